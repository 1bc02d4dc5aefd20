//! Joins the teaching cases with the typical systems of the rulebook, and writes them in each language in the form of [`case`].

use std::path::Path;
use std::{env, fs, process};

use text::library;

#[allow(dead_code, reason = "the build has no need of every name")]
mod case;
mod source;

/// Where the typical systems lie.
const SYSTEMS: &str = "../rulebooks/eu-ai-act/systems";
/// Where the cases lie.
const CASES: &str = "cases";

fn main() {
    for watched in [SYSTEMS, CASES] {
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
    let library = format!("pub const CASES: &[(&str, &str)] = &[{}];\n", list.join(", "));
    fs::write(Path::new(&out).join("library.rs"), library).map_err(|e| vec![e.to_string()])?;
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
