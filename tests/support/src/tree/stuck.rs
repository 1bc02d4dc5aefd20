//! What stays open whatever else is asked: everything in it that is open is a fact that was asked for already.

use std::ptr;

use super::eval::Eval;
use ai_act_check::engine::answers::Answer;
use ai_act_check::engine::duty::Duty;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Route, Rule, Rulebook, Schedule};
use ai_act_check::engine::truth::Truth;

/// The facts about which an answer left a doubt that no helper takes up again.
#[must_use]
pub fn doubted(book: &Rulebook, counted: &[Answer], eval: &Eval) -> Vec<*const Fact> {
    let mut facts = Vec::new();
    for answer in counted.iter().filter(|a| a.is_open()) {
        let helpers = || book.agenda.iter().filter(|q| q.helps.is_some_and(|main| main.same(answer.question)));
        for fact in answer.question.options.iter().flat_map(|o| o.facts.iter().copied()) {
            if eval.fact(fact) == Truth::Unknown && !helpers().any(|q| q.presents(fact)) {
                facts.push(ptr::from_ref(fact));
            }
        }
    }
    facts
}

/// What is known, and what nobody will know.
#[derive(Clone, Copy, Debug)]
pub struct Stuck<'a> {
    /// What is known.
    pub eval: &'a Eval,
    /// The facts that stay open.
    pub doubted: &'a [*const Fact],
}

impl Stuck<'_> {
    /// Whether a condition holds, or may hold and nothing more can be learned about it.
    #[must_use]
    pub fn settles(self, truth: Truth, stuck: impl FnOnce() -> bool) -> bool {
        truth == Truth::Yes || (truth == Truth::Unknown && stuck())
    }

    /// Of a list, those that are open stay so.
    fn all(self, parts: impl IntoIterator<Item = &'static Expr>) -> bool {
        parts.into_iter().all(|part| self.eval.expr(part) != Truth::Unknown || self.expr(part))
    }

    /// Whether an open condition stays open.
    #[must_use]
    pub fn expr(self, expr: &'static Expr) -> bool {
        match expr {
            Expr::Always => false,
            Expr::Is(fact) => self.doubted.iter().any(|d| ptr::eq(*d, *fact)),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => rules.iter().all(|r| self.eval.rule(r) != Truth::Unknown || self.rule(r)),
            Expr::Class(category) => self.category(category),
            Expr::AnyGround(category) => self.grounds(category),
            Expr::InEffect(category) => category.grounds().all(|(route, rule)| {
                let (ground, come) = (self.eval.ground(category, route, rule), self.eval.has_come(rule));
                let days = |schedule| self.days(schedule);
                (ground != Truth::Unknown || self.ground(category, route, rule))
                    && (come != Truth::Unknown || rule.applies.is_none_or(days))
            }),
            Expr::All(list) | Expr::Any(list) => self.all(*list),
            Expr::Not(inner) => self.expr(inner),
            Expr::Given(first, second) => self.all([*first, *second]),
        }
    }

    /// The same for a rule.
    #[must_use]
    pub fn rule(self, rule: &'static Rule) -> bool {
        rule.wording_on(self.eval.day()).is_some_and(|w| self.expr(&w.when))
    }

    fn days(self, schedule: &'static Schedule) -> bool {
        self.all(self.eval.lines(schedule).into_iter().map(|line| &*line.when))
    }

    /// The same for a category.
    #[must_use]
    pub fn category(self, category: &'static Category) -> bool {
        self.all([&*category.guard]) && (self.eval.any_ground(category) != Truth::Unknown || self.grounds(category))
    }

    fn grounds(self, category: &'static Category) -> bool {
        category.grounds().all(|(route, rule)| {
            let whole = self.eval.route(route).and(self.eval.rule(rule));
            whole != Truth::Unknown || self.by_route(route, rule)
        })
    }

    fn by_route(self, route: &'static Route, rule: &'static Rule) -> bool {
        let shut = self.eval.route(route) != Truth::Unknown || self.expr(&route.guard);
        shut && (self.eval.rule(rule) != Truth::Unknown || self.rule(rule))
    }

    /// The same for a ground with every guard.
    #[must_use]
    pub fn ground(self, category: &'static Category, route: &'static Route, rule: &'static Rule) -> bool {
        self.all([&*category.guard]) && self.by_route(route, rule)
    }

    /// The same for a role inside what a duty is about.
    #[must_use]
    pub fn within(self, duty: &'static Duty, role: &'static Category) -> bool {
        (self.eval.category(role) != Truth::Unknown || self.category(role)) && self.all([&*duty.within])
    }

    /// The same for a duty.
    #[must_use]
    pub fn duty(self, duty: &'static Duty) -> bool {
        duty.roles.iter().all(|role| {
            self.eval.binds(duty, role) != Truth::Unknown || (self.all_within(duty, role) && self.all([&*duty.when]))
        })
    }

    fn all_within(self, duty: &'static Duty, role: &'static Category) -> bool {
        self.eval.within(duty, role) != Truth::Unknown || self.within(duty, role)
    }
}
