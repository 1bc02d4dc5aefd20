//! The standard library for the WASM target.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell;

/// The target that runs in a browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the standard library for WASM by rustup if it is missing.
///
/// `rust-toolchain.toml` asks for it, but rustup passes over that in silence where it must not install by itself.
pub fn ensure_wasm_target() -> Result<()> {
    if has_wasm_target()? {
        return Ok(());
    }
    let Some(rustup) = shell::find("rustup") else {
        bail!(
            "this Rust has no standard library for {WASM}, and rustup is not on the search path to add it. Install Rust \
             by rustup, or add the target with the tool that installed Rust."
        );
    };
    shell::announce(&format!("adding the Rust target {WASM}"));
    let added = shell::run(Command::new(rustup).args(["target", "add", WASM]));
    if added.is_err() || !has_wasm_target()? {
        bail!(
            "this Rust has no standard library for {WASM}, and `rustup target add {WASM}` did not bring it. Run that \
             command where rustup reaches its download server, then repeat."
        );
    }
    Ok(())
}

fn has_wasm_target() -> Result<bool> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = shell::output(Command::new(rustc).args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir())
}
