//! What others rely on, derived from the structs: the schemas in docs/schema/ and the types in www/documents.d.ts. Here only, so
//! that no program carries it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{env, fs};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use text::LANGUAGES;
use ts_rs::{Config, TS};

use super::answers::GivenAnswers;
use super::assessment::{
    AnswersByEffect, Assessment, Belief, Category, Excluded, Ground, GroundStatus, Headline, OpenPoint, OpenQuestion,
    Reason, Scale, Standing, Status,
};
use super::case::{Remark, SavedCase, Verdict};
use super::duties::{Duty, Force, Moment, Notice, Pointer, Sanction};
use super::parts::Said;
use super::questionnaire::{Borders, Choice, Question, Questionnaire, Term, Turn};
use super::reflection::{
    AnsweredPoint, Decision, GroupAtRisk, Holds, Reflection, State, StatedFact, Step, TemplateEntry,
};
use super::{Basis, ById, Chosen, Cite, Day, Duration, Id, Language, Link, Rulebook, Words};

/// The document that others contain, or share their parts with.
const ROOT: &str = "Assessment";

/// Every type, in reading order.
const TYPES: &[fn() -> String] = &[
    typed::<Assessment>,
    typed::<Headline>,
    typed::<Category>,
    typed::<Scale>,
    typed::<Status>,
    typed::<Standing>,
    typed::<Ground>,
    typed::<GroundStatus>,
    typed::<Reason>,
    typed::<Duty>,
    typed::<Force>,
    typed::<Moment>,
    typed::<Sanction>,
    typed::<Notice>,
    typed::<Excluded>,
    typed::<Belief>,
    typed::<OpenQuestion>,
    typed::<OpenPoint>,
    typed::<Pointer>,
    typed::<AnswersByEffect>,
    typed::<Questionnaire>,
    typed::<Question>,
    typed::<Choice>,
    typed::<Borders>,
    typed::<Term>,
    typed::<Turn>,
    typed::<SavedCase>,
    typed::<Remark>,
    typed::<Verdict>,
    typed::<Reflection>,
    typed::<Decision>,
    typed::<StatedFact>,
    typed::<Holds>,
    typed::<AnsweredPoint>,
    typed::<State>,
    typed::<GroupAtRisk>,
    typed::<Step>,
    typed::<TemplateEntry>,
    typed::<Rulebook>,
    typed::<Cite>,
    typed::<Basis>,
    typed::<Id>,
    typed::<Day>,
    typed::<Duration>,
    typed::<Words>,
    typed::<Link>,
    typed::<Language>,
    typed::<ById<()>>,
    typed::<Chosen>,
    typed::<Said>,
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

/// The schema of a document, in a file of this name. What the schema of assessments defines under one of the names in `shared`
/// is not said again.
fn schema<T: JsonSchema>(name: &str, shared: &[String]) -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    tidy(&mut schema, shared);
    schema["$id"] = json!(format!("{name}.schema.json"));
    schema
}

fn tidy(schema: &mut Value, shared: &[String]) {
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
                let definition = to.trim_start_matches("#/$defs/").to_owned();
                if definition == ROOT && shared.contains(&definition) {
                    "assessment.schema.json".clone_into(to);
                } else if shared.contains(&definition) {
                    *to = format!("assessment.schema.json{to}");
                }
            }
            if let Some(Value::Object(own)) = members.get_mut("$defs") {
                own.retain(|name, _| !shared.contains(name));
            }
            members.retain(|name, value| name != "$defs" || value != &json!({}));
            members.values_mut().for_each(|member| tidy(member, shared));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| tidy(item, shared)),
        _ => {}
    }
}

/// One type in the style of the other files: an object is an interface, and what is said in a line stands in one.
fn typed<T: TS>() -> String {
    let declaration = T::decl(&Config::default());
    let comment = said(&T::docs().unwrap_or_default(), "");
    let Some((name, members)) = declaration.split_once(" = { ") else {
        return format!("\n{comment}export {declaration}\n");
    };
    let mut lines = vec![format!("\n{comment}export {} {{", name.replace("type ", "interface "))];
    let mut members = members.trim_end_matches(" };");
    // Each member follows what is said about it.
    while let Some((comment, rest)) = members.split_once("*/\n") {
        let (member, rest) = rest.split_once(", \n").unwrap_or((rest.trim_end_matches(','), ""));
        lines.push(format!("{}  {member};", said(comment, "  ")));
        members = rest;
    }
    lines.push("}\n".to_owned());
    lines.join("\n")
}

/// A comment, from the one that the library makes.
fn said(comment: &str, indent: &str) -> String {
    let text = |line: &str| line.trim().trim_start_matches(['/', '*']).trim_end_matches("*/").trim().to_owned();
    let lines: Vec<String> = comment.lines().map(text).filter(|line| !line.is_empty()).collect();
    match &lines[..] {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        _ => format!("{indent}/**\n{indent} * {}\n{indent} */\n", lines.join(&format!("\n{indent} * "))),
    }
}

/// Checks that a file of the repository holds what is derived now, or writes it.
fn is_fresh(path: &str, derived: &str) {
    let path = &format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("AIACT_SNAPSHOTS").is_some() {
        fs::write(path, derived).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap_or_default() == derived,
        "{path} is not what src/documents says now; write it anew with AIACT_SNAPSHOTS=1 and read the difference"
    );
}

#[test]
fn schemas_are_those_of_the_structs() {
    let assessment = schema::<Assessment>("assessment", &[]);
    let shared = assessment["$defs"].as_object().into_iter().flat_map(Map::keys).cloned();
    let shared: Vec<String> = shared.chain([ROOT.to_owned()]).collect();
    let others = [
        ("answers", schema::<GivenAnswers>("answers", &[])),
        ("case", schema::<SavedCase>("case", &shared)),
        ("questionnaire", schema::<Questionnaire>("questionnaire", &shared)),
        ("reflection", schema::<Reflection>("reflection", &shared)),
        ("turn", schema::<Turn>("turn", &shared)),
    ];
    for (name, schema) in [("assessment", assessment)].into_iter().chain(others) {
        is_fresh(&format!("docs/schema/{name}.schema.json"), &format!("{schema:#}\n"));
    }
}

#[test]
fn types_are_those_of_the_structs() {
    let source = "// The documents, derived from src/documents: `AIACT_SNAPSHOTS=1 cargo test --package documents` writes them anew. Their\n\
                  // schemas are in docs/schema/.\n";
    let types: String = TYPES.iter().map(|typed| typed()).collect();
    let languages: Vec<String> = LANGUAGES.iter().map(|lang| format!("{lang:?}")).collect();
    let types = types.replace("__LANGUAGES__", &languages.join(" | "));
    is_fresh("www/documents.d.ts", &format!("{source}{types}"));
}
