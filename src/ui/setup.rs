//! What the page's author has chosen by attributes.

/// The reports that can be offered, by the names that pages use, in the order offered.
pub const EXPORTS: [&str; 6] = ["print", "html", "markdown", "json", "calendar", "link"];

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
    /// The reports offered.
    pub exports: Vec<&'static str>,
    /// Where answers outlive the page.
    pub persist: Persist,
    /// The address to which barriers are reported: `mailto:` or `https:`.
    pub contact: Option<String>,
}

impl Setup {
    /// Whether a report is offered.
    pub fn offers(&self, export: &str) -> bool {
        self.exports.contains(&export)
    }
}

/// The reports among these names, separated by blanks, and the names that are none.
pub fn exports(names: &str) -> (Vec<&'static str>, Vec<&str>) {
    let known = |name: &str| EXPORTS.into_iter().find(|export| *export == name);
    let offered = EXPORTS.into_iter().filter(|export| names.split_ascii_whitespace().any(|name| name == *export));
    (offered.collect(), names.split_ascii_whitespace().filter(|name| known(name).is_none()).collect())
}
