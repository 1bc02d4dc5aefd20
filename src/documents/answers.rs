//! Answers from a document, strictly. It is read member by member, for the sake of what is said about faults.

#[cfg(test)]
use schemars::JsonSchema;

use super::former::take;
use super::json::Json;
#[cfg(test)]
use super::{ById, Chosen};
use engine::answers::Answers;
use engine::rulebook::Rulebook;

/// The answers to the questionnaire of ai-act-check, as `ai-act-check assess` reads them. The command `ai-act-check questions
/// --json` prints every question id with its option ids; the program refuses ids that are not among them, several options where
/// the question takes one, and an option that stands alone together with another.
#[cfg(test)]
#[derive(JsonSchema)]
#[schemars(rename = "Answers", extend("examples" = super::contract::examples()))]
pub(super) struct GivenAnswers {
    /// The answers by question id. A question that was not answered is left out.
    #[allow(dead_code, reason = "what is read has no need of it; it tells the form")]
    answers: ById<Chosen>,
}

/// Reads an answers document.
///
/// # Errors
/// A sentence that names the question and says what is wrong.
pub fn read(book: &Rulebook, document: &Json) -> Result<Answers, String> {
    let top = object(document)
        .map_err(|found| format!("the document is {found}; it must be an object with the key \"answers\""))?;
    if let Some((key, _)) = top.iter().find(|m| m.0 != "answers") {
        return Err(format!("the key \"{key}\" does not belong here; only \"answers\" stands at the top"));
    }
    let given = match top {
        [] => return Err("the key \"answers\" is missing; put the answers under it".to_owned()),
        [(_, given)] => given,
        [..] => return Err("the key \"answers\" stands twice; keep one".to_owned()),
    };
    let given = object(given)
        .map_err(|found| format!("\"answers\" is {found}; it must be an object with question ids as keys"))?;
    let mut answers = Answers::default();
    for (at, (question, value)) in given.iter().enumerate() {
        let options = option_ids(value).map_err(|wrong| format!("answer \"{question}\": {wrong}"))?;
        take(book, &mut answers, question, &options).map_err(|e| e.to_string())?;
        if given.iter().take(at).any(|m| m.0 == *question) {
            return Err(format!("answer \"{question}\" stands twice; keep one"));
        }
    }
    Ok(answers)
}

/// The option ids of one answer.
fn option_ids(value: &Json) -> Result<Vec<&str>, String> {
    let Json::Array(items) = value else {
        return Err(format!("the value is {}; write a list of option ids, such as [\"unknown\"]", kind(value)));
    };
    let mut ids: Vec<&str> = Vec::new();
    for item in items {
        match item {
            Json::String(id) if ids.contains(&&**id) => {
                return Err(format!("the option \"{id}\" stands twice; keep one"));
            }
            Json::String(id) => ids.push(id),
            other => return Err(format!("the list contains {}; write option ids only", kind(other))),
        }
    }
    Ok(ids)
}

/// The members of an object, or what it is instead.
fn object(value: &Json) -> Result<&[(String, Json)], &'static str> {
    if let Json::Object(members) = value { Ok(members) } else { Err(kind(value)) }
}

/// What a value is, for a sentence.
pub(super) fn kind(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}
