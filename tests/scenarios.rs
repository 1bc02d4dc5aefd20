//! Cases a lawyer can write: answers in, classes out. The format stands in tests/scenarios/README.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, Standing, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::rulebook::{Kind, NONE, Question};
use ai_act_check::engine::truth::Truth;
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;
use ai_act_check::text::cite;
use serde::Deserialize;

type Given = BTreeMap<String, Vec<String>>;

/// One case. Every key is explained in tests/scenarios/README.md.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    why: String,
    #[serde(default = "today")]
    as_of: String,
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    answers: Given,
    #[serde(default)]
    leave_open: bool,
    classes: BTreeSet<String>,
    #[serde(default)]
    open: BTreeSet<String>,
    #[serde(default)]
    roles: Option<BTreeSet<String>>,
    #[serde(default)]
    from: BTreeMap<String, String>,
    #[serde(default)]
    cites: Vec<String>,
    #[serde(default)]
    max_steps: Option<usize>,
}

fn today() -> String {
    "2026-11-21".to_owned()
}

#[test]
fn every_scenario_comes_out_as_expected() {
    let bases: BTreeMap<String, Given> = read(Path::new("tests/scenarios/bases.toml"));
    let mut faults = Vec::new();
    let mut count = 0;
    for (file, name, scenario) in scenarios() {
        count += 1;
        if let Err(fault) = check(&scenario, &bases) {
            faults.push(format!("{file} [{name}] ({})\n    {}", scenario.why, fault.join("\n    ")));
        }
    }
    assert!(count >= 30, "only {count} scenarios were found");
    assert!(faults.is_empty(), "{} of {count} scenarios fail:\n{}", faults.len(), faults.join("\n"));
    println!("{count} scenarios");
}

fn scenarios() -> Vec<(String, String, Scenario)> {
    let mut files: Vec<_> = fs::read_dir("tests/scenarios").unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "toml") && p.file_stem().is_some_and(|s| s != "bases"));
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let table: BTreeMap<String, Scenario> = read(&path);
        all.extend(table.into_iter().map(|(name, s)| (path.display().to_string(), name, s)));
    }
    all
}

fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn check(scenario: &Scenario, bases: &BTreeMap<String, Given>) -> Result<(), Vec<String>> {
    let mut given = match &scenario.base {
        None => Given::new(),
        Some(base) => bases.get(base).ok_or_else(|| vec![format!("base \"{base}\" is not in bases.toml")])?.clone(),
    };
    given.extend(scenario.answers.clone());
    let day = Date::parse(&scenario.as_of).ok_or_else(|| vec![format!("as_of \"{}\" is no date", scenario.as_of)])?;
    let (answers, steps) = interview(&given, scenario, day)?;
    let assessment = assess(&BOOK, &answers, day).map_err(|e| vec![e.to_string()])?;
    let mut faults = Vec::new();
    compare("classes", &ids(&assessment, Truth::Yes), &scenario.classes, &mut faults);
    compare("open", &ids(&assessment, Truth::Unknown), &scenario.open, &mut faults);
    if let Some(roles) = &scenario.roles {
        let certain = assessment.roles.iter().filter(|o| o.truth == Truth::Yes);
        compare("roles", &certain.map(|o| o.category.id.to_owned()).collect(), roles, &mut faults);
    }
    for (class, expected) in &scenario.from {
        let outcome = assessment.outcome_by_id(class);
        let found = outcome.map(|o| (o.earliest().map(|d| d.to_string()), o.standing(day)));
        let expected_standing = Date::parse(expected).map(|d| if d > day { Standing::From(d) } else { Standing::Now });
        if found != Some((Some(expected.clone()), expected_standing.unwrap_or(Standing::No))) {
            faults.push(format!("from: {class} expected {expected}, found {found:?}"));
        }
    }
    let touched = provisions(&assessment);
    for wanted in &scenario.cites {
        if !touched.contains(wanted) {
            faults.push(format!("cites: \"{wanted}\" is not among {touched:?}"));
        }
    }
    if let Some(max) = scenario.max_steps
        && steps > max
    {
        faults.push(format!("max_steps: {steps} questions were asked, at most {max} expected"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Answers every question that is asked: as given, else with "none of these" or the option that stands for no fact.
/// An answer that is never asked for is a mistake of the scenario, or of the interview.
fn interview(given: &Given, scenario: &Scenario, day: Date) -> Result<(Answers, usize), Vec<String>> {
    let mut answers = Answers::default();
    let mut asked = Vec::new();
    for question in given.keys() {
        BOOK.question(question).ok_or_else(|| vec![format!("answers: no question \"{question}\"")])?;
    }
    while let Some(question) = Interview::replay(&BOOK, &answers, day)
        .missing
        .into_iter()
        .find(|q| given.contains_key(q.id) || !scenario.leave_open)
    {
        let chosen: Vec<String> = match given.get(question.id) {
            Some(chosen) => chosen.clone(),
            None => vec![neutral(question).ok_or_else(|| {
                vec![format!("question \"{}\" is asked, has no neutral option and is not answered", question.id)]
            })?],
        };
        let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
        answers.give(&BOOK, question.id, &chosen).map_err(|e| vec![e.to_string()])?;
        asked.push(question.id);
    }
    let unasked: Vec<_> = given.keys().filter(|id| !asked.contains(&id.as_str())).collect();
    if unasked.is_empty() {
        Ok((answers, asked.len()))
    } else {
        Err(vec![format!("answers never asked for: {unasked:?}; asked were {asked:?}")])
    }
}

fn neutral(question: &Question) -> Option<String> {
    match question.kind {
        Kind::Several if question.option_ids().any(|id| id == NONE) => Some(NONE.to_owned()),
        Kind::Several | Kind::One => {
            question.options.iter().rev().find(|o| o.facts.is_empty()).map(|o| o.id.to_owned())
        }
    }
}

fn ids(assessment: &Assessment, truth: Truth) -> BTreeSet<String> {
    assessment.classes.iter().filter(|o| o.truth == truth).map(|o| o.category.id.to_owned()).collect()
}

/// Every provision that the result or the questions on the way name, in the English form with plain spaces.
fn provisions(assessment: &Assessment) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    let mut add = |c: &ai_act_check::engine::source::Citation| {
        places.insert(cite::place(c, "en").replace('\u{a0}', " "));
    };
    for answer in &assessment.interview.counted {
        answer.question.cites.iter().for_each(&mut add);
        let chosen = answer.question.options.iter().filter(|o| answer.has(o.id));
        chosen.filter_map(|o| o.cite.as_ref()).for_each(&mut add);
    }
    for outcome in assessment.classes.iter().chain(&assessment.roles) {
        for ground in outcome.certain() {
            ground.rule.wording_on(assessment.day).map(|w| w.cite).iter().for_each(&mut add);
            ground.starts.iter().map(|s| s.cite).for_each(|c| add(&c));
            for reason in assessment.reasons(outcome, ground) {
                let wording = reason.rule.and_then(|r| r.wording_on(assessment.day));
                wording.map(|w| w.cite).iter().for_each(&mut add);
            }
        }
    }
    places
}

fn compare(what: &str, found: &BTreeSet<String>, expected: &BTreeSet<String>, faults: &mut Vec<String>) {
    if found != expected {
        faults.push(format!("{what}: expected {expected:?}, found {found:?}"));
    }
}
