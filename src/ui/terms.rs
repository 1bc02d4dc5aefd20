//! Words that the law defines, to be unfolded where they stand.

use super::dom::{Dom, El};
use super::frame::{cite, more};
use session::TermView;
use text::Catalogue;

/// On a question: one sees which words these are before one unfolds them.
pub fn on_question(dom: &Dom, words: &Catalogue, question: &str, terms: &[TermView]) -> Option<El> {
    let names: Vec<&str> = terms.iter().map(|term| &*term.name).collect();
    let summary = || dom.el("summary").text(&words.get(["glossary", "here"])).then(" ").then(&names.join(" · "));
    (!terms.is_empty())
        .then(|| dom.fold(&["terms-", question].concat()).class("here").with(summary()).with(list(dom, terms)))
}

/// On a result, where they are many.
pub fn on_result(dom: &Dom, words: &Catalogue, terms: &[TermView]) -> Option<El> {
    let say = |part: &str| words.get(["glossary", part]);
    (!terms.is_empty()).then(|| more(dom, "terms", [&say("title"), &say("lead")], terms.len(), list(dom, terms)))
}

fn list(dom: &Dom, terms: &[TermView]) -> El {
    let line = |term: &TermView| {
        let means = dom.el("dd").text(&term.means).then(" ").with(cite(dom, &term.cite));
        dom.div("").attr("data-term", term.id).with(dom.el("dt").text(&term.name)).with(means)
    };
    dom.el("dl").class("terms").with_all(terms.iter().map(line))
}
