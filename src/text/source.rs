//! Texts as they are written: a folder for each language, in it TOML files. Of the build and of tests; a library of the browser has
//! packs instead.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The language in which texts are written first; the others are checked against it.
pub const SOURCE: &str = "en";
/// What the keys of the screens begin with. They sort last, so every rulebook has them at the end of its packs.
pub const SCREENS: &str = "ui.";
/// Words of the screens that every rulebook has for itself, under `ui.book`.
pub const BOOK: [&str; 26] = [
    "calendar.category",
    "calendar.named",
    "calendar.summary",
    "effort",
    "effort-with-system",
    "file",
    "file-subject",
    "former",
    "gates",
    "law",
    "lead",
    "moved.one",
    "moved.other",
    "name",
    "need-1",
    "need-2",
    "need-3",
    "neighbours",
    "recheck",
    "reveals",
    "scope",
    "subject",
    "systems",
    "systems-lead",
    "systems-question",
    "title",
];

/// The plural forms that languages know, by their names in CLDR; a text that depends on a number has a key for each that its
/// language has.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What stands between the texts of a list: the unit separator of ASCII, which no text has.
pub const LIST: char = '\u{1f}';

/// Every text of one language by key, with the file it stands in.
pub type Texts = BTreeMap<String, (String, String)>;
/// Every language with its texts.
pub type Languages = BTreeMap<String, Texts>;

/// The texts of some folders, each of which has a folder for each language; what cannot be read is a fault.
pub fn read(folders: &[&Path], faults: &mut Vec<String>) -> Languages {
    let mut languages = Languages::new();
    for dir in folders.iter().flat_map(|folder| entries(folder)).filter(|path| path.is_dir()) {
        read_language(&dir, languages.entry(file_name(&dir)).or_default(), faults);
    }
    languages
}

/// What a folder holds, in order.
#[must_use]
pub fn entries(dir: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).collect();
    found.sort();
    found
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_language(dir: &Path, texts: &mut Texts, faults: &mut Vec<String>) {
    for file in entries(dir).into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let name = file.display().to_string();
        let content = fs::read_to_string(&file).unwrap_or_default();
        match content.parse::<toml::Table>() {
            Ok(table) => flatten("", &toml::Value::Table(table), &name, texts, faults),
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
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
        toml::Value::Array(list) => match list.iter().map(|text| text.as_str()).collect::<Option<Vec<_>>>() {
            Some(list) => flatten(prefix, &toml::Value::String(list.join(&LIST.to_string())), file, texts, faults),
            None => faults.push(format!("{file}: key \"{prefix}\" is a list of something else than texts")),
        },
        _ => faults.push(format!("{file}: key \"{prefix}\" is neither a text nor a list of texts")),
    }
}
