//! Typical systems: what a visitor may choose instead of describing theirs. The format stands in
//! src/rulebooks/eu-ai-act/systems/README.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{Given, read, repository};

/// Where they lie, a file for each group.
pub const FOLDER: &str = "src/rulebooks/eu-ai-act/systems";

/// A text in each language.
pub type Texts = BTreeMap<String, String>;

/// A file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct File {
    pub group: Group,
    #[serde(rename = "system")]
    pub systems: Vec<System>,
}

/// A group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Group {
    pub id: String,
    pub name: Texts,
}

/// A typical system.
#[derive(Debug, Deserialize)]
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
#[derive(Debug, Deserialize)]
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
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Assumed {
    pub question: String,
    pub answers: Vec<String>,
    pub says: Texts,
}

/// A question that is asked, as its answer turns something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Asked {
    pub question: String,
    pub typical: Vec<String>,
    pub why: Texts,
}

/// Other answers, and what comes of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the README beside the files explains every key")]
pub struct Flip {
    pub answers: Given,
    pub class: BTreeSet<String>,
    pub says: Texts,
    pub cite: String,
}

impl Side {
    /// All answers in the typical case.
    #[must_use]
    pub fn given(&self) -> Given {
        let assumed = self.assume.iter().map(|a| (a.question.clone(), a.answers.clone()));
        assumed.chain(self.ask.iter().map(|a| (a.question.clone(), a.typical.clone()))).collect()
    }
}

/// Every file, in the order of their names.
///
/// # Errors
/// A sentence that names the file.
pub fn files() -> Result<Vec<File>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(repository(FOLDER)).with_context(|| format!("{FOLDER} cannot be listed"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            names.push(format!("{FOLDER}/{}", path.file_name().unwrap_or_default().display()));
        }
    }
    names.sort();
    names.iter().map(|name| read(name)).collect()
}
