//! The questionnaire as a JSON document, with every id that answers may use.

use super::assessment::rulebook;
use super::json::{Json, list, maybe, record, text};
use crate::engine::rulebook::{Kind, Question, Rulebook};
use crate::session::option_label;
use crate::text::Catalogue;

/// The questionnaire of a rulebook.
#[must_use]
pub fn questionnaire(book: &'static Rulebook, words: &Catalogue) -> Json {
    let option = |q: &Question, id: &str| record([("id", text(id)), ("label", text(option_label(q, id, words)))]);
    let question = |q: &&'static Question| {
        record([
            ("id", text(q.id)),
            ("topic", text(q.topic.id)),
            ("title", text(words.get(["question", q.id, "title"]))),
            ("hint", text(words.get(["question", q.id, "hint"]))),
            ("several", Json::Bool(q.kind == Kind::Several)),
            ("helps", maybe(q.helps.map(|h| h.id))),
            ("options", list(q.option_ids().map(|id| option(q, id)))),
        ])
    };
    record([
        ("lang", text(words.lang())),
        ("rulebook", rulebook(book)),
        ("questions", list(book.agenda.iter().map(question))),
    ])
}
