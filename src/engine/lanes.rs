//! Up to 64 cases side by side: each truth is two words, in which every case has its bit.

use super::date::Date;
use super::program::{Compiled, DutyRow, GroundRow, LineRow, NOTHING, Op, Presented, Program, Slot, Span, number};
use super::rulebook::Ticks;
use super::truth::Truth;

/// A set of cases: one bit for each.
pub type Cases = u64;

/// How many cases there is room for.
pub const MOST: usize = 64;

/// The cases in which something certainly is so, and those in which it certainly is not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Certainly so.
    pub yes: Cases,
    /// Certainly not.
    pub no: Cases,
}

impl Word {
    #[expect(clippy::inline_always, reason = "a call for each operand takes longer than all that is done with it")]
    #[inline(always)]
    const fn and(self, other: Self) -> Self {
        Self { yes: self.yes & other.yes, no: self.no | other.no }
    }

    #[expect(clippy::inline_always, reason = "a call for each operand takes longer than all that is done with it")]
    #[inline(always)]
    const fn or(self, other: Self) -> Self {
        Self { yes: self.yes | other.yes, no: self.no & other.no }
    }

    const fn opposite(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// The same in every case.
    #[must_use]
    pub const fn of(truth: Truth) -> Self {
        match truth {
            Truth::Yes => ALWAYS,
            Truth::No => NEVER,
            Truth::Unknown => Self { yes: 0, no: 0 },
        }
    }

    /// The cases in which it is open.
    #[must_use]
    pub const fn open(self) -> Cases {
        !self.yes & !self.no
    }

    /// The truth in one case.
    #[must_use]
    pub const fn truth(self, case: usize) -> Truth {
        match (self.yes >> case & 1, self.no >> case & 1) {
            (1, _) => Truth::Yes,
            (_, 1) => Truth::No,
            _ => Truth::Unknown,
        }
    }
}

/// What holds in every case.
const ALWAYS: Word = Word { yes: !0, no: 0 };
/// What holds in none.
const NEVER: Word = Word { yes: 0, no: !0 };

/// The truths of some cases, and what somebody still wants to know in which of them.
#[derive(Debug)]
pub struct Lanes {
    program: &'static Program,
    words: Vec<Word>,
    wanted: Vec<Cases>,
    /// By fact, the cases in which it was asked for and stayed open; empty while nothing did, which is nearly always.
    doubted: Vec<Cases>,
    /// By slot, the cases in which it stays open whatever else is asked; empty like that.
    stuck: Vec<Cases>,
}

impl Lanes {
    /// Cases on a day, of which nothing is known yet.
    #[must_use]
    pub fn new(book: &'static Compiled, day: Date) -> Self {
        let program = &book.program;
        let mut words = vec![Word::default(); program.facts.len()];
        words.extend(program.days.iter().map(|period| if period.contains(day) { ALWAYS } else { NEVER }));
        Self { program, words, wanted: Vec::new(), doubted: Vec::new(), stuck: Vec::new() }
    }

    /// What is known of a slot; of one that does not exist nothing.
    #[must_use]
    #[expect(clippy::inline_always, reason = "a call for each operand takes longer than all that is done with it")]
    #[inline(always)]
    pub fn word(&self, slot: Slot) -> Word {
        self.words.get(usize::from(slot)).copied().unwrap_or_default()
    }

    /// Every truth of one case, by slot.
    #[must_use]
    pub fn truths(&self, case: usize) -> Vec<Truth> {
        self.words.iter().map(|word| word.truth(case)).collect()
    }

    /// States a fact in some cases. What is certain already stays.
    pub fn state(&mut self, fact: Slot, word: Word) {
        if let Some(known) = self.words.get_mut(usize::from(fact)) {
            let open = known.open();
            known.yes |= word.yes & open;
            known.no |= word.no & open;
        }
    }

    /// States what an answer to a question tells in some cases.
    pub fn answer(&mut self, question: usize, ticks: Ticks, cases: Cases) {
        let Some(row) = self.program.questions.get(question) else { return };
        for presented in row.facts.of(self.program.presented) {
            if ticks.chosen & presented.options != 0 {
                self.state(presented.fact, Word { yes: cases, no: 0 });
            } else if ticks.chosen & row.unknown == 0 && ticks.doubted & presented.options == 0 {
                self.state(presented.fact, Word { yes: 0, no: cases });
            } else if !self.is_helped(question, *presented) {
                self.doubt(presented.fact, cases);
            }
        }
    }

    /// Whether a helper asks for the fact once more.
    fn is_helped(&self, question: usize, presented: Presented) -> bool {
        let mut helpers = self.program.questions.iter().filter(|row| usize::from(row.helps) == question);
        helpers.any(|row| row.facts.of(self.program.presented).iter().any(|helped| helped.fact == presented.fact))
    }

    fn doubt(&mut self, fact: Slot, cases: Cases) {
        if self.doubted.is_empty() {
            self.doubted = vec![0; self.program.facts.len()];
        }
        if let Some(doubted) = self.doubted.get_mut(usize::from(fact)) {
            *doubted |= cases;
        }
    }

    /// Decides every condition, each after those it needs. This and [`Self::want_facts`] are where the time goes.
    pub fn decide(&mut self) {
        let program = self.program;
        self.words.truncate(program.base());
        let mut from = 0;
        for (op, to) in program.ops.iter().zip(program.ends) {
            let to = usize::from(*to);
            let slots = program.operands.get(from..to).unwrap_or_default();
            from = to;
            let word = match (op, slots) {
                (Op::All | Op::Given, slots) => slots.iter().fold(ALWAYS, |all, slot| all.and(self.word(*slot))),
                (Op::Any, slots) => slots.iter().fold(NEVER, |any, slot| any.or(self.word(*slot))),
                (Op::Rule | Op::Category | Op::Grounds, [body, _]) => self.word(*body),
                (Op::Not, [inner]) => self.word(*inner).opposite(),
                (rare, slots) => self.rare(*rare, slots),
            };
            self.words.push(word);
        }
    }

    /// What a rulebook has a few dozen of.
    fn rare(&self, op: Op, operands: &[u16]) -> Word {
        match (op, operands) {
            (Op::Unless, [guard, rule]) => {
                let (guard, rule) = (self.word(*guard), self.word(*rule));
                Word { yes: guard.yes & !rule.yes, no: guard.no | rule.yes }
            }
            (Op::Come, [schedule]) => self.come(*schedule),
            (Op::InEffect, [category, come @ ..]) => {
                let grounds = self.grounds(*category).iter().zip(come);
                grounds.fold(NEVER, |any, (ground, come)| any.or(self.word(ground.whole).and(self.word(*come))))
            }
            // The compiler makes no others.
            _ => NEVER,
        }
    }

    fn grounds(&self, category: u16) -> &'static [GroundRow] {
        let row = self.program.categories.get(usize::from(category));
        row.map_or(&[], |row| row.grounds.of(self.program.grounds))
    }

    /// Certainly come where every day that is possible has come; certainly not where none has.
    fn come(&self, schedule: u16) -> Word {
        let (mut come, mut later) = (0, 0);
        for (line, possible) in self.possible(schedule, !0) {
            let day = self.word(line.day).yes;
            come |= possible & day;
            later |= possible & !day;
        }
        Word { yes: !later, no: later & !come }
    }

    /// The lines of a schedule with the cases in which they can be the first that holds.
    fn possible(&self, schedule: u16, cases: Cases) -> Vec<(LineRow, Cases)> {
        let mut found = Vec::new();
        let span = self.program.schedules.get(usize::from(schedule)).copied();
        for table in span.map_or(&[][..], |span| span.of(self.program.tables)) {
            let mut left = cases & self.word(table.valid).yes;
            for line in table.lines.of(self.program.lines) {
                let when = self.word(line.when);
                found.push((*line, left & !when.no));
                left &= !when.yes;
            }
        }
        found
    }

    /// Nobody wants to know anything but these goals, and the facts that remain in them.
    pub fn want(&mut self, goals: impl FnOnce(&mut Self)) {
        if self.wanted.len() == self.words.len() {
            self.wanted.fill(0);
        } else {
            self.wanted = vec![0; self.words.len()];
        }
        self.find_stuck();
        goals(self);
        self.want_facts();
    }

    /// Finds what stays open: everything in it that is open is a fact that was asked for already.
    fn find_stuck(&mut self) {
        self.stuck.clear();
        if self.doubted.is_empty() {
            return;
        }
        for at in 0..self.words.len() {
            let open = self.word(number(at)).open();
            let stuck = match self.program.operation(number(at)) {
                _ if open == 0 => 0,
                Some((op, operands)) => self.stuck_by(op, operands),
                None => self.doubted.get(at).copied().unwrap_or(0),
            };
            self.stuck.push(open & stuck);
        }
    }

    fn stuck_by(&self, op: Op, operands: &[u16]) -> Cases {
        let all =
            |slots: &[Slot]| slots.iter().fold(!0, |all, slot| all & (self.stuck(*slot) | !self.word(*slot).open()));
        let days =
            |schedule: u16| self.possible(schedule, !0).iter().fold(!0, |stuck, (line, _)| stuck & all(&[line.when]));
        match (op, operands) {
            (Op::Unless | Op::Rule | Op::Category | Op::Grounds, [inner, _]) => self.stuck(*inner),
            (Op::Come, [schedule]) => days(*schedule),
            (Op::InEffect, [category, come @ ..]) => {
                let wholes = self.grounds(*category).iter().fold(!0, |stuck, ground| stuck & all(&[ground.whole]));
                wholes & all(come)
            }
            (_, slots) => all(slots),
        }
    }

    /// The cases in which a slot stays open whatever else is asked.
    fn stuck(&self, slot: Slot) -> Cases {
        self.stuck.get(usize::from(slot)).copied().unwrap_or(0)
    }

    /// The cases in which a slot holds, or may hold and nothing more can be learned about it.
    fn settled(&self, slot: Slot) -> Cases {
        self.word(slot).yes | self.stuck(slot)
    }

    /// Somebody wants to know what is in a slot, in some cases.
    #[expect(clippy::inline_always, reason = "a call for each operand takes longer than all that is done with it")]
    #[inline(always)]
    fn add(&mut self, slot: Slot, cases: Cases) {
        if let Some(wanted) = self.wanted.get_mut(usize::from(slot)) {
            *wanted |= cases;
        }
    }

    /// What the roles, classes and open points of the rulebook still need, and the days of what is certain.
    pub fn want_classes(&mut self) {
        for category in self.program.categories {
            if !category.each {
                self.add(category.whole, !0);
            }
            for ground in category.grounds.of(self.program.grounds) {
                let word = self.word(ground.whole);
                if category.each {
                    self.add(category.guard, word.open());
                    self.add(ground.route, word.open());
                    self.add(ground.rule, word.open());
                }
                self.want_day(ground.applies, self.settled(ground.whole));
            }
        }
        for slot in self.program.asked {
            self.add(*slot, !0);
        }
    }

    /// What the duties that are asked for still need.
    pub fn want_duties(&mut self) {
        for duty in self.program.duties.iter().filter(|duty| !duty.may) {
            self.want_duty(duty);
        }
    }

    /// A duty's own condition matters once role and class are certain or stay in doubt; until then those are goals themselves.
    fn want_duty(&mut self, duty: &DutyRow) {
        let roles = duty.roles.of(self.program.roles).iter();
        let inside = roles.fold(0, |inside, role| inside | self.settled(role.within));
        self.add(duty.when, inside);
        self.want_day(duty.applies, inside & self.settled(duty.whole));
    }

    /// What only details depend on: reliefs, penalties of duties that bind, places to turn to.
    pub fn want_details(&mut self) {
        for duty in self.program.duties {
            if duty.may {
                self.want_duty(duty);
                continue;
            }
            let binds = self.word(duty.whole).yes;
            for penalty in duty.penalties {
                self.want_sanction(self.program.penalties.get(usize::from(penalty)).copied(), binds);
            }
        }
        for pointer in self.program.pointers {
            self.add(*pointer, !0);
        }
    }

    fn want_sanction(&mut self, lines: Option<Span>, cases: Cases) {
        let mut left = cases;
        for line in lines.map_or(&[][..], |span| span.of(self.program.lines)) {
            let (when, valid) = (self.word(line.when), self.word(line.day).yes);
            self.add(line.when, left & valid);
            left &= !(valid & when.yes);
        }
    }

    /// What tells since which past day a class applies.
    pub fn want_past(&mut self, roles: usize) {
        for category in self.program.categories.iter().skip(roles) {
            for ground in category.grounds.of(self.program.grounds) {
                let certain = self.word(ground.whole).yes;
                for (line, possible) in self.possible(ground.applies, certain) {
                    self.add(line.when, possible);
                }
            }
        }
    }

    /// Days matter only while it is open whether one has come already, or which future day it is.
    fn want_day(&mut self, schedule: u16, cases: Cases) {
        if cases == 0 || schedule == NOTHING {
            return;
        }
        let lines = self.possible(schedule, cases);
        let ahead = |line: &LineRow| if line.dormant { !0 } else { !self.word(line.day).yes };
        let matters = lines.iter().fold(0, |matters, (line, possible)| matters | (possible & ahead(line)));
        for (line, possible) in lines {
            self.add(line.when, possible & matters);
        }
    }

    /// From the conditions that somebody wants to know down to the facts that remain in them.
    fn want_facts(&mut self) {
        for at in (self.program.base()..self.words.len()).rev() {
            let wanted = self.wanted.get(at).copied().unwrap_or(0);
            // Nearly always nobody does.
            if wanted == 0 {
                continue;
            }
            let slot = number(at);
            let cases = wanted & self.word(slot).open();
            if cases != 0
                && let Some((op, operands)) = self.program.operation(slot)
            {
                self.want_operands(op, operands, cases);
            }
        }
    }

    fn want_operands(&mut self, op: Op, operands: &[u16], cases: Cases) {
        match (op, operands) {
            (Op::All | Op::Any | Op::Not, slots) => slots.iter().for_each(|slot| self.add(*slot, cases)),
            (Op::Given, [first, second]) => {
                self.add(*first, cases);
                self.add(*second, cases & self.settled(*first));
            }
            (Op::Unless | Op::Rule | Op::Category | Op::Grounds, [inner, _]) => self.add(*inner, cases),
            (Op::InEffect, [category, ..]) => {
                if let Some(row) = self.program.categories.get(usize::from(*category)) {
                    self.add(row.guard, cases);
                }
                // A ground may hold from a later day only, so the others matter even where one is certain.
                for ground in self.grounds(*category) {
                    self.add(ground.route, cases);
                    self.add(ground.rule, cases);
                    self.want_day(ground.applies, cases);
                }
            }
            _ => {}
        }
    }

    /// The cases in which somebody wants to know a fact that a question presents.
    #[must_use]
    pub fn wants(&self, question: usize) -> Cases {
        let facts = self.program.questions.get(question).map_or(&[][..], |row| row.facts.of(self.program.presented));
        let wanted = |fact: Slot| self.wanted.get(usize::from(fact)).copied().unwrap_or(0) & self.word(fact).open();
        facts.iter().fold(0, |cases, presented| cases | wanted(presented.fact))
    }
}
