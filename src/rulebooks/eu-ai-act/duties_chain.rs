//! What the rest of the supply chain owes for high-risk systems: Art. 22(3) and (4), 23, 24, 25(3) and (4).

use crate::acts::AI_ACT;
use engine::duty::Duty;
use engine::expr::{Expr, holds};
use engine::rulebook::{Category, Doubt, Holder};

use super::art_03_definitions::{
    DISTRIBUTOR_ROLE, IMPORTER_ROLE, MANUFACTURER_ROLE, MODEL_PROVIDER_ROLE, REPRESENTATIVE_ROLE, SUPPLIER_ROLE,
};
use super::art_06_high_risk::CHAPTER_3_BINDS;
use super::art_25_value_chain::MANUFACTURER_AS_PROVIDER;
use super::art_99_penalties::{INFORMATION, OPERATORS, VALUE_CHAIN};
use super::art_113_dates::{CHAPTER_3, CHAPTER_3_CHAIN, ORIGINAL, OTHERS_CLASS, SINCE_AMENDMENT};

const REPRESENTATIVE: &[&Category] = &[&REPRESENTATIVE_ROLE];
const IMPORTER: &[&Category] = &[&IMPORTER_ROLE];
const DISTRIBUTOR: &[&Category] = &[&DISTRIBUTOR_ROLE];
const HIGH_RISK: Expr = Expr::Holds(&CHAPTER_3_BINDS);

/// Art. 99(4)(da) speaks of "providers and operators"; a mere supplier of components is no operator under Art. 3(8).
pub static SUPPLIER_FINE: Doubt = Doubt::new("supplier-fine", AI_ACT.art("99").par("4").point("da"));

/// The German wording of Art. 23(3) leaves out the system itself.
pub static GERMAN_WORDING: Doubt = Doubt::new("german-wording-23-3", AI_ACT.art("23").par("3")).held_by(Holder::Text);

/// By role, in the order of the Regulation.
pub static DUTIES: &[Duty] = &[
    // Authorised representatives.
    Duty::must(
        "art-22-3",
        REPRESENTATIVE,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("22").par("3")],
        ORIGINAL,
    )
    .information(&INFORMATION),
    Duty::must(
        "art-22-4",
        REPRESENTATIVE,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("22").par("4")],
        ORIGINAL,
    )
    .on_event(),
    // Importers.
    Duty::must("art-23-1", IMPORTER, HIGH_RISK, &CHAPTER_3_CHAIN, &OPERATORS, &[AI_ACT.art("23").par("1")], ORIGINAL),
    Duty::must("art-23-3", IMPORTER, HIGH_RISK, &CHAPTER_3_CHAIN, &OPERATORS, &[AI_ACT.art("23").par("3")], ORIGINAL)
        .doubts(&[&GERMAN_WORDING]),
    Duty::must("art-23-4", IMPORTER, HIGH_RISK, &CHAPTER_3_CHAIN, &OPERATORS, &[AI_ACT.art("23").par("4")], ORIGINAL),
    Duty::must("art-23-5", IMPORTER, HIGH_RISK, &CHAPTER_3_CHAIN, &OPERATORS, &[AI_ACT.art("23").par("5")], ORIGINAL),
    Duty::must("art-23-2", IMPORTER, HIGH_RISK, &CHAPTER_3_CHAIN, &OPERATORS, &[AI_ACT.art("23").par("2")], ORIGINAL)
        .on_event(),
    Duty::must(
        "art-23-6",
        IMPORTER,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("23").par("6"), AI_ACT.art("23").par("7")],
        ORIGINAL,
    )
    .on_event()
    .information(&INFORMATION),
    // Distributors.
    Duty::must(
        "art-24-1",
        DISTRIBUTOR,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("24").par("1")],
        ORIGINAL,
    ),
    Duty::must(
        "art-24-3",
        DISTRIBUTOR,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("24").par("3")],
        ORIGINAL,
    ),
    Duty::must(
        "art-24-2",
        DISTRIBUTOR,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("24").par("2")],
        ORIGINAL,
    )
    .on_event(),
    Duty::must(
        "art-24-4",
        DISTRIBUTOR,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("24").par("4")],
        ORIGINAL,
    )
    .on_event(),
    Duty::must(
        "art-24-5",
        DISTRIBUTOR,
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &OPERATORS,
        &[AI_ACT.art("24").par("5"), AI_ACT.art("24").par("6")],
        ORIGINAL,
    )
    .on_event()
    .information(&INFORMATION),
    // Product manufacturers.
    Duty::must(
        "art-25-3",
        &[&MANUFACTURER_ROLE],
        HIGH_RISK,
        &CHAPTER_3,
        &OPERATORS,
        &[AI_ACT.art("25").par("3"), AI_ACT.art("2").par("1").point("e")],
        ORIGINAL,
    )
    .when(holds(&MANUFACTURER_AS_PROVIDER)),
    // Suppliers of components; the role leaves out those of free and open-source ones.
    Duty::must(
        "art-25-4-supplier",
        &[&SUPPLIER_ROLE],
        HIGH_RISK,
        &CHAPTER_3_CHAIN,
        &VALUE_CHAIN,
        &[AI_ACT.art("25").par("4")],
        ORIGINAL,
    )
    .doubts(&[&SUPPLIER_FINE]),
    // Suppliers of general-purpose models, open-source ones included; the amendment added models to Art. 25(4).
    Duty::must(
        "art-25-4-model",
        &[&MODEL_PROVIDER_ROLE],
        Expr::Always,
        &OTHERS_CLASS,
        &VALUE_CHAIN,
        &[AI_ACT.art("25").par("4")],
        SINCE_AMENDMENT,
    )
    .on_event(),
];
