//! Answers made up for comparing engines. The same seed makes the same answers everywhere.

use engine::answers::Answers;
use engine::eval::Eval;
use engine::program::Compiled;
use engine::rulebook::{Fact, NONE, Question, UNKNOWN};
use engine::truth::Truth;

/// A generator of numbers that look random (xorshift).
pub struct Dice(u64);

impl Dice {
    /// A generator with a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        // A state of nothing but zeros would never leave it.
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 8
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.roll() % limit).unwrap_or_default()
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).copied()
    }
}

/// What is known of each fact when every question of the rulebook has an answer, none of them "I don't know".
///
/// Answers begin as those of a visit, with "none of these" where it has none; then few or many of them become others. Made
/// up from nothing, nearly every case would be out of scope, and most conditions would never be seen to change.
#[must_use]
pub fn complete(book: &'static Compiled, visit: &Answers, dice: &mut Dice) -> Vec<Truth> {
    let mut answers = Answers::default();
    let one_in = dice.one_of(&[2, 6, 20]).unwrap_or(1);
    for question in book.agenda {
        let known = visit.get(question).filter(|answer| !answer.is_open()).map(|answer| answer.chosen.clone());
        let chosen = match known.or_else(|| neutral(question)) {
            Some(chosen) if dice.below(one_in) > 0 => chosen,
            _ => any(question, dice),
        };
        // What is chosen is valid; if it were not, facts would stay unknown, and the comparison says so.
        let _ = answers.give(book, question.id, &chosen);
    }
    Eval::of_answers(book, &answers, book.first_day).facts().collect()
}

/// The option that stands for no fact.
fn neutral(question: &'static Question) -> Option<Vec<&'static str>> {
    let own = question.options.iter().rev().find(|o| o.facts.is_empty()).map(|o| o.id);
    question.option_ids().find(|id| *id == NONE).or(own).map(|id| vec![id])
}

fn any(question: &'static Question, dice: &mut Dice) -> Vec<&'static str> {
    let ids: Vec<&'static str> = question.option_ids().filter(|id| *id != UNKNOWN).collect();
    let several = question.several() && dice.below(3) > 0;
    let together = ids.iter().copied().filter(|id| several && !question.stands_alone(id));
    let chosen: Vec<&'static str> = together.filter(|_| dice.below(3) == 0).collect();
    if chosen.is_empty() { dice.one_of(&ids).into_iter().collect() } else { chosen }
}

/// What is known of each fact when some are open: a third each yes, no and unknown, independently.
#[must_use]
pub fn partial(facts: &[&'static Fact], dice: &mut Dice) -> Vec<Truth> {
    let any = [Truth::No, Truth::Unknown, Truth::Yes];
    facts.iter().map(|_| dice.one_of(&any).unwrap_or(Truth::Unknown)).collect()
}
