//! The draft "Gesetz VIII", which is not in force: scenarios for each level and section, every complete answer against a second
//! reading of the draft, what the check of the Act answers for it, and the table of demands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, DutyOutcome, assess};
use ai_act_check::engine::assume::anchors;
use ai_act_check::engine::date::{Date, Duration};
use ai_act_check::engine::duty::{Duty, Force};
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{NONE, Question, Rulebook};
use ai_act_check::engine::shared::carried;
use ai_act_check::engine::source::Citation;
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::{EU_AI_ACT, GESETZ_VIII as BOOK, RULEBOOKS};
use serde::Deserialize;
use support::outcome::with_doubts;
use support::record::is_as_recorded;
use support::scenario::{assuming, bases_of, check, given, place, scenarios_of};

const FOLDER: &str = "src/rulebooks/gesetz-viii";
const TODAY: Date = Date::new(2026, 11, 21);

#[test]
fn every_scenario_comes_out_as_expected() {
    let bases = bases_of(FOLDER).unwrap();
    let (mut faults, mut levels, mut outcomes) = (Vec::new(), BTreeSet::new(), BTreeMap::<String, String>::new());
    for (file, name, scenario) in scenarios_of(FOLDER).unwrap() {
        let book = assuming(&BOOK, &scenario).unwrap();
        if let Err(fault) = check(book, &scenario, &bases) {
            faults.push(format!("{file} [{name}] ({})\n    {}", scenario.why, fault.join("\n    ")));
        }
        let (given, day) = (given(&scenario, &bases).unwrap(), Date::parse(&scenario.as_of).unwrap());
        let found = with_doubts(book, &given, scenario.leave_open, day).unwrap();
        levels.extend((1..=5).filter(|n| found.contains(&format!("\ndraft-level-{n}-of-5:"))));
        let stem = Path::new(&file).file_stem().unwrap().display().to_string();
        let text = outcomes.entry(format!("{FOLDER}/outcomes/{stem}.txt")).or_default();
        text.extend(["[", &name, "]\n", &found, "\n"]);
    }
    assert!(faults.is_empty(), "{} scenarios fail:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(levels, (1..=5).collect(), "a level has no scenario");
    for (path, found) in outcomes {
        is_as_recorded(&path, &found);
    }
}

/// What somebody may answer, by question: the draft has so few questions that all of it can be tried.
struct Said {
    part: &'static [&'static str],
    tasks: &'static [&'static str],
    level: usize,
    state: &'static str,
    vital: bool,
    bids: bool,
}

/// Every complete answer set that differs in more than the size of the firm; our proposal stands for the level it leads to.
fn all() -> impl Iterator<Item = (Answers, Said)> {
    const PARTS: [&[&str]; 6] = [
        &["develop"],
        &["operate"],
        &["integrate"],
        &["apply"],
        &["develop", "operate", "integrate", "apply"],
        &[NONE],
    ];
    const TASKS: [&[&str]; 4] = [&[NONE], &["award"], &["crisis"], &["award", "crisis"]];
    const CLASSES: [(&str, usize); 6] = [
        ("act-prohibited", 5),
        ("act-high-risk", 4),
        ("act-systemic", 4),
        ("act-model", 3),
        ("act-exempt", 3),
        ("act-transparency", 2),
    ];
    let chosen = (1..=5).map(|n| (vec![format!("level-{n}")], None, n));
    let proposed = (0..64_usize).map(|bits| {
        let classes: Vec<_> =
            CLASSES.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, c)| *c).collect();
        let level = classes.iter().map(|(_, level)| *level).max().unwrap_or(1);
        let ids = if classes.is_empty() { vec![NONE] } else { classes.iter().map(|(id, _)| *id).collect() };
        (vec!["proposal".to_owned()], Some(ids), level)
    });
    let levels: Vec<_> = chosen.chain(proposed).collect();
    levels.into_iter().flat_map(|(option, classes, level)| {
        let yes_no = [(true, "yes"), (false, "no")];
        let mut sets = Vec::new();
        for (part, tasks) in PARTS.into_iter().flat_map(|p| TASKS.map(|t| (p, t))) {
            for state in ["before-start", "running", "sandbox"] {
                for ((vital, vital_said), (bids, bids_said)) in yes_no.into_iter().flat_map(|v| yes_no.map(|b| (v, b)))
                {
                    let mut answers = Answers::default();
                    let mut give = |question, options: &[&str]| answers.give(&BOOK, question, options).unwrap();
                    give("draft-part", part);
                    give("draft-state-tasks", tasks);
                    give("draft-level", &option.iter().map(String::as_str).collect::<Vec<_>>());
                    if let Some(classes) = &classes {
                        give("draft-act-classes", classes);
                    }
                    give("draft-state", &[state]);
                    give("draft-vital-decisions", &[vital_said]);
                    give("draft-bidding", &[bids_said]);
                    sets.push((answers, Said { part, tasks, level, state, vital, bids }));
                }
            }
        }
        sets
    })
}

impl Said {
    fn addressed(&self) -> bool {
        self.part != [NONE]
    }

    /// The draft read a second time: what is owed, by section.
    fn owed(&self) -> BTreeSet<&'static str> {
        let mut owed = BTreeSet::new();
        if self.addressed() {
            owed.extend([
                "draft-2-principles",
                "draft-3-1-kept-up",
                "draft-4-2-stop",
                "draft-4-2-no-detour",
                "draft-6-2-no-reprisal",
                "draft-8-1-declared",
                "draft-8-2-logged",
                "draft-9-2-isolated",
                "draft-9-6-sixty-minutes",
                "draft-12-2-exception",
            ]);
            owed.extend(match self.level {
                5 => ["draft-5-1-level-5", "draft-7-1-seven-days"],
                4 => ["draft-5-1-level-4", "draft-7-1-seven-days"],
                3 => ["draft-5-1-level-3", "draft-7-1-thirty-days"],
                _ => ["draft-5-1-by-risk", "draft-7-1-thirty-days"],
            });
            if self.level >= 3 {
                owed.extend(["draft-3-2-examined", "draft-4-1-explained"]);
            } else {
                owed.insert("draft-3-2-recorded");
            }
            let more = [
                (self.level >= 4, &["draft-7-2-approved"][..]),
                (self.state != "running", &["draft-3-1-before"]),
                (self.state == "sandbox", &["draft-12-1-in-sandbox"]),
                (self.vital, &["draft-4-1-human"]),
                (self.bids, &["draft-5-2-certificate", "draft-5-3-tests"]),
            ];
            owed.extend(more.into_iter().filter(|(so, _)| *so).flat_map(|(_, ids)| ids));
        }
        if self.tasks.contains(&"award") {
            owed.insert("draft-11-1-considered");
        }
        if self.tasks.contains(&"crisis") {
            owed.extend([
                "draft-9-3-first-hour",
                "draft-9-3-confirmed",
                "draft-9-6-three-hours",
                "draft-9-4-two-people",
                "draft-9-5-ai-advises",
            ]);
        }
        owed
    }
}

/// All that a result says, but for the program it comes from.
fn told(result: &Assessment) -> String {
    let questions = |list: &[&Question]| list.iter().map(|q| q.id).collect::<Vec<_>>().join(" ");
    let asked = [questions(&result.interview.missing), questions(&result.interview.offered)];
    let classes: Vec<_> = result.classes.iter().map(|o| (o.category.id, o.truth)).collect();
    let day = |o: &DutyOutcome| o.starts.iter().map(|s| (s.from, s.only_if.is_some())).collect::<Vec<_>>();
    let duties: Vec<_> = result.duties.iter().map(|o| (o.duty.id, o.truth, day(o), o.moment(result.day))).collect();
    format!("{asked:?} {classes:?} {duties:?}")
}

/// All complete answers, on a day before and one after everything applies: exactly one level where the draft reaches, exactly what
/// the second reading says is owed, nothing in doubt, and each from the day that its level gives it.
#[test]
fn every_complete_answer_comes_to_one_level_and_to_what_the_draft_says() {
    const ENTRY: Date = Date::new(2027, 8, 31);
    let book = BOOK.assuming("entry-into-force", ENTRY).unwrap();
    let transition = [24, 24, 18, 12, 6].map(|months| ENTRY.plus(Duration::months(months)));
    // An assumption exchanges days in a program that is there; a compiler makes one of the same duties.
    let compiled = Compiled::of(book.book);
    let scale = BOOK.scales[0].levels;
    let mut tried = 0;
    for (answers, said) in all() {
        let result = assess(book, &answers, TODAY).unwrap();
        tried += 1;
        for day in [TODAY, ENTRY.plus(Duration::months(13))] {
            let on = |book| told(&assess(book, &answers, day).unwrap());
            assert_eq!(on(book), on(compiled), "{answers:?}");
        }
        let held = scale.iter().enumerate().filter(|(_, level)| result.outcome(level).unwrap().truth == Truth::Yes);
        let held: Vec<usize> = held.map(|(at, _)| at + 1).collect();
        assert_eq!(held, if said.addressed() { vec![said.level] } else { Vec::new() }, "{answers:?}");
        let must = |o: &&DutyOutcome| o.duty.force == Force::Must;
        assert!(result.duties.iter().all(|o| o.truth == Truth::Yes), "something is in doubt: {answers:?}");
        assert!(result.interview.missing.is_empty(), "{answers:?}");
        let owed: BTreeSet<&str> = result.duties.iter().filter(must).map(|o| o.duty.id).collect();
        assert_eq!(owed, said.owed(), "{answers:?}");
        for outcome in &result.duties {
            let by_level = outcome.duty.applies.id == "draft-by-level";
            let day = if by_level { transition[said.level - 1] } else { ENTRY };
            assert_eq!(outcome.starts.iter().map(|s| s.from).collect::<Vec<_>>(), [day], "{}", outcome.duty.id);
        }
    }
    assert_eq!(tried, (5 + 64) * 6 * 4 * 3 * 2 * 2);
}

#[test]
fn audits_and_times_are_those_of_the_draft() {
    let every = |id: &str| duty(id).every.map(|time| time.to_string());
    let limit = |id: &str| duty(id).limit.map(|time| time.to_string());
    for (level, interval) in [(5, "P1Y"), (4, "P2Y"), (3, "P3Y")] {
        assert_eq!(every(&format!("draft-5-1-level-{level}")).as_deref(), Some(interval));
    }
    let limits: BTreeMap<&str, String> = BOOK.duties().filter_map(|d| Some((d.id, d.limit?.to_string()))).collect();
    let expected = [
        ("draft-7-1-seven-days", "P7D"),
        ("draft-7-1-thirty-days", "P30D"),
        ("draft-9-3-confirmed", "PT48H"),
        ("draft-9-3-first-hour", "PT1H"),
        ("draft-9-6-sixty-minutes", "PT60M"),
        ("draft-9-6-three-hours", "PT3H"),
    ];
    assert_eq!(limits.iter().map(|(id, time)| (*id, time.as_str())).collect::<Vec<_>>(), expected);
    assert_eq!((limit("draft-2-principles"), every("draft-5-1-by-risk")), (None, None));
    assert_eq!(anchors(BOOK.book).iter().map(|a| a.id).collect::<Vec<_>>(), ["entry-into-force"]);
}

fn duty(id: &str) -> &'static Duty {
    BOOK.duties().find(|d| d.id == id).unwrap()
}

/// Questions that two rulebooks ask under one id have the same options, and what a rulebook says of another one is there.
#[test]
fn what_rulebooks_share_is_the_same_in_both() {
    let mut lines = 0;
    let shape = |q: &Question| (q.kind, q.option_ids().collect::<Vec<_>>());
    for book in RULEBOOKS {
        for other in RULEBOOKS.iter().filter(|other| other.id != book.id) {
            for question in book.agenda.iter().filter_map(|q| Some((q, other.question(q.id)?))) {
                assert_eq!(shape(question.0), shape(question.1), "{}", question.0.id);
                lines += 1;
            }
        }
        for line in book.shared {
            let other = RULEBOOKS.iter().find(|other| other.id == line.book);
            let other = other.unwrap_or_else(|| panic!("there is no rulebook \"{}\"", line.book));
            assert!(other.categories().any(|c| c.id == line.category), "{} has no \"{}\"", other.id, line.category);
            lines += 1;
        }
    }
    assert!(lines >= 9, "only {lines} lines");
}

/// Who has answered the check of the Act is asked only for what the draft needs besides; who has not finished it, for all.
#[test]
fn the_check_of_the_act_answers_for_the_draft() {
    let brought = |name: &str, change: Option<(&str, &[&str])>| {
        let mut answers = support::case(name);
        if let Some((question, options)) = change {
            answers.give(&EU_AI_ACT, question, options).unwrap();
        }
        carried(&assess(&EU_AI_ACT, &answers, TODAY).unwrap(), BOOK.book)
    };
    let said = |answers: &Answers, id: &str| {
        answers.get(BOOK.question(id).unwrap()).map(|a| a.said().collect::<Vec<_>>().join(" "))
    };
    let mut ranking = brought("cv-ranking-built-and-sold", None);
    assert_eq!(said(&ranking, "draft-act-classes").as_deref(), Some("act-high-risk"));
    let sized = brought("cv-ranking-built-and-sold", Some(("size", &["sme"])));
    assert_eq!(said(&sized, "size").as_deref(), Some("sme"));
    for (question, option) in [("draft-part", "develop"), ("draft-state-tasks", NONE), ("draft-level", "proposal")] {
        ranking.give(&BOOK, question, &[option]).unwrap();
    }
    let result = assess(&BOOK, &ranking, TODAY).unwrap();
    let missing: Vec<&str> = result.interview.missing.iter().map(|q| q.id).collect();
    assert_eq!(missing, ["draft-state", "draft-vital-decisions", "draft-bidding"]);
    assert_eq!(result.headline().unwrap().category.id, "draft-level-4-of-5");
    // One answer switches the proposal off.
    ranking.give(&BOOK, "draft-level", &["level-1"]).unwrap();
    assert_eq!(assess(&BOOK, &ranking, TODAY).unwrap().headline().unwrap().category.id, "draft-level-1-of-5");

    // A class that may be is an option that may be; while questions are left nobody knows.
    let doubted = brought("cv-ranking-built-and-sold", Some(("profiling", &["unknown"])));
    assert_eq!(said(&doubted, "draft-act-classes"), None, "the exemption would be asked about then");
    assert_eq!(
        said(&carried(&assess(&EU_AI_ACT, &Answers::default(), TODAY).unwrap(), BOOK.book), "draft-act-classes"),
        None
    );
}

/// A line of the table of demands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Demand {
    /// What is demanded, in our words.
    says: String,
    /// What it is here: "duty.…", "penalty.…", "pointer.…", "schedule.…", "question.…", "role.…", "class.…".
    #[serde(default)]
    is: Vec<String>,
    /// Why it is nothing for a program.
    #[serde(default)]
    no_software: Option<String>,
}

/// How many paragraphs each section of the draft has; § 2 has six points and no paragraphs.
const PARAGRAPHS: [usize; 13] = [2, 6, 2, 2, 3, 2, 3, 2, 6, 4, 2, 2, 3];

/// Every paragraph has its line, every line leads to something that cites it, and everything that is there has its line.
#[test]
fn each_demand_has_its_line_and_each_duty_its_demand() {
    let table: BTreeMap<String, Vec<Demand>> = support::read(&format!("{FOLDER}/demands.toml")).unwrap();
    let mut wanted: BTreeSet<String> = PARAGRAPHS
        .iter()
        .enumerate()
        .flat_map(|(at, n)| (1..=*n).map(move |par| format!("§ {}({par})", at + 1)))
        .collect();
    wanted.insert("preamble".to_owned());
    assert_eq!(table.keys().cloned().collect::<BTreeSet<_>>(), wanted);
    let there = things(BOOK.book);
    let mut named = BTreeSet::new();
    for (section, demands) in &table {
        assert!(!demands.is_empty(), "{section} has no line");
        for Demand { says, is, no_software } in demands {
            assert!(says.len() > 15 && is.is_empty() == no_software.is_some(), "{section}: {says}");
            for thing in is {
                let cites = there.get(thing).unwrap_or_else(|| panic!("{section}: there is no {thing}"));
                let section = section
                    .strip_suffix(')')
                    .and_then(|s| s.split_once('('))
                    .filter(|(s, _)| *s == "§ 2")
                    .map_or(&**section, |(s, _)| s);
                assert!(cites.iter().any(|cite| cite == section), "{section}: {thing} cites {cites:?}");
                named.insert(thing.as_str());
            }
        }
    }
    let idle: Vec<&String> = there.keys().filter(|thing| !named.contains(thing.as_str())).collect();
    assert!(idle.is_empty(), "nothing in the draft demands {idle:?}");
}

/// What the rulebook has, with the places that it cites.
fn things(book: &'static Rulebook) -> BTreeMap<String, Vec<String>> {
    let places = |cites: &[Citation]| cites.iter().map(place).collect::<Vec<_>>();
    let mut things = BTreeMap::new();
    things.extend(book.duties().map(|d| (format!("duty.{}", d.id), places(d.cites))));
    for penalty in book.duties().flat_map(Duty::penalties) {
        let cites = penalty.lines().map(|line| place(&line.cite)).collect();
        things.insert(format!("penalty.{}", penalty.id), cites);
    }
    let pointers = book.contacts.iter().chain(book.neighbours);
    things.extend(pointers.map(|p| (format!("pointer.{}", p.id), vec![place(&p.cite)])));
    for schedule in book.duties().map(|d| d.applies) {
        let cites = schedule.timetables.iter().flat_map(|t| t.starts).map(|s| place(&s.cite)).collect();
        things.insert(format!("schedule.{}", schedule.id), cites);
    }
    let grounds = book.categories().filter(|c| !c.id.starts_with("draft-level-"));
    things.extend(grounds.map(|c| {
        let cites = c.grounds().flat_map(|(_, rule)| rule.wordings).map(|w| place(&w.cite)).collect();
        (format!("role.{}", c.id), cites)
    }));
    things
}
