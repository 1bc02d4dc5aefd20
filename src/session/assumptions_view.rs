//! What is assumed of a typical system, and what is still asked: because it decides, because it does not fit, or because a duty
//! depends on it.

use super::Session;
use engine::answers::Answers;
use engine::interview::Interview;
use engine::rulebook::Question;
use text::systems::{Point, Side};
use text::{Catalogue, key};

/// The page of assumptions.
#[derive(Debug)]
pub struct AssumptionsView<'w> {
    /// The name of the system.
    pub system: &'w str,
    /// What it does, in a sentence.
    pub what: &'w str,
    /// The sides from which it can be taken, each with whether it is; none where there is but one.
    pub sides: Vec<(String, bool)>,
    /// What is assumed, each with whether the visitor said that it does not fit.
    pub assumed: Vec<(Point<'w>, bool)>,
    /// What is still asked.
    pub asked: Vec<AskedView>,
    /// What the button says.
    pub go_on: String,
}

/// A question that is still asked.
#[derive(Debug)]
pub struct AskedView {
    /// Its id.
    pub question: &'static str,
    /// The question.
    pub title: String,
    /// Why it is asked.
    pub why: String,
    /// Whether it is asked because the assumption does not fit.
    pub anew: bool,
}

impl<'w> AssumptionsView<'w> {
    /// The page for the system that was chosen; `None` where none was, or before both parts of the pack are there.
    #[must_use]
    pub fn of(session: &Session, words: &'w Catalogue) -> Option<Self> {
        let chosen = session.template.as_ref()?;
        let (name, what, mut sides) = words.system(&chosen.system)?;
        let named =
            |(place, side): (usize, &Side)| (words.get(key::ASSUMPTIONS_SIDE.named(side.whose)), place == chosen.side);
        let named = sides.iter().enumerate().filter(|_| sides.len() > 1).map(named).collect();
        let side = (chosen.side < sides.len()).then(|| sides.swap_remove(chosen.side))?;
        let (answers, given) = session.answers_with_template(words);
        let asked = asked(session, &side, &answers, words);
        // What the page or the visitor has answered is not ours to assume.
        let ours = |point: &Point| {
            let question = session.book.question(point.question);
            question.is_some_and(|q| given.contains(&q.id) || answers.get(q).is_none())
        };
        let with_fit = |point: Point<'w>| {
            let unfit = session.is_unfit(point.question);
            (point, unfit)
        };
        Some(Self {
            system: name,
            what,
            sides: named,
            assumed: side.assumed.into_iter().filter(ours).map(with_fit).collect(),
            go_on: match asked.len() {
                0 => words.get(key::QUESTION_NEXT),
                n => words.count(key::ASSUMPTIONS_GO_ON, n),
            },
            asked,
        })
    }
}

/// What is still asked, in the order of the check. What decides is asked in any case; what else comes is looked up for the
/// typical answers, as other answers are not known yet.
fn asked(session: &Session, side: &Side, answers: &Answers, words: &Catalogue) -> Vec<AskedView> {
    let mut typical = answers.clone();
    for point in side.assumed.iter().chain(&side.asked) {
        if session.book.question(point.question).is_some_and(|question| typical.get(question).is_none()) {
            session.give(&mut typical, point);
        }
    }
    let others = Interview::replay(session.book, &typical, session.day()).missing;
    let view = |question: &&'static Question| {
        let anew = session.is_unfit(question.id);
        let decides = side.asked.iter().find(|point| point.question == question.id);
        let why = match decides {
            _ if anew => words.get(key::ASSUMPTIONS_ANEW),
            Some(point) => point.says.to_owned(),
            None if others.iter().any(|other| other.same(question)) => words.get(["question", question.id, "why"]),
            None => return None,
        };
        Some(AskedView { question: question.id, title: words.get(["question", question.id, "title"]), why, anew })
    };
    session.book.agenda.iter().filter(|question| answers.get(question).is_none()).filter_map(view).collect()
}
