//! Where to turn, and which law stands beside the Regulation. Neither is a duty of the Regulation.

use crate::acts::{AI_ACT, GDPR, KI_MIG, STAFF_REPRESENTATION, WORKS_CONSTITUTION};
use engine::duty::{Pointer, pointer};
use engine::expr::{Expr, all, any, class, given, holds, is, not};
use engine::rulebook::{Rule, wording};
use engine::source::{Basis, Citation};

use super::annex_3_areas::{AREA_EMPLOYMENT, AREA_JUSTICE};
use super::art_02_scope::{MODEL_IN_SCOPE, OUT_OF_SCOPE, SYSTEM_IN_SCOPE, USES};
use super::art_05_prohibited::{INTIMATE_DEPICTIONS, PREDICTS_CRIME, SCORES_PEOPLE};
use super::art_06_high_risk::{
    HIGH_RISK_POINT_1, HIGH_RISK_POINT_8, HIGH_RISK_PRODUCT, HIGH_RISK_SECURITY, IS_PRODUCT, PART_OF_PRODUCT, PROFILES,
};
use super::art_25_value_chain::HANDLES;
use super::art_50_transparency::{DEEP_FAKE, EVALUATES_BODIES, PUBLIC_TEXT};
use super::art_99_penalties::{AI_OFFICE_SUPERVISES, PUBLIC_BODY};
use super::art_113_dates::ORIGINAL;
use super::duties_questions::{
    DECIDES_ON_PEOPLE, FEDERAL_BODY, FINANCIAL_INSTITUTION, IN_AUSTRIA, IN_BELGIUM, IN_BULGARIA, IN_CROATIA, IN_CYPRUS,
    IN_CZECHIA, IN_DENMARK, IN_ESTONIA, IN_FINLAND, IN_FRANCE, IN_GERMANY, IN_GREECE, IN_HUNGARY, IN_IRELAND, IN_ITALY,
    IN_LATVIA, IN_LITHUANIA, IN_LUXEMBOURG, IN_MALTA, IN_NETHERLANDS, IN_POLAND, IN_PORTUGAL, IN_ROMANIA, IN_SLOVAKIA,
    IN_SLOVENIA, IN_SPAIN, IN_SWEDEN, OWES_DPIA, STAFF_SUBJECT, UNION_BODY,
};

const IN_SCOPE_SYSTEM: Expr = Expr::Holds(&SYSTEM_IN_SCOPE);
const NATIONAL: Expr = Expr::Holds(&NATIONAL_SUPERVISION);
const GERMAN: Expr = Expr::All(&[NATIONAL, Expr::Is(&IN_GERMANY)]);
const ELSEWHERE: Expr = Expr::All(&[NATIONAL, Expr::Not(&Expr::Is(&IN_GERMANY))]);
/// Authorities and single points of contact, whose list the Commission publishes.
const CONTACT_POINTS: Citation = AI_ACT.art("70").par("2");
/// Its page on AI, with the form for complaints.
const BUNDESNETZAGENTUR: &str = "https://www.bundesnetzagentur.de/ki";

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
        KI_MIG.section("2").par("5"),
        BUNDESNETZAGENTUR,
    )
    .basis(Basis::Reported),
    pointer(
        "bafin",
        all(&[GERMAN, given(&holds(&HANDLES), &is(&FINANCIAL_INSTITUTION))]),
        KI_MIG.section("2").par("3"),
        "https://www.bafin.de",
    )
    .basis(Basis::Reported),
    pointer(
        "land",
        all(&[GERMAN, given(&holds(&HANDLES), &all(&[holds(&PUBLIC_BODY), not(&is(&FEDERAL_BODY))]))]),
        KI_MIG.section("2").par("6"),
        "",
    )
    .basis(Basis::Reported),
    pointer("product-authority", all(&[GERMAN, holds(&HIGH_RISK_PRODUCT)]), KI_MIG.section("2").par("2"), "")
        .basis(Basis::Reported),
    pointer("media", all(&[GERMAN, any(&[is(&DEEP_FAKE), is(&PUBLIC_TEXT)])]), KI_MIG.section("2").par("8"), "")
        .basis(Basis::Reported),
    pointer("bundesnetzagentur", GERMAN, KI_MIG.section("2").par("1"), BUNDESNETZAGENTUR)
        .basis(Basis::Reported)
        .general(),
    // What was known of each Member State in October 2026: appointed, planned, only helping, or nobody yet.
    pointer(
        "state-at",
        all(&[IN_SCOPE_SYSTEM, is(&IN_AUSTRIA)]),
        CONTACT_POINTS,
        "https://www.rtr.at/rtr/service/ki-servicestelle",
    )
    .named("KI-Servicestelle (RTR)", "helps")
    .basis(Basis::Reported),
    pointer("state-be", all(&[IN_SCOPE_SYSTEM, is(&IN_BELGIUM)]), CONTACT_POINTS, "https://www.bipt.be")
        .named("BIPT", "planned")
        .basis(Basis::Reported),
    pointer("state-bg", all(&[IN_SCOPE_SYSTEM, is(&IN_BULGARIA)]), CONTACT_POINTS, "https://egov.government.bg")
        .named("Ministry of e-Governance", "ministry")
        .basis(Basis::Reported),
    pointer("state-cy", all(&[IN_SCOPE_SYSTEM, is(&IN_CYPRUS)]), CONTACT_POINTS, "https://ocec.org.cy")
        .named("Commissioner of Communications (OCECPR)", "appointed")
        .basis(Basis::Reported),
    pointer("state-cz", all(&[IN_SCOPE_SYSTEM, is(&IN_CZECHIA)]), CONTACT_POINTS, "https://ctu.gov.cz")
        .named("Český telekomunikační úřad (ČTÚ)", "planned")
        .basis(Basis::Reported),
    pointer("state-dk", all(&[IN_SCOPE_SYSTEM, is(&IN_DENMARK)]), CONTACT_POINTS, "https://digst.dk")
        .named("Digitaliseringsstyrelsen", "appointed")
        .basis(Basis::Reported),
    pointer("state-fi", all(&[IN_SCOPE_SYSTEM, is(&IN_FINLAND)]), CONTACT_POINTS, "https://www.traficom.fi")
        .named("Traficom", "appointed")
        .basis(Basis::Reported),
    pointer("state-fr", all(&[IN_SCOPE_SYSTEM, is(&IN_FRANCE)]), CONTACT_POINTS, "https://www.economie.gouv.fr/dgccrf")
        .named("DGCCRF", "planned")
        .basis(Basis::Reported),
    pointer("state-gr", all(&[IN_SCOPE_SYSTEM, is(&IN_GREECE)]), CONTACT_POINTS, "https://mindigital.gr")
        .named("Ministry of Digital Governance", "ministry")
        .basis(Basis::Reported),
    pointer("state-hu", all(&[IN_SCOPE_SYSTEM, is(&IN_HUNGARY)]), CONTACT_POINTS, "")
        .named("Minister for Enterprise Development", "appointed")
        .basis(Basis::Reported),
    pointer("state-ie", all(&[IN_SCOPE_SYSTEM, is(&IN_IRELAND)]), CONTACT_POINTS, "https://enterprise.gov.ie")
        .named("Department of Enterprise, Tourism and Employment", "appointed")
        .basis(Basis::Reported),
    pointer("state-it", all(&[IN_SCOPE_SYSTEM, is(&IN_ITALY)]), CONTACT_POINTS, "https://www.acn.gov.it")
        .named("Agenzia per la cybersicurezza nazionale (ACN)", "appointed")
        .basis(Basis::Reported),
    pointer("state-lv", all(&[IN_SCOPE_SYSTEM, is(&IN_LATVIA)]), CONTACT_POINTS, "https://www.ptac.gov.lv")
        .named("Patērētāju tiesību aizsardzības centrs (PTAC)", "appointed")
        .basis(Basis::Reported),
    pointer("state-lt", all(&[IN_SCOPE_SYSTEM, is(&IN_LITHUANIA)]), CONTACT_POINTS, "https://www.rrt.lt")
        .named("Ryšių reguliavimo tarnyba (RRT)", "appointed")
        .basis(Basis::Reported),
    pointer("state-lu", all(&[IN_SCOPE_SYSTEM, is(&IN_LUXEMBOURG)]), CONTACT_POINTS, "https://cnpd.public.lu")
        .named("CNPD", "planned")
        .basis(Basis::Reported),
    pointer("state-mt", all(&[IN_SCOPE_SYSTEM, is(&IN_MALTA)]), CONTACT_POINTS, "https://www.mdia.gov.mt")
        .named("Malta Digital Innovation Authority (MDIA)", "appointed")
        .basis(Basis::Reported),
    pointer(
        "state-nl",
        all(&[IN_SCOPE_SYSTEM, is(&IN_NETHERLANDS)]),
        CONTACT_POINTS,
        "https://www.autoriteitpersoonsgegevens.nl",
    )
    .named("Autoriteit Persoonsgegevens (AP), RDI", "planned")
    .basis(Basis::Reported),
    pointer("state-pl", all(&[IN_SCOPE_SYSTEM, is(&IN_POLAND)]), CONTACT_POINTS, "https://www.gov.pl/web/cyfryzacja")
        .named("KRiBSI", "appointed")
        .basis(Basis::Reported),
    pointer("state-pt", all(&[IN_SCOPE_SYSTEM, is(&IN_PORTUGAL)]), CONTACT_POINTS, "https://www.anacom.pt")
        .named("ANACOM", "planned")
        .basis(Basis::Reported),
    pointer("state-ro", all(&[IN_SCOPE_SYSTEM, is(&IN_ROMANIA)]), CONTACT_POINTS, "")
        .named("ANCOM", "planned")
        .basis(Basis::Reported),
    pointer("state-sk", all(&[IN_SCOPE_SYSTEM, is(&IN_SLOVAKIA)]), CONTACT_POINTS, "https://mirri.gov.sk")
        .named("Ministerstvo investícií, regionálneho rozvoja a informatizácie", "ministry")
        .basis(Basis::Reported),
    pointer("state-si", all(&[IN_SCOPE_SYSTEM, is(&IN_SLOVENIA)]), CONTACT_POINTS, "https://www.akos-rs.si")
        .named("AKOS", "appointed")
        .basis(Basis::Reported),
    pointer("state-es", all(&[IN_SCOPE_SYSTEM, is(&IN_SPAIN)]), CONTACT_POINTS, "https://aesia.digital.gob.es")
        .named("AESIA", "planned")
        .basis(Basis::Reported),
    pointer("state-se", all(&[IN_SCOPE_SYSTEM, is(&IN_SWEDEN)]), CONTACT_POINTS, "")
        .named("Post- och telestyrelsen (PTS)", "planned")
        .basis(Basis::Reported),
    pointer("nobody", all(&[IN_SCOPE_SYSTEM, any(&[is(&IN_CROATIA), is(&IN_ESTONIA)])]), CONTACT_POINTS, "")
        .basis(Basis::Reported),
    pointer(
        "member-states",
        ELSEWHERE,
        CONTACT_POINTS,
        "https://digital-strategy.ec.europa.eu/en/policies/market-surveillance-authorities-under-ai-act",
    )
    .general(),
    pointer(
        "service-desk",
        ELSEWHERE,
        AI_ACT.art("62").par("3").point("b"),
        "https://ai-act-service-desk.ec.europa.eu/en/national-resources",
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
                is(&EVALUATES_BODIES),
                is(&SCORES_PEOPLE),
                is(&PREDICTS_CRIME),
                is(&INTIMATE_DEPICTIONS),
                is(&STAFF_SUBJECT),
                is(&OWES_DPIA),
            ]),
        ]),
        GDPR.art("35"),
        "",
    ),
    pointer(
        "works-council",
        all(&[GERMAN, holds(&USES), any(&[is(&STAFF_SUBJECT), is(&AREA_EMPLOYMENT)]), not(&holds(&PUBLIC_BODY))]),
        WORKS_CONSTITUTION.section("87").par("1"),
        "",
    )
    .basis(Basis::Reported),
    pointer(
        "staff-council",
        all(&[GERMAN, holds(&USES), any(&[is(&STAFF_SUBJECT), is(&AREA_EMPLOYMENT)]), holds(&PUBLIC_BODY)]),
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
    // Whoever reads that the Act does not bind must not think that nothing does.
    pointer("remaining-law", class(&OUT_OF_SCOPE), GDPR.art("2"), ""),
];

/// The rules of this file.
pub static RULES: &[&Rule] = &[&NATIONAL_SUPERVISION];
