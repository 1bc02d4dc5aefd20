//! Where to turn, and which law stands beside the Regulation. Neither is a duty of the Regulation.

use crate::engine::duty::{Pointer, pointer};
use crate::engine::expr::{Expr, all, any, given, holds, is, not};
use crate::engine::rulebook::{Rule, wording};
use crate::engine::source::Basis;
use crate::law::acts::{AI_ACT, GDPR, KI_MIG, STAFF_REPRESENTATION, WORKS_CONSTITUTION};

use super::annex_3_areas::{AREA_EMPLOYMENT, AREA_JUSTICE};
use super::art_02_scope::{MODEL_IN_SCOPE, SYSTEM_IN_SCOPE, USES};
use super::art_05_prohibited::{CATEGORISES, IDENTIFIES, READS_PEOPLE, SCORES_PEOPLE};
use super::art_06_high_risk::{
    HIGH_RISK_POINT_1, HIGH_RISK_POINT_8, HIGH_RISK_PRODUCT, HIGH_RISK_SECURITY, IS_PRODUCT, PART_OF_PRODUCT, PROFILES,
};
use super::art_25_value_chain::HANDLES;
use super::art_99_penalties::{AI_OFFICE_SUPERVISES, PUBLIC_BODY};
use super::art_113_dates::ORIGINAL;
use super::duties_questions::{DECIDES_ON_PEOPLE, FINANCIAL_INSTITUTION, IN_GERMANY, STAFF_SUBJECT, UNION_BODY};

const IN_SCOPE_SYSTEM: Expr = Expr::Holds(&SYSTEM_IN_SCOPE);
const GERMAN: Expr = Expr::All(&[Expr::Holds(&NATIONAL_SUPERVISION), Expr::Is(&IN_GERMANY)]);

/// Bodies of the Union have a supervisor of their own, Art. 74(9). People on whom a system is used are not asked.
pub static NATIONAL_SUPERVISION: Rule = Rule::definition(
    "national-supervision",
    &[wording(
        ORIGINAL,
        AI_ACT.art("74").par("9"),
        all(&[IN_SCOPE_SYSTEM, not(&given(&holds(&HANDLES), &is(&UNION_BODY)))]),
    )],
);

/// High-risk in points 6, 7 and 8, and biometrics for the police and borders: an independent chamber, sections 2(5) and
/// 4, which follows Art. 74(8). Bodies of the Länder stay with the authority of their Land, section 2(6).
const CHAMBER_CASE: Expr = Expr::Any(&[
    Expr::Holds(&HIGH_RISK_SECURITY),
    Expr::Holds(&HIGH_RISK_POINT_8),
    Expr::All(&[Expr::Holds(&HIGH_RISK_POINT_1), Expr::Is(&AREA_JUSTICE)]),
]);

/// Authorities and their help desks.
pub static CONTACTS: &[Pointer] = &[
    pointer(
        "ai-office",
        any(&[holds(&MODEL_IN_SCOPE), all(&[IN_SCOPE_SYSTEM, holds(&AI_OFFICE_SUPERVISES)])]),
        AI_ACT.art("75").par("1"),
        "https://digital-strategy.ec.europa.eu/en/policies/ai-office",
    ),
    pointer(
        "data-protection-supervisor",
        all(&[IN_SCOPE_SYSTEM, given(&holds(&HANDLES), &is(&UNION_BODY))]),
        AI_ACT.art("74").par("9"),
        "https://www.edps.europa.eu",
    ),
    pointer(
        "chamber",
        all(&[GERMAN, CHAMBER_CASE, not(&holds(&AI_OFFICE_SUPERVISES))]),
        KI_MIG.section("4"),
        "https://www.bundesnetzagentur.de",
    )
    .basis(Basis::Reported),
    pointer(
        "bafin",
        all(&[GERMAN, given(&holds(&HANDLES), &is(&FINANCIAL_INSTITUTION))]),
        KI_MIG.section("2").par("3"),
        "https://www.bafin.de",
    )
    .basis(Basis::Reported),
    pointer("land", all(&[GERMAN, given(&holds(&HANDLES), &holds(&PUBLIC_BODY))]), KI_MIG.section("2").par("6"), "")
        .basis(Basis::Reported),
    pointer("product-authority", all(&[GERMAN, holds(&HIGH_RISK_PRODUCT)]), KI_MIG.section("2").par("2"), "")
        .basis(Basis::Reported),
    pointer("bundesnetzagentur", GERMAN, KI_MIG.section("2").par("1"), "https://www.bundesnetzagentur.de")
        .basis(Basis::Reported)
        .general(),
    pointer(
        "member-states",
        all(&[holds(&NATIONAL_SUPERVISION), not(&is(&IN_GERMANY))]),
        AI_ACT.art("70").par("2"),
        "https://digital-strategy.ec.europa.eu/en/policies/market-surveillance-authorities-under-ai-act",
    )
    .general(),
];

/// Law that surely matters in the case.
pub static NEIGHBOURS: &[Pointer] = &[
    pointer(
        "gdpr",
        all(&[
            IN_SCOPE_SYSTEM,
            any(&[
                is(&PROFILES),
                is(&DECIDES_ON_PEOPLE),
                is(&READS_PEOPLE),
                is(&CATEGORISES),
                is(&IDENTIFIES),
                is(&SCORES_PEOPLE),
            ]),
        ]),
        GDPR.art("35"),
        "",
    ),
    pointer(
        "works-council",
        all(&[GERMAN, is(&USES), any(&[is(&STAFF_SUBJECT), is(&AREA_EMPLOYMENT)]), not(&holds(&PUBLIC_BODY))]),
        WORKS_CONSTITUTION.section("87").par("1"),
        "",
    )
    .basis(Basis::Reported),
    pointer(
        "staff-council",
        all(&[GERMAN, is(&USES), any(&[is(&STAFF_SUBJECT), is(&AREA_EMPLOYMENT)]), holds(&PUBLIC_BODY)]),
        STAFF_REPRESENTATION.section("80").par("1"),
        "",
    )
    .basis(Basis::Reported),
    pointer(
        "product-law",
        all(&[IN_SCOPE_SYSTEM, any(&[is(&IS_PRODUCT), is(&PART_OF_PRODUCT)])]),
        AI_ACT.annex("I"),
        "",
    ),
];
