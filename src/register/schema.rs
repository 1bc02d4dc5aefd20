//! The schema of the register as a program: what is wrong with a document, and who sees which field. It is the file in
//! docs/schema/, which is derived from the structs of [`super::record`], so nothing is told twice.

use std::sync::LazyLock;

use engine::date::Date;
use serde_json::{Map, Value};

use super::words::Words;

/// The schema.
pub static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../docs/schema/register.schema.json")).unwrap_or_default());

/// Who sees a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Everybody.
    Public,
    /// The body, unless it opens the field for a record.
    Internal,
    /// The body alone.
    Never,
}

/// What is wrong somewhere in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where, such as `systems[3].lifecycle.status`; list items are counted from 1.
    pub path: String,
    /// What.
    pub what: Wrong,
}

/// What can be wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// A member is missing or empty.
    Missing(String),
    /// It is of another kind than this.
    Kind(String),
    /// It is none of these values.
    Value(String, Vec<String>),
    /// It is written otherwise than its form asks: a name of the schema's `x-form`.
    Form(String, String),
    /// It is longer than allowed: its length and the most.
    Long(usize, usize),
    /// It has fewer items than needed.
    Few(usize),
    /// It is outside these bounds.
    Bounds(f64, f64),
}

impl Fault {
    /// Whether nothing can be made of a document with this fault; with others it can be opened and mended.
    #[must_use]
    pub const fn is_grave(&self) -> bool {
        matches!(self.what, Wrong::Kind(_) | Wrong::Value(..))
    }

    /// The fault in a sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let say = |key: &str, parts: &[(&str, &str)]| words.fill(&format!("fault.{key}"), parts);
        let said = match &self.what {
            Wrong::Missing(name) => say("missing", &[("name", name)]),
            Wrong::Kind(kind) => say("kind", &[("kind", &words.get(&format!("kind.{kind}")))]),
            Wrong::Value(value, all) => say("value", &[("value", value), ("all", &all.join(", "))]),
            Wrong::Form(value, form) => say("form", &[("value", value), ("form", &words.get(&format!("form.{form}")))]),
            Wrong::Long(is, most) => say("long", &[("is", &is.to_string()), ("most", &most.to_string())]),
            Wrong::Few(least) => say("few", &[("least", &least.to_string())]),
            Wrong::Bounds(least, most) => say("bounds", &[("least", &least.to_string()), ("most", &most.to_string())]),
        };
        if self.path.is_empty() { said } else { format!("{}: {said}", self.path) }
    }
}

/// Everything that is wrong with a document, in its order.
#[must_use]
pub fn faults(document: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    check(document, &SCHEMA, "", &mut faults);
    faults
}

/// What is wrong with a system of a register, the one at a place that is counted from 1.
#[must_use]
pub fn faults_of_system(system: &Value, at: usize) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(of) = property(&SCHEMA, "systems").and_then(items) {
        check(system, of, &format!("systems[{at}]"), &mut faults);
    }
    faults
}

/// What a node refers to.
#[must_use]
pub fn resolved(node: &'static Value) -> &'static Value {
    // Of a field that may be null only what else it may be matters: null is absent.
    let node = match node.get("anyOf").and_then(Value::as_array).and_then(|any| any.first()) {
        Some(first) => first,
        None => node,
    };
    let name = node.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/$defs/"));
    name.and_then(|name| SCHEMA.get("$defs")?.get(name)).unwrap_or(node)
}

/// The schema of a member.
#[must_use]
pub fn property(node: &'static Value, name: &str) -> Option<&'static Value> {
    resolved(node).get("properties")?.get(name)
}

/// The schema of the items of a list.
#[must_use]
pub fn items(node: &'static Value) -> Option<&'static Value> {
    resolved(node).get("items")
}

/// Who sees a field. What the schema does not know nobody else sees.
#[must_use]
pub fn level(node: &Value) -> Level {
    match node.get("x-publish").and_then(Value::as_str) {
        Some("public") => Level::Public,
        Some("internal") => Level::Internal,
        _ => Level::Never,
    }
}

/// The most characters a text may have.
#[must_use]
pub fn longest(node: &'static Value) -> Option<usize> {
    resolved(node).get("maxLength").and_then(Value::as_u64).and_then(|most| usize::try_from(most).ok())
}

fn check(value: &Value, node: &'static Value, path: &str, faults: &mut Vec<Fault>) {
    // A limit may stand beside a reference.
    let shape = resolved(node);
    let mut wrong = |what| faults.push(Fault { path: path.to_owned(), what });
    if !is_kind(value, shape) {
        return wrong(Wrong::Kind(kinds(shape).first().copied().unwrap_or("object").to_owned()));
    }
    match value {
        Value::String(text) => {
            if let Some(what) = text_fault(text, shape) {
                wrong(what);
            }
        }
        Value::Number(number) => {
            let bound = |name| shape.get(name).and_then(Value::as_f64);
            let (least, most) = (bound("minimum").unwrap_or(0.0), bound("maximum").unwrap_or(f64::MAX));
            if number.as_f64().is_none_or(|n| n < least || n > most) {
                wrong(Wrong::Bounds(least, most));
            }
        }
        Value::Array(list) => {
            let least = shape.get("minItems").and_then(Value::as_u64).unwrap_or(0);
            if u64::try_from(list.len()).unwrap_or(u64::MAX) < least {
                wrong(Wrong::Few(usize::try_from(least).unwrap_or(usize::MAX)));
            }
            if let Some(of) = shape.get("items") {
                for (at, item) in list.iter().enumerate() {
                    check(item, of, &format!("{path}[{}]", at + 1), faults);
                }
            }
        }
        Value::Object(members) => check_members(members, shape, path, faults),
        Value::Null | Value::Bool(_) => {}
    }
}

fn check_members(members: &Map<String, Value>, shape: &'static Value, path: &str, faults: &mut Vec<Fault>) {
    let required = shape.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    for name in required.filter(|name| !members.contains_key(*name)) {
        faults.push(Fault { path: path.to_owned(), what: Wrong::Missing(name.to_owned()) });
    }
    let others = shape.get("additionalProperties").filter(|of| of.is_object());
    for (name, member) in members {
        let of = shape.get("properties").and_then(|all| all.get(name)).or(others);
        if let Some(of) = of {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            check(member, of, &path, faults);
        }
    }
}

fn text_fault(text: &str, shape: &Value) -> Option<Wrong> {
    let named = |name: &str| shape.get(name).and_then(Value::as_str);
    let quoted = || text.chars().take(60).collect::<String>();
    if let Some(only) = named("const") {
        return (text != only).then(|| Wrong::Value(quoted(), vec![only.to_owned()]));
    }
    if let Some(all) = shape.get("enum").and_then(Value::as_array) {
        let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
        return (!all.contains(&text)).then(|| Wrong::Value(quoted(), all.into_iter().map(str::to_owned).collect()));
    }
    if let Some(form) = named("x-form").filter(|form| !is_form(text, form)) {
        return Some(Wrong::Form(quoted(), form.to_owned()));
    }
    let length = text.chars().count();
    let limit = |name| shape.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    if let Some(most) = limit("maxLength").filter(|most| length > *most) {
        return Some(Wrong::Long(length, most));
    }
    limit("minLength").filter(|least| length < *least).map(Wrong::Few)
}

/// Whether a text is written in a form of the schema.
#[must_use]
pub fn is_form(text: &str, form: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match form {
        "uuid" => text
            .strip_prefix("urn:uuid:")
            .is_some_and(|id| id.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && id.split('-').all(hex)),
        "sha256" => text.len() == 64 && hex(text),
        "date" => Date::parse(text).is_some(),
        "partial-date" => is_partial_date(text),
        "url" => {
            ["http://", "https://"].iter().any(|begin| text.len() > begin.len() && text.starts_with(begin))
                && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
        }
        _ => true,
    }
}

/// A year, month or day.
fn is_partial_date(text: &str) -> bool {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    Date::parse(&day).is_some()
}

fn kinds(shape: &Value) -> Vec<&str> {
    match shape.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_kind(value: &Value, shape: &Value) -> bool {
    let kinds = kinds(shape);
    let is = |kind: &&str| match *kind {
        "string" => value.is_string(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => true,
    };
    kinds.is_empty() || kinds.iter().any(is)
}
