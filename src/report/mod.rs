//! Report formats, one file each. Pure.

pub mod duties;
pub mod json;
pub mod link;
