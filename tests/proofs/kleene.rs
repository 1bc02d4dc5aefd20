//! Three-valued logic on diagrams, and what "I don't know" may cost.
//!
//! **States.** A state says for each question which options were chosen, and whether "I don't know" is (part of) the answer. From it each fact is yes, no or unknown, as `Facts::from_answers` has it.
//!
//! **Two rails.** A condition becomes two diagrams over states: where Kleene's logic says yes, and where it says no; what
//! is in neither is unknown. "And" intersects the yes and unites the no, "not" swaps the rails.
//!
//! **The truth.** A completion of a state is a complete answer set that agrees with everything certain in it: an answer
//! without "I don't know" stays, an open one may gain options (or become any answer, if nothing was chosen), an unasked one
//! is free. A goal is *really* decided in a state if all completions agree. That is the diagram of the goal over complete
//! answer sets, quantified over every question's options under the relation "completes". Questions are independent of each
//! other, so one question after the other may be quantified away, which never builds the whole relation.
//!
//! **The loss** is where the rails are silent and the completions agree. Kleene's logic is sound by construction; that it is
//! nowhere blind as well would be too much to ask of it (`A or not A`), so the loss is a list, and the list is proved exact.
//!
//! **Which states.** Those the interview reaches. Kleene's logic does not tell a question that was not asked from one that
//! was answered with "I don't know", so states are over all questions. A certain answer counts only where its question was
//! asked, and that is only where all that must be certain before it is (`asked`: `Given`, the class of a duty) is certain. The rest the engine
//! decides: of a state with a loss it replays the interview. If every certain answer counts, the state is reached, and the
//! open questions that were asked are an entry of the list; every state in which these are open is explained by it.
//! If not, the state with the answers that count is looked at instead. If that one has no loss, then no state has that gives
//! the same answers to the questions that were asked, because the interview goes the same way in all of them. So in the end
//! nothing is left, and each entry of the list was reached.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::ptr;

use ai_act_check::engine::answers::{Answer, Answers};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Duty;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::rulebook::{Category, Fact, Kind, NONE, Route, Rule, Schedule, Start, UNKNOWN};
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;
use oxidd::VarNo;

use super::bdd::{Maker, Set};
use super::law::Law;
use super::space::{Block, Space};

/// Where something is certainly so, and where it is certainly not.
#[derive(Clone)]
pub struct Rails {
    pub yes: Set,
    pub no: Set,
}

impl Rails {
    fn and(&self, other: &Self) -> Self {
        Self { yes: &self.yes & &other.yes, no: &self.no | &other.no }
    }

    fn or(&self, other: &Self) -> Self {
        Self { yes: &self.yes | &other.yes, no: &self.no & &other.no }
    }

    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// Where neither is certain.
    pub fn unknown(&self) -> Set {
        !&(&self.yes | &self.no)
    }
}

/// The engine's logic on a day, over states.
pub struct Kleene<'a> {
    space: &'a Space,
    day: Date,
    facts: HashMap<*const Fact, Rails>,
    rules: RefCell<HashMap<*const Rule, Rails>>,
    classes: RefCell<HashMap<*const Category, Rails>>,
}

/// The legal answers to every question; a helper is open where its main question is not.
pub fn states(law: &Kleene) -> Set {
    let (space, maker) = (law.space, &law.space.maker);
    let asked = Asked::on(law);
    let state = |block: &Block| {
        let legal = block.legal(maker, &block.said, &block.open);
        let silent = block.open.minus(&maker.any(&block.said));
        let presented = block.question.options.iter().flat_map(|o| o.facts);
        let mut asked = maker.any(&presented.map(|f| asked.facts[&ptr::from_ref(*f)].clone()).collect::<Vec<_>>());
        if let Some(main) = block.question.helps {
            asked = &asked & &space.block(main.id).open;
        }
        &legal & &(&asked | &silent)
    };
    maker.every(&space.blocks.iter().map(state).collect::<Vec<_>>())
}

impl<'a> Kleene<'a> {
    /// The logic on a day.
    pub fn on(space: &'a Space, day: Date) -> Self {
        let mut facts: HashMap<*const Fact, Rails> = HashMap::new();
        for block in &space.blocks {
            for fact in block.question.options.iter().flat_map(|o| o.facts) {
                let new = Self::says(space, block, fact);
                let known = facts.entry(ptr::from_ref(*fact));
                // A fact that two options of a question share comes twice and changes nothing the second time.
                known
                    .and_modify(|old| {
                        let open = old.unknown();
                        *old = Rails { yes: &old.yes | &(&open & &new.yes), no: &old.no | &(&open & &new.no) };
                    })
                    .or_insert(new);
            }
        }
        Self { space, day, facts, rules: RefCell::default(), classes: RefCell::default() }
    }

    /// What the answer to one question says about a fact.
    fn says(space: &Space, block: &Block, fact: &'static Fact) -> Rails {
        let standing = block.pairs(&block.said).filter(|(o, _)| o.facts.iter().any(|f| ptr::eq(*f, fact)));
        let so = space.maker.any(&standing.map(|(_, set)| set.clone()).collect::<Vec<_>>());
        let no = !&(&so | &block.open);
        Rails { yes: so, no }
    }

    fn certain(&self) -> Rails {
        Rails { yes: self.space.maker.all.clone(), no: self.space.maker.none.clone() }
    }

    fn any(&self, rails: impl IntoIterator<Item = Rails>) -> Rails {
        rails.into_iter().fold(self.certain().not(), |any, next| any.or(&next))
    }

    fn every(&self, rails: impl IntoIterator<Item = Rails>) -> Rails {
        rails.into_iter().fold(self.certain(), |all, next| all.and(&next))
    }

    /// What is known about a fact.
    pub fn fact(&self, fact: &'static Fact) -> Rails {
        self.facts[&ptr::from_ref(fact)].clone()
    }

    /// A condition.
    pub fn expr(&self, expr: &'static Expr) -> Rails {
        match expr {
            Expr::Always => self.certain(),
            Expr::Is(fact) => self.fact(fact),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => self.any(rules.iter().map(|rule| self.rule(rule))),
            Expr::Class(class) => self.class(class),
            Expr::AnyGround(class) => self.any_ground(class),
            Expr::InEffect(class) => self.any(
                class.grounds().map(|(route, rule)| self.ground(class, route, rule).and(&self.has_come(rule))),
            ),
            Expr::All(parts) => self.every(parts.iter().map(|part| self.expr(part))),
            Expr::Any(parts) => self.any(parts.iter().map(|part| self.expr(part))),
            Expr::Not(part) => self.expr(part).not(),
            Expr::Given(first, second) => self.expr(first).and(&self.expr(second)),
        }
    }

    /// A rule's own condition.
    pub fn rule(&self, rule: &'static Rule) -> Rails {
        if let Some(known) = self.rules.borrow().get(&ptr::from_ref(rule)) {
            return known.clone();
        }
        let wording = rule.wordings.iter().find(|w| w.valid.contains(self.day));
        let rails = wording.map_or_else(|| self.certain().not(), |w| self.expr(&w.when));
        self.rules.borrow_mut().insert(ptr::from_ref(rule), rails.clone());
        rails
    }

    /// A category.
    pub fn class(&self, class: &'static Category) -> Rails {
        if let Some(known) = self.classes.borrow().get(&ptr::from_ref(class)) {
            return known.clone();
        }
        let rails = self.expr(&class.guard).and(&self.any_ground(class));
        self.classes.borrow_mut().insert(ptr::from_ref(class), rails.clone());
        rails
    }

    fn any_ground(&self, class: &'static Category) -> Rails {
        self.any(class.grounds().map(|(route, rule)| self.route(route).and(&self.rule(rule))))
    }

    /// A route is shut where its `unless` is certain; while that is open the route stands.
    fn route(&self, route: &'static Route) -> Rails {
        let guard = self.expr(&route.guard);
        match route.unless {
            None => guard,
            Some(rule) => {
                let shut = self.rule(rule).yes;
                Rails { yes: guard.yes.minus(&shut), no: &guard.no | &shut }
            }
        }
    }

    /// A ground with every guard.
    pub fn ground(&self, class: &'static Category, route: &'static Route, rule: &'static Rule) -> Rails {
        self.expr(&class.guard).and(&self.route(route)).and(&self.rule(rule))
    }

    /// The lines of a schedule that may decide: none before them is certain, and they are not excluded.
    fn lines(&self, schedule: &'static Schedule) -> Vec<(&'static Start, Set)> {
        let table = schedule.timetables.iter().find(|t| t.valid.contains(self.day));
        let mut left = self.space.maker.all.clone();
        let mut lines = Vec::new();
        for start in table.map_or(&[][..], |t| t.starts) {
            let when = self.expr(&start.when);
            lines.push((start, left.minus(&when.no)));
            left = left.minus(&when.yes);
        }
        lines
    }

    fn has_come(&self, rule: &'static Rule) -> Rails {
        let Some(schedule) = rule.applies else { return self.certain() };
        let (come, later): (Vec<_>, Vec<_>) = self.lines(schedule).into_iter().partition(|(s, _)| s.from <= self.day);
        let maker = &self.space.maker;
        let (come, later) = (maker.any(come.iter().map(|l| &l.1)), maker.any(later.iter().map(|l| &l.1)));
        Rails { yes: !&later, no: later.minus(&come) }
    }

    fn within(&self, duty: &'static Duty, role: &'static Category) -> Rails {
        if duty.valid.contains(self.day) {
            self.class(role).and(&self.expr(&duty.within))
        } else {
            self.certain().not()
        }
    }

    /// Whether a duty binds in any role.
    pub fn duty(&self, duty: &'static Duty) -> Rails {
        self.any(duty.roles.iter().map(|role| self.within(duty, role).and(&self.expr(&duty.when))))
    }
}

/// Where a fact may have been asked for: what must be certain before anybody is asked about it is certain.
struct Asked<'a> {
    law: &'a Kleene<'a>,
    facts: HashMap<*const Fact, Set>,
    /// Where each rule was looked into already: a second look finds the same facts.
    seen: HashMap<*const Rule, Set>,
}

impl<'a> Asked<'a> {
    fn on(law: &'a Kleene<'a>) -> Self {
        let none = &law.space.maker.none;
        let facts = BOOK.agenda.iter().flat_map(|q| q.options).flat_map(|o| o.facts);
        let facts = facts.map(|f| (ptr::from_ref(*f), none.clone())).collect();
        let mut asked = Self { law, facts, seen: HashMap::new() };
        let everywhere = law.space.maker.all.clone();
        for category in BOOK.categories() {
            asked.category(category, &everywhere);
            for (route, rule) in category.grounds() {
                let lines = rule.applies.into_iter().flat_map(|s| s.timetables).flat_map(|t| t.starts);
                lines.for_each(|line| asked.expr(&line.when, &law.ground(category, route, rule).yes));
            }
        }
        for duty in BOOK.duties() {
            let within = law.any(duty.roles.iter().map(|role| law.within(duty, role))).yes;
            asked.expr(&duty.when, &within);
            let starts = duty.applies.timetables.iter().flat_map(|t| t.starts).map(|s| &s.when);
            let sanctions = duty.penalties().flat_map(|p| p.shared.iter().chain(p.own)).map(|s| &s.when);
            let binds = law.duty(duty).yes;
            starts.chain(sanctions).for_each(|when| asked.expr(when, &binds));
        }
        BOOK.contacts.iter().chain(BOOK.neighbours).for_each(|p| asked.expr(&p.when, &everywhere));
        asked
    }

    fn category(&mut self, category: &'static Category, at: &Set) {
        self.expr(&category.guard, at);
        for (route, rule) in category.grounds() {
            self.expr(&route.guard, at);
            self.rule(rule, at);
        }
    }

    fn rule(&mut self, rule: &'static Rule, at: &Set) {
        let none = &self.law.space.maker.none;
        let seen = self.seen.entry(rule).or_insert_with(|| none.clone());
        let new = at.minus(seen);
        if new.is_empty() {
            return;
        }
        *seen = &*seen | &new;
        if let Some(wording) = rule.wordings.iter().find(|w| w.valid.contains(self.law.day)) {
            self.expr(&wording.when, &new);
        }
    }

    fn expr(&mut self, expr: &'static Expr, at: &Set) {
        match expr {
            Expr::Always => {}
            Expr::Is(fact) => {
                let asked = self.facts.get_mut(&ptr::from_ref(*fact)).unwrap();
                *asked = &*asked | at;
            }
            Expr::Holds(rule) => self.rule(rule, at),
            Expr::AnyRule(rules) => rules.iter().for_each(|rule| self.rule(rule, at)),
            Expr::Class(class) | Expr::AnyGround(class) | Expr::InEffect(class) => self.class(class, at),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| self.expr(part, at)),
            Expr::Not(part) => self.expr(part, at),
            Expr::Given(first, second) => {
                self.expr(first, at);
                self.expr(second, &(at & &self.law.expr(first).yes));
            }
        }
    }

    /// A category in a condition: what its grounds and guards ask for is asked for as a goal in any case.
    fn class(&mut self, _class: &'static Category, _at: &Set) {}
}

/// Quantifies over the completions of each state.
pub struct Completions<'a> {
    space: &'a Space,
    /// For each main question, last first: which complete answers go with a state, and the variables of these answers.
    steps: Vec<(Set, Set)>,
}

impl<'a> Completions<'a> {
    /// The completions of the states.
    pub fn new(law: &'a Kleene<'a>) -> Self {
        let space = law.space;
        let main = space.blocks.iter().rev().filter(|b| b.question.helps.is_none());
        let steps = main.map(|block| (Self::completes(law, block), block.cube(&space.maker))).collect();
        Self { space, steps }
    }

    /// Which complete answers to a question go with a state.
    fn completes(law: &Kleene, block: &Block) -> Set {
        let (space, maker) = (law.space, &law.space.maker);
        let equal = |a: &Set, b: &Set| !&(&a.minus(b) | &b.minus(a));
        let keeps = |a: &Set, b: &Set| !&a.minus(b);
        let pairs = || block.said.iter().zip(&block.so);
        let same = maker.every(&pairs().map(|(said, so)| equal(said, so)).collect::<Vec<_>>());
        let more = maker.every(&pairs().map(|(said, so)| keeps(said, so)).collect::<Vec<_>>());
        let legal = block.legal(maker, &block.so, &maker.none);
        let helpers = space.blocks.iter().filter(|h| h.question.helps.is_some_and(|m| m.same(block.question)));
        let helped = maker.any(&helpers.map(|h| !&h.open).collect::<Vec<_>>());
        // What helpers say binds as well; two helpers may say more together than one option of the main question can.
        let facts = block.question.options.iter().flat_map(|o| o.facts);
        let agrees = maker.every(
            &facts
                .map(|fact| {
                    let (known, so) = (law.fact(fact), space.fact(fact));
                    &keeps(&known.yes, &so) & &!&(&known.no & &so)
                })
                .collect::<Vec<_>>(),
        );
        let legal_or_helped = if block.question.kind == Kind::One { &legal | &helped } else { legal.clone() };
        let open = maker.every([&legal_or_helped, &more, &agrees]);
        let closed = &same & &legal;
        &(&block.open & &open) | &closed.minus(&block.open)
    }

    /// Where all completions of a state are in a set of complete answer sets.
    pub fn all_in(&self, set: &Set) -> Set {
        self.steps.iter().fold(set.clone(), |rest, (completes, cube)| (&!completes | &rest).every(cube))
    }
}

/// The state of a set with the fewest open questions, as answers.
fn fewest_open(space: &Space, set: &Set) -> Option<Answers> {
    let open: HashSet<VarNo> = space.blocks.iter().map(|b| b.open.variable()).collect();
    let state = set.smallest(|variable| if open.contains(&variable) { 1000 } else { 1 })?;
    let mut answers = Answers::default();
    for block in &space.blocks {
        let said = block.pairs(&block.said).filter(|(_, set)| state.contains(&set.variable()));
        let mut ids: Vec<&str> = said.map(|(option, _)| option.id).collect();
        if state.contains(&block.open.variable()) {
            ids.push(UNKNOWN);
        }
        if ids.is_empty() {
            ids.push(NONE);
        }
        answers.give(&BOOK, block.question.id, &ids).unwrap();
    }
    Some(answers)
}

/// The states that give a question this answer.
fn giving(block: &Block, maker: &Maker, answer: &Answer) -> Set {
    let same = |set: &Set, given: bool| if given { set.clone() } else { !set };
    let said: Vec<Set> = block.pairs(&block.said).map(|(o, set)| same(set, answer.has(o.id))).collect();
    &maker.every(&said) & &same(&block.open, answer.is_open())
}

/// Where a goal is open although every completion decides it.
pub struct Loss {
    /// The questions that were asked and are open.
    pub open: Vec<&'static str>,
    /// Answers that get there, just as the interview asked for them.
    pub answers: Answers,
}

/// The losses among the states: all that the interview reaches, by their open questions.
pub fn losses(space: &Space, day: Date, mut states: Set) -> Vec<Loss> {
    let maker = &space.maker;
    let mut found = Vec::new();
    let mut n = 0;
    while let Some(answers) = fewest_open(space, &states) {
        n += 1; if n > 300 { println!("GIVE UP"); break; }
        let counted = Interview::replay(&BOOK, &answers, day).counted;
        let given: Vec<Set> = counted.iter().map(|a| giving(space.block(a.question.id), maker, a)).collect();
        let rest = space.blocks.iter().filter(|b| !counted.iter().any(|a| a.question.same(b.question)));
        let silent = rest.map(|b| maker.every(&b.said.iter().map(|s| !s).collect::<Vec<_>>()).minus(&!&b.open));
        let reached = &maker.every(&given) & &maker.every(&silent.collect::<Vec<_>>());
        if (&reached & &states).is_empty() {
            // The same answers to what was asked lead to the same state, which has no loss.
            states = states.minus(&maker.every(&given));
            continue;
        }
        let open: Vec<&Answer> = counted.iter().filter(|a| a.is_open()).collect();
        let all = maker.every(&open.iter().map(|a| space.block(a.question.id).open.clone()).collect::<Vec<_>>());
        states = states.minus(&all);
        let mut answers = Answers::default();
        counted.iter().for_each(|a| answers.give(&BOOK, a.question.id, &a.chosen).unwrap());
        found.push(Loss { open: open.iter().map(|a| a.question.id).collect(), answers });
        println!("  {n} {:?}  left {}", found.last().unwrap().open, states.size());
    }
    println!("  {n} rounds");
    found
}

/// The goals of which the loss is measured: roles, classes and duties, each over states and over complete answer sets.
pub fn goals<'a>(law: &'a Law, kleene: &'a Kleene) -> impl Iterator<Item = (String, Rails, Set)> + 'a {
    let categories = BOOK.categories().map(|c| (c.id.to_owned(), kleene.class(c), law.class(c)));
    categories.chain(BOOK.duties().map(|d| (format!("duty {}", d.id), kleene.duty(d), law.duty(d))))
}
