//! Evaluation of conditions over what is known, on a day.

use std::cell::RefCell;
use std::ptr;

use ai_act_check::engine::answers::Answer;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::{Duty, Penalty, Sanction};
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Route, Rule, Schedule, Start, UNKNOWN};
use ai_act_check::engine::truth::Truth;

/// What is known about each fact. A fact nobody was asked about is unknown.
#[derive(Clone, Debug, Default)]
pub struct Facts(Vec<(*const Fact, Truth)>);

impl Facts {
    /// Reads the facts off answers given in the order of the agenda. Where a main question and its helper present the
    /// same fact, the first certain value counts.
    #[must_use]
    pub fn from_answers<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> Self {
        let mut facts = Self::default();
        for answer in answers {
            for fact in answer.question.options.iter().flat_map(|o| o.facts) {
                let chosen = |o: &&ai_act_check::engine::rulebook::Choice| answer.has(o.id);
                let so =
                    answer.question.options.iter().filter(chosen).any(|o| o.facts.iter().any(|f| ptr::eq(*f, *fact)));
                let doubted = |o: &&ai_act_check::engine::rulebook::Choice| answer.doubted.contains(&o.id);
                let may =
                    answer.question.options.iter().filter(doubted).any(|o| o.facts.iter().any(|f| ptr::eq(*f, *fact)));
                let truth = match (so, may || answer.has(UNKNOWN)) {
                    (true, _) => Truth::Yes,
                    (false, true) => Truth::Unknown,
                    (false, false) => Truth::No,
                };
                facts.learn(fact, truth);
            }
        }
        facts
    }

    /// Facts stated directly; for tests and proofs.
    #[must_use]
    pub fn stated(list: &[(&'static Fact, Truth)]) -> Self {
        let mut facts = Self::default();
        for (fact, truth) in list {
            facts.learn(fact, *truth);
        }
        facts
    }

    fn learn(&mut self, fact: &'static Fact, truth: Truth) {
        match self.0.binary_search_by_key(&ptr::from_ref(fact), |entry| entry.0) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at)
                    && entry.1 == Truth::Unknown
                {
                    entry.1 = truth;
                }
            }
            Err(at) => self.0.insert(at, (ptr::from_ref(fact), truth)),
        }
    }

    /// What is known about a fact.
    #[must_use]
    pub fn get(&self, fact: &'static Fact) -> Truth {
        match self.0.binary_search_by_key(&ptr::from_ref(fact), |entry| entry.0) {
            Ok(at) => self.0.get(at).map_or(Truth::Unknown, |entry| entry.1),
            Err(_) => Truth::Unknown,
        }
    }
}

/// Evaluates conditions over facts on a day. Rules and categories are evaluated once and remembered.
#[derive(Debug)]
pub struct Eval {
    facts: Facts,
    day: Date,
    rules: Memory<Rule>,
    categories: Memory<Category>,
}

/// What has been evaluated, sorted by address.
#[derive(Debug)]
struct Memory<T>(RefCell<Vec<(*const T, Truth)>>);

impl<T> Memory<T> {
    const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// The truth of something, evaluated at the first call. Evaluating it may well look up other things here.
    fn get(&self, key: &'static T, evaluate: impl FnOnce() -> Truth) -> Truth {
        let find = |known: &[(*const T, Truth)]| known.binary_search_by_key(&ptr::from_ref(key), |entry| entry.0);
        let known = {
            let known = self.0.borrow();
            find(&known).ok().and_then(|at| known.get(at)).map(|entry| entry.1)
        };
        known.unwrap_or_else(|| {
            let truth = evaluate();
            let mut known = self.0.borrow_mut();
            if let Err(at) = find(&known) {
                known.insert(at, (ptr::from_ref(key), truth));
            }
            truth
        })
    }
}

impl Eval {
    /// An evaluation of these facts on this day.
    #[must_use]
    pub const fn new(facts: Facts, day: Date) -> Self {
        Self { facts, day, rules: Memory::new(), categories: Memory::new() }
    }

    /// The day of the evaluation.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// What is known about a fact.
    #[must_use]
    pub fn fact(&self, fact: &'static Fact) -> Truth {
        self.facts.get(fact)
    }

    /// The truth of a condition.
    #[must_use]
    pub fn expr(&self, expr: &'static Expr) -> Truth {
        match expr {
            Expr::Always => Truth::Yes,
            Expr::Is(fact) => self.facts.get(fact),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => or(rules.iter().map(|rule| self.rule(rule))),
            Expr::Class(category) => self.category(category),
            Expr::AnyGround(category) => self.any_ground(category),
            Expr::InEffect(category) => self.in_effect(category),
            Expr::All(list) => and(list.iter().map(|e| self.expr(e))),
            Expr::Any(list) => or(list.iter().map(|e| self.expr(e))),
            Expr::Not(inner) => !self.expr(inner),
            Expr::Given(first, second) => self.expr(first).and(self.expr(second)),
        }
    }

    /// The truth of a rule's own condition. A rule that is not law yet on the day does not hold.
    #[must_use]
    pub fn rule(&self, rule: &'static Rule) -> Truth {
        self.rules.get(rule, || rule.wording_on(self.day).map_or(Truth::No, |w| self.expr(&w.when)))
    }

    /// The truth of one ground of a category with every guard.
    #[must_use]
    pub fn ground(&self, category: &'static Category, route: &'static Route, rule: &'static Rule) -> Truth {
        self.expr(&category.guard).and(self.route(route)).and(self.rule(rule))
    }

    /// Whether a route is open to its grounds.
    #[must_use]
    pub fn route(&self, route: &'static Route) -> Truth {
        match route.unless.map(|rule| self.rule(rule)) {
            Some(Truth::Yes) => Truth::No,
            Some(Truth::No | Truth::Unknown) | None => self.expr(&route.guard),
        }
    }

    /// The truth of a category.
    #[must_use]
    pub fn category(&self, category: &'static Category) -> Truth {
        self.categories.get(category, || match self.expr(&category.guard) {
            Truth::No => Truth::No,
            guard => guard.and(self.any_ground(category)),
        })
    }

    /// Whether some ground holds with the guard of its route, the category's own guard aside.
    #[must_use]
    pub fn any_ground(&self, category: &'static Category) -> Truth {
        or(category.grounds().map(|(route, rule)| self.route(route).and(self.rule(rule))))
    }

    /// The lines of the rule's timetable that can be the visitor's: one when everything is known.
    #[must_use]
    pub fn starts(&self, rule: &'static Rule) -> Vec<&'static Start> {
        rule.applies.map_or(Vec::new(), |schedule| self.lines(schedule))
    }

    /// The same for a schedule.
    #[must_use]
    pub fn lines(&self, schedule: &'static Schedule) -> Vec<&'static Start> {
        let table = schedule.timetables.iter().find(|t| t.valid.contains(self.day));
        self.first(table.map_or(&[][..], |t| t.starts).iter(), |start| &start.when)
    }

    /// The line that decided under the timetable before today's, where an amendment moved the day.
    #[must_use]
    pub fn former(&self, schedule: &'static Schedule) -> Option<&'static Start> {
        let current = schedule.timetables.iter().position(|t| t.valid.contains(self.day))?;
        let before = schedule.timetables.get(current.checked_sub(1)?)?;
        self.first(before.starts.iter(), |start| &start.when).first().copied()
    }

    /// The lines of a penalty that can be the visitor's on the day.
    #[must_use]
    pub fn sanctions(&self, penalty: &'static Penalty) -> Vec<&'static Sanction> {
        self.first(penalty.lines().filter(|line| line.valid.contains(self.day)), |line| &line.when)
    }

    /// The first line whose condition holds, and before it those whose condition is open.
    fn first<T>(
        &self,
        lines: impl Iterator<Item = &'static T>,
        when: fn(&'static T) -> &'static Expr,
    ) -> Vec<&'static T> {
        let mut found = Vec::new();
        for line in lines {
            match self.expr(when(line)) {
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

    /// Whether a role is inside what a duty is about: the role holds, and the class or kind of case.
    #[must_use]
    pub fn within(&self, duty: &'static Duty, role: &'static Category) -> Truth {
        if duty.valid.contains(self.day) { self.category(role).and(self.expr(&duty.within)) } else { Truth::No }
    }

    /// Whether a duty binds a role.
    #[must_use]
    pub fn binds(&self, duty: &'static Duty, role: &'static Category) -> Truth {
        match self.within(duty, role) {
            Truth::No => Truth::No,
            within => within.and(self.expr(&duty.when)),
        }
    }

    /// Whether a duty binds the visitor in any role.
    #[must_use]
    pub fn duty(&self, duty: &'static Duty) -> Truth {
        or(duty.roles.iter().map(|role| self.binds(duty, role)))
    }

    /// Whether the day from which the rule applies has come. A definition has no day and is always at hand.
    #[must_use]
    pub fn has_come(&self, rule: &'static Rule) -> Truth {
        let starts = self.starts(rule);
        let come = starts.iter().filter(|s| s.from <= self.day).count();
        match come {
            n if n == starts.len() => Truth::Yes,
            0 => Truth::No,
            _ => Truth::Unknown,
        }
    }

    fn in_effect(&self, category: &'static Category) -> Truth {
        or(category.grounds().map(|(route, rule)| self.ground(category, route, rule).and(self.has_come(rule))))
    }
}

fn and(truths: impl Iterator<Item = Truth>) -> Truth {
    truths.fold(Truth::Yes, Truth::and)
}

fn or(truths: impl Iterator<Item = Truth>) -> Truth {
    truths.fold(Truth::No, Truth::or)
}
