//! The program from outside: what it prints, how it refuses, and that its documents fit the schemas in docs/schema/.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::Standing;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::boundary_dates;
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;
use ai_act_check::report::json::assessment;
use ai_act_check::session::{Session, option_label};
use ai_act_check::text::{Catalogue, LANGUAGES, pack};
use jsonschema::Validator;
use serde_json::{Value, json};

/// A firm in the Union sells a tool that ranks applications.
const CV_RANKING: &str = r#"{"answers": {
    "object": ["system"], "method": ["learned"], "exclusions": ["none"], "origin": ["own"], "activity": ["offer"],
    "union": ["seat", "market"], "practices": ["none"], "biometrics": ["none"], "product": ["no"],
    "areas": ["employment"], "employment": ["filter"], "profiling": ["yes"], "output": ["none"]}}"#;

/// The same firm does not know whether it draws profiles; if it does not, an exemption holds.
const CV_SORTING: &str = r#"{"answers": {
    "object": ["system"], "method": ["learned"], "exclusions": ["none"], "origin": ["own"], "activity": ["offer"],
    "union": ["seat", "market"], "practices": ["none"], "biometrics": ["none"], "product": ["no"],
    "areas": ["employment"], "employment": ["filter"], "profiling": ["unknown"], "exemption": ["procedural"],
    "influence": ["no"], "output": ["none"]}}"#;

/// An app that undresses people in photographs.
const UNDRESSING: &str = r#"{"answers": {
    "object": ["system"], "method": ["learned"], "exclusions": ["none"], "origin": ["own"], "activity": ["offer"],
    "union": ["seat", "market"], "practices": ["intimate"], "intimate": ["realistic", "no-consent"],
    "depiction-link": ["purpose"], "biometrics": ["none"], "product": ["no"], "areas": ["none"], "output": ["none"]}}"#;

/// A shop uses somebody else's chatbot unchanged.
const SHOP_CHATBOT: &str = r#"{"answers": {
    "object": ["system"], "method": ["learned"], "exclusions": ["none"], "origin": ["bought"], "activity": ["use"],
    "changes": ["none"], "union": ["seat"], "practices": ["none"], "biometrics": ["none"], "product": ["no"],
    "areas": ["none"], "publication": ["none"]}}"#;

/// Rules that people wrote, and nothing else.
const RULES_ONLY: &str = r#"{"answers": {"object": ["system"], "method": ["rules"]}}"#;

const NOTHING_SAID: &str = r#"{"answers": {}}"#;

#[test]
fn the_questionnaire_lists_every_id_with_its_words() {
    for lang in LANGUAGES {
        let words = words(lang);
        let mut expected = Vec::new();
        for question in BOOK.agenda {
            expected.push(vec![question.id.to_owned()]);
            expected.push(vec![words.get(&format!("question.{}.title", question.id))]);
            expected.extend(question.option_ids().map(|id| vec![id.to_owned(), option_label(question, id, &words)]));
        }
        let output = printed(&["questions", "--lang", lang]);
        // Options are indented by four, with their words in a column of their own.
        let found: Vec<Vec<String>> = output.lines().filter(|l| !l.is_empty()).map(columns).collect();
        assert_eq!(found, expected, "`questions --lang {lang}`");
    }
    assert_eq!(printed(&["questions"]), printed(&["questions", "--lang", "en"]), "English is the default");
}

fn columns(line: &str) -> Vec<String> {
    match line.strip_prefix("    ").and_then(|option| option.split_once(' ')) {
        Some((id, label)) => vec![id.to_owned(), label.trim_start().to_owned()],
        None => vec![line.trim_start().to_owned()],
    }
}

#[test]
fn the_questionnaire_as_json_lists_every_id_with_its_words() {
    for lang in LANGUAGES {
        let words = words(lang);
        let document: Value = serde_json::from_str(&printed(&["questions", "--json", "--lang", lang])).unwrap();
        assert_eq!(document["lang"], *lang);
        assert_eq!(document["rulebook"], json!({ "id": BOOK.id, "version": BOOK.version.to_string() }));
        let questions = document["questions"].as_array().unwrap();
        assert_eq!(questions.len(), BOOK.agenda.len());
        for (found, question) in questions.iter().zip(BOOK.agenda) {
            assert_eq!(found["id"], question.id);
            for part in ["title", "hint"] {
                assert_eq!(found[part], words.get(&format!("question.{}.{part}", question.id)));
            }
            let options: Vec<Value> = question
                .option_ids()
                .map(|id| json!({ "id": id, "label": option_label(question, id, &words) }))
                .collect();
            assert_eq!(found["options"], Value::Array(options), "{lang}: \"{}\"", question.id);
        }
    }
}

/// Document, day, class, standing, first day of application, headline in English.
const ASSESSMENTS: &[(&str, &str, &str, &str, Option<&str>, &str)] = &[
    (
        CV_RANKING,
        "2028-01-01",
        "high-risk",
        "now",
        Some("2027-12-02"),
        "You are the provider of a high-risk AI system.",
    ),
    (
        CV_RANKING,
        "2027-12-02",
        "high-risk",
        "now",
        Some("2027-12-02"),
        "You are the provider of a high-risk AI system.",
    ),
    (
        CV_RANKING,
        "2026-11-21",
        "high-risk",
        "later",
        Some("2027-12-02"),
        "From 2 December 2027 you are the provider of a high-risk AI system.",
    ),
    (
        CV_RANKING,
        "2026-07-26",
        "high-risk",
        "later",
        Some("2026-08-02"),
        "From 2 August 2026 you are the provider of a high-risk AI system.",
    ),
    (
        UNDRESSING,
        "2026-11-21",
        "prohibited",
        "later",
        Some("2026-12-02"),
        "From 2 December 2026 this use of AI is prohibited.",
    ),
    (UNDRESSING, "2026-12-02", "prohibited", "now", Some("2026-12-02"), "This use of AI is prohibited."),
    (
        SHOP_CHATBOT,
        "2026-11-21",
        "minimal",
        "now",
        Some("2025-02-02"),
        "No special class of the AI Act applies to your case.",
    ),
    (RULES_ONLY, "2026-11-21", "out-of-scope", "now", None, "The AI Act does not apply here."),
];

#[test]
fn an_assessment_names_class_standing_and_day() {
    let schema = schema("assessment");
    for (answers, day, class, standing, from, headline) in ASSESSMENTS {
        let document = assessed(answers, day, "en");
        let what = format!("\"{class}\" on {day}");
        assert_valid(&schema, &document, &what);
        assert_eq!(document["lang"], "en", "{what}");
        assert_eq!(document["as_of"], *day, "{what}");
        assert_eq!(document["headline"]["class"], *class, "{what}");
        assert_eq!(document["headline"]["text"].as_str().unwrap().replace('\u{a0}', " "), *headline, "{what}");
        let found = category(&document, class);
        assert_eq!(found["status"], "certain", "{what}");
        assert_eq!(found["standing"], *standing, "{what}");
        assert_eq!(found["applies_from"], json!(from), "{what}");
        assert_eq!(document["answers"]["missing"], json!([]), "{what}");
    }
}

#[test]
fn an_assessment_has_its_words_in_the_language_asked_for() {
    let [german, english] = ["de", "en"].map(|lang| assessed(CV_RANKING, "2028-01-01", lang));
    for (lang, document, headline) in [
        ("de", &german, "Sie sind Anbieter eines Hochrisiko-KI-Systems."),
        ("en", &english, "You are the provider of a high-risk AI system."),
    ] {
        let words = words(lang);
        assert_eq!(document["lang"], lang);
        assert_eq!(document["headline"]["text"], headline);
        for class in BOOK.classes {
            assert_eq!(category(document, class.id)["name"], words.get(&format!("class.{}.name", class.id)));
        }
        let cite = &category(document, "high-risk")["grounds"][0]["cite"];
        let expected = if lang == "de" { "Anhang III Nr. 4 Buchst. a" } else { "Annex III, point 4(a)" };
        assert!(cite["text"].as_str().unwrap().replace('\u{a0}', " ").starts_with(expected), "{lang}: {cite}");
        assert!(cite["link"].as_str().unwrap().contains(&format!("/{}/TXT/", lang.to_uppercase())), "{lang}: {cite}");
    }
    assert_eq!(ids_and_dates(&german), ids_and_dates(&english), "ids and dates do not depend on the language");
    assert_eq!(
        printed(&["assess", &file("lang", CV_RANKING)]),
        printed(&["assess", &file("lang", CV_RANKING), "--lang", "en"])
    );
}

/// Everything of a document that is not words.
fn ids_and_dates(document: &Value) -> Value {
    const WORDS: [&str; 10] =
        ["lang", "text", "link", "lead", "certainty", "name", "doubts", "title", "classes_named", "notice"];
    match document {
        Value::Object(members) => members
            .iter()
            .filter(|(key, value)| !WORDS.contains(&key.as_str()) && !is_list_of_names(key, value))
            .map(|(key, value)| (key.clone(), ids_and_dates(value)))
            .collect(),
        Value::Array(items) => items.iter().map(ids_and_dates).collect(),
        other => other.clone(),
    }
}
