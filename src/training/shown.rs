//! What a screen shows of a worked case: the path step by step with the fact that decides, the facts to guess from, the same
//! decision as the check draws it, and the link that opens the case there.

use documents::link;
use engine::answers::Answer;
use engine::date::Date;
use engine::program::Compiled;
use engine::rulebook::NONE;
use session::{CiteView, DrawingView, ResultView, Session, answer_words};
use text::Catalogue;

use crate::case::Given;
use crate::words::Words;
use crate::worked::{Worked, visit};

/// So many facts can be chosen from.
const FACTS: usize = 4;

/// What a screen shows of a case, or of its partner.
#[derive(Debug)]
pub struct Shown {
    /// The path, in the order of the questionnaire.
    pub steps: Vec<Step>,
    /// What it may hang on; one of these decides.
    pub facts: Vec<Fact>,
    /// The decision, drawn; none where no answer leads to a class.
    pub drawing: Option<DrawingView>,
    /// How heavily the result is set, from 2 to 20.
    pub bar: usize,
    /// The fragment with which the check opens the case.
    pub link: Option<String>,
}

/// A step of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub asks: String,
    /// What was answered.
    pub says: String,
    /// The provision that makes it matter, and its address.
    pub law: Option<(String, Option<String>)>,
    /// Whether the result turns with it: it is what is different in the partner.
    pub decides: bool,
}

/// A fact of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub asks: String,
    /// What was answered.
    pub says: String,
    /// What hangs on it.
    pub part: Part,
}

/// What hangs on a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The result turns with it.
    Decides,
    /// It is one of the reasons.
    Reason,
    /// No reason names it.
    Beside,
}

impl Worked {
    /// What a screen shows of the case on a day.
    #[must_use]
    pub fn shown(&self, book: &'static Compiled, day: Date, words: &Words) -> Option<Shown> {
        let mut shown = self.show(&visit(book, day, &self.case.answers).ok()?, &words.catalogue);
        // Where nothing follows from what decides, it is read where something would.
        if let Some(step) = shown.steps.iter_mut().find(|step| step.decides && step.law.is_none()) {
            let partner = self.partner_shown(book, day, words);
            step.law = partner.and_then(|partner| partner.steps.into_iter().find(|step| step.decides)?.law);
        }
        Some(shown)
    }

    /// The same of its partner.
    #[must_use]
    pub fn partner_shown(&self, book: &'static Compiled, day: Date, words: &Words) -> Option<Shown> {
        Some(self.show(&visit(book, day, &self.changed()).ok()?, &words.catalogue))
    }

    /// The answers of the partner.
    #[must_use]
    pub fn changed(&self) -> Given {
        self.case.answers.clone().into_iter().chain(self.case.turn.answers.clone()).collect()
    }

    fn show(&self, session: &Session, words: &Catalogue) -> Shown {
        let result = ResultView::of(session, words);
        let path: Vec<&str> = reasons(&result).chain(kept_away(&result)).collect();
        let counted: Vec<&Answer> = session.assessment().interview.counted.iter().collect();
        let decides = self.decides(&counted, &path);
        let part = |question: &str| match () {
            () if decides == Some(question) => Part::Decides,
            () if path.contains(&question) => Part::Reason,
            () => Part::Beside,
        };
        let steps = counted.iter().filter(|answer| part(answer.question.id) != Part::Beside);
        let step = |answer: &&Answer| {
            let (question, asks, says) = told(answer, words);
            let law = law(&result, question).map(|cite| (cite.place.clone(), cite.link.clone()));
            Step { question, asks, says, law, decides: part(question) == Part::Decides }
        };
        Shown {
            steps: steps.map(step).collect(),
            facts: facts(&counted, part, words),
            drawing: DrawingView::of(&result, words),
            bar: result.gravity.bar(),
            link: link::write(session, false).ok(),
        }
    }

    /// The question that is answered otherwise in the partner: on the path, if there is one.
    fn decides(&self, counted: &[&Answer], path: &[&str]) -> Option<&'static str> {
        let turned = |question: &str| {
            self.case.turn.answers.get(question).is_some_and(|turn| self.case.answers.get(question) != Some(turn))
        };
        let turning = || counted.iter().map(|answer| answer.question.id).filter(|question| turned(question));
        turning().find(|question| path.contains(question)).or_else(|| turning().next())
    }
}

fn told(answer: &Answer, words: &Catalogue) -> (&'static str, String, String) {
    let id = answer.question.id;
    (id, words.get(["question", id, "title"]), words.list(&answer_words(answer, words)))
}

/// The questions whose answers are reasons of what is certain.
fn reasons(result: &ResultView) -> impl Iterator<Item = &'static str> {
    let held = result.classes.iter().flat_map(|class| &class.grounds).filter(|ground| !ground.open);
    held.flat_map(|ground| &ground.reasons).map(|reason| reason.question)
}

/// The questions whose answers keep away what was near.
fn kept_away(result: &ResultView) -> impl Iterator<Item = &'static str> {
    result.excluded.iter().flat_map(|near| near.questions.iter().copied())
}

/// The provision that makes an answer matter.
fn law<'r>(result: &'r ResultView, question: &str) -> Option<&'r CiteView> {
    let grounds = || result.classes.iter().flat_map(|class| &class.grounds);
    let own = grounds().flat_map(|ground| &ground.reasons).find(|r| r.question == question && r.cite.is_some());
    let ground = || grounds().find(|ground| ground.reasons.iter().any(|r| r.question == question)).map(|g| &g.cite);
    let near = || result.excluded.iter().find(|near| near.questions.contains(&question)).map(|near| &near.cite);
    own.and_then(|reason| reason.cite.as_ref()).or_else(ground).or_else(near).filter(|cite| !cite.place.is_empty())
}

/// The one that decides, then reasons, then what is beside: what was answered with something before what was answered with none.
fn facts(counted: &[&Answer], part: impl Fn(&str) -> Part, words: &Catalogue) -> Vec<Fact> {
    let mut ranked: Vec<(Part, bool, usize)> = counted
        .iter()
        .enumerate()
        .map(|(at, answer)| (part(answer.question.id), answer.chosen.contains(&NONE), at))
        .collect();
    ranked.sort_unstable();
    // Two of what stands beside, where there are reasons enough: else whatever is offered were one.
    let (reasons, beside): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|(part, ..)| *part != Part::Beside);
    let kept = FACTS.saturating_sub(beside.len().min(2));
    let mut places: Vec<usize> = reasons.iter().take(kept).chain(&beside).take(FACTS).map(|(_, _, at)| *at).collect();
    places.sort_unstable();
    let fact = |answer: &&Answer| {
        let (question, asks, says) = told(answer, words);
        Fact { question, asks, says, part: part(question) }
    };
    places.iter().filter_map(|at| counted.get(*at)).map(fact).collect()
}
