//! Everything that the screens and reports of some visits say, as recorded in tests/screens/: with the keys of the texts in
//! the place of words, so that a record changes with what is said and not with how.

use std::fmt::Write as _;

use ai_act_check::documents::assessment::Assessment;
use ai_act_check::documents::canonical::canonical;
use ai_act_check::documents::case;
use ai_act_check::engine::date::Date;
use ai_act_check::report::calendar::calendar;
use ai_act_check::report::document::{Document, file_stem};
use ai_act_check::report::{html, markdown};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{FINGERPRINT, texts};
use ai_act_check::session::{
    AnswersView, ClassChanges, DayView, DrawingView, QuestionView, ResultView, Screen, Session, Telling,
};
use ai_act_check::text::{Catalogue, pack};

use support::record::is_as_recorded;
use support::scenario::{bases, given, interview, scenarios};

/// Scenarios that have little in common; whether their questions and reports are recorded too.
const VISITS: [(&str, bool); 9] = [
    ("a1-machinery", false),
    ("applicant-in-the-union", true),
    ("existing-system-unchanged", true),
    ("min-office", false),
    ("open-weights-with-systemic-risk", false),
    ("product-unknown-and-it-talks", false),
    ("reseller-of-an-undressing-app", false),
    ("scope-01", true),
    ("undressing-app-on-1-december-2026", false),
];

/// A catalogue in which each text is its key with what is to be filled in; citations are written as ever.
fn keyed() -> Catalogue {
    let keyed = texts("en").unwrap().into_iter().map(|(key, text)| {
        if key.starts_with("ui.citation.") || key.starts_with("language.") {
            return (key, (text.to_owned(), String::new()));
        }
        let filled = text.split('{').skip(1).map(|rest| format!(" {{{}}}", rest.split('}').next().unwrap()));
        let said = format!("{key}{}", filled.collect::<String>());
        (key, (said, String::new()))
    });
    let mut languages = pack::Languages::from([("en".to_owned(), keyed.collect())]);
    let beside = pack::beside(&mut languages);
    let parts = pack::parts(BOOK.book, "en", (&languages, &beside), FINGERPRINT).unwrap();
    Catalogue::read(&parts.concat(), &BOOK).unwrap()
}

/// The visit of a scenario, with a name and a reason for the first answer.
fn visit(name: &str) -> Session {
    let (_, _, scenario) = scenarios().unwrap().into_iter().find(|(_, other, _)| other == name).unwrap();
    let day = Date::parse(&scenario.as_of).unwrap();
    let given = given(&scenario, &bases().unwrap()).unwrap();
    let (answers, _) = interview(&BOOK, &given, &scenario, day).unwrap();
    let mut session = Session::with_answers(&BOOK, answers, day).unwrap();
    session.remarks_mut().set_name("CV ranking, 2nd");
    session.remarks_mut().set_reason(BOOK.agenda[0].id, "It learns.");
    session
}

/// What a view says, a line for each thing; what is not there is left out.
fn said(view: &impl std::fmt::Debug) -> String {
    let mut said = String::new();
    for line in format!("{view:#?}").lines() {
        let thing = line.trim_start();
        let depth = (line.len() - thing.len()) / 4;
        let thing = thing.trim_end_matches([',', ' ', '{', '[', '(']);
        if !matches!(thing, "" | "}" | "]" | ")" | "Some") && !thing.ends_with(": None") && !thing.ends_with(": []") {
            writeln!(said, "{}{thing}", " ".repeat(depth)).unwrap();
        }
    }
    said
}

/// The screens after the questions.
fn screens(session: &Session, words: &Catalogue) -> String {
    let result = ResultView::of(session, words);
    let signs: Vec<_> = result.board.gates.iter().map(|gate| gate.state.id()).collect();
    let parts = [
        ("signs", signs.join(" ")),
        ("result", said(&result)),
        ("drawing", said(&DrawingView::of(&result, words))),
        ("changes", said(&ClassChanges::of(session, words))),
        ("days", said(&DayView::of(session, words))),
        ("answers", said(&AnswersView::of(session, words))),
    ];
    parts.map(|(part, said)| format!("== {part}\n{said}\n")).concat()
}

fn without_style(page: &str) -> String {
    let (head, rest) = page.split_once("<style>").unwrap();
    [head, rest.split_once("</style>").unwrap().1].concat()
}

/// The questions that were answered, and the reports without what names the build.
fn questions_and_reports(session: &mut Session, words: &Catalogue) -> String {
    let mut text = String::new();
    let document = Document::of(&Telling::of(session, words));
    let parts = [
        ("file", file_stem(session, words)),
        ("markdown", markdown::render(&document)),
        ("html", without_style(&html::render(&document))),
        ("calendar", calendar(session, words).unwrap_or_default().replace("\r\n", "\n")),
        ("json", canonical(&Assessment::of(&Telling::of(session, words))).replace("},", "},\n").replace("],", "],\n")),
    ];
    let checksum = case::checksum(&Telling::of(session, words));
    for (part, said) in parts {
        writeln!(text, "== {part}\n{}", said.replace(FINGERPRINT, "FINGERPRINT").replace(&checksum, "CHECKSUM"))
            .unwrap();
    }
    for answer in session.answers().clone().iter() {
        session.go_to(Screen::Question(answer.question));
        writeln!(text, "== question\n{}", said(&QuestionView::of(session, answer.question, words))).unwrap();
    }
    text
}

#[test]
fn screens_and_reports_say_what_is_recorded() {
    let words = keyed();
    for (name, with_reports) in VISITS {
        let path = format!("tests/screens/{name}.txt");
        let mut session = visit(name);
        let mut found = screens(&session, &words);
        if with_reports {
            found.push_str(&questions_and_reports(&mut session, &words));
        }
        is_as_recorded(&path, &found);
    }
}
