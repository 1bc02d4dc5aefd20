//! `cargo xtask dist`: the files to put on a web server.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::bundle::{self, Build};
use crate::shell::{self, announce};
use crate::workspace::{PACKAGE, Workspace};
use crate::{frame, optimise, packs, sizes, toolchain};

/// Builds, and prints how large the files are.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    let files = build(&workspace)?;
    announce("measuring (brotli at its strongest, as a web server would send precompressed files)");
    print!("{}", sizes::table(files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())))?);
    println!("The files lie in {}.", workspace.dist().display());
    Ok(())
}

/// A deployable file.
pub struct File {
    /// Its name in `dist/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Builds the release widget and writes all deployable files to `dist/`.
pub fn build(workspace: &Workspace) -> Result<Vec<File>> {
    toolchain::ensure_wasm_target()?;
    announce("compiling the widget to WASM (about a minute the first time)");
    let compiled = compile(workspace)?;
    announce("joining JavaScript, WASM and language packs");
    let files = assemble(workspace, &compiled)?;
    let dist = workspace.dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("{} cannot be emptied", dist.display()))?;
    }
    fs::create_dir_all(&dist).with_context(|| format!("{} cannot be made", dist.display()))?;
    for file in &files {
        write(&dist.join(&file.name), &file.bytes)?;
    }
    Ok(files)
}

fn compile(workspace: &Workspace) -> Result<PathBuf> {
    let mut cargo = shell::cargo();
    // As a cdylib alone: beside an rlib, cargo leaves out link-time optimisation without a word.
    cargo.args([
        "rustc",
        "--release",
        "--lib",
        "--crate-type",
        "cdylib",
        "--package",
        PACKAGE,
        "--target",
        toolchain::WASM,
    ]);
    // Full stripping also takes the list of WASM features, which wasm-bindgen reads before it drops the names itself.
    cargo.args(["--config", "profile.release.strip=\"debuginfo\""]);
    if let Some(home) = cargo_home() {
        // Panic messages name source files. A published file should not tell where on which machine they lay.
        let registry = home.join("registry/src");
        cargo.args([
            "--config",
            &format!(
                "target.{}.rustflags=[{:?}]",
                toolchain::WASM,
                format!("--remap-path-prefix={}=crates", registry.display())
            ),
        ]);
    }
    shell::run(cargo.current_dir(&workspace.root))?;
    Ok(workspace.target.join(toolchain::WASM).join("release").join(PACKAGE.replace('-', "_")).with_extension("wasm"))
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}

fn assemble(workspace: &Workspace, compiled: &Path) -> Result<Vec<File>> {
    let work = workspace.target.join("xtask-dist");
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(PACKAGE)
        .generate(&work)
        .with_context(|| format!("wasm-bindgen cannot work on {}", compiled.display()))?;
    let wasm = work.join(format!("{PACKAGE}_bg.wasm"));
    optimise::shrink(&wasm, &workspace.root)?;

    let packs = packs::all()?;
    ensure!(!packs.is_empty(), "the library has no language packs");
    let languages: Vec<&str> = packs.iter().map(|&(language, _)| language).collect();
    let bundle = bundle::join(
        &read(&workspace.root.join("www/src/element.js"))?,
        &read(&work.join(format!("{PACKAGE}.js")))?,
        &Build { version: &workspace.version, languages: &languages },
    )?;
    let wasm = fs::read(&wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;

    let mut files = vec![
        File { name: format!("{PACKAGE}.js"), bytes: bundle.into_bytes() },
        File { name: format!("{PACKAGE}.wasm"), bytes: wasm },
    ];
    files.extend(
        packs.iter().map(|&(language, pack)| File {
            name: format!("{PACKAGE}.{language}.txt"),
            bytes: pack.as_bytes().to_vec(),
        }),
    );
    files.extend(frame::files(workspace)?);
    Ok(files)
}

/// A text file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}
