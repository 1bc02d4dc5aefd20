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
use ai_act_check::engine::compile::program;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::validate::faults;
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
        [("What stands", 5), ("Who you are", 1)]
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
