//! Typical systems: what a visitor may choose instead of describing theirs. The format stands in
//! src/rulebooks/eu-ai-act/systems/README.md.

pub use ai_act_check::text::library::{Asked, Assumed, Basis, File, Flip, For, Group, Side, System, Texts};

use ai_act_check::text::library;

use crate::repository;

/// Where they lie, a file for each group.
pub const FOLDER: &str = "src/rulebooks/eu-ai-act/systems";

/// Every file, in the order of the groups.
pub fn files() -> Vec<File> {
    let mut faults = Vec::new();
    let files = library::read(&repository(FOLDER), &mut faults);
    assert_eq!(faults, [""; 0]);
    files
}
