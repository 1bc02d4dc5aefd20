//! A catalogue: who asks it in which documents, its sections with their points, and its sheets for work in a group.

use std::collections::BTreeMap;

use documents::reflection::{Holds, StatedFact};
use engine::date::Date;
use engine::truth::Truth;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::files;

/// A text in each language, by its code.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

/// Several texts in each language.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Lists(pub BTreeMap<String, Vec<String>>);

impl Texts {
    /// The text in a language; empty in one that the catalogue does not have.
    #[must_use]
    pub fn get(&self, lang: &str) -> &str {
        self.0.get(lang).map(String::as_str).unwrap_or_default()
    }
}

impl Lists {
    /// The texts in a language; none in one that the catalogue does not have.
    #[must_use]
    pub fn get(&self, lang: &str) -> &[String] {
        self.0.get(lang).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A catalogue.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// What the whole of it is.
    pub head: Head,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// What is filled in, printed or read beside the points, in order.
    pub sheets: Vec<Sheet>,
    /// What the facts are called on which points depend.
    pub facts: Vec<Fact>,
}

/// What a catalogue is, by whom and of which day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// The day of its last change; documents of people name it.
    #[serde(deserialize_with = "day")]
    pub version: Date,
    /// How long a group takes for it, in minutes.
    pub minutes: u16,
    /// Its name.
    pub name: Texts,
    /// What it is, by whom, of which day, and that it is no law: what stands on every page.
    pub band: Texts,
    /// What it asks, in a few sentences.
    pub lead: Texts,
    /// The documents that it was made of.
    #[serde(rename = "document")]
    pub documents: Vec<Document>,
}

/// A document of which a catalogue was made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id within the catalogue.
    pub id: String,
    /// What kind of document it is: "Motion".
    pub kind: Texts,
    /// Its title; documents have theirs in one language, and a translation beside it.
    pub title: Texts,
    /// Whose it is.
    pub by: Texts,
    /// Of which day.
    pub date: Texts,
    /// Its number among papers, or that our copy names none.
    pub number: Texts,
    /// How a point names it: what it is, whose, of which day, with which number.
    pub short: Texts,
}

/// A section.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Texts,
    /// What it is about.
    pub lead: Texts,
    /// Its points, in order.
    #[serde(rename = "point")]
    pub points: Vec<Point>,
}

/// A point: one question to think about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its id within the catalogue.
    pub id: String,
    /// What it is about, in a few words.
    pub name: Texts,
    /// The question.
    pub question: Texts,
    /// Why the document asks it.
    pub why: Texts,
    /// What good practice looks like: two or three examples.
    pub good: Lists,
    /// The facts that must all hold for it to concern a system; without any it concerns all.
    #[serde(default)]
    pub concerns: Vec<String>,
    /// Where it comes from.
    pub source: Vec<Source>,
}

/// A place in a document.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id of the document.
    pub document: String,
    /// The section as the document names it.
    pub section: String,
}

/// A fact on which points depend.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// When it holds, as a clause: "people are decided about".
    pub name: Texts,
}

/// Something beside the points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Texts,
    /// What it is for.
    pub lead: Texts,
    /// Where it comes from.
    pub source: Source,
    /// What it holds.
    pub content: Content,
}

/// What a sheet holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Questions with room for an answer.
    Template(Template),
    /// The course of a meeting.
    Plan(Plan),
    /// The matrix of vulnerability and risk.
    Matrix(Matrix),
    /// Things to read and to use.
    Resources(Resources),
}

/// Questions with room for an answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// For whom it is.
    pub who: Texts,
    /// How long it takes.
    pub time: Texts,
    /// Its parts, in order.
    #[serde(rename = "part")]
    pub parts: Vec<TemplatePart>,
}

/// A part of a template.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplatePart {
    /// Its name.
    pub name: Texts,
    /// Its fields, in order.
    pub fields: Vec<Field>,
}

/// A field of a template.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its id within the template.
    pub id: String,
    /// What to write.
    pub label: Texts,
}

/// The course of a meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What comes of it.
    pub goal: Texts,
    /// For whom it is.
    pub who: Texts,
    /// How long it takes.
    pub time: Texts,
    /// What has to be there before.
    pub before: Lists,
    /// Its steps, in order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// A step of a meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// How long it takes, in minutes: the shortest and the longest time; the same twice if the paper names one, and none if
    /// it names no time.
    pub minutes: Option<[u16; 2]>,
    /// Its name.
    pub name: Texts,
    /// What is done in it.
    pub parts: Lists,
}

/// The matrix of vulnerability and risk.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// Groups to begin with.
    pub groups: Lists,
    /// How it is read.
    pub reading: Texts,
}

/// Things to read and to use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resources {
    /// The groups, in order.
    #[serde(rename = "group")]
    pub groups: Vec<ResourceGroup>,
}

/// Resources of one kind.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourceGroup {
    /// What they are for.
    pub name: Texts,
    /// The resources.
    pub items: Vec<Resource>,
}

/// Something to read or to use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Its name, in one language.
    pub name: String,
    /// What it is for.
    pub r#for: Texts,
    /// Its address, where our copy of the document has it.
    #[serde(default)]
    pub link: Option<String>,
}

/// The facts of all catalogues.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    #[serde(rename = "fact")]
    facts: Vec<Fact>,
}

const FOLDER: &str = "catalogues/";

impl Catalogue {
    /// The ids of all catalogues, in the order of the alphabet.
    #[must_use]
    pub fn ids() -> Vec<&'static str> {
        let of_folder = |path: &'static str| Some(path.strip_prefix(FOLDER)?.split_once('/')?.0);
        let mut ids: Vec<&str> = files::below(FOLDER).filter_map(|(path, _)| of_folder(path)).collect();
        ids.dedup();
        ids
    }

    /// Reads a catalogue of this build.
    ///
    /// # Errors
    /// A sentence: there is no such catalogue, or a file of it is not as its README says.
    pub fn read(id: &str) -> Result<Self, String> {
        if !Self::ids().contains(&id) {
            return Err(format!("there is no catalogue \"{id}\"; choose one of {}", Self::ids().join(", ")));
        }
        let folder = [FOLDER, id, "/"].concat();
        let (mut head, mut sections, mut sheets) = (None, Vec::new(), Vec::new());
        for (path, content) in files::below(&folder) {
            let name = path.strip_prefix(&*folder).unwrap_or_default();
            if name.starts_with("section-") {
                sections.push(parsed(path, content)?);
            } else if name.starts_with("sheet-") {
                sheets.push(parsed(path, content)?);
            } else {
                head = Some(parsed(path, content)?);
            }
        }
        let head = head.ok_or_else(|| format!("{folder}catalogue.toml is missing; its README says what it holds"))?;
        let facts = files::below("catalogues/facts.toml").next();
        let facts: Facts = facts.map_or(Ok(Facts { facts: Vec::new() }), |(path, content)| parsed(path, content))?;
        Ok(Self { head, sections, sheets, facts: facts.facts })
    }

    /// All points, in order.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.sections.iter().flat_map(|section| &section.points)
    }

    /// The sheet with an id.
    #[must_use]
    pub fn sheet(&self, id: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    /// The document with an id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.head.documents.iter().find(|document| document.id == id)
    }
}

impl Point {
    /// Whether it concerns a system of which these facts are known: what nobody said is unknown.
    #[must_use]
    pub fn concerns(&self, facts: &[StatedFact]) -> Truth {
        let holds = |id: &String| match facts.iter().find(|fact| fact.fact == *id).map(|fact| fact.holds) {
            Some(Holds::Yes) => Truth::Yes,
            Some(Holds::No) => Truth::No,
            Some(Holds::Unknown) | None => Truth::Unknown,
        };
        self.concerns.iter().map(holds).fold(Truth::Yes, Truth::and)
    }
}

/// A file in its shape.
pub(crate) fn parsed<T: DeserializeOwned>(path: &str, content: &str) -> Result<T, String> {
    toml::from_str(content).map_err(|error| format!("src/reflection/{path}: {error}"))
}

fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let text = String::deserialize(from)?;
    Date::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no day; write YYYY-MM-DD")))
}
