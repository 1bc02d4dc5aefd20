//! What the page's author has chosen by attributes.

use super::action::Action;
use text::{Text, key};

/// Something to keep the result as, and its label.
pub type Export = (Action, Text);

/// What can be offered, in the order offered.
pub const EXPORTS: [Export; 6] = [
    (Action::Print, key::KEEP_PRINT),
    (Action::Html, key::KEEP_HTML),
    (Action::Markdown, key::KEEP_MARKDOWN),
    (Action::Json, key::KEEP_JSON),
    (Action::Calendar, key::KEEP_CALENDAR),
    (Action::Link, key::KEEP_LINK),
];

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
    /// Whether a frame around the page may forbid downloads; nobody tells the page.
    pub framed: bool,
}

impl Setup {
    /// Whether this is offered.
    pub fn offers(&self, form: Action) -> bool {
        self.exports.iter().any(|(export, _)| *export == form)
    }
}

/// What these names stand for, separated by blanks, and the names that stand for nothing.
pub fn exports(names: &str) -> (Vec<Export>, Vec<&str>) {
    let names = || names.split_ascii_whitespace();
    let offered = EXPORTS.into_iter().filter(|(export, _)| names().any(|name| name == export.name()));
    (offered.collect(), names().filter(|name| EXPORTS.iter().all(|(export, _)| export.name() != *name)).collect())
}
