//! What others rely on, derived from the structs: the schemas in docs/schema/ and the types in www/documents.d.ts. Here only, so
//! that no program carries it.

use std::{env, fs};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use ts_rs::{Config, TS};

use super::answers::GivenAnswers;
use super::assessment::{
    AnswersByEffect, Assessment, Category, Ground, GroundStatus, Headline, OpenPoint, OpenQuestion, Reason, Standing,
    Status,
};
use super::case::{Remark, SavedCase, Verdict};
use super::duties::{Duty, Force, Moment, Pointer, Sanction};
use super::questionnaire::{Choice, Question, Questionnaire};
use super::{Basis, ById, Chosen, Cite, Day, Id, Language, Link, Rulebook, Words};

/// Every type, in reading order.
const TYPES: &[fn() -> String] = &[
    typed::<Assessment>,
    typed::<Headline>,
    typed::<Category>,
    typed::<Status>,
    typed::<Standing>,
    typed::<Ground>,
    typed::<GroundStatus>,
    typed::<Reason>,
    typed::<Duty>,
    typed::<Force>,
    typed::<Moment>,
    typed::<Sanction>,
    typed::<OpenQuestion>,
    typed::<OpenPoint>,
    typed::<Pointer>,
    typed::<AnswersByEffect>,
    typed::<Questionnaire>,
    typed::<Question>,
    typed::<Choice>,
    typed::<SavedCase>,
    typed::<Remark>,
    typed::<Verdict>,
    typed::<Rulebook>,
    typed::<Cite>,
    typed::<Basis>,
    typed::<Id>,
    typed::<Day>,
    typed::<Words>,
    typed::<Link>,
    typed::<Language>,
    typed::<ById<()>>,
    typed::<Chosen>,
];

/// How status, standing, day and grounds of a category go together.
pub fn standings() -> Value {
    let case = |title: &str, properties: Value| json!({ "title": title, "properties": properties });
    json!([
        case(
            "Certain and applicable",
            json!({ "status": { "const": "certain" }, "standing": { "const": "now" }, "grounds": { "minItems": 1 } })
        ),
        case(
            "Certain and applicable later",
            json!({
                "status": { "const": "certain" },
                "standing": { "const": "later" },
                "applies_from": { "type": "string" },
                "grounds": { "minItems": 1 }
            })
        ),
        case(
            "Possible",
            json!({
                "status": { "const": "possible" },
                "standing": { "const": null },
                "applies_from": { "const": null },
                "grounds": { "minItems": 1, "items": { "properties": { "status": { "const": "possible" } } } }
            })
        ),
        case(
            "Excluded or not examined",
            json!({
                "status": { "enum": ["excluded", "not-examined"] },
                "standing": { "const": null },
                "applies_from": { "const": null },
                "grounds": { "maxItems": 0 }
            })
        ),
    ])
}

/// What an answers document looks like.
pub fn examples() -> Value {
    json!([{ "answers": { "object": ["system"], "method": ["learned"], "exclusions": ["unknown"] } }])
}

/// The schema of a document, in a file of this name. What the schema of assessments defines is not said again, where that is
/// given.
fn schema<T: JsonSchema>(name: &str, assessment: Option<&Value>) -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    let shared = assessment.and_then(|a| a["$defs"].as_object().cloned()).unwrap_or_default();
    tidy(&mut schema, &shared, assessment.is_some());
    if let Value::Object(members) = &mut schema {
        members.insert("$id".to_owned(), json!(format!("{name}.schema.json")));
    }
    schema
}

fn tidy(schema: &mut Value, shared: &Map<String, Value>, beside: bool) {
    match schema {
        Value::Object(members) => {
            // No document of ours has members that its struct does not have.
            if members.get("type") == Some(&json!("object")) && members.contains_key("properties") {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
            // How wide a number is in Rust is nobody's business.
            members.retain(|name, value| name != "format" || value != "uint32");
            if let Some(Value::String(description)) = members.get_mut("description") {
                *description = description.replace('\n', " ");
            }
            if let Some(Value::String(to)) = members.get_mut("$ref") {
                match to.strip_prefix("#/$defs/") {
                    Some("Assessment") => "assessment.schema.json".clone_into(to),
                    Some(definition) if shared.contains_key(definition) => *to = format!("assessment.schema.json{to}"),
                    _ => {}
                }
            }
            if let Some(Value::Object(own)) = members.get_mut("$defs") {
                own.retain(|name, _| !shared.contains_key(name) && !(beside && name == "Assessment"));
                if own.is_empty() {
                    members.remove("$defs");
                }
            }
            members.values_mut().for_each(|member| tidy(member, shared, beside));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| tidy(item, shared, beside)),
        _ => {}
    }
}

/// The types of all documents.
fn types() -> String {
    let source = "// The documents, derived from src/documents: `AIACT_SNAPSHOTS=1 cargo test --lib` writes them anew.";
    let types: String = TYPES.iter().map(|typed| typed()).collect();
    format!("{source} Their\n// schemas are in docs/schema/.\n{types}")
}

/// One type in the style of the other files: an object is an interface, and what is said in a line stands in one.
fn typed<T: TS>() -> String {
    let declaration = T::decl(&Config::default());
    let mut typed = said(&T::docs().unwrap_or_default(), "");
    match declaration.split_once(" = { ") {
        None => typed.push_str(&format!("export {declaration}\n")),
        Some((name, members)) => {
            typed.push_str(&format!("export {} {{\n", name.replace("type ", "interface ")));
            let mut members = members.trim_end_matches(" };");
            // Each member follows what is said about it.
            while let Some((comment, rest)) = members.split_once("*/\n") {
                let (member, rest) = rest.split_once(", \n").unwrap_or((rest.trim_end_matches(','), ""));
                typed.push_str(&format!("{}  {member};\n", said(comment, "  ")));
                members = rest;
            }
            typed.push_str("}\n");
        }
    }
    format!("\n{typed}")
}

/// A comment, from the one that the library makes.
fn said(comment: &str, indent: &str) -> String {
    let text = |line: &str| line.trim().trim_start_matches(['/', '*']).trim_end_matches("*/").trim().to_owned();
    let lines: Vec<String> = comment.lines().map(text).filter(|line| !line.is_empty()).collect();
    match &lines[..] {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        _ => format!(
            "{indent}/**\n{}{indent} */\n",
            lines.iter().map(|l| format!("{indent} * {l}\n")).collect::<String>()
        ),
    }
}

/// Checks that a file holds what is derived now, or writes it.
fn is_fresh(path: &str, derived: &str) {
    if env::var_os("AIACT_SNAPSHOTS").is_some() {
        fs::write(path, derived).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap_or_default() == derived,
        "{path} is not what src/documents says now; write it anew with AIACT_SNAPSHOTS=1 and read the difference"
    );
}

#[test]
fn schemas_and_types_are_those_of_the_structs() {
    let assessment = schema::<Assessment>("assessment", None);
    let others = [
        ("answers", schema::<GivenAnswers>("answers", None)),
        ("case", schema::<SavedCase>("case", Some(&assessment))),
        ("questionnaire", schema::<Questionnaire>("questionnaire", Some(&assessment))),
    ];
    for (name, schema) in [("assessment", assessment)].into_iter().chain(others) {
        is_fresh(&format!("docs/schema/{name}.schema.json"), &format!("{schema:#}\n"));
    }
    is_fresh("www/documents.d.ts", &types());
}
