//! A rulebook that is none of ours goes all the way: from its texts to screens, documents, links and files, with not a line of
//! neutral code made for it. So what looks like a rule of every law here is one.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "rulebooks/shed.rs"]
mod shed;

use std::path::Path;
use std::sync::LazyLock;

use ai_act_check::documents::assessment::Assessment;
use ai_act_check::documents::canonical::canonical;
use ai_act_check::documents::case::{self, CaseError};
use ai_act_check::documents::questionnaire::Questionnaire;
use ai_act_check::documents::{answers, json, link, prefill};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::Moment;
use ai_act_check::engine::assume::AssumeError;
use ai_act_check::engine::compile::program;
use ai_act_check::engine::date::{Date, Duration};
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::faults;
use ai_act_check::engine::what_if::changes;
use ai_act_check::report::calendar::calendar;
use ai_act_check::report::document::{Document, file_stem};
use ai_act_check::report::{html, markdown};
use ai_act_check::rulebooks::FINGERPRINT;
use ai_act_check::rulebooks::{EU_AI_ACT, RULEBOOKS};
use ai_act_check::session::{
    AnswersView, BoardView, DayView, DrawingView, GateState, Opened, QuestionView, ResultView, Screen, Session, Telling,
};
use ai_act_check::text::{Catalogue, pack};
use shed::SHEDS;

const TODAY: Date = Date::new(2031, 6, 2);
/// A shed for many, of grass, that stands already, seen by its keeper.
const LARGE: &[(&str, &[&str])] = &[
    ("what-stands", &["shed"]),
    ("who-are-you", &["keeper"]),
    ("which-roof", &["grass"]),
    ("by-the-road", &["no"]),
    ("how-many", &["many"]),
    ("how-old", &["recent"]),
    ("how-rusty", &["spotted"]),
];

/// The ordinance with its program, compiled here.
static BOOK: LazyLock<Compiled> =
    LazyLock::new(|| Compiled { book: &SHEDS, program: program(&SHEDS), fingerprint: FINGERPRINT });

/// The texts of each language: those of the screens, which are the same for every rulebook, and those of the ordinance;
/// and what stands beside the packs.
fn languages() -> (pack::Languages, pack::Languages) {
    let mut faults = Vec::new();
    let mut languages = pack::read(&["src/text/words", "tests/rulebooks/shed"].map(Path::new), &mut faults);
    pack::check(&SHEDS, &languages, &mut faults);
    assert_eq!(faults, [""; 0]);
    let beside = pack::beside(&mut languages);
    (languages, beside)
}

fn words(lang: &str) -> Catalogue {
    let (languages, beside) = languages();
    let parts = pack::parts(&SHEDS, lang, (&languages, &beside), &[], FINGERPRINT).unwrap();
    Catalogue::read(&parts.concat(), &BOOK).unwrap()
}

fn answered(book: &'static Compiled, answers: &[(&str, &[&str])], day: Date) -> Session {
    let mut given = Answers::default();
    for (question, options) in answers {
        given.give(book, question, options).unwrap();
    }
    Session::with_answers(book, given, day).unwrap()
}

/// The answers with another one.
fn but(
    answers: &[(&'static str, &'static [&'static str])],
    question: &str,
    option: &'static [&'static str],
) -> Session {
    let changed: Vec<_> = answers.iter().map(|(q, o)| (*q, if *q == question { option } else { o })).collect();
    answered(&BOOK, &changed, TODAY)
}

#[test]
fn the_ordinance_is_sound_and_shares_no_id() {
    assert_eq!(faults(&SHEDS), [""; 0]);
    for book in RULEBOOKS {
        let shared: Vec<_> = support::ids::ids(book.book).intersection(&support::ids::ids(&SHEDS)).copied().collect();
        assert_eq!(shared, [""; 0], "{}", book.id);
    }
}

#[test]
fn a_visit_leads_from_the_first_question_to_the_result() {
    let words = words("en");
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.begin();
    let mut captions = Vec::new();
    while let Screen::Question(question) = session.screen() {
        let view = QuestionView::of(&session, question, &words);
        assert!(BoardView::of(&session, &words).gates.iter().any(|g| g.current) && !view.options.is_empty());
        captions.push(view.caption);
        let (_, options) = LARGE.iter().find(|(id, _)| *id == question.id).unwrap();
        session.submit(options).unwrap();
    }
    assert_eq!(captions[..2], ["Question 1 · What stands", "Question 2 · Who you are"]);
    assert_eq!(captions.len(), LARGE.len());
    let answers = AnswersView::of(&session, &words);
    assert_eq!(
        answers.groups.iter().map(|g| (&*g.name, g.rows.len())).collect::<Vec<_>>(),
        [("What stands", 6), ("Who you are", 1)]
    );
    // Only a fine and a permission depend on it.
    assert_eq!(answers.offered.iter().map(|r| r.question).collect::<Vec<_>>(), ["club-member"]);
    session.show_result();
    let result = ResultView::of(&session, &words);
    assert_eq!(result.headline, "From 1\u{a0}January 2033 you keep a large shed.".replace('\u{a0}', nbsp(&words)));
    assert_eq!((result.weight, result.outside), ("large-shed", false));
    assert_eq!(result.lead, "The reason: More than ten places (Art.\u{a0}3(1)).");
    assert_eq!(result.facts.last().unwrap().value, "Count the places");
}

/// How the language joins the parts of a date.
fn nbsp(words: &Catalogue) -> &'static str {
    if words.date(TODAY).contains('\u{a0}') { "\u{a0}" } else { " " }
}

#[test]
fn each_class_says_what_its_rulebook_makes_of_it() {
    let words = words("de");
    let headline = |session: &Session| {
        let result = ResultView::of(session, &words);
        (result.headline, result.gravity.bar(), result.facts.last().unwrap().value.clone(), result.outside)
    };
    let said = |text: &str, bar, next: &str, outside| (text.to_owned(), bar, next.to_owned(), outside);
    assert_eq!(
        headline(&but(LARGE, "by-the-road", &["yes"])),
        said("Dieser Schuppen ist verboten.", 20, "Abbauen", false)
    );
    assert_eq!(
        headline(&but(LARGE, "how-many", &["few"])),
        said("Ein einfacher Schuppen.", 2, "Am Schuppen freuen", false)
    );
    let outside = said("Die Ordnung gilt nicht.", 2, "Nichts nach dieser Ordnung", true);
    assert_eq!(headline(&but(LARGE, "what-stands", &["else"])), outside);
    let old = said("Groß, doch alt: erst nach neuem Anstrich gebunden.", 12, "Den Anstrich lassen", false);
    assert_eq!(headline(&but(LARGE, "how-old", &["old"])), old);
    let plain = ResultView::of(&but(LARGE, "how-many", &["few"]), &words);
    assert_eq!(plain.lead, "Ein Schuppen wie jeder andere.");
    let states = |session: &Session| BoardView::of(session, &words).gates.iter().map(|g| g.state).collect::<Vec<_>>();
    assert_eq!(states(&but(LARGE, "by-the-road", &["yes"])), [GateState::Yes, GateState::Forbidden, GateState::Moot]);
    let before = answered(&BOOK, LARGE, Date::new(2030, 6, 1));
    assert!(ResultView::of(&before, &words).headline.contains("2032"), "before the amendment it was another day");
}

#[test]
fn every_document_is_written_in_its_words() {
    for lang in ["de", "en"] {
        let words = words(lang);
        let mut session = answered(&BOOK, LARGE, TODAY);
        session.remarks_mut().set_name("Yard");
        let result = ResultView::of(&session, &words);
        let drawing = DrawingView::of(&result, &words).unwrap();
        assert!(drawing.nodes.iter().any(|n| n.id == "large-shed" && n.bar == 12), "{drawing:?}");
        let report = Document::of(&Telling::of(&session, &words));
        let json = canonical(&Assessment::of(&Telling::of(&session, &words)));
        let document: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(document["rulebook"]["id"], "bicycle-sheds");
        assert_eq!(document["headline"]["class"], "large-shed");
        let duties = document["duties"].as_array().unwrap();
        assert!(duties.iter().any(|d| d["id"] == "number-the-places" && d["formerly"] == "2032-01-01"), "{duties:?}");
        let questions = canonical(&Questionnaire::of(&BOOK, &words));
        assert!(questions.contains("\"topic\":\"clubs\""), "{questions}");
        let days = format!("{:?}", DayView::of(&session, &words));
        let texts = [
            html::render(&report),
            markdown::render(&report),
            calendar(&session, &words).unwrap(),
            file_stem(&session, &words),
            json,
            days,
            format!("{result:?}{drawing:?}{:?}", AnswersView::of(&session, &words)),
        ];
        for text in texts {
            for kind in ["ui.", "class.", "role.", "rule.", "duty.", "topic.", "gate.", "event.", "sanction."] {
                let key = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
                assert!(!text.split(kind).skip(1).any(key), "{lang}: a key of \"{kind}\" in {text}");
            }
            for other in ["AI Act", "KI-Verordnung", "2024/1689"] {
                assert!(!text.contains(other), "{lang}: words of another law, \"{other}\", in {text}");
            }
        }
    }
}

#[test]
fn links_and_files_come_back_and_are_told_from_those_of_another_rulebook() {
    let words = words("en");
    let session = answered(&BOOK, LARGE, TODAY);
    let (fragment, file) = (link::write(&session, true).unwrap(), case::write(&Telling::of(&session, &words)));
    assert!(fragment.starts_with("shed=v1."), "{fragment}");
    for case in [link::read(&BOOK, &fragment).unwrap(), case::read(&BOOK, &file, TODAY).unwrap()] {
        let (again, origin) = case.resume(&BOOK).unwrap();
        assert_eq!((again.answers(), again.day()), (session.answers(), TODAY));
        assert!(Opened::of(&again, &origin, &words).same);
    }
    assert_eq!(link::read(&EU_AI_ACT, &fragment).unwrap_err(), CaseError::OtherRulebook);
    assert_eq!(case::read(&EU_AI_ACT, &file, TODAY).unwrap_err(), CaseError::OtherRulebook);
    let other = answered(&EU_AI_ACT, &[(EU_AI_ACT.agenda[0].id, &["unknown"])], TODAY);
    let theirs = link::whole(&other);
    assert_eq!(link::read(&BOOK, &format!("#top&{theirs}")).unwrap_err(), CaseError::OtherRulebook);
    // Of two cases in one address each check takes its own; what only looks like one is foreign.
    let (own, all) = (link::read(&BOOK, &fragment).unwrap(), format!("{theirs}&{fragment}"));
    assert_eq!(link::read(&BOOK, &all).unwrap(), own);
    assert_eq!(link::read(&BOOK, theirs.trim_end_matches(|c| c != '.')).unwrap_err(), CaseError::Foreign);
}

/// Options that moved: whoever kept a link, a file or a page with answers finds them under the ids of today.
#[test]
fn what_earlier_versions_took_is_read_in_the_words_of_today() {
    let opened = |answers: &[(&str, &[&str])]| answered(&BOOK, answers, TODAY).answers().clone();
    let old = opened(&[
        ("what-stands", &["shed"]),
        ("who-are-you", &["builder", "keeper"]),
        ("which-roof", &["none"]),
        ("how-old", &["old"]),
    ]);
    let file = |version: &str, answers: &str| {
        let rulebook = format!(r#"{{"id": "bicycle-sheds", "version": "{version}"}}"#);
        format!(r#"{{"answers": {answers}, "assessment": {{"rulebook": {rulebook}}}}}"#)
    };
    let all = r#"{"what-stands": ["shed"], "who-are-you": ["owner"], "which-roof": ["none"]}"#;
    for case in [
        link::read(&BOOK, "shed=v1.20310501.20310602.szQI8ktuAn4d...3-u8").unwrap(),
        case::read(&BOOK, &file("2031-05-01", all), TODAY).unwrap(),
    ] {
        assert_eq!((&case.answers, case.origin.lost), (&old, 0));
    }
    // What stands in a document of today means what it means today; what is gone is read all the same.
    let roofless = opened(&[("who-are-you", &["builder", "keeper"]), ("which-roof", &["none"])]);
    let given = r#"{"who-are-you": ["owner", "keeper"], "which-roof": ["none"]}"#;
    let case = case::read(&BOOK, &file("2031-06-01", given), TODAY).unwrap();
    assert_eq!((&case.answers, case.origin.lost), (&roofless, 0));
    // An answer that a document gives in the words of today stands.
    let both = r#"{"building-year": ["before", "since"], "how-old": ["recent"]}"#;
    let case = case::read(&BOOK, &file("2031-06-01", both), TODAY).unwrap();
    assert_eq!((case.answers, case.origin.lost), (opened(&[("how-old", &["recent"])]), 1));
    let page = r#"{"answers": {"building-year": ["before"]}, "locked": ["building-year"]}"#;
    let (prefill, faults) = prefill::read(&BOOK, page);
    assert_eq!((prefill.answers, prefill.locked, faults.len()), (opened(&[("how-old", &["old"])]), vec!["how-old"], 0));
    let document = json::read(r#"{"answers": {"building-year": ["before", "since"]}}"#).unwrap();
    assert!(answers::read(&BOOK, &document).is_err(), "an option that nobody ever had is refused");
    let document = json::read(r#"{"answers": {"building-year": ["before"]}}"#).unwrap();
    assert_eq!(answers::read(&BOOK, &document).unwrap(), opened(&[("how-old", &["old"])]));
}

/// Of a scale one level holds and no other, the highest that is reached; what turns it leads to another one.
#[test]
fn a_scale_has_one_level() {
    let levels = SHEDS.scales[0].levels;
    for (answer, level) in [("shiny", 0), ("spotted", 1), ("eaten", 2)] {
        let session = but(LARGE, "how-rusty", Box::leak(Box::new([answer])));
        let truths: Vec<Truth> = levels.iter().map(|l| session.assessment().outcome(l).unwrap().truth).collect();
        let expected: Vec<Truth> = (0..3).map(|at| if at == level { Truth::Yes } else { Truth::No }).collect();
        assert_eq!(truths, expected, "{answer}");
        let turned = &changes(&BOOK, session.answers(), TODAY, &levels[level..=level])[0];
        for other in levels.iter().filter(|l| !std::ptr::eq(**l, levels[level])) {
            let leads = |c: &ai_act_check::engine::what_if::Change| c.truth == Truth::No && c.gained == [other.id];
            assert!(turned.iter().any(leads), "{answer}: {turned:?}");
        }
    }
    let open = but(LARGE, "how-rusty", &["unknown"]);
    assert!(levels.iter().all(|l| open.assessment().outcome(l).unwrap().truth == Truth::Unknown));
    let document = |session: &Session| -> serde_json::Value {
        let words = words("en");
        serde_json::from_str(&canonical(&Assessment::of(&Telling::of(session, &words)))).unwrap()
    };
    let told = |session: &Session| document(session)["scales"][0].clone();
    let scale = |level: Option<&str>| serde_json::json!({ "id": "rust", "name": "Rust", "level": level, "levels": ["rust-free", "rust-spotted", "rust-eaten"] });
    assert_eq!(told(&but(LARGE, "how-rusty", &["eaten"])), scale(Some("rust-eaten")));
    assert_eq!(told(&open), scale(None));
}

/// The Act has neither scales nor assumptions nor times: its documents do not speak of them.
#[test]
fn a_rulebook_without_them_is_silent_about_scales_and_times() {
    let words = Catalogue::read(ai_act_check::rulebooks::pack("en").unwrap(), &EU_AI_ACT).unwrap();
    let session = answered(&EU_AI_ACT, &[(EU_AI_ACT.agenda[0].id, &["unknown"])], TODAY);
    let json = canonical(&Assessment::of(&Telling::of(&session, &words)));
    for member in ["scales", "assumed", "limit", "every"] {
        assert!(!json.contains(&format!("\"{member}\":")), "{member} in {json}");
    }
}

#[test]
fn a_day_that_nobody_knows_is_said_so_until_one_is_assumed() {
    let session = answered(&BOOK, LARGE, TODAY);
    let oil = |session: &Session| {
        let duties = &session.assessment().duties;
        let outcome = duties.iter().find(|o| o.duty.id == "oil-the-hinges").unwrap();
        (outcome.moment(session.day()), outcome.again(session.day()))
    };
    assert_eq!(oil(&session), (Moment::OnlyIf("half-a-year-after-smiths", BOOK.first_day), None));
    let telling = |session: &Session, lang: &str| {
        let words = words(lang);
        let telling = Telling::of(session, &words);
        [
            canonical(&Assessment::of(&telling)),
            markdown::render(&Document::of(&telling)),
            format!("{:?}", DayView::of(session, &words)),
        ]
    };
    for (lang, waits) in
        [("en", "Six months after the statute of smiths"), ("de", "Sechs Monate nach der Schmiedeordnung")]
    {
        let [json, report, days] = telling(&session, lang);
        assert!(report.contains(waits) && !json.contains("\"assumed\":") && !days.contains("2034"), "{report}");
        let document: serde_json::Value = serde_json::from_str(&json).unwrap();
        let duty = document["duties"].as_array().unwrap().iter().find(|d| d["id"] == "oil-the-hinges").unwrap();
        assert_eq!((&duty["moment"], &duty["applies_from"]), (&"dormant".into(), &serde_json::json!([])), "{duty}");
    }

    // Half a year after 31 August 2031 is a leap day; two years later there is none.
    let assumed = BOOK.assuming("smiths-statute", Date::new(2031, 8, 31)).unwrap();
    assert_eq!(faults(assumed.book), [""; 0]);
    let session = answered(assumed, LARGE, TODAY);
    assert_eq!(oil(&session), (Moment::From(Date::new(2032, 2, 29)), Some(Date::new(2034, 2, 28))));
    let late = answered(assumed, LARGE, Date::new(2034, 2, 28));
    assert_eq!(oil(&late), (Moment::Now, Some(Date::new(2036, 2, 29))));
    let eaten: Vec<_> = LARGE.iter().map(|(q, o)| (*q, if *q == "how-rusty" { &["eaten"][..] } else { *o })).collect();
    assert_eq!(oil(&answered(assumed, &eaten, TODAY)).0, Moment::From(Date::new(2031, 8, 31)));
    for (lang, day, interval) in
        [("en", "29 February 2032", "Interval: 2 years"), ("de", "29. Februar 2032", "Turnus: 2 Jahre")]
    {
        let [json, report, days] = telling(&session, lang);
        let report = report.replace('\u{a0}', " ");
        assert!(report.contains(day) && report.contains(interval), "{report}");
        assert!(
            json.contains(r#""assumed":{"smiths-statute":"2031-08-31"}"#) && json.contains(r#""every":"P2Y""#),
            "{json}"
        );
        assert!(days.contains("2034") && report.contains("31"), "{days}");
        let calendar = calendar(&session, &words(lang)).unwrap();
        assert!(
            calendar.contains("DTSTART;VALUE=DATE:20340228\r\n")
                && calendar.contains("RRULE:FREQ=YEARLY;INTERVAL=2\r\n"),
            "{calendar}"
        );
        assert!(calendar.parse::<icalendar::Calendar>().is_ok());
    }
    let refused = |anchor: &str, day| BOOK.assuming(anchor, day).unwrap_err();
    assert!(matches!(refused("easter", TODAY), AssumeError::NoSuchAnchor { known, .. } if known == ["smiths-statute"]));
    assert!(matches!(refused("smiths-statute", Date::new(2030, 2, 28)), AssumeError::TooEarly { .. }));
    assert!(
        EU_AI_ACT
            .assuming("smiths-statute", TODAY)
            .unwrap_err()
            .to_string()
            .contains("every day of this rulebook is known")
    );
}

#[test]
fn how_soon_something_is_due_is_said_with_the_event() {
    let session = but(LARGE, "how-rusty", &["eaten"]);
    for (lang, limit) in [("en", "Time limit: 48 hours"), ("de", "Frist: 48 Stunden")] {
        let words = words(lang);
        let telling = Telling::of(&session, &words);
        assert!(html::render(&Document::of(&telling)).contains(limit));
        assert!(canonical(&Assessment::of(&telling)).contains(r#""limit":"PT48H""#));
    }
}

#[test]
fn times_after_a_day_keep_to_the_calendar() {
    let day = |y, m, d| Date::new(y, m, d);
    for (from, time, to) in [
        (day(2031, 8, 31), Duration::months(6), day(2032, 2, 29)),
        (day(2032, 2, 29), Duration::years(1), day(2033, 2, 28)),
        (day(2031, 12, 15), Duration::months(1), day(2032, 1, 15)),
        (day(2031, 12, 15), Duration::days(30), day(2032, 1, 14)),
        (day(2031, 12, 15), Duration::hours(48), day(2031, 12, 15)),
        (day(2031, 1, 31), Duration::months(24), day(2033, 1, 31)),
    ] {
        assert_eq!(from.plus(time), to, "{from} and {time}");
    }
}
