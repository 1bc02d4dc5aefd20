//! What is ticked in the form of a question, and the answer that it gives.
//!
//! Where every line is asked for by itself, the form has a "no" of its own. No answer has: there, what is neither chosen nor in
//! doubt is so.

use engine::answers::{Answer, DOUBT};
use engine::rulebook::{Kind, NONE, Question, UNKNOWN};

/// What follows the id of a line that is not so.
pub const DENIAL: char = '!';

/// What is ticked where this answer was given.
#[must_use]
pub fn ticks(answer: &Answer) -> Vec<String> {
    if answer.question.kind != Kind::EachLine {
        return answer.said().collect();
    }
    let rest = if answer.has(UNKNOWN) { DOUBT } else { DENIAL };
    let tick = |id: &'static str| {
        let mut tick = id.to_owned();
        if !answer.has(id) {
            tick.push(if answer.doubted.contains(&id) { DOUBT } else { rest });
        }
        tick
    };
    answer.question.options.iter().map(|line| tick(line.id)).collect()
}

/// The answer that the ticks give, as documents write it: none while a line has none that needs one.
#[must_use]
pub fn said(question: &Question, mut ticked: Vec<String>) -> Vec<String> {
    if question.kind == Kind::EachLine {
        let whole = question.options.iter().all(|line| is_answered(line.id, &ticked));
        ticked.retain(|tick| whole && !tick.ends_with(DENIAL));
        if whole && ticked.is_empty() {
            ticked.push(NONE.to_owned());
        }
    }
    ticked
}

/// Whether something is ticked in this line.
pub(crate) fn is_answered(line: &str, ticked: &[String]) -> bool {
    ticked.iter().any(|tick| tick.trim_end_matches([DOUBT, DENIAL]) == line)
}
