//! The screens: DOM nodes inside the open shadow root of one custom element. wasm32 only.
//!
//! `element.rs` is the entry: it owns the session, listens, and draws. One file per screen; `dom.rs` makes nodes.

#![cfg(target_arch = "wasm32")]

mod action;
mod answers;
mod assumptions;
mod board;
mod changes;
mod dates;
mod dom;
mod draft;
mod drawing;
mod duties;
pub mod element;
mod frame;
mod keep;
mod letter;
mod mark;
mod news;
mod question;
mod record;
mod result;
mod setup;
mod start;
mod systems;
mod terms;
mod view;
mod wait;
