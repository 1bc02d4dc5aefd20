//! Words that the law defines, where they stand: on a question, on a result.

use super::Session;
use super::question_view::CiteView;
use engine::date::Date;
use engine::rulebook::{Question, Rulebook, Term};
use engine::truth::Truth;
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

    /// Those of the class that gives the headline, of the roles, and of these duties.
    pub(super) fn of_result(
        session: &Session,
        duties: impl Iterator<Item = &'static str>,
        words: &Catalogue,
    ) -> Vec<Self> {
        let assessment = session.assessment();
        let class = assessment.headline().map(|o| ["class", o.category.id]);
        let roles = assessment.roles.iter().filter(|o| o.truth == Truth::Yes).map(|o| ["role", o.category.id]);
        let things: Vec<[&str; 2]> = class.into_iter().chain(roles).chain(duties.map(|id| ["duty", id])).collect();
        Self::of(session.book(), &things, words, session.day())
    }

    /// Those of some things, each once, in the order of the rulebook. The build has found where they stand.
    fn of(book: &Rulebook, things: &[[&str; 2]], words: &Catalogue, day: Date) -> Vec<Self> {
        let found: Vec<String> = things.iter().filter_map(|[kind, id]| words.find([kind, id, "terms"])).collect();
        let places =
            || found.iter().flat_map(|places| places.split(' ')).filter_map(|place| place.parse::<usize>().ok());
        let occurring = book.terms.iter().enumerate().filter(|(at, _)| places().any(|place| place == *at));
        occurring.map(|(_, term)| Self::shown(term, words, day)).collect()
    }

    fn shown(term: &Term, words: &Catalogue, day: Date) -> Self {
        Self {
            id: term.id,
            name: words.get(["term", term.id, "name"]),
            means: words.get(["term", term.id, "means"]),
            cite: CiteView::of(&term.cite, words, day),
        }
    }
}
