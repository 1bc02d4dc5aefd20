//! How the ticks in a list are read, before they are sent: an empty line says something, so it is said back.

use super::question_view::option_label;
use engine::answers::DOUBT;
use engine::interview::Interview;
use engine::rulebook::{Question, UNKNOWN};
use text::{Catalogue, Text, key};

/// A line of what is understood.
#[derive(Debug, PartialEq, Eq)]
pub struct UnderstoodView {
    /// The sign of the line, as gates have it: "yes", "open", "no".
    pub state: &'static str,
    /// "Yes", "Open", "No".
    pub name: String,
    /// The options of which that is said.
    pub options: String,
}

/// What follows from the ticks in a list, given as documents write them: yes, open, no.
#[must_use]
pub fn understood(
    interview: &Interview,
    question: &Question,
    said: &[String],
    words: &Catalogue,
) -> [UnderstoodView; 3] {
    let has = |id: &str| said.iter().any(|option| option == id);
    let doubted = |id: &str| said.iter().any(|option| option.strip_suffix(DOUBT) == Some(id));
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
    let rest = match (said.is_empty() || left == 0, left == list().count()) {
        (true, _) => None,
        (false, true) => Some(words.get(key::UNDERSTOOD_ALL)),
        (false, false) => Some(words.count(key::UNDERSTOOD_REST, left)),
    };
    let mut no = Vec::new();
    if has(UNKNOWN) { &mut open } else { &mut no }.extend(rest);
    let line = |state, name: Text, options: Vec<String>| UnderstoodView {
        state,
        name: words.get(name),
        options: if options.is_empty() { words.get(key::UNDERSTOOD_NOTHING) } else { options.join("; ") },
    };
    [
        line("yes", key::UNDERSTOOD_YES, yes),
        line("open", key::UNDERSTOOD_OPEN, open),
        line("no", key::UNDERSTOOD_NO, no),
    ]
}
