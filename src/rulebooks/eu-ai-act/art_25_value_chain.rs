//! Art. 25: who becomes the provider of somebody else's system.

use crate::acts::AI_ACT;
use engine::expr::{all, any, any_ground, given, holds, is, not};
use engine::rulebook::{Fact, Kind, Question, Rule, choice, wording};

use super::art_02_scope::{IMPORTS, MANUFACTURES, OFFERS, REPRESENTS, RESELLS, USES};
use super::art_03_definitions::{AI_SYSTEM, DEVELOPED, OWN_NAME};
use super::art_05_prohibited::PROHIBITED;
use super::art_06_high_risk::{ANNEX_3_STANDS, BY_PRODUCT_SECTION_A, SAFETY_COMPONENT};
use super::art_113_dates::ORIGINAL;
use super::topics;

/// Put the own name or trademark on somebody else's system.
pub static REBRANDED: Fact = Fact { id: "rebranded" };
/// Changed it in a way its first conformity assessment did not foresee, Art. 3(23).
pub static MODIFIED: Fact = Fact { id: "modified" };
/// Uses or offers it for a purpose its provider did not intend.
pub static REPURPOSED: Fact = Fact { id: "repurposed" };

/// What was done to somebody else's system.
pub static CHANGES: Question = Question {
    id: "changes",
    topic: &topics::ROLE,
    kind: Kind::Several,
    options: &[
        choice("name", &[&REBRANDED]).cite(AI_ACT.art("25").par("1").point("a")),
        choice("modification", &[&MODIFIED]).cite(AI_ACT.art("25").par("1").point("b")),
        choice("purpose", &[&REPURPOSED]).cite(AI_ACT.art("25").par("1").point("c")),
    ],
    cites: &[AI_ACT.art("25").par("1"), AI_ACT.art("3").point("23")],
    judgement: true,
    helps: None,
};

/// What the visitor supplies is public under a free and open-source licence, and no general-purpose model: Art. 25(4) second
/// sentence.
pub static OPEN_PART: Fact = Fact { id: "open-part" };

/// The licence of what is supplied: it frees the supplier, whatever the licence of the system it goes into.
pub static PART_LICENCE: Question = Question {
    id: "part-licence",
    topic: &topics::ROLE,
    kind: Kind::One,
    options: &[choice("yes", &[&OPEN_PART]), choice("no", &[])],
    cites: &[AI_ACT.art("25").par("4"), AI_ACT.recital("89")],
    judgement: false,
    helps: None,
};

/// Distributor, importer, deployer or other third party in the supply chain: a private user or an affected person is none.
pub static HANDLES: Rule = Rule::definition(
    "handles-the-system",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("1"),
        any(&[
            holds(&USES),
            holds(&OFFERS),
            holds(&MANUFACTURES),
            holds(&RESELLS),
            holds(&IMPORTS),
            holds(&REPRESENTS),
        ]),
    )],
);

/// Somebody else's system in the hands of somebody who can change it: a representative has only its provider's mandate. One that was
/// built for us under another name is somebody else's too. Whoever does not know where it comes from is not asked what was changed.
pub static FOREIGN: Rule = Rule::definition(
    "foreign-system",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("1"),
        all(&[
            any(&[holds(&USES), holds(&OFFERS), holds(&MANUFACTURES), holds(&RESELLS), holds(&IMPORTS)]),
            any(&[not(&is(&DEVELOPED)), all(&[not(&is(&OWN_NAME)), not(&holds(&OFFERS)), not(&holds(&MANUFACTURES))])]),
        ]),
    )],
);

/// High-risk, which Art. 25(1) asks besides the act itself; nobody is asked about the act before. Art. 2(2) keeps Art. 25 away from Section B systems.
static OTHERS_HIGH_RISK: Rule = Rule::definition(
    "others-high-risk-system",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("1"),
        all(&[
            holds(&AI_SYSTEM),
            any(&[holds(&BY_PRODUCT_SECTION_A), holds(&ANNEX_3_STANDS)]),
            // A banned system is not high-risk here, so nobody becomes provider of a high-risk system by it.
            not(&any_ground(&PROHIBITED)),
        ]),
    )],
);

/// Art. 25(1)(a): the own name or trademark on a high-risk system already on the market or in service.
pub static BECOMES_BY_NAME: Rule = Rule::definition(
    "art-25-1-a",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("1").point("a"),
        given(
            &holds(&FOREIGN),
            &given(&holds(&OTHERS_HIGH_RISK), &any(&[holds(&OFFERS), holds(&MANUFACTURES), is(&REBRANDED)])),
        ),
    )],
);

/// Art. 25(1)(b): a substantial modification of a high-risk system that stays high-risk.
pub static BECOMES_BY_MODIFICATION: Rule = Rule::definition(
    "art-25-1-b",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("1").point("b"),
        given(&holds(&FOREIGN), &given(&holds(&OTHERS_HIGH_RISK), &is(&MODIFIED))),
    )],
);

/// Art. 25(1)(c): a new purpose that makes a system high-risk, also one of general purpose.
pub static BECOMES_BY_PURPOSE: Rule = Rule::definition(
    "art-25-1-c",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("1").point("c"),
        given(&holds(&FOREIGN), &given(&holds(&OTHERS_HIGH_RISK), &is(&REPURPOSED))),
    )],
);

/// Art. 25(3): the manufacturer of a Section A product whose safety component is the high-risk system.
pub static MANUFACTURER_AS_PROVIDER: Rule = Rule::definition(
    "art-25-3",
    &[wording(
        ORIGINAL,
        AI_ACT.art("25").par("3"),
        given(
            &holds(&MANUFACTURES),
            &all(&[holds(&AI_SYSTEM), holds(&SAFETY_COMPONENT), holds(&BY_PRODUCT_SECTION_A)]),
        ),
    )],
);

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &HANDLES,
    &FOREIGN,
    &OTHERS_HIGH_RISK,
    &BECOMES_BY_NAME,
    &BECOMES_BY_MODIFICATION,
    &BECOMES_BY_PURPOSE,
    &MANUFACTURER_AS_PROVIDER,
];
