//! What providers of general-purpose AI models and their representatives owe: Art. 52 to 55.

use crate::acts::AI_ACT;
use engine::duty::{Duty, Force};
use engine::expr::{Expr, all, any, is, not};
use engine::rulebook::Category;

use super::art_02_scope::IN_UNION;
use super::art_03_definitions::{MODEL_PROVIDER_ROLE, MODEL_REPRESENTATIVE_ROLE};
use super::art_51_general_purpose::{ABOVE_PRESUMPTION, HIGH_IMPACT, OPEN_MODEL_RELIEF, SYSTEMIC_RISK};
use super::art_99_penalties::{MODEL_REPRESENTATIVES, MODELS, NONE};
use super::art_113_dates::{CHAPTER_V, ORIGINAL};

const PROVIDER: &[&Category] = &[&MODEL_PROVIDER_ROLE];
const REPRESENTATIVE: &[&Category] = &[&MODEL_REPRESENTATIVE_ROLE];
/// The role says it all.
const MODEL: Expr = Expr::Always;
const SYSTEMIC: Expr = Expr::Holds(&SYSTEMIC_RISK);
/// Not freed as an open model, Art. 53(2) and 54(6).
const NOT_FREED: Expr = Expr::Not(&Expr::Holds(&OPEN_MODEL_RELIEF));

/// In the order of the Regulation; what an event calls for last, voluntary steps and representatives after that.
pub static DUTIES: &[Duty] = &[
    Duty::must(
        "art-52-1",
        PROVIDER,
        any(&[is(&ABOVE_PRESUMPTION), is(&HIGH_IMPACT)]),
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("52").par("1"), AI_ACT.art("51").par("2"), AI_ACT.art("52").par("2")],
        ORIGINAL,
    ),
    Duty::must(
        "art-53-1-a",
        PROVIDER,
        MODEL,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("53").par("1").point("a"), AI_ACT.annex("XI")],
        ORIGINAL,
    )
    .notable()
    .when(NOT_FREED),
    Duty::must(
        "art-53-1-b",
        PROVIDER,
        MODEL,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("53").par("1").point("b"), AI_ACT.annex("XII")],
        ORIGINAL,
    )
    .notable()
    .when(NOT_FREED),
    Duty::must("art-53-1-c", PROVIDER, MODEL, &CHAPTER_V, &MODELS, &[AI_ACT.art("53").par("1").point("c")], ORIGINAL),
    Duty::must("art-53-1-d", PROVIDER, MODEL, &CHAPTER_V, &MODELS, &[AI_ACT.art("53").par("1").point("d")], ORIGINAL),
    Duty::must(
        "art-54-1",
        PROVIDER,
        MODEL,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("54").par("1"), AI_ACT.art("54").par("2"), AI_ACT.art("54").par("6")],
        ORIGINAL,
    )
    .when(all(&[not(&IN_UNION), NOT_FREED])),
    Duty::must(
        "art-55-1-a",
        PROVIDER,
        SYSTEMIC,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("55").par("1").point("a")],
        ORIGINAL,
    ),
    Duty::must(
        "art-55-1-b",
        PROVIDER,
        SYSTEMIC,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("55").par("1").point("b")],
        ORIGINAL,
    ),
    Duty::must(
        "art-55-1-d",
        PROVIDER,
        SYSTEMIC,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("55").par("1").point("d")],
        ORIGINAL,
    ),
    Duty::must(
        "art-55-1-c",
        PROVIDER,
        SYSTEMIC,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("55").par("1").point("c")],
        ORIGINAL,
    )
    .on_event(),
    Duty::must(
        "art-53-3",
        PROVIDER,
        MODEL,
        &CHAPTER_V,
        &MODELS,
        &[AI_ACT.art("53").par("3"), AI_ACT.art("53").par("7")],
        ORIGINAL,
    )
    .on_event(),
    Duty::must(
        "art-53-4",
        PROVIDER,
        MODEL,
        &CHAPTER_V,
        &NONE,
        &[AI_ACT.art("53").par("4"), AI_ACT.art("55").par("2"), AI_ACT.art("56").par("6")],
        ORIGINAL,
    )
    .force(Force::Consider),
    // Art. 101 names providers only.
    Duty::must(
        "art-54-3",
        REPRESENTATIVE,
        MODEL,
        &CHAPTER_V,
        &MODEL_REPRESENTATIVES,
        &[AI_ACT.art("54").par("3")],
        ORIGINAL,
    )
    .when(NOT_FREED),
    Duty::must(
        "art-54-5",
        REPRESENTATIVE,
        MODEL,
        &CHAPTER_V,
        &MODEL_REPRESENTATIVES,
        &[AI_ACT.art("54").par("5")],
        ORIGINAL,
    )
    .when(NOT_FREED)
    .on_event(),
];
