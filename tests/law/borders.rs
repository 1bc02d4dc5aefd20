//! Near misses: what an option with border cases turns, all other answers alike (`cases/borders.toml` beside the law), and which
//! way the Commission's pairs of cases go (`cases/near_misses.toml`).

use std::collections::{BTreeMap, BTreeSet};

use ai_act_check::engine::assess::{Assessment, Outcome, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use serde::Deserialize;
use support::scenario::{bases, place, today};
use support::{Given, interview, read};

/// The options of a question. What a pair does not say its question says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    base: String,
    #[serde(default)]
    given: Given,
    #[serde(default)]
    with: BTreeSet<String>,
    #[serde(default)]
    without: BTreeSet<String>,
    pairs: BTreeMap<String, Pair>,
}

/// An option, ticked and not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    #[serde(default)]
    answers: Given,
    #[serde(default)]
    beside: Vec<String>,
    instead: Option<Vec<String>>,
    with: Option<BTreeSet<String>>,
    without: Option<BTreeSet<String>>,
    #[serde(default)]
    turns: BTreeSet<String>,
}

/// A provision: the ways its cases can go, and pairs or groups of cases that go different ways.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Provision {
    base: String,
    #[serde(default)]
    given: Given,
    ways: BTreeMap<String, Way>,
    pairs: BTreeMap<String, BTreeMap<String, String>>,
}

/// Answers with what comes out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Way {
    #[serde(default)]
    answers: Given,
    is: BTreeSet<String>,
    #[serde(default)]
    names: BTreeSet<String>,
}

/// What comes out of some answers.
struct Found {
    classes: BTreeSet<String>,
    /// The duties and the open points of the law.
    named: BTreeSet<String>,
    asked: BTreeSet<&'static str>,
}

#[test]
fn every_option_with_border_cases_turns_something() {
    let questions: BTreeMap<String, Question> = read("src/rulebooks/eu-ai-act/cases/borders.toml").unwrap();
    let ids = |(id, q): (&String, &Question)| q.pairs.keys().map(|o| format!("{id}.{o}")).collect::<Vec<_>>();
    let found: BTreeSet<String> = questions.iter().flat_map(ids).collect();
    let wanted: BTreeSet<String> = BOOK.borders.iter().map(|b| format!("{}.{}", b.question.id, b.option)).collect();
    assert_eq!(found, wanted, "each option with border cases (borders.rs) has a pair, and no other");
    let bases = bases().unwrap();
    let mut faults = Vec::new();
    for (id, question) in &questions {
        for (option, pair) in &question.pairs {
            let fault = pair_faults((id, option), question, pair, &bases[&question.base]);
            faults.extend(fault.into_iter().map(|fault| format!("{id}.{option} {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("{} pairs", wanted.len());
}

/// What is wrong with a pair.
fn pair_faults((id, option): (&str, &str), question: &Question, pair: &Pair, base: &Given) -> Vec<String> {
    let said = joined(&question.given, &pair.answers);
    let ticked = |chosen: &[String]| found(base, &joined(&said, &Given::from([(id.to_owned(), chosen.to_vec())])));
    let with = ticked(&[&pair.beside[..], &[option.to_owned()]].concat());
    let without = ticked(pair.instead.as_ref().unwrap_or(&pair.beside));
    let mut faults = Vec::new();
    faults.extend(differs(&with, pair.with.as_ref().unwrap_or(&question.with)).map(|f| format!("with it: {f}")));
    let wanted = pair.without.as_ref().unwrap_or(&question.without);
    faults.extend(differs(&without, wanted).map(|f| format!("without it: {f}")));
    let turned: BTreeSet<_> = with.named.symmetric_difference(&without.named).cloned().collect();
    if with.classes == without.classes && pair.turns.is_empty() {
        faults.push(format!("turns no class; say what it turns: {turned:?}"));
    }
    if !pair.turns.is_subset(&turned) {
        faults.push(format!("turns {turned:?}, not {:?}", pair.turns));
    }
    faults.extend(unasked(&said, &[with.asked, without.asked].into_iter().flatten().collect()));
    faults
}

#[test]
fn near_misses_go_their_ways() {
    let provisions: BTreeMap<String, Provision> = read("src/rulebooks/eu-ai-act/cases/near_misses.toml").unwrap();
    let bases = bases().unwrap();
    let mut faults = Vec::new();
    for (id, provision) in &provisions {
        let mut ways = BTreeMap::new();
        for (name, way) in &provision.ways {
            let said = joined(&provision.given, &way.answers);
            let found = found(&bases[&provision.base], &said);
            let mut fault: Vec<String> = differs(&found, &way.is).into_iter().collect();
            if !way.names.is_subset(&found.named) {
                fault.push(format!("names {:?}, not {:?}", found.named, way.names));
            }
            fault.extend(unasked(&said, &found.asked));
            faults.extend(fault.into_iter().map(|fault| format!("{id}, {name}: {fault}")));
            ways.insert(name, found);
        }
        let used: BTreeSet<&String> = provision.pairs.values().flat_map(BTreeMap::keys).collect();
        if used != ways.keys().copied().collect() {
            faults.push(format!("{id}: its pairs go {used:?}"));
        }
        for (letter, cases) in &provision.pairs {
            let outcomes: Vec<_> =
                cases.keys().filter_map(|way| ways.get(way)).map(|f| (&f.classes, &f.named)).collect();
            if outcomes.windows(2).all(|two| two[0] == two[1]) {
                faults.push(format!("{id}, pair {letter}: its cases come out alike"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("{} pairs", provisions.values().map(|p| p.pairs.len()).sum::<usize>());
}

/// The answers of both, the second before the first. An empty list takes an answer away.
fn joined(first: &Given, second: &Given) -> Given {
    let all: Given = first.clone().into_iter().chain(second.clone()).collect();
    all.into_iter().filter(|(_, chosen)| !chosen.is_empty()).collect()
}

fn found(base: &Given, said: &Given) -> Found {
    let day = Date::parse(&today()).unwrap();
    let (answers, asked) = interview(&BOOK, &joined(base, said), false, day).unwrap();
    let assessment = assess(&BOOK, &answers, day).unwrap();
    let duties = assessment.duties.iter().map(|o| o.duty.id);
    let named = duties.chain(assessment.doubts().into_iter().map(|d| d.id)).map(str::to_owned).collect();
    Found { classes: classes(&assessment), named, asked: asked.into_iter().collect() }
}

/// The classes with the provisions they rest on; what is open has a question mark.
fn classes(assessment: &Assessment) -> BTreeSet<String> {
    let told = |o: &Outcome| {
        let grounds = o.grounds.iter().filter(|g| g.truth == o.truth);
        let places = grounds.filter_map(|g| g.rule.wording_on(assessment.day)).map(|w| place(&w.cite));
        let open = if o.truth == Truth::Unknown { "?" } else { "" };
        format!("{}{open}: {}", o.category.id, places.collect::<Vec<_>>().join(", "))
    };
    assessment.classes.iter().filter(|o| o.truth != Truth::No).map(told).collect()
}

/// In which way the classes are not those wanted. "minimal" is met by "minimal: Art. 4(1), Art. 95(1)".
fn differs(found: &Found, wanted: &BTreeSet<String>) -> Option<String> {
    let is = |found: &str, wanted: &str| {
        found.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
    };
    let met = |found: &String| wanted.iter().any(|wanted| is(found, wanted));
    let alike = found.classes.len() == wanted.len() && found.classes.iter().all(met);
    (!alike).then(|| format!("expected {wanted:?}, found {:?}", found.classes))
}

/// An answer that nobody asks for would not matter.
fn unasked(said: &Given, asked: &BTreeSet<&str>) -> Option<String> {
    let ids: Vec<_> = said.keys().filter(|id| !asked.contains(id.as_str())).collect();
    (!ids.is_empty()).then(|| format!("has answers that nobody asks for: {ids:?}"))
}
