//! The parts of the check, and the overview that they serve.

use engine::rulebook::{Gate, Topic};

use super::art_02_scope::OUT_OF_SCOPE;
use super::{art_05_prohibited, art_06_high_risk, art_50_transparency, art_51_general_purpose};

/// Is it covered?
pub static SCOPE: Topic = Topic::new("scope");
/// Who are you?
pub static ROLE: Topic = Topic::new("role");
/// Prohibited practices.
pub static PROHIBITED: Topic = Topic::new("prohibited");
/// High-risk, by product and by use.
pub static HIGH_RISK: Topic = Topic::new("high-risk");
/// Transparency.
pub static TRANSPARENCY: Topic = Topic::new("transparency");
/// General-purpose models.
pub static GENERAL_PURPOSE: Topic = Topic::new("general-purpose");
/// What a duty depends on.
pub static DUTIES: Topic = Topic::new("duties");
/// Who the visitor is. Asked only where a duty depends on it.
pub static ORGANISATION: Topic = Topic::new("organisation").offered();

static SCOPE_GATE: Gate = Gate::new("scope", &[&OUT_OF_SCOPE], &[&SCOPE, &ROLE]).inverted();
static PROHIBITED_GATE: Gate = Gate::new("prohibited", &[&art_05_prohibited::PROHIBITED], &[&PROHIBITED]);
static HIGH_RISK_GATE: Gate = Gate::new("high-risk", &[&art_06_high_risk::HIGH_RISK], &[&HIGH_RISK]);
static TRANSPARENCY_GATE: Gate = Gate::new("transparency", &[&art_50_transparency::TRANSPARENCY], &[&TRANSPARENCY]);
static GENERAL_PURPOSE_GATE: Gate = Gate::new(
    "general-purpose",
    &[&art_51_general_purpose::GENERAL_PURPOSE_SYSTEMIC, &art_51_general_purpose::GENERAL_PURPOSE],
    &[&GENERAL_PURPOSE],
);

/// The overview.
pub static GATES: &[&Gate] =
    &[&SCOPE_GATE, &PROHIBITED_GATE, &HIGH_RISK_GATE, &TRANSPARENCY_GATE, &GENERAL_PURPOSE_GATE];
