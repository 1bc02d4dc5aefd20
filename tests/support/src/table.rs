//! The table of duties and the days on which they change. The formats stand in tests/duties/.

use std::collections::{BTreeMap, BTreeSet};

use ai_act_check::engine::assess::{Assessment, DutyOutcome, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Force;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::truth::Truth;
use serde::Deserialize;

use crate::{Given, interview, moment, read};

/// The day of the table.
pub const TODAY: Date = Date::new(2026, 11, 21);

/// The axes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "tests/duties/cases.toml explains them")]
pub struct Axes {
    pub roles: BTreeMap<String, Given>,
    pub classes: BTreeMap<String, Given>,
    pub conditions: BTreeMap<String, Given>,
}

impl Axes {
    /// Reads them.
    pub fn read() -> Self {
        read("tests/duties/cases.toml").unwrap()
    }

    /// The answers of a cell "role / class / condition …"; what comes later replaces what came before.
    pub fn given(&self, cell: &str) -> Given {
        let mut given = Given::new();
        for (at, name) in cell.split(" / ").enumerate() {
            let axis = [&self.roles, &self.classes, &self.conditions][at.min(2)];
            given.extend(axis.get(name).unwrap_or_else(|| panic!("[{cell}]: cases.toml has no \"{name}\"")).clone());
        }
        given
    }

    /// What a rulebook says about answers on a day.
    pub fn assessment(book: &'static Compiled, given: &Given, day: Date) -> Result<Assessment, String> {
        // A cell may give answers that are never asked for: what makes a class for one role need not exist for another.
        let (answers, _) = interview(book, given, false, day)?;
        assess(book, &answers, day).map_err(|e| e.to_string())
    }
}

/// What must or should be done; nothing of it may stay open.
fn owed(assessment: &Assessment) -> Result<BTreeSet<&'static str>, String> {
    let duties = assessment.duties.iter().filter(|o| matches!(o.duty.force, Force::Must | Force::Should));
    let certain = |o: &DutyOutcome| match o.truth {
        Truth::Yes => Ok(o.duty.id),
        _ => Err(format!("duty \"{}\" stays open", o.duty.id)),
    };
    duties.map(certain).collect()
}

/// The duties of each cell; `@name` stands for a set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    sets: BTreeMap<String, Vec<String>>,
    /// The duties by cell, "role / class / condition …".
    pub cells: BTreeMap<String, Vec<String>>,
}

impl Table {
    /// Reads it.
    pub fn read() -> Self {
        read("tests/duties/table.toml").unwrap()
    }

    /// The duties of a cell.
    pub fn expected(&self, cell: &str) -> BTreeSet<&str> {
        let mut ids = BTreeSet::new();
        for entry in &self.cells[cell] {
            match entry.strip_prefix('@') {
                Some(set) => ids.extend(self.sets[set].iter().map(String::as_str)),
                None => assert!(ids.insert(entry), "[{cell}] names \"{entry}\" twice"),
            }
        }
        ids
    }

    /// What is wrong with the duties of a cell.
    pub fn check(&self, book: &'static Compiled, axes: &Axes, cell: &str) -> Result<(), String> {
        let found = owed(&Axes::assessment(book, &axes.given(cell), TODAY)?)?;
        let expected = self.expected(cell);
        let more: Vec<_> = found.difference(&expected).collect();
        let less: Vec<_> = expected.difference(&found).collect();
        if more.is_empty() && less.is_empty() {
            Ok(())
        } else {
            Err(format!("not expected {more:?}, missing {less:?}"))
        }
    }
}

/// A day on which something changes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "tests/duties/dates.toml explains every key")]
pub struct Change {
    day: toml::value::Datetime,
    pub cell: String,
    #[serde(default)]
    with: Given,
    pub duty: String,
    before: String,
    on: String,
}

impl Change {
    /// The day.
    pub fn day(&self) -> Date {
        Date::parse(&self.day.to_string()).unwrap()
    }

    /// The answers.
    pub fn given(&self, axes: &Axes) -> Given {
        let mut given = axes.given(&self.cell);
        given.extend(self.with.clone());
        given
    }

    /// What is wrong on the day before, on the day and on the day after.
    pub fn check(&self, book: &'static Compiled, axes: &Axes) -> Result<(), String> {
        let (given, day) = (self.given(axes), self.day());
        for (day, expected) in [(day.previous(), &self.before), (day, &self.on), (day.next(), &self.on)] {
            let assessment = Axes::assessment(book, &given, day)?;
            let outcome = assessment.duties.iter().find(|o| o.duty.id == self.duty);
            let found = outcome.map_or("absent".to_owned(), |o| moment(o, day));
            if found != *expected {
                return Err(format!("{} on {day}: expected {expected}, found {found}", self.duty));
            }
        }
        Ok(())
    }
}

/// The lines of tests/duties/dates.toml.
pub fn changes() -> Vec<Change> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Changes {
        change: Vec<Change>,
    }
    read::<Changes>("tests/duties/dates.toml").unwrap().change
}
