//! What a rulebook has to do with the catalogues: which of its facts tell something of theirs, and which of its duties ask the
//! same as a point. All of it stands in `bindings/`, one file for each rulebook, so that no code names a law.

use std::collections::BTreeMap;

use documents::reflection::{Holds, StatedFact};
use engine::answers::Answers;
use engine::date::Date;
use engine::duty::Duty;
use engine::eval::Eval;
use engine::program::Compiled;
use engine::rulebook::{Fact, Rulebook};
use engine::truth::Truth;
use serde::Deserialize;

use crate::catalogue::parsed;
use crate::files;

/// What a rulebook has to do with the catalogues.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// What its facts tell of those of the catalogues, by their ids.
    pub facts: BTreeMap<String, Reading>,
    /// The duties that ask the same as a point, by catalogue and point.
    pub duties: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// What facts of a rulebook tell of one fact.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// It certainly holds if one of these does.
    #[serde(default)]
    pub yes: Vec<String>,
    /// It certainly does not hold if none of these does; without any, nothing says so.
    #[serde(default)]
    pub no: Vec<String>,
}

impl Reading {
    /// What it says, given the truth of each fact of the rulebook.
    pub fn holds(&self, truth: impl Fn(&str) -> Truth) -> Holds {
        if self.yes.iter().any(|id| truth(id) == Truth::Yes) {
            Holds::Yes
        } else if !self.no.is_empty() && self.no.iter().all(|id| truth(id) == Truth::No) {
            Holds::No
        } else {
            Holds::Unknown
        }
    }
}

impl Binding {
    /// The binding of a rulebook; an empty one if there is none.
    ///
    /// # Errors
    /// A sentence, if its file is not as it should be.
    pub fn of(book: &Rulebook) -> Result<Self, String> {
        let path = ["bindings/", book.id, ".toml"].concat();
        files::below(&path).next().map_or_else(|| Ok(Self::default()), |(path, content)| parsed(path, content))
    }

    /// What the answers of a check say of the facts, on a day; what they leave open is unknown.
    #[must_use]
    pub fn facts(&self, book: &'static Compiled, answers: &Answers, day: Date) -> Vec<StatedFact> {
        let eval = Eval::of_answers(book, answers, day);
        let truth = |id: &str| presented(book, id).map_or(Truth::Unknown, |fact| eval.fact(fact));
        let stated =
            |(fact, reading): (&String, &Reading)| StatedFact { fact: fact.clone(), holds: reading.holds(truth) };
        self.facts.iter().map(stated).collect()
    }

    /// The duties of the rulebook that ask the same as a point.
    #[must_use]
    pub fn duties(&self, book: &Rulebook, catalogue: &str, point: &str) -> Vec<&'static Duty> {
        let ids = self.duties.get(catalogue).and_then(|points| points.get(point));
        let duty = |id: &String| book.duties().find(|duty| duty.id == id);
        ids.into_iter().flatten().filter_map(duty).collect()
    }
}

/// The fact with an id, if some question presents it.
fn presented(book: &Rulebook, id: &str) -> Option<&'static Fact> {
    let mut facts = book.agenda.iter().flat_map(|question| question.options).flat_map(|option| option.facts);
    facts.find(|fact| fact.id == id).copied()
}
