//! A letter to the supplier, to be copied.

use super::dom::{Dom, El};
use super::frame::more;
use session::LetterView;
use text::Catalogue;

/// The letter as it will be read, then the button that copies it.
pub fn letter(dom: &Dom, words: &Catalogue, view: &LetterView) -> El {
    let say = |part: &str| words.get(["letter", part]);
    let copy = dom.copier(&say("copy"), "", &view.text());
    let body = dom.div("words letter").with_all(view.paragraphs.iter().map(|part| dom.p("", part))).with(copy);
    more(dom, "letter", [&say("title"), &say("lead")], view.questions, body)
}
