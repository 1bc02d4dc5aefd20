//! What the page's author has chosen by attributes.

use crate::text::{Text, key};

/// Something to keep the result as: the name that pages use, which is the action of its button, and its label.
pub type Export = (&'static str, Text);

/// What can be offered, in the order offered.
pub const EXPORTS: [Export; 6] = [
    ("print", key::KEEP_PRINT),
    ("html", key::KEEP_HTML),
    ("markdown", key::KEEP_MARKDOWN),
    ("json", key::KEEP_JSON),
    ("calendar", key::KEEP_CALENDAR),
    (LINK, key::KEEP_LINK),
];

/// The one export that is no file.
pub const LINK: &str = "link";

/// Where answers outlive the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persist {
    /// Nowhere.
    #[default]
    None,
    /// In this tab, from the first answer on.
    Session,
    /// On this device, when the visitor says so.
    Local,
}

/// The author's choices, as they stand in the attributes.
#[derive(Debug, Default)]
pub struct Setup {
    /// The level of the main heading.
    pub heading: u8,
    /// What is offered.
    pub exports: Vec<Export>,
    /// Where answers outlive the page.
    pub persist: Persist,
    /// The address to which barriers are reported: `mailto:` or `https:`.
    pub contact: Option<String>,
}

impl Setup {
    /// Whether this is offered.
    pub fn offers(&self, name: &str) -> bool {
        self.exports.iter().any(|(export, _)| *export == name)
    }
}

/// What these names stand for, separated by blanks, and the names that stand for nothing.
pub fn exports(names: &str) -> (Vec<Export>, Vec<&str>) {
    let names = || names.split_ascii_whitespace();
    let offered = EXPORTS.into_iter().filter(|(export, _)| names().any(|name| name == *export));
    (offered.collect(), names().filter(|name| EXPORTS.iter().all(|(export, _)| export != name)).collect())
}
