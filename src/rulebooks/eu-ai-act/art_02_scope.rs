//! Art. 2: is the case covered at all? The object, the link to the Union, the exclusions, each with its limits.

use crate::acts::AI_ACT;
use engine::expr::{Expr, When, all, any, any_ground, any_rule, class, given, holds, is, not};
use engine::rulebook::{Category, Doubt, Fact, Holder, Kind, Question, Rule, choice, route, wording};
use engine::source::Basis;

use super::art_03_definitions::{
    AFFECTED_PERSON, AI_SYSTEM, DEPLOYER, DEVELOPED, DISTRIBUTOR, GENERAL_MODEL, IMPORTER, MANUFACTURER, MODEL,
    PROVIDER, PROVIDER_ROLE, REPRESENTATIVE, SUPPLIER, SYSTEM,
};
use super::art_05_prohibited::PROHIBITED;
use super::art_06_high_risk::HIGH_RISK;
use super::art_25_value_chain::HANDLES;
use super::art_50_transparency::UNDER_ARTICLE_50;
use super::art_51_general_purpose::{MODEL_IN_CHARGE, MODEL_PROVIDER, REPRESENTED_MODEL};
use super::art_113_dates::ORIGINAL;
use super::topics;

// What the visitor does with the system: two questions, so that most need only the first. Scope, roles and rules share what
// both tell.

/// Says in the first question that it uses the system in its own work, not privately.
pub static USES_IT: Fact = Fact { id: "uses" };
/// Says in the first question that it offers the system to others under its own name or trademark, paid or free.
pub static OFFERS_IT: Fact = Fact { id: "offers" };
/// A natural person who uses the system for purely personal, non-professional purposes.
pub static PRIVATE: Fact = Fact { id: "private" };
/// A person on whom the system is used.
pub static AFFECTED: Fact = Fact { id: "affected" };
/// Has another role, with or without these.
pub static OTHER_ROLE: Fact = Fact { id: "other-role" };
/// Uses it in its own work beside another role.
pub static ALSO_USES: Fact = Fact { id: "also-uses" };
/// Offers it under its own name beside another role.
pub static ALSO_OFFERS: Fact = Fact { id: "also-offers" };
/// Passes on somebody else's system under that other name.
pub static PASSES_ON: Fact = Fact { id: "resells" };
/// Sits in the Union and is the first to bring a system here that bears the name of somebody outside the Union.
pub static BRINGS_IN: Fact = Fact { id: "imports" };
/// Holds a written mandate from a provider outside the Union.
pub static HAS_MANDATE: Fact = Fact { id: "represents" };
/// Markets a product under its own name together with the system.
pub static MAKES_PRODUCT: Fact = Fact { id: "manufactures" };
/// Supplies a component, tool, service or model that others build into their AI systems.
pub static DELIVERS_PART: Fact = Fact { id: "supplies" };

/// What the visitor does with the system, as nearly everybody can say it.
pub static ACTIVITY: Question = Question {
    id: "activity",
    topic: &topics::ROLE,
    kind: Kind::One,
    options: &[
        choice("use", &[&USES_IT]).cite(AI_ACT.art("3").point("4")),
        choice("offer", &[&OFFERS_IT]).cite(AI_ACT.art("3").point("3")),
        choice("both", &[&USES_IT, &OFFERS_IT]).cite(AI_ACT.art("3").point("3")),
        choice("affected", &[&AFFECTED]).cite(AI_ACT.art("2").par("1").point("g")),
        choice("private", &[&PRIVATE]).cite(AI_ACT.art("2").par("10")),
        choice("other", &[&OTHER_ROLE]).cite(AI_ACT.art("3").point("8")),
    ],
    cites: &[AI_ACT.art("3").point("3"), AI_ACT.art("3").point("4"), AI_ACT.art("2").par("1")],
    judgement: false,
    helps: None,
};

/// The rare roles, and what goes with them.
pub static ROLE: Question = Question {
    id: "role",
    topic: &topics::ROLE,
    kind: Kind::Several,
    options: &[
        choice("product", &[&MAKES_PRODUCT]).cite(AI_ACT.art("2").par("1").point("e")),
        choice("resell", &[&PASSES_ON]).cite(AI_ACT.art("3").point("7")),
        choice("import", &[&BRINGS_IN]).cite(AI_ACT.art("3").point("6")),
        choice("supply", &[&DELIVERS_PART]).cite(AI_ACT.art("25").par("4")),
        choice("represent", &[&HAS_MANDATE]).cite(AI_ACT.art("3").point("5")),
        choice("use", &[&ALSO_USES]).cite(AI_ACT.art("3").point("4")),
        choice("offer", &[&ALSO_OFFERS]).cite(AI_ACT.art("3").point("3")),
    ],
    cites: &[AI_ACT.art("3").point("8"), AI_ACT.art("2").par("1"), AI_ACT.art("25").par("4")],
    judgement: false,
    helps: None,
};

/// Uses the system in its own work, alone or beside another role.
pub static USES: Rule = Rule::definition(
    "uses",
    &[wording(ORIGINAL, AI_ACT.art("3").point("4"), any(&[is(&USES_IT), given(&is(&OTHER_ROLE), &is(&ALSO_USES))]))],
);

/// Offers the system under its own name, alone or beside another role.
pub static OFFERS: Rule = Rule::definition(
    "offers",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("3"),
        any(&[is(&OFFERS_IT), given(&is(&OTHER_ROLE), &is(&ALSO_OFFERS))]),
    )],
);

/// Passes on somebody else's system.
pub static RESELLS: Rule = Rule::definition(
    "resells",
    &[wording(ORIGINAL, AI_ACT.art("3").point("7"), given(&is(&OTHER_ROLE), &is(&PASSES_ON)))],
);

/// Brings in a system from outside the Union.
pub static IMPORTS: Rule = Rule::definition(
    "imports",
    &[wording(ORIGINAL, AI_ACT.art("3").point("6"), given(&is(&OTHER_ROLE), &is(&BRINGS_IN)))],
);

/// Holds a mandate.
pub static REPRESENTS: Rule = Rule::definition(
    "represents",
    &[wording(ORIGINAL, AI_ACT.art("3").point("5"), given(&is(&OTHER_ROLE), &is(&HAS_MANDATE)))],
);

/// Markets a product with the system.
pub static MANUFACTURES: Rule = Rule::definition(
    "manufactures",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("e"), given(&is(&OTHER_ROLE), &is(&MAKES_PRODUCT)))],
);

/// Supplies what others build in.
pub static SUPPLIES: Rule = Rule::definition(
    "supplies",
    &[wording(ORIGINAL, AI_ACT.art("25").par("4"), given(&is(&OTHER_ROLE), &is(&DELIVERS_PART)))],
);

// The link to the Union: one question for those who sit here, details for the others.

/// Says among the special cases that it sits outside the Union, or that it offers the system or model only there.
pub static ABROAD: Fact = Fact { id: "abroad" };
/// Neither established nor located in the Union.
pub static OUTSIDE: Fact = Fact { id: "outside-union" };
/// Sits elsewhere, or does not offer it here.
pub static ELSEWHERE: Fact = Fact { id: "elsewhere" };
/// Somebody who sits elsewhere, or does not offer it here, says where it is offered: in the Union.
pub static MARKET_HERE: Fact = Fact { id: "offered-in-union" };
/// The same of the output: it is used in the Union.
pub static OUTPUT_HERE: Fact = Fact { id: "output-in-union" };

/// Where the visitor sits, and whether it happens there.
pub static UNION: Question = Question {
    id: "union",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[
        choice("here", &[]).cite(AI_ACT.art("2").par("1").point("b")),
        choice("seat", &[&ELSEWHERE]).cite(AI_ACT.art("2").par("1").point("b")),
        choice("outside", &[&OUTSIDE, &ELSEWHERE]).cite(AI_ACT.art("2").par("1").point("c")),
    ],
    cites: &[AI_ACT.art("2").par("1")],
    judgement: false,
    helps: None,
};

/// Where market and output are, if not simply here.
pub static UNION_LINKS: Question = Question {
    id: "union-links",
    topic: &topics::SCOPE,
    kind: Kind::Several,
    options: &[
        choice("market", &[&MARKET_HERE]).cite(AI_ACT.art("2").par("1").point("a")),
        choice("output", &[&OUTPUT_HERE]).cite(AI_ACT.art("2").par("1").point("c")),
    ],
    cites: &[AI_ACT.art("2").par("1").point("a"), AI_ACT.art("2").par("1").point("c")],
    judgement: false,
    helps: None,
};

/// Established or located in the Union. Nearly everybody is: where they sit only those are asked who say that something lies abroad.
pub const IN_UNION: Expr = Expr::Not(&Expr::Given(&Expr::Is(&ABROAD), &Expr::Is(&OUTSIDE)));

/// Sits elsewhere, or does not offer it here, as far as that was said.
const AWAY: Expr = Expr::Given(&Expr::Is(&ABROAD), &Expr::Is(&ELSEWHERE));

/// Whoever uses it and passes it on may do the one here and the other elsewhere.
const BOTH_WAYS: Expr = Expr::All(&[
    Expr::Is(&SYSTEM),
    Expr::Holds(&USES),
    Expr::Any(&[Expr::Holds(&OFFERS), Expr::Holds(&MANUFACTURES), Expr::Holds(&RESELLS)]),
]);

/// The system or model is offered, sold or put into service in the Union.
pub static OFFERED_IN_UNION: Rule = Rule::definition(
    "offered-in-union",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1").point("a"),
        any(&[all(&[not(&AWAY), not(&BOTH_WAYS)]), given(&any(&[AWAY, BOTH_WAYS]), &is(&MARKET_HERE))]),
    )],
);

/// The output is used in the Union. Of somebody who sits here and uses or offers it here nobody needs to know.
pub static OUTPUT_IN_UNION: Rule = Rule::definition(
    "output-in-union",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("c"), given(&AWAY, &is(&OUTPUT_HERE)))],
);

// Exclusions.

/// Exclusively for military, defence or national security purposes, or in an area outside Union law.
pub static MILITARY: Fact = Fact { id: "military" };
/// A third-country authority or international organisation under a cooperation agreement with adequate safeguards.
pub static THIRD_COUNTRY: Fact = Fact { id: "third-country" };
/// Developed and put into service for the sole purpose of scientific research and development.
pub static RESEARCH_ONLY: Fact = Fact { id: "research-only" };
/// The system is released under a free and open-source licence and not monetised.
pub static OPEN_SOURCE: Fact = Fact { id: "open-source" };

// Where the system or model stands.

/// Neither offered nor used yet, and not tried in real world conditions either.
pub static NOT_THERE_YET: Fact = Fact { id: "not-there-yet" };
/// Tried in real world conditions before it comes to market or into service, Art. 3(57).
pub static TESTS_IN_FIELD: Fact = Fact { id: "tests-in-field" };

/// How far it has come: what binds today, and what will from the day it is offered or used.
pub static STAGE: Question = Question {
    id: "stage",
    topic: &topics::SCOPE,
    kind: Kind::One,
    options: &[
        choice("idea", &[&NOT_THERE_YET]).cite(AI_ACT.art("2").par("8")),
        choice("trial", &[&TESTS_IN_FIELD]).cite(AI_ACT.art("3").point("57")),
        choice("use", &[]).cite(AI_ACT.art("3").point("11")),
        choice("offer", &[]).cite(AI_ACT.art("3").point("9")),
    ],
    cites: &[AI_ACT.art("2").par("8"), AI_ACT.art("3").point("57"), AI_ACT.art("60")],
    judgement: false,
    helps: None,
};

/// Which exclusions of Art. 2 are claimed, each with its limiting word, and whether the link to the Union is in question at all.
pub static EXCLUSIONS: Question = Question {
    id: "exclusions",
    topic: &topics::SCOPE,
    kind: Kind::Several,
    options: &[
        choice("research", &[&RESEARCH_ONLY]).cite(AI_ACT.art("2").par("6")),
        choice("military", &[&MILITARY]).cite(AI_ACT.art("2").par("3")),
        choice("third-country", &[&THIRD_COUNTRY]).cite(AI_ACT.art("2").par("4")),
        choice("open-source", &[&OPEN_SOURCE]).cite(AI_ACT.art("2").par("12")),
        choice("abroad", &[&ABROAD]).cite(AI_ACT.art("2").par("1")),
    ],
    cites: &[AI_ACT.art("2")],
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

/// Whoever has to do with a system or model in a way to which duties are tied, and can say where it stands.
const CAN_TELL: Expr = Expr::Any(&[
    Expr::All(&[Expr::Is(&SYSTEM), Expr::Any(&[Expr::Holds(&HANDLES), Expr::Holds(&SUPPLIES)])]),
    Expr::Is(&MODEL),
]);

/// Art. 2(8): research, testing and development before any market and before any service; testing in real world conditions is not
/// excluded.
pub static LABORATORY: Rule =
    Rule::definition("art-2-8", &[wording(ORIGINAL, AI_ACT.art("2").par("8"), given(&CAN_TELL, &is(&NOT_THERE_YET)))]);

/// Not there yet, or tested in real world conditions: by Art. 3(57) a test that meets Art. 57 or 60 is neither placing on the
/// market nor putting into service.
pub static BEFORE_LAUNCH: Rule = Rule::definition(
    "before-launch",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("57"),
        any(&[holds(&LABORATORY), given(&CAN_TELL, &is(&TESTS_IN_FIELD))]),
    )],
);

/// Art. 2(10) and 3(4): purely personal use frees the natural person as a deployer, in no other role.
pub static PERSONAL_USE: Rule =
    Rule::definition("art-2-10", &[wording(ORIGINAL, AI_ACT.art("2").par("10"), all(&[is(&SYSTEM), is(&PRIVATE)]))]);

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
    .when(all(&[is(&OPEN_SOURCE), holds(&OFFERS), not(&holds(&USES)), class(&PROVIDER_ROLE)]));

/// Art. 2(1)(a): providers who place systems on the Union market or put them into service, wherever they sit.
pub static PROVIDES_IN_UNION: Rule = Rule::definition(
    "art-2-1-a",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("a"), all(&[holds(&OFFERED_IN_UNION), holds(&PROVIDER)]))],
);

/// Art. 2(1)(a): providers who place general-purpose models on the Union market, wherever they sit.
pub static PLACES_MODEL_IN_UNION: Rule = Rule::definition(
    "art-2-1-a-model",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("a"), all(&[holds(&OFFERED_IN_UNION), holds(&MODEL_PROVIDER)]))],
);

/// Art. 2(1)(b): deployers established or located in the Union.
pub static DEPLOYS_IN_UNION: Rule = Rule::definition(
    "art-2-1-b",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("b"), all(&[IN_UNION, holds(&DEPLOYER)]))],
);

/// Art. 2(1)(c): providers and deployers in third countries whose output is used in the Union.
pub static OUTPUT_USED_IN_UNION: Rule = Rule::definition(
    "art-2-1-c",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1").point("c"),
        all(&[holds(&OUTPUT_IN_UNION), not(&IN_UNION), any(&[holds(&PROVIDER), holds(&DEPLOYER)])]),
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
        IN_UNION,
        holds(&OUTPUT_IN_UNION),
        not(&holds(&OFFERED_IN_UNION)),
        holds(&PROVIDER),
        not(&class(&PROVIDER_ROLE)),
    ]));

/// Art. 2(1)(d): importers and distributors of AI systems. An importer places on the Union market by definition.
pub static TRADES_IN_UNION: Rule = Rule::definition(
    "art-2-1-d",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("1").point("d"),
        any(&[holds(&IMPORTER), all(&[holds(&OFFERED_IN_UNION), holds(&DISTRIBUTOR)])]),
    )],
);

/// Art. 2(1)(e): product manufacturers with the system in their product under their own name.
pub static MANUFACTURES_IN_UNION: Rule = Rule::definition(
    "art-2-1-e",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("e"), all(&[holds(&OFFERED_IN_UNION), holds(&MANUFACTURER)]))],
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
        all(&[holds(&SUPPLIER), any(&[holds(&OFFERED_IN_UNION), IN_UNION])]),
    )
    .basis(Basis::OurReading)],
);

/// Art. 2(1)(g): affected persons located in the Union. They have rights, no duties.
pub static AFFECTED_IN_UNION: Rule = Rule::definition(
    "art-2-1-g",
    &[wording(ORIGINAL, AI_ACT.art("2").par("1").point("g"), all(&[IN_UNION, holds(&AFFECTED_PERSON)]))],
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
                not(&holds(&OFFERED_IN_UNION)),
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
            not(&any_rule(&[&MILITARY_PURPOSE, &COOPERATION, &RESEARCH, &PERSONAL_USE, &FREE_AND_OPEN])),
        ]),
    )],
);

/// The Regulation covers the model: its provider places it on the Union market, or somebody here represents that provider.
/// Of the exclusions only Art. 2(6) names models.
pub static MODEL_IN_SCOPE: Rule = Rule::definition(
    "model-in-scope",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2"),
        all(&[any(&[holds(&PLACES_MODEL_IN_UNION), holds(&REPRESENTED_MODEL)]), not(&holds(&RESEARCH))]),
    )],
);

/// The Regulation applies neither to the system nor to the model: each is judged for itself.
pub static OUT_OF_SCOPE: Category = Category {
    id: "out-of-scope",
    guard: When::new(not(&holds(&MODEL_IN_SCOPE))),
    routes: &[route(
        Expr::Always,
        &[&NOT_COVERED, &MILITARY_PURPOSE, &COOPERATION, &RESEARCH, &PERSONAL_USE, &FREE_AND_OPEN, &NO_LINK, &NO_ROLE],
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

/// What is covered and neither offered nor used yet: nothing binds today, and what will bind is found all the same.
pub static NOT_YET: Category = Category {
    id: "not-yet",
    guard: When::new(any_rule(&[&SYSTEM_IN_SCOPE, &MODEL_IN_SCOPE])),
    routes: &[route(Expr::Always, &[&LABORATORY])],
    each: false,
    doubts: &[],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &USES,
    &OFFERS,
    &RESELLS,
    &IMPORTS,
    &REPRESENTS,
    &MANUFACTURES,
    &SUPPLIES,
    &OFFERED_IN_UNION,
    &OUTPUT_IN_UNION,
    &NOT_COVERED,
    &MILITARY_PURPOSE,
    &COOPERATION,
    &RESEARCH,
    &LABORATORY,
    &BEFORE_LAUNCH,
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
