//! What duties, fines, reliefs and contacts depend on beyond the class: practice, organisation, size, Member State.

use crate::acts::{AI_ACT, KI_MIG, OMNIBUS};
use engine::rulebook::{Fact, Kind, Question, choice};

use super::topics;

// What kind of organisation it is.

/// A public authority, agency or body, municipalities included: Art. 26(8) and 49(3).
pub static AUTHORITY: Fact = Fact { id: "authority" };
/// A law enforcement, border, immigration or asylum authority: Art. 43(1), 49(4), 74(8).
pub static SECURITY_AUTHORITY: Fact = Fact { id: "security-authority" };
/// A public body of the German Federation, not of a Land or a municipality: section 20(3) of the German act.
pub static FEDERAL_BODY: Fact = Fact { id: "federal-body" };
/// An institution, body, office or agency of the Union: Art. 49(3) and 100.
pub static UNION_BODY: Fact = Fact { id: "union-body" };
/// Another body governed by public law, Art. 27(1).
pub static PUBLIC_LAW_BODY: Fact = Fact { id: "public-law-body" };
/// A private person who acts on behalf of an authority or Union body, Art. 49(3).
pub static ACTS_FOR_AUTHORITY: Fact = Fact { id: "acts-for-authority" };
/// A private entity that provides public services, Art. 27(1) and recital 96.
pub static PUBLIC_SERVICES: Fact = Fact { id: "public-services" };
/// A financial institution under governance rules of Union financial services law: Art. 17(4), 26(5) and (6).
pub static FINANCIAL_INSTITUTION: Fact = Fact { id: "financial-institution" };

/// The circles that Art. 27, 49(3) and 26(8) draw differently, and those of fines and reliefs.
pub static ORGANISATION: Question = Question {
    id: "organisation",
    topic: &topics::ORGANISATION,
    kind: Kind::Several,
    options: &[
        choice("authority", &[&AUTHORITY]).cite(AI_ACT.art("26").par("8")),
        choice("security", &[&AUTHORITY, &SECURITY_AUTHORITY]).cite(AI_ACT.art("49").par("4")),
        choice("federal", &[&AUTHORITY, &FEDERAL_BODY]).cite(KI_MIG.section("20").par("3")),
        choice("union-body", &[&UNION_BODY]).cite(AI_ACT.art("100")),
        choice("public-law", &[&PUBLIC_LAW_BODY]).cite(AI_ACT.art("27").par("1")),
        choice("on-behalf", &[&ACTS_FOR_AUTHORITY]).cite(AI_ACT.art("49").par("3")),
        choice("public-services", &[&PUBLIC_SERVICES]).cite(AI_ACT.recital("96")),
        choice("finance", &[&FINANCIAL_INSTITUTION]).cite(AI_ACT.art("26").par("5")),
    ],
    cites: &[AI_ACT.art("27").par("1"), AI_ACT.art("49").par("3"), AI_ACT.recital("96")],
    judgement: false,
    helps: None,
};

// How a deployer uses a high-risk system.

/// It makes or assists decisions related to natural persons, Art. 26(11).
pub static DECIDES_ON_PEOPLE: Fact = Fact { id: "decides-on-people" };
/// The deployer is an employer, and its own workers are subject to the system at the workplace, Art. 26(7).
pub static STAFF_SUBJECT: Fact = Fact { id: "staff-subject" };
/// The deployer controls what goes into the system, Art. 26(4).
pub static CONTROLS_INPUT: Fact = Fact { id: "controls-input" };
/// The deployer has the automatically generated logs under its control, Art. 26(6).
pub static KEEPS_LOGS: Fact = Fact { id: "keeps-logs" };
/// Data protection law requires an impact assessment of the deployer, Art. 26(9).
pub static OWES_DPIA: Fact = Fact { id: "owes-dpia" };

/// The circumstances of use that Art. 26 attaches duties to.
pub static DEPLOYING: Question = Question {
    id: "deploying",
    topic: &topics::DUTIES,
    kind: Kind::EachLine,
    options: &[
        choice("decisions", &[&DECIDES_ON_PEOPLE]).cite(AI_ACT.art("26").par("11")),
        choice("staff", &[&STAFF_SUBJECT]).cite(AI_ACT.art("26").par("7")),
        choice("input", &[&CONTROLS_INPUT]).cite(AI_ACT.art("26").par("4")),
        choice("logs", &[&KEEPS_LOGS]).cite(AI_ACT.art("26").par("6")),
        choice("dpia", &[&OWES_DPIA]).cite(AI_ACT.art("26").par("9")),
    ],
    cites: &[AI_ACT.art("26")],
    judgement: false,
    helps: None,
};

/// The search targets a person suspected or convicted of an offence, Art. 26(10) first subparagraph.
pub static TARGETED_SEARCH: Fact = Fact { id: "targeted-search" };

/// What identification after the event is used for, Art. 26(10).
pub static POST_REMOTE: Question = Question {
    id: "post-remote",
    topic: &topics::DUTIES,
    kind: Kind::One,
    options: &[choice("targeted", &[&TARGETED_SEARCH]), choice("initial", &[]), choice("other", &[])],
    cites: &[AI_ACT.art("26").par("10")],
    judgement: false,
    helps: None,
};

// How a provider builds a high-risk system.

/// A third party supplies a system, model, tool, service, component or process for it, Art. 25(4).
pub static HAS_SUPPLIERS: Fact = Fact { id: "has-suppliers" };
/// The provider has the automatically generated logs under its control, Art. 19(1).
pub static HOLDS_LOGS: Fact = Fact { id: "holds-logs" };

/// The circumstances of provision that duties are attached to.
pub static PROVIDING: Question = Question {
    id: "providing",
    topic: &topics::DUTIES,
    kind: Kind::EachLine,
    options: &[
        choice("suppliers", &[&HAS_SUPPLIERS]).cite(AI_ACT.art("25").par("4")),
        choice("logs", &[&HOLDS_LOGS]).cite(AI_ACT.art("19").par("1")),
    ],
    cites: &[AI_ACT.art("25").par("4"), AI_ACT.art("19")],
    judgement: false,
    helps: None,
};

// Since when it exists.

/// On the market or in service before Chapter III applies to systems of Annex III, Art. 111(2).
pub static LEGACY: Fact = Fact { id: "legacy" };
/// Such a system, meant to be used by public authorities, Art. 111(2) second sentence.
pub static FOR_AUTHORITIES: Fact = Fact { id: "for-authorities" };
/// On the market or in service before Chapter III applies to systems of Annex I, Art. 111(2).
pub static LEGACY_PRODUCT: Fact = Fact { id: "legacy-product" };
/// Such a system, meant to be used by public authorities.
pub static PRODUCT_FOR_AUTHORITIES: Fact = Fact { id: "product-for-authorities" };
/// Its design changes significantly on that day or later, Art. 111(2).
pub static REDESIGN: Fact = Fact { id: "redesign" };
/// A component of the large-scale IT systems of Annex X, there before 2 August 2027, Art. 111(1).
pub static LARGE_SCALE_IT: Fact = Fact { id: "large-scale-it" };

/// Whether a system of Annex III is an existing one, and for whom it is meant: a fact, for the one day that matters.
pub static EXISTING: Question = Question {
    id: "existing",
    topic: &topics::DUTIES,
    kind: Kind::One,
    options: &[choice("new", &[]), choice("before", &[&LEGACY]), choice("before-public", &[&LEGACY, &FOR_AUTHORITIES])],
    cites: &[AI_ACT.art("111").par("2"), OMNIBUS.recital("39")],
    judgement: false,
    helps: None,
};

/// The same for a system that is high-risk by its product alone, whose day is a later one.
pub static EXISTING_PRODUCT: Question = Question {
    id: "existing-product",
    topic: &topics::DUTIES,
    kind: Kind::One,
    options: &[
        choice("new", &[]),
        choice("before", &[&LEGACY_PRODUCT]),
        choice("before-public", &[&LEGACY_PRODUCT, &PRODUCT_FOR_AUTHORITIES]),
    ],
    cites: &[AI_ACT.art("111").par("2"), OMNIBUS.recital("39")],
    judgement: false,
    helps: None,
};

/// Whether an existing system keeps its design: what is planned, asked apart from what is so.
pub static REDESIGNED: Question = Question {
    id: "redesign",
    topic: &topics::DUTIES,
    kind: Kind::One,
    options: &[choice("yes", &[&REDESIGN]), choice("no", &[])],
    cites: &[AI_ACT.art("111").par("2")],
    judgement: true,
    helps: None,
};

/// Whether it belongs to the large-scale IT systems of the Union for borders and criminal records.
pub static LARGE_SCALE: Question = Question {
    id: "large-scale",
    topic: &topics::DUTIES,
    kind: Kind::One,
    options: &[choice("yes", &[&LARGE_SCALE_IT]), choice("no", &[])],
    cites: &[AI_ACT.art("111").par("1"), AI_ACT.annex("X")],
    judgement: false,
    helps: None,
};

// Size, Member State, supervision: only fines, reliefs and contacts depend on them.

/// A micro, small or medium-sized enterprise, Art. 3(14a).
pub static SME: Fact = Fact { id: "sme" };
/// It has no partner or linked enterprises, Art. 63(1).
pub static INDEPENDENT: Fact = Fact { id: "independent" };
/// A small mid-cap enterprise, Art. 3(14b).
pub static SMC: Fact = Fact { id: "smc" };

/// The size of the firm, in ranges.
pub static SIZE: Question = Question {
    id: "size",
    topic: &topics::ORGANISATION,
    kind: Kind::One,
    options: &[
        choice("sme-alone", &[&SME, &INDEPENDENT]).cite(AI_ACT.art("63").par("1")),
        choice("sme", &[&SME]).cite(AI_ACT.art("3").point("14a")),
        choice("smc", &[&SMC]).cite(AI_ACT.art("3").point("14b")),
        choice("large", &[]),
        choice("no-firm", &[]),
    ],
    cites: &[AI_ACT.art("3").point("14a"), AI_ACT.art("3").point("14b"), AI_ACT.art("99").par("6")],
    judgement: false,
    helps: None,
};

/// The case belongs to Germany.
pub static IN_GERMANY: Fact = Fact { id: "in-germany" };
/// The case belongs to Austria.
pub static IN_AUSTRIA: Fact = Fact { id: "in-at" };
/// The case belongs to Belgium.
pub static IN_BELGIUM: Fact = Fact { id: "in-be" };
/// The case belongs to Bulgaria.
pub static IN_BULGARIA: Fact = Fact { id: "in-bg" };
/// The case belongs to Croatia.
pub static IN_CROATIA: Fact = Fact { id: "in-hr" };
/// The case belongs to Cyprus.
pub static IN_CYPRUS: Fact = Fact { id: "in-cy" };
/// The case belongs to Czechia.
pub static IN_CZECHIA: Fact = Fact { id: "in-cz" };
/// The case belongs to Denmark.
pub static IN_DENMARK: Fact = Fact { id: "in-dk" };
/// The case belongs to Estonia.
pub static IN_ESTONIA: Fact = Fact { id: "in-ee" };
/// The case belongs to Finland.
pub static IN_FINLAND: Fact = Fact { id: "in-fi" };
/// The case belongs to France.
pub static IN_FRANCE: Fact = Fact { id: "in-fr" };
/// The case belongs to Greece.
pub static IN_GREECE: Fact = Fact { id: "in-gr" };
/// The case belongs to Hungary.
pub static IN_HUNGARY: Fact = Fact { id: "in-hu" };
/// The case belongs to Ireland.
pub static IN_IRELAND: Fact = Fact { id: "in-ie" };
/// The case belongs to Italy.
pub static IN_ITALY: Fact = Fact { id: "in-it" };
/// The case belongs to Latvia.
pub static IN_LATVIA: Fact = Fact { id: "in-lv" };
/// The case belongs to Lithuania.
pub static IN_LITHUANIA: Fact = Fact { id: "in-lt" };
/// The case belongs to Luxembourg.
pub static IN_LUXEMBOURG: Fact = Fact { id: "in-lu" };
/// The case belongs to Malta.
pub static IN_MALTA: Fact = Fact { id: "in-mt" };
/// The case belongs to the Netherlands.
pub static IN_NETHERLANDS: Fact = Fact { id: "in-nl" };
/// The case belongs to Poland.
pub static IN_POLAND: Fact = Fact { id: "in-pl" };
/// The case belongs to Portugal.
pub static IN_PORTUGAL: Fact = Fact { id: "in-pt" };
/// The case belongs to Romania.
pub static IN_ROMANIA: Fact = Fact { id: "in-ro" };
/// The case belongs to Slovakia.
pub static IN_SLOVAKIA: Fact = Fact { id: "in-sk" };
/// The case belongs to Slovenia.
pub static IN_SLOVENIA: Fact = Fact { id: "in-si" };
/// The case belongs to Spain.
pub static IN_SPAIN: Fact = Fact { id: "in-es" };
/// The case belongs to Sweden.
pub static IN_SWEDEN: Fact = Fact { id: "in-se" };

/// Whose authorities and national rules matter. In the order of the English names, which is almost that of the German ones;
/// first the state whose rules we know.
pub static MEMBER_STATE: Question = Question {
    id: "member-state",
    topic: &topics::ORGANISATION,
    kind: Kind::One,
    options: &[
        choice("germany", &[&IN_GERMANY]).cite(KI_MIG.section("2")),
        choice("at", &[&IN_AUSTRIA]),
        choice("be", &[&IN_BELGIUM]),
        choice("bg", &[&IN_BULGARIA]),
        choice("hr", &[&IN_CROATIA]),
        choice("cy", &[&IN_CYPRUS]),
        choice("cz", &[&IN_CZECHIA]),
        choice("dk", &[&IN_DENMARK]),
        choice("ee", &[&IN_ESTONIA]),
        choice("fi", &[&IN_FINLAND]),
        choice("fr", &[&IN_FRANCE]),
        choice("gr", &[&IN_GREECE]),
        choice("hu", &[&IN_HUNGARY]),
        choice("ie", &[&IN_IRELAND]),
        choice("it", &[&IN_ITALY]),
        choice("lv", &[&IN_LATVIA]),
        choice("lt", &[&IN_LITHUANIA]),
        choice("lu", &[&IN_LUXEMBOURG]),
        choice("mt", &[&IN_MALTA]),
        choice("nl", &[&IN_NETHERLANDS]),
        choice("pl", &[&IN_POLAND]),
        choice("pt", &[&IN_PORTUGAL]),
        choice("ro", &[&IN_ROMANIA]),
        choice("sk", &[&IN_SLOVAKIA]),
        choice("si", &[&IN_SLOVENIA]),
        choice("es", &[&IN_SPAIN]),
        choice("se", &[&IN_SWEDEN]),
        choice("other", &[]),
    ],
    cites: &[AI_ACT.art("70"), AI_ACT.art("99").par("1")],
    judgement: false,
    helps: None,
};

/// The system rests on a general-purpose model of the same provider or undertaking, Art. 75(1)(a).
pub static OWN_MODEL_INSIDE: Fact = Fact { id: "own-model-inside" };
/// It is, or is part of, a designated very large online platform or search engine, Art. 75(1)(b).
pub static LARGE_PLATFORM: Fact = Fact { id: "large-platform" };

/// Whether the AI Office alone supervises the system.
pub static SUPERVISION: Question = Question {
    id: "supervision",
    topic: &topics::ORGANISATION,
    kind: Kind::Several,
    options: &[
        choice("own-model", &[&OWN_MODEL_INSIDE]).cite(AI_ACT.art("75").par("1").point("a")),
        choice("platform", &[&LARGE_PLATFORM]).cite(AI_ACT.art("75").par("1").point("b")),
    ],
    cites: &[AI_ACT.art("75").par("1")],
    judgement: false,
    helps: None,
};
