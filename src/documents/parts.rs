//! What several documents are made of.

#[cfg(test)]
use std::collections::BTreeMap;

#[cfg(test)]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
#[cfg(test)]
use ts_rs::TS;

use engine::answers::Answers;
use engine::date::{self, Date};
use engine::program::Compiled;
use engine::rare::Rare;
use engine::source;
use session::CiteView;
use text::Catalogue;

/// A stable id of the rulebook: lower-case words joined by hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Id(#[cfg_attr(test, schemars(regex(pattern = ID_PATTERN)))] pub &'static str);

/// How ids are written.
#[cfg(test)]
pub const ID_PATTERN: &str = r"^[a-z0-9]+(-[a-z0-9]+)*$";

/// A day of the calendar, written YYYY-MM-DD.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Day(
    #[cfg_attr(
        test,
        schemars(
            regex(pattern = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
            extend("format" = "date")
        )
    )]
    String,
);

/// A length of time as ISO 8601 writes it: "PT48H", "P30D", "P2Y".
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Duration(#[cfg_attr(test, schemars(regex(pattern = r"^P([0-9]+[DMY]|T[0-9]+[HM])$")))] String);

/// What only some rulebooks have; where there is none the member is left out.
#[derive(Debug)]
pub struct Kept<T>(Rare<T>);

impl<T> Kept<T> {
    /// What is made of something that the rulebook has.
    pub(super) fn of<U>(it: &Rare<U>, make: impl FnOnce(&U) -> T) -> Self {
        Self(it.map(make))
    }
}

impl<T: Serialize> Serialize for Kept<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (*self.0).serialize(to)
    }
}

/// Words in the language of the document.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Words(#[cfg_attr(test, schemars(length(min = 1)))] pub String);

/// An address on the web.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Link(
    #[cfg_attr(test, schemars(regex(pattern = "^https://"), extend("format" = "uri")))]
    pub String,
);

/// A language code.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS), ts(type = "__LANGUAGES__"))]
pub struct Language(#[cfg_attr(test, schemars(regex(pattern = "^[a-z]{2,3}(-[a-z0-9]+)*$")))] String);

/// Members by id.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema, TS), schemars(inline), ts(type = "Record<Id, T>", bound = "T: TS"))]
pub struct ById<T>(#[cfg_attr(test, schemars(with = "BTreeMap<Id, T>"))] pub Vec<(Id, T)>);

impl<T: Serialize> Serialize for ById<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

/// The ids of the chosen options, at least one. "none" (none of these) and "unknown" (I don't know) are option ids like any
/// other. In a list, an id followed by "?" is an option that may be so and may not; the others keep their yes or no.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Chosen(#[cfg_attr(test, schemars(length(min = 1), extend("uniqueItems" = true)))] Vec<Said>);

/// An option of an answer: its id, followed by "?" where it is in doubt.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Said(#[cfg_attr(test, schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*\??$")))] String);

/// Which rulebook was asked.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Rulebook {
    /// The rulebook's id.
    pub id: Id,
    /// The day of the last legal change that the rulebook knows.
    pub version: Day,
    /// Fingerprint of the rules and texts of this build; two builds with the same one decide and say the same.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{16}$")))]
    pub fingerprint: &'static str,
    /// What the rulebook is if it is no law, such as "not-in-force" for a draft; left out where it is law.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Id"), ts(optional, as = "Option<Id>"))]
    pub mark: Option<Kept<Id>>,
    /// What was assumed about days that nobody knows yet, by their ids; left out where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "ById<Day>"), ts(optional, as = "Option<ById<Day>>"))]
    pub assumed: Option<Kept<ById<Day>>>,
}

/// A provision, with its place in the official text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Cite {
    /// The citation as the language writes it.
    pub text: Words,
    /// The address of the provision in the official text; null where there is none.
    pub link: Option<Link>,
}

/// How firmly something stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// On the words of the law.
    Text,
    /// On a recital.
    Recital,
    /// On guidelines.
    Guideline,
    /// On our own reading.
    OurReading,
    /// Known from unofficial copies only.
    Reported,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date.to_string())
    }
}

impl From<date::Duration> for Duration {
    fn from(time: date::Duration) -> Self {
        Self(time.to_string())
    }
}

impl From<&Catalogue> for Language {
    fn from(words: &Catalogue) -> Self {
        Self(words.lang().to_owned())
    }
}

impl From<&CiteView> for Cite {
    fn from(view: &CiteView) -> Self {
        Self { text: Words(view.text.clone()), link: view.link.clone().map(Link) }
    }
}

impl From<&Compiled> for Rulebook {
    fn from(book: &Compiled) -> Self {
        let days = || book.assumed.iter().map(|assumed| (Id(assumed.anchor.id), assumed.day.into())).collect();
        let assumed = book.assumed.first().map(|first| Kept::of(first, |_| ById(days())));
        let mark = book.mark.map(|mark| Kept::of(&mark, |id| Id(id)));
        Self { id: Id(book.id), version: book.version.into(), fingerprint: book.fingerprint, mark, assumed }
    }
}

impl From<source::Basis> for Basis {
    fn from(basis: source::Basis) -> Self {
        match basis {
            source::Basis::Text => Self::Text,
            source::Basis::Recital => Self::Recital,
            source::Basis::Guideline => Self::Guideline,
            source::Basis::OurReading => Self::OurReading,
            source::Basis::Reported => Self::Reported,
        }
    }
}

impl From<&Answers> for ById<Chosen> {
    fn from(answers: &Answers) -> Self {
        Self(answers.iter().map(|a| (Id(a.question.id), Chosen(a.said().map(Said).collect()))).collect())
    }
}
