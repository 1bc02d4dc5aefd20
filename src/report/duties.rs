//! The duties of an assessment as JSON; the schema stands in docs/schema/.

use super::assessment::{basis, cite};
use super::json::{Json, list, maybe, number, record, text, texts};
use crate::engine::assess::{DutyOutcome, Moment};
use crate::engine::duty::{Force, Pointer, Sanction};
use crate::session::{DutiesView, DutyView, PointerView, Session};
use crate::text::Catalogue;

/// Everything about duties in an assessment: those that bind or may bind in the rulebook's order, those that do not
/// although one might think so, where to turn, neighbouring law.
#[must_use]
pub fn duties(session: &Session, words: &Catalogue) -> [(&'static str, Json); 4] {
    let result = session.assessment();
    let view = DutiesView::of(session, words);
    let duty = |o: &DutyOutcome| {
        let questions = result.open_questions_of_duty(o.duty).into_iter().map(|q| q.id);
        duty(o, DutyView::of(o, session, words), o.moment(result.day), texts(questions))
    };
    let pointers = |pointers: &[&'static Pointer], views: Vec<PointerView>| {
        list(pointers.iter().zip(views).map(|(p, view)| pointer(p, view)))
    };
    [
        ("duties", list(result.duties.iter().map(duty))),
        ("spared", texts(result.spared.iter().map(|d| d.id))),
        ("contacts", pointers(&result.contacts, view.contacts)),
        ("neighbours", pointers(&result.neighbours, view.neighbours)),
    ]
}

fn duty(outcome: &DutyOutcome, view: DutyView, at: Moment, questions: Json) -> Json {
    // What must happen on or after the day before anything is owed, such as "redesign".
    let only_if = if let Moment::OnlyIf(event, _) = at { Some(event) } else { None };
    record([
        ("id", text(outcome.duty.id)),
        ("force", force(outcome.duty.force)),
        ("moment", moment(at)),
        ("roles", texts(outcome.roles.iter().map(|r| r.id))),
        ("applies_from", days(outcome)),
        ("formerly", maybe(outcome.former.map(|day| day.to_string()))),
        ("only_if", maybe(only_if)),
        ("title", text(view.title)),
        ("what", text(view.what)),
        ("event", maybe(view.event)),
        ("step", text(view.step)),
        ("evidence", maybe(view.evidence)),
        ("cites", list(view.cites.into_iter().map(cite))),
        ("basis", basis(outcome.duty.basis)),
        ("sanctions", list(outcome.sanctions.iter().map(|line| sanction(line)))),
        ("information", list(outcome.information.iter().map(|line| sanction(line)))),
        ("doubts", texts(view.doubts)),
        ("questions", questions),
    ])
}

/// The days from which a duty applies, each once and in order; several while an open answer decides.
fn days(outcome: &DutyOutcome) -> Json {
    let mut days = Vec::new();
    for day in outcome.starts.iter().map(|s| s.from) {
        let at = days.iter().take_while(|d| **d < day).count();
        if days.get(at) != Some(&day) {
            days.insert(at, day);
        }
    }
    texts(days.into_iter().map(|d| d.to_string()))
}

/// "dormant" until something happens to the system, "open" while an answer decides.
fn moment(moment: Moment) -> Json {
    text(match moment {
        Moment::Now => "now",
        Moment::From(_) => "later",
        Moment::OnlyIf(_, _) => "dormant",
        Moment::OnEvent => "event",
        Moment::Open => "open",
    })
}

fn force(force: Force) -> Json {
    text(match force {
        Force::Must => "must",
        Force::Should => "should",
        Force::Consider => "consider",
        Force::May => "may",
    })
}

/// What can follow from a breach: an amount and a share of the turnover, each `null` where the law names none.
fn sanction(line: &Sanction) -> Json {
    let known = |n: u32| if n > 0 { number(n) } else { Json::Null };
    record([
        ("id", text(line.id)),
        ("euro", known(line.euro)),
        ("percent", known(line.share.into())),
        ("basis", basis(line.basis)),
    ])
}

fn pointer(pointer: &Pointer, view: PointerView) -> Json {
    record([
        ("id", text(view.id)),
        ("name", text(view.name)),
        ("what", text(view.what)),
        ("cite", cite(view.cite)),
        ("link", maybe(view.link)),
        ("basis", basis(pointer.basis)),
    ])
}
