//! Which other answers would change the result: tried, never guessed.

use super::answers::Answers;
use super::date::Date;
use super::explain;
use super::interview::Interview;
use super::rulebook::{Category, Kind, NONE, Question, Rulebook, UNKNOWN};
use super::truth::Truth;

/// One other answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The question's id.
    pub question: &'static str,
    /// The options that would be chosen instead.
    pub options: Vec<&'static str>,
}

/// Other answers under which a class would no longer be certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What would have to be answered otherwise: one answer, or two where one is not enough.
    pub others: Vec<Other>,
    /// Whether the class would be excluded (`No`) or open (`Unknown`), because new questions come up.
    pub truth: Truth,
    /// Ids of the classes that would be certain or possible then and are neither now.
    pub gained: Vec<&'static str>,
}

/// The single answers that would make a certain category uncertain; where none does, the pairs.
///
/// Only answers behind the explanation are tried: the facts it names suffice for the result, so no other answer can turn
/// it as long as these stay.
#[must_use]
pub fn changes(book: &'static Rulebook, answers: &Answers, day: Date, category: &'static Category) -> Vec<Change> {
    let now = State::of(book, answers, day);
    if now.truth(category) != Truth::Yes {
        return Vec::new();
    }
    let mut singles = Vec::new();
    let mut unmoved = Vec::new();
    for other in now.alternatives(category) {
        match now.with(&other) {
            Some(then) if then.truth(category) == Truth::Yes => unmoved.push((other, then)),
            Some(then) => singles.push(now.change(vec![other], &then, category)),
            None => {}
        }
    }
    if !singles.is_empty() {
        return singles;
    }
    let mut pairs = Vec::new();
    for (first, middle) in unmoved {
        for second in middle.alternatives(category).into_iter().filter(|o| o.question != first.question) {
            if let Some(then) = middle.with(&second).filter(|then| then.truth(category) != Truth::Yes) {
                let others = vec![first.clone(), second];
                let twice = |c: &Change| others.iter().all(|o| c.others.contains(o));
                if !pairs.iter().any(twice) {
                    pairs.push(now.change(others, &then, category));
                }
            }
        }
    }
    pairs
}

/// Every other answer to a question that is worth trying: another option, one option more, one less, none.
#[must_use]
pub fn other_answers(question: &'static Question, chosen: &[&'static str]) -> Vec<Vec<&'static str>> {
    let ids: Vec<&'static str> = question.option_ids().filter(|id| *id != UNKNOWN).collect();
    let known: Vec<&'static str> = chosen.iter().copied().filter(|id| *id != UNKNOWN).collect();
    let alone = |id: &&'static str| question.kind == Kind::One || question.stands_alone(id);
    let several: Vec<&'static str> = known.iter().copied().filter(|id| !alone(id)).collect();
    let none = ids.iter().copied().find(|id| *id == NONE || question.stands_for_nothing(id));
    let mut others: Vec<Vec<&'static str>> = Vec::new();
    for id in ids {
        let other: Vec<&'static str> = if alone(&id) {
            vec![id]
        } else if several.contains(&id) {
            several.iter().copied().filter(|other| *other != id).collect()
        } else {
            question.option_ids().filter(|other| several.contains(other) || *other == id).collect()
        };
        let other = if other.is_empty() { none.into_iter().collect() } else { other };
        if !other.is_empty() && other != known && !others.contains(&other) {
            others.push(other);
        }
    }
    others
}

/// Roles and classes under some answers.
struct State {
    book: &'static Rulebook,
    answers: Answers,
    interview: Interview,
}

impl State {
    fn of(book: &'static Rulebook, answers: &Answers, day: Date) -> Self {
        Self { book, answers: answers.clone(), interview: Interview::replay_classes(book, answers, day) }
    }

    fn truth(&self, category: &'static Category) -> Truth {
        self.interview.eval.category(category)
    }

    /// Other answers to the questions behind the explanation of the category.
    fn alternatives(&self, category: &'static Category) -> Vec<Other> {
        let reasons = explain::category(&self.interview.eval, category).unwrap_or_default();
        let behind = self.interview.counted.iter().filter(|a| reasons.iter().any(|r| a.question.presents(r.fact)));
        let others = |a: &super::answers::Answer| {
            let question = a.question;
            let options = other_answers(question, &a.chosen);
            options.into_iter().map(move |options| Other { question: question.id, options })
        };
        behind.flat_map(others).collect()
    }

    fn with(&self, other: &Other) -> Option<Self> {
        let mut answers = self.answers.clone();
        answers.give(self.book, other.question, &other.options).ok()?;
        Some(Self::of(self.book, &answers, self.interview.eval.day()))
    }

    fn change(&self, others: Vec<Other>, then: &Self, category: &'static Category) -> Change {
        let gained = self.book.classes.iter().filter(|c| self.truth(c) == Truth::No && then.truth(c) != Truth::No);
        Change { others, truth: then.truth(category), gained: gained.map(|c| c.id).collect() }
    }
}
