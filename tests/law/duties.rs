//! The table of duties: role × class × condition, and the exact set of duty ids in every cell; duties on their dates.

use std::collections::BTreeSet;

use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Force;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::pack;
use ai_act_check::text::{Catalogue, LANGUAGES};

use support::table::{Axes, Change, TODAY, Table, changes};

#[test]
fn every_cell_owes_exactly_its_duties() {
    let (axes, table) = (Axes::read(), Table::read());
    let fault = |cell: &String| Some(format!("[{cell}]: {}", table.check(&BOOK, &axes, cell).err()?));
    let faults: Vec<String> = table.cells.keys().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("{} cells", table.cells.len());
}

/// No hole in the table: every role meets every class of a system, and every condition and every duty is in some cell.
#[test]
fn the_table_names_every_cell() {
    let (axes, table) = (Axes::read(), Table::read());
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

#[test]
fn duties_change_on_their_days_and_on_no_other() {
    let (axes, changes) = (Axes::read(), changes());
    let fault = |change: &Change| Some(format!("[{}]: {}", change.cell, change.check(&BOOK, &axes).err()?));
    let faults: Vec<String> = changes.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let days: BTreeSet<Date> = changes.iter().map(Change::day).collect();
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
