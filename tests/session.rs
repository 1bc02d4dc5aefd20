//! A visit from screen to screen: nothing is lost, every step can be undone.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use ai_act_check::engine::date::Date;
use ai_act_check::engine::truth::Truth;
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;
use ai_act_check::session::{AnswersView, BoardView, GateState, QuestionView, ResultView, Screen, Session};
use ai_act_check::text::{Catalogue, pack};

const TODAY: Date = Date::new(2026, 11, 21);

fn words(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

/// The question on screen, or the name of the other screen.
fn place(session: &Session) -> &'static str {
    match session.screen() {
        Screen::Start => "start",
        Screen::Question(question) => question.id,
        Screen::Answers => "answers",
        Screen::Result => "result",
    }
}

/// Answers the questions as they come; the ids must be those asked.
fn answer(session: &mut Session, list: &[(&str, &[&str])]) {
    for (question, options) in list {
        assert_eq!(place(session), *question);
        session.submit(options).unwrap();
    }
}

const CV_RANKING: &[(&str, &[&str])] = &[
    ("object", &["system"]),
    ("activity", &["offer"]),
    ("method", &["learned"]),
    ("exclusions", &["none"]),
    ("origin", &["own"]),
    ("union", &["market"]),
    ("practices", &["none"]),
    ("biometrics", &["none"]),
    ("product", &["no"]),
    ("areas", &["employment"]),
    ("employment", &["filter"]),
    ("profiling", &["yes"]),
    ("output", &["none"]),
    ("providing", &["none"]),
    ("existing", &["new"]),
];

fn cv_ranking() -> Session {
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.begin();
    answer(&mut session, CV_RANKING);
    session
}

#[test]
fn the_interview_leads_over_the_answers_to_the_result() {
    let mut session = cv_ranking();
    assert_eq!(place(&session), "answers");
    session.show_result();
    let view = ResultView::of(&session, &words("de"));
    assert_eq!(view.weight, "high-risk");
    assert_eq!(
        view.headline.replace('\u{a0}', " "),
        "Ab 2. Dezember 2027 sind Sie Anbieter eines Hochrisiko-KI-Systems."
    );
    let reasons: Vec<_> = view.classes[0].grounds[0].reasons.iter().map(|r| r.question).collect();
    assert_eq!(reasons, ["areas", "employment", "profiling"], "the deciding answers, and nothing else");
    assert!(view.open.is_empty() && view.possible.is_empty());
}

#[test]
fn back_walks_the_way_back_and_keeps_answers() {
    let mut session = cv_ranking();
    for (question, options) in CV_RANKING.iter().rev() {
        session.back();
        assert_eq!(place(&session), *question);
        let Screen::Question(asked) = session.screen() else { unreachable!() };
        assert_eq!(session.answers().get(asked).unwrap().chosen, *options);
    }
    session.back();
    assert_eq!(place(&session), "start");
    session.begin();
    assert_eq!(place(&session), "answers", "every answer is still there");
}

#[test]
fn continue_after_back_goes_on_through_the_answers_given() {
    let mut session = cv_ranking();
    session.change("areas");
    session.back();
    assert_eq!(place(&session), "answers", "back from a change leads to where it began");
    for _ in 0..5 {
        session.back();
    }
    assert_eq!(place(&session), "employment");
    session.submit(&["monitoring"]).unwrap();
    assert_eq!(place(&session), "profiling");
}

#[test]
fn a_changed_answer_asks_what_is_new_and_returns() {
    let mut session = cv_ranking();
    session.change("areas");
    session.submit(&["employment", "education"]).unwrap();
    assert_eq!(place(&session), "education", "the new area brings its question");
    session.submit(&["grading"]).unwrap();
    assert_eq!(place(&session), "answers");
    session.show_result();
    session.change("biometrics");
    session.submit(&["unknown"]).unwrap();
    assert_eq!(place(&session), "result");
}

#[test]
fn answers_that_stop_mattering_are_kept_and_shown_as_such() {
    let mut session = cv_ranking();
    session.change("areas");
    session.submit(&["none"]).unwrap();
    let view = AnswersView::of(&session, &words("en"));
    let off: Vec<_> = view.uncounted.iter().map(|r| r.question).collect();
    assert_eq!(off, ["employment", "profiling", "providing", "existing"]);
    session.change("areas");
    session.submit(&["employment"]).unwrap();
    assert_eq!(place(&session), "answers", "the kept answers count again, nothing is asked twice");
    assert_eq!(session.assessment().outcome_by_id("high-risk").unwrap().truth, Truth::Yes);
}

#[test]
fn an_empty_answer_is_refused_and_the_screen_stays() {
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.begin();
    assert!(session.submit(&[]).is_err());
    assert_eq!(place(&session), "object");
    assert!(session.answers().is_empty());
}

#[test]
fn the_day_decides_when_and_answers_stay() {
    let mut session = cv_ranking();
    let gate =
        |s: &Session| BoardView::of(s, &words("en")).gates.into_iter().find(|g| g.id == "high-risk").unwrap().state;
    assert_eq!(gate(&session), GateState::Later(Date::new(2027, 12, 2)));
    session.set_day(Date::new(2027, 12, 2)).unwrap();
    assert_eq!(gate(&session), GateState::Yes);
    session.set_day(Date::new(2026, 7, 26)).unwrap();
    assert_eq!(
        gate(&session),
        GateState::Later(Date::new(2026, 8, 2)),
        "before the amendment the date was another one"
    );
    assert!(session.set_day(Date::new(2024, 7, 31)).is_err());
    assert_eq!(session.day(), Date::new(2026, 7, 26));
}

#[test]
fn both_languages_show_the_same_screens() {
    let session = cv_ranking();
    let (de, en) = (words("de"), words("en"));
    for question in BOOK.agenda {
        let (a, b) = (QuestionView::of(&session, question, &de), QuestionView::of(&session, question, &en));
        assert_eq!(
            a.options.iter().map(|o| o.id).collect::<Vec<_>>(),
            b.options.iter().map(|o| o.id).collect::<Vec<_>>()
        );
        let notes = |v: &QuestionView| v.options.iter().map(|o| o.note.is_some()).collect::<Vec<_>>();
        assert_eq!(notes(&a), notes(&b), "question \"{}\"", question.id);
        assert_eq!(
            a.cites.iter().map(|c| c.link.is_some()).collect::<Vec<_>>(),
            b.cites.iter().map(|c| c.link.is_some()).collect::<Vec<_>>()
        );
        assert_ne!(a.title, b.title, "question \"{}\" is the same in both languages", question.id);
    }
}

#[test]
fn what_is_open_names_the_question_that_settles_it() {
    let mut session = cv_ranking();
    session.change("profiling");
    session.submit(&["unknown"]).unwrap();
    assert_eq!(place(&session), "exemption");
    session.submit(&["procedural"]).unwrap();
    session.submit(&["no"]).unwrap();
    session.show_result();
    let view = ResultView::of(&session, &words("en"));
    assert_eq!(view.weight, "open");
    let open: Vec<_> = view.open.iter().map(|o| (o.question, o.unknown)).collect();
    assert_eq!(open, [("profiling", true)]);
    let possible: Vec<_> = view.possible.iter().map(|c| c.id).collect();
    assert_eq!(possible, ["high-risk", "art-6-3-exempt", "minimal"]);
}
