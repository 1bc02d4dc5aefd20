//! What only the page can do, and what it is told.

use wasm_bindgen::prelude::*;

/// The page as TypeScript sees it; `www/src/beside.js` is checked against this.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** What an element beside the check asks of its page. */
export interface Page {
  event(name: string, detail: string): void;
  language(language: string): void;
  file(name: string, type: string, content: Uint8Array<ArrayBuffer>): void;
  print(title: string): void;
  copy(text: string): Promise<boolean>;
  pack(language: string): Promise<string>;
  say(sentence: string): void;
  stands(): boolean;
}
";

#[wasm_bindgen]
extern "C" {
    /// The page.
    #[wasm_bindgen(typescript_type = "Page")]
    pub type Shim;
    /// Fires the event `aiact-` and `name`, with this JSON as its detail.
    #[wasm_bindgen(method)]
    pub fn event(this: &Shim, name: &str, detail: &str);
    /// The visitor wants this language.
    #[wasm_bindgen(method)]
    pub fn language(this: &Shim, language: &str);
    /// A file for the visitor to save.
    #[wasm_bindgen(method)]
    pub fn file(this: &Shim, name: &str, kind: &str, content: &[u8]);
    /// Prints the element alone, under this title.
    #[wasm_bindgen(method)]
    pub fn print(this: &Shim, title: &str);
    /// Puts a text on the clipboard; tells whether that worked.
    #[wasm_bindgen(method, catch)]
    pub async fn copy(this: &Shim, text: &str) -> Result<JsValue, JsValue>;
    /// The pack of a language, both parts.
    #[wasm_bindgen(method, catch)]
    pub async fn pack(this: &Shim, language: &str) -> Result<JsValue, JsValue>;
    /// Says a sentence to those who do not see what was done.
    #[wasm_bindgen(method)]
    pub fn say(this: &Shim, sentence: &str);
    /// Whether the element is on the page: it may be taken away, and come back.
    #[wasm_bindgen(method)]
    pub fn stands(this: &Shim) -> bool;
}
