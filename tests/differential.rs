//! A second evaluator against the engine, on random answers and days.
//!
//! **The second evaluator** knows only "yes" and "no". It turns the statics into a list of gates for each day, and runs 64
//! worlds through them at once, one bit each. World 2 to 63 are completions: what is certain is the same in all of them, what
//! is open is a coin for each fact and world. Worlds 0 and 1 are the two ends of the truth table: there each *mention* of an
//! open fact is taken for itself, in 0 the way that is worst for what is asked, in 1 the way that is best. So a statement is
//! certain if it holds even in 0, excluded if it fails even in 1, and open otherwise; "not" is what swaps the two.
//!
//! **What is compared.** The engine's answer on every role, class, ground, duty (in each role), contact and neighbouring law
//! is what worlds 0 and 1 say, and whatever it decides holds in all 62 completions. The lines of schedules and penalties
//! are those that can come first, and the line that comes first in a completion is among them.
//!
//! - *Evaluation*: every set, all its answers as facts, against `engine::eval`, in the order in which `assess` asks.
//! - *Assessment*: one set in `ASSESS_EVERY` against `assess` itself with the interview and everything in its result. The
//!   second evaluator knows no interview. What `assess` says must be what worlds 0 and 1 say of the answers that counted, and
//!   what it decides must hold in all completions of *all* answers given: so an answer that does not count would have
//!   changed nothing. Of complete answers nothing may be left open.
//!
//! `AIACT_DIFFERENTIAL_SETS` says how many sets, `AIACT_DIFFERENTIAL_SEED` which (a number, or `random`).

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, ptr, thread};

use ai_act_check::engine::answers::{Answer, Answers};
use ai_act_check::engine::assess::{Assessment, DutyOutcome, assess};
use ai_act_check::engine::date::{Date, Period};
use ai_act_check::engine::duty::{Duty, Force, Penalty, Pointer, Sanction};
use ai_act_check::engine::eval::Eval;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::rulebook::{Category, Fact, Kind, NONE, Question, Route, Rule, Schedule, Start, UNKNOWN};
use ai_act_check::engine::truth::Truth::{self, No, Unknown, Yes};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

/// How many sets run where nobody says otherwise.
const SETS: usize = 20_000;
/// Where chance begins where nobody says otherwise, so that no change is blamed for what chance finds.
const SEED: u64 = 20_240_801;
/// One set in so many goes through `assess` as well.
const ASSESS_EVERY: usize = 100;

/// 64 worlds, one bit each.
type Worlds = u64;
const WORST: Worlds = 1;
const BEST: Worlds = 2;
const COMPLETIONS: Worlds = !(WORST | BEST);

/// "Not" in every world; what is worst for a statement is best for its opposite.
const fn not(worlds: Worlds) -> Worlds {
    let turned = !worlds;
    (turned & COMPLETIONS) | ((turned & WORST) << 1) | ((turned & BEST) >> 1)
}

/// In every world what world 0 says.
const fn certainly(worlds: Worlds) -> Worlds {
    if worlds & WORST == 0 { 0 } else { !0 }
}

/// What worlds 0 and 1 say.
fn verdict(worlds: Worlds) -> Truth {
    match (worlds & WORST != 0, worlds & BEST != 0) {
        (true, true) => Yes,
        (false, false) => No,
        (false, true) => Unknown,
        (true, false) => panic!("a statement that holds at worst and fails at best"),
    }
}

// The law of a day as gates.

/// The number of a gate; it comes after those it reads.
type Gate = usize;

/// What a gate does with the gates it reads.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Logic {
    Constant(Worlds),
    Fact(usize),
    Both(Gate, Gate),
    Either(Gate, Gate),
    Not(Gate),
    /// The first, unless the second: shut in a completion if the second holds there; at its ends only if that is certain.
    Unless(Gate, Gate),
    /// Whether the first line that holds has come.
    Come(Vec<(Gate, bool)>),
}

/// A category with its grounds.
struct ClassGates {
    category: &'static Category,
    whole: Gate,
    grounds: Vec<GroundGates>,
}

struct GroundGates {
    route: &'static Route,
    rule: &'static Rule,
    whole: Gate,
    starts: Vec<(&'static Start, Gate)>,
}

struct DutyGates {
    duty: &'static Duty,
    whole: Gate,
    /// For each role: whether the duty binds it, and whether it is within what the duty is about.
    roles: Vec<(&'static Category, Gate, Gate)>,
    starts: Vec<(&'static Start, Gate)>,
    /// The lines of the timetable before this one.
    former: Vec<(&'static Start, Gate)>,
    sanctions: Vec<(&'static Sanction, Gate)>,
    information: Vec<(&'static Sanction, Gate)>,
}

/// The law on one day.
struct Law {
    day: Date,
    gates: Vec<Logic>,
    classes: Vec<ClassGates>,
    duties: Vec<DutyGates>,
    pointers: Vec<(&'static Pointer, Gate)>,
}

/// Makes the gates.
struct Wiring<'a> {
    day: Date,
    facts: &'a HashMap<usize, usize>,
    gates: Vec<Logic>,
    known: HashMap<Logic, Gate>,
    rules: HashMap<*const Rule, Gate>,
    classes: HashMap<*const Category, Gate>,
}

/// Facts are told apart by where they stand.
fn place(fact: &'static Fact) -> usize {
    ptr::from_ref(fact).addr()
}

fn holds_on(period: Period, day: Date) -> bool {
    day >= period.first && period.last.is_none_or(|last| last >= day)
}

impl Law {
    fn on(day: Date, facts: &HashMap<usize, usize>) -> Self {
        let mut w = Wiring {
            day,
            facts,
            gates: Vec::new(),
            known: HashMap::new(),
            rules: HashMap::new(),
            classes: HashMap::new(),
        };
        let classes = BOOK.roles.iter().chain(BOOK.classes).map(|category| w.class_gates(category)).collect();
        let duties = BOOK.duties.iter().copied().flatten().map(|duty| w.duty_gates(duty)).collect();
        let pointers = BOOK.contacts.iter().chain(BOOK.neighbours).map(|p| (p, w.expr(&p.when))).collect();
        Self { day, gates: w.gates, classes, duties, pointers }
    }

    /// What each gate says.
    fn run(&self, facts: &[Worlds], out: &mut Vec<Worlds>) {
        out.clear();
        for gate in &self.gates {
            let worlds = match gate {
                Logic::Constant(worlds) => *worlds,
                Logic::Fact(fact) => facts[*fact],
                Logic::Both(a, b) => out[*a] & out[*b],
                Logic::Either(a, b) => out[*a] | out[*b],
                Logic::Not(gate) => not(out[*gate]),
                Logic::Unless(guard, rule) => {
                    let shut = (out[*rule] & COMPLETIONS) | (certainly(out[*rule]) & (WORST | BEST));
                    out[*guard] & !shut
                }
                Logic::Come(lines) => come(lines, out),
            };
            out.push(worlds);
        }
    }
}

/// Where the line that decides has come. At worst an open line that has not come may decide, at best one that has.
fn come(lines: &[(Gate, bool)], out: &[Worlds]) -> Worlds {
    let (mut left, mut undecided, mut come) = (!0, true, 0);
    let (mut may_wait, mut may_come) = (false, false);
    for (gate, has_come) in lines {
        let when = out[*gate];
        if *has_come {
            come |= left & when;
        }
        if undecided && when & BEST != 0 {
            may_wait |= !has_come;
            may_come |= has_come;
        }
        left &= !when;
        undecided &= when & WORST == 0;
    }
    (come & COMPLETIONS) | if may_wait { 0 } else { WORST } | if may_come { BEST } else { 0 }
}

impl Wiring<'_> {
    /// A gate; the same logic is there once.
    fn add(&mut self, logic: Logic) -> Gate {
        *self.known.entry(logic).or_insert_with_key(|logic| {
            self.gates.push(logic.clone());
            self.gates.len() - 1
        })
    }

    fn all(&mut self, gates: Vec<Gate>) -> Gate {
        let both = gates.into_iter().reduce(|a, b| self.add(Logic::Both(a, b)));
        both.unwrap_or_else(|| self.add(Logic::Constant(!0)))
    }

    fn any(&mut self, gates: Vec<Gate>) -> Gate {
        let either = gates.into_iter().reduce(|a, b| self.add(Logic::Either(a, b)));
        either.unwrap_or_else(|| self.add(Logic::Constant(0)))
    }

    fn expr(&mut self, expr: &'static Expr) -> Gate {
        match expr {
            Expr::Always => self.add(Logic::Constant(!0)),
            Expr::Is(fact) => self.add(Logic::Fact(self.facts[&place(fact)])),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => {
                let gates = rules.iter().map(|rule| self.rule(rule)).collect();
                self.any(gates)
            }
            Expr::Class(category) => self.class(category),
            Expr::AnyGround(category) => self.any_ground(category),
            Expr::InEffect(category) => {
                let mut gates = Vec::new();
                for route in category.routes {
                    for rule in route.grounds {
                        let (ground, come) = (self.ground(category, route, rule), self.has_come(rule));
                        gates.push(self.all(vec![ground, come]));
                    }
                }
                self.any(gates)
            }
            Expr::All(parts) => {
                let gates = parts.iter().map(|part| self.expr(part)).collect();
                self.all(gates)
            }
            Expr::Any(parts) => {
                let gates = parts.iter().map(|part| self.expr(part)).collect();
                self.any(gates)
            }
            Expr::Not(part) => {
                let gate = self.expr(part);
                self.add(Logic::Not(gate))
            }
            Expr::Given(first, second) => {
                let gates = vec![self.expr(first), self.expr(second)];
                self.all(gates)
            }
        }
    }

    fn rule(&mut self, rule: &'static Rule) -> Gate {
        if let Some(gate) = self.rules.get(&ptr::from_ref(rule)) {
            return *gate;
        }
        let gate = match rule.wordings.iter().find(|w| holds_on(w.valid, self.day)) {
            Some(wording) => self.expr(&wording.when),
            None => self.add(Logic::Constant(0)),
        };
        self.rules.insert(rule, gate);
        gate
    }

    fn class(&mut self, category: &'static Category) -> Gate {
        if let Some(gate) = self.classes.get(&ptr::from_ref(category)) {
            return *gate;
        }
        let gates = vec![self.expr(&category.guard), self.any_ground(category)];
        let gate = self.all(gates);
        self.classes.insert(category, gate);
        gate
    }

    fn any_ground(&mut self, category: &'static Category) -> Gate {
        let mut gates = Vec::new();
        for route in category.routes {
            for rule in route.grounds {
                let parts = vec![self.route(route), self.rule(rule)];
                gates.push(self.all(parts));
            }
        }
        self.any(gates)
    }

    fn route(&mut self, route: &'static Route) -> Gate {
        let guard = self.expr(&route.guard);
        match route.unless {
            None => guard,
            Some(rule) => {
                let rule = self.rule(rule);
                self.add(Logic::Unless(guard, rule))
            }
        }
    }

    fn ground(&mut self, category: &'static Category, route: &'static Route, rule: &'static Rule) -> Gate {
        let gates = vec![self.expr(&category.guard), self.route(route), self.rule(rule)];
        self.all(gates)
    }

    fn has_come(&mut self, rule: &'static Rule) -> Gate {
        let Some(schedule) = rule.applies else { return self.add(Logic::Constant(!0)) };
        let lines = self.starts(schedule, 0);
        let lines = lines.into_iter().map(|(start, gate)| (gate, start.from <= self.day)).collect();
        self.add(Logic::Come(lines))
    }

    /// The lines of the timetable of the day, or of one so many before it.
    fn starts(&mut self, schedule: &'static Schedule, before: usize) -> Vec<(&'static Start, Gate)> {
        let now = schedule.timetables.iter().position(|t| holds_on(t.valid, self.day));
        let table = now.and_then(|at| at.checked_sub(before)).map(|at| &schedule.timetables[at]);
        table.map_or(&[][..], |t| t.starts).iter().map(|start| (start, self.expr(&start.when))).collect()
    }

    fn sanctions(&mut self, penalty: &'static Penalty) -> Vec<(&'static Sanction, Gate)> {
        let lines = penalty.shared.iter().chain(penalty.own).filter(|line| holds_on(line.valid, self.day));
        lines.collect::<Vec<_>>().into_iter().map(|line| (line, self.expr(&line.when))).collect()
    }

    fn class_gates(&mut self, category: &'static Category) -> ClassGates {
        let mut grounds = Vec::new();
        for route in category.routes {
            for rule in route.grounds.iter().copied() {
                let starts = rule.applies.map_or(Vec::new(), |schedule| self.starts(schedule, 0));
                grounds.push(GroundGates { route, rule, whole: self.ground(category, route, rule), starts });
            }
        }
        ClassGates { category, whole: self.class(category), grounds }
    }

    fn duty_gates(&mut self, duty: &'static Duty) -> DutyGates {
        let (law, within, when) = (holds_on(duty.valid, self.day), self.expr(&duty.within), self.expr(&duty.when));
        let mut roles = Vec::new();
        for role in duty.roles.iter().copied() {
            let law = self.add(Logic::Constant(if law { !0 } else { 0 }));
            let gates = vec![law, self.class(role), within];
            let within = self.all(gates);
            roles.push((role, self.all(vec![within, when]), within));
        }
        let whole = self.any(roles.iter().map(|r| r.1).collect());
        let (starts, former) = (self.starts(duty.applies, 0), self.starts(duty.applies, 1));
        let sanctions = self.sanctions(duty.penalty);
        let information = duty.information.map_or(Vec::new(), |penalty| self.sanctions(penalty));
        DutyGates { duty, whole, roles, starts, former, sanctions, information }
    }
}

// Answers.

/// One possible answer to a question, and what it says about the question's facts.
struct Saying {
    answer: Answer,
    /// The same as the engine has taken it.
    given: Answer,
    says: Vec<(usize, Truth)>,
    /// Whether "I don't know" is (part of) it, or an option is in doubt.
    open: bool,
}

/// The answers that chance picks from: for each question every answer with one option or none, and many with more.
struct Questionnaire {
    facts: HashMap<usize, usize>,
    sayings: Vec<Vec<Saying>>,
    /// For each question the numbers of the sayings without and with "I don't know".
    certain: Vec<[Vec<usize>; 2]>,
    /// For each question the number of the saying that says no to everything.
    plain: Vec<usize>,
}

impl Questionnaire {
    fn new() -> Self {
        let mut facts = HashMap::new();
        for fact in BOOK.agenda.iter().flat_map(|q| q.options).flat_map(|o| o.facts) {
            let next = facts.len();
            facts.entry(place(fact)).or_insert(next);
        }
        let sayings: Vec<Vec<Saying>> = BOOK.agenda.iter().map(|question| sayings(question, &facts)).collect();
        let certain = |list: &Vec<Saying>| {
            let (open, certain) = (0..list.len()).partition(|at| list[*at].open);
            [certain, open]
        };
        let says_no = |saying: &Saying| saying.says.iter().all(|(_, truth)| *truth == No);
        let plain = sayings.iter().map(|list| list.iter().position(says_no).unwrap_or(0)).collect();
        Self { plain, certain: sayings.iter().map(certain).collect(), facts, sayings }
    }

    /// What a set of answers says, in the order of the agenda: the first certain word on a fact counts.
    fn read(&self, set: &Set, counts: impl Fn(&Question) -> bool) -> Vec<Truth> {
        let mut known = vec![Unknown; self.facts.len()];
        for saying in set.sayings(self).filter(|s| counts(s.answer.question)) {
            for (fact, truth) in &saying.says {
                if known[*fact] == Unknown {
                    known[*fact] = *truth;
                }
            }
        }
        known
    }
}

fn sayings(question: &'static Question, facts: &HashMap<usize, usize>) -> Vec<Saying> {
    let options = question.options;
    let sole = |id: &str| id == NONE || options.iter().any(|o| o.id == id && (o.alone || question.kind == Kind::One));
    // "None of these" is there where several can be chosen and no option says so in words of its own.
    let own = options.iter().any(|o| o.alone && o.facts.is_empty());
    let none = (question.kind != Kind::One && !own).then_some(NONE);
    let ids: Vec<&'static str> = options.iter().map(|o| o.id).chain(none).chain([UNKNOWN]).collect();
    let mut lists: BTreeSet<Vec<usize>> = (0..ids.len()).map(|at| vec![at]).collect();
    if question.kind != Kind::One {
        let free: Vec<usize> = (0..ids.len()).filter(|at| !sole(ids[*at])).collect();
        for a in &free {
            for b in &free {
                lists.insert(BTreeSet::from([*a, *b]).into_iter().collect());
                for c in &free {
                    lists.insert(BTreeSet::from([*a, *b, *c]).into_iter().collect());
                }
            }
        }
        lists.insert(free.iter().copied().filter(|at| ids[*at] != UNKNOWN).collect());
        lists.insert(free);
    }
    let saying = |(list, last): (Vec<usize>, bool)| {
        let mut chosen: Vec<&'static str> = list.into_iter().map(|at| ids[at]).collect();
        let doubted: Vec<&'static str> = if last { chosen.pop().into_iter().collect() } else { Vec::new() };
        let open = chosen.contains(&UNKNOWN);
        let mut says: BTreeMap<usize, Truth> = BTreeMap::new();
        for option in options {
            for fact in option.facts {
                let said = says.entry(facts[&place(fact)]).or_insert(if open { Unknown } else { No });
                if chosen.contains(&option.id) {
                    *said = Yes;
                } else if doubted.contains(&option.id) && *said == No {
                    *said = Unknown;
                }
            }
        }
        let open = open || !doubted.is_empty();
        let answer = Answer { question, chosen, doubted };
        Saying { given: given_to_engine(&answer), answer, says: says.into_iter().collect(), open }
    };
    // Of every list there is another in which the last option is only possible.
    let possible =
        |list: &Vec<usize>| question.kind != Kind::One && list.iter().all(|at| !sole(ids[*at]) && ids[*at] != UNKNOWN);
    let lists = lists.into_iter().filter(|list| !list.is_empty());
    let lists = lists
        .flat_map(|list| if possible(&list) { vec![(list.clone(), false), (list, true)] } else { vec![(list, false)] });
    lists.map(saying).collect()
}

/// An answer as programs give it, by its ids.
fn given_to_engine(answer: &Answer) -> Answer {
    let said: Vec<String> = answer.said().collect();
    let mut answers = Answers::default();
    answers.give(&BOOK, answer.question.id, &said.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    answers.get(answer.question).unwrap().clone()
}

/// A set of answers: for each question the number of the saying; none where it is not answered.
#[derive(Clone)]
struct Set(Vec<Option<usize>>);

impl Set {
    fn sayings<'a>(&'a self, all: &'a Questionnaire) -> impl Iterator<Item = &'a Saying> {
        self.0.iter().zip(&all.sayings).filter_map(|(at, sayings)| at.map(|at| &sayings[at]))
    }

    fn answers(&self, all: &Questionnaire) -> Answers {
        let mut answers = Answers::default();
        for saying in self.sayings(all) {
            answers.put(&BOOK, saying.given.clone());
        }
        answers
    }

    /// Whether every question has an answer and none is "I don't know".
    fn is_complete(&self, all: &Questionnaire) -> bool {
        let given = |(at, question): (&Option<usize>, &&Question)| at.is_some() || question.helps.is_some();
        self.0.iter().zip(BOOK.agenda).all(given) && self.sayings(all).all(|s| !s.open)
    }
}

/// Chance, from a seed.
struct Dice(u64);

impl Dice {
    /// The next number of the generator `SplitMix64`.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % sides
    }

    /// A set of answers. A third are complete; of the rest some questions are not answered, some with "I don't know".
    fn set(&mut self, all: &Questionnaire) -> Set {
        let (silent, open) = [(0, 0), (0, 0), (2, 2), (8, 0), (0, 8), (25, 10)][self.below(6)];
        let plain = [20, 50, 80][self.below(3)];
        let pick = |(at, question): (usize, &&Question)| {
            if question.helps.is_some() && silent == 0 && open == 0 || self.below(100) < silent {
                return None;
            }
            // "None of these" is what most visitors say to most questions.
            if question.kind != Kind::One && self.below(100) < plain {
                return Some(all.plain[at]);
            }
            let fits = &all.certain[at][usize::from(self.below(100) < open)];
            Some(fits[self.below(fits.len())])
        };
        Set(BOOK.agenda.iter().enumerate().map(pick).collect())
    }
}

/// Every day on which something may change, and the days around it.
fn days() -> Vec<Date> {
    let mut turns: Vec<Date> = Vec::new();
    let mut period = |p: Period| turns.extend([Some(p.first), p.last.map(Date::next)].into_iter().flatten());
    let mut from = Vec::new();
    for rule in BOOK.roles.iter().chain(BOOK.classes).flat_map(|c| c.routes).flat_map(|r| r.grounds) {
        rule.wordings.iter().for_each(|w| period(w.valid));
        for table in rule.applies.map_or(&[][..], |s| s.timetables) {
            period(table.valid);
            from.extend(table.starts.iter().map(|s| s.from));
        }
    }
    for duty in BOOK.duties.iter().copied().flatten() {
        period(duty.valid);
        for table in duty.applies.timetables {
            period(table.valid);
            from.extend(table.starts.iter().map(|s| s.from));
        }
        let penalties = [Some(duty.penalty), duty.information];
        let lines = penalties.into_iter().flatten().flat_map(|p| p.shared.iter().chain(p.own));
        lines.for_each(|line| period(line.valid));
    }
    turns.extend(from);
    let around = turns.iter().flat_map(|day| [day.previous(), *day, day.next()]);
    let days: BTreeSet<Date> =
        around.chain([Date::new(2025, 5, 1), Date::new(2027, 1, 15), Date::new(2035, 6, 30)]).collect();
    days.into_iter().filter(|day| *day >= BOOK.first_day).collect()
}

// The comparison.

/// How often each category and then each duty was no, open and yes, so that at the end nothing was never seen.
type Seen = Vec<[usize; 3]>;

struct Comparison<'a> {
    law: &'a Law,
    /// What the second evaluator says.
    out: &'a [Worlds],
    seen: &'a mut Seen,
}

impl Comparison<'_> {
    /// Holds what the engine says about something against the worlds.
    fn truth(&self, what: &str, id: &str, engine: Truth, gate: Gate) -> Result<(), String> {
        self.verdict(what, id, engine, gate)?;
        self.completions(what, id, engine, gate)
    }

    /// Against worlds 0 and 1 only: a ground with an open `unless` stands although a completion shuts it.
    fn verdict(&self, what: &str, id: &str, engine: Truth, gate: Gate) -> Result<(), String> {
        let expected = verdict(self.out[gate]);
        if engine == expected {
            Ok(())
        } else {
            Err(format!("{what} \"{id}\": the engine says {engine:?}, the worlds {expected:?}"))
        }
    }

    fn completions(&self, what: &str, id: &str, engine: Truth, gate: Gate) -> Result<(), String> {
        let worlds = self.out[gate] & COMPLETIONS;
        let held = match engine {
            Yes => worlds == COMPLETIONS,
            No => worlds == 0,
            Unknown => true,
        };
        if held {
            Ok(())
        } else {
            Err(format!("{what} \"{id}\": the engine says {engine:?}, {} of 62 completions hold", worlds.count_ones()))
        }
    }

    /// Lines: those that can come first, and in each completion one of them does.
    fn lines<T>(
        &self,
        what: &str,
        id: &str,
        engine: &[&'static T],
        lines: &[(&'static T, Gate)],
    ) -> Result<(), String> {
        let (mut left, mut undecided, mut shown) = (COMPLETIONS, true, engine.iter());
        for (at, (line, gate)) in lines.iter().enumerate() {
            let when = self.out[*gate];
            if undecided && when & BEST != 0 {
                if !shown.next().is_some_and(|next| ptr::eq(*next, *line)) {
                    return Err(format!("{what} \"{id}\": line {at} can come first and the engine leaves it out"));
                }
            } else if left & when != 0 {
                return Err(format!(
                    "{what} \"{id}\": line {at} comes first in a completion and cannot, says the engine"
                ));
            }
            undecided &= when & WORST == 0;
            left &= !when;
        }
        if shown.next().is_some() {
            return Err(format!("{what} \"{id}\": the engine gives a line that cannot come first"));
        }
        if lines.is_empty() || left == 0 {
            Ok(())
        } else {
            Err(format!("{what} \"{id}\": no line decides in some completion"))
        }
    }

    fn note(&mut self, at: usize, truth: Truth) {
        self.seen.resize(self.seen.len().max(at + 1), [0; 3]);
        self.seen[at][truth as usize] += 1;
    }

    /// What the engine makes of all answers, in everything that a result says.
    fn evaluation(&mut self, found: &Assessment) -> Result<(), String> {
        let law = self.law;
        for (at, class) in law.classes.iter().enumerate() {
            let outcome = found.outcome(class.category).unwrap();
            self.note(at, outcome.truth);
            self.truth("category", class.category.id, outcome.truth, class.whole)?;
            for ground in &class.grounds {
                let shown =
                    outcome.grounds.iter().find(|g| ptr::eq(g.rule, ground.rule) && ptr::eq(g.route, ground.route));
                let truth = shown.map_or(No, |g| g.truth);
                self.verdict("ground", ground.rule.id, truth, ground.whole)?;
                if ground.route.unless.is_none() {
                    self.completions("ground", ground.rule.id, truth, ground.whole)?;
                }
                if let Some(shown) = shown {
                    self.lines("start of ground", ground.rule.id, &shown.starts, &ground.starts)?;
                }
            }
        }
        for (at, duty) in law.duties.iter().enumerate() {
            let outcome = found.duties.iter().find(|o| ptr::eq(o.duty, duty.duty));
            self.note(law.classes.len() + at, outcome.map_or(No, |o| o.truth));
            self.outcome(duty, found, |_| Ok(()))?;
        }
        for ((pointer, gate), truth) in law.pointers.iter().zip(found.interview.eval.pointers()) {
            self.truth("pointer", pointer.id, truth, *gate)?;
        }
        self.beside(found)
    }

    /// The day before the amendment, where it moved: of the first line that may decide under the timetable before.
    fn former(&self, id: &str, outcome: &DutyOutcome, duty: &DutyGates) -> Result<(), String> {
        let first = duty.former.iter().find(|(_, gate)| self.out[*gate] & BEST != 0).map(|(start, _)| start.from);
        let latest = outcome.starts.iter().map(|s| s.from).max();
        let (engine, first) = (outcome.former, first.filter(|day| Some(*day) != latest));
        if engine == first {
            Ok(())
        } else {
            Err(format!("former day of \"{id}\": the engine says {engine:?}, the worlds {first:?}"))
        }
    }

    /// A whole assessment, whose facts are those of the answers that counted.
    fn assessment(&mut self, all: &Questionnaire, set: &Set, by_all: &[Worlds]) -> Result<(), String> {
        let answers = set.answers(all);
        let found = assess(&BOOK, &answers, self.law.day).unwrap();
        let counts = |q: &Question| found.interview.counted.iter().any(|a| ptr::eq(a.question, q));
        let facts = spread(&all.read(set, counts), &mut Dice(1));
        let mut out = Vec::new();
        self.law.run(&facts, &mut out);
        let counted = Comparison { law: self.law, out: &out, seen: self.seen };
        let complete = set.is_complete(all);
        for class in &self.law.classes {
            let outcome = found.outcome(class.category).unwrap();
            let id = class.category.id;
            counted.truth("outcome", id, outcome.truth, class.whole)?;
            given("outcome", id, outcome.truth, by_all[class.whole], complete)?;
            let holding = class.grounds.iter().filter(|g| verdict(out[g.whole]) != No);
            let holding: Vec<&str> = holding.map(|g| g.rule.id).collect();
            let shown: Vec<&str> = outcome.grounds.iter().map(|g| g.rule.id).collect();
            if holding != shown {
                return Err(format!("grounds of outcome \"{id}\": the engine shows {shown:?}, the worlds {holding:?}"));
            }
            for ground in &outcome.grounds {
                let gates =
                    class.grounds.iter().find(|g| ptr::eq(g.rule, ground.rule) && ptr::eq(g.route, ground.route));
                let gates = gates.unwrap();
                counted.verdict("ground of outcome", ground.rule.id, ground.truth, gates.whole)?;
                counted.lines("start of ground", ground.rule.id, &ground.starts, &gates.starts)?;
            }
        }
        for duty in &self.law.duties {
            // Nobody is asked about what only a relief depends on, so one may stay open when all questions are answered.
            let settled = complete && duty.duty.force != Force::May;
            counted.outcome(duty, &found, |truth| given("duty", duty.duty.id, truth, by_all[duty.whole], settled))?;
        }
        counted.beside(&found)
    }

    /// One duty of an assessment.
    fn outcome(
        &self,
        duty: &DutyGates,
        found: &Assessment,
        by_all: impl Fn(Truth) -> Result<(), String>,
    ) -> Result<(), String> {
        let id = duty.duty.id;
        let outcome = found.duties.iter().find(|o| ptr::eq(o.duty, duty.duty));
        let truth = outcome.map_or(No, |o| o.truth);
        self.truth("duty of an assessment", id, truth, duty.whole)?;
        by_all(truth)?;
        let within = duty.roles.iter().any(|(_, _, within)| verdict(self.out[*within]) == Yes);
        let variant = |o: &DutyGates| {
            let shared =
                |a: &ai_act_check::engine::source::Citation| duty.duty.cites.iter().any(|b| same_provision(a, b));
            verdict(self.out[o.whole]) != No && o.duty.cites.iter().any(shared)
        };
        let spared = duty.duty.notable && truth == No && within && !self.law.duties.iter().any(variant);
        if spared != found.spared.iter().any(|d| ptr::eq(*d, duty.duty)) {
            return Err(format!("duty \"{id}\": spared is {spared} by the worlds"));
        }
        let Some(outcome) = outcome else { return Ok(()) };
        let bound = duty.roles.iter().filter(|(_, binds, _)| verdict(self.out[*binds]) == truth);
        let bound: Vec<&str> = bound.map(|(role, _, _)| role.id).collect();
        let shown: Vec<&str> = outcome.roles.iter().map(|role| role.id).collect();
        if bound != shown {
            return Err(format!("roles of \"{id}\": the engine says {shown:?}, the worlds {bound:?}"));
        }
        self.lines("start of", id, &outcome.starts, &duty.starts)?;
        self.former(id, outcome, duty)?;
        self.lines("sanction of", id, &outcome.sanctions, &duty.sanctions)?;
        self.lines("information under", id, &outcome.information, &duty.information)
    }

    /// Contacts and neighbours: what is certain, and what is worth knowing while it is open.
    fn beside(&self, found: &Assessment) -> Result<(), String> {
        let shows = |(p, gate): &&(&'static Pointer, Gate)| match verdict(self.out[*gate]) {
            Yes => true,
            No => false,
            Unknown => p.general,
        };
        let expected: Vec<&str> = self.law.pointers.iter().filter(shows).map(|(p, _)| p.id).collect();
        let named: Vec<&str> = found.contacts.iter().chain(&found.neighbours).map(|p| p.id).collect();
        if named == expected {
            Ok(())
        } else {
            Err(format!("contacts and neighbours: the engine shows {named:?}, the worlds {expected:?}"))
        }
    }
}

/// What was decided from the answers that counted holds whatever else was said.
fn given(what: &str, id: &str, truth: Truth, worlds: Worlds, complete: bool) -> Result<(), String> {
    let held = match truth {
        Yes => worlds & COMPLETIONS == COMPLETIONS,
        No => worlds & COMPLETIONS == 0,
        Unknown => !complete,
    };
    if held {
        Ok(())
    } else {
        Err(format!("{what} \"{id}\": {truth:?} by the answers that counted, {worlds:064b} by all answers"))
    }
}

fn same_provision(a: &ai_act_check::engine::source::Citation, b: &ai_act_check::engine::source::Citation) -> bool {
    let text = |c: &ai_act_check::engine::source::Citation| {
        format!(
            "{}{:?}{}{}{}{}{}{}",
            c.act.id,
            c.unit,
            [c.number(), &c.section, &c.par].join("|"),
            c.sub,
            "|",
            &*c.point,
            "|",
            &*c.item
        )
    };
    text(a) == text(b)
}

/// What is known as worlds: a coin for each open fact in each completion.
fn spread(known: &[Truth], dice: &mut Dice) -> Vec<Worlds> {
    let worlds = |truth: &Truth| match truth {
        Yes => !0,
        No => 0,
        Unknown => (dice.next() & COMPLETIONS) | BEST,
    };
    known.iter().map(worlds).collect()
}

/// Compares everything about one set on one day.
fn compare(all: &Questionnaire, law: &Law, set: &Set, whole: bool, seen: &mut Seen) -> Result<(), String> {
    let facts = spread(&all.read(set, |_| true), &mut Dice(0));
    let mut out = Vec::with_capacity(law.gates.len());
    law.run(&facts, &mut out);
    let eval = Eval::of_answers(&BOOK, &set.answers(all), law.day);
    let asked = Interview { counted: Vec::new(), missing: Vec::new(), offered: Vec::new(), eval };
    let mut comparison = Comparison { law, out: &out, seen };
    comparison.evaluation(&Assessment::of(asked))?;
    if whole { comparison.assessment(all, set, &out) } else { Ok(()) }
}

/// Takes away answers, then options, as long as the two still disagree.
fn shrink(all: &Questionnaire, law: &Law, mut set: Set, whole: bool) -> (Set, String) {
    let fault = |set: &Set| compare(all, law, set, whole, &mut Seen::new()).err();
    let mut said = fault(&set).unwrap();
    loop {
        let mut smaller = Vec::new();
        for (at, now) in set.0.iter().enumerate() {
            let Some(now) = *now else { continue };
            let sayings = &all.sayings[at];
            let less = (0..sayings.len())
                .filter(|other| sayings[*other].answer.said().count() < sayings[now].answer.said().count());
            for other in [None].into_iter().chain(less.map(Some)) {
                let mut candidate = set.clone();
                candidate.0[at] = other;
                smaller.push(candidate);
            }
        }
        match smaller.into_iter().find_map(|candidate| fault(&candidate).map(|said| (candidate, said))) {
            Some((candidate, new)) => (set, said) = (candidate, new),
            None => return (set, said),
        }
    }
}

fn report(all: &Questionnaire, law: &Law, set: &Set, said: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for saying in set.sayings(all) {
        let chosen: Vec<String> = saying.answer.said().map(|id| format!("\"{id}\"")).collect();
        lines.push(format!("\"{}\": [{}]", saying.answer.question.id, chosen.join(", ")));
    }
    let mut text = format!("the engine and the second evaluator disagree on {}: {said}\n", law.day);
    write!(text, "the smallest such answers:\n{{\"answers\": {{{}}}}}", lines.join(", ")).unwrap();
    text
}

fn number(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Duties of allowed live identification: chance does not meet all conditions at once; tests/proofs does, and a scenario.
const RARE: [&str; 3] = ["art-5-2", "art-5-3", "art-5-4"];

#[test]
fn engine_and_second_evaluator_agree() {
    let count: usize = number("AIACT_DIFFERENTIAL_SETS").map_or(SETS, |n| n.replace('_', "").parse().unwrap());
    let seed = match number("AIACT_DIFFERENTIAL_SEED").as_deref() {
        None => SEED,
        Some("random") => {
            u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() & 0xffff_ffff).unwrap()
        }
        Some(seed) => seed.parse().unwrap(),
    };
    let all = Questionnaire::new();
    let laws: Vec<Law> = days().into_iter().map(|day| Law::on(day, &all.facts)).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (assessed, complete, failed) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let run = |worker: usize| {
        let mut tally = Seen::new();
        for number in (worker..count).step_by(threads) {
            if failed.load(Ordering::Relaxed) {
                break;
            }
            // Each set has dice of its own, so that the same sets come whatever the number of threads.
            let mut dice = Dice(seed ^ (number as u64).wrapping_mul(0xd134_2543_de82_ef95));
            let law = &laws[dice.below(laws.len())];
            let set = dice.set(&all);
            let whole = number.is_multiple_of(ASSESS_EVERY);
            complete.fetch_add(usize::from(set.is_complete(&all)), Ordering::Relaxed);
            assessed.fetch_add(usize::from(whole), Ordering::Relaxed);
            if compare(&all, law, &set, whole, &mut tally).is_err() {
                failed.store(true, Ordering::Relaxed);
                let (set, said) = shrink(&all, law, set, whole);
                return Err(report(&all, law, &set, &said));
            }
        }
        Ok(tally)
    };
    let found: Vec<Result<Seen, String>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|worker| scope.spawn(move || run(worker))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let mut tally: Seen = vec![[0; 3]; BOOK.categories().count() + BOOK.duties().count()];
    for result in found {
        let counts = result.unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
        tally.iter_mut().zip(counts).for_each(|(all, new)| all.iter_mut().zip(new).for_each(|(all, new)| *all += new));
    }
    println!(
        "{count} sets of answers on {} days, {} of them complete, seed {seed}: the evaluation of all, the whole assessment of {}",
        laws.len(),
        complete.into_inner(),
        assessed.into_inner(),
    );
    // In so many sets everything is no, open and yes at some time; otherwise chance does not reach what it should.
    if count >= 1_000_000 {
        let ids = BOOK.categories().map(|c| c.id).chain(BOOK.duties().map(|d| d.id));
        let never: Vec<_> = ids.zip(&tally).filter(|(id, counts)| counts.contains(&0) && !RARE.contains(id)).collect();
        assert!(never.is_empty(), "never no, open or yes: {never:?}");
    }
}
