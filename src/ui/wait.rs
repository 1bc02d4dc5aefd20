//! What stands while the second part of the texts is on its way: the visitor may be ahead of a slow line.

use super::dom::{Dom, El};
use text::{Catalogue, key};

/// The waiting screen. The one that is wanted comes in its place as soon as there are words for it.
pub fn screen(dom: &Dom, words: &Catalogue) -> El {
    let main = dom
        .div("main")
        .with(dom.main_heading("hero", &words.get(key::WAIT_TITLE)))
        .with(dom.p("lead", &words.get(key::WAIT_TEXT)));
    dom.div("step").with(main)
}
