//! Every fact of the typed document stands on the screens and in the report: all that it says of a thing (a duty, a ground, a
//! contact, …) stands together in one place of each. What stands elsewhere is checked there: HTML and Markdown are that report,
//! and it ends with the stamps (`reports.rs`); the calendar has its days (`calendar.rs`).

mod told;

use std::fmt::Debug;

use ai_act_check::documents::assessment::Assessment;
use ai_act_check::engine::date::Date;
use ai_act_check::report::document::{Block, Document, Line};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::texts;
use ai_act_check::session::{AnswersView, DayView, QuestionView, ResultView, Session, Telling};
use ai_act_check::text::Catalogue;
use ai_act_check::text::cite::place;

use told::{Teller, Told, WHY, gates, state};

/// Before the amendment, on the day of the rulebook, and when nearly everything has come.
const DAYS: [Date; 3] = [Date::new(2026, 7, 26), Date::new(2026, 11, 21), Date::new(2029, 1, 1)];

#[test]
fn screens_and_report_say_every_fact_of_the_document() {
    let words = support::keyed();
    let (mut said, mut faults) = (0, Vec::new());
    for (at, (name, answers)) in support::cases().into_iter().enumerate() {
        let session = Session::with_answers(&BOOK, answers, DAYS[at % DAYS.len()]).unwrap();
        let teller = Teller { words: &words, today: session.day(), answers: session.answers() };
        let document = Assessment::of(&Telling::of(&session, &words));
        let (told, gates) = (teller.document(&document), gates(&document.classes));
        let (screens, report) = (screens(&session, &words), report(&session, &words));
        for (whose, places, told) in
            [("the screens", &screens, &told), ("the screens", &screens, &gates), ("the report", &report, &told)]
        {
            for Told { thing, facts } in told {
                let missing = missing(facts, places);
                said += facts.len();
                if !missing.is_empty() {
                    faults.push(format!("{name} on {}: {whose} do not say of {thing}: {missing:?}", session.day()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} things lack something:\n{}", faults.len(), faults.join("\n"));
    println!("{said} facts");
}

/// All that the texts say of a question stands on its screen, with its provisions. What a letter asks about it stands there.
#[test]
fn a_question_says_every_text_that_it_has() {
    let (words, texts) = (support::keyed(), texts("en").unwrap());
    let session = Session::new(&BOOK, DAYS[1]).unwrap();
    for question in BOOK.agenda {
        let screen = text(&QuestionView::of(&session, question, &words));
        let own = format!("question.{}.", question.id);
        let places = question.cites.iter().map(|cite| place(cite, &words));
        let said = texts.keys().filter(|key| key.starts_with(&own) && !key.ends_with(".letter"));
        for said in said.cloned().chain(places) {
            assert!(says(&screen, &said), "the question \"{}\" does not say {said}: {screen}", question.id);
        }
    }
}

/// The facts that do not stand where the first of them does: in the place that has most of them.
fn missing<'f>(facts: &'f [String], places: &[String]) -> Vec<&'f String> {
    let missing = |place: &String| facts.iter().filter(|fact| !says(place, fact)).collect::<Vec<_>>();
    let named = places.iter().filter(|place| says(place, &facts[0]));
    named.map(missing).min_by_key(Vec::len).unwrap_or_else(|| facts.iter().collect())
}

/// Whether a text has the words, and not as the beginning of other ones: "ui.fact.duties.one 1" is not in "… 12".
fn says(text: &str, words: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    text.match_indices(words).any(|(at, found)| ends(&text[at + found.len()..]))
}

/// Every place of the screens: what stands together there, as text.
fn screens(session: &Session, words: &Catalogue) -> Vec<String> {
    let result = ResultView::of(session, words);
    let answers = AnswersView::of(session, words);
    let mut places = vec![result.headline, result.lead, result.certainty, result.kind, result.duties.counts.join(" ")];
    let scope = result.scope.iter().filter(|_| !result.outside);
    let mut reasons: Vec<_> = scope.chain(&result.rest).collect();
    places.extend(result.facts.iter().map(text));
    places.extend(result.board.gates.iter().map(text));
    places.extend(result.roles.iter().map(text));
    for class in result.classes.iter().chain(&result.possible) {
        let head = [&*class.name, class.later.as_deref().unwrap_or_default()].join(" ");
        places.extend([head.clone(), [&*class.name, &class.what].join(" ")]);
        let doubt = |open| if open { "ui.gate.open" } else { "" };
        places.extend(class.grounds.iter().map(|ground| [&*head, doubt(ground.open), &text(ground)].join(" ")));
        reasons.extend(class.grounds.iter().flat_map(|ground| &ground.reasons));
    }
    for group in &result.duties.groups {
        let duties = group.parts.iter().flat_map(|part| &part.duties);
        places.extend(duties.map(|duty| [&*group.title, &text(duty)].join(" ")));
    }
    let open = result.duties.open.iter().flat_map(|group| &group.duties);
    places.extend(open.map(|duty| ["ui.duties.open", &text(duty)].join(" ")));
    places.extend(result.excluded.iter().map(text));
    places.extend(result.duties.options.iter().map(text));
    places.extend(result.duties.spared.iter().map(text));
    places.extend(result.duties.contacts.iter().chain(&result.duties.neighbours).map(text));
    places.extend(result.open.iter().map(|open| [state(open.answer.is_some()), &text(open)].join(" ")));
    places.extend(result.beliefs.iter().map(text));
    places.extend(result.doubts.iter().map(text));
    places.extend(DayView::of(session, words).iter().map(text));
    let rows = answers.groups.iter().flat_map(|group| &group.rows);
    places.extend(rows.chain(&answers.offered).chain(&answers.uncounted).map(text));
    places.extend(reasons.iter().map(|reason| [WHY, &text(reason)].join(" ")));
    places
}

/// All words of a view. What is written as in code is written as it is read.
fn text(view: &impl Debug) -> String {
    format!("{view:?}").replace("\\u{a0}", "\u{a0}")
}

/// Every place of the report: a row of a table with what the table is called, an entry of a list, a paragraph.
fn report(session: &Session, words: &Catalogue) -> Vec<String> {
    let document = Document::of(&Telling::of(session, words));
    let line = |line: &Line| {
        let pieces = line.iter().flat_map(|piece| [Some(piece.text()), piece.link()]).flatten();
        pieces.collect::<Vec<_>>().join(" ")
    };
    let row = |caption: &String, row: &[Line]| row.iter().fold(caption.clone(), |all, cell| all + " " + &line(cell));
    let places = document.blocks().iter().flat_map(|block| match block {
        Block::Heading(_, text) | Block::Text(text) | Block::Quiet(text) => vec![text.clone()],
        Block::List(entries) => entries.iter().map(line).collect(),
        Block::Table { caption, rows, .. } => rows.iter().map(|r| row(caption, r)).collect(),
    });
    places.collect()
}
