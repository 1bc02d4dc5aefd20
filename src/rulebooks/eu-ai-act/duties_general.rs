//! What binds beside Chapter III: AI literacy, prohibitions, transparency; what Section B products are left with; what
//! is voluntary; the rights of people on whom a system is used.

use crate::acts::{AI_ACT, OMNIBUS};
use engine::duty::{Duty, Force};
use engine::expr::{Expr, all, any, any_rule, class, holds, is, not};
use engine::rulebook::{Category, Doubt, Holder};
use engine::source::Basis;

use super::annex_3_areas::AREA_LAW_ENFORCEMENT;
use super::art_03_definitions::{
    AFFECTED_ROLE, DEPLOYER as IS_DEPLOYER, DEPLOYER_ROLE, DISTRIBUTOR_ROLE, IMPORTER_ROLE, MANUFACTURER_ROLE,
    PROVIDER as IS_PROVIDER, PROVIDER_ROLE, REPRESENTATIVE_ROLE, SUPPLIER_ROLE,
};
use super::art_05_prohibited::{
    ABUSE_MATERIAL, EASILY_DONE, FOR_LAW_ENFORCEMENT, INTIMATE_WITHOUT_CONSENT, MADE_FOR_IT, NO_SAFEGUARDS, PROHIBITED,
    PROHIBITED_AND_HIGH_RISK, PROHIBITED_TO_SUPPLY, PROHIBITED_TO_USE,
};
use super::art_06_high_risk::{
    CHAPTER_3_BINDS, HIGH_RISK_BEYOND_POINT_2, HIGH_RISK_POINT_1_A, HIGH_RISK_USE, ORDINARY_RULES_BIND, SECTION_B_ONLY,
    SECTION_B_REST,
};
use super::art_50_transparency::{
    ARTISTIC_NOTICE, DEEP_FAKE_NOTICE, EXPOSURE_NOTICE, INTERACTION_NOTICE, INTERACTS, MACHINE_MARKING, TECHNICAL,
    TEXT_NOTICE,
};
use super::art_99_penalties::{NATIONAL, NONE, OPERATORS, PROHIBITION};
use super::art_113_dates::{
    ANNEX_1, BEFORE_AMENDMENT, FIRST_CHAPTERS, GENERAL, MARKING, NEW_PROHIBITIONS, ORIGINAL, OUTSIDE_SECTIONS,
    PROHIBITIONS, RIGHTS, SINCE_AMENDMENT, TRANSPARENCY,
};

const PROVIDER: &[&Category] = &[&PROVIDER_ROLE];
const DEPLOYER: &[&Category] = &[&DEPLOYER_ROLE];
const PROVIDER_AND_DEPLOYER: &[&Category] = &[&PROVIDER_ROLE, &DEPLOYER_ROLE];
/// Who places on the market or puts into service.
const SUPPLIERS: &[&Category] = &[&PROVIDER_ROLE, &IMPORTER_ROLE, &MANUFACTURER_ROLE];
const ORDINARY: Expr = Expr::Holds(&ORDINARY_RULES_BIND);
const BANNED: Expr = Expr::Class(&PROHIBITED);

/// No guidelines on Art. 5(1)(ba), (bb) and (1a) yet; recital 12 of the amendment alone says more than the words.
pub static SAFEGUARDS: Doubt = Doubt::new("safeguards", OMNIBUS.recital("12")).held_by(Holder::Open);

/// Prohibitions.
pub static PROHIBITIONS_DUTIES: &[Duty] = &[
    // Art. 5 addresses two: who places on the market or puts into service, and who uses. Not every ban names both.
    Duty::must(
        "art-5",
        SUPPLIERS,
        BANNED,
        &PROHIBITIONS,
        &PROHIBITION,
        &[AI_ACT.art("5").par("1"), AI_ACT.art("111")],
        ORIGINAL,
    )
    .when(holds(&PROHIBITED_TO_SUPPLY))
    .doubts(&[&PROHIBITED_AND_HIGH_RISK]),
    Duty::must(
        "art-5-use",
        DEPLOYER,
        BANNED,
        &PROHIBITIONS,
        &PROHIBITION,
        &[AI_ACT.art("5").par("1"), AI_ACT.art("111")],
        ORIGINAL,
    )
    .when(holds(&PROHIBITED_TO_USE))
    .doubts(&[&PROHIBITED_AND_HIGH_RISK]),
    // Art. 5(1a)(a)(ii) bans an unguarded generator for want of safeguards, so safeguards end that ban.
    Duty::must(
        "art-5-1a",
        SUPPLIERS,
        BANNED,
        &NEW_PROHIBITIONS,
        &NONE,
        &[AI_ACT.art("5").par("1a").point("a"), OMNIBUS.recital("12")],
        SINCE_AMENDMENT,
    )
    .when(all(&[
        any_rule(&[&INTIMATE_WITHOUT_CONSENT, &ABUSE_MATERIAL]),
        is(&EASILY_DONE),
        is(&NO_SAFEGUARDS),
        not(&is(&MADE_FOR_IT)),
    ]))
    .force(Force::Should)
    .doubts(&[&SAFEGUARDS]),
    // Art. 5 does not name "making available"; whoever passes a banned system on helps a breach.
    Duty::must(
        "art-5-chain",
        &[&DISTRIBUTOR_ROLE, &REPRESENTATIVE_ROLE, &SUPPLIER_ROLE],
        BANNED,
        &PROHIBITIONS,
        &NONE,
        &[AI_ACT.art("5").par("1")],
        ORIGINAL,
    )
    .force(Force::Should)
    .basis(Basis::OurReading),
    // Point (h) binds whoever uses the system; whoever supplies it knows what for.
    Duty::must(
        "art-5-1-h-supply",
        &[&PROVIDER_ROLE, &IMPORTER_ROLE, &DISTRIBUTOR_ROLE],
        Expr::Holds(&HIGH_RISK_POINT_1_A),
        &FIRST_CHAPTERS,
        &NONE,
        &[AI_ACT.art("5").par("1").point("h"), AI_ACT.art("13").par("3")],
        ORIGINAL,
    )
    .when(any(&[is(&AREA_LAW_ENFORCEMENT), is(&FOR_LAW_ENFORCEMENT)]))
    .force(Force::Should)
    .basis(Basis::OurReading),
];

/// AI literacy and transparency.
pub static ORDINARY_DUTIES: &[Duty] = &[
    Duty::must(
        "art-4-level",
        PROVIDER_AND_DEPLOYER,
        ORDINARY,
        &FIRST_CHAPTERS,
        &NATIONAL,
        &[AI_ACT.art("4")],
        BEFORE_AMENDMENT,
    ),
    Duty::must(
        "art-4",
        PROVIDER_AND_DEPLOYER,
        ORDINARY,
        &FIRST_CHAPTERS,
        &NATIONAL,
        &[AI_ACT.art("4").par("1")],
        SINCE_AMENDMENT,
    ),
    Duty::must(
        "art-50-1",
        PROVIDER,
        ORDINARY,
        &TRANSPARENCY,
        &OPERATORS,
        &[AI_ACT.art("50").par("1"), AI_ACT.art("50").par("5")],
        ORIGINAL,
    )
    .when(holds(&INTERACTION_NOTICE)),
    // The notice is the provider's; whoever uses somebody else's system is the one whom people ask.
    Duty::must(
        "art-50-1-use",
        DEPLOYER,
        ORDINARY,
        &TRANSPARENCY,
        &NONE,
        &[AI_ACT.art("50").par("1"), AI_ACT.art("50").par("5")],
        ORIGINAL,
    )
    .when(all(&[is(&INTERACTS), not(&class(&PROVIDER_ROLE))]))
    .force(Force::Should)
    .basis(Basis::OurReading),
    Duty::must("art-50-2", PROVIDER, ORDINARY, &MARKING, &OPERATORS, &[AI_ACT.art("50").par("2")], ORIGINAL)
        .when(holds(&MACHINE_MARKING))
        .doubts(&[&TECHNICAL]),
    Duty::must(
        "art-50-3",
        DEPLOYER,
        ORDINARY,
        &TRANSPARENCY,
        &OPERATORS,
        &[AI_ACT.art("50").par("3"), AI_ACT.art("50").par("5")],
        ORIGINAL,
    )
    .when(holds(&EXPOSURE_NOTICE)),
    Duty::must(
        "art-50-4-deep-fake",
        DEPLOYER,
        ORDINARY,
        &TRANSPARENCY,
        &OPERATORS,
        &[AI_ACT.art("50").par("4").sub(1), AI_ACT.art("50").par("5")],
        ORIGINAL,
    )
    .when(holds(&DEEP_FAKE_NOTICE)),
    Duty::must(
        "art-50-4-artistic",
        DEPLOYER,
        ORDINARY,
        &TRANSPARENCY,
        &OPERATORS,
        &[AI_ACT.art("50").par("4").sub(1), AI_ACT.art("50").par("5")],
        ORIGINAL,
    )
    .when(holds(&ARTISTIC_NOTICE)),
    Duty::must(
        "art-50-4-text",
        DEPLOYER,
        ORDINARY,
        &TRANSPARENCY,
        &OPERATORS,
        &[AI_ACT.art("50").par("4").sub(2), AI_ACT.art("50").par("5")],
        ORIGINAL,
    )
    .when(holds(&TEXT_NOTICE)),
];

/// Product law in the place of Chapter III, voluntary codes, and the rights of people on whom a system is used.
pub static OTHER_DUTIES: &[Duty] = &[
    Duty::must(
        "art-2-2",
        &[
            &PROVIDER_ROLE,
            &MANUFACTURER_ROLE,
            &DEPLOYER_ROLE,
            &IMPORTER_ROLE,
            &DISTRIBUTOR_ROLE,
            &REPRESENTATIVE_ROLE,
            &SUPPLIER_ROLE,
        ],
        class(&SECTION_B_ONLY),
        &ANNEX_1,
        &NONE,
        &[AI_ACT.art("2").par("2"), AI_ACT.annex("I").section("B"), OMNIBUS.art("3").par("1")],
        SINCE_AMENDMENT,
    )
    .force(Force::Should)
    .doubts(&[&SECTION_B_REST]),
    Duty::must(
        "art-95",
        PROVIDER_AND_DEPLOYER,
        all(&[not(&holds(&CHAPTER_3_BINDS)), not(&class(&SECTION_B_ONLY)), not(&BANNED)]),
        &GENERAL,
        &NONE,
        &[AI_ACT.art("95").par("1"), AI_ACT.art("95").par("2"), AI_ACT.art("95").par("3")],
        ORIGINAL,
    )
    .force(Force::Consider),
    Duty::must(
        "art-50-7",
        PROVIDER_AND_DEPLOYER,
        ORDINARY,
        &TRANSPARENCY,
        &NONE,
        &[AI_ACT.art("50").par("7"), AI_ACT.art("50").par("2"), AI_ACT.art("50").par("4")],
        ORIGINAL,
    )
    .when(any(&[
        all(&[holds(&IS_PROVIDER), holds(&MACHINE_MARKING)]),
        all(&[holds(&IS_DEPLOYER), any_rule(&[&DEEP_FAKE_NOTICE, &ARTISTIC_NOTICE, &TEXT_NOTICE])]),
    ]))
    .force(Force::Consider),
    Duty::must(
        "art-26-11-right",
        &[&AFFECTED_ROLE],
        holds(&HIGH_RISK_USE),
        &RIGHTS,
        &NONE,
        &[AI_ACT.art("26").par("11")],
        ORIGINAL,
    )
    .force(Force::May),
    Duty::must(
        "art-86-right",
        &[&AFFECTED_ROLE],
        holds(&HIGH_RISK_BEYOND_POINT_2),
        &RIGHTS,
        &NONE,
        &[AI_ACT.art("86")],
        ORIGINAL,
    )
    .force(Force::May)
    .doubts(&[&OUTSIDE_SECTIONS]),
    Duty::must("art-85", &[&AFFECTED_ROLE], Expr::Always, &GENERAL, &NONE, &[AI_ACT.art("85")], ORIGINAL)
        .force(Force::May),
];
