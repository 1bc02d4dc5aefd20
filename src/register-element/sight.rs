//! How the list is looked at: what is searched, filtered, sorted and shown.

use std::collections::BTreeMap;

use register::assess::OPEN;
use register::claims::Comparison;
use register::grid::folded;
use register::law::Weight;
use register::record::{Register, System};

use crate::rows::{LAW, Row};
use crate::state::Rows;

/// How many systems stand on a page.
pub const PAGE: usize = 50;

/// What there may be to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Claimed too low.
    TooLow,
    /// Claimed too high.
    TooHigh,
    /// The class of the system is open.
    Open,
    /// Nobody has answered yet.
    Unassessed,
    /// A review is due.
    Due,
    /// High-risk, or prohibited.
    Weighty,
}

/// All of them, in the order in which they stand.
pub const FINDINGS: [Finding; 6] =
    [Finding::TooLow, Finding::Open, Finding::Unassessed, Finding::Due, Finding::Weighty, Finding::TooHigh];

impl Finding {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLow => "finding.too-low",
            Self::TooHigh => "finding.too-high",
            Self::Open => "finding.open",
            Self::Unassessed => "finding.unassessed",
            Self::Due => "finding.due",
            Self::Weighty => "finding.weighty",
        }
    }

    /// Whether it is so of a system.
    #[must_use]
    pub fn fits(self, system: &System, row: &Row, today: &str) -> bool {
        match self {
            Self::TooLow => row.comparison == Comparison::TooLow,
            Self::TooHigh => row.comparison == Comparison::TooHigh,
            Self::Open => row.assessed && row.system == OPEN,
            Self::Unassessed => !row.assessed,
            Self::Due => !system.review.next.is_empty() && system.review.next.as_str() <= today,
            Self::Weighty => [row.body, row.system]
                .iter()
                .any(|class| matches!(LAW.weight(class), Weight::Heavy | Weight::Forbidden)),
        }
    }
}

/// By what else systems are filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The class of the system.
    Class,
    /// The role of the body.
    Role,
    /// Where it is in its life.
    Status,
    /// Whose it is.
    Body,
}

/// All of them.
pub const FACETS: [Facet; 4] = [Facet::Class, Facet::Role, Facet::Status, Facet::Body];

impl Facet {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Class => "facet.class",
            Self::Role => "facet.role",
            Self::Status => "facet.status",
            Self::Body => "facet.body",
        }
    }

    /// The values that a system has.
    #[must_use]
    pub fn values(self, system: &System, row: &Row) -> Vec<String> {
        match self {
            Self::Class => vec![if row.assessed { row.system } else { "unassessed" }.to_owned()],
            Self::Role => row.roles.iter().map(|role| (*role).to_owned()).collect(),
            Self::Status => system.lifecycle.status.into_iter().map(|status| id_of(&status)).collect(),
            Self::Body => vec![system.organisation.responsible.clone()],
        }
    }
}

/// The id of a value of a closed list.
#[must_use]
pub fn id_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A column beside that of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The name.
    Name,
    /// Whose it is.
    Body,
    /// Where it is in its life.
    Status,
    /// What is claimed.
    Claim,
    /// The class for the body.
    ForBody,
    /// The class of the system.
    AsSystem,
    /// Claim against result.
    Comparison,
    /// When somebody looks again.
    Review,
}

/// All of them.
pub const COLUMNS: [Column; 8] = [
    Column::Name,
    Column::Body,
    Column::Status,
    Column::Claim,
    Column::ForBody,
    Column::AsSystem,
    Column::Comparison,
    Column::Review,
];

impl Column {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "column.name",
            Self::Body => "column.body",
            Self::Status => "column.status",
            Self::Claim => "column.claim",
            Self::ForBody => "column.for-body",
            Self::AsSystem => "column.as-system",
            Self::Comparison => "column.comparison",
            Self::Review => "column.review",
        }
    }
}

/// How the list is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// What was typed.
    pub search: String,
    /// What is looked for.
    pub finding: Option<Finding>,
    /// The values that were chosen.
    pub facets: BTreeMap<Facet, String>,
    /// By which column it is sorted.
    pub sort: Column,
    /// Whether the other way round.
    pub backwards: bool,
    /// Which page stands.
    pub page: usize,
    /// Which columns stand beside the name.
    pub columns: Vec<Column>,
}

impl Default for Sight {
    fn default() -> Self {
        Self {
            search: String::new(),
            finding: None,
            facets: BTreeMap::new(),
            sort: Column::Comparison,
            backwards: false,
            page: 0,
            columns: vec![Column::Claim, Column::ForBody, Column::AsSystem, Column::Comparison, Column::Review],
        }
    }
}

/// What of a register is seen.
#[derive(Debug, Default, PartialEq)]
pub struct Seen {
    /// The places of the systems that fit, sorted.
    pub places: Vec<usize>,
    /// How many systems each finding would leave.
    pub findings: BTreeMap<Finding, usize>,
    /// How many each value would leave.
    pub facets: BTreeMap<Facet, BTreeMap<String, usize>>,
}

impl Sight {
    /// What of a register is seen.
    #[must_use]
    pub fn seen(&self, register: &Register, rows: &Rows, today: &str) -> Seen {
        let words: Vec<String> = folded(&self.search).split(' ').map(str::to_owned).collect();
        let mut seen = Seen::default();
        let mut found: Vec<(usize, &System, &Row)> = Vec::new();
        for (place, system) in register.systems.iter().enumerate() {
            let Some(row) = rows.get(&system.id) else { continue };
            if !words.iter().all(|word| row.hay.contains(word.as_str())) {
                continue;
            }
            let has: Vec<(Facet, Vec<String>)> = FACETS.map(|facet| (facet, facet.values(system, row))).into();
            let misses: Vec<Facet> = has
                .iter()
                .filter(|(facet, values)| self.facets.get(facet).is_some_and(|chosen| !values.contains(chosen)))
                .map(|(facet, _)| *facet)
                .collect();
            let found_it = self.finding.is_none_or(|finding| finding.fits(system, row, today));
            for (facet, values) in has {
                if found_it && misses.iter().all(|missed| *missed == facet) {
                    let counts = seen.facets.entry(facet).or_default();
                    for value in values {
                        *counts.entry(value).or_default() += 1;
                    }
                }
            }
            if misses.is_empty() {
                for finding in FINDINGS.into_iter().filter(|finding| finding.fits(system, row, today)) {
                    *seen.findings.entry(finding).or_default() += 1;
                }
                if found_it {
                    found.push((place, system, row));
                }
            }
        }
        self.sort(register, &mut found);
        seen.places = found.into_iter().map(|(place, ..)| place).collect();
        seen
    }

    fn sort(&self, register: &Register, found: &mut [(usize, &System, &Row)]) {
        let weight = |class: &str| u8::MAX - crate::rows::LAW.rank(class).map_or(0, |rank| rank + 1);
        let key = |(_, system, row): &(usize, &System, &Row)| {
            let first = match self.sort {
                Column::Name => String::new(),
                Column::Body => folded(register.body_of(system)),
                Column::Status => format!("{:?}", system.lifecycle.status),
                Column::Claim => system.claims.first().map_or("~".to_owned(), |claim| folded(&claim.raw)),
                Column::ForBody => format!("{}{:03}", u8::from(!row.assessed), weight(row.body)),
                Column::AsSystem => format!("{}{:03}", u8::from(!row.assessed), weight(row.system)),
                Column::Comparison => {
                    let place = [
                        Comparison::TooLow,
                        Comparison::TooHigh,
                        Comparison::Open,
                        Comparison::NotComparable,
                        Comparison::Agrees,
                        Comparison::NoClaim,
                    ];
                    let at = place.iter().position(|known| *known == row.comparison).unwrap_or(9);
                    format!("{}{at}{:03}", u8::from(!row.assessed), weight(row.system))
                }
                Column::Review if system.review.next.is_empty() => "~".to_owned(),
                Column::Review => system.review.next.clone(),
            };
            (first, folded(&system.name))
        };
        found.sort_by_cached_key(key);
        if self.backwards {
            found.reverse();
        }
    }
}
