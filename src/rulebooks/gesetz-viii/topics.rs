//! The parts of the questionnaire, and the overview that they serve.

use engine::rulebook::{Gate, Topic};

use super::s01_scope::NOT_ADDRESSED;
use super::s03_levels as levels;

/// Whom the draft addresses, § 1.
pub static PART: Topic = Topic::new("draft-part");
/// The level of risk.
pub static LEVEL: Topic = Topic::new("draft-level");
/// What a demand depends on.
pub static CIRCUMSTANCES: Topic = Topic::new("draft-circumstances");
/// What only fines depend on.
pub static FIRM: Topic = Topic::new("draft-firm").offered();

static PART_GATE: Gate = Gate::new("draft-reach", &[&NOT_ADDRESSED], &[&PART]).inverted();
static LEVEL_GATE: Gate =
    Gate::new("draft-upper-levels", &[&levels::LEVEL_5, &levels::LEVEL_4, &levels::LEVEL_3], &[&LEVEL]);

/// The overview.
pub static GATES: &[&Gate] = &[&PART_GATE, &LEVEL_GATE];
