//! Which other answers would change the result: tried, never guessed.

use super::answers::Answers;
use super::date::Date;
use super::explain;
use super::interview::{Given, Goals, Replay, Variant};
use super::lanes::MOST;
use super::program::{Compiled, Slot};
use super::rulebook::{Category, Kind, NONE, Question, Ticks, UNKNOWN};
use super::truth::Truth;

/// One other answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The question's id.
    pub question: &'static str,
    /// The options that would be chosen instead.
    pub options: Vec<&'static str>,
}

/// Other answers under which a class would no longer be certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What would have to be answered otherwise: one answer, or two where one is not enough.
    pub others: Vec<Other>,
    /// Whether the class would be excluded (`No`) or open (`Unknown`), because new questions come up.
    pub truth: Truth,
    /// Ids of the classes that would be certain or possible then and are neither now.
    pub gained: Vec<&'static str>,
}

/// For each of these categories, if it is certain, the single answers that would make it uncertain; where none does, the pairs.
///
/// Only answers behind the explanation are tried: the facts it names suffice for the result, so no other answer can turn
/// it as long as these stay.
#[must_use]
pub fn changes(
    book: &'static Compiled,
    answers: &Answers,
    day: Date,
    categories: &[&'static Category],
) -> Vec<Vec<Change>> {
    let given = Given::of(book, answers);
    let now = Replay::of(book, &given, day, &[Variant::new()], Goals::Classes);
    let asker = Asker { book, given: &given, day, now: &now };
    let goals: Vec<Goal> = categories.iter().enumerate().map(|(at, category)| asker.goal(at, category)).collect();
    asker.changes(&goals)
}

/// Every other answer to a question that is worth trying: another option, one option more, one less, none.
#[must_use]
pub fn other_answers(question: &'static Question, chosen: &[&'static str]) -> Vec<Vec<&'static str>> {
    let ids: Vec<&'static str> = question.option_ids().filter(|id| *id != UNKNOWN).collect();
    let known: Vec<&'static str> = chosen.iter().copied().filter(|id| *id != UNKNOWN).collect();
    let alone = |id: &&'static str| question.kind == Kind::One || question.stands_alone(id);
    let several: Vec<&'static str> = known.iter().copied().filter(|id| !alone(id)).collect();
    let none = ids.iter().copied().find(|id| *id == NONE || question.stands_for_nothing(id));
    let mut others: Vec<Vec<&'static str>> = Vec::new();
    for id in ids {
        let other: Vec<&'static str> = if alone(&id) {
            vec![id]
        } else if several.contains(&id) {
            several.iter().copied().filter(|other| *other != id).collect()
        } else {
            question.option_ids().filter(|other| several.contains(other) || *other == id).collect()
        };
        let other = if other.is_empty() { none.into_iter().collect() } else { other };
        if !other.is_empty() && other != known && !others.contains(&other) {
            others.push(other);
        }
    }
    others
}

/// Another answer as the replay takes it: the place of the question in the agenda, and what is ticked.
type Tried = (usize, Ticks);

/// A category, and the answers behind its explanation that are still to be tried.
struct Goal {
    /// Its place among those asked for.
    at: usize,
    whole: Slot,
    others: Vec<Tried>,
}

/// What is tried, beside what was given.
struct Asker<'a> {
    book: &'static Compiled,
    given: &'a Given,
    day: Date,
    now: &'a Replay,
}

impl Asker<'_> {
    fn goal(&self, at: usize, category: &'static Category) -> Goal {
        let place = self.book.categories().position(|c| std::ptr::eq(c, category));
        let whole = place.and_then(|at| self.book.program.categories.get(at)).map_or(0, |row| row.whole);
        let others = if self.now.lanes.word(whole).truth(0) == Truth::Yes {
            self.alternatives(self.now, 0, whole, &[])
        } else {
            Vec::new()
        };
        Goal { at, whole, others }
    }

    /// The single answers of all goals are tried together, then the pairs of those that no single one turns.
    fn changes(&self, goals: &[Goal]) -> Vec<Vec<Change>> {
        let mut found: Vec<Vec<Change>> = goals.iter().map(|_| Vec::new()).collect();
        let singles: Vec<(&Goal, Vec<Tried>)> =
            goals.iter().flat_map(|goal| goal.others.iter().map(move |other| (goal, vec![*other]))).collect();
        self.tried(&singles, |replay, case, goal, others| {
            if replay.lanes.word(goal.whole).truth(case) != Truth::Yes
                && let Some(list) = found.get_mut(goal.at)
            {
                list.push(self.change(replay, case, goal.whole, others));
            }
        });
        let unmoved = singles.into_iter().filter(|(goal, _)| found.get(goal.at).is_some_and(Vec::is_empty));
        let mut pairs = Vec::new();
        self.tried(&unmoved.collect::<Vec<_>>(), |replay, case, goal, first| {
            let next = self.alternatives(replay, case, goal.whole, first).into_iter();
            pairs.extend(next.map(|second| (goal, first.iter().copied().chain([second]).collect::<Vec<Tried>>())));
        });
        self.tried(&pairs, |replay, case, goal, others| {
            if replay.lanes.word(goal.whole).truth(case) == Truth::Yes {
                return;
            }
            let change = self.change(replay, case, goal.whole, others);
            let twice = |c: &Change| change.others.iter().all(|o| c.others.contains(o));
            if let Some(list) = found.get_mut(goal.at)
                && !list.iter().any(twice)
            {
                list.push(change);
            }
        });
        found
    }

    /// Tries other answers, as many at a time as there is room for, and tells what each comes to.
    fn tried<'g>(&self, trials: &[(&'g Goal, Vec<Tried>)], mut tell: impl FnMut(&Replay, usize, &'g Goal, &[Tried])) {
        for batch in trials.chunks(MOST) {
            let variants: Vec<Variant> = batch.iter().map(|(_, others)| others.clone()).collect();
            let replay = Replay::of(self.book, self.given, self.day, &variants, Goals::Classes);
            for (case, (goal, others)) in batch.iter().enumerate() {
                tell(&replay, case, goal, others);
            }
        }
    }

    /// Other answers to the questions behind the explanation of a category in a case, beside those tried in it already.
    fn alternatives(&self, replay: &Replay, case: usize, whole: Slot, tried: &[Tried]) -> Vec<Tried> {
        let reasons = explain::slot_facts(&replay.eval(case), whole);
        let mut others = Vec::new();
        for (at, question) in self.book.agenda.iter().enumerate() {
            let behind = || {
                self.book.program.questions.get(at).is_some_and(|row| {
                    row.facts.of(self.book.program.presented).iter().any(|p| reasons.contains(&p.fact))
                })
            };
            if replay.counts(at, case) && !tried.iter().any(|(known, _)| *known == at) && behind() {
                let given = self.given.ticks(at);
                let chosen: Vec<&'static str> = options(question, given.chosen).collect();
                others
                    .extend(other_answers(question, &chosen).iter().map(|other| (at, beside(question, other, given))));
            }
        }
        others
    }

    fn change(&self, replay: &Replay, case: usize, whole: Slot, others: &[Tried]) -> Change {
        let rows = self.book.program.categories.iter().skip(self.book.roles.len());
        let gained = self.book.classes.iter().zip(rows).filter(|(_, row)| {
            self.now.lanes.word(row.whole).truth(0) == Truth::No
                && replay.lanes.word(row.whole).truth(case) != Truth::No
        });
        let other = |(at, ticks): &Tried| {
            let question = self.book.agenda.get(*at)?;
            Some(Other { question: question.id, options: options(question, ticks.chosen).collect() })
        };
        Change {
            others: others.iter().filter_map(other).collect(),
            truth: replay.lanes.word(whole).truth(case),
            gained: gained.map(|(class, _)| class.id).collect(),
        }
    }
}

/// Another answer beside which every doubt stays, except where an option excludes it.
fn beside(question: &'static Question, other: &[&'static str], given: Ticks) -> Ticks {
    let chosen = question.bits(other);
    let excluded = other.iter().any(|id| question.stands_alone(id));
    Ticks { chosen, doubted: if excluded { 0 } else { given.doubted & !chosen } }
}

/// The options that bits stand for.
fn options(question: &'static Question, bits: u32) -> impl Iterator<Item = &'static str> {
    question.option_ids().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, id)| id)
}
