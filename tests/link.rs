//! Links: what goes in comes out, by id; what is damaged, foreign or hostile is refused in a sentence.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::{Kind, Question};
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;
use ai_act_check::report::case::CaseError;
use ai_act_check::report::link::{LONGEST, TooLong, read, write};
use ai_act_check::session::Session;
use proptest::prelude::*;

const TODAY: Date = Date::new(2026, 11, 21);

/// Answers picked by numbers: a question is skipped, gets one option, or several that go together.
fn answers(picks: &[u64]) -> Answers {
    let mut answers = Answers::default();
    for (question, pick) in BOOK.agenda.iter().zip(picks) {
        let chosen = chosen(question, *pick);
        if !chosen.is_empty() {
            answers.give(&BOOK, question.id, &chosen).unwrap();
        }
    }
    answers
}

fn chosen(question: &Question, pick: u64) -> Vec<&'static str> {
    let ids: Vec<&str> = question.option_ids().collect();
    let one = ids[usize::try_from(pick >> 32).unwrap() % ids.len()];
    match pick % 4 {
        0 => Vec::new(),
        1 if question.kind == Kind::Several => {
            let together = |(at, id): &(usize, &&str)| !question.stands_alone(id) && pick >> (at % 30) & 1 == 1;
            ids.iter().enumerate().filter(together).map(|(_, id)| *id).collect()
        }
        _ => vec![one],
    }
}

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

proptest! {
    #[test]
    fn what_goes_in_comes_out(picks in prop::collection::vec(any::<u64>(), BOOK.agenda.len()), text in any::<bool>()) {
        let mut session = session(answers(&picks));
        session.remarks_mut().set_name("Größe & Co. <b>„x“</b>");
        session.remarks_mut().set_reason("object", "Weil es so ist; a\tb");
        let link = write(&session, text).unwrap();
        prop_assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "=._-".contains(c)), "{}", link);
        let shared = read(&BOOK, &format!("#top&{link}")).unwrap();
        prop_assert_eq!(&shared.answers, session.answers());
        prop_assert_eq!((shared.origin.version, shared.day, shared.origin.lost), (BOOK.version, TODAY, 0));
        prop_assert_eq!(shared.remarks == *session.remarks(), text, "free text only if asked for");
        let certain: Vec<_> = session.assessment().classes.iter().filter(|o| o.standing(TODAY) != ai_act_check::engine::assess::Standing::No && o.standing(TODAY) != ai_act_check::engine::assess::Standing::Open).map(|o| o.category.id).collect();
        prop_assert_eq!(shared.origin.classes, Some(certain));
    }

    #[test]
    fn nothing_that_comes_in_makes_it_panic(text in any::<String>(), ours in any::<bool>()) {
        let fragment = if ours { format!("aiact=v1.{text}") } else { text };
        let _ = read(&BOOK, &fragment);
    }

    #[test]
    fn one_changed_character_is_noticed(picks in prop::collection::vec(any::<u64>(), BOOK.agenda.len()), at in any::<prop::sample::Index>()) {
        let link = write(&session(answers(&picks)), false).unwrap();
        let at = at.index(link.len() - 6) + 6;
        let other = if link.as_bytes()[at] == b'A' { "B" } else { "A" };
        let mut damaged = link.clone();
        damaged.replace_range(at..=at, other);
        prop_assert!(matches!(read(&BOOK, &damaged), Err(CaseError::Damaged | CaseError::OtherFormat)), "{}", damaged);
        prop_assert_eq!(read(&BOOK, link.get(..at).unwrap()).err().is_some(), true, "a link cut off");
    }
}

#[test]
fn what_is_not_ours_is_refused_in_a_sentence() {
    let long = format!("aiact=v1.{}", "A".repeat(20_000));
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
    for question in BOOK.agenda {
        session.remarks_mut().set_reason(question.id, &"lang ".repeat(100));
    }
    assert_eq!(write(&session, true), Err(TooLong));
    assert!(write(&session, false).is_ok());
}
