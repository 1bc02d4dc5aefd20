//! Making nodes: element by element, never from markup, so that a strict policy and Trusted Types stay on.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

use super::action::Action;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes nodes of one document.
#[derive(Clone, Debug)]
pub struct Dom {
    document: Document,
    /// Level of the screen's main heading, 1 to 6.
    heading: u8,
}

/// An element under construction. Its methods can be chained; a name the browser refuses leaves the element as it was.
#[derive(Clone, Debug)]
pub struct El(Element);

impl Dom {
    /// A maker of nodes whose main heading has this level.
    pub const fn new(document: Document, heading: u8) -> Self {
        Self { document, heading }
    }

    /// An HTML element.
    pub fn el(&self, tag: &str) -> El {
        El(made(self.document.create_element(tag)))
    }

    /// An SVG element.
    pub fn svg(&self, tag: &str) -> El {
        El(made(self.document.create_element_ns(Some(SVG), tag)))
    }

    /// An element with a class.
    pub fn div(&self, class: &str) -> El {
        self.el("div").class(class)
    }

    /// A paragraph with a text.
    pub fn p(&self, class: &str, text: &str) -> El {
        self.el("p").class(class).text(text)
    }

    /// A span with a text.
    pub fn span(&self, class: &str, text: &str) -> El {
        self.el("span").class(class).text(text)
    }

    /// A heading, `below` levels below the screen's main heading. No level exists below the sixth.
    pub fn heading(&self, below: u8, text: &str) -> El {
        let level = self.heading.saturating_add(below).clamp(1, 6);
        self.el(&format!("h{level}")).text(text)
    }

    /// The screen's main heading: takes the focus when the screen changes.
    pub fn main_heading(&self, class: &str, text: &str) -> El {
        self.heading(0, text).class(class).part("heading").attr("tabindex", "-1").attr("data-focus", "")
    }

    /// A button that does something.
    pub fn button(&self, class: &str, action: Action, text: &str) -> El {
        let part = match class {
            "button main-button" => "button-primary",
            "button" => "button-secondary",
            _ => "",
        };
        self.el("button").class(class).part(part).attr("type", "button").action(action).text(text)
    }

    /// A button that puts words on the clipboard, then what it is about for those who hear it alone, and room for what came of it.
    pub fn copier(&self, label: &str, about: &str, words: &str) -> El {
        let about = (!about.is_empty()).then(|| self.span("hidden", &[" ", about].concat()));
        let button = self.button("button", Action::Copy, label).attr("data-words", words).with_if(about);
        self.div("copier").with(button).with(self.p("meta", ""))
    }

    /// Something to unfold, under a name by which it is found again.
    pub fn fold(&self, name: &str) -> El {
        self.el("details").attr("data-fold", name)
    }

    /// Facts with a name each. A table, because Chromium writes a description list into a PDF without saying what it is.
    /// The roles are said although tables have them: the sheet lays the rows out anew, and some browsers then drop them.
    pub fn facts(&self, class: &str, facts: impl IntoIterator<Item = (String, El)>) -> El {
        let row = |(name, value): (String, El)| {
            let name = self.el("th").attr("scope", "row").attr("role", "rowheader").text(&name);
            self.el("tr").attr("role", "row").with(name).with(value)
        };
        self.el("table").class(class).attr("role", "table").with_all(facts.into_iter().map(row))
    }

    /// What a fact says.
    pub fn fact(&self, text: &str) -> El {
        self.el("td").attr("role", "cell").text(text)
    }

    /// A place for content of the page. Without any it takes no room.
    pub fn slot(&self, name: &str) -> El {
        self.el("slot").attr("name", name)
    }

    /// A link to another site, which opens beside the check so that no answer is lost.
    pub fn link(&self, address: &str, text: &str) -> El {
        self.el("a").attr("href", address).attr("target", "_blank").attr("rel", "noopener noreferrer").text(text)
    }
}

/// The new element. `expect` would also bring what describes any value of JavaScript.
fn made(element: Result<Element, JsValue>) -> Element {
    let Ok(element) = element else { unreachable!("all tag names are literals and valid") };
    element
}

impl El {
    /// An element that stands already.
    pub const fn of(element: Element) -> Self {
        Self(element)
    }

    /// Sets the class; an empty one is left out.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// Lets the page style it by this name; an empty one is left out. All names stand in docs/embedding.md.
    #[must_use]
    pub fn part(self, part: &str) -> Self {
        if part.is_empty() { self } else { self.attr("part", part) }
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Does something when it is pressed.
    #[must_use]
    pub fn action(self, action: Action) -> Self {
        self.attr("data-action", action.name())
    }

    /// Sets an attribute if there is a value.
    #[must_use]
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets the text; whatever it contains, it stays text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.0.set_text_content(Some(text));
        self
    }

    /// Appends an element.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a child belongs to its parent from here on")]
    pub fn with(self, child: El) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Appends an element if there is one.
    #[must_use]
    pub fn with_if(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Appends elements.
    #[must_use]
    pub fn with_all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::with)
    }

    /// Appends a text after what is there.
    #[must_use]
    pub fn then(self, text: &str) -> Self {
        if let Some(document) = self.0.owner_document() {
            let _ = self.0.append_child(&document.create_text_node(text));
        }
        self
    }

    /// The elements within this one that match.
    pub fn all(&self, selector: &str) -> Vec<El> {
        let Ok(list) = self.0.query_selector_all(selector) else { return Vec::new() };
        (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).map(El).collect()
    }

    /// Gives its place to another.
    #[expect(clippy::needless_pass_by_value, reason = "the other stands in its place from here on")]
    pub fn give_way(&self, other: El) {
        let _ = self.0.replace_with_with_node_1(&other.0);
    }

    /// Sets or removes an attribute that has no value.
    pub fn flag(&self, name: &str, on: bool) {
        let _ = self.0.toggle_attribute_with_force(name, on);
    }

    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// What it says.
    pub fn says(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// The node.
    pub fn node(&self) -> &Node {
        &self.0
    }
}
