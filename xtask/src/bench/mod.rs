//! `cargo xtask bench`: how fast, how large, next to what. Its tables stand in `docs/benchmarks.md`, between sentences by hand.
//!
//! Each part measures, and writes its tables: [`engine`] natively and in WASM, [`beside`] other engines, [`page`] in
//! a browser. [`numbers`] has medians and spreads, [`tables`] the file.

mod beside;
mod engine;
mod numbers;
mod page;
mod tables;

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::compile::compile;
use crate::dist::{self, File};
use crate::peers::{MANY, Peers};
use crate::shell;
use crate::workspace::Workspace;
use tables::Tables;

/// What can be measured by itself.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The engine natively and in WASM
    Engine,
    /// Growth of cost with the rulebook
    Growth,
    /// Other engines beside ours
    Peers,
    /// A visit in Chromium
    Page,
}

/// The package with the measured work.
const BENCH: &str = "bench";

/// Builds everything, compares results, then measures the parts, all if none is named. `check` stops before measuring.
pub fn run(parts: &[Part], check: bool) -> Result<()> {
    let workspace = Workspace::find()?;
    let files = dist::build(&workspace)?;
    if check {
        prepare(&workspace)?;
        return engine::build(&workspace);
    }
    let mut tables = Tables::open(&workspace)?;
    tables.put("machine", &machine(&workspace)?)?;
    let wanted = |part| parts.is_empty() || parts.contains(&part);
    if wanted(Part::Growth) {
        tables.put("growth", &engine::growth(&workspace)?)?;
    }
    if wanted(Part::Page) {
        for (name, table) in page::measure(&workspace, &files)? {
            tables.put(name, &table)?;
        }
    }
    if wanted(Part::Engine) || wanted(Part::Peers) {
        let peers = prepare(&workspace)?;
        if wanted(Part::Engine) {
            tables.put("engine", &engine::measure(&workspace, &peers)?)?;
        }
        if wanted(Part::Peers) {
            tables.put("peers", &beside::measure(&peers, &files)?)?;
        }
    }
    Ok(())
}

/// The WASM with the measured work, and all engines saying the same.
fn prepare(workspace: &Workspace) -> Result<Peers> {
    let compiled = compile(&workspace.root, &workspace.target, BENCH)?;
    let peers = Peers::install(workspace, MANY)?;
    peers.write("bench.wasm", &compiled.wasm)?;
    peers.write("bench.mjs", &compiled.glue)?;
    peers.node("equal.js", &["ours"])?;
    Ok(peers)
}

/// When, on what and with what it was measured.
fn machine(workspace: &Workspace) -> Result<String> {
    let said = |program: &str, arguments: &[&str]| {
        let text = shell::output(Command::new(program).args(arguments).current_dir(&workspace.root))?;
        anyhow::Ok(text.trim().to_owned())
    };
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let value = |line: &str| line.split_once(':').map(|(_, value)| value.trim().to_owned());
    let model = processors.lines().find(|line| line.starts_with("model name")).and_then(value);
    let cores = std::thread::available_parallelism().context("the number of cores is unknown")?;
    let changed =
        if said("git", &["status", "--porcelain", "--", "src", "bench", "www"])?.is_empty() { "" } else { ", changed" };
    let rows = [
        ("day", said("date", &["-u", "+%Y-%m-%d"])?),
        ("sources", format!("{}{changed}", said("git", &["rev-parse", "--short", "HEAD"])?)),
        ("processor", format!("{}, {cores} cores", model.unwrap_or_default())),
        ("system", said("uname", &["-srm"])?),
        ("Rust", said("rustc", &["--version"])?),
        ("Node", said("node", &["--version"])?),
        ("browser", said("chromium", &["--version"]).unwrap_or_default()),
    ];
    Ok(tables::table(&["", ""], rows.map(|(name, value)| vec![name.to_owned(), value])))
}

fn brotli(files: &[File], plain: &str) -> Result<usize> {
    let file = files.iter().find(|file| file.plain == plain).with_context(|| format!("the build has no {plain}"))?;
    Ok(crate::sizes::brotli(&file.bytes, crate::sizes::STRONGEST)?.len())
}
