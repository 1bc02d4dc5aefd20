//! What `cargo xtask bench` measures, the same natively and in WASM.
//!
//! - [`cases`]: visits, and what the engine does for each of them.
//! - [`conditions`] (natively): every condition of a rulebook as JSON for other engines.
//! - [`order`]: what ours says of all of them.
//! - [`random`]: answers made up for comparing engines.
//! - [`grown`] (natively): a rulebook that is several times as large.
//! - [`wasm`]: the same for JavaScript.

pub mod cases;
#[cfg(not(target_arch = "wasm32"))]
pub mod conditions;
#[cfg(not(target_arch = "wasm32"))]
pub mod grown;
pub mod order;
pub mod random;
pub mod wasm;
