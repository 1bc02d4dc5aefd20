//! The words of a language: of law and check from the packs that the check has, those of an element from its own module.

use std::rc::Rc;

use engine::program::Compiled;
use rulebooks::EU_AI_ACT;
use text::{Catalogue, filled};

/// The rulebook that all elements are about.
pub static BOOK: &Compiled = &EU_AI_ACT;

/// Texts by language and key, as a build script writes them of a folder `words/`.
pub type Table = &'static [(&'static str, &'static [(&'static str, &'static str)])];

/// The words that all elements share.
static SHARED: Table = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// All words of a language.
#[derive(Debug)]
pub struct Words {
    /// Those of the law and of the check.
    pub catalogue: Rc<Catalogue>,
    own: [&'static [(&'static str, &'static str)]; 2],
}

impl Words {
    /// The words of the language of `pack`, with the texts of an element.
    ///
    /// # Errors
    /// A sentence if the pack does not belong to this build.
    pub fn read(pack: &str, element: Table) -> Result<Self, String> {
        let catalogue = Catalogue::read(pack, BOOK).map_err(|fault| fault.to_string())?;
        let of = |table: Table| {
            let found = table.iter().find(|(lang, _)| *lang == catalogue.lang());
            found.map(|(_, texts)| *texts).unwrap_or_default()
        };
        let own = [of(element), of(SHARED)];
        Ok(Self { catalogue: Rc::new(catalogue), own })
    }

    /// A text of the element, or of all of them; the key where there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.find(key).unwrap_or(key).to_owned()
    }

    /// The same, or nothing.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&'static str> {
        // Build scripts write them in the order of their keys.
        let find = |texts: &'static [(&'static str, &'static str)]| {
            texts
                .binary_search_by_key(&key, |(known, _)| known)
                .ok()
                .and_then(|at| texts.get(at))
                .map(|(_, text)| *text)
        };
        self.own.into_iter().find_map(find)
    }

    /// A text with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(&self.get(key), values)
    }

    /// How many there are, in the form that the language has for that number: the text of `key.one` or `key.other`, in which
    /// `{n}` is the number.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = format!("{key}.{}", self.catalogue.form(n));
        let key = if self.find(&form).is_some() { form } else { format!("{key}.other") };
        self.fill(&key, &[("n", &n.to_string())])
    }
}
