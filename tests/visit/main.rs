//! What a visitor gets: the visit with its screens, the documents, reports and files, and the command line.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod calendar;
mod case;
mod cli;
mod drawing;
mod languages;
mod link;
mod prefill;
mod reports;
mod screens;
mod session;
mod texts;
