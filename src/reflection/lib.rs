//! What documents that are no law ask of people who use AI: catalogues of questions, and what was answered to them. In reading
//! order:
//!
//! - [`catalogue`] has the shapes of a catalogue and reads one; the files themselves lie in `catalogues/`, whose README tells
//!   how they are written.
//! - [`binding`] says what a rulebook knows of the facts on which points depend, and which of its duties ask the same.
//! - [`profile`] puts answers to their points: what is strong, what is missing, who does what until when.
//! - [`sheets`] makes the documents for people, [`calendar`] the plan as entries; [`labels`] are the words around both.
//!
//! Nothing here becomes a number that judges, and nothing is told as a duty.

pub mod binding;
pub mod calendar;
pub mod catalogue;
pub mod labels;
pub mod profile;
pub mod sheets;

mod files {
    include!(concat!(env!("OUT_DIR"), "/files.rs"));

    /// The files whose path begins so, in order: path and content.
    pub fn below(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
        FILES.iter().copied().filter(move |(path, _)| path.starts_with(folder))
    }
}
