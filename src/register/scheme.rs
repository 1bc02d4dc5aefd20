//! The tables of others and ours: which column is which field, and what the values are called. The tables themselves are data,
//! in tables/.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::grid::folded;
use super::merge;

/// How a column is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A text.
    Text,
    /// A text with simple markup of HTML.
    Markup,
    /// One of the values of a closed list.
    Choice,
    /// Several of them.
    Choices,
    /// A year, month or day.
    Date,
    /// A day.
    Day,
    /// Euros.
    Amount,
    /// An address on the web.
    Address,
    /// Words, separated by commas.
    Tags,
    /// Titles with addresses.
    Links,
    /// Assessments with addresses.
    Assessments,
    /// A language code.
    Language,
    /// The id of our own record.
    Id,
    /// The name of the organisation that answers for the system.
    Body,
    /// The name of the organisation above it.
    Parent,
    /// Computed when written, never read.
    Computed,
    /// Always the same.
    Constant,
    /// Known, but there is no field for it here: it is kept letter for letter.
    Left,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// The field: a path of a record; `@body`, `@parent` and `@kind` are of its organisation.
    pub field: String,
    /// How it is read and written.
    pub kind: Kind,
    /// Other headings under which people have it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The most characters that the receiver takes.
    pub most: Option<usize>,
    /// Whether the receiver insists on it.
    #[serde(default)]
    pub required: bool,
    /// What always stands there.
    #[serde(default)]
    pub constant: String,
    /// Whether it is read, but not written.
    #[serde(default)]
    pub extra: bool,
}

/// A table of somebody.
#[derive(Debug, Deserialize)]
pub struct Scheme {
    /// Its id.
    pub id: String,
    /// The language of its words.
    pub lang: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// Every table that is known, the front door first.
pub static SCHEMES: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
    let files = [
        include_str!("tables/german.json"),
        include_str!("tables/dutch.json"),
        include_str!("tables/dutch-list.json"),
        include_str!("tables/us.json"),
        include_str!("tables/us-ready-made.json"),
        include_str!("tables/atrs-list.json"),
    ];
    files.iter().filter_map(|file| serde_json::from_str(file).ok()).collect()
});

/// A scheme by its id.
#[must_use]
pub fn scheme(id: &str) -> Option<&'static Scheme> {
    SCHEMES.iter().find(|scheme| scheme.id == id)
}

/// What a value is called.
#[derive(Debug, Deserialize)]
pub struct Named {
    /// The value.
    pub id: String,
    /// Its names by language or scheme.
    #[serde(flatten)]
    names: BTreeMap<String, Names>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

static VALUES: LazyLock<BTreeMap<String, Vec<Named>>> =
    LazyLock::new(|| serde_json::from_str(include_str!("tables/values.json")).unwrap_or_default());

/// The closed list of a field; `@kind` is that of an organisation.
#[must_use]
pub fn list(field: &str) -> &'static [Named] {
    let field = if field == "@kind" { "organisations.kind".to_owned() } else { super::path::field(field) };
    VALUES.get(&field).map_or(&[], Vec::as_slice)
}

/// What a value is called in a language or scheme; its id where it has no name.
#[must_use]
pub fn name(field: &str, id: &str, lang: &str) -> String {
    let named = list(field).iter().find(|named| named.id == id);
    match named.and_then(|named| named.names.get(lang)) {
        Some(Names::One(name)) => name.clone(),
        _ => id.to_owned(),
    }
}

/// The names of a closed list in a language.
#[must_use]
pub fn names(field: &str, lang: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for named in list(field) {
        let name = name(field, &named.id, lang);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The value that somebody means by a word, in any of the languages: "b) Pilot – …" is a pilot.
#[must_use]
pub fn value(field: &str, said: &str) -> Option<&'static str> {
    let said = folded(said);
    let bare = said.split_once(") ").filter(|(letter, _)| letter.len() == 1).map_or(said.as_str(), |(_, rest)| rest);
    let short = bare.split([':', '–', '—']).next().unwrap_or(bare).split(" - ").next().unwrap_or(bare).trim();
    let is = |name: &str| {
        let name = folded(name);
        let name =
            name.split_once(") ").filter(|(letter, _)| letter.len() == 1).map_or(name.as_str(), |(_, rest)| rest);
        [said.as_str(), bare, short].contains(&name)
    };
    let fits = |named: &&Named| {
        is(&named.id)
            || named.names.values().any(|names| match names {
                Names::One(name) => is(name),
                Names::Several(all) => all.iter().any(|name| is(name)),
            })
    };
    list(field).iter().find(fits).map(|named| named.id.as_str())
}

/// How a heading was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It is a heading of the scheme, or one of those that people use instead.
    Recognised,
    /// It begins with one, or ends with one.
    Guessed,
}

impl Column {
    /// The names to choose from; none where there is nothing to choose.
    #[must_use]
    pub fn choices(&self, lang: &str) -> Vec<String> {
        if self.kind == Kind::Choice { names(&self.field, lang) } else { Vec::new() }
    }
}

impl Scheme {
    /// The column that a heading means.
    #[must_use]
    pub fn find(&self, heading: &str) -> Option<(&Column, Match)> {
        // Letters and digits alone: blanks, breaks and dots in headings mean nothing.
        let heading = merge::folded(heading);
        if heading.is_empty() {
            return None;
        }
        let all = || {
            let names =
                |column: &Column| std::iter::once(column.name.clone()).chain(column.also.clone()).collect::<Vec<_>>();
            self.columns
                .iter()
                .flat_map(move |column| names(column).into_iter().map(move |name| (column, merge::folded(&name))))
        };
        let exact = all().find(|(_, name)| *name == heading).map(|(column, _)| (column, Match::Recognised));
        let near = || {
            let fits = |name: &String| {
                name.len() >= 4 && (heading.starts_with(name.as_str()) || heading.ends_with(name.as_str()))
            };
            all().filter(|(_, name)| fits(name)).max_by_key(|(_, name)| name.len())
        };
        exact.or_else(|| near().map(|(column, _)| (column, Match::Guessed)))
    }
}
