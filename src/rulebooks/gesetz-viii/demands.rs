//! What the draft demands, section by section. `demands.toml` says for each sentence of the draft where it stands here, or why it is
//! nothing for a program.

use engine::date::Duration;
use engine::duty::{Duty, Force};
use engine::expr::{class, holds, is, not};
use engine::rulebook::{Category, Doubt};
use engine::source::Basis;

use super::DRAFT;
use super::penalties::{FORMAL, GRAVE, NONE_NAMED, OMISSION};
use super::questions::{BIDS, RUNNING, SANDBOX, VITAL};
use super::s01_scope::{
    ADDRESSED, AWARDING, AWARDING_BODY, CRISIS_BODY, DEVELOPER, INTEGRATOR, LEADING, OPERATOR, USER,
};
use super::s03_levels::{BELOW_LEVEL_3, FROM_LEVEL_3, FROM_LEVEL_4, LEVEL_3, LEVEL_4, LEVEL_5};
use super::s13_transition::{AT_ENTRY, BY_LEVEL, SINCE};

/// All whom § 1(1) names.
const ALL: &[&Category] = &[&DEVELOPER, &OPERATOR, &INTEGRATOR, &USER];

/// Whether the second half of § 4(1) begins at level 3 as the first does.
pub static HUMAN_BELOW_3: Doubt = Doubt::new("draft-human-below-3", DRAFT.section("4").par("1"));
/// Which levels are the "high risk" of § 7(1).
pub static HIGH_RISK_HERE: Doubt = Doubt::new("draft-high-risk-here", DRAFT.section("7").par("1"));
/// Who approves, and how: § 7(2) takes an approval for granted that no section provides for.
pub static WHO_APPROVES: Doubt = Doubt::new("draft-who-approves", DRAFT.section("7").par("2"));
/// Who has to report first, § 9(6).
pub static WHO_REPORTS: Doubt = Doubt::new("draft-who-reports", DRAFT.section("9").par("6"));

/// What must be done.
pub static DUTIES: &[Duty] = &[
    Duty::must("draft-2-principles", ALL, holds(&ADDRESSED), &BY_LEVEL, &OMISSION, &[DRAFT.section("2")], SINCE),
    Duty::must("draft-3-1-before", ALL, holds(&ADDRESSED), &BY_LEVEL, &FORMAL, &[DRAFT.section("3").par("1")], SINCE)
        .when(not(&is(&RUNNING))),
    Duty::must("draft-3-1-kept-up", ALL, holds(&ADDRESSED), &BY_LEVEL, &FORMAL, &[DRAFT.section("3").par("1")], SINCE),
    Duty::must(
        "draft-3-2-examined",
        ALL,
        holds(&FROM_LEVEL_3),
        &BY_LEVEL,
        &OMISSION,
        &[DRAFT.section("3").par("2")],
        SINCE,
    ),
    Duty::must(
        "draft-3-2-recorded",
        ALL,
        holds(&BELOW_LEVEL_3),
        &BY_LEVEL,
        &FORMAL,
        &[DRAFT.section("3").par("2")],
        SINCE,
    ),
    Duty::must(
        "draft-4-1-explained",
        ALL,
        holds(&ADDRESSED),
        &BY_LEVEL,
        &OMISSION,
        &[DRAFT.section("4").par("1")],
        SINCE,
    )
    .when(holds(&FROM_LEVEL_3))
    .notable(),
    Duty::must("draft-4-1-human", ALL, holds(&ADDRESSED), &BY_LEVEL, &OMISSION, &[DRAFT.section("4").par("1")], SINCE)
        .when(is(&VITAL))
        .doubts(&[&HUMAN_BELOW_3]),
    Duty::must("draft-4-2-stop", ALL, holds(&ADDRESSED), &BY_LEVEL, &OMISSION, &[DRAFT.section("4").par("2")], SINCE),
    Duty::must("draft-4-2-no-detour", ALL, holds(&ADDRESSED), &BY_LEVEL, &GRAVE, &[DRAFT.section("4").par("2")], SINCE),
    Duty::must("draft-5-1-level-5", ALL, class(&LEVEL_5), &BY_LEVEL, &OMISSION, &[DRAFT.section("5").par("1")], SINCE)
        .every(Duration::years(1)),
    Duty::must("draft-5-1-level-4", ALL, class(&LEVEL_4), &BY_LEVEL, &OMISSION, &[DRAFT.section("5").par("1")], SINCE)
        .every(Duration::years(2)),
    Duty::must("draft-5-1-level-3", ALL, class(&LEVEL_3), &BY_LEVEL, &OMISSION, &[DRAFT.section("5").par("1")], SINCE)
        .every(Duration::years(3)),
    Duty::must(
        "draft-5-1-by-risk",
        ALL,
        holds(&BELOW_LEVEL_3),
        &BY_LEVEL,
        &OMISSION,
        &[DRAFT.section("5").par("1")],
        SINCE,
    ),
    Duty::must(
        "draft-5-2-certificate",
        ALL,
        holds(&ADDRESSED),
        &BY_LEVEL,
        &NONE_NAMED,
        &[DRAFT.section("5").par("2")],
        SINCE,
    )
    .when(is(&BIDS)),
    Duty::must(
        "draft-5-3-tests",
        ALL,
        holds(&ADDRESSED),
        &BY_LEVEL,
        &NONE_NAMED,
        &[DRAFT.section("5").par("3")],
        SINCE,
    )
    .when(is(&BIDS)),
    Duty::must(
        "draft-6-2-no-reprisal",
        ALL,
        holds(&ADDRESSED),
        &AT_ENTRY,
        &OMISSION,
        &[DRAFT.section("6").par("2"), DRAFT.section("6").par("1")],
        SINCE,
    ),
    Duty::must(
        "draft-7-1-thirty-days",
        ALL,
        holds(&ADDRESSED),
        &BY_LEVEL,
        &OMISSION,
        &[DRAFT.section("7").par("1")],
        SINCE,
    )
    .when(not(&holds(&FROM_LEVEL_4)))
    .within_time(Duration::days(30))
    .doubts(&[&HIGH_RISK_HERE]),
    Duty::must(
        "draft-7-1-seven-days",
        ALL,
        holds(&FROM_LEVEL_4),
        &BY_LEVEL,
        &OMISSION,
        &[DRAFT.section("7").par("1")],
        SINCE,
    )
    .within_time(Duration::days(7))
    .doubts(&[&HIGH_RISK_HERE]),
    Duty::must(
        "draft-7-2-approved",
        ALL,
        holds(&FROM_LEVEL_4),
        &BY_LEVEL,
        &GRAVE,
        &[DRAFT.section("7").par("2")],
        SINCE,
    )
    .basis(Basis::OurReading)
    .doubts(&[&WHO_APPROVES]),
    Duty::must("draft-8-1-declared", ALL, holds(&ADDRESSED), &BY_LEVEL, &FORMAL, &[DRAFT.section("8").par("1")], SINCE),
    Duty::must("draft-8-2-logged", ALL, holds(&ADDRESSED), &BY_LEVEL, &FORMAL, &[DRAFT.section("8").par("2")], SINCE),
    Duty::must(
        "draft-9-2-isolated",
        ALL,
        holds(&ADDRESSED),
        &AT_ENTRY,
        &OMISSION,
        &[DRAFT.section("9").par("2")],
        SINCE,
    )
    .on_event(),
    Duty::must(
        "draft-9-6-sixty-minutes",
        ALL,
        holds(&ADDRESSED),
        &AT_ENTRY,
        &OMISSION,
        &[DRAFT.section("9").par("6")],
        SINCE,
    )
    .within_time(Duration::minutes(60))
    .basis(Basis::OurReading)
    .doubts(&[&WHO_REPORTS]),
    Duty::must(
        "draft-9-3-first-hour",
        &[&CRISIS_BODY],
        holds(&LEADING),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("9").par("3")],
        SINCE,
    )
    .within_time(Duration::hours(1)),
    Duty::must(
        "draft-9-3-confirmed",
        &[&CRISIS_BODY],
        holds(&LEADING),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("9").par("3")],
        SINCE,
    )
    .within_time(Duration::hours(48)),
    Duty::must(
        "draft-9-6-three-hours",
        &[&CRISIS_BODY],
        holds(&LEADING),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("9").par("6")],
        SINCE,
    )
    .within_time(Duration::hours(3)),
    Duty::must(
        "draft-9-4-two-people",
        &[&CRISIS_BODY],
        holds(&LEADING),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("9").par("4")],
        SINCE,
    )
    .on_event(),
    Duty::must(
        "draft-9-5-ai-advises",
        &[&CRISIS_BODY],
        holds(&LEADING),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("9").par("5")],
        SINCE,
    ),
    Duty::must(
        "draft-11-1-considered",
        &[&AWARDING_BODY],
        holds(&AWARDING),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("11").par("1")],
        SINCE,
    ),
    Duty::must(
        "draft-12-1-in-sandbox",
        ALL,
        holds(&ADDRESSED),
        &BY_LEVEL,
        &FORMAL,
        &[DRAFT.section("12").par("1")],
        SINCE,
    )
    .when(is(&SANDBOX)),
    Duty::must(
        "draft-12-2-exception",
        ALL,
        holds(&ADDRESSED),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("12").par("2")],
        SINCE,
    )
    .on_event(),
];

/// What is voluntary or allowed.
pub static LEAVE: &[Duty] = &[
    Duty::must(
        "draft-5-2-quality",
        ALL,
        holds(&ADDRESSED),
        &BY_LEVEL,
        &NONE_NAMED,
        &[DRAFT.section("5").par("2")],
        SINCE,
    )
    .when(not(&is(&BIDS)))
    .force(Force::Consider),
    Duty::must(
        "draft-11-2-support",
        ALL,
        holds(&ADDRESSED),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("11").par("2")],
        SINCE,
    )
    .force(Force::May),
    Duty::must(
        "draft-12-1-research",
        ALL,
        holds(&ADDRESSED),
        &AT_ENTRY,
        &NONE_NAMED,
        &[DRAFT.section("12").par("1")],
        SINCE,
    )
    .force(Force::May),
];
