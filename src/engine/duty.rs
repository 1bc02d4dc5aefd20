//! The shapes of what follows from a class: duties, their sanctions, places to turn to, neighbouring law.

use super::date::{Duration, Period};
use super::expr::{Expr, When};
use super::rare::Rare;
use super::rulebook::{Category, Doubt, Schedule};
use super::source::{Basis, Citation};

/// How strongly something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// A legal duty.
    Must,
    /// No duty, but the law gives good reason.
    Should,
    /// Voluntary.
    Consider,
    /// A permission, a right or a relief.
    May,
}

/// Something a role owes, or may do: one static for each, whatever the outcome it appears in.
///
/// Texts stand under `duty.<id>`: `title`, `what`, `step`, for what must be done `evidence`, on an event `event`.
#[derive(Debug)]
pub struct Duty {
    /// Stable id, taken from the provision: `art-26-7`.
    pub id: &'static str,
    /// How strongly it is asked.
    pub force: Force,
    /// The roles it addresses; any one suffices.
    pub roles: &'static [&'static Category],
    /// The class or kind of case it belongs to.
    pub within: When,
    /// What else must hold.
    pub when: When,
    /// Whether it is worth telling a visitor of the class that this does not bind: others often get it wrong.
    pub notable: bool,
    /// Whether it bites only when something happens, such as a serious incident.
    pub on_event: bool,
    /// How soon after the event it must be met; none where the law names no time.
    pub limit: Option<Rare<Duration>>,
    /// After what time it is due again; none where it is due once or all the time.
    pub every: Option<Rare<Duration>>,
    /// When this wording of the duty belongs to the law.
    pub valid: Period,
    /// From when it applies.
    pub applies: &'static Schedule,
    /// What follows from a breach.
    pub penalty: &'static Penalty,
    /// What follows from wrong information, where the duty is to inform an authority that asks.
    pub information: Option<&'static Penalty>,
    /// The provisions, the main one first.
    pub cites: &'static [Citation],
    /// How firmly it stands on them.
    pub basis: Basis,
    /// Where the law itself is open about this duty.
    pub doubts: &'static [&'static Doubt],
}

impl Duty {
    /// Its penalties: for a breach, and for wrong information.
    pub fn penalties(&self) -> impl Iterator<Item = &'static Penalty> {
        Some(self.penalty).into_iter().chain(self.information)
    }

    /// What a role must do within a class, from a day, under a penalty.
    #[must_use]
    pub const fn must(
        id: &'static str,
        roles: &'static [&'static Category],
        within: Expr,
        applies: &'static Schedule,
        penalty: &'static Penalty,
        cites: &'static [Citation],
        valid: Period,
    ) -> Self {
        Self {
            id,
            force: Force::Must,
            roles,
            within: When::new(within),
            when: When::new(Expr::Always),
            notable: false,
            on_event: false,
            limit: None,
            every: None,
            valid,
            applies,
            penalty,
            information: None,
            cites,
            basis: Basis::Text,
            doubts: &[],
        }
    }

    /// The same with a condition of its own.
    #[must_use]
    pub const fn when(self, when: Expr) -> Self {
        Self { when: When::new(when), ..self }
    }

    /// The same, worth telling those of the class whom it spares.
    #[must_use]
    pub const fn notable(self) -> Self {
        Self { notable: true, ..self }
    }

    /// The same, biting only on an event.
    #[must_use]
    pub const fn on_event(self) -> Self {
        Self { on_event: true, ..self }
    }

    /// The same, biting only on an event and to be met within a time after it.
    #[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
    #[must_use]
    pub const fn within_time(self, limit: Duration) -> Self {
        Self { on_event: true, limit: Some(Rare::new(limit)), ..self }
    }

    /// The same, due again and again.
    #[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
    #[must_use]
    pub const fn every(self, time: Duration) -> Self {
        Self { every: Some(Rare::new(time)), ..self }
    }

    /// The same with another force.
    #[must_use]
    pub const fn force(self, force: Force) -> Self {
        Self { force, ..self }
    }

    /// The same with a penalty of its own for wrong information.
    #[must_use]
    pub const fn information(self, penalty: &'static Penalty) -> Self {
        Self { information: Some(penalty), ..self }
    }

    /// The same on another basis.
    #[must_use]
    pub const fn basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }

    /// The same with open points of the law.
    #[must_use]
    pub const fn doubts(self, doubts: &'static [&'static Doubt]) -> Self {
        Self { doubts, ..self }
    }
}

/// What follows from a breach: the first line whose condition holds on the day.
#[derive(Debug)]
pub struct Penalty {
    /// Stable id.
    pub id: &'static str,
    /// Lines shared with other penalties, looked at first.
    pub shared: &'static [Sanction],
    /// The lines of its own, in order. The last holds always.
    pub own: &'static [Sanction],
}

impl Penalty {
    /// All its lines in order.
    pub fn lines(&self) -> impl Iterator<Item = &'static Sanction> {
        self.shared.iter().chain(self.own)
    }
}

/// One line of a penalty. Its text stands under `sanction.<id>.text` and may name `{euro}` and `{share}`.
#[derive(Debug)]
pub struct Sanction {
    /// Stable id.
    pub id: &'static str,
    /// For whom this line is.
    pub when: When,
    /// When it belongs to the law.
    pub valid: Period,
    /// The highest amount in euro; 0 where there is none.
    pub euro: u32,
    /// The highest share of the worldwide annual turnover in percent; 0 where there is none.
    pub share: u8,
    /// The provision.
    pub cite: Citation,
    /// How firmly we know it.
    pub basis: Basis,
}

/// Where to turn, or which other law matters: no duty of this law.
///
/// Texts stand under `pointer.<texts>`: `what`, and unless it has a proper name `name`.
#[derive(Debug)]
pub struct Pointer {
    /// Stable id.
    pub id: &'static str,
    /// For whom it is.
    pub when: When,
    /// The provision.
    pub cite: Citation,
    /// How firmly we know it.
    pub basis: Basis,
    /// The address of its site; empty where there is none.
    pub link: &'static str,
    /// Whether it is worth showing while it is still open.
    pub general: bool,
    /// Where its texts stand: its own id, or one that it shares with others.
    pub texts: &'static str,
    /// The name of a body, the same in every language; empty where the name stands in the texts.
    pub proper: &'static str,
}

/// A sanction on the words of the law, valid since the act is in force, without an amount.
#[must_use]
pub const fn sanction(id: &'static str, when: Expr, cite: Citation, valid: Period) -> Sanction {
    Sanction { id, when: When::new(when), valid, euro: 0, share: 0, cite, basis: Basis::Text }
}

impl Sanction {
    /// The same with a highest amount in euro and a highest share of the turnover in percent.
    #[must_use]
    pub const fn up_to(self, euro: u32, share: u8) -> Self {
        Self { euro, share, ..self }
    }

    /// The same on another basis.
    #[must_use]
    pub const fn basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }
}

/// A pointer on the words of the law.
#[must_use]
pub const fn pointer(id: &'static str, when: Expr, cite: Citation, link: &'static str) -> Pointer {
    Pointer { id, when: When::new(when), cite, basis: Basis::Text, link, general: false, texts: id, proper: "" }
}

impl Pointer {
    /// The same with a proper name, and the words of all that stand as it does.
    #[must_use]
    pub const fn named(self, proper: &'static str, texts: &'static str) -> Self {
        Self { texts, proper, ..self }
    }

    /// The same, shown also while it is open.
    #[must_use]
    pub const fn general(self) -> Self {
        Self { general: true, ..self }
    }

    /// The same on another basis.
    #[must_use]
    pub const fn basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }
}
