//! The words of a language: of the law and the screens from its pack, of training from beside it.

use std::collections::BTreeMap;

use engine::program::Compiled;
use rulebooks::{pack, texts};
use text::{Catalogue, LANGUAGES, filled};

/// All words of a language that training needs.
#[derive(Debug)]
pub struct Words {
    /// Those of the law and of the screens.
    pub catalogue: Catalogue,
    beside: BTreeMap<String, &'static str>,
}

impl Words {
    /// The words of a language.
    ///
    /// # Errors
    /// A sentence that names the languages there are.
    pub fn of(lang: &str, book: &'static Compiled) -> Result<Self, String> {
        let (Some(pack), Some(beside)) = (pack(lang), texts(lang)) else {
            return Err(format!("this build has no language \"{lang}\"; use one of {}", LANGUAGES.join(", ")));
        };
        let catalogue = Catalogue::read(pack, book).map_err(|fault| fault.to_string())?;
        Ok(Self { catalogue, beside })
    }

    /// A word of training; the key where there is none, which a test finds.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        let key = format!("training.{key}");
        self.beside.get(&key).map_or(key, |text| (*text).to_owned())
    }

    /// A sentence of training with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(&self.get(key), values)
    }
}
