//! What the widget tells the shim: what has happened, and what only the page can do.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::action::Action;

/// The shim as TypeScript sees it; the scripts are checked against this.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { AiActCheckEventMap, AiActCheckExport } from "../ai-act-check.d.ts";

/** What the widget tells its page: what has happened, and what only the page can do. */
export interface Shim {
  step(step: AiActCheckEventMap["aiact-step"]["detail"]["step"], question: string, title: string): void;
  answer(question: string, options: string[]): void;
  result(): void;
  export(kind: AiActCheckExport): void;
  language(language: string): void;
  file(name: string, type: string, text: string): void;
  print(title: string): void;
  copy(text: string): void;
  save(text: string): void;
  forget(): void;
  say(sentence: string, typing: boolean): void;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// The shim: does what only the page can do, and passes on what happens here.
    #[wasm_bindgen(typescript_type = "Shim")]
    pub type Shim;
    #[wasm_bindgen(method)]
    fn step(this: &Shim, step: &str, question: &str, title: &str);
    #[wasm_bindgen(method)]
    fn answer(this: &Shim, question: &str, options: Array);
    #[wasm_bindgen(method)]
    fn result(this: &Shim);
    #[wasm_bindgen(method)]
    fn export(this: &Shim, kind: &str);
    #[wasm_bindgen(method)]
    fn language(this: &Shim, language: &str);
    #[wasm_bindgen(method)]
    fn file(this: &Shim, name: &str, kind: &str, text: &str);
    #[wasm_bindgen(method)]
    fn print(this: &Shim, title: &str);
    #[wasm_bindgen(method)]
    fn copy(this: &Shim, text: &str);
    #[wasm_bindgen(method)]
    fn save(this: &Shim, text: &str);
    #[wasm_bindgen(method)]
    fn forget(this: &Shim);
    #[wasm_bindgen(method)]
    fn say(this: &Shim, sentence: &str, typing: bool);
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
    /// A text for the clipboard. The shim says afterwards what came of it.
    Copy(String),
    /// A text to store on this device.
    Save(String),
    /// Delete what is stored.
    Forget,
    /// A sentence for those who do not see what was done.
    Say(String),
    /// One on what is being typed: it waits for a pause.
    SayAfterTyping(String),
}

impl News {
    /// Tells it.
    pub fn tell(&self, shim: &Shim) {
        match self {
            Self::Step(step, question, title) => shim.step(step, question, title),
            Self::Answer(question, options) => {
                shim.answer(question, options.iter().map(|option| JsValue::from_str(option)).collect());
            }
            Self::Result => shim.result(),
            Self::Export(form) => shim.export(form.name()),
            Self::Language(language) => shim.language(language),
            Self::File(name, form, text) => shim.file(name, form, text),
            Self::Print(title) => shim.print(title),
            Self::Copy(text) => shim.copy(text),
            Self::Save(text) => shim.save(text),
            Self::Forget => shim.forget(),
            Self::Say(sentence) => shim.say(sentence, false),
            Self::SayAfterTyping(sentence) => shim.say(sentence, true),
        }
    }
}
