//! The questionnaire as a document.

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::assessment::AnswersByEffect;
use super::{Cite, Day, Id, Language, Rulebook, Words};
use engine::date::Date;
use engine::program::Compiled;
use engine::rulebook::{self, Kind};
use session::{BordersView, CiteView, Session, TermView, option_label, option_note, supposed};
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
    /// An example that counts.
    pub counts: Words,
    /// An example that does not count.
    pub counts_not: Words,
    /// Where one finds the answer; null where nothing is said about it.
    pub find: Option<Words>,
    /// What hangs on the answer.
    pub why: Words,
    /// The provisions it serves.
    pub cites: Vec<Cite>,
    /// Words in it that the law defines.
    pub terms: Vec<Term>,
    /// Whether several options may be chosen.
    pub several: bool,
    /// Whether each option is to be asked for by itself, with "yes", "no" and "not sure", as only a specialist can judge it. Answers
    /// are written as for any question that takes several.
    pub each_line: bool,
    /// Whether the law leaves the answer to judgement.
    pub judgement: bool,
    /// The id of the question that this one helps to answer.
    pub helps: Option<Id>,
    /// What may be answered.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub options: Vec<Choice>,
}

/// A word that the law defines.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// The word.
    pub term: Words,
    /// What it means.
    pub definition: Words,
    /// The provision that defines it.
    pub cite: Cite,
}

impl From<TermView> for Term {
    fn from(view: TermView) -> Self {
        Self { id: Id(view.id), term: Words(view.name), definition: Words(view.means), cite: Cite::from(&view.cite) }
    }
}

/// An option of a question.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Choice {
    /// Its id.
    pub id: Id,
    /// Its label.
    pub label: Words,
    /// A short note below it; null where there is none.
    pub note: Option<Words>,
    /// Border cases; null where there are none.
    pub borders: Option<Borders>,
    /// Whether it excludes every other option.
    pub alone: bool,
    /// Whether it can be in doubt by itself: answers then give its id with "?" behind it.
    pub doubt: bool,
}

/// Border cases of an option.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Borders {
    /// What counts.
    pub counts: Vec<Words>,
    /// What does not.
    pub counts_not: Vec<Words>,
    /// What counts although an exemption may follow.
    pub exempt: Vec<Words>,
    /// Where they come from.
    pub cite: Cite,
}

impl From<BordersView> for Borders {
    fn from(view: BordersView) -> Self {
        let words = |lines: Vec<String>| lines.into_iter().map(Words).collect();
        Self {
            counts: words(view.counts),
            counts_not: words(view.counts_not),
            exempt: words(view.exempt),
            cite: Cite::from(&view.cite),
        }
    }
}

/// What comes after some answers, as `ai-act-check next` prints it: enough to ask the questions on screens of one's own.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Turn {
    /// The language of the texts.
    pub lang: Language,
    /// The day for which the answers are read: it decides which questions matter.
    pub as_of: Day,
    /// The rulebook that asks.
    pub rulebook: Rulebook,
    /// The question to ask next; null once every question that matters has its answer.
    pub question: Option<Question>,
    /// That this question only matters if something is so that was answered with a doubt; null where something certain leads to it.
    pub supposed: Option<Words>,
    /// What the answers given so far do.
    pub answers: AnswersByEffect,
}

impl Questionnaire {
    /// The questionnaire of a rulebook, in the language of the catalogue.
    #[must_use]
    pub fn of(book: &'static Compiled, words: &Catalogue) -> Self {
        let questions = book.agenda.iter().map(|q| Question::of(book, q, words, book.version)).collect();
        Self { lang: words.into(), rulebook: book.into(), questions }
    }
}

impl Turn {
    /// What comes next in a session.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Self {
        let missing = &session.assessment().interview.missing;
        Self {
            lang: words.into(),
            as_of: session.day().into(),
            rulebook: session.book().into(),
            question: missing
                .first()
                .map(|question| Question::of(session.book(), question, words, session.day()).shown(session, question)),
            supposed: missing.first().and_then(|question| supposed(session, question, words)).map(Words),
            answers: session.into(),
        }
    }
}

impl Question {
    /// The same with no option that cannot be so.
    fn shown(mut self, session: &Session, question: &rulebook::Question) -> Self {
        self.options.retain(|option| session.assessment().interview.shows(question, option.id.0));
        self
    }

    fn of(book: &Compiled, question: &'static rulebook::Question, words: &Catalogue, day: Date) -> Self {
        let say = |part: &str| Words(words.get(["question", question.id, part]));
        let choice = |id| Choice {
            id: Id(id),
            label: Words(option_label(question, id, words)),
            note: option_note(question, id, words).map(Words),
            borders: BordersView::of(book, question, id, words, day).map(Borders::from),
            alone: question.stands_alone(id),
            doubt: question.doubts(id),
        };
        Self {
            id: Id(question.id),
            topic: Id(question.topic.id),
            title: say("title"),
            hint: say("hint"),
            counts: say("counts"),
            counts_not: say("counts-not"),
            find: words.find(["question", question.id, "find"]).map(Words),
            why: say("why"),
            cites: question.cites.iter().map(|cite| Cite::from(&CiteView::of(cite, words, day))).collect(),
            terms: TermView::of_question(book, question, words, day).into_iter().map(Term::from).collect(),
            several: question.several(),
            each_line: question.kind == Kind::EachLine,
            judgement: question.judgement,
            helps: question.helps.map(|q| Id(q.id)),
            options: question.option_ids().map(choice).collect(),
        }
    }
}
