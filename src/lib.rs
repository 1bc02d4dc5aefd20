//! ai-act-check: which risk classes of the EU AI Act a system falls into, from which day, and why.
//!
//! The map, in reading order. Each is a crate in the folder of its name, and uses only those above it:
//!
//! - [`engine`] is what any rulebook needs. Start with [`engine::truth`], [`engine::rulebook`] and [`engine::assess`].
//! - [`eu_ai_act`] is the law as statics, and its texts. Start with its table of contents.
//! - [`text`] has the words, citations and dates of each language.
//! - [`rulebooks`] has each rulebook with its compiled program and its packs.
//! - [`session`] is one visit and what its screens show.
//! - [`documents`] are the JSON documents: what is printed, saved and opened. [`report`] has those for people.
//! - [`reflection`] has the catalogues that are no law, and what people answered to them.
//! - [`register`] keeps all systems of a body, with results, claims and what of it is public; [`workbooks`] has its tables as
//!   files.
//! - [`training`] has the teaching cases, and what a trainer takes along.
//! - `kit` (wasm32 only) is what the elements beside the check share: `reflection-element`, `register-element`, `training-element`.
//! - `ui` (wasm32 only) has the screens, and the widget that JavaScript sees; `npm` is the same without screens, for programs.
//!
//! This crate holds nothing of its own: it is what the command line and the tests see.

#[cfg(target_arch = "wasm32")]
pub use ui;
pub use {documents, engine, eu_ai_act, report, rulebooks, session, text};
#[cfg(not(target_arch = "wasm32"))]
pub use {reflection, register, training, workbooks};
