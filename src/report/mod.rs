//! Report formats, one file each. Pure.

pub mod json;
