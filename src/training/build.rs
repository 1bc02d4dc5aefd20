//! Joins the teaching cases with the typical systems of the rulebook, and writes them in each language in the form of [`case`]; and
//! the texts of training, which stand among those of the screens and are in no pack.

use std::path::Path;
use std::{env, fs, process};

use text::{library, pack};

#[allow(dead_code, reason = "the build has no need of every name")]
mod case;
mod source;

/// Where the typical systems lie.
const SYSTEMS: &str = "../rulebooks/eu-ai-act/systems";
/// Where the cases lie.
const CASES: &str = "cases";
/// Where the texts lie, and how the keys of those of training begin.
const WORDS: &str = "../text/words";
const OURS: &str = "training.";

fn main() {
    for watched in [SYSTEMS, CASES, WORDS] {
        println!("cargo:rerun-if-changed={watched}");
    }
    if let Err(faults) = build() {
        eprintln!("{}", faults.join("\n"));
        process::exit(1);
    }
}

fn build() -> Result<(), Vec<String>> {
    let mut faults = Vec::new();
    let systems = library::read(Path::new(SYSTEMS), &mut faults);
    let taught = source::read(Path::new(CASES), &mut faults);
    let out = env::var("OUT_DIR").map_err(|e| vec![e.to_string()])?;
    let mut list = Vec::new();
    for lang in text::LANGUAGES {
        let told = taught.iter().map(|case| case.told(lang, &systems));
        let cases: Vec<case::Case> = told.filter_map(|told| told.map_err(|fault| faults.push(fault)).ok()).collect();
        let text = serde_json::to_string(&cases).map_err(|e| vec![e.to_string()])?;
        fs::write(Path::new(&out).join(format!("{lang}.json")), text).map_err(|e| vec![e.to_string()])?;
        list.push(format!("({lang:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{lang}.json\")))"));
    }
    let words = words(&mut faults);
    let library = format!(
        "pub const CASES: &[(&str, &str)] = &[{}];\npub const WORDS: &[(&str, &[(&str, &str)])] = &[{words}];\n",
        list.join(", ")
    );
    fs::write(Path::new(&out).join("library.rs"), library).map_err(|e| vec![e.to_string()])?;
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The texts of training by language and key, in the order of the keys, as Rust. That they are whole the rulebooks check.
fn words(faults: &mut Vec<String>) -> String {
    let languages = pack::read(&[Path::new(WORDS)], faults);
    let of = |(lang, texts): (&String, &pack::Texts)| {
        let ours = texts.iter().filter_map(|(key, (text, _))| Some((key.strip_prefix(OURS)?, text)));
        format!(
            "({lang:?}, &[{}])",
            ours.map(|(key, text)| format!("({key:?}, {text:?})")).collect::<Vec<_>>().join(", ")
        )
    };
    languages.iter().map(of).collect::<Vec<_>>().join(", ")
}
