//! The lawbook in `docs/lawbook/`: what the program knows of the law, in words for lawyers. `cargo xtask lawbook` writes it, by
//! running this test with `AIACT_LAWBOOK=write`; without that the test compares.
//!
//! [`index`] knows where everything stands and what hangs together, [`condition`] puts conditions into words, [`entries`]
//! writes about rules and duties, [`pages`] and [`flow`] the rest. Its words stand in `src/text/words/<lang>/lawbook.toml`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;
mod condition;
mod entries;
mod flow;
mod index;
mod markdown;
mod pages;
mod proofs;
mod review;
#[path = "../tree/mod.rs"]
mod tree;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::{env, fs};

use ai_act_check::text::LANGUAGES;
use pulldown_cmark::{Event, Options, Parser, Tag};

use index::{Entry, Exercised, Page};
use proofs::Statement;
use review::Reviews;
use words::Words;

const FOLDER: &str = "docs/lawbook";

/// The lawbook of one language.
struct Lawbook<'a> {
    words: &'a Words,
    /// Every language: the fingerprint of an entry is that of all of them together.
    languages: &'a [Words],
    pages: &'a [Page],
    cases: &'a BTreeMap<String, Exercised>,
    reviews: &'a Reviews,
    statements: &'a [(String, Statement)],
}

impl Lawbook<'_> {
    fn fingerprint(&self, item: Entry) -> String {
        review::fingerprint(&self.languages.iter().map(|words| entries::content(words, item)).collect::<String>())
    }
}

/// Everything that lawbooks are made of.
struct Sources {
    languages: Vec<Words>,
    pages: Vec<Page>,
    cases: BTreeMap<String, Exercised>,
    statements: Vec<(String, Statement)>,
}

/// They take a while, and every test wants them.
static SOURCES: LazyLock<Mutex<Sources>> = LazyLock::new(|| Mutex::new(Sources::read()));

/// The sources; a test that failed with them in hand has done them no harm.
fn sources() -> MutexGuard<'static, Sources> {
    SOURCES.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sources {
    fn read() -> Self {
        let pages = index::pages();
        Self {
            languages: LANGUAGES.iter().map(|lang| Words::read(lang)).collect(),
            cases: index::cases(&pages),
            pages,
            statements: proofs::statements(),
        }
    }

    fn ids(&self) -> Vec<String> {
        self.pages.iter().flat_map(|p| &p.entries).map(|e| e.id()).collect()
    }

    fn lawbook<'a>(&'a self, words: &'a Words, reviews: &'a Reviews) -> Lawbook<'a> {
        let Self { languages, pages, cases, statements } = self;
        Lawbook { words, languages, pages, cases, reviews, statements }
    }

    /// Every file below the folder.
    fn files(&self, reviews: &Reviews) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for words in &self.languages {
            let pages = self.lawbook(words, reviews).all();
            files.extend(pages.into_iter().map(|(name, text)| (format!("{}/{name}", words.lang), text)));
        }
        files
    }
}

fn reviews(sources: &Sources) -> Reviews {
    Reviews::read(&fs::read_to_string(review::FILE).unwrap(), &sources.ids()).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The files that lie there, but for those written by hand.
fn committed() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for lang in LANGUAGES {
        for entry in fs::read_dir(format!("{FOLDER}/{lang}")).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = format!("{lang}/{}", path.file_name().unwrap().to_string_lossy());
            files.insert(name, fs::read_to_string(path).unwrap().replace("\r\n", "\n"));
        }
    }
    files
}

fn write(files: &BTreeMap<String, String>) {
    for gone in committed().keys().filter(|name| !files.contains_key(*name)) {
        fs::remove_file(format!("{FOLDER}/{gone}")).unwrap();
    }
    for (name, text) in files {
        let path = Path::new(FOLDER).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn the_lawbook_says_what_the_rules_say() {
    let sources = sources();
    let files = sources.files(&reviews(&sources));
    if env::var("AIACT_LAWBOOK").is_ok_and(|what| what == "write") {
        write(&files);
        println!("{} pages, {} bytes", files.len(), files.values().map(String::len).sum::<usize>());
    }
    let committed = committed();
    let names: BTreeSet<&String> = files.keys().chain(committed.keys()).collect();
    let stale: Vec<_> = names.into_iter().filter(|name| files.get(*name) != committed.get(*name)).collect();
    assert!(
        stale.is_empty(),
        "{FOLDER} no longer says what the rules say: {stale:?}. Run `cargo xtask lawbook`, read the difference and commit it."
    );
}

#[test]
fn every_link_leads_somewhere() {
    let sources = sources();
    let files = sources.files(&reviews(&sources));
    let faults: Vec<String> = files.iter().flat_map(|(name, text)| dead_links(&files, name, text)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // A link to a page, a place or a case that is not there is found out.
    for dead in
        ["art-999.md", "art-005.md#nowhere", "../../../tests/scenarios/nothing.toml", "#nowhere", "javascript:x"]
    {
        assert_eq!(dead_links(&files, "de/README.md", &format!("[x]({dead})")).len(), 1, "{dead}");
    }
}

fn dead_links(files: &BTreeMap<String, String>, name: &str, text: &str) -> Vec<String> {
    let leads = |to: &str| {
        let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
        let (lang, _) = name.split_once('/').unwrap();
        let path = match file.strip_prefix("../../../") {
            Some(outside) => return Path::new(outside).is_file(),
            None if file.is_empty() => name.to_owned(),
            None => file.strip_prefix("../").map_or_else(|| format!("{lang}/{file}"), str::to_owned),
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

    let contents = |reviews: &Reviews| sources.files(reviews)["de/README.md"].clone();
    assert!(contents(&none).contains(&words.say("contents.unsigned")));
    assert!(!contents(&holds).contains(&words.say("contents.unsigned")));

    let fault = |reviews: Result<Reviews, String>| reviews.err().unwrap_or_default();
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
    let statements = proofs::read(statement);
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
