//! Art. 111 and 113: since when each part of the law is law, and from when it applies.
//!
//! The first lines of each timetable are for what is neither offered nor used yet (Art. 2(8)): it waits for its launch, on the
//! day of the class or later.

use crate::acts::{AI_ACT, OMNIBUS, TRANSPARENCY_GUIDELINES};
use engine::date::{Date, Period};
use engine::expr::{Expr, all, any, given, holds, is, not};
use engine::rulebook::{
    Doubt, Fact, Holder, Kind, NamedDate, Question, Rule, Schedule, Timetable, choice, start, wording,
};

use super::annex_3_areas::{AREA_LAW_ENFORCEMENT, AREA_MIGRATION};
use super::art_02_scope::{BEFORE_LAUNCH, LABORATORY, MANUFACTURES, OFFERS};
use super::art_03_definitions::DEVELOPED;
use super::art_05_prohibited::PRACTICE_OF_2024;
use super::art_06_high_risk::{CHAPTER_3_BINDS, EXEMPT_DATE, HIGH_RISK_PRODUCT, HIGH_RISK_SECURITY, HIGH_RISK_USE};
use super::duties_questions::{
    FOR_AUTHORITIES, LARGE_SCALE_IT, LEGACY, LEGACY_PRODUCT, PRODUCT_FOR_AUTHORITIES, REDESIGN,
};
use super::topics;

/// Law since the Regulation entered into force on 1 August 2024 (Art. 113 first paragraph), unchanged.
pub const ORIGINAL: Period = Period::since(IN_FORCE);
/// The 2024 wording of what Regulation (EU) 2026/1744 amended.
pub const BEFORE_AMENDMENT: Period = Period::until(IN_FORCE, AMENDED);
/// The wording since Regulation (EU) 2026/1744 entered into force, the third day after its publication on 24 July 2026.
pub const SINCE_AMENDMENT: Period = Period::since(AMENDED);
/// Entry into force of Regulation (EU) 2026/1744.
const AMENDED: Date = Date::new(2026, 7, 27);
/// Entry into force of Regulation (EU) 2024/1689.
pub const IN_FORCE: Date = Date::new(2024, 8, 1);

/// Chapter XII, penalties, applies from 2 August 2025 with the exception of Art. 101, Art. 113 third paragraph point (b).
pub const PENALTIES: Period = Period::since(CHAPTER_V_DATE.date);
/// Chapter IX, with the powers of the AI Office of Art. 75 and 75c, applies from the general date.
pub const OFFICE_POWERS: Period = Period::since(GENERAL_DATE.date);
/// Art. 101, fines for providers of models, applies from the general date.
pub const MODEL_PENALTIES: Period = Period::since(GENERAL_DATE.date);
/// The German act that carries out the Regulation is in force since 29 July 2026.
pub const GERMAN_ACT: Period = Period::since(Date::new(2026, 7, 29));

/// The system was on the market before Art. 50(2) began to apply.
pub static SOLD_BEFORE_MARKING: Fact = Fact { id: "sold-before-marking" };
/// The model was on the market before Chapter V began to apply.
pub static MODEL_BEFORE_CHAPTER_V: Fact = Fact { id: "model-before-chapter-v" };

/// Asked only while Art. 111(4) can still make a difference to what is owed; an answer counts also afterwards.
pub static SYSTEM_DATE: Question = Question {
    id: "system-date",
    topic: &topics::TRANSPARENCY,
    kind: Kind::One,
    options: &[choice("yes", &[&SOLD_BEFORE_MARKING]), choice("no", &[])],
    cites: &[AI_ACT.art("111").par("4")],
    judgement: false,
    helps: None,
};

/// Asked only while Art. 111(3) can still make a difference to what is owed; an answer counts also afterwards.
pub static MODEL_DATE: Question = Question {
    id: "model-date",
    topic: &topics::GENERAL_PURPOSE,
    kind: Kind::One,
    options: &[choice("yes", &[&MODEL_BEFORE_CHAPTER_V]), choice("no", &[])],
    cites: &[AI_ACT.art("111").par("3")],
    judgement: false,
    helps: None,
};

/// Chapters I and II apply from 2 February 2025.
pub static FIRST_CHAPTERS: Schedule = Schedule {
    id: "first-chapters",
    timetables: &[Timetable {
        valid: ORIGINAL,
        starts: &[
            start(holds(&LABORATORY), FIRST_CHAPTERS_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
            start(Expr::Always, FIRST_CHAPTERS_DATE.date, AI_ACT.art("113").sub(3).point("a")),
        ],
    }],
    doubts: &[],
};

/// Art. 5(1)(ba) and (bb), (1a), (1b) apply from 2 December 2026.
pub static NEW_PROHIBITIONS: Schedule = Schedule {
    id: "new-prohibitions",
    timetables: &[Timetable {
        valid: SINCE_AMENDMENT,
        starts: &[
            start(holds(&LABORATORY), NEW_PROHIBITIONS_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
            start(Expr::Always, NEW_PROHIBITIONS_DATE.date, AI_ACT.art("113").sub(3).point("a")),
        ],
    }],
    doubts: &[],
};

/// Chapter III for Annex III systems: 2 August 2026 by the first wording, 2 December 2027 since the amendment.
pub static ANNEX_3: Schedule = Schedule {
    id: "annex-3",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[start(Expr::Always, GENERAL_DATE.date, AI_ACT.art("113").sub(2))],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[start(Expr::Always, ANNEX_3_DATE.date, AI_ACT.art("113").sub(3).point("c").item("i"))],
        },
    ],
    doubts: &[],
};

/// What exempt systems owe, Art. 6(4), 49(2) and 80: the dates of Annex III by our reading.
pub static EXEMPT: Schedule = Schedule { id: "exempt", timetables: OTHERS_CLASS.timetables, doubts: &[&EXEMPT_DATE] };

/// The rights of people on whom a system of Annex III is used: from the day on which its deployers are bound.
pub static RIGHTS: Schedule =
    Schedule { id: "rights", timetables: OTHERS_CLASS.timetables, doubts: &[&EXISTING_FOR_OTHERS] };

/// Art. 111(2) from the side of the people affected, who need not know since when the system exists.
pub static EXISTING_FOR_OTHERS: Doubt =
    Doubt::new("existing-for-others", AI_ACT.art("111").par("2")).held_by(Holder::Text);

/// Chapter III for Annex I systems: 2 August 2027 by the first wording, 2 August 2028 since the amendment.
pub static ANNEX_1: Schedule = Schedule {
    id: "annex-1",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[
                start(holds(&LABORATORY), ANNEX_1_FORMER_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(Expr::Always, ANNEX_1_FORMER_DATE.date, AI_ACT.art("113").sub(3).point("c")),
            ],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                start(holds(&LABORATORY), ANNEX_1_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(Expr::Always, ANNEX_1_DATE.date, AI_ACT.art("113").sub(3).point("c").item("ii")),
            ],
        },
    ],
    doubts: &[],
};

/// What Art. 113 names no other day for applies from 2 August 2026.
pub static GENERAL: Schedule = Schedule {
    id: "general",
    timetables: &[Timetable {
        valid: ORIGINAL,
        starts: &[
            start(holds(&LABORATORY), GENERAL_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
            start(Expr::Always, GENERAL_DATE.date, AI_ACT.art("113").sub(2)),
        ],
    }],
    doubts: &[],
};

/// So does Art. 50; it was not moved.
pub static TRANSPARENCY: Schedule = Schedule { id: "transparency", timetables: GENERAL.timetables, doubts: &[] };

/// Art. 50(2): since the amendment, systems placed on the market before 2 August 2026 have until 2 December 2026.
/// The grace is for placing on the market only; a system developed and put into service for own use has none.
pub static MARKING: Schedule = Schedule {
    id: "marking",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[
                start(holds(&LABORATORY), GENERAL_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(Expr::Always, GENERAL_DATE.date, AI_ACT.art("113").sub(2)),
            ],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                start(holds(&LABORATORY), GENERAL_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(
                    given(
                        &any(&[holds(&OFFERS), holds(&MANUFACTURES), not(&is(&DEVELOPED))]),
                        &is(&SOLD_BEFORE_MARKING),
                    ),
                    MARKING_GRACE_DATE.date,
                    AI_ACT.art("111").par("4"),
                ),
                start(Expr::Always, GENERAL_DATE.date, AI_ACT.art("113").sub(2)),
            ],
        },
    ],
    doubts: &[&GRACE_FOR_OWN_USE],
};

/// Art. 111(4) names placing on the market; the Commission adds putting into service.
pub static GRACE_FOR_OWN_USE: Doubt = Doubt::new("grace-own-use", TRANSPARENCY_GUIDELINES.para("153"))
    .held_by(Holder::Commission)
    .when(all(&[is(&DEVELOPED), not(&holds(&OFFERS)), not(&holds(&MANUFACTURES))]));

/// Chapter V applies from 2 August 2025; models placed on the market before that day have until 2 August 2027.
pub static CHAPTER_V: Schedule = Schedule {
    id: "chapter-v",
    timetables: &[Timetable {
        valid: ORIGINAL,
        starts: &[
            start(holds(&LABORATORY), CHAPTER_V_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
            start(is(&MODEL_BEFORE_CHAPTER_V), OLD_MODELS_DATE.date, AI_ACT.art("111").par("3")),
            start(Expr::Always, CHAPTER_V_DATE.date, AI_ACT.art("113").sub(3).point("b")),
        ],
    }],
    doubts: &[],
};

/// A component of a system of Annex X, Art. 111(1). Only whoever touches borders, visas, asylum or convictions is asked.
static LARGE_SCALE_COMPONENT: Rule = Rule::definition(
    "large-scale-component",
    &[wording(
        ORIGINAL,
        AI_ACT.art("111").par("1"),
        given(
            &all(&[holds(&HIGH_RISK_SECURITY), any(&[is(&AREA_MIGRATION), is(&AREA_LAW_ENFORCEMENT)])]),
            &is(&LARGE_SCALE_IT),
        ),
    )],
);

/// There before the day of its class, Art. 111(2): that of Annex III goes first, as in the schedules below.
static EXISTS: Rule = Rule::definition(
    "existing-system",
    &[wording(
        ORIGINAL,
        AI_ACT.art("111").par("2"),
        any(&[given(&holds(&HIGH_RISK_USE), &is(&LEGACY)), given(&PRODUCT_ALONE, &is(&LEGACY_PRODUCT))]),
    )],
);

/// The rules reach such a system only from a significant change in its design on, Art. 111(2).
pub static UNCHANGED: Rule = Rule::definition(
    "unchanged-system",
    &[wording(ORIGINAL, AI_ACT.art("111").par("2"), given(&holds(&EXISTS), &not(&is(&REDESIGN))))],
);

/// Meant to be used by public authorities: a last day, Art. 111(2) second sentence.
static EXISTING_FOR_AUTHORITIES: Rule = Rule::definition(
    "existing-for-authorities",
    &[wording(
        ORIGINAL,
        AI_ACT.art("111").par("2"),
        all(&[
            any(&[
                given(&holds(&HIGH_RISK_USE), &is(&FOR_AUTHORITIES)),
                given(&PRODUCT_ALONE, &is(&PRODUCT_FOR_AUTHORITIES)),
            ]),
            holds(&UNCHANGED),
        ]),
    )],
);

/// The rules of this file.
pub static RULES: &[&Rule] = &[&LARGE_SCALE_COMPONENT, &EXISTS, &UNCHANGED, &EXISTING_FOR_AUTHORITIES];

/// Sections 1 to 3 of Chapter III for providers and deployers, whom Art. 111(2) second sentence names: Art. 113 by class, Art.
/// 111 for what is on the market or in service already. Where a system is high-risk on both ways, the earlier date is ours.
pub static CHAPTER_3: Schedule = Schedule {
    id: "chapter-3",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[
                start(
                    all(&[holds(&BEFORE_LAUNCH), holds(&HIGH_RISK_USE)]),
                    GENERAL_DATE.date,
                    AI_ACT.art("2").par("8"),
                )
                .only_if("launch"),
                start(holds(&BEFORE_LAUNCH), ANNEX_1_FORMER_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(holds(&LARGE_SCALE_COMPONENT), LARGE_SCALE_DATE.date, AI_ACT.art("111").par("1")),
                start(holds(&EXISTING_FOR_AUTHORITIES), PUBLIC_LEGACY_DATE.date, AI_ACT.art("111").par("2")),
                // Art. 111(2) had one day for all classes.
                start(holds(&UNCHANGED), GENERAL_DATE.date, AI_ACT.art("111").par("2")).only_if("redesign"),
                start(holds(&HIGH_RISK_USE), GENERAL_DATE.date, AI_ACT.art("113").sub(2)),
                start(Expr::Always, ANNEX_1_FORMER_DATE.date, AI_ACT.art("113").sub(3).point("c")),
            ],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                start(
                    all(&[holds(&BEFORE_LAUNCH), holds(&HIGH_RISK_USE)]),
                    ANNEX_3_DATE.date,
                    AI_ACT.art("2").par("8"),
                )
                .only_if("launch"),
                start(holds(&BEFORE_LAUNCH), ANNEX_1_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(holds(&LARGE_SCALE_COMPONENT), LARGE_SCALE_DATE.date, AI_ACT.art("111").par("1")),
                start(holds(&EXISTING_FOR_AUTHORITIES), PUBLIC_LEGACY_DATE.date, AI_ACT.art("111").par("2")),
                start(all(&[holds(&UNCHANGED), holds(&HIGH_RISK_USE)]), ANNEX_3_DATE.date, AI_ACT.art("111").par("2"))
                    .only_if("redesign"),
                start(
                    all(&[holds(&UNCHANGED), not(&holds(&HIGH_RISK_USE))]),
                    ANNEX_1_DATE.date,
                    AI_ACT.art("111").par("2"),
                )
                .only_if("redesign"),
                start(holds(&HIGH_RISK_USE), ANNEX_3_DATE.date, AI_ACT.art("113").sub(3).point("c").item("i")),
                start(Expr::Always, ANNEX_1_DATE.date, AI_ACT.art("113").sub(3).point("c").item("ii")),
            ],
        },
    ],
    doubts: &[&BOTH_WAYS],
};

/// High-risk by use and by product: Art. 113(c) has a day for each, and none for both.
pub static BOTH_WAYS: Doubt = Doubt::new("both-ways", AI_ACT.art("113").sub(3).point("c"))
    .held_by(Holder::Open)
    .when(Expr::All(&[Expr::Holds(&HIGH_RISK_USE), Expr::Holds(&HIGH_RISK_PRODUCT)]));

/// The same for importers, distributors, representatives and suppliers. The day for systems of authorities is for providers
/// and deployers only, so that of a system already there never comes before its redesign.
pub static CHAPTER_3_CHAIN: Schedule = Schedule {
    id: "chapter-3-chain",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[
                start(
                    all(&[holds(&BEFORE_LAUNCH), holds(&HIGH_RISK_USE)]),
                    GENERAL_DATE.date,
                    AI_ACT.art("2").par("8"),
                )
                .only_if("launch"),
                start(holds(&BEFORE_LAUNCH), ANNEX_1_FORMER_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(holds(&LARGE_SCALE_COMPONENT), LARGE_SCALE_DATE.date, AI_ACT.art("111").par("1")),
                start(holds(&UNCHANGED), GENERAL_DATE.date, AI_ACT.art("111").par("2")).only_if("redesign"),
                start(holds(&HIGH_RISK_USE), GENERAL_DATE.date, AI_ACT.art("113").sub(2)),
                start(Expr::Always, ANNEX_1_FORMER_DATE.date, AI_ACT.art("113").sub(3).point("c")),
            ],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                start(
                    all(&[holds(&BEFORE_LAUNCH), holds(&HIGH_RISK_USE)]),
                    ANNEX_3_DATE.date,
                    AI_ACT.art("2").par("8"),
                )
                .only_if("launch"),
                start(holds(&BEFORE_LAUNCH), ANNEX_1_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(holds(&LARGE_SCALE_COMPONENT), LARGE_SCALE_DATE.date, AI_ACT.art("111").par("1")),
                start(all(&[holds(&UNCHANGED), holds(&HIGH_RISK_USE)]), ANNEX_3_DATE.date, AI_ACT.art("111").par("2"))
                    .only_if("redesign"),
                start(holds(&UNCHANGED), ANNEX_1_DATE.date, AI_ACT.art("111").par("2")).only_if("redesign"),
                start(holds(&HIGH_RISK_USE), ANNEX_3_DATE.date, AI_ACT.art("113").sub(3).point("c").item("i")),
                start(Expr::Always, ANNEX_1_DATE.date, AI_ACT.art("113").sub(3).point("c").item("ii")),
            ],
        },
    ],
    doubts: &[&BOTH_WAYS],
};

/// What stands elsewhere but presupposes a high-risk system: the same dates by our reading.
pub static OUTSIDE_CHAPTER_3: Schedule =
    Schedule { id: "outside-chapter-3", timetables: CHAPTER_3.timetables, doubts: &[&OUTSIDE_SECTIONS, &BOTH_WAYS] };

/// Art. 113(c) postpones Sections 1 to 3 of Chapter III only; what stands elsewhere presupposes the class all the same.
pub static OUTSIDE_SECTIONS: Doubt =
    Doubt::new("outside-sections", AI_ACT.art("113").sub(3).point("c")).held_by(Holder::Text);

/// Duties towards somebody else whose system becomes high-risk: the day is that of their class; the earlier one is ours.
pub static OTHERS_CLASS: Schedule = Schedule {
    id: "others-class",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[
                start(holds(&LABORATORY), GENERAL_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(Expr::Always, GENERAL_DATE.date, AI_ACT.art("113").sub(2)),
            ],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                start(holds(&LABORATORY), ANNEX_3_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(Expr::Always, ANNEX_3_DATE.date, AI_ACT.art("113").sub(3).point("c").item("i")),
            ],
        },
    ],
    doubts: &[&OTHERS_DAY],
};

/// Duties towards whoever takes over a system: a high-risk one keeps its class, and with it its day (Art. 25(1)(a) and
/// (b)); what class another one gets (c) is theirs to decide.
pub static NEW_PROVIDER: Schedule = Schedule {
    id: "new-provider",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[
                start(all(&[holds(&LABORATORY), BY_PRODUCT_ONLY]), ANNEX_1_FORMER_DATE.date, AI_ACT.art("2").par("8"))
                    .only_if("launch"),
                start(holds(&LABORATORY), GENERAL_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(BY_PRODUCT_ONLY, ANNEX_1_FORMER_DATE.date, AI_ACT.art("113").sub(3).point("c")),
                start(Expr::Always, GENERAL_DATE.date, AI_ACT.art("113").sub(2)),
            ],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                start(all(&[holds(&LABORATORY), BY_PRODUCT_ONLY]), ANNEX_1_DATE.date, AI_ACT.art("2").par("8"))
                    .only_if("launch"),
                start(holds(&LABORATORY), ANNEX_3_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
                start(BY_PRODUCT_ONLY, ANNEX_1_DATE.date, AI_ACT.art("113").sub(3).point("c").item("ii")),
                start(Expr::Always, ANNEX_3_DATE.date, AI_ACT.art("113").sub(3).point("c").item("i")),
            ],
        },
    ],
    doubts: &[&OTHERS_DAY, &BOTH_WAYS],
};

const BY_PRODUCT_ONLY: Expr = Expr::All(&[Expr::Holds(&HIGH_RISK_PRODUCT), Expr::Not(&Expr::Holds(&HIGH_RISK_USE))]);
static PRODUCT_ALONE: Expr = BY_PRODUCT_ONLY;

/// Which class the system gets in other hands, the first provider or that of a model cannot know.
pub static OTHERS_DAY: Doubt = Doubt::new("others-day", AI_ACT.art("113").sub(3).point("c"))
    .held_by(Holder::Open)
    .when(Expr::Not(&Expr::Holds(&CHAPTER_3_BINDS)));

/// The prohibitions: those of 2024 from 2 February 2025, the two new ones from 2 December 2026.
pub static PROHIBITIONS: Schedule = Schedule {
    id: "prohibitions",
    timetables: &[Timetable {
        valid: ORIGINAL,
        starts: &[
            start(
                all(&[holds(&LABORATORY), holds(&PRACTICE_OF_2024)]),
                FIRST_CHAPTERS_DATE.date,
                AI_ACT.art("2").par("8"),
            )
            .only_if("launch"),
            start(holds(&LABORATORY), NEW_PROHIBITIONS_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
            start(holds(&PRACTICE_OF_2024), FIRST_CHAPTERS_DATE.date, AI_ACT.art("113").sub(3).point("a")),
            start(Expr::Always, NEW_PROHIBITIONS_DATE.date, AI_ACT.art("113").sub(3).point("a")),
        ],
    }],
    doubts: &[],
};

/// What Regulation (EU) 2026/1744 inserted into Chapter I: Art. 4a, since it entered into force.
pub static AMENDMENT: Schedule = Schedule {
    id: "amendment",
    timetables: &[Timetable {
        valid: SINCE_AMENDMENT,
        starts: &[
            start(holds(&LABORATORY), AMENDED_DATE.date, AI_ACT.art("2").par("8")).only_if("launch"),
            start(Expr::Always, AMENDED_DATE.date, OMNIBUS.art("4")),
        ],
    }],
    doubts: &[],
};

/// Chapters I and II, Art. 113 third paragraph point (a).
pub const FIRST_CHAPTERS_DATE: NamedDate =
    NamedDate::new("first-chapters", Date::new(2025, 2, 2), AI_ACT.art("113").sub(3).point("a"), ORIGINAL);
/// Chapter V, Art. 113 third paragraph point (b).
pub const CHAPTER_V_DATE: NamedDate =
    NamedDate::new("chapter-v", Date::new(2025, 8, 2), AI_ACT.art("113").sub(3).point("b"), ORIGINAL);
/// The amendment enters into force.
pub const AMENDED_DATE: NamedDate = NamedDate::new("amended", AMENDED, OMNIBUS.art("4"), SINCE_AMENDMENT);
/// The general date of application, Art. 113 second paragraph; also that of Art. 50.
pub const GENERAL_DATE: NamedDate =
    NamedDate::new("general", Date::new(2026, 8, 2), AI_ACT.art("113").sub(2), ORIGINAL);
/// The new prohibitions, Art. 113 third paragraph point (a) as amended.
pub const NEW_PROHIBITIONS_DATE: NamedDate =
    NamedDate::new("new-prohibitions", Date::new(2026, 12, 2), AI_ACT.art("113").sub(3).point("a"), SINCE_AMENDMENT);
/// End of the grace of Art. 111(4).
pub const MARKING_GRACE_DATE: NamedDate =
    NamedDate::new("marking-grace", Date::new(2026, 12, 2), AI_ACT.art("111").par("4"), SINCE_AMENDMENT);
/// Models from before Chapter V, Art. 111(3).
pub const OLD_MODELS_DATE: NamedDate =
    NamedDate::new("old-models", Date::new(2027, 8, 2), AI_ACT.art("111").par("3"), ORIGINAL);
/// The former date for Annex I systems, Art. 113 third paragraph point (c) before the amendment.
pub const ANNEX_1_FORMER_DATE: NamedDate =
    NamedDate::new("annex-1-former", Date::new(2027, 8, 2), AI_ACT.art("113").sub(3).point("c"), BEFORE_AMENDMENT);
/// Annex III systems, Art. 113 third paragraph point (c)(i).
pub const ANNEX_3_DATE: NamedDate =
    NamedDate::new("annex-3", Date::new(2027, 12, 2), AI_ACT.art("113").sub(3).point("c").item("i"), SINCE_AMENDMENT)
        .formerly(GENERAL_DATE.date);
/// Annex I systems, Art. 113 third paragraph point (c)(ii).
pub const ANNEX_1_DATE: NamedDate =
    NamedDate::new("annex-1", Date::new(2028, 8, 2), AI_ACT.art("113").sub(3).point("c").item("ii"), SINCE_AMENDMENT)
        .formerly(ANNEX_1_FORMER_DATE.date);
/// Components of the large-scale IT systems of Annex X, Art. 111(1): how long, and until when they must have existed.
pub const LARGE_SCALE_DATE: NamedDate =
    NamedDate::new("large-scale", Date::new(2030, 12, 31), AI_ACT.art("111").par("1"), ORIGINAL);
/// The day before which such a component must have been there, Art. 111(1).
pub const LARGE_SCALE_CUT_OFF: NamedDate =
    NamedDate::new("large-scale-cut-off", Date::new(2027, 8, 2), AI_ACT.art("111").par("1"), ORIGINAL);
/// National sandboxes must be operational, Art. 57(1).
pub const SANDBOX_DATE: NamedDate =
    NamedDate::new("sandboxes", Date::new(2027, 8, 2), AI_ACT.art("57").par("1"), SINCE_AMENDMENT)
        .formerly(GENERAL_DATE.date);
/// Guidance on the plan for post-market monitoring is due, Art. 72(3).
pub const MONITORING_GUIDANCE_DATE: NamedDate =
    NamedDate::new("monitoring-guidance", Date::new(2027, 9, 2), AI_ACT.art("72").par("3"), SINCE_AMENDMENT)
        .formerly(Date::new(2026, 2, 2));
/// Legacy high-risk systems for public authorities, Art. 111(2).
pub const PUBLIC_LEGACY_DATE: NamedDate =
    NamedDate::new("public-legacy", Date::new(2030, 8, 2), AI_ACT.art("111").par("2"), ORIGINAL);
