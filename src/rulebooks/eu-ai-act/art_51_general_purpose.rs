//! Art. 51 to 55: general-purpose AI models, open models, models with systemic risk; who is their provider.

use crate::acts::{AI_ACT, MODEL_GUIDELINES};
use engine::expr::{Expr, When, all, any, any_rule, given, holds, is, not};
use engine::rulebook::{Category, Fact, Kind, Question, Rule, choice, route, wording};
use engine::source::Basis;

use super::art_02_scope::{IN_UNION, MANUFACTURES, MODEL_IN_SCOPE, OFFERS};
use super::art_03_definitions::{AI_SYSTEM, BUILT_ON_MODEL, GENERAL_MODEL};
use super::art_113_dates::{CHAPTER_V, ORIGINAL};
use super::topics;

/// Developed the model, or had it developed, and places it on the market under the own name, also inside an own product.
pub static PLACES_MODEL: Fact = Fact { id: "places-model" };
/// Changes somebody else's model and offers the result.
pub static ADAPTS_MODEL: Fact = Fact { id: "adapts-model" };
/// Authorised representative of a model provider outside the Union.
pub static REPRESENTS_MODEL: Fact = Fact { id: "represents-model" };
/// The modification used more than a third of the compute of the original training.
pub static ABOVE_THIRD: Fact = Fact { id: "above-third" };
/// The provider of somebody else's model has clearly excluded the Union from its distribution and use.
pub static SHUTS_OUT_UNION: Fact = Fact { id: "shuts-out-union" };
/// Free and open-source licence, public weights, architecture and usage information, not monetised.
pub static OPEN_MODEL: Fact = Fact { id: "open-model" };
/// More than 10^25 floating point operations in training.
pub static ABOVE_PRESUMPTION: Fact = Fact { id: "above-presumption" };
/// High-impact capabilities shown in another way.
pub static HIGH_IMPACT: Fact = Fact { id: "high-impact" };
/// Designated by the Commission.
pub static DESIGNATED: Fact = Fact { id: "designated" };

/// What the visitor does with the model.
pub static MODEL_ROLE: Question = Question {
    id: "model-role",
    topic: &topics::ROLE,
    kind: Kind::Several,
    options: &[
        choice("places", &[&PLACES_MODEL]).cite(AI_ACT.art("3").point("3")),
        choice("adapts", &[&ADAPTS_MODEL]).cite(MODEL_GUIDELINES.para("60-64")),
        choice("represents", &[&REPRESENTS_MODEL]).cite(AI_ACT.art("54")),
    ],
    cites: &[AI_ACT.art("3").point("3"), AI_ACT.recital("97")],
    judgement: false,
    helps: None,
};

/// How much somebody else's model was trained further. Opens the branch "we only call an API".
pub static MODEL_CHANGE: Question = Question {
    id: "model-change",
    topic: &topics::ROLE,
    kind: Kind::One,
    options: &[
        choice("untrained", &[]),
        choice("below", &[]),
        choice("above", &[&ABOVE_THIRD]),
        choice("narrow", &[]),
        choice("not-for-union", &[&SHUTS_OUT_UNION]).cite(MODEL_GUIDELINES.para("58-59")),
    ],
    cites: &[MODEL_GUIDELINES.para("60-64"), AI_ACT.recital("109")],
    judgement: false,
    helps: None,
};

/// How open the model is.
pub static MODEL_OPENNESS: Question = Question {
    id: "model-openness",
    topic: &topics::GENERAL_PURPOSE,
    kind: Kind::One,
    options: &[choice("yes", &[&OPEN_MODEL]), choice("no", &[])],
    cites: &[AI_ACT.art("53").par("2"), AI_ACT.art("54").par("6"), AI_ACT.recital("102"), AI_ACT.recital("103")],
    judgement: false,
    helps: None,
};

/// Whether the model has systemic risk.
pub static MODEL_RISK: Question = Question {
    id: "model-risk",
    topic: &topics::GENERAL_PURPOSE,
    kind: Kind::Several,
    options: &[
        choice("compute", &[&ABOVE_PRESUMPTION]).cite(AI_ACT.art("51").par("2")),
        choice("capabilities", &[&HIGH_IMPACT]).cite(AI_ACT.art("51").par("1").point("a")),
        choice("designated", &[&DESIGNATED]).cite(AI_ACT.art("51").par("1").point("b")),
    ],
    cites: &[AI_ACT.art("51"), AI_ACT.art("52")],
    judgement: false,
    helps: None,
};

/// Art. 3(3) with 3(63): places an own general-purpose model on the market.
pub static PLACES_GENERAL_MODEL: Rule = Rule::definition(
    "own-model",
    &[wording(ORIGINAL, AI_ACT.art("3").point("3"), given(&holds(&GENERAL_MODEL), &is(&PLACES_MODEL)))],
);

/// Whoever changes somebody else's general-purpose model above a third of its training compute and brings the result to
/// the market, alone or inside a system (recital 97), counts as provider of the changed model.
pub static PROVIDER_BY_MODIFICATION: Rule = Rule::definition(
    "model-modification",
    &[wording(
        ORIGINAL,
        AI_ACT.recital("109"),
        given(
            &any(&[
                all(&[holds(&AI_SYSTEM), is(&BUILT_ON_MODEL), any(&[holds(&OFFERS), holds(&MANUFACTURES)])]),
                all(&[holds(&GENERAL_MODEL), is(&ADAPTS_MODEL)]),
            ]),
            &is(&ABOVE_THIRD),
        ),
    )
    .basis(Basis::Guideline)],
);

/// Whoever builds a model into a system for the Union market although its provider has clearly excluded the Union counts as
/// provider of the model.
pub static PROVIDER_BY_INTEGRATION: Rule = Rule::definition(
    "model-integration",
    &[wording(
        ORIGINAL,
        MODEL_GUIDELINES.para("58-59"),
        given(
            &all(&[holds(&AI_SYSTEM), is(&BUILT_ON_MODEL), any(&[holds(&OFFERS), holds(&MANUFACTURES)])]),
            &is(&SHUTS_OUT_UNION),
        ),
    )
    .basis(Basis::Guideline)],
);

/// Provider of a general-purpose AI model on any ground.
pub static MODEL_PROVIDER: Rule = Rule::definition(
    "model-provider",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("3"),
        any_rule(&[&PLACES_GENERAL_MODEL, &PROVIDER_BY_MODIFICATION, &PROVIDER_BY_INTEGRATION]),
    )],
);

/// A general-purpose model for which the visitor answers: as its provider or as that provider's representative.
pub static MODEL_IN_CHARGE: Rule = Rule::definition(
    "model-in-charge",
    &[wording(ORIGINAL, AI_ACT.art("54").par("1"), any(&[holds(&MODEL_PROVIDER), holds(&REPRESENTED_MODEL)]))],
);

/// A general-purpose model whose provider outside the Union the visitor represents, located in the Union, Art. 54(1) and 3(5).
pub static REPRESENTED_MODEL: Rule = Rule::definition(
    "represented-model",
    &[wording(
        ORIGINAL,
        AI_ACT.art("54").par("3"),
        given(&holds(&GENERAL_MODEL), &all(&[is(&REPRESENTS_MODEL), IN_UNION])),
    )],
);

/// Art. 53(1): the duties of every provider of a general-purpose AI model.
pub static MODEL_DUTIES: Rule =
    Rule::new("art-53-1", &[wording(ORIGINAL, AI_ACT.art("53").par("1"), holds(&MODEL_IN_CHARGE))], &CHAPTER_V);

/// Art. 51: high-impact capabilities, presumed above 10^25 operations, or designation by the Commission.
pub static SYSTEMIC_RISK: Rule = Rule::new(
    "art-51-1",
    &[wording(
        ORIGINAL,
        AI_ACT.art("51").par("1"),
        given(&holds(&MODEL_IN_CHARGE), &any(&[is(&ABOVE_PRESUMPTION), is(&HIGH_IMPACT), is(&DESIGNATED)])),
    )],
    &CHAPTER_V,
);

/// Art. 53(2) and 54(6): open models are freed from 53(1)(a), (b) and 54, unless they have systemic risk.
pub static OPEN_MODEL_RELIEF: Rule = Rule::new(
    "art-53-2",
    &[wording(
        ORIGINAL,
        AI_ACT.art("53").par("2"),
        all(&[holds(&MODEL_IN_CHARGE), is(&OPEN_MODEL), not(&holds(&SYSTEMIC_RISK))]),
    )],
    &CHAPTER_V,
);

/// Provider of a general-purpose AI model.
pub static GENERAL_PURPOSE: Category = Category {
    id: "general-purpose",
    guard: When::new(holds(&MODEL_IN_SCOPE)),
    routes: &[route(Expr::Always, &[&MODEL_DUTIES, &OPEN_MODEL_RELIEF])],
    each: true,
    doubts: &[],
};

/// Provider of a general-purpose AI model with systemic risk.
pub static GENERAL_PURPOSE_SYSTEMIC: Category = Category {
    id: "general-purpose-systemic",
    guard: When::new(holds(&MODEL_IN_SCOPE)),
    routes: &[route(Expr::Always, &[&SYSTEMIC_RISK])],
    each: false,
    doubts: &[],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &PLACES_GENERAL_MODEL,
    &PROVIDER_BY_MODIFICATION,
    &PROVIDER_BY_INTEGRATION,
    &MODEL_PROVIDER,
    &MODEL_IN_CHARGE,
    &REPRESENTED_MODEL,
    &MODEL_DUTIES,
    &SYSTEMIC_RISK,
    &OPEN_MODEL_RELIEF,
];
