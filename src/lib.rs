//! ai-act-check: which risk classes of the EU AI Act a system falls into, and why.
//!
//! The map, in reading order.

pub mod engine;
pub mod law;
pub mod report;
pub mod session;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;

use engine::rulebook::Rulebook;

/// Every rulebook of this build.
pub static RULEBOOKS: &[&Rulebook] = &[&law::eu_ai_act::EU_AI_ACT];
