//! What the register knows while it stands: the register itself, what came out for each system, and where the visitor is.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use engine::date::Date;
use register::file::Opened;
use register::grid::Sheet;
use register::record::{Others, Register};
use serde_json::Value;
use yew::prelude::*;

use crate::rows::Row;
use crate::sight::Sight;

/// Where the visitor is.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// Nothing is open yet.
    Start,
    /// All systems.
    List,
    /// One system.
    System(String),
    /// A topic of a system is edited.
    Edit(String, &'static str),
    /// The check for a system.
    Check(String),
    /// What is asked beyond the law about a system.
    Beyond(String),
    /// The first table that waits.
    Import,
    /// The first register that waits.
    Merge,
    /// Counts, dates, and what another day changes.
    Overview,
    /// Exports, and the published pages.
    HandOn,
}

impl Screen {
    /// Its name, for style and tests.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::List => "list".to_owned(),
            Self::System(id) => format!("system-{id}"),
            Self::Edit(id, topic) => format!("edit-{id}-{topic}"),
            Self::Check(id) => format!("check-{id}"),
            Self::Beyond(id) => format!("beyond-{id}"),
            Self::Import => "import".to_owned(),
            Self::Merge => "merge".to_owned(),
            Self::Overview => "overview".to_owned(),
            Self::HandOn => "hand-on".to_owned(),
        }
    }
}

/// A table that waits to be taken.
#[derive(Debug)]
pub struct Table {
    /// The file it came in.
    pub file: String,
    /// The sheet.
    pub sheet: Sheet,
}

/// A register that waits to be merged.
#[derive(Debug)]
pub struct Other {
    /// The file it came in.
    pub file: String,
    /// What was opened.
    pub register: Register,
    /// Whether the file that is open has changed on the disk: then what was saved last is the state both come from.
    pub on_disk: bool,
    /// Whether it can be saved in its place.
    pub placed: bool,
}

/// Something that was said to the visitor, which stays until the next deed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Sentences on what happened.
    pub done: Vec<String>,
    /// Sentences on what did not.
    pub faults: Vec<String>,
}

/// A long piece of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// What came out for each system, by id.
pub type Rows = Rc<HashMap<String, Rc<Row>>>;

/// All that the register knows.
#[derive(Clone)]
pub struct State {
    /// The register; none before one is open.
    pub register: Option<Rc<Register>>,
    /// As the file has it.
    pub saved: Option<Rc<Register>>,
    /// The name of the file.
    pub file: String,
    /// What came out.
    pub rows: Rows,
    /// For which register and day that is.
    pub rows_of: Option<(Rc<Register>, Date)>,
    /// Whether anybody may see all of this: nothing can be changed then.
    pub public: bool,
    /// How many systems the public view withholds.
    pub withheld: u64,
    /// Where the visitor is.
    pub screen: Screen,
    /// The register before the last deed, and what that was.
    pub undo: Option<(Option<Rc<Register>>, String)>,
    /// What was said last.
    pub said: Said,
    /// Tables that wait.
    pub tables: Vec<Rc<Table>>,
    /// Registers that wait.
    pub others: Vec<Rc<Other>>,
    /// The work that is going on.
    pub work: Option<Work>,
    /// How the list is looked at.
    pub sight: Sight,
    /// The day that the visitor has chosen.
    pub day: Option<Date>,
    /// The question at which the check shall open.
    pub question: Option<String>,
    /// The template with which the check shall open.
    pub template: Option<String>,
    /// Whether the register's file can be saved in its place: it was picked, or saved, and not only dropped.
    pub placed: bool,
    /// What is typed into a form and not taken yet: the system, the topic, the record.
    pub draft: Option<(String, &'static str, Value)>,
    /// What the check was answered and is not taken yet: the system, the answers.
    pub answered: Option<(String, Answers)>,
    /// What was written to catalogues and is not taken yet, by system.
    pub written: BTreeMap<String, Written>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            register: None,
            saved: None,
            file: String::new(),
            rows: Rows::default(),
            rows_of: None,
            public: false,
            withheld: 0,
            screen: Screen::Start,
            undo: None,
            said: Said::default(),
            tables: Vec::new(),
            others: Vec::new(),
            work: None,
            sight: Sight::default(),
            day: None,
            question: None,
            template: None,
            placed: false,
            draft: None,
            answered: None,
            written: BTreeMap::new(),
        }
    }
}

impl PartialEq for State {
    fn eq(&self, _: &Self) -> bool {
        // Every action changes something.
        false
    }
}

/// Answers by question.
pub type Answers = BTreeMap<String, Vec<String>>;

/// What was written to catalogues, by their ids.
pub type Written = BTreeMap<String, Others>;

/// Whether two registers that may be there are the same one.
#[must_use]
pub fn same(one: Option<&Rc<Register>>, other: Option<&Rc<Register>>) -> bool {
    one.map(Rc::as_ptr) == other.map(Rc::as_ptr)
}

impl State {
    /// Whether something would be lost by leaving.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let is_changed = self.register.is_some() && !same(self.register.as_ref(), self.saved.as_ref());
        !self.public && (is_changed || self.draft.is_some() || self.answered.is_some() || !self.written.is_empty())
    }
}

/// What can happen.
pub enum Action {
    /// The visitor goes somewhere.
    Go(Screen),
    /// A register was opened, or made.
    Open {
        /// The name of its file; of a new one the name it shall have.
        file: String,
        /// What was opened.
        opened: Box<Opened>,
        /// What there is to say about it.
        said: Said,
        /// Whether a file holds it already.
        saved: bool,
        /// Whether that file can be saved in its place.
        placed: bool,
    },
    /// The public view was fetched.
    OpenPublic(Box<Register>, u64),
    /// The register changed: the new one, and what was done.
    Change(Rc<Register>, String, Screen),
    /// The last deed is undone.
    Undo(String),
    /// Files came: tables and registers that wait.
    Wait(Vec<Rc<Table>>, Vec<Rc<Other>>),
    /// The first table that waits is done with.
    NextTable,
    /// The first register that waits is done with.
    NextOther,
    /// The register was saved under a name.
    Saved(String, Rc<Register>),
    /// The file shall have this name.
    Name(String),
    /// Something is to be said.
    Say(Said),
    /// Some of the work is done.
    Work(Option<Work>),
    /// All of it is done.
    Assessed(Rc<Register>, Date, Rows),
    /// The list is looked at otherwise.
    Look(Sight),
    /// Another day.
    Day(Option<Date>),
    /// Something was typed into a form, or the form is done with.
    Draft(Option<(String, &'static str, Value)>),
    /// The check was answered, or is done with.
    Answered(Option<(String, Answers)>),
    /// A document of a system was written: the system, the catalogue, the document.
    Written(String, String, Others),
    /// What was written about a system is taken, or left.
    Unwritten(String),
    /// The check, at a question or with a template.
    Ask(String, Option<String>, Option<String>),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Go(screen) => {
                next.screen = screen;
                next.said = Said::default();
            }
            Action::Open { file, opened, said, saved, placed } => {
                let register = Rc::new(opened.register);
                next.undo = None;
                next.draft = None;
                next.answered = None;
                next.written.clear();
                next.placed = placed;
                next.saved = Some(Rc::clone(&register)).filter(|_| saved);
                next.register = Some(register);
                next.file = file;
                next.said = said;
                next.sight = Sight::default();
                next.screen = Screen::List;
            }
            Action::OpenPublic(register, withheld) => {
                next.register = Some(Rc::new(*register));
                next.public = true;
                next.withheld = withheld;
                next.screen = Screen::List;
            }
            Action::Change(register, what, screen) => {
                next.undo = Some((next.register.replace(register), what.clone()));
                next.said = Said { done: vec![what], faults: Vec::new() };
                next.screen = screen;
            }
            Action::Undo(said) => next.take_back(said),
            Action::Wait(tables, others) => {
                next.tables.extend(tables);
                // What stands on the disk now takes the place of what stood there.
                next.others.retain(|known| {
                    !others.iter().any(|other| other.on_disk && known.on_disk && other.file == known.file)
                });
                next.others.extend(others);
                // Whoever is typing is not led away; the bar says that something waits.
                if next.draft.is_none() && next.answered.is_none() && next.written.is_empty() {
                    next.move_on();
                }
            }
            Action::NextTable => {
                next.tables = next.tables.split_off(1.min(next.tables.len()));
                next.move_on();
            }
            Action::NextOther => {
                next.others = next.others.split_off(1.min(next.others.len()));
                next.move_on();
            }
            Action::Saved(file, register) => {
                next.file = file;
                next.saved = Some(register);
                next.placed = true;
            }
            Action::Name(name) => next.file = name,
            Action::Say(said) => next.said = said,
            Action::Work(work) => next.work = work,
            Action::Assessed(register, day, rows) => {
                next.rows = rows;
                next.rows_of = Some((register, day));
                next.work = None;
            }
            Action::Look(sight) => next.sight = sight,
            Action::Day(day) => next.day = day,
            Action::Draft(draft) => next.draft = draft,
            Action::Answered(answered) => next.answered = answered,
            Action::Written(system, catalogue, document) => {
                next.written.entry(system).or_default().insert(catalogue, document);
            }
            Action::Unwritten(system) => drop(next.written.remove(&system)),
            Action::Ask(id, question, template) => {
                next.question = question;
                next.template = template;
                next.said = Said::default();
                next.screen = Screen::Check(id);
            }
        }
        next.drop_strays();
        Rc::new(next)
    }
}

impl State {
    /// What was typed or answered for a system that the register has no longer belongs to nothing.
    fn drop_strays(&mut self) {
        let register = self.register.clone().unwrap_or_default();
        let is_here = |id: &String| register.systems.iter().any(|system| system.id == *id);
        self.draft.take_if(|(id, ..)| !is_here(id));
        self.answered.take_if(|(id, _)| !is_here(id));
        self.written.retain(|id, _| is_here(id));
    }

    /// Takes the last deed back.
    fn take_back(&mut self, said: String) {
        let Some((register, _)) = self.undo.take() else { return };
        self.register = register;
        self.said = Said { done: vec![said], faults: Vec::new() };
        self.screen = if self.register.is_some() { Screen::List } else { Screen::Start };
    }

    /// Goes to what waits, else to the list.
    fn move_on(&mut self) {
        self.screen = match (self.others.is_empty(), self.tables.is_empty()) {
            (false, _) => Screen::Merge,
            (_, false) => Screen::Import,
            _ if self.register.is_some() => Screen::List,
            _ => Screen::Start,
        };
    }
}
