//! The answers that a page gives and reads: `{"answers": {question: [option]}, "locked": [question]}`.

use serde::Serialize;

use super::canonical::canonical;
use super::former::take;
use super::json::{self, Json, characters, member, members};
use super::{ById, Chosen, Id};
use engine::rulebook::Rulebook;
use session::{Prefill, Session};

/// The answers as they stand, with what the page has locked.
#[derive(Serialize)]
struct Document {
    answers: ById<Chosen>,
    locked: Vec<Id>,
}

/// The answers of a page, as far as the rulebook takes them, and a sentence for each that it does not take.
#[must_use]
pub fn read(book: &'static Rulebook, content: &str) -> (Prefill, Vec<String>) {
    let mut prefill = Prefill::default();
    let mut faults = Vec::new();
    let document = json::read(content).unwrap_or(Json::Null);
    let Some(answers @ Json::Object(_)) = member(&document, "answers") else {
        return (prefill, vec!["the key \"answers\" must hold an object with question ids as keys".to_owned()]);
    };
    // Former questions with those that have their answers today: whoever locks the one locks the others.
    let mut moved = Vec::new();
    for (question, options) in members(answers) {
        let given = match ids(options) {
            Some(options) => take(book, &mut prefill.answers, question, &options).map_err(|e| e.to_string()),
            None => Err(format!("answer \"{question}\": the value must be a list of option ids")),
        };
        match given {
            Ok(today) => moved.push((question.as_str(), today)),
            Err(fault) => faults.push(fault),
        }
    }
    let Some(locked) = member(&document, "locked").map_or(Some(Vec::new()), ids) else {
        faults.push("the key \"locked\" must hold a list of question ids".to_owned());
        return (prefill, faults);
    };
    for id in locked {
        match moved.iter().find(|(question, _)| *question == id) {
            Some((_, today)) => prefill.locked.extend(today),
            None => faults.push(format!("locked \"{id}\": there is no answer to lock; give one, or leave the id out")),
        }
    }
    (prefill, faults)
}

/// The id of the rulebook to which a page's answers belong, if it says so.
#[must_use]
pub fn rulebook(content: &str) -> Option<String> {
    Some(characters(member(&json::read(content)?, "rulebook")?)?.to_owned())
}

/// The answers as they stand, also those that no longer count, with what the page has locked.
#[must_use]
pub fn write(session: &Session) -> String {
    let locked = session.prefill().locked.iter().copied().map(Id).collect();
    canonical(&Document { answers: session.answers().into(), locked })
}

/// A list of nothing but strings.
fn ids(value: &Json) -> Option<Vec<&str>> {
    let Json::Array(items) = value else { return None };
    items.iter().map(characters).collect()
}
