//! Conditions, as the law writes them: all of, any of, not, unless.

#[cfg(not(target_arch = "wasm32"))]
use std::ops::Deref;

use super::rulebook::{Category, Fact, Rule};

/// A condition where it stands in the law. The browser decides by the compiled program, so nothing is left of it there,
/// and the module is 3 kB smaller.
#[derive(Clone, Copy, Debug)]
pub struct When(#[cfg(not(target_arch = "wasm32"))] Expr);

impl When {
    /// A condition in its place.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub const fn new(condition: Expr) -> Self {
        Self(condition)
    }

    /// A condition in its place.
    #[cfg(target_arch = "wasm32")]
    #[must_use]
    pub const fn new(_: Expr) -> Self {
        Self()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Deref for When {
    type Target = Expr;

    fn deref(&self) -> &Expr {
        &self.0
    }
}

/// A condition over facts. Built by the `const` functions below, so that a rule reads like the provision it stands for.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// Holds in any case.
    Always,
    /// The fact is so.
    Is(&'static Fact),
    /// The rule's own condition holds.
    Holds(&'static Rule),
    /// At least one of these rules holds.
    AnyRule(&'static [&'static Rule]),
    /// The category holds, with all its guards.
    Class(&'static Category),
    /// Some ground of the category holds with the guard of its route; the category's own guard is not looked at.
    AnyGround(&'static Category),
    /// The category holds and the day from which a certain ground of it applies has come.
    InEffect(&'static Category),
    /// Every one of these.
    All(&'static [Expr]),
    /// At least one of these.
    Any(&'static [Expr]),
    /// The opposite.
    Not(&'static Expr),
    /// Both; but nobody is asked about the second before the first is certain, or stays in doubt after all there is to ask.
    Given(&'static Expr, &'static Expr),
}

/// The fact is so.
#[must_use]
pub const fn is(fact: &'static Fact) -> Expr {
    Expr::Is(fact)
}

/// The rule's own condition holds.
#[must_use]
pub const fn holds(rule: &'static Rule) -> Expr {
    Expr::Holds(rule)
}

/// At least one of these rules holds.
#[must_use]
pub const fn any_rule(rules: &'static [&'static Rule]) -> Expr {
    Expr::AnyRule(rules)
}

/// The category holds.
#[must_use]
pub const fn class(category: &'static Category) -> Expr {
    Expr::Class(category)
}

/// Some ground of the category holds with the guard of its route, the category's own guard aside.
#[must_use]
pub const fn any_ground(category: &'static Category) -> Expr {
    Expr::AnyGround(category)
}

/// The category holds and applies already.
#[must_use]
pub const fn in_effect(category: &'static Category) -> Expr {
    Expr::InEffect(category)
}

/// Every one of these.
#[must_use]
pub const fn all(exprs: &'static [Expr]) -> Expr {
    Expr::All(exprs)
}

/// At least one of these.
#[must_use]
pub const fn any(exprs: &'static [Expr]) -> Expr {
    Expr::Any(exprs)
}

/// The opposite.
#[must_use]
pub const fn not(expr: &'static Expr) -> Expr {
    Expr::Not(expr)
}

/// Both, and the second is asked about only once the first is certain or stays in doubt.
#[must_use]
pub const fn given(first: &'static Expr, second: &'static Expr) -> Expr {
    Expr::Given(first, second)
}
