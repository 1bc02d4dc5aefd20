//! The table of duties: role × class × condition, and the exact set of duty ids in every cell; duties on their dates.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use ai_act_check::engine::assess::{Assessment, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Force;
use ai_act_check::engine::truth::Truth;
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;
use ai_act_check::text::{Catalogue, LANGUAGES, pack};
use serde::Deserialize;

use common::{Given, interview, moment, read};

const TODAY: Date = Date::new(2026, 11, 21);

/// The axes, see tests/duties/cases.toml.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Axes {
    roles: BTreeMap<String, Given>,
    classes: BTreeMap<String, Given>,
    conditions: BTreeMap<String, Given>,
}

impl Axes {
    fn read() -> Self {
        read(Path::new("tests/duties/cases.toml"))
    }

    /// The answers of a cell "role / class / condition …"; what comes later replaces what came before.
    fn given(&self, cell: &str) -> Given {
        let mut given = Given::new();
        for (at, name) in cell.split(" / ").enumerate() {
            let axis = [&self.roles, &self.classes, &self.conditions][at.min(2)];
            given.extend(axis.get(name).unwrap_or_else(|| panic!("[{cell}]: cases.toml has no \"{name}\"")).clone());
        }
        given
    }

    fn assessment(&self, cell: &str, day: Date) -> Assessment {
        // A cell may give answers that are never asked for: what makes a class for one role need not exist for another.
        let (answers, _) = interview(&self.given(cell), false, day).unwrap_or_else(|e| panic!("[{cell}]: {e}"));
        assess(&BOOK, &answers, day).unwrap()
    }
}

/// What must or should be done; `open` tells whether something stays open, which no cell may.
fn owed(assessment: &Assessment, cell: &str) -> BTreeSet<&'static str> {
    let duties = assessment.duties.iter().filter(|o| matches!(o.duty.force, Force::Must | Force::Should));
    duties
        .map(|o| {
            assert_eq!(o.truth, Truth::Yes, "[{cell}]: duty \"{}\" stays open", o.duty.id);
            o.duty.id
        })
        .collect()
}

/// `@name` stands for a set of table.toml.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sets: BTreeMap<String, Vec<String>>,
    cells: BTreeMap<String, Vec<String>>,
}

impl Table {
    fn expected(&self, cell: &str) -> BTreeSet<&str> {
        let mut ids = BTreeSet::new();
        for entry in &self.cells[cell] {
            match entry.strip_prefix('@') {
                Some(set) => ids.extend(self.sets[set].iter().map(String::as_str)),
                None => assert!(ids.insert(entry), "[{cell}] names \"{entry}\" twice"),
            }
        }
        ids
    }
}

#[test]
fn every_cell_owes_exactly_its_duties() {
    let (axes, table): (_, Table) = (Axes::read(), read(Path::new("tests/duties/table.toml")));
    let mut faults = String::new();
    for cell in table.cells.keys() {
        let (found, expected) = (owed(&axes.assessment(cell, TODAY), cell), table.expected(cell));
        let more: Vec<_> = found.difference(&expected).collect();
        let less: Vec<_> = expected.difference(&found).collect();
        if !more.is_empty() || !less.is_empty() {
            writeln!(faults, "[{cell}]: not expected {more:?}, missing {less:?}").unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
    println!("{} cells", table.cells.len());
}

/// No hole in the table: every role meets every class of a system, and every condition and every duty is in some cell.
#[test]
fn the_table_names_every_cell() {
    let (axes, table): (_, Table) = (Axes::read(), read(Path::new("tests/duties/table.toml")));
    let of_models = |name: &str| name.starts_with("model-");
    let classes_of_models = ["narrow", "systemic", "open-model", "open-systemic", "minimal"];
    for role in axes.roles.keys() {
        for class in axes.classes.keys() {
            let fits = if of_models(role) {
                classes_of_models.contains(&class.as_str())
            } else {
                !classes_of_models[..4].contains(&class.as_str())
            };
            let cell = format!("{role} / {class}");
            assert_eq!(table.cells.contains_key(&cell), fits, "cell \"{cell}\"");
        }
    }
    let parts: BTreeSet<&str> = table.cells.keys().flat_map(|cell| cell.split(" / ").skip(2)).collect();
    for condition in axes.conditions.keys() {
        assert!(parts.contains(condition.as_str()), "condition \"{condition}\" stands in no cell");
    }
    let named: BTreeSet<&str> = table.cells.keys().flat_map(|cell| table.expected(cell)).collect();
    let duties = BOOK.duties().filter(|d| matches!(d.force, Force::Must | Force::Should) && d.valid.contains(TODAY));
    for duty in duties {
        assert!(named.contains(duty.id), "duty \"{}\" stands in no cell", duty.id);
    }
}

/// A day on which something changes, see tests/duties/dates.toml.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    day: toml::value::Datetime,
    cell: String,
    #[serde(default)]
    with: Given,
    duty: String,
    before: String,
    on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    change: Vec<Change>,
}

#[test]
fn duties_change_on_their_days_and_on_no_other() {
    let (axes, changes): (_, Changes) = (Axes::read(), read(Path::new("tests/duties/dates.toml")));
    let mut faults = String::new();
    for change in &changes.change {
        let day = Date::parse(&change.day.to_string()).unwrap();
        let mut given = axes.given(&change.cell);
        given.extend(change.with.clone());
        for (day, expected) in [(day.previous(), &change.before), (day, &change.on), (day.next(), &change.on)] {
            let (answers, _) = interview(&given, false, day).unwrap_or_else(|e| panic!("[{}]: {e}", change.cell));
            let found = standing(&assess(&BOOK, &answers, day).unwrap(), &change.duty);
            if found != *expected {
                writeln!(faults, "[{}] {} on {day}: expected {expected}, found {found}", change.cell, change.duty)
                    .unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
    let days: BTreeSet<Date> = changes.change.iter().filter_map(|c| Date::parse(&c.day.to_string())).collect();
    for schedule in BOOK.duties().map(|d| d.applies) {
        for start in schedule.timetables.iter().flat_map(|t| t.starts) {
            // The former dates of high-risk systems never came: they were moved before.
            let came = schedule.timetables.len() == 1 || start.from != Date::new(2027, 8, 2);
            assert!(
                !came || days.contains(&start.from),
                "no line of dates.toml is about {} of \"{}\"",
                start.from,
                schedule.id
            );
        }
    }
}

fn standing(assessment: &Assessment, duty: &str) -> String {
    let outcome = assessment.duties.iter().find(|o| o.duty.id == duty);
    outcome.map_or("absent".to_owned(), |o| moment(o, assessment.day))
}

/// Every legal duty has a sanction on every day it belongs to the law; what is none has none.
#[test]
fn no_duty_is_without_penalty_and_no_option_has_one() {
    for duty in BOOK.duties() {
        let none = duty.penalty.lines().all(|line| line.id == "none");
        assert_eq!(none, duty.force != Force::Must, "duty \"{}\" and its penalty \"{}\"", duty.id, duty.penalty.id);
    }
}

/// In both languages every duty says what to do, what it asks, the first step and what to keep.
#[test]
fn no_duty_is_without_words() {
    for lang in LANGUAGES {
        let words = Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap();
        for duty in BOOK.duties() {
            let parts = ["title", "what", "step"].into_iter();
            let evidence = (duty.force == Force::Must).then_some("evidence");
            for part in parts.chain(evidence).chain(duty.on_event.then_some("event")) {
                let text = words.find(&format!("duty.{}.{part}", duty.id)).unwrap_or_default();
                assert!(text.chars().count() >= 10, "{lang}: duty \"{}\" has no {part}", duty.id);
                let short = if part == "title" { 75 } else { 340 };
                assert!(text.chars().count() <= short, "{lang}: {part} of \"{}\" is too long: {text}", duty.id);
            }
        }
    }
}
