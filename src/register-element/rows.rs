//! What came out for each system, condensed to what a list shows; made in slices, so that the page breathes.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use engine::date::Date;
use engine::truth::Truth;
use kit::BOOK;
use register::assess::{OPEN, Results};
use register::claims::Comparison;
use register::grid::folded;
use register::law::Law;
use register::record::{Register, System};
use yew::prelude::*;

use crate::slices::Slice;
use crate::state::{Action, Rows, State, Work};

/// What a register knows of the rulebook.
pub static LAW: LazyLock<Law> = LazyLock::new(|| Law::of(BOOK));

/// What a list shows of a system.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whether anybody has answered yet.
    pub assessed: bool,
    /// The class for the body.
    pub body: &'static str,
    /// The class of the system.
    pub system: &'static str,
    /// From when the class of the system applies, where it has a day.
    pub from: Option<Date>,
    /// How the claims stand to that.
    pub comparison: Comparison,
    /// The questions that are open.
    pub open: Vec<&'static str>,
    /// The roles of the body.
    pub roles: Vec<&'static str>,
    /// How many answers the rulebook does not know any more.
    pub lost: usize,
    /// What is searched.
    pub hay: String,
}

/// Both results of a system; none where nobody has answered, or for a day before the rulebook begins.
#[must_use]
pub fn results(system: &System, day: Date) -> Option<Results> {
    let answered = !system.classification.answers.is_empty();
    Results::of(BOOK, &LAW, system, day).ok().filter(|_| answered)
}

/// What a list shows of a system on a day.
#[must_use]
pub fn row(register: &Register, system: &System, day: Date) -> Row {
    let hay = hay(register, system);
    let Some(results) = results(system, day) else {
        let comparison = Comparison::NoClaim;
        return Row {
            assessed: false,
            body: OPEN,
            system: OPEN,
            from: None,
            comparison,
            open: Vec::new(),
            roles: Vec::new(),
            lost: 0,
            hay,
        };
    };
    let mut open = results.open();
    open.extend(results.system_open().into_iter().filter(|id| !results.open().contains(id)));
    Row {
        assessed: true,
        body: results.headline(),
        system: results.system_headline(),
        from: results.system().and_then(|(_, outcome)| outcome.earliest()),
        comparison: Comparison::of_all(&LAW, system, &results),
        open,
        roles: results.body.roles.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category.id).collect(),
        lost: results.lost,
        hay,
    }
}

/// The text in which people search.
fn hay(register: &Register, system: &System) -> String {
    let mut parts = vec![
        system.name.as_str(),
        &system.short_description,
        register.body_of(system),
        &system.organisation.unit,
        &system.supply.provider.name,
        &system.supply.product_name,
        &system.purpose.text,
        &system.id,
    ];
    parts.extend(system.other_names.iter().chain(&system.tags).map(String::as_str));
    parts.extend(system.claims.iter().map(|claim| claim.raw.as_str()));
    parts.extend(system.identifiers.iter().map(|id| id.value.as_str()));
    folded(&parts.join(" "))
}

/// Assesses every system of a register, those alone that changed where the rest is known. Whoever raises `turn` stops it.
pub async fn assess(
    state: UseReducerDispatcher<State>,
    (register, day): (Rc<Register>, Date),
    (known, known_of): (Rows, Option<(Rc<Register>, Date)>),
    turn: Rc<Cell<u32>>,
) {
    let mine = turn.get();
    let former: HashMap<&str, &System> = match &known_of {
        Some((former, of)) if *of == day => former.systems.iter().map(|system| (system.id.as_str(), system)).collect(),
        _ => HashMap::new(),
    };
    let organisations = known_of.as_ref().is_some_and(|(former, _)| former.organisations == register.organisations);
    let total = register.systems.len();
    let mut rows: HashMap<String, Rc<Row>> = HashMap::with_capacity(total);
    let mut slice = Slice::begin();
    for (done, system) in register.systems.iter().enumerate() {
        let same = organisations && former.get(system.id.as_str()).is_some_and(|former| *former == system);
        let row = match known.get(&system.id).filter(|_| same) {
            Some(row) => Rc::clone(row),
            None => Rc::new(row(&register, system, day)),
        };
        rows.insert(system.id.clone(), row);
        if slice.is_over() {
            state.dispatch(Action::Work(Some(Work { done, total })));
            slice.rest().await;
            if turn.get() != mine {
                return;
            }
        }
    }
    state.dispatch(Action::Assessed(Rc::clone(&register), day, Rc::new(rows)));
}
