//! The overview of the gates that is always in sight.

use super::phrases::dates;
use super::{Screen, Session};
use engine::assess::{Outcome, Standing};
use engine::date::Date;
use engine::rulebook::{Gate, Gravity};
use engine::truth::Truth;
use text::{Catalogue, key};

/// How a gate stands; its word and its shape say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateState {
    /// Applies.
    Yes,
    /// Applies from a later day.
    Later(Date),
    /// Applies and is a prohibition.
    Forbidden,
    /// A prohibition that applies from a later day.
    ForbiddenLater(Date),
    /// Does not apply.
    No,
    /// Open.
    Open,
    /// Of no concern any more.
    Moot,
}

impl GateState {
    /// A word for style sheets and tests.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Later(_) => "later",
            Self::Forbidden => "forbidden",
            Self::ForbiddenLater(_) => "forbidden-later",
            Self::No => "no",
            Self::Open => "open",
            Self::Moot => "moot",
        }
    }
}

/// One gate.
#[derive(Debug)]
pub struct GateView {
    /// Stable id.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// The plain question behind it, for the start screen.
    pub asks: String,
    /// How it stands.
    pub state: GateState,
    /// The same in words.
    pub word: String,
    /// A short remark: the date, or "being checked now".
    pub note: Option<String>,
    /// Whether the question on screen serves it.
    pub current: bool,
}

/// All gates.
#[derive(Debug)]
pub struct BoardView {
    /// The gates in the rulebook's order.
    pub gates: Vec<GateView>,
    /// "3 of 5 settled".
    pub tally: String,
}

impl BoardView {
    /// The overview for the screen.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Self {
        let gates: Vec<GateView> = session.book().gates.iter().map(|g| gate(session, g, words)).collect();
        let settled = gates.iter().filter(|g| g.state != GateState::Open).count().to_string();
        let tally = words.fill(key::BOARD_TALLY, &[("n", &settled), ("all", &gates.len().to_string())]);
        Self { gates, tally }
    }
}

fn gate(session: &Session, gate: &'static Gate, words: &Catalogue) -> GateView {
    let state = state(session, gate);
    let current = matches!(session.screen(), Screen::Question(q) if gate.topics.iter().any(|t| t.id == q.topic.id));
    let (word, later) = match state {
        GateState::Yes | GateState::Forbidden => (key::GATE_YES, false),
        GateState::Later(_) | GateState::ForbiddenLater(_) => (key::GATE_YES, true),
        GateState::No => (key::GATE_NO, false),
        GateState::Open => (key::GATE_OPEN, false),
        GateState::Moot => (key::GATE_MOOT, false),
    };
    let certain = outcomes(session, gate).into_iter().find(|o| later && o.truth == Truth::Yes);
    let date = certain.map(|o| words.fill(key::GATE_FROM, &[("date", &dates(o, words, session.day()))]));
    GateView {
        id: gate.id,
        name: words.get(["gate", gate.id, "name"]),
        asks: words.get(["gate", gate.id, "asks"]),
        state,
        word: words.get(word),
        note: if current { Some(words.get(key::GATE_CURRENT)) } else { date },
        current,
    }
}

fn outcomes<'a>(session: &'a Session, gate: &'static Gate) -> Vec<&'a Outcome> {
    gate.classes.iter().filter_map(|c| session.assessment().outcome(c)).collect()
}

fn state(session: &Session, gate: &'static Gate) -> GateState {
    let outcomes = outcomes(session, gate);
    let day = session.day();
    if gate.inverted {
        return match outcomes.first().map(|o| o.truth) {
            Some(Truth::No) => GateState::Yes,
            Some(Truth::Yes) => GateState::No,
            Some(Truth::Unknown) | None => GateState::Open,
        };
    }
    // What is certain counts before what is open, and the more serious class before the lesser one.
    let standings: Vec<(Standing, &Outcome)> = outcomes.iter().map(|o| (o.standing(day), *o)).collect();
    let certain = standings.iter().find_map(|(standing, outcome)| match (standing, forbids(session, outcome)) {
        (Standing::Now, true) => Some(GateState::Forbidden),
        (Standing::From(date), true) => Some(GateState::ForbiddenLater(*date)),
        (Standing::Now, false) => Some(GateState::Yes),
        (Standing::From(date), false) => Some(GateState::Later(*date)),
        (Standing::No | Standing::Open, _) => None,
    });
    certain.unwrap_or_else(|| {
        if standings.iter().any(|(standing, _)| *standing == Standing::Open) {
            GateState::Open
        } else if outcomes.iter().all(|o| o.shut) {
            // What a guard shuts out does not "not apply": nobody has looked.
            GateState::Moot
        } else {
            GateState::No
        }
    })
}

/// Whether the sign of the class is the barred disc.
fn forbids(session: &Session, outcome: &Outcome) -> bool {
    session.book().headline(outcome.category).gravity == Gravity::Ban
}
