//! Links: what goes in comes out, by id; what is damaged, foreign or hostile is refused in a sentence.

use std::collections::BTreeMap;

use ai_act_check::documents::case::CaseError;
use ai_act_check::documents::link::{LONGEST, LONGEST_READ, TooLong, read, whole, write};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::Kind;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::session::{LONGEST_NAME, LONGEST_REASON, Session};

const TODAY: Date = Date::new(2026, 11, 21);

fn session(answers: Answers) -> Session {
    Session::with_answers(&BOOK, answers, TODAY).unwrap()
}

/// Every option there is, as far as options go together.
fn fullest() -> Session {
    let mut answers = Answers::default();
    for question in BOOK.agenda {
        let together = question.option_ids().filter(|id| !question.stands_alone(id));
        let chosen: Vec<&str> =
            if question.kind == Kind::One { together.take(1).collect() } else { together.collect() };
        answers.give(&BOOK, question.id, &chosen).unwrap();
    }
    session(answers)
}

#[test]
fn the_fullest_case_fits() {
    let link = write(&fullest(), false).unwrap();
    println!("the fullest case: {} characters", link.len());
    assert!(link.len() <= LONGEST);
    assert_eq!(read(&BOOK, &link).unwrap().answers, *fullest().answers());
}

#[test]
fn no_two_ids_share_a_code() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let classes = BOOK.classes.iter().map(|c| ("class".to_owned(), c.id));
    let options = BOOK.agenda.iter().flat_map(|q| q.option_ids().map(|o| (q.id.to_owned(), o)));
    for (group, id) in classes.chain(options) {
        let mut answers = Answers::default();
        if group != "class" {
            answers.give(&BOOK, &group, &[id]).unwrap();
            let link = write(&session(answers.clone()), false).unwrap();
            assert_eq!(read(&BOOK, &link).unwrap().answers, answers, "{group}/{id}");
            let code = link.split('.').nth(3).unwrap().to_owned();
            let name = format!("{group}/{id}");
            assert_eq!(seen.insert(code, name.clone()), None, "{name}");
        }
    }
}

#[test]
fn what_is_not_ours_is_refused_in_a_sentence() {
    let long = format!("aiact=v1.{}", "A".repeat(LONGEST_READ));
    let cases = [
        ("", CaseError::Foreign),
        ("#chapter-2", CaseError::Foreign),
        (long.as_str(), CaseError::Foreign),
        ("#aiact=", CaseError::Damaged),
        ("#aiact=v2.20261121.20261121.AAAA..", CaseError::OtherFormat),
        ("#aiact=v1.20261121.20261121.AAAA..AAAA", CaseError::Damaged),
    ];
    for (fragment, error) in cases {
        let found = read(&BOOK, fragment).unwrap_err();
        assert_eq!(found, error, "{fragment:.40}");
        assert!(found.to_string().len() > 30);
    }
}

#[test]
fn text_that_would_make_it_too_long_is_said_so() {
    let mut session = fullest();
    assert!(session.remarks().is_empty());
    for question in BOOK.agenda {
        session.remarks_mut().set_reason(question.id, &"lang ".repeat(100));
    }
    assert!(!session.remarks().is_empty());
    assert_eq!(write(&session, true), Err(TooLong));
    assert!(write(&session, false).is_ok());
}

#[test]
fn what_the_browser_stores_has_every_remark_at_its_full_length() {
    let mut session = fullest();
    session.remarks_mut().set_name(&"🜂".repeat(LONGEST_NAME));
    for question in BOOK.agenda {
        session.remarks_mut().set_reason(question.id, &"🜂".repeat(LONGEST_REASON));
    }
    assert_eq!(session.remarks().reasons().count(), BOOK.agenda.len());
    let read = read(&BOOK, &whole(&session)).unwrap();
    assert!(read.answers == *session.answers(), "other answers");
    assert_eq!(read.remarks.name(), session.remarks().name());
    assert!(read.remarks.reasons().eq(session.remarks().reasons()), "other reasons");
}

#[test]
fn a_link_of_the_greatest_length_is_written_and_read_and_no_longer_one() {
    let mut session = fullest();
    let mut written = Vec::new();
    for length in 1..600 {
        session.remarks_mut().set_reason("object", &"a".repeat(length));
        written.extend(write(&session, true));
    }
    assert!(written.len() < 599, "some are too long");
    assert_eq!(written.iter().map(String::len).max(), Some(LONGEST));
    let link = &written[0];
    let beside = |length: usize| format!("{link}&{}", "x".repeat(length - link.len() - 1));
    assert!(read(&BOOK, &beside(LONGEST_READ)).is_ok());
    assert_eq!(read(&BOOK, &beside(LONGEST_READ + 1)).unwrap_err(), CaseError::Foreign);
}
