//! What the visitor adds for the file: a name for the system, and a reason for any answer. Never part of the result.

/// The longest name kept, in characters.
pub const LONGEST_NAME: usize = 120;
/// The longest reason kept, in characters.
pub const LONGEST_REASON: usize = 600;

/// Free text of the visitor. It goes into reports, and into nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    name: String,
    reasons: Vec<(&'static str, String)>,
}

impl Remarks {
    /// The name of the system; empty if none was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Sets the name; what is too long is cut off.
    pub fn set_name(&mut self, name: &str) {
        self.name = trimmed(name, LONGEST_NAME);
    }

    /// The reason for the answer to a question; empty if none was given.
    #[must_use]
    pub fn reason(&self, question: &str) -> &str {
        self.reasons.iter().find(|entry| entry.0 == question).map_or("", |entry| &entry.1)
    }

    /// Sets the reason for the answer to a question; an empty one removes it, what is too long is cut off.
    pub fn set_reason(&mut self, question: &'static str, reason: &str) {
        self.reasons.retain(|entry| entry.0 != question);
        let reason = trimmed(reason, LONGEST_REASON);
        if !reason.is_empty() {
            self.reasons.push((question, reason));
        }
    }

    /// All reasons by question id.
    pub fn reasons(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.reasons.iter().map(|entry| (entry.0, &*entry.1))
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.reasons.is_empty()
    }
}

/// Without white space at the ends and control characters in between, and no longer than allowed.
fn trimmed(text: &str, longest: usize) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Trimmed after that, and again where it was cut: otherwise what is written and read again would be shorter.
    plain.trim().chars().take(longest).collect::<String>().trim_end().to_owned()
}
