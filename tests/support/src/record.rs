//! What tests record beside themselves, so that nothing changes unseen.

use std::{env, fs};

use crate::repository;

/// Set, it has the records written anew.
const REWRITE: &str = "AIACT_SNAPSHOTS";

/// Checks that this is what the file of the repository has recorded.
pub fn is_as_recorded(path: &str, found: &str) {
    let file = repository(path);
    if env::var_os(REWRITE).is_some() {
        fs::write(&file, found).unwrap();
    }
    let recorded = fs::read_to_string(file).unwrap_or_default();
    let first = found.lines().zip(recorded.lines()).enumerate().find(|(_, (a, b))| a != b);
    assert!(
        found == recorded,
        "{path} is not what comes out now; the first difference, found and recorded, is {first:#?}. If the change is \
         meant, write it anew with {REWRITE}=1 and read the difference."
    );
}
