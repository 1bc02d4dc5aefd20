//! A visit that begins with a typical system: what is assumed of it and fits becomes answers, and the interview asks all the rest.

use super::{Remarks, Screen, Session};
use engine::answers::Answers;
use engine::rulebook::Question;
use text::Catalogue;
use text::systems::{Point, Side};

/// What a visit begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// The list of typical systems.
    #[default]
    Choose,
    /// The questions.
    Ask,
    /// What is assumed of one system, by its id.
    With(String),
}

/// The typical system that a visitor has chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Template {
    /// Its id.
    pub system: String,
    /// Whose side is shown, by its place.
    pub side: usize,
    /// Ids of the questions whose assumed answers do not fit.
    pub unfit: Vec<String>,
    /// The side with which the visitor has gone on.
    taken: Option<usize>,
    /// Ids of the questions whose answers are assumed and nobody has changed.
    given: Vec<&'static str>,
}

impl Session {
    /// Lets visits begin so. One that has answers goes on as it is.
    pub fn set_opening(&mut self, opening: Opening) {
        if self.opening == opening {
            return;
        }
        self.opening = opening;
        if self.answers == self.prefill.answers && matches!(self.screen, Screen::Start | Screen::Assumptions) {
            self.open();
        }
    }

    /// Goes to where a visit begins.
    pub(crate) fn open(&mut self) {
        self.template = None;
        self.screen = Screen::Start;
        if let Opening::With(system) = &self.opening {
            let system = system.clone();
            self.choose(&system);
        }
    }

    /// Whether the start screen has the list of typical systems. Whoever comes with answers goes on with them instead.
    #[must_use]
    pub fn lists_systems(&self) -> bool {
        self.opening != Opening::Ask && (self.answers.is_empty() || self.template.is_some())
    }

    /// Shows what is assumed of a typical system.
    pub fn choose(&mut self, system: &str) {
        if self.template.as_ref().is_none_or(|template| template.system != system) {
            let (side, unfit, taken, given) = (0, Vec::new(), None, Vec::new());
            self.template = Some(Template { system: system.to_owned(), side, unfit, taken, given });
        }
        self.screen = Screen::Assumptions;
    }

    /// Takes the system from another side.
    pub fn set_side(&mut self, side: usize) {
        if let Some(template) = &mut self.template {
            template.side = side;
            template.unfit.clear();
        }
    }

    /// Notes whether what is assumed on a question does not fit.
    pub fn set_unfit(&mut self, question: &str, unfit: bool) {
        if let Some(template) = &mut self.template {
            template.unfit.retain(|other| other != question);
            if unfit {
                template.unfit.push(question.to_owned());
            }
        }
    }

    /// Whether the visitor said that what is assumed on a question does not fit.
    pub(crate) fn is_unfit(&self, question: &str) -> bool {
        self.template.as_ref().is_some_and(|template| template.unfit.iter().any(|id| id == question))
    }

    /// Whether the answer to a question is assumed, and the visitor has not changed it.
    #[must_use]
    pub fn is_assumed(&self, question: &str) -> bool {
        self.template.as_ref().is_some_and(|template| template.given.contains(&question))
    }

    /// Answers what is assumed and fits, and asks on.
    pub fn go_on(&mut self, words: &Catalogue) {
        let (answers, given) = self.answers_with_template(words);
        if self.template.as_ref().is_some_and(|template| template.taken.is_none()) {
            self.forget_remarks();
        }
        self.answers = answers;
        if let Some(template) = &mut self.template {
            template.taken = Some(template.side);
            template.given = given;
        }
        self.reassess();
        self.begin();
    }

    /// Begins without a typical system. What was assumed is taken back; so are answers that were given about that system.
    pub fn describe(&mut self) {
        if self.template.take().is_some() {
            self.forget_remarks();
            self.answers = self.prefill.answers.clone();
            self.reassess();
        }
        self.begin();
    }

    /// What was said about a system is none of another one's. Before the first answer it comes from the page.
    fn forget_remarks(&mut self) {
        if self.answers != self.prefill.answers {
            self.remarks = Remarks::default();
        }
    }

    /// The side of the typical system that is shown.
    pub(crate) fn side<'w>(&self, words: &'w Catalogue) -> Option<Side<'w>> {
        let template = self.template.as_ref()?;
        let (.., mut sides) = words.system(&template.system)?;
        (template.side < sides.len()).then(|| sides.swap_remove(template.side))
    }

    /// The answers with which the visitor would go on, and the questions among them that are assumed. Answers of the page come
    /// first, then those that the visitor has given about this system.
    pub(crate) fn answers_with_template(&self, words: &Catalogue) -> (Answers, Vec<&'static str>) {
        let (mut answers, mut given) = (self.prefill.answers.clone(), Vec::new());
        let (Some(template), Some(side)) = (&self.template, self.side(words)) else { return (answers, given) };
        let own = self.answers.iter().filter(|_| template.taken == Some(template.side));
        for answer in own.filter(|answer| !template.given.contains(&answer.question.id)) {
            answers.put(self.book, answer.clone());
        }
        for assumed in side.assumed.iter().filter(|assumed| !self.is_unfit(assumed.question)) {
            let Some(question) = self.book.question(assumed.question) else { continue };
            if answers.get(question).is_none() && self.give(&mut answers, assumed) {
                given.push(question.id);
            }
        }
        (answers, given)
    }

    /// Gives the answer of a point; whether that is one.
    pub(crate) fn give(&self, answers: &mut Answers, point: &Point) -> bool {
        let options: Vec<&str> = point.options.split(' ').collect();
        answers.give(self.book, point.question, &options).is_ok()
    }

    /// The visitor has answered a question of their own accord.
    pub(crate) fn note_own(&mut self, question: &Question) {
        if let Some(template) = &mut self.template {
            template.given.retain(|id| *id != question.id);
        }
    }

    /// Where the way back ends.
    pub(crate) const fn beginning(&self) -> Screen {
        if self.template.is_some() { Screen::Assumptions } else { Screen::Start }
    }
}
