//! No text becomes a formula: one that a spreadsheet program would take for one gets an apostrophe before it, and loses it when it
//! is read (ASVS 5.0, 1.2.10). Texts with apostrophes of their own get one more, so every text comes back.

/// What a formula can begin with, in the signs of wide writing too.
const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINNINGS)
}

/// A text as it is written.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_dangerous(text) { format!("'{text}") } else { text.to_owned() }
}

/// A text as it was before.
#[must_use]
pub fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        _ => text,
    }
}
