//! The rulebooks of this build, each with the program and the packs that `build.rs` made of it.

use engine::program::Compiled;

/// Fingerprint, keys and packs, written by the build.
mod packs {
    include!(concat!(env!("OUT_DIR"), "/packs.rs"));
}

pub use packs::{FINGERPRINT, pack};

/// The EU AI Act.
pub static EU_AI_ACT: Compiled = Compiled {
    book: &eu_ai_act::EU_AI_ACT,
    program: programs::EU_AI_ACT,
    fingerprint: FINGERPRINT,
    keys: include_str!(concat!(env!("OUT_DIR"), "/keys.txt")),
};

/// Every rulebook of this build.
pub static RULEBOOKS: &[&Compiled] = &[&EU_AI_ACT];

/// Every text of a language under its key, those of the lawbook too; `None` if this build does not have the language.
#[must_use]
pub fn texts(lang: &str) -> Option<std::collections::BTreeMap<String, &'static str>> {
    let packed = EU_AI_ACT.text_keys().into_iter().zip(pack(lang)?.lines().skip(1));
    let lawbook = packs::lawbook(lang)?.lines().filter_map(|line| line.split_once('\t'));
    Some(packed.chain(lawbook.map(|(key, text)| (key.to_owned(), text))).collect())
}

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
