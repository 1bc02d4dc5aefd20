//! The file of a reflection: what goes in comes out, and what is wrong is refused in a sentence that names the place.

use std::fs;

use ai_act_check::documents::reflection::{
    AnsweredPoint, Decision, GroupAtRisk, Holds, Reflection, State, StatedFact, Step, TemplateEntry,
};
use ai_act_check::engine::date::Date;
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use support::reader::HOSTILE;

use super::catalogues;

pub const UNTIL: Date = Date::new(2027, 2, 1);

/// One with something in every member: each state in turn, hostile texts everywhere.
pub fn full(catalogue: &str, version: Date, points: &[String]) -> Reflection {
    let states = [State::Done, State::Partly, State::NotYet, State::DoesNotApply, State::Open];
    let point = |(at, point): (usize, &String)| AnsweredPoint {
        point: point.clone(),
        state: states[at % states.len()],
        note: format!("{} NOTE {at}", HOSTILE[at % HOSTILE.len()]),
        who: format!("{} WHO {at}", HOSTILE[(at + 7) % HOSTILE.len()]),
        until: (at % 3 > 0).then_some(UNTIL),
    };
    let mut reflection = Reflection::new(catalogue, version);
    "Wohngeld <b> {date}".clone_into(&mut reflection.system);
    reflection.day = Some(Date::new(2026, 11, 30));
    reflection.decision = Decision::NotUsed;
    "Too | much `risk` {label}".clone_into(&mut reflection.reason);
    reflection.facts = vec![StatedFact { fact: "public-body".to_owned(), holds: Holds::Yes }];
    reflection.points = points.iter().enumerate().map(point).collect();
    reflection.points.push(AnsweredPoint {
        point: "no-longer-there".to_owned(),
        state: State::Done,
        note: "KEPT NOTE".to_owned(),
        who: "KEPT WHO".to_owned(),
        until: None,
    });
    let steps = [Step::Low, Step::Medium, Step::High];
    let group = |at: usize| GroupAtRisk {
        group: format!("{} GROUP {at}", HOSTILE[at]),
        likelihood: steps[at % 3],
        impact: steps[at / 3 % 3],
        note: format!("{} REMARK {at}", HOSTILE[at + 1]),
    };
    reflection.groups = (0..10).map(group).collect();
    // The field of a template that is there, and one of the same name in a template that is gone.
    let entry = |template: &str, text: &str| TemplateEntry {
        template: template.to_owned(),
        field: "tool".to_owned(),
        text: text.to_owned(),
    };
    reflection.entries = vec![entry("introduction", "TOOL ENTRY"), entry("gone", "KEPT ENTRY")];
    // What was written by people is read as a single line.
    Reflection::read(&reflection.write()).unwrap()
}

fn fullest() -> Reflection {
    let catalogue = &catalogues()[0];
    let points: Vec<String> = catalogue.points().map(|point| point.id.clone()).collect();
    full(&catalogue.head.id, catalogue.head.version, &points)
}

fn schema() -> Validator {
    let text = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(format!("docs/schema/{name}.schema.json")).unwrap()).unwrap()
    };
    let others = Registry::new().add("assessment.schema.json", text("assessment")).unwrap().prepare().unwrap();
    jsonschema::options().should_validate_formats(true).with_registry(&others).build(&text("reflection")).unwrap()
}

#[test]
fn what_goes_in_comes_out() {
    let full = fullest();
    assert_eq!(Reflection::read(&full.write()).unwrap(), full);
    let version = Date::new(2026, 11, 30);
    let empty = Reflection::new("werte", version);
    assert_eq!(Reflection::read(&empty.write()).unwrap(), empty);
}

#[test]
fn every_file_fits_the_schema() {
    let schema = schema();
    for reflection in [fullest(), Reflection::new("werte", Date::new(2026, 11, 30))] {
        let document: Value = serde_json::from_str(&reflection.write()).unwrap();
        let faults: Vec<String> =
            schema.iter_errors(&document).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
    assert!(!schema.is_valid(&json!({"format": "ai-act-reflection/2"})));
}

#[test]
fn what_is_left_out_is_open_or_empty() {
    let short = r#"{"format": "ai-act-reflection/1", "catalogue": "werte", "points": [{"point": "purpose"}]}"#;
    let read = Reflection::read(short).unwrap();
    assert_eq!((read.version, read.day, read.decision), (None, None, Decision::Open));
    assert_eq!(read.points[0].state, State::Open);
    assert_eq!(read.points[0].until, None);
}

#[test]
fn texts_become_single_lines_without_hidden_signs() {
    let file = |note: &str| json!({"format": "ai-act-reflection/1", "catalogue": "werte", "points": [{"point": "purpose", "note": note}]});
    let note = |text: &str| Reflection::read(&file(text).to_string()).unwrap().points[0].note.clone();
    assert_eq!(note("  a\r\n\tb\u{202e}c\u{0} "), "a bc");
    assert_eq!(note(&"ä".repeat(600)).chars().count(), 600);
}

#[test]
fn what_is_wrong_is_refused_in_a_sentence() {
    let with = |members: Value| {
        let mut file = json!({"format": "ai-act-reflection/1", "catalogue": "werte"});
        file.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        Reflection::read(&file.to_string()).unwrap_err()
    };
    let point = |members: Value| with(json!({"points": [{"point": "purpose"}, members]}));
    let cases = [
        (Reflection::read("{").unwrap_err(), "JSON"),
        (Reflection::read("[]").unwrap_err(), "format"),
        (Reflection::read(r#"{"format": "ai-act-check/1"}"#).unwrap_err(), "ai-act-reflection/1"),
        (Reflection::read(r#"{"format": "ai-act-reflection/2"}"#).unwrap_err(), "\"ai-act-reflection/2\""),
        (Reflection::read(&" ".repeat((1 << 20) + 1)).unwrap_err(), "bytes"),
        (Reflection::read(r#"{"format": "ai-act-reflection/1"}"#).unwrap_err(), "\"catalogue\""),
        (with(json!({"catalogue": "../x"})), "\"../x\""),
        (with(json!({"score": 7})), "\"score\""),
        (with(json!({"points": {}})), "a list"),
        (with(json!({"points": ["purpose"]})), "entry 1"),
        (with(json!({"system": 5})), "a number"),
        (with(json!({"day": "2027-02-30"})), "2027-02-30"),
        (with(json!({"decision": "maybe"})), "not-used"),
        (with(json!({"facts": [{"fact": "staff", "holds": "perhaps"}]})), "unknown"),
        (with(json!({"groups": [{"group": "", "likelihood": "low", "impact": "low"}]})), "\"group\""),
        (with(json!({"groups": [{"group": "x", "impact": "low"}]})), "\"likelihood\""),
        (with(json!({"entries": [{"template": "x"}]})), "\"field\""),
        (point(json!({"point": "purpose"})), "twice"),
        (point(json!({"point": "stop", "state": "finished"})), "entry 2"),
        (point(json!({"point": "stop", "until": "1.2.2027"})), "YYYY-MM-DD"),
        (point(json!({"point": "stop", "note": "x".repeat(601)})), "601"),
        (point(json!({"point": "stop", "done": true})), "\"done\""),
        (with(json!({"points": vec![json!({"point": "x"}); 401]})), "401"),
    ];
    for (sentence, names) in cases {
        assert!(sentence.contains(names), "{names:?} is not in: {sentence}");
        assert!(!sentence.contains(". ") && !sentence.contains('\n'), "more than one sentence: {sentence}");
    }
    let twice = r#"{"format": "ai-act-reflection/1", "catalogue": "werte", "catalogue": "werte"}"#;
    assert!(Reflection::read(twice).unwrap_err().contains("twice"));
}

/// Cut anywhere, and with any byte changed: refused or read, never a panic.
#[test]
fn damaged_files_never_panic() {
    let text = fullest().write();
    for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)).step_by(7) {
        assert!(Reflection::read(&text[..at]).is_err());
        for sign in ["\"", "{", "]", "\\", "é", "0"] {
            let changed = [&text[..at], sign, text[at..].get(1..).unwrap_or_default()].concat();
            if let Ok(read) = Reflection::read(&changed) {
                assert_eq!(Reflection::read(&read.write()).unwrap(), read);
            }
        }
    }
}
