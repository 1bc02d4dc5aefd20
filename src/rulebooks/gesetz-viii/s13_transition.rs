//! § 13(3): from when. Nobody knows whether and when the draft enters into force, so every day counts from one that a visitor may
//! assume.

use engine::date::{Date, Duration, Period};
use engine::expr::{Expr, any_ground};
use engine::rulebook::{Anchor, Doubt, NamedDate, Schedule, Timetable, start};

use super::DRAFT;
use super::s03_levels::{LEVEL_3, LEVEL_4, LEVEL_5};

/// The day of the draft.
pub const DRAFTED: Date = Date::new(2025, 10, 14);
/// Since then it can be read.
pub const SINCE: Period = Period::since(DRAFTED);

/// The day of the draft, for texts.
pub static DRAFT_DATE: NamedDate = NamedDate::new("drafted", DRAFTED, DRAFT.section("13"), SINCE);

/// The day on which it would enter into force.
pub static ENTRY: Anchor = Anchor { id: "entry-into-force" };

/// The time of transition goes by the level of the system.
pub static BY_LEVEL: Schedule = Schedule {
    id: "draft-by-level",
    timetables: &[Timetable {
        valid: SINCE,
        starts: &[
            start(any_ground(&LEVEL_5), DRAFTED, DRAFT.section("13").par("3")).after(
                "draft-after-6-months",
                &ENTRY,
                Some(Duration::months(6)),
            ),
            start(any_ground(&LEVEL_4), DRAFTED, DRAFT.section("13").par("3")).after(
                "draft-after-12-months",
                &ENTRY,
                Some(Duration::months(12)),
            ),
            start(any_ground(&LEVEL_3), DRAFTED, DRAFT.section("13").par("3")).after(
                "draft-after-18-months",
                &ENTRY,
                Some(Duration::months(18)),
            ),
            start(Expr::Always, DRAFTED, DRAFT.section("13").par("3")).after(
                "draft-after-24-months",
                &ENTRY,
                Some(Duration::months(24)),
            ),
        ],
    }],
    doubts: &[],
};

/// What hangs on no level has no time of transition.
pub static NO_LEVEL: Doubt = Doubt::new("draft-no-transition", DRAFT.section("13").par("3"));

/// What hangs on no level applies with the entry into force, as we read it.
pub static AT_ENTRY: Schedule = Schedule {
    id: "draft-at-entry",
    timetables: &[Timetable {
        valid: SINCE,
        starts: &[start(Expr::Always, DRAFTED, DRAFT.section("13").par("3")).after("draft-with-entry", &ENTRY, None)],
    }],
    doubts: &[&NO_LEVEL],
};
