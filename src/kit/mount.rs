//! How an element comes to life in the shadow root that the page made for it.

use std::cell::RefCell;
use std::rc::Rc;

use engine::date::Date;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, ShadowRoot};
use yew::prelude::*;
use yew::{AppHandle, BaseComponent};

use crate::env::{Env, Given, Taken};
use crate::shim::Shim;
use crate::words::{Table, Words};

/// The sheet of the check, and what the elements beside it need besides.
const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

#[wasm_bindgen]
extern "C" {
    /// A shadow root, whose list of sheets web-sys does not know yet.
    #[wasm_bindgen(extends = ShadowRoot)]
    type StyledRoot;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_sheets(this: &StyledRoot, sheets: &Array);
}

/// A component of yew that stands in a shadow root.
pub struct Mounted<C: Element> {
    handle: RefCell<AppHandle<Shell<C>>>,
    env: RefCell<Env>,
}

/// What can be mounted: a component that finds all it needs around it.
pub trait Element: BaseComponent<Properties = ()> {
    /// Its texts.
    const WORDS: Table;
    /// Its own sheet, after that of all elements.
    const SHEET: &'static str;
}

impl<C: Element> Mounted<C> {
    /// Draws the element into `root`. `given` is what the page gave, as JSON, `pack` the words of law and check.
    ///
    /// # Errors
    /// A sentence if the pack does not belong to this build, or the day is none.
    pub fn new(root: &ShadowRoot, shim: Shim, given: &str, pack: &str) -> Result<Self, JsError> {
        let env = env_of(C::WORDS, Rc::new(shim), given, pack)?;
        let document = root.owner_document().ok_or_else(|| JsError::new("the shadow root belongs to no document"))?;
        let sheets = Array::new();
        for text in [SHEET, C::SHEET] {
            let sheet = CssStyleSheet::new().map_err(|_| JsError::new("the browser makes no style sheets"))?;
            let _ = sheet.replace_sync(text);
            sheets.push(&sheet);
        }
        root.unchecked_ref::<StyledRoot>().set_sheets(&sheets);
        let host = document.create_element("div").map_err(|_| JsError::new("the document makes no elements"))?;
        let status = document.create_element("p").map_err(|_| JsError::new("the document makes no elements"))?;
        let _ = status.set_attribute("class", "hidden");
        let _ = status.set_attribute("role", "status");
        root.replace_children_with_node_2(&host, &status);
        let handle = yew::Renderer::<Shell<C>>::with_root_and_props(host, ShellProps { env: env.clone() }).render();
        Ok(Self { handle: RefCell::new(handle), env: RefCell::new(env) })
    }

    /// Takes what the page gives anew: another language, other attributes. What the visitor has done stays.
    ///
    /// # Errors
    /// As in [`Mounted::new`].
    pub fn set(&self, given: &str, pack: &str) -> Result<(), JsError> {
        let (shim, taken) = (Rc::clone(&self.env.borrow().shim), self.env.borrow().taken.clone());
        // What was handed over in the same turn is still to be drawn.
        self.update(Env { taken, ..env_of(C::WORDS, shim, given, pack)? });
        Ok(())
    }

    /// Hands something over while the element stands.
    pub fn take(&self, what: String, content: Vec<u8>) {
        let env = Env { taken: Some(Rc::new(Taken { what, content })), ..self.env.borrow().clone() };
        self.update(env);
    }

    fn update(&self, env: Env) {
        *self.env.borrow_mut() = env.clone();
        self.handle.borrow_mut().update(ShellProps { env });
    }
}

fn env_of(words: Table, shim: Rc<Shim>, given: &str, pack: &str) -> Result<Env, JsError> {
    let given: Given = serde_json::from_str(given).map_err(|fault| JsError::new(&fault.to_string()))?;
    let parsed =
        |day: &str| Date::parse(day).ok_or_else(|| JsError::new(&format!("\"{day}\" is no day of the calendar")));
    let (day, today) = (parsed(&given.day)?, parsed(&given.today)?);
    let words = Words::read(pack, words).map_err(|fault| JsError::new(&fault))?;
    Ok(Env { given: Rc::new(given), day, today, words: Rc::new(words), shim, taken: None })
}

/// What the outermost component is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    env: Env,
}

/// The outermost component: hands on what is around.
#[function_component]
pub fn Shell<C: Element>(props: &ShellProps) -> Html {
    html! { <ContextProvider<Env> context={props.env.clone()}><C /></ContextProvider<Env>> }
}

/// The class that JavaScript sees of an element, over [`Mounted`].
#[macro_export]
macro_rules! element {
    ($component:ty) => {
        /// The element as JavaScript sees it.
        #[wasm_bindgen::prelude::wasm_bindgen]
        pub struct App($crate::Mounted<$component>);

        #[wasm_bindgen::prelude::wasm_bindgen]
        impl App {
            /// Draws the element into its shadow root. `given` is what the page gave, as JSON, `pack` the words.
            ///
            /// # Errors
            /// A sentence if the pack does not belong to this build, or the day is none.
            #[wasm_bindgen(constructor)]
            pub fn new(
                root: &web_sys::ShadowRoot,
                page: $crate::Shim,
                given: &str,
                pack: &str,
            ) -> Result<App, wasm_bindgen::JsError> {
                Ok(Self($crate::Mounted::new(root, page, given, pack)?))
            }

            /// Takes what the page gives anew.
            ///
            /// # Errors
            /// The same.
            pub fn set(&self, given: &str, pack: &str) -> Result<(), wasm_bindgen::JsError> {
                self.0.set(given, pack)
            }

            /// Takes something that the page hands over.
            pub fn take(&self, what: String, content: Vec<u8>) {
                self.0.take(what, content);
            }
        }
    };
}
