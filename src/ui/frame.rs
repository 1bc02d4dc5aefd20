//! What stands around every screen: the name, the other languages, the notice.

use super::action::Action;
use super::dom::{Dom, El};
use super::draft;
use session::{CiteView, Session, as_of, notice};
use text::{Catalogue, Text, key};

/// What stands on every screen besides its content.
pub struct Around<'a> {
    /// The key of what was wrong with a case that was to be opened.
    pub problem: Option<Text>,
    /// The address to which barriers are reported.
    pub contact: Option<&'a str>,
}

/// A screen in its frame.
pub fn frame(dom: &Dom, words: &Catalogue, session: &Session, step: &str, around: &Around<'_>, content: El) -> El {
    let name = dom.div("top").with(dom.p("name", &words.get(key::BOOK_NAME)));
    let top = words.others().fold(name, |top, (code, name)| {
        let language = dom.button("link language", Action::Language, name);
        top.with(language.attr("lang", code).attr("data-language", code))
    });
    let law = format!("{} {}", notice(session.book(), words), as_of(session, words));
    let foot = dom
        .div("foot")
        .with(dom.p("meta", &law))
        .with(dom.slot("disclaimer"))
        .with(dom.p("meta", &words.get(key::FOOT_PRIVACY)))
        .with(dom.slot("contact"))
        .with_if(around.contact.map(|address| barrier(dom, words, address)));
    let problem = around.problem.map(|key| {
        dom.p("error", &words.get(key)).attr("role", "alert").attr("tabindex", "-1").attr("data-problem", "")
    });
    let band = draft::band(dom, words, session);
    let frame =
        dom.div("frame").attr("data-step", step).with(top).with_if(band).with_if(problem).with(content).with(foot);
    // Within an element of ours, which no rule of the page reaches.
    dom.div("check").attr("dir", words.direction()).with(frame)
}

/// Where to report a barrier. An address to write to is shown as well, for those who have no mail program at hand.
fn barrier(dom: &Dom, words: &Catalogue, address: &str) -> El {
    let link = match address.strip_prefix("mailto:") {
        Some(mail) => dom.el("a").attr("href", address).text(mail),
        None => dom.link(address, address),
    };
    dom.p("meta", &words.get(key::FOOT_BARRIER)).attr("data-contact", "").then(" ").with(link.attr("dir", "auto"))
}

/// The way back.
pub fn back(dom: &Dom, text: &str) -> El {
    dom.button("link back", Action::Back, text).part("back-link")
}

/// A citation: a link to the official text, or plain words where there is none.
pub fn cite(dom: &Dom, cite: &CiteView) -> El {
    let text = joined(&cite.text);
    match &cite.link {
        Some(link) => dom.link(link, &text),
        None => dom.span("", &text),
    }
}

/// "Art. 2(1)(c)" with word joiners between its brackets: no line ends there.
fn joined(text: &str) -> String {
    let mut parts = text.split(')');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole.push(')');
        if part.starts_with('(') {
            whole.push('\u{2060}');
        }
        whole.push_str(part);
    }
    whole
}

/// Citations in a row, separated by commas.
pub fn cites(dom: &Dom, into: El, list: &[CiteView]) -> El {
    list.iter().enumerate().fold(into, |line, (at, c)| {
        let line = if at == 0 { line } else { line.then(", ") };
        line.with(cite(dom, c))
    })
}

/// Something that unfolds: its title, how much there is, and below it a sentence and the rest.
pub fn more(dom: &Dom, name: &str, [title, lead]: [&str; 2], count: usize, body: El) -> El {
    let title = dom.heading(2, title).class("duty-title");
    let summary = dom.el("summary").with(title).then(" ").with(dom.span("side", &count.to_string()));
    dom.fold(name).class("more").with(summary).with(dom.div("duty-body").with(dom.p("quiet", lead)).with(body))
}

/// A section of the result with a hanging title.
pub fn part(dom: &Dom, title: &str, lead: &str, body: El) -> El {
    let head = dom.div("part-head").with(dom.heading(1, title)).with(dom.p("", lead));
    dom.div("part").with(head).with(body)
}
