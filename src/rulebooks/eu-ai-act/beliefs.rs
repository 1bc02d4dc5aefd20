//! What people often believe of the Regulation and what is so instead, each for the cases in which it matters.
//!
//! No condition adds a question: each hangs on facts that are asked for other reasons. `beliefs.toml` has a case in which each shows.

use crate::acts::{AI_ACT, KI_MIG, TRANSPARENCY_GUIDELINES};
use engine::date::Period;
use engine::expr::{Expr, all, any, class, holds, in_effect, is, not};
use engine::rulebook::{Belief, belief};
use engine::source::Basis;

use super::annex_3_areas::{AREA_EDUCATION, AREA_EMPLOYMENT, CREDITWORTHINESS, EMOTIONS_ELSEWHERE, WORKERS_MANAGEMENT};
use super::art_02_scope::{
    IN_UNION, MANUFACTURES, NOT_COVERED, NOT_THERE_YET, OFFERED_IN_UNION, OFFERS, OPEN_SOURCE, OUT_OF_SCOPE,
    OUTPUT_IN_UNION, PRIVATE, TESTS_IN_FIELD, USES,
};
use super::art_03_definitions::{
    AFFECTED_ROLE, BUILT_ON_MODEL, DEPLOYER_ROLE, DEVELOPED, MODEL_PROVIDER_ROLE, PROVIDER_ROLE, SYSTEM,
};
use super::art_04_literacy::MINIMAL;
use super::art_05_prohibited::{
    ABUSE_MATERIAL, BANNED_CATEGORISATION, EMOTIONS_AT_WORK, INTIMATE_WITHOUT_CONSENT, MADE_FOR_IT, NO_SAFEGUARDS,
    PROHIBITED, SOCIAL_SCORING, VERIFICATION_ONLY,
};
use super::art_06_high_risk::{
    BY_PRODUCT_SECTION_A, EXEMPT_CLASS, HIGH_RISK, HIGH_RISK_BEYOND_POINT_2, HIGH_RISK_USE, IS_PRODUCT,
    PART_OF_PRODUCT, PROFILES, SECTION_B_ONLY,
};
use super::art_25_value_chain::{REBRANDED, REPURPOSED};
use super::art_50_transparency::{GENERATES, INTERACTS, OBVIOUS, TEXT_NOTICE, TRANSPARENCY};
use super::art_51_general_purpose::{GENERAL_PURPOSE, GENERAL_PURPOSE_SYSTEMIC, OPEN_MODEL};
use super::art_113_dates::{GENERAL_DATE, GERMAN_ACT, ORIGINAL, SINCE_AMENDMENT};
use super::duties_questions::{
    AUTHORITY, DECIDES_ON_PEOPLE, FINANCIAL_INSTITUTION, FOR_AUTHORITIES, IN_GERMANY, LEGACY, OWES_DPIA, SME,
};

const BANNED: Expr = Expr::Class(&PROHIBITED);
const NOT_BANNED: Expr = Expr::Not(&BANNED);
const HIGH: Expr = Expr::Class(&HIGH_RISK);
const NOT_HIGH: Expr = Expr::Not(&HIGH);
const OUTSIDE: Expr = Expr::Class(&OUT_OF_SCOPE);
const INSIDE: Expr = Expr::Not(&OUTSIDE);
const PROVIDER: Expr = Expr::Class(&PROVIDER_ROLE);
const NO_PROVIDER: Expr = Expr::Not(&PROVIDER);
const DEPLOYER: Expr = Expr::Class(&DEPLOYER_ROLE);
const BY_USE: Expr = Expr::Holds(&HIGH_RISK_USE);
/// From then on all but the high-risk rules applies.
const SINCE_GENERAL: Period = Period::since(GENERAL_DATE.date);

/// The most important first: bans, whether the law reaches the case, days, classes, roles, duties, notices, models, everybody.
pub static BELIEFS: &[Belief] = &[
    // Bans.
    belief("mood-consent", all(&[BANNED, holds(&EMOTIONS_AT_WORK)]), ORIGINAL, &[AI_ACT.art("5").par("1").point("f")]),
    belief(
        "category-consent",
        all(&[BANNED, holds(&BANNED_CATEGORISATION)]),
        ORIGINAL,
        &[AI_ACT.art("5").par("1").point("g")],
    ),
    belief(
        "scoring-only-states",
        all(&[BANNED, holds(&SOCIAL_SCORING)]),
        ORIGINAL,
        &[AI_ACT.art("5").par("1").point("c"), AI_ACT.recital("31")],
    ),
    belief(
        "terms-forbid-it",
        all(&[
            BANNED,
            any(&[holds(&INTIMATE_WITHOUT_CONSENT), holds(&ABUSE_MATERIAL)]),
            is(&NO_SAFEGUARDS),
            not(&is(&MADE_FOR_IT)),
        ]),
        SINCE_AMENDMENT,
        &[AI_ACT.art("5").par("1a").point("a").item("ii")],
    ),
    belief("ban-spares-old-systems", BANNED, ORIGINAL, &[AI_ACT.art("111").par("1"), AI_ACT.art("111").par("2")]),
    // Is it covered at all?
    belief(
        "it-is-only-a-pilot",
        any(&[is(&TESTS_IN_FIELD), is(&NOT_THERE_YET)]),
        ORIGINAL,
        &[AI_ACT.art("2").par("8"), AI_ACT.art("60")],
    ),
    belief(
        "open-source-is-exempt",
        all(&[is(&OPEN_SOURCE), any(&[HIGH, BANNED, class(&TRANSPARENCY)])]),
        ORIGINAL,
        &[AI_ACT.art("2").par("12")],
    ),
    belief(
        "we-are-outside-the-eu",
        all(&[any(&[holds(&OFFERED_IN_UNION), holds(&OUTPUT_IN_UNION)]), not(&IN_UNION), any(&[PROVIDER, DEPLOYER])]),
        ORIGINAL,
        &[AI_ACT.art("2").par("1").point("a"), AI_ACT.art("2").par("1").point("c")],
    ),
    belief(
        "called-ai-so-covered",
        all(&[OUTSIDE, is(&SYSTEM), holds(&NOT_COVERED)]),
        ORIGINAL,
        &[AI_ACT.art("3").point("1"), AI_ACT.recital("12")],
    ),
    belief(
        "private-means-anything-goes",
        all(&[OUTSIDE, is(&PRIVATE)]),
        ORIGINAL,
        &[AI_ACT.art("2").par("10"), AI_ACT.art("3").point("4")],
    ),
    // Days.
    belief(
        "runs-since-before",
        all(&[BY_USE, is(&LEGACY), not(&is(&FOR_AUTHORITIES))]),
        SINCE_AMENDMENT,
        &[AI_ACT.art("111").par("2"), AI_ACT.art("113").sub(3).point("c").item("i")],
    ),
    belief(
        "authorities-have-until-2030",
        all(&[BY_USE, any(&[is(&FOR_AUTHORITIES), all(&[is(&AUTHORITY), not(&is(&LEGACY))])])]),
        SINCE_AMENDMENT,
        &[AI_ACT.art("111").par("2"), AI_ACT.art("113").sub(3).point("c").item("i")],
    ),
    belief(
        "everything-was-postponed",
        all(&[HIGH, not(&in_effect(&HIGH_RISK)), not(&class(&SECTION_B_ONLY)), not(&is(&LEGACY))]),
        SINCE_GENERAL,
        &[
            AI_ACT.art("113").sub(2),
            AI_ACT.art("113").sub(3).point("a"),
            AI_ACT.art("113").sub(3).point("b"),
            AI_ACT.art("113").sub(3).point("c"),
        ],
    ),
    // High-risk by use.
    belief(
        "a-human-signs",
        all(&[holds(&HIGH_RISK_BEYOND_POINT_2), is(&DECIDES_ON_PEOPLE)]),
        ORIGINAL,
        &[AI_ACT.art("6").par("2"), AI_ACT.art("6").par("3"), AI_ACT.art("14"), AI_ACT.art("26").par("2")],
    ),
    belief(
        "only-prepares-but-profiles",
        all(&[BY_USE, is(&PROFILES), any(&[not(&DEPLOYER), not(&is(&DECIDES_ON_PEOPLE))])]),
        ORIGINAL,
        &[AI_ACT.art("6").par("3").sub(3)],
    ),
    belief(
        "exempt-means-nothing-to-do",
        all(&[class(&EXEMPT_CLASS), PROVIDER]),
        ORIGINAL,
        &[AI_ACT.art("6").par("4"), AI_ACT.art("49").par("2")],
    ),
    belief(
        "no-bank-no-credit-score",
        all(&[HIGH, holds(&CREDITWORTHINESS), not(&is(&FINANCIAL_INSTITUTION))]),
        ORIGINAL,
        &[AI_ACT.annex("III").point("5").item("b")],
    ),
    belief(
        "only-internal-work",
        all(&[HIGH, holds(&WORKERS_MANAGEMENT), DEPLOYER]),
        ORIGINAL,
        &[AI_ACT.annex("III").point("4").item("b")],
    ),
    belief("works-council-agreed", Expr::Always, ORIGINAL, &[AI_ACT.art("26").par("7"), AI_ACT.art("2").par("11")])
        .owes(&["art-26-7"]),
    belief(
        "areas-are-high-risk",
        all(&[
            INSIDE,
            any(&[is(&AREA_EMPLOYMENT), is(&AREA_EDUCATION)]),
            NOT_HIGH,
            NOT_BANNED,
            not(&class(&EXEMPT_CLASS)),
        ]),
        ORIGINAL,
        &[AI_ACT.art("6").par("2"), AI_ACT.annex("III").point("3"), AI_ACT.annex("III").point("4")],
    ),
    // Faces, voices, bodies.
    belief(
        "emotions-with-consent",
        all(&[HIGH, holds(&EMOTIONS_ELSEWHERE), NOT_BANNED]),
        ORIGINAL,
        &[AI_ACT.annex("III").point("1").item("c"), AI_ACT.art("50").par("3"), AI_ACT.art("5").par("1").point("f")],
    ),
    belief(
        "face-login-is-high-risk",
        all(&[INSIDE, is(&VERIFICATION_ONLY), NOT_HIGH, NOT_BANNED]),
        ORIGINAL,
        &[AI_ACT.annex("III").point("1").item("a"), AI_ACT.art("3").point("36")],
    ),
    // Products.
    belief(
        "ce-mark-covers-it",
        all(&[HIGH, holds(&BY_PRODUCT_SECTION_A)]),
        SINCE_AMENDMENT,
        &[AI_ACT.art("43").par("3"), AI_ACT.art("48"), AI_ACT.art("113").sub(3).point("c").item("ii")],
    ),
    belief(
        "anything-with-ce-is-high-risk",
        all(&[INSIDE, any(&[is(&IS_PRODUCT), is(&PART_OF_PRODUCT)]), NOT_HIGH, not(&class(&SECTION_B_ONLY))]),
        SINCE_AMENDMENT,
        &[AI_ACT.art("6").par("1"), AI_ACT.art("6").par("1a"), AI_ACT.art("6").par("1c")],
    ),
    // Roles.
    belief("only-the-logo", all(&[PROVIDER, HIGH, is(&REBRANDED)]), ORIGINAL, &[AI_ACT.art("25").par("1").point("a")]),
    belief(
        "the-licence-allows-it",
        all(&[PROVIDER, HIGH, is(&REPURPOSED)]),
        ORIGINAL,
        &[AI_ACT.art("25").par("1").point("c")],
    ),
    belief(
        "supplier-says-not-high-risk",
        all(&[BY_USE, DEPLOYER, NO_PROVIDER, not(&is(&DEVELOPED))]),
        ORIGINAL,
        &[AI_ACT.art("6").par("2"), AI_ACT.art("6").par("3"), AI_ACT.art("6").par("4"), AI_ACT.art("49").par("2")],
    ),
    belief(
        "model-maker-is-responsible",
        all(&[
            PROVIDER,
            is(&BUILT_ON_MODEL),
            any(&[holds(&OFFERS), holds(&MANUFACTURES)]),
            not(&class(&MODEL_PROVIDER_ROLE)),
            NOT_HIGH,
        ]),
        ORIGINAL,
        &[AI_ACT.art("3").point("3"), AI_ACT.art("3").point("68")],
    ),
    belief(
        "built-only-for-ourselves",
        all(&[PROVIDER, DEPLOYER, is(&DEVELOPED), not(&holds(&OFFERS)), not(&holds(&MANUFACTURES))]),
        ORIGINAL,
        &[AI_ACT.art("3").point("3"), AI_ACT.art("3").point("4"), AI_ACT.art("3").point("11")],
    ),
    belief(
        "we-only-bought-it",
        NO_PROVIDER,
        ORIGINAL,
        &[AI_ACT.art("26").par("1"), AI_ACT.art("26").par("2"), AI_ACT.art("26").par("5")],
    )
    .owes(&["art-26-1"]),
    // What deployers and authorities owe.
    belief(
        "dpia-replaces-fria",
        is(&OWES_DPIA),
        SINCE_AMENDMENT,
        &[AI_ACT.art("27").par("3"), AI_ACT.art("27").par("4")],
    )
    .owes(&["art-27"]),
    belief(
        "no-fine-no-duty",
        all(&[is(&AUTHORITY), is(&IN_GERMANY), any(&[HIGH, BANNED, class(&TRANSPARENCY)])]),
        GERMAN_ACT,
        &[AI_ACT.art("99").par("8"), KI_MIG.section("17").par("2")],
    )
    .basis(Basis::Reported),
    // Notices and marks.
    belief(
        "it-is-in-our-terms",
        Expr::Always,
        ORIGINAL,
        &[AI_ACT.art("50").par("1"), AI_ACT.art("50").par("5"), TRANSPARENCY_GUIDELINES.para("38")],
    )
    .owes(&["art-50-1"])
    .basis(Basis::Guideline),
    belief(
        "everybody-sees-it",
        all(&[INSIDE, is(&OBVIOUS)]),
        ORIGINAL,
        &[AI_ACT.art("50").par("1"), TRANSPARENCY_GUIDELINES.para("42-45")],
    )
    .basis(Basis::Guideline),
    belief(
        "staff-need-no-notice",
        all(&[holds(&USES), not(&holds(&OFFERS)), not(&holds(&MANUFACTURES))]),
        ORIGINAL,
        &[AI_ACT.art("50").par("1"), TRANSPARENCY_GUIDELINES.para("45")],
    )
    .owes(&["art-50-1"])
    .basis(Basis::Guideline),
    belief(
        "every-chatbot-is-high-risk",
        all(&[is(&INTERACTS), class(&TRANSPARENCY), NOT_HIGH]),
        ORIGINAL,
        &[AI_ACT.art("6").par("1"), AI_ACT.art("6").par("2"), AI_ACT.art("50").par("1")],
    ),
    belief("a-visible-line-is-enough", Expr::Always, ORIGINAL, &[AI_ACT.art("50").par("2")]).owes(&["art-50-2"]),
    belief("the-person-agreed-to-the-fake", Expr::Always, ORIGINAL, &[AI_ACT.art("50").par("4").sub(1)])
        .owes(&["art-50-4-deep-fake"]),
    belief(
        "somebody-read-it-over",
        Expr::Always,
        ORIGINAL,
        &[AI_ACT.art("50").par("4").sub(2), TRANSPARENCY_GUIDELINES.para("134-138")],
    )
    .owes(&["art-50-4-text"])
    .basis(Basis::Guideline),
    belief(
        "every-ai-text-needs-a-label",
        all(&[DEPLOYER, NO_PROVIDER, is(&GENERATES), not(&holds(&TEXT_NOTICE))]),
        ORIGINAL,
        &[AI_ACT.art("50").par("4").sub(2)],
    ),
    // Models.
    belief(
        "open-weights-free-from-everything",
        all(&[any(&[class(&GENERAL_PURPOSE), class(&GENERAL_PURPOSE_SYSTEMIC)]), is(&OPEN_MODEL)]),
        ORIGINAL,
        &[AI_ACT.art("53").par("1"), AI_ACT.art("53").par("2"), AI_ACT.art("54").par("6")],
    ),
    // Everybody.
    belief(
        "a-machine-must-not-decide",
        class(&AFFECTED_ROLE),
        ORIGINAL,
        &[AI_ACT.art("85"), AI_ACT.art("86"), AI_ACT.art("26").par("11")],
    ),
    belief(
        "small-firms-are-exempt",
        all(&[is(&SME), any(&[HIGH, BANNED, class(&TRANSPARENCY)])]),
        ORIGINAL,
        &[AI_ACT.art("99").par("6"), AI_ACT.art("11").par("1"), AI_ACT.art("17").par("2"), AI_ACT.art("63").par("1")],
    ),
    belief(
        "the-account-is-private",
        all(&[DEPLOYER, NO_PROVIDER, class(&MINIMAL)]),
        ORIGINAL,
        &[AI_ACT.art("3").point("4"), TRANSPARENCY_GUIDELINES.para("14")],
    )
    .basis(Basis::Guideline),
    belief("literacy-needs-a-certificate", class(&MINIMAL), SINCE_AMENDMENT, &[AI_ACT.art("4").par("1")])
        .owes(&["art-4"]),
];
