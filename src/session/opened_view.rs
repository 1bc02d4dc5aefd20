//! What to say after a case was opened: from which rulebook it came, what is no longer known, what came out otherwise.

use super::Session;
use engine::date::Date;
use engine::truth::Truth;
use text::{Catalogue, Text, key};

/// Where an opened case came from, and what its result was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Version of the rulebook with which it was made.
    pub version: Date,
    /// How many chosen options today's rulebook does not know.
    pub lost: usize,
    /// Whether somebody changed the file after it was written.
    pub edited: bool,
    /// Ids of the classes that were certain then; `None` if it does not say.
    pub classes: Option<Vec<&'static str>>,
    /// Ids of the duties that bound or could bind then; `None` if it does not say.
    pub duties: Option<Vec<&'static str>>,
}

/// What an opened case says about itself.
#[derive(Debug)]
pub struct Opened {
    /// In sentences, the origin first.
    pub sentences: Vec<String>,
    /// Whether nothing came out otherwise, nothing was lost and nothing edited.
    pub same: bool,
}

impl Opened {
    /// About a case as it stands in the session.
    #[must_use]
    pub fn of(session: &Session, origin: &Origin, words: &Catalogue) -> Self {
        let from = words.fill(key::OPENED_FROM, &[("version", &words.date(origin.version))]);
        let mut found = Vec::new();
        if origin.edited {
            found.push(words.get(key::OPENED_EDITED));
        }
        if origin.lost > 0 {
            found.push(words.count(key::OPENED_LOST, origin.lost));
        }
        let result = session.assessment();
        let certain = result.classes.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category.id).collect();
        let class = |id: &str| words.get(["class", id, "name"]);
        let now = differences(origin.classes.as_deref(), certain);
        found.extend(said(&now, [key::OPENED_GONE, key::OPENED_NEW], words, class));
        let duties = result.duties.iter().map(|o| o.duty.id).collect();
        let duty = |id: &str| words.get(["duty", id, "title"]);
        let now = differences(origin.duties.as_deref(), duties);
        found.extend(said(&now, [key::OPENED_DUTIES_GONE, key::OPENED_DUTIES_NEW], words, duty));
        let same = found.is_empty();
        let book = session.book().version;
        let anew = words.fill(key::OPENED_ANEW, &[("version", &words.date(book))]);
        let anew = (origin.version != book).then_some(anew);
        // Bare answers do not say what came out then.
        let result = (same && origin.classes.is_some()).then(|| words.get(key::OPENED_SAME));
        Self { sentences: [from].into_iter().chain(anew).chain(result).chain(found).collect(), same }
    }
}

/// What is gone and what is new, by id.
fn differences(then: Option<&[&'static str]>, now: Vec<&'static str>) -> [Vec<&'static str>; 2] {
    let Some(then) = then else { return [Vec::new(), Vec::new()] };
    let gone = then.iter().copied().filter(|id| !now.contains(id)).collect();
    [gone, now.into_iter().filter(|id| !then.contains(id)).collect()]
}

fn said(
    differences: &[Vec<&'static str>; 2],
    keys: [Text; 2],
    words: &Catalogue,
    name: impl Fn(&str) -> String,
) -> Vec<String> {
    let some = keys.iter().zip(differences).filter(|(_, ids)| !ids.is_empty());
    let names = |ids: &[&'static str]| words.list(&ids.iter().map(|id| name(id)).collect::<Vec<_>>());
    some.map(|(key, ids)| words.fill(*key, &[("names", &names(ids))])).collect()
}
