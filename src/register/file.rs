//! A register as a file: opened whole or refused in a sentence, written in the canonical form of RFC 8785 under a checksum.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::mem;

use documents::canonical::canonical;
use serde::de::DeserializeOwned;
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::record::{Register, System};
use super::schema::{self, Fault};
use super::words::Words;

/// The name of the form and its number.
pub const FORMAT: &str = "ai-act-register/1";
/// What the name of every form of a register begins with.
const NAME: &str = "ai-act-register/";
/// The longest file read, in bytes: ten thousand full records.
pub const LONGEST: usize = 128 << 20;
/// The most systems in a register.
pub const MOST_SYSTEMS: usize = 50_000;

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It is longer than [`LONGEST`].
    Long,
    /// It is no JSON: what the reader says.
    NoJson(String),
    /// It is no register.
    Foreign,
    /// It is a register of a form with this name, which this program does not know.
    OtherFormat(String),
    /// It has more than [`MOST_SYSTEMS`].
    Many(usize),
    /// Something in it is of another kind than it must be.
    Faulty(Vec<Fault>),
}

impl Refusal {
    /// Why, in a sentence for each reason.
    #[must_use]
    pub fn sentences(&self, words: &Words) -> Vec<String> {
        let say = |key: &str, parts: &[(&str, &str)]| vec![words.fill(&format!("refusal.{key}"), parts)];
        match self {
            Self::Long => say("long", &[("most", &(LONGEST >> 20).to_string())]),
            Self::NoJson(why) => say("no-json", &[("why", why)]),
            Self::Foreign => say("foreign", &[("format", FORMAT)]),
            Self::OtherFormat(format) => say("format", &[("format", format), ("known", FORMAT)]),
            Self::Many(count) => say("many", &[("count", &count.to_string()), ("most", &MOST_SYSTEMS.to_string())]),
            Self::Faulty(faults) => faults.iter().map(|fault| fault.sentence(words)).collect(),
        }
    }
}

/// A register that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The register.
    pub register: Register,
    /// What is wrong with it, though nothing that keeps it from being opened.
    pub faults: Vec<Fault>,
    /// Whether it was changed by something else after saving: its checksum is another.
    pub edited: bool,
}

/// Opens a file.
///
/// # Errors
/// [`Refusal`]. Nothing in a file is executed, and none makes this panic.
pub fn open(text: &str) -> Result<Opened, Refusal> {
    if text.len() > LONGEST {
        return Err(Refusal::Long);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: Value = serde_json::from_str(text).map_err(|error| Refusal::NoJson(error.to_string()))?;
    opened(document)
}

/// Opens a document.
///
/// # Errors
/// [`Refusal`].
pub fn opened(document: Value) -> Result<Opened, Refusal> {
    let mut opening = Opening::begin(document)?;
    while opening.step()? {}
    opening.finish()
}

/// A document that is being opened, system by system, so that whoever opens thousands can do something else in between.
pub struct Opening {
    /// All but the systems.
    document: Value,
    systems: std::vec::IntoIter<Value>,
    read: Vec<System>,
    faults: Vec<Fault>,
    /// Where a checksum is stated.
    sum: Option<Sum>,
}

/// The checksum of a document whose systems come one by one.
struct Sum {
    stated: String,
    hash: hmac_sha256::Hash,
    /// What stands behind the systems.
    rest: String,
}

impl Opening {
    /// Looks at all but the systems.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn begin(mut document: Value) -> Result<Self, Refusal> {
        match document.get("format").and_then(Value::as_str) {
            Some(FORMAT) => {}
            Some(other) if other.starts_with(NAME) => return Err(Refusal::OtherFormat(other.to_owned())),
            _ => return Err(Refusal::Foreign),
        }
        // The empty list stays where it is: whether there is one matters.
        let systems = document.get_mut("systems").and_then(Value::as_array_mut).map(mem::take).unwrap_or_default();
        if systems.len() > MOST_SYSTEMS {
            return Err(Refusal::Many(systems.len()));
        }
        let stated = document.get("sha256").and_then(Value::as_str).map(str::to_owned);
        let sum = stated.map(|stated| Sum::begin(stated, &document, !systems.is_empty()));
        remove_nulls(&mut document);
        let faults = schema::faults(&document);
        Ok(Self { document, read: Vec::with_capacity(systems.len()), systems: systems.into_iter(), faults, sum })
    }

    /// Reads the next system, and says whether there was one.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn step(&mut self) -> Result<bool, Refusal> {
        let Some(mut system) = self.systems.next() else { return Ok(false) };
        if let Some(sum) = &mut self.sum {
            sum.system(&system, self.read.is_empty());
        }
        remove_nulls(&mut system);
        let faults = schema::faults_of_system(&system, self.read.len() + 1);
        // A place is kept for one that cannot be read, so that each is named by its own.
        let is_grave = faults.iter().any(Fault::is_grave);
        self.faults.extend(faults);
        self.read.push(if is_grave { System::default() } else { typed(system)? });
        Ok(true)
    }

    /// The register, once every system is read.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn finish(self) -> Result<Opened, Refusal> {
        if self.faults.iter().any(Fault::is_grave) {
            return Err(Refusal::Faulty(self.faults.into_iter().filter(Fault::is_grave).collect()));
        }
        let mut register: Register = typed(self.document)?;
        register.systems = self.read;
        Ok(Opened { register, faults: self.faults, edited: self.sum.is_some_and(Sum::differs) })
    }
}

impl Sum {
    /// Takes what stands before the systems, if there are any, in the canonical order.
    fn begin(stated: String, document: &Value, has_systems: bool) -> Self {
        let members = document.as_object().into_iter().flatten().filter(|(name, _)| *name != "sha256");
        let mut named: Vec<(&str, String)> = members
            .map(|(name, value)| match name.as_str() {
                "systems" if has_systems => ("systems", "[".to_owned()),
                name => (name, text(value)),
            })
            .collect();
        named.sort_by_key(|(name, _)| *name);
        let member = |(name, value): &(&str, String)| format!("{}:{value}", text(&Value::from(*name)));
        let at = named.iter().position(|(name, _)| has_systems && *name == "systems").map_or(named.len(), |at| at + 1);
        let (before, after) = named.split_at_checked(at).unwrap_or_default();
        let before = before.iter().map(member).collect::<Vec<_>>().join(",");
        let after = after.iter().map(|one| format!(",{}", member(one))).collect::<Vec<_>>().concat();
        let mut hash = hmac_sha256::Hash::new();
        hash.update(format!("{{{before}"));
        Self { stated, hash, rest: format!("{}{after}}}", if has_systems { "]" } else { "" }) }
    }

    fn system(&mut self, system: &Value, is_first: bool) {
        if !is_first {
            self.hash.update(",");
        }
        self.hash.update(text(system));
    }

    /// Whether another one is stated.
    fn differs(mut self) -> bool {
        self.hash.update(&self.rest);
        digits(&self.hash.finalize()) != self.stated
    }
}

fn typed<T: DeserializeOwned>(document: Value) -> Result<T, Refusal> {
    serde_json::from_value(document).map_err(|error| Refusal::NoJson(error.to_string()))
}

impl Register {
    /// The register as a document, with its checksum.
    #[must_use]
    pub fn document(&self) -> Value {
        let mut document = serde_json::to_value(self).unwrap_or_default();
        if let Some(members) = document.as_object_mut() {
            members.insert("format".to_owned(), FORMAT.into());
            // A list that must be there may be empty.
            for list in ["organisations", "systems"] {
                members.entry(list).or_insert_with(|| Value::Array(Vec::new()));
            }
        }
        let sha256 = checksum_without(&document);
        if let Some(members) = document.as_object_mut() {
            members.insert("sha256".to_owned(), sha256.into());
        }
        document
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> String {
        text(&self.document())
    }

    /// The organisation with an id.
    #[must_use]
    pub fn organisation(&self, id: &str) -> Option<&super::record::Organisation> {
        self.organisations.iter().find(|organisation| organisation.id == id)
    }

    /// The name of the organisation that answers for a system.
    #[must_use]
    pub fn body_of(&self, system: &System) -> &str {
        self.organisation(&system.organisation.responsible).map_or("", |organisation| &organisation.name)
    }

    /// What does not fit together: ids that stand twice, that nobody has, or that were removed.
    #[must_use]
    pub fn contradictions(&self, words: &Words) -> Vec<String> {
        let mut found = Vec::new();
        let mut say =
            |key: &str, parts: &[(&str, &str)]| found.push(words.fill(&format!("contradiction.{key}"), parts));
        let mut seen = BTreeSet::new();
        let organisations: BTreeSet<&str> = self.organisations.iter().map(|o| o.id.as_str()).collect();
        let ids = self.organisations.iter().map(|o| (&o.id, &o.name));
        for (id, name) in ids.chain(self.systems.iter().map(|s| (&s.id, &s.name))) {
            if !seen.insert(id.as_str()) {
                say("twice", &[("id", id), ("name", name)]);
            }
        }
        let known = |id: &str| id.is_empty() || organisations.contains(id);
        if !known(&self.register.publisher) {
            say("publisher", &[("id", &self.register.publisher)]);
        }
        for organisation in self.organisations.iter().filter(|o| !known(&o.parent)) {
            say("parent", &[("name", &organisation.name), ("id", &organisation.parent)]);
        }
        let removed: BTreeSet<&str> = self.tombstones.iter().map(|t| t.id.as_str()).collect();
        for system in &self.systems {
            let name = ("name", system.name.as_str());
            if !known(&system.organisation.responsible) {
                say("responsible", &[name, ("id", &system.organisation.responsible)]);
            }
            if removed.contains(system.id.as_str()) {
                say("removed", &[name, ("id", &system.id)]);
            }
            let (begin, end) = (&system.lifecycle.begin, &system.lifecycle.end);
            let common = begin.len().min(end.len());
            if common > 0 && begin.get(..common) > end.get(..common) {
                say("end", &[name, ("begin", begin), ("end", end)]);
            }
        }
        found
    }
}

impl System {
    /// SHA-256 of what the record says, without the member that counts its revisions.
    #[must_use]
    pub fn content_sha256(&self) -> String {
        let mut document = serde_json::to_value(self).unwrap_or_default();
        if let Some(members) = document.as_object_mut() {
            members.remove("revision");
        }
        checksum(&document)
    }

    /// Counts a change on a day, if there is one.
    pub fn revise(&mut self, today: &str) {
        let content = self.content_sha256();
        if self.revision.content_sha256 != content {
            self.revision.parent = mem::replace(&mut self.revision.content_sha256, content);
            self.revision.number += 1;
            today.clone_into(&mut self.revision.changed_on);
        }
    }
}

/// SHA-256 of the canonical text of a document, in hexadecimal digits.
#[must_use]
pub fn checksum(document: &Value) -> String {
    digits(&hmac_sha256::Hash::hash(text(document).as_bytes()))
}

fn digits(hash: &[u8]) -> String {
    hash.iter().fold(String::new(), |mut digits, byte| {
        // Writing into a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn checksum_without(document: &Value) -> String {
    let mut document = document.clone();
    if let Some(members) = document.as_object_mut() {
        members.remove("sha256");
    }
    checksum(&document)
}

/// The canonical text of a document.
#[must_use]
pub fn text(document: &Value) -> String {
    canonical(&Exact(document))
}

/// What is null is absent.
fn remove_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(remove_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_nulls),
        _ => {}
    }
}

/// A value whose numbers are written digit by digit: the canonical writer takes them for bytes, which JSON has not.
struct Exact<'v>(&'v Value);

impl Serialize for Exact<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => to.serialize_unit(),
            Value::Bool(value) => to.serialize_bool(*value),
            Value::Number(number) => {
                let digits = number.to_string();
                // 4800.0 and 4800 are one number.
                to.serialize_bytes(digits.strip_suffix(".0").unwrap_or(&digits).as_bytes())
            }
            Value::String(text) => to.serialize_str(text),
            Value::Array(items) => to.collect_seq(items.iter().map(Exact)),
            Value::Object(members) => to.collect_map(members.iter().map(|(name, value)| (name, Exact(value)))),
        }
    }
}
