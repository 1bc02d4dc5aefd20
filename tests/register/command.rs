//! The command line of the register.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::samples::{Dice, random};

pub fn run(args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_ai-act-check")).arg("register").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// An empty folder of its own for a test.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_register_is_checked_assessed_and_merged() {
    let folder = folder("register-command");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (town, out) = (path("town.json"), path("out.json"));
    fs::copy("tests/register/town.json", &town).unwrap();
    let (code, said, _) = run(&["check", &town, "--lang", "de", "--as-of", "2026-11-30"]);
    assert_eq!(code, 1);
    assert!(said.contains("„Auskunft im Netz“: zu niedrig angegeben. Angabe: „gering“"), "{said}");
    assert!(said.contains("nach Art.\u{a0}50\u{a0}Abs.\u{a0}1"), "{said}");
    assert!(said.contains("„Videobild am Markt“: noch keine Antworten"), "{said}");
    assert!(said.contains("„Fristenrechner“: die Überprüfung war am 2026-10-01 fällig"), "{said}");
    let (code, said, _) = run(&["assess", &town, "--out", &out, "--as-of", "2026-11-30"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("2 systems assessed") && said.contains("2 results written down"), "{said}");
    let (_, said, _) = run(&["assess", &out, "--out", &out, "--as-of", "2026-11-30"]);
    assert!(said.contains("0 results written down"), "{said}");
    let merged = path("merged.json");
    let (code, said, _) = run(&["merge", &town, &out, "--out", &merged]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(fs::read_to_string(&merged).unwrap(), fs::read_to_string(&out).unwrap());
}

#[test]
fn what_was_written_to_catalogues_is_checked() {
    let file = folder("register-catalogues").join("town.json");
    let mut town: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("tests/register/town.json").unwrap()).unwrap();
    let format = "ai-act-reflection/1";
    town["systems"][0]["reflections"] = serde_json::json!({
        "werte": { "format": format, "catalogue": "werte", "reason": "Weil es hilft." },
        "verwaltung": { "format": format, "catalogue": "verwaltung", "decision": "perhaps" },
    });
    fs::write(&file, town.to_string()).unwrap();
    let (_, said, _) = run(&["check", file.to_str().unwrap(), "--as-of", "2026-11-30"]);
    assert!(said.contains("the catalogue “verwaltung” cannot be read") && said.contains("\"decision\""), "{said}");
    assert!(!said.contains("werte"), "{said}");
}

#[test]
fn what_is_wrong_is_one_sentence_that_names_the_file() {
    let folder = folder("register-faults");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(path("later.json"), r#"{"format":"ai-act-register/9"}"#).unwrap();
    fs::write(path("own.json"), random(&mut Dice(1), 1).write()).unwrap();
    for (args, needle) in [
        (vec!["check", "missing.json"], "missing.json: cannot be read"),
        (vec!["check", &path("later.json")], "ai-act-register/9"),
        (vec!["check"], "needs the path"),
        (vec!["frobnicate", "x"], "does not exist"),
        (vec!["check", "x", "--as-of", "2026-02-30"], "no day of the calendar"),
        (vec!["assess", &path("own.json")], "needs --out"),
        (vec!["assess", &path("own.json"), "--out", &path("later.json")], "is there already"),
        (vec!["merge", &path("own.json"), "--out", "-"], "two registers"),
    ] {
        let (code, _, said) = run(&args);
        assert_eq!((code, said.lines().count()), (2, 1), "{args:?}: {said}");
        assert!(said.contains(needle), "{args:?}: {said}");
    }
    // A file that is there already stays as it is.
    assert_eq!(fs::read_to_string(path("later.json")).unwrap(), r#"{"format":"ai-act-register/9"}"#);
}
