//! Art. 6: high-risk by product (paragraph 1) and by use (paragraph 2), and the way out of the second (paragraph 3).

use crate::acts::{AI_ACT, GDPR, HIGH_RISK_DRAFT, OMNIBUS, PRODUCT_DRAFT, TRANSPARENCY_GUIDELINES};
use engine::date::Period;
use engine::expr::{Expr, When, all, any, any_rule, class, given, holds, in_effect, is, not};
use engine::rulebook::{Category, Doubt, Fact, Holder, Kind, Question, Rule, choice, route, wording};
use engine::source::Basis;

use super::annex_1_products::{SECTION_A, SECTION_B};
use super::annex_3_areas as annex_3;
use super::art_02_scope::SYSTEM_IN_SCOPE;
use super::art_05_prohibited::{
    CATEGORISATION, FOR_LAW_ENFORCEMENT, PROHIBITED, REMOTE_IDENTIFICATION, SORTS_FOR_POLICE,
};
use super::art_113_dates::{ANNEX_1, ANNEX_1_DATE, BEFORE_AMENDMENT, ORIGINAL, SINCE_AMENDMENT};
use super::duties_provider::EXEMPT_EXISTING;
use super::topics;

// Paragraph 1: by product.

/// The system is itself a product under Annex I.
pub static IS_PRODUCT: Fact = Fact { id: "is-product" };
/// The system is part of a product under Annex I, or belongs to one.
pub static PART_OF_PRODUCT: Fact = Fact { id: "part-of-product" };
/// Its intended purpose is to prevent or mitigate risks to health and safety of people or property.
pub static SAFETY_FUNCTION: Fact = Fact { id: "safety-function" };
/// Its failure or malfunction endangers health and safety.
pub static DANGEROUS_FAILURE: Fact = Fact { id: "dangerous-failure" };
/// The product law requires a third-party conformity assessment.
pub static THIRD_PARTY: Fact = Fact { id: "third-party" };
/// Self-assessment is allowed only where harmonised standards are applied in full.
pub static STANDARDS_OPTION: Fact = Fact { id: "standards-option" };
/// The third-party assessment is required solely for risks other than health and safety, Art. 6(1c).
pub static OTHER_RISKS_ONLY: Fact = Fact { id: "other-risks-only" };

/// Is it that product itself, or part of it?
pub static PRODUCT: Question = Question {
    id: "product",
    topic: &topics::HIGH_RISK,
    kind: Kind::One,
    options: &[choice("itself", &[&IS_PRODUCT]), choice("part", &[&PART_OF_PRODUCT])],
    cites: &[AI_ACT.art("6").par("1").point("a"), AI_ACT.annex("I")],
    judgement: false,
    helps: None,
};

/// What the part is there for.
pub static SAFETY: Question = Question {
    id: "safety",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("function", &[&SAFETY_FUNCTION]).cite(AI_ACT.art("3").point("14")),
        choice("failure", &[&DANGEROUS_FAILURE]).cite(AI_ACT.art("6").par("1b")),
    ],
    cites: &[
        AI_ACT.art("3").point("14"),
        AI_ACT.art("6").par("1a"),
        AI_ACT.art("6").par("1b"),
        OMNIBUS.recital("7"),
        PRODUCT_DRAFT.para("37-49"),
    ],
    judgement: true,
    helps: None,
};

/// What conformity assessment the product law requires.
pub static ASSESSMENT: Question = Question {
    id: "assessment",
    topic: &topics::HIGH_RISK,
    kind: Kind::One,
    options: &[
        choice("required", &[&THIRD_PARTY]),
        choice("standards", &[&STANDARDS_OPTION]).cite(PRODUCT_DRAFT.para("57-59")),
        choice("other-risks", &[&THIRD_PARTY, &OTHER_RISKS_ONLY]).cite(AI_ACT.art("6").par("1c")),
        choice("none-required", &[]),
    ],
    cites: &[AI_ACT.art("6").par("1").point("b"), AI_ACT.art("6").par("1c"), OMNIBUS.recital("20")],
    judgement: false,
    helps: None,
};

/// Art. 3(14): a safety component by purpose or by dangerous failure. Art. 6(1a) takes out what serves *solely* user
/// assistance, convenience and the like, so neither purpose nor failure; Art. 6(1b) keeps what fails dangerously.
pub static SAFETY_COMPONENT: Rule = Rule::definition(
    "safety-component",
    &[wording(
        ORIGINAL,
        AI_ACT.art("3").point("14"),
        given(&is(&PART_OF_PRODUCT), &any(&[is(&SAFETY_FUNCTION), is(&DANGEROUS_FAILURE)])),
    )],
);

/// Art. 6(1)(b): the product law requires a third-party assessment. That self-assessment is open to whoever applies
/// harmonised standards does not change this, says the Commission's draft.
pub static ASSESSED_BY_THIRD_PARTY: Rule = Rule::definition(
    "art-6-1-b",
    &[
        wording(BEFORE_AMENDMENT, AI_ACT.art("6").par("1").point("b"), any(&[is(&THIRD_PARTY), is(&STANDARDS_OPTION)])),
        wording(
            SINCE_AMENDMENT,
            AI_ACT.art("6").par("1").point("b"),
            any(&[is(&STANDARDS_OPTION), all(&[is(&THIRD_PARTY), not(&is(&OTHER_RISKS_ONLY))])]),
        ),
    ],
);

/// The draft guidelines decide what the law leaves open: self-assessment that depends on harmonised standards.
pub static STANDARDS: Doubt = Doubt::new("standards", PRODUCT_DRAFT.para("57-59"))
    .held_by(Holder::Text)
    .turns(&[&HIGH_RISK, &SECTION_B_ONLY])
    .when(is(&STANDARDS_OPTION));

/// Art. 6(1): itself the product or a safety component of it, and a third-party assessment. Both are needed.
static PRODUCT_CONDITIONS: Rule = Rule::definition(
    "art-6-1",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("1"),
        all(&[any(&[is(&IS_PRODUCT), holds(&SAFETY_COMPONENT)]), holds(&ASSESSED_BY_THIRD_PARTY)]),
    )],
);

/// Art. 6(1) with Annex I Section A: the whole of Chapter III.
pub static BY_PRODUCT_SECTION_A: Rule = Rule::new(
    "art-6-1-section-a",
    &[wording(ORIGINAL, AI_ACT.art("6").par("1"), all(&[holds(&SECTION_A), holds(&PRODUCT_CONDITIONS)]))],
    &ANNEX_1,
)
.doubts(&[&STANDARDS]);

/// Art. 6(1) with Annex I Section B: high-risk, but Art. 2(2) leaves only Art. 6(1), 60a and 102 to 112.
pub static BY_PRODUCT_SECTION_B: Rule = Rule::new(
    "art-6-1-section-b",
    &[wording(ORIGINAL, AI_ACT.art("6").par("1"), all(&[holds(&SECTION_B), holds(&PRODUCT_CONDITIONS)]))],
    &ANNEX_1,
)
.doubts(&[&STANDARDS]);

/// Art. 2(2): for Section B systems only Art. 6(1), 60a and 102 to 112 apply; not Art. 6(2), 25 or 50.
pub static SECTION_B_RULES: Rule = Rule::new(
    "art-2-2",
    &[wording(
        ORIGINAL,
        AI_ACT.art("2").par("2"),
        all(&[holds(&BY_PRODUCT_SECTION_B), not(&holds(&BY_PRODUCT_SECTION_A))]),
    )],
    &ANNEX_1,
);

/// Art. 2(2) presupposes a classification under Art. 6(1), which begins on that day (Art. 113): until then nothing is shut.
pub static SECTION_B_SHUTS: Rule = Rule::definition(
    "section-b-shuts",
    &[wording(Period::since(ANNEX_1_DATE.date), AI_ACT.art("2").par("2"), holds(&SECTION_B_RULES))
        .basis(Basis::OurReading)],
);

/// Until that day Annex III stands beside the product, by our reading; the class by product is not doubted, but its day is.
pub static SECTION_B_USE: Doubt = Doubt::new("section-b-use", AI_ACT.art("2").par("2"))
    .held_by(Holder::Text)
    .turns(&[&HIGH_RISK])
    .when(all(&[holds(&SECTION_B_RULES), holds(&HIGH_RISK_USE)]));

/// Whether Art. 4, 5, 6(2) and 50 reach Section B systems although Art. 2(2) says "only", and until when.
pub static SECTION_B_REST: Doubt = Doubt::new("section-b-rest", AI_ACT.art("2").par("2")).held_by(Holder::Text);

// Paragraph 3: the way out of Annex III.

/// Evaluates personal aspects of natural persons automatically, Art. 3(52).
pub static PROFILES: Fact = Fact { id: "profiles" };
/// A narrow procedural task.
pub static PROCEDURAL: Fact = Fact { id: "procedural" };
/// Improves the result of a completed human activity.
pub static IMPROVES: Fact = Fact { id: "improves" };
/// Detects patterns in earlier decisions, without replacing or influencing them without human review.
pub static DETECTS_PATTERNS: Fact = Fact { id: "detects-patterns" };
/// A preparatory task to an assessment.
pub static PREPARATORY: Fact = Fact { id: "preparatory" };
/// It materially influences the outcome of decisions. The Commission's draft knows no other test of risk beside the four
/// conditions (paragraph 88).
pub static MATERIAL_INFLUENCE: Fact = Fact { id: "material-influence" };

/// What it does is no more than one of the four conditions allows, in biometrics.
pub static ONLY_THAT_IN_BIOMETRICS: Fact = Fact { id: "only-that-in-biometrics" };
/// The same in critical infrastructure.
pub static ONLY_THAT_IN_INFRASTRUCTURE: Fact = Fact { id: "only-that-in-infrastructure" };
/// The same in education.
pub static ONLY_THAT_IN_EDUCATION: Fact = Fact { id: "only-that-in-education" };
/// The same in employment.
pub static ONLY_THAT_IN_EMPLOYMENT: Fact = Fact { id: "only-that-in-employment" };
/// The same in essential services.
pub static ONLY_THAT_IN_SERVICES: Fact = Fact { id: "only-that-in-services" };
/// The same in law enforcement.
pub static ONLY_THAT_IN_LAW_ENFORCEMENT: Fact = Fact { id: "only-that-in-law-enforcement" };
/// The same in migration.
pub static ONLY_THAT_IN_MIGRATION: Fact = Fact { id: "only-that-in-migration" };
/// The same in justice and elections.
pub static ONLY_THAT_IN_JUSTICE: Fact = Fact { id: "only-that-in-justice" };

/// Profiling defeats every exemption: Art. 6(3) third subparagraph asks whether the system profiles, not where.
pub static PROFILING: Question = Question {
    id: "profiling",
    topic: &topics::HIGH_RISK,
    kind: Kind::One,
    options: &[choice("yes", &[&PROFILES]), choice("no", &[])],
    cites: &[AI_ACT.art("6").par("3").sub(3), AI_ACT.art("3").point("52"), GDPR.art("4").point("4")],
    judgement: false,
    helps: None,
};

/// The four conditions of Art. 6(3).
pub static EXEMPTION: Question = Question {
    id: "exemption",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("procedural", &[&PROCEDURAL]).cite(AI_ACT.art("6").par("3").point("a")),
        choice("improves", &[&IMPROVES]).cite(AI_ACT.art("6").par("3").point("b")),
        choice("patterns", &[&DETECTS_PATTERNS]).cite(AI_ACT.art("6").par("3").point("c")),
        choice("preparatory", &[&PREPARATORY]).cite(AI_ACT.art("6").par("3").point("d")),
    ],
    cites: &[AI_ACT.art("6").par("3"), AI_ACT.recital("53")],
    judgement: true,
    helps: None,
};

/// In which areas it does no more than that, where it is made for several. Only those that may be its areas are shown.
pub static EXEMPTION_AREAS: Question = Question {
    id: "exemption-areas",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("biometrics", &[&ONLY_THAT_IN_BIOMETRICS]).cite(AI_ACT.annex("III").point("1")).within(POINT_1),
        choice("employment", &[&ONLY_THAT_IN_EMPLOYMENT]).cite(AI_ACT.annex("III").point("4")).within(POINT_4),
        choice("education", &[&ONLY_THAT_IN_EDUCATION]).cite(AI_ACT.annex("III").point("3")).within(POINT_3),
        choice("services", &[&ONLY_THAT_IN_SERVICES]).cite(AI_ACT.annex("III").point("5")).within(POINT_5),
        choice("infrastructure", &[&ONLY_THAT_IN_INFRASTRUCTURE]).cite(AI_ACT.annex("III").point("2")).within(POINT_2),
        choice("law-enforcement", &[&ONLY_THAT_IN_LAW_ENFORCEMENT])
            .cite(AI_ACT.annex("III").point("6"))
            .within(POINT_6),
        choice("migration", &[&ONLY_THAT_IN_MIGRATION]).cite(AI_ACT.annex("III").point("7")).within(POINT_7),
        choice("justice", &[&ONLY_THAT_IN_JUSTICE]).cite(AI_ACT.annex("III").point("8")).within(POINT_8),
    ],
    cites: &[AI_ACT.art("6").par("3"), AI_ACT.annex("III"), HIGH_RISK_DRAFT.para("75-76")],
    judgement: true,
    helps: None,
};

/// No significant risk, including by not materially influencing the outcome of decision making.
pub static INFLUENCE: Question = Question {
    id: "influence",
    topic: &topics::HIGH_RISK,
    kind: Kind::One,
    options: &[choice("yes", &[&MATERIAL_INFLUENCE]), choice("no", &[])],
    cites: &[AI_ACT.art("6").par("3").sub(1), AI_ACT.recital("53"), HIGH_RISK_DRAFT.para("88-108")],
    judgement: true,
    helps: None,
};

/// Some point of Annex III describes the system, whether or not it is exempt.
pub static IN_ANNEX_3: Rule = Rule::definition(
    "annex-3",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III"),
        any(&[
            any_rule(POINT_1),
            any_rule(POINT_2),
            any_rule(POINT_3),
            any_rule(POINT_4),
            any_rule(POINT_5),
            any_rule(POINT_6),
            any_rule(POINT_7),
            any_rule(POINT_8),
        ]),
    )],
);

/// Points of more than one of the eight areas describe it: then the exemption is asked for each.
pub static SEVERAL_AREAS: Rule = Rule::definition(
    "several-areas",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III"),
        any(&[
            all(&[any_rule(POINT_1), any(&[any_rule(POINT_2), any_rule(POINT_3), FROM_POINT_4])]),
            all(&[any_rule(POINT_2), any(&[any_rule(POINT_3), FROM_POINT_4])]),
            all(&[any_rule(POINT_3), FROM_POINT_4]),
            all(&[any_rule(POINT_4), any(&[any_rule(POINT_5), FROM_POINT_6])]),
            all(&[any_rule(POINT_5), FROM_POINT_6]),
            all(&[any_rule(POINT_6), any(&[any_rule(POINT_7), any_rule(POINT_8)])]),
            all(&[any_rule(POINT_7), any_rule(POINT_8)]),
        ]),
    )],
);
static FROM_POINT_6: Expr = any(&[any_rule(POINT_6), any_rule(POINT_7), any_rule(POINT_8)]);
static FROM_POINT_4: Expr = any(&[any_rule(POINT_4), any_rule(POINT_5), FROM_POINT_6]);

/// Art. 6(3): one of the four conditions and no profiling, which point 6(e) always is. Both are said of the system as a whole.
pub static EXEMPT: Rule = Rule::definition(
    "art-6-3",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        given(
            &holds(&IN_ANNEX_3),
            &all(&[
                not(&is(&PROFILES)),
                not(&holds(&annex_3::POLICE_PROFILING)),
                any(&[is(&PROCEDURAL), is(&IMPROVES), is(&DETECTS_PATTERNS), is(&PREPARATORY)]),
            ]),
        ),
    )],
);

// The exemption in each area: there the system does no more than that, which goes without saying where the area is the only one,
// and it does not influence decisions: an influence that is certain settles it, whatever is open about the areas. The conditions are read in the light of "not materially influencing", as the
// Commission's draft does.

/// In biometrics.
pub static EXEMPT_IN_BIOMETRICS: Rule = Rule::definition(
    "art-6-3-in-biometrics",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_BIOMETRICS)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// In critical infrastructure.
pub static EXEMPT_IN_INFRASTRUCTURE: Rule = Rule::definition(
    "art-6-3-in-infrastructure",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_INFRASTRUCTURE)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// In education.
pub static EXEMPT_IN_EDUCATION: Rule = Rule::definition(
    "art-6-3-in-education",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_EDUCATION)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// In employment.
pub static EXEMPT_IN_EMPLOYMENT: Rule = Rule::definition(
    "art-6-3-in-employment",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_EMPLOYMENT)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// In essential services.
pub static EXEMPT_IN_SERVICES: Rule = Rule::definition(
    "art-6-3-in-services",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_SERVICES)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// In law enforcement.
pub static EXEMPT_IN_LAW_ENFORCEMENT: Rule = Rule::definition(
    "art-6-3-in-law-enforcement",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_LAW_ENFORCEMENT)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// In migration, asylum and border control.
pub static EXEMPT_IN_MIGRATION: Rule = Rule::definition(
    "art-6-3-in-migration",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_MIGRATION)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// In justice and elections.
pub static EXEMPT_IN_JUSTICE: Rule = Rule::definition(
    "art-6-3-in-justice",
    &[wording(
        ORIGINAL,
        AI_ACT.art("6").par("3"),
        all(&[
            holds(&EXEMPT),
            any(&[not(&holds(&SEVERAL_AREAS)), is(&ONLY_THAT_IN_JUSTICE)]),
            not(&is(&MATERIAL_INFLUENCE)),
        ]),
    )
    .basis(Basis::Guideline)],
);

/// Whether Art. 6(4) and 49(2) bind from the general date or from that of Annex III.
pub static EXEMPT_DATE: Doubt = Doubt::new("exempt-date", AI_ACT.art("113").sub(3).point("c")).held_by(Holder::Text);

/// Art. 6(3) speaks of the system. By the Commission's draft several functions are looked at together unless they can be separated
/// and feed no decision: then what is high-risk in one area is so in all.
pub static EXEMPT_IN_PART: Doubt = Doubt::new("exempt-in-part", HIGH_RISK_DRAFT.para("75-76"))
    .held_by(Holder::Draft)
    .turns(&[&EXEMPT_CLASS])
    .when(all(&[class(&EXEMPT_CLASS), holds(&HIGH_RISK_USE)]));

/// The final guidelines on Art. 50 know no way out for emotion recognition, the draft on Art. 6 does; and it is hard to see
/// how reading a person's emotions should not be profiling.
pub static EMOTIONS_EXEMPT: Doubt = Doubt::new("emotions-exempt", TRANSPARENCY_GUIDELINES.para("102"))
    .held_by(Holder::Commission)
    .turns(&[&HIGH_RISK])
    .when(all(&[holds(&annex_3::EMOTIONS_ELSEWHERE), holds(&EXEMPT_IN_BIOMETRICS)]));

/// A system that is prohibited already has no transparency to provide: the ban leaves nothing to comply with. Until a
/// ban applies Art. 50 may bind, so this one looks at dates. Scope and system are left to the roles and classes that ask.
pub static LAWFUL_SYSTEM: Rule = Rule::definition(
    "lawful-system",
    &[wording(ORIGINAL, AI_ACT.art("5").par("1"), not(&in_effect(&PROHIBITED))).basis(Basis::OurReading)],
);

/// Biometrics, law enforcement and migration are high-risk only in so far as their use is permitted (Annex III). Every
/// high-risk date lies after that of every ban, so a certain ban, also a coming one, leaves nothing to classify.
static NOT_BANNED: Rule = Rule::definition(
    "not-banned",
    &[wording(ORIGINAL, AI_ACT.art("5").par("1"), all(&[holds(&SYSTEM_IN_SCOPE), not(&class(&PROHIBITED))]))
        .basis(Basis::OurReading)],
);

// The points of Annex III in their order, in the groups that provisions on duties tell apart.

/// Biometrics: a conformity assessment of its own kind, Art. 43(1).
static POINT_1: &[&Rule] =
    &[&annex_3::REMOTE_BIOMETRICS, &annex_3::SENSITIVE_CATEGORISATION, &annex_3::EMOTIONS_ELSEWHERE];
/// Critical infrastructure: no Union registration, no impact assessment, no explanation.
static POINT_2: &[&Rule] = &[&annex_3::INFRASTRUCTURE_SAFETY];
/// Education.
static POINT_3: &[&Rule] =
    &[&annex_3::ADMISSION, &annex_3::LEARNING_OUTCOMES, &annex_3::LEVEL_OF_EDUCATION, &annex_3::PROCTORING];
/// Employment.
static POINT_4: &[&Rule] = &[&annex_3::RECRUITMENT, &annex_3::WORKERS_MANAGEMENT];
/// Essential private and public services: what financial institutions integrate, Art. 72(4).
static POINT_5: &[&Rule] =
    &[&annex_3::BENEFITS, &annex_3::CREDITWORTHINESS, &annex_3::INSURANCE, &annex_3::EMERGENCY_CALLS];
/// Law enforcement: registered out of the public eye, Art. 49(4).
static POINT_6: &[&Rule] = &[
    &annex_3::POLICE_VICTIM_RISK,
    &annex_3::POLICE_LIE_DETECTION,
    &annex_3::POLICE_EVIDENCE,
    &annex_3::POLICE_OFFENDER_RISK,
    &annex_3::POLICE_PROFILING,
];
/// Migration, asylum, border control: registered out of the public eye, Art. 49(4).
static POINT_7: &[&Rule] = &[
    &annex_3::BORDER_LIE_DETECTION,
    &annex_3::BORDER_RISK,
    &annex_3::ASYLUM_APPLICATIONS,
    &annex_3::BORDER_RECOGNITION,
];
/// Justice and democratic processes.
static POINT_8: &[&Rule] = &[&annex_3::JUSTICE, &annex_3::ELECTIONS];

/// The areas of law enforcement, migration, asylum and border control. What binds systems under point 1 but for these asks for
/// the area alone: asked once more whether the system is high-risk, a doubt about that would leave open whether a duty binds
/// that never does.
pub static SECURITY_AREA: Expr = Expr::Any(&[
    Expr::Is(&annex_3::AREA_LAW_ENFORCEMENT),
    Expr::Is(&annex_3::AREA_MIGRATION),
    Expr::Given(&Expr::Holds(&REMOTE_IDENTIFICATION), &Expr::Is(&FOR_LAW_ENFORCEMENT)),
    Expr::Given(&Expr::Holds(&CATEGORISATION), &Expr::Is(&SORTS_FOR_POLICE)),
]);

// The uses that no exemption takes out.

/// A use under point 1.
pub static POINT_1_STANDS: Rule = Rule::definition(
    "point-1-stands",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("1"), all(&[any_rule(POINT_1), not(&holds(&EXEMPT_IN_BIOMETRICS))]))],
);

/// A use under point 2.
static POINT_2_STANDS: Rule = Rule::definition(
    "point-2-stands",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("2"),
        all(&[any_rule(POINT_2), not(&holds(&EXEMPT_IN_INFRASTRUCTURE))]),
    )],
);

/// A use under point 3.
static POINT_3_STANDS: Rule = Rule::definition(
    "point-3-stands",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("3"), all(&[any_rule(POINT_3), not(&holds(&EXEMPT_IN_EDUCATION))]))],
);

/// A use under point 4.
static POINT_4_STANDS: Rule = Rule::definition(
    "point-4-stands",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("4"), all(&[any_rule(POINT_4), not(&holds(&EXEMPT_IN_EMPLOYMENT))]))],
);

/// A use under point 5.
static POINT_5_STANDS: Rule = Rule::definition(
    "point-5-stands",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("5"), all(&[any_rule(POINT_5), not(&holds(&EXEMPT_IN_SERVICES))]))],
);

/// A use under point 6.
static POINT_6_STANDS: Rule = Rule::definition(
    "point-6-stands",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("6"),
        all(&[any_rule(POINT_6), not(&holds(&EXEMPT_IN_LAW_ENFORCEMENT))]),
    )],
);

/// A use under point 7.
static POINT_7_STANDS: Rule = Rule::definition(
    "point-7-stands",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("7"), all(&[any_rule(POINT_7), not(&holds(&EXEMPT_IN_MIGRATION))]))],
);

/// A use under point 8.
static POINT_8_STANDS: Rule = Rule::definition(
    "point-8-stands",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("8"), all(&[any_rule(POINT_8), not(&holds(&EXEMPT_IN_JUSTICE))]))],
);

/// A use under any point.
static STANDING: &[&Rule] = &[
    &POINT_1_STANDS,
    &POINT_2_STANDS,
    &POINT_3_STANDS,
    &POINT_4_STANDS,
    &POINT_5_STANDS,
    &POINT_6_STANDS,
    &POINT_7_STANDS,
    &POINT_8_STANDS,
];

/// No Section B product shuts Annex III.
pub static BESIDE_SECTION_B: Expr = not(&holds(&SECTION_B_SHUTS));

// Which part of Chapter III binds: what the conditions of duties refer to.

/// A point of Annex III that is not exempt makes the system high-risk: no ban, and no Section B product shuts Annex III.
static ANNEX_3_BINDS: Rule = Rule::definition(
    "annex-3-binds",
    &[wording(ORIGINAL, AI_ACT.art("6").par("2"), all(&[holds(&NOT_BANNED), BESIDE_SECTION_B]))],
);

/// The same without a look at scope and bans: what Art. 25(1) asks of somebody else's system.
pub static ANNEX_3_STANDS: Rule = Rule::definition(
    "annex-3-stands",
    &[wording(ORIGINAL, AI_ACT.art("6").par("2"), given(&any_rule(STANDING), &BESIDE_SECTION_B))],
);

/// High-risk by its use, Art. 6(2), whatever the point.
pub static HIGH_RISK_USE: Rule = Rule::definition(
    "high-risk-use",
    &[wording(ORIGINAL, AI_ACT.art("6").par("2"), given(&any_rule(STANDING), &holds(&ANNEX_3_BINDS)))],
);

/// High-risk by a use other than critical infrastructure: Art. 27(1), 49(1), 49(3) and 86(1) leave out point 2.
pub static HIGH_RISK_BEYOND_POINT_2: Rule = Rule::definition(
    "high-risk-beyond-point-2",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III"),
        given(
            &any_rule(&[
                &POINT_1_STANDS,
                &POINT_3_STANDS,
                &POINT_4_STANDS,
                &POINT_5_STANDS,
                &POINT_6_STANDS,
                &POINT_7_STANDS,
                &POINT_8_STANDS,
            ]),
            &holds(&ANNEX_3_BINDS),
        ),
    )],
);

/// High-risk by point 1, biometrics.
pub static HIGH_RISK_POINT_1: Rule = Rule::definition(
    "high-risk-point-1",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("1"), given(&holds(&POINT_1_STANDS), &holds(&ANNEX_3_BINDS)))],
);

/// High-risk by point 1(a), remote biometric identification.
pub static HIGH_RISK_POINT_1_A: Rule = Rule::definition(
    "high-risk-point-1-a",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("1").item("a"),
        given(&all(&[holds(&annex_3::REMOTE_BIOMETRICS), not(&holds(&EXEMPT_IN_BIOMETRICS))]), &holds(&ANNEX_3_BINDS)),
    )],
);

/// High-risk by point 2, critical infrastructure.
pub static HIGH_RISK_POINT_2: Rule = Rule::definition(
    "high-risk-point-2",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("2"), given(&holds(&POINT_2_STANDS), &holds(&ANNEX_3_BINDS)))],
);

/// High-risk by points 6 or 7, or by point 1 in the areas of law enforcement, migration, asylum and border control.
pub static HIGH_RISK_SECURITY: Rule = Rule::definition(
    "high-risk-security",
    &[wording(
        ORIGINAL,
        AI_ACT.art("49").par("4"),
        given(
            &any(&[any_rule(&[&POINT_6_STANDS, &POINT_7_STANDS]), all(&[holds(&POINT_1_STANDS), SECURITY_AREA])]),
            &holds(&ANNEX_3_BINDS),
        ),
    )],
);

/// High-risk by point 8, justice and democratic processes.
pub static HIGH_RISK_POINT_8: Rule = Rule::definition(
    "high-risk-point-8",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("8"), given(&holds(&POINT_8_STANDS), &holds(&ANNEX_3_BINDS)))],
);

/// Identifies people remotely, or sorts them by biometric data, for law enforcement.
static BIOMETRICS_FOR_POLICE: Rule = Rule::definition(
    "biometrics-for-police",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("1"),
        any(&[
            given(&holds(&annex_3::REMOTE_BIOMETRICS), &is(&FOR_LAW_ENFORCEMENT)),
            given(&holds(&CATEGORISATION), &is(&SORTS_FOR_POLICE)),
        ]),
    )],
);

/// High-risk and used for law enforcement: Art. 13 of the Police Directive takes the place of Art. 26(11).
pub static USED_FOR_LAW_ENFORCEMENT: Rule = Rule::definition(
    "used-for-law-enforcement",
    &[wording(
        ORIGINAL,
        AI_ACT.art("26").par("11"),
        given(
            &any(&[
                holds(&POINT_6_STANDS),
                all(&[
                    holds(&POINT_1_STANDS),
                    any(&[holds(&BIOMETRICS_FOR_POLICE), is(&annex_3::AREA_LAW_ENFORCEMENT)]),
                ]),
            ]),
            &holds(&ANNEX_3_BINDS),
        ),
    )],
);

/// High-risk by a use other than law enforcement, perhaps beside it: Art. 26(11) itself.
pub static USED_BESIDE_LAW_ENFORCEMENT: Rule = Rule::definition(
    "used-beside-law-enforcement",
    &[wording(
        ORIGINAL,
        AI_ACT.art("26").par("11"),
        given(
            &any(&[
                all(&[not(&holds(&BIOMETRICS_FOR_POLICE)), not(&is(&annex_3::AREA_LAW_ENFORCEMENT))]),
                any_rule(&[
                    &POINT_2_STANDS,
                    &POINT_3_STANDS,
                    &POINT_4_STANDS,
                    &POINT_5_STANDS,
                    &POINT_7_STANDS,
                    &POINT_8_STANDS,
                ]),
            ]),
            &holds(&ANNEX_3_BINDS),
        ),
    )],
);

/// High-risk by a use that is registered in public: all but point 2 and what Art. 49(4) keeps in a secure section.
pub static HIGH_RISK_IN_PUBLIC_REGISTER: Rule = Rule::definition(
    "high-risk-in-public-register",
    &[wording(
        ORIGINAL,
        AI_ACT.art("49").par("1"),
        given(
            &any(&[
                any_rule(&[&POINT_3_STANDS, &POINT_4_STANDS, &POINT_5_STANDS, &POINT_8_STANDS]),
                all(&[holds(&POINT_1_STANDS), not(&SECURITY_AREA)]),
            ]),
            &holds(&ANNEX_3_BINDS),
        ),
    )],
);

/// For an exempt system: it is so in a use that is registered in public, Art. 49(2): point 2 among them, which only Art. 49(1) and
/// (3) leave out. Outside the areas of security every use is public.
pub static EXEMPT_IN_PUBLIC_REGISTER: Rule = Rule::definition(
    "exempt-in-public-register",
    &[wording(
        ORIGINAL,
        AI_ACT.art("49").par("2"),
        any(&[
            not(&SECURITY_AREA),
            all(&[any_rule(POINT_2), holds(&EXEMPT_IN_INFRASTRUCTURE)]),
            all(&[any_rule(POINT_3), holds(&EXEMPT_IN_EDUCATION)]),
            all(&[any_rule(POINT_4), holds(&EXEMPT_IN_EMPLOYMENT)]),
            all(&[any_rule(POINT_5), holds(&EXEMPT_IN_SERVICES)]),
            all(&[any_rule(POINT_8), holds(&EXEMPT_IN_JUSTICE)]),
        ]),
    )],
);

/// For an exempt system: it is so in points 6 or 7, or in point 1 in the areas of law enforcement, migration, asylum and border control.
pub static EXEMPT_IN_SECURITY: Rule = Rule::definition(
    "exempt-in-security",
    &[wording(
        ORIGINAL,
        AI_ACT.art("49").par("4"),
        any(&[
            all(&[any_rule(POINT_1), holds(&EXEMPT_IN_BIOMETRICS), SECURITY_AREA]),
            all(&[any_rule(POINT_6), holds(&EXEMPT_IN_LAW_ENFORCEMENT)]),
            all(&[any_rule(POINT_7), holds(&EXEMPT_IN_MIGRATION)]),
        ]),
    )],
);

/// High-risk by point 5, essential services.
pub static HIGH_RISK_SERVICES: Rule = Rule::definition(
    "high-risk-point-5",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("5"), given(&holds(&POINT_5_STANDS), &holds(&ANNEX_3_BINDS)))],
);

/// High-risk by credit scoring or life and health insurance: every deployer assesses the impact, Art. 27(1).
pub static HIGH_RISK_CREDIT_OR_INSURANCE: Rule = Rule::definition(
    "high-risk-credit-or-insurance",
    &[wording(
        ORIGINAL,
        AI_ACT.art("27").par("1"),
        given(
            &all(&[
                any(&[holds(&annex_3::CREDITWORTHINESS), holds(&annex_3::INSURANCE)]),
                not(&holds(&EXEMPT_IN_SERVICES)),
            ]),
            &holds(&ANNEX_3_BINDS),
        ),
    )],
);

/// High-risk by points 1, 3, 4 or 5: the German fine for Art. 86 names these.
pub static HIGH_RISK_GERMAN_EXPLANATION: Rule = Rule::definition(
    "high-risk-points-1-3-4-5",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III"),
        given(&any_rule(&[&POINT_1_STANDS, &POINT_3_STANDS, &POINT_4_STANDS, &POINT_5_STANDS]), &holds(&ANNEX_3_BINDS)),
    )],
);

/// High-risk by a product under Annex I Section A: the other way to the whole of Chapter III.
pub static HIGH_RISK_PRODUCT: Rule = Rule::definition(
    "high-risk-product",
    &[wording(ORIGINAL, AI_ACT.art("6").par("1"), given(&holds(&BY_PRODUCT_SECTION_A), &holds(&NOT_BANNED)))],
);

/// The whole of Chapter III binds: by use, or by a Section A product.
pub static CHAPTER_3_BINDS: Rule = Rule::definition(
    "chapter-3-binds",
    &[wording(ORIGINAL, AI_ACT.art("8"), any(&[holds(&HIGH_RISK_USE), holds(&HIGH_RISK_PRODUCT)]))],
);

/// A system that Art. 4 and 50 reach today: not prohibited yet, and not left to product law yet (Art. 2(2)).
pub static ORDINARY_RULES_BIND: Rule = Rule::definition(
    "ordinary-rules-bind",
    &[wording(ORIGINAL, AI_ACT.art("2").par("2"), all(&[holds(&LAWFUL_SYSTEM), not(&holds(&SECTION_B_SHUTS))]))],
);

/// High-risk, each ground for itself.
pub static HIGH_RISK: Category = Category {
    id: "high-risk",
    guard: When::new(holds(&NOT_BANNED)),
    routes: &[
        route(Expr::Always, &[&BY_PRODUCT_SECTION_A, &BY_PRODUCT_SECTION_B]),
        route(not(&holds(&EXEMPT_IN_BIOMETRICS)), POINT_1).unless(&SECTION_B_SHUTS),
        route(not(&holds(&EXEMPT_IN_INFRASTRUCTURE)), POINT_2).unless(&SECTION_B_SHUTS),
        route(not(&holds(&EXEMPT_IN_EDUCATION)), POINT_3).unless(&SECTION_B_SHUTS),
        route(not(&holds(&EXEMPT_IN_EMPLOYMENT)), POINT_4).unless(&SECTION_B_SHUTS),
        route(not(&holds(&EXEMPT_IN_SERVICES)), POINT_5).unless(&SECTION_B_SHUTS),
        route(not(&holds(&EXEMPT_IN_LAW_ENFORCEMENT)), POINT_6).unless(&SECTION_B_SHUTS),
        route(not(&holds(&EXEMPT_IN_MIGRATION)), POINT_7).unless(&SECTION_B_SHUTS),
        route(not(&holds(&EXEMPT_IN_JUSTICE)), POINT_8).unless(&SECTION_B_SHUTS),
    ],
    each: true,
    doubts: &[],
};

/// High-risk by a Section B product: the sectoral law carries the requirements.
pub static SECTION_B_ONLY: Category = Category {
    id: "annex-1-section-b",
    guard: When::new(holds(&NOT_BANNED)),
    routes: &[route(Expr::Always, &[&SECTION_B_RULES])],
    each: false,
    doubts: &[&SECTION_B_REST],
};

/// In Annex III, but exempt under Art. 6(3): a finding of its own with Art. 6(4) and 49(2).
pub static EXEMPT_CLASS: Category = Category {
    id: "art-6-3-exempt",
    guard: When::new(holds(&NOT_BANNED)),
    routes: &[
        route(all(&[holds(&EXEMPT_IN_BIOMETRICS), BESIDE_SECTION_B]), POINT_1),
        route(all(&[holds(&EXEMPT_IN_INFRASTRUCTURE), BESIDE_SECTION_B]), POINT_2),
        route(all(&[holds(&EXEMPT_IN_EDUCATION), BESIDE_SECTION_B]), POINT_3),
        route(all(&[holds(&EXEMPT_IN_EMPLOYMENT), BESIDE_SECTION_B]), POINT_4),
        route(all(&[holds(&EXEMPT_IN_SERVICES), BESIDE_SECTION_B]), POINT_5),
        route(all(&[holds(&EXEMPT_IN_LAW_ENFORCEMENT), BESIDE_SECTION_B]), POINT_6),
        route(all(&[holds(&EXEMPT_IN_MIGRATION), BESIDE_SECTION_B]), POINT_7),
        route(all(&[holds(&EXEMPT_IN_JUSTICE), BESIDE_SECTION_B]), POINT_8),
    ],
    each: true,
    doubts: &[&EXEMPT_DATE, &EXEMPT_EXISTING, &EXEMPT_IN_PART],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &SAFETY_COMPONENT,
    &ASSESSED_BY_THIRD_PARTY,
    &PRODUCT_CONDITIONS,
    &BY_PRODUCT_SECTION_A,
    &BY_PRODUCT_SECTION_B,
    &SECTION_B_RULES,
    &SECTION_B_SHUTS,
    &IN_ANNEX_3,
    &SEVERAL_AREAS,
    &EXEMPT,
    &EXEMPT_IN_BIOMETRICS,
    &EXEMPT_IN_INFRASTRUCTURE,
    &EXEMPT_IN_EDUCATION,
    &EXEMPT_IN_EMPLOYMENT,
    &EXEMPT_IN_SERVICES,
    &EXEMPT_IN_LAW_ENFORCEMENT,
    &EXEMPT_IN_MIGRATION,
    &EXEMPT_IN_JUSTICE,
    &LAWFUL_SYSTEM,
    &NOT_BANNED,
    &POINT_1_STANDS,
    &POINT_2_STANDS,
    &POINT_3_STANDS,
    &POINT_4_STANDS,
    &POINT_5_STANDS,
    &POINT_6_STANDS,
    &POINT_7_STANDS,
    &POINT_8_STANDS,
    &ANNEX_3_BINDS,
    &ANNEX_3_STANDS,
    &HIGH_RISK_USE,
    &HIGH_RISK_BEYOND_POINT_2,
    &HIGH_RISK_POINT_1,
    &HIGH_RISK_POINT_1_A,
    &HIGH_RISK_POINT_2,
    &HIGH_RISK_SECURITY,
    &HIGH_RISK_POINT_8,
    &BIOMETRICS_FOR_POLICE,
    &USED_FOR_LAW_ENFORCEMENT,
    &USED_BESIDE_LAW_ENFORCEMENT,
    &HIGH_RISK_IN_PUBLIC_REGISTER,
    &EXEMPT_IN_PUBLIC_REGISTER,
    &EXEMPT_IN_SECURITY,
    &HIGH_RISK_SERVICES,
    &HIGH_RISK_CREDIT_OR_INSURANCE,
    &HIGH_RISK_GERMAN_EXPLANATION,
    &HIGH_RISK_PRODUCT,
    &CHAPTER_3_BINDS,
    &ORDINARY_RULES_BIND,
];
