//! Packs: the texts of a rulebook, checked against it and put in order, one pack per language.
//!
//! A missing text, an unknown key, a placeholder that only one language has, an empty value: each is a fault that names file
//! and key.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
#[cfg(debug_assertions)]
use std::sync::{Mutex, PoisonError};
use std::{env, fs, io};

use engine::assume::anchors;
use engine::duty::{Duty, Force, Penalty};
use engine::rulebook::{Category, Headline, Kind, NONE, Question, Rulebook, Schedule, Start, UNKNOWN};
use engine::validate::{doubts_of, rules_of};

pub use crate::fingerprint;
use crate::library::{self, File};
use crate::places::Places;
pub use crate::source::{BOOK, FORMS, Languages, SCREENS, SOURCE, Texts, entries, read};
pub use crate::terms::FORM;
use crate::{MAGIC, comes_first, plural, terms};

/// What is peculiar to a language and stands in no sentence; the heads of the packs tell it.
pub const LANGUAGE: &str = "language.";
/// Words that no pack holds but that are checked like the others: of the lawbook for lawyers, with how else the law can be read;
/// of the pages around the check; those that the shim needs before a pack is there; the forms of words that the law defines; and
/// those of training.
const BESIDE: [&str; 7] = [LANGUAGE, "lawbook.", "page.", "reading.", "shim.", FORM, "training."];

/// The words around what a letter asks.
const LETTER: [&str; 13] = [
    "title", "lead", "copy", "subject", "unnamed", "greeting", "opening", "doubted", "request", "paper", "deadline",
    "closing", "sender",
];

/// What is wrong with the texts of a rulebook.
pub fn check(book: &'static Rulebook, languages: &Languages, faults: &mut Vec<String>) {
    let Some(source) = languages.get(SOURCE) else {
        return faults.push(format!("the language {SOURCE} is missing"));
    };
    check_keys(SOURCE, source, &wanted(book), faults);
    for (lang, texts) in languages {
        check_language(lang, texts, faults);
        for term in terms::missing(book, texts) {
            faults.push(format!(
                "{lang}: the term \"{term}\" is in no text; correct \"{FORM}{term}\", or remove the term"
            ));
        }
        check_values(book, lang, texts, faults);
        check_against_source(lang, (texts, fact(Some(texts), "plural")), source, faults);
    }
    if source.keys().skip_while(|k| !k.starts_with(SCREENS)).any(|k| !k.starts_with(SCREENS)) {
        faults.push(format!("keys that begin with \"{SCREENS}\" must sort last"));
    }
}

/// The texts of some folders that no rulebook knows, checked against their source and written as Rust: by language and key, in the
/// order of the keys. For the build scripts of what has words of its own.
///
/// # Errors
/// Every fault, a line each.
fn table(folders: &[&Path]) -> Result<String, String> {
    let mut faults = Vec::new();
    let languages = read(folders, &mut faults);
    let rules = read(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("words").as_path()], &mut faults);
    let source = languages.get(SOURCE).cloned().unwrap_or_default();
    let mut written = "&[\n".to_owned();
    for (lang, texts) in &languages {
        check_against_source(lang, (texts, fact(rules.get(lang), "plural")), &source, &mut faults);
        let lines = texts.iter().map(|(key, (text, _))| format!("        ({key:?}, {text:?}),\n"));
        let _ = writeln!(written, "    ({lang:?}, &[\n{}    ]),", lines.collect::<String>());
    }
    if faults.is_empty() { Ok(written + "]") } else { Err(faults.join("\n")) }
}

/// What the build script of an element makes: its sheets in one, without comments, as `style.css`, and the texts in its folder
/// `words` as `words.rs`.
///
/// # Errors
/// A sheet that cannot be read, or every fault of the texts.
pub fn element(sheets: &[&str]) -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut sheet = String::new();
    for path in sheets {
        println!("cargo:rerun-if-changed={path}");
        let text = fs::read_to_string(path)?;
        sheet.extend(text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, code)| code)));
    }
    fs::write(Path::new(&out).join("style.css"), sheet)?;
    println!("cargo:rerun-if-changed=words");
    let words = table(&[Path::new("words")]).map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("words.rs"), words)
}

/// Takes out what stands beside the packs. What is left has the same texts of the screens in every language: a plural form that
/// one does not have is empty there.
pub fn beside(languages: &mut Languages) -> Languages {
    let apart = |texts: &mut Texts| texts.extract_if(.., |key, _| is_beside(key)).collect();
    let beside = languages.iter_mut().map(|(lang, texts)| (lang.clone(), apart(texts))).collect();
    let keys = languages.values().flat_map(|texts| texts.keys()).filter(|key| key.starts_with(SCREENS));
    let keys: BTreeSet<String> = keys.cloned().collect();
    for texts in languages.values_mut() {
        for key in &keys {
            texts.entry(key.clone()).or_default();
        }
    }
    beside
}

/// The two parts of the pack of a language; a text that a language may leave out is empty.
///
/// # Errors
/// A sentence if two keys cannot be told apart.
pub fn parts(
    book: &'static Rulebook,
    lang: &str,
    (languages, beside): (&Languages, &Languages),
    systems: &[File],
    fingerprint: &str,
) -> Result<[String; 2], String> {
    let texts = languages.get(lang).ok_or_else(|| format!("there are no texts in {lang}"))?;
    let (wanted, beside_packs) = (wanted(book), Texts::new());
    let found = terms::found(book, texts, beside.get(lang).unwrap_or(&beside_packs));
    let keys = wanted.keys().map(String::as_str).filter(|key| !key.starts_with(SCREENS) && !is_beside(key));
    let (first, rest): (Vec<_>, Vec<_>) = keys.partition(|key| comes_first(book, &key.split('.').collect::<Vec<_>>()));
    let screens = texts.iter().filter(|(key, _)| key.starts_with(SCREENS)).map(|(_, (text, _))| text.as_str());
    let part = |facts: &str, screens: Vec<&str>, keys: &[&str], systems: &[String]| -> Result<String, String> {
        let places = Places::of(keys)?;
        let mut lines = vec![""; keys.len()];
        for key in keys {
            let place = places.line(&key.split('.').collect::<Vec<_>>()).and_then(|place| lines.get_mut(place));
            let text = texts.get(*key).map(|(text, _)| text).or(found.get(*key));
            *place.ok_or("a key has no place")? = text.map_or("", String::as_str);
        }
        let last = systems.iter().map(String::as_str);
        let lines: String = screens.into_iter().chain(lines).chain(last).flat_map(|text| [text, "\n"]).collect();
        Ok(format!("{MAGIC}\t{lang}\t{fingerprint}\t{facts}{}\t{}\n{lines}", systems.len(), places.written()))
    };
    let [listed, told] = library::lines(systems, lang);
    Ok([part(&facts(lang, beside), screens.collect(), &first, &listed)?, part("", Vec::new(), &rest, &told)?])
}

/// What is peculiar to a language, and among it all languages with their own names.
fn facts(lang: &str, beside: &Languages) -> String {
    let [direction, eur_lex, rules] = ["direction", "eur-lex", "plural"].map(|name| fact(beside.get(lang), name));
    let table = plural::table(rules).unwrap_or_default();
    let names = beside.iter().map(|(other, texts)| [other, ",", fact(Some(texts), "name")].concat());
    let names = names.collect::<Vec<_>>().join(",");
    let [alike, endings] = ["alike", "endings"].map(|name| fact(beside.get(lang), name));
    [direction, eur_lex, &table, &names, alike, endings].map(|fact| [fact, "\t"].concat()).concat()
}

/// What the texts of a language tell about it; nothing where they do not.
fn fact<'a>(texts: Option<&'a Texts>, name: &str) -> &'a str {
    let text = texts.and_then(|texts| texts.get(&[LANGUAGE, name].concat()));
    text.map(|(text, _)| text.as_str()).unwrap_or_default()
}

/// Code asked for a text that no rulebook of this shape can have: a perfect hash would give it another one's.
///
/// # Panics
/// Then, and only where assertions are wanted.
#[cfg(debug_assertions)]
pub(crate) fn assert_known(book: &'static Rulebook, key: &[&str]) {
    static KNOWN: Mutex<BTreeMap<usize, BTreeSet<String>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    // Under an assumption a rulebook keeps its id and wants other texts.
    let known = known.entry(std::ptr::from_ref(book).addr()).or_insert_with(|| wanted(book).into_keys().collect());
    debug_assert!(known.contains(&key.join(".")), "no text has the key {key:?}");
}

fn is_beside(key: &str) -> bool {
    BESIDE.iter().any(|part| key.starts_with(part))
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
    for border in book.borders {
        let thing = format!("question.{}.border.{}", border.question.id, border.option);
        must(&mut keys, &thing, &["counts", "counts-not"]);
        keys.insert(format!("{thing}.even-so"), false);
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
    for belief in book.beliefs {
        must(&mut keys, &format!("belief.{}", belief.id), &["says", "truth"]);
    }
    for notice in book.notices {
        must(&mut keys, &format!("notice.{}", notice.id), &["channel", "short", "full", "enough", "not-enough"]);
    }
    for act in book.acts {
        keys.insert(format!("act.{}.name", act.id), true);
    }
    for gate in book.gates {
        must(&mut keys, &format!("gate.{}", gate.id), &["name", "asks"]);
    }
    if let Some(mark) = book.mark {
        keys.insert(format!("mark.{}", *mark), true);
    }
    for scale in book.scales {
        must(&mut keys, &format!("scale.{}", scale.id), &["name"]);
    }
    for anchor in anchors(book).into_iter().chain(book.assumed.iter().map(|assumed| assumed.anchor)) {
        let said = ["name", "assumed", "ask", "unknown", "drop", "error"];
        must(&mut keys, &format!("anchor.{}", anchor.id), &said);
    }
    time_keys(book, &mut keys);
    term_keys(book, &mut keys);
    letter_keys(book, &mut keys);
    keys
}

/// How lengths of time are said, in the units that duties have.
fn time_keys(book: &'static Rulebook, keys: &mut Wanted) {
    let said = [("limit", book.duties().find_map(|d| d.limit)), ("interval", book.duties().find_map(|d| d.every))];
    keys.extend(said.iter().filter(|(_, time)| time.is_some()).map(|(key, _)| (format!("time.{key}"), true)));
    if book.duties().any(|d| d.every.is_some()) {
        must(keys, "time", &["again"]);
    }
    for time in book.duties().flat_map(|d| d.limit.into_iter().chain(d.every)) {
        keys.extend(FORMS.map(|form| (format!("time.{}.{form}", time.unit.id()), form == "other")));
    }
}

/// What words mean, and which stand in what: this no file says, [`parts`] finds it.
fn term_keys(book: &'static Rulebook, keys: &mut Wanted) {
    for term in book.terms {
        must(keys, &format!("term.{}", term.id), &["name", "means"]);
        keys.insert(format!("{FORM}{}", term.id), true);
    }
    if !book.terms.is_empty() {
        must(keys, "glossary", &["here", "title", "lead"]);
    }
    let questions = book.agenda.iter().map(|q| ["question", q.id]);
    let categories = book.classes.iter().map(|c| ["class", c.id]).chain(book.roles.iter().map(|r| ["role", r.id]));
    let things = questions.chain(categories).chain(book.duties().map(|d| ["duty", d.id]));
    keys.extend(things.map(|[kind, id]| (format!("{kind}.{id}.terms"), false)));
}

fn letter_keys(book: &'static Rulebook, keys: &mut Wanted) {
    let Some(letter) = book.letter else { return };
    must(keys, "letter", &LETTER);
    keys.extend(letter.papers.iter().map(|paper| (format!("paper.{}", paper.id), true)));
    keys.extend(book.agenda.iter().map(|question| (format!("question.{}.letter", question.id), false)));
}

fn must(keys: &mut Wanted, thing: &str, parts: &[&str]) {
    keys.extend(parts.iter().map(|part| (format!("{thing}.{part}"), true)));
}

fn class_keys(book: &'static Rulebook, class: &'static Category, keys: &mut Wanted) {
    let thing = format!("class.{}", class.id);
    must(keys, &thing, &["name", "what", "next"]);
    keys.insert(format!("{thing}.remark"), false);
    let headline = book.headline(class);
    for time in times(&headline) {
        must(keys, &thing, &[&format!("headline.{time}.any")]);
        keys.extend(addressed(&headline).into_iter().map(|roles| (format!("{thing}.headline.{time}.{roles}"), false)));
        if !["now", "later"].contains(&time) {
            must(keys, &thing, &[&format!("from.{time}")]);
        }
    }
}

/// When a headline stands: now or later, for existing cases, where they have days of their own, and on the events that it waits
/// for.
fn times(headline: &Headline) -> BTreeSet<&'static str> {
    let starts = |list: &'static [&'static Schedule]| list.iter().flat_map(|s| s.timetables).flat_map(|t| t.starts);
    let events = starts(headline.waits).filter_map(|start| start.only_if);
    ["now", "later"].into_iter().chain(starts(headline.binds).map(Start::time)).chain(events).collect()
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
        must(keys, &format!("event.{event}"), &["when"]);
        keys.insert(format!("event.{event}.next"), false);
        keys.extend(FORMS.map(|form| (format!("event.{event}.count.{form}"), form == "other")));
    }
}

fn question_keys(question: &Question) -> Vec<(String, bool)> {
    let mut keys: Vec<(String, bool)> =
        ["title", "hint", "counts", "counts-not", "why"].map(|k| (k.to_owned(), true)).into();
    // Where every line is asked for, the sentence names the one that lacks an answer, and is the same for all questions.
    if question.kind != Kind::EachLine {
        keys.push(("error".to_owned(), true));
    }
    keys.push(("find".to_owned(), false));
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
        let others = key.starts_with(SCREENS) || is_beside(key);
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

fn check_language(lang: &str, texts: &Texts, faults: &mut Vec<String>) {
    for name in ["name", "eur-lex"].into_iter().filter(|name| fact(Some(texts), name).is_empty()) {
        faults.push(format!("{lang}: key \"{LANGUAGE}{name}\" is missing; write it"));
    }
    if fact(Some(texts), "name").contains(',') {
        faults.push(format!("{lang}: key \"{LANGUAGE}name\" has a comma, which stands between names in a pack"));
    }
    let direction = fact(Some(texts), "direction");
    if !["ltr", "rtl"].contains(&direction) {
        faults.push(format!("{lang}: key \"language.direction\" is \"{direction}\"; write \"ltr\" or \"rtl\""));
    }
    if let Err(fault) = plural::table(fact(Some(texts), "plural")) {
        faults.push(format!("{lang}: key \"language.plural\": {fault}; write the rules as CLDR does"));
    }
}

/// The keys of a translation, each with the text that it translates: where a text depends on a number, one for each plural form.
fn expected<'a>(source: &'a Texts, forms: &[&str]) -> BTreeMap<String, &'a (String, String)> {
    let mut keys = BTreeMap::new();
    for (key, text) in source {
        match counted(key, source) {
            None => drop(keys.insert(key.clone(), text)),
            Some((stem, "other")) => {
                let key_of = |form: &&str| [stem, *form].join(".");
                keys.extend(forms.iter().map(key_of).map(|key| (key.clone(), source.get(&key).unwrap_or(text))));
            }
            Some(_) => {}
        }
    }
    keys
}

/// The key of a text that depends on a number without its plural form, and that form.
fn counted<'a>(key: &'a str, source: &Texts) -> Option<(&'a str, &'a str)> {
    let (stem, form) = key.rsplit_once('.').filter(|(_, form)| FORMS.contains(form))?;
    let is_there = |form| source.contains_key(&[stem, form].join("."));
    (is_there("one") && is_there("other")).then_some((stem, form))
}

/// `texts` come with the plural rules of their language.
fn check_against_source(lang: &str, (texts, plural): (&Texts, &str), source: &Texts, faults: &mut Vec<String>) {
    let expected = expected(source, &plural::forms(plural));
    for (key, (_, file)) in &expected {
        if !texts.contains_key(key) {
            faults.push(format!("{lang}: key \"{key}\" of {file} is missing; translate it"));
        }
    }
    for (key, (text, file)) in texts {
        match expected.get(key) {
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
