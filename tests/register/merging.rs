//! Merge: it does not matter who is first, doing it twice changes nothing, and nothing is lost.

use ai_act_check::register::merge::{self, Merged};
use ai_act_check::register::record::{Register, Tombstone};
use ai_act_check::register::values::Removal;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::samples::{Dice, random, system};

/// Somebody goes on working on a register.
fn edited(register: &Register, dice: &mut Dice) -> Register {
    let mut register = register.clone();
    for at in 0..register.systems.len() {
        if dice.below(2) == 0 {
            let mut record = serde_json::to_value(&register.systems[at]).unwrap();
            let source = system(dice);
            for name in ["name", "purpose", "claims", "safeguards", "notes", "x", "short_description"] {
                if dice.below(3) == 0 {
                    record[name] = source[name].clone();
                }
            }
            record.as_object_mut().unwrap().retain(|_, member| !member.is_null());
            register.systems[at] = serde_json::from_value(record).unwrap();
            register.systems[at].revise("2026-11-30");
        }
    }
    if dice.below(4) == 0 {
        let gone = register.systems.remove(dice.below(register.systems.len()));
        register.tombstones.push(Tombstone {
            id: gone.id,
            removed_on: "2026-11-30".to_owned(),
            reason: Some(Removal::EnteredInError),
            ..Tombstone::default()
        });
    }
    register
}

/// What stands at a path of a record; null where nothing does.
fn at<'v>(record: &'v Value, path: &str) -> &'v Value {
    path.split('.').filter(|name| !name.is_empty()).fold(record, |value, name| &value[name])
}

/// Every value that a side has and the merged register has not stands in a conflict, unless the other side alone changed it.
fn is_lost(merged: &Merged, base: &Register, sides: [&Register; 2]) -> Option<String> {
    let record = |register: &Register, id: &str| {
        register.systems.iter().find(|s| s.id == id).map_or(Value::Null, |s| serde_json::to_value(s).unwrap())
    };
    for [side, other] in [sides, [sides[1], sides[0]]] {
        for system in &side.systems {
            let (mine, theirs) = (record(side, &system.id), record(other, &system.id));
            let (before, now) = (record(base, &system.id), record(&merged.register, &system.id));
            for name in mine.as_object().unwrap().keys().filter(|name| *name != "revision") {
                let told = |value: &Value| {
                    merged.conflicts.iter().any(|c| {
                        let inside = c.path == *name || c.path.starts_with(&format!("{name}."));
                        c.id == system.id && (c.path.is_empty() && at(&c.other, name) == value || inside)
                    })
                };
                let parts = now[name].is_object() && mine[name].is_object();
                let taken_over = mine[name] == before[name] && now[name] == theirs[name];
                if now[name] != mine[name] && !taken_over && !parts && !told(&mine[name]) {
                    return Some(format!("{} {name}: {} became {}", system.id, mine[name], now[name]));
                }
            }
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_commutes_is_idempotent_and_loses_nothing(seed: u64) {
        let mut dice = Dice(seed);
        let base = random(&mut dice, 3);
        let (one, other) = (edited(&base, &mut dice), edited(&base, &mut dice));
        let merged = merge::merge(Some(&base), &one, &other);
        let turned = merge::merge(Some(&base), &other, &one);
        prop_assert_eq!(&merged, &turned);
        prop_assert_eq!(is_lost(&merged, &base, [&one, &other]), None);
        for side in [&one, &other, &merged.register] {
            let again = merge::merge(Some(&base), &merged.register, side);
            prop_assert_eq!(&again.register, &merged.register);
        }
        for stone in one.tombstones.iter().chain(&other.tombstones) {
            prop_assert!(merged.register.systems.iter().all(|s| s.id != stone.id));
            prop_assert!(merged.register.tombstones.iter().any(|s| s.id == stone.id));
        }
    }

    #[test]
    fn without_a_common_state_it_commutes_and_is_idempotent(seed: u64) {
        let mut dice = Dice(seed);
        let base = random(&mut dice, 2);
        let (one, other) = (edited(&base, &mut dice), edited(&base, &mut dice));
        let merged = merge::merge(None, &one, &other);
        prop_assert_eq!(&merged, &merge::merge(None, &other, &one));
        prop_assert_eq!(&merge::merge(None, &merged.register, &one).register, &merged.register);
        prop_assert_eq!(&merge::merge(None, &merged.register, &merged.register).conflicts, &vec![]);
    }
}

#[test]
fn the_newer_state_of_a_record_replaces_the_one_it_was_made_from() {
    let mut old = random(&mut Dice(7), 1);
    old.systems[0].revise("2026-10-01");
    let mut new = old.clone();
    new.systems[0].purpose.text = "Neu".to_owned();
    new.systems[0].notes = String::new();
    new.systems[0].revise("2026-11-01");
    let merged = merge::merge(None, &old, &new);
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.register.systems, new.systems);
}

#[test]
fn fields_of_both_are_taken_and_what_both_changed_is_asked() {
    let base = random(&mut Dice(8), 1);
    let (mut one, mut other) = (base.clone(), base.clone());
    one.systems[0].purpose.text = "Eins".to_owned();
    one.systems[0].purpose.users = "Amt 10".to_owned();
    other.systems[0].purpose.text = "Zwei".to_owned();
    other.systems[0].safeguards.objection = "Widerspruch".to_owned();
    let merged = merge::merge(Some(&base), &one, &other);
    let system = &merged.register.systems[0];
    assert_eq!((&*system.purpose.users, &*system.safeguards.objection), ("Amt 10", "Widerspruch"));
    assert_eq!(merged.conflicts.len(), 1);
    let conflict = &merged.conflicts[0];
    assert_eq!((&*conflict.path, &conflict.kept, &conflict.other), ("purpose.text", &json!("Zwei"), &json!("Eins")));
    assert_eq!(system.revision.number, base.systems[0].revision.number + 1);
}

#[test]
fn a_removed_record_stays_removed_and_what_became_of_it_is_not_lost() {
    let base = random(&mut Dice(9), 2);
    let (mut one, mut other) = (base.clone(), base.clone());
    let gone = one.systems.remove(0);
    one.tombstones.push(Tombstone { id: gone.id.clone(), removed_on: "2026-11-01".to_owned(), ..Tombstone::default() });
    other.systems[0].notes = "weitergeführt".to_owned();
    let merged = merge::merge(Some(&base), &one, &other);
    assert!(merged.register.systems.iter().all(|s| s.id != gone.id));
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.conflicts[0].other["notes"], "weitergeführt");
}

#[test]
fn systems_of_one_name_in_one_body_are_proposed_as_doubles() {
    let mut register = random(&mut Dice(10), 3);
    register.systems[0].name = "Chatbot „Klara“".to_owned();
    register.systems[1].name = "chatbot Klara".to_owned();
    register.systems[2].name = "Chatbot Klaus".to_owned();
    let doubles = merge::doubles(&register);
    assert_eq!(doubles.len(), 1);
    assert_eq!((&doubles[0].one, &doubles[0].other), (&register.systems[0].id, &register.systems[1].id));
    register.systems[1].organisation.responsible = "urn:uuid:00000000-0000-5000-8000-0000000000ff".to_owned();
    register.systems[0].supply.provider.name = "Musterfirma KI GmbH".to_owned();
    register.systems[1].supply.provider.name = "Andere AG".to_owned();
    assert_eq!(merge::doubles(&register), []);
    register.systems[1].supply.provider.name = "Musterfirma".to_owned();
    assert_eq!(merge::doubles(&register).len(), 1);
}
