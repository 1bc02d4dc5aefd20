//! Words that the law defines, where they stand: on a question, on a result.

use super::question_view::CiteView;
use super::{ResultView, Session};
use engine::date::Date;
use engine::rulebook::{Question, Rulebook};
use text::Catalogue;

/// A word with its definition.
#[derive(Debug)]
pub struct TermView {
    /// Stable id.
    pub id: &'static str,
    /// The word.
    pub name: String,
    /// What it means.
    pub means: String,
    /// Where it is defined.
    pub cite: CiteView,
}

impl TermView {
    /// Those of a question.
    #[must_use]
    pub fn of_question(book: &Rulebook, question: &Question, words: &Catalogue, day: Date) -> Vec<Self> {
        Self::of(book, &[["question", question.id]], words, day)
    }

    /// Those of the class that gives the headline, of the roles, and of what is owed.
    #[must_use]
    pub fn of_result(session: &Session, result: &ResultView, words: &Catalogue) -> Vec<Self> {
        let mut things = Vec::new();
        if let Some(top) = session.assessment().headline() {
            things.push(["class", top.category.id]);
        }
        for role in &result.roles {
            things.push(["role", role.id]);
        }
        for part in result.duties.groups.iter().flat_map(|group| &group.parts) {
            for duty in &part.duties {
                things.push(["duty", duty.id]);
            }
        }
        Self::of(session.book(), &things, words, session.day())
    }

    /// Those of some things, each once, in the order of the rulebook. The build has found where they stand.
    fn of(book: &Rulebook, things: &[[&str; 2]], words: &Catalogue, day: Date) -> Vec<Self> {
        let found: Vec<String> = things.iter().filter_map(|[kind, id]| words.find([kind, id, "terms"])).collect();
        let mut terms = Vec::new();
        for (at, term) in book.terms.iter().enumerate() {
            let at = at.to_string();
            if found.iter().any(|places| places.split(' ').any(|place| place == at)) {
                let say = |part| words.get(["term", term.id, part]);
                terms.push(Self {
                    id: term.id,
                    name: say("name"),
                    means: say("means"),
                    cite: CiteView::of(&term.cite, words, day),
                });
            }
        }
        terms
    }
}
