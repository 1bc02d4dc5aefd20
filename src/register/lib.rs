//! The register of all AI systems of a body. In reading order:
//!
//! - [`record`] is what a register holds, with its limits and levels; [`values`] has the closed lists.
//! - [`schema`] reads the schema that is derived from them: what is wrong with a document, and who sees what.
//! - [`file`] opens and writes a register; [`public`] is what of it everybody may see, and
//!   [`publish`] makes plain web pages of that.
//! - [`assess`] has the results of the check for each record, and [`claims`] what is claimed beside them; [`law`] is what they
//!   must know of a rulebook.
//! - [`grid`] is a table before anybody knows what is in it; [`scheme`] knows the tables of others, [`reading`] their cells,
//!   [`import`] makes records of them, [`export`] tables of records, [`board`] a report and
//!   [`calendar`] the days ahead.
//! - [`merge`] makes one register of two.
//! - [`words`] are the texts for people.

pub mod assess;
pub mod board;
pub mod calendar;
pub mod claims;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod contract;
pub mod export;
pub mod file;
pub mod grid;
mod html;
pub mod identity;
pub mod import;
pub mod law;
pub mod merge;
pub mod path;
pub mod public;
pub mod publish;
pub mod reading;
pub mod record;
pub mod schema;
pub mod scheme;
pub mod values;
pub mod words;
