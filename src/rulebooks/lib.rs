//! The rulebooks of this build, each with the program and the packs that `build.rs` made of it.

use std::collections::BTreeMap;

use engine::program::Compiled;

/// Fingerprint and packs, written by the build.
mod packs {
    use super::Pack;

    include!(concat!(env!("OUT_DIR"), "/packs.rs"));
}

/// Fingerprint of rules, engine and texts: two builds with the same one decide and say the same.
pub const FINGERPRINT: &str = packs::FINGERPRINT;

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

/// The packs of a language; `None` if this build does not have it.
#[must_use]
pub fn packs(lang: &str) -> Option<Pack> {
    packs::PACKS.iter().copied().find(|pack| pack.lang == lang)
}

/// The whole pack of a language; `None` if this build does not have it.
#[must_use]
pub fn pack(lang: &str) -> Option<&'static str> {
    Some(packs(lang)?.whole)
}

/// Every text of a language under its key, also those that no pack holds; `None` if this build does not have the language.
#[must_use]
pub fn texts(lang: &str) -> Option<BTreeMap<String, &'static str>> {
    let lines = packs(lang)?.named.lines();
    Some(lines.filter_map(|line| line.split_once('\t')).map(|(key, text)| (key.to_owned(), text)).collect())
}

/// The EU AI Act.
pub static EU_AI_ACT: Compiled =
    Compiled { book: &eu_ai_act::EU_AI_ACT, program: programs::EU_AI_ACT, fingerprint: FINGERPRINT };

/// Every rulebook of this build.
pub static RULEBOOKS: &[&Compiled] = &[&EU_AI_ACT];

#[allow(clippy::unreadable_literal, reason = "a compiler wrote these numbers")]
mod programs {
    use engine::date::{Date, Period};
    use engine::program::Op::{All, Any, Category, Come, Given, Grounds, InEffect, Not, Rule, Unless};
    use engine::program::{
        CategoryRow, DoubtRow, DutyRow, GroundRow, LineRow, Place, Presented, Program, QuestionRow, RoleRow, Span,
        TableRow,
    };

    include!(concat!(env!("OUT_DIR"), "/programs.rs"));
}
