//! The duties of an assessment as JSON; the schema stands in docs/schema/.

use serde::Serialize;

use super::json::{CiteDocument, basis};
use crate::engine::assess::{DutyOutcome, Moment};
use crate::engine::duty::{Force, Pointer, Sanction};
use crate::session::{DutiesView, DutyView, PointerView, Session};
use crate::text::Catalogue;

/// One duty, permission or relief that binds or may bind.
#[derive(Debug, Serialize)]
pub struct DutyDocument {
    id: &'static str,
    /// "must", "should", "consider" or "may".
    force: &'static str,
    /// "now", "later", "dormant" until something happens to the system, "event", or "open" while an open answer decides.
    moment: &'static str,
    roles: Vec<&'static str>,
    /// The days from which it applies; several while an open answer decides.
    applies_from: Vec<String>,
    /// The day it had before an amendment moved it.
    formerly: Option<String>,
    /// What must happen on or after that day before anything is owed, such as "redesign".
    only_if: Option<&'static str>,
    title: String,
    what: String,
    event: Option<String>,
    step: String,
    evidence: Option<String>,
    cites: Vec<CiteDocument>,
    basis: &'static str,
    /// What can follow from a breach: one line, or several while details are open, the general one last.
    sanctions: Vec<SanctionDocument>,
    /// What can follow from wrong information to an authority that asks; empty where the duty is another one.
    information: Vec<SanctionDocument>,
    doubts: Vec<String>,
    /// Ids of the questions that settle what is open.
    questions: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct SanctionDocument {
    id: &'static str,
    /// Highest amount in euro; null where the law names none.
    euro: Option<u32>,
    /// Highest share of the worldwide annual turnover in percent; null where the law names none.
    percent: Option<u8>,
    basis: &'static str,
}

/// A contact or a neighbouring law.
#[derive(Debug, Serialize)]
pub struct PointerDocument {
    id: &'static str,
    name: String,
    what: String,
    cite: CiteDocument,
    link: Option<&'static str>,
    basis: &'static str,
}

/// Everything about duties in an assessment.
#[derive(Debug)]
pub struct DutiesDocument {
    /// Duties, permissions and reliefs, in the rulebook's order.
    pub duties: Vec<DutyDocument>,
    /// Ids of duties that do not bind although one might think so.
    pub spared: Vec<&'static str>,
    /// Ids of optional questions without an answer.
    pub optional: Vec<&'static str>,
    /// Where to turn.
    pub contacts: Vec<PointerDocument>,
    /// Neighbouring law.
    pub neighbours: Vec<PointerDocument>,
}

/// The duties of a session as a document.
#[must_use]
pub fn duties(session: &Session, words: &Catalogue) -> DutiesDocument {
    let result = session.assessment();
    let view = DutiesView::of(session, words);
    let duty = |o: &DutyOutcome| {
        let questions = result.open_questions_of_duty(o.duty).into_iter().map(|q| q.id).collect();
        duty(o, DutyView::of(o, session, words), o.moment(result.day), questions)
    };
    let pointers = |list: &[&'static Pointer], views: Vec<PointerView>| {
        list.iter().zip(views).map(|(p, view)| pointer(p, view)).collect()
    };
    DutiesDocument {
        duties: result.duties.iter().map(duty).collect(),
        spared: result.spared.iter().map(|d| d.id).collect(),
        optional: result.interview.offered.iter().map(|q| q.id).collect(),
        contacts: pointers(&result.contacts, view.contacts),
        neighbours: pointers(&result.neighbours, view.neighbours),
    }
}

fn duty(outcome: &DutyOutcome, view: DutyView, moment: Moment, questions: Vec<&'static str>) -> DutyDocument {
    let mut days: Vec<String> = outcome.starts.iter().map(|s| s.from.to_string()).collect();
    days.sort();
    days.dedup();
    DutyDocument {
        id: outcome.duty.id,
        force: force(outcome.duty.force),
        moment: match moment {
            Moment::Now => "now",
            Moment::From(_) => "later",
            Moment::OnlyIf(_, _) => "dormant",
            Moment::OnEvent => "event",
            Moment::Open => "open",
        },
        roles: outcome.roles.iter().map(|r| r.id).collect(),
        applies_from: days,
        formerly: outcome.former.map(|day| day.to_string()),
        only_if: if let Moment::OnlyIf(event, _) = moment { Some(event) } else { None },
        title: view.title,
        what: view.what,
        event: view.event,
        step: view.step,
        evidence: view.evidence,
        cites: view.cites.into_iter().map(CiteDocument::from).collect(),
        basis: basis(outcome.duty.basis),
        sanctions: outcome.sanctions.iter().map(|line| sanction(line)).collect(),
        information: outcome.information.iter().map(|line| sanction(line)).collect(),
        doubts: view.doubts,
        questions,
    }
}

const fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "must",
        Force::Should => "should",
        Force::Consider => "consider",
        Force::May => "may",
    }
}

fn sanction(line: &Sanction) -> SanctionDocument {
    SanctionDocument {
        id: line.id,
        euro: Some(line.euro).filter(|n| *n > 0),
        percent: Some(line.share).filter(|n| *n > 0),
        basis: basis(line.basis),
    }
}

fn pointer(pointer: &Pointer, view: PointerView) -> PointerDocument {
    PointerDocument {
        id: view.id,
        name: view.name,
        what: view.what,
        cite: CiteDocument::from(view.cite),
        link: view.link,
        basis: basis(pointer.basis),
    }
}
