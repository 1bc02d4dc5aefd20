//! A rulebook in memory with one condition replaced by another: only what leads to it is copied, all else is shared.

use std::collections::BTreeMap;
use std::ptr;

use ai_act_check::engine::duty::{Duty, Penalty, Pointer, Sanction};
use ai_act_check::engine::expr::{Expr, When};
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{
    Belief, Category, Gate, Notice, Route, Rule, Rulebook, Schedule, Start, Timetable, Wording,
};

/// The rulebook with `with` in the place of `old`. Copies are leaked, as a rulebook lives as long as the program.
pub fn replaced(book: &'static Rulebook, old: &'static Expr, with: Expr) -> &'static Compiled {
    let mut copy = Copy { old, with, rules: BTreeMap::new(), categories: BTreeMap::new(), schedules: BTreeMap::new() };
    let categories = |copy: &mut Copy, list| copy.references(list, Copy::category).unwrap_or(list);
    let (roles, classes) = (categories(&mut copy, book.roles), categories(&mut copy, book.classes));
    let duties = book.duties.iter().map(|group| copy.values(group, Copy::duty, duty).unwrap_or(group)).collect();
    let gates = book.gates.iter().map(|gate| copy.gate(gate)).collect();
    let listed = book.rules.iter().map(|group| copy.references(group, Copy::rule).unwrap_or(group)).collect();
    Compiled::of(Box::leak(Box::new(Rulebook {
        rules: leak(listed),
        roles,
        classes,
        gates: leak(gates),
        duties: leak(duties),
        contacts: copy.values(book.contacts, Copy::pointer, pointer).unwrap_or(book.contacts),
        neighbours: copy.values(book.neighbours, Copy::pointer, pointer).unwrap_or(book.neighbours),
        beliefs: copy.values(book.beliefs, Copy::belief, belief).unwrap_or(book.beliefs),
        notices: copy.values(book.notices, Copy::notice, notice).unwrap_or(book.notices),
        ..*book
    })))
}

fn leak<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

/// Each method gives the copy of a thing, or nothing if it stays as it is.
struct Copy {
    old: &'static Expr,
    with: Expr,
    rules: BTreeMap<*const Rule, Option<&'static Rule>>,
    categories: BTreeMap<*const Category, Option<&'static Category>>,
    schedules: BTreeMap<*const Schedule, Option<&'static Schedule>>,
}

impl Copy {
    fn references<T>(
        &mut self,
        list: &'static [&'static T],
        one: fn(&mut Self, &'static T) -> Option<&'static T>,
    ) -> Option<&'static [&'static T]> {
        let copies: Vec<Option<&'static T>> = list.iter().map(|item| one(self, item)).collect();
        let changed = copies.iter().any(Option::is_some);
        changed.then(|| leak(copies.iter().zip(list).map(|(copy, item)| copy.unwrap_or(item)).collect()))
    }

    fn values<T>(
        &mut self,
        list: &'static [T],
        one: impl Fn(&mut Self, &'static T) -> Option<T>,
        same: impl Fn(&T) -> T,
    ) -> Option<&'static [T]> {
        let copies: Vec<Option<T>> = list.iter().map(|item| one(self, item)).collect();
        let changed = copies.iter().any(Option::is_some);
        changed.then(|| {
            leak(copies.into_iter().zip(list).map(|(copy, item)| copy.unwrap_or_else(|| same(item))).collect())
        })
    }

    fn when(&mut self, when: &'static When) -> Option<When> {
        self.expr(when).map(When::new)
    }

    fn expr(&mut self, expr: &'static Expr) -> Option<Expr> {
        if ptr::eq(expr, self.old) {
            return Some(self.with);
        }
        match expr {
            Expr::Always | Expr::Is(_) => None,
            Expr::Holds(rule) => self.rule(rule).map(Expr::Holds),
            Expr::AnyRule(rules) => self.references(rules, Self::rule).map(Expr::AnyRule),
            Expr::Class(category) => self.category(category).map(Expr::Class),
            Expr::AnyGround(category) => self.any_ground(category).map(Expr::AnyGround),
            Expr::InEffect(category) => self.category(category).map(Expr::InEffect),
            Expr::All(list) => self.values(list, Self::expr, |e| *e).map(Expr::All),
            Expr::Any(list) => self.values(list, Self::expr, |e| *e).map(Expr::Any),
            Expr::Not(inner) => self.expr(inner).map(|copy| Expr::Not(Box::leak(Box::new(copy)))),
            Expr::Given(first, second) => {
                let copies = [self.expr(first), self.expr(second)];
                let changed = copies.iter().any(Option::is_some);
                let [first, second] = [(copies[0], first), (copies[1], second)]
                    .map(|(copy, same)| copy.map_or(*same, |copy| Box::leak(Box::new(copy))));
                changed.then_some(Expr::Given(first, second))
            }
        }
    }

    fn rule(&mut self, rule: &'static Rule) -> Option<&'static Rule> {
        if let Some(known) = self.rules.get(&ptr::from_ref(rule)) {
            return *known;
        }
        let wordings = self.values(
            rule.wordings,
            |copy, w| Some(Wording { when: copy.when(&w.when)?, ..*w }),
            |w| Wording { ..*w },
        );
        let applies = rule.applies.and_then(|schedule| self.schedule(schedule));
        let changed = wordings.is_some() || applies.is_some();
        let copy = Rule { wordings: wordings.unwrap_or(rule.wordings), applies: applies.or(rule.applies), ..*rule };
        let copy: Option<&'static Rule> = changed.then(|| &*Box::leak(Box::new(copy)));
        self.rules.insert(rule, copy);
        copy
    }

    fn schedule(&mut self, schedule: &'static Schedule) -> Option<&'static Schedule> {
        if let Some(known) = self.schedules.get(&ptr::from_ref(schedule)) {
            return *known;
        }
        let start = |copy: &mut Self, s: &'static Start| Some(Start { when: copy.when(&s.when)?, ..*s });
        let table = |copy: &mut Self, t: &'static Timetable| {
            Some(Timetable { starts: copy.values(t.starts, start, |s| Start { ..*s })?, ..*t })
        };
        let timetables = self.values(schedule.timetables, table, |t| Timetable { ..*t });
        let copy: Option<&'static Schedule> =
            timetables.map(|timetables| &*Box::leak(Box::new(Schedule { timetables, ..*schedule })));
        self.schedules.insert(schedule, copy);
        copy
    }

    fn category(&mut self, category: &'static Category) -> Option<&'static Category> {
        if let Some(known) = self.categories.get(&ptr::from_ref(category)) {
            return *known;
        }
        let guard = self.when(&category.guard);
        let routes = self.values(category.routes, Self::route, |r| Route { ..*r });
        let changed = guard.is_some() || routes.is_some();
        let copy =
            Category { guard: guard.unwrap_or(category.guard), routes: routes.unwrap_or(category.routes), ..*category };
        let copy: Option<&'static Category> = changed.then(|| &*Box::leak(Box::new(copy)));
        self.categories.insert(category, copy);
        copy
    }

    /// A category whose own guard is not looked at; that guard may lead back here.
    fn any_ground(&mut self, category: &'static Category) -> Option<&'static Category> {
        let routes = self.values(category.routes, Self::route, |r| Route { ..*r })?;
        Some(Box::leak(Box::new(Category { routes, ..*category })))
    }

    fn route(&mut self, route: &'static Route) -> Option<Route> {
        let guard = self.when(&route.guard);
        let unless = route.unless.and_then(|rule| self.rule(rule));
        let grounds = self.references(route.grounds, Self::rule);
        let changed = guard.is_some() || unless.is_some() || grounds.is_some();
        changed.then(|| Route {
            guard: guard.unwrap_or(route.guard),
            unless: unless.or(route.unless),
            grounds: grounds.unwrap_or(route.grounds),
        })
    }

    fn gate(&mut self, gate: &'static Gate) -> &'static Gate {
        match self.references(gate.classes, Self::category) {
            Some(classes) => Box::leak(Box::new(Gate { classes, ..*gate })),
            None => gate,
        }
    }

    fn duty(&mut self, old: &'static Duty) -> Option<Duty> {
        let roles = self.references(old.roles, Self::category);
        let (within, when) = (self.when(&old.within), self.when(&old.when));
        let applies = self.schedule(old.applies);
        let (penalty, information) = (self.penalty(old.penalty), old.information.and_then(|p| self.penalty(p)));
        let changed = roles.is_some()
            || within.is_some()
            || when.is_some()
            || applies.is_some()
            || penalty.is_some()
            || information.is_some();
        changed.then(|| Duty {
            roles: roles.unwrap_or(old.roles),
            within: within.unwrap_or(old.within),
            when: when.unwrap_or(old.when),
            applies: applies.unwrap_or(old.applies),
            penalty: penalty.unwrap_or(old.penalty),
            information: information.or(old.information),
            ..*old
        })
    }

    fn penalty(&mut self, penalty: &'static Penalty) -> Option<&'static Penalty> {
        let line = |copy: &mut Self, s: &'static Sanction| Some(Sanction { when: copy.when(&s.when)?, ..*s });
        let same = |s: &Sanction| Sanction { ..*s };
        let (shared, own) = (self.values(penalty.shared, line, same), self.values(penalty.own, line, same));
        if shared.is_none() && own.is_none() {
            return None;
        }
        let (shared, own) = (shared.unwrap_or(penalty.shared), own.unwrap_or(penalty.own));
        Some(Box::leak(Box::new(Penalty { shared, own, ..*penalty })))
    }

    fn pointer(&mut self, old: &'static Pointer) -> Option<Pointer> {
        Some(Pointer { when: self.when(&old.when)?, ..*old })
    }

    fn belief(&mut self, old: &'static Belief) -> Option<Belief> {
        Some(Belief { when: self.when(&old.when)?, ..*old })
    }

    fn notice(&mut self, old: &'static Notice) -> Option<Notice> {
        Some(Notice { when: self.when(&old.when)?, ..*old })
    }
}

const fn duty(same: &Duty) -> Duty {
    Duty { ..*same }
}

const fn pointer(same: &Pointer) -> Pointer {
    Pointer { ..*same }
}

const fn belief(same: &Belief) -> Belief {
    Belief { ..*same }
}

const fn notice(same: &Notice) -> Notice {
    Notice { ..*same }
}
