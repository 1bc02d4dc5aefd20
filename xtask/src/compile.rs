//! From Rust to WASM and the JavaScript that goes with it.

use std::cmp::Reverse;
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::bundle::START_TYPE;
use crate::{shell, toolchain};

/// A compiled package.
#[derive(Clone, Default)]
pub struct Compiled {
    /// The WASM.
    pub wasm: Vec<u8>,
    /// wasm-bindgen's module around it.
    pub glue: String,
    /// What TypeScript is told of that.
    pub types: String,
}

/// Compiles a package of the workspace at `root` into the folder `target`.
pub fn compile(root: &Path, target: &Path, package: &str) -> Result<Compiled> {
    compiled(root, target, package, &["--profile", "release"])
}

/// The same with a feature that makes another program of it.
pub fn compile_with(root: &Path, target: &Path, package: &str, feature: &str) -> Result<Compiled> {
    compiled(root, target, package, &["--profile", "release", "--features", feature])
}

/// The same in seconds instead of minutes, large and slow: for a look while one works.
pub fn sketch(root: &Path, target: &Path, package: &str, feature: Option<&str>) -> Result<Compiled> {
    let mut how = vec!["--profile", "dev"];
    how.extend(feature.into_iter().flat_map(|feature| ["--features", feature]));
    compiled(root, target, package, &how)
}

fn compiled(root: &Path, target: &Path, package: &str, how: &[&str]) -> Result<Compiled> {
    let mut cargo = shell::cargo();
    // As a cdylib alone: beside an rlib, cargo leaves out link-time optimisation without a word.
    cargo.arg("rustc").args(how).args(["--lib", "--crate-type", "cdylib", "--package", package]);
    cargo.args(["--target", toolchain::WASM]).arg("--target-dir").arg(target);
    // Full stripping also takes the list of WASM features, which wasm-bindgen reads before it drops the names itself.
    cargo.args(["--config", "profile.release.strip=\"debuginfo\""]);
    if let Some(home) = cargo_home() {
        // Panic messages name source files. A published file should not tell where on which machine they lay.
        let registry = home.join("registry/src");
        let flag = format!("--remap-path-prefix={}=crates", registry.display());
        cargo.args(["--config", &format!("target.{}.rustflags=[{flag:?}]", toolchain::WASM)]);
    }
    shell::run(cargo.current_dir(root))?;
    let folder = if how.contains(&"dev") { "debug" } else { "release" };
    bind(&target.join(toolchain::WASM).join(folder), package)
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}

fn bind(folder: &Path, package: &str) -> Result<Compiled> {
    let compiled = folder.join(package.replace('-', "_")).with_extension("wasm");
    let mut output = Bindgen::new()
        .input_path(&compiled)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .encode_into(EncodeInto::Always)
        .out_name(package)
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot work on {}", compiled.display()))?;
    let mut glue = output.js().to_owned();
    for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        // The names end with a checksum each, which weighs more than all the rest of them; both sides know them alone.
        let name = format!("i{number}");
        glue = glue.replace(&format!("{}:", import.name), &format!("{name}:"));
        import.name = name;
    }
    // A name may begin with another one, so the longest come first.
    let mut exports: Vec<_> = output.wasm_mut().exports.iter_mut().collect();
    exports.sort_by_key(|export| Reverse(export.name.len()));
    for (number, export) in exports.into_iter().enumerate() {
        let name = format!("e{number}");
        glue = glue.replace(&format!("wasm.{}", export.name), &format!("wasm.{name}"));
        export.name = name;
    }
    let types = output.ts().unwrap_or_default().to_owned() + START_TYPE;
    Ok(Compiled { wasm: output.wasm_mut().emit_wasm(), glue, types })
}
