//! What would change the result: each offered change really does, and nothing that was not offered does.

use std::collections::BTreeSet;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::assess;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::rulebook::{Category, UNKNOWN};
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::what_if::{Change, Other, changes, other_answers};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

use support::cases;

const TODAY: Date = Date::new(2026, 11, 21);

fn truth(answers: &Answers, class: &'static Category) -> Truth {
    Interview::replay(&BOOK, answers, TODAY).eval.category(class)
}

fn with(answers: &Answers, others: &[Other]) -> Answers {
    let mut answers = answers.clone();
    for other in others {
        answers.give(&BOOK, other.question, &other.options).unwrap();
    }
    answers
}

#[test]
fn what_is_offered_turns_the_result_and_nothing_else_does() {
    let mut offered = 0;
    for (name, answers) in cases() {
        for class in BOOK.classes.iter().filter(|c| truth(&answers, c) == Truth::Yes) {
            let changes = changes(&BOOK, &answers, TODAY, &[*class]).remove(0);
            offered += changes.len();
            if let Some(change) = changes.first() {
                let whole = assess(&BOOK, &with(&answers, &change.others), TODAY).unwrap();
                let then = whole.outcome(class).unwrap().truth;
                assert_eq!(then, change.truth, "[{name}] the whole assessment says the same: {change:?}");
            }
            for change in &changes {
                let then = truth(&with(&answers, &change.others), class);
                assert_eq!(then, change.truth, "[{name}] {}: {change:?}", class.id);
                assert_ne!(then, Truth::Yes, "[{name}] {}: {change:?}", class.id);
            }
            let single = |other: &Other| changes.iter().any(|c| c.others == [other.clone()]);
            for answer in &Interview::replay(&BOOK, &answers, TODAY).counted {
                for options in other_answers(answer.question, &answer.chosen) {
                    let other = Other { question: answer.question.id, options };
                    let turns = truth(&with(&answers, std::slice::from_ref(&other)), class) != Truth::Yes;
                    assert_eq!(turns, single(&other), "[{name}] {}: {other:?}", class.id);
                }
            }
        }
    }
    println!("{offered} changes offered");
}

#[test]
fn where_one_answer_is_not_enough_two_to_different_questions_are_offered_once() {
    let mut answers = Answers::default();
    let given = [
        ("object", "program"),
        ("activity", "offer"),
        ("method", "rules"),
        ("method-check", "hand"),
        // Leads out system and model alike.
        ("exclusions", "research"),
        ("union", "seat"),
    ];
    for (question, option) in given {
        answers.give(&BOOK, question, &[option]).unwrap();
    }
    let class = BOOK.classes.iter().find(|c| c.id == "out-of-scope").unwrap();
    let changes = changes(&BOOK, &answers, TODAY, &[*class]).remove(0);
    assert!(!changes.is_empty());
    for (at, change) in changes.iter().enumerate() {
        let questions: BTreeSet<_> = change.others.iter().map(|o| o.question).collect();
        assert!(questions.len() == 2 && questions.contains("exclusions"), "{change:?}");
        assert_eq!(truth(&with(&answers, &change.others), class), change.truth);
        assert_ne!(change.truth, Truth::Yes, "{change:?}");
        let alike = |c: &Change| change.others.iter().all(|o| c.others.contains(o));
        assert!(!changes[..at].iter().any(alike), "twice: {change:?}");
    }
}

/// What is left out leaves the rest, or "none of these"; nothing comes in its place.
#[test]
fn another_answer_is_another_option_one_more_one_less_or_none() {
    for question in BOOK.agenda.iter().filter(|q| q.several()) {
        let alone = |id: &&str| question.stands_alone(id) || *id == UNKNOWN;
        for chosen in question.option_ids().filter(|id| !alone(id)) {
            let others = other_answers(question, &[chosen]);
            let kept = |o: &Vec<&'static str>| o.contains(&chosen) && o.len() == 2 || o.len() == 1 && alone(&o[0]);
            assert!(others.iter().all(kept), "{} {chosen}: {others:?}", question.id);
            let options = question.option_ids().count();
            assert!(others.len() >= options - 2, "{} {chosen}: {others:?}", question.id);
        }
    }
}
