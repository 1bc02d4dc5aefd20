//! Cases a lawyer can write: answers in, classes out. The format stands in tests/scenarios/README.md.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, Standing, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::rulebook::{Kind, NONE, Question};
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::{boundary_dates, rules_of};
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
    let bases = bases();
    let mut faults = Vec::new();
    let mut count = 0;
    for (file, name, scenario) in scenarios() {
        count += 1;
        if let Err(fault) = check(&scenario, &bases) {
            faults.push(format!("{file} [{name}] ({})\n    {}", scenario.why, fault.join("\n    ")));
        }
    }
    assert!(count >= 150, "only {count} scenarios were found");
    assert!(faults.is_empty(), "{} of {count} scenarios fail:\n{}", faults.len(), faults.join("\n"));
    println!("{count} scenarios");
}

/// The thirty worked cases: how many questions they take.
#[test]
fn the_worked_cases_stay_short() {
    let bases = bases();
    let mut steps: Vec<(usize, String)> = Vec::new();
    for (_, name, scenario) in scenarios().into_iter().filter(|(file, _, _)| file.ends_with("dev_cases.toml")) {
        let given = given(&scenario, &bases).unwrap();
        let (_, asked) = interview(&given, &scenario, Date::parse(&scenario.as_of).unwrap()).unwrap();
        steps.push((asked, name));
    }
    steps.sort();
    let (count, median, longest) = (steps.len(), steps[steps.len() / 2].0, steps[steps.len() - 1].clone());
    println!("{count} worked cases: median {median} questions, maximum {} ({})", longest.0, longest.1);
    assert_eq!(count, 30);
    assert!(longest.0 <= 30, "{} asks {} questions", longest.1, longest.0);
    assert!(median <= 15, "half of the worked cases ask more than {median} questions");
    let minimal = steps.iter().find(|(_, name)| name == "min-office").unwrap();
    assert!(minimal.0 <= 12, "a typical case of minimal risk asks {} questions", minimal.0);
}

/// Between two declared dates nothing changes; on every day each rule has exactly one wording, or is not law yet.
#[test]
fn results_change_only_on_declared_dates() {
    let bases = bases();
    let dates = boundary_dates(&BOOK);
    for rule in rules_of(&BOOK) {
        for day in dates.iter().flat_map(|d| [d.previous(), *d, d.next()]) {
            let wordings = rule.wordings.iter().filter(|w| w.valid.contains(day)).count();
            let law_yet = rule.wordings.first().is_some_and(|w| w.valid.first <= day);
            assert_eq!(wordings, usize::from(law_yet), "rule \"{}\" on {day}", rule.id);
        }
    }
    for (file, name, scenario) in scenarios() {
        let given = given(&scenario, &bases).unwrap();
        let (answers, _) = interview(&given, &scenario, Date::parse(&scenario.as_of).unwrap()).unwrap();
        for pair in dates.windows(2) {
            let (first, last) = (standings(&answers, pair[0]), standings(&answers, pair[1].previous()));
            assert_eq!(first, last, "{file} [{name}] changes between {} and {}", pair[0], pair[1]);
        }
    }
}

fn standings(answers: &Answers, day: Date) -> Vec<(&'static str, Truth, Standing)> {
    let assessment = assess(&BOOK, answers, day).unwrap();
    assessment.classes.iter().map(|o| (o.category.id, o.truth, o.standing(day))).collect()
}

fn bases() -> BTreeMap<String, Given> {
    read(Path::new("tests/scenarios/bases.toml"))
}

fn given(scenario: &Scenario, bases: &BTreeMap<String, Given>) -> Result<Given, Vec<String>> {
    let mut given = match &scenario.base {
        None => Given::new(),
        Some(base) => bases.get(base).ok_or_else(|| vec![format!("base \"{base}\" is not in bases.toml")])?.clone(),
    };
    given.extend(scenario.answers.clone());
    Ok(given)
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
    let given = given(scenario, bases)?;
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
