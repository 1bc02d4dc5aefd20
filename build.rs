//! Checks the texts against the rulebook and packs them: one pack per language, in the order of the keys that the library knows.
//!
//! The build fails with every fault that `src/text/pack.rs` finds. The rulebook is compiled in, so nothing about it is repeated here.

#[allow(dead_code, unused_imports)]
#[path = "src/engine/mod.rs"]
mod engine;
#[allow(dead_code)]
#[path = "src/law/mod.rs"]
mod law;
#[path = "src/text/pack.rs"]
mod pack;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use engine::rulebook::Rulebook;
use pack::{Languages, SCREENS, SOURCE, Texts, entries, fnv, front_coded};

/// The rulebook of this build.
static BOOK: &Rulebook = &law::eu_ai_act::EU_AI_ACT;

/// The sheet of the widget.
const SHEET: &str = "src/ui/style.css";

fn main() {
    for watched in ["texts", "src/engine", "src/law", "src/text/pack.rs", SHEET] {
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
    let mut languages = pack::read(Path::new("texts"), &mut faults);
    pack::check(BOOK, &languages, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let lawbook = pack::lawbook(&mut languages);
    write(&languages, &lawbook)
}

fn write(languages: &Languages, lawbook: &Languages) -> Result<(), Vec<String>> {
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
    let screens = source.keys().filter(|key| key.starts_with(SCREENS)).count();
    let _ = writeln!(code, "/// How many texts the screens have.\npub const SCREENS: usize = {screens};");
    for (lang, texts) in languages {
        fs::write(out.join(format!("{lang}.txt")), pack::pack(lang, texts, &fingerprint))
            .map_err(|e| vec![e.to_string()])?;
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
    let program = engine::compile::source(&engine::compile::program(BOOK));
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

/// One constant for each text of the screens, so that a missing one is a compile error: its place among them, from the first.
fn key_constants(source: &Texts) -> String {
    let mut code = String::new();
    for (place, key) in source.keys().filter_map(|key| key.strip_prefix(SCREENS)).enumerate() {
        let name = key.replace(['.', '-'], "_").to_uppercase();
        let _ = writeln!(code, "/// `{SCREENS}{key}`\npub const {name}: Text = Text({place});");
    }
    code
}

/// The files of a folder and of those within it, in order.
fn files(dir: &Path) -> Vec<PathBuf> {
    entries(dir).into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Of everything that a result can depend on: the files of the law and of the engine, and all texts.
fn fingerprint(languages: &Languages) -> Result<String, Vec<String>> {
    let mut content = String::new();
    for dir in ["src/engine", "src/law"] {
        for file in files(Path::new(dir)) {
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
