//! The rulebook against itself: ids, facts, citations, periods, agenda.

use ai_act_check::RULEBOOKS;
use ai_act_check::engine::validate;

#[test]
fn every_rulebook_is_sound() {
    for book in RULEBOOKS {
        let faults = validate::faults(book);
        assert!(faults.is_empty(), "rulebook \"{}\":\n{}", book.id, faults.join("\n"));
    }
}
