//! Every clause has a witness: drop or negate any clause of a condition, and some case comes out wrong.
//!
//! A clause is any part of a condition of a rule, a guard, a duty, a timetable, a penalty or a pointer. The changed rulebook
//! goes through the same interview and the same checks as the real one; the cases are those of src/rulebooks/eu-ai-act/cases, with their
//! whole outcomes, and of tests/duties. What no answers can put to the test stands in tests/clauses.toml with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use ai_act_check::engine::assess::assess;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Penalty;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{Rulebook, Schedule};
use ai_act_check::engine::validate::rules_of;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

use support::outcome::outcome;
use support::scenario::{bases, given, scenarios};
use support::table::{Axes, Change, TODAY, Table, changes};
use support::tree::eval::{Eval, Facts};
use support::{Given, interview, read, surgery};

const NEVER: Expr = Expr::Not(&Expr::Always);

/// A part of a condition, and what stands in its place.
struct Mutant {
    /// "rule art-5-1-f: drop is(emotion)".
    name: String,
    old: &'static Expr,
    with: Expr,
}

#[derive(Default)]
struct Mutants {
    list: Vec<Mutant>,
    seen: BTreeSet<*const Expr>,
}

impl Mutants {
    /// A whole condition: without it, it always holds.
    fn condition(&mut self, owner: &str, expr: &'static Expr) {
        if !matches!(expr, Expr::Always) {
            self.clause(owner, expr, Expr::Always);
        }
    }

    fn clause(&mut self, owner: &str, expr: &'static Expr, dropped: Expr) {
        if !self.seen.insert(expr) {
            return;
        }
        let what = short(expr);
        let mut add =
            |how: &str, with| self.list.push(Mutant { name: format!("{owner}: {how} {what}"), old: expr, with });
        add("drop", dropped);
        match expr {
            Expr::Not(inner) => add("negate", **inner),
            _ => add("negate", Expr::Not(expr)),
        }
        match expr {
            Expr::All(list) => list.iter().for_each(|e| self.clause(owner, e, Expr::Always)),
            Expr::Any(list) => list.iter().for_each(|e| self.clause(owner, e, NEVER)),
            Expr::Given(first, second) => [first, second].into_iter().for_each(|e| self.clause(owner, e, Expr::Always)),
            // The parts of what is negated; the whole has its mutants above.
            Expr::Not(Expr::All(list)) => list.iter().for_each(|e| self.clause(owner, e, Expr::Always)),
            Expr::Not(Expr::Any(list)) => list.iter().for_each(|e| self.clause(owner, e, NEVER)),
            _ => {}
        }
    }

    fn schedule(&mut self, schedule: &'static Schedule) {
        for start in schedule.timetables.iter().flat_map(|t| t.starts) {
            self.condition(&format!("timetable {} from {}", schedule.id, start.from), &start.when);
        }
    }

    fn of(book: &'static Rulebook) -> Vec<Mutant> {
        let mut mutants = Self::default();
        for rule in rules_of(book) {
            rule.wordings
                .iter()
                .for_each(|w| mutants.condition(&format!("rule {} of {}", rule.id, w.valid.first), &w.when));
            rule.applies.into_iter().for_each(|s| mutants.schedule(s));
        }
        for category in book.categories() {
            mutants.condition(&format!("guard of {}", category.id), &category.guard);
            for route in category.routes {
                let first = route.grounds.first().map_or("nothing", |r| r.id);
                mutants.condition(&format!("route of {} to {first}", category.id), &route.guard);
            }
        }
        for duty in book.duties() {
            mutants.condition(&format!("duty {} within", duty.id), &duty.within);
            mutants.condition(&format!("duty {} when", duty.id), &duty.when);
            mutants.schedule(duty.applies);
            duty.penalties()
                .flat_map(Penalty::lines)
                .for_each(|l| mutants.condition(&format!("sanction {}", l.id), &l.when));
        }
        for pointer in book.contacts.iter().chain(book.neighbours) {
            mutants.condition(&format!("pointer {}", pointer.id), &pointer.when);
        }
        mutants.list
    }
}

/// A condition in a few words.
fn short(expr: &Expr) -> String {
    let several = |list: &[Expr]| list.iter().map(short).collect::<Vec<_>>().join(", ");
    let ids = |list: &mut dyn Iterator<Item = &'static str>| list.collect::<Vec<_>>().join(", ");
    match expr {
        Expr::Always => "always".to_owned(),
        Expr::Is(fact) => fact.id.to_owned(),
        Expr::Holds(rule) => format!("rule {}", rule.id),
        Expr::AnyRule(rules) => format!("any rule of ({})", ids(&mut rules.iter().map(|r| r.id))),
        Expr::Class(c) => format!("class {}", c.id),
        Expr::AnyGround(c) => format!("any ground of {}", c.id),
        Expr::InEffect(c) => format!("in effect {}", c.id),
        Expr::All(list) => format!("all of ({})", several(list)),
        Expr::Any(list) => format!("any of ({})", several(list)),
        Expr::Not(inner) => format!("not ({})", short(inner)),
        Expr::Given(first, second) => format!("given ({}) then ({})", short(first), short(second)),
    }
}

/// What can notice a change.
enum Case {
    /// With its outcome, which scenarios.rs holds against the record.
    Scenario(Given, bool, String),
    Cell(String),
    Change(Change),
}

struct Witnesses {
    axes: Axes,
    table: Table,
    /// Each case with the conditions of the real rulebook as they are written, on each of its days.
    cases: Vec<(Case, Vec<Eval>)>,
}

impl Witnesses {
    fn read() -> Self {
        let mut all = Self { axes: Axes::read(), table: Table::read(), cases: Vec::new() };
        let bases = bases().unwrap();
        for (_, _, scenario) in scenarios().unwrap() {
            let (given, open) = (given(&scenario, &bases).unwrap(), scenario.leave_open);
            let day = Date::parse(&scenario.as_of).unwrap();
            let found = written(&given, open, day);
            let outcome = outcome(&BOOK, &given, open, day).unwrap();
            all.cases.push((Case::Scenario(given, open, outcome), vec![found]));
        }
        for cell in all.table.cells.keys().cloned() {
            let found = written(&all.axes.given(&cell), false, TODAY);
            all.cases.push((Case::Cell(cell), vec![found]));
        }
        for change in changes() {
            let given = change.given(&all.axes);
            let found = [change.day().previous(), change.day()].map(|day| written(&given, false, day));
            all.cases.push((Case::Change(change), found.into()));
        }
        all
    }

    fn notices(&self, case: &Case, day: Date, book: &'static Compiled) -> bool {
        match case {
            Case::Scenario(given, open, found) => outcome(book, given, *open, day).as_ref() != Ok(found),
            Case::Cell(cell) => self.table.check(book, &self.axes, cell).is_err(),
            Case::Change(change) => change.check(book, &self.axes).is_err(),
        }
    }

    /// Whether some case comes out wrong; only those can in which the changed condition itself comes out otherwise.
    fn notice(&self, mutant: &Mutant) -> bool {
        let book = surgery::replaced(&BOOK, mutant.old, mutant.with);
        let with: &'static Expr = Box::leak(Box::new(mutant.with));
        let turned = |eval: &Eval| eval.expr(mutant.old) != eval.expr(with);
        let mut turned = self.cases.iter().filter(|(_, found)| found.iter().any(turned));
        turned.any(|(case, found)| self.notices(case, found[0].day(), book))
    }
}

/// The conditions over the answers that count.
fn written(given: &Given, leave_open: bool, day: Date) -> Eval {
    let answers = interview(&BOOK, given, leave_open, day).unwrap().0;
    let found = assess(&BOOK, &answers, day).unwrap();
    Eval::new(Facts::from_answers(&found.interview.counted), day)
}

/// The changes that no case notices. The cores take them in turn: those that nobody notices take longest, and stand together.
fn unnoticed(mutants: &[Mutant]) -> BTreeSet<&str> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicUsize::new(0);
    let silent = || {
        let witnesses = Witnesses::read();
        let turn = || mutants.get(next.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(turn)
            .filter(|mutant| !witnesses.notice(mutant))
            .map(|mutant| &*mutant.name)
            .collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(silent)).collect();
        threads.into_iter().flat_map(|t| t.join().unwrap()).collect()
    })
}

#[test]
fn every_clause_has_a_witness() {
    let mutants = Mutants::of(&BOOK);
    let excused: BTreeMap<String, String> = read("tests/clauses.toml").unwrap();
    let unnoticed = unnoticed(&mutants);
    let new: Vec<_> = unnoticed.iter().filter(|name| !excused.contains_key(**name)).collect();
    assert!(new.is_empty(), "{} of {} changes are not noticed:\n{new:#?}", new.len(), mutants.len());
    let idle: Vec<_> = excused.keys().filter(|name| !unnoticed.contains(name.as_str())).collect();
    assert!(idle.is_empty(), "tests/clauses.toml excuses what is noticed, or what does not exist: {idle:#?}");
    println!("{} changed clauses, {} without a witness", mutants.len(), unnoticed.len());
}
