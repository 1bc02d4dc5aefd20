//! The rulebook on a day as diagrams over complete answer sets: plain two-valued logic, straight from the statics. It
//! shares nothing with the engine's evaluation; `the_diagrams_say_what_the_engine_says` compares the two.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ptr;

use ai_act_check::engine::date::{Date, Period};
use ai_act_check::engine::duty::{Duty, Penalty, Sanction};
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Route, Rule, Schedule, Start};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

use super::bdd::Set;
use super::space::Space;

/// The law on a day.
pub struct Law<'a> {
    /// The answer sets.
    pub space: &'a Space,
    /// The day.
    pub day: Date,
    rules: RefCell<HashMap<*const Rule, Set>>,
    classes: RefCell<HashMap<*const Category, Set>>,
}

/// Whether a day lies in a period, both ends included.
fn within(period: Period, day: Date) -> bool {
    period.first <= day && period.last.is_none_or(|last| day <= last)
}

impl<'a> Law<'a> {
    /// The law on a day.
    pub fn on(space: &'a Space, day: Date) -> Self {
        Self { space, day, rules: RefCell::default(), classes: RefCell::default() }
    }

    /// Everything.
    pub fn all(&self) -> Set {
        self.space.maker.all.clone()
    }

    /// Nothing.
    pub fn none(&self) -> Set {
        self.space.maker.none.clone()
    }

    /// Any of these.
    pub fn any(&self, sets: impl IntoIterator<Item = Set>) -> Set {
        sets.into_iter().fold(self.none(), |any, set| &any | &set)
    }

    /// All of these.
    pub fn every(&self, sets: impl IntoIterator<Item = Set>) -> Set {
        sets.into_iter().fold(self.all(), |all, set| &all & &set)
    }

    /// Where the fact is so.
    pub fn is(&self, fact: &'static Fact) -> Set {
        self.space.fact(fact)
    }

    /// Where the condition holds.
    pub fn expr(&self, expr: &Expr) -> Set {
        match expr {
            Expr::Always => self.all(),
            Expr::Is(fact) => self.is(fact),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => self.any(rules.iter().map(|rule| self.rule(rule))),
            Expr::Class(class) => self.class(class),
            Expr::AnyGround(class) => self.any_ground(class),
            Expr::InEffect(class) => self.in_effect(class),
            Expr::All(parts) => self.every(parts.iter().map(|part| self.expr(part))),
            Expr::Any(parts) => self.any(parts.iter().map(|part| self.expr(part))),
            Expr::Not(part) => !&self.expr(part),
            Expr::Given(first, second) => &self.expr(first) & &self.expr(second),
        }
    }

    /// Where the rule's own condition holds.
    pub fn rule(&self, rule: &Rule) -> Set {
        if let Some(known) = self.rules.borrow().get(&ptr::from_ref(rule)) {
            return known.clone();
        }
        let wording = rule.wordings.iter().find(|w| within(w.valid, self.day));
        let set = wording.map_or_else(|| self.none(), |w| self.expr(&w.when));
        self.rules.borrow_mut().insert(ptr::from_ref(rule), set.clone());
        set
    }

    /// Where the category holds.
    pub fn class(&self, class: &Category) -> Set {
        if let Some(known) = self.classes.borrow().get(&ptr::from_ref(class)) {
            return known.clone();
        }
        let set = &self.expr(&class.guard) & &self.any_ground(class);
        self.classes.borrow_mut().insert(ptr::from_ref(class), set.clone());
        set
    }

    /// Where some ground of the category holds with its route.
    pub fn any_ground(&self, class: &Category) -> Set {
        self.any(pairs(class).map(|(route, rule)| &self.route(route) & &self.rule(rule)))
    }

    /// Where a route is open.
    fn route(&self, route: &Route) -> Set {
        let shut = route.unless.map_or_else(|| self.none(), |rule| self.rule(rule));
        self.expr(&route.guard).minus(&shut)
    }

    /// Where a ground holds with every guard.
    pub fn ground(&self, class: &Category, route: &Route, rule: &Rule) -> Set {
        self.every([self.expr(&class.guard), self.route(route), self.rule(rule)])
    }

    /// Where the category holds by a ground whose day has come.
    pub fn in_effect(&self, class: &Category) -> Set {
        let come = |rule: &Rule| match rule.applies {
            None => self.all(),
            Some(schedule) => {
                self.any(self.starts(schedule).into_iter().filter(|(s, _)| s.from <= self.day).map(|(_, set)| set))
            }
        };
        self.any(pairs(class).map(|(route, rule)| &self.ground(class, route, rule) & &come(rule)))
    }

    /// Where the duty binds the role.
    pub fn binds(&self, duty: &Duty, role: &Category) -> Set {
        if !within(duty.valid, self.day) {
            return self.none();
        }
        self.every([self.class(role), self.expr(&duty.within), self.expr(&duty.when)])
    }

    /// Where the duty binds in any role.
    pub fn duty(&self, duty: &Duty) -> Set {
        self.any(duty.roles.iter().map(|role| self.binds(duty, role)))
    }

    /// The same by the duty's id.
    pub fn owes(&self, id: &str) -> Set {
        self.duty(BOOK.duties().find(|d| d.id == id).unwrap_or_else(|| panic!("there is no duty \"{id}\"")))
    }

    /// The lines of the timetable of the day, each with the answer sets that it decides.
    pub fn starts(&self, schedule: &'static Schedule) -> Vec<(&'static Start, Set)> {
        let table = schedule.timetables.iter().find(|t| within(t.valid, self.day));
        self.first(table.map_or(&[][..], |t| t.starts).iter(), |start| &start.when)
    }

    /// The lines of a penalty on the day, each with the answer sets that it decides.
    pub fn sanctions(&self, penalty: &'static Penalty) -> Vec<(&'static Sanction, Set)> {
        let lines = penalty.shared.iter().chain(penalty.own).filter(|line| within(line.valid, self.day));
        self.first(lines, |line| &line.when)
    }

    fn first<T>(
        &self,
        lines: impl Iterator<Item = &'static T>,
        when: impl Fn(&'static T) -> &'static Expr,
    ) -> Vec<(&'static T, Set)> {
        let mut left = self.all();
        let mut decided = Vec::new();
        for line in lines {
            let holds = self.expr(when(line));
            decided.push((line, &left & &holds));
            left = left.minus(&holds);
        }
        decided
    }
}

fn pairs(class: &Category) -> impl Iterator<Item = (&'static Route, &'static Rule)> {
    class.routes.iter().flat_map(|route| route.grounds.iter().map(move |rule| (route, *rule)))
}
