//! What the result makes of each class: how heavily it is set, whom it addresses, on what it rests.

use engine::rulebook::{Gravity, Headline};

use super::art_03_definitions::{DEPLOYER_ROLE, MODEL_PROVIDER_ROLE, PROVIDER_ROLE};
use super::art_04_literacy::MINIMAL;
use super::art_05_prohibited::PROHIBITED;
use super::art_06_high_risk::{BY_PRODUCT_SECTION_B, EXEMPT_CLASS, HIGH_RISK, SECTION_B_ONLY};
use super::art_50_transparency::TRANSPARENCY;
use super::art_51_general_purpose::{GENERAL_PURPOSE, GENERAL_PURPOSE_SYSTEMIC};
use super::art_113_dates::{
    self as dates, ANNEX_1, CHAPTER_3, CHAPTER_3_CHAIN, CHAPTER_V, EXEMPT, FIRST_CHAPTERS, MARKING, NEW_PROHIBITIONS,
    PROHIBITIONS,
};

/// The classes that have more than little weight, or words of their own for somebody.
pub static HEADLINES: &[Headline] = &[
    Headline::of(&PROHIBITED).gravity(Gravity::Ban).waits(&[&PROHIBITIONS, &NEW_PROHIBITIONS, &FIRST_CHAPTERS]),
    Headline::of(&HIGH_RISK)
        .gravity(Gravity::Heavy)
        .roles(&[&PROVIDER_ROLE, &DEPLOYER_ROLE])
        .binds(&[&CHAPTER_3, &CHAPTER_3_CHAIN])
        .leaves(&BY_PRODUCT_SECTION_B, &SECTION_B_ONLY),
    Headline::of(&SECTION_B_ONLY).gravity(Gravity::Medium).waits(&[&ANNEX_1]),
    Headline::of(&GENERAL_PURPOSE_SYSTEMIC).gravity(Gravity::Heavy).roles(&[&MODEL_PROVIDER_ROLE]).waits(&[&CHAPTER_V]),
    Headline::of(&GENERAL_PURPOSE).gravity(Gravity::Medium).roles(&[&MODEL_PROVIDER_ROLE]).waits(&[&CHAPTER_V]),
    Headline::of(&TRANSPARENCY).gravity(Gravity::Medium).waits(&[&dates::TRANSPARENCY, &MARKING]),
    Headline::of(&EXEMPT_CLASS).waits(&[&EXEMPT]),
    Headline::of(&MINIMAL).roles(&[&PROVIDER_ROLE, &DEPLOYER_ROLE]).by_meaning().waits(&[&FIRST_CHAPTERS]),
];
