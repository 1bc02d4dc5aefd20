//! Answers made up for comparing engines. The same seed makes the same answers everywhere.

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::eval::Facts;
use ai_act_check::engine::rulebook::{Fact, Kind, NONE, Question, Rulebook};
use ai_act_check::engine::truth::Truth;

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
/// Half of the questions with several options are answered with none of them; otherwise nearly every case would be
/// prohibited, and most conditions would never be seen to change.
#[must_use]
pub fn complete(book: &Rulebook, facts: &[&'static Fact], dice: &mut Dice) -> Vec<Truth> {
    let mut answers = Answers::default();
    for question in book.agenda {
        let chosen = choose(question, dice);
        // What is chosen is valid; if it were not, facts would stay unknown, and the comparison says so.
        let _ = answers.give(book, question.id, &chosen);
    }
    let known = Facts::from_answers(answers.iter());
    facts.iter().map(|fact| known.get(fact)).collect()
}

fn choose(question: &'static Question, dice: &mut Dice) -> Vec<&'static str> {
    let ids: Vec<&'static str> = question.options.iter().map(|o| o.id).collect();
    let (alone, several): (Vec<_>, Vec<_>) = ids.iter().partition(|id| question.stands_alone(id));
    if question.kind == Kind::One {
        return dice.one_of(&ids).into_iter().collect();
    }
    let chosen: Vec<&'static str> = several.into_iter().filter(|_| dice.below(3) == 0).collect();
    if chosen.is_empty() || dice.below(2) == 0 {
        let none = if question.option_ids().any(|id| id == NONE) { Some(NONE) } else { None };
        let neither: Vec<&'static str> = none.into_iter().chain(alone).collect();
        if let Some(one) = dice.one_of(&neither) {
            return vec![one];
        }
    }
    if chosen.is_empty() { dice.one_of(&ids).into_iter().collect() } else { chosen }
}

/// What is known of each fact when some are open: a third each yes, no and unknown, independently.
#[must_use]
pub fn partial(facts: &[&'static Fact], dice: &mut Dice) -> Vec<Truth> {
    let any = [Truth::No, Truth::Unknown, Truth::Yes];
    facts.iter().map(|_| dice.one_of(&any).unwrap_or(Truth::Unknown)).collect()
}
