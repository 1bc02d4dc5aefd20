//! A letter to whoever supplied the system, with what the visitor is not sure of and a supplier can tell.

use super::question_view::option_label;
use super::result_view::OpenView;
use super::{Session, isolated};
use engine::answers::Answer;
use engine::rulebook::{Letter, Paper, UNKNOWN};
use engine::truth::Truth;
use text::{Catalogue, cite, key};

/// The letter, part by part.
#[derive(Debug)]
pub struct LetterView {
    /// What it is about, the salutation, and why one asks.
    pub opening: Vec<String>,
    /// What is asked.
    pub questions: Vec<String>,
    /// What one would like to have besides.
    pub request: String,
    /// The papers.
    pub papers: Vec<String>,
    /// A day for the answer, and the farewell.
    pub closing: Vec<String>,
}

impl LetterView {
    /// For a session whose result these questions leave open; none where nobody could be asked, or nothing.
    #[must_use]
    pub fn of(session: &Session, open: &[OpenView], words: &Catalogue) -> Option<Self> {
        let letter = session.book().letter.filter(|letter| has_supplier(session, letter))?;
        let own = open.iter().filter(|view| !led(session, letter, view.question));
        let questions: Vec<String> = own.filter_map(|view| asked(session, view, words)).collect();
        if questions.is_empty() {
            return None;
        }
        let say = |part: &str| words.get(["letter", part]);
        let name = session.remarks().name();
        let system = if name.is_empty() { say("unnamed") } else { quoted(&isolated(name), words) };
        let wanted = letter.papers.iter().filter(|paper| fits(session, paper));
        Some(Self {
            opening: vec![words.fill(["letter", "subject"], &[("system", &system)]), say("greeting"), say("opening")],
            questions,
            request: say("request"),
            papers: wanted.map(|paper| named(paper, words)).collect(),
            closing: vec![say("deadline"), say("closing"), say("sender")],
        })
    }

    /// The whole letter, to be copied.
    #[must_use]
    pub fn text(&self) -> String {
        let numbered = self.questions.iter().zip(1_usize..).map(|(part, n)| [&n.to_string(), ". ", part].concat());
        let listed = self.papers.iter().map(|part| ["– ", part].concat());
        let request: Vec<String> = [self.request.clone()].into_iter().chain(listed).collect();
        let parts = [self.opening.join("\n\n"), numbered.collect::<Vec<_>>().join("\n"), request.join("\n")];
        [&parts[..], &self.closing].concat().join("\n\n")
    }
}

/// Whether the visitor has the system from somebody else, or may have. What is not known is never a "no".
fn has_supplier(session: &Session, letter: &Letter) -> bool {
    let eval = &session.assessment().interview.eval;
    let made = letter.makers.iter().any(|fact| eval.fact(fact) == Truth::Yes);
    !made && letter.roles.iter().any(|role| eval.category(role) != Truth::No)
}

/// Whether a question before this one asks for all that it goes on about.
fn led(session: &Session, letter: &Letter, question: &str) -> bool {
    let unknown = |first| {
        session.answers().get(first).is_some_and(|answer| answer.chosen == [UNKNOWN] && answer.doubted.is_empty())
    };
    letter.leads.iter().any(|(first, after)| unknown(first) && after.iter().any(|one| one.id == question))
}

/// What is asked about a question on which something hangs, where the visitor was asked and is not sure.
fn asked(session: &Session, view: &OpenView, words: &Catalogue) -> Option<String> {
    let question = words.find(["question", view.question, "supplier"])?;
    let answer = session.answers().iter().find(|answer| answer.question.id == view.question)?;
    let options = doubted(answer, words).join(", ");
    let about = || words.fill(["letter", "doubted"], &[("question", &question), ("options", &options)]);
    Some(if options.is_empty() { question.clone() } else { about() })
}

/// The lines of a list that are in doubt by themselves.
fn doubted(answer: &Answer, words: &Catalogue) -> Vec<String> {
    let label = |id: &&'static str| option_label(answer.question, id, words);
    answer.doubted.iter().map(label).map(|label| quoted(&label, words)).collect()
}

fn quoted(said: &str, words: &Catalogue) -> String {
    words.fill(key::CHANGES_QUOTED, &[("answer", said)])
}

fn fits(session: &Session, paper: &Paper) -> bool {
    let eval = &session.assessment().interview.eval;
    paper.classes.is_empty() || paper.classes.iter().any(|class| eval.category(class) != Truth::No)
}

/// "The instructions for use (Art. 13)".
fn named(paper: &Paper, words: &Catalogue) -> String {
    let (name, place) = (words.get(["paper", paper.id]), cite::place(&paper.cite, words));
    words.fill(["letter", "paper"], &[("paper", &name), ("place", &place)])
}
