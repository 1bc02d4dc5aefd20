//! Records, their schema, and what of them is public.

use std::collections::BTreeSet;

use ai_act_check::register::file::{self, Refusal};
use ai_act_check::register::public;
use ai_act_check::register::schema::{self, Level, SCHEMA, Wrong};
use ai_act_check::register::words::{LANGUAGES, Words};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::samples::{Dice, Everything, HOSTILE, random, register, system};

/// The paths of all leaves of a value, items of lists under the path of the list.
fn leaves(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                leaves(member, &if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, path, found)),
        _ => {
            found.insert(path.to_owned());
        }
    }
}

/// The leaves that are public by the schema, read in another way than the program does: from the root of each path.
fn public_leaves(all: &BTreeSet<String>) -> BTreeSet<String> {
    let root = schema::property(&SCHEMA, "systems").and_then(schema::items).unwrap();
    let is_public = |path: &&String| {
        let mut node = root;
        for name in path.split('.') {
            let within = schema::items(node).unwrap_or(node);
            // The texts of a map have the level of the map.
            let Some(field) = schema::property(within, name) else { break };
            if schema::level(field) != Level::Public {
                return false;
            }
            node = field;
        }
        true
    };
    all.iter().filter(is_public).cloned().collect()
}

fn approved(mut system: Value) -> Value {
    system["publication"]["state"] = json!("approved");
    for decided in ["fields", "redactions"] {
        system["publication"].as_object_mut().unwrap().remove(decided);
    }
    system.as_object_mut().unwrap().remove("translations");
    if let Some(changes) = system.get_mut("changes").and_then(Value::as_array_mut) {
        for change in changes {
            change["public"] = json!(true);
        }
    }
    system
}

#[test]
fn of_a_record_filled_in_every_field_the_public_ones_are_shown_and_no_others() {
    let record = approved(system(&mut Everything));
    let mut all = BTreeSet::new();
    leaves(&record, "", &mut all);
    let expected = public_leaves(&all);
    let view = public::view(&register(&[record]));
    let mut shown = BTreeSet::new();
    leaves(&view["systems"][0], "", &mut shown);
    assert_eq!(shown, expected);
    assert!(all.len() > 200 && shown.len() < all.len() - 30, "{} of {}", shown.len(), all.len());
    for never in ["safeguards.it_security", "notes", "contacts.internal.person", "import.from", "x.own"] {
        assert!(all.contains(never) && !shown.contains(never), "{never}");
    }
}

#[test]
fn what_is_never_public_no_decision_opens() {
    let mut record = approved(system(&mut Everything));
    record["publication"]["fields"] = json!({
        "notes": "public", "contacts.internal": "public", "safeguards": "public", "import": "public", "x": "public",
        "supply.contract_end": "public", "attachments": "public", "purpose.text": "internal", "classification": "internal"
    });
    record["translations"] = json!({ "en": { "notes": "hidden", "purpose.text": "hidden", "name": "Name" } });
    record["publication"]["redactions"] = json!({ "lifecycle.begin": "security", "notes": "hidden" });
    let view = public::view(&register(&[record]));
    let shown = &view["systems"][0];
    for hidden in [
        "/notes",
        "/contacts/internal",
        "/safeguards/it_security",
        "/import",
        "/x",
        "/purpose/text",
        "/lifecycle/begin",
        "/classification",
    ] {
        assert_eq!(shown.pointer(hidden), None, "{hidden}");
    }
    assert_eq!(shown.pointer("/supply/contract_end"), Some(&json!("2025")));
    assert!(shown.pointer("/attachments/0/sha256").is_some());
    assert_eq!(shown["publication"]["redactions"], json!({ "lifecycle.begin": "security" }));
    assert_eq!(shown["translations"], json!({ "en": { "name": "Name" } }));
    assert!(!view.to_string().contains("hidden"));
}

#[test]
fn withheld_records_are_counted_and_drafts_are_not_there() {
    let with = |state: &str, reason: &str| {
        let mut record = system(&mut Everything);
        record["name"] = json!(format!("secret {state}"));
        record["publication"] = json!({ "state": state, "withheld_reason": reason });
        record
    };
    let records = |count: usize| {
        (0..count).map(|_| with("withheld", "law")).chain([with("draft", "law"), with("internal", "law")])
    };
    let two = public::view(&register(&records(2).collect::<Vec<_>>()));
    assert_eq!(two["withheld"], json!({ "total": 2 }));
    let three = public::view(&register(&records(3).collect::<Vec<_>>()));
    assert_eq!(three["withheld"], json!({ "total": 3, "reasons": { "law": 3 } }));
    assert!(!three.to_string().contains("secret"));
}

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&SCHEMA).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn random_records_show_no_field_that_is_not_public(seed: u64) {
        let record = approved(system(&mut Dice(seed)));
        let mut all = BTreeSet::new();
        leaves(&record, "", &mut all);
        let view = public::view(&register(&[record]));
        let mut shown = BTreeSet::new();
        leaves(&view["systems"][0], "", &mut shown);
        prop_assert_eq!(shown, public_leaves(&all));
    }

    #[test]
    fn what_is_written_opens_again_and_is_valid(seed: u64) {
        let register = random(&mut Dice(seed), 2);
        let text = register.write();
        let document: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator().iter_errors(&document).map(|e| format!("{}: {e}", e.instance_path())).collect();
        prop_assert_eq!(errors, Vec::<String>::new());
        let opened = file::open(&text).unwrap();
        prop_assert!(!opened.edited);
        prop_assert_eq!(opened.register.write(), text);
        let mut plain = opened.register;
        plain.sha256 = String::new();
        prop_assert_eq!(plain, register);
    }

    /// An independent validator finds a fault exactly where ours does.
    #[test]
    fn a_broken_record_is_seen_as_an_independent_validator_sees_it(seed: u64) {
        let mut dice = Dice(seed);
        let mut document: Value = serde_json::from_str(&random(&mut dice, 1).write()).unwrap();
        let mut paths = Vec::new();
        pointers(&document["systems"], "/systems", &mut paths);
        let at = paths[dice.below(paths.len())].clone();
        *document.pointer_mut(&at).unwrap() = match dice.below(5) {
            0 => json!(-7),
            1 => json!("x".repeat(dice.below(6000))),
            2 => json!([{}]),
            3 => json!({ "key": 5 }),
            _ => json!(true),
        };
        // Days of the calendar are more than a pattern can say, and so are addresses.
        let faults = schema::faults(&document);
        let ours = faults.iter().any(|f| !matches!(&f.what, Wrong::Form(text, form) if form != "uuid" && !text.starts_with('x')));
        prop_assert_eq!(ours, !validator().is_valid(&document), "{}: {:?}", at, faults);
    }
}

fn pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| pointers(member, &format!("{path}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| pointers(item, &format!("{path}/{at}"), found));
        }
        _ => {}
    }
}

#[test]
fn files_that_are_none_are_refused_whole_and_say_why() {
    let german = Words::of("de");
    for (text, needle) in [
        ("", "kein JSON"),
        ("[1,", "kein JSON"),
        ("{}", "kein Register"),
        (r#"{"format":"ai-act-check/1"}"#, "kein Register"),
        (r#"{"format":"ai-act-register/2","systems":[]}"#, "ai-act-register/2"),
    ] {
        let refusal = file::open(text).unwrap_err();
        let said = refusal.sentences(german).join("\n");
        assert!(said.contains(needle), "{text}: {said}");
    }
    let mut document: Value = serde_json::from_str(&random(&mut Dice(1), 1).write()).unwrap();
    document["systems"][0]["lifecycle"]["status"] = json!("dreaming");
    let refusal = file::open(&document.to_string()).unwrap_err();
    assert!(matches!(&refusal, Refusal::Faulty(faults) if faults.len() == 1));
    assert!(refusal.sentences(Words::of("en"))[0].starts_with("systems[1].lifecycle.status: “dreaming” is none of"));
}

#[test]
fn members_of_a_later_version_are_kept_and_never_shown() {
    let mut document: Value = serde_json::from_str(&random(&mut Dice(2), 1).write()).unwrap();
    document["systems"][0] = approved(document["systems"][0].take());
    document["systems"][0]["purpose"] = json!({ "text": "a", "later": { "deep": [1, 2.5] } });
    document["later"] = json!("kept");
    let register = file::opened(document).unwrap().register;
    let written: Value = serde_json::from_str(&register.write()).unwrap();
    assert_eq!(written["systems"][0]["purpose"]["later"], json!({ "deep": [1, 2.5] }));
    assert_eq!(written["later"], json!("kept"));
    assert!(!public::view(&register).to_string().contains("later"));
}

#[test]
fn a_file_that_something_else_changed_says_so() {
    let text = random(&mut Dice(3), 1).write();
    assert!(!file::open(&text).unwrap().edited);
    assert!(file::open(&text.replace("\"Test\"", "\"Best\"")).unwrap().edited);
}

#[test]
fn both_languages_say_the_same_things() {
    let [english, german] = LANGUAGES.map(Words::of);
    let braces = |text: &str| {
        text.split('{').skip(1).map(|part| part.split('}').next().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(english.keys().collect::<Vec<_>>(), german.keys().collect::<Vec<_>>());
    for key in english.keys() {
        assert_eq!(braces(&english.get(key)), braces(&german.get(key)), "{key}");
        assert!(!english.get(key).is_empty() && !german.get(key).is_empty(), "{key}");
    }
    for hostile in HOSTILE {
        let said = english.fill("fault.missing", &[("name", &format!("{hostile}{{name}}"))]);
        assert!(said.contains(hostile) && said.contains("{name}"), "{said}");
    }
}

#[test]
fn what_does_not_fit_together_is_said() {
    let one = random(&mut Dice(4), 1);
    let mut twice = one.clone();
    twice.systems.push(one.systems[0].clone());
    twice.systems[0].lifecycle.begin = "2026-02".to_owned();
    twice.systems[0].lifecycle.end = "2025".to_owned();
    twice.systems[0].organisation.responsible = "urn:uuid:00000000-0000-5000-8000-000000000fff".to_owned();
    let said = twice.contradictions(Words::of("en"));
    assert_eq!(said.iter().filter(|s| s.contains("stands twice")).count(), 1, "{said:?}");
    assert!(said.iter().any(|s| s.contains("before it begins")), "{said:?}");
    assert!(said.iter().any(|s| s.contains("none of the organisations")), "{said:?}");
}

/// A file that is opened system by system has the checksum of the whole, wherever its members stand among the others.
#[test]
fn a_checksum_is_that_of_the_whole_document() {
    for (number, others) in
        [json!({}), json!({ "aaa": 1, "zzz": [true, "ü"], "\u{fffd}": {}, "\u{1f600}": "x" })].into_iter().enumerate()
    {
        for systems in [0, 1, 3] {
            let mut document = random(&mut Dice(7 + u64::try_from(number).unwrap()), systems).document();
            let members = document.as_object_mut().unwrap();
            members.remove("sha256");
            members.extend(others.as_object().unwrap().clone());
            let sum = file::checksum(&document);
            document["sha256"] = sum.clone().into();
            assert!(!file::open(&document.to_string()).unwrap().edited, "{systems} systems beside {others}");
            document["sha256"] = sum.replace(|digit: char| digit.is_ascii_digit(), "a").into();
            assert!(file::open(&document.to_string()).unwrap().edited, "{systems} systems beside {others}");
        }
    }
}

/// A register has a list of systems, be it empty; that there is none is said.
#[test]
fn a_register_without_a_list_of_systems_says_so() {
    let mut document = random(&mut Dice(3), 0).document();
    let members = document.as_object_mut().unwrap();
    members.remove("sha256");
    members.remove("systems");
    let faults = file::opened(document).unwrap().faults;
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].what, Wrong::Missing("systems".to_owned()));
}
