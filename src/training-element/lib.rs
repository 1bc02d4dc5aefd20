//! `<ai-act-training>`: the element over the crate `training`. wasm32 only.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::ignored_unit_patterns, reason = "the macro of yew writes them")]

use kit::{Around, Table, use_env};
use yew::prelude::*;

/// The element.
#[function_component]
pub fn Training() -> Html {
    let env = use_env();
    html! {
        <Around name={env.say("name")} step="start" notice={env.say("notice")}>
            <kit::parts::Title text={env.say("name")} screen="start" />
        </Around>
    }
}

impl kit::mount::Element for Training {
    const WORDS: Table = include!(concat!(env!("OUT_DIR"), "/words.rs"));
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
}

kit::element!(Training);
