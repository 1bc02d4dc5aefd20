//! Two states of a register become one. Records with the same id are compared field by field with the state that both come
//! from, where it is at hand: what one side alone changed is taken, what both changed otherwise is a conflict that a person
//! settles. Removed records stay removed. Records that may be the same system under two ids are only proposed.
//!
//! Nothing is lost: what is not taken stands in the conflict.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::file;
use super::record::{Register, System, Tombstone};

/// A field that both sides changed otherwise. The first value is in the merged register until somebody decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record's id; the id of the organisation, or of the register itself.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The field, such as `purpose.text`.
    pub path: String,
    /// What is taken for the time being; null where the field is absent.
    pub kept: Value,
    /// What the other side says.
    pub other: Value,
}

/// Two records that may be one system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Double {
    /// The id of one.
    pub one: String,
    /// The id of the other.
    pub other: String,
    /// The name that both have.
    pub name: String,
}

/// What came of two registers.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The register.
    pub register: Register,
    /// What a person has to settle.
    pub conflicts: Vec<Conflict>,
    /// What a person should look at.
    pub doubles: Vec<Double>,
}

/// Lists that only ever grow: both sides' items are kept, each once.
const GROWING: [&str; 2] = ["changes", "classification.history"];

/// Merges two states of a register, or the registers of two bodies. `base` is the state both come from, if there is one.
#[must_use]
pub fn merge(base: Option<&Register>, one: &Register, other: &Register) -> Merged {
    let [base, one, other] = [base, Some(one), Some(other)].map(|register| register.map_or(Value::Null, to_value));
    let mut conflicts = Vec::new();
    let mut merged = Map::new();
    let head = |register: &Value| register.get("register").cloned().unwrap_or(Value::Null);
    let id_of = |value: &Value| text(value, "id").to_owned();
    let (left, right) = (head(&one), head(&other));
    let mut fields = Fields { id: id_of(&left), name: later_text(&left, &right, "title"), conflicts: &mut conflicts };
    // Two registers stay two: nobody wants the title of one with the contact of the other.
    let same = text(&left, "id") == text(&right, "id");
    let about = if same {
        fields.merge("register", &head(&base), &left, &right)
    } else {
        fields.conflict("register", &left, &right)
    };
    merged.insert("register".to_owned(), about);
    for list in ["organisations", "systems"] {
        merged.insert(list.to_owned(), Value::Array(records(list, [&base, &one, &other], &mut conflicts)));
    }
    // Members of a later version go along.
    for name in [&one, &other].into_iter().filter_map(Value::as_object).flat_map(Map::keys) {
        if !merged.contains_key(name) && !["format", "sha256", "tombstones"].contains(&name.as_str()) {
            let [base, one, other] = [&base, &one, &other].map(|r| r.get(name).cloned().unwrap_or(Value::Null));
            let mut fields = Fields { id: String::new(), name: String::new(), conflicts: &mut conflicts };
            let value = fields.merge(name, &base, &one, &other);
            merged.insert(name.clone(), value);
        }
    }
    let mut register: Register = serde_json::from_value(Value::Object(merged)).unwrap_or_default();
    file::FORMAT.clone_into(&mut register.format);
    register.tombstones = tombstones(&one, &other);
    bury(&mut register, &mut conflicts);
    let doubles = doubles(&register);
    Merged { register, conflicts, doubles }
}

fn to_value(register: &Register) -> Value {
    serde_json::to_value(register).unwrap_or_default()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A text of two records; of two that differ it does not matter which side is first.
fn later_text(one: &Value, other: &Value, name: &str) -> String {
    text(one, name).max(text(other, name)).to_owned()
}

/// The records of a list of both sides by id, in the order of their ids, so that it does not matter which side is first.
fn records(list: &str, [base, one, other]: [&Value; 3], conflicts: &mut Vec<Conflict>) -> Vec<Value> {
    let by_id = |register: &Value| -> BTreeMap<String, Value> {
        let items = register.get(list).and_then(Value::as_array).into_iter().flatten();
        items.map(|item| (text(item, "id").to_owned(), item.clone())).collect()
    };
    let (base, one, other) = (by_id(base), by_id(one), by_id(other));
    let ids: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let merged = ids.into_iter().map(|id| match (one.get(id), other.get(id)) {
        (Some(one), Some(other)) => {
            let base = base.get(id).map_or_else(|| parent(one, other), Clone::clone);
            let mut fields = Fields { id: id.clone(), name: later_text(one, other, "name"), conflicts };
            revised(fields.merge("", &base, one, other), one, other)
        }
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => Value::Null,
    });
    merged.collect()
}

/// The older of two states if the newer says that it was made from it: then only one side changed anything.
fn parent(one: &Value, other: &Value) -> Value {
    let stated = |record: &Value, name: &str| record.get("revision").map_or("", |r| text(r, name)).to_owned();
    let comes_from = |newer: &Value, older: &Value| {
        let parent = stated(newer, "parent");
        !parent.is_empty() && parent == stated(older, "content_sha256")
    };
    match () {
        () if comes_from(one, other) => other.clone(),
        () if comes_from(other, one) => one.clone(),
        () => Value::Null,
    }
}

/// The revision of a merged record: that of a side which it equals, else a new one after both.
fn revised(mut merged: Value, one: &Value, other: &Value) -> Value {
    let content = |record: &Value| {
        let mut record = record.clone();
        record.as_object_mut().and_then(|members| members.remove("revision"));
        record
    };
    let number = |record: &Value| record.get("revision").and_then(|r| r.get("number")?.as_u64()).unwrap_or(0);
    let Some(members) = merged.as_object_mut() else { return merged };
    if !one.get("revision").is_some_and(Value::is_object) {
        return merged;
    }
    let (newer, older) =
        if (number(one), file::text(one)) >= (number(other), file::text(other)) { (one, other) } else { (other, one) };
    let same = [newer, older].into_iter().find(|side| {
        let mut merged = members.clone();
        merged.remove("revision");
        content(side) == Value::Object(merged)
    });
    let revision = same.unwrap_or(newer).get("revision").cloned().unwrap_or(Value::Null);
    members.insert("revision".to_owned(), revision);
    if same.is_none()
        && let Ok(mut system) = serde_json::from_value::<System>(merged.clone())
    {
        system.revision.content_sha256 = system.content_sha256();
        newer.get("revision").map_or("", |r| text(r, "content_sha256")).clone_into(&mut system.revision.parent);
        system.revision.number = number(newer) + 1;
        return serde_json::to_value(&system).unwrap_or(merged);
    }
    merged
}

/// The fields of one record.
struct Fields<'c> {
    id: String,
    name: String,
    conflicts: &'c mut Vec<Conflict>,
}

impl Fields<'_> {
    fn merge(&mut self, path: &str, base: &Value, one: &Value, other: &Value) -> Value {
        if one == other || other == base {
            return one.clone();
        }
        if one == base && !base.is_null() {
            return other.clone();
        }
        match (one, other) {
            _ if path == "revision" => one.clone(),
            (Value::Object(left), Value::Object(right)) => {
                let mut merged = Map::new();
                let names: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
                for name in names {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    let of = |value: Option<&Value>| value.cloned().unwrap_or(Value::Null);
                    let value = self.merge(&path, &of(base.get(name)), &of(left.get(name)), &of(right.get(name)));
                    if !value.is_null() {
                        merged.insert(name.clone(), value);
                    }
                }
                Value::Object(merged)
            }
            // What one side never had the other side has added, unless both come from a state that had it.
            (Value::Null, added) | (added, Value::Null) if base.is_null() => added.clone(),
            (Value::Array(left), Value::Array(right)) if GROWING.contains(&path) => united(left, right),
            _ => self.conflict(path, one, other),
        }
    }

    /// Both sides stay side by side. Which is kept for now does not hang on which is first.
    fn conflict(&mut self, path: &str, one: &Value, other: &Value) -> Value {
        let weight = |value: &Value| (!value.is_null(), file::text(value));
        let (kept, left) = if weight(one) >= weight(other) { (one, other) } else { (other, one) };
        self.conflicts.push(Conflict {
            id: self.id.clone(),
            name: self.name.clone(),
            path: path.to_owned(),
            kept: kept.clone(),
            other: left.clone(),
        });
        kept.clone()
    }
}

/// The items of both, each once, by day; of the same day as they come in their texts.
fn united(one: &[Value], other: &[Value]) -> Value {
    let all: BTreeMap<(String, String), &Value> =
        one.iter().chain(other).map(|item| ((text(item, "on").to_owned(), file::text(item)), item)).collect();
    all.into_values().cloned().collect()
}

/// The tombstones of both: for each id the first in time.
fn tombstones(one: &Value, other: &Value) -> Vec<Tombstone> {
    let list = |register: &Value| -> Vec<Tombstone> {
        register.get("tombstones").and_then(|list| serde_json::from_value(list.clone()).ok()).unwrap_or_default()
    };
    let mut by_id: BTreeMap<String, Tombstone> = BTreeMap::new();
    for stone in list(one).into_iter().chain(list(other)) {
        let key = |stone: &Tombstone| (stone.removed_on.clone(), serde_json::to_string(stone).unwrap_or_default());
        let known = by_id.entry(stone.id.clone()).or_insert_with(|| stone.clone());
        if key(&stone) < key(known) {
            *known = stone;
        }
    }
    by_id.into_values().collect()
}

/// Takes removed records out. One that the other side went on with is a conflict, so that its content is not lost.
fn bury(register: &mut Register, conflicts: &mut Vec<Conflict>) {
    let removed: BTreeSet<&String> = register.tombstones.iter().map(|stone| &stone.id).collect();
    let (buried, living): (Vec<System>, Vec<System>) =
        std::mem::take(&mut register.systems).into_iter().partition(|system| removed.contains(&system.id));
    register.systems = living;
    for system in buried {
        conflicts.retain(|conflict| conflict.id != system.id);
        conflicts.push(Conflict {
            id: system.id.clone(),
            name: system.name.clone(),
            path: String::new(),
            kept: Value::Null,
            other: serde_json::to_value(&system).unwrap_or_default(),
        });
    }
}

/// Records of one body, or of one product, that go by the same name.
#[must_use]
pub fn doubles(register: &Register) -> Vec<Double> {
    let mut by_name: BTreeMap<String, Vec<&System>> = BTreeMap::new();
    for system in &register.systems {
        by_name.entry(folded(&system.name)).or_default().push(system);
    }
    let mut found = BTreeSet::new();
    for systems in by_name.values() {
        for (at, one) in systems.iter().enumerate() {
            for other in systems.iter().skip(at + 1) {
                let body = one.organisation.responsible == other.organisation.responsible;
                let provider = folded(&one.supply.provider.name);
                let maker = !provider.is_empty() && {
                    let second = folded(&other.supply.provider.name);
                    !second.is_empty() && (provider.starts_with(&second) || second.starts_with(&provider))
                };
                if body || maker {
                    let (first, second) = if one.id <= other.id { (one, other) } else { (other, one) };
                    let name = first.name.clone();
                    found.insert(Double { one: first.id.clone(), other: second.id.clone(), name });
                }
            }
        }
    }
    found.into_iter().collect()
}

/// A name as it is compared: small letters and digits only.
#[must_use]
pub fn folded(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
