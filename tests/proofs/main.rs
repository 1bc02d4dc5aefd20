//! Proofs over all answers: the rulebook as decision diagrams, and what a lawyer would sign about it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod bdd;
mod doubts;
mod kleene;
mod law;
mod relevance;
mod space;
mod statements;

use std::collections::{BTreeMap, BTreeSet};

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::assess;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::boundary_dates;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::text::LANGUAGES;
use serde::Deserialize;

use law::Law;
use space::{Space, paste};
use statements::{Proof, STATEMENTS};

/// The days on which the law changes: between two of them it says the same about the same answers.
fn days() -> Vec<Date> {
    boundary_dates(&BOOK).into_iter().filter(|day| *day >= BOOK.first_day).collect()
}

#[test]
fn every_statement_holds() {
    let space = Space::new();
    // One counterexample for each part of a statement: that of the first day.
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    let mut missing: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for day in days() {
        let law = Law::on(&space, day);
        for statement in STATEMENTS {
            match statement.proof {
                Proof::Never(refuted) => {
                    for (what, set) in refuted(&law) {
                        if let Some(answers) = space.smallest(&(&set & &space.complete)) {
                            let part = format!("{} ({what})", statement.id);
                            faults.entry(part).or_insert_with(|| paste(&answers, day));
                        }
                    }
                }
                Proof::Ever(witnesses) => {
                    for (what, set) in witnesses(&law) {
                        let kind = if (&set & &space.complete).is_empty() { &mut missing } else { &mut found };
                        kind.entry(statement.id).or_default().insert(what);
                    }
                }
            }
        }
    }
    for (id, whats) in missing {
        let never = whats.difference(found.entry(id).or_default());
        faults.extend(never.map(|what| (format!("{id} ({what})"), "on no day is there an answer set".to_owned())));
    }
    let list: Vec<String> = faults.iter().map(|(part, found)| format!("{part}: {found}")).collect();
    assert!(list.is_empty(), "{} statements or parts of statements do not hold:\n\n{}", list.len(), list.join("\n\n"));
}

/// One statement in words.
#[derive(Deserialize)]
struct Words {
    cites: Vec<String>,
    /// Where it does not reach.
    #[serde(default)]
    except: Vec<Sentence>,
    #[serde(flatten)]
    sentence: Sentence,
}

/// A sentence in every language, by its code.
type Sentence = BTreeMap<String, String>;

#[test]
fn code_and_file_name_the_same_statements() {
    const FILE: &str = "tests/proofs/statements.toml";
    let text = std::fs::read_to_string(FILE).unwrap();
    let words: BTreeMap<String, Words> = toml::from_str(&text).unwrap_or_else(|e| panic!("{FILE}: {e}"));
    let order: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect();
    let order: Vec<&str> = order.into_iter().filter(|id| !id.starts_with('[')).collect();
    let code: Vec<&str> = STATEMENTS.iter().map(|s| s.id).collect();
    assert_eq!(order, code, "{FILE} and tests/proofs/statements.rs name different statements, or in another order");
    assert!(code.len() >= 40, "only {} statements", code.len());
    for (id, words) in &words {
        let sentences: Vec<&Sentence> = words.except.iter().chain([&words.sentence]).collect();
        for sentence in &sentences {
            assert!(sentence.keys().eq(LANGUAGES), "{FILE} [{id}] stands in {:?}", sentence.keys());
        }
        for sentence in sentences.into_iter().flat_map(BTreeMap::values) {
            assert!(sentence.ends_with('.') && sentence.len() > 20, "{FILE} [{id}]: \"{sentence}\" is no sentence");
        }
        assert!(!words.cites.is_empty(), "{FILE} [{id}] cites nothing");
        for cite in &words.cites {
            assert!(
                cite.starts_with("Art. ") || cite.starts_with("Annex "),
                "{FILE} [{id}]: \"{cite}\" is no provision"
            );
        }
    }
}

/// Numbers of a fixed sequence, so that a failure comes back.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// A complete answer set: few options at a time, so that many questions open others.
    fn answers(&mut self) -> Answers {
        let mut answers = Answers::default();
        for question in BOOK.agenda.iter().filter(|q| q.helps.is_none()) {
            loop {
                let ids: Vec<&str> = question.option_ids().filter(|id| *id != "unknown").collect();
                let many = [1, 1, 1, 2, 3][self.roll(5)];
                let chosen: Vec<&str> = (0..many).map(|_| ids[self.roll(ids.len())]).collect();
                if answers.give(&BOOK, question.id, &chosen).is_ok() {
                    break;
                }
            }
        }
        answers
    }
}

/// The proofs are about the diagrams. This ties the diagrams to the engine: what `assess` says of complete answers is
/// certain, and just what the diagrams say.
#[test]
fn the_diagrams_say_what_the_engine_says() {
    let space = Space::new();
    let mut dice = Dice(7);
    for day in days() {
        let law = Law::on(&space, day);
        let classes: Vec<_> = BOOK.categories().map(|c| (c, law.class(c))).collect();
        let duties: Vec<_> = BOOK.duties().map(|d| (d, law.duty(d))).collect();
        for _ in 0..150 {
            let answers = dice.answers();
            assert!(space.contains(&space.complete, &answers), "not complete: {}", paste(&answers, day));
            let found = assess(&BOOK, &answers, day).unwrap();
            for (class, set) in &classes {
                let expected = if space.contains(set, &answers) { Truth::Yes } else { Truth::No };
                let said = found.outcome(class).unwrap().truth;
                assert!(said == expected, "{}: {said:?}, not {expected:?}; {}", class.id, paste(&answers, day));
            }
            for (duty, set) in &duties {
                let outcome = found.duties.iter().find(|o| std::ptr::eq(o.duty, *duty));
                let said = outcome.map_or(Truth::No, |o| o.truth);
                let expected = if space.contains(set, &answers) { Truth::Yes } else { Truth::No };
                assert!(said == expected, "{}: {said:?}, not {expected:?}; {}", duty.id, paste(&answers, day));
            }
        }
    }
}

#[test]
fn no_question_and_no_option_is_dead() {
    let space = Space::new();
    let mut dead: BTreeSet<(&str, &str)> = BTreeSet::new();
    for question in BOOK.agenda {
        let options = question.options.iter().map(|o| (question.id, o.id));
        dead.extend(options.filter(|_| question.helps.is_none()));
        dead.extend(question.helps.map(|_| (question.id, "")));
    }
    // Today first: what matters today is not looked for on the other days.
    let today = BOOK.version;
    for day in [today].into_iter().chain(days()) {
        let law = Law::on(&space, day);
        let told = relevance::told(&law);
        for block in &space.blocks {
            let id = block.question.id;
            if !dead.iter().any(|(question, _)| *question == id) {
                continue;
            }
            if block.question.helps.is_some() {
                if relevance::helps(&law, &told, block.question) {
                    dead.remove(&(id, ""));
                }
            } else {
                for option in relevance::living(&law, &told, block) {
                    dead.remove(&(id, option));
                }
            }
        }
        if dead.is_empty() {
            return;
        }
    }
    panic!("no answer set on any day in which these options matter: {dead:?}");
}
