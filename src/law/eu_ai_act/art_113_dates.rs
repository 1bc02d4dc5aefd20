//! Art. 111 and 113: since when each part of the law is law, and from when it applies.

use crate::engine::date::{Date, Period};
use crate::engine::expr::{Expr, any, given, holds, is, not};
use crate::engine::rulebook::{Fact, Kind, NamedDate, Question, Schedule, Start, Timetable, Topic, choice};
use crate::law::acts::AI_ACT;

use super::art_02_scope::{MANUFACTURES, OFFERS};
use super::art_03_definitions::DEVELOPED;
use super::art_06_high_risk::SECTION_B_RULES;

/// Law since the Regulation entered into force on 1 August 2024 (Art. 113 first paragraph), unchanged.
pub const ORIGINAL: Period = Period::since(IN_FORCE);
/// The 2024 wording of what Regulation (EU) 2026/1744 amended.
pub const BEFORE_AMENDMENT: Period = Period::until(IN_FORCE, AMENDED_DATE.date);
/// The wording since Regulation (EU) 2026/1744 entered into force, the third day after its publication on 24 July 2026.
pub const SINCE_AMENDMENT: Period = Period::since(AMENDED_DATE.date);
/// Entry into force of Regulation (EU) 2024/1689.
pub const IN_FORCE: Date = Date::new(2024, 8, 1);

/// The system was on the market before Art. 50(2) began to apply.
pub static SOLD_BEFORE_MARKING: Fact = Fact { id: "sold-before-marking" };
/// The model was on the market before Chapter V began to apply.
pub static MODEL_BEFORE_CHAPTER_V: Fact = Fact { id: "model-before-chapter-v" };

/// Asked only while Art. 111(4) can still make a difference.
pub static SYSTEM_DATE: Question = Question {
    id: "system-date",
    topic: Topic::Transparency,
    kind: Kind::One,
    options: &[choice("yes", &[&SOLD_BEFORE_MARKING]), choice("no", &[])],
    cites: &[AI_ACT.art("111").par("4")],
    judgement: false,
    helps: None,
};

/// Asked only while Art. 111(3) can still make a difference.
pub static MODEL_DATE: Question = Question {
    id: "model-date",
    topic: Topic::GeneralPurpose,
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
        starts: &[Start {
            when: Expr::Always,
            from: FIRST_CHAPTERS_DATE.date,
            cite: AI_ACT.art("113").sub(3).point("a"),
        }],
    }],
};

/// Art. 5(1)(ba) and (bb), (1a), (1b) apply from 2 December 2026.
pub static NEW_PROHIBITIONS: Schedule = Schedule {
    id: "new-prohibitions",
    timetables: &[Timetable {
        valid: SINCE_AMENDMENT,
        starts: &[Start {
            when: Expr::Always,
            from: NEW_PROHIBITIONS_DATE.date,
            cite: AI_ACT.art("113").sub(3).point("a"),
        }],
    }],
};

/// Chapter III for Annex III systems: 2 August 2026 by the first wording, 2 December 2027 since the amendment.
pub static ANNEX_3: Schedule = Schedule {
    id: "annex-3",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[Start { when: Expr::Always, from: GENERAL_DATE.date, cite: AI_ACT.art("113").sub(2) }],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                Start { when: holds(&SECTION_B_RULES), from: ANNEX_1_DATE.date, cite: AI_ACT.art("2").par("2") },
                Start {
                    when: Expr::Always,
                    from: ANNEX_3_DATE.date,
                    cite: AI_ACT.art("113").sub(3).point("c").item("i"),
                },
            ],
        },
    ],
};

/// Chapter III for Annex I systems: 2 August 2027 by the first wording, 2 August 2028 since the amendment.
pub static ANNEX_1: Schedule = Schedule {
    id: "annex-1",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[Start {
                when: Expr::Always,
                from: ANNEX_1_FORMER_DATE.date,
                cite: AI_ACT.art("113").sub(3).point("c"),
            }],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[Start {
                when: Expr::Always,
                from: ANNEX_1_DATE.date,
                cite: AI_ACT.art("113").sub(3).point("c").item("ii"),
            }],
        },
    ],
};

/// Art. 50 applies from 2 August 2026; it was not moved.
pub static TRANSPARENCY: Schedule = Schedule {
    id: "transparency",
    timetables: &[Timetable {
        valid: ORIGINAL,
        starts: &[Start { when: Expr::Always, from: GENERAL_DATE.date, cite: AI_ACT.art("113").sub(2) }],
    }],
};

/// Art. 50(2): since the amendment, systems placed on the market before 2 August 2026 have until 2 December 2026.
/// The grace is for placing on the market only; a system developed and put into service for own use has none.
pub static MARKING: Schedule = Schedule {
    id: "marking",
    timetables: &[
        Timetable {
            valid: BEFORE_AMENDMENT,
            starts: &[Start { when: Expr::Always, from: GENERAL_DATE.date, cite: AI_ACT.art("113").sub(2) }],
        },
        Timetable {
            valid: SINCE_AMENDMENT,
            starts: &[
                Start {
                    when: given(
                        &any(&[is(&OFFERS), is(&MANUFACTURES), not(&is(&DEVELOPED))]),
                        &is(&SOLD_BEFORE_MARKING),
                    ),
                    from: MARKING_GRACE_DATE.date,
                    cite: AI_ACT.art("111").par("4"),
                },
                Start { when: Expr::Always, from: GENERAL_DATE.date, cite: AI_ACT.art("113").sub(2) },
            ],
        },
    ],
};

/// Chapter V applies from 2 August 2025; models placed on the market before that day have until 2 August 2027.
pub static CHAPTER_V: Schedule = Schedule {
    id: "chapter-v",
    timetables: &[Timetable {
        valid: ORIGINAL,
        starts: &[
            Start { when: is(&MODEL_BEFORE_CHAPTER_V), from: OLD_MODELS_DATE.date, cite: AI_ACT.art("111").par("3") },
            Start { when: Expr::Always, from: CHAPTER_V_DATE.date, cite: AI_ACT.art("113").sub(3).point("b") },
        ],
    }],
};

/// Chapters I and II, Art. 113 third paragraph point (a).
pub const FIRST_CHAPTERS_DATE: NamedDate = NamedDate { id: "first-chapters", date: Date::new(2025, 2, 2) };
/// Chapter V, Art. 113 third paragraph point (b).
pub const CHAPTER_V_DATE: NamedDate = NamedDate { id: "chapter-v", date: Date::new(2025, 8, 2) };
/// The amendment enters into force.
pub const AMENDED_DATE: NamedDate = NamedDate { id: "amended", date: Date::new(2026, 7, 27) };
/// The general date of application, Art. 113 second paragraph; also that of Art. 50.
pub const GENERAL_DATE: NamedDate = NamedDate { id: "general", date: Date::new(2026, 8, 2) };
/// The new prohibitions, Art. 113 third paragraph point (a) as amended.
pub const NEW_PROHIBITIONS_DATE: NamedDate = NamedDate { id: "new-prohibitions", date: Date::new(2026, 12, 2) };
/// End of the grace of Art. 111(4).
pub const MARKING_GRACE_DATE: NamedDate = NamedDate { id: "marking-grace", date: Date::new(2026, 12, 2) };
/// Models from before Chapter V, Art. 111(3).
pub const OLD_MODELS_DATE: NamedDate = NamedDate { id: "old-models", date: Date::new(2027, 8, 2) };
/// The former date for Annex I systems, Art. 113 third paragraph point (c) before the amendment.
pub const ANNEX_1_FORMER_DATE: NamedDate = NamedDate { id: "annex-1-former", date: Date::new(2027, 8, 2) };
/// Annex III systems, Art. 113 third paragraph point (c)(i).
pub const ANNEX_3_DATE: NamedDate = NamedDate { id: "annex-3", date: Date::new(2027, 12, 2) };
/// Annex I systems, Art. 113 third paragraph point (c)(ii).
pub const ANNEX_1_DATE: NamedDate = NamedDate { id: "annex-1", date: Date::new(2028, 8, 2) };
/// Legacy high-risk systems for public authorities, Art. 111(2).
pub const PUBLIC_LEGACY_DATE: NamedDate = NamedDate { id: "public-legacy", date: Date::new(2030, 8, 2) };
