//! ai-act-check: which risk classes of the EU AI Act a system falls into, from which day, and why.
//!
//! The map, in reading order:
//!
//! - [`law`] is the law as statics. Start with [`law::eu_ai_act`], its table of contents.
//! - [`engine`] is what any rulebook needs. Start with [`engine::truth`], [`engine::rulebook`] and [`engine::assess`].
//! - [`rulebooks`] has each rulebook with its compiled program.
//! - [`text`] has the words, citations and dates of each language.
//! - [`session`] is one visit and what its screens show.
//! - [`documents`] are the JSON documents: what is printed, saved and opened. [`report`] has those for people.
//! - `ui` (wasm32 only, feature `ui`) has the screens, and the widget that JavaScript sees.

pub mod documents;
pub mod engine;
pub mod law;
pub mod report;
pub mod rulebooks;
pub mod session;
pub mod text;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod ui;
