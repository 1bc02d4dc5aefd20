//! What the elements beside the check have in common. wasm32 only.
//!
//! Each of them is a component of yew, in a module of its own that a page loads only if it wants that element. [`env`] is what
//! every component finds around it: language, day, attributes, words and the page. [`mount`] brings an element to life,
//! [`element!`] makes the class that JavaScript sees. [`shim`] is what only the page can do. [`words`] are the texts,
//! [`around`] is the frame around every screen, [`parts`] are the pieces of which screens are made.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::ignored_unit_patterns, reason = "the macro of yew writes them")]

pub mod around;
mod clock;
pub mod env;
pub mod mount;
pub mod parts;
pub mod shim;
pub mod words;

pub use around::Around;
pub use clock::ticks;
pub use env::{Env, Taken, use_env};
pub use mount::Mounted;
pub use shim::Shim;
pub use words::{BOOK, Table, Words};
