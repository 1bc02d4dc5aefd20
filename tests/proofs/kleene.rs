//! Three-valued logic on diagrams, and what "I don't know" may cost.
//!
//! **States.** A state says for each question which options were chosen, and whether "I don't know" is (part of) the answer.
//! From it each fact is yes, no or unknown, as `Facts::from_answers` has it. The interview leaves out whatever can no longer turn
//! a role, class or duty: what comes second in a `Given` whose first part is certainly not so, helpers of a question that is
//! answered, and more. Here these questions have answers all the same. What they are makes no difference, to the logic as little as
//! to completions, so what is proved of all states is proved of those that the interview reaches.
//!
//! **Two rails.** A condition becomes two diagrams over states: where Kleene's logic says yes, and where it says no; what
//! is in neither is unknown. "And" intersects the yes and unites the no, "not" swaps the rails.
//!
//! **The truth.** A completion of a state is a complete answer set that agrees with everything certain in it: an answer
//! without "I don't know" stays, an open one may gain options (or become any answer, if nothing was chosen). A goal is *really*
//! decided in a state if all completions agree. That is the diagram of the goal over complete answer sets, quantified over every
//! question's options under the relation "completes". Questions are independent of each other, so one question after the other may
//! be quantified away, which never builds the whole relation.
//!
//! **Sound**: where the rails decide, all completions agree with them. **The loss** is where the rails are silent and the
//! completions agree all the same. `A or not A` shows that Kleene's logic cannot be without loss, so the loss is a list: for
//! each goal the smallest sets of questions that are open where something is lost. `doubts.rs` proves the list complete, and
//! that it has nothing which is not lost in some state.
//!
//! **Small diagrams.** The diagram of all states is large, and a loss put together with it larger still. Neither is built. What was
//! said to some questions is quantified away while their answers meet the loss, before the next ones come. What remains in the end
//! is which questions may be in doubt, where one more never takes anything away. The way back leads to a state.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ptr;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Duty;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Kind, NONE, Route, Rule, Schedule, Start, UNKNOWN};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use oxidd::VarNo;

use super::bdd::Set;
use super::law::Law;
use super::space::{Block, Space};

/// Where something is certainly so, and where it is certainly not.
#[derive(Clone, PartialEq, Eq, Hash)]
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
    fn unknown(&self) -> Set {
        !&(&self.yes | &self.no)
    }

    /// What is decided here and not there, once for "yes" and once for "no": together these would be a large diagram.
    pub fn minus(&self, other: &Self) -> [Set; 2] {
        [self.yes.minus(&other.yes), self.no.minus(&other.no)]
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

impl<'a> Kleene<'a> {
    /// The logic on a day.
    pub fn on(space: &'a Space, day: Date) -> Self {
        let mut facts: HashMap<*const Fact, Rails> = HashMap::new();
        for block in &space.blocks {
            for fact in block.question.options.iter().flat_map(|o| o.facts) {
                let standing = block.pairs(&block.said).filter(|(o, _)| o.facts.iter().any(|f| ptr::eq(*f, *fact)));
                let so = space.maker.any(&standing.map(|(_, set)| set.clone()).collect::<Vec<_>>());
                let new = Rails { no: !&(&so | &block.open), yes: so };
                // The first certain word counts. A fact that two options share comes twice, and the second time is idle.
                let merge = |old: &mut Rails| {
                    let open = old.unknown();
                    *old = Rails { yes: &old.yes | &(&open & &new.yes), no: &old.no | &(&open & &new.no) };
                };
                facts.entry(ptr::from_ref(*fact)).and_modify(merge).or_insert(new.clone());
            }
        }
        Self { space, day, facts, rules: RefCell::default(), classes: RefCell::default() }
    }

    /// The same logic in which roles and classes lose nothing: they are decided wherever all completions agree.
    pub fn lossless(&self, law: &Law, completions: &Completions) -> Self {
        let class = |class: &'static Category| (ptr::from_ref(class), completions.decided(&law.class(class)));
        let classes = RefCell::new(BOOK.categories().map(class).collect());
        Self { space: self.space, day: self.day, facts: self.facts.clone(), rules: RefCell::default(), classes }
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
            Expr::InEffect(class) => {
                self.any(class.grounds().map(|(route, rule)| self.ground(class, route, rule).and(&self.has_come(rule))))
            }
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

    /// Whether a duty binds in any role, given what is known about its kind of case.
    pub fn duty(&self, duty: &'static Duty, within: &Rails) -> Rails {
        if !duty.valid.contains(self.day) {
            return self.certain().not();
        }
        let when = self.expr(&duty.when);
        self.any(duty.roles.iter().map(|role| self.class(role).and(within).and(&when)))
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
}

/// The answers to some questions.
struct Step {
    /// The legal ones. In doubt are at most the questions that are named as such.
    legal: Set,
    /// The variables of what was said to them and of what is open about them, as their conjunction.
    said: Set,
}

/// So many nodes a step may have: the more questions it has, the fewer steps there are, each of which goes through the whole of what
/// is left of a set.
const STEP: usize = 3000;

/// The states: legal answers to every question.
pub struct States(Vec<Step>);

impl States {
    /// All states.
    pub fn of(space: &Space) -> Self {
        let maker = &space.maker;
        let mut steps: Vec<Step> = Vec::new();
        for block in space.blocks.iter().rev() {
            let legal = block.legal(maker, &block.said, &block.open).minus(&block.open.minus(&block.doubted));
            let said = maker.every(block.said.iter().chain([&block.open]));
            match steps.last_mut() {
                Some(step) if step.legal.size() + legal.size() < STEP => {
                    *step = Step { legal: &step.legal & &legal, said: &step.said & &said };
                }
                _ => steps.push(Step { legal, said }),
            }
        }
        Self(steps)
    }

    /// What may be in doubt in those of them that are in a set.
    pub fn doubts(&self, set: &Set) -> Doubts<'_> {
        let mut trail = vec![set.clone()];
        for step in &self.0 {
            let left = &trail[trail.len() - 1];
            trail.push(left.some_in(&step.legal, &step.said));
        }
        Doubts { states: self, trail }
    }

    /// Whether a state, given by its true variables, is one of them.
    pub fn have(&self, state: &[VarNo]) -> bool {
        self.0.iter().all(|step| step.legal.contains(|variable| state.contains(&variable)))
    }
}

/// What may be in doubt in those states that are in a set.
pub struct Doubts<'a> {
    states: &'a States,
    /// The set, and what is left of it after each step.
    trail: Vec<Set>,
}

impl Doubts<'_> {
    /// The sets of questions that may be in doubt. A question more never takes anything away, which keeps these diagrams small.
    pub fn sets(&self) -> &Set {
        &self.trail[self.trail.len() - 1]
    }

    /// The true variables of a state in which just these questions are in doubt, if there is one.
    pub fn state(&self, space: &Space, doubted: &[&str]) -> Option<Vec<VarNo>> {
        let (yes, no): (Vec<_>, Vec<_>) = space.blocks.iter().partition(|b| doubted.contains(&b.question.id));
        let just =
            space.maker.every(yes.iter().map(|b| &b.doubted)).minus(&space.maker.any(no.iter().map(|b| &b.doubted)));
        let steps = self.states.0.iter().zip(&self.trail).rev();
        steps.fold(&just & self.sets(), |found, (step, left)| (&(&found & left) & &step.legal).path()).first()
    }
}

/// Quantifies over the completions of each state.
pub struct Completions {
    /// For each main question, last first: which complete answers go with a state, and the variables of these answers.
    steps: Vec<(Set, Set)>,
    known: RefCell<HashMap<Set, Rails>>,
}

impl Completions {
    /// The completions of the states. They hang on the facts that are known, not on the day.
    pub fn new(facts: &Kleene) -> Self {
        let space = facts.space;
        let main = space.blocks.iter().rev().filter(|b| b.question.helps.is_none());
        let steps = main.map(|block| (Self::completes(facts, block), block.cube(&space.maker))).collect();
        Self { steps, known: RefCell::default() }
    }

    /// Which complete answers to a question go with a state.
    fn completes(facts: &Kleene, block: &Block) -> Set {
        let (space, maker) = (facts.space, &facts.space.maker);
        let equal = |a: &Set, b: &Set| !&(&a.minus(b) | &b.minus(a));
        let keeps = |a: &Set, b: &Set| !&a.minus(b);
        let pairs = || block.said.iter().zip(&block.so);
        let same = maker.every(&pairs().map(|(said, so)| equal(said, so)).collect::<Vec<_>>());
        let more = maker.every(&pairs().map(|(said, so)| keeps(said, so)).collect::<Vec<_>>());
        let legal = block.legal(maker, &block.so, &maker.none);
        let helpers = space.blocks.iter().filter(|h| h.question.helps.is_some_and(|m| m.same(block.question)));
        let helped = maker.any(&helpers.map(|h| !&h.open).collect::<Vec<_>>());
        // What helpers say binds as well; two helpers may say more together than one option of the main question can.
        let own = block.question.options.iter().flat_map(|o| o.facts);
        let agrees = maker.every(
            &own.map(|fact| {
                let (known, so) = (facts.fact(fact), space.fact(fact));
                &keeps(&known.yes, &so) & &!&(&known.no & &so)
            })
            .collect::<Vec<_>>(),
        );
        let legal_or_helped = if block.question.kind == Kind::One { &legal | &helped } else { legal.clone() };
        let open = maker.every([&legal_or_helped, &more, &agrees]);
        let closed = &same & &legal;
        &(&block.open & &open) | &closed.minus(&block.open)
    }

    /// Where all completions of a state are in a set of complete answer sets, and where none is.
    pub fn decided(&self, set: &Set) -> Rails {
        if let Some(known) = self.known.borrow().get(set) {
            return known.clone();
        }
        let decided = Rails { yes: !&self.some_in(&!set), no: !&self.some_in(set) };
        self.known.borrow_mut().insert(set.clone(), decided.clone());
        decided
    }

    /// Where some completion of a state is in a set of complete answer sets. An answer completes every state (`missing`), so
    /// questions on which the set does not hang are left out.
    fn some_in(&self, set: &Set) -> Set {
        let step = |some: Set, (completes, cube): &(Set, Set)| {
            if some.some(cube) == some { some } else { completes.some_in(&some, cube) }
        };
        self.steps.iter().fold(set.clone(), step)
    }

    /// For each question where no complete answer goes with what was said. It is proved that no state is there.
    pub fn missing(&self) -> impl Iterator<Item = Set> {
        self.steps.iter().map(|(completes, cube)| !&completes.some(cube))
    }
}

/// The smallest sets of questions among sets of which every larger one is there too.
pub fn smallest(space: &Space, mut left: Set) -> Vec<Vec<&'static str>> {
    let mut found = Vec::new();
    while let Some(doubted) = left.smallest(|_| 1) {
        let blocks = || space.blocks.iter().filter(|b| doubted.contains(&b.doubted.variable()));
        left = left.minus(&space.maker.every(blocks().map(|b| &b.doubted)));
        found.push(blocks().map(|b| b.question.id).collect());
    }
    found
}

/// A state, given by its true variables, as answers.
pub fn answers(space: &Space, state: &[VarNo]) -> Answers {
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
    answers
}
