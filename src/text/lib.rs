//! Words: the catalogue of one language, citations, dates.

pub mod cite;
#[cfg(not(target_arch = "wasm32"))]
pub mod library;
#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
mod places;
#[cfg(not(target_arch = "wasm32"))]
mod plural;
#[cfg(not(target_arch = "wasm32"))]
pub mod pseudo;
#[cfg(not(target_arch = "wasm32"))]
mod source;
pub mod systems;
#[cfg(not(target_arch = "wasm32"))]
mod terms;

use std::fmt;
use std::iter;
use std::str::{Lines, Split};

use engine::date::Date;
use engine::program::Compiled;
use engine::rulebook::Rulebook;

use places::Places;

/// FNV-1a, 64 bits: enough to notice that two builds do not belong together, or that a sentence has changed.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    format!("{:016x}", places::hash(&[text]))
}

/// The first word of every pack.
const MAGIC: &str = "ai-act-check";

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// A text of the screens by its place among them: its name need not travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

/// Texts of the screens of which the case chooses one, by name.
#[derive(Clone, Copy, Debug)]
pub struct Group(&'static [(&'static str, Text)]);

impl Group {
    /// The text with a name; without one it is the last text there is.
    #[must_use]
    pub fn named(self, name: &str) -> Text {
        self.0.iter().find(|(known, _)| *known == name).map_or(Text(u16::MAX), |(_, text)| *text)
    }
}

/// What a text is looked up by: its constant, or a key put together at run time of its parts.
pub trait Key {
    /// The text as it stands in the pack; the key where the pack does not have it.
    ///
    /// # Errors
    /// The key.
    fn look_up(self, words: &Catalogue) -> Result<&str, String>;
}

impl Key for Text {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        words.first.texts.get(usize::from(self.0)).map(String::as_str).ok_or_else(String::new)
    }
}

impl<const N: usize> Key for [&str; N] {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        words.placed(&self).filter(|text| !text.is_empty()).ok_or_else(|| self.join("."))
    }
}

/// A key as one text; those of the screens have constants only.
impl Key for &str {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        let parts: Vec<&str> = self.split('.').collect();
        words.placed(&parts).filter(|text| !text.is_empty()).ok_or_else(|| self.to_owned())
    }
}

impl Key for &String {
    fn look_up(self, words: &Catalogue) -> Result<&str, String> {
        self.as_str().look_up(words)
    }
}

/// What the head of a pack says about its language.
#[derive(Debug)]
struct Language {
    code: String,
    direction: &'static str,
    eur_lex: String,
    /// For each number the place of its form in [`FORMS`]; the last holds for all others.
    plural: String,
    /// Every language of the build with its own name for itself: "de,Deutsch,en,English".
    all: String,
    /// Ways to write a letter, each after the letter: "aä aae".
    alike: String,
    /// The endings of words, the longer ones first.
    endings: String,
}

impl Language {
    /// What the head of a first part says after its fingerprint.
    fn read<'a>(code: &str, head: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        let [direction, eur_lex, plural, all, alike, endings] =
            [(); 6].map(|()| head.next().unwrap_or_default().to_owned());
        let direction = if direction == "rtl" { "rtl" } else { "ltr" };
        let language = Self { code: code.to_owned(), direction, eur_lex, plural, all, alike, endings };
        // The code stands in documents, where nothing but letters leaves all around it as it is.
        let is_code = code.bytes().all(|b| b.is_ascii_lowercase()) && !language.name().is_empty();
        is_code.then_some(language)
    }

    /// Every language with its name.
    fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut parts = self.all.split(',');
        iter::from_fn(move || Some((parts.next()?, parts.next()?)))
    }

    fn name(&self) -> &str {
        self.names().find(|(code, _)| *code == self.code).map(|(_, name)| name).unwrap_or_default()
    }
}

/// All texts of one language for a rulebook.
#[derive(Debug)]
pub struct Catalogue {
    language: Language,
    book: &'static Compiled,
    first: Part,
    rest: Part,
    dates: Vec<(&'static str, Date)>,
}

/// A part of a pack.
#[derive(Debug, Default)]
struct Part {
    places: Places,
    /// So many texts stand for themselves; those on typical systems follow.
    keyed: usize,
    texts: Vec<String>,
}

impl Part {
    /// Reads the lines of a part after its head, of which the first `constants` have no keys. What comes after them stays.
    fn read<'a>(mut head: impl Iterator<Item = &'a str>, constants: usize, lines: &mut Lines) -> Option<Self> {
        let systems: usize = head.next()?.parse().ok()?;
        let places = Places::read(head)?;
        let keyed = constants.checked_add(places.lines())?;
        let texts: Vec<String> = lines.take(keyed.checked_add(systems)?).map(str::to_owned).collect();
        (texts.len() == keyed + systems).then_some(Self { places, keyed, texts })
    }

    /// The text of a key, after those that have none.
    fn get(&self, key: &[&str]) -> Option<&str> {
        let at = self.keyed - self.places.lines() + self.places.line(key)?;
        self.texts.get(at).map(String::as_str)
    }

    fn systems(&self) -> &[String] {
        self.texts.get(self.keyed..).unwrap_or_default()
    }
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
    /// Reads a pack of a rulebook, or its first part. A part is a head line, then texts, one a line: first those of the screens,
    /// in the order of their constants, then each where [`Places`] says, then [`systems`]. A text that a language may leave out
    /// is empty.
    ///
    /// # Errors
    /// See [`PackError`].
    pub fn read(pack: &str, book: &'static Compiled) -> Result<Self, PackError> {
        let mut lines = pack.lines();
        let (lang, mut head) = head(&mut lines, book)?;
        let language = Language::read(lang, &mut head).ok_or(PackError::NotAPack)?;
        let first = Part::read(head, SCREENS, &mut lines).ok_or(PackError::NotAPack)?;
        let dates = book.dates.iter().map(|d| (d.id, d.date)).collect();
        let mut words = Self { language, book, first, rest: Part::default(), dates };
        if lines.clone().next().is_some() {
            words.read_rest(&mut lines)?;
        }
        Ok(words)
    }

    /// Reads the second part of the pack.
    ///
    /// # Errors
    /// See [`PackError`]; a part in another language is no part of this pack.
    pub fn complete(&mut self, rest: &str) -> Result<(), PackError> {
        self.read_rest(&mut rest.lines())
    }

    fn read_rest(&mut self, lines: &mut Lines) -> Result<(), PackError> {
        let (lang, head) = head(lines, self.book)?;
        let rest = Part::read(head, 0, lines).filter(|_| lang == self.language.code && lines.next().is_none());
        self.rest = rest.ok_or(PackError::NotAPack)?;
        Ok(())
    }

    /// Whether both parts of the pack are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.rest.texts.is_empty()
    }

    /// The text of a key in the part in which it stands.
    fn placed(&self, key: &[&str]) -> Option<&str> {
        #[cfg(all(debug_assertions, not(target_arch = "wasm32")))]
        pack::assert_known(self.book, key);
        if comes_first(self.book, key) { self.first.get(key) } else { self.rest.get(key) }
    }

    /// The language code.
    #[must_use]
    pub fn lang(&self) -> &str {
        &self.language.code
    }

    /// Where lines begin: "ltr" (from the left) or "rtl".
    #[must_use]
    pub const fn direction(&self) -> &'static str {
        self.language.direction
    }

    /// How the language spells: ways to write a letter, each after the letter ("aä aae"), and the endings of words.
    #[must_use]
    pub fn spelling(&self) -> (&str, &str) {
        (&self.language.alike, &self.language.endings)
    }

    /// What EUR-Lex calls the language in addresses.
    pub(crate) fn eur_lex(&self) -> &str {
        &self.language.eur_lex
    }

    /// The name of the language in itself.
    #[must_use]
    pub fn name(&self) -> &str {
        self.language.name()
    }

    /// The other languages of the build: code, and name in the language itself.
    pub fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        self.language.names().filter(|(code, _)| *code != self.language.code)
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

    /// The texts of a list; none where there is none.
    #[must_use]
    pub fn lines(&self, key: impl Key) -> Vec<String> {
        self.find(key).map_or(Vec::new(), |list| list.split(LIST).map(str::to_owned).collect())
    }

    /// A text with its placeholders filled.
    #[must_use]
    pub fn fill(&self, key: impl Key, values: &[(&str, &str)]) -> String {
        filled(&self.get(key), values)
    }

    /// The form that a word has beside a number, as the keys of texts name it.
    #[must_use]
    pub fn form(&self, n: usize) -> &'static str {
        let forms = self.language.plural.as_bytes();
        let place = forms.get(n).or(forms.last()).map_or(usize::MAX, |digit| usize::from(digit.wrapping_sub(b'0')));
        FORMS.get(place).copied().unwrap_or("other")
    }

    /// A text that depends on a number, with `{n}` filled.
    #[must_use]
    pub fn count(&self, forms: Group, n: usize) -> String {
        self.fill(forms.named(self.form(n)), &[("n", &n.to_string())])
    }

    /// A date in words. A date in the form of dates is left as it is; it would have no end.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let raw = |text: Result<&str, String>| text.map_or_else(|key| key, str::to_owned);
        let month = raw(key::MONTH.named(&date.month().to_string()).look_up(self));
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

/// The language of a part of a pack, and what else its head says.
fn head<'a>(lines: &mut Lines<'a>, book: &Compiled) -> Result<(&'a str, Split<'a, char>), PackError> {
    let mut head = lines.next().unwrap_or_default().split('\t');
    let mut word = || head.next().ok_or(PackError::NotAPack);
    let (MAGIC, lang, fingerprint) = (word()?, word()?, word()?) else { return Err(PackError::NotAPack) };
    if fingerprint != book.fingerprint {
        return Err(PackError::OtherBuild);
    }
    Ok((lang, head))
}

/// Whether a text travels in the first part of a pack: those of the overview and of the first question.
fn comes_first(book: &Rulebook, key: &[&str]) -> bool {
    match key {
        ["act" | "gate" | "mark" | "topic", ..] => true,
        // These are there for the result, or for whoever unfolds them once they are there.
        ["question", _, "letter" | "terms", ..] => false,
        ["question", id, ..] => book.agenda.first().is_some_and(|question| question.id == *id),
        _ => false,
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
