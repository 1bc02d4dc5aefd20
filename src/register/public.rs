//! What of a register is public. One function makes this view, from the levels of the schema alone; whatever is published is
//! made from it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::file;
use super::record::{Register, System};
use super::schema::{self, Level, SCHEMA};
use super::values::{Opening, Publicity};

/// Fewer withheld systems than this are counted without their reasons: a reason could tell which they are.
const FEWEST_BY_REASON: usize = 3;

/// The public view of a register, as a document of the same form: approved and published records with their public fields,
/// withheld ones as counts.
#[must_use]
pub fn view(register: &Register) -> Value {
    let mut document = serde_json::to_value(register).unwrap_or_default();
    let shown: Vec<Value> = register.systems.iter().filter(|system| is_shown(system)).map(system).collect();
    if let Some(members) = document.as_object_mut() {
        members.remove("systems");
    }
    let mut public = allowed(&document, &SCHEMA, "", &Openings::new());
    if let Some(members) = public.as_object_mut() {
        members.insert("systems".to_owned(), Value::Array(shown));
        members.insert("withheld".to_owned(), withheld(register));
        members.remove("sha256");
        let sha256 = file::checksum(&Value::Object(members.clone()));
        members.insert("sha256".to_owned(), sha256.into());
    }
    public
}

/// Whether anybody may see that there is such a record.
#[must_use]
pub fn is_shown(system: &System) -> bool {
    matches!(system.publication.state, Some(Publicity::Approved | Publicity::Published | Publicity::Retired))
}

/// How many systems are withheld, by reason where that gives nothing away.
fn withheld(register: &Register) -> Value {
    let all = register.systems.iter().filter(|s| s.publication.state == Some(Publicity::Withheld));
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for system in all {
        let reason = serde_json::to_value(system.publication.withheld_reason).unwrap_or_default();
        *reasons.entry(reason.as_str().unwrap_or("unsaid").to_owned()).or_default() += 1;
    }
    let total: usize = reasons.values().sum();
    if reasons.values().any(|count| *count < FEWEST_BY_REASON) {
        json!({ "total": total })
    } else {
        json!({ "total": total, "reasons": reasons })
    }
}

type Openings = BTreeMap<String, Opening>;

/// The public fields of a record, with the reason in the place of what is blacked out.
fn system(system: &System) -> Value {
    let record = serde_json::to_value(system).unwrap_or_default();
    let Some(shape) = schema::property(&SCHEMA, "systems").and_then(schema::items) else { return Value::Null };
    let openings = &system.publication.fields;
    let mut public = allowed(&record, shape, "", openings);
    for path in system.publication.redactions.keys() {
        remove(&mut public, path);
    }
    let is_seen = |path: &str| is_path_open(shape, path, openings) && !system.publication.redactions.contains_key(path);
    if let Some(translations) = public.get_mut("translations").and_then(Value::as_object_mut) {
        for texts in translations.values_mut().filter_map(Value::as_object_mut) {
            texts.retain(|path, _| is_seen(path));
        }
    }
    if let Some(reasons) = public.get_mut("publication").and_then(|p| p.get_mut("redactions")?.as_object_mut()) {
        reasons.retain(|path, _| is_path_open(shape, path, openings));
    }
    if let Some(changes) = public.get_mut("changes") {
        let told = system.changes.iter().filter(|change| change.public != Some(false));
        let told: Value = told.map(|change| serde_json::to_value(change).unwrap_or_default()).collect();
        let shape = schema::property(shape, "changes").unwrap_or(&Value::Null);
        *changes = allowed(&told, shape, "changes", openings);
    }
    public
}

/// Whether a field with this path may be seen, and all that it is in.
fn is_path_open(shape: &'static Value, path: &str, openings: &Openings) -> bool {
    let mut shape = shape;
    let mut so_far = String::new();
    for name in path.split('.') {
        so_far = if so_far.is_empty() { name.to_owned() } else { format!("{so_far}.{name}") };
        // A list has the fields of its items.
        let within = schema::items(shape).unwrap_or(shape);
        match schema::property(within, name) {
            Some(field) if is_open(field, &so_far, openings) => shape = field,
            _ => return false,
        }
    }
    true
}

/// What may be seen of a value. What the schema does not know may not.
fn allowed(value: &Value, shape: &'static Value, path: &str, openings: &Openings) -> Value {
    match value {
        Value::Object(members) => {
            let Some(known) = schema::resolved(shape).get("properties").and_then(Value::as_object) else {
                // Texts by key have the level of the field they are in.
                return value.clone();
            };
            let mut out = Map::new();
            for (name, member) in members {
                let Some(field) = known.get(name) else { continue };
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                if is_open(field, &path, openings) {
                    let seen = allowed(member, field, &path, openings);
                    if seen.as_object().is_none_or(|members| !members.is_empty()) {
                        out.insert(name.clone(), seen);
                    }
                }
            }
            Value::Object(out)
        }
        Value::Array(list) => match schema::items(shape) {
            Some(of) => list.iter().map(|item| allowed(item, of, path, openings)).collect(),
            None => Value::Array(Vec::new()),
        },
        other => other.clone(),
    }
}

/// Whether a field may be seen: by its level, and by what the body decided for it or for what it is in.
fn is_open(field: &Value, path: &str, openings: &Openings) -> bool {
    let within = |opened: &str| path == opened || path.strip_prefix(opened).is_some_and(|rest| rest.starts_with('.'));
    let decided = openings.iter().filter(|(opened, _)| within(opened)).max_by_key(|(opened, _)| opened.len());
    match (schema::level(field), decided.map(|(_, opening)| opening)) {
        (Level::Never, _) | (Level::Internal, None) | (_, Some(Opening::Internal)) => false,
        (Level::Internal, Some(Opening::Public)) | (Level::Public, _) => true,
    }
}

/// Takes a field out, also out of each item of a list.
fn remove(value: &mut Value, path: &str) {
    match (value, path.split_once('.')) {
        (Value::Array(items), _) => items.iter_mut().for_each(|item| remove(item, path)),
        (Value::Object(members), None) => {
            members.remove(path);
        }
        (Value::Object(members), Some((first, rest))) => {
            if let Some(member) = members.get_mut(first) {
                remove(member, rest);
            }
        }
        _ => {}
    }
}
