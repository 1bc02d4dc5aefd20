//! A language that nobody speaks, made from another one: letters with accents, longer words, a mark at both ends of each text.
//! What a screen shows without marks stands in code; what has lost its end is cut off. No build has it that is delivered.

use crate::source::{LIST, Texts};
use crate::terms::FORM;

/// Its code, of those that are free for such uses (ISO 639-2).
pub const CODE: &str = "qps";
/// What stands at both ends of a text.
pub const MARKS: [char; 2] = ['⟦', '⟧'];

/// Data of the language, parts of file names and parts of patterns, which are no texts by themselves.
const KEPT: [&str; 9] = [
    "language.alike",
    "language.direction",
    "language.endings",
    "language.eur-lex",
    "language.plural",
    "ui.book.file",
    "ui.book.file-subject",
    "ui.citation.nth",
    "ui.duties.decimal",
];

/// The texts of a language in this one.
#[must_use]
pub fn texts(source: &Texts) -> Texts {
    let lines = |text: &str| text.split(LIST).map(said).collect::<Vec<_>>().join(&LIST.to_string());
    let said = |key: &str, text: &str| match key {
        key if KEPT.contains(&key) => text.to_owned(),
        // Forms are looked for within other texts.
        key if key.starts_with(FORM) => stretched(text),
        _ => lines(text),
    };
    source.iter().map(|(key, (text, file))| (key.clone(), (said(key, text), file.clone()))).collect()
}

/// A text in this language.
#[must_use]
pub fn said(text: &str) -> String {
    // What adds to a citation leaves the marks of the place so far where they are. A word joiner holds the two together.
    let (before, own) = text.strip_prefix("{place}").map_or(("", text), |own| ("{place}\u{2060}", own));
    let [first, last] = MARKS.map(String::from);
    [before, &first, &stretched(own), &last].concat()
}

/// A text without what stands between marks. Where one is missing, the text has been cut, or what is no text begins before it.
#[must_use]
pub fn unmarked(text: &str) -> String {
    let mut depth = 0_usize;
    let mut rest = String::new();
    for c in text.chars() {
        match MARKS.iter().position(|mark| *mark == c) {
            Some(0) => depth += 1,
            Some(_) if depth > 0 => depth -= 1,
            None if depth > 0 => {}
            _ => rest.push(c),
        }
    }
    // The end of what was begun and never ended is missed.
    if depth > 0 {
        rest.push(MARKS[0]);
    }
    rest
}

/// The same letters with accents, each vowel twice; names in braces stay what they are.
fn stretched(text: &str) -> String {
    let mut stretched = String::new();
    let mut within = false;
    for c in text.chars() {
        within = (within || c == '{') && c != '}';
        match accented(c).filter(|_| !within) {
            Some(letters) => stretched.push_str(letters),
            None => stretched.push(c),
        }
    }
    stretched
}

const fn accented(c: char) -> Option<&'static str> {
    Some(match c {
        'a' => "àá",
        'e' => "èé",
        'i' => "ìí",
        'o' => "òó",
        'u' => "ùú",
        'y' => "ýÿ",
        'A' => "Àá",
        'E' => "Èé",
        'I' => "Ìí",
        'O' => "Òó",
        'U' => "Ùú",
        'c' => "ç",
        'g' => "ğ",
        'l' => "ł",
        'n' => "ñ",
        'r' => "ř",
        's' => "š",
        't' => "ţ",
        'z' => "ž",
        'C' => "Ç",
        'D' => "Ď",
        'N' => "Ñ",
        'R' => "Ř",
        'S' => "Š",
        'T' => "Ţ",
        _ => return None,
    })
}
