//! The assessment as a JSON document; its schema stands in docs/schema/.

use super::duties;
use super::json::{Json, list, maybe, number, record, text, texts};
use crate::engine::assess::{Ground, Outcome, Standing};
use crate::engine::explain::Reason;
use crate::engine::rulebook::Rulebook;
use crate::engine::source::{Basis, Citation};
use crate::engine::truth::Truth;
use crate::session::{CiteView, DoubtView, OpenView, ResultView, Session};
use crate::text::{Catalogue, FINGERPRINT, key};

/// The assessment of a session. Ids are stable; texts are in the language of the catalogue.
#[must_use]
pub fn assessment(session: &Session, words: &Catalogue) -> Json {
    let view = ResultView::of(session, words);
    let result = session.assessment();
    let writer = Writer { session, words };
    let categories = |outcomes: &[Outcome], kind: &str| list(outcomes.iter().map(|o| writer.category(o, kind)));
    let headline = record([
        ("class", text(view.weight)),
        ("text", text(view.headline)),
        ("lead", text(view.lead)),
        ("certainty", text(view.certainty)),
    ]);
    let members = [
        ("lang", text(words.lang())),
        ("as_of", text(result.day.to_string())),
        ("rulebook", rulebook(result.book)),
        ("headline", headline),
        ("roles", categories(&result.roles, "role")),
        ("classes", categories(&result.classes, "class")),
        ("open", list(view.open.iter().map(open))),
        ("doubts", list(view.doubts.into_iter().map(doubt))),
        ("answers", writer.answers()),
        ("notice", text(notice(result.book, words))),
    ];
    record(members.into_iter().chain(duties::duties(session, words)).collect::<Vec<_>>())
}

/// Which rulebook was asked: id, day of the last change of the law it knows, fingerprint of its rules and texts.
#[must_use]
pub fn rulebook(book: &Rulebook) -> Json {
    record([("id", text(book.id)), ("version", text(book.version.to_string())), ("fingerprint", text(FINGERPRINT))])
}

/// "Orientation, no legal advice", with the state of the law.
#[must_use]
pub fn notice(book: &Rulebook, words: &Catalogue) -> String {
    let law = words.fill(key::BOOK_LAW, &[("version", &words.date(book.version))]);
    words.fill(key::FOOT_NOTICE, &[("law", &law)])
}

/// "Result as of …"; for a day before that of the texts it says which law they give.
#[must_use]
pub fn as_of(session: &Session, words: &Catalogue) -> String {
    let day = session.day();
    let as_of = words.fill(key::FOOT_AS_OF, &[("date", &words.date(day))]);
    match session.book().acts.first().and_then(|act| act.texts.last()) {
        Some((current, _)) if day < *current => {
            [&as_of, " ", &words.fill(key::FOOT_WORDING, &[("date", &words.date(*current))])].concat()
        }
        _ => as_of,
    }
}

/// A citation in words, with its address.
pub(super) fn cite(view: CiteView) -> Json {
    record([("text", text(view.text)), ("link", maybe(view.link))])
}

/// How firmly something stands, as an id.
pub(super) fn basis(basis: Basis) -> Json {
    text(match basis {
        Basis::Text => "text",
        Basis::Recital => "recital",
        Basis::Guideline => "guideline",
        Basis::OurReading => "our-reading",
        Basis::Reported => "reported",
    })
}

fn open(view: &OpenView) -> Json {
    record([
        ("question", text(view.question)),
        ("title", text(&*view.title)),
        ("classes", texts(view.classes.iter().copied())),
        ("duties", number(u32::try_from(view.duties).unwrap_or(u32::MAX))),
        ("unknown", Json::Bool(view.unknown)),
    ])
}

fn doubt(view: DoubtView) -> Json {
    record([
        ("id", text(view.id)),
        ("text", text(view.text)),
        ("cite", cite(view.cite)),
        ("decides", Json::Bool(view.decides)),
    ])
}

struct Writer<'a> {
    session: &'a Session,
    words: &'a Catalogue,
}

impl Writer<'_> {
    /// A role or class: "certain", "possible", "excluded", or "not-examined" where a guard shuts it out.
    fn category(&self, outcome: &Outcome, kind: &str) -> Json {
        let id = outcome.category.id;
        let standing = match outcome.standing(self.session.day()) {
            Standing::Now => Some("now"),
            Standing::From(_) => Some("later"),
            Standing::No | Standing::Open => None,
        };
        let from = outcome.earliest().filter(|_| standing.is_some());
        record([
            ("id", text(id)),
            ("name", text(self.words.get([kind, id, "name"]))),
            ("status", text(if outcome.shut { "not-examined" } else { status(outcome.truth) })),
            ("standing", maybe(standing)),
            ("applies_from", maybe(from.map(|d| d.to_string()))),
            ("grounds", list(outcome.grounds.iter().map(|g| self.ground(g)))),
        ])
    }

    fn ground(&self, ground: &Ground) -> Json {
        let (result, rule) = (self.session.assessment(), ground.rule);
        let wording = rule.wording_on(result.day);
        let reasons = if ground.truth == Truth::Yes { result.reasons(ground) } else { Vec::new() };
        record([
            ("rule", text(rule.id)),
            ("name", text(self.words.get(["rule", rule.id, "name"]))),
            ("status", text(status(ground.truth))),
            ("cite", self.cite(wording.map(|w| &w.cite))),
            ("basis", basis(wording.map_or(Basis::Text, |w| w.basis))),
            ("applies_from", texts(ground.starts.iter().map(|s| s.from.to_string()))),
            ("reasons", list(reasons.iter().map(|r| self.reason(r)))),
            ("doubts", texts(result.doubts_of_rule(rule).iter().map(|d| self.words.get(["doubt", d.id, "text"])))),
        ])
    }

    fn reason(&self, reason: &Reason) -> Json {
        let interview = &self.session.assessment().interview;
        let question = interview.counted.iter().map(|a| a.question).find(|q| q.presents(reason.fact));
        record([
            ("fact", text(reason.fact.id)),
            ("holds", Json::Bool(interview.eval.fact(reason.fact) == Truth::Yes)),
            ("question", maybe(question.map(|q| q.id))),
            ("rule", maybe(reason.rule.map(|r| r.id))),
        ])
    }

    fn cite(&self, citation: Option<&Citation>) -> Json {
        let view = citation.map(|c| CiteView::of(c, self.words, self.session.day()));
        cite(view.unwrap_or_else(CiteView::nowhere))
    }

    /// Ids of the questions by what their answers do. Only fines, reliefs and contacts depend on the optional ones.
    fn answers(&self) -> Json {
        let interview = &self.session.assessment().interview;
        record([
            ("counted", texts(interview.counted.iter().map(|a| a.question.id))),
            ("uncounted", texts(self.session.uncounted().map(|a| a.question.id))),
            ("missing", texts(interview.missing.iter().map(|q| q.id))),
            ("optional", texts(interview.offered.iter().map(|q| q.id))),
        ])
    }
}

const fn status(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "certain",
        Truth::Unknown => "possible",
        Truth::No => "excluded",
    }
}
