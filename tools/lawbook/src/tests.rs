//! What the lawbook must be: fresh, with links that lead somewhere, sign-offs that fit, and no idle word.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use pulldown_cmark::{Event, Options, Parser, Tag};
use support::repository;

use crate::index::Entry;
use crate::review::Reviews;
use crate::words::Words;
use crate::{FOLDER, Files, Lawbook, Sources, all, committed, dates, proofs};
use ai_act_check::rulebooks::{EU_AI_ACT, RULEBOOKS};

/// They take a while, and every test wants them.
static SOURCES: LazyLock<Mutex<Sources>> = LazyLock::new(|| Mutex::new(Sources::read(&EU_AI_ACT).unwrap()));

/// The sources; a test that failed with them in hand has done them no harm.
fn sources() -> MutexGuard<'static, Sources> {
    SOURCES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Every page as it is written now, of every rulebook.
fn files() -> Files {
    static ALL: LazyLock<Files> = LazyLock::new(|| all().unwrap());
    ALL.clone()
}

#[test]
fn the_lawbook_says_what_the_rules_say() {
    let files = files();
    let committed = committed().unwrap();
    let names: BTreeSet<&String> = files.keys().chain(committed.keys()).collect();
    let stale: Vec<_> = names.into_iter().filter(|name| files.get(*name) != committed.get(*name)).collect();
    assert!(
        stale.is_empty(),
        "{FOLDER} no longer says what the rules say: {stale:?}. Run `cargo xtask lawbook`, read the difference and commit it."
    );
}

#[test]
fn every_link_leads_somewhere() {
    let files = files();
    let faults: Vec<String> = files.iter().flat_map(|(name, text)| dead_links(&files, name, text)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // A link to a page, a place or a case that is not there is found out.
    for dead in [
        "art-999.md",
        "art-005.md#nowhere",
        "../../../src/rulebooks/eu-ai-act/cases/nothing.toml",
        "#nowhere",
        "javascript:x",
    ] {
        assert_eq!(dead_links(&files, "de/README.md", &format!("[x]({dead})")).len(), 1, "{dead}");
    }
}

fn dead_links(files: &Files, name: &str, text: &str) -> Vec<String> {
    let leads = |to: &str| {
        let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
        let (lang, _) = name.rsplit_once('/').unwrap();
        let above = lang.rsplit_once('/').map_or(String::new(), |(above, _)| format!("{above}/"));
        let outside = ["../../../../", "../../../"].into_iter().find_map(|up| file.strip_prefix(up));
        let path = match outside {
            Some(outside) => return repository(outside).is_file(),
            None if file.is_empty() => name.to_owned(),
            None => file.strip_prefix("../").map_or_else(|| format!("{lang}/{file}"), |to| above + to),
        };
        let there = |page: &String| anchor.is_empty() || page.contains(&format!("<a id=\"{anchor}\"></a>"));
        to.starts_with("https://") || files.get(&path).is_some_and(there)
    };
    let links = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.filter(|to| !leads(to)).map(|to| format!("{FOLDER}/{name}: the link to {to} leads nowhere")).collect()
}

/// Nobody has signed anything yet, and the lawbook says so; these sign-offs are invented.
#[test]
fn a_sign_off_holds_until_the_content_changes() {
    let sources = sources();
    let words = &sources.languages[0];
    let none = Reviews::default();
    let item = *sources.pages.iter().flat_map(|p| &p.entries).find(|e| e.id() == "rule.art-5-1-f").unwrap();
    let print = sources.lawbook(words, &none).fingerprint(item);
    let signed = |id: &str, print: &str| {
        let text = format!(
            "[[signed]]\nid = \"{id}\"\nfingerprint = \"{print}\"\nwho = \"Ada Muster\"\nwhen = \"2027-01-31\"\nremark = \"erfunden\"\n"
        );
        Reviews::read(&text, &sources.ids())
    };
    let section = |reviews: &Reviews| sources.lawbook(words, reviews).section(item);

    assert!(section(&none).contains(&words.say("review.none")));
    let holds = signed("rule.art-5-1-f", &print).unwrap();
    assert!(section(&holds).contains("Ada Muster") && section(&holds).contains("31. Januar 2027"));
    assert!(!section(&holds).contains(&words.say("review.none")));
    let lapsed = signed("rule.art-5-1-f", "0000000000000000").unwrap();
    assert!(section(&lapsed).contains("Ada Muster") && section(&lapsed) != section(&holds));

    let contents = |reviews: &Reviews| sources.files(reviews).unwrap()["de/README.md"].clone();
    assert!(contents(&none).contains(&words.say("contents.unsigned")));
    assert!(!contents(&holds).contains(&words.say("contents.unsigned")));

    let fault = |reviews: Result<Reviews>| reviews.err().map(|e| format!("{e:#}")).unwrap_or_default();
    assert!(fault(signed("rule.art-5-1-zz", &print)).contains("no entry \"rule.art-5-1-zz\""));
    assert!(fault(Reviews::read("[[signed]]\nid = \"rule.art-5-1-f\"\n", &sources.ids())).contains("missing field"));
    let undated = "[[signed]]\nid = \"rule.art-5-1-f\"\nfingerprint = \"\"\nwho = \"\"\nwhen = \"soon\"\n";
    assert!(fault(Reviews::read(undated, &sources.ids())).contains("needs a name"));
}

#[test]
fn no_word_is_idle() {
    let sources = sources();
    let entry = sources.pages[0].entries[0].id();
    let sign_off = |print: &str| {
        format!("[[signed]]\nid = \"{entry}\"\nfingerprint = \"{print}\"\nwho = \"x\"\nwhen = \"2027-01-31\"\n")
    };
    let item = sources.pages[0].entries[0];
    let none = Reviews::default();
    let print = sources.lawbook(&sources.languages[0], &none).fingerprint(item);
    let reviews = Reviews::read(&(sign_off(&print) + &sign_off("0")), &sources.ids()).unwrap();
    let statement = "[some]\nde = \"x\"\nen = \"x\"\ncites = [\"Art. 3(1)\", \"Annex III(1)(c)\"]\nexcept = [{ de = \"x\", en = \"x\" }]";
    let statements = proofs::read(statement).unwrap();
    for words in &sources.languages {
        let lawbook = sources.lawbook(words, &reviews);
        Lawbook { statements: &statements, ..lawbook }.all();
        Lawbook { statements: &[], reviews: &none, ..sources.lawbook(words, &none) }.all();
        let idle = words.unused();
        assert!(
            idle.is_empty(),
            "no page uses these keys of src/text/words/{}/lawbook.toml; remove them: {idle:?}",
            words.lang
        );
    }
}

/// What is no law says so at every heading, and its own words are all used.
#[test]
fn a_draft_says_so_at_every_heading() {
    for book in RULEBOOKS.iter().filter(|book| book.mark.is_some()) {
        let sources = Sources::read(book).unwrap();
        let files = sources.files(&sources.reviews().unwrap()).unwrap();
        assert!(files.len() > 20, "{}", files.len());
        for words in &sources.languages {
            let mark = words.law(&format!("mark.{}", *book.mark.unwrap()));
            let pages = files.iter().filter(|(name, _)| name.contains(&format!("/{}/", words.lang)));
            for (name, line) in pages.flat_map(|(name, text)| text.lines().map(move |line| (name, line))) {
                assert!(!line.starts_with('#') || line.contains(&mark), "{name}: {line}");
            }
            assert_eq!(words.unused(), [""; 0], "{}", words.lang);
        }
    }
}

/// A fingerprint is that of the content: another entry has another one, and cases do not touch it.
#[test]
fn a_fingerprint_is_that_of_the_content() {
    let sources = sources();
    let none = Reviews::default();
    let lawbook = sources.lawbook(&sources.languages[0], &none);
    let without_cases = Lawbook { cases: &BTreeMap::new(), ..sources.lawbook(&sources.languages[1], &none) };
    let entries: Vec<Entry> = sources.pages.iter().flat_map(|p| p.entries.iter().copied()).collect();
    let prints: BTreeSet<String> = entries.iter().map(|e| lawbook.fingerprint(*e)).collect();
    assert_eq!(prints.len(), entries.len(), "two entries have the same fingerprint");
    assert!(entries.iter().all(|e| lawbook.fingerprint(*e) == without_cases.fingerprint(*e)));
}

#[test]
fn a_missing_word_is_named_and_nothing_is_written() {
    let words = Words::read(&EU_AI_ACT, "en").unwrap();
    assert!(words.say("no.such.word").is_empty() && words.law("question.object.option.unknown").is_empty());
    let (languages, pages, cases) = (vec![words], Vec::new(), BTreeMap::new());
    let sources = Sources { book: &EU_AI_ACT, languages, pages, cases, statements: Vec::new() };
    let fault = sources.files(&Reviews::default()).unwrap_err().to_string();
    assert!(
        fault.contains("\"lawbook.no.such.word\"") && fault.contains("\"question.object.option.unknown\""),
        "{fault}"
    );
}

/// Other sites rely on the form, so it is read back by a reader of its own.
#[test]
fn the_dates_for_other_sites_are_those_of_the_rulebook() {
    let sources = sources();
    let files = dates::files(&sources.languages);
    let document: serde_json::Value = serde_json::from_str(&files[dates::DOCUMENT]).unwrap();
    let listed = document["dates"].as_array().unwrap();
    let days: Vec<&str> = listed.iter().map(|date| date["day"].as_str().unwrap()).collect();
    assert!(days.is_sorted() && days.contains(&"2027-12-02") && days.contains(&"2028-08-02"), "{days:?}");
    let named = |id: &str| listed.iter().find(|date| date["id"] == id);
    assert_eq!(named("annex-3").unwrap()["former"], "2026-08-02");
    assert_eq!(named("annex-1").unwrap()["former"], "2027-08-02");
    assert_eq!(named("sandboxes").unwrap()["former"], "2026-08-02");
    assert!(named("annex-1-former").is_none(), "a day that is law no more is no date of its own");
    for date in listed {
        for lang in ["de", "en"] {
            assert!(date["title"][lang].as_str().is_some_and(|title| !title.is_empty()), "{date}");
            assert!(date["cite"][lang]["link"].as_str().is_some_and(|link| link.starts_with("https://")), "{date}");
        }
    }
    for lang in ["de", "en"] {
        let calendar: icalendar::Calendar = files[&format!("{lang}/dates.ics")].parse().unwrap();
        assert_eq!(calendar.components.len(), listed.len(), "{lang}");
    }
}
