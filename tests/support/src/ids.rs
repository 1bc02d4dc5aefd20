//! What a rulebook calls its things.

use std::collections::BTreeSet;

use ai_act_check::engine::rulebook::Rulebook;
use ai_act_check::engine::validate::{doubts_of, facts_of, rules_of};

/// Every id that a rulebook gives to what a result, a question or a text is about.
pub fn ids(book: &'static Rulebook) -> BTreeSet<&'static str> {
    let questions = book.agenda.iter().flat_map(|q| [q.id, q.topic.id]);
    let events = book.duties().flat_map(|d| d.applies.timetables).flat_map(|t| t.starts).filter_map(|s| s.only_if);
    let schedules = book.duties().map(|d| d.applies.id);
    let pointers = book.contacts.iter().chain(book.neighbours).map(|p| p.id);
    questions
        .chain(book.categories().map(|c| c.id))
        .chain(book.gates.iter().map(|g| g.id))
        .chain(book.duties().map(|d| d.id))
        .chain(rules_of(book).into_iter().map(|r| r.id))
        .chain(facts_of(book).into_iter().map(|f| f.id))
        .chain(doubts_of(book).into_iter().map(|d| d.id))
        .chain(book.acts.iter().map(|a| a.id))
        .chain(events)
        .chain(schedules)
        .chain(pointers)
        .chain(book.beliefs.iter().map(|b| b.id))
        .chain(book.notices.iter().map(|n| n.id))
        .chain(book.terms.iter().map(|t| t.id))
        .chain(book.letter.iter().flat_map(|l| l.papers).map(|p| p.id))
        .chain([book.id])
        .collect()
}
