//! The engine: pure evaluation of a rulebook over answers on a day. No law, no language, no clock, no DOM.

pub mod answers;
pub mod assess;
#[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
pub mod assume;
#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
pub mod date;
pub mod doubt;
pub mod duty;
pub mod eval;
pub mod explain;
pub mod expr;
pub mod interview;
pub mod lanes;
pub mod program;
pub mod rare;
mod residual;
pub mod rulebook;
pub mod shared;
pub mod source;
pub mod truth;
#[cfg(not(target_arch = "wasm32"))]
pub mod validate;
pub mod what_if;
