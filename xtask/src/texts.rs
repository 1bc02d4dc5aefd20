//! `cargo xtask texts`: remembers which sentence each translation translates, after somebody has read it again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ai_act_check::rulebooks::{RULEBOOKS, own_texts, translated};
use ai_act_check::text::LANGUAGES;
use ai_act_check::text::pack::{SOURCE, fingerprint};
use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

const HEAD: &str = "# Which English sentence each text translates (fingerprint) and who made it: machine, person or official.\n\
    # Written by `cargo xtask texts`; a test fails when a sentence has changed and its translation was not read again.\n";

/// What to confirm.
pub struct Confirm {
    /// The keys that were read again; all if empty and `all` is set.
    pub keys: Vec<String>,
    /// Confirm every text.
    pub all: bool,
    /// Who made the confirmed translations.
    pub by: String,
}

/// Writes `src/text/translated/<lang>.lock` for every language but the source.
pub fn run(confirm: &Confirm) -> Result<()> {
    if !["machine", "person", "official"].contains(&confirm.by.as_str()) {
        bail!("--by {}: a translation is made by machine, person or official; give one of them", confirm.by);
    }
    let books = RULEBOOKS.iter().map(|book| {
        Ok((book.id, own_texts(book.id, SOURCE).with_context(|| format!("this build has no language {SOURCE}"))?))
    });
    let books = books.collect::<Result<Vec<_>>>()?;
    if let Some(key) = confirm.keys.iter().find(|k| !books.iter().any(|(_, source)| source.contains_key(k.as_str()))) {
        bail!("the key \"{key}\" is in no text; the folders {SOURCE} below src have the keys");
    }
    let root = Workspace::find()?.root;
    for (book, source) in &books {
        for lang in LANGUAGES.iter().filter(|lang| **lang != SOURCE) {
            let file = translated(book, lang);
            let stale = remember(confirm, source, &root.join(&file))?;
            println!("{file}: {} texts, {stale} of them to be read again", source.len());
        }
    }
    Ok(())
}

/// Writes what one translation translates; returns how many texts of it are to be read again.
fn remember(confirm: &Confirm, source: &BTreeMap<String, &'static str>, file: &Path) -> Result<usize> {
    let old = fs::read_to_string(file).unwrap_or_default();
    let known: BTreeMap<&str, &str> = old.lines().filter_map(|line| line.split_once('\t')).collect();
    let mut lock = HEAD.to_owned();
    let mut stale = 0;
    for (key, sentence) in source {
        let confirmed = confirm.all || confirm.keys.iter().any(|k| k == key);
        let today = fingerprint(sentence);
        match known.get(key.as_str()) {
            Some(entry) if !confirmed || entry.starts_with(&today) => writeln!(lock, "{key}\t{entry}")?,
            _ if confirmed => writeln!(lock, "{key}\t{today}\t{}", confirm.by)?,
            _ => {}
        }
        let fresh = confirmed || known.get(key.as_str()).is_some_and(|entry| entry.starts_with(&today));
        stale += usize::from(!fresh);
    }
    fs::write(file, lock).with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(stale)
}
