//! Saved cases: what goes out comes back with the same result; the text is canonical; what is foreign, damaged, edited or
//! from another rulebook is told apart.

use std::sync::LazyLock;

use ai_act_check::documents::canonical::canonical;
use ai_act_check::documents::case::{Case, CaseError, LONGEST, checksum, read, reflections, write};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::pack;
use ai_act_check::session::{Opened, Session, Telling};
use ai_act_check::text::{Catalogue, LANGUAGES};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const TODAY: Date = Date::new(2026, 11, 21);

fn words(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

/// Interviewed once for all tests, as that takes seconds.
static CASES: LazyLock<Vec<(String, Answers)>> = LazyLock::new(support::cases);

/// A named and reasoned case.
fn sample() -> Session {
    let mut session = Session::with_answers(&BOOK, support::case("a1-machinery"), TODAY).unwrap();
    session.remarks_mut().set_name("Größe \"A\" \\ <b>\u{1f600}</b> \u{202e}");
    session.remarks_mut().set_reason("object", "Weil es so ist.");
    session
}

fn opened(content: &str) -> (Session, Opened) {
    let (session, origin) = read(&BOOK, content, TODAY).unwrap().resume(&BOOK).unwrap();
    let opened = Opened::of(&session, &origin, &words("en"));
    (session, opened)
}

#[test]
fn every_scenario_comes_back_with_the_same_result() {
    let mut longest = (0, "");
    for (at, (name, answers)) in CASES.iter().enumerate() {
        let words = words(LANGUAGES[at % LANGUAGES.len()]);
        let session = Session::with_answers(&BOOK, answers.clone(), TODAY).unwrap();
        let content = write(&Telling::of(&session, &words));
        let (again, opened) = opened(&content);
        assert!(opened.same, "{name}: {:?}", opened.sentences);
        assert_eq!(write(&Telling::of(&again, &words)), content, "{name}");
        longest = longest.max((content.len(), name.as_str()));
    }
    println!("the longest file, {}: {} bytes", longest.1, longest.0);
}

/// An independent library's idea of the same document: its maps are sorted and it writes no blanks.
#[test]
fn the_text_is_canonical_and_its_checksum_is_that_of_the_rest() {
    let session = sample();
    let content = write(&Telling::of(&session, &words("de")));
    let mut document: Value = serde_json::from_str(&content).unwrap();
    assert_eq!(serde_json::to_string(&document).unwrap(), content);
    let sum = document.as_object_mut().unwrap().remove("sha256").unwrap();
    let digest = format!("{:x}", Sha256::digest(serde_json::to_string(&document).unwrap()));
    assert_eq!(sum, json!(digest));
    assert_eq!(checksum(&Telling::of(&session, &words("de"))), digest);
}

#[test]
fn control_characters_are_written_as_the_standard_says() {
    let text: String =
        (0..0x20).filter_map(char::from_u32).chain(['"', '\\', '/', '\u{7f}', '\u{2028}', 'ä']).collect();
    let ours = canonical(&text);
    assert_eq!(ours, serde_json::to_string(&text).unwrap());
}

#[test]
fn remarks_come_back() {
    let session = sample();
    let (again, _) = opened(&write(&Telling::of(&session, &words("en"))));
    assert_eq!(again.remarks(), session.remarks());
    assert_eq!(again.day(), session.day());
}

#[test]
fn what_was_written_to_catalogues_goes_along_unread() {
    let mut session = sample();
    let list = reflections(r#"[ { "points": [1.50, "\u00e4"], "catalogue": "werte" } ]"#).unwrap();
    assert!(session.remarks_mut().set_reflections(list.clone()));
    let content = write(&Telling::of(&session, &words("en")));
    let (again, first) = opened(&content);
    assert_eq!(again.remarks().reflections(), list);
    assert_eq!(write(&Telling::of(&again, &words("en"))), content);
    assert!(first.same);
    let (_, edited) = opened(&content.replace("werte", "worte"));
    assert!(!edited.same, "the checksum does not cover what was written to catalogues");
    // Nothing else is one, and nothing changes the result.
    assert_eq!(reflections("null"), Some(String::new()));
    for wrong in ["{}", "7", "[", ""] {
        assert_eq!(reflections(wrong), None, "{wrong}");
    }
    let (without, _) = opened(&changed(|document| document["reflections"] = json!("none")));
    assert_eq!(without.remarks().reflections(), "");
    let too_much = format!("[\"{}\"]", "x".repeat(3 << 20));
    assert!(!session.remarks_mut().set_reflections(too_much));
    assert_eq!(session.remarks().reflections(), list);
    session.restart();
    assert_eq!(session.remarks().reflections(), "");
}

/// Changes the document behind a saved case.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut document = serde_json::from_str(&write(&Telling::of(&sample(), &words("en")))).unwrap();
    change(&mut document);
    document.to_string()
}

#[test]
fn an_older_rulebook_is_named_and_what_changed_is_said() {
    let content = changed(|document| {
        document["assessment"]["rulebook"]["version"] = json!("2026-01-01");
        document["assessment"]["classes"].as_array_mut().unwrap().clear();
        document["assessment"]["duties"].as_array_mut().unwrap().pop();
        document["answers"]["colour"] = json!(["red", "blue"]);
    });
    let (session, opened) = opened(&content);
    let said = opened.sentences.join(" ");
    for part in [
        "1 January 2026",
        "computed anew",
        "2 chosen options are no longer known",
        "Newly certain",
        "New among the duties",
    ] {
        assert!(said.contains(part), "{part} is not said: {said}");
    }
    assert!(!opened.same);
    assert_eq!(session.answers(), sample().answers());
}

#[test]
fn a_bare_answers_document_opens_for_today() {
    let case = read(&BOOK, r#"{"answers": {"object": ["system"]}}"#, TODAY).unwrap();
    assert_eq!((case.day, case.origin.edited, case.origin.classes), (TODAY, false, None));
    assert!(!case.answers.is_empty());
    let (_, opened) = opened(r#"{"answers": {"object": ["system"]}}"#);
    assert_eq!(opened.sentences.len(), 1, "nothing is known of an earlier result: {:?}", opened.sentences);
}

#[test]
fn what_cannot_be_opened_is_told_apart() {
    let deep = "[".repeat(100_000);
    let long = format!("{{\"answers\": {{}}, \"name\": \"{}\"}}", "a".repeat(LONGEST));
    let cases = [
        ("", CaseError::Foreign),
        ("hello", CaseError::Foreign),
        ("{}", CaseError::Foreign),
        ("[]", CaseError::Foreign),
        (deep.as_str(), CaseError::Foreign),
        (long.as_str(), CaseError::Foreign),
        (r#"{"format": "other/1", "answers": {}}"#, CaseError::Foreign),
        (r#"{"format": 7, "answers": {}}"#, CaseError::Foreign),
        (r#"{"format": "ai-act-check/2", "answers": {}}"#, CaseError::OtherFormat),
        (r#"{"format": "ai-act-check/1", "answers": []}"#, CaseError::Damaged),
        (r#"{"format": "ai-act-check/1", "answers": {"object": "system"}}"#, CaseError::Damaged),
    ];
    for (content, error) in cases {
        assert_eq!(read(&BOOK, content, TODAY).unwrap_err(), error, "{content:.60}");
    }
    let cut = write(&Telling::of(&sample(), &words("en")));
    assert_eq!(read(&BOOK, cut.get(..cut.len() / 2).unwrap(), TODAY), Err(CaseError::Foreign));
}

#[test]
fn a_file_of_the_greatest_length_is_read_and_no_longer_one() {
    let bare = r#"{"answers": {"object": ["system"]}}"#;
    let blanks = " ".repeat(LONGEST - bare.len());
    assert!(read(&BOOK, &format!("{bare}{blanks}"), TODAY).is_ok());
    assert_eq!(read(&BOOK, &format!("{bare}{blanks} "), TODAY), Err(CaseError::Foreign));
}

#[test]
fn the_possible_days_of_a_duty_stand_once_and_in_order() {
    let mut several = 0;
    for (name, answers) in CASES.iter() {
        let session = Session::with_answers(&BOOK, answers.clone(), TODAY).unwrap();
        if session.assessment().duties.iter().all(|o| o.starts.len() < 4) {
            continue;
        }
        let document: Value = serde_json::from_str(&write(&Telling::of(&session, &words("en")))).unwrap();
        for duty in document["assessment"]["duties"].as_array().unwrap() {
            let days: Vec<_> = duty["applies_from"].as_array().unwrap().iter().map(|d| d.as_str().unwrap()).collect();
            assert!(days.is_sorted_by(|a, b| a < b), "{name}: {duty:#?}");
            several += usize::from(days.len() > 2);
        }
    }
    assert!(several > 10, "only {several} duties have several days");
}

#[test]
fn a_day_before_the_rulebook_opens_nothing() {
    let content = changed(|document| document["assessment"]["as_of"] = json!("1999-01-01"));
    assert!(read(&BOOK, &content, TODAY).unwrap().resume(&BOOK).is_err());
}

/// Options that contradict each other are lost, never taken in part.
#[test]
fn options_that_do_not_go_together_are_lost() {
    let case: Case =
        read(&BOOK, r#"{"answers": {"practices": ["none", "scoring"], "object": ["system"]}}"#, TODAY).unwrap();
    let mut expected = Answers::default();
    expected.give(&BOOK, "object", &["system"]).unwrap();
    assert_eq!((case.answers, case.origin.lost), (expected, 2));
}

/// Also one that lost the name of its form is no document of bare answers.
#[test]
fn a_file_without_its_form_or_its_checksum_is_edited() {
    for key in ["format", "sha256"] {
        let content = changed(|document| drop(document.as_object_mut().unwrap().remove(key)));
        assert!(read(&BOOK, &content, TODAY).unwrap().origin.edited, "{key}");
    }
}

#[test]
fn control_characters_at_the_ends_of_remarks_are_no_reason_to_come_back_otherwise() {
    let mut session = sample();
    session.remarks_mut().set_name("\0 A\u{1}b\u{7f}");
    session.remarks_mut().set_reason("object", "\0");
    assert_eq!((session.remarks().name(), session.remarks().reasons().count()), ("A b", 0));
    let (again, _) = opened(&write(&Telling::of(&session, &words("en"))));
    assert_eq!(again.remarks(), session.remarks());
}
