//! Art. 50: transparency, by addressee. Paragraphs 1 and 2 bind providers, 3 and 4 deployers.

use crate::acts::{AI_ACT, TRANSPARENCY_GUIDELINES};
use engine::expr::{When, all, any, class, given, holds, is, not};
use engine::rulebook::{Category, Doubt, Fact, Holder, Kind, Question, Rule, choice, route, wording};

use super::art_02_scope::{OPEN_SOURCE, OUT_OF_SCOPE, SUPPLIES, SYSTEM_OUT_OF_SCOPE};
use super::art_03_definitions::{DEPLOYER_ROLE, PROVIDER_ROLE};
use super::art_04_literacy::MINIMAL;
use super::art_05_prohibited::{CATEGORISATION, EMOTION_RECOGNITION};
use super::art_06_high_risk::{EXEMPT_CLASS, ORDINARY_RULES_BIND};
use super::art_25_value_chain::HANDLES;
use super::art_113_dates::{MARKING, ORIGINAL, TRANSPARENCY as GENERAL};
use super::topics;

/// Meant to interact directly with natural persons.
pub static INTERACTS: Fact = Fact { id: "interacts" };
/// Generates synthetic audio, image, video or text.
pub static GENERATES: Fact = Fact { id: "generates" };
/// Obvious to a reasonably well-informed, observant and circumspect person that it is an AI system.
pub static OBVIOUS: Fact = Fact { id: "obvious" };
/// Authorised by law to detect, prevent, investigate or prosecute criminal offences (paragraph 1).
pub static INTERACTION_AUTHORISED: Fact = Fact { id: "interaction-authorised" };
/// Available to the public to report a criminal offence, which undoes that exception.
pub static PUBLIC_REPORTING: Fact = Fact { id: "public-reporting" };
/// An assistive function for standard editing.
pub static ASSISTS_EDITING: Fact = Fact { id: "assists-editing" };
/// Does not substantially alter the input or its meaning.
pub static LEAVES_INPUT: Fact = Fact { id: "leaves-input" };
/// Gives out only source code, single words, or technical content that stays within a closed circle of professionals: the
/// Commission leaves these out, the words do not.
pub static TECHNICAL_OUTPUT: Fact = Fact { id: "technical-output" };
/// Authorised by law to detect, prevent, investigate or prosecute criminal offences (paragraph 2).
pub static GENERATION_AUTHORISED: Fact = Fact { id: "generation-authorised" };
/// Permitted by law to detect, prevent or investigate criminal offences (paragraph 3).
pub static BIOMETRICS_PERMITTED: Fact = Fact { id: "biometrics-permitted" };
/// Evaluates faces, voices, bodies or movements of people: what it makes of them is asked next.
pub static EVALUATES_BODIES: Fact = Fact { id: "evaluates-bodies" };
/// Generates or manipulates deep fakes: image, audio or video, Art. 3(60).
pub static DEEP_FAKE: Fact = Fact { id: "deep-fake" };
/// Image, audio or video that appears genuine, of persons or things that do not exist but could.
pub static INVENTED: Fact = Fact { id: "invented" };
/// Text published to inform the public on matters of public interest.
pub static PUBLIC_TEXT: Fact = Fact { id: "public-text" };
/// The use is authorised by law to detect, prevent, investigate or prosecute criminal offences (first subparagraph).
pub static DEEP_FAKE_AUTHORISED: Fact = Fact { id: "deep-fake-authorised" };
/// The use is authorised by law to detect, prevent, investigate or prosecute criminal offences (second subparagraph).
pub static TEXT_AUTHORISED: Fact = Fact { id: "text-authorised" };
/// Human review or editorial control has taken place.
pub static REVIEWED: Fact = Fact { id: "reviewed" };
/// A natural or legal person holds editorial responsibility.
pub static EDITORIALLY_RESPONSIBLE: Fact = Fact { id: "editorially-responsible" };
/// Part of an evidently artistic, creative, satirical, fictional or analogous work: a lighter notice, not none.
pub static ARTISTIC: Fact = Fact { id: "artistic" };

/// What the system gives out, paragraphs 1 and 2, and whether it evaluates bodies, on which paragraph 3, Art. 5 and Annex III, point 1, hang. Everybody is asked: what a deployer publishes it must have made, and that it
/// talks to people is what a deployer sees first, though the notice is the provider's.
pub static OUTPUT: Question = Question {
    id: "output",
    topic: &topics::TRANSPARENCY,
    kind: Kind::Several,
    options: &[
        choice("interacts", &[&INTERACTS]).cite(AI_ACT.art("50").par("1")),
        choice("generates", &[&GENERATES]).cite(AI_ACT.art("50").par("2")),
        choice("bodies", &[&EVALUATES_BODIES]).cite(AI_ACT.art("3").point("34")),
    ],
    cites: &[
        AI_ACT.art("50").par("1"),
        AI_ACT.art("50").par("2"),
        AI_ACT.art("50").par("3"),
        AI_ACT.art("3").point("34"),
        AI_ACT.art("5").par("1"),
        AI_ACT.annex("III").point("1"),
        TRANSPARENCY_GUIDELINES.para("30-31"),
        TRANSPARENCY_GUIDELINES.para("56-68"),
    ],
    judgement: false,
    helps: None,
};

/// Whether people are told, and if not, which exception of paragraph 1 holds. Telling them is how the duty is met, so it stays.
pub static INTERACTION: Question = Question {
    id: "interaction",
    topic: &topics::TRANSPARENCY,
    kind: Kind::One,
    options: &[
        choice("told", &[]),
        choice("obvious", &[&OBVIOUS]).cite(TRANSPARENCY_GUIDELINES.para("42-45")),
        choice("authorised", &[&INTERACTION_AUTHORISED]).cite(TRANSPARENCY_GUIDELINES.para("46-48")),
        choice("reporting", &[&INTERACTION_AUTHORISED, &PUBLIC_REPORTING]).cite(TRANSPARENCY_GUIDELINES.para("49")),
        choice("untold", &[]),
    ],
    cites: &[AI_ACT.art("50").par("1"), AI_ACT.recital("132"), TRANSPARENCY_GUIDELINES.para("32-49")],
    judgement: true,
    helps: None,
};

/// The exceptions of paragraph 2.
pub static GENERATION: Question = Question {
    id: "generation",
    topic: &topics::TRANSPARENCY,
    kind: Kind::Several,
    options: &[
        choice("editing", &[&ASSISTS_EDITING]),
        choice("unaltered", &[&LEAVES_INPUT]),
        choice("technical", &[&TECHNICAL_OUTPUT]).cite(TRANSPARENCY_GUIDELINES.para("68")),
        choice("authorised", &[&GENERATION_AUTHORISED]),
    ],
    cites: &[AI_ACT.art("50").par("2"), AI_ACT.recital("133"), TRANSPARENCY_GUIDELINES.para("89-92")],
    judgement: true,
    helps: None,
};

/// The exception of paragraph 3.
pub static BIOMETRIC_NOTICE: Question = Question {
    id: "biometric-notice",
    topic: &topics::TRANSPARENCY,
    kind: Kind::One,
    options: &[choice("yes", &[&BIOMETRICS_PERMITTED]), choice("no", &[])],
    cites: &[AI_ACT.art("50").par("3")],
    judgement: false,
    helps: None,
};

/// What the deployer makes with it: paragraph 4.
pub static PUBLICATION: Question = Question {
    id: "publication",
    topic: &topics::TRANSPARENCY,
    kind: Kind::Several,
    options: &[
        choice("deep-fake", &[&DEEP_FAKE]).cite(AI_ACT.art("50").par("4").sub(1)),
        choice("invented", &[&INVENTED]).cite(TRANSPARENCY_GUIDELINES.para("113")),
        choice("text", &[&PUBLIC_TEXT]).cite(AI_ACT.art("50").par("4").sub(2)),
    ],
    cites: &[AI_ACT.art("50").par("4"), AI_ACT.art("3").point("60"), TRANSPARENCY_GUIDELINES.para("111-132")],
    judgement: false,
    helps: None,
};

/// The exception and the relief for deep fakes.
pub static DEEP_FAKE_CONTEXT: Question = Question {
    id: "deep-fake-context",
    topic: &topics::TRANSPARENCY,
    kind: Kind::Several,
    options: &[choice("authorised", &[&DEEP_FAKE_AUTHORISED]), choice("artistic", &[&ARTISTIC])],
    cites: &[AI_ACT.art("50").par("4").sub(1), AI_ACT.recital("134")],
    judgement: false,
    helps: None,
};

/// The exceptions for text.
pub static TEXT_CONTEXT: Question = Question {
    id: "text-context",
    topic: &topics::TRANSPARENCY,
    kind: Kind::Several,
    options: &[
        choice("reviewed", &[&REVIEWED]),
        choice("responsible", &[&EDITORIALLY_RESPONSIBLE]),
        choice("authorised", &[&TEXT_AUTHORISED]),
    ],
    cites: &[AI_ACT.art("50").par("4").sub(2), AI_ACT.recital("134")],
    judgement: false,
    helps: None,
};

/// Art. 50(1): people must learn that they interact with an AI system.
pub static INTERACTION_NOTICE: Rule = Rule::new(
    "art-50-1",
    &[wording(
        ORIGINAL,
        AI_ACT.art("50").par("1"),
        given(
            &is(&INTERACTS),
            &all(&[not(&is(&OBVIOUS)), any(&[not(&is(&INTERACTION_AUTHORISED)), is(&PUBLIC_REPORTING)])]),
        ),
    )],
    &GENERAL,
);

/// Art. 50(2): synthetic content must be marked in a machine-readable way.
pub static MACHINE_MARKING: Rule = Rule::new(
    "art-50-2",
    &[wording(
        ORIGINAL,
        AI_ACT.art("50").par("2"),
        given(
            &is(&GENERATES),
            &all(&[not(&is(&ASSISTS_EDITING)), not(&is(&LEAVES_INPUT)), not(&is(&GENERATION_AUTHORISED))]),
        ),
    )],
    &MARKING,
)
.doubts(&[&TECHNICAL]);

/// Art. 50(2) names no such exception; the Commission leaves out source code, very short outputs (68) and what stays
/// within a closed circle of professionals (87).
pub static TECHNICAL: Doubt = Doubt::new("technical-output", TRANSPARENCY_GUIDELINES.para("68"))
    .held_by(Holder::Commission)
    .when(is(&TECHNICAL_OUTPUT))
    .turns(&[&TRANSPARENCY]);

/// Art. 50(3): people exposed to emotion recognition or biometric categorisation must be told.
pub static EXPOSURE_NOTICE: Rule = Rule::new(
    "art-50-3",
    &[wording(
        ORIGINAL,
        AI_ACT.art("50").par("3"),
        given(&any(&[holds(&EMOTION_RECOGNITION), holds(&CATEGORISATION)]), &not(&is(&BIOMETRICS_PERMITTED))),
    )],
    &GENERAL,
);

/// Art. 50(4) first subparagraph: deep fakes must be disclosed.
pub static DEEP_FAKE_NOTICE: Rule = Rule::new(
    "art-50-4-deep-fake",
    &[wording(
        ORIGINAL,
        AI_ACT.art("50").par("4").sub(1),
        given(&is(&GENERATES), &given(&is(&DEEP_FAKE), &all(&[not(&is(&DEEP_FAKE_AUTHORISED)), not(&is(&ARTISTIC))]))),
    )],
    &GENERAL,
);

/// Art. 3(60) speaks of what exists, the Commission also of what could.
pub static PLAUSIBLE: Doubt = Doubt::new("plausible", TRANSPARENCY_GUIDELINES.para("113"))
    .held_by(Holder::Commission)
    .when(given(
        &all(&[class(&DEPLOYER_ROLE), holds(&ORDINARY_RULES_BIND), is(&GENERATES)]),
        &all(&[is(&INVENTED), not(&class(&TRANSPARENCY))]),
    ))
    .turns(&[&TRANSPARENCY]);

/// Art. 50(4) first subparagraph, third sentence: deep fakes in works of art are disclosed without spoiling the work.
pub static ARTISTIC_NOTICE: Rule = Rule::new(
    "art-50-4-artistic",
    &[wording(
        ORIGINAL,
        AI_ACT.art("50").par("4").sub(1),
        given(&is(&GENERATES), &given(&is(&DEEP_FAKE), &all(&[not(&is(&DEEP_FAKE_AUTHORISED)), is(&ARTISTIC)]))),
    )],
    &GENERAL,
);

/// Art. 50(4) second subparagraph: text on matters of public interest, unless reviewed and editorially answered for.
pub static TEXT_NOTICE: Rule = Rule::new(
    "art-50-4-text",
    &[wording(
        ORIGINAL,
        AI_ACT.art("50").par("4").sub(2),
        given(
            &is(&GENERATES),
            &given(
                &is(&PUBLIC_TEXT),
                &all(&[not(&is(&TEXT_AUTHORISED)), not(&all(&[is(&REVIEWED), is(&EDITORIALLY_RESPONSIBLE)]))]),
            ),
        ),
    )],
    &GENERAL,
);

/// The system falls under Art. 50, whoever the addressee is and whatever exception frees them: for Art. 2(12). Whoever
/// merely supplies a part for the systems of others has no system that falls under it, Art. 25(4) second subparagraph. What
/// paragraph 4 speaks of the system must have generated or altered.
pub static UNDER_ARTICLE_50: Rule = Rule::definition(
    "under-article-50",
    &[wording(
        ORIGINAL,
        AI_ACT.art("50"),
        given(
            &any(&[not(&holds(&SUPPLIES)), holds(&HANDLES)]),
            &any(&[is(&INTERACTS), is(&GENERATES), holds(&EMOTION_RECOGNITION), holds(&CATEGORISATION)]),
        ),
    )],
);

/// Whether a free system "falls under Article 50" whose provider an exception frees, Art. 2(12).
pub static EXCEPTION_AND_FREE: Doubt = Doubt::new("exception-and-free", AI_ACT.art("2").par("12"))
    .when(all(&[
        is(&OPEN_SOURCE),
        class(&MINIMAL),
        class(&PROVIDER_ROLE),
        any(&[is(&INTERACTS), is(&GENERATES)]),
        not(&holds(&EMOTION_RECOGNITION)),
        not(&holds(&CATEGORISATION)),
    ]))
    .turns(&[&OUT_OF_SCOPE, &SYSTEM_OUT_OF_SCOPE, &MINIMAL, &EXEMPT_CLASS]);

/// Transparency duties of the visitor. Art. 2(2) leaves none for Section B systems, once they are classified as such.
pub static TRANSPARENCY: Category = Category {
    id: "transparency",
    guard: When::new(holds(&ORDINARY_RULES_BIND)),
    routes: &[
        route(class(&PROVIDER_ROLE), &[&INTERACTION_NOTICE, &MACHINE_MARKING]),
        route(class(&DEPLOYER_ROLE), &[&EXPOSURE_NOTICE, &DEEP_FAKE_NOTICE, &ARTISTIC_NOTICE, &TEXT_NOTICE]),
    ],
    each: true,
    doubts: &[],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &INTERACTION_NOTICE,
    &MACHINE_MARKING,
    &EXPOSURE_NOTICE,
    &DEEP_FAKE_NOTICE,
    &ARTISTIC_NOTICE,
    &TEXT_NOTICE,
    &UNDER_ARTICLE_50,
];
