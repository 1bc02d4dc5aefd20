//! Cases a lawyer can write: answers in, classes out. The format stands in src/rulebooks/eu-ai-act/cases/README.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, DutyOutcome, Outcome, Standing, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::{Force, Pointer};
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::source::Citation;
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::{EU_AI_ACT as BOOK, pack};
use ai_act_check::text::{Catalogue, cite};
use anyhow::{Context, Result, anyhow};
use serde::Deserialize;

use crate::{Given, moment, read, repository};

/// Where those of the AI Act lie.
const ACT: &str = "src/rulebooks/eu-ai-act";

/// What lies beside the scenarios: answers that many share, border cases, and the rows to which scenarios belong.
const BESIDE: [&str; 4] = ["bases.toml", "borders.toml", "near_misses.toml", "rows.toml"];

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "src/rulebooks/eu-ai-act/cases/README.md explains every key")]
pub struct Scenario {
    pub why: String,
    #[serde(default)]
    pub row: Option<String>,
    #[serde(default = "today")]
    pub as_of: String,
    #[serde(default)]
    pub assume: BTreeMap<String, String>,
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    answers: Given,
    #[serde(default)]
    pub leave_open: bool,
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
    #[serde(default)]
    hangs_on: Option<BTreeSet<String>>,
}

/// The day of whatever names none.
pub fn today() -> String {
    "2026-11-21".to_owned()
}

/// The answers that scenarios of the AI Act share, by name.
pub fn bases() -> Result<BTreeMap<String, Given>> {
    bases_of(ACT)
}

/// The answers that scenarios of a rulebook share, by name.
pub fn bases_of(rulebook: &str) -> Result<BTreeMap<String, Given>> {
    read(&format!("{rulebook}/cases/bases.toml"))
}

/// The answers of a scenario with those of its base.
pub fn given(scenario: &Scenario, bases: &BTreeMap<String, Given>) -> Result<Given> {
    let base = |name: &String| bases.get(name).ok_or_else(|| anyhow!("base \"{name}\" is not in bases.toml"));
    let mut given = scenario.base.as_ref().map(base).transpose()?.cloned().unwrap_or_default();
    given.extend(scenario.answers.clone());
    Ok(given)
}

/// Every scenario of the AI Act with its file and name.
pub fn scenarios() -> Result<Vec<(String, String, Scenario)>> {
    scenarios_of(ACT)
}

/// Every scenario of a rulebook with its file and name.
pub fn scenarios_of(rulebook: &str) -> Result<Vec<(String, String, Scenario)>> {
    let folder = format!("{rulebook}/cases");
    let mut files = Vec::new();
    for entry in fs::read_dir(repository(&folder)).with_context(|| format!("{folder} cannot be listed"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.extension().is_some_and(|e| e == "toml") && !BESIDE.contains(&&*name) {
            files.push(format!("{folder}/{name}"));
        }
    }
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let table: BTreeMap<String, Scenario> = read(&file)?;
        all.extend(table.into_iter().map(|(name, scenario)| (file.clone(), name, scenario)));
    }
    Ok(all)
}

/// A rulebook under what a scenario assumes.
pub fn assuming(book: &'static Compiled, scenario: &Scenario) -> Result<&'static Compiled> {
    scenario.assume.iter().try_fold(book, |book, (anchor, day)| {
        let date = Date::parse(day).with_context(|| format!("assume: \"{day}\" is no date"))?;
        Ok(book.assuming(anchor, date)?)
    })
}

/// What is wrong with the result of a rulebook, expectation by expectation.
pub fn check(book: &'static Compiled, scenario: &Scenario, bases: &BTreeMap<String, Given>) -> Result<(), Vec<String>> {
    let given = given(scenario, bases).map_err(|e| vec![e.to_string()])?;
    let day = Date::parse(&scenario.as_of).ok_or_else(|| vec![format!("as_of \"{}\" is no date", scenario.as_of)])?;
    let (answers, steps) = interview(book, &given, scenario, day)?;
    let assessment = assess(book, &answers, day).map_err(|e| vec![e.to_string()])?;
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
    if let Some(expected) = &scenario.hangs_on {
        let deciding = assessment.deciding().into_iter().map(|d| d.id.to_owned()).collect();
        compare("hangs_on", &deciding, expected, &mut faults);
    }
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
pub fn place(cite: &Citation) -> String {
    static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(pack("en").unwrap(), &BOOK).unwrap());
    cite::place(cite, &ENGLISH).replace('\u{a0}', " ")
}

/// Whether a place is the provision, or lies in it: "Art. 26(5), second subparagraph" in "Art. 26(5)", not in "Art. 2".
fn inside(place: &str, provision: &str) -> bool {
    place
        .replace(", point ", " ")
        .strip_prefix(provision)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// The answers of a scenario, and how many questions it takes; an answer that is never asked for is a fault.
pub fn interview(
    book: &'static Compiled,
    given: &Given,
    scenario: &Scenario,
    day: Date,
) -> Result<(Answers, usize), Vec<String>> {
    let (answers, asked) = crate::interview(book, given, scenario.leave_open, day).map_err(|fault| vec![fault])?;
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
            for reason in assessment.reasons(ground) {
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
