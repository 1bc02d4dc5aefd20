//! Commands with words of their own, each a thin layer that reads and writes files.

pub mod reflection;
pub mod register;
pub mod training;
