//! What the check says of some visits, as recorded in tests/records/: the typed document, a line for each fact, with the keys of
//! the texts in the place of words. So a record changes with what is said and not with how. `facts` sees to it that screens
//! and reports say the same.

use ai_act_check::documents::assessment::Assessment;
use ai_act_check::documents::canonical::canonical;
use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::FINGERPRINT;
use ai_act_check::session::{Session, Telling};
use serde_json::{Map, Value};
use support::record::is_as_recorded;
use support::scenario::{bases, given, interview, scenarios};

/// Scenarios that have little in common.
const VISITS: [&str; 9] = [
    "a1-machinery",
    "applicant-in-the-union",
    "existing-system-unchanged",
    "min-office",
    "open-weights-with-systemic-risk",
    "product-unknown-and-it-talks",
    "reseller-of-an-undressing-app",
    "scope-01",
    "undressing-app-on-1-december-2026",
];
/// The members by which the things of a list are told apart: the first that a thing has.
const IDS: [&str; 4] = ["id", "fact", "rule", "question"];

#[test]
fn documents_say_what_is_recorded() {
    let words = support::keyed();
    for name in VISITS {
        let document =
            canonical(&Assessment::of(&Telling::of(&visit(name), &words))).replace(FINGERPRINT, "FINGERPRINT");
        let mut facts = Vec::new();
        tell("", &serde_json::from_str(&document).unwrap(), &mut facts);
        is_as_recorded(&format!("tests/records/{name}.txt"), &(facts.join("\n") + "\n").replace('\u{a0}', " "));
    }
}

/// The visit of a scenario, on its day.
fn visit(name: &str) -> Session {
    let (_, _, scenario) = scenarios().unwrap().into_iter().find(|(_, other, _)| other == name).unwrap();
    let day = Date::parse(&scenario.as_of).unwrap();
    let (answers, _) = interview(&BOOK, &given(&scenario, &bases().unwrap()).unwrap(), &scenario, day).unwrap();
    Session::with_answers(&BOOK, answers, day).unwrap()
}

/// Tells a value with its place, such as `duties[art-26-1].applies_from = 2027-12-02`; what is not there is left out.
fn tell(place: &str, value: &Value, facts: &mut Vec<String>) {
    let mut fact = |said: String| facts.push(format!("{place} = {said}"));
    match value {
        Value::Null => {}
        Value::Array(items) if items.iter().all(is_plain) => {
            if !items.is_empty() {
                fact(items.iter().map(plain).collect::<Vec<_>>().join(", "));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| tell_item(place, item, facts)),
        Value::Object(members) if members.values().all(is_plain) => fact(in_one_line(members)),
        Value::Object(members) => {
            let dot = if place.is_empty() { "" } else { "." };
            members.iter().for_each(|(name, value)| tell(&format!("{place}{dot}{name}"), value, facts));
        }
        value => fact(plain(value)),
    }
}

/// A thing of a list, by its id if it has one.
fn tell_item(list: &str, item: &Value, facts: &mut Vec<String>) {
    let mut item = item.clone();
    let members = item.as_object_mut().unwrap();
    let id = IDS.iter().find_map(|member| members.remove(*member));
    tell(&id.map_or(list.to_owned(), |id| format!("{list}[{}]", plain(&id))), &item, facts);
}

fn is_plain(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

fn in_one_line(members: &Map<String, Value>) -> String {
    let there = members.iter().filter(|(_, value)| !value.is_null());
    there.map(|(name, value)| format!("{name} {}", plain(value))).collect::<Vec<_>>().join(", ")
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
