//! Cases a lawyer can write: answers in, classes out. The format stands in src/rulebooks/eu-ai-act/cases/README.md.

use std::collections::BTreeMap;
use std::path::Path;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Moment, Standing, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::{boundary_dates, rules_of};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

use serde::Deserialize;
use support::outcome::with_doubts;
use support::record::is_as_recorded;
use support::scenario::{bases, check, given, interview, scenarios};

#[test]
fn every_scenario_comes_out_as_expected() {
    let bases = bases().unwrap();
    let mut faults = Vec::new();
    let mut count = 0;
    for (file, name, scenario) in scenarios().unwrap() {
        count += 1;
        if let Err(fault) = check(&BOOK, &scenario, &bases) {
            faults.push(format!("{file} [{name}] ({})\n    {}", scenario.why, fault.join("\n    ")));
        }
    }
    assert!(count >= 150, "only {count} scenarios were found");
    assert!(faults.is_empty(), "{} of {count} scenarios fail:\n{}", faults.len(), faults.join("\n"));
    println!("{count} scenarios");
}

/// The rows that scenarios were made from, each in a line of our own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Rows {
    public: BTreeMap<String, String>,
    second_reading: BTreeMap<String, String>,
}

#[test]
fn every_row_is_one_scenario() {
    let Rows { public, second_reading } = support::read("src/rulebooks/eu-ai-act/cases/rows.toml").unwrap();
    let wanted: Vec<String> = public.into_keys().chain(second_reading.into_keys()).collect();
    let mut found: Vec<String> = scenarios().unwrap().into_iter().filter_map(|(_, _, scenario)| scenario.row).collect();
    found.sort();
    assert_eq!(found, wanted, "each row of rows.toml is the `row` of one scenario, and no other row is named");
}

/// What a scenario does not name has changed as little as what it names: whole outcomes are recorded beside the scenarios.
#[test]
fn whole_outcomes_are_as_recorded() {
    let bases = bases().unwrap();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (file, name, scenario) in scenarios().unwrap() {
        let (given, day) = (given(&scenario, &bases).unwrap(), Date::parse(&scenario.as_of).unwrap());
        let found =
            with_doubts(&BOOK, &given, scenario.leave_open, day).unwrap_or_else(|e| panic!("{file} [{name}]: {e}"));
        let stem = Path::new(&file).file_stem().unwrap().display();
        let text = files.entry(format!("src/rulebooks/eu-ai-act/outcomes/{stem}.txt")).or_default();
        for part in ["[", &name, "]\n", &found, "\n"] {
            text.push_str(part);
        }
    }
    for (path, found) in files {
        is_as_recorded(&path, &found);
    }
}

/// The thirty worked cases: how many questions they take.
#[test]
fn the_worked_cases_stay_short() {
    let bases = bases().unwrap();
    let mut steps: Vec<(usize, String)> = Vec::new();
    for (_, name, scenario) in scenarios().unwrap().into_iter().filter(|(file, _, _)| file.ends_with("dev_cases.toml"))
    {
        let given = given(&scenario, &bases).unwrap();
        let (_, asked) = interview(&BOOK, &given, &scenario, Date::parse(&scenario.as_of).unwrap()).unwrap();
        steps.push((asked, name));
    }
    steps.sort();
    let (count, median, longest) = (steps.len(), steps[steps.len() / 2].0, steps[steps.len() - 1].clone());
    println!("{count} worked cases: median {median} questions, maximum {} ({})", longest.0, longest.1);
    assert_eq!(count, 30);
    assert!(longest.0 <= 30, "{} asks {} questions", longest.1, longest.0);
    assert!(median <= 16, "half of the worked cases ask more than {median} questions");
    let minimal = steps.iter().find(|(_, name)| name == "min-office").unwrap();
    assert!(minimal.0 <= 13, "a typical case of minimal risk asks {} questions", minimal.0);
}

/// Between two declared dates nothing changes; on every day each rule has exactly one wording, or is not law yet.
#[test]
fn results_change_only_on_declared_dates() {
    let bases = bases().unwrap();
    let dates = boundary_dates(&BOOK);
    for rule in rules_of(&BOOK) {
        for day in dates.iter().flat_map(|d| [d.previous(), *d, d.next()]) {
            let wordings = rule.wordings.iter().filter(|w| w.valid.contains(day)).count();
            let law_yet = rule.wordings.first().is_some_and(|w| w.valid.first <= day);
            assert_eq!(wordings, usize::from(law_yet), "rule \"{}\" on {day}", rule.id);
        }
    }
    for (file, name, scenario) in scenarios().unwrap() {
        let given = given(&scenario, &bases).unwrap();
        let (answers, _) = interview(&BOOK, &given, &scenario, Date::parse(&scenario.as_of).unwrap()).unwrap();
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
