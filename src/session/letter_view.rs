//! A letter to whoever supplied the system, with what the visitor is not sure of and a supplier can tell.

use super::question_view::option_label;
use super::result_view::OpenView;
use super::{Session, isolated};
use engine::answers::Answer;
use engine::rulebook::{Category, Kind, Letter, Question, UNKNOWN};
use engine::truth::Truth;
use text::{Catalogue, cite, key};

/// The letter, ready to be sent.
#[derive(Debug)]
pub struct LetterView {
    /// How many questions it asks.
    pub questions: usize,
    /// Its paragraphs: what it is about, the salutation, why one asks, the questions with their numbers, the papers one would like
    /// to have, a day for the answer, the farewell.
    pub paragraphs: Vec<String>,
}

impl LetterView {
    /// For a session whose result these questions leave open; none where nobody could be asked, or nothing.
    #[must_use]
    pub fn of(session: &Session, open: &[OpenView], words: &Catalogue) -> Option<Self> {
        let letter = session.book().letter.filter(|letter| has_supplier(session, letter))?;
        let say = |part: &str| words.get(["letter", part]);
        let name = session.remarks().name();
        let system = if name.is_empty() { say("unnamed") } else { quoted(&isolated(name), words) };
        let subject = words.fill(["letter", "subject"], &[("system", &system)]);
        let mut paragraphs = vec![subject, say("greeting"), say("opening")];
        let mut questions = 0;
        for view in open {
            if let Some(question) = asked(session, letter, view, words) {
                questions += 1;
                paragraphs.push([&questions.to_string(), ". ", &question].concat());
            }
        }
        paragraphs.push(say("request"));
        for paper in letter.papers {
            if paper.classes.is_empty() || may_be(session, paper.classes) {
                let values =
                    [("paper", &*words.get(["paper", paper.id])), ("place", &*cite::place(&paper.cite, words))];
                paragraphs.push(words.fill(["letter", "paper"], &values));
            }
        }
        for part in ["deadline", "closing", "sender"] {
            paragraphs.push(say(part));
        }
        (questions > 0).then_some(Self { questions, paragraphs })
    }

    /// The whole letter, to be copied.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.join("\n\n")
    }
}

/// Whether the visitor has the system from somebody else, or may have. What is not known is never a "no".
fn has_supplier(session: &Session, letter: &Letter) -> bool {
    let eval = &session.assessment().interview.eval;
    may_be(session, letter.roles) && !letter.makers.iter().any(|fact| eval.fact(fact) == Truth::Yes)
}

/// Whether one of these holds or may hold.
fn may_be(session: &Session, categories: &[&Category]) -> bool {
    let outcome = |one: &&Category| session.assessment().outcome_by_id(one.id);
    categories.iter().filter_map(outcome).any(|outcome| outcome.truth != Truth::No)
}

/// What is asked about a question on which something hangs, where the visitor was asked and is not sure. A question before it may
/// ask for all that it goes on about.
fn asked(session: &Session, letter: &Letter, view: &OpenView, words: &Catalogue) -> Option<String> {
    let answers = session.answers();
    let unknown = |answer: &Answer| answer.chosen == [UNKNOWN] && answer.doubted.is_empty();
    let leads = |after: &[&Question]| after.iter().any(|question| question.id == view.question);
    if letter.leads.iter().any(|(first, after)| leads(after) && answers.get(first).is_some_and(unknown)) {
        return None;
    }
    let question = words.find(["question", view.question, "letter"])?;
    let answer = answers.get(session.book().question(view.question)?)?;
    // What is asked line by line is about one's own use; the question to the supplier says which of it the supplier knows.
    let own = answer.question.kind == Kind::EachLine;
    let options =
        answer.doubted.iter().filter(|_| !own).map(|id| quoted(&option_label(answer.question, id, words), words));
    let options = options.collect::<Vec<_>>().join(", ");
    let about = || words.fill(["letter", "doubted"], &[("question", &question), ("options", &options)]);
    Some(if options.is_empty() { question.clone() } else { about() })
}

fn quoted(said: &str, words: &Catalogue) -> String {
    words.fill(key::CHANGES_QUOTED, &[("answer", said)])
}
