//! Why something holds or does not: the derivation, pruned to the facts that decide. Those facts alone reproduce it.

use std::cell::RefCell;

use super::eval::Eval;
use super::program::{GroundRow, LineRow, NOTHING, Op, Slot};
use super::rulebook::{Category, Fact, Rule};
use super::truth::Truth;

/// One deciding fact and the rule in whose condition it stands.
#[derive(Clone, Copy, Debug)]
pub struct Reason {
    /// The fact.
    pub fact: &'static Fact,
    /// The innermost rule that asks for it; `None` if a category's guard asks directly.
    pub rule: Option<&'static Rule>,
}

/// The deciding facts of a rule's own condition. `None` while it is undecided.
#[must_use]
pub fn rule(eval: &Eval, rule: &'static Rule) -> Option<Vec<Reason>> {
    told(eval, slot(eval, eval.rule_slot(rule)?))
}

/// The deciding facts of a category. `None` while it is undecided.
#[must_use]
pub fn category(eval: &Eval, category: &'static Category) -> Option<Vec<Reason>> {
    told(eval, slot(eval, eval.category_slot(category)?))
}

/// The deciding facts of a ground with all its guards. `None` while it is undecided.
#[must_use]
pub fn ground(eval: &Eval, ground: GroundRow) -> Option<Vec<Reason>> {
    told(eval, slot(eval, ground.whole))
}

/// The deciding facts of the guard of a ground's route. `None` while it is undecided.
#[must_use]
pub fn guard(eval: &Eval, ground: GroundRow) -> Option<Vec<Reason>> {
    told(eval, slot(eval, ground.route))
}

/// The slots of the facts that decide a condition. None while it is undecided.
pub(super) fn slot_facts(eval: &Eval, whole: Slot) -> Vec<Slot> {
    slot(eval, whole).unwrap_or_default().iter().map(|part| part.fact).collect()
}

fn slot(eval: &Eval, slot: Slot) -> Why {
    Explain { eval, known: RefCell::new(Vec::new()) }.slot(slot, NOTHING)
}

/// Reasons by number, in words of the rulebook: each fact once.
fn told(eval: &Eval, why: Why) -> Option<Vec<Reason>> {
    let reason = |p: Part| Some(Reason { fact: eval.book.fact(p.fact)?, rule: eval.book.rule(p.rule) });
    Some(distinct(why)?.into_iter().filter_map(reason).collect())
}

/// A deciding fact, by its slot, and the number of the rule that asks for it.
#[derive(Clone, Copy, Debug)]
struct Part {
    fact: Slot,
    rule: u16,
}

/// `None` while it is undecided.
type Why = Option<Vec<Part>>;

struct Explain<'a> {
    eval: &'a Eval,
    /// Rules already explained: many conditions share them.
    known: RefCell<Vec<(Slot, Why)>>,
}

impl Explain<'_> {
    fn slot(&self, slot: Slot, within: u16) -> Why {
        let truth = self.eval.at(slot);
        if truth == Truth::Unknown {
            return None;
        }
        let Some((op, operands)) = self.eval.program().operation(slot) else {
            // Whether a wording is law on the day hangs on no fact.
            let fact = usize::from(slot) < self.eval.program().facts.len();
            return Some(if fact { vec![Part { fact: slot, rule: within }] } else { Vec::new() });
        };
        match (op, operands) {
            (Op::All | Op::Given, slots) => self.list(truth, Truth::Yes, slots, within),
            (Op::Any, slots) => self.list(truth, Truth::No, slots, within),
            (Op::Not, [inner]) => self.slot(*inner, within),
            (Op::Unless, [guard, rule]) => match self.eval.at(*rule) {
                Truth::Yes => self.slot(*rule, within),
                Truth::No | Truth::Unknown => self.slot(*guard, NOTHING),
            },
            (Op::Rule, [body, rule]) => self.rule(slot, *body, *rule),
            (Op::Category | Op::Grounds, [body, _]) => self.slot(*body, NOTHING),
            (Op::InEffect, [category, come @ ..]) => self.in_effect(truth, *category, come),
            _ => None,
        }
    }

    fn rule(&self, slot: Slot, body: Slot, rule: u16) -> Why {
        let known = self.known.borrow().iter().find(|entry| entry.0 == slot).map(|entry| entry.1.clone());
        known.unwrap_or_else(|| {
            let why = distinct(self.slot(body, rule));
            self.known.borrow_mut().push((slot, why.clone()));
            why
        })
    }

    /// A list that takes all its parts to be as `every` says, and the smallest one of those that suffice to be otherwise.
    fn list(&self, truth: Truth, every: Truth, slots: &[Slot], within: u16) -> Why {
        let parts = slots.iter().filter(|slot| self.eval.at(**slot) == truth).map(|slot| self.slot(*slot, within));
        if truth == every { Some(join(parts)) } else { smallest(parts) }
    }

    fn in_effect(&self, truth: Truth, category: u16, come: &[Slot]) -> Why {
        let program = self.eval.program();
        let row = program.categories.get(usize::from(category))?;
        let parts = row.grounds.of(program.grounds).iter().zip(come).map(|(ground, come)| {
            let come = self.eval.at(*come);
            let whole = distinct(slot(self.eval, ground.whole));
            match (come, self.eval.at(ground.whole)) {
                (Truth::No, _) => (Truth::No, Some(self.day(*ground))),
                (Truth::Yes, Truth::Yes) => (Truth::Yes, Some(join([whole, Some(self.day(*ground))]))),
                (come, holds) => (holds.and(come), whole),
            }
        });
        let parts = parts.filter(|part| part.0 == truth).map(|part| part.1);
        if truth == Truth::No { Some(join(parts)) } else { smallest(parts) }
    }

    /// Why it is this line of the timetable.
    fn day(&self, ground: GroundRow) -> Vec<Part> {
        let program = self.eval.program();
        let rule = match program.operation(ground.rule) {
            Some((Op::Rule, [_, rule])) => *rule,
            _ => NOTHING,
        };
        let mut reasons = Vec::new();
        for line in self.eval.timetable(ground.applies) {
            let LineRow { when, .. } = *line;
            reasons.extend(self.slot(when, rule).unwrap_or_default());
            if self.eval.at(when) == Truth::Yes {
                break;
            }
        }
        reasons
    }
}

fn join(parts: impl IntoIterator<Item = Why>) -> Vec<Part> {
    parts.into_iter().flatten().flatten().collect()
}

fn smallest(parts: impl IntoIterator<Item = Why>) -> Why {
    parts.into_iter().flatten().min_by_key(Vec::len)
}

fn distinct(why: Why) -> Why {
    let mut seen: Vec<Part> = Vec::new();
    for part in why? {
        if !seen.iter().any(|s| s.fact == part.fact) {
            seen.push(part);
        }
    }
    Some(seen)
}
