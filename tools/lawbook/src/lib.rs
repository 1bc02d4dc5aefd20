//! The lawbook in `docs/lawbook/`: what the program knows of the law, in words for lawyers. `cargo xtask lawbook` writes it; a
//! test of this package says when it no longer fits.
//!
//! [`index`] knows where everything stands and what hangs together, [`condition`] puts conditions into words, [`entries`]
//! writes about rules and duties, [`pages`] and [`flow`] the rest. Its words stand in `src/text/words/<lang>/lawbook.toml`.

mod condition;
mod dates;
mod entries;
mod flow;
mod index;
mod markdown;
mod pages;
mod proofs;
mod review;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::Rulebook;
use ai_act_check::engine::validate;
use ai_act_check::rulebooks::{EU_AI_ACT, RULEBOOKS};
use ai_act_check::text::LANGUAGES;
use anyhow::{Context, Result, bail};
use support::repository;

use index::{Entry, Exercised, Page};
use proofs::Statement;
use review::Reviews;
use words::Words;

/// Where it lies in the repository.
pub const FOLDER: &str = "docs/lawbook";

/// Pages by their place below [`FOLDER`].
type Files = BTreeMap<String, String>;

/// Where a rulebook lies.
fn folder(book: &Rulebook) -> String {
    format!("src/rulebooks/{}", book.id)
}

/// What stands before the names of the pages of a rulebook: the first one has the folder for itself.
fn prefix(book: &Rulebook) -> String {
    if book.id == EU_AI_ACT.id { String::new() } else { format!("{}/", book.id) }
}

/// The way from a page of a rulebook to the root of the repository.
fn up(book: &Rulebook) -> String {
    "../".repeat(3 + prefix(book).matches('/').count())
}

/// Writes every page and removes those that are none any more; returns how many there are.
///
/// # Errors
/// What is wrong with a text, a case, a sign-off or a statement, or with a file; nothing is written then.
pub fn write() -> Result<usize> {
    let files = all()?;
    for gone in committed()?.keys().filter(|name| !files.contains_key(*name)) {
        let path = format!("{FOLDER}/{gone}");
        fs::remove_file(repository(&path)).with_context(|| format!("{path} cannot be removed"))?;
    }
    for (name, text) in &files {
        let path = repository(format!("{FOLDER}/{name}"));
        let folder = path.parent().unwrap_or(&path);
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        fs::write(&path, text).with_context(|| format!("{FOLDER}/{name} cannot be written"))?;
    }
    Ok(files.len())
}

/// Every page of every rulebook.
fn all() -> Result<Files> {
    let mut files = Files::new();
    for book in RULEBOOKS {
        let sources = Sources::read(book)?;
        files.extend(sources.files(&sources.reviews()?)?);
    }
    Ok(files)
}

/// The pages that lie there; what was written by hand stands beside the folders of the languages.
fn committed() -> Result<Files> {
    let mut files = Files::new();
    for (book, lang) in RULEBOOKS.iter().flat_map(|book| LANGUAGES.iter().map(move |lang| (book, lang))) {
        let folder = format!("{}{lang}", prefix(book));
        for entry in fs::read_dir(repository(FOLDER).join(&folder)).into_iter().flatten() {
            let path = entry?.path();
            let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            files.insert(format!("{folder}/{}", file_name(&path)), text.replace("\r\n", "\n"));
        }
    }
    if let Ok(text) = fs::read_to_string(repository(FOLDER).join(dates::DOCUMENT)) {
        files.insert(dates::DOCUMENT.to_owned(), text.replace("\r\n", "\n"));
    }
    Ok(files)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Everything that lawbooks are made of.
struct Sources {
    book: &'static Compiled,
    languages: Vec<Words>,
    pages: Vec<Page>,
    cases: BTreeMap<String, Exercised>,
    statements: Vec<Statement>,
}

impl Sources {
    /// Reads them. What the pages take from the rulebook is there in every sound one, so soundness comes first.
    fn read(book: &'static Compiled) -> Result<Self> {
        let faults = validate::faults(book);
        if !faults.is_empty() {
            bail!("the rulebook is not sound:\n{}", faults.join("\n"));
        }
        let pages = index::pages(book);
        Ok(Self {
            book,
            languages: LANGUAGES.iter().map(|lang| Words::read(book, lang)).collect::<Result<_>>()?,
            cases: index::cases(book, &pages)?,
            pages,
            statements: proofs::statements()?,
        })
    }

    fn reviews(&self) -> Result<Reviews> {
        let path = format!("{}/{}", folder(self.book), review::FILE);
        let text = fs::read_to_string(repository(&path));
        Reviews::read(&text.with_context(|| format!("{path} cannot be read"))?, &self.ids())
    }

    fn ids(&self) -> Vec<String> {
        self.pages.iter().flat_map(|p| &p.entries).map(|e| e.id()).collect()
    }

    fn lawbook<'a>(&'a self, words: &'a Words, reviews: &'a Reviews) -> Lawbook<'a> {
        let Self { languages, pages, cases, statements, .. } = self;
        Lawbook { words, languages, pages, cases, reviews, statements }
    }

    /// Every page.
    fn files(&self, reviews: &Reviews) -> Result<Files> {
        let mut files = Files::new();
        for words in &self.languages {
            let pages = self.lawbook(words, reviews).all();
            let prefix = prefix(self.book);
            files.extend(pages.into_iter().map(|(name, text)| (format!("{prefix}{}/{name}", words.lang), text)));
        }
        // Other sites are told the dates of the law.
        if self.book.id == EU_AI_ACT.id {
            files.extend(dates::files(&self.languages));
        }
        let faults: Vec<String> = self.languages.iter().flat_map(Words::faults).collect();
        if !faults.is_empty() {
            bail!("the lawbook cannot be written:\n{}", faults.join("\n"));
        }
        Ok(files)
    }
}

/// The lawbook of one language.
struct Lawbook<'a> {
    words: &'a Words,
    /// Every language: the fingerprint of an entry is that of all of them together.
    languages: &'a [Words],
    pages: &'a [Page],
    cases: &'a BTreeMap<String, Exercised>,
    reviews: &'a Reviews,
    statements: &'a [Statement],
}

impl Lawbook<'_> {
    fn fingerprint(&self, item: Entry) -> String {
        review::fingerprint(&self.languages.iter().map(|words| entries::content(words, item)).collect::<String>())
    }
}
