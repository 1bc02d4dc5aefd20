//! What the conditions of a rulebook come to in one case.

use std::ptr;

use super::answers::Answers;
use super::date::Date;
use super::duty::{Duty, Penalty, Sanction};
use super::lanes::{Lanes, Word};
use super::program::{Compiled, DutyRow, LineRow, Op, Program, Slot, Span, TableRow, number};
use super::rulebook::{Category, Doubt, Fact, Rule, Schedule, Start};
use super::truth::Truth;

/// The truth of every condition in one case, on a day.
#[derive(Debug)]
pub struct Eval {
    /// The rulebook.
    pub(super) book: &'static Compiled,
    day: Date,
    truths: Vec<Truth>,
}

impl Eval {
    pub(super) const fn new(book: &'static Compiled, day: Date, truths: Vec<Truth>) -> Self {
        Self { book, day, truths }
    }

    /// What all answers come to, whether anybody would ask for them or not.
    #[must_use]
    pub fn of_answers(book: &'static Compiled, answers: &Answers, day: Date) -> Self {
        let mut lanes = Lanes::new(book, day);
        for answer in answers.iter() {
            if let Some(at) = book.agenda.iter().position(|q| q.same(answer.question)) {
                lanes.answer(at, answer.ticks(), 1);
            }
        }
        Self::decided(book, lanes, day)
    }

    /// What facts come to: what is known of each, in the order of the agenda. One that is left out is unknown.
    #[must_use]
    pub fn of_facts(book: &'static Compiled, facts: &[Truth], day: Date) -> Self {
        let mut lanes = Lanes::new(book, day);
        for (slot, truth) in facts.iter().enumerate() {
            lanes.state(number(slot), Word::of(*truth));
        }
        Self::decided(book, lanes, day)
    }

    fn decided(book: &'static Compiled, mut lanes: Lanes, day: Date) -> Self {
        lanes.decide();
        Self::new(book, day, lanes.truths(0))
    }

    /// The day of the evaluation.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// What is known about a fact.
    #[must_use]
    pub fn fact(&self, fact: &'static Fact) -> Truth {
        let mut slots = (0..self.program().facts.len()).map(number);
        slots
            .find(|slot| self.book.fact(*slot).is_some_and(|f| ptr::eq(f, fact)))
            .map_or(Truth::Unknown, |s| self.at(s))
    }

    /// What is known of each fact, in the order of the agenda.
    pub fn facts(&self) -> impl Iterator<Item = Truth> {
        self.truths.iter().copied().take(self.program().facts.len())
    }

    /// The truth of each rule's own condition, in the order of the rulebook. A rule that is not law yet does not hold.
    pub fn rules(&self) -> impl Iterator<Item = Truth> {
        self.program().rules.iter().map(|slot| self.at(*slot))
    }

    /// The truth of each role and class, and whether some ground of it holds, its own guard aside.
    pub fn categories(&self) -> impl Iterator<Item = (Truth, Truth)> {
        self.program().categories.iter().map(|row| (self.at(row.whole), self.at(row.some)))
    }

    /// Of each duty whether it binds in some role, and whether its class or kind of case holds.
    pub fn duties(&self) -> impl Iterator<Item = (Truth, Truth)> {
        self.program().duties.iter().map(|row| (self.at(row.whole), self.at(row.within)))
    }

    /// For whom each contact is, and then each law beside this one.
    pub fn pointers(&self) -> impl Iterator<Item = Truth> {
        self.program().pointers.iter().map(|slot| self.at(*slot))
    }

    /// Of each common belief whether it may be there.
    pub fn beliefs(&self) -> impl Iterator<Item = Truth> {
        self.program().beliefs.iter().map(|slot| self.at(*slot))
    }

    /// Of the words for each notice whether they are for the case.
    pub fn notices(&self) -> impl Iterator<Item = Truth> {
        self.program().notices.iter().map(|slot| self.at(*slot))
    }

    /// The truth of a rule's own condition.
    #[must_use]
    pub fn rule(&self, rule: &'static Rule) -> Truth {
        self.rule_slot(rule).map_or(Truth::No, |slot| self.at(slot))
    }

    /// The truth of a category.
    #[must_use]
    pub fn category(&self, category: &'static Category) -> Truth {
        self.category_slot(category).map_or(Truth::No, |slot| self.at(slot))
    }

    /// Whether a duty binds in some role.
    #[must_use]
    pub fn duty(&self, duty: &'static Duty) -> Truth {
        self.duty_row(duty).map_or(Truth::No, |row| self.at(row.whole))
    }

    /// Whether the class or kind of case of a duty holds.
    #[must_use]
    pub fn kind(&self, duty: &'static Duty) -> Truth {
        self.duty_row(duty).map_or(Truth::No, |row| self.at(row.within))
    }

    fn duty_row(&self, duty: &'static Duty) -> Option<&'static DutyRow> {
        let at = self.book.duties().position(|d| ptr::eq(d, duty))?;
        self.program().duties.get(at)
    }

    /// Whether an open point of the law matters in the case.
    #[must_use]
    pub fn doubt(&self, doubt: &'static Doubt) -> Truth {
        let row = self.program().doubts.iter().find(|row| row.id == doubt.id);
        row.map_or(Truth::Yes, |row| self.at(row.when))
    }

    pub(super) fn program(&self) -> &'static Program {
        &self.book.program
    }

    /// The truth in a slot.
    pub(super) fn at(&self, slot: Slot) -> Truth {
        self.truths.get(usize::from(slot)).copied().unwrap_or(Truth::Unknown)
    }

    pub(super) fn rule_slot(&self, rule: &Rule) -> Option<Slot> {
        let at = self.book.rules().position(|r| ptr::eq(r, rule))?;
        self.program().rules.get(at).copied()
    }

    pub(super) fn category_slot(&self, category: &'static Category) -> Option<Slot> {
        let at = self.book.categories().position(|c| ptr::eq(c, category))?;
        self.program().categories.get(at).map(|row| row.whole)
    }

    /// Whether a duty is inside what some role of the visitor is about.
    pub(super) fn is_inside(&self, duty: &DutyRow) -> bool {
        duty.roles.of(self.program().roles).iter().any(|role| self.at(role.within) == Truth::Yes)
    }

    /// The lines of a schedule that can be the visitor's: one when everything is known. None without a schedule.
    pub(super) fn starts(&self, schedule: Option<&'static Schedule>, number: u16) -> Vec<&'static Start> {
        let table = schedule.and_then(|s| s.timetables.iter().position(|t| t.valid.contains(self.day)));
        table.map_or_else(Vec::new, |table| self.lines_of(schedule, number, table))
    }

    /// The line that decided under the timetable before today's, where an amendment moved the day.
    pub(super) fn former(&self, schedule: &'static Schedule, number: u16) -> Option<&'static Start> {
        let table = schedule.timetables.iter().position(|t| t.valid.contains(self.day))?;
        self.lines_of(Some(schedule), number, table.checked_sub(1)?).first().copied()
    }

    fn lines_of(&self, schedule: Option<&'static Schedule>, number: u16, table: usize) -> Vec<&'static Start> {
        let starts = schedule.and_then(|s| s.timetables.get(table)).map_or(&[][..], |t| t.starts);
        let rows = self.tables(number).get(table).map_or(&[][..], |row| row.lines.of(self.program().lines));
        self.first(starts.iter().zip(rows))
    }

    fn tables(&self, schedule: u16) -> &'static [TableRow] {
        let program = self.program();
        program.schedules.get(usize::from(schedule)).map_or(&[], |span| span.of(program.tables))
    }

    /// The lines of the timetable that is law on the day.
    pub(super) fn timetable(&self, schedule: u16) -> &'static [LineRow] {
        let table = self.tables(schedule).iter().find(|table| self.at(table.valid) == Truth::Yes);
        table.map_or(&[], |table| table.lines.of(self.program().lines))
    }

    /// Those of them that can be the visitor's.
    pub(super) fn possible(&self, schedule: u16) -> Vec<&'static LineRow> {
        self.first(self.timetable(schedule).iter().map(|row| (row, row)))
    }

    /// The lines of a penalty that can be the visitor's on the day. None without a penalty.
    pub(super) fn sanctions(&self, penalty: Option<&'static Penalty>, number: u16) -> Vec<&'static Sanction> {
        let program = self.program();
        let rows = program.penalties.get(usize::from(number)).map_or(&[][..], |span: &Span| span.of(program.lines));
        let lines = penalty.into_iter().flat_map(Penalty::lines).zip(rows);
        self.first(lines.filter(|(line, _)| line.valid.contains(self.day)))
    }

    /// The first line whose condition holds, and before it those whose condition is open.
    fn first<T>(&self, lines: impl Iterator<Item = (&'static T, &'static LineRow)>) -> Vec<&'static T> {
        let mut found = Vec::new();
        for (line, row) in lines {
            match self.at(row.when) {
                Truth::No => {}
                Truth::Unknown => found.push(line),
                Truth::Yes => {
                    found.push(line);
                    break;
                }
            }
        }
        found
    }

    /// Whether a condition asks for a category: by itself, or by a rule that is a ground of it.
    pub(super) fn rests(&self, slot: Slot, category: u16) -> bool {
        let Some((op, operands)) = self.program().operation(slot) else { return false };
        let some = |slots: &[Slot]| slots.iter().any(|slot| self.rests(*slot, category));
        match (op, operands) {
            (Op::Category | Op::Grounds, [_, at]) | (Op::InEffect, [at, ..]) => *at == category,
            (Op::Rule, [body, _]) => self.is_ground(slot, category) || self.rests(*body, category),
            (Op::Any | Op::Given, slots) => some(slots),
            // A wording that is not law on the day asks for nothing.
            (Op::All, slots) => !slots.iter().any(|slot| self.is_shut_day(*slot)) && some(slots),
            _ => false,
        }
    }

    /// Whether the first part of a condition holds, so that somebody was asked about what comes after it.
    pub(super) fn is_opened(&self, slot: Slot) -> bool {
        match self.program().operation(slot) {
            Some((Op::Given, [first, second])) if self.at(*first) == Truth::Yes => {
                !self.is_conditional(*second) || self.is_opened(*second)
            }
            Some((Op::Given | Op::Rule, [first, _])) => self.is_opened(*first),
            Some((Op::All, slots)) => slots.iter().any(|slot| self.is_opened(*slot)),
            Some((Op::Any, slots)) => slots.iter().any(|slot| self.is_opened(*slot)),
            _ => false,
        }
    }

    /// Whether a condition asks for something first itself.
    fn is_conditional(&self, slot: Slot) -> bool {
        match self.program().operation(slot) {
            Some((Op::Given, _)) => true,
            Some((Op::Rule, [body, _])) => self.is_conditional(*body),
            _ => false,
        }
    }

    fn is_shut_day(&self, slot: Slot) -> bool {
        usize::from(slot) >= self.program().facts.len()
            && usize::from(slot) < self.program().base()
            && self.at(slot) == Truth::No
    }

    fn is_ground(&self, rule: Slot, category: u16) -> bool {
        let row = self.program().categories.get(usize::from(category));
        row.is_some_and(|row| row.grounds.of(self.program().grounds).iter().any(|ground| ground.rule == rule))
    }
}
