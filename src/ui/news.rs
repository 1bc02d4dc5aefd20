//! What the widget tells the shim: what has happened, and what only the page can do.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::action::Action;

#[wasm_bindgen]
extern "C" {
    /// The shim: does what only the page can do, and passes on what happens here.
    pub type Shim;
    #[wasm_bindgen(method)]
    fn tell(this: &Shim, what: &str, details: Array);
}

/// One thing to tell.
pub enum News {
    /// Another screen stands: the step, the question if it is one, the title.
    Step(&'static str, &'static str, String),
    /// A question was answered with these options.
    Answer(&'static str, Vec<String>),
    /// A result stands.
    Result,
    /// It was taken along in this form.
    Export(Action),
    /// The visitor wants this language.
    Language(String),
    /// A file to save: name, type, content.
    File(String, &'static str, String),
    /// Print, under this title.
    Print(String),
    /// A text for the clipboard.
    Copy(String),
    /// A text to store on this device.
    Save(String),
    /// Delete what is stored.
    Forget,
    /// A sentence for those who do not see what was done.
    Say(String),
}

impl News {
    /// Tells it, by the name that the shim knows.
    pub fn tell(&self, shim: &Shim) {
        let tell = |what: &str, details: &[&str]| {
            shim.tell(what, details.iter().map(|text| JsValue::from_str(text)).collect());
        };
        match self {
            Self::Step(step, question, title) => tell("step", &[step, question, title]),
            Self::Answer(question, options) => {
                let options = options.iter().map(String::as_str);
                tell("answer", &[*question].into_iter().chain(options).collect::<Vec<_>>());
            }
            Self::Result => tell("result", &[]),
            Self::Export(form) => tell("export", &[form.name()]),
            Self::Language(language) => tell("language", &[language]),
            Self::File(name, form, text) => tell("file", &[name, form, text]),
            Self::Print(title) => tell("print", &[title]),
            Self::Copy(text) => tell("copy", &[text]),
            Self::Save(text) => tell("save", &[text]),
            Self::Forget => tell("forget", &[]),
            Self::Say(sentence) => tell("say", &[sentence]),
        }
    }
}
