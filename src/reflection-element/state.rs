//! What the visitor has done: where they are, and what they wrote to each catalogue. It lives here alone and is stored nowhere.

use std::collections::BTreeMap;
use std::rc::Rc;

use documents::reflection::{
    AnsweredPoint, Decision, GroupAtRisk, Holds, LONGEST_ENTRY, Reflection, State, StatedFact, Step, TemplateEntry,
};
use engine::date::Date;
use session::{LONGEST_NAME, LONGEST_REASON, plain};
use yew::prelude::*;

/// Where the visitor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The catalogue; none where all are offered.
    pub catalogue: Option<AttrValue>,
    /// The page of it.
    pub page: Page,
}

/// A page of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// What it is, and where one begins.
    #[default]
    Overview,
    /// The points of a section, by its id.
    Section(AttrValue),
    /// What came out, the plan, the decision, and how all of it is kept.
    Profile,
    /// Something beside the points, by its id.
    Sheet(AttrValue),
}

/// Everything that happens.
#[derive(Debug)]
pub enum Action {
    /// To another place.
    Go(Place),
    /// Something was said to a catalogue, on a day.
    Change(AttrValue, Date, Change),
    /// The answers of a check tell this of the system.
    Facts(Vec<StatedFact>),
    /// A file was opened.
    Open(Box<Reflection>),
    /// Another case has these documents, and no others.
    Replace(Vec<Reflection>),
    /// Something went wrong.
    Fault(Fault),
    /// A sheet is to be printed, as filled in or empty.
    Print(AttrValue, bool),
}

/// What was said to a catalogue.
#[derive(Debug)]
pub enum Change {
    /// The system is called so.
    System(String),
    /// The version of the catalogue with which the work begins.
    Begin(Date),
    /// Something is so of the system.
    Fact(String, Holds),
    /// How far a point is.
    State(String, State),
    /// What is missing at a point.
    Note(String, String),
    /// Who takes care of a point.
    Who(String, String),
    /// Until when.
    Until(String, Option<Date>),
    /// What came of it.
    Decision(Decision),
    /// Why.
    Reason(String),
    /// Another group of people.
    AddGroup(String),
    /// A group is not meant after all.
    RemoveGroup(usize),
    /// What a group is called.
    Group(usize, String),
    /// How likely an effect on a group is.
    Likelihood(usize, Step),
    /// How grave it would be.
    Impact(usize, Step),
    /// What is meant by a group.
    GroupNote(usize, String),
    /// A field of a template.
    Entry(String, String, String),
}

/// A sheet that is to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printing {
    /// Which.
    pub sheet: AttrValue,
    /// Whether with nothing filled in.
    pub is_empty: bool,
    /// Tells two wishes for the same apart.
    pub wish: usize,
}

/// What went wrong, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What happened and what to do.
    pub sentence: String,
    /// What exactly is wrong with a file, in English as programs say it.
    pub detail: Option<String>,
}

/// The visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Where the visitor is.
    pub place: Place,
    /// What was written, by catalogue.
    pub kept: BTreeMap<String, Reflection>,
    /// What the answers of a check tell of the system.
    pub known: Vec<StatedFact>,
    /// What went wrong last.
    pub fault: Option<Fault>,
    /// What is to be printed.
    pub printing: Option<Printing>,
    /// The catalogue to which something was said last, and how often that happened.
    pub touched: Option<(String, usize)>,
}

impl Visit {
    /// One that begins: at a catalogue, or where all are offered.
    #[must_use]
    pub const fn new(catalogue: Option<AttrValue>) -> Self {
        Self {
            place: Place { catalogue, page: Page::Overview },
            kept: BTreeMap::new(),
            known: Vec::new(),
            fault: None,
            printing: None,
            touched: None,
        }
    }

    /// What was written to a catalogue; one that nobody has begun has the facts that are known.
    #[must_use]
    pub fn reflection(&self, catalogue: &str, version: Date) -> Reflection {
        self.kept.get(catalogue).cloned().unwrap_or_else(|| self.begun(catalogue, version))
    }

    fn begun(&self, catalogue: &str, version: Date) -> Reflection {
        let mut begun = Reflection::new(catalogue, version);
        begun.facts.clone_from(&self.known);
        begun
    }

    fn change(&mut self, catalogue: &str, day: Date, change: Change) {
        let mut reflection = match (self.kept.remove(catalogue), &change) {
            (Some(kept), _) => kept,
            (None, Change::Begin(version)) => self.begun(catalogue, *version),
            (None, _) => self.begun(catalogue, day),
        };
        reflection.day = Some(day);
        apply(&mut reflection, change);
        self.printing = None;
        self.kept.insert(catalogue.to_owned(), reflection);
        self.touch(catalogue);
    }

    fn touch(&mut self, catalogue: &str) {
        let times = self.touched.as_ref().map_or(0, |(_, times)| *times);
        self.touched = Some((catalogue.to_owned(), times.wrapping_add(1)));
    }

    /// What a check knows goes before what was said here; what it leaves open stays as it is.
    fn learn(&mut self, facts: Vec<StatedFact>) {
        for reflection in self.kept.values_mut() {
            for fact in facts.iter().filter(|fact| fact.holds != Holds::Unknown) {
                state(&mut reflection.facts, &fact.fact, fact.holds);
            }
        }
        self.known = facts;
    }

    fn replace(&mut self, documents: Vec<Reflection>) {
        self.kept.clear();
        for mut reflection in documents {
            self.complete(&mut reflection);
            self.kept.insert(reflection.catalogue.clone(), reflection);
        }
        self.place.page = Page::Overview;
        (self.fault, self.printing) = (None, None);
    }

    /// What the document leaves open the check may know.
    fn complete(&self, reflection: &mut Reflection) {
        for fact in &self.known {
            if !reflection.facts.iter().any(|said| said.fact == fact.fact && said.holds != Holds::Unknown) {
                state(&mut reflection.facts, &fact.fact, fact.holds);
            }
        }
    }

    fn open(&mut self, mut reflection: Reflection) {
        self.complete(&mut reflection);
        let catalogue = reflection.catalogue.clone();
        self.place = Place { catalogue: Some(AttrValue::from(catalogue.clone())), page: Page::Overview };
        self.kept.insert(catalogue.clone(), reflection);
        self.touch(&catalogue);
        self.fault = None;
    }
}

impl Reducible for Visit {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut visit = (*self).clone();
        match action {
            Action::Go(place) => (visit.place, visit.fault, visit.printing) = (place, None, None),
            Action::Change(catalogue, day, change) => visit.change(&catalogue, day, change),
            Action::Facts(facts) => visit.learn(facts),
            Action::Open(reflection) => visit.open(*reflection),
            Action::Replace(documents) => visit.replace(documents),
            Action::Fault(fault) => visit.fault = Some(fault),
            Action::Print(sheet, is_empty) => {
                let wish = visit.printing.map_or(0, |printing| printing.wish.wrapping_add(1));
                visit.printing = Some(Printing { sheet, is_empty, wish });
            }
        }
        Rc::new(visit)
    }
}

/// Writes down what was said.
fn apply(to: &mut Reflection, change: Change) {
    match change {
        Change::Begin(_) => {}
        Change::System(name) => to.system = name,
        Change::Fact(fact, holds) => state(&mut to.facts, &fact, holds),
        Change::State(id, state) => point(to, id).state = state,
        Change::Note(id, note) => point(to, id).note = note,
        Change::Who(id, who) => point(to, id).who = who,
        Change::Until(id, until) => point(to, id).until = until,
        Change::Decision(decision) => to.decision = decision,
        Change::Reason(reason) => to.reason = reason,
        Change::AddGroup(group) => {
            let new = GroupAtRisk { group, likelihood: Step::Medium, impact: Step::Medium, note: String::new() };
            to.groups.push(new);
        }
        Change::RemoveGroup(at) => {
            if at < to.groups.len() {
                to.groups.remove(at);
            }
        }
        Change::Group(at, name) => with(to, at, |group| group.group = name),
        Change::Likelihood(at, step) => with(to, at, |group| group.likelihood = step),
        Change::Impact(at, step) => with(to, at, |group| group.impact = step),
        Change::GroupNote(at, note) => with(to, at, |group| group.note = note),
        Change::Entry(template, field, text) => {
            to.entries.retain(|entry| entry.template != template || entry.field != field);
            to.entries.push(TemplateEntry { template, field, text });
        }
    }
}

fn with(reflection: &mut Reflection, at: usize, change: impl FnOnce(&mut GroupAtRisk)) {
    if let Some(group) = reflection.groups.get_mut(at) {
        change(group);
    }
}

fn state(facts: &mut Vec<StatedFact>, id: &str, holds: Holds) {
    facts.retain(|fact| fact.fact != id);
    facts.push(StatedFact { fact: id.to_owned(), holds });
}

/// The answer to a point; a point that nobody has answered gets one.
fn point(reflection: &mut Reflection, id: String) -> &mut AnsweredPoint {
    let at = reflection.points.iter().position(|answer| answer.point == id).unwrap_or(reflection.points.len());
    if at == reflection.points.len() {
        let (note, who) = (String::new(), String::new());
        reflection.points.push(AnsweredPoint { point: id, state: State::Open, note, who, until: None });
    }
    match reflection.points.get_mut(at) {
        Some(answer) => answer,
        None => unreachable!("it was put there if it was missing"),
    }
}

/// A reflection as documents have it: texts as single lines without what no line may hold, nothing that nobody wrote. `unnamed`
/// stands for a group of which only the note was written.
#[must_use]
pub fn tidied(reflection: &Reflection, unnamed: &str) -> Reflection {
    let mut tidy = reflection.clone();
    let name = |text: &mut String| *text = plain(text, LONGEST_NAME);
    let long = |text: &mut String| *text = plain(text, LONGEST_REASON);
    name(&mut tidy.system);
    long(&mut tidy.reason);
    for answer in &mut tidy.points {
        long(&mut answer.note);
        name(&mut answer.who);
    }
    tidy.points.retain(|a| a.state != State::Open || !a.note.is_empty() || !a.who.is_empty() || a.until.is_some());
    for group in &mut tidy.groups {
        name(&mut group.group);
        long(&mut group.note);
        if group.group.is_empty() && !group.note.is_empty() {
            unnamed.clone_into(&mut group.group);
        }
    }
    tidy.groups.retain(|group| !group.group.is_empty());
    for entry in &mut tidy.entries {
        entry.text = plain(&entry.text, LONGEST_ENTRY);
    }
    tidy.entries.retain(|entry| !entry.text.is_empty());
    tidy
}
