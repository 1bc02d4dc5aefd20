//! Art. 2: is the case covered at all? The object, the link to the Union, the exclusions, each with its limits.

use crate::acts::AI_ACT;
use engine::expr::{Expr, When, all, any, any_ground, any_rule, class, given, holds, is, not};
use engine::rulebook::{Category, Doubt, Fact, Holder, Kind, Question, Rule, choice, route, wording};
use engine::source::Basis;

use super::art_03_definitions::{
    AFFECTED_PERSON, AI_SYSTEM, DEPLOYER, DEVELOPED, DISTRIBUTOR, GENERAL_MODEL, IMPORTER, MANUFACTURER, PROVIDER,
    PROVIDER_ROLE, REPRESENTATIVE, SUPPLIER, SYSTEM,
};
use super::art_05_prohibited::PROHIBITED;
use super::art_06_high_risk::HIGH_RISK;
use super::art_25_value_chain::HANDLES;
use super::art_50_transparency::UNDER_ARTICLE_50;
use super::art_51_general_purpose::{MODEL_IN_CHARGE, MODEL_PROVIDER, REPRESENTED_MODEL};
use super::art_113_dates::ORIGINAL;
use super::topics;

// What the visitor does with the system: facts that scope, roles and rules share.

/// Uses the system in its own work, not privately.
pub static USES: Fact = Fact { id: "uses" };
/// Offers the system to others under its own name or trademark, paid or free.
pub static OFFERS: Fact = Fact { id: "offers" };
/// Passes on somebody else's system under that other name.
pub static RESELLS: Fact = Fact { id: "resells" };
/// Sits in the Union and is the first to bring a system here that bears the name of somebody outside the Union.
pub static IMPORTS: Fact = Fact { id: "imports" };
/// Holds a written mandate from a provider outside the Union.
pub static REPRESENTS: Fact = Fact { id: "represents" };
/// Markets a product under its own name together with the system.
pub static MANUFACTURES: Fact = Fact { id: "manufactures" };
/// Supplies a component, tool, service or model that others build into their AI systems.
pub static SUPPLIES: Fact = Fact { id: "supplies" };
/// A natural person who uses the system for purely personal, non-professional purposes.
pub static PRIVATE: Fact = Fact { id: "private" };
/// A person on whom the system is used.
pub static AFFECTED: Fact = Fact { id: "affected" };

// The link to the Union.

/// Established or located in the Union.
pub static IN_UNION: Fact = Fact { id: "in-union" };
/// The system or model is offered, sold or put into service in the Union.
pub static OFFERED_IN_UNION: Fact = Fact { id: "offered-in-union" };
/// The output is used in the Union.
pub static OUTPUT_IN_UNION: Fact = Fact { id: "output-in-union" };

// Exclusions.

/// Exclusively for military, defence or national security purposes, or in an area outside Union law.
pub static MILITARY: Fact = Fact { id: "military" };
/// A third-country authority or international organisation under a cooperation agreement with adequate safeguards.
pub static THIRD_COUNTRY: Fact = Fact { id: "third-country" };
/// Developed and put into service for the sole purpose of scientific research and development.
pub static RESEARCH_ONLY: Fact = Fact { id: "research-only" };
/// Only research, testing or development before any market or service; no test in real world conditions.
pub static LAB_ONLY: Fact = Fact { id: "lab-only" };
/// The system is released under a free and open-source licence and not monetised.
pub static OPEN_SOURCE: Fact = Fact { id: "open-source" };

/// Which exclusions of Art. 2 are claimed; each option carries its limiting word.
pub static EXCLUSIONS: Question = Question {
    id: "exclusions",
    topic: &topics::SCOPE,
    kind: Kind::Several,
    options: &[
        choice("lab", &[&LAB_ONLY]).cite(AI_ACT.art("2").par("8")),
        choice("research", &[&RESEARCH_ONLY]).cite(AI_ACT.art("2").par("6")),
        choice("military", &[&MILITARY]).cite(AI_ACT.art("2").par("3")),
        choice("third-country", &[&THIRD_COUNTRY]).cite(AI_ACT.art("2").par("4")),
        choice("open-source", &[&OPEN_SOURCE]).cite(AI_ACT.art("2").par("12")),
    ],
    cites: &[AI_ACT.art("2")],
    judgement: false,
    helps: None,
};

/// Where the market, the users and the output are.
pub static UNION: Question = Question {
    id: "union",
    topic: &topics::SCOPE,
    kind: Kind::Several,
    options: &[
        choice("seat", &[&IN_UNION]).cite(AI_ACT.art("2").par("1").point("b")),
        choice("market", &[&OFFERED_IN_UNION]).cite(AI_ACT.art("2").par("1").point("a")),
        choice("output", &[&OUTPUT_IN_UNION]).cite(AI_ACT.art("2").par("1").point("c")),
    ],
    cites: &[AI_ACT.art("2").par("1")],
    judgement: false,
    helps: None,
};

/// What the visitor does with the system; several at once.
pub static ACTIVITY: Question = Question {
    id: "activity",
    topic: &topics::ROLE,
    kind: Kind::Several,
    options: &[
        choice("use", &[&USES]).cite(AI_ACT.art("3").point("4")),
        choice("offer", &[&OFFERS]).cite(AI_ACT.art("3").point("3")),
        choice("product", &[&MANUFACTURES]).cite(AI_ACT.art("2").par("1").point("e")),
        choice("resell", &[&RESELLS]).cite(AI_ACT.art("3").point("7")),
        choice("import", &[&IMPORTS]).cite(AI_ACT.art("3").point("6")),
        choice("supply", &[&SUPPLIES]).cite(AI_ACT.art("25").par("4")),
        choice("represent", &[&REPRESENTS]).cite(AI_ACT.art("3").point("5")),
        choice("private", &[&PRIVATE]).cite(AI_ACT.art("2").par("10")),
        choice("affected", &[&AFFECTED]).cite(AI_ACT.art("2").par("1").point("g")),
    ],
    cites: &[AI_ACT.art("3").point("3"), AI_ACT.art("3").point("4"), AI_ACT.art("2").par("1")],
    judgement: false,
    helps: None,
};

/// Art. 3(1) and 3(63): neither an AI system nor a general-purpose AI model.
pub static NOT_COVERED: Rule = Rule::definition(
    "not-an-ai-system",
    &[wording(ORIGINAL, AI_ACT.art("3").point("1"), all(&[not(&holds(&AI_SYSTEM)), not(&holds(&GENERAL_MODEL))]))],
);

/// Art. 2(3): exclusively military, defence or national security, whoever does it; areas outside Union law. The second
/// and third subparagraph name AI systems only: a general-purpose model on the market stays covered.
pub static MILITARY_PURPOSE: Rule =
    Rule::definition("art-2-3", &[wording(ORIGINAL, AI_ACT.art("2").par("3"), all(&[is(&SYSTEM), is(&MILITARY)]))]);

/// Art. 2(4): third-country authorities and international organisations that use AI systems within cooperation agreements
/// with safeguards.
pub static COOPERATION: Rule = Rule::definition(
    "art-2-4",
    &[wording(ORIGINAL, AI_ACT.art("2").par("4"), all(&[is(&SYSTEM), is(&THIRD_COUNTRY)]))],
);

/// Art. 2(6): scientific research and development as the sole purpose.
pub static RESEARCH: Rule =
    Rule::definition("art-2-6", &[wording(ORIGINAL, AI_ACT.art("2").par("6"), is(&RESEARCH_ONLY))]);

/// Art. 2(8): research, testing and development before any market; testing in real world conditions is not excluded.
pub static LABORATORY: Rule =
    Rule::definition("art-2-8", &[wording(ORIGINAL, AI_ACT.art("2").par("8"), is(&LAB_ONLY))]);

/// Art. 2(10) and 3(4): purely personal use frees the natural person as a deployer, in no other role.
pub static PERSONAL_USE: Rule = Rule::definition(
    "art-2-10",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("10"),
        all(&[is(&SYSTEM), is(&PRIVATE), not(&is(&AFFECTED)), not(&holds(&HANDLES)), not(&is(&SUPPLIES))]),
    )],
);

/// Whoever builds a system and uses it privately may put it into service, Art. 3(3) and (11); Art. 2(10) frees deployers.
pub static PRIVATE_BUILDER: Doubt = Doubt::new("private-builder", AI_ACT.art("2").par("10"))
    .held_by(Holder::Text)
    .turns(&[&OUT_OF_SCOPE])
    .when(given(&all(&[holds(&PERSONAL_USE), is(&DEVELOPED)]), &holds(&AI_SYSTEM)))
    .asked();

/// Art. 2(12): free and open-source systems, unless high-risk or under Art. 5 or 50. Asks about the system, not the role,
/// and says nothing of models.
pub static FREE_AND_OPEN: Rule = Rule::definition(
    "art-2-12",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("12"),
        given(
            &is(&OPEN_SOURCE),
            &all(&[
                holds(&AI_SYSTEM),
                not(&any_ground(&PROHIBITED)),
                not(&any_ground(&HIGH_RISK)),
                not(&holds(&UNDER_ARTICLE_50)),
            ]),
        ),
    )],
);

/// Art. 3(9) and (10) speak of supply "in the course of a commercial activity"; who gives a free system away without any may
/// place nothing on the market.
pub static NO_COMMERCE: Doubt = Doubt::new("no-commerce", AI_ACT.art("3").point("10"))
    .held_by(Holder::Text)
    .turns(&[&PROVIDER_ROLE])
    .when(all(&[is(&OPEN_SOURCE), is(&OFFERS), not(&is(&USES)), class(&PROVIDER_ROLE)]));

/// Art. 2(1)(a): providers who place systems on the Union market or put them into service, wherever they sit.
pub static PROVIDES_IN_UNION: Rule = Rule::definition(
    "art-2-1-a",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("a"), all(&[is(&OFFERED_IN_UNION), holds(&PROVIDER)]))],
);

/// Art. 2(1)(a): providers who place general-purpose models on the Union market, wherever they sit.
pub static PLACES_MODEL_IN_UNION: Rule = Rule::definition(
    "art-2-1-a-model",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("a"), all(&[is(&OFFERED_IN_UNION), holds(&MODEL_PROVIDER)]))],
);

/// Art. 2(1)(b): deployers established or located in the Union.
pub static DEPLOYS_IN_UNION: Rule = Rule::definition(
    "art-2-1-b",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("b"), all(&[is(&IN_UNION), holds(&DEPLOYER)]))],
);

/// Art. 2(1)(c): providers and deployers in third countries whose output is used in the Union.
pub static OUTPUT_USED_IN_UNION: Rule = Rule::definition(
    "art-2-1-c",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1").point("c"),
        all(&[is(&OUTPUT_IN_UNION), not(&is(&IN_UNION)), any(&[holds(&PROVIDER), holds(&DEPLOYER)])]),
    )],
)
.doubts(&[&OUTPUT_BY_CHANCE]);

/// Recital 22 speaks of output intended to be used in the Union; Art. 2(1)(c) does not. The Commission's guidelines on Art. 50
/// leave out use that is only incidental, unforeseeable or unauthorised.
pub static OUTPUT_BY_CHANCE: Doubt =
    Doubt::new("output-by-chance", AI_ACT.recital("22")).held_by(Holder::Commission).turns(&[&OUT_OF_SCOPE]);

/// By its letter Art. 2(1)(c) reaches those in third countries only: a provider seated in the Union, whose system is not
/// offered here but whose output is used here, falls between (a) and (c).
pub static SEAT_AND_OUTPUT: Doubt = Doubt::new("seat-and-output", AI_ACT.art("2").par("1").point("c"))
    .held_by(Holder::Open)
    .turns(&[&OUT_OF_SCOPE, &PROVIDER_ROLE])
    .when(all(&[
        is(&IN_UNION),
        is(&OUTPUT_IN_UNION),
        not(&is(&OFFERED_IN_UNION)),
        holds(&PROVIDER),
        not(&class(&PROVIDER_ROLE)),
    ]));

/// Art. 2(1)(d): importers and distributors of AI systems. An importer places on the Union market by definition.
pub static TRADES_IN_UNION: Rule = Rule::definition(
    "art-2-1-d",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1").point("d"),
        any(&[holds(&IMPORTER), all(&[is(&OFFERED_IN_UNION), holds(&DISTRIBUTOR)])]),
    )],
);

/// Art. 2(1)(e): product manufacturers with the system in their product under their own name.
pub static MANUFACTURES_IN_UNION: Rule = Rule::definition(
    "art-2-1-e",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("e"), all(&[is(&OFFERED_IN_UNION), holds(&MANUFACTURER)]))],
);

/// Art. 2(1)(f): authorised representatives of providers of systems outside the Union.
pub static REPRESENTS_PROVIDER: Rule =
    Rule::definition("art-2-1-f", &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("f"), holds(&REPRESENTATIVE))]);

/// Art. 25(4) binds suppliers of components for systems on the Union market, whom Art. 2(1) does not list.
pub static SUPPLIES_IN_UNION: Rule = Rule::definition(
    "supplies-in-union",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("4"),
        all(&[holds(&SUPPLIER), any(&[is(&OFFERED_IN_UNION), is(&IN_UNION)])]),
    )
    .basis(Basis::OurReading)],
);

/// Art. 2(1)(g): affected persons located in the Union. They have rights, no duties.
pub static AFFECTED_IN_UNION: Rule = Rule::definition(
    "art-2-1-g",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("g"), all(&[is(&IN_UNION), holds(&AFFECTED_PERSON)]))],
);

/// Somebody who does with the system what Art. 2(1) ties a role to, whether or not it is linked to the Union.
static ACTS: Rule = Rule::definition(
    "has-a-role",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1"),
        all(&[holds(&AI_SYSTEM), any(&[holds(&HANDLES), holds(&SUPPLIER), is(&AFFECTED)])]),
    )],
);

/// Art. 2(1): one of (a) to (g) fits for the system; beside them stand suppliers.
pub static SYSTEM_LINK: Rule = Rule::definition(
    "system-link",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1"),
        any_rule(&[
            &PROVIDES_IN_UNION,
            &DEPLOYS_IN_UNION,
            &OUTPUT_USED_IN_UNION,
            &TRADES_IN_UNION,
            &MANUFACTURES_IN_UNION,
            &REPRESENTS_PROVIDER,
            &SUPPLIES_IN_UNION,
            &AFFECTED_IN_UNION,
        ]),
    )],
);

/// Art. 2(1): somebody acts, but nothing of it is linked to the Union. A represented model is linked by its mandate; said of it,
/// this would be a ground although nobody was asked.
pub static NO_LINK: Rule = Rule::definition(
    "no-link",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1"),
        any(&[
            all(&[holds(&ACTS), not(&holds(&SYSTEM_LINK))]),
            all(&[
                not(&holds(&ACTS)),
                holds(&MODEL_PROVIDER),
                not(&is(&OFFERED_IN_UNION)),
                not(&holds(&REPRESENTED_MODEL)),
            ]),
        ]),
    )],
);

/// Art. 2(1) and 25(4): what there is would be covered, but nothing that the visitor does makes a role.
pub static NO_ROLE: Rule = Rule::definition(
    "no-role",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1"),
        all(&[
            any(&[holds(&AI_SYSTEM), all(&[holds(&GENERAL_MODEL), not(&holds(&MODEL_IN_CHARGE))])]),
            not(&holds(&ACTS)),
            not(&holds(&PERSONAL_USE)),
        ]),
    )],
);

/// The Regulation covers the system in some role of the visitor.
pub static SYSTEM_IN_SCOPE: Rule = Rule::definition(
    "system-in-scope",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2"),
        all(&[
            holds(&SYSTEM_LINK),
            not(&any_rule(&[&MILITARY_PURPOSE, &COOPERATION, &RESEARCH, &LABORATORY, &PERSONAL_USE, &FREE_AND_OPEN])),
        ]),
    )],
);

/// The Regulation covers the model: its provider places it on the Union market, or somebody here represents that provider.
/// Of the exclusions only Art. 2(6) and (8) name models.
pub static MODEL_IN_SCOPE: Rule = Rule::definition(
    "model-in-scope",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2"),
        all(&[
            any(&[holds(&PLACES_MODEL_IN_UNION), holds(&REPRESENTED_MODEL)]),
            not(&any_rule(&[&RESEARCH, &LABORATORY])),
        ]),
    )],
);

/// The Regulation applies neither to the system nor to the model: each is judged for itself.
pub static OUT_OF_SCOPE: Category = Category {
    id: "out-of-scope",
    guard: When::new(not(&holds(&MODEL_IN_SCOPE))),
    routes: &[route(
        Expr::Always,
        &[
            &NOT_COVERED,
            &MILITARY_PURPOSE,
            &COOPERATION,
            &RESEARCH,
            &LABORATORY,
            &PERSONAL_USE,
            &FREE_AND_OPEN,
            &NO_LINK,
            &NO_ROLE,
        ],
    )],
    each: false,
    doubts: &[],
};

/// The system is outside the Regulation beside a model that it covers: what leads out both is no ground.
pub static SYSTEM_OUT_OF_SCOPE: Category = Category {
    id: "system-out-of-scope",
    guard: When::new(all(&[holds(&AI_SYSTEM), holds(&MODEL_IN_SCOPE)])),
    routes: &[route(
        Expr::Always,
        &[&MILITARY_PURPOSE, &COOPERATION, &PERSONAL_USE, &FREE_AND_OPEN, &NO_LINK, &NO_ROLE],
    )],
    each: false,
    doubts: &[],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &NOT_COVERED,
    &MILITARY_PURPOSE,
    &COOPERATION,
    &RESEARCH,
    &LABORATORY,
    &PERSONAL_USE,
    &FREE_AND_OPEN,
    &PROVIDES_IN_UNION,
    &PLACES_MODEL_IN_UNION,
    &DEPLOYS_IN_UNION,
    &OUTPUT_USED_IN_UNION,
    &TRADES_IN_UNION,
    &MANUFACTURES_IN_UNION,
    &REPRESENTS_PROVIDER,
    &SUPPLIES_IN_UNION,
    &AFFECTED_IN_UNION,
    &ACTS,
    &SYSTEM_LINK,
    &NO_LINK,
    &NO_ROLE,
    &SYSTEM_IN_SCOPE,
    &MODEL_IN_SCOPE,
];
