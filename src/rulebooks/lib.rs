//! The rulebooks of this build, each with the program and the packs that `build.rs` made of it. The check of the law has that alone
//! in the browser; that of the draft (feature `gesetz-viii`) both, as it takes over what the other has been answered.

use std::collections::BTreeMap;

use engine::program::Compiled;

/// What the build made of the EU AI Act.
#[allow(clippy::unreadable_literal, reason = "a compiler wrote these numbers")]
mod eu_ai_act_made {
    use super::Pack;
    use engine::date::{Date, Period};
    use engine::program::Op::{All, Any, Category, Come, Given, Grounds, InEffect, Not, Rule, Unless};
    use engine::program::{
        CategoryRow, DoubtRow, DutyRow, GroundRow, LineRow, Place, Presented, Program, QuestionRow, RoleRow, Span,
        TableRow,
    };

    include!(concat!(env!("OUT_DIR"), "/eu-ai-act.rs"));
}

/// What the build made of the draft.
#[cfg(any(feature = "gesetz-viii", not(target_arch = "wasm32")))]
#[allow(clippy::unreadable_literal, reason = "a compiler wrote these numbers")]
mod gesetz_viii_made {
    use super::Pack;
    use engine::date::{Date, Period};
    use engine::program::Op::{All, Any, Category, Given, Grounds, Not, Rule};
    use engine::program::{
        CategoryRow, DoubtRow, DutyRow, GroundRow, LineRow, Place, Presented, Program, QuestionRow, RoleRow, Span,
        TableRow,
    };

    include!(concat!(env!("OUT_DIR"), "/gesetz-viii.rs"));
}

/// Fingerprint of rules, engine and texts of the EU AI Act: two builds with the same one decide and say the same.
pub const FINGERPRINT: &str = eu_ai_act_made::FINGERPRINT;

/// The texts of a language. No WASM asks for them, so none holds them.
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    /// The language.
    pub lang: &'static str,
    /// The pack as programs get it: both parts, one after the other.
    pub whole: &'static str,
    /// What the start screen and the first question need.
    pub first: &'static str,
    /// All the rest.
    pub rest: &'static str,
    /// Every text with its key, a tab between them, those of the lawbook too.
    named: &'static str,
}

impl Pack {
    /// Every text under its key, also those that no pack holds.
    #[must_use]
    pub fn texts(&self) -> BTreeMap<String, &'static str> {
        let lines = self.named.lines().filter_map(|line| line.split_once('\t'));
        lines.map(|(key, text)| (key.to_owned(), text)).collect()
    }
}

/// The packs of a rulebook in a language; `None` if this build does not have it. Under an assumption a rulebook keeps its texts.
#[must_use]
pub fn packs_of(book: &str, lang: &str) -> Option<Pack> {
    let packs = match book {
        #[cfg(any(feature = "gesetz-viii", not(target_arch = "wasm32")))]
        id if id == GESETZ_VIII.id => gesetz_viii_made::PACKS,
        id if id == EU_AI_ACT.id => eu_ai_act_made::PACKS,
        _ => &[],
    };
    packs.iter().copied().find(|pack| pack.lang == lang)
}

/// The packs of the EU AI Act in a language; `None` if this build does not have it.
#[must_use]
pub fn packs(lang: &str) -> Option<Pack> {
    packs_of(EU_AI_ACT.id, lang)
}

/// The whole pack of the EU AI Act in a language; `None` if this build does not have it.
#[must_use]
pub fn pack(lang: &str) -> Option<&'static str> {
    Some(packs(lang)?.whole)
}

/// Every text of the EU AI Act in a language under its key; `None` if this build does not have the language.
#[must_use]
pub fn texts(lang: &str) -> Option<BTreeMap<String, &'static str>> {
    Some(packs(lang)?.texts())
}

/// The texts of a rulebook without those that the first one has, too; `None` if this build does not have the language.
#[must_use]
pub fn own_texts(book: &str, lang: &str) -> Option<BTreeMap<String, &'static str>> {
    let (mut own, first) = (packs_of(book, lang)?.texts(), texts(lang)?);
    if book != EU_AI_ACT.id {
        own.retain(|key, text| first.get(key) != Some(text));
    }
    Some(own)
}

/// Where the repository remembers which sentences the texts of a rulebook translate.
#[must_use]
pub fn translated(book: &str, lang: &str) -> String {
    match book {
        id if id == EU_AI_ACT.id => format!("src/text/translated/{lang}.lock"),
        id => format!("src/text/translated/{id}.{lang}.lock"),
    }
}

/// The EU AI Act.
pub static EU_AI_ACT: Compiled =
    Compiled { book: &eu_ai_act::EU_AI_ACT, program: eu_ai_act_made::PROGRAM, fingerprint: FINGERPRINT };

/// The draft "Gesetz VIII", which is not in force.
#[cfg(any(feature = "gesetz-viii", not(target_arch = "wasm32")))]
pub static GESETZ_VIII: Compiled = Compiled {
    book: &gesetz_viii::GESETZ_VIII,
    program: gesetz_viii_made::PROGRAM,
    fingerprint: gesetz_viii_made::FINGERPRINT,
};

/// Every rulebook of this build; the first is the one that is asked where none is named.
pub static RULEBOOKS: &[&Compiled] = &[
    &EU_AI_ACT,
    #[cfg(any(feature = "gesetz-viii", not(target_arch = "wasm32")))]
    &GESETZ_VIII,
];

/// The rulebook with this id; `None` if this build does not have it.
#[must_use]
pub fn rulebook(id: &str) -> Option<&'static Compiled> {
    RULEBOOKS.iter().copied().find(|book| book.id == id)
}
