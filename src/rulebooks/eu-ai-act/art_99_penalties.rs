//! Art. 99 to 101 and 75c: what follows from a breach, for whom, and what Member States may lay down beside it.

use crate::acts::{AI_ACT, KI_MIG};
use engine::duty::{Penalty, Sanction, sanction};
use engine::expr::{Expr, When, all, any, given, holds, is, not};
use engine::rulebook::{Rule, wording};
use engine::source::Basis;

use super::annex_1_products::{SECTION_A, SECTION_B};
use super::annex_3_areas::{INFRASTRUCTURE_SAFETY, JUSTICE};
use super::art_03_definitions::PROVIDER;
use super::art_06_high_risk::{HIGH_RISK_CREDIT_OR_INSURANCE, HIGH_RISK_GERMAN_EXPLANATION, HIGH_RISK_USE};
use super::art_113_dates::{GERMAN_ACT, MODEL_PENALTIES, OFFICE_POWERS, ORIGINAL, PENALTIES, SINCE_AMENDMENT};
use super::duties_questions::{
    AUTHORITY, FINANCIAL_INSTITUTION, IN_GERMANY, LARGE_PLATFORM, OWN_MODEL_INSIDE, PUBLIC_LAW_BODY,
    SECURITY_AUTHORITY, SMC, SME, UNION_BODY,
};

/// Art. 75(1): the AI Office alone supervises the provider, and a deployer only if it is the provider too or of the same
/// undertaking, which we do not ask. What point (a)(iii) leaves to other authorities is our reading of Art. 74(6).
pub static AI_OFFICE_SUPERVISES: Rule = Rule::definition(
    "art-75-1",
    &[wording(
        OFFICE_POWERS,
        AI_ACT.art("75").par("1"),
        given(
            &holds(&PROVIDER),
            &any(&[
                is(&LARGE_PLATFORM),
                all(&[
                    is(&OWN_MODEL_INSIDE),
                    not(&holds(&SECTION_A)),
                    not(&holds(&SECTION_B)),
                    not(&holds(&INFRASTRUCTURE_SAFETY)),
                    not(&holds(&JUSTICE)),
                    not(&given(&holds(&HIGH_RISK_USE), &is(&SECURITY_AUTHORITY))),
                    not(&given(&holds(&HIGH_RISK_CREDIT_OR_INSURANCE), &is(&FINANCIAL_INSTITUTION))),
                ]),
            ]),
        ),
    )
    .basis(Basis::OurReading)],
);

/// An authority or another body governed by public law: whether it can be fined is for each Member State, Art. 99(8).
pub static PUBLIC_BODY: Rule = Rule::definition(
    "public-body",
    &[wording(ORIGINAL, AI_ACT.art("99").par("8"), any(&[is(&AUTHORITY), is(&PUBLIC_LAW_BODY)]))],
);

// Lines that stand in every penalty. The amounts of Art. 99 and 100 stand once, each in its line.

/// Art. 100(3): the European Data Protection Supervisor may fine bodies of the Union.
const UNION_BODIES: Sanction =
    sanction("union-body", Expr::Is(&UNION_BODY), AI_ACT.art("100").par("3"), PENALTIES).up_to(750_000, 0);
const GERMAN_BODY: Expr = Expr::All(&[Expr::Holds(&PUBLIC_BODY), Expr::Is(&IN_GERMANY)]);
/// Section 17(2) of the German act: no fines against authorities and other public bodies in the sense of section 2(1) and (2)
/// of the Federal Data Protection Act; orders remain.
const GERMAN_PUBLIC_BODIES: Sanction = Sanction {
    id: "public-germany",
    when: When::new(GERMAN_BODY),
    valid: GERMAN_ACT,
    euro: 0,
    share: 0,
    cite: KI_MIG.section("17").par("2"),
    basis: Basis::Reported,
};
/// Art. 99(8): each Member State decides on its own authorities.
const PUBLIC_BODIES: Sanction = sanction("public", Expr::Holds(&PUBLIC_BODY), AI_ACT.art("99").par("8"), PENALTIES);
const SMALL_BEFORE_OFFICE: Expr =
    Expr::All(&[Expr::Holds(&AI_OFFICE_SUPERVISES), Expr::Any(&[Expr::Is(&SME), Expr::Is(&SMC)])]);
/// Art. 75c(4)(a): before the AI Office any infringement is fined like those of Art. 99(4), for SMEs as Art. 99(6) says.
const OFFICE_LOWER: Sanction = Sanction {
    id: "office-lower",
    when: When::new(SMALL_BEFORE_OFFICE),
    valid: OFFICE_POWERS,
    euro: 15_000_000,
    share: 3,
    cite: AI_ACT.art("75c").par("4"),
    basis: Basis::Text,
};
/// The same for larger undertakings.
const OFFICE: Sanction =
    sanction("office", Expr::Holds(&AI_OFFICE_SUPERVISES), AI_ACT.art("75c").par("4"), OFFICE_POWERS)
        .up_to(15_000_000, 3);

/// Who is not fined like a firm, whatever the breach.
const PUBLIC_SECTOR: &[Sanction] = &[UNION_BODIES, GERMAN_PUBLIC_BODIES, PUBLIC_BODIES];
/// What comes before the tiers of Art. 99(4) and national rules: also the AI Office, which fines any breach. Art. 75c(4)
/// refers to Art. 99(3) to (7), not to (8), so what a Member State says about its public bodies does not bind it.
const ANY_BREACH: &[Sanction] = &[UNION_BODIES, OFFICE_LOWER, OFFICE, GERMAN_PUBLIC_BODIES, PUBLIC_BODIES];
/// Before Chapter XII applied nobody could be fined, Art. 113 third paragraph point (b). The last line of every penalty.
const NOT_YET: Sanction = sanction("not-yet", Expr::Always, AI_ACT.art("113").sub(3).point("b"), ORIGINAL);

/// Art. 99(3): breach of a prohibition. Small mid-caps have no lower cap here, Art. 99(6a).
pub static PROHIBITION: Penalty = Penalty {
    id: "prohibition",
    shared: &[],
    own: &[
        sanction("union-body-prohibition", is(&UNION_BODY), AI_ACT.art("100").par("2"), PENALTIES).up_to(1_500_000, 0),
        GERMAN_PUBLIC_BODIES,
        PUBLIC_BODIES,
        sanction("prohibition-sme", is(&SME), AI_ACT.art("99").par("6"), PENALTIES).up_to(35_000_000, 7),
        sanction("prohibition", Expr::Always, AI_ACT.art("99").par("3"), PENALTIES).up_to(35_000_000, 7),
        NOT_YET,
    ],
};

/// Art. 99(4): the closed list of operators' duties.
pub static OPERATORS: Penalty = Penalty {
    id: "operators",
    shared: ANY_BREACH,
    own: &[
        sanction("operators-sme", is(&SME), AI_ACT.art("99").par("6"), PENALTIES).up_to(15_000_000, 3),
        sanction("operators-smc", is(&SMC), AI_ACT.art("99").par("6a"), SINCE_AMENDMENT).up_to(15_000_000, 3),
        sanction("operators", Expr::Always, AI_ACT.art("99").par("4"), PENALTIES).up_to(15_000_000, 3),
        NOT_YET,
    ],
};

/// Art. 99(1): what Art. 99(3) to (5) do not name is left to the Member States; section 15 of the German act has no fine.
pub static NATIONAL: Penalty = Penalty {
    id: "national",
    shared: ANY_BREACH,
    own: &[
        sanction("national-germany", is(&IN_GERMANY), KI_MIG.section("15"), GERMAN_ACT).basis(Basis::Reported),
        sanction("national", Expr::Always, AI_ACT.art("99").par("1"), PENALTIES),
        NOT_YET,
    ],
};

/// The same for representatives of model providers: Art. 75(1) and 75c are about systems, Art. 101 about providers.
pub static MODEL_REPRESENTATIVES: Penalty = Penalty {
    id: "model-representatives",
    shared: PUBLIC_SECTOR,
    own: &[
        sanction("national-germany", is(&IN_GERMANY), KI_MIG.section("15"), GERMAN_ACT).basis(Basis::Reported),
        sanction("national", Expr::Always, AI_ACT.art("99").par("1"), PENALTIES),
        NOT_YET,
    ],
};

/// The impact assessment of Art. 27: national rules; in Germany a fine of its own.
pub static ASSESSMENT: Penalty = Penalty {
    id: "assessment",
    shared: ANY_BREACH,
    own: &[
        sanction("germany-fine", is(&IN_GERMANY), KI_MIG.section("15").par("1"), GERMAN_ACT)
            .up_to(50_000, 0)
            .basis(Basis::Reported),
        sanction("national", Expr::Always, AI_ACT.art("99").par("1"), PENALTIES),
        NOT_YET,
    ],
};

/// The explanation of Art. 86: national rules; in Germany a fine for points 1, 3, 4 and 5 of Annex III only.
pub static EXPLANATION: Penalty = Penalty {
    id: "explanation",
    shared: ANY_BREACH,
    own: &[
        sanction(
            "germany-fine",
            all(&[is(&IN_GERMANY), holds(&HIGH_RISK_GERMAN_EXPLANATION)]),
            KI_MIG.section("15").par("2"),
            GERMAN_ACT,
        )
        .up_to(50_000, 0)
        .basis(Basis::Reported),
        sanction("national-germany", is(&IN_GERMANY), KI_MIG.section("15"), GERMAN_ACT).basis(Basis::Reported),
        sanction("national", Expr::Always, AI_ACT.art("99").par("1"), PENALTIES),
        NOT_YET,
    ],
};

/// Art. 80(4) and (7): "fines in accordance with Article 99", without a tier.
pub static WRONG_CLASS: Penalty = Penalty {
    id: "wrong-class",
    shared: ANY_BREACH,
    own: &[sanction("wrong-class", Expr::Always, AI_ACT.art("80").par("7"), PENALTIES), NOT_YET],
};

/// Art. 101: the Commission fines providers of general-purpose models; no lower cap for small firms.
pub static MODELS: Penalty = Penalty {
    id: "models",
    shared: &[],
    own: &[
        sanction("models", Expr::Always, AI_ACT.art("101").par("1"), MODEL_PENALTIES).up_to(15_000_000, 3),
        sanction("models-not-yet", Expr::Always, AI_ACT.art("113").sub(3).point("b"), ORIGINAL),
    ],
};

/// Art. 25(2) and (4): in the closed list only since the amendment inserted Art. 99(4)(da); national rules before.
pub static VALUE_CHAIN: Penalty = Penalty {
    id: "value-chain",
    shared: ANY_BREACH,
    own: &[
        sanction("operators-sme", is(&SME), AI_ACT.art("99").par("6"), SINCE_AMENDMENT).up_to(15_000_000, 3),
        sanction("operators-smc", is(&SMC), AI_ACT.art("99").par("6a"), SINCE_AMENDMENT).up_to(15_000_000, 3),
        sanction("operators", Expr::Always, AI_ACT.art("99").par("4").point("da"), SINCE_AMENDMENT)
            .up_to(15_000_000, 3),
        sanction("national", Expr::Always, AI_ACT.art("99").par("1"), PENALTIES),
        NOT_YET,
    ],
};

/// Art. 99(5): incorrect, incomplete or misleading information to an authority or notified body that asks.
pub static INFORMATION: Penalty = Penalty {
    id: "information",
    shared: PUBLIC_SECTOR,
    own: &[
        sanction("information-sme", is(&SME), AI_ACT.art("99").par("6"), PENALTIES).up_to(7_500_000, 1),
        sanction("information-smc", is(&SMC), AI_ACT.art("99").par("6a"), SINCE_AMENDMENT).up_to(7_500_000, 1),
        sanction("information", Expr::Always, AI_ACT.art("99").par("5"), PENALTIES).up_to(7_500_000, 1),
        NOT_YET,
    ],
};

/// What follows where an authority asks in vain under Art. 21: in Germany a fine of its own, beside Art. 99(5).
pub static DOCUMENTS: Penalty = Penalty {
    id: "documents",
    shared: PUBLIC_SECTOR,
    own: &[
        sanction("germany-documents", is(&IN_GERMANY), KI_MIG.section("15").par("1"), GERMAN_ACT)
            .up_to(50_000, 0)
            .basis(Basis::Reported),
        sanction("information-sme", is(&SME), AI_ACT.art("99").par("6"), PENALTIES).up_to(7_500_000, 1),
        sanction("information-smc", is(&SMC), AI_ACT.art("99").par("6a"), SINCE_AMENDMENT).up_to(7_500_000, 1),
        sanction("information", Expr::Always, AI_ACT.art("99").par("5"), PENALTIES).up_to(7_500_000, 1),
        NOT_YET,
    ],
};

/// Permissions, reliefs and voluntary steps have no sanction.
pub static NONE: Penalty =
    Penalty { id: "none", shared: &[], own: &[sanction("none", Expr::Always, AI_ACT.art("99"), ORIGINAL)] };

/// The rules of this file.
pub static RULES: &[&Rule] = &[&AI_OFFICE_SUPERVISES, &PUBLIC_BODY];
