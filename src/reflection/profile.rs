//! Answers put to their points: a picture by section, and who does what until when. Counts of things, never sums of worth.

use documents::reflection::{AnsweredPoint, Reflection, State};
use engine::truth::Truth;

use crate::catalogue::{Catalogue, Point, Section};

/// A reflection beside its catalogue.
#[derive(Debug)]
pub struct Profile<'a> {
    /// The sections that have points for this system, in order.
    pub sections: Vec<SectionProfile<'a>>,
    /// The points that do not concern this system, by what is known of it.
    pub spared: Vec<&'a Point>,
    /// Answers to points that the catalogue does not have (any more).
    pub former: Vec<&'a AnsweredPoint>,
}

/// A section with what was said.
#[derive(Debug)]
pub struct SectionProfile<'a> {
    /// The section.
    pub section: &'a Section,
    /// Its points that concern the system, in order.
    pub points: Vec<PointProfile<'a>>,
}

/// A point with what was said.
#[derive(Clone, Copy, Debug)]
pub struct PointProfile<'a> {
    /// The point.
    pub point: &'a Point,
    /// Whether it certainly concerns the system: facts that nobody stated leave it open.
    pub is_certain: bool,
    /// What was said, if anything.
    pub answer: Option<&'a AnsweredPoint>,
}

impl<'a> Profile<'a> {
    /// Puts answers to their points. A point that was answered stays, whatever is known of the system.
    #[must_use]
    pub fn of(catalogue: &'a Catalogue, reflection: &'a Reflection) -> Self {
        let answer = |point: &Point| reflection.points.iter().find(|answer| answer.point == point.id);
        let (mut sections, mut spared) = (Vec::new(), Vec::new());
        for section in &catalogue.sections {
            let mut points = Vec::new();
            for point in &section.points {
                let (truth, answer) = (point.concerns(&reflection.facts), answer(point));
                if truth == Truth::No && answer.is_none() {
                    spared.push(point);
                } else {
                    points.push(PointProfile { point, is_certain: truth == Truth::Yes, answer });
                }
            }
            if !points.is_empty() {
                sections.push(SectionProfile { section, points });
            }
        }
        let known = |answer: &&AnsweredPoint| catalogue.points().any(|point| point.id == answer.point);
        let former = reflection.points.iter().filter(|answer| !known(answer)).collect();
        Self { sections, spared, former }
    }

    /// All points that concern the system, in order.
    pub fn points(&self) -> impl Iterator<Item = PointProfile<'a>> {
        self.sections.iter().flat_map(|section| section.points.iter().copied())
    }

    /// What is still to be done and has a person or a day, the earliest first and what has no day last; below one day by person.
    #[must_use]
    pub fn plan(&self) -> Vec<(PointProfile<'a>, &'a AnsweredPoint)> {
        let to_do = |point: PointProfile<'a>| {
            let answer = point.answer?;
            let open = matches!(answer.state, State::Partly | State::NotYet | State::Open);
            (open && (answer.until.is_some() || !answer.who.is_empty())).then_some((point, answer))
        };
        let mut plan: Vec<_> = self.points().filter_map(to_do).collect();
        plan.sort_by_key(|(_, answer)| (answer.until.is_none(), answer.until, &answer.who));
        plan
    }
}

impl PointProfile<'_> {
    /// How far it is.
    #[must_use]
    pub fn state(&self) -> State {
        self.answer.map_or(State::Open, |answer| answer.state)
    }
}

impl<'a> SectionProfile<'a> {
    /// Its points in a state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = PointProfile<'a>> {
        self.points.iter().copied().filter(move |point| point.state() == state)
    }
}
