//! Every condition of a rulebook on a day, as JSON that any engine can be fed with, and what ours says of all of them.
//!
//! A condition is `true`, `false`, `{"fact": id}`, `{"condition": id}` (one that stands before it), `{"all": […]}`,
//! `{"any": […]}`, `{"not": …}`, `{"certainly": …}` (no as long as it is open) or `{"first": [[condition, value], …]}` (the
//! value of the first line whose condition holds, "yes" where none does).

use std::collections::HashSet;

use documents::canonical::canonical;
use engine::date::Date;
use engine::duty::Duty;
use engine::expr::Expr;
use engine::program::Compiled;
use engine::rulebook::{Category, Fact, Route, Rule, Start};
use engine::truth::Truth;
use engine::validate::{facts_of, rules_of};
use serde::Serialize;

use crate::order::Order;

/// The conditions of a rulebook on a day, in an order in which each refers only to earlier ones.
pub struct Conditions {
    facts: Vec<&'static Fact>,
    order: Order,
    document: String,
}

/// The document for other engines.
#[derive(Serialize)]
struct Document {
    format: &'static str,
    day: String,
    facts: Vec<&'static str>,
    conditions: Vec<Named>,
}

/// A condition that others may refer to.
#[derive(Serialize)]
struct Named {
    id: String,
    when: Condition,
}

/// A condition, as the head of this file says.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Condition {
    Fact(&'static str),
    #[serde(rename = "condition")]
    Named(String),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Certainly(Box<Self>),
    First(Vec<(Self, bool)>),
    #[serde(untagged)]
    Known(bool),
}

/// What has a condition.
#[derive(Clone, Copy)]
enum Goal {
    Rule(&'static Rule),
    /// Any ground of a category with the guard of its route.
    Grounds(&'static Category),
    Category(&'static Category),
    Duty(&'static Duty),
}

impl Goal {
    fn id(self) -> String {
        match self {
            Self::Rule(rule) => format!("rule:{}", rule.id),
            Self::Grounds(category) => format!("grounds:{}", category.id),
            Self::Category(category) => format!("category:{}", category.id),
            Self::Duty(duty) => format!("duty:{}", duty.id),
        }
    }
}

impl Conditions {
    /// The conditions of all rules, roles, classes and duties.
    #[must_use]
    pub fn of(book: &'static Compiled, day: Date) -> Self {
        let mut writer = Writer { day, goals: Vec::new(), conditions: Vec::new(), known: HashSet::new() };
        for rule in rules_of(book) {
            writer.goal(Goal::Rule(rule));
        }
        for category in book.categories() {
            writer.goal(Goal::Category(category));
        }
        // A duty that was reworded stands once for each wording, under one id; the one of the day counts.
        for duty in book.duties().filter(|duty| duty.valid.contains(day)) {
            writer.goal(Goal::Duty(duty));
        }
        let facts = facts_of(book);
        let document = canonical(&Document {
            format: "ai-act-check-conditions/1",
            day: day.to_string(),
            facts: facts.iter().map(|fact| fact.id).collect(),
            conditions: writer.conditions,
        });
        let ids: Vec<String> = writer.goals.iter().map(|goal| goal.id()).collect();
        Self { facts, order: Order::of(book, day, ids.iter().map(String::as_str)), document }
    }

    /// The facts, in the order in which truths are given.
    #[must_use]
    pub fn facts(&self) -> &[&'static Fact] {
        &self.facts
    }

    /// How many conditions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The document for other engines.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// What our engine says of every condition when this is known of each fact. A fact that is left out is unknown.
    #[must_use]
    pub fn truths(&self, facts: &[Truth]) -> Vec<Truth> {
        self.order.truths(facts)
    }
}

/// The document on its way: every condition after those it refers to.
struct Writer {
    day: Date,
    goals: Vec<Goal>,
    conditions: Vec<Named>,
    known: HashSet<String>,
}

impl Writer {
    /// A reference to a condition, which is written down first if it is not yet.
    fn goal(&mut self, goal: Goal) -> Condition {
        let id = goal.id();
        if self.known.insert(id.clone()) {
            let when = match goal {
                Goal::Rule(rule) => rule.wording_on(self.day).map_or(Condition::Known(false), |w| self.expr(&w.when)),
                Goal::Grounds(category) => {
                    any(category.grounds().map(|(route, rule)| all([self.route(route), self.goal(Goal::Rule(rule))])))
                }
                Goal::Category(category) => all([self.expr(&category.guard), self.goal(Goal::Grounds(category))]),
                Goal::Duty(duty) => any(duty.roles.iter().map(|role| {
                    all([self.goal(Goal::Category(role)), self.expr(&duty.within), self.expr(&duty.when)])
                })),
            };
            self.goals.push(goal);
            self.conditions.push(Named { id: id.clone(), when });
        }
        Condition::Named(id)
    }

    fn expr(&mut self, expr: &'static Expr) -> Condition {
        match expr {
            Expr::Always => Condition::Known(true),
            Expr::Is(fact) => Condition::Fact(fact.id),
            Expr::Holds(rule) => self.goal(Goal::Rule(rule)),
            Expr::AnyRule(rules) => any(rules.iter().map(|rule| self.goal(Goal::Rule(rule)))),
            Expr::Class(category) => self.goal(Goal::Category(category)),
            Expr::AnyGround(category) => self.goal(Goal::Grounds(category)),
            Expr::InEffect(category) => {
                let ground = |(route, rule): (&'static Route, &'static Rule)| {
                    let guard = self.expr(&category.guard);
                    all([guard, self.route(route), self.goal(Goal::Rule(rule)), self.has_come(rule)])
                };
                any(category.grounds().map(ground))
            }
            Expr::All(parts) => all(parts.iter().map(|e| self.expr(e))),
            Expr::Any(parts) => any(parts.iter().map(|e| self.expr(e))),
            Expr::Not(inner) => not(self.expr(inner)),
            Expr::Given(first, second) => all([self.expr(first), self.expr(second)]),
        }
    }

    fn route(&mut self, route: &'static Route) -> Condition {
        let guard = self.expr(&route.guard);
        match route.unless {
            Some(rule) => all([not(Condition::Certainly(Box::new(self.goal(Goal::Rule(rule))))), guard]),
            None => guard,
        }
    }

    /// Whether the day from which the rule applies has come.
    fn has_come(&mut self, rule: &'static Rule) -> Condition {
        let table = rule.applies.and_then(|schedule| schedule.timetables.iter().find(|t| t.valid.contains(self.day)));
        let line = |start: &'static Start| (self.expr(&start.when), start.from <= self.day);
        Condition::First(table.map_or(&[][..], |t| t.starts).iter().map(line).collect())
    }
}

fn all(parts: impl IntoIterator<Item = Condition>) -> Condition {
    // What holds always adds nothing.
    let parts: Vec<Condition> = parts.into_iter().filter(|part| !matches!(part, Condition::Known(true))).collect();
    match <[Condition; 1]>::try_from(parts) {
        Ok([one]) => one,
        Err(parts) if parts.is_empty() => Condition::Known(true),
        Err(parts) => Condition::All(parts),
    }
}

fn any(parts: impl IntoIterator<Item = Condition>) -> Condition {
    Condition::Any(parts.into_iter().collect())
}

fn not(part: Condition) -> Condition {
    Condition::Not(Box::new(part))
}
