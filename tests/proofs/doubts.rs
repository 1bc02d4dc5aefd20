//! Where "I don't know" leaves something open although every completion of the answers would decide it alike: what the
//! diagrams find on every day, recorded in `doubts/`, whose README says why.
//!
//! A duty hangs on roles, on its class or kind of case, and on conditions of its own. What roles, classes and kinds of case
//! lose stands in their own lists; that of the duty is what it would still lose if they lost nothing (`Case::best`). So a
//! duty is open without need only where one of these is, or where its own list says so.

use std::collections::{BTreeMap, HashMap, HashSet};

use ai_act_check::engine::answers::{Answer, Answers};
use ai_act_check::engine::assess::{Assessment, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Duty;
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, UNKNOWN};
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use oxidd::VarNo;
use support::record::is_as_recorded;

use super::bdd::Set;
use super::kleene::{Completions, Doubts, Kleene, Rails, States, answers, smallest};
use super::law::Law;
use super::space::{Space, paste};
use super::{Dice, days};

#[test]
fn roles_and_classes_lose_what_the_list_says() {
    compare("categories", |_| BOOK.categories().map(Goal::Category).collect());
}

#[test]
fn kinds_of_case_lose_what_the_list_says() {
    compare("kinds", kinds);
}

#[test]
fn duties_lose_what_the_list_says() {
    compare("duties", |day| duties(day).map(Goal::Duty).collect());
}

/// The proofs are about the diagrams. This ties their third value to the engine: with "I don't know" among the answers it
/// says of everything what the diagrams say, whatever the answers are that the interview leaves out.
#[test]
fn the_rails_say_what_the_engine_says() {
    let (space, mut dice) = (Space::new(), Dice(11));
    for day in days() {
        let logic = Kleene::on(&space, day);
        let goals = BOOK.categories().map(Goal::Category).chain(kinds(day)).chain(duties(day).map(Goal::Duty));
        let goals: Vec<(Goal, Rails)> = goals.map(|goal| (goal, goal.said(&logic))).collect();
        for _ in 0..200 {
            let answers = doubtful(&mut dice);
            let found = assess(&BOOK, &answers, day).unwrap();
            let (asked, all) = (state(&space, &found.interview.counted), state(&space, answers.iter()));
            // What the interview leaves out turns nothing: there it is open, here it has its answer. Kinds of case it leaves out too.
            let told = goals.iter().filter(|(goal, _)| !matches!(goal, Goal::Kind(_))).map(|goal| (&all, goal));
            for (state, (goal, rails)) in goals.iter().map(|goal| (&asked, goal)).chain(told) {
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

/// An answer set with "I don't know" in the place of some answers, and beside some options. Every question has an answer, so the
/// interview gets to its end.
fn doubtful(dice: &mut Dice) -> Answers {
    let mut answers = dice.answers();
    for question in BOOK.agenda {
        let given = answers.get(question).map(|answer| answer.chosen.clone()).unwrap_or_default();
        let helper = question.helps.is_some().then(|| question.options[dice.roll(question.options.len())].id);
        let beside: Vec<&str> = given.into_iter().chain([UNKNOWN]).collect();
        let kept = match (dice.roll(8), helper) {
            (0, _) => answers.give(&BOOK, question.id, &[UNKNOWN]),
            (_, Some(option)) => answers.give(&BOOK, question.id, &[option]),
            (1, None) => answers.give(&BOOK, question.id, &beside).or(Ok(())),
            _ => Ok(()),
        };
        kept.unwrap();
    }
    answers
}

/// The true variables of the state in which just these answers were given.
fn state<'a>(space: &Space, given: impl IntoIterator<Item = &'a Answer>) -> HashSet<VarNo> {
    let (mut state, given): (_, Vec<&Answer>) = (HashSet::new(), given.into_iter().collect());
    for block in &space.blocks {
        let answer = given.iter().copied().find(|answer| answer.question.same(block.question));
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
}

impl<'a> Today<'a> {
    fn is(day: Date, space: &'a Space, completions: &Completions) -> Self {
        let (law, logic) = (Law::on(space, day), Kleene::on(space, day));
        let lossless = logic.lossless(&law, completions);
        Self { law, logic, lossless }
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
}

/// Looks for what is lost.
struct Search<'a> {
    space: &'a Space,
    states: States,
    completions: Completions,
    /// The states that were shown already, by the questions in doubt. What one goal loses another often loses too, so these are
    /// tried first.
    shown: HashMap<Vec<&'static str>, Vec<Vec<VarNo>>>,
}

impl<'a> Search<'a> {
    fn over(space: &'a Space) -> Self {
        let (states, completions) = (States::of(space), Completions::new(&Kleene::on(space, BOOK.version)));
        let is_nowhere = |set: Set| states.doubts(&set).sets().is_empty();
        assert!(completions.missing().all(is_nowhere), "there is a state that no complete answer set goes with");
        Self { space, states, completions, shown: HashMap::new() }
    }

    /// What a goal loses. That nothing is decided on which completions differ is proved on the way.
    fn lost(&mut self, goal: Goal, case: &Case, day: Date) -> Vec<Lost> {
        let exact = self.completions.decided(&case.law);
        if let Some(lost) = self.smallest(&case.said.minus(&exact)).first() {
            let answers = paste(&lost.answers, day);
            panic!("\"{}\" is decided although completions differ: {answers}", goal.id());
        }
        self.smallest(&exact.minus(&case.best).map(|set| &set & &case.matters))
    }

    /// The smallest sets of questions in doubt in the states of some sets, each with answers.
    fn smallest(&mut self, sets: &[Set; 2]) -> Vec<Lost> {
        let doubts = sets.each_ref().map(|set| self.states.doubts(set));
        let all = self.space.maker.any(doubts.each_ref().map(Doubts::sets));
        let with = |doubted: Vec<&'static str>| {
            let shown = self.shown.entry(doubted.clone()).or_default();
            let again = shown.iter().find(|state| {
                let is_in = |set: &Set| set.contains(|variable| state.contains(&variable));
                self.states.have(state) && sets.iter().any(is_in)
            });
            let state = again.cloned().unwrap_or_else(|| {
                let state = doubts.iter().find_map(|doubts| doubts.state(self.space, &doubted)).unwrap();
                shown.push(state.clone());
                state
            });
            Lost { answers: answers(self.space, &state), doubted }
        };
        smallest(self.space, all).into_iter().map(with).collect()
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

/// What a goal loses: each smallest set of questions in doubt, with the days on which it does.
#[derive(Default)]
struct Losses {
    /// The days on which the goal is law.
    days: Vec<Date>,
    by_doubt: BTreeMap<String, Vec<Date>>,
}

impl Losses {
    /// By the days on which it is so: always, since a day, before one, or between two.
    fn told(&self) -> String {
        let mut by_days: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (doubt, on) in &self.by_doubt {
            for run in self.days.chunk_by(|a, b| on.contains(a) == on.contains(b)).filter(|run| on.contains(&run[0])) {
                let next = self.days.iter().find(|day| **day > run[run.len() - 1]);
                let when = match (run[0] == self.days[0], next) {
                    (true, None) => "always".to_owned(),
                    (true, Some(end)) => format!("before {end}"),
                    (false, None) => format!("since {}", run[0]),
                    (false, Some(end)) => format!("since {}, before {end}", run[0]),
                };
                by_days.entry(when).or_default().push(doubt);
            }
        }
        by_days.iter().fold(String::new(), |text, (when, doubts)| text + "  " + when + ": " + &doubts.join(", ") + "\n")
    }
}

/// Compares what is lost on every day with what is recorded. What is the same as on a day before is not looked for again;
/// only whether the interview gets there is.
fn compare(part: &str, goals: impl Fn(Date) -> Vec<Goal>) {
    let space = Space::new();
    let (mut search, mut known) = (Search::over(&space), HashMap::<Case, Vec<Lost>>::new());
    let (mut ids, mut losses) = (Vec::new(), HashMap::<String, Losses>::new());
    for day in days() {
        let today = Today::is(day, &space, &search.completions);
        for goal in goals(day) {
            let case = today.case(goal, &search.completions);
            let lost = known.entry(case).or_insert_with_key(|case| search.lost(goal, case, day));
            let id = goal.id();
            if !ids.contains(&id) {
                ids.push(id.clone());
            }
            let own = losses.entry(id).or_default();
            own.days.push(day);
            for one in lost {
                let doubts = one.doubted.join(" + ");
                let shown = || format!("{}, with \"{doubts}\" in doubt: {}", goal.id(), paste(&one.answers, day));
                assert!(one.is_reached(goal, day), "the interview does not get there: {}", shown());
                own.by_doubt.entry(doubts).or_default().push(day);
            }
        }
    }
    is_as_recorded(&format!("tests/proofs/doubts/{part}.txt"), &grouped(&ids, &losses));
}

/// What loses the same stands together.
fn grouped(ids: &[String], losses: &HashMap<String, Losses>) -> String {
    let mut groups: Vec<(Vec<&str>, String)> = Vec::new();
    for id in ids {
        let told = losses[id].told();
        match groups.iter_mut().find(|(_, other)| *other == told) {
            Some((together, _)) => together.push(id),
            None => groups.push((vec![id], told)),
        }
    }
    let some = groups.iter().filter(|(_, told)| !told.is_empty());
    some.fold(String::new(), |text, (together, told)| text + &together.join(", ") + "\n" + told + "\n")
}
