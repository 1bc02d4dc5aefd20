//! What is asked, and what the check of the AI Act has answered already.

use engine::rulebook::{Fact, Kind, Question, Shared, choice, shared};

use super::{DRAFT, topics};

/// Develops AI systems, § 1(1).
pub static DEVELOPS: Fact = Fact { id: "draft-develops" };
/// Operates them.
pub static OPERATES: Fact = Fact { id: "draft-operates" };
/// Builds them into other things.
pub static INTEGRATES: Fact = Fact { id: "draft-integrates" };
/// Uses them.
pub static USES: Fact = Fact { id: "draft-uses" };

/// What somebody does with the system. The draft addresses all of these alike.
pub static PART: Question = Question {
    id: "draft-part",
    topic: &topics::PART,
    kind: Kind::Several,
    options: &[
        choice("develop", &[&DEVELOPS]),
        choice("operate", &[&OPERATES]),
        choice("integrate", &[&INTEGRATES]),
        choice("apply", &[&USES]),
    ],
    cites: &[DRAFT.section("1").par("1")],
    judgement: false,
    helps: None,
};

/// Awards public contracts, § 11(1).
pub static AWARDS: Fact = Fact { id: "draft-awards" };
/// Takes part for the state in leading through a crisis, § 9.
pub static LEADS_CRISIS: Fact = Fact { id: "draft-leads-crisis" };

/// What somebody does for the state.
pub static STATE_TASKS: Question = Question {
    id: "draft-state-tasks",
    topic: &topics::PART,
    kind: Kind::Several,
    options: &[
        choice("award", &[&AWARDS]).cite(DRAFT.section("11").par("1")),
        choice("crisis", &[&LEADS_CRISIS]).cite(DRAFT.section("9").par("1")),
    ],
    cites: &[DRAFT.section("9"), DRAFT.section("11")],
    judgement: false,
    helps: None,
};

/// The visitor takes our proposal.
pub static TAKES_PROPOSAL: Fact = Fact { id: "draft-takes-proposal" };
/// The visitor has chosen a level.
pub static CHOSEN_2: Fact = Fact { id: "draft-chosen-2" };
/// The same.
pub static CHOSEN_3: Fact = Fact { id: "draft-chosen-3" };
/// The same.
pub static CHOSEN_4: Fact = Fact { id: "draft-chosen-4" };
/// The same.
pub static CHOSEN_5: Fact = Fact { id: "draft-chosen-5" };

/// The level. Its criteria stand in an annex that we do not have, so the visitor says it, or takes our proposal.
pub static LEVEL: Question = Question {
    id: "draft-level",
    topic: &topics::LEVEL,
    kind: Kind::One,
    options: &[
        choice("proposal", &[&TAKES_PROPOSAL]),
        choice("level-1", &[]),
        choice("level-2", &[&CHOSEN_2]),
        choice("level-3", &[&CHOSEN_3]),
        choice("level-4", &[&CHOSEN_4]),
        choice("level-5", &[&CHOSEN_5]),
    ],
    cites: &[DRAFT.section("3").par("2"), DRAFT.section("5").par("1")],
    judgement: true,
    helps: None,
};

/// The AI Act forbids it.
pub static ACT_FORBIDS: Fact = Fact { id: "act-forbids" };
/// It is high-risk under the AI Act.
pub static ACT_HIGH_RISK: Fact = Fact { id: "act-high-risk" };
/// It is a model with systemic risk.
pub static ACT_SYSTEMIC: Fact = Fact { id: "act-systemic" };
/// It is a model for many purposes.
pub static ACT_MODEL: Fact = Fact { id: "act-model" };
/// It is in a listed area and exempt.
pub static ACT_EXEMPT: Fact = Fact { id: "act-exempt" };
/// People must learn of it.
pub static ACT_TRANSPARENCY: Fact = Fact { id: "act-transparency" };

/// The classes of the AI Act, from which our proposal comes. Who has answered that check is not asked.
pub static ACT_CLASSES: Question = Question {
    id: "draft-act-classes",
    topic: &topics::LEVEL,
    kind: Kind::Several,
    options: &[
        choice("act-prohibited", &[&ACT_FORBIDS]),
        choice("act-high-risk", &[&ACT_HIGH_RISK]),
        choice("act-systemic", &[&ACT_SYSTEMIC]),
        choice("act-model", &[&ACT_MODEL]),
        choice("act-exempt", &[&ACT_EXEMPT]),
        choice("act-transparency", &[&ACT_TRANSPARENCY]),
    ],
    cites: &[DRAFT.section("13").par("1")],
    judgement: false,
    helps: None,
};

/// Runs already.
pub static RUNNING: Fact = Fact { id: "draft-running" };
/// Is tried in an approved sandbox, § 12(1).
pub static SANDBOX: Fact = Fact { id: "draft-sandbox" };

/// Where the system stands.
pub static STATE: Question = Question {
    id: "draft-state",
    topic: &topics::CIRCUMSTANCES,
    kind: Kind::One,
    options: &[
        choice("before-start", &[]).cite(DRAFT.section("3").par("1")),
        choice("running", &[&RUNNING]).cite(DRAFT.section("3").par("1")),
        choice("sandbox", &[&SANDBOX]).cite(DRAFT.section("12").par("1")),
    ],
    cites: &[DRAFT.section("3").par("1"), DRAFT.section("12").par("1")],
    judgement: false,
    helps: None,
};

/// Decides on what life depends, § 4(1).
pub static VITAL: Fact = Fact { id: "draft-vital" };

/// Whether lives depend on its decisions.
pub static VITAL_DECISIONS: Question = Question {
    id: "draft-vital-decisions",
    topic: &topics::CIRCUMSTANCES,
    kind: Kind::One,
    options: &[choice("yes", &[&VITAL]), choice("no", &[])],
    cites: &[DRAFT.section("4").par("1")],
    judgement: true,
    helps: None,
};

/// Wants public contracts, § 5(2).
pub static BIDS: Fact = Fact { id: "draft-bids" };

/// Whether somebody bids for public contracts with it.
pub static BIDDING: Question = Question {
    id: "draft-bidding",
    topic: &topics::CIRCUMSTANCES,
    kind: Kind::One,
    options: &[choice("yes", &[&BIDS]), choice("no", &[])],
    cites: &[DRAFT.section("5").par("2")],
    judgement: false,
    helps: None,
};

/// Is a small or medium-sized firm, § 7(3).
pub static SMALL: Fact = Fact { id: "draft-small" };

/// How large the firm is: the question of the check of the AI Act, with its options, so that one answer does for both.
pub static SIZE: Question = Question {
    id: "size",
    topic: &topics::FIRM,
    kind: Kind::One,
    options: &[
        choice("sme-alone", &[&SMALL]),
        choice("sme", &[&SMALL]),
        choice("smc", &[]),
        choice("large", &[]),
        choice("no-firm", &[]),
    ],
    cites: &[DRAFT.section("7").par("3")],
    judgement: false,
    helps: None,
};

/// The questions in the order in which they are asked.
pub static AGENDA: &[&Question] =
    &[&PART, &STATE_TASKS, &LEVEL, &ACT_CLASSES, &STATE, &VITAL_DECISIONS, &BIDDING, &SIZE];

const ACT: &str = "eu-ai-act";

/// What the check of the AI Act has answered. Who places on the market or runs a system under that Act develops or operates one
/// under the draft; whether somebody also integrates or uses it, that check does not ask.
pub static SHARED: &[Shared] = &[
    shared(ACT, "prohibited", &ACT_CLASSES, "act-prohibited"),
    shared(ACT, "high-risk", &ACT_CLASSES, "act-high-risk"),
    shared(ACT, "general-purpose-systemic", &ACT_CLASSES, "act-systemic"),
    shared(ACT, "general-purpose", &ACT_CLASSES, "act-model"),
    shared(ACT, "art-6-3-exempt", &ACT_CLASSES, "act-exempt"),
    shared(ACT, "annex-1-section-b", &ACT_CLASSES, "act-high-risk"),
    shared(ACT, "transparency", &ACT_CLASSES, "act-transparency"),
];
