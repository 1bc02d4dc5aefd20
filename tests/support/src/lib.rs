//! What the tests share, and the lawbook with them: the cases in `src/rulebooks/eu-ai-act/cases`, answering whatever is asked, whole outcomes,
//! and the rulebook followed as it is written ([`tree`]). What only tests use fails by panicking; what reads files says what is
//! wrong with them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::must_use_candidate,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    reason = "what only tests use fails by panicking, and every error is a sentence"
)]

pub mod ids;
pub mod outcome;
pub mod reader;
pub mod record;
pub mod scenario;
pub mod surgery;
pub mod system;
pub mod table;
pub mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{DutyOutcome, Moment};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{NONE, Question, Rulebook};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{FINGERPRINT, texts};
use ai_act_check::text::{Catalogue, pack};
use anyhow::{Context, Result};
use serde::Deserialize;

use scenario::{Scenario, bases, given, scenarios};

/// Answers by question id.
pub type Given = BTreeMap<String, Vec<String>>;

/// Where a file of the repository lies, whatever folder the program runs in.
pub fn repository(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Reads a table of the repository.
pub fn read<T: for<'a> Deserialize<'a>>(path: &str) -> Result<T> {
    let text = fs::read_to_string(repository(path)).with_context(|| format!("{path} cannot be read"))?;
    toml::from_str(&text).with_context(|| path.to_owned())
}

/// The answers of every scenario, as given on the day of the rulebook.
pub fn cases() -> Vec<(String, Answers)> {
    let cases = cases_with(|_| true);
    assert!(cases.len() > 400);
    cases
}

/// The answers of one of them.
pub fn case(name: &str) -> Answers {
    cases_with(|other| other == name).pop().unwrap_or_else(|| panic!("there is no scenario \"{name}\"")).1
}

fn cases_with(wanted: impl Fn(&str) -> bool) -> Vec<(String, Answers)> {
    let bases = bases().unwrap();
    let answers = |scenario: Scenario| {
        let given = given(&scenario, &bases).unwrap();
        interview(&BOOK, &given, scenario.leave_open, Date::new(2026, 11, 21)).unwrap().0
    };
    let wanted = scenarios().unwrap().into_iter().filter(|(_, name, _)| wanted(name));
    wanted.map(|(_, name, scenario)| (name, answers(scenario))).collect()
}

/// A catalogue in which each text is its key with what is to be filled in: it tells what is said, and not how. Citations are written
/// as ever.
pub fn keyed() -> Catalogue {
    let keyed = texts("en").unwrap().into_iter().map(|(key, text)| {
        if key.starts_with("ui.citation.") || key.starts_with("language.") {
            return (key, (text.to_owned(), String::new()));
        }
        let filled = text.split('{').skip(1).map(|rest| format!(" {{{}}}", rest.split('}').next().unwrap()));
        let said = format!("{key}{}", filled.collect::<String>());
        (key, (said, String::new()))
    });
    let mut languages = pack::Languages::from([("en".to_owned(), keyed.collect())]);
    let beside = pack::beside(&mut languages);
    let parts = pack::parts(BOOK.book, "en", (&languages, &beside), &[], FINGERPRINT).unwrap();
    Catalogue::read(&parts.concat(), &BOOK).unwrap()
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
            None => return Ok((counted(book, &interview), interview.counted.iter().map(|a| a.question.id).collect())),
        }
    }
}

/// The answers that count.
fn counted(book: &Rulebook, interview: &Interview) -> Answers {
    let mut answers = Answers::default();
    for answer in &interview.counted {
        answers.put(book, answer.clone());
    }
    answers
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
    if question.option_ids().any(|id| id == NONE) {
        return Some(NONE.to_owned());
    }
    question.options.iter().rev().find(|o| o.facts.is_empty()).map(|o| o.id.to_owned())
}
