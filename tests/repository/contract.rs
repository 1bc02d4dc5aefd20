//! What pages may rely on is written in four places: docs/element.md, custom-elements.json, the types, and the schemas of
//! the documents. None may fall behind another. tests/e2e/tests/contract.rs compares with the running element.

use std::fs;

use serde_json::Value;

const DOCS: &str = include_str!("../../docs/element.md");
const TYPES: &str = include_str!("../../www/ai-act-check.d.ts");
const MANIFEST: &str = include_str!("../../www/custom-elements.json");
const DOCUMENTS: &str = include_str!("../../www/documents.d.ts");
/// What throws or warns with an error code.
const SCRIPTS: [&str; 4] = [
    include_str!("../../www/src/attributes.js"),
    include_str!("../../www/src/element.js"),
    include_str!("../../www/src/load.js"),
    include_str!("../../www/src/storage.js"),
];
/// What they ask why a file does not come.
const FILES: &str = include_str!("../../www/src/files.js");
/// What tells of a frame that stays silent.
const LOADER: &str = include_str!("../../www/src/frame.js");

/// What each kind is called in the manifest, and where the types list it: an interface or a union.
const KINDS: [(&str, &str, &str); 4] = [
    ("attribute", "attributes", "AiActCheckAttributes"),
    ("property", "members", "AiActCheckElement"),
    ("event", "events", "AiActCheckEventMap"),
    ("slot", "slots", "AiActCheckSlot"),
];

/// The rows of a table in the documentation whose first cell is this, without that cell.
fn rows(first: &str) -> Vec<Vec<&'static str>> {
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    let rows = DOCS.lines().filter(|l| l.starts_with("| ")).map(cells);
    rows.filter(|row| row[0] == first).map(|row| row[1..].to_vec()).collect()
}

fn unquoted(text: &str) -> &str {
    text.trim_matches('`')
}

/// The body of a declaration of the types.
fn declared(start: &str, end: &str) -> &'static str {
    let (_, rest) = [TYPES, DOCUMENTS]
        .iter()
        .find_map(|types| types.split_once(start))
        .unwrap_or_else(|| panic!("the types have no \"{start}\""));
    rest.split_once(end).unwrap().0
}

/// The members of an interface, each once.
fn members(interface: &str) -> Vec<&'static str> {
    named_in(declared(&format!("export interface {interface} "), "\n}"))
}

/// The members of an interface of other types, each once.
fn members_in(types: &'static str, interface: &str) -> Vec<&'static str> {
    let (_, rest) = types.split_once(&format!("export interface {interface} ")).unwrap();
    named_in(rest.split_once("\n}").unwrap().0)
}

/// The names of the members in the body of an interface.
fn named_in(body: &'static str) -> Vec<&'static str> {
    let own = body.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with([' ', '/', '}']));
    let name = |line: &'static str| {
        let line =
            ["readonly ", "get ", "set "].iter().fold(line, |line, word| line.strip_prefix(word).unwrap_or(line));
        line.split([':', '(', '<', '?']).next().unwrap().trim_matches('"')
    };
    let mut names: Vec<&str> = own.map(name).filter(|name| !["addEventListener", ")"].contains(name)).collect();
    names.dedup();
    names
}

/// The strings of a union.
fn union(name: &str) -> Vec<&'static str> {
    declared(&format!("export type {name} ="), ";").split('"').skip(1).step_by(2).collect()
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

#[test]
fn documentation_manifest_and_types_name_the_same() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let declaration = &manifest["modules"][0]["declarations"][0];
    for (kind, list, types) in KINDS {
        let documented: Vec<(&str, String)> = rows(kind)
            .into_iter()
            .map(|row| (unquoted(row[0]), row[2].split(" See [").next().unwrap().to_owned()))
            .collect();
        assert!(!documented.is_empty(), "docs/element.md has no {kind}");
        let entries = declaration[list].as_array().unwrap().iter();
        let in_manifest: Vec<(&str, String)> = entries
            .map(|e| (e["name"].as_str().unwrap(), e["description"].as_str().unwrap().to_owned()))
            // The slot without a name is the fallback, which has a section of its own.
            .filter(|(name, _)| !name.is_empty())
            .collect();
        assert_eq!(in_manifest, documented, "{kind}: custom-elements.json and docs/element.md differ");
        let typed = if kind == "slot" { union(types) } else { members(types) };
        let names: Vec<&str> = documented.iter().map(|(name, _)| *name).collect();
        assert_eq!(typed, names, "{kind}: the types and docs/element.md differ");
    }
}

/// The elements beside the check: their names in tags and files, their documentation and their types.
const BESIDE: [(&str, &str, &str, &str); 3] = [
    (
        "reflection",
        "Reflection",
        include_str!("../../docs/reflection-element.md"),
        include_str!("../../www/ai-act-reflection.d.ts"),
    ),
    (
        "register",
        "Register",
        include_str!("../../docs/register-element.md"),
        include_str!("../../www/ai-act-register.d.ts"),
    ),
    (
        "training",
        "Training",
        include_str!("../../docs/training-element.md"),
        include_str!("../../www/ai-act-training.d.ts"),
    ),
];

/// The check of a draft has the contract of the check, but for its answers.
#[test]
fn the_check_of_a_draft_is_described_as_the_check() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let declarations =
        || manifest["modules"].as_array().unwrap().iter().flat_map(|m| m["declarations"].as_array().unwrap());
    let of = |tag: &str| declarations().find(|declaration| declaration["tagName"] == tag).unwrap();
    let (check, draft) = (of("ai-act-check"), of("ai-act-draft"));
    for list in ["attributes", "events", "slots"] {
        assert_eq!(check[list], draft[list], "{list} of <ai-act-draft>");
    }
    let differs = |at: usize| check["members"][at] != draft["members"][at];
    let differing: Vec<&str> = (0..check["members"].as_array().unwrap().len())
        .filter(|at| differs(*at))
        .map(|at| draft["members"][at]["name"].as_str().unwrap())
        .collect();
    assert_eq!(differing, ["answers"]);
    assert!(include_str!("../../docs/draft-element.md").contains("`answers`"));
}

#[test]
fn elements_beside_the_check_are_documented_described_and_typed() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    for (tag, class, docs, types) in BESIDE {
        let declarations = manifest["modules"].as_array().unwrap().iter().filter_map(|m| m["declarations"].as_array());
        let declaration = declarations
            .flatten()
            .find(|declaration| declaration["tagName"] == format!("ai-act-{tag}"))
            .unwrap_or_else(|| panic!("custom-elements.json has no <ai-act-{tag}>"));
        for (list, interface) in [("attributes", "Attributes"), ("events", "EventMap")] {
            let described: Vec<&str> =
                declaration[list].as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap()).collect();
            let typed = members_in(types, &format!("AiAct{class}{interface}"));
            assert_eq!(sorted(described.clone()), sorted(typed), "<ai-act-{tag}>: {list} in manifest and types differ");
            for name in described {
                assert!(docs.contains(&format!("`{name}`")), "docs/{tag}-element.md does not tell of {list}: {name}");
            }
        }
    }
}

/// Only some rulebooks or cases have these; the others leave the member out, so that their documents stay as they are.
const RARE: [(&str, &str); 6] = [
    ("Assessment", "scales"),
    ("Duty", "every"),
    ("Duty", "limit"),
    ("Rulebook", "assumed"),
    ("Rulebook", "mark"),
    ("SavedCase", "reflections"),
];

/// Both are derived from the same structs, each by a library of its own.
#[test]
fn types_of_the_documents_follow_the_schemas() {
    let mut compared = 0;
    for name in ["answers", "assessment", "case", "questionnaire", "reflection"] {
        let text = fs::read_to_string(format!("docs/schema/{name}.schema.json")).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        let title = schema["title"].as_str().unwrap().to_owned();
        let definitions = schema["$defs"].as_object().into_iter().flatten();
        for (name, definition) in definitions.map(|(name, d)| (name.clone(), d)).chain([(title, &schema)]) {
            let ids: Vec<&str> =
                definition["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str()).collect();
            if let Some(properties) = definition["properties"].as_object().filter(|_| name != "Answers") {
                let keys: Vec<&str> = properties.keys().map(String::as_str).collect();
                assert_eq!(sorted(members(&name)), sorted(keys.clone()), "{name} and the schema differ");
                let required = definition["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap());
                let always = keys.into_iter().filter(|key| !RARE.contains(&(&*name, key))).collect();
                assert_eq!(sorted(required.collect()), sorted(always), "a member of {name} may be missing");
                compared += 1;
            } else if !ids.is_empty() {
                assert_eq!(union(&name), ids, "{name} and the schema differ");
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "the schemas define less than there is");
}

#[test]
fn every_error_code_is_documented_and_typed() {
    let after = |source: &'static str, call: &'static str| {
        source.split(call).skip(1).map(|rest| rest.split('"').next().unwrap()).collect::<Vec<_>>()
    };
    let mut thrown = [after(FILES, "[\""), after(LOADER, "code: \"")].concat();
    for script in SCRIPTS {
        thrown.extend([after(script, "warn(\""), after(script, "new LoadError(\"")].concat());
    }
    thrown.sort_unstable();
    thrown.dedup();
    let types = union("AiActCheckErrorCode");
    assert_eq!(sorted(types.clone()), thrown, "the types and the scripts in www/src differ");
    for code in &types {
        assert_eq!(rows(&format!("`{code}`")).len(), 1, "docs/element.md says nothing, or twice, about \"{code}\"");
    }
}

#[test]
fn every_report_is_documented() {
    let row = rows("attribute").into_iter().find(|row| row[0] == "`exports`").unwrap();
    for export in union("AiActCheckExport") {
        assert!(row[2].contains(&format!("`{export}`")), "docs/element.md does not name the report \"{export}\"");
    }
}
