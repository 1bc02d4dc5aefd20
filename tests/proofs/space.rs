//! All answer sets that the questionnaire admits, and how to write one down.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ptr;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::rulebook::{Choice, Fact, Kind, NONE, Question, UNKNOWN};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use oxidd::VarNo;

use super::bdd::{Maker, Set};

/// The variables of one question. Those of what was said and of what is so stand side by side, which keeps diagrams that
/// relate the two small.
pub struct Block {
    /// The question.
    pub question: &'static Question,
    /// Whether something about it is open: "I don't know" is (part of) the answer, or nobody asks.
    pub open: Set,
    /// Whether it may be open although it was asked.
    pub doubted: Set,
    /// What was said: whether the option is chosen, "I don't know" aside.
    pub said: Vec<Set>,
    /// What is so: whether the option is chosen in a complete answer.
    pub so: Vec<Set>,
}

impl Block {
    /// The options with their variable among `sets`.
    pub fn pairs<'a>(&'a self, sets: &'a [Set]) -> impl Iterator<Item = (&'static Choice, &'a Set)> {
        self.question.options.iter().zip(sets)
    }

    /// The variables of "what is so", as a conjunction.
    pub fn cube(&self, maker: &Maker) -> Set {
        maker.every(&self.so)
    }

    /// A legal choice among the options, where `open` says that "I don't know" is one of the choices.
    pub fn legal(&self, maker: &Maker, chosen: &[Set], open: &Set) -> Set {
        let pairs = || self.pairs(chosen);
        let any = maker.any(chosen);
        match self.question.kind {
            Kind::One => {
                let two =
                    pairs().flat_map(|(a, x)| pairs().filter(move |(b, _)| b.id != a.id).map(move |(_, y)| x & y));
                &(&(&any | open) & &!&(&any & open)) & &!&maker.any(&two.collect::<Vec<_>>())
            }
            Kind::Several | Kind::EachLine => {
                let beside = |option: &Choice| {
                    let others = pairs().filter(|(other, _)| other.id != option.id).map(|(_, set)| set);
                    &maker.any(others) | open
                };
                let alone = pairs().filter(|(option, _)| option.alone).map(|(option, set)| set & &beside(option));
                let clash = maker.any(&alone.collect::<Vec<_>>());
                // No option at all is "none of these", where the question has that.
                let none = if self.question.option_ids().any(|id| id == NONE) { &maker.all } else { &maker.none };
                (&(&any | open) | none).minus(&clash)
            }
        }
    }
}

/// Questions of which most options open another one that has the id of the option.
const OPENING: [&str; 3] = ["practices", "biometrics", "areas"];

/// Questions that decide together with another one, right behind which they stand, wherever they are asked.
const TOGETHER: [(&str, &[&str]); 3] = [
    ("name", &["changes"]),
    ("output", &["interaction", "generation", "publication", "deep-fake-context", "text-context"]),
    ("categorising", &["biometric-notice"]),
];

/// Each variable by its question's place in the agenda and by its own place among the variables of the block, in the order of the
/// diagrams: that of the agenda, but that questions which decide together stand together, an option right before the question that
/// it opens, and one that repeats a question right behind that. A diagram must remember whatever lies between two variables that
/// decide together, and which of seven areas were named would be a hundred cases, each with all that is known besides.
fn order() -> Vec<(usize, usize)> {
    let mut sequence: Vec<&str> = BOOK.agenda.iter().map(|question| question.id).collect();
    for (first, others) in TOGETHER {
        sequence.retain(|id| !others.contains(id));
        let behind = 1 + sequence.iter().position(|id| *id == first).unwrap();
        sequence.splice(behind..behind, others.iter().copied());
    }
    assert_eq!(sequence.len(), BOOK.agenda.len(), "there is no such question in the agenda");
    let rank = |id: &str| sequence.iter().position(|other| *other == id);
    let mut order = Vec::new();
    for (place, question) in BOOK.agenda.iter().enumerate() {
        let (opens, repeats) = (OPENING.contains(&question.id), repeats(question));
        let first = question.options.iter().filter_map(|option| rank(option.id)).min();
        let own = if repeats { first } else { rank(question.id) };
        order.extend([0, 1].map(|slot| (own, Ordering::Equal, place, slot)));
        for (at, option) in question.options.iter().enumerate() {
            let (with, side) = match rank(option.id) {
                Some(other) if opens => (Some(other), Ordering::Less),
                Some(other) if repeats => (Some(other), Ordering::Greater),
                _ => (own, Ordering::Equal),
            };
            order.extend([2 + 2 * at, 3 + 2 * at].map(|slot| (with, side, place, slot)));
        }
    }
    order.sort_unstable();
    order.into_iter().map(|(_, _, place, slot)| (place, slot)).collect()
}

/// The variables of all questions.
pub struct Space {
    /// Makes the diagrams.
    pub maker: Maker,
    /// The questions.
    pub blocks: Vec<Block>,
    /// Every complete answer set: each question answered as its kind allows, without "I don't know". Helper questions are
    /// not part of it, because they are asked only after "I don't know".
    pub complete: Set,
    so: HashMap<*const Fact, Set>,
}

/// Whether its options repeat those of another question, as far as they can be.
fn repeats(question: &Question) -> bool {
    question.options.iter().any(|option| !option.within.is_empty())
}

impl Space {
    /// The space of the rulebook.
    pub fn new() -> Self {
        let count: usize = BOOK.agenda.iter().map(|q| 2 + 2 * q.options.len()).sum();
        let maker = Maker::new(VarNo::try_from(count).unwrap());
        let order = order();
        let variables: HashMap<(usize, usize), Set> = order.into_iter().zip((0..).map(|v| maker.variable(v))).collect();
        let block = |(place, question): (usize, &&'static Question)| {
            let take = |slot: usize| variables[&(place, slot)].clone();
            let (said, so) = (0..question.options.len()).map(|at| (take(2 + 2 * at), take(3 + 2 * at))).unzip();
            Block { question, open: take(1), doubted: take(0), said, so }
        };
        let blocks: Vec<Block> = BOOK.agenda.iter().enumerate().map(block).collect();
        let main = || blocks.iter().filter(|b| b.question.helps.is_none());
        let complete = maker.every(&main().map(|b| b.legal(&maker, &b.so, &maker.none)).collect::<Vec<_>>());
        let mut so: HashMap<*const Fact, Set> = HashMap::new();
        for block in main() {
            let mut own: HashMap<*const Fact, Set> = HashMap::new();
            for (option, set) in block.pairs(&block.so) {
                for fact in option.facts {
                    let known = own.entry(ptr::from_ref(*fact)).or_insert_with(|| maker.none.clone());
                    *known = &*known | set;
                }
            }
            for (fact, set) in own {
                assert!(
                    so.insert(fact, set).is_none(),
                    "\"{}\" presents another main question's fact",
                    block.question.id
                );
            }
        }
        Self { maker, blocks, complete, so }
    }

    /// Where a fact is so.
    pub fn fact(&self, fact: &'static Fact) -> Set {
        self.so[&ptr::from_ref(fact)].clone()
    }

    /// The block of a question.
    pub fn block(&self, id: &str) -> &Block {
        self.blocks.iter().find(|b| b.question.id == id).unwrap_or_else(|| panic!("there is no question \"{id}\""))
    }

    /// Where an option is chosen in a complete answer set.
    pub fn option(&self, question: &str, option: &str) -> Set {
        let block = self.block(question);
        let found = block.pairs(&block.so).find(|(choice, _)| choice.id == option);
        found.unwrap_or_else(|| panic!("\"{question}\" has no option \"{option}\"")).1.clone()
    }

    /// The variables of "what is so" of some questions, as a conjunction.
    pub fn cube(&self, ids: &[&str]) -> Set {
        self.maker.every(&ids.iter().map(|id| self.block(id).cube(&self.maker)).collect::<Vec<_>>())
    }

    /// The smallest complete answer set in a set: the one with the fewest options chosen.
    pub fn smallest(&self, set: &Set) -> Option<Answers> {
        let chosen = set.smallest(|_| 1)?;
        let mut answers = Answers::default();
        for block in self.blocks.iter().filter(|b| b.question.helps.is_none()) {
            let ids = block.pairs(&block.so).filter(|(_, set)| chosen.contains(&set.variable()));
            let mut ids: Vec<&str> = ids.map(|(option, _)| option.id).collect();
            if ids.is_empty() {
                ids.push(NONE);
            }
            answers.give(&BOOK, block.question.id, &ids).unwrap();
        }
        Some(answers)
    }

    /// Whether a set has this complete answer set. An unanswered question counts as one with every option not chosen.
    pub fn contains(&self, set: &Set, answers: &Answers) -> bool {
        let mut chosen = Vec::new();
        for block in &self.blocks {
            for (option, set) in block.pairs(&block.so) {
                if answers.get(block.question).is_some_and(|a| a.has(option.id)) {
                    chosen.push(set.variable());
                }
            }
        }
        set.contains(|variable| chosen.contains(&variable))
    }
}

/// Answers in the form that the command line takes, without those that the interview does not ask for.
pub fn paste(answers: &Answers, day: Date) -> String {
    let mut counted: Vec<_> = Interview::replay(&BOOK, answers, day).counted;
    counted.retain(|a| a.chosen != [UNKNOWN] || a.question.helps.is_none());
    let line = |a: &ai_act_check::engine::answers::Answer| {
        format!(
            "\"{}\": [{}]",
            a.question.id,
            a.chosen.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ")
        )
    };
    let lines: Vec<String> = counted.iter().map(line).collect();
    format!(
        "cargo run -q -- assess answers.json --as-of {day}   with answers.json:\n{{\"answers\": {{{}}}}}",
        lines.join(", ")
    )
}
