//! `cargo xtask wasm-test`: cargo's runner for tests compiled to WASM. wasm-bindgen's own runner, without installing it.

use std::ffi::OsString;
use std::iter;

use anyhow::Result;
use wasm_bindgen_cli::wasm_bindgen_test_runner;

/// Runs the test file that cargo names in `arguments`.
pub fn run(arguments: Vec<OsString>) -> Result<()> {
    wasm_bindgen_test_runner::run_cli_with_args(iter::once(OsString::from("wasm-bindgen-test-runner")).chain(arguments))
}
