//! Art. 5: prohibited practices, each with all its elements and its carve-outs.
//!
//! Points (a) to (h) apply since 2 February 2025; (ba) and (bb) were inserted by Regulation (EU) 2026/1744.

use crate::acts::{AI_ACT, OMNIBUS, PRACTICES_GUIDELINES};
use engine::expr::{Expr, When, all, any, any_ground, any_rule, given, holds, is, not};
use engine::rulebook::{Category, Doubt, Fact, Holder, Kind, Question, Rule, choice, route, wording};

use super::art_02_scope::{
    AFFECTED, IMPORTS, MANUFACTURES, OFFERED_IN_UNION, OFFERS, OUTPUT_IN_UNION, REPRESENTS, RESELLS, SUPPLIES,
    SYSTEM_IN_SCOPE, USES,
};
use super::art_03_definitions::DEVELOPED;
use super::art_06_high_risk::{HIGH_RISK, SECTION_B_SHUTS};
use super::art_25_value_chain::{FOREIGN, MODIFIED, REBRANDED};
use super::art_50_transparency::{EVALUATES_BODIES, TRANSPARENCY};
use super::art_113_dates::{FIRST_CHAPTERS, NEW_PROHIBITIONS, ORIGINAL, SINCE_AMENDMENT};
use super::topics;

// The two lists that open the follow-up questions.

/// Subliminal, manipulative or deceptive techniques.
pub static MANIPULATES: Fact = Fact { id: "manipulates" };
/// Exploits weakness due to age, disability or a social or economic situation.
pub static EXPLOITS_WEAKNESS: Fact = Fact { id: "exploits-weakness" };
/// Generates or changes realistic intimate or sexual depictions of identifiable people.
pub static INTIMATE_DEPICTIONS: Fact = Fact { id: "intimate-depictions" };
/// Generates or changes depictions of child sexual abuse.
pub static ABUSE_DEPICTIONS: Fact = Fact { id: "abuse-depictions" };
/// Evaluates or classifies people by social behaviour or personal characteristics.
pub static SCORES_PEOPLE: Fact = Fact { id: "scores-people" };
/// Assesses the risk that a natural person commits a criminal offence.
pub static PREDICTS_CRIME: Fact = Fact { id: "predicts-crime" };
/// Collects facial images from the internet or from CCTV footage for a database.
pub static COLLECTS_FACES: Fact = Fact { id: "collects-faces" };
/// Recognises emotions, intentions or states from biometric data.
pub static READS_PEOPLE: Fact = Fact { id: "reads-people" };
/// Assigns people to groups by biometric data.
pub static CATEGORISES: Fact = Fact { id: "categorises" };
/// Identifies people by biometric data.
pub static IDENTIFIES: Fact = Fact { id: "identifies" };

/// What the system does or is meant to do, without biometrics.
pub static PRACTICES: Question = Question {
    id: "practices",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("manipulation", &[&MANIPULATES]).cite(AI_ACT.art("5").par("1").point("a")),
        choice("weakness", &[&EXPLOITS_WEAKNESS]).cite(AI_ACT.art("5").par("1").point("b")),
        choice("intimate", &[&INTIMATE_DEPICTIONS]).cite(AI_ACT.art("5").par("1").point("ba")),
        choice("abuse", &[&ABUSE_DEPICTIONS]).cite(AI_ACT.art("5").par("1").point("bb")),
        choice("scoring", &[&SCORES_PEOPLE]).cite(AI_ACT.art("5").par("1").point("c")),
        choice("crime", &[&PREDICTS_CRIME]).cite(AI_ACT.art("5").par("1").point("d")),
    ],
    cites: &[AI_ACT.art("5").par("1")],
    judgement: false,
    helps: None,
};

/// What the system does with faces, voices and bodies. Serves Art. 5, Annex III point 1 and Art. 50(3) alike.
pub static BIOMETRICS: Question = Question {
    id: "biometrics",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("emotions", &[&READS_PEOPLE]).cite(AI_ACT.art("5").par("1").point("f")),
        choice("categories", &[&CATEGORISES]).cite(AI_ACT.art("5").par("1").point("g")),
        choice("identity", &[&IDENTIFIES]).cite(AI_ACT.art("3").point("35")),
        choice("faces", &[&COLLECTS_FACES]).cite(AI_ACT.art("5").par("1").point("e")),
    ],
    cites: &[AI_ACT.art("5").par("1"), AI_ACT.annex("III").point("1"), AI_ACT.art("50").par("3")],
    judgement: false,
    helps: None,
};

/// Reads people, where bodies are evaluated at all.
pub const READS: Expr = Expr::Given(&Expr::Is(&EVALUATES_BODIES), &Expr::Is(&READS_PEOPLE));
/// Sorts people into groups, where bodies are evaluated at all.
pub const SORTS: Expr = Expr::Given(&Expr::Is(&EVALUATES_BODIES), &Expr::Is(&CATEGORISES));
/// Identifies people, where bodies are evaluated at all.
pub const RECOGNISES: Expr = Expr::Given(&Expr::Is(&EVALUATES_BODIES), &Expr::Is(&IDENTIFIES));
/// Collects faces, where bodies are evaluated at all.
pub const COLLECTS: Expr = Expr::Given(&Expr::Is(&EVALUATES_BODIES), &Expr::Is(&COLLECTS_FACES));

// (a) Manipulation.

/// The ability to decide in an informed way is appreciably impaired; people decide as they otherwise would not.
pub static IMPAIRS_DECISIONS: Fact = Fact { id: "impairs-decisions" };
/// Significant harm occurs or is reasonably likely.
pub static MANIPULATION_HARMS: Fact = Fact { id: "manipulation-harms" };
/// Lawful medical treatment or common and legitimate commercial practice, recital 29.
pub static MANIPULATION_LAWFUL: Fact = Fact { id: "manipulation-lawful" };

/// The elements of Art. 5(1)(a).
pub static MANIPULATION: Question = Question {
    id: "manipulation",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("decision", &[&IMPAIRS_DECISIONS]),
        choice("harm", &[&MANIPULATION_HARMS]),
        choice("therapy", &[&MANIPULATION_LAWFUL]).cite(AI_ACT.recital("29")).alone(),
        choice("advertising", &[&MANIPULATION_LAWFUL]).cite(AI_ACT.recital("29")).alone(),
    ],
    cites: &[AI_ACT.art("5").par("1").point("a"), AI_ACT.recital("29"), PRACTICES_GUIDELINES.para("59-96")],
    judgement: true,
    helps: None,
};

/// Art. 5(1)(a): technique, impaired decision, significant harm.
pub static MANIPULATIVE_TECHNIQUES: Rule = Rule::new(
    "art-5-1-a",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("a"),
        given(
            &is(&MANIPULATES),
            &all(&[is(&IMPAIRS_DECISIONS), is(&MANIPULATION_HARMS), not(&is(&MANIPULATION_LAWFUL))]),
        ),
    )],
    &FIRST_CHAPTERS,
);

// (b) Weakness.

/// The behaviour of the people concerned is materially distorted.
pub static DISTORTS_BEHAVIOUR: Fact = Fact { id: "distorts-behaviour" };
/// Significant harm occurs or is reasonably likely.
pub static WEAKNESS_HARMS: Fact = Fact { id: "weakness-harms" };
/// Lawful medical treatment or common and legitimate commercial practice, recital 29.
pub static WEAKNESS_LAWFUL: Fact = Fact { id: "weakness-lawful" };

/// The elements of Art. 5(1)(b).
pub static WEAKNESS: Question = Question {
    id: "weakness",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("behaviour", &[&DISTORTS_BEHAVIOUR]),
        choice("harm", &[&WEAKNESS_HARMS]),
        choice("therapy", &[&WEAKNESS_LAWFUL]).cite(AI_ACT.recital("29")).alone(),
        choice("advertising", &[&WEAKNESS_LAWFUL]).cite(AI_ACT.recital("29")).alone(),
    ],
    cites: &[AI_ACT.art("5").par("1").point("b"), AI_ACT.recital("29"), PRACTICES_GUIDELINES.para("98-125")],
    judgement: true,
    helps: None,
};

/// Art. 5(1)(b): exploited weakness, distorted behaviour, significant harm.
pub static EXPLOITED_WEAKNESS: Rule = Rule::new(
    "art-5-1-b",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("b"),
        given(
            &is(&EXPLOITS_WEAKNESS),
            &all(&[is(&DISTORTS_BEHAVIOUR), is(&WEAKNESS_HARMS), not(&is(&WEAKNESS_LAWFUL))]),
        ),
    )],
    &FIRST_CHAPTERS,
);

// (ba), (bb) Intimate depictions without consent, child sexual abuse material; (1a), (1b).

/// The people shown have not consented freely, specifically, informed, unambiguously and explicitly.
pub static NO_CONSENT: Fact = Fact { id: "no-consent" };
/// The depiction is realistic and the person in it can be recognised.
pub static REALISTIC_AND_IDENTIFIABLE: Fact = Fact { id: "realistic-and-identifiable" };
/// It only edits existing material without more exposure and without changing what is shown, Art. 5(1b).
pub static HARMLESS_EDIT: Fact = Fact { id: "harmless-edit" };
/// A "without right" defence applies under national law.
pub static LAWFUL_DEFENCE: Fact = Fact { id: "lawful-defence" };
/// Generating such material is the intended purpose, Art. 5(1a)(a)(i).
pub static MADE_FOR_IT: Fact = Fact { id: "made-for-it" };
/// It is a foreseeable and reproducible outcome without significant technical modification, Art. 5(1a)(a)(ii).
pub static EASILY_DONE: Fact = Fact { id: "easily-done" };
/// There are no reasonable and adequate safeguards that reliably prevent and correct it, Art. 5(1a)(a)(ii).
pub static NO_SAFEGUARDS: Fact = Fact { id: "no-safeguards" };
/// The deployer uses the system for the purpose of generating such material, Art. 5(1a)(b).
pub static USED_FOR_IT: Fact = Fact { id: "used-for-it" };

/// The elements and exceptions of Art. 5(1)(ba).
pub static INTIMATE: Question = Question {
    id: "intimate",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("realistic", &[&REALISTIC_AND_IDENTIFIABLE]),
        choice("no-consent", &[&NO_CONSENT]),
        choice("edit", &[&HARMLESS_EDIT]).cite(AI_ACT.art("5").par("1b")).alone(),
    ],
    cites: &[AI_ACT.art("5").par("1").point("ba"), AI_ACT.art("5").par("1b"), OMNIBUS.recital("12")],
    judgement: false,
    helps: None,
};

/// The exception of Art. 5(1)(bb).
pub static ABUSE: Question = Question {
    id: "abuse",
    topic: &topics::PROHIBITED,
    kind: Kind::One,
    options: &[choice("defence", &[&LAWFUL_DEFENCE]), choice("no-defence", &[])],
    cites: &[AI_ACT.art("5").par("1").point("bb"), OMNIBUS.recital("13")],
    judgement: false,
    helps: None,
};

/// What links the visitor to such material, Art. 5(1a).
pub static DEPICTION_LINK: Question = Question {
    id: "depiction-link",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("purpose", &[&MADE_FOR_IT]).cite(AI_ACT.art("5").par("1a").point("a").item("i")),
        choice("easy", &[&EASILY_DONE]).cite(AI_ACT.art("5").par("1a").point("a").item("ii")),
        choice("unguarded", &[&NO_SAFEGUARDS]).cite(AI_ACT.art("5").par("1a").point("a").item("ii")),
        choice("use", &[&USED_FOR_IT]).cite(AI_ACT.art("5").par("1a").point("b")),
    ],
    cites: &[AI_ACT.art("5").par("1a"), OMNIBUS.recital("12"), OMNIBUS.recital("13")],
    judgement: true,
    helps: None,
};

/// Places a system on the Union market or puts one into service here, whatever the role is called.
static PLACES: Rule = Rule::definition(
    "places-or-puts-into-service",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("9"),
        any(&[
            all(&[
                any(&[holds(&OFFERS), holds(&MANUFACTURES)]),
                any(&[holds(&OFFERED_IN_UNION), holds(&OUTPUT_IN_UNION)]),
            ]),
            holds(&IMPORTS),
            given(&holds(&FOREIGN), &is(&REBRANDED)),
            all(&[is(&DEVELOPED), holds(&USES)]),
        ]),
    )],
);

/// Art. 5(1a)(a): what makes placing on the market or putting into service prohibited.
static MEANT_OR_UNGUARDED: Expr =
    Expr::Any(&[Expr::Is(&MADE_FOR_IT), Expr::All(&[Expr::Is(&EASILY_DONE), Expr::Is(&NO_SAFEGUARDS)])]);

/// Art. 5(1a)(a): for whoever places on the market or puts into service, purpose or lack of safeguards.
static SUPPLY_LIMB: Rule = Rule::definition(
    "art-5-1a-a",
    &[wording(SINCE_AMENDMENT, AI_ACT.art("5").par("1a").point("a"), all(&[holds(&PLACES), MEANT_OR_UNGUARDED]))],
);

/// Art. 5(1a)(b): for the deployer, only the own purpose.
static USE_LIMB: Rule = Rule::definition(
    "art-5-1a-b",
    &[wording(SINCE_AMENDMENT, AI_ACT.art("5").par("1a").point("b"), all(&[holds(&USES), is(&USED_FOR_IT)]))],
);

/// Art. 5(1a): each limb for its addressee. Whoever else asks, asks about the system: whether its provider's limb or, for
/// the affected, its use is met. Reselling outside the Union is no such role.
static LINKED_TO_DEPICTION: Rule = Rule::definition(
    "art-5-1a",
    &[wording(
        SINCE_AMENDMENT,
        AI_ACT.art("5").par("1a"),
        any(&[
            holds(&SUPPLY_LIMB),
            holds(&USE_LIMB),
            all(&[
                any(&[
                    is(&AFFECTED),
                    holds(&REPRESENTS),
                    holds(&SUPPLIES),
                    all(&[holds(&RESELLS), holds(&OFFERED_IN_UNION)]),
                ]),
                MEANT_OR_UNGUARDED,
            ]),
            all(&[is(&AFFECTED), is(&USED_FOR_IT)]),
        ]),
    )],
);

/// Somebody else's unguarded generator, substantially modified for own use: whether that puts it into service anew.
pub static MODIFIED_GENERATOR: Doubt =
    Doubt::new("modified-generator", AI_ACT.art("5").par("1a").point("a")).turns(&[&PROHIBITED]).when(all(&[
        any(&[
            all(&[
                is(&INTIMATE_DEPICTIONS),
                is(&REALISTIC_AND_IDENTIFIABLE),
                is(&NO_CONSENT),
                not(&is(&HARMLESS_EDIT)),
            ]),
            all(&[is(&ABUSE_DEPICTIONS), not(&is(&LAWFUL_DEFENCE))]),
        ]),
        holds(&USES),
        is(&MODIFIED),
        MEANT_OR_UNGUARDED,
        not(&holds(&LINKED_TO_DEPICTION)),
    ]));

/// Art. 5(1)(ba): realistic intimate depictions of identifiable people without consent.
pub static INTIMATE_WITHOUT_CONSENT: Rule = Rule::new(
    "art-5-1-ba",
    &[wording(
        SINCE_AMENDMENT,
        AI_ACT.art("5").par("1").point("ba"),
        given(
            &is(&INTIMATE_DEPICTIONS),
            &all(&[
                is(&REALISTIC_AND_IDENTIFIABLE),
                is(&NO_CONSENT),
                not(&is(&HARMLESS_EDIT)),
                holds(&LINKED_TO_DEPICTION),
            ]),
        ),
    )],
    &NEW_PROHIBITIONS,
);

/// Art. 5(1)(bb): child sexual abuse material, unless a "without right" defence applies.
pub static ABUSE_MATERIAL: Rule = Rule::new(
    "art-5-1-bb",
    &[wording(
        SINCE_AMENDMENT,
        AI_ACT.art("5").par("1").point("bb"),
        given(&is(&ABUSE_DEPICTIONS), &all(&[not(&is(&LAWFUL_DEFENCE)), holds(&LINKED_TO_DEPICTION)])),
    )],
    &NEW_PROHIBITIONS,
);

// (c) Social scoring.

/// The evaluation extends over a certain period.
pub static OVER_TIME: Fact = Fact { id: "over-time" };
/// It leads to worse treatment in social contexts unrelated to where the data came from.
pub static UNRELATED_CONTEXT: Fact = Fact { id: "unrelated-context" };
/// It leads to treatment that is unjustified or disproportionate to the behaviour or its gravity.
pub static DISPROPORTIONATE: Fact = Fact { id: "disproportionate" };

/// The elements of Art. 5(1)(c). A lawful evaluation for a specific purpose (recital 31) is one that has neither disadvantage.
pub static SCORING: Question = Question {
    id: "scoring",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("over-time", &[&OVER_TIME]),
        choice("unrelated", &[&UNRELATED_CONTEXT]).cite(AI_ACT.art("5").par("1").point("c").item("i")),
        choice("disproportionate", &[&DISPROPORTIONATE]).cite(AI_ACT.art("5").par("1").point("c").item("ii")),
    ],
    cites: &[AI_ACT.art("5").par("1").point("c"), AI_ACT.recital("31"), PRACTICES_GUIDELINES.para("148-183")],
    judgement: true,
    helps: None,
};

/// Art. 5(1)(c): social scoring, by public and private bodies.
pub static SOCIAL_SCORING: Rule = Rule::new(
    "art-5-1-c",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("c"),
        given(&is(&SCORES_PEOPLE), &all(&[is(&OVER_TIME), any(&[is(&UNRELATED_CONTEXT), is(&DISPROPORTIONATE)])])),
    )],
    &FIRST_CHAPTERS,
);

// (d) Predicting crime.

/// The assessment rests solely on profiling or on personality traits and characteristics.
pub static SOLELY_PROFILE: Fact = Fact { id: "solely-profile" };
/// It supports a human assessment already based on objective, verifiable facts directly linked to a criminal activity.
pub static OBJECTIVE_FACTS: Fact = Fact { id: "objective-facts" };

/// The element and the exception of Art. 5(1)(d).
pub static CRIME: Question = Question {
    id: "crime",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[choice("profile", &[&SOLELY_PROFILE]), choice("facts", &[&OBJECTIVE_FACTS])],
    cites: &[AI_ACT.art("5").par("1").point("d"), AI_ACT.recital("42"), PRACTICES_GUIDELINES.para("186-221")],
    judgement: false,
    helps: None,
};

/// Art. 5(1)(d): the risk that a person offends, solely from a profile or from traits.
pub static CRIME_PREDICTION: Rule = Rule::new(
    "art-5-1-d",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("d"),
        given(&is(&PREDICTS_CRIME), &all(&[is(&SOLELY_PROFILE), not(&is(&OBJECTIVE_FACTS))])),
    )],
    &FIRST_CHAPTERS,
);

// (e) Face databases.

/// The images are collected without a target, from the internet or CCTV footage.
pub static UNTARGETED: Fact = Fact { id: "untargeted" };
/// They create or expand a database for facial recognition.
pub static RECOGNITION_DATABASE: Fact = Fact { id: "recognition-database" };

/// The elements of Art. 5(1)(e).
pub static FACES: Question = Question {
    id: "faces",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[choice("untargeted", &[&UNTARGETED]), choice("database", &[&RECOGNITION_DATABASE])],
    cites: &[AI_ACT.art("5").par("1").point("e"), AI_ACT.recital("43"), PRACTICES_GUIDELINES.para("223-238")],
    judgement: false,
    helps: None,
};

/// Art. 5(1)(e): untargeted scraping of facial images for recognition databases.
pub static FACE_SCRAPING: Rule = Rule::new(
    "art-5-1-e",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("e"),
        given(&COLLECTS, &all(&[is(&UNTARGETED), is(&RECOGNITION_DATABASE)])),
    )],
    &FIRST_CHAPTERS,
);

// (f) Emotions at work and in education.

/// It infers emotions or intentions, not only physical states such as fatigue or pain.
pub static EMOTIONS: Fact = Fact { id: "emotions" };
/// Only intentions, such as to deceive; Art. 3(39) names them, Art. 5(1)(f) does not.
pub static ONLY_INTENTIONS: Fact = Fact { id: "only-intentions" };
/// Only stress, attention, interest or boredom: states that the Commission counts among the emotions.
pub static ONLY_STATES: Fact = Fact { id: "only-states" };
/// Used on people at work, applicants included.
pub static AT_WORK: Fact = Fact { id: "at-work" };
/// Used on learners or staff in an education institution.
pub static IN_EDUCATION: Fact = Fact { id: "in-education" };
/// Only trains the person; the employer or institution sees no results, and nothing depends on them.
pub static PERSONAL_TRAINING: Fact = Fact { id: "personal-training" };
/// For medical reasons.
pub static MEDICAL_REASONS: Fact = Fact { id: "medical-reasons" };
/// For safety reasons.
pub static SAFETY_REASONS: Fact = Fact { id: "safety-reasons" };

/// Emotions and intentions, or physical states only: Art. 3(39), recital 18.
pub static EMOTION_KIND: Question = Question {
    id: "emotion-kind",
    topic: &topics::PROHIBITED,
    kind: Kind::One,
    options: &[
        choice("emotions", &[&EMOTIONS]),
        choice("intentions", &[&EMOTIONS, &ONLY_INTENTIONS]),
        choice("states", &[&EMOTIONS, &ONLY_STATES]).cite(PRACTICES_GUIDELINES.para("255-263")),
        choice("physical", &[]),
    ],
    cites: &[AI_ACT.art("3").point("39"), AI_ACT.recital("18"), PRACTICES_GUIDELINES.para("247-249")],
    judgement: false,
    helps: None,
};

/// On whom: Art. 5(1)(f) covers the workplace and education institutions.
pub static EMOTION_PLACE: Question = Question {
    id: "emotion-place",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[choice("work", &[&AT_WORK]), choice("education", &[&IN_EDUCATION])],
    cites: &[AI_ACT.art("5").par("1").point("f"), AI_ACT.recital("44"), PRACTICES_GUIDELINES.para("254-255")],
    judgement: false,
    helps: None,
};

/// The exception of Art. 5(1)(f).
pub static EMOTION_REASON: Question = Question {
    id: "emotion-reason",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("medical", &[&MEDICAL_REASONS]),
        choice("safety", &[&SAFETY_REASONS]),
        choice("training", &[&PERSONAL_TRAINING]).cite(PRACTICES_GUIDELINES.para("254-255")),
    ],
    cites: &[AI_ACT.art("5").par("1").point("f"), AI_ACT.recital("44"), PRACTICES_GUIDELINES.para("256-263")],
    judgement: true,
    helps: None,
};

/// Art. 3(39): infers emotions or intentions from biometric data.
pub static EMOTION_RECOGNITION: Rule =
    Rule::definition("art-3-39", &[wording(ORIGINAL, AI_ACT.art("3").point("39"), given(&READS, &is(&EMOTIONS)))]);

/// Art. 5(1)(f): emotions at work or in education, except for medical or safety reasons.
pub static EMOTIONS_AT_WORK: Rule = Rule::new(
    "art-5-1-f",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("f"),
        given(
            &READS,
            &all(&[
                is(&EMOTIONS),
                given(
                    &any(&[is(&AT_WORK), is(&IN_EDUCATION)]),
                    &not(&any(&[is(&MEDICAL_REASONS), is(&SAFETY_REASONS)])),
                ),
            ]),
        ),
    )],
    &FIRST_CHAPTERS,
)
.doubts(&[&STRESS, &INTENTIONS, &TRAINING]);

/// The guidelines on Art. 5 count them among the emotions; the draft on Art. 6 leaves out stress in one example.
pub static STRESS: Doubt = Doubt::new("stress", PRACTICES_GUIDELINES.para("255-263"))
    .held_by(Holder::Draft)
    .turns(&[&PROHIBITED, &HIGH_RISK, &TRANSPARENCY])
    .when(is(&ONLY_STATES));

/// Art. 5(1)(f) names emotions only; the guidelines take the ban as far as Art. 3(39).
static INTENTIONS: Doubt = Doubt::new("intentions", PRACTICES_GUIDELINES.para("245-247"))
    .held_by(Holder::Text)
    .turns(&[&PROHIBITED])
    .when(is(&ONLY_INTENTIONS));

/// The guidelines allow what the words forbid: training without consequences.
static TRAINING: Doubt = Doubt::new("personal-training", PRACTICES_GUIDELINES.para("254-255"))
    .held_by(Holder::Commission)
    .turns(&[&PROHIBITED])
    .when(is(&PERSONAL_TRAINING));

/// The guidelines read the exception more narrowly than the words; the option says what both accept.
pub static MEDICAL: Doubt =
    Doubt::new("medical-reasons", PRACTICES_GUIDELINES.para("257-263")).held_by(Holder::Commission).when(all(&[
        holds(&EMOTION_RECOGNITION),
        any(&[is(&AT_WORK), is(&IN_EDUCATION)]),
        is(&MEDICAL_REASONS),
        not(&is(&SAFETY_REASONS)),
    ]));

// (g) Biometric categorisation.

/// To deduce or infer race, political opinions, union membership, religion or belief, sex life or orientation.
pub static BANNED_ATTRIBUTES: Fact = Fact { id: "banned-attributes" };
/// Other attributes protected by Art. 9(1) of the General Data Protection Regulation: ethnic origin, health, genetic data.
pub static SENSITIVE_ATTRIBUTES: Fact = Fact { id: "sensitive-attributes" };
/// Of these the ethnic origin, which "race" may include.
pub static ETHNIC_ORIGIN: Fact = Fact { id: "ethnic-origin" };
/// Other attributes: age, sex, hair colour, clothing size.
pub static PLAIN_ATTRIBUTES: Fact = Fact { id: "plain-attributes" };
/// Each person is categorised individually.
pub static INDIVIDUALLY: Fact = Fact { id: "individually" };
/// Labelling or filtering of lawfully acquired biometric data sets, also in law enforcement.
pub static LABELS_DATA: Fact = Fact { id: "labels-data" };
/// In the area of law enforcement.
pub static SORTS_FOR_POLICE: Fact = Fact { id: "sorts-for-police" };
/// Ancillary to another commercial service and strictly necessary for objective technical reasons, Art. 3(40).
pub static ANCILLARY: Fact = Fact { id: "ancillary" };

/// By which attributes people are categorised.
pub static CATEGORIES: Question = Question {
    id: "categories",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("banned", &[&BANNED_ATTRIBUTES]).cite(AI_ACT.art("5").par("1").point("g")),
        choice("origin", &[&SENSITIVE_ATTRIBUTES, &ETHNIC_ORIGIN]).cite(AI_ACT.annex("III").point("1").item("b")),
        choice("sensitive", &[&SENSITIVE_ATTRIBUTES]).cite(AI_ACT.annex("III").point("1").item("b")),
        choice("plain", &[&PLAIN_ATTRIBUTES]).cite(AI_ACT.art("50").par("3")),
    ],
    cites: &[AI_ACT.art("3").point("40"), AI_ACT.recital("16"), AI_ACT.recital("54")],
    judgement: false,
    helps: None,
};

/// How they are categorised: the elements and carve-outs of Art. 5(1)(g) and 3(40).
pub static CATEGORISING: Question = Question {
    id: "categorising",
    topic: &topics::PROHIBITED,
    kind: Kind::One,
    options: &[
        choice("ancillary", &[&ANCILLARY]).cite(AI_ACT.art("3").point("40")),
        choice("labels", &[&LABELS_DATA]),
        choice("police", &[&INDIVIDUALLY, &SORTS_FOR_POLICE]),
        choice("individually", &[&INDIVIDUALLY]),
        choice("groups", &[]),
    ],
    cites: &[AI_ACT.art("5").par("1").point("g"), AI_ACT.recital("30"), PRACTICES_GUIDELINES.para("272-288")],
    judgement: false,
    helps: None,
};

/// Art. 3(40): assigns people to categories by biometric data, unless ancillary and technically necessary.
pub static CATEGORISATION: Rule = Rule::definition(
    "art-3-40",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("40"),
        given(
            &SORTS,
            &all(&[
                any(&[is(&BANNED_ATTRIBUTES), is(&SENSITIVE_ATTRIBUTES), is(&PLAIN_ATTRIBUTES)]),
                not(&is(&ANCILLARY)),
            ]),
        ),
    )],
)
.doubts(&[&WHO_IS_CATEGORISED]);

/// Art. 3(40) assigns "natural persons"; only Art. 5(1)(g) adds "individually".
static WHO_IS_CATEGORISED: Doubt = Doubt::new("who-is-categorised", AI_ACT.art("3").point("40"))
    .turns(&[&HIGH_RISK, &TRANSPARENCY])
    .when(not(&is(&INDIVIDUALLY)));

/// Art. 5(1)(g): categorising people individually by the listed attributes.
pub static BANNED_CATEGORISATION: Rule = Rule::new(
    "art-5-1-g",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("g"),
        given(
            &SORTS,
            &given(&is(&BANNED_ATTRIBUTES), &all(&[is(&INDIVIDUALLY), not(&is(&LABELS_DATA)), holds(&CATEGORISATION)])),
        ),
    )],
    &FIRST_CHAPTERS,
)
.doubts(&[&POLICE_CATEGORISATION]);

/// The last words of Art. 5(1)(g) except more than the guidelines and recital 30 let them.
static POLICE_CATEGORISATION: Doubt = Doubt::new("police-categorisation", PRACTICES_GUIDELINES.para("284-286"))
    .held_by(Holder::Text)
    .turns(&[&PROHIBITED])
    .when(is(&SORTS_FOR_POLICE));

/// "Race" in Art. 5(1)(g) beside "racial or ethnic origin" in Art. 9(1) of the GDPR.
pub static RACE_AND_ORIGIN: Doubt = Doubt::new("race-and-origin", AI_ACT.art("5").par("1").point("g"))
    .turns(&[&PROHIBITED])
    .when(all(&[holds(&CATEGORISATION), is(&ETHNIC_ORIGIN), not(&is(&BANNED_ATTRIBUTES)), is(&INDIVIDUALLY)]));

// (h) Real-time remote biometric identification for law enforcement.

/// Without the active involvement of the people identified, against a reference database.
pub static REMOTE: Fact = Fact { id: "remote" };
/// Compared with a list, but with the active involvement of the people, Art. 3(41).
pub static TAKES_PART: Fact = Fact { id: "takes-part" };
/// Only confirms that a specific person is who they claim to be.
pub static VERIFICATION_ONLY: Fact = Fact { id: "verification-only" };
/// Solely for cybersecurity and the protection of personal data, recital 54.
pub static BIOMETRIC_SECURITY_ONLY: Fact = Fact { id: "biometric-security-only" };
/// Without significant delay.
pub static REAL_TIME: Fact = Fact { id: "real-time" };
/// On recordings, after the event, Art. 3(43).
pub static ON_RECORDINGS: Fact = Fact { id: "on-recordings" };
/// In publicly accessible spaces.
pub static PUBLIC_SPACE: Fact = Fact { id: "public-space" };
/// By or on behalf of law enforcement authorities, for the purpose of law enforcement.
pub static FOR_LAW_ENFORCEMENT: Fact = Fact { id: "for-law-enforcement" };
/// One of the three aims of Art. 5(1)(h).
pub static LISTED_AIM: Fact = Fact { id: "listed-aim" };
/// The use is strictly necessary for that aim and confirms the identity of a specifically targeted person.
pub static STRICTLY_NECESSARY: Fact = Fact { id: "strictly-necessary" };
/// National law allows it, Art. 5(5).
pub static NATIONAL_LAW: Fact = Fact { id: "national-law" };
/// A court or independent authority authorises each use, Art. 5(3).
pub static AUTHORISED: Fact = Fact { id: "authorised" };
/// Fundamental rights impact assessment and registration, Art. 5(2).
pub static ASSESSED_AND_REGISTERED: Fact = Fact { id: "assessed-and-registered" };

/// How people are identified.
pub static IDENTIFICATION: Question = Question {
    id: "identification",
    topic: &topics::PROHIBITED,
    kind: Kind::One,
    options: &[
        choice("remote", &[&REMOTE]).cite(AI_ACT.art("3").point("41")),
        choice("takes-part", &[&TAKES_PART]).cite(AI_ACT.art("3").point("41")),
        choice("verification", &[&VERIFICATION_ONLY]).cite(AI_ACT.annex("III").point("1").item("a")),
        choice("security", &[&BIOMETRIC_SECURITY_ONLY]).cite(AI_ACT.recital("54")),
        choice("closed", &[]),
    ],
    cites: &[AI_ACT.art("3").point("41"), AI_ACT.art("3").point("36"), AI_ACT.recital("17")],
    judgement: false,
    helps: None,
};

/// For whom: what binds law enforcement alone is asked by itself, before the circumstances.
pub static IDENTIFICATION_FOR: Question = Question {
    id: "identification-for",
    topic: &topics::PROHIBITED,
    kind: Kind::One,
    options: &[choice("police", &[&FOR_LAW_ENFORCEMENT]), choice("others", &[])],
    cites: &[AI_ACT.art("3").point("46"), AI_ACT.art("3").point("45"), PRACTICES_GUIDELINES.para("319-325")],
    judgement: false,
    helps: None,
};

/// The circumstances that make it the practice of Art. 5(1)(h).
pub static LIVE_IDENTIFICATION: Question = Question {
    id: "live-identification",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("real-time", &[&REAL_TIME]).cite(AI_ACT.art("3").point("42")),
        choice("recordings", &[&ON_RECORDINGS]).cite(AI_ACT.art("3").point("43")),
        choice("public-space", &[&PUBLIC_SPACE]).cite(AI_ACT.art("3").point("44")),
    ],
    cites: &[AI_ACT.art("5").par("1").point("h"), PRACTICES_GUIDELINES.para("293-325")],
    judgement: false,
    helps: None,
};

/// The conditions under which Art. 5(1)(h) and (2) to (5) allow it; all are needed.
pub static LIVE_CONDITIONS: Question = Question {
    id: "live-conditions",
    topic: &topics::PROHIBITED,
    kind: Kind::Several,
    options: &[
        choice("aim", &[&LISTED_AIM]).cite(AI_ACT.art("5").par("1").point("h")),
        choice("necessary", &[&STRICTLY_NECESSARY]).cite(AI_ACT.art("5").par("2")),
        choice("national-law", &[&NATIONAL_LAW]).cite(AI_ACT.art("5").par("5")),
        choice("authorised", &[&AUTHORISED]).cite(AI_ACT.art("5").par("3")),
        choice("assessed", &[&ASSESSED_AND_REGISTERED]).cite(AI_ACT.art("5").par("2")),
    ],
    cites: &[AI_ACT.art("5").par("1").point("h"), AI_ACT.art("5").par("2"), PRACTICES_GUIDELINES.para("326-408")],
    judgement: true,
    helps: None,
};

/// Art. 3(41): remote biometric identification; not mere verification, not solely for security (recital 54).
pub static REMOTE_IDENTIFICATION: Rule = Rule::definition(
    "art-3-41",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("41"),
        given(
            &RECOGNISES,
            &all(&[
                is(&REMOTE),
                not(&is(&TAKES_PART)),
                not(&is(&VERIFICATION_ONLY)),
                not(&is(&BIOMETRIC_SECURITY_ONLY)),
            ]),
        ),
    )],
);

/// Art. 5(1)(h): the use, not the sale, unless all conditions are met.
pub static LIVE_IDENTIFICATION_BY_POLICE: Rule = Rule::new(
    "art-5-1-h",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1").point("h"),
        given(
            &all(&[any(&[holds(&USES), is(&AFFECTED)]), holds(&REMOTE_IDENTIFICATION)]),
            &given(
                &all(&[is(&REAL_TIME), is(&PUBLIC_SPACE), is(&FOR_LAW_ENFORCEMENT)]),
                &not(&all(&[
                    is(&LISTED_AIM),
                    is(&STRICTLY_NECESSARY),
                    is(&NATIONAL_LAW),
                    is(&AUTHORISED),
                    is(&ASSESSED_AND_REGISTERED),
                ])),
            ),
        ),
    )],
    &FIRST_CHAPTERS,
);

/// No provision says whether a prohibited practice keeps its other duties; there is nothing left to comply with.
pub static PROHIBITED_AND_HIGH_RISK: Doubt = Doubt::new("prohibited-and-high-risk", AI_ACT.art("5").par("1"));

/// Art. 2(2) leaves only a few articles to Section B products once Art. 6(1) classifies them, and Art. 5 is not among them. We
/// let the bans stand: they do not hang on a classification.
pub static SECTION_B_PRACTICE: Doubt = Doubt::new("section-b-practice", AI_ACT.art("2").par("2"))
    .held_by(Holder::Text)
    .turns(&[&PROHIBITED])
    .when(given(&any_ground(&PROHIBITED), &holds(&SECTION_B_SHUTS)))
    .asked();

/// Art. 5(1)(a) to (g): placing on the market, putting into service and use are prohibited alike.
static PROHIBITED_TO_ALL: &[&Rule] = &[
    &MANIPULATIVE_TECHNIQUES,
    &EXPLOITED_WEAKNESS,
    &SOCIAL_SCORING,
    &CRIME_PREDICTION,
    &FACE_SCRAPING,
    &EMOTIONS_AT_WORK,
    &BANNED_CATEGORISATION,
];
/// Art. 5(1)(ba) and (bb): paragraph 1a says whom they bind.
static DEPICTIONS: &[&Rule] = &[&INTIMATE_WITHOUT_CONSENT, &ABUSE_MATERIAL];

/// A practice that is prohibited since Chapter II applies, Art. 5(1)(a) to (h).
pub static PRACTICE_OF_2024: Rule = Rule::definition(
    "practice-of-2024",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1"),
        any(&[any_rule(PROHIBITED_TO_ALL), holds(&LIVE_IDENTIFICATION_BY_POLICE)]),
    )],
);

/// What whoever places on the market or puts into service must leave; point (h) names the use alone.
pub static PROHIBITED_TO_SUPPLY: Rule = Rule::definition(
    "prohibited-to-supply",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1"),
        any(&[any_rule(PROHIBITED_TO_ALL), all(&[any_rule(DEPICTIONS), holds(&SUPPLY_LIMB)])]),
    )],
);

/// What the deployer must leave, where the practice is prohibited.
pub static PROHIBITED_TO_USE: Rule = Rule::definition(
    "prohibited-to-use",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("1"),
        any(&[holds(&PRACTICE_OF_2024), all(&[any_rule(DEPICTIONS), holds(&USE_LIMB)])]),
    )],
);

/// Live identification by or for the police in public spaces, allowed under all conditions of Art. 5(1)(h) to (7).
pub static ALLOWED_LIVE_IDENTIFICATION: Rule = Rule::definition(
    "allowed-live-identification",
    &[wording(
        ORIGINAL,
        AI_ACT.art("5").par("2"),
        given(
            &holds(&REMOTE_IDENTIFICATION),
            &all(&[
                is(&REAL_TIME),
                is(&PUBLIC_SPACE),
                is(&FOR_LAW_ENFORCEMENT),
                not(&holds(&LIVE_IDENTIFICATION_BY_POLICE)),
            ]),
        ),
    )],
);

/// Prohibited, each practice for itself.
pub static PROHIBITED: Category = Category {
    id: "prohibited",
    guard: When::new(holds(&SYSTEM_IN_SCOPE)),
    routes: &[route(
        Expr::Always,
        &[
            &MANIPULATIVE_TECHNIQUES,
            &EXPLOITED_WEAKNESS,
            &INTIMATE_WITHOUT_CONSENT,
            &ABUSE_MATERIAL,
            &SOCIAL_SCORING,
            &CRIME_PREDICTION,
            &FACE_SCRAPING,
            &EMOTIONS_AT_WORK,
            &BANNED_CATEGORISATION,
            &LIVE_IDENTIFICATION_BY_POLICE,
        ],
    )],
    each: true,
    doubts: &[&PROHIBITED_AND_HIGH_RISK],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &MANIPULATIVE_TECHNIQUES,
    &EXPLOITED_WEAKNESS,
    &PLACES,
    &SUPPLY_LIMB,
    &USE_LIMB,
    &LINKED_TO_DEPICTION,
    &INTIMATE_WITHOUT_CONSENT,
    &ABUSE_MATERIAL,
    &SOCIAL_SCORING,
    &CRIME_PREDICTION,
    &FACE_SCRAPING,
    &EMOTION_RECOGNITION,
    &EMOTIONS_AT_WORK,
    &CATEGORISATION,
    &BANNED_CATEGORISATION,
    &REMOTE_IDENTIFICATION,
    &LIVE_IDENTIFICATION_BY_POLICE,
    &PRACTICE_OF_2024,
    &PROHIBITED_TO_SUPPLY,
    &PROHIBITED_TO_USE,
    &ALLOWED_LIVE_IDENTIFICATION,
];
