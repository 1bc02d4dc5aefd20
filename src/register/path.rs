//! Fields of a record by their paths: `purpose.text`, `claims[].raw` (the first item), `identifiers[scheme=local].value` (the
//! first item in which this stands).

use serde_json::{Map, Value};

/// One step of a path: a member, and of a list the first item, or the first in which a member has a value.
struct Step<'p> {
    name: &'p str,
    item: Option<(&'p str, &'p str)>,
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split('.').map(|step| match step.split_once('[') {
        None => Step { name: step, item: None },
        Some((name, item)) => Step { name, item: Some(item.trim_end_matches(']').split_once('=').unwrap_or(("", ""))) },
    })
}

/// What stands at a path.
#[must_use]
pub fn get<'v>(record: &'v Value, path: &str) -> Option<&'v Value> {
    steps(path).try_fold(record, |value, step| {
        let member = value.get(step.name)?;
        let Some((key, is)) = step.item else { return Some(member) };
        member.as_array()?.iter().find(|item| is_item(item, key, is))
    })
}

fn is_item(item: &Value, key: &str, is: &str) -> bool {
    key.is_empty() || item.get(key).and_then(Value::as_str) == Some(is)
}

/// Puts a value at a path, with all that is missing on the way there.
pub fn set(record: &mut Value, path: &str, value: Value) {
    let mut at = record;
    for step in steps(path) {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        let Some(members) = at.as_object_mut() else { return };
        let member = members.entry(step.name).or_insert(Value::Null);
        at = match step.item {
            None => member,
            Some((key, is)) => {
                if !member.is_array() {
                    *member = Value::Array(Vec::new());
                }
                let Some(items) = member.as_array_mut() else { return };
                let place = items.iter().position(|item| is_item(item, key, is)).unwrap_or_else(|| {
                    let mut item = Map::new();
                    if !key.is_empty() {
                        item.insert(key.to_owned(), is.into());
                    }
                    items.push(Value::Object(item));
                    items.len() - 1
                });
                let Some(item) = items.get_mut(place) else { return };
                item
            }
        };
    }
    *at = value;
}

/// A path without the items of lists: the name of the field.
#[must_use]
pub fn field(path: &str) -> String {
    steps(path).map(|step| step.name).collect::<Vec<_>>().join(".")
}
