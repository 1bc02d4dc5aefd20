//! The rulebook read as it is written: conditions followed from static to static, one case at a time. It decides nothing that
//! ships; `tests/law/dense.rs` holds the compiled program against it.

pub mod eval;
pub mod explain;
pub mod interview;
pub mod stuck;
pub mod what_if;
