//! What providers of AI systems owe under Chapter III and around it: Art. 8 to 21, 22(1), 25(2) and (4), 43, 47 to 49, 60,
//! 61, 72, 73; and for exempt systems Art. 6(4), 49(2), 80.

use crate::acts::{AI_ACT, KI_MIG};
use engine::duty::Duty;
use engine::expr::{Expr, all, any, class, holds, is, not};
use engine::rulebook::{Category, Doubt, Holder, Rule, wording};
use engine::source::Basis;

use super::art_02_scope::{IMPORTS, IN_UNION, MANUFACTURES, OFFERED_IN_UNION, OFFERS, RESELLS, TESTS_IN_FIELD, USES};
use super::art_03_definitions::{PROVIDER_BY_DEFINITION, PROVIDER_ROLE, REPRESENTATIVE_ROLE};
use super::art_05_prohibited::PROHIBITED;
use super::art_06_high_risk::{
    BY_PRODUCT_SECTION_A, CHAPTER_3_BINDS, EXEMPT_CLASS, EXEMPT_IN_PUBLIC_REGISTER, EXEMPT_IN_SECURITY,
    HIGH_RISK_IN_PUBLIC_REGISTER, HIGH_RISK_POINT_1, HIGH_RISK_POINT_1_A, HIGH_RISK_POINT_2, HIGH_RISK_PRODUCT,
    HIGH_RISK_SECURITY, HIGH_RISK_USE, POINT_1_STANDS, SECTION_B_SHUTS, SECURITY_AREA,
};
use super::art_99_penalties::{DOCUMENTS, INFORMATION, NATIONAL, OPERATORS, VALUE_CHAIN, WRONG_CLASS};
use super::art_113_dates::{
    BEFORE_AMENDMENT, CHAPTER_3, EXEMPT, GENERAL, NEW_PROVIDER, ORIGINAL, OUTSIDE_CHAPTER_3, SINCE_AMENDMENT,
};
use super::duties_questions::{HAS_SUPPLIERS, HOLDS_LOGS, SECURITY_AUTHORITY, UNION_BODY};

const PROVIDER: &[&Category] = &[&PROVIDER_ROLE];
const HIGH_RISK: Expr = Expr::Holds(&CHAPTER_3_BINDS);
const POINT_1_A: Expr = Expr::Holds(&HIGH_RISK_POINT_1_A);
/// By use only: where a Section A product is covered too, its procedure is followed, Art. 43(3) fourth subparagraph.
const USE_ALONE: Expr = Expr::Not(&Expr::Holds(&BY_PRODUCT_SECTION_A));
/// Put into service by an authority for which the supervisor acts as notified body, Art. 43(1) third subparagraph.
const SECURITY_OR_UNION: Expr = Expr::Any(&[
    SECURITY_AREA,
    Expr::Given(&Expr::Holds(&USES), &Expr::Any(&[Expr::Is(&SECURITY_AUTHORITY), Expr::Is(&UNION_BODY)])),
]);

/// Art. 99(4)(b) names duties of representatives, not the duty to appoint one.
pub static APPOINTMENT_FINE: Doubt = Doubt::new("appointment-fine", AI_ACT.art("99").par("4").point("b"));

/// Art. 25(1) makes a provider "for the purposes of this Regulation" and then names Art. 16 only.
pub static DEEMED_PROVIDER: Doubt = Doubt::new("deemed-provider", AI_ACT.art("25").par("1"))
    .held_by(Holder::Text)
    .when(Expr::Not(&Expr::Holds(&PROVIDER_BY_DEFINITION)));
/// Art. 99(4) does not name Art. 21. Art. 16(k), which it does name, is about showing conformity.
pub static COOPERATION_FINE: Doubt =
    Doubt::new("cooperation-fine", AI_ACT.art("99").par("4").point("a")).held_by(Holder::Text);
/// Art. 99(4) names neither Art. 72 nor 73, but by way of Art. 16(c) the quality management of which both are part.
pub static QUALITY_FINE: Doubt = Doubt::new("quality-fine", AI_ACT.art("17").par("1").point("h")).held_by(Holder::Text);
/// Art. 2(13): delegated acts may take single requirements from products of Section A.
pub static DELEGATED_LIMITS: Doubt = Doubt::new("delegated-limits", AI_ACT.art("2").par("13"))
    .held_by(Holder::Open)
    .when(Expr::Holds(&HIGH_RISK_PRODUCT));
/// Art. 60 stands outside what Art. 113(c) postpones, as Art. 43 does; but here the words make sense before the class applies.
pub static TEST_DAY: Doubt = Doubt::new("test-day", AI_ACT.art("113").sub(3).point("c")).held_by(Holder::Open);
/// Art. 111(2) is about high-risk systems; what exempt ones that exist already owe is said nowhere.
pub static EXEMPT_EXISTING: Doubt = Doubt::new("exempt-existing", AI_ACT.art("111").par("2")).held_by(Holder::Open);

/// Which systems Art. 60 lets providers test in real world conditions: since the amendment also Section A products.
pub static TESTABLE: Rule = Rule::definition(
    "art-60-1",
    &[
        wording(BEFORE_AMENDMENT, AI_ACT.art("60").par("1"), holds(&HIGH_RISK_USE)),
        wording(SINCE_AMENDMENT, AI_ACT.art("60").par("1"), holds(&CHAPTER_3_BINDS)),
    ],
);

/// In the order of the Regulation; what is owed before the market first, what an event calls for last.
pub static DUTIES: &[Duty] = &[
    // Section 2: the requirements.
    Duty::must(
        "art-8",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("8"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    )
    .doubts(&[&DELEGATED_LIMITS]),
    Duty::must(
        "art-9",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("9"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-10",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("10"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-11",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("11"), AI_ACT.annex("IV"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-12",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("12"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-12-3",
        PROVIDER,
        POINT_1_A,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("12").par("3"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-13",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("13"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-14",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("14"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-14-5",
        PROVIDER,
        POINT_1_A,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("14").par("5"), AI_ACT.art("16").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-15",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("15"), AI_ACT.art("16").point("a"), AI_ACT.art("42").par("3")],
        ORIGINAL,
    ),
    // Section 3: the organisation behind them.
    Duty::must(
        "art-17",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("17"), AI_ACT.art("16").point("c")],
        ORIGINAL,
    ),
    Duty::must(
        "art-18",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("18"), AI_ACT.art("16").point("d")],
        ORIGINAL,
    ),
    Duty::must(
        "art-19",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("19"), AI_ACT.art("16").point("e")],
        ORIGINAL,
    )
    .when(is(&HOLDS_LOGS)),
    Duty::must("art-16-b", PROVIDER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("16").point("b")], ORIGINAL),
    Duty::must("art-16-l", PROVIDER, HIGH_RISK, &CHAPTER_3, &OPERATORS, &[AI_ACT.art("16").point("l")], ORIGINAL),
    Duty::must("art-22-1", PROVIDER, HIGH_RISK, &CHAPTER_3, &NATIONAL, &[AI_ACT.art("22").par("1")], ORIGINAL)
        .when(all(&[
            not(&IN_UNION),
            holds(&OFFERED_IN_UNION),
            any(&[holds(&OFFERS), holds(&MANUFACTURES), holds(&RESELLS), holds(&IMPORTS)]),
        ]))
        .doubts(&[&APPOINTMENT_FINE, &DEEMED_PROVIDER]),
    Duty::must("art-25-4", PROVIDER, HIGH_RISK, &CHAPTER_3, &VALUE_CHAIN, &[AI_ACT.art("25").par("4")], ORIGINAL)
        .when(is(&HAS_SUPPLIERS)),
    // Section 5: assessment, declaration, marking, registration.
    Duty::must(
        "art-43-1",
        PROVIDER,
        holds(&HIGH_RISK_POINT_1),
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("43").par("1"), AI_ACT.annex("VII"), AI_ACT.art("16").point("f"), AI_ACT.art("75").par("1e")],
        ORIGINAL,
    )
    .information(&INFORMATION)
    .when(all(&[USE_ALONE, not(&SECURITY_OR_UNION)])),
    Duty::must(
        "art-43-1-authority",
        PROVIDER,
        holds(&HIGH_RISK_POINT_1),
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[
            AI_ACT.art("43").par("1").sub(3),
            AI_ACT.annex("VII"),
            AI_ACT.art("74").par("8"),
            AI_ACT.art("74").par("9"),
            AI_ACT.art("16").point("f"),
        ],
        ORIGINAL,
    )
    .information(&INFORMATION)
    .when(all(&[USE_ALONE, SECURITY_OR_UNION])),
    Duty::must(
        "art-43-2",
        PROVIDER,
        holds(&HIGH_RISK_USE),
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("43").par("2"), AI_ACT.annex("VI"), AI_ACT.art("16").point("f")],
        ORIGINAL,
    )
    .when(all(&[not(&holds(&POINT_1_STANDS)), USE_ALONE])),
    Duty::must(
        "art-43-3",
        PROVIDER,
        holds(&HIGH_RISK_PRODUCT),
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("43").par("3"), AI_ACT.art("16").point("f")],
        ORIGINAL,
    )
    .information(&INFORMATION),
    Duty::must(
        "art-47",
        PROVIDER,
        HIGH_RISK,
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("47"), AI_ACT.annex("V"), AI_ACT.art("16").point("g")],
        ORIGINAL,
    ),
    Duty::must(
        "art-48",
        PROVIDER,
        HIGH_RISK,
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("48"), AI_ACT.art("16").point("h")],
        ORIGINAL,
    ),
    Duty::must(
        "art-49-1",
        PROVIDER,
        HIGH_RISK,
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("49").par("1"), AI_ACT.annex("VIII").section("A"), AI_ACT.art("16").point("i")],
        ORIGINAL,
    )
    .notable()
    .when(holds(&HIGH_RISK_IN_PUBLIC_REGISTER)),
    Duty::must(
        "art-49-1-secure",
        PROVIDER,
        holds(&HIGH_RISK_SECURITY),
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[
            AI_ACT.art("49").par("1"),
            AI_ACT.art("49").par("4").point("a"),
            AI_ACT.annex("VIII").section("A"),
            AI_ACT.art("16").point("i"),
        ],
        ORIGINAL,
    ),
    // Art. 16(i) names Art. 49(1) only, so Art. 99(4)(a) does not reach this one. Art. 49(5) names nobody; the provider
    // is our reading.
    Duty::must(
        "art-49-5",
        PROVIDER,
        holds(&HIGH_RISK_POINT_2),
        &OUTSIDE_CHAPTER_3,
        &NATIONAL,
        &[AI_ACT.art("49").par("5"), KI_MIG.section("20")],
        ORIGINAL,
    )
    .basis(Basis::OurReading),
    // After the market.
    Duty::must("art-72", PROVIDER, HIGH_RISK, &OUTSIDE_CHAPTER_3, &NATIONAL, &[AI_ACT.art("72")], ORIGINAL)
        .doubts(&[&QUALITY_FINE]),
    Duty::must(
        "art-60",
        PROVIDER,
        holds(&TESTABLE),
        &GENERAL,
        &NATIONAL,
        &[AI_ACT.art("60"), AI_ACT.art("61"), AI_ACT.annex("IX"), KI_MIG.section("14").par("2")],
        ORIGINAL,
    )
    .when(is(&TESTS_IN_FIELD))
    .doubts(&[&TEST_DAY]),
    Duty::must(
        "art-73",
        PROVIDER,
        HIGH_RISK,
        &OUTSIDE_CHAPTER_3,
        &NATIONAL,
        &[AI_ACT.art("73"), AI_ACT.art("3").point("49"), AI_ACT.art("75").par("1a")],
        ORIGINAL,
    )
    .on_event()
    .doubts(&[&QUALITY_FINE]),
    Duty::must(
        "art-20",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("20"), AI_ACT.art("16").point("j")],
        ORIGINAL,
    )
    .on_event(),
    Duty::must(
        "art-21",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("21"), AI_ACT.art("16").point("k"), AI_ACT.art("99").par("5")],
        ORIGINAL,
    )
    .on_event()
    .information(&DOCUMENTS)
    .doubts(&[&COOPERATION_FINE]),
    Duty::must(
        "art-43-4",
        PROVIDER,
        HIGH_RISK,
        &OUTSIDE_CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("43").par("4"), AI_ACT.art("3").point("23"), AI_ACT.art("16").point("f")],
        ORIGINAL,
    )
    .on_event(),
    // Art. 25(1)(c) turns systems that are not high-risk into such ones, so their first providers owe this too.
    Duty::must(
        "art-25-2",
        PROVIDER,
        any(&[
            HIGH_RISK,
            all(&[
                not(&class(&PROHIBITED)),
                not(&holds(&SECTION_B_SHUTS)),
                any(&[holds(&OFFERS), holds(&MANUFACTURES)]),
            ]),
        ]),
        &NEW_PROVIDER,
        &VALUE_CHAIN,
        &[AI_ACT.art("25").par("2")],
        ORIGINAL,
    )
    .when(holds(&PROVIDER_BY_DEFINITION))
    .on_event(),
    // Exempt under Art. 6(3).
    Duty::must("art-6-4", PROVIDER, class(&EXEMPT_CLASS), &EXEMPT, &NATIONAL, &[AI_ACT.art("6").par("4")], ORIGINAL)
        .information(&INFORMATION)
        .doubts(&[&EXEMPT_EXISTING]),
    Duty::must(
        "art-49-2",
        &[&PROVIDER_ROLE, &REPRESENTATIVE_ROLE],
        class(&EXEMPT_CLASS),
        &EXEMPT,
        &NATIONAL,
        &[AI_ACT.art("49").par("2"), AI_ACT.annex("VIII").section("B")],
        ORIGINAL,
    )
    .when(holds(&EXEMPT_IN_PUBLIC_REGISTER))
    .doubts(&[&EXEMPT_EXISTING]),
    Duty::must(
        "art-49-2-secure",
        &[&PROVIDER_ROLE, &REPRESENTATIVE_ROLE],
        class(&EXEMPT_CLASS),
        &EXEMPT,
        &NATIONAL,
        &[AI_ACT.art("49").par("2"), AI_ACT.art("49").par("4").point("b"), AI_ACT.annex("VIII").section("B")],
        ORIGINAL,
    )
    .when(holds(&EXEMPT_IN_SECURITY))
    .doubts(&[&EXEMPT_EXISTING]),
    Duty::must("art-80", PROVIDER, class(&EXEMPT_CLASS), &EXEMPT, &WRONG_CLASS, &[AI_ACT.art("80")], ORIGINAL)
        .on_event(),
];

/// The rules of this file.
pub static RULES: &[&Rule] = &[&TESTABLE];
