//! Common wrong beliefs: each shows in one case and not in one near it (`beliefs.toml` beside the law); none adds a question.

use std::collections::{BTreeMap, BTreeSet};

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{MOST_BELIEFS, assess};
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{Rulebook, belief};
use ai_act_check::engine::{expr, validate};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use serde::Deserialize;

/// Where a belief shows, and where not: names of scenarios.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shows {
    shown: String,
    hidden: String,
}

/// In so many questions two cases may differ and still be near.
const NEAR: usize = 5;

fn beliefs(answers: &Answers) -> Vec<&'static str> {
    assess(&BOOK, answers, BOOK.version).unwrap().beliefs.iter().map(|b| b.id).collect()
}

/// The questions that two cases answer otherwise.
fn apart(a: &Answers, b: &Answers) -> usize {
    let said = |answers: &Answers| -> BTreeMap<&str, Vec<String>> {
        answers.iter().map(|a| (a.question.id, a.said().collect())).collect()
    };
    let (a, b) = (said(a), said(b));
    let questions: BTreeSet<_> = a.keys().chain(b.keys()).collect();
    questions.iter().filter(|q| a.get(**q) != b.get(**q)).count()
}

#[test]
fn each_shows_where_it_may_be_there_and_not_nearby() {
    let wanted: BTreeMap<String, Shows> = support::read("src/rulebooks/eu-ai-act/beliefs.toml").unwrap();
    let cases: BTreeMap<String, Answers> = support::cases().into_iter().collect();
    let ids: BTreeSet<&str> = BOOK.beliefs.iter().map(|b| b.id).collect();
    assert_eq!(wanted.keys().map(String::as_str).collect::<BTreeSet<_>>(), ids, "each belief has two cases");
    let mut faults = Vec::new();
    for (id, Shows { shown, hidden }) in &wanted {
        let case = |name: &String| cases.get(name).unwrap_or_else(|| panic!("there is no scenario \"{name}\""));
        let (with, without) = (case(shown), case(hidden));
        if !beliefs(with).contains(&id.as_str()) {
            faults.push(format!("{id} does not show in \"{shown}\": {:?}", beliefs(with)));
        }
        if beliefs(without).contains(&id.as_str()) {
            faults.push(format!("{id} shows in \"{hidden}\""));
        }
        if apart(with, without) > NEAR {
            faults.push(format!("\"{shown}\" and \"{hidden}\" differ in {} answers", apart(with, without)));
        }
    }
    if !faults.is_empty() {
        println!("{}", nearest(&cases));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// For each belief the two cases that differ least: what the table could say.
fn nearest(cases: &BTreeMap<String, Answers>) -> String {
    let shown: Vec<(&String, &Answers, Vec<&str>)> = cases.iter().map(|(n, a)| (n, a, beliefs(a))).collect();
    let pair = |id: &'static str| {
        let (with, without): (Vec<_>, Vec<_>) = shown.iter().partition(|(_, _, ids)| ids.contains(&id));
        let pairs = with.iter().flat_map(|a| without.iter().map(move |b| (apart(a.1, b.1), a.0, b.0)));
        pairs.min().map_or(format!("# [{id}] shows in no scenario\n"), |(n, a, b)| {
            format!("[{id}] # {n}\nshown = {a:?}\nhidden = {b:?}\n")
        })
    };
    BOOK.beliefs.iter().map(|b| pair(b.id)).collect::<Vec<_>>().join("\n")
}

/// Whatever is asked, offered or counted stays so without any belief.
#[test]
fn none_adds_a_question() {
    let without: &'static Rulebook = Box::leak(Box::new(Rulebook { beliefs: &[], notices: &[], ..*BOOK.book }));
    let without = Compiled::of(without);
    let questions = |book: &'static Compiled, answers: &Answers| {
        let interview = Interview::replay(book, answers, BOOK.version);
        let counted: Vec<&str> = interview.counted.iter().map(|a| a.question.id).collect();
        let missing: Vec<&str> = interview.missing.iter().chain(&interview.offered).map(|q| q.id).collect();
        (counted, missing)
    };
    let (mut most, mut beginnings) = (0, 0);
    for (name, answers) in support::cases() {
        assert_eq!(questions(&BOOK, &answers), questions(without, &answers), "{name}");
        most = most.max(beliefs(&answers).len());
        beginnings += 1;
    }
    assert!(beginnings > 400 && most == MOST_BELIEFS, "some case has as many as a result shows: {most}");
}

#[test]
fn a_belief_without_ground_is_found_out() {
    static NOWHERE: ai_act_check::engine::rulebook::Fact = ai_act_check::engine::rulebook::Fact { id: "nowhere" };
    let broken = belief("broken", expr::is(&NOWHERE), BOOK.beliefs[0].valid, &[]).owes(&["art-0"]);
    let beliefs = Box::leak(Box::new([broken]));
    let book: &'static Rulebook = Box::leak(Box::new(Rulebook { beliefs, ..*BOOK.book }));
    let faults = validate::faults(book).join("\n");
    for part in ["hangs on the fact \"nowhere\"", "asks for the duty \"art-0\"", "belief \"broken\" has no provision"] {
        assert!(faults.contains(part), "the fault \"{part}\" was not found among:\n{faults}");
    }
}
