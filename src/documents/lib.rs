//! The JSON documents. What a document holds is told once, by a struct; its canonical text, its schema in docs/schema/ and its
//! type in www/documents.d.ts are derived from it, comments included. In reading order:
//!
//! - [`assessment`] with [`duties`]: what the law says of a case. [`questionnaire`]: what may be asked.
//! - [`case`] is what is saved and opens again; [`link`] is the same within an address. [`answers`] and [`prefill`] come from
//!   programs and pages.
//! - [`reflection`] is what people wrote to a catalogue that is no law.
//! - `former` reads answers as earlier versions of the rulebook took them.
//! - [`canonical`] writes any of them, [`json`] reads.

pub mod answers;
pub mod assessment;
pub mod canonical;
pub mod case;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod contract;
pub mod duties;
mod former;
pub mod json;
pub mod link;
mod parts;
pub mod prefill;
pub mod questionnaire;
pub mod reflection;

pub use parts::{Basis, ById, Chosen, Cite, Day, Duration, Id, Language, Link, Rulebook, Words};
