//! Finding typical systems by what a visitor types: within words, whatever their ending, however an umlaut is written.
//!
//! What a language takes for the same letter, and the endings of its words, are data of the language. A list shows no class:
//! whoever sees the class picks the class.

use text::Catalogue;
use text::systems::System;

/// A word that tells something has so many letters at least, and so has a stem; a shorter one stands in too many words.
const SHORTEST: usize = 4;
/// A word that stands within what was typed has so many: "Gesicht" in "Gesichtskamera".
const SHORTEST_PART: usize = 5;
/// Where a word is found, the best place first: in the name, in the words that people type for it, in the sentence on it, or a
/// word of the name or of those words is a part of what was typed.
const PLACES: usize = 4;

/// What a visitor has typed.
#[derive(Debug)]
pub struct Query<'w> {
    /// Ways to write a letter, after the letter: "aä", "aae".
    alike: Vec<&'w str>,
    /// The endings of words, the longer ones first.
    endings: &'w str,
    /// Each word, and then without its ending, in letters as they are compared.
    words: Vec<[Vec<char>; 2]>,
}

impl<'w> Query<'w> {
    /// What was typed, in the language of the catalogue.
    #[must_use]
    pub fn new(typed: &str, words: &'w Catalogue) -> Self {
        let (alike, endings) = words.spelling();
        // A letter without another way to write it would be found everywhere, and for ever.
        let alike = alike.split(' ').filter(|way| way.chars().nth(1).is_some()).collect();
        let mut query = Self { alike, endings, words: Vec::new() };
        for word in split(typed) {
            query.words.push([word, query.stem(word)].map(|word| query.letters(word)));
        }
        // Beside a long word a short one tells nothing: "der Kredit".
        let is_long = |word: &[Vec<char>; 2]| word[0].len() >= SHORTEST;
        if query.words.iter().any(is_long) {
            query.words.retain(is_long);
        }
        query
    }

    /// Whether nothing was typed that could be looked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The systems that have most of the words, the best places first, each with the name of its group.
    #[must_use]
    pub fn found(&self, words: &'w Catalogue) -> Vec<(&'w str, System<'w>)> {
        let mut most = 1;
        let mut found: [Vec<_>; PLACES] = Default::default();
        for group in words.systems() {
            for system in group.systems {
                let (count, worst) = self.fit(&system);
                if count > most {
                    most = count;
                    found = Default::default();
                }
                if let Some(place) = found.get_mut(worst).filter(|_| count == most) {
                    place.push((group.name, system));
                }
            }
        }
        found.into_iter().flatten().collect()
    }

    /// How many of the words a system has, and the worst of the places at which they stand.
    fn fit(&self, system: &System) -> (usize, usize) {
        let mut fit = (0, 0);
        for [whole, stem] in &self.words {
            let within = |text: &str| {
                (0..text.len()).any(|at| self.begins(text, at, whole).or(self.begins(text, at, stem)).is_some())
            };
            let is_part = |word: &str| {
                let part = self.letters(self.stem(word));
                part.len() >= SHORTEST_PART && whole.windows(part.len()).any(|letters| letters == part)
            };
            let place = [system.name, system.search, system.what].into_iter().position(within);
            let part = || split(system.name).chain(split(system.search)).any(is_part).then_some(PLACES - 1);
            if let Some(place) = place.or_else(part) {
                fit = (fit.0 + 1, fit.1.max(place));
            }
        }
        fit
    }

    /// A text in pieces, those that were typed at every second place.
    #[must_use]
    pub fn marked<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
        while at < text.len() {
            match self.words.iter().flatten().find_map(|word| self.begins(text, at, word)) {
                Some(end) => {
                    pieces.extend([text.get(from..at), text.get(at..end)].map(Option::unwrap_or_default));
                    (from, at) = (end, end);
                }
                None => at += 1,
            }
        }
        pieces.extend(text.get(from..));
        pieces
    }

    /// The letter at a place of a text as it is compared, and where the next one begins.
    fn letter(&self, text: &str, at: usize) -> Option<(char, usize)> {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        for alike in &self.alike {
            let mut letters = alike.chars();
            let (letter, way) = (letters.next()?, letters.as_str().as_bytes());
            if rest.as_bytes().get(..way.len()).is_some_and(|head| head.eq_ignore_ascii_case(way)) {
                return Some((letter, at + way.len()));
            }
        }
        Some((first.to_ascii_lowercase(), at + first.len_utf8()))
    }

    fn letters(&self, text: &str) -> Vec<char> {
        let (mut letters, mut at) = (Vec::new(), 0);
        while let Some((letter, next)) = self.letter(text, at) {
            letters.push(letter);
            at = next;
        }
        letters
    }

    /// Where a word ends that begins at a place of a text.
    fn begins(&self, text: &str, mut at: usize, word: &[char]) -> Option<usize> {
        for wanted in word {
            let (letter, next) = self.letter(text, at)?;
            if letter != *wanted {
                return None;
            }
            at = next;
        }
        Some(at)
    }

    /// A word without its ending, if enough is left.
    fn stem<'t>(&self, word: &'t str) -> &'t str {
        for ending in self.endings.split(' ') {
            let at = word.len().saturating_sub(ending.len());
            if let (Some(stem), Some(end)) = (word.get(..at), word.get(at..))
                && stem.chars().count() >= SHORTEST
                && end.eq_ignore_ascii_case(ending)
            {
                return stem;
            }
        }
        word
    }
}

/// The words of a text. Whatever is no ASCII is a letter.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}
