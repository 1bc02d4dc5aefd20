//! A case as a file: answers, remarks and the whole assessment as canonical JSON under a checksum, and back again.
//!
//! What is read are answers, day and remarks; the assessment is always made anew.

use std::fmt::{self, Write as _};

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::assessment::Assessment;
use super::canonical::canonical;
use super::former;
use super::json::{self, Json, characters, member, members};
#[cfg(test)]
use super::reflection::Reflection;
use super::{ById, Chosen, Id};
use engine::answers::{Answers, option_of};
use engine::assess::TooEarly;
use engine::date::Date;
use engine::program::Compiled;
use engine::rulebook::{Question, Rulebook};
#[cfg(test)]
use session::{LONGEST_NAME, LONGEST_REASON};
use session::{Opened, Origin, Remarks, Session, Telling};

/// The name of the form and its number.
const FORMAT: &str = "ai-act-check/1";
/// What the name of every form of ours begins with.
const NAME: &str = "ai-act-check/";
/// The longest file read, in bytes: many times the fullest case.
pub const LONGEST: usize = 4 << 20;
const CHECKSUM: &str = "sha256";
const REFLECTIONS: &str = "reflections";

/// A case as the widget saves it: answers, remarks and the assessment they gave, in the canonical form of RFC 8785. Opening it
/// makes the assessment anew; `ai-act-check verify` says whether it is still the same.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct SavedCase {
    #[serde(flatten)]
    content: Content,
    /// SHA-256 of the canonical text of this document without this member, in hexadecimal digits. It shows a change after
    /// saving; it is no signature.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    sha256: String,
}

/// A case without its checksum.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
struct Content {
    /// The name of this form and its number.
    #[cfg_attr(test, schemars(extend("const" = FORMAT)), ts(type = r#""ai-act-check/1""#))]
    format: &'static str,
    /// The answers by question id; see answers.schema.json.
    answers: ById<Chosen>,
    /// The visitor's name for the system; empty if there is none. It never changes the result.
    #[cfg_attr(test, schemars(length(max = LONGEST_NAME)))]
    name: String,
    /// The visitor's reasons by question id. They never change the result.
    reasons: ById<Remark>,
    /// What was written to catalogues below the result, none of them law; absent if nothing was. See reflection.schema.json.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(schema_with = "reflections_as_a_schema"), ts(as = "Option<Vec<Reflection>>", optional))]
    reflections: Option<Json>,
    /// The result at the time of saving.
    assessment: Assessment,
}

/// A list of documents, each of which has a schema of its own.
#[cfg(test)]
fn reflections_as_a_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "array", "items": { "$ref": "reflection.schema.json" } })
}

/// What a visitor has to say about an answer.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub(super) struct Remark(#[cfg_attr(test, schemars(length(min = 1, max = LONGEST_REASON)))] String);

/// Whether a saved case still has its result.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Verdict {
    /// Whether nothing came out otherwise, nothing was lost and nothing edited.
    pub same: bool,
    /// What there is to say about it, the origin first.
    pub sentences: Vec<String>,
}

impl From<Opened> for Verdict {
    fn from(opened: Opened) -> Self {
        Self { same: opened.same, sentences: opened.sentences }
    }
}

/// What a file or a link holds, as far as today's rulebook knows it.
#[derive(Debug, PartialEq)]
pub struct Case {
    /// The day of the result.
    pub day: Date,
    /// The answers that today's rulebook knows.
    pub answers: Answers,
    /// Name and reasons, if they were passed on.
    pub remarks: Remarks,
    /// Where it came from, and what its result was; ids that today's rulebook does not know are left out.
    pub origin: Origin,
}

impl Case {
    /// A visit that goes on with this case, at the result, and where the case came from.
    ///
    /// # Errors
    /// [`TooEarly`] for a day before the rulebook begins.
    pub fn resume(self, book: &'static Compiled) -> Result<(Session, Origin), TooEarly> {
        let mut session = Session::with_answers(book, self.answers, self.day)?;
        *session.remarks_mut() = self.remarks;
        Ok((session, self.origin))
    }
}

/// Why a file or a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseError {
    /// It has nothing of ours in it.
    Foreign,
    /// It is ours, of a form that this build does not know.
    OtherFormat,
    /// It is ours, about another rulebook.
    OtherRulebook,
    /// It was cut off or changed on the way.
    Damaged,
}

impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "there is no case of ai-act-check in it; choose the saved file, or copy the whole link",
            Self::OtherFormat => "it was made by another version of ai-act-check; open it there, or answer anew",
            Self::OtherRulebook => {
                "it was made with another rulebook of ai-act-check; open it in the check it comes from"
            }
            Self::Damaged => "it is damaged; ask for it again, or take another copy",
        })
    }
}

impl std::error::Error for CaseError {}

/// What is told, as a file.
#[must_use]
pub fn write(telling: &Telling) -> String {
    let content = Content::of(telling);
    canonical(&SavedCase { sha256: digest(&content), content })
}

/// SHA-256 of the canonical text of the file without its checksum, in hexadecimal digits.
#[must_use]
pub fn checksum(telling: &Telling) -> String {
    digest(&Content::of(telling))
}

impl Content {
    fn of(telling: &Telling) -> Self {
        let session = telling.session;
        let remarks = session.remarks();
        let reasons = remarks.reasons().map(|(question, reason)| (Id(question), Remark(reason.to_owned())));
        Self {
            format: FORMAT,
            answers: session.answers().into(),
            name: remarks.name().to_owned(),
            reasons: ById(reasons.collect()),
            reflections: json::read(remarks.reflections()),
            assessment: Assessment::of(telling),
        }
    }
}

fn digest(document: &impl Serialize) -> String {
    let hash = hmac_sha256::Hash::hash(canonical(document).as_bytes());
    hash.iter().fold(String::new(), |mut digits, byte| {
        // Writing into a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// What was written to catalogues, as a case was given it: a list of documents as canonical JSON, or nothing for `null`. None for
/// anything else.
#[must_use]
pub fn reflections(given: &str) -> Option<String> {
    match json::read(given)? {
        Json::Null => Some(String::new()),
        list @ Json::Array(_) => Some(canonical(&list)),
        _ => None,
    }
}

/// What a saved case assumes about days that nobody knew: names and days. What is no day is left out.
#[must_use]
pub fn assumed(content: &str) -> Vec<(String, Date)> {
    let document = json::read(content).unwrap_or(Json::Null);
    let rulebook = member(&document, "assessment").and_then(|assessment| member(assessment, "rulebook"));
    let days = rulebook.and_then(|rulebook| member(rulebook, "assumed")).map_or(&[][..], members);
    days.iter().filter_map(|(anchor, day)| Some((anchor.clone(), Date::parse(characters(day)?)?))).collect()
}

/// Reads a file; a bare answers document (`{"answers": …}`) is one too, for `today`.
///
/// # Errors
/// See [`CaseError`]. Nothing in a file is executed, and none makes this panic.
pub fn read(book: &'static Rulebook, content: &str, today: Date) -> Result<Case, CaseError> {
    if content.len() > LONGEST {
        return Err(CaseError::Foreign);
    }
    let mut document = json::read(content).ok_or(CaseError::Foreign)?;
    // Only answers and nothing else: such a document was never saved by us, so it has no checksum to lose.
    let bare = members(&document).len() == 1;
    let stated = document.take(CHECKSUM);
    let form = member(&document, "format").map(|f| characters(f).unwrap_or_default());
    match form {
        Some(FORMAT) | None => {}
        Some(other) if other.starts_with(NAME) => return Err(CaseError::OtherFormat),
        Some(_) => return Err(CaseError::Foreign),
    }
    let given = member(&document, "answers").ok_or(CaseError::Foreign)?;
    let assessment = member(&document, "assessment").unwrap_or(&Json::Null);
    let rulebook = member(assessment, "rulebook").unwrap_or(&Json::Null);
    if member(rulebook, "id").and_then(characters).is_some_and(|id| id != book.id) {
        return Err(CaseError::OtherRulebook);
    }
    let version = date(rulebook, "version");
    let (answers, lost) = answers_of(book, given, version.is_some_and(|version| version < book.version))?;
    let ids = |list: &str, all: &[&'static str], counts: fn(&Json) -> bool| {
        member(assessment, list).map(|list| ids_of(list, all, counts))
    };
    let classes: Vec<&'static str> = book.classes.iter().map(|c| c.id).collect();
    let duties: Vec<&'static str> = book.duties().map(|d| d.id).collect();
    let origin = Origin {
        version: version.unwrap_or(book.version),
        lost,
        // Blanks and the order of members do not matter.
        edited: !bare && stated.as_ref().and_then(characters) != Some(&*digest(&document)),
        classes: ids("classes", &classes, |c| member(c, "status").and_then(characters) == Some("certain")),
        duties: ids("duties", &duties, |_| true),
    };
    let day = date(assessment, "as_of").unwrap_or(today);
    Ok(Case { day, answers, remarks: remarks_of(book, &document), origin })
}

/// The answers that the rulebook knows, those of an older one in today's words, and how many options it does not know or take
/// together any more.
fn answers_of(book: &'static Rulebook, document: &Json, older: bool) -> Result<(Answers, usize), CaseError> {
    let Json::Object(given) = document else { return Err(CaseError::Damaged) };
    let mut said = Vec::new();
    let mut lost = 0;
    for (question, options) in given {
        let Json::Array(options) = options else { return Err(CaseError::Damaged) };
        let ids: Vec<&str> = options.iter().filter_map(characters).collect();
        lost += options.len() - ids.len();
        said.push((&**question, ids));
    }
    let (answers, unknown) = taken(book, said, older);
    Ok((answers, lost + unknown))
}

/// The answers that the rulebook knows of options by question, `older` for those of an older rulebook, which are said in today's
/// words; and how many options it does not know or take together any more.
pub fn taken<'a>(
    book: &'static Rulebook,
    said: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>,
    older: bool,
) -> (Answers, usize) {
    let mut answers = Answers::default();
    let mut lost = 0;
    let mut translated = Vec::new();
    for (question, ids) in said {
        if let Some(today) = former::today(book, question, &ids, older) {
            lost += today.lost.len();
            translated.push(today.saying);
            continue;
        }
        let has = |q: &Question, id: &str| q.option_ids().any(|known| known == option_of(id));
        let question = book.question(question);
        let known: Vec<&str> = question.map_or(Vec::new(), |q| ids.iter().copied().filter(|id| has(q, id)).collect());
        let is_taken = question.is_some_and(|q| !known.is_empty() && answers.give(book, q.id, &known).is_ok());
        lost += ids.len().saturating_sub(if is_taken { known.len() } else { 0 });
    }
    former::give(book, &mut answers, translated);
    if older {
        former::open(book, &mut answers);
    }
    (answers, lost)
}

/// The ids among those of the rulebook that a list of objects names.
fn ids_of(list: &Json, all: &[&'static str], counts: fn(&Json) -> bool) -> Vec<&'static str> {
    let Json::Array(list) = list else { return Vec::new() };
    let named = |id: &&'static str| list.iter().any(|o| counts(o) && member(o, "id").and_then(characters) == Some(id));
    all.iter().copied().filter(named).collect()
}

fn remarks_of(book: &'static Rulebook, document: &Json) -> Remarks {
    let mut remarks = Remarks::default();
    remarks.set_name(member(document, "name").and_then(characters).unwrap_or_default());
    for (question, reason) in member(document, "reasons").map_or(&[][..], members) {
        if let (Some(question), Some(reason)) = (book.question(question), characters(reason)) {
            remarks.set_reason(question.id, reason);
        }
    }
    if let Some(list @ Json::Array(_)) = member(document, REFLECTIONS) {
        remarks.set_reflections(canonical(list));
    }
    remarks
}

fn date(document: &Json, key: &str) -> Option<Date> {
    member(document, key).and_then(characters).and_then(Date::parse)
}
