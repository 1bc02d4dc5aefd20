//! Teaching cases as they are written: TOML files in `cases/`, whose README tells the format. The build joins each with the typical
//! system that it is about.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use text::library::{File, Flip, For, Given, Side, System, Texts};
use text::pack::entries;

use crate::case::{Asks, Belief, Case, Group, Level, Turn, Wrong};

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(rename = "case")]
    cases: Vec<Taught>,
}

/// A case as it is written, in all languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Taught {
    id: Option<String>,
    system: String,
    side: For,
    /// This change of the typical case is told; without it the typical case.
    turned: Option<Which>,
    /// This change makes the partner; without it the typical case is the partner.
    turn: Option<Which>,
    /// Answers that the typical system does not have, put over its own.
    #[serde(default)]
    answers: Given,
    #[serde(default)]
    asks: Asks,
    level: Level,
    groups: Vec<Group>,
    minutes: u16,
    #[serde(default)]
    discretion: bool,
    title: Option<Texts>,
    story: Option<Texts>,
    adds: Texts,
    what_if: Texts,
    because: Option<Texts>,
    law: Texts,
    wrong: Vec<Mistake>,
    talk: Vec<Texts>,
}

/// A change that a typical system has, by its provision, and by a question that it changes where several have the provision.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    cite: String,
    changes: Option<String>,
}

/// What people plausibly take a case for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    ids: Vec<String>,
    why: Texts,
}

/// The cases of a folder, in the order of the files; what cannot be read is a fault.
pub fn read(folder: &Path, faults: &mut Vec<String>) -> Vec<Taught> {
    let mut cases = Vec::new();
    for path in entries(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "toml")) {
        let text = std::fs::read_to_string(&path).map_err(|error| error.to_string());
        match text.and_then(|text| toml::from_str::<Cases>(&text).map_err(|error| error.to_string())) {
            Ok(file) => cases.extend(file.cases),
            Err(error) => faults.push(format!("{}: {error}", path.display())),
        }
    }
    let mut ids = BTreeSet::new();
    faults.extend(cases.iter().map(Taught::id).filter(|id| !ids.insert(*id)).map(|id| format!("{id}: stands twice")));
    cases
}

impl Taught {
    fn id(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.system)
    }

    /// The case in a language, joined with its typical system.
    ///
    /// # Errors
    /// What a case names and the typical systems do not have; a text that is missing.
    pub fn told(&self, lang: &str, files: &[File]) -> Result<Case, String> {
        self.joined(lang, files).map_err(|fault| format!("the case \"{}\": {fault}", self.id()))
    }

    fn joined(&self, lang: &str, files: &[File]) -> Result<Case, String> {
        let said = |texts: &Texts| texts.get(lang).cloned().ok_or_else(|| format!("a text in {lang} is missing"));
        let mut systems = files.iter().flat_map(|file| &file.systems);
        let system: &System = systems
            .find(|system| system.id == self.system)
            .ok_or_else(|| format!("there is no typical system \"{}\"", self.system))?;
        let side = system.sides.iter().find(|side| side.r#for == self.side).ok_or("the system has no such side")?;
        let [turned, turn] = [flip(side, self.turned.as_ref())?, flip(side, self.turn.as_ref())?];
        let (answers, other) = self.answered(side, turned, turn);
        let because = match (&self.because, turn.or(turned)) {
            (Some(texts), _) => said(texts)?,
            (None, Some(flip)) => said(&flip.says)?,
            (None, None) => return Err("what turns it is missing: name a change of the system, or say it".to_owned()),
        };
        let wrong = self.wrong.iter().map(|one| Ok(Wrong { ids: one.ids.clone(), why: said(&one.why)? }));
        // A fact that this case has changed is none of it.
        let kept = side.assume.iter().filter(|a| answers.get(&a.question) == Some(&a.answers));
        Ok(Case {
            id: self.id().to_owned(),
            title: said(self.title.as_ref().unwrap_or(&system.name))?,
            story: said(self.story.as_ref().unwrap_or(&system.story))?,
            adds: said(&self.adds)?,
            facts: kept.map(|a| said(&a.says)).collect::<Result<_, String>>()?,
            answers,
            asks: self.asks,
            wrong: wrong.collect::<Result<_, String>>()?,
            turn: Turn { answers: other, asks: said(&self.what_if)?, says: because },
            talk: self.talk.iter().map(said).collect::<Result<_, String>>()?,
            level: self.level,
            groups: self.groups.clone(),
            minutes: self.minutes,
            law: said(&self.law)?,
            discretion: self.discretion,
            belief: Some(Belief { says: said(&system.belief)?, truth: said(&system.truth)? }),
            system: Some(system.id.clone()),
        })
    }

    /// The answers of the case, and those that are different in its partner: those of the change that turns it, or, without one,
    /// what is typical wherever the case is not.
    fn answered(&self, side: &Side, turned: Option<&Flip>, turn: Option<&Flip>) -> (Given, Given) {
        let typical = side.given();
        let mut changed = turned.map(|flip| flip.answers.clone()).unwrap_or_default();
        changed.extend(self.answers.clone());
        let back = typical.iter().filter(|(id, _)| changed.contains_key(*id));
        let back = back.map(|(id, options)| (id.clone(), options.clone())).collect();
        let other = turn.map_or(back, |flip| flip.answers.clone());
        (typical.into_iter().chain(changed).collect(), other)
    }
}

/// The change of a typical system that a case names.
fn flip<'s>(side: &'s Side, which: Option<&Which>) -> Result<Option<&'s Flip>, String> {
    let Some(which) = which else { return Ok(None) };
    let changes = |flip: &Flip| which.changes.as_ref().is_none_or(|id| flip.answers.contains_key(id));
    let mut found = side.flips.iter().filter(|flip| flip.cite == which.cite && changes(flip));
    match (found.next(), found.next()) {
        (Some(flip), None) => Ok(Some(flip)),
        (None, _) => Err(format!("the system has no change under \"{}\"", which.cite)),
        (Some(_), Some(_)) => Err(format!("the system has several changes under \"{}\"; add \"changes\"", which.cite)),
    }
}
