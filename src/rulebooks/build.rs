//! Compiles each rulebook to its program, checks the texts against it and packs them: one pack per language, in the order of the
//! keys that the program knows. What becomes of a rulebook stands in a file of its own.
//!
//! The build fails with every fault that `text::pack` finds.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use engine::rulebook::Rulebook;
use text::library::{self, File};
use text::pack::{self, FORM, LANGUAGE, Languages, entries};

/// The rulebooks of this build, each with its folder.
static BOOKS: [(&str, &Rulebook); 2] =
    [("eu-ai-act", &eu_ai_act::EU_AI_ACT), ("gesetz-viii", &gesetz_viii::GESETZ_VIII)];
/// Where the texts of the screens lie, the same for every rulebook; and below its folder its own, and its typical systems.
const WORDS: &str = "../text/words";
const TEXTS: &str = "texts";
const SYSTEMS: &str = "systems";
/// Where the code lies on which every result can depend, besides that of the rulebook.
const ENGINE: &str = "../engine";

fn main() {
    for watched in [WORDS, ENGINE].into_iter().chain(BOOKS.map(|(folder, _)| folder)) {
        println!("cargo:rerun-if-changed={watched}");
    }
    let faults: Vec<String> =
        BOOKS.into_iter().filter_map(|(folder, book)| build(folder, book).err()).flatten().collect();
    if !faults.is_empty() {
        for fault in &faults {
            println!("cargo:warning={fault}");
        }
        eprintln!("{}", faults.join("\n"));
        process::exit(1);
    }
}

fn build(folder: &str, book: &'static Rulebook) -> Result<(), Vec<String>> {
    let mut faults = Vec::new();
    let texts = Path::new(folder).join(TEXTS);
    let mut languages = pack::read(&[Path::new(WORDS), &texts], &mut faults);
    pack::check(book, &languages, &mut faults);
    let systems = library::read(&Path::new(folder).join(SYSTEMS), &mut faults);
    let codes: Vec<&str> = languages.keys().map(String::as_str).collect();
    library::check(book, &codes, &systems, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let beside = pack::beside(&mut languages);
    write((folder, book), &languages, &beside, &systems).map_err(|fault| vec![fault])
}

fn write(
    (folder, book): (&str, &'static Rulebook),
    languages: &Languages,
    beside: &Languages,
    systems: &[File],
) -> Result<(), String> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
    let put = |name: &str, text: &str| fs::write(out.join(name), text).map_err(|e| format!("{name}: {e}"));
    let fingerprint = fingerprint_of(folder, languages, beside, systems)?;
    let mut packs = String::new();
    for ((lang, texts), others) in languages.iter().zip(beside.values()) {
        let [first, rest] = pack::parts(book, lang, (languages, beside), systems, &fingerprint)?;
        let named = texts.iter().chain(others).flat_map(|(key, (text, _))| [key, "\t", text, "\n"]).collect();
        let _ = write!(packs, "Pack {{ lang: {lang:?}");
        for (field, text) in [("whole", [&*first, &rest].concat()), ("first", first), ("rest", rest), ("named", named)]
        {
            let name = format!("{folder}.{lang}.{field}.txt");
            put(&name, &text)?;
            let _ = write!(packs, ", {field}: include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))");
        }
        packs += " },\n";
    }
    let program = engine::compile::source(&engine::compile::program(book));
    put(
        &format!("{folder}.rs"),
        &format!(
            "pub const PACKS: &[Pack] = &[{packs}];\npub const FINGERPRINT: &str = {fingerprint:?};\npub const PROGRAM: Program = {program};\n"
        ),
    )
}

/// The files of a folder and of those within it, in order.
fn files(dir: &Path) -> Vec<PathBuf> {
    entries(dir).into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Of everything that a result can depend on: the files of the rulebook and of the engine, and all that is in the packs.
fn fingerprint_of(folder: &str, languages: &Languages, beside: &Languages, systems: &[File]) -> Result<String, String> {
    let mut content = String::new();
    let is_code = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    for file in [ENGINE, folder].into_iter().flat_map(|dir| files(Path::new(dir))).filter(is_code) {
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
