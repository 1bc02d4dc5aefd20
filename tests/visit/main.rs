//! What a visitor gets: the visit with its screens, the documents, reports and files, and the command line.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod calendar;
mod case;
mod cli;
mod draft;
mod drawing;
mod facts;
mod former;
mod languages;
mod letter;
mod link;
mod prefill;
mod records;
mod reports;
mod result;
mod session;
mod systems;
mod texts;
mod training;
