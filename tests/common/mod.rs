//! What tests of cases share: reading tables, and answering whatever is asked.

#![allow(
    dead_code,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "every test uses its own part, and fails by panicking"
)]

pub mod outcome;
pub mod record;
pub mod scenario;
pub mod surgery;
pub mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{DutyOutcome, Moment};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{Kind, NONE, Question, Rulebook};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use serde::Deserialize;

/// Answers by question id.
pub type Given = BTreeMap<String, Vec<String>>;

/// Reads a table; a fault names the file.
pub fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The answers of every scenario, as given on the day of the rulebook.
pub fn cases() -> Vec<(String, Answers)> {
    let bases: BTreeMap<String, Given> = read(Path::new("tests/scenarios/bases.toml"));
    let mut cases = Vec::new();
    for entry in fs::read_dir("tests/scenarios").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "toml") || path.file_stem().is_some_and(|s| s == "bases") {
            continue;
        }
        let table: BTreeMap<String, toml::Table> = read(&path);
        for (name, case) in table {
            let base = case.get("base").and_then(|b| b.as_str()).map(|b| bases[b].clone());
            let mut given: Given = base.unwrap_or_default();
            given.extend(case.get("answers").map(|a| a.clone().try_into::<Given>().unwrap()).unwrap_or_default());
            cases.push((
                name,
                interview(&BOOK, &given, case.contains_key("leave_open"), Date::new(2026, 11, 21)).unwrap().0,
            ));
        }
    }
    assert!(cases.len() > 400);
    cases
}

/// Answers every question that is asked: as given, else with "none of these" or the option that stands for no fact; an
/// optional one only as given. Returns the answers that count and their questions; the caller decides what to make of the rest.
pub fn interview(
    book: &'static Compiled,
    given: &Given,
    leave_open: bool,
    day: Date,
) -> Result<(Answers, Vec<&'static str>), String> {
    let mut answers = Answers::default();
    let give = |answers: &mut Answers, question: &str, chosen: &[String]| {
        let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
        answers.give(book, question, &chosen).map_err(|e| e.to_string())
    };
    for (question, chosen) in given {
        give(&mut answers, question, chosen)?;
    }
    // What may be asked is said in advance. What is offered beside the result is not, nor what counts also where only a
    // past day hangs on it and nobody is asked: that is said when it is asked.
    let unsaid = |q: &Question| q.topic.offered || ["system-date", "model-date"].contains(&q.id);
    let asked = |q: &&&Question| !leave_open && !unsaid(q) && !given.contains_key(q.id);
    for question in book.agenda.iter().filter(asked) {
        if let Some(neutral) = neutral(question) {
            give(&mut answers, question.id, &[neutral])?;
        }
    }
    loop {
        let interview = Interview::replay(book, &answers, day);
        match interview.missing.first().filter(|_| !leave_open) {
            Some(question) => {
                let neutral = neutral(question).ok_or_else(|| {
                    format!("question \"{}\" is asked, has no neutral option and is not answered", question.id)
                })?;
                give(&mut answers, question.id, &[neutral])?;
            }
            None => return Ok((counted(book, &interview)?, interview.counted.iter().map(|a| a.question.id).collect())),
        }
    }
}

/// The answers that count.
fn counted(book: &Rulebook, interview: &Interview) -> Result<Answers, String> {
    let mut answers = Answers::default();
    for answer in &interview.counted {
        answers.give(book, answer.question.id, &answer.chosen).map_err(|e| e.to_string())?;
    }
    Ok(answers)
}

/// "now", "event", "open", the event a timetable waits for, or the day.
pub fn moment(outcome: &DutyOutcome, day: Date) -> String {
    match outcome.moment(day) {
        Moment::Now => "now".to_owned(),
        Moment::From(date) => date.to_string(),
        Moment::OnlyIf(event, _) => event.to_owned(),
        Moment::OnEvent => "event".to_owned(),
        Moment::Open => "open".to_owned(),
    }
}

/// The option that says nothing is so.
pub fn neutral(question: &Question) -> Option<String> {
    match question.kind {
        Kind::Several if question.option_ids().any(|id| id == NONE) => Some(NONE.to_owned()),
        Kind::Several | Kind::One => {
            question.options.iter().rev().find(|o| o.facts.is_empty()).map(|o| o.id.to_owned())
        }
    }
}
