//! A rulebook as the machine decides it: one list of operations over slots, the same for every case and every day.
//!
//! The statics of a rulebook are for people. `compile` makes this of them, on the developer's machine and in tests, never in
//! the browser: columns of small numbers without a pointer, in which every condition stands once, after those it needs.

use std::ops::Deref;

use super::date::Period;
use super::rulebook::{Fact, Rule, Rulebook};

/// Where a truth stands: first the facts, then the periods a day may lie in, then one for each operation.
pub type Slot = u16;

/// What stands where no number does.
pub const NOTHING: u16 = u16::MAX;

/// How an operation makes one truth of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// All operands hold.
    All,
    /// Some operand holds.
    Any,
    /// The operand does not hold.
    Not,
    /// Both hold; nobody is asked about the second before the first is certain or stays in doubt.
    Given,
    /// The first holds, and the second is not certain; nobody is asked about the second.
    Unless,
    /// The condition of a rule, and the rule's number: explanations name the rule from here on.
    Rule,
    /// The condition of a category with its guard, and the category's number: explanations name no rule from here on.
    Category,
    /// The same without its guard.
    Grounds,
    /// Whether the day of a schedule has come; its number.
    Come,
    /// The category holds and a day of it has come: the category's number, then for each ground where that stands.
    InEffect,
}

/// A part of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub from: u16,
    /// Where it ends; this one is no part of it.
    pub to: u16,
}

/// Where a fact stands among the options of the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The question, by its place in the agenda.
    pub question: u16,
    /// The option.
    pub option: u8,
    /// Its place within the option.
    pub at: u8,
}

/// What a question presents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presented {
    /// The fact.
    pub fact: Slot,
    /// The options for which it is so, one bit for each.
    pub options: u32,
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionRow {
    /// Its facts, in the column of what is presented.
    pub facts: Span,
    /// The bit of "I don't know".
    pub unknown: u32,
    /// The question it helps with, by its place in the agenda, or [`NOTHING`].
    pub helps: u16,
}

/// A role or class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryRow {
    /// Whether each ground is worth knowing by itself.
    pub each: bool,
    /// Its guard.
    pub guard: Slot,
    /// Whether some ground holds with the guard of its route.
    pub some: Slot,
    /// Itself.
    pub whole: Slot,
    /// Its grounds.
    pub grounds: Span,
}

/// A ground of a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroundRow {
    /// With every guard.
    pub whole: Slot,
    /// The guard of its route, whatever shuts the route.
    pub route: Slot,
    /// Its rule.
    pub rule: Slot,
    /// The schedule of its rule, or [`NOTHING`].
    pub applies: u16,
}

/// A timetable of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Whether it is law on the day.
    pub valid: Slot,
    /// Its lines.
    pub lines: Span,
}

/// A line of a timetable or penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRow {
    /// For whom it is.
    pub when: Slot,
    /// In a timetable whether its day has come, in a penalty whether it is law on the day.
    pub day: Slot,
    /// Whether it waits for an event.
    pub dormant: bool,
}

/// A duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyRow {
    /// Whether it is a permission or relief, for which nobody is asked.
    pub may: bool,
    /// The class or kind of case.
    pub within: Slot,
    /// Its own condition.
    pub when: Slot,
    /// Whether it binds in some role.
    pub whole: Slot,
    /// Its schedule.
    pub applies: u16,
    /// Its penalties in order: for a breach, and for wrong information.
    pub penalties: [u16; 2],
    /// Its roles.
    pub roles: Span,
}

/// A duty in one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Whether the role holds.
    pub role: Slot,
    /// Whether the role and the kind of case hold.
    pub within: Slot,
    /// Whether it binds.
    pub binds: Slot,
}

/// An open point of the law that does not matter in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubtRow {
    /// Its id.
    pub id: &'static str,
    /// In which cases it matters.
    pub when: Slot,
}

/// A rulebook in columns. Everything in it stands in the order in which the rulebook lists it.
#[derive(Debug)]
#[allow(missing_docs, reason = "each column is named after its rows, which are described above")]
pub struct Program {
    pub facts: &'static [Place],
    pub days: &'static [Period],
    pub ops: &'static [Op],
    /// Where the operands of each operation end in the next column.
    pub ends: &'static [u16],
    pub operands: &'static [u16],
    pub questions: &'static [QuestionRow],
    pub presented: &'static [Presented],
    pub rules: &'static [Slot],
    pub categories: &'static [CategoryRow],
    pub grounds: &'static [GroundRow],
    pub schedules: &'static [Span],
    pub tables: &'static [TableRow],
    pub penalties: &'static [Span],
    pub lines: &'static [LineRow],
    pub duties: &'static [DutyRow],
    pub roles: &'static [RoleRow],
    pub pointers: &'static [Slot],
    pub beliefs: &'static [Slot],
    pub notices: &'static [Slot],
    pub doubts: &'static [DoubtRow],
    /// The conditions of open points that are worth a question.
    pub asked: &'static [Slot],
}

impl Program {
    /// The slot of the first operation.
    #[must_use]
    pub const fn base(&self) -> usize {
        self.facts.len() + self.days.len()
    }

    /// The operation that stands in a slot; nothing for a fact or a day.
    #[must_use]
    pub fn operation(&self, slot: Slot) -> Option<(Op, &'static [u16])> {
        let at = usize::from(slot).checked_sub(self.base())?;
        Some((*self.ops.get(at)?, self.operands_of(at)))
    }

    fn operands_of(&self, at: usize) -> &'static [u16] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| usize::from(*end));
        let from = at.checked_sub(1).map_or(0, end);
        self.operands.get(from..end(at)).unwrap_or_default()
    }
}

impl Span {
    /// This part of a column.
    #[must_use]
    pub fn of<T>(self, column: &'static [T]) -> &'static [T] {
        column.get(usize::from(self.from)..usize::from(self.to)).unwrap_or_default()
    }
}

/// A place in a column. No rulebook has as many things as a number has room for; the compiler says so.
pub(super) fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(NOTHING)
}

/// A rulebook with the program that decides it.
#[derive(Debug)]
pub struct Compiled {
    /// The rulebook.
    pub book: &'static Rulebook,
    /// Its conditions.
    pub program: Program,
    /// Fingerprint of rules, engine and texts: two builds with the same one decide and say the same.
    pub fingerprint: &'static str,
}

impl Deref for Compiled {
    type Target = Rulebook;

    fn deref(&self) -> &Rulebook {
        self.book
    }
}

impl Compiled {
    /// The fact in a slot.
    #[must_use]
    pub fn fact(&self, slot: Slot) -> Option<&'static Fact> {
        let place = self.program.facts.get(usize::from(slot))?;
        let option = self.agenda.get(usize::from(place.question))?.options.get(usize::from(place.option))?;
        option.facts.get(usize::from(place.at)).copied()
    }

    /// The rule with a number.
    #[must_use]
    pub fn rule(&self, number: u16) -> Option<&'static Rule> {
        self.rules().nth(usize::from(number))
    }
}
