//! What the sources, the documentation and the types of this repository say of each other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod accessibility_docs;
mod contract;
mod layers;
mod styling;
