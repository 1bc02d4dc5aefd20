//! Ids that are made and never given again: the same thing read twice, by whomever, gets the same one.

use uuid::Uuid;

/// The space of names of this project, itself made from the name of the register's form.
fn space() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, super::file::FORMAT.as_bytes())
}

/// The id of what these words name.
#[must_use]
pub fn named(words: &[&str]) -> String {
    format!("urn:uuid:{}", Uuid::new_v5(&space(), words.join("\u{1f}").as_bytes()))
}
