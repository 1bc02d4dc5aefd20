//! The words of a language: of the law and the screens from its pack, of training from a table of their own.

use std::rc::Rc;

#[cfg(not(target_arch = "wasm32"))]
use engine::program::Compiled;
#[cfg(not(target_arch = "wasm32"))]
use text::LANGUAGES;
use text::{Catalogue, filled};

use crate::library::WORDS;

/// The language in which programs speak.
pub(crate) const SOURCE: &str = "en";

/// All words of a language that training needs.
#[derive(Debug)]
pub struct Words {
    /// Those of the law and of the screens.
    pub catalogue: Rc<Catalogue>,
    beside: &'static [(&'static str, &'static str)],
    /// Of what is wrong programs speak English, pages their own language.
    faults: &'static [(&'static str, &'static str)],
}

/// The texts of training in a language.
fn texts(lang: &str) -> &'static [(&'static str, &'static str)] {
    WORDS.iter().find(|(known, _)| *known == lang).map(|(_, texts)| *texts).unwrap_or_default()
}

/// A text of training; nothing where there is none.
fn find(texts: &'static [(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    // The build writes them in the order of their keys.
    let at = texts.binary_search_by_key(&key, |(known, _)| known).ok()?;
    texts.get(at).map(|(_, text)| *text)
}

/// What is wrong with a course or a case, in a language.
pub(crate) fn fault(lang: &str, key: &str, values: &[(&str, &str)]) -> String {
    fault_of(texts(lang), key, values)
}

fn fault_of(texts: &'static [(&'static str, &'static str)], key: &str, values: &[(&str, &str)]) -> String {
    let key = ["fault.", key].concat();
    filled(find(texts, &key).unwrap_or(&key), values)
}

impl Words {
    /// The words of the language of a catalogue. A browser has it from the pack that it was sent.
    #[must_use]
    pub fn beside(catalogue: Rc<Catalogue>) -> Self {
        let beside = texts(catalogue.lang());
        Self { catalogue, beside, faults: beside }
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
        Ok(Self { faults: texts(SOURCE), ..Self::beside(Rc::new(catalogue)) })
    }

    /// A word of training; its key where there is none, which a test finds.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        find(self.beside, key).map_or_else(|| format!("training.{key}"), str::to_owned)
    }

    /// The language in which they say what is wrong.
    pub(crate) fn faults_in(&self) -> &str {
        if std::ptr::eq(self.faults, self.beside) { self.catalogue.lang() } else { SOURCE }
    }

    /// What is wrong with a case or a course, in a sentence.
    pub(crate) fn fault(&self, key: &str, values: &[(&str, &str)]) -> String {
        fault_of(self.faults, key, values)
    }

    /// A sentence of training with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(&self.get(key), values)
    }
}
