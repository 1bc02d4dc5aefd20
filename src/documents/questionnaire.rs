//! The questionnaire as a document.

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::{Id, Language, Rulebook, Words};
use engine::program::Compiled;
use engine::rulebook::{self, Kind};
use session::option_label;
use text::Catalogue;

/// The questionnaire with every id that answers may use, as `ai-act-check questions --json` prints it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Questionnaire {
    /// The language of the texts.
    pub lang: Language,
    /// The rulebook that asks.
    pub rulebook: Rulebook,
    /// Every question, in the order in which they are asked.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// The id of the part of the questionnaire in which it stands.
    pub topic: Id,
    /// The question.
    pub title: Words,
    /// What is meant, with the legal term.
    pub hint: Words,
    /// Whether several options may be chosen.
    pub several: bool,
    /// The id of the question that this one helps to answer.
    pub helps: Option<Id>,
    /// What may be answered.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub options: Vec<Choice>,
}

/// An option of a question.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Choice {
    /// Its id.
    pub id: Id,
    /// Its label.
    pub label: Words,
}

impl Questionnaire {
    /// The questionnaire of a rulebook, in the language of the catalogue.
    #[must_use]
    pub fn of(book: &'static Compiled, words: &Catalogue) -> Self {
        let questions = book.agenda.iter().map(|q| Question::of(q, words)).collect();
        Self { lang: words.into(), rulebook: book.into(), questions }
    }
}

impl Question {
    fn of(question: &'static rulebook::Question, words: &Catalogue) -> Self {
        let choice = |id| Choice { id: Id(id), label: Words(option_label(question, id, words)) };
        Self {
            id: Id(question.id),
            topic: Id(question.topic.id),
            title: Words(words.get(["question", question.id, "title"])),
            hint: Words(words.get(["question", question.id, "hint"])),
            several: question.kind == Kind::Several,
            helps: question.helps.map(|q| Id(q.id)),
            options: question.option_ids().map(choice).collect(),
        }
    }
}
