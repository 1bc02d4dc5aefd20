//! The schema in docs/schema/, derived from the structs. Here only, so that no program carries what derives it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{env, fs};

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::record::Register;
use crate::schema::SCHEMA;

/// How a text of a certain form is written, for readers that know no more than JSON Schema.
const FORMS: [(&str, &str); 5] = [
    ("uuid", "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
    ("sha256", "^[0-9a-f]{64}$"),
    ("date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    ("partial-date", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
    ("url", "^https?://"),
];

fn derived() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Register>().to_value();
    tidy(&mut schema);
    schema["$id"] = json!("register.schema.json");
    schema
}

fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(form) = members.get("format").and_then(Value::as_str).map(str::to_owned) {
                members.remove("format");
                // How wide a number is in Rust is nobody's business.
                if let Some((_, pattern)) = FORMS.iter().find(|(name, _)| *name == form) {
                    members.insert("x-form".to_owned(), json!(form));
                    members.insert("pattern".to_owned(), json!(pattern));
                }
            }
            // A length said of a map is that of its texts.
            if members.get("additionalProperties").is_some_and(Value::is_object)
                && let Some(most) = members.remove("maxLength")
            {
                members["additionalProperties"]["maxLength"] = most;
            }
            members.remove("default");
            if let Some(Value::String(description)) = members.get_mut("description") {
                *description = description.replace('\n', " ");
            }
            members.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

#[test]
fn the_schema_is_that_of_the_structs() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/register.schema.json");
    let derived = format!("{:#}\n", derived());
    if env::var_os("AIACT_SNAPSHOTS").is_some() {
        fs::write(path, &derived).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap_or_default() == derived,
        "{path} is not what src/register says now; write it anew with AIACT_SNAPSHOTS=1 and read the difference"
    );
}

/// Fails closed: what has no level is never published, so a field without one would be lost unseen.
#[test]
fn every_field_has_a_level_that_is_one() {
    let definitions = SCHEMA["$defs"].as_object().unwrap();
    let structs = definitions.values().chain([&*SCHEMA]);
    let fields = structs.flat_map(|s| s.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::iter));
    let mut counted = 0;
    for (name, field) in fields {
        let level = field["x-publish"].as_str().unwrap_or_default();
        assert!(["public", "internal", "never"].contains(&level), "{name}: {level:?}");
        counted += 1;
    }
    assert!(counted > 200, "{counted}");
}
