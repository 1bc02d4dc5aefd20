//! The words around points and answers, in each language: `labels.toml`.

use documents::reflection::{Decision, State, Step};
use serde::Deserialize;

use crate::catalogue::{Texts, parsed};

/// The words; each field is a line of `labels.toml`, which says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the texts themselves stand in labels.toml")]
pub struct Labels {
    pub no_law: Texts,
    pub about: Texts,
    pub labelled: Texts,
    pub source: Texts,
    pub place: Texts,
    pub short_place: Texts,
    pub quoted: Texts,
    pub titled: Texts,
    pub time: Texts,
    pub day: Texts,
    pub version: Texts,
    pub decision: Texts,
    pub decision_open: Texts,
    pub decision_use: Texts,
    pub decision_conditions: Texts,
    pub decision_not_used: Texts,
    pub reason: Texts,
    pub decision_choices: Texts,
    pub profile: Texts,
    pub profile_lead: Texts,
    pub section: Texts,
    pub points: Texts,
    pub strong: Texts,
    pub missing: Texts,
    pub count: Texts,
    pub done: Texts,
    pub partly: Texts,
    pub not_yet: Texts,
    pub does_not_apply: Texts,
    pub open: Texts,
    pub plan: Texts,
    pub plan_lead: Texts,
    pub until: Texts,
    pub who: Texts,
    pub point: Texts,
    pub what_is_missing: Texts,
    pub no_day: Texts,
    pub answers: Texts,
    pub state: Texts,
    pub note: Texts,
    pub why: Texts,
    pub good: Texts,
    pub concerns: Texts,
    pub law: Texts,
    pub states: Texts,
    pub spared: Texts,
    pub spared_lead: Texts,
    pub former: Texts,
    pub former_lead: Texts,
    pub groups: Texts,
    pub group: Texts,
    pub likelihood: Texts,
    pub impact: Texts,
    pub matrix: Texts,
    pub impact_step: Texts,
    pub likelihood_step: Texts,
    pub numbered: Texts,
    pub low: Texts,
    pub medium: Texts,
    pub high: Texts,
    pub suggested: Texts,
    pub templates: Texts,
    pub for_whom: Texts,
    pub takes: Texts,
    pub goal: Texts,
    pub before: Texts,
    pub steps: Texts,
    pub minutes: Texts,
    pub between: Texts,
    pub step: Texts,
    pub content: Texts,
    pub question: Texts,
    pub answer: Texts,
    pub resource: Texts,
    pub what_for: Texts,
    pub foot: Texts,
    pub event: Texts,
    pub category: Texts,
    pub sheet_profile: Texts,
    pub sheet_points: Texts,
}

impl Labels {
    /// The words of this build.
    ///
    /// # Errors
    /// A sentence, if the file is not as it should be.
    pub fn read() -> Result<Self, String> {
        parsed("labels.toml", include_str!("labels.toml"))
    }

    /// What came of a reflection, in words.
    #[must_use]
    pub const fn decision(&self, decision: Decision) -> &Texts {
        match decision {
            Decision::Open => &self.decision_open,
            Decision::Use => &self.decision_use,
            Decision::UseWithConditions => &self.decision_conditions,
            Decision::NotUsed => &self.decision_not_used,
        }
    }

    /// How far a point is, in words.
    #[must_use]
    pub const fn state(&self, state: State) -> &Texts {
        match state {
            State::Done => &self.done,
            State::Partly => &self.partly,
            State::NotYet => &self.not_yet,
            State::DoesNotApply => &self.does_not_apply,
            State::Open => &self.open,
        }
    }

    /// A step of the matrix, in words.
    #[must_use]
    pub const fn step(&self, step: Step) -> &Texts {
        match step {
            Step::Low => &self.low,
            Step::Medium => &self.medium,
            Step::High => &self.high,
        }
    }
}
