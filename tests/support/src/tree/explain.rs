//! Why something holds or does not: the derivation, pruned to the facts that decide. Those facts alone reproduce it.

use std::cell::RefCell;
use std::ptr;

use super::eval::Eval;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Route, Rule};
use ai_act_check::engine::truth::Truth;

/// One deciding fact and the rule in whose condition it stands.
#[derive(Clone, Copy, Debug)]
pub struct Reason {
    /// The fact.
    pub fact: &'static Fact,
    /// The innermost rule that asks for it; `None` if a category's guard asks directly.
    pub rule: Option<&'static Rule>,
}

/// The deciding facts of a ground with all its guards.
///
/// `None` while the ground is undecided.
#[must_use]
pub fn ground(
    eval: &Eval,
    category: &'static Category,
    route: &'static Route,
    rule: &'static Rule,
) -> Option<Vec<Reason>> {
    let explain = Explain::new(eval);
    let parts = [explain.expr(&category.guard, None), explain.route(route), explain.rule(rule)];
    distinct(match eval.ground(category, route, rule) {
        Truth::Unknown => return None,
        Truth::Yes => Some(join(parts)),
        Truth::No => {
            let truths = [eval.expr(&category.guard), eval.route(route), eval.rule(rule)];
            smallest(parts.into_iter().zip(truths).filter(|(_, t)| *t == Truth::No).map(|(p, _)| p))
        }
    })
}

/// The deciding facts of a rule's own condition. `None` while it is undecided.
#[must_use]
pub fn rule(eval: &Eval, rule: &'static Rule) -> Option<Vec<Reason>> {
    distinct(Explain::new(eval).rule(rule))
}

/// The deciding facts of a category. `None` while it is undecided.
#[must_use]
pub fn category(eval: &Eval, category: &'static Category) -> Option<Vec<Reason>> {
    distinct(Explain::new(eval).category(category))
}

/// The deciding facts of a condition. `None` while it is undecided.
#[must_use]
pub fn expr(eval: &Eval, expr: &'static Expr) -> Option<Vec<Reason>> {
    distinct(Explain::new(eval).expr(expr, None))
}

type Reasons = Option<Vec<Reason>>;

struct Explain<'a> {
    eval: &'a Eval,
    /// Rules already explained: many conditions share them.
    known: RefCell<Vec<(*const Rule, Reasons)>>,
}

impl<'a> Explain<'a> {
    const fn new(eval: &'a Eval) -> Self {
        Self { eval, known: RefCell::new(Vec::new()) }
    }

    fn rule(&self, rule: &'static Rule) -> Reasons {
        let key = ptr::from_ref(rule);
        let known = self.known.borrow().iter().find(|entry| entry.0 == key).map(|entry| entry.1.clone());
        known.unwrap_or_else(|| {
            // A rule that is not law on the day fails without any fact.
            let wording = rule.wording_on(self.eval.day());
            let reasons = distinct(wording.map_or(Some(Vec::new()), |w| self.expr(&w.when, Some(rule))));
            self.known.borrow_mut().push((key, reasons.clone()));
            reasons
        })
    }

    fn expr(&self, expr: &'static Expr, within: Option<&'static Rule>) -> Reasons {
        let truth = self.eval.expr(expr);
        if truth == Truth::Unknown {
            return None;
        }
        match expr {
            Expr::Always => Some(Vec::new()),
            Expr::Is(fact) => Some(vec![Reason { fact, rule: within }]),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => some_of(truth, rules.iter().map(|rule| (self.eval.rule(rule), self.rule(rule)))),
            Expr::Class(category) => self.category(category),
            Expr::AnyGround(category) => some_of(truth, self.routes(category).into_iter()),
            Expr::InEffect(category) => {
                let parts = category.grounds().map(|(route, rule)| {
                    let come = self.eval.has_come(rule);
                    let truth = self.eval.ground(category, route, rule).and(come);
                    let reasons = match come {
                        Truth::No => Some(self.schedule(rule)),
                        _ if truth == Truth::Yes => {
                            Some(join([ground(self.eval, category, route, rule), Some(self.schedule(rule))]))
                        }
                        _ => ground(self.eval, category, route, rule),
                    };
                    (truth, reasons)
                });
                some_of(truth, parts)
            }
            Expr::All(list) => every_of(truth, list.iter().map(|e| (self.eval.expr(e), self.expr(e, within)))),
            Expr::Any(list) => some_of(truth, list.iter().map(|e| (self.eval.expr(e), self.expr(e, within)))),
            Expr::Not(inner) => self.expr(inner, within),
            Expr::Given(first, second) => {
                let parts = [first, second].map(|e| (self.eval.expr(e), self.expr(e, within)));
                every_of(truth, parts.into_iter())
            }
        }
    }

    /// Why a route is open or shut.
    fn route(&self, route: &'static Route) -> Reasons {
        match route.unless {
            Some(rule) if self.eval.rule(rule) == Truth::Yes => self.rule(rule),
            Some(_) | None => self.expr(&route.guard, None),
        }
    }

    /// Each ground with its route.
    fn routes(&self, category: &'static Category) -> Vec<(Truth, Reasons)> {
        let grounds = category.grounds().map(|(route, rule)| {
            let parts = [(self.eval.route(route), self.route(route)), (self.eval.rule(rule), self.rule(rule))];
            let truth = self.eval.route(route).and(self.eval.rule(rule));
            (truth, every_of(truth, parts.into_iter()))
        });
        grounds.collect()
    }

    fn category(&self, category: &'static Category) -> Reasons {
        let guard = (self.eval.expr(&category.guard), self.expr(&category.guard, None));
        let grounds = self.routes(category);
        let any = grounds.iter().fold(Truth::No, |t, g| t.or(g.0));
        let some = some_of(any, grounds.into_iter());
        every_of(self.eval.category(category), [guard, (any, some)].into_iter())
    }

    /// Why it is this line of the timetable.
    fn schedule(&self, rule: &'static Rule) -> Vec<Reason> {
        let day = self.eval.day();
        let table = rule.applies.and_then(|s| s.timetables.iter().find(|t| t.valid.contains(day)));
        let mut reasons = Vec::new();
        for start in table.map_or(&[][..], |t| t.starts) {
            let truth = self.eval.expr(&start.when);
            reasons.extend(self.expr(&start.when, Some(rule)).unwrap_or_default());
            if truth == Truth::Yes {
                break;
            }
        }
        reasons
    }
}

/// A conjunction: all parts if it holds, the smallest failing part if it does not.
fn every_of(truth: Truth, parts: impl Iterator<Item = (Truth, Reasons)>) -> Reasons {
    match truth {
        Truth::Unknown => None,
        Truth::Yes => Some(join(parts.map(|p| p.1))),
        Truth::No => smallest(parts.filter(|p| p.0 == Truth::No).map(|p| p.1)),
    }
}

/// A disjunction: the smallest part that holds, or all parts if none does.
fn some_of(truth: Truth, parts: impl Iterator<Item = (Truth, Reasons)>) -> Reasons {
    match truth {
        Truth::Unknown => None,
        Truth::Yes => smallest(parts.filter(|p| p.0 == Truth::Yes).map(|p| p.1)),
        Truth::No => Some(join(parts.map(|p| p.1))),
    }
}

fn join(parts: impl IntoIterator<Item = Reasons>) -> Vec<Reason> {
    parts.into_iter().flatten().flatten().collect()
}

fn smallest(parts: impl IntoIterator<Item = Reasons>) -> Reasons {
    parts.into_iter().flatten().min_by_key(Vec::len)
}

fn distinct(reasons: Reasons) -> Reasons {
    let mut seen: Vec<Reason> = Vec::new();
    for reason in reasons? {
        if !seen.iter().any(|s| ptr::eq(s.fact, reason.fact)) {
            seen.push(reason);
        }
    }
    Some(seen)
}
