//! Art. 3: what an AI system is, who has which role; Art. 25: who becomes a provider.

use crate::acts::{AI_ACT, DEFINITION_GUIDELINES, MODEL_GUIDELINES};
use engine::expr::{Expr, When, all, any, any_ground, class, given, holds, is, not};
use engine::rulebook::{Category, Doubt, Fact, Holder, Kind, Question, Rule, choice, route, wording};
use engine::source::Basis;

use super::art_02_scope::{
    AFFECTED, IMPORTS, IN_UNION, MANUFACTURES, MODEL_IN_SCOPE, OFFERED_IN_UNION, OFFERS, OUT_OF_SCOPE, OUTPUT_IN_UNION,
    REPRESENTS, RESELLS, SUPPLIES, SYSTEM_IN_SCOPE, SYSTEM_LINK, USES,
};
use super::art_05_prohibited::PROHIBITED;
use super::art_06_high_risk::{BESIDE_SECTION_B, IN_ANNEX_3};
use super::art_25_value_chain::{
    BECOMES_BY_MODIFICATION, BECOMES_BY_NAME, BECOMES_BY_PURPOSE, FOREIGN, MANUFACTURER_AS_PROVIDER, OPEN_PART,
    REBRANDED,
};
use super::art_50_transparency::{GENERATES, INTERACTS};
use super::art_51_general_purpose::{MODEL_PROVIDER, REPRESENTED_MODEL};
use super::art_113_dates::ORIGINAL;
use super::topics;

/// The case is about an application, a device or a service.
pub static SYSTEM: Fact = Fact { id: "system" };
/// The case is about an AI model that others can build on.
pub static MODEL: Fact = Fact { id: "model" };
/// Whether the system infers at all is in question: it may only carry out fixed rules, or calculate.
pub static PERHAPS_NO_AI: Fact = Fact { id: "perhaps-no-ai" };
/// The system learned from data.
pub static LEARNED: Fact = Fact { id: "learned" };
/// What it learned only speeds up a calculation, or is no more than a simple figure such as an average.
pub static ONLY_HELPS: Fact = Fact { id: "only-helps" };
/// People are said to have set all its rules, or it is said to calculate simply.
pub static SET_BY_PEOPLE: Fact = Fact { id: "set-by-people" };
/// For all that, its weights, limits or patterns come from data about earlier cases.
pub static FOUND_IN_DATA: Fact = Fact { id: "found-in-data" };
/// The system draws its own conclusions from encoded knowledge.
pub static REASONS: Fact = Fact { id: "reasons" };
/// The model does many different tasks competently.
pub static GENERAL: Fact = Fact { id: "general" };
/// The indicators speak for it: a billion parameters or 10^23 operations, and it generates language, images or video.
pub static LIKELY_GENERAL: Fact = Fact { id: "likely-general" };

/// What the check is about.
pub static OBJECT: Question = Question {
    id: "object",
    topic: &topics::SCOPE,
    kind: Kind::Several,
    options: &[
        choice("system", &[&SYSTEM]).cite(AI_ACT.art("3").point("1")),
        choice("program", &[&SYSTEM, &PERHAPS_NO_AI]).cite(AI_ACT.recital("12")),
        choice("model", &[&MODEL]).cite(AI_ACT.art("3").point("63")),
    ],
    cites: &[AI_ACT.art("3").point("1"), AI_ACT.recital("12"), AI_ACT.art("3").point("63")],
    judgement: false,
    helps: None,
};

/// How the system comes to its results: the inference of Art. 3(1).
pub static METHOD: Question = Question {
    id: "method",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[
        choice("learned", &[&LEARNED]),
        choice("knowledge", &[&REASONS]),
        choice("rules", &[&SET_BY_PEOPLE]),
        choice("simple", &[&SET_BY_PEOPLE]).cite(DEFINITION_GUIDELINES.para("46-51")),
        choice("helper", &[&LEARNED, &ONLY_HELPS]).cite(DEFINITION_GUIDELINES.para("42-45")),
    ],
    cites: &[AI_ACT.art("3").point("1"), AI_ACT.recital("12")],
    judgement: false,
    helps: None,
};

/// Control before the way out: nobody shall leave because a score looks like a table.
pub static METHOD_CHECK: Question = Question {
    id: "method-check",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[
        choice("hand", &[]).cite(AI_ACT.recital("12")),
        choice("data", &[&FOUND_IN_DATA]).cite(DEFINITION_GUIDELINES.para("40-51")),
    ],
    cites: &[AI_ACT.art("3").point("1"), AI_ACT.recital("12"), DEFINITION_GUIDELINES.para("40-51")],
    judgement: false,
    helps: None,
};

/// Helper: did it learn from data?
pub static METHOD_LEARNING: Question = Question {
    id: "method-learning",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[choice("yes", &[&LEARNED]), choice("no", &[])],
    cites: &[AI_ACT.art("3").point("1"), AI_ACT.recital("12")],
    judgement: false,
    helps: Some(&METHOD),
};

/// Helper: does it go beyond rules that people wrote down?
pub static METHOD_INFERENCE: Question = Question {
    id: "method-inference",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[choice("yes", &[&REASONS]), choice("no", &[&SET_BY_PEOPLE])],
    cites: &[AI_ACT.art("3").point("1"), AI_ACT.recital("12")],
    judgement: false,
    helps: Some(&METHOD),
};

/// Is the model of general purpose, Art. 3(63)?
pub static GENERALITY: Question = Question {
    id: "generality",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[choice("yes", &[&GENERAL, &LIKELY_GENERAL]), choice("no", &[])],
    cites: &[AI_ACT.art("3").point("63"), AI_ACT.recital("98"), AI_ACT.recital("99")],
    judgement: true,
    helps: None,
};

/// Helper: the indicators for a general-purpose model. They are rebuttable, so "no" settles nothing.
pub static GENERALITY_INDICATOR: Question = Question {
    id: "generality-indicator",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[choice("yes", &[&LIKELY_GENERAL]), choice("no", &[])],
    cites: &[MODEL_GUIDELINES.para("17-20"), AI_ACT.recital("98")],
    judgement: false,
    helps: Some(&GENERALITY),
};

/// Art. 3(1): a system that infers; recital 12 leaves out software that only carries out rules set by people.
pub static AI_SYSTEM: Rule = Rule::definition(
    "art-3-1",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("1"),
        all(&[
            is(&SYSTEM),
            any(&[
                not(&is(&PERHAPS_NO_AI)),
                is(&LEARNED),
                is(&REASONS),
                given(&is(&SET_BY_PEOPLE), &is(&FOUND_IN_DATA)),
            ]),
        ]),
    )],
);

/// The Commission leaves out learned helpers of optimisation; Art. 3(1) does not name them.
pub static LEARNED_HELPER: Doubt = Doubt::new("learned-helper", DEFINITION_GUIDELINES.para("42-45"))
    .held_by(Holder::Commission)
    .turns(&[&OUT_OF_SCOPE])
    .when(given(&all(&[holds(&SYSTEM_LINK), is(&PERHAPS_NO_AI)]), &is(&ONLY_HELPS)));

/// Art. 3(63): a general-purpose AI model.
pub static GENERAL_MODEL: Rule = Rule::definition(
    "art-3-63",
    &[wording(ORIGINAL, AI_ACT.art("3").point("63"), all(&[is(&MODEL), any(&[is(&GENERAL), is(&LIKELY_GENERAL)])]))],
);

// Where the system comes from.

/// Developed it, or had it developed.
pub static DEVELOPED: Fact = Fact { id: "developed" };
/// Built it on somebody else's model, typically through an interface.
pub static BUILT_ON_MODEL: Fact = Fact { id: "built-on-model" };
/// It runs under the visitor's own name or trademark.
pub static OWN_NAME: Fact = Fact { id: "own-name" };

/// Where the system comes from. Opens the branches "we had it built" and "we only call an API", which can go together.
pub static ORIGIN: Question = Question {
    id: "origin",
    topic: &topics::ROLE,
    kind: Kind::Several,
    options: &[
        choice("own", &[&DEVELOPED]),
        choice("commissioned", &[&DEVELOPED]),
        choice("on-model", &[&DEVELOPED, &BUILT_ON_MODEL]).cite(AI_ACT.art("3").point("68")),
        choice("bought", &[]).alone(),
    ],
    cites: &[AI_ACT.art("3").point("3"), AI_ACT.art("3").point("68")],
    judgement: false,
    helps: None,
};

/// Helper: settings or a system of one's own?
pub static ORIGIN_BUILDING: Question = Question {
    id: "origin-building",
    topic: &topics::ROLE,
    kind: Kind::One,
    options: &[
        choice("built", &[&DEVELOPED]),
        choice("on-model", &[&DEVELOPED, &BUILT_ON_MODEL]),
        choice("settings", &[]),
    ],
    cites: &[AI_ACT.art("3").point("3"), AI_ACT.art("3").point("4")],
    judgement: false,
    helps: Some(&ORIGIN),
};

/// Whose name a system developed for own use or for a product carries.
pub static NAME: Question = Question {
    id: "name",
    topic: &topics::ROLE,
    kind: Kind::One,
    options: &[choice("own", &[&OWN_NAME]), choice("other", &[])],
    cites: &[AI_ACT.art("3").point("3")],
    judgement: false,
    helps: None,
};

/// Art. 3(3): develops or has developed, and markets or puts into service under the own name, paid or free.
pub static PROVIDER_BY_DEFINITION: Rule = Rule::definition(
    "art-3-3",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("3"),
        all(&[
            holds(&AI_SYSTEM),
            is(&DEVELOPED),
            any(&[holds(&OFFERS), holds(&MANUFACTURES), all(&[holds(&USES), is(&OWN_NAME)])]),
        ]),
    )],
);

/// What the Regulation asks of providers of systems that are not high-risk: Art. 5, 6(4) and 49(2), 50(1) and (2).
static BINDS_PROVIDERS: Expr =
    any(&[is(&INTERACTS), is(&GENERATES), all(&[holds(&IN_ANNEX_3), BESIDE_SECTION_B]), any_ground(&PROHIBITED)]);

/// Somebody else's system under the own name. For a high-risk system Art. 25(1)(a) says so. Whoever offers or markets it under the
/// own name we read to be a provider in any case; whoever only renames it, where a rule for providers would otherwise have no
/// addressee. So nobody is asked what was changed where nothing hangs on it.
pub static PROVIDER_BY_OWN_NAME: Rule = Rule::definition(
    "own-name",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("3"),
        all(&[
            holds(&AI_SYSTEM),
            not(&is(&DEVELOPED)),
            any(&[
                holds(&OFFERS),
                holds(&MANUFACTURES),
                given(&holds(&FOREIGN), &given(&BINDS_PROVIDERS, &is(&REBRANDED))),
            ]),
        ]),
    )
    .basis(Basis::OurReading)],
)
.doubts(&[&RELABELLING]);

/// Art. 25(1)(a) covers high-risk systems only; whether a mere relabelling of another system makes a provider is open.
pub static RELABELLING: Doubt =
    Doubt::new("relabelling", AI_ACT.art("3").point("3")).held_by(Holder::Text).turns(&[&PROVIDER_ROLE]);

/// Provider on any ground.
pub static PROVIDER: Rule =
    Rule::definition("provider", &[wording(ORIGINAL, AI_ACT.art("3").point("3"), any_ground(&PROVIDER_ROLE))]);

/// Art. 3(4): uses a system under its authority, not privately.
pub static DEPLOYER: Rule = Rule::definition(
    "art-3-4",
    &[wording(ORIGINAL, AI_ACT.art("3").point("4"), all(&[holds(&AI_SYSTEM), holds(&USES)]))],
);

/// Art. 3(5): located in the Union, with a written mandate, received and accepted, from the provider of a system. That of a
/// model's provider is a role of its own, Art. 54.
pub static REPRESENTATIVE: Rule = Rule::definition(
    "art-3-5",
    &[wording(ORIGINAL, AI_ACT.art("3").point("5"), all(&[holds(&AI_SYSTEM), holds(&REPRESENTS), IN_UNION]))],
);

/// Art. 3(6): located in the Union, and the first to place a system here that bears a third-country name.
pub static IMPORTER: Rule = Rule::definition(
    "art-3-6",
    &[wording(ORIGINAL, AI_ACT.art("3").point("6"), all(&[holds(&AI_SYSTEM), holds(&IMPORTS), IN_UNION]))],
)
.doubts(&[&IMPORTER_AS_PROVIDER]);

/// Art. 3(7) ends the role of the distributor who is provider; Art. 3(6) says nothing of the importer, who would verify
/// their own work.
pub static IMPORTER_AS_PROVIDER: Doubt =
    Doubt::new("importer-as-provider", AI_ACT.art("3").point("6")).turns(&[&IMPORTER_ROLE]).when(class(&PROVIDER_ROLE));

/// Art. 3(7): makes available, without being provider or importer. Who brings a system in but sits elsewhere is no importer.
pub static DISTRIBUTOR: Rule = Rule::definition(
    "art-3-7",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("7"),
        all(&[
            holds(&AI_SYSTEM),
            any(&[holds(&RESELLS), holds(&IMPORTS)]),
            not(&all(&[holds(&IMPORTS), IN_UNION])),
            not(&holds(&PROVIDER)),
        ]),
    )],
);

/// Art. 2(1)(e): markets a product with the system in it under its own name.
pub static MANUFACTURER: Rule = Rule::definition(
    "manufacturer",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("e"), all(&[holds(&AI_SYSTEM), holds(&MANUFACTURES)]))],
);

/// Art. 25(4): a third party whose part goes into somebody else's system. What frees is the open licence of the part, not that
/// of the system it goes into.
pub static SUPPLIER: Rule = Rule::definition(
    "supplier",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("4"),
        all(&[holds(&AI_SYSTEM), given(&holds(&SUPPLIES), &not(&is(&OPEN_PART)))]),
    )],
);

/// Art. 25(4) frees openly licensed "tools, services, processes, or components"; it binds suppliers of systems and models
/// too, but does not name these among what it frees.
pub static OPEN_SUPPLIER: Doubt = Doubt::new("open-supplier", AI_ACT.art("25").par("4"))
    .held_by(Holder::Text)
    .turns(&[&SUPPLIER_ROLE])
    .when(given(&holds(&SUPPLIES), &all(&[is(&OPEN_PART), holds(&AI_SYSTEM)])));

/// A person on whom the system is used: rights, no duties.
pub static AFFECTED_PERSON: Rule = Rule::definition(
    "affected-person",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("g"), all(&[holds(&AI_SYSTEM), is(&AFFECTED)]))],
);

/// The role of provider: only where Art. 2(1)(a) or (c) links this very role to the Union. Own use by somebody in the
/// Union is putting into service here.
pub static PROVIDER_ROLE: Category = Category {
    id: "provider",
    guard: When::new(all(&[
        holds(&SYSTEM_IN_SCOPE),
        any(&[
            holds(&OFFERED_IN_UNION),
            all(&[holds(&OUTPUT_IN_UNION), not(&IN_UNION)]),
            all(&[holds(&USES), IN_UNION]),
        ]),
    ])),
    routes: &[route(
        Expr::Always,
        &[
            &PROVIDER_BY_DEFINITION,
            &BECOMES_BY_NAME,
            &BECOMES_BY_MODIFICATION,
            &BECOMES_BY_PURPOSE,
            &MANUFACTURER_AS_PROVIDER,
            &PROVIDER_BY_OWN_NAME,
        ],
    )],
    each: false,
    doubts: &[],
};

/// The role of deployer: only where Art. 2(1)(b) or (c) links this very role to the Union.
pub static DEPLOYER_ROLE: Category = Category {
    id: "deployer",
    guard: When::new(all(&[holds(&SYSTEM_IN_SCOPE), any(&[IN_UNION, holds(&OUTPUT_IN_UNION)])])),
    routes: &[route(Expr::Always, &[&DEPLOYER])],
    each: false,
    doubts: &[],
};

/// The role of importer.
pub static IMPORTER_ROLE: Category = Category {
    id: "importer",
    guard: When::new(holds(&SYSTEM_IN_SCOPE)),
    routes: &[route(Expr::Always, &[&IMPORTER])],
    each: false,
    doubts: &[],
};

/// The role of distributor.
pub static DISTRIBUTOR_ROLE: Category = Category {
    id: "distributor",
    guard: When::new(all(&[holds(&SYSTEM_IN_SCOPE), holds(&OFFERED_IN_UNION)])),
    routes: &[route(Expr::Always, &[&DISTRIBUTOR])],
    each: false,
    doubts: &[],
};

/// The role of authorised representative of a system's provider.
pub static REPRESENTATIVE_ROLE: Category = Category {
    id: "representative",
    guard: When::new(holds(&SYSTEM_IN_SCOPE)),
    routes: &[route(Expr::Always, &[&REPRESENTATIVE])],
    each: false,
    doubts: &[],
};

/// The role of product manufacturer.
pub static MANUFACTURER_ROLE: Category = Category {
    id: "manufacturer",
    guard: When::new(all(&[holds(&SYSTEM_IN_SCOPE), holds(&OFFERED_IN_UNION)])),
    routes: &[route(Expr::Always, &[&MANUFACTURER])],
    each: false,
    doubts: &[],
};

/// The role of supplier of components: only where this very role is linked to the Union.
pub static SUPPLIER_ROLE: Category = Category {
    id: "supplier",
    guard: When::new(all(&[holds(&SYSTEM_IN_SCOPE), any(&[holds(&OFFERED_IN_UNION), IN_UNION])])),
    routes: &[route(Expr::Always, &[&SUPPLIER])],
    each: false,
    doubts: &[],
};

/// The role of provider of a general-purpose AI model.
pub static MODEL_PROVIDER_ROLE: Category = Category {
    id: "model-provider",
    guard: When::new(all(&[holds(&MODEL_IN_SCOPE), holds(&OFFERED_IN_UNION)])),
    routes: &[route(Expr::Always, &[&MODEL_PROVIDER])],
    each: false,
    doubts: &[],
};

/// The role of authorised representative of the provider of a general-purpose AI model, Art. 54.
pub static MODEL_REPRESENTATIVE_ROLE: Category = Category {
    id: "model-representative",
    guard: When::new(holds(&MODEL_IN_SCOPE)),
    routes: &[route(Expr::Always, &[&REPRESENTED_MODEL])],
    each: false,
    doubts: &[],
};

/// The role of affected person. Nobody has another role beside it, so Art. 2(1)(g) alone links it to the Union.
pub static AFFECTED_ROLE: Category = Category {
    id: "affected",
    guard: When::new(holds(&SYSTEM_IN_SCOPE)),
    routes: &[route(Expr::Always, &[&AFFECTED_PERSON])],
    each: false,
    doubts: &[],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &AI_SYSTEM,
    &GENERAL_MODEL,
    &PROVIDER_BY_DEFINITION,
    &PROVIDER_BY_OWN_NAME,
    &PROVIDER,
    &DEPLOYER,
    &REPRESENTATIVE,
    &IMPORTER,
    &DISTRIBUTOR,
    &MANUFACTURER,
    &SUPPLIER,
    &AFFECTED_PERSON,
];
