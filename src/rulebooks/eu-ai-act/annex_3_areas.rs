//! Annex III: the eight areas and every point in them, each with its own exceptions.
//!
//! The questions ask about the intended purpose (Art. 3(12)). Point 1 is fed by the questions on biometrics in Art. 5.

use crate::acts::{AI_ACT, HIGH_RISK_DRAFT};
use engine::expr::{all, any, given, holds, is, not};
use engine::rulebook::{Doubt, Fact, Holder, Kind, Question, Rule, choice, wording};

use super::art_05_prohibited::{
    BANNED_ATTRIBUTES, CATEGORISATION, EMOTION_RECOGNITION, PLAIN_ATTRIBUTES, RECOGNISES, REMOTE_IDENTIFICATION,
    SENSITIVE_ATTRIBUTES, STRESS, VERIFICATION_ONLY,
};
use super::art_06_high_risk::{EXEMPT_CLASS, HIGH_RISK};
use super::art_113_dates::{ANNEX_3, ORIGINAL};
use super::topics;

// Areas.

/// Point 2: Critical infrastructure.
pub static AREA_INFRASTRUCTURE: Fact = Fact { id: "area-infrastructure" };
/// Point 3: Education and vocational training.
pub static AREA_EDUCATION: Fact = Fact { id: "area-education" };
/// Point 4: Employment, workers' management and access to self-employment.
pub static AREA_EMPLOYMENT: Fact = Fact { id: "area-employment" };
/// Point 5: Essential private and public services and benefits.
pub static AREA_SERVICES: Fact = Fact { id: "area-services" };
/// Point 6: Law enforcement.
pub static AREA_LAW_ENFORCEMENT: Fact = Fact { id: "area-law-enforcement" };
/// Point 7: Migration, asylum and border control.
pub static AREA_MIGRATION: Fact = Fact { id: "area-migration" };
/// Point 8: Justice and democratic processes.
pub static AREA_JUSTICE: Fact = Fact { id: "area-justice" };
/// Offered for anything: what the provider says of it neither names these areas nor rules them out.
pub static USABLE_FOR_ANYTHING: Fact = Fact { id: "usable-for-anything" };
/// Is a product with safety rules of its own, or goes into one: which, is asked next.
pub static IN_PRODUCT: Fact = Fact { id: "in-product" };

/// In which areas, or in what product, the system is meant to be used.
pub static AREAS: Question = Question {
    id: "areas",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("employment", &[&AREA_EMPLOYMENT]).cite(AI_ACT.annex("III").point("4")),
        choice("education", &[&AREA_EDUCATION]).cite(AI_ACT.annex("III").point("3")),
        choice("services", &[&AREA_SERVICES]).cite(AI_ACT.annex("III").point("5")),
        choice("infrastructure", &[&AREA_INFRASTRUCTURE]).cite(AI_ACT.annex("III").point("2")),
        choice("law-enforcement", &[&AREA_LAW_ENFORCEMENT]).cite(AI_ACT.annex("III").point("6")),
        choice("migration", &[&AREA_MIGRATION]).cite(AI_ACT.annex("III").point("7")),
        choice("justice", &[&AREA_JUSTICE]).cite(AI_ACT.annex("III").point("8")),
        choice("product", &[&IN_PRODUCT]).cite(AI_ACT.art("6").par("1")),
        choice("anything", &[&USABLE_FOR_ANYTHING]).cite(AI_ACT.art("25").par("1").point("c")),
    ],
    cites: &[AI_ACT.art("6"), AI_ACT.annex("III"), AI_ACT.annex("I"), AI_ACT.art("3").point("12")],
    judgement: false,
    helps: None,
};

// Point 2: Critical infrastructure.

/// Directly protects the infrastructure or the health and safety of people and property, recital 55.
pub static PROTECTS_INFRASTRUCTURE: Fact = Fact { id: "protects-infrastructure" };
/// Its failure or malfunction endangers health and safety, Art. 3(14) and 6(1b).
pub static INFRASTRUCTURE_FAILURE: Fact = Fact { id: "infrastructure-failure" };
/// The operator has been identified as a critical entity under Directive (EU) 2022/2557.
pub static CRITICAL_ENTITY: Fact = Fact { id: "critical-entity" };
/// Used solely for cybersecurity, recital 55.
pub static CYBERSECURITY_ONLY: Fact = Fact { id: "cybersecurity-only" };

/// What the system does in this area.
pub static INFRASTRUCTURE_USES: Question = Question {
    id: "infrastructure",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("protects", &[&PROTECTS_INFRASTRUCTURE]),
        choice("failure", &[&INFRASTRUCTURE_FAILURE]).cite(AI_ACT.art("3").point("14")),
        choice("designated", &[&CRITICAL_ENTITY]).cite(AI_ACT.art("3").point("62")),
        choice("cybersecurity", &[&CYBERSECURITY_ONLY]).cite(AI_ACT.recital("55")).alone(),
    ],
    cites: &[
        AI_ACT.annex("III").point("2"),
        AI_ACT.art("3").point("14"),
        AI_ACT.art("6").par("1a"),
        AI_ACT.recital("55"),
    ],
    judgement: true,
    helps: None,
};

// Point 3: Education and vocational training.

/// 3(a): access, admission or assignment to institutions.
pub static ADMITS_LEARNERS: Fact = Fact { id: "admits-learners" };
/// 3(b): evaluates learning outcomes.
pub static GRADES_LEARNERS: Fact = Fact { id: "grades-learners" };
/// 3(b): the evaluation counts for a mark, certificate or the like, not only for further learning.
pub static GRADES_COUNT: Fact = Fact { id: "grades-count" };
/// 3(c): assesses the level of education a person will get.
pub static SETS_LEVEL: Fact = Fact { id: "sets-level" };
/// 3(d): monitors tests for prohibited behaviour.
pub static PROCTORS: Fact = Fact { id: "proctors" };

/// What the system does in this area.
pub static EDUCATION_USES: Question = Question {
    id: "education",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("admission", &[&ADMITS_LEARNERS]).cite(AI_ACT.annex("III").point("3").item("a")),
        choice("grading", &[&GRADES_LEARNERS, &GRADES_COUNT]).cite(AI_ACT.annex("III").point("3").item("b")),
        choice("practice", &[&GRADES_LEARNERS]).cite(AI_ACT.annex("III").point("3").item("b")),
        choice("level", &[&SETS_LEVEL]).cite(AI_ACT.annex("III").point("3").item("c")),
        choice("proctoring", &[&PROCTORS]).cite(AI_ACT.annex("III").point("3").item("d")),
    ],
    cites: &[AI_ACT.annex("III").point("3"), AI_ACT.recital("56")],
    judgement: false,
    helps: None,
};

// Point 4: Employment, workers' management and access to self-employment.

/// 4(a): places targeted job advertisements.
pub static TARGETS_JOB_ADS: Fact = Fact { id: "targets-job-ads" };
/// 4(a): analyses and filters applications.
pub static FILTERS_APPLICATIONS: Fact = Fact { id: "filters-applications" };
/// 4(a): evaluates candidates, or otherwise serves recruitment or selection.
pub static EVALUATES_CANDIDATES: Fact = Fact { id: "evaluates-candidates" };
/// 4(b): decisions on terms of work, promotion or termination.
pub static DECIDES_TERMS: Fact = Fact { id: "decides-terms" };
/// 4(b): allocates tasks by individual behaviour or personal traits.
pub static ALLOCATES_TASKS: Fact = Fact { id: "allocates-tasks" };
/// 4(b): monitors and evaluates performance and behaviour.
pub static MONITORS_WORKERS: Fact = Fact { id: "monitors-workers" };
/// 4(b): and people are judged by it; not only protected, or told about themselves.
pub static JUDGES_WORKERS: Fact = Fact { id: "judges-workers" };

/// What the system does in this area.
pub static EMPLOYMENT_USES: Question = Question {
    id: "employment",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("ads", &[&TARGETS_JOB_ADS]).cite(AI_ACT.annex("III").point("4").item("a")),
        choice("filter", &[&FILTERS_APPLICATIONS]).cite(AI_ACT.annex("III").point("4").item("a")),
        choice("candidates", &[&EVALUATES_CANDIDATES]).cite(AI_ACT.annex("III").point("4").item("a")),
        choice("terms", &[&DECIDES_TERMS]).cite(AI_ACT.annex("III").point("4").item("b")),
        choice("tasks", &[&ALLOCATES_TASKS]).cite(AI_ACT.annex("III").point("4").item("b")),
        choice("monitoring", &[&MONITORS_WORKERS, &JUDGES_WORKERS]).cite(AI_ACT.annex("III").point("4").item("b")),
        choice("protective", &[&MONITORS_WORKERS]).cite(AI_ACT.annex("III").point("4").item("b")),
    ],
    cites: &[AI_ACT.annex("III").point("4"), AI_ACT.recital("57")],
    judgement: false,
    helps: None,
};

// Point 5: Essential private and public services and benefits.

/// 5(a): eligibility for essential public benefits and services, by or on behalf of public authorities.
pub static PUBLIC_BENEFITS: Fact = Fact { id: "public-benefits" };
/// Only the order in which everybody gets to such a service.
pub static SETS_ORDER: Fact = Fact { id: "sets-order" };
/// 5(b): also for credit that people need; the heading of point 5 speaks of essential services.
pub static ESSENTIAL_CREDIT: Fact = Fact { id: "essential-credit" };
/// 5(b): creditworthiness or credit score of natural persons.
pub static CREDIT_SCORING: Fact = Fact { id: "credit-scoring" };
/// 5(b): used for detecting financial fraud, the exception.
pub static FRAUD_ONLY: Fact = Fact { id: "fraud-only" };
/// 5(c): risk assessment and pricing in life and health insurance of natural persons.
pub static LIFE_HEALTH_INSURANCE: Fact = Fact { id: "life-health-insurance" };
/// 5(d): emergency calls, dispatch, triage.
pub static EMERGENCY: Fact = Fact { id: "emergency" };

/// What the system does in this area.
pub static SERVICES_USES: Question = Question {
    id: "services",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("benefits", &[&PUBLIC_BENEFITS]).cite(AI_ACT.annex("III").point("5").item("a")),
        choice("order", &[&SETS_ORDER]).cite(AI_ACT.annex("III").point("5").item("a")),
        choice("credit", &[&CREDIT_SCORING, &ESSENTIAL_CREDIT]).cite(AI_ACT.annex("III").point("5").item("b")),
        choice("leisure-credit", &[&CREDIT_SCORING]).cite(AI_ACT.annex("III").point("5").item("b")),
        choice("insurance", &[&LIFE_HEALTH_INSURANCE]).cite(AI_ACT.annex("III").point("5").item("c")),
        choice("emergency", &[&EMERGENCY]).cite(AI_ACT.annex("III").point("5").item("d")),
        choice("fraud", &[&FRAUD_ONLY]).cite(AI_ACT.annex("III").point("5").item("b")).alone(),
    ],
    cites: &[AI_ACT.annex("III").point("5"), AI_ACT.recital("58")],
    judgement: false,
    helps: None,
};

// Point 6: Law enforcement.

/// 6(a): risk of becoming a victim.
pub static VICTIM_RISK: Fact = Fact { id: "victim-risk" };
/// 6(b): polygraphs and similar tools.
pub static POLICE_POLYGRAPH: Fact = Fact { id: "police-polygraph" };
/// 6(c): reliability of evidence.
pub static EVIDENCE: Fact = Fact { id: "evidence" };
/// 6(d): risk of offending or re-offending not solely by profiling; traits or past criminal behaviour.
pub static OFFENDER_RISK: Fact = Fact { id: "offender-risk" };
/// 6(e): profiling in detection, investigation or prosecution.
pub static CRIMINAL_PROFILING: Fact = Fact { id: "criminal-profiling" };

/// What the system does in this area.
pub static LAW_ENFORCEMENT_USES: Question = Question {
    id: "law-enforcement",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("victim", &[&VICTIM_RISK]).cite(AI_ACT.annex("III").point("6").item("a")),
        choice("polygraph", &[&POLICE_POLYGRAPH]).cite(AI_ACT.annex("III").point("6").item("b")),
        choice("evidence", &[&EVIDENCE]).cite(AI_ACT.annex("III").point("6").item("c")),
        choice("offender", &[&OFFENDER_RISK]).cite(AI_ACT.annex("III").point("6").item("d")),
        choice("profiling", &[&CRIMINAL_PROFILING]).cite(AI_ACT.annex("III").point("6").item("e")),
    ],
    cites: &[AI_ACT.annex("III").point("6"), AI_ACT.recital("59")],
    judgement: false,
    helps: None,
};

// Point 7: Migration, asylum and border control.

/// 7(a): polygraphs and similar tools.
pub static BORDER_POLYGRAPH: Fact = Fact { id: "border-polygraph" };
/// 7(b): risk posed by a person who enters.
pub static ENTRY_RISK: Fact = Fact { id: "entry-risk" };
/// 7(c): examination of asylum, visa and residence applications and complaints.
pub static APPLICATIONS: Fact = Fact { id: "asylum-applications" };
/// 7(d): detecting, recognising or identifying natural persons.
pub static BORDER_IDENTIFICATION: Fact = Fact { id: "border-identification" };
/// 7(d): only the verification of travel documents, the exception.
pub static TRAVEL_DOCUMENTS: Fact = Fact { id: "travel-documents" };

/// What the system does in this area.
pub static MIGRATION_USES: Question = Question {
    id: "migration",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("polygraph", &[&BORDER_POLYGRAPH]).cite(AI_ACT.annex("III").point("7").item("a")),
        choice("risk", &[&ENTRY_RISK]).cite(AI_ACT.annex("III").point("7").item("b")),
        choice("applications", &[&APPLICATIONS]).cite(AI_ACT.annex("III").point("7").item("c")),
        choice("identification", &[&BORDER_IDENTIFICATION]).cite(AI_ACT.annex("III").point("7").item("d")),
        choice("documents", &[&TRAVEL_DOCUMENTS]).cite(AI_ACT.annex("III").point("7").item("d")).alone(),
    ],
    cites: &[AI_ACT.annex("III").point("7"), AI_ACT.recital("60")],
    judgement: false,
    helps: None,
};

// Point 8: Justice and democratic processes.

/// 8(a): assists a judicial authority in researching, interpreting and applying the law.
pub static ASSISTS_COURT: Fact = Fact { id: "assists-court" };
/// 8(a): used in a similar way in alternative dispute resolution with legal effects for the parties, recital 61.
pub static DISPUTE_RESOLUTION: Fact = Fact { id: "dispute-resolution" };
/// Purely ancillary administrative activities, recital 61.
pub static ANCILLARY_JUSTICE: Fact = Fact { id: "ancillary-justice" };
/// 8(b): influences elections or voting behaviour.
pub static INFLUENCES_VOTES: Fact = Fact { id: "influences-votes" };
/// 8(b): people are not directly exposed to the output, the exception.
pub static NOT_EXPOSED: Fact = Fact { id: "not-exposed" };

/// What the system does in this area.
pub static JUSTICE_USES: Question = Question {
    id: "justice",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("court", &[&ASSISTS_COURT]).cite(AI_ACT.annex("III").point("8").item("a")),
        choice("dispute", &[&DISPUTE_RESOLUTION]).cite(AI_ACT.recital("61")),
        choice("elections", &[&INFLUENCES_VOTES]).cite(AI_ACT.annex("III").point("8").item("b")),
        choice("logistics", &[&NOT_EXPOSED]).cite(AI_ACT.annex("III").point("8").item("b")),
        choice("ancillary", &[&ANCILLARY_JUSTICE]).cite(AI_ACT.recital("61")).alone(),
    ],
    cites: &[AI_ACT.annex("III").point("8"), AI_ACT.recital("61"), AI_ACT.recital("62")],
    judgement: false,
    helps: None,
};

// The points.

/// Point 1(a): remote biometric identification; not the verification of a claimed identity.
pub static REMOTE_BIOMETRICS: Rule = Rule::new(
    "annex-3-1-a",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("1").item("a"), holds(&REMOTE_IDENTIFICATION))],
    &ANNEX_3,
);

/// Point 1(b): categorisation by sensitive or protected attributes, which recital 54 ties to Art. 9(1) of the GDPR.
pub static SENSITIVE_CATEGORISATION: Rule = Rule::new(
    "annex-3-1-b",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("1").item("b"),
        given(&holds(&CATEGORISATION), &any(&[is(&SENSITIVE_ATTRIBUTES), is(&BANNED_ATTRIBUTES)])),
    )],
    &ANNEX_3,
);

/// Point 1(c): emotion recognition that is not prohibited.
pub static EMOTIONS_ELSEWHERE: Rule = Rule::new(
    "annex-3-1-c",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("1").item("c"), holds(&EMOTION_RECOGNITION))],
    &ANNEX_3,
)
.doubts(&[&STRESS]);

/// Point 2: safety components of critical infrastructure; not solely for cybersecurity (recital 55).
pub static INFRASTRUCTURE_SAFETY: Rule = Rule::new(
    "annex-3-2",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("2"),
        given(
            &is(&AREA_INFRASTRUCTURE),
            &all(&[any(&[is(&PROTECTS_INFRASTRUCTURE), is(&INFRASTRUCTURE_FAILURE)]), not(&is(&CYBERSECURITY_ONLY))]),
        ),
    )],
    &ANNEX_3,
)
.doubts(&[&DESIGNATION]);

/// Point 3(a): access, admission and assignment to education institutions.
pub static ADMISSION: Rule = Rule::new(
    "annex-3-3-a",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("3").item("a"), given(&is(&AREA_EDUCATION), &is(&ADMITS_LEARNERS)))],
    &ANNEX_3,
);

/// Point 3(b): evaluation of learning outcomes, also to steer learning.
pub static LEARNING_OUTCOMES: Rule = Rule::new(
    "annex-3-3-b",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("3").item("b"), given(&is(&AREA_EDUCATION), &is(&GRADES_LEARNERS)))],
    &ANNEX_3,
)
.doubts(&[&STEERING]);

/// Point 3(c): appropriate level of education.
pub static LEVEL_OF_EDUCATION: Rule = Rule::new(
    "annex-3-3-c",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("3").item("c"), given(&is(&AREA_EDUCATION), &is(&SETS_LEVEL)))],
    &ANNEX_3,
);

/// Point 3(d): prohibited behaviour during tests.
pub static PROCTORING: Rule = Rule::new(
    "annex-3-3-d",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("3").item("d"), given(&is(&AREA_EDUCATION), &is(&PROCTORS)))],
    &ANNEX_3,
);

/// Point 4(a): recruitment and selection.
pub static RECRUITMENT: Rule = Rule::new(
    "annex-3-4-a",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("4").item("a"),
        given(
            &is(&AREA_EMPLOYMENT),
            &any(&[is(&TARGETS_JOB_ADS), is(&FILTERS_APPLICATIONS), is(&EVALUATES_CANDIDATES)]),
        ),
    )],
    &ANNEX_3,
);

/// Point 4(b): decisions in work relationships, task allocation, monitoring.
pub static WORKERS_MANAGEMENT: Rule = Rule::new(
    "annex-3-4-b",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("4").item("b"),
        given(&is(&AREA_EMPLOYMENT), &any(&[is(&DECIDES_TERMS), is(&ALLOCATES_TASKS), is(&MONITORS_WORKERS)])),
    )],
    &ANNEX_3,
)
.doubts(&[&MONITORING]);

/// Point 5(a): essential public assistance benefits and services.
pub static BENEFITS: Rule = Rule::new(
    "annex-3-5-a",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("5").item("a"), given(&is(&AREA_SERVICES), &is(&PUBLIC_BENEFITS)))],
    &ANNEX_3,
);

/// Point 5(b): creditworthiness of natural persons; not the detection of financial fraud.
pub static CREDITWORTHINESS: Rule = Rule::new(
    "annex-3-5-b",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("5").item("b"),
        given(&is(&AREA_SERVICES), &all(&[is(&CREDIT_SCORING), not(&is(&FRAUD_ONLY))])),
    )],
    &ANNEX_3,
)
.doubts(&[&ESSENTIAL]);

/// Point 5(c): life and health insurance.
pub static INSURANCE: Rule = Rule::new(
    "annex-3-5-c",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("5").item("c"),
        given(&is(&AREA_SERVICES), &is(&LIFE_HEALTH_INSURANCE)),
    )],
    &ANNEX_3,
);

/// Point 5(d): emergency calls, dispatch and triage.
pub static EMERGENCY_CALLS: Rule = Rule::new(
    "annex-3-5-d",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("5").item("d"), given(&is(&AREA_SERVICES), &is(&EMERGENCY)))],
    &ANNEX_3,
);

/// Point 6(a): risk of becoming a victim.
pub static POLICE_VICTIM_RISK: Rule = Rule::new(
    "annex-3-6-a",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("6").item("a"),
        given(&is(&AREA_LAW_ENFORCEMENT), &is(&VICTIM_RISK)),
    )],
    &ANNEX_3,
);

/// Point 6(b): polygraphs and similar tools.
pub static POLICE_LIE_DETECTION: Rule = Rule::new(
    "annex-3-6-b",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("6").item("b"),
        given(&is(&AREA_LAW_ENFORCEMENT), &is(&POLICE_POLYGRAPH)),
    )],
    &ANNEX_3,
);

/// Point 6(c): reliability of evidence.
pub static POLICE_EVIDENCE: Rule = Rule::new(
    "annex-3-6-c",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("6").item("c"), given(&is(&AREA_LAW_ENFORCEMENT), &is(&EVIDENCE)))],
    &ANNEX_3,
);

/// Point 6(d): risk of offending, traits, past criminal behaviour.
pub static POLICE_OFFENDER_RISK: Rule = Rule::new(
    "annex-3-6-d",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("6").item("d"),
        given(&is(&AREA_LAW_ENFORCEMENT), &is(&OFFENDER_RISK)),
    )],
    &ANNEX_3,
);

/// Point 6(e): profiling in criminal investigations.
pub static POLICE_PROFILING: Rule = Rule::new(
    "annex-3-6-e",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("6").item("e"),
        given(&is(&AREA_LAW_ENFORCEMENT), &is(&CRIMINAL_PROFILING)),
    )],
    &ANNEX_3,
);

/// Point 7(a): polygraphs and similar tools.
pub static BORDER_LIE_DETECTION: Rule = Rule::new(
    "annex-3-7-a",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("7").item("a"), given(&is(&AREA_MIGRATION), &is(&BORDER_POLYGRAPH)))],
    &ANNEX_3,
);

/// Point 7(b): security, migration or health risk of a person.
pub static BORDER_RISK: Rule = Rule::new(
    "annex-3-7-b",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("7").item("b"), given(&is(&AREA_MIGRATION), &is(&ENTRY_RISK)))],
    &ANNEX_3,
);

/// Point 7(c): examination of applications.
pub static ASYLUM_APPLICATIONS: Rule = Rule::new(
    "annex-3-7-c",
    &[wording(ORIGINAL, AI_ACT.annex("III").point("7").item("c"), given(&is(&AREA_MIGRATION), &is(&APPLICATIONS)))],
    &ANNEX_3,
);

/// Point 7(d): detecting, recognising, identifying people; not the verification of travel documents.
pub static BORDER_RECOGNITION: Rule = Rule::new(
    "annex-3-7-d",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("7").item("d"),
        given(&is(&AREA_MIGRATION), &all(&[is(&BORDER_IDENTIFICATION), not(&is(&TRAVEL_DOCUMENTS))])),
    )],
    &ANNEX_3,
)
.doubts(&[&FACE_AND_PASSPORT]);

/// Point 8(a): courts and dispute resolution; not purely ancillary administration (recital 61).
pub static JUSTICE: Rule = Rule::new(
    "annex-3-8-a",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("8").item("a"),
        given(
            &is(&AREA_JUSTICE),
            &all(&[any(&[is(&ASSISTS_COURT), is(&DISPUTE_RESOLUTION)]), not(&is(&ANCILLARY_JUSTICE))]),
        ),
    )],
    &ANNEX_3,
);

/// Point 8(b): influence on elections; not where people are not directly exposed to the output.
pub static ELECTIONS: Rule = Rule::new(
    "annex-3-8-b",
    &[wording(
        ORIGINAL,
        AI_ACT.annex("III").point("8").item("b"),
        given(&is(&AREA_JUSTICE), &all(&[is(&INFLUENCES_VOTES), not(&is(&NOT_EXPOSED))])),
    )],
    &ANNEX_3,
);

// Where the law is open.

/// Only the draft guidelines require that a Member State has identified the operator as a critical entity.
pub static DESIGNATION: Doubt = Doubt::new("designation", HIGH_RISK_DRAFT.para("190"))
    .held_by(Holder::Draft)
    .turns(&[&HIGH_RISK, &EXEMPT_CLASS])
    .when(not(&is(&CRITICAL_ENTITY)));
/// Whether "protected attributes" reach beyond Art. 9(1) of the GDPR, for instance to age and sex.
pub static PROTECTED_ATTRIBUTES: Doubt =
    Doubt::new("protected-attributes", AI_ACT.recital("54")).held_by(Holder::Text).turns(&[&HIGH_RISK]).when(all(&[
        holds(&CATEGORISATION),
        is(&PLAIN_ATTRIBUTES),
        not(&is(&SENSITIVE_ATTRIBUTES)),
        not(&is(&BANNED_ATTRIBUTES)),
    ]));
/// The draft guidelines leave out evaluation that only steers learning; the words of point 3(b) include it.
pub static STEERING: Doubt = Doubt::new("steering", HIGH_RISK_DRAFT.para("222-225"))
    .held_by(Holder::Draft)
    .turns(&[&HIGH_RISK, &EXEMPT_CLASS])
    .when(not(&is(&GRADES_COUNT)));
/// The draft guidelines leave out monitoring purely for health, safety or assets, and feedback to the worker alone.
pub static MONITORING: Doubt = Doubt::new("monitoring", HIGH_RISK_DRAFT.para("277-278"))
    .held_by(Holder::Draft)
    .turns(&[&HIGH_RISK, &EXEMPT_CLASS])
    .when(all(&[
        is(&MONITORS_WORKERS),
        not(&is(&JUDGES_WORKERS)),
        not(&is(&DECIDES_TERMS)),
        not(&is(&ALLOCATES_TASKS)),
    ]));
/// The draft guidelines leave out systems solely for credit that is not essential; the words of point 5(b) include them.
pub static ESSENTIAL: Doubt = Doubt::new("essential-credit", HIGH_RISK_DRAFT.para("301-305"))
    .held_by(Holder::Draft)
    .turns(&[&HIGH_RISK, &EXEMPT_CLASS])
    .when(not(&is(&ESSENTIAL_CREDIT)));
/// The draft guidelines count prioritisation as deciding on access; the words of point 5(a) do not name it.
pub static ORDER_OF_ACCESS: Doubt = Doubt::new("order-of-access", HIGH_RISK_DRAFT.para("293"))
    .held_by(Holder::Draft)
    .turns(&[&HIGH_RISK])
    .when(all(&[is(&AREA_SERVICES), is(&SETS_ORDER), not(&is(&PUBLIC_BENEFITS))]));
/// The draft guidelines count a system presented for everything, high-risk uses not ruled out, as meant for these too; by
/// Art. 3(12) the uses count that its provider names. Where an area is named, that use is asked for; a product names none.
pub static FOR_EVERYTHING: Doubt =
    Doubt::new("for-everything", HIGH_RISK_DRAFT.para("12")).held_by(Holder::Draft).turns(&[&HIGH_RISK]).when(all(&[
        is(&USABLE_FOR_ANYTHING),
        not(&any(&[
            is(&AREA_INFRASTRUCTURE),
            is(&AREA_EDUCATION),
            is(&AREA_EMPLOYMENT),
            is(&AREA_SERVICES),
            is(&AREA_LAW_ENFORCEMENT),
            is(&AREA_MIGRATION),
            is(&AREA_JUSTICE),
        ])),
    ]));
/// One-to-one comparison with a travel document: recognising a person, or verifying the document.
pub static FACE_AND_PASSPORT: Doubt =
    Doubt::new("face-and-passport", AI_ACT.annex("III").point("7").item("d")).turns(&[&HIGH_RISK]).when(all(&[
        is(&AREA_MIGRATION),
        RECOGNISES,
        is(&VERIFICATION_ONLY),
        any(&[is(&BORDER_IDENTIFICATION), is(&TRAVEL_DOCUMENTS)]),
    ]));

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &REMOTE_BIOMETRICS,
    &SENSITIVE_CATEGORISATION,
    &EMOTIONS_ELSEWHERE,
    &INFRASTRUCTURE_SAFETY,
    &ADMISSION,
    &LEARNING_OUTCOMES,
    &LEVEL_OF_EDUCATION,
    &PROCTORING,
    &RECRUITMENT,
    &WORKERS_MANAGEMENT,
    &BENEFITS,
    &CREDITWORTHINESS,
    &INSURANCE,
    &EMERGENCY_CALLS,
    &POLICE_VICTIM_RISK,
    &POLICE_LIE_DETECTION,
    &POLICE_EVIDENCE,
    &POLICE_OFFENDER_RISK,
    &POLICE_PROFILING,
    &BORDER_LIE_DETECTION,
    &BORDER_RISK,
    &ASYLUM_APPLICATIONS,
    &BORDER_RECOGNITION,
    &JUSTICE,
    &ELECTIONS,
];
