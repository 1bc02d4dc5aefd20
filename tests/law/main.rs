//! What the law says: the rulebook and the engine that decides it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod beliefs;
mod borders;
mod clauses;
mod dense;
mod draft;
mod duties;
mod engine;
mod exhaustive;
mod oracle;
mod rulebook;
mod scenarios;
mod stories;
mod systems;
mod training;
mod what_if;
