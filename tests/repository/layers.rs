//! What no crate may contain, and cargo cannot see: the law has no code and only the law has ids, nothing writes markup.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ai_act_check::rulebooks::RULEBOOKS;
use support::ids::ids;

#[test]
fn the_law_holds_statics_only() {
    let laws = RULEBOOKS.iter().flat_map(|book| lines(&Path::new("src/rulebooks").join(book.id)));
    for (path, line) in laws {
        let code = line.trim_start();
        for word in ["fn ", "if ", "for ", "while ", "match ", "impl ", "macro_rules"] {
            let found = code.starts_with(word)
                || code.starts_with(&format!("pub {word}"))
                || code.contains(&format!(" {word}{{"));
            assert!(!found || code.starts_with("//"), "{}: \"{word}\" in the law: {line}", path.display());
        }
    }
}

#[test]
fn nothing_reads_the_clock_or_the_network_or_writes_markup() {
    let forbidden = [
        "SystemTime",
        "Instant::",
        "Date::now",
        "innerHTML",
        "set_inner_html",
        "insert_adjacent_html",
        "XmlHttpRequest",
        "fetch(",
    ];
    for (path, line) in lines(Path::new("src")) {
        if path.ends_with("main.rs") || line.trim_start().starts_with("//") {
            continue;
        }
        for word in forbidden {
            assert!(!line.contains(word), "{}: \"{word}\" in {line}", path.display());
        }
    }
}

/// Ids of a rulebook that are words of the code too, and what they mean there.
const ALSO_WORDS: [(&str, &str); 27] = [
    ("affected", "whom a system of the register concerns"),
    ("assessment", "the document about a result"),
    ("categories", "the roles and classes of a compiled rulebook"),
    ("changes", "the part of the result on what would change it"),
    ("duties", "the duties of a result, in documents, texts and the sheet"),
    ("education", "a group of people who are taught"),
    ("evidence", "what to keep for a duty"),
    ("existing", "the time at which a duty binds an existing case"),
    ("general", "the first topic of the fields of a record"),
    ("media", "a group of people who are taught"),
    ("method", "the page of a published register on what its classes mean"),
    ("monitoring", "how a system of the register is watched"),
    ("name", "the name of anything"),
    ("not-yet", "how far a point of a reflection is"),
    ("object", "a kind of values in JSON"),
    ("organisation", "the body that a system of the register belongs to"),
    ("origin", "where a system of the register comes from"),
    ("output", "what a system of the register gives"),
    ("product", "what a system of the register was bought as"),
    ("provider", "who supplies a system of the register"),
    ("publication", "who sees a record of the register"),
    ("reasons", "what a ground stands on, and why the visitor answered so"),
    ("representative", "who registers a system of the register for somebody else"),
    ("role", "the kind of a category, and an attribute of HTML"),
    ("safeguards", "what keeps a system of the register in bounds"),
    ("scope", "the part of the result on the reach of the law, and an attribute of HTML"),
    ("system", "what the visitor's name is for, in the print and in the calendar"),
];

/// What a rulebook calls its things is no business of neutral code: it would know one law then, and fail with another.
#[test]
fn no_id_of_a_rulebook_stands_outside_the_law() {
    let ids: BTreeSet<&str> = RULEBOOKS.iter().flat_map(|book| ids(book.book)).collect();
    let code = lines(Path::new("src")).into_iter();
    // Schemas are made in tests; they show an example, and an object is a type there. A build script says whose systems it joins.
    let elsewhere = ["src/rulebooks", "src/documents/contract.rs", "src/training/build.rs"];
    let neutral = |path: &Path| !elsewhere.iter().any(|other| path.starts_with(other));
    let code = code.filter(|(path, line)| neutral(path) && !line.trim_start().starts_with("//"));
    let sheet = fs::read_to_string("src/ui/style.css").unwrap();
    let sheet = sheet.lines().map(|line| (PathBuf::from("src/ui/style.css"), line.to_owned()));
    let (mut words, mut named) = (BTreeSet::new(), Vec::new());
    for (path, line) in code.chain(sheet) {
        for literal in line.split('"').skip(1).step_by(2).filter(|literal| !literal.contains(' ')) {
            // A literal is an id, or a key made of ids; prose may have a word in common with one.
            for id in literal.split(['.', '/', '=', '[', ']']).filter(|part| ids.contains(part)) {
                if ALSO_WORDS.iter().any(|(word, _)| *word == id) {
                    words.insert(id.to_owned());
                } else {
                    named.push(format!("{}: \"{id}\" in {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(named.is_empty(), "the rulebook should say it, not the code:\n{}", named.join("\n"));
    for (word, what) in ALSO_WORDS {
        assert!(words.contains(word), "the exception \"{word}\" ({what}) is none any more; remove it");
    }
}

/// Whoever starts something chooses the rulebook, once; all the rest is handed it.
#[test]
fn a_rulebook_is_chosen_in_one_place() {
    let chosen = [
        "src/kit/words.rs",
        "src/main.rs",
        "src/npm/lib.rs",
        "src/rulebooks/build.rs",
        "src/rulebooks/eu-ai-act/lib.rs",
        "src/rulebooks/lib.rs",
        "src/ui/element.rs",
    ];
    let built =
        ["src/rulebooks/build.rs", "src/rulebooks/gesetz-viii/lib.rs", "src/rulebooks/lib.rs", "src/ui/element.rs"];
    for (name, chosen) in [("EU_AI_ACT", &chosen[..]), ("GESETZ_VIII", &built)] {
        let mut code = lines(Path::new("src"));
        code.retain(|(_, line)| line.contains(name));
        let mut files: Vec<&Path> = code.iter().map(|(path, _)| path.as_path()).collect();
        files.sort();
        files.dedup();
        let chosen: Vec<&Path> = chosen.iter().map(Path::new).collect();
        assert_eq!(files, chosen, "a rulebook is named where it should be handed over: {code:#?}");
    }
}

/// The lines of all Rust files in a folder and in those within it.
fn lines(dir: &Path) -> Vec<(PathBuf, String)> {
    let found = lines_below(dir);
    assert!(!found.is_empty(), "{} has no Rust files", dir.display());
    found
}

fn lines_below(dir: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            found.extend(lines_below(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(text.lines().map(|line| (path.clone(), line.to_owned())));
        }
    }
    found
}
