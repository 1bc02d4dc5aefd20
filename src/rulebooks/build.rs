//! Compiles each rulebook to its program, checks the texts against it and packs them: one pack per language, in the order of the
//! keys that the program knows.
//!
//! The build fails with every fault that `text::pack` finds.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use engine::rulebook::Rulebook;
use text::library::{self, File};
use text::pack::{self, FORM, LANGUAGE, Languages, entries};

/// The rulebook of this build.
static BOOK: &Rulebook = &eu_ai_act::EU_AI_ACT;
/// Where its texts lie: those of the screens, and its own.
const TEXTS: [&str; 2] = ["../text/words", "eu-ai-act/texts"];
/// Where its typical systems lie.
const SYSTEMS: &str = "eu-ai-act/systems";
/// Where the code lies on which a result can depend.
const CODE: [&str; 2] = ["../engine", "eu-ai-act"];

fn main() {
    for watched in TEXTS.into_iter().chain(CODE) {
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
    let mut languages = pack::read(&TEXTS.map(Path::new), &mut faults);
    pack::check(BOOK, &languages, &mut faults);
    let systems = library::read(Path::new(SYSTEMS), &mut faults);
    let codes: Vec<&str> = languages.keys().map(String::as_str).collect();
    library::check(BOOK, &codes, &systems, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let beside = pack::beside(&mut languages);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| vec![e.to_string()])?);
    write(&out, &languages, &beside, &systems).map_err(|fault| vec![fault])
}

fn write(out: &Path, languages: &Languages, beside: &Languages, systems: &[File]) -> Result<(), String> {
    let put = |name: &str, text: &str| fs::write(out.join(name), text).map_err(|e| format!("{name}: {e}"));
    let fingerprint = fingerprint_of(languages, beside, systems)?;
    let mut packs = String::new();
    for ((lang, texts), others) in languages.iter().zip(beside.values()) {
        let [first, rest] = pack::parts(BOOK, lang, (languages, beside), systems, &fingerprint)?;
        let named = texts.iter().chain(others).flat_map(|(key, (text, _))| [key, "\t", text, "\n"]).collect();
        let _ = write!(packs, "Pack {{ lang: {lang:?}");
        for (field, text) in [("whole", [&*first, &rest].concat()), ("first", first), ("rest", rest), ("named", named)]
        {
            put(&format!("{lang}.{field}.txt"), &text)?;
            let _ = write!(packs, ", {field}: include_str!(concat!(env!(\"OUT_DIR\"), \"/{lang}.{field}.txt\"))");
        }
        packs += " },\n";
    }
    put(
        "packs.rs",
        &format!("pub const PACKS: &[Pack] = &[{packs}];\npub const FINGERPRINT: &str = {fingerprint:?};\n"),
    )?;
    let program = engine::compile::source(&engine::compile::program(BOOK));
    put("programs.rs", &format!("pub const EU_AI_ACT: Program = {program};\n"))
}

/// The files of a folder and of those within it, in order.
fn files(dir: &Path) -> Vec<PathBuf> {
    entries(dir).into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Of everything that a result can depend on: the files of the law and of the engine, and all that is in the packs.
fn fingerprint_of(languages: &Languages, beside: &Languages, systems: &[File]) -> Result<String, String> {
    let mut content = String::new();
    let is_code = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    for file in CODE.into_iter().flat_map(|dir| files(Path::new(dir))).filter(is_code) {
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        // The line ends of a checkout are no difference.
        content.extend(text.lines());
    }
    for ((lang, texts), beside) in languages.iter().zip(beside.values()) {
        content.push_str(lang);
        // The forms of words decide what the packs say of where they stand.
        let facts = beside.iter().filter(|(key, _)| key.starts_with(LANGUAGE) || key.starts_with(FORM));
        content.extend(library::lines(systems, lang).into_iter().flatten());
        content.extend(texts.iter().chain(facts).flat_map(|(key, (text, _))| [key.as_str(), text.as_str()]));
    }
    Ok(pack::fingerprint(&content))
}
