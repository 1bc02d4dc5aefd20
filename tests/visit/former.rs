//! What earlier versions wrote: a link for each thing that moved, and a whole file, read in the words of today.

use std::collections::BTreeMap;

use ai_act_check::documents::{answers, case, json, link, prefill};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::pack;
use ai_act_check::session::Opened;
use ai_act_check::text::Catalogue;
use serde::Deserialize;

const WRITTEN: Date = Date::new(2026, 11, 28);

type Given = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Links {
    link: Vec<Link>,
}

/// A link with the answers it was made of, and those that say the same today where that is otherwise.
#[derive(Deserialize)]
struct Link {
    name: String,
    #[serde(rename = "link")]
    address: String,
    answers: Given,
    now: Given,
}

fn links() -> Vec<Link> {
    toml::from_str::<Links>(include_str!("former/links.toml")).unwrap().link
}

fn all(given: &Given) -> Answers {
    let mut answers = Answers::default();
    for (question, options) in given {
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        answers.give(&BOOK, question, &options).unwrap();
    }
    answers
}

/// What a link says today: each question that moved is gone or answered anew.
fn today(link: &Link) -> Answers {
    let moved = |question: &str| BOOK.former.iter().any(|line| line.question == question);
    let same = link.answers.iter().filter(|(question, _)| !moved(question));
    let mut given: Given = same.map(|(question, options)| (question.clone(), options.clone())).collect();
    let kept = link.answers.iter().filter(|(question, options)| {
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        moved(question) && Answers::default().give(&BOOK, question, &options).is_ok()
    });
    given.extend(kept.map(|(question, options)| (question.clone(), options.clone())));
    given.extend(link.now.clone());
    all(&given)
}

#[test]
fn a_former_link_says_the_same_in_the_words_of_today() {
    for former in links() {
        let case = link::read(&BOOK, &former.address).unwrap();
        assert_eq!((case.day, case.origin.lost, case.origin.version), (WRITTEN, 0, WRITTEN), "{}", former.name);
        assert_eq!(case.answers, today(&former), "{}", former.name);
    }
}

/// The file names a visitor, an answer that moved, and classes and duties of then: all of them come back. What a system puts out
/// only its providers were asked then, so the file does not say it.
#[test]
fn a_former_file_opens_and_loses_nothing() {
    let content = include_str!("former/case.json");
    let mut case = case::read(&BOOK, content, WRITTEN).unwrap();
    assert_eq!(case.answers, today(&links()[0]));
    case.answers.give(&BOOK, "output", &["none"]).unwrap();
    let (session, origin) = case.resume(&BOOK).unwrap();
    assert!(!origin.edited && origin.lost == 0);
    assert_eq!(session.remarks().reasons().collect::<Vec<_>>(), [("activity", "Wir führen es ein.")]);
    let opened = Opened::of(&session, &origin, &Catalogue::read(pack("en").unwrap(), &BOOK).unwrap());
    assert!(opened.same, "{:?}", opened.sentences);
}

#[test]
fn pages_and_programs_may_still_name_what_moved() {
    let given = r#""activity": ["use", "represent"], "exclusions": ["lab"]"#;
    let page = format!(r#"{{"answers": {{{given}}}, "locked": ["activity"]}}"#);
    let (prefill, faults) = prefill::read(&BOOK, &page);
    assert_eq!((prefill.locked, faults.len()), (vec!["activity", "role"], 0), "{faults:?}");
    let document = json::read(&format!(r#"{{"answers": {{{given}}}}}"#)).unwrap();
    let read = answers::read(&BOOK, &document).unwrap();
    assert_eq!(read, prefill.answers);
    let expected = [("activity", "other"), ("stage", "idea"), ("exclusions", "none")];
    for (question, option) in expected {
        assert_eq!(read.get(BOOK.question(question).unwrap()).unwrap().chosen, [option]);
    }
    assert_eq!(read.get(BOOK.question("role").unwrap()).unwrap().chosen, ["represent", "use"]);
}

/// What everybody was asked until 29 November 2026 counts where the option that leads to it today stands in the list before.
#[test]
fn what_everybody_was_asked_is_opened_in_older_files_and_in_no_other() {
    let read = |version: &str, given: &str| {
        let assessment = format!(r#"{{"rulebook": {{"id": "eu-ai-act", "version": "{version}"}}}}"#);
        let content = format!(r#"{{"format": "ai-act-check/1", "assessment": {assessment}, "answers": {{{given}}}}}"#);
        case::read(&BOOK, &content, WRITTEN).unwrap().answers
    };
    let rows = [
        (r#""object": ["system"], "method": ["rules"]"#, "object", "program"),
        (r#""object": ["system", "model"], "method": ["unknown"]"#, "object", "program model"),
        (r#""object": ["system"], "method": ["learned"]"#, "object", "system"),
        (r#""object": ["unknown"], "method": ["rules"]"#, "object", "unknown"),
        (r#""exclusions": ["none"], "union": ["seat"]"#, "exclusions", "abroad"),
        (r#""exclusions": ["open-source"], "union": ["outside"]"#, "exclusions", "open-source abroad"),
        (
            r#""output": ["interacts", "generates?"], "biometrics": ["identity?"]"#,
            "output",
            "interacts bodies generates?",
        ),
        (r#""output": ["none"], "biometrics": ["unknown"]"#, "output", "bodies"),
        (r#""output": ["generates"], "biometrics": ["none"]"#, "output", "generates"),
        (r#""areas": ["employment"], "product-law": ["medical"]"#, "areas", "employment product"),
        (r#""areas": ["anything"], "product-law": ["toys"]"#, "areas", "product anything"),
    ];
    for (given, question, today) in rows {
        let said = |version| {
            let answers = read(version, given);
            answers.get(BOOK.question(question).unwrap()).unwrap().said().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(said("2026-11-29"), today, "{given}");
        assert!(given.contains(&said(&BOOK.version.to_string()).replace(' ', "\", \"")), "{given}: as it stands");
    }
    let unasked = read("2026-11-29", r#""biometrics": ["identity"]"#);
    assert!(unasked.get(BOOK.question("output").unwrap()).is_none(), "nobody answered this");
}
