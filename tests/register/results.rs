//! Both results for a system, what is claimed beside them, and the history.

use std::collections::BTreeSet;

use ai_act_check::engine::date::Date;
use ai_act_check::register::assess::{self, OPEN, Results};
use ai_act_check::register::claims::{self, Comparison};
use ai_act_check::register::import;
use ai_act_check::register::law::Law;
use ai_act_check::register::record::{Claim, Register, System};
use ai_act_check::register::values::{ClaimClass, Trigger};
use ai_act_check::rulebooks::EU_AI_ACT;
use serde_json::{Value, json};

const TODAY: Date = Date::new(2026, 11, 30);

fn law() -> Law {
    Law::of(&EU_AI_ACT)
}

fn answered(answers: Value) -> System {
    let mut system = System { name: "System".to_owned(), ..System::default() };
    system.classification.answers = serde_json::from_value(answers).unwrap();
    system
}

/// A bought chatbot in the hands of an authority.
fn chatbot() -> Value {
    json!({
        "object": ["system"], "activity": ["use"], "generality": ["no"], "stage": ["use"],
        "exclusions": ["none"], "origin": ["bought"], "output": ["interacts"], "practices": ["none"],
        "areas": ["none"], "profiling": ["no"], "interaction": ["told"],
        "changes": ["none"], "organisation": ["authority"]
    })
}

fn with(mut answers: Value, changes: &Value) -> Value {
    for (question, answer) in changes.as_object().unwrap() {
        answers[question] = answer.clone();
    }
    answers
}

fn results(answers: Value) -> Results {
    Results::of(&EU_AI_ACT, &law(), &answered(answers), TODAY).unwrap()
}

#[test]
fn a_bought_chatbot_is_minimal_for_the_body_and_transparency_as_a_system() {
    let results = results(chatbot());
    assert_eq!((results.headline(), results.system_headline()), ("minimal", "transparency"));
    assert_eq!(results.system_open(), Vec::<&str>::new());
}

#[test]
fn what_nobody_has_told_of_the_provider_leaves_the_system_open() {
    let mut answers = chatbot();
    answers.as_object_mut().unwrap().remove("interaction");
    let open = results(answers);
    assert_eq!((open.headline(), open.system_headline()), ("minimal", OPEN));
    assert_eq!(open.system_open(), ["interaction"]);
    // It is obvious to everybody: the exception of Art. 50(1) frees the provider, so nothing is left.
    let obvious = results(with(chatbot(), &json!({ "interaction": ["obvious"] })));
    assert_eq!((obvious.headline(), obvious.system_headline()), ("minimal", "minimal"));
}

#[test]
fn what_the_body_owes_counts_for_the_system_too() {
    let high =
        results(with(chatbot(), &json!({ "areas": ["employment"], "employment": ["filter"], "profiling": ["yes"] })));
    assert_eq!((high.headline(), high.system_headline()), ("high-risk", "high-risk"));
    let none =
        results(json!({ "object": ["program"], "activity": ["use"], "method": ["rules"], "method-check": ["hand"] }));
    assert_eq!((none.headline(), none.system_headline()), ("out-of-scope", "out-of-scope"));
}

#[test]
fn a_provider_who_only_offers_learns_what_users_will_owe() {
    let generator = with(
        chatbot(),
        &json!({ "activity": ["offer"], "origin": ["own"], "output": ["generates"], "generation": ["editing"], "publication": ["deep-fake"], "deep-fake-context": ["none"] }),
    );
    let results = results(generator);
    assert_eq!(results.system_headline(), "transparency");
}

fn claim(raw: &str) -> Claim {
    Claim { class: Some(claims::class_of(raw)), raw: raw.to_owned(), source: "Test".to_owned(), ..Claim::default() }
}

#[test]
fn claims_are_compared_with_the_system() {
    let law = law();
    let of = |raw: &str, results: &Results| Comparison::of(&law, &claim(raw), results);
    let transparency = results(chatbot());
    for (raw, expected) in [
        ("gering/minimal", Comparison::TooLow),
        ("keine KI", Comparison::TooLow),
        ("begrenzt", Comparison::Agrees),
        ("Transparenz", Comparison::Agrees),
        ("Hochrisiko", Comparison::TooHigh),
        ("entfällt", Comparison::NoClaim),
        ("", Comparison::NoClaim),
        ("hoch?", Comparison::NotComparable),
        ("High-impact", Comparison::NotComparable),
    ] {
        assert_eq!(of(raw, &transparency), expected, "{raw}");
    }
    // An exemption has duties of documentation and registration, so "minimal" is too low for it.
    let exempt = with(
        chatbot(),
        &json!({ "origin": ["own"], "name": ["own"], "output": ["none"], "areas": ["employment"], "employment": ["filter"],
                "exemption": ["procedural"], "influence": ["no"], "exemption-areas": ["none"] }),
    );
    let exempt = results(exempt);
    assert_eq!(exempt.system_headline(), "art-6-3-exempt");
    assert_eq!(of("minimal", &exempt), Comparison::TooLow);
    let mut answers = chatbot();
    answers.as_object_mut().unwrap().remove("interaction");
    let open = results(answers);
    assert_eq!(
        (of("minimal", &open), of("begrenzt", &open), of("hoch", &open)),
        (Comparison::Open, Comparison::Open, Comparison::TooHigh)
    );
}

#[test]
fn the_deciding_answers_are_those_that_were_given() {
    let pack = ai_act_check::rulebooks::pack("de").unwrap();
    let words = ai_act_check::text::Catalogue::read(pack, &EU_AI_ACT).unwrap();
    let (cites, questions) = claims::reasons(&law(), &results(chatbot()), &words);
    assert_eq!(cites, ["Art.\u{a0}50\u{a0}Abs.\u{a0}1"]);
    assert!(
        questions.contains(&"output") && questions.contains(&"interaction") && !questions.contains(&"origin"),
        "{questions:?}"
    );
}

#[test]
fn the_history_grows_only_where_something_is_to_say_and_old_results_stay() {
    let law = law();
    let mut system = answered(chatbot());
    let renew = |system: &mut System, day| assess::renew(&EU_AI_ACT, &law, system, (day, TODAY)).unwrap();
    assert_eq!(renew(&mut system, TODAY).written, Some(Trigger::First));
    assert_eq!(renew(&mut system, TODAY).written, None);
    let first = system.classification.history.clone();
    system.classification.answers.insert("interaction".to_owned(), vec!["obvious".to_owned()]);
    let changed = renew(&mut system, TODAY);
    assert_eq!(changed.written, Some(Trigger::AnswersChanged));
    let moved = changed.difference.unwrap().system_headline;
    assert_eq!(moved, Some(("transparency".to_owned(), "minimal".to_owned())));
    system.classification.history[1].rulebook.fingerprint = "0000000000000000".to_owned();
    let renewed = renew(&mut system, TODAY);
    assert_eq!((renewed.written, renewed.difference), (Some(Trigger::NewRulebook), None));
    assert_eq!(system.classification.history[..1], first);
    assert_eq!(system.classification.history.len(), 3);
    let length = serde_json::to_string(&system.classification.history[0]).unwrap().len();
    assert!((500..3000).contains(&length), "{length}");
}

#[test]
fn answers_that_the_rulebook_does_not_know_leave_all_open() {
    let mut system = answered(with(chatbot(), &json!({ "gone": ["yes"] })));
    let results = Results::of(&EU_AI_ACT, &law(), &system, TODAY).unwrap();
    assert_eq!((results.lost, results.headline(), results.system_headline()), (1, OPEN, OPEN));
    assert_eq!(Comparison::of(&law(), &claim("minimal"), &results), Comparison::Open);
    // Nothing is guessed, and nothing thrown away.
    assess::renew(&EU_AI_ACT, &law(), &mut system, (TODAY, TODAY)).unwrap();
    assert_eq!(system.classification.answers["gone"], ["yes"]);
    assert_eq!(system.classification.history[0].headline, OPEN);
}

/// Every id in src/register/laws.json is one of the rulebook, and no class on the scale of the claims is left out.
#[test]
fn the_laws_of_the_register_are_those_of_the_rulebook() {
    let laws: Value = serde_json::from_str(include_str!("../../src/register/laws.json")).unwrap();
    let book = EU_AI_ACT.book;
    let file = &laws[book.id];
    let facts: BTreeSet<&str> =
        book.agenda.iter().flat_map(|q| q.options).flat_map(|o| o.facts).map(|f| f.id).collect();
    for fact in file["supposed"].as_array().unwrap() {
        assert!(facts.contains(fact.as_str().unwrap()), "{fact}");
    }
    let ranks = file["ranks"].as_object().unwrap();
    for class in book.classes {
        assert_eq!(ranks.contains_key(class.id), !class.id.starts_with("general-purpose"), "{}", class.id);
    }
    // The more serious a class is for the rulebook, the heavier it is here, as far as they are on one scale.
    let on_scale: Vec<i64> = book.classes.iter().filter_map(|c| ranks.get(c.id)?.as_i64()).collect();
    let (systems, findings) = on_scale.split_at(on_scale.len() - 3);
    assert_eq!(findings, [0, 0, 0]);
    let falls = |pair: &[i64]| pair[0] >= pair[1];
    assert!(systems[..2].windows(2).all(falls), "{systems:?}");
    let duties: BTreeSet<&str> = book.duties().map(|d| d.id).collect();
    for duty in file["sections"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .chain(file["secure"].as_array().unwrap().iter().map(|d| d.as_str().unwrap()))
    {
        assert!(duties.contains(duty), "{duty}");
    }
    let exemption = file["exemption"].as_object().unwrap();
    let question = book.question(exemption["question"].as_str().unwrap()).unwrap();
    let options: BTreeSet<&str> = question.options.iter().map(|o| o.id).collect();
    assert_eq!(exemption.keys().map(String::as_str).filter(|k| *k != "question").collect::<BTreeSet<_>>(), options);
    assert!(law().claim(ClaimClass::Unclear).is_none());
}

/// Art. 49(1) to (3) are fulfilled in the public part or in the secure one, as the uses say, Art. 49(4).
#[test]
fn what_is_registered_goes_into_the_part_of_its_use() {
    use ai_act_check::register::values::Section::{A, B, C};
    let sold = json!({ "activity": ["offer"], "origin": ["own"], "profiling": ["no"], "exemption": ["none"] });
    let exempt = with(sold.clone(), &json!({ "exemption": ["procedural"], "influence": ["no"] }));
    let on_behalf = json!({ "profiling": ["yes"], "organisation": ["on-behalf"] });
    let point = |area: &str, option: &str| json!({ "areas": [area], area: [option] });
    let sorts = |who: &str| json!({ "output": ["bodies"], "biometrics": ["categories"], "categories": ["sensitive"], "categorising": [who] });
    for (who, what, expected) in [
        (&sold, point("education", "grading"), vec![(A, false)]),
        (&sold, point("infrastructure", "failure"), vec![]),
        (&sold, point("migration", "risk"), vec![(A, true)]),
        (&exempt, point("education", "grading"), vec![(B, false)]),
        (&exempt, point("infrastructure", "failure"), vec![(B, false)]),
        (&exempt, point("law-enforcement", "evidence"), vec![(B, true)]),
        (&on_behalf, point("education", "grading"), vec![(C, false)]),
        (&on_behalf, point("infrastructure", "failure"), vec![]),
        (&on_behalf, point("law-enforcement", "evidence"), vec![(C, true)]),
        (&on_behalf, sorts("police"), vec![(C, true)]),
        (&on_behalf, sorts("individually"), vec![(C, false)]),
    ] {
        let answers = with(with(chatbot(), who), &what);
        let sheets = assess::registration(&law(), &results(answers));
        assert_eq!(sheets, expected, "{who} {what}");
    }
}

#[test]
fn a_saved_case_brings_what_was_written_to_catalogues() {
    let mut register = Register { systems: vec![answered(json!({}))], ..Register::default() };
    let written = |note: &str| json!({ "format": "ai-act-reflection/1", "catalogue": "werte", "reason": note });
    let case = json!({ "name": "System", "answers": chatbot(), "reflections": [written("first")] });
    assert_eq!(import::take_case(&mut register, &case.to_string(), "2026-12-01"), Some(("System".to_owned(), 1)));
    let kept = |register: &Register| register.systems[0].reflections["werte"]["reason"].clone();
    assert_eq!(kept(&register), json!("first"));
    // A case that says nothing about it takes nothing away.
    let without = json!({ "name": "System", "answers": chatbot() });
    assert!(import::take_case(&mut register, &without.to_string(), "2026-12-01").is_some());
    assert_eq!(kept(&register), json!("first"));
    let anew = json!({ "name": "System", "answers": chatbot(), "reflections": [written("second")] });
    assert!(import::take_case(&mut register, &anew.to_string(), "2026-12-01").is_some());
    assert_eq!(kept(&register), json!("second"));
}
