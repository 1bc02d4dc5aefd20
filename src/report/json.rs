//! The assessment and the questionnaire as JSON documents; their schemas stand in docs/schema/.

use serde::Serialize;

use super::duties::{self, DutiesDocument, DutyDocument, PointerDocument};
use crate::engine::assess::{Ground, Outcome, Standing};
use crate::engine::rulebook::{Kind, Question, Rulebook};
use crate::engine::source::{Basis, Citation};
use crate::engine::truth::Truth;
use crate::session::{CiteView, OpenView, ResultView, Session, option_label};
use crate::text::{Catalogue, key};

/// An assessment. Ids are stable; texts are in the language of the document.
#[derive(Debug, Serialize)]
pub struct AssessmentDocument {
    /// Language of the texts.
    lang: &'static str,
    /// The day of the assessment.
    as_of: String,
    rulebook: RulebookStamp,
    headline: Headline,
    roles: Vec<CategoryDocument>,
    classes: Vec<CategoryDocument>,
    duties: Vec<DutyDocument>,
    /// Ids of duties that do not bind although one might think so.
    spared: Vec<&'static str>,
    open: Vec<OpenDocument>,
    contacts: Vec<PointerDocument>,
    neighbours: Vec<PointerDocument>,
    answers: AnswersStamp,
    /// Orientation, no legal advice.
    notice: String,
}

#[derive(Debug, Serialize)]
struct RulebookStamp {
    id: &'static str,
    version: String,
}

#[derive(Debug, Serialize)]
struct Headline {
    /// Id of the class, or "open".
    class: &'static str,
    text: String,
    lead: String,
    certainty: String,
}

#[derive(Debug, Serialize)]
struct CategoryDocument {
    id: &'static str,
    name: String,
    /// "certain", "possible", "excluded", or "not-examined" where a guard shuts the category out: it was never asked about.
    status: &'static str,
    /// "now" or "later", for what is certain.
    standing: Option<&'static str>,
    /// The earliest day of application of what is certain.
    applies_from: Option<String>,
    grounds: Vec<GroundDocument>,
}

#[derive(Debug, Serialize)]
struct GroundDocument {
    rule: &'static str,
    name: String,
    status: &'static str,
    cite: CiteDocument,
    /// "text", "recital", "guideline" or "our-reading".
    basis: &'static str,
    /// The day of application; several while an open answer decides.
    applies_from: Vec<String>,
    reasons: Vec<ReasonDocument>,
    doubts: Vec<String>,
}

/// A citation in words, with its address.
#[derive(Debug, Serialize)]
pub struct CiteDocument {
    text: String,
    link: Option<String>,
}

#[derive(Debug, Serialize)]
struct ReasonDocument {
    fact: &'static str,
    holds: bool,
    question: Option<&'static str>,
    rule: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct OpenDocument {
    question: &'static str,
    title: String,
    classes: Vec<String>,
    unknown: bool,
}

#[derive(Debug, Serialize)]
struct AnswersStamp {
    counted: Vec<&'static str>,
    uncounted: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// Optional questions without an answer: only fines, reliefs and contacts depend on them.
    optional: Vec<&'static str>,
}

/// The assessment of a session as a document.
#[must_use]
pub fn assessment(session: &Session, words: &Catalogue) -> AssessmentDocument {
    let view = ResultView::of(session, words);
    let result = session.assessment();
    let writer = Writer { session, words };
    let categories = |outcomes: &[Outcome], kind: &str| outcomes.iter().map(|o| writer.category(o, kind)).collect();
    let interview = &result.interview;
    let DutiesDocument { duties, spared, optional, contacts, neighbours } = duties::duties(session, words);
    AssessmentDocument {
        lang: words.lang(),
        as_of: result.day.to_string(),
        rulebook: RulebookStamp { id: result.book.id, version: result.book.version.to_string() },
        headline: Headline { class: view.weight, text: view.headline, lead: view.lead, certainty: view.certainty },
        roles: categories(&result.roles, "role"),
        classes: categories(&result.classes, "class"),
        duties,
        spared,
        open: view.open.into_iter().map(OpenDocument::from).collect(),
        contacts,
        neighbours,
        answers: AnswersStamp {
            counted: interview.counted.iter().map(|a| a.question.id).collect(),
            uncounted: session.uncounted().map(|a| a.question.id).collect(),
            missing: interview.missing.iter().map(|q| q.id).collect(),
            optional,
        },
        notice: notice(result.book, words),
    }
}

/// "Orientation, no legal advice", with the state of the law.
#[must_use]
pub fn notice(book: &Rulebook, words: &Catalogue) -> String {
    let law = words.fill(key::FOOT_LAW, &[("version", &words.date(book.version))]);
    words.fill(key::FOOT_NOTICE, &[("law", &law)])
}

impl From<CiteView> for CiteDocument {
    fn from(view: CiteView) -> Self {
        Self { text: view.text, link: view.link }
    }
}

impl From<OpenView> for OpenDocument {
    fn from(view: OpenView) -> Self {
        Self { question: view.question, title: view.title, classes: view.classes, unknown: view.unknown }
    }
}

struct Writer<'a> {
    session: &'a Session,
    words: &'a Catalogue,
}

impl Writer<'_> {
    fn category(&self, outcome: &Outcome, kind: &str) -> CategoryDocument {
        let standing = match outcome.standing(self.session.day()) {
            Standing::Now => Some("now"),
            Standing::From(_) => Some("later"),
            Standing::No | Standing::Open => None,
        };
        CategoryDocument {
            id: outcome.category.id,
            name: self.words.get(&format!("{kind}.{}.name", outcome.category.id)),
            status: if self.is_shut(outcome) { "not-examined" } else { status(outcome.truth) },
            standing,
            applies_from: outcome.earliest().filter(|_| standing.is_some()).map(|d| d.to_string()),
            grounds: outcome.grounds.iter().map(|g| self.ground(outcome, g)).collect(),
        }
    }

    fn is_shut(&self, outcome: &Outcome) -> bool {
        self.session.assessment().interview.eval.expr(&outcome.category.guard) == Truth::No
    }

    fn ground(&self, outcome: &Outcome, ground: &Ground) -> GroundDocument {
        let result = self.session.assessment();
        let wording = ground.rule.wording_on(result.day);
        let fact = |r: &crate::engine::explain::Reason| ReasonDocument {
            fact: r.fact.id,
            holds: result.interview.eval.fact(r.fact) == Truth::Yes,
            question: result.interview.counted.iter().map(|a| a.question).find(|q| q.presents(r.fact)).map(|q| q.id),
            rule: r.rule.map(|r| r.id),
        };
        let reasons = if ground.truth == Truth::Yes { result.reasons(outcome, ground) } else { Vec::new() };
        GroundDocument {
            rule: ground.rule.id,
            name: self.words.get(&format!("rule.{}.name", ground.rule.id)),
            status: status(ground.truth),
            cite: self.cite(wording.map(|w| &w.cite)),
            basis: wording.map_or("text", |w| basis(w.basis)),
            applies_from: ground.starts.iter().map(|s| s.from.to_string()).collect(),
            reasons: reasons.iter().map(fact).collect(),
            doubts: ground.rule.doubts.iter().map(|d| self.words.get(&format!("doubt.{}.text", d.id))).collect(),
        }
    }

    fn cite(&self, cite: Option<&Citation>) -> CiteDocument {
        cite.map_or(CiteDocument { text: String::new(), link: None }, |c| {
            CiteDocument::from(CiteView::of(c, self.words, self.session.day()))
        })
    }
}

const fn status(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "certain",
        Truth::Unknown => "possible",
        Truth::No => "excluded",
    }
}

/// How firmly something stands, as an id.
pub(super) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Text => "text",
        Basis::Recital => "recital",
        Basis::Guideline => "guideline",
        Basis::OurReading => "our-reading",
        Basis::Reported => "reported",
    }
}

/// The questionnaire with every id that an answers document may use.
#[derive(Debug, Serialize)]
pub struct QuestionnaireDocument {
    lang: &'static str,
    rulebook: RulebookStamp,
    questions: Vec<QuestionDocument>,
}

#[derive(Debug, Serialize)]
struct QuestionDocument {
    id: &'static str,
    topic: &'static str,
    title: String,
    hint: String,
    /// Whether several options may be given.
    several: bool,
    /// The question that this one helps to answer.
    helps: Option<&'static str>,
    options: Vec<OptionDocument>,
}

#[derive(Debug, Serialize)]
struct OptionDocument {
    id: &'static str,
    label: String,
}

/// The questionnaire of a rulebook as a document.
#[must_use]
pub fn questionnaire(book: &Rulebook, words: &Catalogue) -> QuestionnaireDocument {
    let question = |q: &&'static Question| QuestionDocument {
        id: q.id,
        topic: q.topic.id(),
        title: words.get(&format!("question.{}.title", q.id)),
        hint: words.get(&format!("question.{}.hint", q.id)),
        several: q.kind == Kind::Several,
        helps: q.helps.map(|h| h.id),
        options: q.option_ids().map(|id| OptionDocument { id, label: option_label(q, id, words) }).collect(),
    };
    QuestionnaireDocument {
        lang: words.lang(),
        rulebook: RulebookStamp { id: book.id, version: book.version.to_string() },
        questions: book.agenda.iter().map(question).collect(),
    }
}
