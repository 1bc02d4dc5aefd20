//! What `cargo xtask bench` measures, the same natively and in WASM.
//!
//! - [`cases`]: visits, and what the engine does for each of them.
//! - [`conditions`]: every condition of a rulebook as JSON for other engines, and what ours says of all of them.
//! - [`random`]: answers made up for comparing engines.
//! - [`grown`]: a rulebook that is several times as large.
//! - [`wasm`]: the same for JavaScript.

pub mod cases;
pub mod conditions;
pub mod grown;
pub mod random;
pub mod wasm;
