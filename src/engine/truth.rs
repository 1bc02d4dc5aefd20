//! Kleene's three-valued logic: the whole of it.

use std::ops::Not;

/// What we know about a statement.
///
/// `Unknown` is never "no": it stands for an answer not given yet and for "I don't know" alike. There is no conversion
/// to `bool`; whoever decides something matches all three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Certainly not.
    No,
    /// Open: both remain possible.
    Unknown,
    /// Certainly so.
    Yes,
}

impl Truth {
    /// Conjunction: one certain "no" settles it, however much else is open.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }

    /// Disjunction: one certain "yes" settles it, however much else is open.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }
}

impl Not for Truth {
    type Output = Self;

    /// Negation: what is open stays open.
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}
