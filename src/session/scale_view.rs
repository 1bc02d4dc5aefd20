//! An ordered scale as one sees it: all its levels, and which of them holds.

use super::Session;
use engine::rulebook::Scale;
use engine::truth::Truth;
use text::{Catalogue, key};

/// A scale, the lowest level first.
#[derive(Debug)]
pub struct ScaleView {
    /// What it measures.
    pub name: String,
    /// Its levels.
    pub levels: Vec<LevelView>,
}

/// One level.
#[derive(Debug)]
pub struct LevelView {
    /// Id of its class.
    pub class: &'static str,
    /// Its name.
    pub name: String,
    /// Whether it is the one that holds.
    pub truth: Truth,
    /// The same in a word.
    pub word: String,
}

impl ScaleView {
    /// A scale of the session's rulebook.
    #[must_use]
    pub fn of(session: &Session, scale: &Scale, words: &Catalogue) -> Self {
        let level = |class: &&'static engine::rulebook::Category| {
            let truth = session.assessment().outcome(class).map_or(Truth::No, |outcome| outcome.truth);
            let word = words.get(match truth {
                Truth::Yes => key::GATE_YES,
                Truth::No => key::GATE_NO,
                Truth::Unknown => key::GATE_OPEN,
            });
            LevelView { class: class.id, name: words.get(["class", class.id, "name"]), truth, word }
        };
        let name = words.get(["scale", scale.id, "name"]);
        Self { name, levels: scale.levels.iter().map(level).collect() }
    }
}
