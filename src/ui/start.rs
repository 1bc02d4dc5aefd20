//! The start screen: a list of typical systems to choose from, or what the visitor gets and what to have at hand.

use super::action::Action;
use super::board;
use super::dom::{Dom, El};
use super::setup::Persist;
use super::systems;
use session::{BoardView, Session};
use text::{Catalogue, Text, key};

/// The start screen. `saved` tells that a case is stored on this device, `typed` is what the visitor looks for.
pub fn screen(dom: &Dom, words: &Catalogue, session: &Session, (persist, saved): (Persist, bool), typed: &str) -> El {
    let say = |key: Text| words.get(key);
    let stored = if persist == Persist::Session { key::START_FACT_3_SESSION } else { key::START_FACT_3 };
    let lists = session.lists_systems() && !words.systems().is_empty();
    let effort = if lists { key::BOOK_EFFORT_WITH_SYSTEM } else { key::BOOK_EFFORT };
    let facts = [effort, key::START_FACT_2, stored];
    let facts = dom.el("ul").class("facts").with_all(facts.map(|k| dom.el("li").text(&say(k))));
    let stored_case = saved.then(|| {
        dom.div("buttons").with(dom.button("button", Action::OpenSaved, &say(key::START_SAVED))).with(dom.button(
            "link",
            Action::Forget,
            &say(key::KEEP_FORGET),
        ))
    });
    let main = dom.div("main").with(dom.main_heading("hero", &say(key::BOOK_TITLE)));
    let gates = board::questions(dom, words, &BoardView::of(session, words));
    let (main, gates) = if lists {
        let main = main
            .with(dom.p("lead", &say(key::BOOK_SYSTEMS_LEAD)))
            .with(dom.slot("intro"))
            .with(systems::search(dom, words, typed))
            .with_if(stored_case)
            .with(systems::list(dom, words, typed).0);
        (main, gates.with(facts))
    } else {
        let main = main.with(dom.p("lead", &say(key::BOOK_LEAD))).with(facts).with(dom.slot("intro"));
        (main.with(begin(dom, words, session)).with_if(stored_case).with(need(dom, words)), gates)
    };
    dom.div("step step-start").with(main.with(file(dom, words))).with(gates)
}

/// Begins with the questions, or goes on. What the page has answered is no beginning of the visitor's.
fn begin(dom: &Dom, words: &Catalogue, session: &Session) -> El {
    let begin = if *session.answers() == session.prefill().answers { key::START_BEGIN } else { key::START_RESUME };
    dom.button("button main-button", Action::Start, &words.get(begin))
}

/// What to have at hand.
fn need(dom: &Dom, words: &Catalogue) -> El {
    let need = [key::BOOK_NEED_1, key::BOOK_NEED_2, key::BOOK_NEED_3];
    let list = dom.el("ul").class("dashes").with_all(need.map(|k| dom.el("li").text(&words.get(k))));
    dom.div("need").with(dom.heading(1, &words.get(key::START_NEED))).with(list)
}

/// A saved case can be opened from its file. The shim reads it, as only the page can.
fn file(dom: &Dom, words: &Catalogue) -> El {
    let field = dom
        .el("input")
        .class("hidden")
        .attr("type", "file")
        .attr("id", "aiact-file")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "aiact-file-hint");
    // The browser's own button speaks the browser's language, so the label stands in its place.
    let label = dom
        .el("label")
        .class("button")
        .part("button-secondary")
        .attr("for", "aiact-file")
        .text(&words.get(key::START_FILE));
    let hint = dom.p("meta", &words.get(key::START_FILE_HINT)).attr("id", "aiact-file-hint");
    dom.div("from-file").with(field).with(label).with(hint)
}
