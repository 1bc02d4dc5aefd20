//! What somebody who has answered one rulebook need not be asked for another.

use super::answers::{Answers, in_doubt};
use super::assess::Assessment;
use super::rulebook::{NONE, Question, Rulebook};
use super::truth::Truth;

/// The answers to a rulebook that a result of another one has already: to the questions that both ask, and to those that its
/// roles and classes answer. These count once nothing is left to ask there: until then nobody knows.
#[must_use]
pub fn carried(from: &Assessment, to: &'static Rulebook) -> Answers {
    let mut answers = Answers::default();
    for question in to.agenda {
        let said = asked_there(from, question).unwrap_or_else(|| classes_there(from, to, question));
        let options: Vec<&str> = said.iter().map(String::as_str).collect();
        // The validation holds that what is shared has the same options; what is no answer here leaves the question to be asked.
        let _ = answers.give(to, question.id, &options);
    }
    answers
}

/// What was said to the question of the same id.
fn asked_there(from: &Assessment, question: &Question) -> Option<Vec<String>> {
    let counted = from.interview.counted.iter().find(|a| a.question.id == question.id)?;
    Some(counted.said().collect())
}

fn classes_there(from: &Assessment, to: &Rulebook, question: &Question) -> Vec<String> {
    let lines = to.shared.iter().filter(|line| line.book == from.book.id && line.question.same(question));
    let mut known = lines.filter_map(|line| Some((line.option, from.outcome_by_id(line.category)?.truth))).peekable();
    if known.peek().is_none() || !from.interview.missing.is_empty() {
        return Vec::new();
    }
    let mut said: Vec<String> = Vec::new();
    for (option, truth) in known {
        // Where one of several classes is so, the option is.
        match truth {
            Truth::Yes => {
                said.retain(|other| *other != in_doubt(option) && other != option);
                said.push(option.to_owned());
            }
            Truth::Unknown if !said.iter().any(|other| *other == in_doubt(option) || other == option) => {
                said.push(in_doubt(option));
            }
            Truth::Unknown | Truth::No => {}
        }
    }
    if said.is_empty() { vec![NONE.to_owned()] } else { said }
}
