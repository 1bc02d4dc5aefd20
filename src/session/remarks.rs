//! What the visitor adds for the file: a name for the system, a reason for any answer, and what was written to catalogues below
//! the result. Never part of the result.

/// The longest name kept, in characters.
pub const LONGEST_NAME: usize = 120;
/// The longest reason kept, in characters.
pub const LONGEST_REASON: usize = 600;

/// The most that is kept of what was written to catalogues, in bytes.
const LONGEST_REFLECTIONS: usize = 3 << 20;

/// Free text of the visitor, as plain lines. It goes into reports, and into nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    name: String,
    reasons: Vec<(&'static str, String)>,
    reflections: String,
}

impl Remarks {
    /// The name of the system; empty if none was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Sets the name; what is too long is cut off.
    pub fn set_name(&mut self, name: &str) {
        self.name = plain(name, LONGEST_NAME);
    }

    /// The reason for the answer to a question; empty if none was given.
    #[must_use]
    pub fn reason(&self, question: &str) -> &str {
        self.reasons.iter().find(|entry| entry.0 == question).map_or("", |entry| &entry.1)
    }

    /// Sets the reason for the answer to a question; an empty one removes it, what is too long is cut off.
    pub fn set_reason(&mut self, question: &'static str, reason: &str) {
        self.reasons.retain(|entry| entry.0 != question);
        let reason = plain(reason, LONGEST_REASON);
        if !reason.is_empty() {
            self.reasons.push((question, reason));
        }
    }

    /// All reasons by question id.
    pub fn reasons(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.reasons.iter().map(|entry| (entry.0, &*entry.1))
    }

    /// What was written to catalogues below the result: a JSON list of their documents, or nothing. Another element makes and reads
    /// them; here they only go along.
    #[must_use]
    pub fn reflections(&self) -> &str {
        &self.reflections
    }

    /// Takes over what was written to catalogues; nothing stands for none. Says whether it has room.
    pub fn set_reflections(&mut self, list: String) -> bool {
        let fits = list.len() <= LONGEST_REFLECTIONS;
        if fits {
            self.reflections = list;
        }
        fits
    }

    /// Whether neither a name nor a reason was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.reasons.is_empty()
    }
}

/// One line of text, no longer than allowed: controls and line ends are blanks, blanks stand single and not at the ends, and
/// signs that turn the direction of writing or are no characters at all are left out. So no view and no report has to.
#[must_use]
pub fn plain(text: &str, longest: usize) -> String {
    let mut kept = String::new();
    for c in text.chars().filter(|c| !is_hidden(*c)) {
        let blank = c.is_control() || c.is_whitespace();
        if !blank {
            kept.push(c);
        } else if !kept.is_empty() && !kept.ends_with(' ') {
            kept.push(' ');
        }
    }
    kept.chars().take(longest).collect::<String>().trim_end().to_owned()
}

/// A text of the visitor's as it stands among other words: where it has letters that are written from the right, it is
/// isolated (Unicode Standard Annex 9, section 2.4), so that it turns nothing around it.
#[must_use]
pub fn isolated(text: &str) -> String {
    // The blocks in which letters are written from the right unless the standard says otherwise.
    let from_the_right = |c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
            || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    if text.contains(from_the_right) { ["\u{2068}", text, "\u{2069}"].concat() } else { text.to_owned() }
}

/// Bidirectional controls (Unicode Standard Annex 9, section 2) would show text in another order than it stands, and
/// noncharacters (Unicode, section 23.7) are errors in HTML.
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    let bidi = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}');
    bidi || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{feff}') || c as u32 & 0xfffe == 0xfffe
}
