//! What an open result would be under each answer to the question on which it hangs most: "open" alone helps nobody.

use super::Session;
use super::question_view::{option_label, shown};
use super::result_view::{OpenView, headline};
use engine::answers::Answer;
use engine::rulebook::{NONE, Question, UNKNOWN};
use text::{Catalogue, key};

/// How many of the open questions are tried.
const MOST_QUESTIONS: usize = 4;

/// The results between which an answer decides.
#[derive(Debug)]
pub struct HalvesView {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub title: String,
    /// Where one finds the answer, or what is meant.
    pub look: String,
    /// The results, at least two.
    pub halves: Vec<HalfView>,
}

/// A result, and the answers that lead to it.
#[derive(Debug, PartialEq, Eq)]
pub struct HalfView {
    /// The answers, any of which suffices.
    pub answers: Vec<String>,
    /// The result in a sentence.
    pub then: String,
}

impl HalvesView {
    /// For a session in which a class or role is open: the first of these questions under whose answers the headline differs.
    #[must_use]
    pub fn of(session: &Session, open: &[OpenView], words: &Catalogue) -> Option<Self> {
        let deciding = open.iter().filter(|view| !view.classes.is_empty()).take(MOST_QUESTIONS);
        deciding.filter_map(|view| session.book().question(view.question)).find_map(|question| {
            let halves = halves(session, question, words);
            let look = words.find(["question", question.id, "find"]);
            (halves.len() > 1).then(|| Self {
                question: question.id,
                title: words.get(["question", question.id, "title"]),
                look: look.unwrap_or_else(|| words.get(["question", question.id, "hint"])),
                halves,
            })
        })
    }
}

/// The results under each certain answer, those that say the same together; at the end the answers after which it is still open.
fn halves(session: &Session, question: &'static Question, words: &Catalogue) -> Vec<HalfView> {
    let (mut halves, mut open) = (Vec::new(), Vec::new());
    for (name, answer) in certain(session, question, words) {
        let mut answers = session.answers().clone();
        answers.put(session.book(), answer);
        let Ok(other) = Session::with_answers(session.book(), answers, session.day()) else { continue };
        match headline(&other, words) {
            Ok(then) => add(&mut halves, name, then),
            Err(question) => {
                let then = question.map(|title| words.fill(key::HALVES_OPEN, &[("question", &title)]));
                add(&mut open, name, then.unwrap_or_else(|| words.get(key::HALVES_OPEN_MANY)));
            }
        }
    }
    // Where they stay open for several reasons they say so together.
    if open.len() > 1 {
        let answers = open.into_iter().flat_map(|half| half.answers).collect();
        open = vec![HalfView { answers, then: words.get(key::HALVES_OPEN_MANY) }];
    }
    halves.extend(open);
    halves
}

/// An answer joins those that lead to the same.
fn add(halves: &mut Vec<HalfView>, name: String, then: String) {
    match halves.iter_mut().find(|half| half.then == then) {
        Some(half) => half.answers.push(name),
        None => halves.push(HalfView { answers: vec![name], then }),
    }
}

/// The certain answers in the place of an open one, each with its name: what is certain already stays.
fn certain(session: &Session, question: &'static Question, words: &Catalogue) -> Vec<(String, Answer)> {
    let given = session.answers().get(question);
    let lines = |a: &Answer| a.chosen.iter().copied().filter(|id| *id != UNKNOWN).collect::<Vec<_>>();
    let known = given.map_or(Vec::new(), lines);
    let doubted = given.map_or(&[][..], |a| &a.doubted);
    let none = |id: &str| id == NONE || question.stands_for_nothing(id);
    // What excludes the others is no answer beside what is certain. Where single lines are in doubt only they can turn out
    // otherwise.
    let worth = |id: &&'static str| {
        let fits = known.is_empty() || !question.stands_alone(id);
        let open = doubted.is_empty() || doubted.contains(id) || none(id);
        *id != UNKNOWN && !known.contains(id) && fits && open
    };
    let beside = |id: &'static str| {
        let together = question.several() && !question.stands_alone(id);
        let kept = |other: &&'static str| *other == id || together && known.contains(other);
        question.option_ids().filter(kept).collect::<Vec<_>>()
    };
    let answer = |chosen| Answer { question, chosen, doubted: Vec::new() };
    let named = |id| (option_label(question, id, words), answer(beside(id)));
    let without = (!known.is_empty()).then(|| (words.get(key::HALVES_WITHOUT), answer(known.clone())));
    shown(session, question).filter(worth).map(named).chain(without).collect()
}
