//! The assessment as a document.

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::duties::{Duty, Pointer, told};
use super::parts::Kept;
use super::{Basis, Cite, Day, Id, Language, Rulebook, Words};
use engine::assess::{self, Outcome};
use engine::explain;
use engine::rulebook;
use engine::source;
use engine::truth::Truth;
use session::{BeliefView, CiteView, DoubtView, ExcludedView, OpenView, Session, Telling, notice};
use text::Catalogue;

/// What the EU AI Act says about a set of answers on a day, as `ai-act-check assess` prints it. Ids are stable, texts are in the
/// language of the document.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Assessment {
    /// The language of the texts.
    pub lang: Language,
    /// The day of the assessment.
    pub as_of: Day,
    /// The rulebook that was asked.
    pub rulebook: Rulebook,
    /// The result in short: the most serious class that is certain.
    pub headline: Headline,
    /// Every role of the rulebook, in its order.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub roles: Vec<Category>,
    /// Every class and finding of the rulebook, the most serious first. Classes are not exclusive: several can be certain.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub classes: Vec<Category>,
    /// Ordered scales of which some classes are the levels; left out where the rulebook has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Vec<Scale>"), ts(optional, as = "Option<Vec<Scale>>"))]
    pub scales: Option<Kept<Vec<Scale>>>,
    /// Duties, permissions, rights and reliefs that bind or may bind, in the rulebook's order.
    pub duties: Vec<Duty>,
    /// Grounds of bans and high-risk classes that were near: somebody was asked about them, and they do not hold.
    pub excluded: Vec<Excluded>,
    /// Ids of duties that do not bind although one might think so.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub spared: Vec<Id>,
    /// Common wrong beliefs that the answers let matter, the most important first; five at most.
    #[cfg_attr(test, schemars(length(max = 5)))]
    pub beliefs: Vec<Belief>,
    /// The questions that would settle what is open, those that settle most first: by classes and roles, then by duties.
    pub open: Vec<OpenQuestion>,
    /// The points that the law itself leaves open and that touch the result, those first on which the headline hangs.
    pub doubts: Vec<OpenPoint>,
    /// Where to turn. What is national is shown for the Member State given, or for Germany and all others while none is given.
    pub contacts: Vec<Pointer>,
    /// Other law that matters in the case; no duty of the Regulation.
    pub neighbours: Vec<Pointer>,
    /// What became of the answers given.
    pub answers: AnswersByEffect,
    /// That this is orientation and no legal advice, with the state of the law.
    pub notice: Words,
}

/// The result in short.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Headline {
    /// The id of the most serious class that is certain; "open" if none is.
    pub class: Id,
    /// The result in one sentence.
    pub text: Words,
    /// What it rests on.
    pub lead: Words,
    /// How certain the result is, and what is possible beside what the headline names.
    pub certainty: Words,
}

/// A role, class or finding.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS), schemars(extend("oneOf" = super::contract::standings())))]
pub struct Category {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Words,
    /// Whether it holds.
    pub status: Status,
    /// For what is certain: whether it applies already; null for what is not certain.
    pub standing: Option<Standing>,
    /// The day from which what is certain applies; while an open answer decides between days, the last of them (each ground has
    /// them all); null for what is not certain, and for what has no day of its own.
    pub applies_from: Option<Day>,
    /// The provisions under which it holds or may hold. A provision that is excluded is left out.
    pub grounds: Vec<Ground>,
}

/// An ordered scale. Exactly one of its levels holds, or none where the rulebook does not reach the case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Scale {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Words,
    /// The ids of its levels, the lowest first.
    pub levels: Vec<Id>,
    /// The level that is certain; null while it is open, or where none holds.
    pub level: Option<Id>,
}

/// Whether a role, class or finding holds.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It holds.
    Certain,
    /// An open answer decides.
    Possible,
    /// It does not hold.
    Excluded,
    /// Another class or the scope shuts it out, so that nobody was asked about it.
    NotExamined,
}

/// Whether what is certain applies on the day of the assessment.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It does.
    Now,
    /// It will, from a later day.
    Later,
}

/// A provision under which a category holds or may hold.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Ground {
    /// The rule's id, taken from the provision.
    pub rule: Id,
    /// The rule's short name.
    pub name: Words,
    /// Whether the ground holds.
    pub status: GroundStatus,
    /// The provision.
    pub cite: Cite,
    /// What it stands on.
    pub basis: Basis,
    /// The day of application; several days while an open answer decides which; none for what has no day of its own.
    pub applies_from: Vec<Day>,
    /// The facts that alone make the ground hold; none while it is only possible.
    pub reasons: Vec<Reason>,
    /// What the law itself leaves open about this provision.
    pub doubts: Vec<Words>,
}

/// Whether a ground holds.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
#[serde(rename_all = "kebab-case")]
pub enum GroundStatus {
    /// It holds.
    Certain,
    /// An open answer decides.
    Possible,
}

/// A fact that decides.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Reason {
    /// The fact's id.
    pub fact: Id,
    /// Whether the fact is so; false if it is not.
    pub holds: bool,
    /// The id of the question whose answer says so; null if no answer that counts presents the fact.
    pub question: Option<Id>,
    /// The id of the rule that makes the fact matter; null if it matters by itself.
    pub rule: Option<Id>,
}

/// A question that would settle something open.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct OpenQuestion {
    /// The question's id.
    pub question: Id,
    /// The question.
    pub title: Words,
    /// The ids of the classes and roles that hang on it.
    pub classes: Vec<Id>,
    /// How many duties hang on it.
    pub duties: u32,
    /// Whether it was answered with "I don't know"; otherwise it has no answer.
    pub unknown: bool,
}

/// A point that the law itself leaves open.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct OpenPoint {
    /// The point's id.
    pub id: Id,
    /// What is open, and how it is read here.
    pub text: Words,
    /// The provision or guideline that is read.
    pub cite: Cite,
    /// Whether the headline hangs on it.
    pub decides: bool,
}

/// A common wrong belief.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Belief {
    /// The belief's id.
    pub id: Id,
    /// The sentence as people say it.
    pub says: Words,
    /// What is so instead.
    pub truth: Words,
    /// The provisions, the main one first.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub cites: Vec<Cite>,
    /// What it stands on.
    pub basis: Basis,
}

/// A ground that was near and does not hold.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct Excluded {
    /// The id of the class of which it is a ground.
    pub class: Id,
    /// The rule's id.
    pub rule: Id,
    /// The names of class and rule.
    pub name: Words,
    /// The provision.
    pub cite: Cite,
    /// Ids of the questions whose answers keep it away.
    #[cfg_attr(test, schemars(length(min = 1), extend("uniqueItems" = true)))]
    pub questions: Vec<Id>,
}

/// Ids of the questions by what their answers do.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema, TS))]
pub struct AnswersByEffect {
    /// Ids of the questions whose answers count.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub counted: Vec<Id>,
    /// Ids of the questions that were answered but do not matter for this case.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub uncounted: Vec<Id>,
    /// Ids of the questions that matter and have no answer, the next one first.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub missing: Vec<Id>,
    /// Ids of optional questions without an answer: only fines, reliefs and contacts depend on them.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub optional: Vec<Id>,
}

impl Assessment {
    /// The assessment that is told, in the language of the telling.
    #[must_use]
    pub fn of(telling: &Telling) -> Self {
        let (session, words, view) = (telling.session, telling.words, telling.result());
        let result = session.assessment();
        let writer = Writer { session, words };
        let categories = |outcomes: &[Outcome], kind: &str| outcomes.iter().map(|o| writer.category(o, kind)).collect();
        let (duties, contacts, neighbours) = told(&view.duties, telling);
        Self {
            lang: words.into(),
            as_of: result.day.into(),
            rulebook: result.book.into(),
            headline: Headline {
                class: Id(view.weight),
                text: Words(view.headline.clone()),
                lead: Words(view.lead.clone()),
                certainty: Words(view.certainty.clone()),
            },
            roles: categories(&result.roles, "role"),
            classes: categories(&result.classes, "class"),
            scales: writer.scales(),
            duties,
            spared: result.spared.iter().map(|d| Id(d.id)).collect(),
            excluded: view.excluded.iter().map(Excluded::from).collect(),
            beliefs: result.beliefs.iter().zip(&view.beliefs).map(|(b, told)| Belief::of(b, told)).collect(),
            open: view.open.iter().map(OpenQuestion::from).collect(),
            doubts: view.doubts.iter().map(OpenPoint::from).collect(),
            contacts,
            neighbours,
            answers: session.into(),
            notice: Words(notice(result.book, words)),
        }
    }
}

impl From<&Session> for AnswersByEffect {
    fn from(session: &Session) -> Self {
        let interview = &session.assessment().interview;
        Self {
            counted: interview.counted.iter().map(|a| Id(a.question.id)).collect(),
            uncounted: session.uncounted().map(|a| Id(a.question.id)).collect(),
            missing: interview.missing.iter().map(|q| Id(q.id)).collect(),
            optional: interview.offered.iter().map(|q| Id(q.id)).collect(),
        }
    }
}

impl Belief {
    fn of(belief: &rulebook::Belief, told: &BeliefView) -> Self {
        Self {
            id: Id(told.id),
            says: Words(told.says.clone()),
            truth: Words(told.truth.clone()),
            cites: told.cites.iter().map(Cite::from).collect(),
            basis: belief.basis.into(),
        }
    }
}

impl From<&ExcludedView> for Excluded {
    fn from(view: &ExcludedView) -> Self {
        Self {
            class: Id(view.class),
            rule: Id(view.rule),
            name: Words(view.name.clone()),
            cite: (&view.cite).into(),
            questions: view.questions.iter().copied().map(Id).collect(),
        }
    }
}

impl From<&OpenView> for OpenQuestion {
    fn from(view: &OpenView) -> Self {
        Self {
            question: Id(view.question),
            title: Words(view.title.clone()),
            classes: view.classes.iter().copied().map(Id).collect(),
            duties: u32::try_from(view.duties).unwrap_or(u32::MAX),
            unknown: view.answer.is_some(),
        }
    }
}

impl From<&DoubtView> for OpenPoint {
    fn from(view: &DoubtView) -> Self {
        Self { id: Id(view.id), text: Words(view.text.clone()), cite: (&view.cite).into(), decides: view.decides }
    }
}

struct Writer<'a> {
    session: &'a Session,
    words: &'a Catalogue,
}

impl Writer<'_> {
    fn category(&self, outcome: &Outcome, kind: &str) -> Category {
        let id = outcome.category.id;
        let standing = match outcome.standing(self.session.day()) {
            assess::Standing::Now => Some(Standing::Now),
            assess::Standing::From(_) => Some(Standing::Later),
            assess::Standing::No | assess::Standing::Open => None,
        };
        let from = outcome.earliest().filter(|_| standing.is_some());
        Category {
            id: Id(id),
            name: Words(self.words.get([kind, id, "name"])),
            status: Self::status(outcome),
            standing,
            applies_from: from.map(Day::from),
            grounds: outcome.grounds.iter().map(|g| self.ground(g)).collect(),
        }
    }

    fn scales(&self) -> Option<Kept<Vec<Scale>>> {
        let scales = self.session.book().scales;
        scales.first().map(|first| Kept::of(first, |_| scales.iter().map(|scale| self.scale(scale)).collect()))
    }

    fn scale(&self, scale: &rulebook::Scale) -> Scale {
        let holds = |c: &&&'static rulebook::Category| {
            self.session.assessment().outcome(c).is_some_and(|o| o.truth == Truth::Yes)
        };
        Scale {
            id: Id(scale.id),
            name: Words(self.words.get(["scale", scale.id, "name"])),
            levels: scale.levels.iter().map(|c| Id(c.id)).collect(),
            level: scale.levels.iter().find(holds).map(|c| Id(c.id)),
        }
    }

    fn status(outcome: &Outcome) -> Status {
        match outcome.truth {
            _ if outcome.shut => Status::NotExamined,
            Truth::Yes => Status::Certain,
            Truth::Unknown => Status::Possible,
            Truth::No => Status::Excluded,
        }
    }

    fn ground(&self, ground: &assess::Ground) -> Ground {
        let (result, rule) = (self.session.assessment(), ground.rule);
        let wording = rule.wording_on(result.day);
        let cite = wording.map(|w| CiteView::of(&w.cite, self.words, result.day));
        let holds = ground.truth == Truth::Yes;
        let reasons = if holds { result.reasons(ground) } else { Vec::new() };
        let doubts = result.doubts_of_rule(rule);
        Ground {
            rule: Id(rule.id),
            name: Words(self.words.get(["rule", rule.id, "name"])),
            status: if holds { GroundStatus::Certain } else { GroundStatus::Possible },
            cite: (&cite.unwrap_or_else(CiteView::nowhere)).into(),
            basis: wording.map_or(source::Basis::Text, |w| w.basis).into(),
            applies_from: ground.starts.iter().map(|s| s.from.into()).collect(),
            reasons: reasons.iter().map(|r| self.reason(r)).collect(),
            doubts: doubts.iter().map(|d| Words(self.words.get(["doubt", d.id, "text"]))).collect(),
        }
    }

    fn reason(&self, reason: &explain::Reason) -> Reason {
        let interview = &self.session.assessment().interview;
        let question = interview.counted.iter().map(|a| a.question).find(|q| q.presents(reason.fact));
        Reason {
            fact: Id(reason.fact.id),
            holds: interview.eval.fact(reason.fact) == Truth::Yes,
            question: question.map(|q| Id(q.id)),
            rule: reason.rule.map(|r| Id(r.id)),
        }
    }
}
