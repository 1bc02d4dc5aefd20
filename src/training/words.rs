//! The words of a language: of the law and the screens from its pack, of training from a table of their own.

use std::rc::Rc;

#[cfg(not(target_arch = "wasm32"))]
use engine::program::Compiled;
#[cfg(not(target_arch = "wasm32"))]
use text::LANGUAGES;
use text::{Catalogue, filled};

use crate::library::WORDS;

/// All words of a language that training needs.
#[derive(Debug)]
pub struct Words {
    /// Those of the law and of the screens.
    pub catalogue: Rc<Catalogue>,
    beside: &'static [(&'static str, &'static str)],
}

impl Words {
    /// The words of the language of a catalogue. A browser has it from the pack that it was sent.
    #[must_use]
    pub fn beside(catalogue: Rc<Catalogue>) -> Self {
        let beside = WORDS.iter().find(|(lang, _)| *lang == catalogue.lang()).map(|(_, texts)| *texts);
        Self { catalogue, beside: beside.unwrap_or_default() }
    }

    /// The words of a language, from the pack that programs carry.
    ///
    /// # Errors
    /// A sentence that names the languages there are.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(lang: &str, book: &'static Compiled) -> Result<Self, String> {
        let Some(pack) = rulebooks::pack(lang) else {
            return Err(format!("this build has no language \"{lang}\"; use one of {}", LANGUAGES.join(", ")));
        };
        let catalogue = Catalogue::read(pack, book).map_err(|fault| fault.to_string())?;
        Ok(Self::beside(Rc::new(catalogue)))
    }

    /// A word of training; its key where there is none, which a test finds.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        // The build writes them in the order of their keys.
        let found = self.beside.binary_search_by_key(&key, |(known, _)| known).ok();
        let text = found.and_then(|at| self.beside.get(at)).map(|(_, text)| (*text).to_owned());
        text.unwrap_or_else(|| format!("training.{key}"))
    }

    /// A sentence of training with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(&self.get(key), values)
    }
}
