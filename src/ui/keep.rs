//! Keeping the result: a name for the system, files, a link, this device. Nothing happens before somebody asks for it.

use super::action::Action;
use super::dom::{Dom, El};
use super::frame::part;
use super::setup::{Persist, Setup};
use documents::link::TooLong;
use session::{LONGEST_NAME, Session};
use text::{Catalogue, Text, key};

/// What the visitor has asked for so far.
#[derive(Debug, Default)]
pub struct Keep {
    /// The link, once it was asked for.
    pub link: Option<Result<String, TooLong>>,
    /// Whether name and reasons go into the link.
    pub with_text: bool,
    /// Whether a case is stored on this device.
    pub saved: bool,
    /// What has just been done, in words.
    pub done: Option<Text>,
}

impl Keep {
    /// What became of the link, as the key of a sentence on the screen.
    pub fn built(&self) -> Option<Text> {
        self.link.as_ref().map(|link| if link.is_ok() { key::KEEP_READY } else { key::KEEP_TOO_LONG })
    }
}

/// The section; none if the page offers nothing.
pub fn section(dom: &Dom, words: &Catalogue, session: &Session, setup: &Setup, keep: &Keep) -> Option<El> {
    if setup.exports.is_empty() && setup.persist != Persist::Local {
        return None;
    }
    let lead = if setup.persist == Persist::Session { key::KEEP_LEAD_SESSION } else { key::KEEP_LEAD };
    Some(part(dom, &words.get(key::KEEP_TITLE), &words.get(lead), body(dom, words, session, setup, keep)))
}

/// What the page offers. Only this is drawn again when the visitor has asked for some of it.
pub fn body(dom: &Dom, words: &Catalogue, session: &Session, setup: &Setup, keep: &Keep) -> El {
    let draw = Draw { dom, words };
    dom.div("keep")
        .part("report")
        .with(draw.name(session))
        .with(draw.files(setup))
        .with_if(setup.offers(Action::Link).then(|| draw.link(session, keep)))
        .with_if((setup.persist == Persist::Local).then(|| draw.device(keep)))
        .with(dom.p("meta", &keep.done.map(|k| words.get(k)).unwrap_or_default()))
}

struct Draw<'a> {
    dom: &'a Dom,
    words: &'a Catalogue,
}

impl Draw<'_> {
    fn say(&self, key: Text) -> String {
        self.words.get(key)
    }

    fn name(&self, session: &Session) -> El {
        let field = self
            .dom
            .el("input")
            .attr("type", "text")
            .attr("id", "aiact-name")
            .attr("data-name", "")
            .attr("dir", "auto")
            .attr("maxlength", &LONGEST_NAME.to_string())
            .attr("value", session.remarks().name());
        let label = self.dom.el("label").attr("for", "aiact-name").text(&self.say(key::BOOK_SUBJECT));
        self.dom.div("field").with(label).with(self.dom.p("meta", &self.say(key::KEEP_NAME_HINT))).with(field)
    }

    fn files(&self, setup: &Setup) -> El {
        let files = setup.exports.iter().filter(|(export, _)| *export != Action::Link);
        self.dom
            .div("buttons")
            .with_all(files.map(|(export, label)| self.dom.button("button", *export, &self.say(*label))))
    }

    /// The link is built on request; before it is copied one sees what it reveals.
    fn link(&self, session: &Session, keep: &Keep) -> El {
        let tick = self
            .dom
            .el("input")
            .attr("type", "checkbox")
            .attr("id", "aiact-text")
            .attr("data-with-text", "")
            .attr_if("checked", keep.with_text.then_some(""));
        let label = self.dom.el("label").attr("for", "aiact-text").text(&self.say(key::KEEP_WITH_TEXT));
        let ask = (!session.remarks().is_empty()).then(|| self.dom.div("tick").with(tick).with(label));
        let built = keep.link.as_ref().map(|link| match link {
            Ok(link) => self.built(session, keep, link),
            Err(TooLong) => self.dom.p("error", &self.say(key::KEEP_TOO_LONG)),
        });
        self.dom
            .div("field")
            .with(self.dom.heading(2, &self.say(key::KEEP_LINK)))
            .with(self.dom.p("meta", &self.say(key::KEEP_LINK_HINT)))
            .with_if(ask)
            .with(self.dom.button("button", Action::Link, &self.say(key::KEEP_BUILD)))
            .with_if(built)
    }

    fn built(&self, session: &Session, keep: &Keep, link: &str) -> El {
        let answers = self.words.count(key::KEEP_ANSWERS, session.answers().iter().count());
        let text = if keep.with_text { key::BOOK_REVEALS } else { key::KEEP_REVEALS };
        let reveals = self.words.fill(text, &[("answers", &answers), ("date", &self.words.date(session.day()))]);
        let label = self.dom.el("label").attr("for", "aiact-link").text(&self.say(key::KEEP_READY));
        let field = self
            .dom
            .el("input")
            .attr("type", "text")
            .attr("id", "aiact-link")
            .attr("data-link", link)
            .attr("readonly", "")
            .attr("value", link);
        let copy = self.dom.copier(&self.say(key::KEEP_COPY), "", link);
        self.dom.div("field").with(self.dom.p("", &reveals)).with(label).with(field).with(copy)
    }

    fn device(&self, keep: &Keep) -> El {
        let save = self.dom.button("button", Action::Save, &self.say(key::KEEP_SAVE));
        let forget = keep.saved.then(|| self.dom.button("link", Action::Forget, &self.say(key::KEEP_FORGET)));
        self.dom
            .div("field")
            .with(self.dom.heading(2, &self.say(key::KEEP_DEVICE)))
            .with(self.dom.p("meta", &self.say(key::KEEP_DEVICE_HINT)))
            .with(self.dom.div("buttons").with(save).with_if(forget))
    }
}
