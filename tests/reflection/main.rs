//! The catalogues that are no law: what they ask, whom it concerns, what is made of the answers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod catalogues;
mod cli;
mod conditions;
mod demands;
mod documents;
mod file;

use ai_act_check::documents::reflection::Reflection;
use ai_act_check::engine::date::Date;
use ai_act_check::reflection::binding::Binding;
use ai_act_check::reflection::catalogue::Catalogue;
use ai_act_check::reflection::labels::Labels;
use ai_act_check::reflection::sheets::Writer;
use ai_act_check::rulebooks::{EU_AI_ACT, pack};
use ai_act_check::text;

/// Every catalogue of the build.
fn catalogues() -> Vec<Catalogue> {
    let ids = Catalogue::ids();
    assert!(!ids.is_empty(), "there is no catalogue");
    ids.into_iter().map(|id| Catalogue::read(id).unwrap()).collect()
}

fn words(lang: &str) -> text::Catalogue {
    text::Catalogue::read(pack(lang).unwrap(), &EU_AI_ACT).unwrap()
}

/// Does something with a writer for a reflection, in a language.
fn written<T>(catalogue: &Catalogue, reflection: &Reflection, lang: &str, with: impl FnOnce(&Writer) -> T) -> T {
    let (labels, words, binding) = (&Labels::read().unwrap(), &words(lang), &Binding::of(&EU_AI_ACT).unwrap());
    let day = Date::parse("2026-11-30").unwrap();
    with(&Writer { catalogue, reflection, labels, words, binding, book: &EU_AI_ACT, day })
}
