//! `ai-act-check reflection` from outside.

use std::process::{Command, Output};
use std::{env, fs, process};

use ai_act_check::documents::reflection::Reflection;
use ai_act_check::text::LANGUAGES;

use super::catalogues;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ai-act-check")).arg("reflection").args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), &*errors), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}: {errors}");
    assert_eq!(errors.matches('\n').count(), 1, "{errors}");
    errors
}

/// A file of this test run.
fn file(name: &str, content: &str) -> String {
    let path = env::temp_dir().join(format!("ai-act-reflection-{}-{name}", process::id()));
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_list_names_every_catalogue_and_sheet() {
    for lang in LANGUAGES {
        let list = printed(&["list", "--lang", lang]);
        for catalogue in catalogues() {
            assert!(list.contains(catalogue.head.band.get(lang)), "{list}");
            for sheet in &catalogue.sheets {
                assert!(list.contains(sheet.name.get(lang)), "{list}");
            }
        }
    }
}

#[test]
fn every_point_is_listed_and_can_be_answered() {
    for catalogue in catalogues() {
        let id = &*catalogue.head.id;
        let list = printed(&["points", id, "--lang", "de"]);
        for point in catalogue.points() {
            assert!(list.contains(&point.id) && list.contains(point.question.get("de")), "{}", point.id);
        }
        let read = Reflection::read(&printed(&["points", id, "--json"])).unwrap();
        assert_eq!(read.points.len(), catalogue.points().count());
    }
}

#[test]
fn answers_of_the_check_leave_points_out() {
    let answers = file("answers.json", r#"{"answers": {"organisation": ["none"], "deploying": ["logs"]}}"#);
    let list = printed(&["points", "werte", "--answers", &answers]);
    assert!(!list.contains("told-at-decision") && list.contains("purpose"), "{list}");
    let read = Reflection::read(&printed(&["points", "werte", "--answers", &answers, "--json"])).unwrap();
    assert!(read.facts.iter().any(|fact| fact.fact == "public-body"));
    assert!(read.points.iter().all(|answer| answer.point != "told-at-decision"));
}

#[test]
fn a_file_is_printed_in_every_format() {
    let content = r#"{"format": "ai-act-reflection/1", "catalogue": "werte", "system": "Wohngeld", "points": [
        {"point": "stop", "state": "not-yet", "note": "Schalter fehlt", "who": "Amt 50", "until": "2027-02-01"}]}"#;
    let path = file("werte.json", content);
    for (format, holds) in [
        ("markdown", "Schalter fehlt"),
        ("html", "<td>Schalter fehlt</td>"),
        ("json", "\"Schalter fehlt\""),
        ("calendar", "DTSTART;VALUE=DATE:20270201"),
    ] {
        for arguments in [vec!["profile", &path], vec!["print", "profile", &path], vec!["print", "points", &path]] {
            let output = printed(&[&arguments[..], &["--lang", "de", "--as", format]].concat());
            assert!(output.contains(holds), "{arguments:?} --as {format}: {output}");
        }
    }
    assert_eq!(Reflection::read(&printed(&["profile", &path, "--as", "json"])), Reflection::read(content));
}

#[test]
fn every_sheet_is_printed_empty() {
    for catalogue in catalogues() {
        let own: Vec<&str> = catalogue.sheets.iter().map(|sheet| &*sheet.id).collect();
        for sheet in [&["profile", "points"], &own[..]].concat() {
            let output = printed(&["print", sheet, &catalogue.head.id, "--as", "html"]);
            assert!(output.starts_with("<!doctype html>"), "{sheet}");
        }
    }
}

#[test]
fn what_is_wrong_is_refused_in_a_sentence() {
    let newer = file("newer.json", r#"{"format": "ai-act-reflection/9", "catalogue": "werte"}"#);
    let foreign = file("foreign.json", r#"{"format": "ai-act-reflection/1", "catalogue": "other"}"#);
    for (arguments, names) in [
        (vec!["points", "other"], "\"other\""),
        (vec!["profile", "no-such-file.json"], "no-such-file.json"),
        (vec!["profile", &newer], "ai-act-reflection/9"),
        (vec!["profile", &foreign], "\"other\""),
        (vec!["print", "score", "werte"], "\"score\""),
        (vec!["print", "profile", "werte", "--as", "pdf"], "pdf"),
        (vec!["print", "profile", "werte", "--as", "calendar"], "until"),
        (vec!["print", "profile"], "--help"),
        (vec!["list", "--json"], "--json"),
        (vec!["profile", &newer, "--answers", "x"], "--answers"),
        (vec!["points", "werte", "--as", "html"], "--as"),
        (vec!["list", "--lang", "xx"], "xx"),
        (vec!["sum", "werte"], "sum"),
    ] {
        let sentence = refused(&arguments);
        assert!(sentence.contains(names), "{arguments:?}: {sentence}");
    }
    assert!(printed(&["--help"]).contains("reflection print SHEET"));
}

#[test]
fn the_documents_in_a_saved_case_are_printed() {
    let document =
        |id: &str| -> serde_json::Value { serde_json::from_str(&printed(&["points", id, "--json"])).unwrap() };
    let case = |documents: &[&str]| {
        let list: Vec<_> = documents.iter().map(|id| document(id)).collect();
        let case = serde_json::json!({ "format": "ai-act-check/1", "answers": {}, "reflections": list });
        file(&format!("case-{}", documents.len()), &case.to_string())
    };
    let (one, two) = (case(&["werte"]), case(&["werte", "verwaltung"]));
    let alone = file("alone", &document("werte").to_string());
    assert_eq!(printed(&["profile", &one]), printed(&["profile", &alone]));
    assert_eq!(printed(&["profile", &two, "werte"]), printed(&["profile", &alone]));
    assert_ne!(printed(&["profile", &two, "verwaltung"]), printed(&["profile", &alone]));
    for (arguments, said) in [
        (vec!["profile", &two], "name one of werte, verwaltung"),
        (vec!["profile", &one, "verwaltung"], "it has werte"),
        (vec!["profile", &alone, "verwaltung"], "not \"verwaltung\""),
        (vec!["profile", &case(&[])], "nothing was written"),
        (vec!["print", "points", "werte", "verwaltung"], "leave it out"),
    ] {
        let refusal = refused(&arguments);
        assert!(refusal.contains(said), "{refusal}");
    }
}
