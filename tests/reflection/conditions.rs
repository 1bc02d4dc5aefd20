//! Whom a point concerns: on all assignments of its facts against a two-valued oracle, and by answers of the check.

use std::collections::{BTreeMap, BTreeSet};

use ai_act_check::documents::reflection::{Holds, Reflection, StatedFact};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::facts_of;
use ai_act_check::reflection::binding::{Binding, Reading};
use ai_act_check::reflection::catalogue::Point;
use ai_act_check::reflection::profile::Profile;
use ai_act_check::rulebooks::EU_AI_ACT;

use super::catalogues;

const HOLDS: [Holds; 3] = [Holds::Yes, Holds::No, Holds::Unknown];

/// Every way to state some facts, three for each.
fn assignments(facts: &[String]) -> Vec<Vec<StatedFact>> {
    facts.iter().fold(vec![Vec::new()], |sofar, fact| {
        let with = |stated: &Vec<StatedFact>, holds| {
            let more = StatedFact { fact: fact.clone(), holds };
            stated.iter().cloned().chain([more]).collect()
        };
        sofar.iter().flat_map(|stated| HOLDS.map(|holds| with(stated, holds))).collect()
    })
}

/// What is so in every completed world: each unknown fact once yes and once no.
fn oracle(point: &Point, stated: &[StatedFact]) -> Truth {
    let open: Vec<&StatedFact> = stated.iter().filter(|fact| fact.holds == Holds::Unknown).collect();
    let worlds = (0..1_u32 << open.len()).map(|world| {
        point.concerns.iter().all(|fact| match open.iter().position(|other| other.fact == *fact) {
            Some(at) => world >> at & 1 == 1,
            None => stated.iter().any(|other| other.fact == *fact && other.holds == Holds::Yes),
        })
    });
    let outcomes: BTreeSet<bool> = worlds.collect();
    match (outcomes.contains(&true), outcomes.contains(&false)) {
        (true, false) => Truth::Yes,
        (false, true) => Truth::No,
        _ => Truth::Unknown,
    }
}

#[test]
fn points_concern_what_they_say_on_all_assignments() {
    let mut conditional = 0;
    for catalogue in catalogues() {
        for point in catalogue.points() {
            for stated in assignments(&point.concerns) {
                assert_eq!(point.concerns(&stated), oracle(point, &stated), "{}: {stated:?}", point.id);
                let mut reflection = Reflection::new(&catalogue.head.id, catalogue.head.version);
                let truth = point.concerns(&stated);
                reflection.facts = stated;
                let profile = Profile::of(&catalogue, &reflection);
                let is_shown = profile.points().any(|shown| shown.point.id == point.id);
                assert_eq!(is_shown, truth != Truth::No, "{}", point.id);
                assert_eq!(
                    profile.spared.iter().any(|spared| spared.id == point.id),
                    truth == Truth::No,
                    "{}",
                    point.id
                );
            }
            // What nobody stated is open.
            let silent = if point.concerns.is_empty() { Truth::Yes } else { Truth::Unknown };
            assert_eq!(point.concerns(&[]), silent, "{}", point.id);
            conditional += usize::from(!point.concerns.is_empty());
        }
    }
    assert!(conditional > 10, "hardly any point has a condition");
}

#[test]
fn every_fact_is_named_bound_and_used() {
    let binding = Binding::of(&EU_AI_ACT).unwrap();
    let bound: BTreeSet<&str> = binding.facts.keys().map(String::as_str).collect();
    let mut used = BTreeSet::new();
    let catalogues = catalogues();
    for catalogue in &catalogues {
        let named: BTreeSet<&str> = catalogue.facts.iter().map(|fact| &*fact.id).collect();
        assert_eq!(named, bound, "facts.toml and the binding differ");
        for point in catalogue.points() {
            for fact in &point.concerns {
                assert!(named.contains(&**fact), "{}: \"{fact}\" is no fact of facts.toml", point.id);
                used.insert(&**fact);
            }
        }
    }
    assert_eq!(used, bound, "a fact on which no point depends");
}

#[test]
fn the_binding_names_what_the_rulebook_has() {
    let binding = Binding::of(&EU_AI_ACT).unwrap();
    let facts: BTreeSet<&str> = facts_of(&EU_AI_ACT).iter().map(|fact| fact.id).collect();
    for (fact, reading) in &binding.facts {
        for id in reading.yes.iter().chain(&reading.no) {
            assert!(facts.contains(&**id), "{fact}: the rulebook has no fact \"{id}\"");
        }
    }
    let points: BTreeMap<String, BTreeSet<String>> =
        catalogues().iter().map(|c| (c.head.id.clone(), c.points().map(|p| p.id.clone()).collect())).collect();
    let mut linked = 0;
    for (catalogue, duties) in &binding.duties {
        for (point, ids) in duties {
            assert!(points.get(catalogue).is_some_and(|points| points.contains(point)), "no point {catalogue}/{point}");
            assert_eq!(binding.duties(&EU_AI_ACT, catalogue, point).len(), ids.len(), "{catalogue}/{point}: {ids:?}");
            linked += ids.len();
        }
    }
    assert!(linked > 10, "hardly any duty is linked");
}

#[test]
fn a_reading_is_certain_only_where_the_facts_are() {
    let reading = Reading { yes: vec!["a".to_owned()], no: vec!["a".to_owned(), "b".to_owned()] };
    let holds = |a, b| reading.holds(|id| if id == "a" { a } else { b });
    assert_eq!(holds(Truth::Yes, Truth::No), Holds::Yes);
    assert_eq!(holds(Truth::No, Truth::No), Holds::No);
    assert_eq!(holds(Truth::No, Truth::Unknown), Holds::Unknown);
    assert_eq!(holds(Truth::Unknown, Truth::No), Holds::Unknown);
    assert_eq!(holds(Truth::No, Truth::Yes), Holds::Unknown);
    assert_eq!(Reading::default().holds(|_| Truth::No), Holds::Unknown);
}

#[test]
fn answers_of_the_check_tell_the_facts() {
    let binding = Binding::of(&EU_AI_ACT).unwrap();
    let holds = |given: &[(&str, &[&str])], fact: &str| {
        let mut answers = Answers::default();
        for (question, options) in given {
            answers.give(&EU_AI_ACT, question, options).unwrap();
        }
        let facts = binding.facts(&EU_AI_ACT, &answers, Date::parse("2026-11-30").unwrap());
        facts.into_iter().find(|stated| stated.fact == fact).unwrap().holds
    };
    assert_eq!(holds(&[], "public-body"), Holds::Unknown);
    assert_eq!(holds(&[("organisation", &["authority"])], "public-body"), Holds::Yes);
    assert_eq!(holds(&[("organisation", &["none"])], "public-body"), Holds::No);
    assert_eq!(holds(&[("organisation", &["unknown"])], "public-body"), Holds::Unknown);
    assert_eq!(holds(&[("organisation", &["authority?"])], "public-body"), Holds::Unknown);
    assert_eq!(holds(&[("deploying", &["decisions"])], "decisions"), Holds::Yes);
    assert_eq!(holds(&[("deploying", &["staff"])], "decisions"), Holds::No);
    assert_eq!(holds(&[("deploying", &["none"])], "personal-data"), Holds::Unknown);
}
