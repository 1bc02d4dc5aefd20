//! Gives each text of the screens a constant, so that a missing one is a compile error; its value is its place among them. Each group
//! of texts has one too: the forms of a plural, the months.

#[allow(dead_code)]
#[path = "source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

use source::{BOOK, FORMS, LIST, SCREENS};

/// Where the words of the screens lie.
const WORDS: &str = "words";

fn main() {
    println!("cargo:rerun-if-changed={WORDS}");
    println!("cargo:rerun-if-changed=source.rs");
    let mut faults = Vec::new();
    let code = code(&mut faults);
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("keys.rs"), code) {
        faults.push(format!("keys.rs cannot be written: {error}"));
    }
    if !faults.is_empty() {
        eprintln!("{}", faults.join("\n"));
        process::exit(1);
    }
}

fn code(faults: &mut Vec<String>) -> String {
    let languages = source::read(&[Path::new(WORDS)], faults);
    // A language may have plural forms that the others do not know.
    let all = languages.values().flat_map(|texts| texts.keys());
    let mut keys: BTreeSet<String> = all.filter(|key| key.starts_with(SCREENS)).cloned().collect();
    let forms = forms(&keys);
    for name in BOOK {
        match name.strip_suffix(".other") {
            Some(counted) => keys.extend(forms.iter().map(|form| format!("{SCREENS}book.{counted}.{form}"))),
            None => drop(keys.insert(format!("{SCREENS}book.{name}"))),
        }
    }
    let mut code =
        format!("/// The languages of this build.\npub const LANGUAGES: &[&str] = &{:?};\n", languages.keys());
    let _ = writeln!(
        code,
        "/// The plural forms that languages know.\npub(crate) const FORMS: [&str; {}] = {FORMS:?};",
        FORMS.len()
    );
    let _ = writeln!(code, "/// What stands between the texts of a list.\nconst LIST: char = {LIST:?};");
    let _ = writeln!(code, "/// How many texts the screens have.\npub(crate) const SCREENS: usize = {};", keys.len());
    code += "/// The keys of the screens' texts, one constant each.\npub mod key {\n    use super::{Group, Text};\n\n";
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for (place, key) in keys.iter().filter_map(|key| key.strip_prefix(SCREENS)).enumerate() {
        let name = constant(key);
        let _ = writeln!(code, "    /// `{SCREENS}{key}`\n    pub const {name}: Text = Text({place});");
        if let Some((group, member)) = key.rsplit_once('.') {
            let _ = write!(groups.entry(group).or_default(), "(\"{member}\", {name}), ");
        }
    }
    for (group, members) in groups {
        let name = constant(group);
        let _ = writeln!(code, "    /// All of `{SCREENS}{group}`\n    pub const {name}: Group = Group(&[{members}]);");
    }
    code + "}\n"
}

/// The plural forms that the texts of these keys have.
fn forms(keys: &BTreeSet<String>) -> Vec<&'static str> {
    let is_there = |stem: &str, form: &str| keys.contains(&[stem, form].join("."));
    let counted = |stem: &str| is_there(stem, "one") && is_there(stem, "other");
    let stems = || keys.iter().filter_map(|key| key.strip_suffix(".other")).filter(|stem| counted(stem));
    FORMS.into_iter().filter(|form| stems().any(|stem| is_there(stem, form))).collect()
}

fn constant(key: &str) -> String {
    key.replace(['.', '-'], "_").to_uppercase()
}
