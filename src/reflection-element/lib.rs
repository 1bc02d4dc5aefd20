//! `<ai-act-reflection>`: the element over the crate `reflection`. wasm32 only.
//!
//! In reading order: [`state`] is what the visitor has done, [`desk`] what every part finds around it, [`screen`] which screen
//! stands. The screens: [`start`] offers the catalogues, [`overview`] begins one, [`section`] has a page of points, each a
//! [`point`], [`profile`] shows what came out, [`sheet`] what stands beside the points: the [`matrix`], templates, plans,
//! resources. Around them: [`band`] says that all this is no law, [`board`] leads between the pages, [`keep`] makes files,
//! [`record`] is what only the print shows, [`signs`] are drawn, [`parts`] are small.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::ignored_unit_patterns, reason = "the macro of yew writes them")]

pub mod band;
pub mod board;
pub mod desk;
pub mod keep;
pub mod matrix;
pub mod overview;
pub mod parts;
pub mod point;
pub mod profile;
pub mod record;
pub mod screen;
pub mod section;
pub mod sheet;
pub mod signs;
pub mod start;
pub mod state;

use kit::Table;

use crate::screen::Reflection;

impl kit::mount::Element for Reflection {
    const WORDS: Table = include!(concat!(env!("OUT_DIR"), "/words.rs"));
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
}

kit::element!(Reflection);
