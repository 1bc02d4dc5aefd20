//! A reflection as a file: what people wrote to the points of a catalogue, and back again. It knows no catalogue, so a point
//! that a later version of one has dropped is read like any other.

#[cfg(test)]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
#[cfg(test)]
use ts_rs::TS;

use super::answers::kind;
use super::canonical::canonical;
use super::json::{self, Json, characters};
#[cfg(test)]
use super::{Day, parts::ID_PATTERN};
use engine::date::Date;
use session::{LONGEST_NAME, LONGEST_REASON, plain};

/// The name of the form and its number.
const FORMAT: &str = "ai-act-reflection/1";
/// What the name of every form of reflections begins with.
const NAME: &str = "ai-act-reflection/";
/// The longest file read, in bytes: many times the fullest one.
const LONGEST: usize = 1 << 20;
/// The most entries in one list of a file: several times the points of the largest catalogue.
const MOST: usize = 400;
/// The longest answer in a template, in characters: half a page.
pub const LONGEST_ENTRY: usize = 2000;

/// What people wrote about a system to the points of a catalogue: a values paper, motions or a white paper, none of them law.
/// Nobody checks it, and no number comes of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Reflection {
    /// The name of this form and its number.
    #[cfg_attr(test, schemars(extend("const" = FORMAT)), ts(type = r#""ai-act-reflection/1""#))]
    format: &'static str,
    /// The id of the catalogue.
    #[cfg_attr(test, schemars(regex(pattern = ID_PATTERN)))]
    pub catalogue: String,
    /// The version of the catalogue that was answered.
    #[serde(serialize_with = "day")]
    #[cfg_attr(test, schemars(with = "Option<Day>"), ts(as = "Option<Day>"))]
    pub version: Option<Date>,
    /// The name of the system; empty if there is none.
    #[cfg_attr(test, schemars(length(max = LONGEST_NAME)))]
    pub system: String,
    /// The day on which it was last worked on.
    #[serde(serialize_with = "day")]
    #[cfg_attr(test, schemars(with = "Option<Day>"), ts(as = "Option<Day>"))]
    pub day: Option<Date>,
    /// What came of it.
    pub decision: Decision,
    /// Why, in the words of those who decided.
    #[cfg_attr(test, schemars(length(max = LONGEST_REASON)))]
    pub reason: String,
    /// What is known of the system; points that concern others only are left out by it.
    pub facts: Vec<StatedFact>,
    /// What was said to each point. A point that is not named is open.
    pub points: Vec<AnsweredPoint>,
    /// The groups of the matrix of vulnerability and risk.
    pub groups: Vec<GroupAtRisk>,
    /// What was written into templates.
    pub entries: Vec<TemplateEntry>,
}

/// What came of a reflection. Not to use AI is one of the outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Nothing is decided yet.
    #[default]
    Open,
    /// The system is used.
    Use,
    /// The system is used under conditions, which the reason names.
    UseWithConditions,
    /// The system is not used.
    NotUsed,
}

/// Something that is so of the system or is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct StatedFact {
    /// The name of the fact in the catalogues.
    #[cfg_attr(test, schemars(regex(pattern = ID_PATTERN)))]
    pub fact: String,
    /// Whether it is so.
    pub holds: Holds,
}

/// Whether a fact is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nobody knows yet.
    Unknown,
}

/// What was said to a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct AnsweredPoint {
    /// The id of the point in its catalogue.
    #[cfg_attr(test, schemars(regex(pattern = ID_PATTERN)))]
    pub point: String,
    /// How far it is.
    pub state: State,
    /// What there is, or what is missing.
    #[cfg_attr(test, schemars(length(max = LONGEST_REASON)))]
    pub note: String,
    /// Who takes care of it.
    #[cfg_attr(test, schemars(length(max = LONGEST_NAME)))]
    pub who: String,
    /// Until when.
    #[serde(serialize_with = "day")]
    #[cfg_attr(test, schemars(with = "Option<Day>"), ts(as = "Option<Day>"))]
    pub until: Option<Date>,
}

/// How far a point is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is done.
    Done,
    /// A part of it is done.
    Partly,
    /// It is not done yet.
    NotYet,
    /// It does not apply to this system.
    DoesNotApply,
    /// Nobody has said anything yet.
    #[default]
    Open,
}

/// A group of people that a system may harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct GroupAtRisk {
    /// Who they are.
    #[cfg_attr(test, schemars(length(min = 1, max = LONGEST_NAME)))]
    pub group: String,
    /// How likely an effect on them is.
    pub likelihood: Step,
    /// How grave it would be for them.
    pub impact: Step,
    /// What is meant, or what helps.
    #[cfg_attr(test, schemars(length(max = LONGEST_REASON)))]
    pub note: String,
}

/// A step of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

/// What was written into a field of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct TemplateEntry {
    /// The id of the template.
    #[cfg_attr(test, schemars(regex(pattern = ID_PATTERN)))]
    pub template: String,
    /// The id of the field in it.
    #[cfg_attr(test, schemars(regex(pattern = ID_PATTERN)))]
    pub field: String,
    /// What was written.
    #[cfg_attr(test, schemars(length(max = LONGEST_ENTRY)))]
    pub text: String,
}

/// One of a few words of a document.
trait Word: Copy + 'static {
    /// All there are, each as it is written.
    const ALL: &'static [(&'static str, Self)];
}

impl Word for Decision {
    const ALL: &'static [(&'static str, Self)] = &[
        ("open", Self::Open),
        ("use", Self::Use),
        ("use-with-conditions", Self::UseWithConditions),
        ("not-used", Self::NotUsed),
    ];
}

impl Word for Holds {
    const ALL: &'static [(&'static str, Self)] = &[("yes", Self::Yes), ("no", Self::No), ("unknown", Self::Unknown)];
}

impl Word for State {
    const ALL: &'static [(&'static str, Self)] = &[
        ("done", Self::Done),
        ("partly", Self::Partly),
        ("not-yet", Self::NotYet),
        ("does-not-apply", Self::DoesNotApply),
        ("open", Self::Open),
    ];
}

impl Word for Step {
    const ALL: &'static [(&'static str, Self)] = &[("low", Self::Low), ("medium", Self::Medium), ("high", Self::High)];
}

impl Reflection {
    /// One to which nobody has said anything yet.
    #[must_use]
    pub fn new(catalogue: &str, version: Date) -> Self {
        Self {
            format: FORMAT,
            catalogue: catalogue.to_owned(),
            version: Some(version),
            system: String::new(),
            day: None,
            decision: Decision::default(),
            reason: String::new(),
            facts: Vec::new(),
            points: Vec::new(),
            groups: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Names these points, each still open, for whoever fills in the file by hand.
    pub fn leave_open(&mut self, points: Vec<String>) {
        let open =
            |point| AnsweredPoint { point, state: State::Open, note: String::new(), who: String::new(), until: None };
        self.points = points.into_iter().map(open).collect();
    }

    /// The canonical text of the file.
    #[must_use]
    pub fn write(&self) -> String {
        canonical(self)
    }

    /// Reads a file. Free texts become single lines; what is left out is empty or open.
    ///
    /// # Errors
    /// A sentence that says what is wrong and where.
    pub fn read(content: &str) -> Result<Self, String> {
        if content.len() > LONGEST {
            return Err(format!("the file has {} bytes; a reflection has {LONGEST} at most", content.len()));
        }
        let document = json::read(content).ok_or("this is no JSON; choose the file of a saved reflection")?;
        // The form comes first: another version may have other members.
        match json::member(&document, "format").and_then(characters) {
            Some(FORMAT) => {}
            Some(other) if other.starts_with(NAME) => {
                return Err(format!(
                    "the file is of the form \"{other}\", and this program reads \"{FORMAT}\"; open it with the version of \
                     the program that wrote it"
                ));
            }
            _ => return Err(format!("this is no saved reflection: \"format\" must be \"{FORMAT}\"")),
        }
        let top = Members::of(
            &document,
            "the document",
            &[
                "format",
                "catalogue",
                "version",
                "system",
                "day",
                "decision",
                "reason",
                "facts",
                "points",
                "groups",
                "entries",
            ],
        )?;
        let (points, entries) = (top.list("points", point)?, top.list("entries", entry)?);
        let facts = top.list("facts", fact)?;
        once("points", "point", points.iter().map(|p| p.point.clone()))?;
        once("facts", "fact", facts.iter().map(|f| f.fact.clone()))?;
        once("entries", "field", entries.iter().map(|e| [&*e.template, "/", &e.field].concat()))?;
        Ok(Self {
            format: FORMAT,
            catalogue: top.id("catalogue")?,
            version: top.day("version")?,
            system: top.text("system", LONGEST_NAME)?,
            day: top.day("day")?,
            decision: top.word("decision")?.unwrap_or_default(),
            reason: top.text("reason", LONGEST_REASON)?,
            facts,
            points,
            groups: top.list("groups", group)?,
            entries,
        })
    }
}

fn fact(value: &Json, place: &str) -> Result<StatedFact, String> {
    let members = Members::of(value, place, &["fact", "holds"])?;
    Ok(StatedFact { fact: members.id("fact")?, holds: members.word("holds")?.unwrap_or(Holds::Unknown) })
}

fn point(value: &Json, place: &str) -> Result<AnsweredPoint, String> {
    let members = Members::of(value, place, &["point", "state", "note", "who", "until"])?;
    Ok(AnsweredPoint {
        point: members.id("point")?,
        state: members.word("state")?.unwrap_or_default(),
        note: members.text("note", LONGEST_REASON)?,
        who: members.text("who", LONGEST_NAME)?,
        until: members.day("until")?,
    })
}

fn group(value: &Json, place: &str) -> Result<GroupAtRisk, String> {
    let members = Members::of(value, place, &["group", "likelihood", "impact", "note"])?;
    let step = |key| -> Result<Step, String> {
        members.word(key)?.ok_or_else(|| format!("{place}: \"{key}\" is missing; {}", choose::<Step>()))
    };
    let (likelihood, impact) = (step("likelihood")?, step("impact")?);
    let group = members.text("group", LONGEST_NAME)?;
    if group.is_empty() {
        return Err(format!("{place}: \"group\" is empty; write who is meant"));
    }
    Ok(GroupAtRisk { group, likelihood, impact, note: members.text("note", LONGEST_REASON)? })
}

fn entry(value: &Json, place: &str) -> Result<TemplateEntry, String> {
    let members = Members::of(value, place, &["template", "field", "text"])?;
    Ok(TemplateEntry {
        template: members.id("template")?,
        field: members.id("field")?,
        text: members.text("text", LONGEST_ENTRY)?,
    })
}

/// Refuses a list in which something is said twice: nobody could know which counts.
fn once(list: &str, key: &str, ids: impl Iterator<Item = String>) -> Result<(), String> {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            return Err(format!("\"{list}\": the {key} \"{id}\" stands twice; keep one"));
        }
        seen.push(id);
    }
    Ok(())
}

/// The members of an object, with the words for where it stands.
struct Members<'j> {
    members: &'j [(String, Json)],
    place: &'j str,
}

impl<'j> Members<'j> {
    /// An object that has none but these members, each once.
    fn of(value: &'j Json, place: &'j str, keys: &[&str]) -> Result<Self, String> {
        let Json::Object(members) = value else {
            return Err(format!("{place} is {}; it must be an object", kind(value)));
        };
        for (at, (key, _)) in members.iter().enumerate() {
            if !keys.contains(&&**key) {
                return Err(format!("{place}: the key \"{key}\" does not belong here; there are {}", keys.join(", ")));
            }
            if members.iter().take(at).any(|other| other.0 == *key) {
                return Err(format!("{place}: the key \"{key}\" stands twice; keep one"));
            }
        }
        Ok(Self { members, place })
    }

    fn get(&self, key: &str) -> Option<&'j Json> {
        self.members.iter().find(|member| member.0 == key).map(|member| &member.1)
    }

    /// A string as it is; empty if it is left out.
    fn string(&self, key: &str) -> Result<&'j str, String> {
        match self.get(key) {
            None => Ok(""),
            Some(Json::String(text)) => Ok(text),
            Some(other) => Err(format!("{}: \"{key}\" is {}; it must be a string", self.place, kind(other))),
        }
    }

    /// A free text as a single line.
    fn text(&self, key: &str, longest: usize) -> Result<String, String> {
        let text = plain(self.string(key)?, usize::MAX);
        match text.chars().count() {
            n if n > longest => {
                Err(format!("{}: \"{key}\" has {n} characters, and {longest} have room; shorten it", self.place))
            }
            _ => Ok(text),
        }
    }

    fn id(&self, key: &str) -> Result<String, String> {
        let id = self.string(key)?;
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.chars().count() > LONGEST_NAME || !id.chars().all(known) {
            return Err(format!("{}: \"{key}\" is \"{id}\"; an id has small letters, digits and hyphens", self.place));
        }
        Ok(id.to_owned())
    }

    fn day(&self, key: &str) -> Result<Option<Date>, String> {
        if matches!(self.get(key), None | Some(Json::Null)) {
            return Ok(None);
        }
        let text = self.string(key)?;
        let day = Date::parse(text);
        day.map(Some).ok_or_else(|| {
            format!("{}: \"{key}\" is \"{text}\", which is no day of the calendar; write it as YYYY-MM-DD", self.place)
        })
    }

    fn word<W: Word>(&self, key: &str) -> Result<Option<W>, String> {
        if self.get(key).is_none() {
            return Ok(None);
        }
        let text = self.string(key)?;
        let found = W::ALL.iter().find(|(name, _)| *name == text).map(|(_, word)| *word);
        found.map(Some).ok_or_else(|| format!("{}: \"{key}\" is \"{text}\"; {}", self.place, choose::<W>()))
    }

    fn list<T>(&self, key: &str, read: fn(&Json, &str) -> Result<T, String>) -> Result<Vec<T>, String> {
        let items = match self.get(key) {
            None => return Ok(Vec::new()),
            Some(Json::Array(items)) => items,
            Some(other) => return Err(format!("{}: \"{key}\" is {}; it must be a list", self.place, kind(other))),
        };
        if items.len() > MOST {
            return Err(format!("{}: \"{key}\" has {} entries, and {MOST} have room", self.place, items.len()));
        }
        items.iter().enumerate().map(|(at, item)| read(item, &format!("\"{key}\", entry {}", at + 1))).collect()
    }
}

/// "Choose low, medium or high".
fn choose<W: Word>() -> String {
    let names: Vec<&str> = W::ALL.iter().map(|(name, _)| *name).collect();
    format!("choose one of {}", names.join(", "))
}

#[expect(clippy::ref_option, reason = "serde hands over what a member holds")]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::trivially_copy_pass_by_ref, reason = "as above; small is less on 32 bits")
)]
fn day<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => to.collect_str(day),
        None => to.serialize_none(),
    }
}
