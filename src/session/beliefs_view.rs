//! Common wrong beliefs that the answers let matter, each with what is so instead.

use super::Session;
use super::phrases::basis;
use super::question_view::CiteView;
use engine::rulebook::Belief;
use text::{Catalogue, key};

/// A belief, ready to be drawn.
#[derive(Debug)]
pub struct BeliefView {
    /// Stable id.
    pub id: &'static str,
    /// The sentence as people say it.
    pub says: String,
    /// What is so instead.
    pub truth: String,
    /// The provisions, the main one first.
    pub cites: Vec<CiteView>,
    /// A remark if it does not stand on the words of the law.
    pub basis: Option<String>,
}

impl BeliefView {
    /// Those of the session, the most important first.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Vec<Self> {
        let view = |belief: &&'static Belief| Self {
            id: belief.id,
            says: words.get(["belief", belief.id, "says"]),
            truth: words.get(["belief", belief.id, "truth"]),
            cites: belief.cites.iter().map(|c| CiteView::of(c, words, session.day())).collect(),
            basis: belief.cites.first().and_then(|c| basis(belief.basis, c, words)),
        };
        session.assessment().beliefs.iter().map(view).collect()
    }

    /// The sentence as a quotation.
    #[must_use]
    pub fn quoted(&self, words: &Catalogue) -> String {
        words.fill(key::CHANGES_QUOTED, &[("answer", &self.says)])
    }
}
