//! In which texts the words occur that a law defines. The build finds it out, so that no WASM searches a text.

use std::collections::BTreeMap;

use engine::rulebook::Rulebook;

use crate::LIST;
use crate::source::Texts;

/// What the forms of a word stand under.
pub const FORM: &str = "form.";

/// What occurs in a question, a duty, a class or a role: the places of the words in the rulebook, under `<kind>.<id>.terms`.
pub(crate) fn found(book: &Rulebook, texts: &Texts, forms: &Texts) -> BTreeMap<String, String> {
    let forms: Vec<Vec<String>> = book.terms.iter().map(|term| forms_of(term.id, forms)).collect();
    let mut read: BTreeMap<String, String> = BTreeMap::new();
    for (key, (text, _)) in texts {
        if let Some(thing) = thing(key) {
            read.entry(thing).or_default().extend([text, "\n"]);
        }
    }
    let places =
        |text: &String| occurring(&text.to_lowercase(), &forms).iter().map(usize::to_string).collect::<Vec<_>>();
    read.into_iter()
        .map(|(key, text)| (key, places(&text).join(" ")))
        .filter(|(_, places)| !places.is_empty())
        .collect()
}

/// The words that occur nowhere.
pub(crate) fn missing(book: &'static Rulebook, texts: &Texts) -> Vec<&'static str> {
    let found = found(book, texts, texts);
    let occurs = |at: usize| found.values().any(|places| places.split(' ').any(|place| place == at.to_string()));
    book.terms.iter().enumerate().filter(|(at, _)| !occurs(*at)).map(|(_, term)| term.id).collect()
}

fn forms_of(term: &str, forms: &Texts) -> Vec<String> {
    let listed = forms.get(&[FORM, term].concat()).map(|(list, _)| list.to_lowercase()).unwrap_or_default();
    listed.split(LIST).filter(|form| !form.is_empty()).map(str::to_owned).collect()
}

/// The key for what stands in the thing that a text is about, if one reads the text there before anything unfolds.
fn thing(key: &str) -> Option<String> {
    let parts: Vec<&str> = key.split('.').collect();
    match parts.as_slice() {
        [kind @ "question", id, "title" | "hint"]
        | [kind @ "question", id, "option" | "note", _]
        | [kind @ "duty", id, "title" | "what"]
        | [kind @ ("class" | "role"), id, ..] => Some([kind, id, "terms"].join(".")),
        _ => None,
    }
}

/// The places of the words that occur in a text. A word within a longer one is not meant by itself: there is no "AI system" in
/// "high-risk AI system".
fn occurring(text: &str, forms: &[Vec<String>]) -> Vec<usize> {
    let words = forms.iter().enumerate();
    let hits: Vec<(usize, usize, usize)> = words
        .flat_map(|(word, forms)| {
            forms.iter().flat_map(move |form| starts(text, form).map(move |at| (word, at, form.len())))
        })
        .collect();
    let within = |(word, at, length): (usize, usize, usize)| {
        let longer = |other: &(usize, usize, usize)| other.0 != word && other.2 > length;
        hits.iter().any(|other| longer(other) && other.1 <= at && at + length <= other.1 + other.2)
    };
    (0..forms.len()).filter(|word| hits.iter().any(|hit| hit.0 == *word && !within(*hit))).collect()
}

/// Where a form begins as whole words.
fn starts<'t>(text: &'t str, form: &'t str) -> impl Iterator<Item = usize> + 't {
    let free = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(form).map(|(at, _)| at).filter(move |at| {
        let (before, from) = text.split_at(*at);
        free(before.chars().next_back()) && free(from.chars().nth(form.chars().count()))
    })
}
