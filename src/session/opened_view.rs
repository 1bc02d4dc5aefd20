//! What to say after a case was opened: from which rulebook it came, what is no longer known, what came out otherwise.

use super::Session;
use crate::engine::date::Date;
use crate::engine::truth::Truth;
use crate::text::{Catalogue, key};

/// Where an opened case came from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Version of the rulebook with which it was made.
    pub version: Date,
    /// How many chosen options today's rulebook does not know.
    pub lost: usize,
    /// Ids of the classes that were certain then.
    pub classes: Vec<&'static str>,
}

/// The sentences about an opened case, as it stands in the session.
#[must_use]
pub fn opened(session: &Session, origin: &Origin, words: &Catalogue) -> Vec<String> {
    let version = words.date(origin.version);
    let mut sentences = vec![words.fill(key::OPENED_FROM, &[("version", &version)])];
    if origin.version != session.book().version {
        let now = words.date(session.book().version);
        sentences.push(words.fill(key::OPENED_ANEW, &[("version", &now)]));
    }
    if origin.lost > 0 {
        sentences.push(words.count("ui.opened.lost", origin.lost));
    }
    let certain = session.assessment().classes.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category.id);
    let certain: Vec<&'static str> = certain.collect();
    let names = |from: &[&'static str], without: &[&'static str]| {
        let ids = from.iter().filter(|id| !without.contains(id));
        words.list(&ids.map(|id| words.get(&format!("class.{id}.name"))).collect::<Vec<_>>())
    };
    let (gone, new) = (names(&origin.classes, &certain), names(&certain, &origin.classes));
    for (key, classes) in [(key::OPENED_GONE, gone), (key::OPENED_NEW, new)] {
        if !classes.is_empty() {
            sentences.push(words.fill(key, &[("classes", &classes)]));
        }
    }
    sentences
}
