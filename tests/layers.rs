//! What each layer must not contain: imports point one way, the law has no code, nothing writes markup.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers it may use.
const MAY_USE: [(&str, &[&str]); 7] = [
    ("engine", &[]),
    ("law", &["engine", "law"]),
    ("text", &["engine", "text"]),
    ("session", &["engine", "text", "session"]),
    ("documents", &["engine", "text", "session", "documents"]),
    ("report", &["engine", "text", "session", "documents", "report"]),
    ("ui", &["engine", "text", "session", "documents", "report", "ui", "law"]),
];

#[test]
fn imports_point_one_way() {
    for (layer, allowed) in MAY_USE {
        for (path, line) in lines(&Path::new("src").join(layer)) {
            for rest in line.split("crate::").skip(1) {
                let used = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                assert!(
                    allowed.contains(&used),
                    "{}: layer \"{layer}\" must not use \"{used}\": {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_law_holds_statics_only() {
    for (path, line) in lines(Path::new("src/law")) {
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

fn lines(dir: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(lines(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(text.lines().map(|l| (path.clone(), l.to_owned())));
        }
    }
    assert!(!found.is_empty(), "{} has no Rust files", dir.display());
    found
}
