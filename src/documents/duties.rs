//! What an assessment says of duties. Facts come from the assessment, words from the views of the session.

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::parts::Kept;
use super::{Basis, Cite, Day, Duration, Id, Link, Words};
use engine::assess::{self, DutyOutcome};
use engine::date::Date;
use engine::duty;
use session::{DutiesView, DutyView, NoticeView, PointerView, Telling};

/// A duty, permission, right or relief.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Duty {
    /// Its id.
    pub id: Id,
    /// What it asks of whom it binds.
    pub force: Force,
    /// When it has to be met.
    pub moment: Moment,
    /// The visitor's roles it comes from.
    #[cfg_attr(test, schemars(length(min = 1), extend("uniqueItems" = true)))]
    pub roles: Vec<Id>,
    /// The days from which it applies, each once and in order; several while an open answer decides, none while it counts from a
    /// day that nobody knows.
    pub applies_from: Vec<Day>,
    /// The day it had before an amendment moved it.
    pub formerly: Option<Day>,
    /// What must happen on or after the day before anything is owed, such as "redesign".
    pub only_if: Option<Id>,
    /// What to do, in a few words.
    pub title: Words,
    /// What the law asks.
    pub what: Words,
    /// On what event it is owed.
    pub event: Option<Words>,
    /// How soon after the event it must be met; left out where no time is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Duration"), ts(optional, as = "Option<Duration>"))]
    pub limit: Option<Kept<Duration>>,
    /// After what time it is due again; left out where it is due once or all the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Duration"), ts(optional, as = "Option<Duration>"))]
    pub every: Option<Kept<Duration>>,
    /// The first concrete step.
    pub step: Words,
    /// What to keep as evidence; null for what is no duty.
    pub evidence: Option<Words>,
    /// The provisions, the main one first.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub cites: Vec<Cite>,
    /// What it stands on.
    pub basis: Basis,
    /// What can follow from a breach: one line, or several while details are open, the general one last.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub sanctions: Vec<Sanction>,
    /// What can follow from wrong information to an authority that asks; empty where the duty is another one.
    pub information: Vec<Sanction>,
    /// Where the law is open about it.
    pub doubts: Vec<Words>,
    /// Ids of the questions that settle what is open about it.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub questions: Vec<Id>,
    /// Words for whoever certainly owes it as a notice, by channel.
    pub notices: Vec<Notice>,
}

/// Words to copy. They are ours; no provision prescribes any.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Notice {
    /// Its id.
    pub id: Id,
    /// Where the words are used.
    pub channel: Words,
    /// The words in a sentence. What stands in square brackets is to be filled in.
    pub short: Words,
    /// The words in full.
    pub full: Words,
    /// What makes them sufficient.
    pub enough: Words,
    /// What does not do.
    pub not_enough: Words,
    /// The provisions that say so, the main one first.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub cites: Vec<Cite>,
    /// How firmly that stands on them.
    pub basis: Basis,
}

/// What a duty asks of whom it binds.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// A legal duty.
    Must,
    /// A recommendation.
    Should,
    /// A voluntary step.
    Consider,
    /// A permission, right or relief.
    May,
}

/// When a duty has to be met.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// On the day of the assessment.
    Now,
    /// From a later day.
    Later,
    /// Not until something happens to the system (`only_if`).
    Dormant,
    /// When something happens.
    Event,
    /// An open answer decides whether it binds.
    Open,
}

/// What can follow from a breach: an amount and a share of the turnover.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Sanction {
    /// Its id.
    pub id: Id,
    /// Highest amount in euro; null where the law names none.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub euro: Option<u32>,
    /// Highest share of the worldwide annual turnover in percent; null where the law names none.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub percent: Option<u32>,
    /// How firmly we know it.
    pub basis: Basis,
}

/// A contact or a neighbouring law.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Pointer {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub what: Words,
    /// The provision.
    pub cite: Cite,
    /// The address of its site; null where there is none.
    pub link: Option<Link>,
    /// What it stands on.
    pub basis: Basis,
}

/// The duties in the rulebook's order, where to turn, and neighbouring law.
pub(super) fn told(view: &DutiesView, telling: &Telling) -> (Vec<Duty>, Vec<Pointer>, Vec<Pointer>) {
    let result = telling.session.assessment();
    let grouped = || view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties);
    let duty = |outcome: &DutyOutcome| {
        let questions = result.open_questions_of_duty(outcome.duty).into_iter().map(|q| Id(q.id)).collect();
        let open = view.open.iter().flat_map(|group| &group.duties);
        let told = open.chain(&view.options).chain(grouped()).find(|v| v.id == outcome.duty.id);
        // A permission that is still open is on no screen, so nobody has put it into words yet.
        let made = told.is_none().then(|| DutyView::of(outcome, telling.session, telling.words));
        Some(Duty::of(outcome, told.or(made.as_ref())?, result.day, questions))
    };
    let pointers = |of: &[&duty::Pointer], views: &[PointerView]| {
        of.iter().filter_map(|p| Some(Pointer::of(p, views.iter().find(|v| v.id == p.id)?))).collect()
    };
    (
        result.duties.iter().filter_map(duty).collect(),
        pointers(&result.contacts, &view.contacts),
        pointers(&result.neighbours, &view.neighbours),
    )
}

impl Duty {
    fn of(outcome: &DutyOutcome, view: &DutyView, day: Date, questions: Vec<Id>) -> Self {
        let moment = outcome.moment(day);
        let only_if = if let assess::Moment::OnlyIf(event, _) = moment { Some(Id(event)) } else { None };
        Self {
            id: Id(view.id),
            force: outcome.duty.force.into(),
            moment: moment.into(),
            roles: view.roles.iter().map(|r| Id(r.id)).collect(),
            applies_from: days(outcome).into_iter().map(Day::from).collect(),
            formerly: outcome.former.map(Day::from),
            only_if,
            title: Words(view.title.clone()),
            what: Words(view.what.clone()),
            event: view.event.clone().map(Words),
            limit: outcome.duty.limit.map(|time| Kept::of(&time, |time| (*time).into())),
            every: outcome.duty.every.map(|time| Kept::of(&time, |time| (*time).into())),
            step: Words(view.step.clone()),
            evidence: view.evidence.clone().map(Words),
            cites: view.cites.iter().map(Cite::from).collect(),
            basis: outcome.duty.basis.into(),
            sanctions: outcome.sanctions.iter().map(|line| Sanction::from(*line)).collect(),
            information: outcome.information.iter().map(|line| Sanction::from(*line)).collect(),
            doubts: view.doubts.iter().cloned().map(Words).collect(),
            questions,
            notices: view.notices.iter().map(Notice::from).collect(),
        }
    }
}

impl From<&NoticeView> for Notice {
    fn from(view: &NoticeView) -> Self {
        let words = |text: &String| Words(text.clone());
        Self {
            id: Id(view.id),
            channel: words(&view.channel),
            short: words(&view.short),
            full: words(&view.full),
            enough: words(&view.enough),
            not_enough: words(&view.not_enough),
            cites: view.cites.iter().map(Cite::from).collect(),
            basis: view.stands_on.into(),
        }
    }
}

/// The days from which a duty applies, each once and in order. What counts from a day that nobody knows has none.
fn days(outcome: &DutyOutcome) -> Vec<Date> {
    let mut days = Vec::new();
    for day in outcome.starts.iter().filter(|s| s.after.is_none()).map(|s| s.from) {
        let at = days.iter().take_while(|d| **d < day).count();
        if days.get(at) != Some(&day) {
            days.insert(at, day);
        }
    }
    days
}

impl From<assess::Moment> for Moment {
    fn from(moment: assess::Moment) -> Self {
        match moment {
            assess::Moment::Now => Self::Now,
            assess::Moment::From(_) => Self::Later,
            assess::Moment::OnlyIf(_, _) => Self::Dormant,
            assess::Moment::OnEvent => Self::Event,
            assess::Moment::Open => Self::Open,
        }
    }
}

impl From<duty::Force> for Force {
    fn from(force: duty::Force) -> Self {
        match force {
            duty::Force::Must => Self::Must,
            duty::Force::Should => Self::Should,
            duty::Force::Consider => Self::Consider,
            duty::Force::May => Self::May,
        }
    }
}

impl From<&duty::Sanction> for Sanction {
    fn from(line: &duty::Sanction) -> Self {
        let known = |n: u32| Some(n).filter(|n| *n > 0);
        Self { id: Id(line.id), euro: known(line.euro), percent: known(line.share.into()), basis: line.basis.into() }
    }
}

impl Pointer {
    fn of(pointer: &duty::Pointer, view: &PointerView) -> Self {
        Self {
            id: Id(view.id),
            name: Words(view.name.clone()),
            what: Words(view.what.clone()),
            cite: (&view.cite).into(),
            link: view.link.map(|link| Link(link.to_owned())),
            basis: pointer.basis.into(),
        }
    }
}
