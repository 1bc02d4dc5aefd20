//! The widget behind `<ai-act-check>`: owns the session, listens to the shadow root, draws the screen, tells the shim.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use js_sys::{Array, WeakRef};
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, Node, ShadowRoot,
};

use super::action::Action;
use super::dom::{Dom, El};
use super::frame::{self, frame};
use super::keep::Keep;
use super::news::News;
pub use super::news::Shim;
use super::result::Around;
use super::setup::{EXPORTS, Persist, Setup, exports};
use super::view::ViewState;
use super::{answers, assumptions, draft, keep, question, record, result, start, systems, wait};
use documents::assessment::Assessment;
use documents::canonical::canonical;
use documents::case::{self, Case, CaseError};
use documents::{self, link, prefill};
use engine::answers::option_of;
use engine::date::Date;
use engine::program::Compiled;
use report::calendar::calendar;
use report::document::{self, Document as Report};
use report::{html, markdown};
#[cfg(not(feature = "draft"))]
use rulebooks::EU_AI_ACT as ASKED;
#[cfg(feature = "draft")]
use rulebooks::GESETZ_VIII as ASKED;
use session::{
    AssumptionsView, Opened, Opening, Origin, QuestionView, Screen, Session, Telling, Told, said, understood,
};
use text::{Catalogue, Text, key};

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
}

/// The rulebook of the widget. All that is asked of it later comes by way of the session.
static BOOK: &Compiled = &ASKED;

/// One widget in one shadow root. Dropping it removes its listeners.
#[wasm_bindgen]
pub struct Widget {
    state: Rc<RefCell<State>>,
    root: Root,
    shim: Rc<Shim>,
    listeners: Vec<(&'static str, Listener)>,
}

/// The shadow root, as long as the page has it. Browsers look for garbage in JavaScript alone: a node that Rust keeps would
/// keep its element, and that the widget, and that what Rust keeps. So nothing in here holds a node of the element.
type Root = WeakRef<ShadowRoot>;

/// A handler for events of the root.
type Listener = Closure<dyn FnMut(Event)>;

/// Whether an event is heard on its way down: that of something unfolded never comes up.
fn on_the_way_down(name: &str) -> bool {
    name == "toggle"
}

struct State {
    root: Root,
    document: Document,
    session: Session,
    words: Catalogue,
    /// Empty until the shim has set it up; nothing is drawn before.
    setup: Setup,
    /// The day that the page gave: today, or its attribute.
    today: Date,
    /// Whether the day typed into the result was refused.
    day_refused: bool,
    /// Whether the day that was to be assumed was refused.
    assumption_refused: bool,
    /// What the visitor has asked for to keep the result.
    keep: Keep,
    /// How the visitor has arranged the screen.
    view: ViewState,
    /// What the visitor looks for among the typical systems.
    typed: String,
    /// The case stored on this device.
    saved: Option<String>,
    /// Where an opened case came from, or what was wrong with it.
    opened: Option<Result<Origin, CaseError>>,
    /// What the shim was told to be on screen: the step, and the question if it is one. Nothing before the first drawing.
    told: Option<(&'static str, &'static str)>,
    /// What the shim is still to be told.
    news: Vec<News>,
    /// The result in words: the screen, its print, the files and the page's event share it.
    result: RefCell<Rc<Told>>,
}

/// Marks the button whose words are on their way to the clipboard.
const COPYING: &str = "data-copying";

/// What is left to do on the page once the state is free, because focusing may call back into the widget.
enum After {
    Nothing,
    /// Focus the first element that matches.
    Focus(String),
    /// Focus this one.
    FocusOn(HtmlElement),
}

impl After {
    fn heading() -> Self {
        Self::Focus("[data-focus]".to_owned())
    }

    fn run(self, root: &Root) {
        let element = match self {
            Self::Nothing => None,
            Self::Focus(selector) => elements(root, &selector).into_iter().next(),
            Self::FocusOn(element) => Some(element),
        };
        if let Some(element) = element {
            let _ = element.focus();
        }
    }
}

#[wasm_bindgen]
impl Widget {
    /// A widget for a root. It draws once it is set up.
    ///
    /// # Errors
    /// A sentence if the pack does not belong to this build or the rulebook cannot tell about the day.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &ShadowRoot, shim: Shim, lang: &str, pack: &str, as_of: &str) -> Result<Widget, JsError> {
        let words = catalogue(BOOK, lang, pack)?;
        let today = day(as_of)?;
        let session = Session::new(BOOK, today)?;
        let document = root.owner_document().ok_or_else(|| JsError::new("the shadow root belongs to no document"))?;
        let sheet = CSSStyleSheet::new();
        sheet.replace_sync(include_str!(concat!(env!("OUT_DIR"), "/style.css")));
        root.unchecked_ref::<StyledRoot>().set_sheets(&Array::of1(&sheet));
        let status = Dom::new(document.clone(), 1).p("hidden", "").attr("role", "status");
        root.replace_children_with_node_1(status.node());
        let root = Root::new(root);
        let state = State {
            root: root.clone(),
            document,
            session,
            words,
            setup: Setup::default(),
            today,
            day_refused: false,
            assumption_refused: false,
            keep: Keep::default(),
            view: ViewState::default(),
            typed: String::new(),
            saved: None,
            opened: None,
            told: None,
            news: Vec::new(),
            result: RefCell::default(),
        };
        let state = Rc::new(RefCell::new(state));
        let mut widget = Widget { state, root, shim: Rc::new(shim), listeners: Vec::new() };
        widget.listen("click", State::on_click);
        widget.listen("submit", State::on_submit);
        widget.listen("change", State::on_change);
        widget.listen("input", State::on_input);
        widget.listen("keydown", State::on_key);
        widget.listen("toggle", State::on_toggle);
        Ok(widget)
    }

    /// Takes the choices of the page's author and draws. A visit starts with the list of typical systems ("choose"), with the
    /// questions ("ask"), or with a system, by its id. Returns the names in `exports` that are none, and, after a line break,
    /// "start" if that names no beginning; the list stands then.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn set_up(
        &self,
        heading: u8,
        offered: Option<String>,
        persist: &str,
        contact: &str,
        start: &str,
        framed: bool,
    ) -> Result<String, JsError> {
        // Without a word about it, everything is offered.
        let offered = offered.unwrap_or_else(|| EXPORTS.map(|(export, _)| export.name()).join(" "));
        let (known, unknown) = exports(&offered);
        let persist = match persist {
            "session" => Persist::Session,
            "local" => Persist::Local,
            _ => Persist::None,
        };
        let contact = (!contact.is_empty()).then(|| contact.to_owned());
        let mut wrong = "";
        self.change(|state| {
            state.session.set_opening(match start {
                "ask" => Opening::Ask,
                id if state.words.system(id).is_some() => Opening::With(id.to_owned()),
                other => {
                    wrong = if other == "choose" { "" } else { "start" };
                    Opening::Choose
                }
            });
            state.setup = Setup { heading, exports: known, persist, contact, framed };
            state.told.get_or_insert(("", ""));
            Ok(())
        })?;
        Ok([&unknown.join(" "), "\n", wrong].concat())
    }

    /// Opens a case from the fragment of an address; what is wrong with it is said on the screen, and nothing is lost.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn open(&self, fragment: &str) -> Result<(), JsError> {
        self.act(|state| Ok(state.resume(link::read(state.session.book(), fragment))))
    }

    /// Opens a case from the content of a saved file, in the same way.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn open_file(&self, content: &str) -> Result<(), JsError> {
        self.act(|state| {
            let case = case::read(state.session.book(), content, state.today);
            // What cannot be read takes no assumption away either.
            #[cfg(feature = "draft")]
            if case.is_ok() {
                state.session.set_book(draft::under(BOOK, content));
            }
            Ok(state.resume(case))
        })
    }

    /// Goes on with the answers and remarks of a fragment, from the start screen; one that cannot be read changes nothing.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn restore(&self, fragment: &str) -> Result<(), JsError> {
        self.change(|state| {
            let book = state.session.book();
            if let Ok(case) = link::read(book, fragment) {
                let day = state.session.day();
                let (session, _) = Case { day, ..case }.resume(book)?;
                state.session.take_over(session);
                state.session.go_to(Screen::Start);
            }
            Ok(())
        })
    }

    /// The answers and remarks as a fragment; none before the visitor has answered anything.
    #[must_use]
    pub fn fragment(&self) -> Option<String> {
        let state = self.state.try_borrow().ok()?;
        (*state.session.answers() != state.session.prefill().answers).then(|| link::whole(&state.session))
    }

    /// Begins anew with answers of the page, a JSON document. Returns what is wrong with it, in lines.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn set_answers(&self, document: &str) -> Result<String, JsError> {
        let mut faults = Vec::new();
        self.change(|state| {
            // What another check was answered takes nothing away that was said here.
            #[cfg(feature = "draft")]
            if let Some((answers, found)) = draft::carried(state.session.book(), document, state.today) {
                faults = found;
                state.session.carry(answers);
                return Ok(());
            }
            let (given, found) = prefill::read(state.session.book(), document);
            faults = found;
            state.session.set_prefill(given);
            state.opened = None;
            state.keep = Keep { saved: state.saved.is_some(), ..Keep::default() };
            Ok(())
        })?;
        Ok(faults.join("\n"))
    }

    /// The answers as they stand, as such a document.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn answers(&self) -> Result<String, JsError> {
        Ok(prefill::write(&self.state.try_borrow().map_err(|_| busy())?.session))
    }

    /// Takes over what was written to catalogues below the result, for the saved case: a JSON list of documents, or `null`. Says
    /// whether it is one, and has room.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn set_reflections(&self, list: &str) -> Result<bool, JsError> {
        let mut state = self.state.try_borrow_mut().map_err(|_| busy())?;
        let taken = case::reflections(list).is_some_and(|list| state.session.remarks_mut().set_reflections(list));
        state.renew_record();
        Ok(taken)
    }

    /// What was written to catalogues, as such a list; nothing if nothing was.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn reflections(&self) -> Result<String, JsError> {
        Ok(self.state.try_borrow().map_err(|_| busy())?.session.remarks().reflections().to_owned())
    }

    /// The assessment of the answers as they stand, as the canonical JSON document.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn result(&self) -> Result<String, JsError> {
        let state = self.state.try_borrow().map_err(|_| busy())?;
        Ok(canonical(&Assessment::of(&state.telling())))
    }

    /// Goes to a screen where the visitor has been: a step and, if that is a question, its id.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn go_to(&self, step: &str, question: &str) -> Result<(), JsError> {
        self.act(|state| {
            let screen = match (step, state.session.book().question(question)) {
                (_, Some(question)) => Screen::Question(question),
                ("assumptions", _) => Screen::Assumptions,
                ("answers", _) => Screen::Answers,
                ("result", _) => Screen::Result,
                _ => Screen::Start,
            };
            state.session.go_to(screen);
            state.draw(false);
            Ok(After::heading())
        })
    }

    /// Tells the widget which case is stored on this device.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn set_saved(&self, fragment: Option<String>) -> Result<(), JsError> {
        self.change(|state| {
            state.saved = fragment;
            state.keep.saved = state.saved.is_some();
            Ok(())
        })
    }

    /// Switches the language; answers, choices not yet confirmed and the focus stay.
    ///
    /// # Errors
    /// A sentence if the pack does not belong to this build or is of another language.
    pub fn set_language(&self, lang: &str, pack: &str) -> Result<(), JsError> {
        self.change(|state| {
            state.words = catalogue(state.session.book(), lang, pack)?;
            Ok(())
        })
    }

    /// Takes the second part of the pack. A visitor who was ahead of it sees the screen that was wanted.
    ///
    /// # Errors
    /// A sentence if it is of another pack.
    pub fn complete(&self, rest: &str) -> Result<(), JsError> {
        self.act(|state| {
            let waited = state.waits();
            state.words.complete(rest)?;
            if !waited {
                return Ok(state.list_systems().1);
            }
            state.draw(false);
            Ok(After::heading())
        })
    }

    /// Tells the widget whether the browser took the words for its clipboard.
    ///
    /// # Errors
    /// A sentence if the widget is being drawn.
    pub fn copied(&self, done: bool) -> Result<(), JsError> {
        self.act(|state| Ok(state.on_copied(done)))
    }

    /// Whether both parts of the pack are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.state.try_borrow().is_ok_and(|state| state.words.is_complete())
    }

    /// Moves to another day; answers stay.
    ///
    /// # Errors
    /// A sentence if the day does not exist or lies before the rulebook.
    pub fn set_as_of(&self, as_of: &str) -> Result<(), JsError> {
        let day = day(as_of)?;
        self.change(|state| {
            state.session.set_day(day)?;
            state.today = day;
            Ok(())
        })
    }

    /// Which rulebook is asked, as a JSON document.
    #[must_use]
    pub fn rulebook() -> String {
        canonical(&documents::Rulebook::from(BOOK))
    }
}

impl Widget {
    /// Changes something and draws the same screen again.
    fn change(&self, change: impl FnOnce(&mut State) -> Result<(), JsError>) -> Result<(), JsError> {
        self.act(|state| {
            change(state)?;
            Ok(state.redraw())
        })
    }

    /// Does something, and then what is left to do.
    fn act(&self, act: impl FnOnce(&mut State) -> Result<After, JsError>) -> Result<(), JsError> {
        let mut state = self.state.try_borrow_mut().map_err(|_| busy())?;
        let after = act(&mut state)?;
        let news = mem::take(&mut state.news);
        drop(state);
        settle(&self.root, &self.shim, after, news);
        Ok(())
    }

    fn listen(&mut self, name: &'static str, handler: fn(&mut State, &Event) -> After) {
        let (state, root, shim) = (Rc::clone(&self.state), self.root.clone(), Rc::clone(&self.shim));
        let closure = Listener::new(move |event: Event| {
            // What the page has put into a slot is its own, whatever it is called.
            let target = event.target().and_then(|t| t.dyn_into::<Node>().ok());
            if !root.deref().is_some_and(|root| root.contains(target.as_ref())) {
                return;
            }
            // An event that the drawing itself sets off finds the state in use; it is none of the visitor's doing.
            let Ok(mut state) = state.try_borrow_mut() else { return };
            let after = handler(&mut state, &event);
            let news = mem::take(&mut state.news);
            drop(state);
            settle(&root, &shim, after, news);
        });
        if let Some(root) = self.root.deref() {
            let handler = closure.as_ref().unchecked_ref();
            let _ = root.add_event_listener_with_callback_and_bool(name, handler, on_the_way_down(name));
        }
        self.listeners.push((name, closure));
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        let Some(root) = self.root.deref() else { return };
        for (name, closure) in &self.listeners {
            let handler = closure.as_ref().unchecked_ref();
            let _ = root.remove_event_listener_with_callback_and_bool(name, handler, on_the_way_down(name));
        }
    }
}

/// What is left once the state is free: whoever hears the news may call back into the widget.
fn settle(root: &Root, shim: &Shim, after: After, news: Vec<News>) {
    after.run(root);
    for one in news {
        one.tell(shim);
    }
}

fn busy() -> JsError {
    JsError::new("the check is being drawn; try again afterwards")
}

/// The elements that match, as what they are; none once the root is gone.
fn elements<T: JsCast>(root: &Root, selector: &str) -> Vec<T> {
    let Some(Ok(list)) = root.deref().map(|root| root.query_selector_all(selector)) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|i| list.get(i)).filter_map(|n| n.dyn_into().ok()).collect()
}

fn day(text: &str) -> Result<Date, JsError> {
    Date::parse(text).ok_or_else(|| JsError::new(&format!("\"{text}\" is no day of the form 2027-12-02")))
}

fn catalogue(book: &'static Compiled, lang: &str, pack: &str) -> Result<Catalogue, JsError> {
    let words = Catalogue::read(pack, book)?;
    if words.lang() == lang {
        Ok(words)
    } else {
        Err(JsError::new(&format!("the pack is of the language {}, not {lang}", words.lang())))
    }
}

impl State {
    fn on_click(&mut self, event: &Event) -> After {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let Some(control) = target.and_then(|t| t.closest("[data-action]").ok().flatten()) else {
            return After::Nothing;
        };
        // A problem has been read by whoever goes on.
        if self.problem().is_some() {
            self.opened = None;
            for line in elements::<Element>(&self.root, "[data-problem]") {
                line.remove();
            }
        }
        let named = |attribute: &str| control.get_attribute(attribute).unwrap_or_default();
        let Some(action) = Action::named(&named("data-action")) else { return After::Nothing };
        match action {
            Action::Start => match self.session.screen() {
                Screen::Start | Screen::Assumptions => self.session.describe(),
                _ => self.session.begin(),
            },
            Action::Choose => self.session.choose(&named("data-system")),
            Action::GoOn => self.session.go_on(&self.words),
            Action::Back => self.session.back(),
            Action::Answers => self.session.show_answers(),
            Action::Result => self.session.show_result(),
            Action::Restart => {
                self.typed.clear();
                self.session.restart();
            }
            Action::Change => self.session.change(&named("data-question")),
            Action::Go => return After::Focus(format!("[data-part=\"{}\"]", named("data-to"))),
            Action::Language => {
                self.news.push(News::Language(named("data-language")));
                return After::Nothing;
            }
            Action::OpenSaved => {
                let saved = self.saved.clone().unwrap_or_default();
                return self.resume(link::read(self.session.book(), &saved));
            }
            Action::AsOf => return self.show_day(),
            Action::Today => return self.show_today(),
            #[cfg(feature = "draft")]
            Action::Assume => return self.assume(),
            #[cfg(feature = "draft")]
            Action::Unassume => return self.drop_assumption(),
            Action::Filter => return self.show_role(named("data-role")),
            Action::FirstOption => {
                event.prevent_default();
                return After::Focus(named("data-to"));
            }
            Action::Link => return self.make_link(),
            Action::Copy => {
                let _ = control.set_attribute(COPYING, "");
                self.news.push(News::Copy(named("data-words")));
                return After::Nothing;
            }
            Action::Reasons => return self.show_reasons(),
            Action::Save => return self.save(),
            Action::Forget => return self.forget(),
            Action::Print | Action::Html | Action::Markdown | Action::Json | Action::Calendar => {
                return self.hand_out(action);
            }
            // Comes as a submit event.
            Action::Continue => return After::Nothing,
        }
        self.draw(false);
        After::heading()
    }

    /// Goes on with a case. One that cannot be read replaces nothing.
    fn resume(&mut self, case: Result<Case, CaseError>) -> After {
        let resumed = case.and_then(|case| case.resume(self.session.book()).map_err(|_| CaseError::Damaged));
        self.opened = Some(resumed.map(|(session, origin)| {
            self.session.take_over(session);
            self.keep = Keep { saved: self.saved.is_some(), ..Keep::default() };
            self.view = ViewState::default();
            origin
        }));
        self.draw(false);
        After::Focus(if matches!(self.opened, Some(Ok(_))) { "[data-focus]" } else { "[data-problem]" }.to_owned())
    }

    /// A file for the browser to save, or its print window, if the page offers it.
    fn hand_out(&mut self, form: Action) -> After {
        if !self.setup.offers(form) {
            return After::Nothing;
        }
        let (session, words) = (&self.session, &self.words);
        let stem = document::file_stem(session, words);
        let telling = self.telling();
        let report = || Report::of(&telling);
        let file = match form {
            Action::Print => {
                self.news.extend([News::Print(stem), News::Export(form)]);
                return After::Nothing;
            }
            Action::Html => Some(("html", "text/html", html::render(&report()))),
            Action::Markdown => Some(("md", "text/markdown", markdown::render(&report()))),
            Action::Json => Some(("json", "application/json", case::write(&telling))),
            _ => calendar(session, words).map(|text| ("ics", "text/calendar", text)),
        };
        self.kept(
            form,
            Some(match (&file, self.setup.framed) {
                (None, _) => key::KEEP_NO_DATES,
                (_, true) => key::KEEP_FILE_FRAMED,
                (_, false) => key::KEEP_FILE_MADE,
            }),
        );
        if let Some((end, kind, text)) = file {
            self.news.extend([News::File(format!("{stem}.{end}"), kind, text), News::Export(form)]);
        }
        After::Nothing
    }

    /// A link to the case on this page, to be looked at before it is copied.
    fn make_link(&mut self) -> After {
        let page = self.document.url().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default();
        let built = link::write(&self.session, self.keep.with_text).map(|fragment| format!("{page}#{fragment}"));
        if built.is_ok() {
            self.news.push(News::Export(Action::Link));
        }
        self.keep.link = Some(built);
        self.kept(Action::Link, None)
    }

    /// What came of the copying stands behind its button, and is said. A browser may refuse: in a frame, or without an encrypted
    /// connection.
    fn on_copied(&mut self, done: bool) -> After {
        let said = self.words.get(if done { key::COPIED_DONE } else { key::COPIED_REFUSED });
        for button in elements::<Element>(&self.root, &["[", COPYING, "]"].concat()) {
            let _ = button.remove_attribute(COPYING);
            if let Some(line) = button.next_element_sibling() {
                line.set_text_content(Some(&said));
            }
        }
        self.news.push(News::Say(said));
        After::Nothing
    }

    fn save(&mut self) -> After {
        let fragment = link::whole(&self.session);
        self.news.push(News::Save(fragment.clone()));
        self.saved = Some(fragment);
        self.kept(Action::Save, Some(key::KEEP_SAVED))
    }

    fn forget(&mut self) -> After {
        self.news.push(News::Forget);
        self.saved = None;
        self.kept(Action::Forget, Some(key::KEEP_FORGOTTEN))
    }

    /// What was done for keeping the result is shown, and said: the shim puts that, as all that is said, into the status line.
    fn kept(&mut self, by: Action, done: Option<Text>) -> After {
        self.keep.done = done;
        self.keep.saved = self.saved.is_some();
        self.redraw_kept(&format!("[data-action={}]", by.name()));
        if let Some(done) = done.or(self.keep.built()) {
            self.news.push(News::Say(self.words.get(done)));
        }
        After::Nothing
    }

    /// Draws what keeps the result again, or the screen where that is no part of it. Gives the focus back to a control, or to
    /// the heading where it is gone.
    fn redraw_kept(&mut self, selector: &str) {
        match elements::<Element>(&self.root, ".keep").first() {
            Some(kept) => {
                let dom = Dom::new(self.document.clone(), self.setup.heading);
                El::of(kept.clone()).give_way(keep::body(&dom, &self.words, &self.session, &self.setup, &self.keep));
            }
            None => self.draw(false),
        }
        let first = |selector| elements::<HtmlElement>(&self.root, selector).into_iter().next();
        if let Some(control) = first(selector).or_else(|| first("[data-focus]")) {
            let _ = control.focus();
        }
    }

    /// Shows the result for the day in the field; a day that is none is refused in words, and nothing else changes.
    fn show_day(&mut self) -> After {
        let field = elements::<HtmlInputElement>(&self.root, "[data-day]").into_iter().next();
        let day = field.and_then(|field| Date::parse(&field.value()));
        self.day_refused =
            day.is_none_or(|day| day < self.session.book().applies || self.session.set_day(day).is_err());
        self.draw(false);
        self.say_day();
        After::Focus("[data-day]".to_owned())
    }

    fn show_today(&mut self) -> After {
        let _ = self.session.set_day(self.today);
        self.day_refused = false;
        self.draw(false);
        self.say_day();
        After::Focus("[data-day]".to_owned())
    }

    /// Shows the result as it would be if the day in the field were known; a day that is none is refused in words.
    #[cfg(feature = "draft")]
    fn assume(&mut self) -> After {
        let field = elements::<HtmlInputElement>(&self.root, "[data-anchor]").into_iter().next();
        let assumed = field.and_then(|field| {
            let day = Date::parse(&field.value())?;
            BOOK.assuming(&field.get_attribute("data-anchor")?, day).ok()
        });
        self.assumption_refused = assumed.is_none();
        self.session.set_book(assumed.unwrap_or(self.session.book()));
        self.say_assumption()
    }

    #[cfg(feature = "draft")]
    fn drop_assumption(&mut self) -> After {
        self.assumption_refused = false;
        self.session.set_book(BOOK);
        self.say_assumption()
    }

    /// Says what is assumed now, or what was wrong with the day.
    #[cfg(feature = "draft")]
    fn say_assumption(&mut self) -> After {
        self.draw(false);
        for line in elements::<Element>(&self.root, "[data-assumed]") {
            self.news.push(News::Say(line.text_content().unwrap_or_default()));
        }
        After::Focus("[data-anchor]".to_owned())
    }

    /// Says for which day the result stands now, or what was wrong with the day.
    fn say_day(&mut self) {
        let shown = if self.day_refused { "#aiact-day-error" } else { ".day .meta" };
        for line in elements::<Element>(&self.root, shown) {
            self.news.push(News::Say(line.text_content().unwrap_or_default()));
        }
    }

    /// Whatever unfolds stays so when the screen is drawn again.
    fn on_toggle(&mut self, event: &Event) -> After {
        let fold = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let Some((fold, name)) = fold.and_then(|fold| fold.get_attribute("data-fold").map(|name| (fold, name))) {
            self.view.fold(name, fold.has_attribute("open"));
        }
        After::Nothing
    }

    fn show_role(&mut self, role: String) -> After {
        if let Some(screen) = elements(&self.root, ".check").into_iter().next() {
            self.view.choose(role, &El::of(screen));
        }
        After::Nothing
    }

    fn show_reasons(&mut self) -> After {
        if let Some(screen) = elements(&self.root, ".check").into_iter().next() {
            self.view.ask_reasons(&El::of(screen));
        }
        After::Nothing
    }

    fn on_submit(&mut self, event: &Event) -> After {
        event.prevent_default();
        let Screen::Question(question) = self.session.screen() else { return After::Nothing };
        let answer = said(question, self.ticked());
        let options: Vec<&str> = answer.iter().map(String::as_str).collect();
        let refused = self.session.submit(&options).is_err();
        if !refused {
            self.news.push(News::Answer(question.id, answer));
        }
        // A link shows the answers of its moment; after another answer it would mislead.
        self.keep.link = None;
        self.keep.done = None;
        self.draw(refused);
        if refused { After::Focus("[data-summary]".to_owned()) } else { After::heading() }
    }

    /// The list follows what is typed. How many systems it has is said after a pause.
    fn on_input(&mut self, event: &Event) -> After {
        let field = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field.filter(|field| field.type_() == "search") else { return After::Nothing };
        self.typed = field.value();
        let tally = self.list_systems().0;
        self.news.push(News::SayAfterTyping(tally));
        After::Nothing
    }

    /// Draws the list of typical systems again, if it stands; says how many it has, and gives the focus back where it was in it.
    fn list_systems(&self) -> (String, After) {
        let Some(old) = elements::<Element>(&self.root, ".systems").into_iter().next() else {
            return (String::new(), After::Nothing);
        };
        let focus = self.focused().filter(|focus| old.query_selector(focus).ok().flatten().is_some());
        let dom = Dom::new(self.document.clone(), self.setup.heading);
        let (list, tally) = systems::list(&dom, &self.words, &self.typed);
        self.view.arrange(&list);
        El::of(old).give_way(list);
        (tally, focus.map_or(After::Nothing, After::Focus))
    }

    /// Down leads from the search field into the list and on in it, Up back; Escape clears the field.
    fn on_key(&mut self, event: &Event) -> After {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
        // Most keys are letters on their way into a field.
        if !["ArrowDown", "ArrowUp", "Escape"].contains(&&*key) {
            return After::Nothing;
        }
        // With nothing to clear, Escape is for the page around, such as a dialog.
        if key == "Escape" && self.typed.is_empty() {
            return After::Nothing;
        }
        let stops = "[type=search], .systems > ul .system, .systems [open] .system";
        let stops: Vec<HtmlElement> = elements(&self.root, stops);
        let at = self.root.deref().and_then(|root| root.active_element());
        let Some(place) = stops.iter().position(|stop| at.as_ref() == Some(&**stop)) else { return After::Nothing };
        event.prevent_default();
        if key == "Escape" {
            self.typed.clear();
            if let Some(field) = stops.first().and_then(|stop| stop.dyn_ref::<HtmlInputElement>()) {
                field.set_value("");
            }
            // What was found is no more, so it is not said any more either.
            let (tally, _) = self.list_systems();
            self.news.push(News::SayAfterTyping(tally));
        }
        let next = match &*key {
            "ArrowDown" => place.checked_add(1),
            "ArrowUp" => place.checked_sub(1),
            _ => Some(0),
        };
        next.and_then(|next| stops.into_iter().nth(next)).map_or(After::Nothing, After::FocusOn)
    }

    /// What is assumed fits or does not, or is looked at from another side. What is still asked follows, and is said.
    fn on_assumption(&mut self, input: &HtmlInputElement) -> After {
        let is_side = input.has_attribute("data-side");
        if is_side {
            self.session.set_side(input.value().parse().unwrap_or_default());
        } else {
            self.session.set_unfit(&input.value(), input.checked());
        }
        let Some(view) = AssumptionsView::of(&self.session, &self.words) else { return After::Nothing };
        let added = view.asked.iter().find(|asked| asked.anew && asked.question == input.value());
        let added = added.map(|asked| &*asked.title).unwrap_or_default();
        self.news.push(News::Say([added, " ", &view.go_on].concat()));
        if is_side {
            return self.redraw();
        }
        let dom = Dom::new(self.document.clone(), self.setup.heading);
        for old in elements::<Element>(&self.root, ".rest") {
            El::of(old).give_way(assumptions::rest(&dom, &self.words, &view));
        }
        After::Nothing
    }

    /// An option that stands alone excludes the other boxes, and they exclude it; yes and doubt exclude each other. Nothing is
    /// confirmed.
    fn on_change(&mut self, event: &Event) -> After {
        self.remark(event);
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.as_ref().filter(|i| i.has_attribute("data-unfit") || i.has_attribute("data-side")) {
            return self.on_assumption(input);
        }
        let Some(input) = input.filter(|i| i.matches(".option input").unwrap_or(false)) else { return After::Nothing };
        let alone = |i: &HtmlInputElement| i.has_attribute("data-alone");
        let line = |i: &HtmlInputElement| option_of(&i.value()).to_owned();
        for other in self.inputs().into_iter().filter(|other| input.checked() && other.value() != input.value()) {
            if alone(&input) || alone(&other) || line(&input) == line(&other) {
                other.set_checked(false);
            }
        }
        self.read_back();
        After::Nothing
    }

    /// Says how the ticks are read now.
    fn read_back(&self) {
        let Screen::Question(question) = self.session.screen() else { return };
        let dom = Dom::new(self.document.clone(), self.setup.heading);
        for shown in elements::<Element>(&self.root, ".understood") {
            El::of(shown).give_way(question::read_back(
                &dom,
                &self.words,
                &understood(&self.session.assessment().interview, question, &self.ticked(), &self.words),
            ));
        }
    }

    /// Keeps what was typed for the file. Nothing is drawn: the field shows it already, and stays in sight.
    fn remark(&mut self, event: &Event) {
        let target = event.target();
        if let Some(field) = target.as_ref().and_then(|t| t.dyn_ref::<HtmlTextAreaElement>()) {
            let question = field.get_attribute("data-reason").and_then(|id| self.session.book().question(&id));
            if let Some(question) = question {
                self.session.remarks_mut().set_reason(question.id, &field.value());
                self.keep.link = None;
                if let Ok(Some(place)) = field.closest(".reason") {
                    El::of(place).flag("data-given", !self.session.remarks().reason(question.id).is_empty());
                }
            }
        }
        if let Some(field) = target.as_ref().and_then(|t| t.dyn_ref::<HtmlInputElement>()) {
            if field.has_attribute("data-name") {
                self.session.remarks_mut().set_name(&field.value());
                // The print shows the name at its head, also when it comes from the browser's own menu.
                for line in elements::<Element>(&self.root, ".printed .system") {
                    line.set_text_content(Some(&record::system(&self.words, &self.session)));
                }
                self.renew_record();
            }
            if field.has_attribute("data-with-text") {
                self.keep.with_text = field.checked();
            }
        }
    }

    /// The print ends with the checksum of the file, which covers all that was written.
    fn renew_record(&self) {
        if let Some(record) = elements::<Element>(&self.root, ".record").into_iter().next() {
            let dom = Dom::new(self.document.clone(), self.setup.heading);
            El::of(record).give_way(record::section(&dom, &self.telling()));
        }
    }

    fn inputs(&self) -> Vec<HtmlInputElement> {
        elements(&self.root, ".option input")
    }

    fn ticked(&self) -> Vec<String> {
        self.inputs().iter().filter(|i| i.checked()).map(HtmlInputElement::value).collect()
    }

    /// Draws the same screen again; keeps what was chosen but not confirmed, and gives the focus back.
    fn redraw(&mut self) -> After {
        let (ticked, focus) = (self.ticked(), self.focused());
        self.draw(!elements::<Element>(&self.root, "[data-summary]").is_empty());
        for input in self.inputs() {
            input.set_checked(ticked.contains(&input.value()));
        }
        self.read_back();
        focus.map_or(After::Nothing, After::Focus)
    }

    /// A selector for the element that has the focus, if it is in the widget.
    fn focused(&self) -> Option<String> {
        let element = self.root.deref()?.active_element()?;
        let by = |name: &str| element.get_attribute(name).map(|value| format!("[{name}=\"{value}\"]"));
        if element.has_attribute("data-focus") {
            return Some("[data-focus]".to_owned());
        }
        // What has a name is found by it alone: the value of a field is what was typed, and may hold any sign.
        if let Some(id) = by("id") {
            return Some(id);
        }
        let selector: String =
            ["value", "data-action", "data-question", "data-system", "href"].into_iter().filter_map(by).collect();
        (!selector.is_empty()).then_some(selector)
    }

    /// Draws the screen, unless the widget is still being set up, and notes what the shim is to be told.
    fn draw(&mut self, failed: bool) {
        let (Some(told), Some(root)) = (self.told, self.root.deref()) else { return };
        // The line that tells screen readers what has been done is never replaced: they follow only one that they have met before.
        let Ok(Some(status)) = root.query_selector("[role=status]") else { return };
        let dom = Dom::new(self.document.clone(), self.setup.heading);
        let (step, question) = self.place();
        let around = frame::Around { problem: self.problem(), contact: self.setup.contact.as_deref() };
        let waits = self.waits();
        let content = if waits { wait::screen(&dom, &self.words) } else { self.screen(&dom, failed) };
        let shown = if waits { "wait" } else { step };
        let screen = frame(&dom, &self.words, &self.session, shown, &around, content);
        self.sign_locked(&dom, &screen);
        draft::sign(&dom, &self.words, &self.session, &screen);
        let anew = told != (step, question);
        if anew {
            self.view = ViewState::default();
        }
        self.view.arrange(&screen);
        status.set_text_content(None);
        while let Some(old) = root.first_child().filter(|node| *node != *status) {
            let _ = root.remove_child(&old);
        }
        let _ = root.insert_before(screen.node(), Some(&status));
        if waits {
            return;
        }
        self.told = Some((step, question));
        if anew {
            let title = screen.all("[data-focus]").first().map(El::says).unwrap_or_default();
            self.news.push(News::Step(step, question, title));
        }
        if step == "result" {
            self.news.push(News::Result);
        }
    }

    /// Whether the screen has to wait for the second part of the texts. The first has those of the start and the first question.
    fn waits(&self) -> bool {
        let first = self.session.book().agenda.first();
        let early = match self.session.screen() {
            Screen::Start => true,
            Screen::Question(asked) => first.is_some_and(|first| asked.same(first)),
            Screen::Assumptions | Screen::Answers | Screen::Result => false,
        };
        !early && !self.words.is_complete()
    }

    /// The result in words, made once for its answers, day and language.
    fn telling(&self) -> Telling<'_> {
        Telling::kept(&self.session, &self.words, &mut self.result.borrow_mut())
    }

    /// The step of the visit, and the question if it is one, by the names that pages know.
    fn place(&self) -> (&'static str, &'static str) {
        match self.session.screen() {
            Screen::Start => ("start", ""),
            Screen::Assumptions => ("assumptions", ""),
            Screen::Question(asked) => ("question", asked.id),
            Screen::Answers => ("answers", ""),
            Screen::Result => ("result", ""),
        }
    }

    /// Where other answers can be changed, those that the page has locked are called so.
    fn sign_locked(&self, dom: &Dom, screen: &El) {
        for question in &self.session.prefill().locked {
            for button in screen.all(&format!("[data-action=change][data-question=\"{question}\"]")) {
                button.give_way(dom.span("meta", &self.words.get(key::ANSWERS_LOCKED)).attr("data-locked", question));
            }
        }
    }

    /// What was wrong with the case that was to be opened, as the key of a sentence.
    fn problem(&self) -> Option<Text> {
        match self.opened {
            Some(Err(CaseError::Foreign)) => Some(key::OPENED_FOREIGN),
            Some(Err(CaseError::OtherFormat)) => Some(key::OPENED_OTHER_FORMAT),
            Some(Err(CaseError::OtherRulebook)) => Some(key::OPENED_OTHER_RULEBOOK),
            Some(Err(CaseError::Damaged)) => Some(key::OPENED_DAMAGED),
            Some(Ok(_)) | None => None,
        }
    }

    fn screen(&self, dom: &Dom, failed: bool) -> El {
        let (words, session) = (&self.words, &self.session);
        match session.screen() {
            Screen::Start => {
                let stored = (self.setup.persist, self.saved.is_some());
                start::screen(dom, words, session, stored, &self.typed)
            }
            Screen::Assumptions => {
                let view = AssumptionsView::of(session, words);
                view.map_or_else(|| dom.div(""), |view| assumptions::screen(dom, words, &view))
            }
            Screen::Question(asked) => {
                // After a fault the form keeps its ticks.
                let view = if failed {
                    QuestionView::ticked(session, asked, &self.ticked(), words)
                } else {
                    QuestionView::of(session, asked, words)
                };
                question::screen(dom, words, session, &view, failed)
            }
            Screen::Answers => answers::screen(dom, words, session),
            Screen::Result => {
                let origin = self.opened.as_ref().and_then(|opened| opened.as_ref().ok());
                let opened = origin.map(|origin| Opened::of(session, origin, words).sentences).unwrap_or_default();
                let (today, day_refused, assumption_refused) = (self.today, self.day_refused, self.assumption_refused);
                let around =
                    Around { today, day_refused, assumption_refused, setup: &self.setup, keep: &self.keep, opened };
                result::screen(dom, &self.telling(), &around)
            }
        }
    }
}
