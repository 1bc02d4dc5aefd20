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

/// How many systems are assessed together: what the engine takes at once.
pub const TOGETHER: usize = 64;

/// Both results of a system; none where nobody has answered, or for a day before the rulebook begins.
#[must_use]
pub fn results(system: &System, day: Date) -> Option<Results> {
    results_of_all(&[system], day).pop().flatten()
}

/// The same for many systems, in their order.
#[must_use]
pub fn results_of_all(systems: &[&System], day: Date) -> Vec<Option<Results>> {
    let is_answered = |system: &System| !system.classification.answers.is_empty();
    let answered: Vec<&System> = systems.iter().copied().filter(|system| is_answered(system)).collect();
    let mut results = Results::of_all(BOOK, &LAW, &answered, day).unwrap_or_default().into_iter();
    systems.iter().map(|system| if is_answered(system) { results.next() } else { None }).collect()
}

/// What a list shows of a system with these results.
fn row(register: &Register, system: &System, results: Option<&Results>) -> Row {
    let hay = hay(register, system);
    let Some(results) = results else {
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
    let further: Vec<_> = results.system_open().into_iter().filter(|id| !open.contains(id)).collect();
    open.extend(further);
    Row {
        assessed: true,
        body: results.headline(),
        system: results.system_headline(),
        from: results.system().and_then(|(_, outcome)| outcome.earliest()),
        comparison: Comparison::of_all(&LAW, system, results),
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
    for systems in register.systems.chunks(TOGETHER) {
        let mut new = Vec::new();
        for system in systems {
            let same = organisations && former.get(system.id.as_str()).is_some_and(|former| *former == system);
            match known.get(&system.id).filter(|_| same) {
                Some(row) => drop(rows.insert(system.id.clone(), Rc::clone(row))),
                None => new.push(system),
            }
        }
        for (system, results) in new.iter().zip(results_of_all(&new, day)) {
            rows.insert(system.id.clone(), Rc::new(row(&register, system, results.as_ref())));
        }
        if slice.is_over() {
            state.dispatch(Action::Work(Some(Work { done: rows.len(), total })));
            slice.rest().await;
            if turn.get() != mine {
                return;
            }
        }
    }
    state.dispatch(Action::Assessed(Rc::clone(&register), day, Rc::new(rows)));
}
