//! A case as it is taught, in one language. The build writes the library in this form, and a trainer writes own cases in it.

use std::collections::BTreeMap;

#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Option ids by question id.
pub type Given = BTreeMap<String, Vec<String>>;

/// A case as it is taught. What comes out of it stands nowhere: the engine says it, on the day of the course.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Case {
    /// Its id: small letters, digits and hyphens, at most 40. It names the questions in a learning system.
    pub id: String,
    /// A name of at most 60 characters that gives nothing away.
    pub title: String,
    /// The story as a person tells it, at most 1,200 characters.
    pub story: String,
    /// What this person says when asked: the facts that the story leaves out and on which the result hangs, at most 400 characters.
    pub adds: String,
    /// The answers to the questionnaire that fit the story; `ai-act-check questions` lists all ids.
    pub answers: Given,
    /// What is guessed.
    #[serde(default)]
    pub asks: Asks,
    /// What people plausibly take it for, and each time why it is not; one to four.
    pub wrong: Vec<Wrong>,
    /// The partner: the same case with one thing different, which comes out otherwise.
    pub turn: Turn,
    /// Questions for the discussion.
    pub talk: Vec<String>,
    /// For whom it is.
    pub level: Level,
    /// The groups whose work it is about, the first above all.
    pub groups: Vec<Group>,
    /// How many minutes it takes in the room, with both votes and the partner.
    pub minutes: u16,
    /// The provisions that are talked about.
    pub law: String,
    /// Whether it is about what is left for a person to decide: relying on a machine too much, discretion.
    #[serde(default)]
    pub discretion: bool,
    /// The facts behind the story, one sentence each.
    #[serde(default)]
    pub facts: Vec<String>,
    /// What many believe wrongly about it, and what is so; null where there is nothing to say.
    #[serde(default)]
    pub belief: Option<Belief>,
    /// The id of the typical system that it is about; null for a case of one's own.
    #[serde(default)]
    pub system: Option<String>,
}

/// What is guessed in a case.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Asks {
    /// Into which classes the system falls.
    #[default]
    Class,
    /// Which roles the person has.
    Role,
}

/// What people plausibly take a case for.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Wrong {
    /// The ids of classes, or of roles; together they are one answer.
    pub ids: Vec<String>,
    /// Why it is not, in this case; at most 400 characters.
    pub why: String,
}

/// The partner of a case.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Turn {
    /// The answers that are different; the others stay.
    pub answers: Given,
    /// The question to the room, such as "What if …?", at most 300 characters; it gives nothing away.
    pub asks: String,
    /// Why it comes out otherwise, at most 400 characters.
    pub says: String,
}

/// A wrong belief.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Belief {
    /// The sentence as people say it.
    pub says: String,
    /// What is so.
    pub truth: String,
}

/// How much a case asks of a group.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Level {
    /// For the first hour with the law.
    First,
    /// For people who know the classes.
    Advanced,
    /// For people who read the articles.
    Specialist,
}

/// Whose work a case is about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Group {
    /// Small firms, shops, crafts, clubs.
    SmallFirms,
    /// Authorities, from the town hall to the police and the courts.
    Administration,
    /// Personnel and works councils.
    Hr,
    /// Practices, hospitals, care.
    Health,
    /// Schools, universities, further training.
    Education,
    /// Marketing, newsrooms, culture.
    Media,
    /// Whoever makes software or products.
    Software,
}

impl Level {
    /// Every level, the easiest first.
    pub const ALL: [Self; 3] = [Self::First, Self::Advanced, Self::Specialist];

    /// Its name in files and among the texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Advanced => "advanced",
            Self::Specialist => "specialist",
        }
    }
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 7] =
        [Self::SmallFirms, Self::Administration, Self::Hr, Self::Health, Self::Education, Self::Media, Self::Software];

    /// Its name in files and among the texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SmallFirms => "small-firms",
            Self::Administration => "administration",
            Self::Hr => "hr",
            Self::Health => "health",
            Self::Education => "education",
            Self::Media => "media",
            Self::Software => "software",
        }
    }
}
