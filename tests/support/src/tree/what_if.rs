//! Which other answers would change the result: tried, never guessed.

use ai_act_check::engine::answers::{Answer, Answers};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::what_if::{Change, Other, other_answers};

use super::explain;
use super::interview::Interview;
use ai_act_check::engine::rulebook::{Category, Rulebook};
use ai_act_check::engine::truth::Truth;

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
        let others = |a: &Answer| {
            let question = a.question;
            let options = other_answers(question, &a.chosen);
            options.into_iter().map(move |options| Other { question: question.id, options })
        };
        behind.flat_map(others).collect()
    }

    fn with(&self, other: &Other) -> Option<Self> {
        let mut answers = self.answers.clone();
        let question = self.book.question(other.question)?;
        let excluded = other.options.iter().any(|id| question.stands_alone(id));
        let kept = |id: &&&'static str| !excluded && !other.options.contains(id);
        let doubted =
            self.answers.get(question).map_or(Vec::new(), |a| a.doubted.iter().filter(kept).copied().collect());
        answers.put(self.book, Answer { question, chosen: other.options.clone(), doubted });
        Some(Self::of(self.book, &answers, self.interview.eval.day()))
    }

    fn change(&self, others: Vec<Other>, then: &Self, category: &'static Category) -> Change {
        let gained = self.book.classes.iter().filter(|c| self.truth(c) == Truth::No && then.truth(c) != Truth::No);
        Change { others, truth: then.truth(category), gained: gained.map(|c| c.id).collect() }
    }
}
