//! How the ticks in a list are read, before they are sent: an empty line says something, so it is said back.

use super::form::DENIAL;
use super::question_view::option_label;
use engine::answers::DOUBT;
use engine::interview::Interview;
use engine::rulebook::{Kind, Question, UNKNOWN};
use text::{Catalogue, Text, key};

/// A line of what is understood.
#[derive(Debug, PartialEq, Eq)]
pub struct UnderstoodView {
    /// The sign of the line, as gates have it: "yes", "open", "no".
    pub state: &'static str,
    /// "Yes", "Open", "No".
    pub name: String,
    /// The options of which that is said, or how many lines where each is asked for.
    pub options: String,
}

/// What follows from the ticks in a list: yes, open, no.
#[must_use]
pub fn understood(
    interview: &Interview,
    question: &Question,
    ticked: &[String],
    words: &Catalogue,
) -> [UnderstoodView; 3] {
    let has = |id: &str| ticked.iter().any(|tick| tick == id);
    let marked = |id: &str, mark: char| ticked.iter().any(|tick| tick.strip_suffix(mark) == Some(id));
    let doubted = |id: &str| marked(id, DOUBT);
    let shown = |id: &&str| interview.shows(question, id) && !question.stands_for_nothing(id);
    let lines = || question.options.iter().map(|o| o.id).filter(shown);
    let named = |ids: &mut dyn Iterator<Item = &'static str>| -> Vec<String> {
        ids.map(|id| option_label(question, id, words)).collect()
    };
    let yes = named(&mut lines().filter(|id| has(id)));
    let mut open = named(&mut lines().filter(|id| doubted(id)));
    // What stands alone below the list is none of its lines.
    let list = || lines().filter(|id| question.doubts(id));
    let left = list().filter(|id| !has(id) && !doubted(id)).count();
    // An empty line says nothing where each is asked for.
    let each = question.kind == Kind::EachLine;
    let silent = ticked.is_empty() || left == 0 || each;
    let rest = match (silent, left == list().count()) {
        (true, _) => None,
        (false, true) => Some(words.get(key::UNDERSTOOD_ALL)),
        (false, false) => Some(words.count(key::UNDERSTOOD_REST, left)),
    };
    let mut no = named(&mut lines().filter(|id| marked(id, DENIAL)));
    if has(UNKNOWN) { &mut open } else { &mut no }.extend(rest);
    let line = |state, name: Text, options: Vec<String>| UnderstoodView {
        state,
        name: words.get(name),
        options: match options.len() {
            0 => words.get(key::UNDERSTOOD_NOTHING),
            // Each line shows its own answer; how many there are tells whether one was slipped by.
            n if each => n.to_string(),
            _ => options.join("; "),
        },
    };
    [
        line("yes", key::UNDERSTOOD_YES, yes),
        line("open", key::UNDERSTOOD_OPEN, open),
        line("no", key::UNDERSTOOD_NO, no),
    ]
}
