//! Packs: the texts of a rulebook, checked against it and put in order, one pack per language.
//!
//! A missing text, an unknown key, a placeholder that only one language has, an empty value: each is a fault that names file
//! and key.

use std::collections::{BTreeMap, BTreeSet};
#[cfg(debug_assertions)]
use std::sync::{Mutex, PoisonError};

use engine::duty::{Duty, Force, Penalty};
use engine::rulebook::{Category, Headline, Kind, NONE, Question, Rulebook, Start, UNKNOWN};
use engine::validate::{doubts_of, rules_of};

use crate::places::Places;
pub use crate::source::{BOOK, Languages, SCREENS, SOURCE, Texts, entries, read};
use crate::{MAGIC, comes_first};

/// Words of the lawbook for lawyers, with how else the law can be read: checked like the others, but no visitor needs them.
const LAWBOOK: [&str; 2] = ["lawbook.", "reading."];

/// What is wrong with the texts of a rulebook.
pub fn check(book: &'static Rulebook, languages: &Languages, faults: &mut Vec<String>) {
    let Some(source) = languages.get(SOURCE) else {
        return faults.push(format!("the language {SOURCE} is missing"));
    };
    let wanted = wanted(book);
    for (lang, texts) in languages {
        check_keys(lang, texts, &wanted, faults);
        check_values(book, lang, texts, faults);
        check_against_source(lang, texts, source, faults);
    }
    if source.keys().skip_while(|k| !k.starts_with(SCREENS)).any(|k| !k.starts_with(SCREENS)) {
        faults.push(format!("keys that begin with \"{SCREENS}\" must sort last"));
    }
}

/// Takes the words of the lawbook out.
pub fn lawbook(languages: &mut Languages) -> Languages {
    let apart = |texts: &mut Texts| texts.extract_if(.., |key, _| of_lawbook(key)).collect();
    languages.iter_mut().map(|(lang, texts)| (lang.clone(), apart(texts))).collect()
}

/// The two parts of the pack of a language; a text that a language may leave out is empty.
///
/// # Errors
/// A sentence if two keys cannot be told apart.
pub fn parts(book: &'static Rulebook, lang: &str, texts: &Texts, fingerprint: &str) -> Result<[String; 2], String> {
    let wanted = wanted(book);
    let keys = wanted.keys().map(String::as_str).filter(|key| !key.starts_with(SCREENS));
    let (first, rest): (Vec<_>, Vec<_>) = keys.partition(|key| comes_first(book, &key.split('.').collect::<Vec<_>>()));
    let screens = texts.iter().filter(|(key, _)| key.starts_with(SCREENS)).map(|(_, (text, _))| text.as_str());
    let part = |screens: Vec<&str>, keys: &[&str]| -> Result<String, String> {
        let places = Places::of(keys)?;
        let mut lines = vec![""; keys.len()];
        for key in keys {
            let place = places.line(&key.split('.').collect::<Vec<_>>()).and_then(|place| lines.get_mut(place));
            *place.ok_or("a key has no place")? = texts.get(*key).map_or("", |(text, _)| text);
        }
        let lines: String = screens.into_iter().chain(lines).flat_map(|text| [text, "\n"]).collect();
        Ok(format!("{MAGIC}\t{lang}\t{fingerprint}\t{}\n{lines}", places.written()))
    };
    Ok([part(screens.collect(), &first)?, part(Vec::new(), &rest)?])
}

/// Code asked for a text that no rulebook of this shape can have: a perfect hash would give it another one's.
///
/// # Panics
/// Then, and only where assertions are wanted.
#[cfg(debug_assertions)]
pub(crate) fn assert_known(book: &'static Rulebook, key: &[&str]) {
    static KNOWN: Mutex<BTreeMap<&str, BTreeSet<String>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.entry(book.id).or_insert_with(|| wanted(book).into_keys().collect());
    debug_assert!(known.contains(&key.join(".")), "no text has the key {key:?}");
}

fn of_lawbook(key: &str) -> bool {
    LAWBOOK.iter().any(|part| key.starts_with(part))
}

/// The keys a rulebook asks for: `true` if the text must be there, `false` if it may be.
type Wanted = BTreeMap<String, bool>;

fn wanted(book: &'static Rulebook) -> Wanted {
    let mut keys = Wanted::new();
    must(&mut keys, "ui.book", &BOOK);
    for question in book.agenda {
        for (part, must) in question_keys(question) {
            keys.insert(format!("question.{}.{part}", question.id), must);
        }
        keys.insert(format!("topic.{}", question.topic.id), true);
    }
    for rule in rules_of(book) {
        must(&mut keys, &format!("rule.{}", rule.id), &["name", "then"]);
        keys.insert(format!("rule.{}.next", rule.id), false);
    }
    for role in book.roles {
        must(&mut keys, &format!("role.{}", role.id), &["name", "then"]);
        keys.insert(format!("role.{}.next", role.id), false);
    }
    for class in book.classes {
        class_keys(book, class, &mut keys);
    }
    for doubt in doubts_of(book) {
        must(&mut keys, &format!("doubt.{}", doubt.id), &["name", "text"]);
        must(&mut keys, &format!("reading.{}", doubt.id), &["ours", "other"]);
    }
    for duty in book.duties() {
        duty_keys(duty, &mut keys);
    }
    for pointer in book.contacts.iter().chain(book.neighbours) {
        if pointer.proper.is_empty() {
            keys.insert(format!("pointer.{}.name", pointer.texts), true);
        }
        keys.insert(format!("pointer.{}.what", pointer.texts), true);
    }
    for act in book.acts {
        keys.insert(format!("act.{}.name", act.id), true);
    }
    for gate in book.gates {
        must(&mut keys, &format!("gate.{}", gate.id), &["name", "asks"]);
    }
    keys
}

fn must(keys: &mut Wanted, thing: &str, parts: &[&str]) {
    keys.extend(parts.iter().map(|part| (format!("{thing}.{part}"), true)));
}

fn class_keys(book: &'static Rulebook, class: &'static Category, keys: &mut Wanted) {
    let thing = format!("class.{}", class.id);
    must(keys, &thing, &["name", "what", "next"]);
    let headline = book.headline(class);
    for time in times(&headline) {
        must(keys, &thing, &[&format!("headline.{time}.any")]);
        keys.extend(addressed(&headline).into_iter().map(|roles| (format!("{thing}.headline.{time}.{roles}"), false)));
        if !["now", "later"].contains(&time) {
            must(keys, &thing, &[&format!("from.{time}")]);
        }
    }
}

/// When a headline stands: now or later, and for existing cases, where they have days of their own.
fn times(headline: &Headline) -> BTreeSet<&'static str> {
    let starts = headline.binds.iter().flat_map(|s| s.timetables).flat_map(|t| t.starts);
    ["now", "later"].into_iter().chain(starts.map(Start::time)).collect()
}

/// Every choice of the roles that a headline addresses.
fn addressed(headline: &Headline) -> Vec<String> {
    let mut choices: Vec<Vec<&str>> = vec![Vec::new()];
    for role in headline.roles {
        let with: Vec<Vec<&str>> = choices.iter().map(|choice| [choice.as_slice(), &[role.id]].concat()).collect();
        choices.extend(with);
    }
    choices.into_iter().filter(|choice| !choice.is_empty()).map(|choice| choice.join("-and-")).collect()
}

fn duty_keys(duty: &Duty, keys: &mut Wanted) {
    let thing = format!("duty.{}", duty.id);
    must(keys, &thing, &["title", "what", "step"]);
    if duty.force == Force::Must {
        must(keys, &thing, &["evidence"]);
    }
    if duty.on_event {
        must(keys, &thing, &["event"]);
    }
    for line in duty.penalties().flat_map(Penalty::lines) {
        keys.insert(format!("sanction.{}.text", line.id), true);
    }
    for event in duty.applies.timetables.iter().flat_map(|t| t.starts).filter_map(|s| s.only_if) {
        must(keys, &format!("event.{event}"), &["when", "next", "count.one", "count.other"]);
    }
}

fn question_keys(question: &Question) -> Vec<(String, bool)> {
    let mut keys: Vec<(String, bool)> =
        ["title", "hint", "counts", "counts-not", "why", "error"].map(|k| (k.to_owned(), true)).into();
    for id in question.option_ids() {
        // "Yes", "no", "none of these" and "I don't know" have words of their own in ui.toml.
        let common = id == NONE || id == UNKNOWN || (question.kind == Kind::One && (id == "yes" || id == "no"));
        keys.push((format!("option.{id}"), !common));
        keys.push((format!("note.{id}"), false));
    }
    keys
}

fn check_keys(lang: &str, texts: &Texts, wanted: &Wanted, faults: &mut Vec<String>) {
    for (key, must) in wanted {
        if *must && !texts.contains_key(key) {
            faults.push(format!("{lang}: key \"{key}\" is missing; write the text"));
        }
    }
    for (key, (_, file)) in texts {
        let others = key.starts_with(SCREENS) || of_lawbook(key);
        if !others && !wanted.contains_key(key) {
            faults.push(format!("{file}: key \"{key}\" belongs to nothing in the rulebook; correct or remove it"));
        }
    }
}

fn check_values(book: &Rulebook, lang: &str, texts: &Texts, faults: &mut Vec<String>) {
    let dates: BTreeSet<String> = book.dates.iter().map(|d| format!("date.{}", d.id)).collect();
    for (key, (text, file)) in texts {
        if text.trim().is_empty() || text.trim() != text || text.contains(['\n', '\t', '\r']) {
            faults.push(format!("{file}: key \"{key}\" is empty, padded, or has a line break or tab ({lang})"));
        }
        for name in placeholders(text) {
            if name.starts_with("date.") && !dates.contains(&name) {
                faults.push(format!("{file}: key \"{key}\" names {{{name}}}, which the rulebook does not have"));
            }
        }
    }
}

fn check_against_source(lang: &str, texts: &Texts, source: &Texts, faults: &mut Vec<String>) {
    for (key, (_, file)) in source {
        if !texts.contains_key(key) {
            faults.push(format!("{lang}: key \"{key}\" of {file} is missing; translate it"));
        }
    }
    for (key, (text, file)) in texts {
        match source.get(key) {
            None => faults.push(format!("{file}: key \"{key}\" is not in {SOURCE}; write it there too")),
            Some((original, _)) if placeholders(original) != placeholders(text) => {
                faults.push(format!("{file}: key \"{key}\" has other placeholders than the {SOURCE} text"));
            }
            Some(_) => {}
        }
    }
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// FNV-1a, 64 bits: enough to notice that two builds do not belong together, or that a sentence has changed.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, fnv))
}
