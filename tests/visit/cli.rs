//! The program from outside: what it prints, how it refuses, and that its documents fit the schemas in docs/schema/.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use ai_act_check::documents::assessment::Assessment;
use ai_act_check::documents::canonical::canonical;
use ai_act_check::documents::case;
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::{Kind, Question};
use ai_act_check::engine::validate::boundary_dates;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{FINGERPRINT, pack};
use ai_act_check::session::{BordersView, CiteView, Screen, Session, Telling, option_label, option_note};
use ai_act_check::text::{Catalogue, LANGUAGES};
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

/// A firm in the Union sells a tool that ranks applications.
const CV_RANKING: &str = r#"{"answers": {
    "object": ["system"], "stage": ["use"], "exclusions": ["none"], "origin": ["own"], "activity": ["offer"],
    "practices": ["none"],
    "areas": ["employment"], "employment": ["filter"], "profiling": ["yes"], "output": ["none"],
    "providing": ["none"], "existing": ["new"]}}"#;

/// The same firm does not know whether it draws profiles; if it does not, an exemption holds.
const CV_SORTING: &str = r#"{"answers": {
    "object": ["system"], "stage": ["use"], "exclusions": ["none"], "origin": ["own"], "activity": ["offer"],
    "practices": ["none"],
    "areas": ["employment"], "employment": ["filter"], "profiling": ["unknown"], "exemption": ["procedural"],
    "influence": ["no"], "output": ["none"]}}"#;

/// An app that undresses people in photographs.
const UNDRESSING: &str = r#"{"answers": {
    "object": ["system"], "stage": ["use"], "exclusions": ["none"], "origin": ["own"], "activity": ["offer"],
    "practices": ["intimate"], "intimate": ["realistic", "no-consent"],
    "depiction-link": ["purpose"], "areas": ["none"], "output": ["none"]}}"#;

/// A shop uses somebody else's chatbot unchanged.
const SHOP_CHATBOT: &str = r#"{"answers": {
    "object": ["system"], "stage": ["use"], "exclusions": ["none"], "origin": ["bought"], "activity": ["use"],
    "changes": ["none"], "practices": ["none"],
    "areas": ["none"], "output": ["interacts", "generates"], "publication": ["none"]}}"#;

/// Rules that people wrote, and nothing else.
const RULES_ONLY: &str = r#"{"answers": {"object": ["program"], "method": ["rules"], "method-check": ["hand"]}}"#;

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
        assert_fits(&schema("questionnaire"), &document, lang);
        assert_eq!(document["lang"], *lang);
        assert_eq!(
            document["rulebook"],
            json!({ "id": BOOK.id, "version": BOOK.version.to_string(), "fingerprint": FINGERPRINT })
        );
        let questions = document["questions"].as_array().unwrap();
        assert_eq!(questions.len(), BOOK.agenda.len());
        for (found, question) in questions.iter().zip(BOOK.agenda) {
            assert_eq!(found["id"], question.id);
            for part in ["title", "hint", "counts", "counts-not", "why"] {
                assert_eq!(found[part.replace('-', "_")], words.get(["question", question.id, part]));
            }
            let shown: Vec<&str> =
                found["cites"].as_array().unwrap().iter().filter_map(|c| c["text"].as_str()).collect();
            let cited = question.cites.iter().map(|cite| CiteView::of(cite, &words, BOOK.version).text);
            assert_eq!(shown, cited.collect::<Vec<_>>(), "{lang}: \"{}\"", question.id);
            assert_eq!(found["find"], json!(words.find(["question", question.id, "find"])));
            assert_eq!(found["judgement"], question.judgement);
            assert_eq!(found["topic"], question.topic.id);
            assert_eq!(found["several"], question.several(), "\"{}\"", question.id);
            assert_eq!(found["each_line"], question.kind == Kind::EachLine, "\"{}\"", question.id);
            assert_eq!(found["helps"], json!(question.helps.map(|main| main.id)));
            let options: Vec<Value> = question
                .option_ids()
                .map(|id| {
                    let (label, note) = (option_label(question, id, &words), option_note(question, id, &words));
                    let borders = BordersView::of(&BOOK, question, id, &words, BOOK.version).map(|view| borders_of(&view));
                    json!({ "id": id, "label": label, "note": note, "borders": borders, "alone": question.stands_alone(id), "doubt": question.doubts(id) })
                })
                .collect();
            assert_eq!(found["options"], Value::Array(options), "{lang}: \"{}\"", question.id);
        }
    }
}

fn borders_of(view: &BordersView) -> Value {
    let cite = json!({ "text": view.cite.text, "link": view.cite.link });
    json!({ "counts": view.counts, "counts_not": view.counts_not, "exempt": view.exempt, "cite": cite })
}

/// Whoever asks one question after the other by `next` asks what the check itself would, and comes to the same result.
#[test]
fn next_leads_through_the_whole_visit() {
    let all = json!({ "object": ["system"], "stage": ["use"], "exclusions": ["abroad"], "origin": ["own"],
        "activity": ["offer"], "union": ["outside"], "union-links": ["market"], "practices": ["none"],
        "areas": ["employment"], "employment": ["filter"], "profiling": ["yes"], "output": ["none"],
        "providing": ["none"], "existing": ["new"] });
    let (day, mut given, mut asked) = ("2026-11-28", json!({}), Vec::new());
    loop {
        let path = file("next", &json!({ "answers": given }).to_string());
        let turn: Value = serde_json::from_str(&printed(&["next", &path, "--as-of", day, "--lang", "de"])).unwrap();
        assert_fits(&schema("turn"), &turn, "next");
        assert_eq!((&turn["lang"], &turn["as_of"]), (&json!("de"), &json!(day)));
        let Some(id) = turn["question"]["id"].as_str() else { break };
        assert_eq!(turn["answers"]["missing"][0], id);
        let offered = turn["question"]["options"].as_array().unwrap();
        let answer = all[id].as_array().unwrap_or_else(|| panic!("\"{id}\" is asked, and has no answer here"));
        assert!(answer.iter().all(|option| offered.iter().any(|offer| offer["id"] == *option)), "\"{id}\"");
        given[id] = all[id].clone();
        asked.push(id.to_owned());
    }
    let session = Session::new(&BOOK, Date::parse(day).unwrap()).unwrap();
    assert_eq!(asked.first().map(String::as_str), session.assessment().interview.missing.first().map(|q| q.id));
    assert_eq!(given, all, "every answer was asked for, and no other");
}

/// An answers document and what must come out.
struct Case {
    answers: &'static str,
    as_of: &'static str,
    class: &'static str,
    standing: &'static str,
    from: Option<&'static str>,
    /// The class that words the headline, with the time and the role of its text.
    headline: &'static str,
}

const fn case(answers: &'static str, as_of: &'static str, class: &'static str) -> Case {
    Case { answers, as_of, class, standing: "now", from: None, headline: "" }
}

impl Case {
    const fn now(self, from: Option<&'static str>, headline: &'static str) -> Self {
        Self { from, headline, ..self }
    }

    const fn later(self, from: &'static str, headline: &'static str) -> Self {
        Self { standing: "later", from: Some(from), headline, ..self }
    }
}

const CASES: &[Case] = &[
    case(CV_RANKING, "2028-01-01", "high-risk").now(Some("2027-12-02"), "high-risk.now.provider"),
    case(CV_RANKING, "2027-12-02", "high-risk").now(Some("2027-12-02"), "high-risk.now.provider"),
    case(CV_RANKING, "2027-12-01", "high-risk").later("2027-12-02", "high-risk.later.provider"),
    case(CV_RANKING, "2026-11-21", "high-risk").later("2027-12-02", "high-risk.later.provider"),
    // Before Regulation (EU) 2026/1744 was law, the date was another one.
    case(CV_RANKING, "2026-07-26", "high-risk").later("2026-08-02", "high-risk.later.provider"),
    case(UNDRESSING, "2026-11-21", "prohibited").later("2026-12-02", "prohibited.later.any"),
    case(UNDRESSING, "2026-12-02", "prohibited").now(Some("2026-12-02"), "prohibited.now.any"),
    case(SHOP_CHATBOT, "2026-11-21", "minimal").now(Some("2025-02-02"), "minimal.now.deployer"),
    case(RULES_ONLY, "2026-11-21", "out-of-scope").now(None, "out-of-scope.now.any"),
];

#[test]
fn an_assessment_names_class_standing_and_day() {
    let schema = schema("assessment");
    for lang in LANGUAGES {
        let words = words(lang);
        for case in CASES {
            let what = format!("\"{}\" on {} in {lang}", case.class, case.as_of);
            let document = assessed(case.answers, case.as_of, lang);
            assert_fits(&schema, &document, &what);
            assert_eq!(document["lang"], *lang, "{what}");
            assert_eq!(document["as_of"], case.as_of, "{what}");
            assert_eq!(document["headline"]["class"], case.class, "{what}");
            let from = case.from.and_then(Date::parse).map(|d| words.date(d)).unwrap_or_default();
            let (worded, time) = case.headline.split_once('.').unwrap();
            let headline = words.fill(&format!("class.{worded}.headline.{time}"), &[("date", &from)]);
            assert_eq!(document["headline"]["text"], headline, "{what}");
            let found = category(&document, case.class);
            assert_eq!(found["status"], "certain", "{what}");
            assert_eq!(found["standing"], case.standing, "{what}");
            assert_eq!(found["applies_from"], json!(case.from), "{what}");
            assert_eq!(document["answers"]["missing"], json!([]), "{what}");
            assert_eq!(document["open"], json!([]), "{what}");
        }
    }
}

#[test]
fn an_assessment_says_what_is_open_and_which_question_settles_it() {
    let document = assessed(CV_SORTING, "2028-01-01", "en");
    assert_fits(&schema("assessment"), &document, "the assessment");
    assert_eq!(document["headline"]["class"], "open");
    let open: Vec<_> = document["open"].as_array().unwrap().iter().map(|o| (&o["question"], &o["unknown"])).collect();
    // The duties of what may be high-risk are asked for too.
    assert_eq!(open, [(&json!("profiling"), &json!(true)), (&json!("providing"), &json!(false))]);
    for class in ["high-risk", "art-6-3-exempt"] {
        let found = category(&document, class);
        assert_eq!(found["status"], "possible");
        assert_eq!((&found["standing"], &found["applies_from"]), (&Value::Null, &Value::Null));
    }
    let document = assessed(NOTHING_SAID, "2028-01-01", "en");
    assert_eq!(document["headline"]["class"], "open");
    assert_eq!(document["answers"]["missing"][0], BOOK.agenda[0].id, "the first question comes first");
    assert_eq!(document["answers"]["counted"], json!([]));
}

#[test]
fn german_output_has_german_words_and_the_same_ids() {
    let [german, english] = ["de", "en"].map(|lang| assessed(CV_RANKING, "2028-01-01", lang));
    assert_eq!(plain(&german["headline"]["text"]), "Sie sind Anbieter eines Hochrisiko-KI-Systems.");
    assert_eq!(plain(&english["headline"]["text"]), "You are the provider of a high-risk AI system.");
    for (lang, document, place) in
        [("de", &german, "Anhang III Nr. 4 Buchst. a"), ("en", &english, "Annex III, point 4(a)")]
    {
        let words = words(lang);
        for (list, kind) in [("classes", "class"), ("roles", "role")] {
            for found in document[list].as_array().unwrap() {
                assert_eq!(found["name"], words.get(&format!("{kind}.{}.name", found["id"].as_str().unwrap())));
            }
        }
        let cite = &category(document, "high-risk")["grounds"][0]["cite"];
        assert!(plain(&cite["text"]).starts_with(place), "{lang}: {cite}");
        assert!(plain(&cite["link"]).contains(&format!("/{}/TXT/", lang.to_uppercase())), "{lang}: {cite}");
    }
    assert_eq!(without_words(&german), without_words(&english));
}

/// A text with plain spaces.
fn plain(text: &Value) -> String {
    text.as_str().unwrap().replace('\u{a0}', " ")
}

/// The document with every text emptied that is no id and no date.
fn without_words(document: &Value) -> Value {
    match document {
        Value::Object(members) => members
            .iter()
            .filter(|(key, _)| *key != "lang")
            .map(|(key, value)| (key.clone(), without_words(value)))
            .collect(),
        Value::Array(items) => items.iter().map(without_words).collect(),
        Value::String(text) if !text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')) => json!(""),
        other => other.clone(),
    }
}

#[test]
fn without_options_the_words_are_english_and_the_day_is_today() {
    let path = file("defaults", CV_RANKING);
    let today = || Date::parse(&time::OffsetDateTime::now_utc().date().to_string()).unwrap();
    let before = today();
    let document: Value = serde_json::from_str(&printed(&["assess", &path])).unwrap();
    let day = Date::parse(document["as_of"].as_str().unwrap()).unwrap();
    assert!(before <= day && day <= today(), "{day} is not today");
    assert_eq!(document["lang"], "en");
}

#[test]
fn help_is_no_fault() {
    for arguments in [&["--help"][..], &["-h"], &["assess", "--help"], &["questions", "-h"]] {
        let help = printed(arguments);
        assert!(["questions", "next", "assess", "--as-of", "--lang"].iter().all(|word| help.contains(word)), "{help}");
    }
}

/// Each round answers every question with another of its options, until all options have had their turn.
#[test]
fn every_id_of_the_questionnaire_is_taken_and_fits_the_schema() {
    let schema = schema("answers");
    let rounds = BOOK.agenda.iter().map(|q| q.option_ids().count()).max().unwrap();
    for round in 0..rounds {
        let turn = |q: &Question| {
            let ids: Vec<&str> = q.option_ids().collect();
            ids[round % ids.len()]
        };
        let answers: serde_json::Map<String, Value> =
            BOOK.agenda.iter().map(|q| (q.id.to_owned(), json!([turn(q)]))).collect();
        let document = json!({ "answers": answers });
        assert_fits(&schema, &document, "the answers");
        let result = assessed(&document.to_string(), "2028-01-01", "en");
        let stamps = ["counted", "uncounted"].map(|k| result["answers"][k].as_array().unwrap().len());
        assert_eq!(stamps.iter().sum::<usize>(), BOOK.agenda.len(), "every answer is accounted for");
    }
}

/// Interviews of every kind, on the days on which the law changes: whatever comes out fits the schema.
#[test]
fn every_assessment_fits_the_schema() {
    let schema = schema("assessment");
    let days = boundary_dates(&BOOK);
    let catalogues: Vec<Catalogue> = LANGUAGES.iter().map(|lang| words(lang)).collect();
    for seed in 0..200_usize {
        let day = days[seed % days.len()].max(BOOK.first_day);
        let mut session = Session::new(&BOOK, day).unwrap();
        session.begin();
        // Every third interview stops half way.
        let most = if seed % 3 == 0 { seed % 10 } else { BOOK.agenda.len() };
        let mut dice = seed * 2_654_435_761 + 1;
        for _ in 0..most {
            let Screen::Question(question) = session.screen() else { break };
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let options: Vec<&str> = question.option_ids().collect();
            session.submit(&[options[(dice >> 33) % options.len()]]).unwrap();
        }
        let words = &catalogues[seed % catalogues.len()];
        let document = serde_json::from_str(&canonical(&Assessment::of(&Telling::of(&session, words)))).unwrap();
        assert_fits(&schema, &document, &format!("interview {seed} on {day}"));
    }
}

/// What the schema of assessments must not let pass: path of a value, and what is put in its place (`null`: nothing).
const SPOILED: &[(&str, Option<&str>)] = &[
    ("/lang", None),
    ("/as_of", Some(r#""2028-02-31T00:00""#)),
    ("/as_of", Some(r#""2028-13-01""#)),
    ("/rulebook/version", None),
    ("/headline/class", Some(r#""High risk""#)),
    ("/headline/extra", Some("1")),
    ("/extra", Some("1")),
    ("/notice", Some(r#""""#)),
    ("/classes/1/status", Some(r#""yes""#)),
    ("/classes/1/status", Some(r#""possible""#)),
    ("/classes/1/standing", Some(r#""soon""#)),
    ("/classes/1/standing", Some("null")),
    ("/classes/1/applies_from", None),
    ("/classes/1/extra", Some("1")),
    ("/classes/0/standing", Some(r#""now""#)),
    ("/classes/0/applies_from", Some(r#""2028-01-01""#)),
    ("/classes/1/grounds/0/basis", Some(r#""rumour""#)),
    ("/classes/1/grounds/0/status", Some(r#""excluded""#)),
    ("/classes/1/grounds/0/cite/link", Some(r#""javascript:alert(1)""#)),
    ("/classes/1/grounds/0/reasons/0/fact", None),
    ("/classes/1/grounds/0/reasons/0/holds", Some(r#""yes""#)),
    ("/classes/1/grounds/0/applies_from/0", Some(r#""soon""#)),
    ("/answers/counted/0", Some(r#""two words""#)),
    ("/answers/missing", None),
];

#[test]
fn the_assessment_schema_is_strict() {
    let schema = schema("assessment");
    let good = assessed(CV_RANKING, "2028-01-01", "en");
    assert_eq!((&good["classes"][0]["id"], &good["classes"][1]["id"]), (&json!("prohibited"), &json!("high-risk")));
    assert_fits(&schema, &good, "the assessment");
    for (path, replacement) in SPOILED {
        let mut spoiled = good.clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        match (spoiled.pointer_mut(parent).unwrap(), replacement) {
            (Value::Object(members), Some(text)) => {
                members.insert(key.to_owned(), serde_json::from_str(text).unwrap());
            }
            (Value::Object(members), None) => assert!(members.remove(key).is_some(), "{path} is not there"),
            (Value::Array(items), Some(text)) => {
                items[key.parse::<usize>().unwrap()] = serde_json::from_str(text).unwrap();
            }
            _ => panic!("{path} leads nowhere"),
        }
        assert!(!schema.is_valid(&spoiled), "{path} as {replacement:?} passes the schema");
    }
}

#[test]
fn every_property_of_the_schemas_is_described_and_every_object_is_closed() {
    for name in ["answers", "assessment", "case", "questionnaire"] {
        let schema = schema_text(name);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], format!("{name}.schema.json"));
        let mut faults = Vec::new();
        inspect(name, &schema, &mut faults);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

fn inspect(path: &str, schema: &Value, faults: &mut Vec<String>) {
    if schema["type"] == "object" && schema.get("additionalProperties").is_none() {
        faults.push(format!("{path} is an open object"));
    }
    for group in ["properties", "$defs"] {
        for (key, inner) in schema.get(group).and_then(Value::as_object).into_iter().flatten() {
            let path = format!("{path}/{key}");
            if inner["description"].as_str().is_none_or(str::is_empty) {
                faults.push(format!("{path} has no description"));
            }
            inspect(&path, inner, faults);
        }
    }
}

/// Whether the schema of answers can see the fault, or only the program, which knows the questions.
#[derive(Clone, Copy, PartialEq)]
enum SeenBy {
    Schema,
    Program,
    /// It is no JSON, or a member stands twice, which JSON in memory no longer shows.
    Reader,
}

use SeenBy::{Program, Reader, Schema};

/// Documents that are refused: the document, who can see the fault, what the sentence must name besides the file.
const REFUSED: &[(&str, SeenBy, &[&str])] = &[
    // Ids the rulebook does not have.
    (r#"{"answers": {"colour": ["red"]}}"#, Program, &["\"colour\"", "no such question"]),
    (r#"{"answers": {"object": ["cloud"]}}"#, Program, &["\"object\"", "\"cloud\""]),
    (r#"{"answers": {"object": ["system", "cloud"]}}"#, Program, &["\"object\"", "\"cloud\""]),
    (r#"{"answers": {"Object": ["system"]}}"#, Schema, &["\"Object\""]),
    (r#"{"answers": {"object": ["System"]}}"#, Schema, &["\"object\"", "\"System\""]),
    (r#"{"answers": {"": ["system"]}}"#, Schema, &["\"\""]),
    (r#"{"answers": {"object": [""]}}"#, Schema, &["\"object\"", "\"\""]),
    (r#"{"answers": {"object\nmethod\u001b[31m": ["system"]}}"#, Schema, &[r"object\nmethod\u{1b}[31m"]),
    (r#"{"answers": {"\u202etcejbo": ["system"]}}"#, Schema, &[r"\u{202e}tcejbo"]),
    (r#"{"answers": {"object": ["<b>\r\n"]}}"#, Schema, &["\"object\"", r"<b>\r\n"]),
    // Options that do not go together.
    (r#"{"answers": {"object": []}}"#, Schema, &["\"object\"", "empty"]),
    (r#"{"answers": {"object": ["system", "system"]}}"#, Schema, &["\"object\"", "\"system\"", "twice"]),
    (r#"{"answers": {"method": ["learned", "rules"]}}"#, Program, &["\"method\"", "one option"]),
    (r#"{"answers": {"method": ["learned", "unknown"]}}"#, Program, &["\"method\"", "one option"]),
    (r#"{"answers": {"practices": ["scoring", "none"]}}"#, Program, &["\"practices\"", "\"none\""]),
    (r#"{"answers": {"practices": ["none", "unknown"]}}"#, Program, &["\"practices\"", "\"none\""]),
    (r#"{"answers": {"weakness": ["harm", "therapy"]}}"#, Program, &["\"weakness\"", "\"therapy\""]),
    // Other shapes.
    (r#"{"answers": {"object": "system"}}"#, Schema, &["\"object\"", "a string"]),
    (r#"{"answers": {"object": 1}}"#, Schema, &["\"object\"", "a number"]),
    (r#"{"answers": {"object": null}}"#, Schema, &["\"object\"", "null"]),
    (r#"{"answers": {"object": true}}"#, Schema, &["\"object\"", "true or false"]),
    (r#"{"answers": {"object": {"system": true}}}"#, Schema, &["\"object\"", "an object"]),
    (r#"{"answers": {"object": [1]}}"#, Schema, &["\"object\"", "a number"]),
    (r#"{"answers": {"object": [["system"]]}}"#, Schema, &["\"object\"", "a list"]),
    (r#"{"answers": {"object": ["system", null]}}"#, Schema, &["\"object\"", "null"]),
    (r#"{"answers": [["object", "system"]]}"#, Schema, &["\"answers\"", "a list"]),
    (r#"{"answers": "system"}"#, Schema, &["\"answers\"", "a string"]),
    (r#"{"answers": null}"#, Schema, &["\"answers\"", "null"]),
    (r#"{"object": ["system"]}"#, Schema, &["\"object\"", "\"answers\""]),
    (r#"{"answers": {}, "as_of": "2028-01-01"}"#, Schema, &["\"as_of\"", "\"answers\""]),
    ("{}", Schema, &["\"answers\"", "missing"]),
    ("[]", Schema, &["a list", "\"answers\""]),
    // A list with what would be the members of the object.
    (r#"[{"object": ["system"]}]"#, Schema, &["a list", "\"answers\""]),
    (r#""answers""#, Schema, &["a string", "\"answers\""]),
    ("7", Schema, &["a number", "\"answers\""]),
    ("null", Schema, &["null", "\"answers\""]),
    // What is given twice.
    (r#"{"answers": {"object": ["system"], "object": ["model"]}}"#, Reader, &["\"object\"", "twice"]),
    (r#"{"answers": {}, "answers": {"object": ["model"]}}"#, Reader, &["\"answers\"", "twice"]),
    // No JSON.
    ("", Reader, &["not JSON", "line 1"]),
    ("{", Reader, &["not JSON", "line 1"]),
    ("{\n  \"answers\": {\n    \"object\": [\"system\"],\n  }\n}\n", Reader, &["not JSON", "line 4"]),
    (r#"{"answers": {}} {"answers": {}}"#, Reader, &["not JSON"]),
    ("{'answers': {}}", Reader, &["not JSON"]),
    ("answers:\n  object: [system]\n", Reader, &["not JSON"]),
];

#[test]
fn a_faulty_document_is_refused_in_one_sentence_that_names_file_and_key() {
    let schema = schema("answers");
    for (at, (document, seen, names)) in REFUSED.iter().enumerate() {
        let path = file(&format!("refused-{at}"), document);
        let sentence = refused(&["assess", &path, "--as-of", "2028-01-01", "--lang", "en"]);
        assert!(sentence.starts_with(&format!("{path}: ")), "{document}: the file is not named: {sentence}");
        for name in *names {
            assert!(sentence.contains(name), "{document}: {name} is not named: {sentence}");
        }
        match serde_json::from_str::<Value>(document) {
            Ok(value) if *seen != Reader => {
                assert_eq!(!schema.is_valid(&value), *seen == Schema, "{document}: the schema judges otherwise");
            }
            parsed => assert!(*seen == Reader, "{document}: {parsed:?}"),
        }
    }
}

#[test]
fn documents_that_are_taken_fit_the_schema_of_answers() {
    let schema = schema("answers");
    let listed = &schema_text("answers")["examples"];
    let examples = listed.as_array().unwrap().iter().map(Value::to_string);
    let own = [CV_RANKING, CV_SORTING, UNDRESSING, SHOP_CHATBOT, RULES_ONLY, NOTHING_SAID].map(str::to_owned);
    for document in examples.chain(own) {
        assert_fits(&schema, &serde_json::from_str(&document).unwrap(), &document);
        assessed(&document, "2028-01-01", "de");
    }
}

/// A saved case of the applications tool, named and reasoned, as the widget hands it out.
fn saved(lang: &str) -> String {
    let document: Value = serde_json::from_str(CV_RANKING).unwrap();
    let mut answers = Answers::default();
    for (question, options) in document["answers"].as_object().unwrap() {
        let options: Vec<&str> = options.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        answers.give(&BOOK, question, &options).unwrap();
    }
    let mut session = Session::with_answers(&BOOK, answers, Date::new(2028, 1, 1)).unwrap();
    session.remarks_mut().set_name("Ranker <1>");
    session.remarks_mut().set_reason("profiling", "It draws profiles.");
    case::write(&Telling::of(&session, &words(lang)))
}

#[test]
fn a_saved_case_fits_its_schema_and_is_assessed_on_its_own_day() {
    for lang in LANGUAGES {
        let case = saved(lang);
        assert_fits(&schema("case"), &serde_json::from_str(&case).unwrap(), lang);
        let path = file(&format!("case-{lang}"), &case);
        let document: Value = serde_json::from_str(&printed(&["assess", &path, "--lang", lang])).unwrap();
        assert_eq!(document, serde_json::from_str::<Value>(&case).unwrap()["assessment"]);
        let other: Value = serde_json::from_str(&printed(&["assess", &path, "--as-of", "2026-11-21"])).unwrap();
        assert_eq!(other["as_of"], "2026-11-21");
    }
    for spoiled in ["name", "format", "sha256"] {
        let mut document: Value = serde_json::from_str(&saved("en")).unwrap();
        document[spoiled] = json!(7);
        assert!(!schema("case").is_valid(&document), "{spoiled}");
    }
}

#[test]
fn a_saved_case_is_verified() {
    let case = saved("en");
    let path = file("verify-sound", &case);
    assert!(printed(&["verify", &path]).contains("the same as then"));
    // Blanks and line ends are no difference.
    let lines = format!("{:#}", serde_json::from_str::<Value>(&case).unwrap());
    assert!(printed(&["verify", &file("verify-lines", &lines)]).contains("the same as then"));
    let differs = [
        (case.replace("It draws profiles.", "It draws none."), "changed after it was saved"),
        (case.replace("\"filter\"", "\"sieve\""), "no longer known"),
        (case.replace("\"profiling\":[\"yes\"]", "\"profiling\":[\"unknown\"]"), "No longer certain: High-risk"),
    ];
    for (at, (document, says)) in differs.iter().enumerate() {
        let run = run(&["verify", &file(&format!("verify-{at}"), document)]);
        let text = String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.status.code(), Some(1), "{text}");
        assert!(text.contains(says), "{text}");
    }
    for (at, (document, says)) in
        [(CV_RANKING, "no saved case"), ("{\"format\": \"ai-act-check/9\"}", "another version")].iter().enumerate()
    {
        let sentence = refused(&["verify", &file(&format!("verify-refused-{at}"), document)]);
        assert!(sentence.contains(says), "{sentence}");
    }
    assert!(refused(&["verify", &path, "--as-of", "2028-01-01"]).contains("own day"));
}

/// Command lines that are refused, and what the sentence must name. `FILE` stands for a sound document.
const REFUSED_ARGUMENTS: &[(&[&str], &[&str])] = &[
    // Days that do not exist, that the rulebook does not know, and what is no day at all.
    (&["assess", "FILE", "--as-of", "2027-02-29"], &["--as-of", "2027-02-29"]),
    (&["assess", "FILE", "--as-of", "2027-13-01"], &["--as-of", "2027-13-01"]),
    (&["assess", "FILE", "--as-of", "2027-04-31"], &["--as-of", "2027-04-31"]),
    (&["assess", "FILE", "--as-of", "2024-07-31"], &["--as-of", "2024-07-31", "2024-08-01"]),
    (&["assess", "FILE", "--as-of", "0001-01-01"], &["--as-of", "0001-01-01", "2024-08-01"]),
    (&["assess", "FILE", "--as-of", "0000-01-01"], &["--as-of", "0000-01-01"]),
    (&["assess", "FILE", "--as-of", "2.12.2027"], &["--as-of", "2.12.2027"]),
    (&["assess", "FILE", "--as-of", "2027-12-2"], &["--as-of", "2027-12-2"]),
    (&["assess", "FILE", "--as-of", "12027-12-02"], &["--as-of", "12027-12-02"]),
    (&["assess", "FILE", "--as-of", "today"], &["--as-of", "today"]),
    (&["assess", "FILE", "--as-of", "２０２７-12-02"], &["--as-of", "２０２７-12-02"]),
    (&["assess", "FILE", "--as-of", "2027-12-02\n"], &["--as-of", r"2027-12-02\n"]),
    (&["assess", "FILE", "--as-of="], &["--as-of"]),
    (&["assess", "FILE", "--as-of"], &["--as-of"]),
    // Languages this build does not have.
    (&["assess", "FILE", "--lang", "fr"], &["--lang fr", "de, en"]),
    (&["questions", "--lang", "fr"], &["--lang fr", "de, en"]),
    (&["questions", "--lang", "DE"], &["--lang DE", "de, en"]),
    (&["questions", "--lang", "../en"], &["--lang ../en", "de, en"]),
    (&["questions", "--lang", ""], &["--lang", "de, en"]),
    (&["questions", "--lang"], &["--lang"]),
    // Files that cannot be read.
    (&["assess"], &["assess", "file"]),
    (&["assess", "--as-of", "2028-01-01"], &["assess", "file"]),
    (&["assess", "no-such-file.json"], &["no-such-file.json", "cannot be read"]),
    (&["assess", "src"], &["src", "cannot be read"]),
    (&["assess", ""], &["cannot be read"]),
    // Commands and options that do not exist, or not there.
    (&["classify", "FILE"], &["\"classify\"", "`questions`", "`next`", "`assess`"]),
    (&["Questions"], &["\"Questions\""]),
    (&[""], &["\"\""]),
    (&["assess", "FILE", "FILE"], &["--help"]),
    (&["assess", "FILE", "--verbose"], &["--verbose", "--help"]),
    (&["assess", "FILE", "-v"], &["-v", "--help"]),
    (&["questions", "--json=yes"], &["--json"]),
    (&["questions", "answers.json"], &["`questions`", "answers.json"]),
    (&["questions", "--as-of", "2028-01-01"], &["--as-of"]),
];

#[test]
fn a_faulty_command_line_is_refused_in_one_sentence() {
    let path = file("sound", CV_RANKING);
    for (arguments, names) in REFUSED_ARGUMENTS {
        let given: Vec<&str> = arguments.iter().map(|a| if *a == "FILE" { &path } else { *a }).collect();
        let sentence = refused(&given);
        for name in *names {
            assert!(sentence.contains(name), "{arguments:?}: {name} is not named: {sentence}");
        }
    }
}

#[test]
fn without_a_command_the_usage_is_shown() {
    for arguments in [&[][..], &["--lang", "de"]] {
        let output = run(arguments);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(text.starts_with("a command is missing\n"), "{text}");
        assert!(text.contains("ai-act-check questions") && text.contains("ai-act-check assess FILE.json"), "{text}");
    }
}

#[test]
fn a_file_that_is_no_text_is_refused() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-latin-1.json");
    fs::write(&path, b"{\"answers\": {\"gr\xf6sse\": []}}").unwrap();
    let sentence = refused(&["assess", path.to_str().unwrap()]);
    assert!(sentence.contains("cli-latin-1.json: cannot be read"), "{sentence}");
}

fn words(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ai-act-check")).args(arguments).output().unwrap()
}

/// What the program prints when all is well.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), errors.as_str()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The one sentence with which the program refuses.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {errors}");
    assert!(output.stdout.is_empty(), "{arguments:?} prints something all the same");
    let sentence = errors.strip_suffix('\n').unwrap_or_else(|| panic!("{arguments:?}: no end of line: {errors:?}"));
    assert!(!sentence.is_empty(), "{arguments:?}: nothing is said");
    assert!(!sentence.contains(char::is_control), "{arguments:?}: more than one line: {sentence:?}");
    assert!(!sentence.contains(". "), "{arguments:?}: more than one sentence: {sentence}");
    sentence.to_owned()
}

/// The assessment of an answers document.
fn assessed(answers: &str, day: &str, lang: &str) -> Value {
    // A file for each call, because tests run side by side.
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let path = file(&format!("answers-{}", CALLS.fetch_add(1, Ordering::Relaxed)), answers);
    serde_json::from_str(&printed(&["assess", &path, "--as-of", day, "--lang", lang])).unwrap()
}

/// A class or role of an assessment.
fn category<'a>(document: &'a Value, id: &str) -> &'a Value {
    let all = document["classes"].as_array().unwrap().iter().chain(document["roles"].as_array().unwrap());
    all.into_iter().find(|c| c["id"] == id).unwrap_or_else(|| panic!("no category \"{id}\""))
}

/// Writes a document where cargo keeps files of tests.
fn file(name: &str, content: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}.json"));
    fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn schema_text(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("docs/schema/{name}.schema.json")).unwrap()).unwrap()
}

fn schema(name: &str) -> Validator {
    let text = schema_text(name);
    jsonschema::meta::validate(&text).unwrap_or_else(|e| panic!("{name}.schema.json is no schema: {e}"));
    // The schema of cases refers to these.
    let others = ["assessment", "reflection"]
        .into_iter()
        .fold(Registry::new(), |others, name| others.add(format!("{name}.schema.json"), schema_text(name)).unwrap());
    let others = others.prepare().unwrap();
    jsonschema::options().should_validate_formats(true).with_registry(&others).build(&text).unwrap()
}

fn assert_fits(schema: &Validator, document: &Value, what: &str) {
    let faults: Vec<String> = schema.iter_errors(document).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(faults.is_empty(), "{what} does not fit the schema:\n{}", faults.join("\n"));
}
