//! The register: records against their schema, the public view, results and claims, merge, the files of others, the command line.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod command;
mod merging;
mod publishing;
mod records;
mod results;
mod samples;
mod tables;
