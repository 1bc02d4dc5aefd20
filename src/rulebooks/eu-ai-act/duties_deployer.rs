//! What deployers of high-risk systems owe: Art. 26, 27, 49(3), 86; and Art. 5(2) to (7) for allowed live identification.

use crate::acts::{AI_ACT, HIGH_RISK_DRAFT, KI_MIG, POLICE_DIRECTIVE, PRACTICES_GUIDELINES};
use engine::duty::{Duty, Force};
use engine::expr::{Expr, all, any, given, holds, is, not};
use engine::rulebook::{Category, Doubt, Holder, Rule, wording};
use engine::source::Basis;

use super::art_03_definitions::DEPLOYER_ROLE;
use super::art_05_prohibited::{ALLOWED_LIVE_IDENTIFICATION, FOR_LAW_ENFORCEMENT, ON_RECORDINGS, REAL_TIME};
use super::art_06_high_risk::{
    CHAPTER_3_BINDS, HIGH_RISK_BEYOND_POINT_2, HIGH_RISK_CREDIT_OR_INSURANCE, HIGH_RISK_IN_PUBLIC_REGISTER,
    HIGH_RISK_POINT_1_A, HIGH_RISK_POINT_2, HIGH_RISK_SECURITY, HIGH_RISK_USE, USED_BESIDE_LAW_ENFORCEMENT,
    USED_FOR_LAW_ENFORCEMENT,
};
use super::art_99_penalties::{ASSESSMENT, EXPLANATION, INFORMATION, NATIONAL, NONE, OPERATORS, PROHIBITION};
use super::art_113_dates::{CHAPTER_3, FIRST_CHAPTERS, GERMAN_ACT, ORIGINAL, OUTSIDE_CHAPTER_3};
use super::duties_questions::{
    ACTS_FOR_AUTHORITY, AUTHORITY, CONTROLS_INPUT, DECIDES_ON_PEOPLE, FEDERAL_BODY, KEEPS_LOGS, OWES_DPIA,
    PUBLIC_LAW_BODY, PUBLIC_SERVICES, STAFF_SUBJECT, TARGETED_SEARCH, UNION_BODY,
};

const DEPLOYER: &[&Category] = &[&DEPLOYER_ROLE];
const HIGH_RISK: Expr = Expr::Holds(&CHAPTER_3_BINDS);
const BY_USE: Expr = Expr::Holds(&HIGH_RISK_USE);
const POST_REMOTE: Expr = Expr::Holds(&POST_REMOTE_IDENTIFICATION);
/// Authorities and bodies of the Union register, Art. 26(8); the German text of that paragraph names the latter only.
/// Other bodies governed by public law by our reading, unless they act for an authority anyway, Art. 49(3).
const REGISTERS: Expr = Expr::Any(&[
    Expr::Is(&AUTHORITY),
    Expr::Is(&UNION_BODY),
    Expr::All(&[Expr::Is(&PUBLIC_LAW_BODY), Expr::Not(&Expr::Is(&ACTS_FOR_AUTHORITY))]),
]);

/// Art. 49(3): acts on behalf of an authority, and registers neither as one nor as a body of the Union.
const ON_BEHALF: Expr = Expr::All(&[Expr::Is(&ACTS_FOR_AUTHORITY), Expr::Not(&REGISTERS)]);

/// Art. 5(1)(h) allows it under conditions.
const LIVE: Expr = Expr::Holds(&ALLOWED_LIVE_IDENTIFICATION);

/// Who assesses the impact on fundamental rights, Art. 27(1): a wider circle than that of Art. 49(3).
pub static IMPACT_ASSESSORS: Rule = Rule::definition(
    "art-27-1",
    &[wording(
        ORIGINAL,
        AI_ACT.art("27").par("1"),
        any(&[
            holds(&HIGH_RISK_CREDIT_OR_INSURANCE),
            all(&[
                holds(&HIGH_RISK_BEYOND_POINT_2),
                any(&[is(&AUTHORITY), is(&UNION_BODY), is(&PUBLIC_LAW_BODY), is(&PUBLIC_SERVICES)]),
            ]),
        ]),
    )],
);

/// Not live, or on recordings besides.
const AFTER_THE_EVENT: Expr = Expr::Any(&[Expr::Not(&Expr::Is(&REAL_TIME)), Expr::Is(&ON_RECORDINGS)]);

/// Remote identification after the event, Art. 3(43) and 26(10).
pub static POST_REMOTE_IDENTIFICATION: Rule = Rule::definition(
    "post-remote-identification",
    &[wording(ORIGINAL, AI_ACT.art("26").par("10"), given(&holds(&HIGH_RISK_POINT_1_A), &AFTER_THE_EVENT))],
);

/// Whether applicants and self-employed people count as "workers" of the employer, Art. 26(7).
pub static WORKERS: Doubt = Doubt::new("workers", AI_ACT.art("26").par("7"));
/// Which private entities provide public services; recital 96 names fields, no test.
pub static PUBLIC_SERVICE_CIRCLE: Doubt = Doubt::new("public-service-circle", AI_ACT.recital("96"));
/// The German wording of Art. 26(8) names bodies of the Union only; other language versions name public authorities.
pub static GERMAN_WORDING: Doubt = Doubt::new("german-wording-26-8", AI_ACT.art("26").par("8")).held_by(Holder::Text);
/// Whether bodies governed by public law other than authorities register; recital 131 draws the circle wider than Art. 49(3).
pub static PUBLIC_AUTHORITY: Doubt = Doubt::new("public-authority", AI_ACT.art("49").par("3"))
    .when(all(&[is(&PUBLIC_LAW_BODY), not(&any(&[is(&AUTHORITY), is(&UNION_BODY)]))]))
    .held_by(Holder::Text);
/// Whether the documentation of each use and the annual report reach beyond law enforcement.
pub static POLICE_FILE: Doubt =
    Doubt::new("police-file", HIGH_RISK_DRAFT.para("145")).when(not(&is(&FOR_LAW_ENFORCEMENT))).held_by(Holder::Draft);
/// Whether Art. 99(3), "the prohibition", fines the duties that go with an allowed use of live identification.
pub static LIVE_FINE: Doubt = Doubt::new("live-fine", AI_ACT.art("99").par("3"));
/// Art. 5(2) refers to Art. 27 and 49, which apply later.
pub static LIVE_BEFORE_CHAPTER_3: Doubt = Doubt::new("live-before-chapter-3", PRACTICES_GUIDELINES.para("369-370"));

/// In the order of the Regulation; what an event calls for last.
pub static DUTIES: &[Duty] = &[
    // Before use.
    Duty::must("art-27", DEPLOYER, BY_USE, &CHAPTER_3, &ASSESSMENT, &[AI_ACT.art("27")], ORIGINAL)
        .notable()
        .when(holds(&IMPACT_ASSESSORS))
        .doubts(&[&PUBLIC_SERVICE_CIRCLE]),
    Duty::must(
        "art-26-8",
        DEPLOYER,
        BY_USE,
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("26").par("8"), AI_ACT.art("49").par("3"), AI_ACT.annex("VIII").section("C")],
        ORIGINAL,
    )
    .notable()
    .when(all(&[holds(&HIGH_RISK_IN_PUBLIC_REGISTER), REGISTERS]))
    .doubts(&[&GERMAN_WORDING, &PUBLIC_AUTHORITY]),
    Duty::must(
        "art-26-8-secure",
        DEPLOYER,
        BY_USE,
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[
            AI_ACT.art("26").par("8"),
            AI_ACT.art("49").par("3"),
            AI_ACT.art("49").par("4"),
            AI_ACT.annex("VIII").section("C"),
        ],
        ORIGINAL,
    )
    .when(all(&[holds(&HIGH_RISK_SECURITY), REGISTERS]))
    .doubts(&[&GERMAN_WORDING, &PUBLIC_AUTHORITY]),
    // Art. 26(8), and with it Art. 99(4)(e), names authorities only.
    Duty::must(
        "art-49-3",
        DEPLOYER,
        BY_USE,
        &OUTSIDE_CHAPTER_3,
        &NATIONAL,
        &[AI_ACT.art("49").par("3"), AI_ACT.annex("VIII").section("C")],
        ORIGINAL,
    )
    .when(all(&[holds(&HIGH_RISK_IN_PUBLIC_REGISTER), ON_BEHALF])),
    Duty::must(
        "art-49-3-secure",
        DEPLOYER,
        BY_USE,
        &OUTSIDE_CHAPTER_3,
        &NATIONAL,
        &[AI_ACT.art("49").par("3"), AI_ACT.art("49").par("4").point("c"), AI_ACT.annex("VIII").section("C")],
        ORIGINAL,
    )
    .when(all(&[holds(&HIGH_RISK_SECURITY), ON_BEHALF])),
    // National law: the register that Art. 49(5) asks for; bodies of the Länder are left out.
    Duty::must(
        "ki-mig-20-3",
        DEPLOYER,
        holds(&HIGH_RISK_POINT_2),
        &OUTSIDE_CHAPTER_3,
        &NATIONAL,
        &[KI_MIG.section("20").par("3"), AI_ACT.art("49").par("5"), AI_ACT.annex("VIII").section("C")],
        GERMAN_ACT,
    )
    .when(is(&FEDERAL_BODY))
    .basis(Basis::Reported),
    Duty::must("art-26-7", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("7")], ORIGINAL)
        .notable()
        .when(is(&STAFF_SUBJECT))
        .doubts(&[&WORKERS]),
    Duty::must("art-26-9", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("9")], ORIGINAL)
        .when(is(&OWES_DPIA)),
    // In use.
    Duty::must("art-26-1", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("1")], ORIGINAL),
    Duty::must("art-26-2", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("2")], ORIGINAL),
    Duty::must("art-26-4", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("4")], ORIGINAL)
        .when(is(&CONTROLS_INPUT)),
    Duty::must("art-26-5", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("5")], ORIGINAL),
    Duty::must("art-26-6", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("6")], ORIGINAL)
        .when(is(&KEEPS_LOGS)),
    Duty::must("art-26-11", DEPLOYER, BY_USE, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("11")], ORIGINAL)
        .notable()
        .when(all(&[is(&DECIDES_ON_PEOPLE), holds(&USED_BESIDE_LAW_ENFORCEMENT)])),
    Duty::must(
        "art-26-11-police",
        DEPLOYER,
        BY_USE,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("26").par("11"), POLICE_DIRECTIVE.art("13")],
        ORIGINAL,
    )
    .when(all(&[is(&DECIDES_ON_PEOPLE), holds(&USED_FOR_LAW_ENFORCEMENT)])),
    // Remote identification after the event.
    Duty::must("art-26-10", DEPLOYER, POST_REMOTE, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("10")], ORIGINAL)
        .when(given(&is(&FOR_LAW_ENFORCEMENT), &is(&TARGETED_SEARCH))),
    Duty::must(
        "art-26-10-limits",
        DEPLOYER,
        POST_REMOTE,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("26").par("10").sub(3), AI_ACT.art("26").par("10").sub(1)],
        ORIGINAL,
    )
    .when(is(&FOR_LAW_ENFORCEMENT)),
    // "Regardless of the purpose or deployer": wider than law enforcement.
    Duty::must(
        "art-26-10-report",
        DEPLOYER,
        Expr::Holds(&HIGH_RISK_POINT_1_A),
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("26").par("10").sub(5), AI_ACT.art("26").par("10").sub(6)],
        ORIGINAL,
    )
    .when(AFTER_THE_EVENT)
    .doubts(&[&POLICE_FILE]),
    // Art. 14(5) binds the provider's design, but it speaks of what the deployer does.
    Duty::must(
        "art-14-5-use",
        DEPLOYER,
        holds(&HIGH_RISK_POINT_1_A),
        &CHAPTER_3,
        &NONE,
        &[AI_ACT.art("14").par("5"), AI_ACT.art("26").par("1"), AI_ACT.recital("73")],
        ORIGINAL,
    )
    .force(Force::Should)
    .basis(Basis::OurReading),
    // On an event.
    Duty::must(
        "art-26-5-risk",
        DEPLOYER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("26").par("5"), AI_ACT.art("79").par("1")],
        ORIGINAL,
    )
    .on_event(),
    Duty::must(
        "art-26-5-incident",
        DEPLOYER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("26").par("5"), AI_ACT.art("73"), AI_ACT.art("3").point("49")],
        ORIGINAL,
    )
    .on_event(),
    Duty::must("art-86", DEPLOYER, BY_USE, &OUTSIDE_CHAPTER_3, &EXPLANATION, &[AI_ACT.art("86")], ORIGINAL)
        .notable()
        .when(all(&[holds(&HIGH_RISK_BEYOND_POINT_2), is(&DECIDES_ON_PEOPLE)]))
        .on_event(),
    Duty::must("art-26-12", DEPLOYER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("26").par("12")], ORIGINAL)
        .on_event()
        .information(&INFORMATION),
    // Live identification for law enforcement, where it is allowed.
    Duty::must(
        "art-5-2",
        DEPLOYER,
        LIVE,
        &FIRST_CHAPTERS,
        &PROHIBITION,
        &[AI_ACT.art("5").par("2"), AI_ACT.art("27"), AI_ACT.art("49").par("3"), AI_ACT.art("49").par("4")],
        ORIGINAL,
    )
    .doubts(&[&LIVE_BEFORE_CHAPTER_3]),
    Duty::must("art-5-3", DEPLOYER, LIVE, &FIRST_CHAPTERS, &PROHIBITION, &[AI_ACT.art("5").par("3")], ORIGINAL)
        .doubts(&[&LIVE_FINE]),
    // A duty of its own, no prohibition: Art. 99(3) and (4) name it neither.
    Duty::must("art-5-4", DEPLOYER, LIVE, &FIRST_CHAPTERS, &NATIONAL, &[AI_ACT.art("5").par("4")], ORIGINAL)
        .doubts(&[&LIVE_FINE]),
];

/// The rules of this file.
pub static RULES: &[&Rule] = &[&IMPACT_ASSESSORS, &POST_REMOTE_IDENTIFICATION];
