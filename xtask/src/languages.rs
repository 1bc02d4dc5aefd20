//! The languages of a build, with their packs and with all their texts. The one place that knows how the library hands them out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ai_act_check::eu_ai_act::EU_AI_ACT;
use ai_act_check::rulebooks::{FINGERPRINT, packs_of};
use ai_act_check::text::library;
use ai_act_check::text::pack::{self, Languages, SOURCE};
use ai_act_check::text::{LANGUAGES, pseudo};
use anyhow::{Context, Error, Result, ensure};

/// The language of what can stand in one only: most of those who put the check on their pages are German authorities.
pub const HOME: &str = "de";

/// Where the texts lie: those of the screens, and those of the law.
const TEXTS: [&str; 2] = ["src/text/words", "src/rulebooks/eu-ai-act/texts"];

/// Where the typical systems lie.
const SYSTEMS: &str = "src/rulebooks/eu-ai-act/systems";

/// A language.
#[derive(Clone)]
pub struct Language {
    /// Its code.
    pub code: String,
    /// Both parts of its pack.
    pub packs: [String; 2],
    /// Every text under its key.
    pub texts: BTreeMap<String, String>,
}

impl Language {
    /// A text by its key.
    pub fn text(&self, key: &str) -> Result<&str> {
        self.texts.get(key).map(String::as_str).with_context(|| format!("there is no text \"{key}\" in {}", self.code))
    }
}

/// The languages that are delivered, straight from the library.
pub fn delivered() -> Result<Vec<Language>> {
    delivered_of(EU_AI_ACT.id)
}

/// The same for another rulebook.
pub fn delivered_of(book: &str) -> Result<Vec<Language>> {
    let language = |code: &&str| {
        let pack = packs_of(book, code).with_context(|| format!("the library has no pack of {book} in {code}"))?;
        let texts = pack.texts().into_iter().map(|(key, text)| (key, text.to_owned()));
        let packs = [pack.first, pack.rest].map(str::to_owned);
        Ok(Language { code: (*code).to_owned(), packs, texts: texts.collect() })
    };
    LANGUAGES.iter().map(language).collect()
}

/// The same and one that nobody speaks, made of the texts below `root` as the library's build makes the others.
pub fn with_pseudo(root: &Path) -> Result<Vec<Language>> {
    made(root, |languages, systems| {
        let source = languages.get(SOURCE).with_context(|| format!("there are no texts in {SOURCE}"))?;
        languages.insert(pseudo::CODE.to_owned(), pseudo::texts(source));
        library::add_language(systems, pseudo::CODE, SOURCE, pseudo::said);
        Ok(())
    })
}

/// The languages that are delivered, with the second text of each pair in the place of the first, by their keys.
pub fn saying(root: &Path, pairs: &[(&str, &str)]) -> Result<Vec<Language>> {
    made(root, |languages, _| {
        for (code, texts) in languages {
            for (usual, other) in pairs {
                let text =
                    texts.get(*other).cloned().with_context(|| format!("there is no text \"{other}\" in {code}"))?;
                let place = texts.get_mut(*usual).with_context(|| format!("there is no text \"{usual}\" in {code}"))?;
                *place = text;
            }
        }
        Ok(())
    })
}

/// The languages of the texts below `root`, changed, and made into packs as the library's build does.
fn made(root: &Path, change: impl FnOnce(&mut Languages, &mut [library::File]) -> Result<()>) -> Result<Vec<Language>> {
    let mut faults = Vec::new();
    let folders = TEXTS.map(|folder| root.join(folder));
    let mut languages = pack::read(&folders.each_ref().map(PathBuf::as_path), &mut faults);
    let mut systems = library::read(&root.join(SYSTEMS), &mut faults);
    change(&mut languages, &mut systems)?;
    pack::check(&EU_AI_ACT, &languages, &mut faults);
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    let beside = pack::beside(&mut languages);
    let all = languages.iter().zip(beside.values());
    all.map(|((code, texts), others)| {
        let packs = pack::parts(&EU_AI_ACT, code, (&languages, &beside), &systems, FINGERPRINT).map_err(Error::msg)?;
        let texts = texts.iter().chain(others).map(|(key, (text, _))| (key.clone(), text.clone())).collect();
        Ok(Language { code: code.clone(), packs, texts })
    })
    .collect()
}
