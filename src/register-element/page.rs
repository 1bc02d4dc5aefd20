//! What the page of a register can do besides: pick files, keep the file, warn before somebody leaves.

use js_sys::{Array, Reflect, Uint8Array};
use kit::Shim;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

// `www/src/register.js` adds these to the page, and says their types.
#[wasm_bindgen]
extern "C" {
    /// The page of a register.
    pub type RegisterPage;
    /// Whether files that are picked can be saved in their place.
    #[wasm_bindgen(method, js_name = canPick)]
    pub fn can_pick(this: &RegisterPage) -> bool;
    /// Lets the visitor pick files; none if they think better of it.
    #[wasm_bindgen(method, catch)]
    async fn pick(this: &RegisterPage) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn keep(this: &RegisterPage, name: &str, content: &[u8], anew: bool) -> Result<JsValue, JsValue>;
    /// What somebody else has put into the file with this name is taken in: it may be written again.
    #[wasm_bindgen(method)]
    pub fn merged(this: &RegisterPage, name: &str);
    /// Whether there is something that would be lost by leaving.
    #[wasm_bindgen(method)]
    pub fn unsaved(this: &RegisterPage, some: bool);
}

/// A file that somebody gave: its name and content.
pub type Given = (String, Vec<u8>);

/// What became of saving.
#[derive(Debug)]
pub enum Kept {
    /// The file with this name holds it now.
    InPlace(String),
    /// It was handed over as a download.
    Downloaded(String),
    /// The visitor thought better of it.
    Left,
    /// The file may not be written.
    Refused(String),
    /// Somebody else has changed the file meanwhile: this stands there now.
    Changed(String, Vec<u8>),
}

/// The page, as a register sees it.
#[must_use]
pub fn of(shim: &Shim) -> &RegisterPage {
    let page: &JsValue = shim.as_ref();
    page.unchecked_ref()
}

/// Lets the visitor pick files.
pub async fn picked(shim: &Shim) -> Vec<Given> {
    let Ok(files) = of(shim).pick().await else { return Vec::new() };
    Array::from(&files)
        .iter()
        .filter_map(|pair| {
            let pair = Array::from(&pair);
            Some((pair.get(0).as_string()?, Uint8Array::new(&pair.get(1)).to_vec()))
        })
        .collect()
}

/// Keeps the file: in its place where the browser can, else as a download. `anew` asks for another place.
pub async fn kept(shim: &Shim, name: &str, content: &[u8], anew: bool) -> Kept {
    let Ok(said) = of(shim).keep(name, content, anew).await else { return Kept::Refused(name.to_owned()) };
    let said = Array::from(&said);
    let name = said.get(1).as_string().unwrap_or_default();
    match said.get(0).as_string().as_deref() {
        Some("kept") => Kept::InPlace(name),
        Some("downloaded") => Kept::Downloaded(name),
        Some("changed") => Kept::Changed(name, Uint8Array::new(&said.get(2)).to_vec()),
        Some("left") => Kept::Left,
        _ => Kept::Refused(name),
    }
}

/// The content of a file that was chosen or dropped.
pub async fn read(file: web_sys::File) -> Option<Given> {
    let content = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok()?;
    Some((file.name(), Uint8Array::new(&content).to_vec()))
}

/// Whether the page has an element of ours besides, such as the check.
#[must_use]
pub fn has(element: &str) -> bool {
    let elements = web_sys::window().map(|window| window.custom_elements());
    elements.is_some_and(|elements| !elements.get(element).is_undefined())
}

/// What listens to an element within the register, until it is dropped. What that one says goes no further than here: the page
/// would take it for an element of its own.
pub struct Listening {
    element: Element,
    events: &'static [&'static str],
    heard: Closure<dyn FnMut(Event)>,
}

impl Listening {
    /// Hears the events of an element.
    pub fn to(element: Element, events: &'static [&'static str], mut hear: impl FnMut(&Event) + 'static) -> Self {
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.stop_propagation();
            hear(&event);
        });
        for name in events {
            let _ = element.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        }
        Self { element, events, heard }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        for name in self.events {
            let _ = self.element.remove_event_listener_with_callback(name, self.heard.as_ref().unchecked_ref());
        }
    }
}

/// Sets a member of an element to a JSON document.
pub fn set(element: &Element, name: &str, document: &serde_json::Value) {
    if let Ok(value) = js_sys::JSON::parse(&document.to_string()) {
        let _ = Reflect::set(element, &name.into(), &value);
    }
}

/// What a value of the page is as a JSON document.
#[must_use]
pub fn document<T: serde::de::DeserializeOwned>(value: &JsValue) -> Option<T> {
    let text = js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string())?;
    serde_json::from_str(&text).ok()
}

/// A member of an object of the page.
#[must_use]
pub fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A new id, made by chance.
#[must_use]
pub fn new_id() -> String {
    let mut bytes = [0; 16];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    format!("urn:uuid:{}", uuid::Builder::from_random_bytes(bytes).into_uuid())
}
