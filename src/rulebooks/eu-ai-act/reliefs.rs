//! What the Regulation makes easier or allows: for small firms, for products with law of their own, for banks and
//! insurers, for the search for bias.

use crate::acts::AI_ACT;
use engine::duty::{Duty, Force};
use engine::expr::{Expr, all, any, class, holds, is, not};
use engine::rulebook::{Category, Rule, wording};
use engine::source::Basis;

use super::art_03_definitions::{DEPLOYER_ROLE, MODEL_PROVIDER_ROLE, PROVIDER as IS_PROVIDER, PROVIDER_ROLE};
use super::art_06_high_risk::{
    CHAPTER_3_BINDS, HIGH_RISK_POINT_1, HIGH_RISK_PRODUCT, HIGH_RISK_SERVICES, ORDINARY_RULES_BIND, SECTION_B_ONLY,
};
use super::art_51_general_purpose::{
    MODEL_PROVIDER, OPEN_MODEL_RELIEF, PLACES_GENERAL_MODEL, PROVIDER_BY_MODIFICATION,
};
use super::art_99_penalties::{AI_OFFICE_SUPERVISES, NONE};
use super::art_113_dates::{
    AMENDMENT, BEFORE_AMENDMENT, CHAPTER_3, CHAPTER_V, GENERAL, ORIGINAL, OUTSIDE_CHAPTER_3, SINCE_AMENDMENT,
};
use super::duties_questions::{FINANCIAL_INSTITUTION, INDEPENDENT, SMC, SME};

const PROVIDER: &[&Category] = &[&PROVIDER_ROLE];
const DEPLOYER: &[&Category] = &[&DEPLOYER_ROLE];
const HIGH_RISK: Expr = Expr::Holds(&CHAPTER_3_BINDS);
const ORDINARY: Expr = Expr::Holds(&ORDINARY_RULES_BIND);

/// A firm small enough for a simplified documentation: since the amendment small mid-caps too, Art. 11(1).
pub static SMALL_FIRM: Rule = Rule::definition(
    "small-firm",
    &[
        wording(BEFORE_AMENDMENT, AI_ACT.art("11").par("1").sub(2), is(&SME)),
        wording(SINCE_AMENDMENT, AI_ACT.art("11").par("1").sub(2), any(&[is(&SME), is(&SMC)])),
    ],
);

/// Reliefs first, then permissions.
pub static RELIEFS: &[Duty] = &[
    Duty::must("art-11-1-small", PROVIDER, HIGH_RISK, &CHAPTER_3, &NONE, &[AI_ACT.art("11").par("1").sub(2)], ORIGINAL)
        .when(holds(&SMALL_FIRM))
        .force(Force::May),
    Duty::must("art-17-2", PROVIDER, HIGH_RISK, &CHAPTER_3, &NONE, &[AI_ACT.art("17").par("2")], ORIGINAL)
        .force(Force::May),
    Duty::must("art-63-1", PROVIDER, HIGH_RISK, &CHAPTER_3, &NONE, &[AI_ACT.art("63").par("1")], SINCE_AMENDMENT)
        .when(is(&INDEPENDENT))
        .force(Force::May),
    // Only where a notified body can come in, Art. 43: without one there is no fee.
    Duty::must(
        "art-62-fees",
        PROVIDER,
        any(&[holds(&HIGH_RISK_POINT_1), holds(&HIGH_RISK_PRODUCT)]),
        &GENERAL,
        &NONE,
        &[AI_ACT.art("62").par("2"), AI_ACT.art("43")],
        ORIGINAL,
    )
    .when(is(&SME))
    .force(Force::May),
    // Sandboxes are open to providers, Art. 58(2)(a); deployers come as their partners.
    Duty::must(
        "art-62",
        PROVIDER,
        ORDINARY,
        &GENERAL,
        &NONE,
        &[AI_ACT.art("62").par("1"), AI_ACT.art("57").par("1"), AI_ACT.art("58").par("2").point("a")],
        ORIGINAL,
    )
    .when(is(&SME))
    .force(Force::May),
    // Deployers of any size; where they have it as small providers, once is enough.
    Duty::must(
        "art-62-advice",
        DEPLOYER,
        ORDINARY,
        &GENERAL,
        &NONE,
        &[AI_ACT.art("62").par("1").point("b"), AI_ACT.art("62").par("1").point("c")],
        ORIGINAL,
    )
    .when(not(&all(&[holds(&IS_PROVIDER), is(&SME)])))
    .force(Force::May),
    Duty::must("art-57-3a", PROVIDER, ORDINARY, &GENERAL, &NONE, &[AI_ACT.art("57").par("3a")], SINCE_AMENDMENT)
        .when(all(&[holds(&AI_OFFICE_SUPERVISES), holds(&SMALL_FIRM)]))
        .force(Force::May),
    Duty::must(
        "art-8-2",
        PROVIDER,
        holds(&HIGH_RISK_PRODUCT),
        &CHAPTER_3,
        &NONE,
        &[AI_ACT.art("8").par("2"), AI_ACT.art("11").par("2"), AI_ACT.art("72").par("4")],
        ORIGINAL,
    )
    .force(Force::May),
    // Not only product law: "relevant sectoral Union law".
    Duty::must("art-17-3", PROVIDER, HIGH_RISK, &CHAPTER_3, &NONE, &[AI_ACT.art("17").par("3")], ORIGINAL)
        .force(Force::May),
    Duty::must(
        "art-17-4",
        PROVIDER,
        HIGH_RISK,
        &CHAPTER_3,
        &NONE,
        &[AI_ACT.art("17").par("4"), AI_ACT.art("18").par("3"), AI_ACT.art("19").par("2")],
        ORIGINAL,
    )
    .when(is(&FINANCIAL_INSTITUTION))
    .force(Force::May),
    Duty::must(
        "art-72-4",
        PROVIDER,
        holds(&HIGH_RISK_SERVICES),
        &OUTSIDE_CHAPTER_3,
        &NONE,
        &[AI_ACT.art("72").par("4").sub(2)],
        ORIGINAL,
    )
    .when(is(&FINANCIAL_INSTITUTION))
    .force(Force::May),
    Duty::must(
        "art-26-5-finance",
        DEPLOYER,
        HIGH_RISK,
        &CHAPTER_3,
        &NONE,
        &[AI_ACT.art("26").par("5").sub(2)],
        ORIGINAL,
    )
    .when(is(&FINANCIAL_INSTITUTION))
    .force(Force::May),
    Duty::must(
        "art-26-6-finance",
        DEPLOYER,
        HIGH_RISK,
        &CHAPTER_3,
        &NONE,
        &[AI_ACT.art("26").par("6").sub(2)],
        ORIGINAL,
    )
    .when(is(&FINANCIAL_INSTITUTION))
    .force(Force::May),
    Duty::must(
        "art-53-2",
        &[&MODEL_PROVIDER_ROLE],
        Expr::Always,
        &CHAPTER_V,
        &NONE,
        &[AI_ACT.art("53").par("2"), AI_ACT.art("54").par("6")],
        ORIGINAL,
    )
    .when(holds(&OPEN_MODEL_RELIEF))
    .force(Force::May),
    Duty::must(
        "art-53-modified",
        &[&MODEL_PROVIDER_ROLE],
        Expr::Always,
        &CHAPTER_V,
        &NONE,
        &[AI_ACT.recital("109"), AI_ACT.art("53").par("1")],
        ORIGINAL,
    )
    // Whoever places a model of their own beside it owes everything for that one, and is not asked how far they changed the other.
    .when(all(&[not(&holds(&PLACES_GENERAL_MODEL)), holds(&PROVIDER_BY_MODIFICATION)]))
    .force(Force::May)
    .basis(Basis::Recital),
    // Permissions.
    Duty::must("art-4a-1", PROVIDER, HIGH_RISK, &AMENDMENT, &NONE, &[AI_ACT.art("4a").par("1")], SINCE_AMENDMENT)
        .force(Force::May),
    Duty::must(
        "art-4a-2",
        &[&PROVIDER_ROLE, &MODEL_PROVIDER_ROLE],
        any(&[all(&[ORDINARY, not(&HIGH_RISK)]), holds(&MODEL_PROVIDER)]),
        &AMENDMENT,
        &NONE,
        &[AI_ACT.art("4a").par("2")],
        SINCE_AMENDMENT,
    )
    .force(Force::May),
    // Deployers of any system; where the visitor already may as its provider, once is enough.
    Duty::must(
        "art-4a-2-deployer",
        DEPLOYER,
        ORDINARY,
        &AMENDMENT,
        &NONE,
        &[AI_ACT.art("4a").par("2")],
        SINCE_AMENDMENT,
    )
    .when(any(&[HIGH_RISK, not(&holds(&IS_PROVIDER))]))
    .force(Force::May),
    Duty::must("art-60a", PROVIDER, class(&SECTION_B_ONLY), &GENERAL, &NONE, &[AI_ACT.art("60a")], SINCE_AMENDMENT)
        .force(Force::May),
];

/// The rules of this file.
pub static RULES: &[&Rule] = &[&SMALL_FIRM];
