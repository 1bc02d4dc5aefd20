//! Where "I don't know" leaves something open although every completion of the answers would decide it alike: what the
//! diagrams find on every day, against the list in `doubts.toml`, which says why.
//!
//! A duty hangs on roles, on its class or kind of case, and on conditions of its own. What roles, classes and kinds of case
//! lose stands in their own lists; that of the duty is what it would still lose if they lost nothing (`Case::best`). So a
//! duty is open without need only where one of these is, or where its own list says so.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ai_act_check::engine::answers::{Answer, Answers};
use ai_act_check::engine::assess::{Assessment, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Duty;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, UNKNOWN};
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use oxidd::VarNo;
use serde::Deserialize;

use super::bdd::Set;
use super::kleene::{Completions, Kleene, Rails, States, answers, smallest};
use super::law::Law;
use super::space::{Space, paste};
use super::{Dice, days};

const FILE: &str = "tests/proofs/doubts.toml";

#[test]
fn roles_and_classes_lose_what_the_list_says() {
    compare(|_| BOOK.categories().map(Goal::Category).collect(), |list| list.categories);
}

#[test]
fn kinds_of_case_lose_what_the_list_says() {
    compare(kinds, |list| list.kinds);
}

#[test]
fn duties_lose_what_the_list_says() {
    compare(|day| duties(day).map(Goal::Duty).collect(), |list| list.duties);
}

/// The proofs are about the diagrams. This ties their third value to the engine: with "I don't know" among the answers it
/// says of everything what the diagrams say.
#[test]
fn the_rails_say_what_the_engine_says() {
    let (space, mut dice) = (Space::new(), Dice(11));
    for day in days() {
        let logic = Kleene::on(&space, day);
        let goals = BOOK.categories().map(Goal::Category).chain(kinds(day)).chain(duties(day).map(Goal::Duty));
        let goals: Vec<(Goal, Rails)> = goals.map(|goal| (goal, goal.said(&logic))).collect();
        for _ in 0..60 {
            let answers = doubtful(&mut dice);
            let found = assess(&BOOK, &answers, day).unwrap();
            let state = state(&space, &found.interview.counted);
            for (goal, rails) in &goals {
                let is_in = |set: &Set| set.contains(|variable| state.contains(&variable));
                let expected = match (is_in(&rails.yes), is_in(&rails.no)) {
                    (true, false) => Truth::Yes,
                    (false, true) => Truth::No,
                    (false, false) => Truth::Unknown,
                    (true, true) => panic!("{}: both yes and no; {}", goal.id(), paste(&answers, day)),
                };
                let said = goal.truth(&found);
                assert!(said == expected, "{}: {said:?}, not {expected:?}; {}", goal.id(), paste(&answers, day));
            }
        }
    }
}

/// An answer set with "I don't know" in the place of some answers, and beside some options.
fn doubtful(dice: &mut Dice) -> Answers {
    let mut answers = dice.answers();
    for question in BOOK.agenda {
        let given = answers.get(question).map(|answer| answer.chosen.clone()).unwrap_or_default();
        let beside: Vec<&str> = given.into_iter().chain([UNKNOWN]).collect();
        let kept = match dice.roll(8) {
            0 => answers.give(&BOOK, question.id, &[UNKNOWN]),
            1 => answers.give(&BOOK, question.id, &beside).or(Ok(())),
            _ => Ok(()),
        };
        kept.unwrap();
    }
    answers
}

/// The true variables of the state in which just these answers were given.
fn state(space: &Space, given: &[Answer]) -> HashSet<VarNo> {
    let mut state = HashSet::new();
    for block in &space.blocks {
        let answer = given.iter().find(|answer| answer.question.same(block.question));
        if answer.is_none_or(Answer::is_open) {
            state.insert(block.open.variable());
        }
        let said = block.pairs(&block.said).filter(|(option, _)| answer.is_some_and(|answer| answer.has(option.id)));
        state.extend(said.map(|(_, set)| set.variable()));
    }
    state
}

/// The duties that are law on a day.
fn duties(day: Date) -> impl Iterator<Item = &'static Duty> {
    BOOK.duties().filter(move |duty| duty.valid.contains(day))
}

/// Their kinds of case, each once.
fn kinds(day: Date) -> Vec<Goal> {
    let own = duties(day).filter(|duty| !matches!(*duty.within, Expr::Always | Expr::Class(_)));
    let once: BTreeMap<String, Goal> = own.map(Goal::Kind).map(|goal| (goal.id(), goal)).collect();
    once.into_values().collect()
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    categories: Vec<Group>,
    kinds: Vec<Group>,
    duties: Vec<Group>,
}

/// What has the same list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    ids: Vec<String>,
    /// On every day on which it is law.
    doubts: Vec<String>,
    /// Besides, from a day on.
    #[serde(default)]
    since: BTreeMap<String, Vec<String>>,
    /// Besides, before a day.
    #[serde(default)]
    before: BTreeMap<String, Vec<String>>,
    /// Besides, from a day on and before another: "2026-07-27..2026-12-02".
    #[serde(default)]
    between: BTreeMap<String, Vec<String>>,
}

impl Group {
    fn on(&self, day: Date) -> impl Iterator<Item = String> {
        let day = day.to_string();
        let since = self.since.iter().filter(|(first, _)| **first <= day);
        let before = self.before.iter().filter(|(end, _)| day < **end);
        let in_span = |span: &str| span.split_once("..").is_some_and(|(first, end)| *first <= *day && *day < *end);
        let between = self.between.iter().filter(|(span, _)| in_span(span));
        let more: Vec<&Vec<String>> = since.chain(before).chain(between).map(|(_, doubts)| doubts).collect();
        more.into_iter().chain([&self.doubts]).flatten().cloned()
    }
}

/// What may be open.
#[derive(Clone, Copy)]
enum Goal {
    /// A role or class.
    Category(&'static Category),
    /// The kind of case that a duty belongs to, where that is no class. It matters where somebody may have a duty in it.
    Kind(&'static Duty),
    /// A duty.
    Duty(&'static Duty),
}

impl Goal {
    fn id(self) -> String {
        match self {
            Self::Category(class) => class.id.to_owned(),
            Self::Kind(duty) => match *duty.within {
                Expr::Holds(rule) => rule.id.to_owned(),
                _ => format!("within {}", duty.id),
            },
            Self::Duty(duty) => duty.id.to_owned(),
        }
    }

    /// As the diagrams have it.
    fn said(self, logic: &Kleene) -> Rails {
        match self {
            Self::Category(class) => logic.class(class),
            Self::Kind(duty) => logic.expr(&duty.within),
            Self::Duty(duty) => logic.duty(duty, &logic.expr(&duty.within)),
        }
    }

    /// As the engine has it.
    fn truth(self, found: &Assessment) -> Truth {
        match self {
            Self::Category(class) => found.outcome(class).unwrap().truth,
            Self::Kind(duty) => found.interview.eval.kind(duty),
            Self::Duty(duty) => found.duties.iter().find(|o| std::ptr::eq(o.duty, duty)).map_or(Truth::No, |o| o.truth),
        }
    }
}

/// A goal as diagrams.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Case {
    /// The complete answer sets for which it is so.
    law: Set,
    /// What three-valued logic says of it.
    said: Rails,
    /// What it would say if nothing were lost on the way that stands in another list.
    best: Rails,
    /// The states in which it matters.
    matters: Set,
}

/// A day as diagrams.
struct Today<'a> {
    law: Law<'a>,
    logic: Kleene<'a>,
    /// The same logic with roles and classes that lose nothing.
    lossless: Kleene<'a>,
    states: States<'a>,
}

impl<'a> Today<'a> {
    fn is(day: Date, space: &'a Space, completions: &Completions) -> Self {
        let (law, logic) = (Law::on(space, day), Kleene::on(space, day));
        let (lossless, states) = (logic.lossless(&law, completions), States::of(&logic));
        let impossible = !&completions.some_in(&space.maker.all);
        assert!(
            states.doubts(&[impossible]).is_empty(),
            "on {day} there is a state that no complete answer set goes with"
        );
        Self { law, logic, lossless, states }
    }

    fn case(&self, goal: Goal, completions: &Completions) -> Case {
        let (law, said, matters) = (&self.law, goal.said(&self.logic), self.law.all());
        match goal {
            Goal::Category(class) => Case { law: law.class(class), best: said.clone(), said, matters },
            Goal::Kind(duty) => {
                let with_it = duties(law.day).filter(|other| Goal::Kind(other).id() == goal.id());
                let nobody = law.every(with_it.flat_map(|other| other.roles).map(|role| self.logic.class(role).no));
                Case { law: law.expr(&duty.within), best: said.clone(), said, matters: !&nobody }
            }
            Goal::Duty(duty) => {
                let within = completions.decided(&law.expr(&duty.within));
                Case { law: law.duty(duty), said, best: self.lossless.duty(duty, &within), matters }
            }
        }
    }

    /// What a case loses. That nothing is decided on which completions differ is proved on the way.
    fn lost(&self, goal: Goal, case: &Case, completions: &Completions, only: &mut Only) -> Vec<Lost> {
        let exact = completions.decided(&case.law);
        let wrong = case.said.minus(&exact);
        if let Some(doubted) = smallest(self.law.space, self.states.doubts(&wrong)).first() {
            let answers = paste(&only.answers(self, doubted, &wrong), self.law.day);
            panic!("\"{}\" is decided although completions differ: {answers}", goal.id());
        }
        let loss = exact.minus(&case.best).map(|set| &set & &case.matters);
        let doubts = smallest(self.law.space, self.states.doubts(&loss));
        doubts.into_iter().map(|doubted| Lost { answers: only.answers(self, &doubted, &loss), doubted }).collect()
    }
}

/// A smallest set of questions in doubt with which something is lost, and answers with which it is.
struct Lost {
    doubted: Vec<&'static str>,
    answers: Answers,
}

impl Lost {
    /// Whether the interview gets there: just these questions are in doubt, and the goal is open.
    fn is_reached(&self, goal: Goal, day: Date) -> bool {
        let found = assess(&BOOK, &self.answers, day).unwrap();
        let open = found.interview.counted.iter().filter(|a| a.is_open()).map(|a| a.question.id);
        open.eq(self.doubted.iter().copied()) && goal.truth(&found) == Truth::Unknown
    }
}

/// The states in which only some questions are in doubt, as far as they were looked for, by these questions.
#[derive(Default)]
struct Only {
    /// All of them, on days with the same states.
    all: HashMap<(Set, Vec<&'static str>), Set>,
    /// Those that were shown already. What one goal loses another often loses too, so these are tried first.
    shown: HashMap<Vec<&'static str>, Vec<Vec<VarNo>>>,
}

impl Only {
    /// Answers in one of these sets of states in which only some questions are in doubt.
    fn answers(&mut self, today: &Today, doubted: &[&'static str], sets: &[Set]) -> Answers {
        let shown = self.shown.entry(doubted.to_vec()).or_default();
        let among = |state: &Vec<VarNo>, set: &Set| set.contains(|variable| state.contains(&variable));
        let again = |state: &&Vec<VarNo>| among(state, &today.states.all) && sets.iter().any(|set| among(state, set));
        if let Some(state) = shown.iter().find(again) {
            return answers(today.law.space, state);
        }
        let key = (today.states.all.clone(), doubted.to_vec());
        let all = self.all.entry(key).or_insert_with(|| today.states.only(doubted));
        let state = sets.iter().find_map(|set| (set & all).first()).unwrap();
        shown.push(state.clone());
        answers(today.law.space, &state)
    }
}

/// What is wrong, with the first day or answers that show it.
type Faults = BTreeMap<String, String>;

/// Compares what is lost on every day with a part of the list. What is the same as on a day before is not looked for again;
/// only whether the interview gets there is.
fn compare(goals: impl Fn(Date) -> Vec<Goal>, part: impl Fn(List) -> Vec<Group>) {
    let groups =
        part(toml::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap_or_else(|e| panic!("{FILE}: {e}")));
    let space = Space::new();
    let completions = Completions::new(&Kleene::on(&space, BOOK.version));
    let (mut known, mut only) = (HashMap::<(Set, Case), Vec<Lost>>::new(), Only::default());
    let mut strangers: BTreeSet<&String> = groups.iter().flat_map(|group| &group.ids).collect();
    let mut faults = Faults::new();
    for day in days() {
        let today = Today::is(day, &space, &completions);
        for goal in goals(day) {
            let key = (today.states.all.clone(), today.case(goal, &completions));
            let lost = known.entry(key).or_insert_with_key(|(_, case)| today.lost(goal, case, &completions, &mut only));
            let own = groups.iter().filter(|group| group.ids.contains(&goal.id()));
            check(goal, lost, own.flat_map(|group| group.on(day)).collect(), day, &mut faults);
            strangers.remove(&goal.id());
        }
    }
    let mut list: Vec<String> = faults.iter().map(|(what, shown)| format!("{what}: {shown}")).collect();
    list.extend(strangers.iter().map(|id| format!("{id}: the rulebook has no such thing")));
    assert!(list.is_empty(), "{} faults of {FILE}:\n\n{}", list.len(), list.join("\n\n"));
}

fn check(goal: Goal, lost: &[Lost], mut listed: BTreeSet<String>, day: Date, faults: &mut Faults) {
    let id = goal.id();
    for one in lost {
        let doubts = one.doubted.join(" + ");
        if !listed.remove(&doubts) {
            let what = format!("{id}: open although all completions agree, with \"{doubts}\" in doubt");
            faults.entry(what).or_insert_with(|| paste(&one.answers, day));
        }
        if !one.is_reached(goal, day) {
            let what = format!("{id}: the interview does not get there, with \"{doubts}\" in doubt");
            faults.entry(what).or_insert_with(|| paste(&one.answers, day));
        }
    }
    for doubts in listed {
        let what = format!("{id}: nothing is lost with \"{doubts}\" in doubt; take it out of the list");
        faults.entry(what).or_insert_with(|| format!("on {day}"));
    }
}
