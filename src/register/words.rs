//! What people read of a register, in each language. The texts stand in words/, one file for each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The languages there are texts in; the first is the source.
pub const LANGUAGES: [&str; 2] = ["en", "de"];

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read("en", include_str!("words/en.json")));
static GERMAN: LazyLock<Words> = LazyLock::new(|| Words::read("de", include_str!("words/de.json")));

/// The texts of one language, by key.
#[derive(Debug)]
pub struct Words {
    lang: &'static str,
    texts: BTreeMap<String, String>,
}

impl Words {
    /// The texts of a language; English for one that has none.
    #[must_use]
    pub fn of(lang: &str) -> &'static Self {
        if lang == "de" { &GERMAN } else { &ENGLISH }
    }

    fn read(lang: &'static str, file: &str) -> Self {
        Self { lang, texts: serde_json::from_str(file).unwrap_or_default() }
    }

    /// The code of the language.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.lang
    }

    /// The text of a key; the key where there is none, so that it shows.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.texts.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// Whether there is a text.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// What a class is called in tables and lists; its id where it has no short name.
    #[must_use]
    pub fn class(&self, id: &str) -> String {
        self.texts.get(&format!("class.{id}")).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The text of a key with what stands in its braces.
    #[must_use]
    pub fn fill(&self, key: &str, parts: &[(&str, &str)]) -> String {
        let text = self.get(key);
        let mut out = String::new();
        let mut rest = text.as_str();
        // Piece by piece, so that braces in what is put in stay as they are.
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(parts.iter().find(|(key, _)| *key == name).map_or("", |(_, part)| part));
            rest = after;
        }
        out + rest
    }
}
