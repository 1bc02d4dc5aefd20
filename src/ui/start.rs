//! The start screen: what the visitor gets, what to have at hand.

use super::action::Action;
use super::board;
use super::dom::{Dom, El};
use super::setup::Persist;
use session::{BoardView, Session};
use text::{Catalogue, Text, key};

/// The start screen. `saved` tells that a case is stored on this device.
pub fn screen(dom: &Dom, words: &Catalogue, session: &Session, persist: Persist, saved: bool) -> El {
    let say = |key: Text| words.get(key);
    let stored = if persist == Persist::Session { key::START_FACT_3_SESSION } else { key::START_FACT_3 };
    let facts = [key::BOOK_EFFORT, key::START_FACT_2, stored];
    let need = [key::BOOK_NEED_1, key::BOOK_NEED_2, key::BOOK_NEED_3];
    // What the page has answered is no beginning of the visitor's.
    let begin = if *session.answers() == session.prefill().answers { key::START_BEGIN } else { key::START_RESUME };
    let stored_case = saved.then(|| {
        dom.div("buttons").with(dom.button("button", Action::OpenSaved, &say(key::START_SAVED))).with(dom.button(
            "link",
            Action::Forget,
            &say(key::KEEP_FORGET),
        ))
    });
    let main = dom
        .div("main")
        .with(dom.main_heading("hero", &say(key::BOOK_TITLE)))
        .with(dom.p("lead", &say(key::BOOK_LEAD)))
        .with(dom.el("ul").class("facts").with_all(facts.map(|k| dom.el("li").text(&say(k)))))
        .with(dom.slot("intro"))
        .with(dom.button("button main-button", Action::Start, &say(begin)))
        .with_if(stored_case)
        .with(
            dom.div("need")
                .with(dom.heading(1, &say(key::START_NEED)))
                .with(dom.el("ul").class("dashes").with_all(need.map(|k| dom.el("li").text(&say(k))))),
        )
        .with(file(dom, words));
    let gates = board::questions(dom, words, &BoardView::of(session, words));
    dom.div("step step-start").with(main).with(gates)
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
