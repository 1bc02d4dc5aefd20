//! A draft that is no law, from the command line to the files: it says so at every heading, its days count from what is assumed, and
//! what the check of the Act has answered is not asked again.

use std::fs;
use std::path::Path;
use std::process::Command;

use ai_act_check::documents::{assessment::Assessment, canonical::canonical, case};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::program::Compiled;
use ai_act_check::report::calendar::calendar;
use ai_act_check::report::document::{Block, Document};
use ai_act_check::rulebooks::{EU_AI_ACT, GESETZ_VIII, packs_of};
use ai_act_check::session::{DayView, Session, Telling};
use ai_act_check::text::{Catalogue, LANGUAGES};
use serde_json::Value;

const TODAY: Date = Date::new(2026, 11, 21);
const LEVEL_4: &str = r#"{"answers": {"draft-part": ["operate"], "draft-state-tasks": ["none"], "draft-level": ["level-4"],
    "draft-state": ["running"], "draft-vital-decisions": ["yes"], "draft-bidding": ["no"]}}"#;
const PROPOSED: &str =
    r#"{"answers": {"draft-part": ["operate"], "draft-state-tasks": ["none"], "draft-level": ["proposal"]}}"#;
/// A firm in the Union sells a tool that ranks applications.
const RANKING: &str = r#"{"answers": {
    "object": ["system"], "method": ["learned"], "stage": ["use"], "exclusions": ["none"], "origin": ["own"], "activity": ["offer"],
    "union": ["here"], "practices": ["none"], "biometrics": ["none"], "product-law": ["none"],
    "areas": ["employment"], "employment": ["filter"], "profiling": ["yes"], "output": ["none"],
    "providing": ["none"], "existing": ["new"], "size": ["large"]}}"#;

fn words(lang: &str) -> Catalogue {
    Catalogue::read(packs_of(GESETZ_VIII.id, lang).unwrap().whole, &GESETZ_VIII).unwrap()
}

fn session(book: &'static Compiled) -> Session {
    let answers: Value = serde_json::from_str(LEVEL_4).unwrap();
    let mut given = Answers::default();
    for (question, options) in answers["answers"].as_object().unwrap() {
        let options: Vec<&str> = options.as_array().unwrap().iter().map(|o| o.as_str().unwrap()).collect();
        given.give(book, question, &options).unwrap();
    }
    Session::with_answers(book, given, TODAY).unwrap()
}

fn assumed() -> &'static Compiled {
    GESETZ_VIII.assuming("entry-into-force", Date::new(2027, 6, 30)).unwrap()
}

#[test]
fn every_heading_and_every_document_says_that_it_is_a_draft() {
    for (lang, mark) in [("en", "draft, not in force"), ("de", "Entwurf, nicht in Kraft")] {
        let (words, session) = (words(lang), session(assumed()));
        let telling = Telling::of(&session, &words);
        let report = Document::of(&telling);
        let headings: Vec<&String> = report
            .blocks()
            .iter()
            .filter_map(|b| if let Block::Heading(_, text) = b { Some(text) } else { None })
            .collect();
        assert!(headings.len() > 8, "{headings:?}");
        for heading in headings.into_iter().chain([&report.title().to_owned()]) {
            assert!(heading.contains(mark), "{lang}: \"{heading}\" does not say that it is a draft");
        }
        let document: Value = serde_json::from_str(&canonical(&Assessment::of(&telling))).unwrap();
        assert_eq!(document["rulebook"]["mark"], "not-in-force");
        let in_force = if lang == "en" { "not in force" } else { "nicht in Kraft" };
        for text in [&document["notice"], &document["headline"]["text"]] {
            assert!(text.as_str().unwrap().contains(in_force), "{text}");
        }
        for class in document["classes"].as_array().unwrap() {
            assert!(words.get(["class", class["id"].as_str().unwrap(), "what"]).contains(in_force), "{class}");
        }
        let events = calendar(&session, &words).unwrap();
        let events: icalendar::Calendar = events.parse().unwrap();
        for event in events.components.iter().filter_map(|c| c.as_event()) {
            use icalendar::Component;
            assert!(event.get_summary().unwrap().contains(in_force), "{:?}", event.get_summary());
        }
    }
}

#[test]
fn audits_come_again_in_timeline_and_calendar() {
    let session = session(assumed());
    for lang in LANGUAGES {
        let words = words(lang);
        let days = DayView::of(&session, &words);
        let again = days.iter().find(|day| day.date == Date::new(2030, 6, 30)).unwrap();
        assert_eq!(
            again.events,
            [words.fill(["time", "again"], &[("duty", &words.get("duty.draft-5-1-level-4.title"))])]
        );
        let calendar = calendar(&session, &words).unwrap().replace("\r\n ", "");
        assert_eq!(calendar.matches("RRULE:FREQ=YEARLY;INTERVAL=2").count(), 1, "{calendar}");
        assert!(calendar.contains("UID:gesetz-viii-draft-5-1-level-4@ai-act-check"), "{calendar}");
        assert!(calendar.contains("DTSTART;VALUE=DATE:20300630"), "{calendar}");
    }
    // Without an assumption nothing has a day.
    let session = self::session(&GESETZ_VIII);
    assert!(calendar(&session, &words("en")).is_none());
    assert_eq!(DayView::of(&session, &words("en")).len(), 1);
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ai-act-check")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn printed(arguments: &[&str]) -> Value {
    let (code, out, errors) = run(arguments);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{arguments:?}");
    serde_json::from_str(&out).unwrap()
}

fn file(name: &str, content: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("draft-{name}.json"));
    fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

#[test]
fn what_the_check_answered_is_not_asked_again() {
    let (own, act) = (file("own", PROPOSED), file("act", RANKING));
    let book = ["--rulebook", "gesetz-viii"];
    let missing = |turn: &Value| turn["answers"]["missing"].clone();
    let alone = printed(&[&["next", &*own][..], &book].concat());
    assert_eq!(alone["question"]["id"], "draft-act-classes");
    let brought = [&["next", &*own, "--answered", &act][..], &book].concat();
    assert_eq!(
        missing(&printed(&brought)),
        serde_json::json!(["draft-state", "draft-vital-decisions", "draft-bidding"])
    );
    // A case that the check saved does as well, and what the own file says goes before.
    let words = Catalogue::read(packs_of(EU_AI_ACT.id, "en").unwrap().whole, &EU_AI_ACT).unwrap();
    let ranking = printed(&["assess", &act, "--as-of", "2026-11-21"]);
    assert_eq!(ranking["headline"]["class"], "high-risk");
    let mut answers = Answers::default();
    for (question, options) in serde_json::from_str::<Value>(RANKING).unwrap()["answers"].as_object().unwrap() {
        let options: Vec<&str> = options.as_array().unwrap().iter().map(|o| o.as_str().unwrap()).collect();
        answers.give(&EU_AI_ACT, question, &options).unwrap();
    }
    let saved = Session::with_answers(&EU_AI_ACT, answers, TODAY).unwrap();
    let saved = file("act-case", &case::write(&Telling::of(&saved, &words)));
    let day = ["--as-of", "2026-11-21"];
    let assessed = printed(&[&["assess", &*own, "--answered", &saved][..], &book, &day].concat());
    assert_eq!(assessed["headline"]["class"], "draft-level-4-of-5");
    assert_eq!(assessed["scales"][0]["level"], "draft-level-4-of-5");
    let contrary = file("contrary", &PROPOSED.replace("proposal", "level-1"));
    let assessed = printed(&[&["assess", &*contrary, "--answered", &saved][..], &book, &day].concat());
    assert_eq!(assessed["headline"]["class"], "draft-level-1-of-5");
}

#[test]
fn its_documents_fit_the_schemas_of_all() {
    let schema = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(format!("docs/schema/{name}.schema.json")).unwrap()).unwrap()
    };
    let validator = jsonschema::options().should_validate_formats(true).build(&schema("assessment")).unwrap();
    for book in [assumed(), &GESETZ_VIII] {
        let (session, words) = (session(book), words("de"));
        let mut document: Value =
            serde_json::from_str(&canonical(&Assessment::of(&Telling::of(&session, &words)))).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&document).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert_eq!(faults, [""; 0]);
        document["scales"][0]["level"] = "LEVEL".into();
        assert!(!validator.is_valid(&document), "what is no id is found");
    }
}

#[test]
fn a_case_keeps_its_assumption() {
    let (session, words) = (session(assumed()), words("de"));
    let written = case::write(&Telling::of(&session, &words));
    let path = file("case", &written);
    let (code, out, errors) = run(&["verify", &path]);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{out}");
    let again = printed(&["assess", &path, "--lang", "de"]);
    let saved: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(again, saved["assessment"]);
    let later = printed(&["assess", &path, "--lang", "de", "--assume", "entry-into-force=2028-06-30"]);
    assert_eq!(later["rulebook"]["assumed"]["entry-into-force"], "2028-06-30");
    // What somebody wrote into it is refused or passed over, never taken for a day.
    let (code, _, errors) = run(&["verify", &file("forged", &written.replace("2027-06-30", "2027-06-31"))]);
    assert!(code == Some(2) && errors.contains("no day of the calendar"), "{errors}");
}

#[test]
fn what_does_not_fit_is_refused_in_one_sentence() {
    let (own, act) = (file("fit-own", LEVEL_4), file("fit-act", RANKING));
    for (arguments, said) in [
        (
            &["questions", "--rulebook", "gesetz-ix"][..],
            "--rulebook gesetz-ix: this build has no such rulebook; use one of eu-ai-act, gesetz-viii",
        ),
        (&["assess", &own, "--rulebook", "gesetz-viii", "--assume", "soon"], "--assume soon: this assumes nothing"),
        (
            &["assess", &own, "--rulebook", "gesetz-viii", "--assume", "entry-into-force=soon"],
            "this is no day of the calendar",
        ),
        (
            &["assess", &own, "--rulebook", "gesetz-viii", "--assume", "entry-into-force=2025-10-13"],
            "lies before 2025-10-14",
        ),
        (
            &["assess", &own, "--rulebook", "gesetz-viii", "--assume", "passing=2027-01-01"],
            "use one of entry-into-force",
        ),
        (&["assess", &act, "--assume", "entry-into-force=2027-01-01"], "every day of this rulebook is known"),
        (&["assess", &own, "--rulebook", "gesetz-viii", "--answered", "nowhere.json"], "nowhere.json: cannot be read"),
        (&["assess", &act, "--answered", &act], "these answers are to the same rulebook"),
        (&["questions", "--answered", &act], "`questions` takes no answers to another rulebook"),
        (&["verify", &own, "--assume", "x=y"], "a saved case has its own assumptions"),
        (&["assess", &act, "--rulebook", "gesetz-viii"], "the rulebook has no such question"),
    ] {
        let (code, out, errors) = run(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(errors.contains(said) && errors.trim_end().lines().count() == 1, "{arguments:?}: {errors}");
    }
    let (_, help, _) = run(&["--help"]);
    assert!(["--rulebook ID", "--assume NAME", "--answered FILE"].iter().all(|option| help.contains(option)), "{help}");
    let (_, questions, _) = run(&["questions", "--rulebook", "gesetz-viii"]);
    assert!(questions.lines().next().unwrap().contains("draft, not in force"), "{questions}");
}
