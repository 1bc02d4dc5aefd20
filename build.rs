//! Checks the texts against the rulebook and packs them: one pack per language, in the order of the keys that the library knows.
//!
//! A missing text, an unknown key, a placeholder that only one language has, an empty value: the build fails and names
//! file and key. The rulebook is compiled in, so nothing about it is repeated here.

#[allow(dead_code, unused_imports)]
#[path = "src/engine/mod.rs"]
mod engine;
#[allow(dead_code)]
#[path = "src/law/mod.rs"]
mod law;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use engine::duty::{Force, Penalty};
use engine::rulebook::{Kind, NONE, Question, Rulebook, UNKNOWN};
use engine::validate::{doubts_of, rules_of};
use law::eu_ai_act::EU_AI_ACT;

/// The language in which texts are written first; the others are checked against it.
const SOURCE: &str = "en";
/// Words of the lawbook for lawyers, with how else the law can be read: checked like the others, but no visitor needs them.
const LAWBOOK: [&str; 2] = ["lawbook.", "reading."];

/// The sheet of the widget.
const SHEET: &str = "src/ui/style.css";

/// Every text of one language by key, with the file it stands in.
type Texts = BTreeMap<String, (String, String)>;

fn main() {
    for watched in ["texts", "src/engine", "src/law", SHEET] {
        println!("cargo:rerun-if-changed={watched}");
    }
    if let Err(faults) = build() {
        for fault in &faults {
            println!("cargo:warning={fault}");
        }
        eprintln!("{}", faults.join("\n"));
        process::exit(1);
    }
}

fn build() -> Result<(), Vec<String>> {
    let mut faults = Vec::new();
    let mut languages = BTreeMap::new();
    for dir in folders(Path::new("texts")) {
        let lang = file_name(&dir);
        languages.insert(lang, read_language(&dir, &mut faults));
    }
    let Some(source) = languages.get(SOURCE) else {
        return Err(vec![format!("texts/{SOURCE} is missing")]);
    };
    let wanted = wanted(&EU_AI_ACT);
    for (lang, texts) in &languages {
        check_keys(lang, texts, &wanted, &mut faults);
        check_values(lang, texts, &mut faults);
        check_against_source(lang, texts, source, &mut faults);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let apart = |texts: &mut Texts| texts.extract_if(.., |key, _| of_lawbook(key)).collect();
    let lawbook = languages.iter_mut().map(|(lang, texts)| (lang.clone(), apart(texts))).collect();
    write(&languages, &lawbook)
}

fn of_lawbook(key: &str) -> bool {
    LAWBOOK.iter().any(|part| key.starts_with(part))
}

fn folders(dir: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).collect();
    found.sort();
    found
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_language(dir: &Path, faults: &mut Vec<String>) -> Texts {
    let mut texts = Texts::new();
    for file in folders(dir).into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let name = file.display().to_string();
        let content = fs::read_to_string(&file).unwrap_or_default();
        match content.parse::<toml::Table>() {
            Ok(table) => flatten("", &toml::Value::Table(table), &name, &mut texts, faults),
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    texts
}

fn flatten(prefix: &str, value: &toml::Value, file: &str, texts: &mut Texts, faults: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&key, inner, file, texts, faults);
            }
        }
        toml::Value::String(text) => {
            if let Some((_, other)) = texts.insert(prefix.to_owned(), (text.clone(), file.to_owned())) {
                faults.push(format!("{file}: key \"{prefix}\" stands in {other} too; keep one"));
            }
        }
        _ => faults.push(format!("{file}: key \"{prefix}\" is not a text")),
    }
}

/// The keys the rulebook asks for: `true` if the text must be there, `false` if it may be.
fn wanted(book: &'static Rulebook) -> BTreeMap<String, bool> {
    let mut keys = BTreeMap::new();
    for question in book.agenda {
        for (part, must) in question_keys(question) {
            keys.insert(format!("question.{}.{part}", question.id), must);
        }
    }
    for rule in rules_of(book) {
        keys.insert(format!("rule.{}.name", rule.id), true);
        keys.insert(format!("rule.{}.then", rule.id), true);
    }
    for role in book.roles {
        keys.insert(format!("role.{}.name", role.id), true);
        keys.insert(format!("role.{}.then", role.id), true);
    }
    for class in book.classes {
        keys.insert(format!("class.{}.name", class.id), true);
        keys.insert(format!("class.{}.what", class.id), true);
        keys.insert(format!("ui.next.{}", class.id), true);
        keys.insert(format!("ui.headline.{}.now.any", class.id), true);
        keys.insert(format!("ui.headline.{}.later.any", class.id), true);
    }
    for doubt in doubts_of(book) {
        keys.insert(format!("doubt.{}.name", doubt.id), true);
        keys.insert(format!("doubt.{}.text", doubt.id), true);
        keys.insert(format!("reading.{}.ours", doubt.id), true);
        keys.insert(format!("reading.{}.other", doubt.id), true);
    }
    for duty in book.duties() {
        for part in ["title", "what", "step"] {
            keys.insert(format!("duty.{}.{part}", duty.id), true);
        }
        if duty.force == Force::Must {
            keys.insert(format!("duty.{}.evidence", duty.id), true);
        }
        if duty.on_event {
            keys.insert(format!("duty.{}.event", duty.id), true);
        }
        for line in duty.penalties().flat_map(Penalty::lines) {
            keys.insert(format!("sanction.{}.text", line.id), true);
        }
        for event in duty.applies.timetables.iter().flat_map(|t| t.starts).filter_map(|s| s.only_if) {
            keys.insert(format!("event.{event}.when"), true);
        }
    }
    for pointer in book.contacts.iter().chain(book.neighbours) {
        if pointer.proper.is_empty() {
            keys.insert(format!("pointer.{}.name", pointer.texts), true);
        }
        keys.insert(format!("pointer.{}.what", pointer.texts), true);
    }
    for act in book.acts {
        keys.insert(format!("act.{}.name", act.id), true);
    }
    for gate in book.gates {
        keys.insert(format!("gate.{}.name", gate.id), true);
        keys.insert(format!("gate.{}.asks", gate.id), true);
    }
    for question in book.agenda {
        keys.insert(format!("topic.{}", question.topic.id()), true);
    }
    keys
}

fn question_keys(question: &Question) -> Vec<(String, bool)> {
    let mut keys: Vec<(String, bool)> =
        ["title", "hint", "counts", "counts-not", "why", "error"].map(|k| (k.to_owned(), true)).into();
    for id in question.option_ids() {
        // "Yes", "no", "none of these" and "I don't know" have words of their own in ui.toml.
        let common = id == NONE || id == UNKNOWN || (question.kind == Kind::One && (id == "yes" || id == "no"));
        keys.push((format!("option.{id}"), !common));
        keys.push((format!("note.{id}"), false));
    }
    keys
}

fn check_keys(lang: &str, texts: &Texts, wanted: &BTreeMap<String, bool>, faults: &mut Vec<String>) {
    for (key, must) in wanted {
        if *must && !texts.contains_key(key) {
            faults.push(format!("texts/{lang}: key \"{key}\" is missing; write the text"));
        }
    }
    for (key, (_, file)) in texts {
        let others = key.starts_with("ui.") || of_lawbook(key);
        if !others && !wanted.contains_key(key) {
            faults.push(format!("{file}: key \"{key}\" belongs to nothing in the rulebook; correct or remove it"));
        }
    }
}

fn check_values(lang: &str, texts: &Texts, faults: &mut Vec<String>) {
    let dates: BTreeSet<String> = EU_AI_ACT.dates.iter().map(|d| format!("date.{}", d.id)).collect();
    for (key, (text, file)) in texts {
        if text.trim().is_empty() || text.trim() != text || text.contains(['\n', '\t', '\r']) {
            faults.push(format!("{file}: key \"{key}\" is empty, padded, or has a line break or tab ({lang})"));
        }
        for name in placeholders(text) {
            if name.starts_with("date.") && !dates.contains(&name) {
                faults.push(format!("{file}: key \"{key}\" names {{{name}}}, which the rulebook does not have"));
            }
        }
    }
}

fn check_against_source(lang: &str, texts: &Texts, source: &Texts, faults: &mut Vec<String>) {
    for (key, (_, file)) in source {
        if !texts.contains_key(key) {
            faults.push(format!("texts/{lang}: key \"{key}\" of {file} is missing; translate it"));
        }
    }
    for (key, (text, file)) in texts {
        match source.get(key) {
            None => faults.push(format!("{file}: key \"{key}\" is not in texts/{SOURCE}; write it there too")),
            Some((original, _)) if placeholders(original) != placeholders(text) => {
                faults.push(format!("{file}: key \"{key}\" has other placeholders than the {SOURCE} text"));
            }
            Some(_) => {}
        }
    }
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

fn write(languages: &BTreeMap<String, Texts>, lawbook: &BTreeMap<String, Texts>) -> Result<(), Vec<String>> {
    let source = languages.get(SOURCE).ok_or_else(Vec::new)?;
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| vec![e.to_string()])?);
    let fingerprint = fingerprint(languages)?;
    let mut code = format!(
        "/// Fingerprint of rules, engine and texts: two builds with the same one decide and say the same.\n\
         pub const FINGERPRINT: &str = \"{fingerprint}\";\n"
    );
    let list: Vec<String> = languages.keys().map(|l| format!("\"{l}\"")).collect();
    let list = list.join(", ");
    let _ = writeln!(code, "/// The languages of this build.\npub const LANGUAGES: &[&str] = &[{list}];");
    for (lang, texts) in languages {
        let lines: String = texts.values().flat_map(|(text, _)| [text, "\n"]).collect();
        let pack = format!("ai-act-check\t{lang}\t{fingerprint}\n{lines}");
        fs::write(out.join(format!("{lang}.txt")), pack).map_err(|e| vec![e.to_string()])?;
    }
    for (lang, texts) in lawbook {
        let lines: String = texts.iter().flat_map(|(key, (text, _))| [key, "\t", text, "\n"]).collect();
        fs::write(out.join(format!("lawbook.{lang}.txt")), lines).map_err(|e| vec![e.to_string()])?;
    }
    code += &by_language("The pack of a language as it is delivered.", "pack", "", languages.keys());
    code +=
        &by_language("The words of the lawbook: key, tab and text by line.", "lawbook", "lawbook.", languages.keys());
    fs::write(out.join("keys.txt"), front_coded(source.keys())).map_err(|e| vec![e.to_string()])?;
    fs::write(out.join("packs.rs"), code).map_err(|e| vec![e.to_string()])?;
    let sheet = fs::read_to_string(SHEET).map_err(|e| vec![format!("{SHEET}: {e}")])?;
    let program = engine::compile::source(&engine::compile::program(&EU_AI_ACT));
    let programs = format!("pub const EU_AI_ACT: Program = {program};\n");
    fs::write(out.join("programs.rs"), programs).map_err(|e| vec![e.to_string()])?;
    fs::write(out.join("style.css"), without_comments(&sheet)).map_err(|e| vec![e.to_string()])?;
    fs::write(out.join("keys.rs"), key_constants(source)).map_err(|e| vec![e.to_string()])
}

/// A function that gives the file of a language, which no WASM holds.
fn by_language<'a>(what: &str, name: &str, prefix: &str, languages: impl Iterator<Item = &'a String>) -> String {
    let arm = |lang| {
        format!("        \"{lang}\" => Some(include_str!(concat!(env!(\"OUT_DIR\"), \"/{prefix}{lang}.txt\"))),\n")
    };
    let arms: String = languages.map(arm).collect();
    format!(
        "/// {what}\n#[cfg(not(target_arch = \"wasm32\"))]\n#[must_use]\n\
         pub fn {name}(lang: &str) -> Option<&'static str> {{\n    match lang {{\n{arms}        _ => None,\n    }}\n}}\n"
    )
}

/// A sheet as it travels. Without its line breaks and spaces too it would compress no better.
fn without_comments(sheet: &str) -> String {
    let code = |part: &str| part.split_once("*/").map_or(part, |(_, code)| code).to_owned();
    sheet.split("/*").map(code).collect()
}

/// The keys in their order, each without the parts that it shares with the one before: a dot stands for each of them.
fn front_coded<'a>(keys: impl Iterator<Item = &'a String>) -> String {
    let mut code = String::new();
    let mut before = Vec::new();
    for key in keys {
        let parts: Vec<&str> = key.split('.').collect();
        // The last part always stands there, so that it is seen where the dots end.
        let shared = parts.iter().zip(&before).take(parts.len() - 1).take_while(|(one, other)| one == other).count();
        let _ = writeln!(code, "{}{}", ".".repeat(shared), parts.get(shared..).unwrap_or_default().join("."));
        before = parts;
    }
    code
}

/// One constant for each text of the screens, so that a missing one is a compile error.
fn key_constants(source: &Texts) -> String {
    let mut code = String::new();
    for (line, key) in source.keys().enumerate().filter_map(|(line, key)| Some((line, key.strip_prefix("ui.")?))) {
        let name = key.replace(['.', '-'], "_").to_uppercase();
        let _ = writeln!(code, "/// `ui.{key}`\npub const {name}: Text = Text({line});");
    }
    code
}

/// Of everything that a result can depend on: the files of the law and of the engine, and all texts.
fn fingerprint(languages: &BTreeMap<String, Texts>) -> Result<String, Vec<String>> {
    let mut content = String::new();
    for dir in ["src/engine", "src/law", "src/law/eu_ai_act"] {
        for file in folders(Path::new(dir)).into_iter().filter(|p| p.is_file()) {
            let text = fs::read_to_string(&file).map_err(|e| vec![format!("{}: {e}", file.display())])?;
            // The line ends of a checkout are no difference.
            content.extend(text.lines());
        }
    }
    for (lang, texts) in languages {
        content.push_str(lang);
        content.extend(texts.iter().flat_map(|(key, (text, _))| [key.as_str(), text.as_str()]));
    }
    Ok(format!("{:016x}", fnv(content.as_bytes())))
}

/// FNV-1a, 64 bits: enough to notice that two builds do not belong together.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
