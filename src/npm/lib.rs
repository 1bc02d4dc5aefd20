//! The classifier for JavaScript programs: JSON texts in, objects out, the same documents as on the command line.

use documents::assessment::Assessment;
use documents::case::Verdict;
use documents::questionnaire::{Questionnaire, Turn};
use documents::{answers, case, json};
use engine::date::Date;
use engine::program::Compiled;
use rulebooks::EU_AI_ACT;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use session::{Opened, Session, Telling};
use text::Catalogue;
use wasm_bindgen::prelude::*;

/// The rulebook that is asked.
static BOOK: &Compiled = &EU_AI_ACT;

/// The classifier in one language.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    words: Catalogue,
}

#[wasm_bindgen]
impl Engine {
    /// An engine that speaks the language of `pack`.
    ///
    /// # Errors
    /// A sentence if the pack does not belong to this build.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &str) -> Result<Engine, JsError> {
        Ok(Self { words: Catalogue::read(pack, BOOK)? })
    }

    /// The questionnaire with all ids.
    ///
    /// # Errors
    /// None in practice; see [`object`].
    pub fn questions(&self) -> Result<JsValue, JsError> {
        object(&Questionnaire::of(BOOK, &self.words))
    }

    /// What comes after the answers of a document on a day.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the answers or the day.
    pub fn next(&self, document: &str, as_of: &str) -> Result<JsValue, JsError> {
        object(&Turn::of(&session(document, as_of)?, &self.words))
    }

    /// The assessment of an answers document on a day.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the answers or the day.
    pub fn assess(&self, document: &str, as_of: &str) -> Result<JsValue, JsError> {
        object(&Assessment::of(&Telling::of(&session(document, as_of)?, &self.words)))
    }

    /// Makes the result of a saved case anew: whether it is still the same, and what there is to say about it.
    ///
    /// # Errors
    /// A sentence that says why the case cannot be opened.
    pub fn verify(&self, saved: &str) -> Result<JsValue, JsError> {
        if json::read(saved).is_some_and(|document| json::member(&document, "format").is_none()) {
            return Err(fault("this is no saved case, it has no key \"format\"; assess takes answers"));
        }
        // A case says its own day; one that lost it is as of the rulebook.
        let case = case::read(BOOK, saved, BOOK.version)?;
        let (session, origin) = case.resume(BOOK)?;
        object(&Verdict::from(Opened::of(&session, &origin, &self.words)))
    }
}

/// A document as `JSON.parse` would make it of its text. The library can fail, though on no document of ours.
fn object(document: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(document.serialize(&Serializer::json_compatible())?)
}

/// The answers of a document on a day.
fn session(document: &str, as_of: &str) -> Result<Session, JsError> {
    let document = json::read(document).ok_or_else(|| fault("the answers are not JSON, or nested too deeply"))?;
    let answers = answers::read(BOOK, &document).map_err(|sentence| fault(&sentence))?;
    let day = Date::parse(as_of)
        .ok_or_else(|| fault(&format!("\"{as_of}\" is no day of the calendar; write it as YYYY-MM-DD")))?;
    Ok(Session::with_answers(BOOK, answers, day)?)
}

fn fault(sentence: &str) -> JsError {
    JsError::new(sentence)
}
