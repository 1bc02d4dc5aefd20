//! What every component finds around it.

use std::collections::BTreeMap;
use std::rc::Rc;

use engine::date::Date;
use serde::Deserialize;
use text::Catalogue;
use yew::prelude::*;

use crate::shim::Shim;
use crate::words::{BOOK, Words};

/// What the page gave, as JSON.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Given {
    /// The language, by its code.
    pub lang: String,
    /// The day as `2027-12-02`: today, or that of the attribute `as-of`.
    pub day: String,
    /// Today, also where `day` is another one.
    pub today: String,
    /// The level of the main heading, 1 to 6.
    pub heading: u8,
    /// All attributes of the element.
    pub attributes: BTreeMap<String, String>,
}

/// Something that the page handed over while the element stands: a property that was set, a file.
#[derive(Debug)]
pub struct Taken {
    /// What it is, by the name of the property.
    pub what: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// What every component finds around it. Cheap to clone.
#[derive(Clone)]
pub struct Env {
    /// What the page gave.
    pub given: Rc<Given>,
    /// The day as of which the law is told.
    pub day: Date,
    /// Today: when something was done.
    pub today: Date,
    /// The words of the language.
    pub words: Rc<Words>,
    /// The page.
    pub shim: Rc<Shim>,
    /// What was handed over last. Each time it is another one, also where the content is the same.
    pub taken: Option<Rc<Taken>>,
}

impl PartialEq for Env {
    fn eq(&self, other: &Self) -> bool {
        let same =
            |a: &Option<Rc<Taken>>, b: &Option<Rc<Taken>>| a.as_ref().map(Rc::as_ptr) == b.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.given, &other.given)
            && Rc::ptr_eq(&self.words, &other.words)
            && same(&self.taken, &other.taken)
    }
}

impl Env {
    /// The language, by its code.
    #[must_use]
    pub fn lang(&self) -> &str {
        &self.given.lang
    }

    /// The words of law and check in a language, for files that are always in it; `None` if they cannot be had.
    pub async fn catalogue(&self, lang: &str) -> Option<Rc<Catalogue>> {
        if self.lang() == lang {
            return Some(Rc::clone(&self.words.catalogue));
        }
        let pack = self.shim.pack(lang).await.ok()?.as_string()?;
        Catalogue::read(&pack, BOOK).ok().map(Rc::new)
    }

    /// The value of an attribute of the element.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.given.attributes.get(name).map(String::as_str)
    }

    /// A text of the element; its key where there is none.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// A text with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(key, values)
    }
}

/// What stands around the component that asks.
///
/// # Panics
/// Never where [`crate::mount`] has drawn the component, which is the only way there is.
#[hook]
pub fn use_env() -> Env {
    let Some(env) = use_context::<Env>() else { unreachable!("every component stands within a mounted element") };
    env
}
