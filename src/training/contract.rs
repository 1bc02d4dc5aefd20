//! The schema of course files, derived from the structs that write and read them. Here only, so that no program carries it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{env, fs};

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::course::Course;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/course.schema.json");

#[test]
fn the_schema_is_that_of_the_structs() {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Course>().to_value();
    schema["$id"] = json!("course.schema.json");
    in_one_line(&mut schema);
    let derived = format!("{schema:#}\n");
    if env::var_os("AIACT_SNAPSHOTS").is_some() {
        fs::write(FILE, &derived).unwrap();
    }
    let message = "docs/schema/course.schema.json is not what src/training says now; write it with AIACT_SNAPSHOTS=1";
    assert!(fs::read_to_string(FILE).unwrap_or_default() == derived, "{message}");
}

/// Comments are broken where a line ends; descriptions are not. How wide a number is in Rust is nobody's business.
fn in_one_line(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members
                .retain(|name, value| name != "format" || !value.as_str().is_some_and(|kind| kind.starts_with("uint")));
            if let Some(Value::String(description)) = members.get_mut("description") {
                *description = description.replace('\n', " ");
            }
            members.values_mut().for_each(in_one_line);
        }
        Value::Array(items) => items.iter_mut().for_each(in_one_line),
        _ => {}
    }
}
