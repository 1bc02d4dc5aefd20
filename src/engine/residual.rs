//! What remains of an undecided condition: the facts on which it still hangs, in the order in which the law asks for them.

use super::eval::Eval;
use super::program::{CategoryRow, DutyRow, LineRow, Op, Slot};
use super::truth::Truth;

/// The facts that can still change a category, one of its grounds that count, or the day from which it applies.
pub(super) fn of_category(eval: &Eval, row: &CategoryRow) -> Vec<Slot> {
    let mut residual = Residual::new(eval);
    if !row.each {
        residual.slot(row.whole);
    }
    for ground in row.grounds.of(eval.program().grounds) {
        match eval.at(ground.whole) {
            Truth::Unknown if row.each => residual.slots([row.guard, ground.route, ground.rule]),
            Truth::Yes => residual.days(ground.applies),
            Truth::No | Truth::Unknown => {}
        }
    }
    residual.facts
}

/// The facts that can still change whether a duty binds, or from when.
pub(super) fn of_duty(eval: &Eval, row: &DutyRow) -> Vec<Slot> {
    let mut residual = Residual::new(eval);
    for role in row.roles.of(eval.program().roles).iter().filter(|role| eval.at(role.binds) == Truth::Unknown) {
        residual.slots([role.role, row.within, row.when]);
    }
    if eval.at(row.whole) == Truth::Yes {
        residual.days(row.applies);
    }
    residual.facts
}

struct Residual<'a> {
    eval: &'a Eval,
    facts: Vec<Slot>,
    /// Conditions already looked into: a second look would find the same facts.
    seen: Vec<Slot>,
}

impl<'a> Residual<'a> {
    const fn new(eval: &'a Eval) -> Self {
        Self { eval, facts: Vec::new(), seen: Vec::new() }
    }

    fn slots(&mut self, slots: [Slot; 3]) {
        for slot in slots {
            self.slot(slot);
        }
    }

    fn slot(&mut self, slot: Slot) {
        if self.eval.at(slot) != Truth::Unknown || self.seen.contains(&slot) {
            return;
        }
        self.seen.push(slot);
        match self.eval.program().operation(slot) {
            None => self.facts.push(slot),
            Some((Op::All | Op::Any | Op::Not, slots)) => slots.iter().for_each(|slot| self.slot(*slot)),
            // Nobody is asked about the second before the first is certain.
            Some((Op::Given, [first, second])) => match self.eval.at(*first) {
                Truth::Unknown => self.slot(*first),
                Truth::Yes => self.slot(*second),
                Truth::No => {}
            },
            Some((Op::Unless | Op::Rule | Op::Category | Op::Grounds, [inner, _])) => self.slot(*inner),
            Some((Op::InEffect, [category, ..])) => self.in_effect(*category),
            Some(_) => {}
        }
    }

    fn in_effect(&mut self, category: u16) {
        let program = self.eval.program();
        let Some(row) = program.categories.get(usize::from(category)) else { return };
        self.slot(row.guard);
        // A ground may hold from a later day only, so the others matter even where one is certain.
        for ground in row.grounds.of(program.grounds) {
            self.slot(ground.route);
            self.slot(ground.rule);
            self.days(ground.applies);
        }
    }

    /// Days matter only while it is open whether one has come already, or which future day it is.
    fn days(&mut self, schedule: u16) {
        let lines = self.eval.possible(schedule);
        if lines.iter().any(|line| line.dormant || self.eval.at(line.day) != Truth::Yes) {
            for LineRow { when, .. } in lines {
                self.slot(*when);
            }
        }
    }
}
