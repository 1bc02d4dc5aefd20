//! Words: the catalogue of one language, citations, dates.

pub mod cite;

#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
#[cfg(not(target_arch = "wasm32"))]
mod source;

use std::fmt;

use engine::date::Date;
use engine::program::Compiled;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// A text of the screens by its place among them: its name need not travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

/// What a text is looked up by: its constant, or a key put together at run time.
pub trait Key {
    /// The text as it stands in the pack; the key where the language does not have it.
    ///
    /// # Errors
    /// The key.
    fn look_up(self, words: &Catalogue) -> Result<&str, String>;
}

impl Key for Text {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        words.texts.get(words.screens + usize::from(self.0)).map(String::as_str).ok_or_else(String::new)
    }
}

impl Key for &str {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        let at = words.keys.binary_search_by(|known| known.as_str().cmp(self)).ok();
        at.and_then(|at| words.texts.get(at)).map(String::as_str).ok_or_else(|| self.to_owned())
    }
}

impl Key for &String {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        self.as_str().look_up(words)
    }
}

/// A key by its parts.
impl<const N: usize> Key for [&str; N] {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        self.join(".").as_str().look_up(words)
    }
}

/// All texts of one language.
#[derive(Debug)]
pub struct Catalogue {
    lang: &'static str,
    keys: Vec<String>,
    texts: Vec<String>,
    /// The line of the first text of the screens. They are the same in every pack and stand at its end.
    screens: usize,
    dates: Vec<(&'static str, Date)>,
}

/// Why a language pack was refused.
#[derive(Debug, PartialEq, Eq)]
pub enum PackError {
    /// It is no pack, or of a language this build does not have.
    NotAPack,
    /// It belongs to another build.
    OtherBuild,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAPack => "the file is not a language pack of ai-act-check; put the pack from dist/ in its place",
            Self::OtherBuild => "the language pack belongs to another build; replace all files of dist/ together",
        })
    }
}

impl std::error::Error for PackError {}

impl Catalogue {
    /// Reads a pack of a rulebook: a head line, then the text of each of its keys, one a line.
    ///
    /// # Errors
    /// See [`PackError`].
    pub fn read(pack: &str, book: &Compiled) -> Result<Self, PackError> {
        let mut lines = pack.lines();
        let mut head = lines.next().unwrap_or_default().split('\t');
        let (Some("ai-act-check"), Some(lang), Some(fingerprint)) = (head.next(), head.next(), head.next()) else {
            return Err(PackError::NotAPack);
        };
        let lang = LANGUAGES.iter().copied().find(|l| *l == lang).ok_or(PackError::NotAPack)?;
        if fingerprint != book.fingerprint {
            return Err(PackError::OtherBuild);
        }
        let (keys, texts): (_, Vec<_>) = (book.text_keys(), lines.map(str::to_owned).collect());
        let screens = keys.len().checked_sub(SCREENS).filter(|_| keys.len() == texts.len());
        let screens = screens.ok_or(PackError::NotAPack)?;
        Ok(Self { lang, keys, texts, screens, dates: book.dates.iter().map(|d| (d.id, d.date)).collect() })
    }

    /// The language code.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.lang
    }

    /// A text with its dates filled in; `None` if the language does not have it.
    #[must_use]
    pub fn find(&self, key: impl Key) -> Option<String> {
        key.look_up(self).ok().map(|text| self.dated(text))
    }

    /// A text that the build has checked to be there.
    #[must_use]
    pub fn get(&self, key: impl Key) -> String {
        key.look_up(self).map_or_else(|key| key, |text| self.dated(text))
    }

    /// A text with its placeholders filled.
    #[must_use]
    pub fn fill(&self, key: impl Key, values: &[(&str, &str)]) -> String {
        filled(&self.get(key), values)
    }

    /// A text that depends on a number: `<key>.one` for 1, `<key>.other` for the rest, with `{n}` filled.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.fill(&format!("{key}.{form}"), &[("n", &n.to_string())])
    }

    /// A date in words. A date in the form of dates is left as it is; it would have no end.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let raw = |text: Result<&str, String>| text.map_or_else(|key| key, str::to_owned);
        let month = raw(["ui", "month", &date.month().to_string()].look_up(self));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        filled(&raw(key::DATE.look_up(self)), &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// Words of one's own with the days they name by `{date.<id>}`.
    #[must_use]
    pub fn dated(&self, text: &str) -> String {
        replaced(text, &|name| {
            let id = name.strip_prefix("date.")?;
            self.dates.iter().find(|(known, _)| *known == id).map(|(_, date)| self.date(*date))
        })
    }

    /// Words joined as a list: "a, b and c".
    #[must_use]
    pub fn list(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => self.fill(key::LIST, &[("first", &first.join(", ")), ("last", last)]),
        }
    }
}

/// A text with its placeholders filled.
#[must_use]
pub fn filled(text: &str, values: &[(&str, &str)]) -> String {
    replaced(text, &|name| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
}

/// Each name in braces that has a value gives way to it; what it brings is not looked through again. `str::replace` would do
/// the same name by name, but searching for a text weighs 3 kB, with all that it says of itself when it goes wrong.
fn replaced(text: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut parts = text.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part.split_once('}').and_then(|(name, rest)| Some((value(name)?, rest)));
        match &known {
            Some((value, rest)) => whole.extend([value, *rest]),
            None => whole.extend(["{", part]),
        }
    }
    whole
}
