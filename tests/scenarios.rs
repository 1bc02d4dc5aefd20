//! Cases a lawyer can write: answers in, classes out. The format stands in tests/scenarios/README.md.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, DutyOutcome, Moment, Outcome, Standing, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::{Force, Pointer};
use ai_act_check::engine::source::Citation;
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::{boundary_dates, rules_of};
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;
use ai_act_check::text::cite;
use serde::Deserialize;

use common::{Given, moment, read};

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
    owes: Vec<String>,
    #[serde(default)]
    owes_not: Vec<String>,
    #[serde(default)]
    duties: Option<BTreeSet<String>>,
    #[serde(default)]
    when: BTreeMap<String, String>,
    #[serde(default)]
    penalties: BTreeMap<String, String>,
    #[serde(default)]
    may: Option<BTreeSet<String>>,
    #[serde(default)]
    spared: Option<BTreeSet<String>>,
    #[serde(default)]
    contacts: Option<BTreeSet<String>>,
    #[serde(default)]
    neighbours: Option<BTreeSet<String>>,
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
    let duties = assessment.duties.iter().map(|o| {
        let standing = match o.moment(day) {
            Moment::From(date) => Standing::From(date),
            Moment::Now | Moment::OnEvent | Moment::OnlyIf(_, _) => Standing::Now,
            Moment::Open => Standing::Open,
        };
        (o.duty.id, o.truth, standing)
    });
    assessment.classes.iter().map(|o| (o.category.id, o.truth, o.standing(day))).chain(duties).collect()
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
    duties(scenario, &assessment, &mut faults);
    if let Some(max) = scenario.max_steps
        && steps > max
    {
        faults.push(format!("max_steps: {steps} questions were asked, at most {max} expected"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// What is owed: provisions that must or must not be among the duties, exact ids, moments, sanctions.
fn duties(scenario: &Scenario, assessment: &Assessment, faults: &mut Vec<String>) {
    let owed = |o: &&DutyOutcome| matches!(o.duty.force, Force::Must | Force::Should);
    let places = |certain: bool| -> BTreeSet<String> {
        let some = assessment.duties.iter().filter(owed).filter(|o| !certain || o.truth == Truth::Yes);
        some.flat_map(|o| o.duty.cites).map(place).collect()
    };
    for wanted in &scenario.owes {
        if !places(true).iter().any(|p| inside(p, wanted)) {
            faults.push(format!("owes: no duty under \"{wanted}\" among {:?}", places(true)));
        }
    }
    let grounds =
        assessment.classes.iter().flat_map(Outcome::certain).filter_map(|g| g.rule.wording_on(assessment.day));
    let named: BTreeSet<String> = places(false).into_iter().chain(grounds.map(|w| place(&w.cite))).collect();
    for unwanted in &scenario.owes_not {
        if let Some(found) = named.iter().find(|p| inside(p, unwanted)) {
            faults.push(format!("owes_not: \"{unwanted}\" is named by \"{found}\""));
        }
    }
    if let Some(expected) = &scenario.duties {
        let certain = assessment.duties.iter().filter(owed).filter(|o| o.truth == Truth::Yes);
        compare("duties", &certain.map(|o| o.duty.id.to_owned()).collect(), expected, faults);
    }
    beside_duties(scenario, assessment, faults);
    let outcome = |id: &String| assessment.duties.iter().find(|o| o.duty.id == id);
    for (id, expected) in &scenario.when {
        let found = outcome(id).map(|o| moment(o, assessment.day));
        if found.as_ref() != Some(expected) {
            faults.push(format!("when: {id} expected {expected}, found {found:?}"));
        }
    }
    for (id, expected) in &scenario.penalties {
        let found: Vec<&str> = outcome(id).map(|o| o.sanctions.iter().map(|s| s.id).collect()).unwrap_or_default();
        if found != [expected.as_str()] {
            faults.push(format!("penalties: {id} expected {expected}, found {found:?}"));
        }
    }
}

/// What may be done, what is spared, where to turn, which other law matters: exact ids.
fn beside_duties(scenario: &Scenario, assessment: &Assessment, faults: &mut Vec<String>) {
    let may = assessment.duties.iter().filter(|o| matches!(o.duty.force, Force::May | Force::Consider));
    let pointers = |list: &[&'static Pointer]| list.iter().map(|p| p.id.to_owned()).collect();
    let mut exactly = |what: &str, found: BTreeSet<String>, expected: Option<&BTreeSet<String>>| {
        if let Some(expected) = expected {
            compare(what, &found, expected, faults);
        }
    };
    let may = may.filter(|o| o.truth == Truth::Yes).map(|o| o.duty.id.to_owned());
    exactly("may", may.collect(), scenario.may.as_ref());
    exactly("spared", assessment.spared.iter().map(|d| d.id.to_owned()).collect(), scenario.spared.as_ref());
    exactly("contacts", pointers(&assessment.contacts), scenario.contacts.as_ref());
    exactly("neighbours", pointers(&assessment.neighbours), scenario.neighbours.as_ref());
}

/// A provision in the English form with plain spaces.
fn place(cite: &Citation) -> String {
    cite::place(cite, "en").replace('\u{a0}', " ")
}

/// Whether a place is the provision, or lies in it: "Art. 26(5), second subparagraph" in "Art. 26(5)", not in "Art. 2".
fn inside(place: &str, provision: &str) -> bool {
    place
        .replace(", point ", " ")
        .strip_prefix(provision)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

fn interview(given: &Given, scenario: &Scenario, day: Date) -> Result<(Answers, usize), Vec<String>> {
    let (answers, asked) = common::interview(given, scenario.leave_open, day).map_err(|fault| vec![fault])?;
    let unasked: Vec<_> = given.keys().filter(|id| !asked.contains(&id.as_str())).collect();
    if unasked.is_empty() {
        Ok((answers, asked.len()))
    } else {
        Err(vec![format!("answers never asked for: {unasked:?}; asked were {asked:?}")])
    }
}

fn ids(assessment: &Assessment, truth: Truth) -> BTreeSet<String> {
    assessment.classes.iter().filter(|o| o.truth == truth).map(|o| o.category.id.to_owned()).collect()
}

/// Every provision that the result or the questions on the way name, in the English form with plain spaces.
fn provisions(assessment: &Assessment) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    let mut add = |c: &Citation| {
        places.insert(place(c));
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
