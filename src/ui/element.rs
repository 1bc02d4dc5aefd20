//! The widget behind `<ai-act-check>`: owns the session, listens to the shadow root, draws the screen.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, ShadowRoot};

use super::dom::{Dom, El};
use super::frame::frame;
use super::{answers, question, result, start};
use crate::engine::date::Date;
use crate::law::eu_ai_act::EU_AI_ACT;
use crate::session::{QuestionView, Screen, Session};
use crate::text::Catalogue;

#[wasm_bindgen]
extern "C" {
    /// A constructed style sheet; the only kind that a strict policy lets through.
    type CSSStyleSheet;
    #[wasm_bindgen(constructor)]
    fn new() -> CSSStyleSheet;
    #[wasm_bindgen(method, js_name = replaceSync)]
    fn replace_sync(this: &CSSStyleSheet, css: &str);
    /// A root that can adopt sheets.
    type StyledRoot;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_sheets(this: &StyledRoot, sheets: &Array);
    /// An event with a detail.
    type CustomEvent;
    #[wasm_bindgen(constructor)]
    fn new_event(name: &str, init: &JsValue) -> CustomEvent;
}

/// One widget in one shadow root. Dropping it removes its listeners.
#[wasm_bindgen]
pub struct Widget {
    state: Rc<RefCell<State>>,
    root: ShadowRoot,
    listeners: Vec<(&'static str, Listener)>,
}

/// A handler for events of the root.
type Listener = Closure<dyn FnMut(Event)>;

struct State {
    root: ShadowRoot,
    document: Document,
    session: Session,
    words: Catalogue,
    heading: u8,
}

/// Where the focus goes after drawing.
#[derive(Clone, Copy)]
enum Focus {
    /// It stays where it is, outside the widget.
    Stays,
    /// To the heading of the new screen.
    Heading,
    /// To the error summary.
    Summary,
    /// To the language button, which was pressed.
    Language,
}

#[wasm_bindgen]
impl Widget {
    /// Draws the start screen into the root.
    ///
    /// # Errors
    /// A sentence if the pack does not belong to this build or the rulebook cannot tell about the day.
    #[wasm_bindgen(constructor)]
    pub fn new(root: ShadowRoot, lang: &str, pack: &str, as_of: &str, heading_level: u8) -> Result<Widget, JsError> {
        let words = Catalogue::read(pack, &EU_AI_ACT)?;
        debug_assert_eq!(words.lang(), lang);
        let session = Session::new(&EU_AI_ACT, day(as_of)?)?;
        let document = root.owner_document().ok_or_else(|| JsError::new("the shadow root belongs to no document"))?;
        let sheet = CSSStyleSheet::new();
        sheet.replace_sync(include_str!("style.css"));
        root.unchecked_ref::<StyledRoot>().set_sheets(&Array::of1(&sheet));
        let state =
            Rc::new(RefCell::new(State { root: root.clone(), document, session, words, heading: heading_level }));
        state.borrow().draw(Focus::Stays, false);
        let mut widget = Widget { state, root, listeners: Vec::new() };
        widget.listen("click", State::on_click);
        widget.listen("submit", State::on_submit);
        widget.listen("change", State::on_change);
        Ok(widget)
    }

    /// Switches the language; answers and choices not yet confirmed stay.
    ///
    /// # Errors
    /// A sentence if the pack does not belong to this build.
    pub fn set_language(&mut self, lang: &str, pack: &str) -> Result<(), JsError> {
        let words = Catalogue::read(pack, &EU_AI_ACT)?;
        debug_assert_eq!(words.lang(), lang);
        let mut state = self.state.borrow_mut();
        let focus = if state.has_focus("[data-action=language]") { Focus::Language } else { Focus::Stays };
        state.words = words;
        state.redraw(focus);
        Ok(())
    }

    /// Moves to another day; answers stay.
    ///
    /// # Errors
    /// A sentence if the day does not exist or lies before the rulebook.
    pub fn set_as_of(&mut self, as_of: &str) -> Result<(), JsError> {
        let mut state = self.state.borrow_mut();
        state.session.set_day(day(as_of)?)?;
        state.redraw(Focus::Stays);
        Ok(())
    }

    /// Changes the level of the main heading.
    pub fn set_heading_level(&mut self, level: u8) {
        let mut state = self.state.borrow_mut();
        state.heading = level;
        state.redraw(Focus::Stays);
    }
}

impl Widget {
    fn listen(&mut self, name: &'static str, handler: fn(&mut State, &Event)) {
        let state = Rc::clone(&self.state);
        let closure = Listener::new(move |event: Event| {
            // A handler that makes the host call back into the widget must not find it borrowed; such a call is left out.
            if let Ok(mut state) = state.try_borrow_mut() {
                handler(&mut state, &event);
            }
        });
        let _ = self.root.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        self.listeners.push((name, closure));
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        for (name, closure) in &self.listeners {
            let _ = self.root.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        }
    }
}

fn day(text: &str) -> Result<Date, JsError> {
    Date::parse(text).ok_or_else(|| JsError::new(&format!("as-of=\"{text}\" is no day of the form 2027-12-02")))
}

impl State {
    fn on_click(&mut self, event: &Event) {
        let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else {
            return;
        };
        let Ok(Some(control)) = target.closest("[data-action]") else {
            return;
        };
        match control.get_attribute("data-action").as_deref() {
            Some("start") => self.session.begin(),
            Some("back") => self.session.back(),
            Some("answers") => self.session.show_answers(),
            Some("result") => self.session.show_result(),
            Some("restart") => self.session.restart(),
            Some("change") => self.session.change(&control.get_attribute("data-question").unwrap_or_default()),
            Some("language") => {
                self.ask_for_language(&control.get_attribute("data-language").unwrap_or_default());
                return;
            }
            Some("first-option") => {
                event.prevent_default();
                self.focus("input");
                return;
            }
            // "continue" comes as a submit event.
            _ => return,
        }
        self.draw(Focus::Heading, false);
    }

    fn on_submit(&mut self, event: &Event) {
        event.prevent_default();
        let chosen = self.chosen();
        let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
        match self.session.submit(&chosen) {
            Ok(()) => self.draw(Focus::Heading, false),
            Err(_) => self.draw(Focus::Summary, true),
        }
    }

    /// An option that stands alone excludes the other boxes, and they exclude it. Nothing moves, nothing is confirmed.
    fn on_change(&mut self, event: &Event) {
        let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if input.type_() != "checkbox" || !input.checked() {
            return;
        }
        let alone = |i: &HtmlInputElement| i.has_attribute("data-alone");
        for other in self.inputs() {
            if other.value() != input.value() && (alone(&input) || alone(&other)) {
                other.set_checked(false);
            }
        }
    }

    /// The shim fetches the pack and calls `set_language`; from here it is only a wish.
    fn ask_for_language(&self, lang: &str) {
        let init = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&init, &"detail".into(), &lang.into());
        let event = CustomEvent::new_event("aiact-language", &init);
        let _ = self.root.dispatch_event(event.unchecked_ref::<Event>());
    }

    fn inputs(&self) -> Vec<HtmlInputElement> {
        let Ok(list) = self.root.query_selector_all(".option input") else {
            return Vec::new();
        };
        (0..list.length()).filter_map(|i| list.get(i)).filter_map(|n| n.dyn_into().ok()).collect()
    }

    fn chosen(&self) -> Vec<String> {
        self.inputs().iter().filter(|i| i.checked()).map(HtmlInputElement::value).collect()
    }

    /// Draws the same screen again and keeps what was chosen but not confirmed.
    fn redraw(&self, focus: Focus) {
        let chosen = self.chosen();
        let failed = self.root.query_selector("[data-summary]").is_ok_and(|s| s.is_some());
        self.draw(focus, failed);
        for input in self.inputs() {
            input.set_checked(chosen.contains(&input.value()));
        }
    }

    fn draw(&self, focus: Focus, failed: bool) {
        let dom = Dom::new(self.document.clone(), self.heading);
        let (step, content) = self.screen(&dom, failed);
        let screen = frame(&dom, &self.words, &self.session, step, content);
        self.root.replace_children_with_node_1(screen.node());
        match focus {
            Focus::Stays => {}
            Focus::Heading => self.focus("[data-focus]"),
            Focus::Summary => self.focus("[data-summary]"),
            Focus::Language => self.focus("[data-action=language]"),
        }
    }

    fn screen(&self, dom: &Dom, failed: bool) -> (&'static str, El) {
        let (words, session) = (&self.words, &self.session);
        match session.screen() {
            Screen::Start => ("start", start::screen(dom, words, session)),
            Screen::Question(asked) => {
                let view = QuestionView::of(session, asked, words);
                ("question", question::screen(dom, words, session, &view, failed))
            }
            Screen::Answers => ("answers", answers::screen(dom, words, session)),
            Screen::Result => ("result", result::screen(dom, words, session)),
        }
    }

    fn focus(&self, selector: &str) {
        let found = self.root.query_selector(selector).ok().flatten();
        if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }

    fn has_focus(&self, selector: &str) -> bool {
        self.root.active_element().is_some_and(|e| e.matches(selector).unwrap_or(false))
    }
}
