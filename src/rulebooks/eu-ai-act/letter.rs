//! The letter to whoever supplied a system: who can write it, and for which papers it asks. What it asks about which question
//! stands in its texts.

use crate::acts::AI_ACT;
use engine::rulebook::{Letter, paper};

use super::annex_1_products::PRODUCT_LAW;
use super::annex_3_areas as annex_3;
use super::art_03_definitions::{
    DEPLOYER_ROLE, DEVELOPED, DISTRIBUTOR_ROLE, IMPORTER_ROLE, METHOD, METHOD_CHECK, METHOD_INFERENCE, METHOD_LEARNING,
};
use super::art_05_prohibited as art_05;
use super::art_06_high_risk::{ASSESSMENT, EXEMPT_CLASS, EXEMPTION, HIGH_RISK, INFLUENCE, PRODUCT, SAFETY};
use super::art_50_transparency::{GENERATION, INTERACTION, OUTPUT, TRANSPARENCY};

/// For those who use, import or pass on somebody else's system. Whoever developed it has nobody to ask.
pub static LETTER: Letter = Letter {
    roles: &[&DEPLOYER_ROLE, &IMPORTER_ROLE, &DISTRIBUTOR_ROLE],
    makers: &[&DEVELOPED],
    leads: &[
        (&METHOD, &[&METHOD_LEARNING, &METHOD_INFERENCE, &METHOD_CHECK]),
        (&OUTPUT, &[&INTERACTION, &GENERATION]),
        (
            &art_05::PRACTICES,
            &[
                &art_05::MANIPULATION,
                &art_05::WEAKNESS,
                &art_05::INTIMATE,
                &art_05::ABUSE,
                &art_05::DEPICTION_LINK,
                &art_05::SCORING,
                &art_05::CRIME,
            ],
        ),
        (
            &art_05::BIOMETRICS,
            &[
                &art_05::FACES,
                &art_05::EMOTION_KIND,
                &art_05::EMOTION_PLACE,
                &art_05::EMOTION_REASON,
                &art_05::CATEGORIES,
                &art_05::CATEGORISING,
                &art_05::IDENTIFICATION,
                &art_05::IDENTIFICATION_FOR,
                &art_05::LIVE_IDENTIFICATION,
            ],
        ),
        (&PRODUCT_LAW, &[&PRODUCT, &SAFETY, &ASSESSMENT]),
        (
            &annex_3::AREAS,
            &[
                &annex_3::INFRASTRUCTURE_USES,
                &annex_3::EDUCATION_USES,
                &annex_3::EMPLOYMENT_USES,
                &annex_3::SERVICES_USES,
                &annex_3::LAW_ENFORCEMENT_USES,
                &annex_3::MIGRATION_USES,
                &annex_3::JUSTICE_USES,
            ],
        ),
        (&EXEMPTION, &[&INFLUENCE]),
    ],
    papers: &[
        paper("purpose-told", &[], AI_ACT.art("3").point("12")),
        paper("instructions-told", &[&HIGH_RISK], AI_ACT.art("13")),
        paper("declaration-of-conformity", &[&HIGH_RISK], AI_ACT.art("47")),
        paper("reasons-for-exemption", &[&HIGH_RISK, &EXEMPT_CLASS], AI_ACT.art("6").par("4")),
        paper("marking-of-output", &[&TRANSPARENCY], AI_ACT.art("50").par("2")),
    ],
};
