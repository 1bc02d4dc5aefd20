//! A visit: answers, day and screen. Turns them, with a catalogue, into everything a screen needs. Pure.

mod answers_view;
mod assumptions_view;
mod beliefs_view;
mod board_view;
mod changes_view;
mod drawing_view;
mod duties_view;
mod form;
mod halves_view;
mod letter_view;
mod opened_view;
mod phrases;
mod question_view;
mod remarks;
mod result_view;
mod scale_view;
mod search;
mod stamps;
mod supposed;
mod telling;
mod template;
mod terms_view;
mod timeline_view;
mod understood_view;

pub use answers_view::{AnswerRow, AnswersView, TopicGroup};
pub use assumptions_view::{AskedView, AssumptionsView};
pub use beliefs_view::BeliefView;
pub use board_view::{BoardView, GateState, GateView};
pub use changes_view::{ChangeView, ClassChanges, OtherView, quoted};
pub use drawing_view::{DrawingView, EdgeView, MOST_LINES, NodeView, TextView, WIDTH as DRAWING_WIDTH};
pub use duties_view::{
    DetailView, DutiesView, DutyGroup, DutyPart, DutyView, NoticeView, OpenDuties, PenaltyView, PointerView, RoleName,
    SparedView, pointer_name, sanction_text,
};
pub use form::{DENIAL, said, ticks};
pub use halves_view::{HalfView, HalvesView};
pub use letter_view::LetterView;
pub use opened_view::{Opened, Origin};
pub use phrases::times;
pub use question_view::{BordersView, CiteView, OptionView, QuestionView, answer_words, option_label, option_note};
pub use remarks::{LONGEST_NAME, LONGEST_REASON, Remarks, is_hidden, isolated, plain};
pub use result_view::{
    ClassView, DoubtView, ExcludedView, FactView, GroundView, OpenView, ReasonView, ResultView, RoleView,
};
pub use scale_view::{LevelView, ScaleView};
pub use search::Query;
pub use stamps::{as_of, notice};
pub use supposed::supposed;
pub use telling::{Telling, Told};
pub use template::Opening;
pub use terms_view::TermView;
pub use timeline_view::{DayView, due_again};
pub use understood_view::{UnderstoodView, understood};

use engine::answers::{Answer, AnswerError, Answers};
use engine::assess::{Assessment, TooEarly, assess};
use engine::date::Date;
use engine::program::Compiled;
use engine::rare::Rare;
use engine::rulebook::Question;

use template::Template;

/// Where the visitor is.
#[derive(Clone, Copy, Debug)]
pub enum Screen {
    /// Before the first question.
    Start,
    /// At what is assumed of a typical system.
    Assumptions,
    /// At a question.
    Question(&'static Question),
    /// At the list of answers.
    Answers,
    /// At the result.
    Result,
}

/// Where "Continue" leads after a changed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Return {
    Nowhere,
    Answers,
    Result,
}

/// What the page answered before the visitor came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prefill {
    /// The answers with which every visit begins.
    pub answers: Answers,
    /// Ids of the questions among them whose answers the visitor cannot change.
    pub locked: Vec<&'static str>,
    /// Whether they come from a check of another rulebook: nobody is asked for them again, and all can be changed.
    pub carried: Option<Rare<()>>,
}

/// One visit. All state is here; nothing else remembers anything.
#[derive(Debug)]
pub struct Session {
    book: &'static Compiled,
    answers: Answers,
    screen: Screen,
    back_to: Return,
    assessment: Assessment,
    remarks: Remarks,
    prefill: Prefill,
    opening: Opening,
    template: Option<Template>,
}

impl Session {
    /// A fresh visit on a day.
    ///
    /// # Errors
    /// [`TooEarly`] for a day before the rulebook begins.
    pub fn new(book: &'static Compiled, day: Date) -> Result<Self, TooEarly> {
        let answers = Answers::default();
        let assessment = assess(book, &answers, day)?;
        Ok(Self::at(Screen::Start, book, answers, assessment))
    }

    /// A visit that starts with answers, at the result.
    ///
    /// # Errors
    /// [`TooEarly`] for a day before the rulebook begins.
    pub fn with_answers(book: &'static Compiled, answers: Answers, day: Date) -> Result<Self, TooEarly> {
        let assessment = assess(book, &answers, day)?;
        Ok(Self::at(Screen::Result, book, answers, assessment))
    }

    fn at(screen: Screen, book: &'static Compiled, answers: Answers, assessment: Assessment) -> Self {
        let (back_to, remarks, prefill) = (Return::Nowhere, Remarks::default(), Prefill::default());
        let (opening, template) = (Opening::default(), None);
        Self { book, answers, screen, back_to, assessment, remarks, prefill, opening, template }
    }

    /// What the visitor added for the file.
    #[must_use]
    pub const fn remarks(&self) -> &Remarks {
        &self.remarks
    }

    /// The same, to be changed. The result never depends on it.
    pub const fn remarks_mut(&mut self) -> &mut Remarks {
        &mut self.remarks
    }

    /// The rulebook.
    #[must_use]
    pub const fn book(&self) -> &'static Compiled {
        self.book
    }

    /// Where the visitor is.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        self.screen
    }

    /// What the answers mean on the day.
    #[must_use]
    pub const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// All answers, also those that no longer count.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The day of the assessment.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.assessment.day
    }

    /// Moves to another day; answers stay.
    ///
    /// # Errors
    /// [`TooEarly`] for a day before the rulebook begins; nothing changes then.
    pub fn set_day(&mut self, day: Date) -> Result<(), TooEarly> {
        self.assessment = assess(self.book, &self.answers, day)?;
        Ok(())
    }

    /// Goes on with the same rulebook under other assumptions; answers stay.
    pub fn set_book(&mut self, book: &'static Compiled) {
        self.book = book;
        self.reassess();
    }

    /// Goes to the first question that has no answer yet, or to the list of answers.
    pub fn begin(&mut self) {
        self.back_to = Return::Nowhere;
        self.screen = self.assessment.interview.next().map_or(Screen::Answers, Screen::Question);
    }

    /// Begins anew with answers of the page.
    pub fn set_prefill(&mut self, prefill: Prefill) {
        self.prefill = prefill;
        self.restart();
    }

    /// Takes what a check of another rulebook was answered, in the place of what it had been before. What was said here stays.
    #[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
    pub fn carry(&mut self, answers: Answers) {
        let own = self.answers.iter().filter(|a| !self.is_carried(a.question)).cloned();
        let own: Vec<Answer> = own.collect();
        self.answers = answers.clone();
        self.prefill = Prefill { answers, carried: Some(Rare::new(())), ..Prefill::default() };
        for answer in own {
            self.answers.put(self.book, answer);
        }
        self.reassess();
    }

    /// What the page answered.
    #[must_use]
    pub const fn prefill(&self) -> &Prefill {
        &self.prefill
    }

    /// Whether the page answered a question so that the visitor cannot change it.
    #[must_use]
    pub fn is_locked(&self, question: &str) -> bool {
        self.prefill.locked.contains(&question)
    }

    /// Goes on as another visit to the same page: with its answers, except where the page has locked its own.
    pub fn take_over(&mut self, other: Self) {
        let (prefill, opening) = (std::mem::take(&mut self.prefill), std::mem::take(&mut self.opening));
        *self = Self { opening, ..other };
        let locked = prefill.answers.iter().filter(|a| prefill.locked.contains(&a.question.id));
        for answer in locked {
            self.answers.put(self.book, answer.clone());
        }
        self.prefill = prefill;
        self.reassess();
    }

    /// Forgets everything but what the page answered, and goes back to where a visit begins.
    pub fn restart(&mut self) {
        self.answers = self.prefill.answers.clone();
        self.remarks = Remarks::default();
        self.reassess();
        self.back_to = Return::Nowhere;
        self.open();
    }

    /// Stores the answer to the question on screen and goes on.
    ///
    /// # Errors
    /// [`AnswerError`], in practice an empty choice; nothing is stored and the screen stays.
    pub fn submit(&mut self, options: &[&str]) -> Result<(), AnswerError> {
        let Screen::Question(question) = self.screen else {
            return Ok(());
        };
        self.answers.give(self.book, question.id, options)?;
        self.note_own(question);
        self.reassess();
        self.screen = self.after(question);
        Ok(())
    }

    /// Goes back one screen; answers stay.
    pub fn back(&mut self) {
        self.screen = match (self.screen, self.back_to) {
            (Screen::Start | Screen::Assumptions, _) => Screen::Start,
            (Screen::Result, _) | (Screen::Question(_), Return::Answers) => Screen::Answers,
            (Screen::Question(_), Return::Result) => Screen::Result,
            (Screen::Question(question), Return::Nowhere) => self.before(question),
            (Screen::Answers, _) => self.last_question().map_or(self.beginning(), Screen::Question),
        };
        self.back_to = Return::Nowhere;
    }

    /// Opens one question for change, from the list of answers or from the result, and returns there afterwards.
    pub fn change(&mut self, question: &str) {
        if let Some(question) = self.book.question(question).filter(|q| !self.is_locked(q.id)) {
            self.back_to = if matches!(self.screen, Screen::Result) { Return::Result } else { Return::Answers };
            self.screen = Screen::Question(question);
        }
    }

    /// Goes to a screen where the visitor has been. After a new start, or with other answers, some are no place to go to any
    /// more: a question that nobody would ask now or whose answer is locked, and the result before the first answer. The list
    /// of answers, which tells so, stands in for them.
    pub fn go_to(&mut self, screen: Screen) {
        self.back_to = Return::Nowhere;
        self.screen = match screen {
            Screen::Assumptions => self.beginning(),
            Screen::Question(question) if !self.leads_to(question) => Screen::Answers,
            Screen::Result if self.answers == self.prefill.answers && self.assessment.interview.next().is_some() => {
                Screen::Answers
            }
            screen => screen,
        };
    }

    /// Whether a question is asked, offered or answered, and the visitor's to answer.
    fn leads_to(&self, question: &Question) -> bool {
        let interview = &self.assessment.interview;
        let waits = interview.missing.iter().chain(&interview.offered).any(|q| q.same(question));
        (waits || self.answers.get(question).is_some()) && !self.is_locked(question.id)
    }

    /// Shows the list of answers.
    pub const fn show_answers(&mut self) {
        self.back_to = Return::Nowhere;
        self.screen = Screen::Answers;
    }

    /// Shows the result.
    pub const fn show_result(&mut self) {
        self.back_to = Return::Nowhere;
        self.screen = Screen::Result;
    }

    /// The answers that no longer count: kept, but their questions would not be asked.
    pub fn uncounted(&self) -> impl Iterator<Item = &Answer> {
        let counted = &self.assessment.interview.counted;
        self.answers.iter().filter(|a| !counted.iter().any(|c| c.question.same(a.question)))
    }

    /// How many questions come before this one on the visitor's way.
    fn position(&self, question: &Question) -> usize {
        self.way().iter().filter(|q| !self.is_settled(q)).take_while(|q| !q.same(question)).count()
    }

    /// The questions on the visitor's way, in the agenda's order: answered ones that count, and those still to come.
    fn way(&self) -> Vec<&'static Question> {
        let interview = &self.assessment.interview;
        let on_way = |q: &&'static Question| {
            interview.counted.iter().any(|a| a.question.same(q)) || interview.missing.iter().any(|m| m.same(q))
        };
        self.book.agenda.iter().copied().filter(on_way).collect()
    }

    fn after(&self, question: &Question) -> Screen {
        let missing = self.assessment.interview.next();
        match (self.back_to, missing) {
            // A changed answer may open new questions; they come first.
            (Return::Answers | Return::Result, Some(next)) => Screen::Question(next),
            (Return::Answers, None) => Screen::Answers,
            (Return::Result, None) => Screen::Result,
            (Return::Nowhere, _) => {
                let place = |q: &Question| self.book.agenda.iter().position(|a| a.same(q));
                let later = self.way().into_iter().find(|q| place(q) > place(question) && !self.is_settled(q));
                later.or(missing).map_or(Screen::Answers, Screen::Question)
            }
        }
    }

    fn before(&self, question: &Question) -> Screen {
        let place = |q: &Question| self.book.agenda.iter().position(|a| a.same(q));
        let earlier = self.visited().rev().find(|q| place(q) < place(question));
        earlier.map_or(self.beginning(), Screen::Question)
    }

    fn last_question(&self) -> Option<&'static Question> {
        self.visited().next_back()
    }

    /// Whether a question is passed by on the way: the page has locked the answer, it was assumed and fits, or another check has it.
    fn is_settled(&self, question: &Question) -> bool {
        self.is_locked(question.id) || self.is_assumed(question.id) || self.is_carried(question)
    }

    /// Whether the answer stands as the check of another rulebook had it.
    #[must_use]
    pub fn is_carried(&self, question: &Question) -> bool {
        self.prefill.carried.is_some() && {
            let carried = self.prefill.answers.get(question);
            carried.is_some() && carried == self.answers.get(question)
        }
    }

    /// The questions whose answers count and are the visitor's own.
    fn visited(&self) -> impl DoubleEndedIterator<Item = &'static Question> {
        self.assessment.interview.counted.iter().map(|a| a.question).filter(|q| !self.is_settled(q))
    }

    fn reassess(&mut self) {
        // The day was accepted before, so it is accepted again.
        if let Ok(assessment) = assess(self.book, &self.answers, self.assessment.day) {
            self.assessment = assessment;
        }
    }
}
