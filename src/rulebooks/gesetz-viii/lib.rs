//! The draft "Gesetz VIII" of 14 October 2025: the table of contents, by section. It is **not in force** and nobody has passed it;
//! everything that is made of it says so.

pub mod demands;
pub mod penalties;
pub mod questions;
pub mod s01_scope;
pub mod s03_levels;
pub mod s13_transition;
pub mod topics;

use engine::date::Date;
use engine::rare::Rare;
use engine::rulebook::{Rulebook, scale};
use engine::source::Act;

use s03_levels as levels;
use s13_transition::DRAFTED;

/// The draft. Its criteria for the levels, its terms and more stand in annexes that we do not have.
pub static DRAFT: Act = Act { id: "draft-gesetz-viii", texts: &[], published_as: "", articles: 0, recitals: 0 };

/// The rulebook of the draft.
pub static GESETZ_VIII: Rulebook = Rulebook {
    id: "gesetz-viii",
    version: Date::new(2026, 11, 30),
    link: "gesetz8",
    mark: Some(Rare::new("not-in-force")),
    first_day: DRAFTED,
    applies: DRAFTED,
    acts: &[&DRAFT],
    agenda: questions::AGENDA,
    rules: &[s01_scope::RULES, levels::RULES],
    roles: &[
        &s01_scope::DEVELOPER,
        &s01_scope::OPERATOR,
        &s01_scope::INTEGRATOR,
        &s01_scope::USER,
        &s01_scope::AWARDING_BODY,
        &s01_scope::CRISIS_BODY,
    ],
    classes: &[
        &levels::LEVEL_5,
        &levels::LEVEL_4,
        &levels::LEVEL_3,
        &levels::LEVEL_2,
        &levels::LEVEL_1,
        &s01_scope::NOT_ADDRESSED,
    ],
    headlines: levels::HEADLINES,
    gates: topics::GATES,
    dates: &[&s13_transition::DRAFT_DATE],
    duties: &[demands::DUTIES, demands::LEAVE],
    contacts: s01_scope::CONTACTS,
    neighbours: s01_scope::BESIDE,
    scales: &[scale(
        "risk-level",
        &[&levels::LEVEL_1, &levels::LEVEL_2, &levels::LEVEL_3, &levels::LEVEL_4, &levels::LEVEL_5],
    )],
    shared: questions::SHARED,
    ..Rulebook::PLAIN
};
