//! Typical systems as they are written: TOML files in the folder of a rulebook, a file for each group; its README tells the format.
//! Of the build and of tests; a library of the browser has the lines of its pack instead.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use engine::answers::Answers;
use engine::rulebook::Rulebook;
use serde::Deserialize;

use crate::source::entries;

/// A text in each language.
pub type Texts = BTreeMap<String, String>;
/// Option ids by question.
pub type Given = BTreeMap<String, Vec<String>>;

/// A file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct File {
    pub group: Group,
    #[serde(rename = "system")]
    pub systems: Vec<System>,
}

/// A group.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Group {
    pub id: String,
    pub place: u8,
    pub name: Texts,
    pub hint: Texts,
}

/// A typical system.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct System {
    pub id: String,
    #[serde(default)]
    pub often: bool,
    pub name: Texts,
    pub what: Texts,
    pub search: BTreeMap<String, Vec<String>>,
    pub story: Texts,
    pub belief: Texts,
    pub truth: Texts,
    pub truth_cite: String,
    pub near: String,
    pub basis: Basis,
    pub covers: Vec<String>,
    #[serde(rename = "side")]
    pub sides: Vec<Side>,
}

/// On what the class of a typical system stands.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub enum Basis {
    Text,
    Guidelines,
    Draft,
    Reading,
}

/// A system from the side of those who use it, or of those who offer it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Side {
    pub r#for: For,
    pub assume: Vec<Assumed>,
    pub ask: Vec<Asked>,
    pub class: BTreeSet<String>,
    #[serde(rename = "flip")]
    pub flips: Vec<Flip>,
}

/// Whose side it is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub enum For {
    Use,
    Offer,
}

/// A fact that nearly every such system shares.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Assumed {
    pub question: String,
    pub answers: Vec<String>,
    pub says: Texts,
}

/// A question that is asked, as its answer turns something.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Asked {
    pub question: String,
    pub typical: Vec<String>,
    pub why: Texts,
}

/// Other answers, and what comes of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Flip {
    pub answers: Given,
    pub class: BTreeSet<String>,
    pub says: Texts,
    pub cite: String,
}

impl For {
    /// Its name in the files, in the packs and among the words of the screens.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Offer => "offer",
        }
    }
}

impl Side {
    /// All answers in the typical case.
    #[must_use]
    pub fn given(&self) -> Given {
        let assumed = self.assume.iter().map(|a| (a.question.clone(), a.answers.clone()));
        assumed.chain(self.ask.iter().map(|a| (a.question.clone(), a.typical.clone()))).collect()
    }
}

impl System {
    /// The texts that packs hold. The rest is for training, and too long for everybody to load.
    fn packed(&mut self) -> impl Iterator<Item = &mut Texts> {
        let sides = self.sides.iter_mut().flat_map(|side| {
            let asked = side.ask.iter_mut().map(|a| &mut a.why);
            side.assume.iter_mut().map(|a| &mut a.says).chain(asked)
        });
        [&mut self.name, &mut self.what].into_iter().chain(sides)
    }
}

/// The files of a folder, in the order of their groups; what cannot be read is a fault.
pub fn read(folder: &Path, faults: &mut Vec<String>) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for path in entries(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "toml")) {
        let text = fs::read_to_string(&path).map_err(|error| error.to_string());
        match text.and_then(|text| toml::from_str(&text).map_err(|error| error.to_string())) {
            Ok(file) => files.push(file),
            Err(error) => faults.push(format!("{}: {error}", path.display())),
        }
    }
    files.sort_by_key(|file| file.group.place);
    files
}

/// What a pack could not hold, or a visit could not use: a text that a language lacks, an answer that is none.
pub fn check(book: &Rulebook, languages: &[&str], files: &[File], faults: &mut Vec<String>) {
    let whole = |texts: &Texts| texts.keys().map(String::as_str).eq(languages.iter().copied());
    for file in files {
        if ![&file.group.name, &file.group.hint].into_iter().all(whole) {
            faults.push(format!("the group \"{}\" is not told in {languages:?}; translate it", file.group.id));
        }
        for mut system in file.systems.iter().cloned() {
            let id = system.id.clone();
            if system.search.len() != languages.len() || !system.packed().all(|texts| whole(texts)) {
                faults.push(format!("the system \"{id}\" is not told in {languages:?}; translate every text of it"));
            }
            for (question, options) in system.sides.iter().flat_map(Side::given) {
                let options: Vec<&str> = options.iter().map(String::as_str).collect();
                if let Err(fault) = Answers::default().give(book, &question, &options) {
                    faults.push(format!("the system \"{id}\": {fault}"));
                }
            }
        }
    }
}

/// Adds a language that is made of another one.
pub fn add_language(files: &mut [File], code: &str, source: &str, said: impl Fn(&str) -> String) {
    for file in files {
        let of_group = [&mut file.group.name, &mut file.group.hint];
        for texts in of_group.into_iter().chain(file.systems.iter_mut().flat_map(System::packed)) {
            let text = texts.get(source).map(|text| said(text)).unwrap_or_default();
            texts.insert(code.to_owned(), text);
        }
        for system in &mut file.systems {
            let words = system.search.get(source).cloned().unwrap_or_default();
            system.search.insert(code.to_owned(), words.iter().map(|word| said(word)).collect());
        }
    }
}

/// What each part of a pack holds of them, a line each, as [`crate::systems`] reads it. What a list needs at once comes first.
#[must_use]
pub fn lines(files: &[File], lang: &str) -> [Vec<String>; 2] {
    let mut first = Vec::new();
    // Many systems share a sentence: each stands once, before the systems, which name its line.
    let (mut shared, mut systems) = (Vec::new(), Vec::new());
    for file in files {
        first.push(["", of(&file.group.name, lang), of(&file.group.hint, lang)].join("\t"));
        for system in &file.systems {
            let what = of(&system.what, lang);
            // Whoever has the sentence this early is one of those that stand above the groups.
            first.push([&*system.id, of(&system.name, lang), if system.often { what } else { "" }].join("\t"));
            let search = system.search.get(lang).map(|words| words.join(",")).unwrap_or_default();
            systems.push(["", what, &search].join("\t"));
            for side in &system.sides {
                let assumed =
                    side.assume.iter().map(|a| [&*a.question, &a.answers.join(" "), of(&a.says, lang)].join("\t"));
                let asked = side.ask.iter().map(|a| [&*a.question, &a.typical.join(" "), of(&a.why, lang)].join("\t"));
                let [assumed, asked] = [assumed.collect::<Vec<_>>(), asked.collect()].map(|lines| {
                    let places = lines.into_iter().map(|line| place(&mut shared, line).to_string());
                    places.collect::<Vec<_>>().join(" ")
                });
                systems.push([side.r#for.name(), &assumed, &asked].join("\t"));
            }
        }
    }
    shared.append(&mut systems);
    [first, shared]
}

/// The place of a line among others, where it stands once.
fn place(lines: &mut Vec<String>, line: String) -> usize {
    lines.iter().position(|other| *other == line).unwrap_or_else(|| {
        lines.push(line);
        lines.len() - 1
    })
}

fn of<'t>(texts: &'t Texts, lang: &str) -> &'t str {
    texts.get(lang).map(String::as_str).unwrap_or_default()
}
