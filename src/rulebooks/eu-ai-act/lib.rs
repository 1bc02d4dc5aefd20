//! Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744: the table of contents, in statute order.

pub mod acts;
pub mod annex_1_products;
pub mod annex_3_areas;
pub mod art_02_scope;
pub mod art_03_definitions;
pub mod art_04_literacy;
pub mod art_05_prohibited;
pub mod art_06_high_risk;
pub mod art_113_dates;
pub mod art_25_value_chain;
pub mod art_50_transparency;
pub mod art_51_general_purpose;
pub mod art_99_penalties;
pub mod beliefs;
pub mod borders;
pub mod contacts;
pub mod duties_chain;
pub mod duties_deployer;
pub mod duties_general;
pub mod duties_models;
pub mod duties_provider;
pub mod duties_questions;
pub mod former;
pub mod headlines;
pub mod letter;
pub mod notices;
pub mod reliefs;
pub mod terms;
pub mod topics;

use engine::date::Date;
use engine::rulebook::{Doubt, Question, Rulebook};

use annex_1_products as annex_1;
use annex_3_areas as annex_3;
use art_02_scope as art_02;
use art_03_definitions as art_03;
use art_05_prohibited as art_05;
use art_06_high_risk as art_06;
use art_25_value_chain as art_25;
use art_50_transparency as art_50;
use art_51_general_purpose as art_51;
use art_113_dates as dates;
use duties_questions as practice;

/// The questions in the order in which they are asked: what and what for first, then scope, role, what it
/// gives out, prohibited, high-risk, transparency, models, dates.
static AGENDA: &[&Question] = &[
    &art_03::OBJECT,
    &art_02::ACTIVITY,
    &art_02::ROLE,
    &art_03::METHOD,
    &art_03::METHOD_LEARNING,
    &art_03::METHOD_INFERENCE,
    &art_03::METHOD_CHECK,
    &art_03::GENERALITY,
    &art_03::GENERALITY_INDICATOR,
    &art_02::STAGE,
    &art_02::EXCLUSIONS,
    &art_03::ORIGIN,
    &art_03::ORIGIN_BUILDING,
    &art_03::NAME,
    &art_25::PART_LICENCE,
    &art_51::MODEL_ROLE,
    &art_51::MODEL_CHANGE,
    &art_02::UNION,
    &art_02::UNION_LINKS,
    &art_50::OUTPUT,
    &art_05::PRACTICES,
    &art_05::MANIPULATION,
    &art_05::WEAKNESS,
    &art_05::INTIMATE,
    &art_05::ABUSE,
    &art_05::DEPICTION_LINK,
    &art_05::SCORING,
    &art_05::CRIME,
    &art_05::BIOMETRICS,
    &art_05::FACES,
    &art_05::EMOTION_KIND,
    &art_05::EMOTION_PLACE,
    &art_05::EMOTION_REASON,
    &art_05::CATEGORIES,
    &art_05::CATEGORISING,
    &art_05::IDENTIFICATION,
    &art_05::IDENTIFICATION_FOR,
    &art_05::LIVE_IDENTIFICATION,
    &art_05::LIVE_CONDITIONS,
    &annex_3::AREAS,
    &annex_1::PRODUCT_LAW,
    &art_06::PRODUCT,
    &art_06::SAFETY,
    &art_06::ASSESSMENT,
    &annex_3::INFRASTRUCTURE_USES,
    &annex_3::EDUCATION_USES,
    &annex_3::EMPLOYMENT_USES,
    &annex_3::SERVICES_USES,
    &annex_3::LAW_ENFORCEMENT_USES,
    &annex_3::MIGRATION_USES,
    &annex_3::JUSTICE_USES,
    &art_06::PROFILING,
    &art_06::EXEMPTION,
    &art_06::EXEMPTION_AREAS,
    &art_06::INFLUENCE,
    &art_25::CHANGES,
    &art_50::INTERACTION,
    &art_50::GENERATION,
    &art_50::BIOMETRIC_NOTICE,
    &art_50::PUBLICATION,
    &art_50::DEEP_FAKE_CONTEXT,
    &art_50::TEXT_CONTEXT,
    &dates::SYSTEM_DATE,
    &art_51::MODEL_OPENNESS,
    &art_51::MODEL_RISK,
    &dates::MODEL_DATE,
    &practice::ORGANISATION,
    &practice::DEPLOYING,
    &practice::POST_REMOTE,
    &practice::PROVIDING,
    &practice::EXISTING,
    &practice::EXISTING_PRODUCT,
    &practice::REDESIGNED,
    &practice::LARGE_SCALE,
    &practice::SIZE,
    &practice::MEMBER_STATE,
    &practice::SUPERVISION,
];

/// Open points of the law that matter where the rule they are about does not hold, so that they can stand at none.
static DOUBTS: &[&Doubt] = &[
    &art_02::PRIVATE_BUILDER,
    &art_02::NO_COMMERCE,
    &art_02::SEAT_AND_OUTPUT,
    &art_03::LEARNED_HELPER,
    &art_03::OPEN_SUPPLIER,
    &art_50::PLAUSIBLE,
    &art_50::EXCEPTION_AND_FREE,
    &art_05::MODIFIED_GENERATOR,
    &art_05::SECTION_B_PRACTICE,
    &art_05::MEDICAL,
    &art_05::RACE_AND_ORIGIN,
    &art_06::SECTION_B_USE,
    &art_06::EMOTIONS_EXEMPT,
    &annex_3::PROTECTED_ATTRIBUTES,
    &annex_3::ORDER_OF_ACCESS,
    &annex_3::FOR_EVERYTHING,
    &annex_3::FACE_AND_PASSPORT,
];

/// The rulebook of the EU AI Act.
pub static EU_AI_ACT: Rulebook = Rulebook {
    id: "eu-ai-act",
    version: Date::new(2026, 12, 1),
    link: "aiact",
    first_day: dates::IN_FORCE,
    applies: dates::FIRST_CHAPTERS_DATE.date,
    acts: &[
        &acts::AI_ACT,
        &acts::OMNIBUS,
        &acts::GDPR,
        &acts::DEFINITION_GUIDELINES,
        &acts::PRACTICES_GUIDELINES,
        &acts::MODEL_GUIDELINES,
        &acts::HIGH_RISK_DRAFT,
        &acts::PRODUCT_DRAFT,
        &acts::TRANSPARENCY_GUIDELINES,
        &acts::POLICE_DIRECTIVE,
        &acts::KI_MIG,
        &acts::WORKS_CONSTITUTION,
        &acts::STAFF_REPRESENTATION,
    ],
    agenda: AGENDA,
    borders: borders::BORDERS,
    former: former::FORMER,
    opened: former::OPENED,
    rules: &[
        annex_1_products::RULES,
        annex_3_areas::RULES,
        art_02_scope::RULES,
        art_03_definitions::RULES,
        art_04_literacy::RULES,
        art_05_prohibited::RULES,
        art_06_high_risk::RULES,
        art_25_value_chain::RULES,
        art_50_transparency::RULES,
        art_51_general_purpose::RULES,
        art_99_penalties::RULES,
        art_113_dates::RULES,
        contacts::RULES,
        duties_deployer::RULES,
        duties_provider::RULES,
        reliefs::RULES,
    ],
    roles: &[
        &art_03::PROVIDER_ROLE,
        &art_03::DEPLOYER_ROLE,
        &art_03::MANUFACTURER_ROLE,
        &art_03::IMPORTER_ROLE,
        &art_03::DISTRIBUTOR_ROLE,
        &art_03::REPRESENTATIVE_ROLE,
        &art_03::SUPPLIER_ROLE,
        &art_03::MODEL_PROVIDER_ROLE,
        &art_03::MODEL_REPRESENTATIVE_ROLE,
        &art_03::AFFECTED_ROLE,
    ],
    classes: &[
        &art_05::PROHIBITED,
        &art_06::HIGH_RISK,
        &art_06::SECTION_B_ONLY,
        &art_51::GENERAL_PURPOSE_SYSTEMIC,
        &art_51::GENERAL_PURPOSE,
        &art_50::TRANSPARENCY,
        &art_06::EXEMPT_CLASS,
        &art_04_literacy::MINIMAL,
        &art_02::NOT_YET,
        &art_02::SYSTEM_OUT_OF_SCOPE,
        &art_02::OUT_OF_SCOPE,
    ],
    headlines: headlines::HEADLINES,
    gates: topics::GATES,
    dates: &[
        &dates::FIRST_CHAPTERS_DATE,
        &dates::CHAPTER_V_DATE,
        &dates::AMENDED_DATE,
        &dates::GENERAL_DATE,
        &dates::NEW_PROHIBITIONS_DATE,
        &dates::MARKING_GRACE_DATE,
        &dates::OLD_MODELS_DATE,
        &dates::ANNEX_1_FORMER_DATE,
        &dates::ANNEX_3_DATE,
        &dates::ANNEX_1_DATE,
        &dates::PUBLIC_LEGACY_DATE,
        &dates::LARGE_SCALE_DATE,
        &dates::LARGE_SCALE_CUT_OFF,
        &dates::SANDBOX_DATE,
        &dates::MONITORING_GUIDANCE_DATE,
    ],
    duties: &[
        duties_general::PROHIBITIONS_DUTIES,
        duties_general::ORDINARY_DUTIES,
        duties_provider::DUTIES,
        duties_deployer::DUTIES,
        duties_chain::DUTIES,
        duties_models::DUTIES,
        duties_general::OTHER_DUTIES,
        reliefs::RELIEFS,
    ],
    contacts: contacts::CONTACTS,
    neighbours: contacts::NEIGHBOURS,
    doubts: DOUBTS,
    beliefs: beliefs::BELIEFS,
    notices: notices::NOTICES,
    terms: terms::TERMS,
    letter: Some(&letter::LETTER),
    ..Rulebook::PLAIN
};
