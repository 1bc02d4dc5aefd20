//! What the visitor has done. It lives here alone and ends with the page.

use std::collections::BTreeMap;
use std::rc::Rc;

use training::case::{Group, Level};
use training::course::{Course, Entry};
use yew::prelude::*;

use crate::room::{Key, Room};

/// How sure somebody is of a guess, the least first; the words stand under `sure.<n>`.
pub const SURE: [&str; 3] = ["guessed", "rather", "sure"];

/// Everything that the visitor has done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The view that was started from another one; the attribute says it where there is none.
    pub view: Option<View>,
    /// The view before the one that is shown until it is closed.
    pub before: Option<View>,
    /// The course that is worked or shown.
    pub course: Option<Rc<Course>>,
    /// What is wrong with a course that was handed over, or is to be made.
    pub faults: Vec<String>,
    /// How often something was.
    pub faulted: usize,
    /// What is chosen before the first case.
    pub choice: Choice,
    /// The way through a course alone.
    pub alone: Alone,
    /// The way through a course in the room.
    pub room: Room,
    /// The course as it is being composed.
    pub draft: Draft,
}

/// A view of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// One person alone.
    Alone,
    /// A room with a projector.
    Room,
    /// A course is composed.
    Compose,
    /// The sheet for the trainer.
    Sheet,
}

impl View {
    /// The view that an attribute names; alone where it names none.
    pub fn named(name: Option<&str>) -> Self {
        match name {
            Some("room") => Self::Room,
            Some("compose") => Self::Compose,
            _ => Self::Alone,
        }
    }
}

/// What is chosen before the first case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whose work it is about.
    pub group: Option<Group>,
    /// How much it asks.
    pub level: Option<Level>,
    /// How many cases.
    pub number: usize,
    /// How often others were wanted.
    pub others: usize,
}

impl Default for Choice {
    fn default() -> Self {
        Self { group: None, level: Some(Level::First), number: 5, others: 0 }
    }
}

/// Where somebody alone is in a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// At the story.
    #[default]
    Guess,
    /// So many steps of the path are shown.
    Path(usize),
    /// At what comes out.
    Result,
    /// At the partner.
    Partner,
    /// At what comes out of the partner.
    Turned,
}

/// The way through a course alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alone {
    /// Which case; past the last one is the end.
    pub at: usize,
    /// Where in it.
    pub stage: Stage,
    /// Whether the cases have begun.
    pub begun: bool,
    /// What was wanted without saying what.
    pub missing: bool,
    /// What was said of each case.
    pub said: BTreeMap<usize, Said>,
}

/// What somebody said of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The place of the class among the choices.
    pub class: Option<usize>,
    /// The question on which it hangs.
    pub fact: Option<&'static str>,
    /// How sure, a place in [`SURE`].
    pub sure: Option<usize>,
    /// The place of the class among the choices of the partner.
    pub partner: Option<usize>,
    /// Whether the result was seen.
    pub done: bool,
}

/// A course as it is being composed: what was typed, as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its title; that of the words where nobody has typed one.
    pub title: Option<String>,
    /// Its day; today where nobody has chosen one.
    pub day: Option<String>,
    /// The minutes there are.
    pub minutes: Option<String>,
    /// The pass mark in percent; nobody has to pass without one.
    pub pass: Option<String>,
    /// The cases in their order.
    pub entries: Vec<Entry>,
    /// Which cases are listed.
    pub filter: Filter,
    /// What was done last with the file in it, in a sentence.
    pub note: Option<String>,
}

/// Which cases are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this group.
    pub group: Option<Group>,
    /// Of this level.
    pub level: Option<Level>,
    /// On this provision.
    pub law: String,
    /// With this text.
    pub search: String,
    /// So many more than at first.
    pub more: usize,
}

/// What the visitor does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Another choice before the first case.
    Choose(Choice),
    /// A course begins in a view.
    Begin(Rc<Course>, View),
    /// A course was handed over.
    Given(Rc<Course>),
    /// Something is wrong with a course.
    Fault(Vec<String>),
    /// Another view, until it is closed.
    Show(View),
    /// Back to the view before.
    Close,
    /// Back to the view of the attribute, and to its beginning.
    Leave,
    /// A class was chosen.
    Class(usize),
    /// A fact was chosen.
    Fact(&'static str),
    /// How sure somebody is.
    Sure(usize),
    /// The first guess is given.
    Answer,
    /// Somebody has no guess.
    Pass,
    /// One step more of the path of so many.
    Step(usize),
    /// All of it.
    Whole,
    /// The partner is told.
    ToPartner,
    /// A class of the partner was chosen.
    Partner(usize),
    /// That guess is given.
    AnswerPartner,
    /// The next case.
    Next,
    /// Once more from the beginning.
    Again,
    /// A key of the room; in a case with so many steps, of so many cases.
    Key(Key, usize, usize),
    /// Something is typed into the room.
    Room(Room),
    /// Something is changed in the draft.
    Draft(Box<Draft>),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Self::clone(&self);
        state.act(action);
        Rc::new(state)
    }
}

impl State {
    fn act(&mut self, action: Action) {
        match action {
            Action::Choose(choice) => self.choice = choice,
            Action::Begin(course, view) => self.begin(course, view),
            Action::Given(course) => {
                self.draft = Draft { filter: self.draft.filter.clone(), ..Draft::of(&course) };
                self.alone = Alone::default();
                self.room = Room::default();
                self.course = Some(course);
                self.faults.clear();
            }
            Action::Fault(faults) => {
                self.faults = faults;
                self.faulted += 1;
            }
            Action::Show(view) => {
                self.before = self.view;
                self.view = Some(view);
            }
            Action::Close => self.view = self.before,
            Action::Leave => {
                self.view = None;
                self.alone.begun = false;
                self.room.begun = false;
            }
            Action::Again => self.alone = Alone { begun: true, ..Alone::default() },
            Action::Key(key, steps, cases) => self.room.press(key, steps, cases),
            Action::Room(room) => self.room = room,
            Action::Draft(draft) => {
                self.faults.clear();
                self.draft = *draft;
            }
            other => self.alone.act(&other),
        }
    }

    fn begin(&mut self, course: Rc<Course>, view: View) {
        self.course = Some(course);
        self.before = self.view;
        self.view = Some(view);
        self.faults.clear();
        self.alone = Alone { begun: true, ..Alone::default() };
        self.room = Room::default();
    }
}

impl Alone {
    fn act(&mut self, action: &Action) {
        let stage = self.stage;
        let said = self.said.entry(self.at).or_default();
        match action {
            Action::Class(place) => said.class = Some(*place),
            Action::Fact(question) => said.fact = Some(question),
            Action::Sure(sure) => said.sure = Some(*sure),
            Action::Partner(place) => said.partner = Some(*place),
            Action::Answer if said.class.is_none() => return self.missing = true,
            Action::Answer => self.stage = Stage::Path(0),
            Action::Pass => {
                *said = Said::default();
                self.stage = Stage::Path(0);
            }
            Action::Step(all) => {
                if let Stage::Path(shown) = stage {
                    self.stage = if shown < *all { Stage::Path(shown + 1) } else { Stage::Result };
                }
            }
            Action::Whole => self.stage = Stage::Result,
            Action::ToPartner => self.stage = Stage::Partner,
            Action::AnswerPartner if said.partner.is_none() => return self.missing = true,
            Action::AnswerPartner => self.stage = Stage::Turned,
            Action::Next => {
                self.at += 1;
                self.stage = Stage::Guess;
            }
            _ => {}
        }
        if self.stage == Stage::Result
            && let Some(said) = self.said.get_mut(&self.at)
        {
            said.done = true;
        }
        self.missing = false;
    }
}

impl Draft {
    /// A course that is opened to be changed.
    pub fn of(course: &Course) -> Self {
        Self {
            title: Some(course.title.clone()),
            day: Some(course.day.clone()),
            minutes: Some(course.minutes.to_string()),
            pass: course.pass.map(|share| share.to_string()),
            entries: course.cases.clone(),
            filter: Filter::default(),
            note: None,
        }
    }
}
