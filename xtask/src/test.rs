//! `cargo xtask test`: everything that must hold before a change goes in, cheapest first.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::engines::Engines;
use crate::serve::Running;
use crate::shell::{self, announce};
use crate::site::Site;
use crate::workspace::{LAWBOOK, PACKAGE, Workspace};
use crate::{again, browser, dist, npm, peers, pseudo, sizes, supply, toolchain, training};

/// Runs all stages, or the quick ones without a browser, and stops at the first that fails.
pub fn run(quick: bool) -> Result<()> {
    let workspace = Workspace::find()?;
    announce("looking for what the tests need");
    toolchain::ensure_wasm_target()?;
    // Before the long stages, so that a machine that cannot run them says so at once.
    let driver = if quick { None } else { Some(browser::ensure()?) };
    if !quick {
        npm::ensure()?;
    }

    let mut stages = Stages { workspace: &workspace, passed: Vec::new() };
    stages.cargo("formatting", &["fmt", "--all", "--", "--check"])?;
    stages.cargo("clippy", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    let beside = dist::BESIDE.map(|name| format!("{name}-element"));
    let shipped = [PACKAGE, dist::WIDGET, dist::PROGRAMS, "kit"].into_iter().chain(beside.iter().map(String::as_str));
    let mut clippy = vec!["clippy", "--lib", "--test", "widget", "--target", toolchain::WASM];
    clippy.extend(shipped.flat_map(|package| ["--package", package]));
    clippy.extend(["--", "-D", "warnings"]);
    stages.cargo("clippy on the WASM side", &clippy)?;
    let [_, feature, _] = dist::DRAFT;
    let draft = ["--package", dist::WIDGET, "--features", feature, "--", "-D", "warnings"];
    let clippy = [&["clippy", "--lib", "--target", toolchain::WASM], &draft[..]].concat();
    stages.cargo("clippy on the check of the draft", &clippy)?;
    let tested = [PACKAGE, "documents", "register", "training", LAWBOOK].map(|package| ["--package", package]);
    stages.cargo("native tests", &[&["test", "--no-fail-fast"], tested.as_flattened()].concat())?;
    if !quick {
        stages.run("what comes in from others", supply::check)?;
        stages.run("fuzzing, half a minute for each target", fuzz)?;
        stages.run("ten million answer sets against a second evaluator", differential)?;
    }
    // Under the dev profile, what cargo already built for running xtask serves its tests as well.
    stages.cargo("tests of xtask", &["test", "--profile", "dev", "--package", "xtask"])?;
    if let Some(driver) = driver {
        stages.run("other engines say the same", peers::test)?;
        stages.run("the build, and the same in another folder", |workspace| {
            sizes::check(&again::twice(workspace, dist::BASE)?)
        })?;
        stages.run("the npm package", npm::test)?;
        stages.run("types of the scripts", npm::check_scripts)?;
        stages.run("WASM tests in a headless browser", |workspace| {
            shell::run(wasm_tests(workspace)?.env("CHROMEDRIVER", &driver))
        })?;
        stages.run("journeys in real browsers", |workspace| {
            journeys(workspace, &driver, &Engines::find(workspace, true), &[])
        })?;
    }

    println!("\nAll passed: {}.", stages.passed.join(", "));
    if quick {
        println!(
            "Left out: the minutes of fuzzing, the ten million answer sets, the builds, and everything in a browser. `cargo xtask test` without --quick runs it."
        );
    }
    Ok(())
}

/// Runs the journeys alone, with further arguments for the test program. Other engines than Chromium take part if they are there.
pub fn journeys_alone(as_built: bool, arguments: &[OsString]) -> Result<()> {
    let workspace = Workspace::find()?;
    if !as_built {
        dist::build(&workspace)?;
        npm::test(&workspace)?;
    }
    journeys(&workspace, &browser::ensure()?, &Engines::find(&workspace, false), arguments)
}

struct Stages<'a> {
    workspace: &'a Workspace,
    passed: Vec<&'static str>,
}

impl Stages<'_> {
    fn cargo(&mut self, name: &'static str, arguments: &[&str]) -> Result<()> {
        self.run(name, |workspace| shell::run(shell::cargo().args(arguments).current_dir(&workspace.root)))
    }

    fn run(&mut self, name: &'static str, stage: impl FnOnce(&Workspace) -> Result<()>) -> Result<()> {
        announce(name);
        let start = Instant::now();
        stage(self.workspace).with_context(|| format!("the stage \"{name}\" failed"))?;
        println!("   {name}: passed in {:.1} s", start.elapsed().as_secs_f32());
        self.passed.push(name);
        Ok(())
    }
}

/// The targets in `tests/fuzz.rs`, which the native tests ran for a second each: twelve, two at a time, so three minutes in all.
fn fuzz(workspace: &Workspace) -> Result<()> {
    /// Where the inputs begin, so that no change is blamed for what chance finds; by hand, each run begins elsewhere.
    const SEED: &str = "210158214028339503759948802023575085292";
    shell::run(
        shell::cargo()
            .current_dir(&workspace.root)
            .args(["test", "--package", PACKAGE, "--test", "fuzz", "--", "--test-threads", "2"])
            .env("BOLERO_RANDOM_TEST_TIME_MS", "30000")
            .env("BOLERO_RANDOM_SEED", SEED)
            // The failing input says it all; where in the fuzzer it came about is of no use to anyone.
            .env("RUST_BACKTRACE", "0"),
    )
}

/// `tests/differential.rs`, of which the native tests ran a small part, with optimised code.
fn differential(workspace: &Workspace) -> Result<()> {
    shell::run(
        shell::cargo()
            .current_dir(&workspace.root)
            .args(["test", "--profile", "optimised", "--package", "optimised", "--", "--nocapture"])
            .env("AIACT_DIFFERENTIAL_SETS", "10000000")
            // The disagreement says it all.
            .env("RUST_BACKTRACE", "0"),
    )
}

/// The tests in `tests/widget.rs`, with this very program as cargo's runner. The one inside the library is a native one.
fn wasm_tests(workspace: &Workspace) -> Result<Command> {
    let runner = env::current_exe().context("the path of xtask is unknown")?;
    let mut cargo = shell::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["test", "--package", PACKAGE, "--target", toolchain::WASM, "--config"])
        .arg(format!("target.{}.runner=[{:?}, \"wasm-test\"]", toolchain::WASM, runner.display().to_string()))
        .args(["--test", "widget"]);
    Ok(cargo)
}

/// The tests in `tests/e2e`, against a server of our own.
fn journeys(workspace: &Workspace, driver: &Path, engines: &Engines, arguments: &[OsString]) -> Result<()> {
    browser::ensure_fonts();
    pseudo::build(workspace)?;
    training::build(workspace)?;
    let server = Running::start(Site::new(workspace, false), 0)?;
    // The same files on another origin, as where a widget comes from somewhere else than its page.
    let other = Running::start(Site::new(workspace, false), 0)?;
    announce("driving the browsers");
    let mut tests = shell::cargo();
    tests
        .current_dir(&workspace.root)
        .args(["test", "--profile", "dev", "--package", "e2e", "--no-fail-fast", "--", "--test-threads", "2"])
        .args(arguments)
        // The errors say on which screen they arose; where in the test program is of no use to anyone.
        .env("RUST_LIB_BACKTRACE", "0")
        .env("AIACT_BASE_URL", server.address())
        .env("AIACT_OTHER_URL", other.address())
        .env("AIACT_CHROMEDRIVER", driver);
    engines.tell(&mut tests);
    shell::run(&mut tests)
}
