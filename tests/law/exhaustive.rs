//! Rules and categories on every assignment of their facts, against an oracle that knows only "yes" and "no" and
//! completes what is open in every way.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Duty;
use ai_act_check::engine::eval::Eval;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Route, Rule};
use ai_act_check::engine::truth::Truth::{self, No, Unknown, Yes};
use ai_act_check::engine::validate::{facts_of, rules_of};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use support::tree;

/// Up to this many facts every assignment is tried.
const MOST_FACTS: usize = 8;
const DAYS: [Date; 4] =
    [Date::new(2026, 7, 26), Date::new(2026, 11, 21), Date::new(2026, 12, 2), Date::new(2028, 8, 2)];

type World = BTreeMap<&'static str, bool>;

#[test]
fn every_small_rule_on_every_assignment() {
    let mut tried = 0;
    for rule in rules_of(&BOOK) {
        let facts = facts_in(false, |c| c.rule(rule));
        if facts.len() <= MOST_FACTS {
            tried += 1;
            every_assignment(
                &facts,
                &format!("rule \"{}\"", rule.id),
                |e| e.rule(rule),
                |w, d| oracle_rule(rule, w, d),
            );
        }
    }
    assert!(tried >= 50, "only {tried} rules are small enough");
}

#[test]
fn every_category_with_its_guards_on_sampled_assignments() {
    for category in BOOK.categories() {
        let facts = facts_in(true, |c| c.category(category));
        let what = format!("category \"{}\"", category.id);
        sampled(&facts, 3000, &what, |e| e.category(category), |w, d| oracle_category(category, w, d));
    }
}

#[test]
fn every_duty_on_sampled_assignments() {
    for duty in BOOK.duties() {
        let facts = facts_in(true, |c| c.duty(duty));
        let what = format!("duty \"{}\"", duty.id);
        sampled(&facts, 400, &what, |e| e.duty(duty), |w, d| oracle_duty(duty, w, d));
    }
}

/// Once everything is known, one line of the timetable and one of the penalty are left: the first whose condition holds.
#[test]
fn every_duty_has_one_day_and_one_sanction_once_all_is_known() {
    let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
    for duty in BOOK.duties() {
        let facts = facts_in(true, |c| c.duty(duty));
        for day in DAYS {
            for _ in 0..60 {
                let known: Vec<(&'static Fact, Truth)> =
                    facts.iter().map(|f| (*f, if roll(&mut dice).is_multiple_of(3) { Yes } else { No })).collect();
                let world = complete(&known, |_| false);
                let eval = tree::eval::Eval::new(tree::eval::Facts::stated(&known), day);
                let table = duty.applies.timetables.iter().find(|t| t.valid.contains(day));
                let start = table.and_then(|t| t.starts.iter().find(|s| oracle(&s.when, &world, day)));
                let lines: Vec<Date> = eval.lines(duty.applies).iter().map(|s| s.from).collect();
                assert_eq!(
                    lines,
                    start.map(|s| s.from).into_iter().collect::<Vec<_>>(),
                    "duty \"{}\" on {day}",
                    duty.id
                );
                let mut lines = duty.penalty.lines().filter(|l| l.valid.contains(day));
                let sanction = lines.find(|l| oracle(&l.when, &world, day)).unwrap();
                let found: Vec<&str> = eval.sanctions(duty.penalty).iter().map(|l| l.id).collect();
                assert_eq!(found, [sanction.id], "duty \"{}\" on {day}", duty.id);
            }
        }
    }
}

/// Every fact of the rulebook, in its order.
static FACTS: LazyLock<Vec<&'static Fact>> = LazyLock::new(|| facts_of(&BOOK));

/// What is known of each of them.
fn known_of(assignment: &[(&'static Fact, Truth)]) -> Vec<Truth> {
    let known =
        |fact: &&'static Fact| assignment.iter().find(|(f, _)| std::ptr::eq(*f, *fact)).map_or(Unknown, |(_, t)| *t);
    FACTS.iter().map(known).collect()
}

/// Whatever the engine decides must hold in every world that completes what is open.
fn sampled(
    facts: &[&'static Fact],
    rounds: usize,
    what: &str,
    engine: impl Fn(&Eval) -> Truth,
    oracle: impl Fn(&World, Date) -> bool,
) {
    let mut dice = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..rounds {
        let assignment: Vec<(&'static Fact, Truth)> =
            facts.iter().map(|f| (*f, [No, No, Yes, Unknown][(roll(&mut dice) % 4) as usize])).collect();
        let day = DAYS[round % DAYS.len()];
        let truth = engine(&Eval::of_facts(&BOOK, &known_of(&assignment), day));
        for _ in 0..6 {
            let coins = roll(&mut dice);
            let world = complete(&assignment, |i| coins >> (i % 64) & 1 == 1);
            let found = oracle(&world, day);
            let agrees = truth == Unknown || (truth == Yes) == found;
            assert!(agrees, "{what} on {day}: engine {truth:?}, oracle {found} in {world:?}");
        }
    }
}

/// The engine is right if it decides exactly where every completion agrees.
fn every_assignment(
    facts: &[&'static Fact],
    what: &str,
    engine: impl Fn(&Eval) -> Truth,
    oracle: impl Fn(&World, Date) -> bool,
) {
    for day in DAYS {
        for number in 0..3usize.pow(u32::try_from(facts.len()).unwrap()) {
            let digit = |i: usize| number / 3usize.pow(u32::try_from(i).unwrap()) % 3;
            let assignment: Vec<_> =
                facts.iter().enumerate().map(|(i, f)| (*f, [No, Unknown, Yes][digit(i)])).collect();
            let open: Vec<usize> = (0..facts.len()).filter(|i| digit(*i) == 1).collect();
            let truth = engine(&Eval::of_facts(&BOOK, &known_of(&assignment), day));
            let mut seen = [false, false];
            for bits in 0..1u32 << open.len() {
                let world =
                    complete(&assignment, |i| open.iter().position(|o| *o == i).is_some_and(|at| bits >> at & 1 == 1));
                seen[usize::from(oracle(&world, day))] = true;
            }
            let expected = match seen {
                [true, true] => Unknown,
                [false, true] => Yes,
                _ => No,
            };
            assert_eq!(
                truth,
                expected,
                "{what} on {day} with {:?}",
                assignment.iter().map(|(f, t)| (f.id, *t)).collect::<Vec<_>>()
            );
        }
    }
}

fn complete(assignment: &[(&'static Fact, Truth)], coin: impl Fn(usize) -> bool) -> World {
    let value = |(i, (fact, truth)): (usize, &(&'static Fact, Truth))| match truth {
        Yes => (fact.id, true),
        No => (fact.id, false),
        Unknown => (fact.id, coin(i)),
    };
    assignment.iter().enumerate().map(value).collect()
}

fn roll(dice: &mut u64) -> u64 {
    *dice ^= *dice << 13;
    *dice ^= *dice >> 7;
    *dice ^= *dice << 17;
    *dice
}

// The oracle: two-valued, straight from the shapes, sharing nothing with the engine's evaluation.

fn oracle_rule(rule: &Rule, world: &World, day: Date) -> bool {
    let mut valid = rule.wordings.iter().filter(|w| w.valid.first <= day && w.valid.last.is_none_or(|l| day <= l));
    valid.next().is_some_and(|w| oracle(&w.when, world, day))
}

fn oracle_category(category: &Category, world: &World, day: Date) -> bool {
    oracle(&category.guard, world, day) && oracle_any_ground(category, world, day)
}

fn oracle_duty(duty: &Duty, world: &World, day: Date) -> bool {
    let role = |role: &&'static Category| oracle_category(role, world, day);
    duty.valid.first <= day
        && duty.valid.last.is_none_or(|last| day <= last)
        && duty.roles.iter().any(role)
        && oracle(&duty.within, world, day)
        && oracle(&duty.when, world, day)
}

fn oracle_any_ground(category: &Category, world: &World, day: Date) -> bool {
    category
        .routes
        .iter()
        .any(|route| oracle_route(route, world, day) && route.grounds.iter().any(|rule| oracle_rule(rule, world, day)))
}

fn oracle_route(route: &Route, world: &World, day: Date) -> bool {
    oracle(&route.guard, world, day) && !route.unless.is_some_and(|rule| oracle_rule(rule, world, day))
}

fn oracle(expr: &Expr, world: &World, day: Date) -> bool {
    match expr {
        Expr::Always => true,
        Expr::Is(fact) => world[fact.id],
        Expr::Holds(rule) => oracle_rule(rule, world, day),
        Expr::AnyRule(rules) => rules.iter().any(|rule| oracle_rule(rule, world, day)),
        Expr::Class(category) => oracle_category(category, world, day),
        Expr::AnyGround(category) => oracle_any_ground(category, world, day),
        Expr::InEffect(category) => {
            oracle(&category.guard, world, day)
                && category.routes.iter().any(|route| {
                    oracle_route(route, world, day)
                        && route
                            .grounds
                            .iter()
                            .any(|r| oracle_rule(r, world, day) && oracle_start(r, world, day) <= Some(day))
                })
        }
        Expr::All(list) => list.iter().all(|e| oracle(e, world, day)),
        Expr::Any(list) => list.iter().any(|e| oracle(e, world, day)),
        Expr::Not(inner) => !oracle(inner, world, day),
        Expr::Given(first, second) => oracle(first, world, day) && oracle(second, world, day),
    }
}

fn oracle_start(rule: &Rule, world: &World, day: Date) -> Option<Date> {
    let table = rule.applies?.timetables.iter().find(|t| t.valid.contains(day))?;
    table.starts.iter().find(|s| oracle(&s.when, world, day)).map(|s| s.from)
}

/// Collects the facts below a rule, category or duty.
#[derive(Default)]
struct Collector {
    /// Whether the facts on which dates depend count too.
    dates: bool,
    facts: Vec<&'static Fact>,
    rules: Vec<*const Rule>,
    categories: Vec<*const Category>,
}

fn facts_in(dates: bool, start: impl FnOnce(&mut Collector)) -> Vec<&'static Fact> {
    let mut collector = Collector { dates, ..Collector::default() };
    start(&mut collector);
    collector.facts
}

impl Collector {
    fn rule(&mut self, rule: &'static Rule) {
        if self.rules.contains(&std::ptr::from_ref(rule)) {
            return;
        }
        self.rules.push(rule);
        rule.wordings.iter().for_each(|w| self.expr(&w.when));
        let starts = rule.applies.map_or(&[][..], |s| s.timetables).iter().flat_map(|t| t.starts);
        starts.filter(|_| self.dates).collect::<Vec<_>>().into_iter().for_each(|s| self.expr(&s.when));
    }

    fn category(&mut self, category: &'static Category) {
        if self.categories.contains(&std::ptr::from_ref(category)) {
            return;
        }
        self.categories.push(category);
        self.expr(&category.guard);
        for (route, rule) in category.grounds() {
            self.expr(&route.guard);
            route.unless.into_iter().for_each(|r| self.rule(r));
            self.rule(rule);
        }
    }

    fn duty(&mut self, duty: &'static Duty) {
        duty.roles.iter().for_each(|role| self.category(role));
        self.expr(&duty.within);
        self.expr(&duty.when);
        let starts = duty.applies.timetables.iter().flat_map(|t| t.starts);
        starts.for_each(|s| self.expr(&s.when));
        duty.penalty.lines().for_each(|line| self.expr(&line.when));
    }

    fn expr(&mut self, expr: &'static Expr) {
        match expr {
            Expr::Always => {}
            Expr::Is(fact) => {
                if !self.facts.iter().any(|f| std::ptr::eq(*f, *fact)) {
                    self.facts.push(fact);
                }
            }
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => rules.iter().for_each(|rule| self.rule(rule)),
            Expr::Class(c) | Expr::AnyGround(c) | Expr::InEffect(c) => self.category(c),
            Expr::All(list) | Expr::Any(list) => list.iter().for_each(|e| self.expr(e)),
            Expr::Not(inner) => self.expr(inner),
            Expr::Given(first, second) => {
                self.expr(first);
                self.expr(second);
            }
        }
    }
}
