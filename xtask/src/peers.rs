//! Other engines on the conditions of our rulebook, in a project of their own: the same results first, then how fast.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT;
use anyhow::{Context, Error, Result, ensure};
use bench::cases::{DAY, cases};
use bench::conditions::Conditions;
use bench::random::{Dice, complete, partial};
use bench::wasm::byte;
use serde_json::{Value, json};

use crate::npm;
use crate::shell::{self, announce};
use crate::workspace::Workspace;

/// The project, without what npm installs.
const SOURCES: &str = "tests/peers";
/// How many samples of each kind the test command compares.
const FEW: usize = 90;
/// How many `cargo xtask bench` compares before it measures.
pub const MANY: usize = 500;
/// The share of conditions, in percent, that must be seen both true and false among the samples. Of the others most are
/// settled by the day alone: rules that are not law yet, or no longer.
const LEAST_CHANGING: usize = 80;

/// Among how many made-up samples the most telling ones are looked for.
const POOL: usize = 2000;

/// What is known of every fact, and what our engine then says of every condition.
type Sample = (Vec<Truth>, Vec<Truth>);

/// The project with its packages, and the samples written for it.
pub struct Peers {
    /// Where it lies.
    pub folder: PathBuf,
}

/// Compares all engines with ours on some samples.
pub fn test(workspace: &Workspace) -> Result<()> {
    Peers::install(workspace, FEW)?.node("equal.js", &[])
}

impl Peers {
    /// Installs what the lock file names, and writes conditions and samples.
    pub fn install(workspace: &Workspace, samples: usize) -> Result<Self> {
        let npm = npm::ensure()?;
        let peers = Self { folder: workspace.target.join("xtask-peers") };
        copy(&workspace.root.join(SOURCES), &peers.folder)?;
        announce("installing other engines, and comparing their results with ours");
        let quiet = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"];
        shell::run(Command::new(npm).args(quiet).current_dir(&peers.folder))?;
        let conditions = Conditions::of(&EU_AI_ACT, DAY);
        peers.write("conditions.json", conditions.document())?;
        peers.write("samples.json", samples_of(&conditions, samples)?.to_string())?;
        Ok(peers)
    }

    /// Writes a file into the project.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<()> {
        let path = self.folder.join(name);
        fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))
    }

    /// Runs a script of the project.
    pub fn node(&self, script: &str, arguments: &[&str]) -> Result<()> {
        shell::run(self.command(script).args(arguments))
    }

    /// The command that runs a script of the project.
    pub fn command(&self, script: &str) -> Command {
        let mut node = Command::new("node");
        node.arg(script).current_dir(&self.folder).env("AIACT_PEERS", &self.folder);
        node
    }
}

/// `cargo xtask conditions`: the neutral form of all conditions, for whoever wants to try another engine.
pub fn print_conditions() {
    println!("{}", Conditions::of(&EU_AI_ACT, DAY).document());
}

/// Samples made up: complete ones, and partial ones for engines that know "unknown". `least` is how many conditions must be
/// seen both true and false in them.
fn samples_of(conditions: &Conditions, count: usize) -> Result<Value> {
    let visits = cases().map_err(Error::msg)?;
    let mut dice = Dice::new(20_261_121);
    let pool = visits.iter().cycle().take(POOL).map(|visit| {
        let facts = complete(&EU_AI_ACT, visit.answers(), &mut dice);
        let truths = conditions.truths(&facts);
        (facts, truths)
    });
    let complete = telling(pool, count);
    let partial = (0..count).map(|_| {
        let facts = partial(conditions.facts(), &mut dice);
        let truths = conditions.truths(&facts);
        (facts, truths)
    });
    let partial: Vec<Sample> = partial.collect();
    let write = |list: Vec<Sample>| -> Vec<Value> {
        list.iter().map(|(facts, truths)| json!({ "facts": digits(facts), "truths": digits(truths) })).collect()
    };
    let least = conditions.len() * LEAST_CHANGING / 100;
    Ok(json!({ "complete": write(complete), "partial": write(partial), "least": least }))
}

/// So many samples, first of all those in which some condition is what it was in none before.
fn telling(pool: impl Iterator<Item = Sample>, count: usize) -> Vec<Sample> {
    let mut seen = HashSet::new();
    let (mut telling, rest): (Vec<_>, Vec<_>) = pool.partition(|(_, truths)| {
        let before = seen.len();
        seen.extend(truths.iter().copied().enumerate().map(|(place, truth)| (place, byte(truth))));
        seen.len() > before
    });
    telling.extend(rest);
    telling.truncate(count);
    telling
}

fn digits(truths: &[Truth]) -> String {
    truths.iter().map(|truth| char::from(b'0' + byte(*truth))).collect()
}

/// Copies the files that are in the project, not what npm has put there.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be listed", from.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        ensure!(name != "node_modules", "{} should not lie here; remove it", path.display());
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).with_context(|| format!("{} cannot be copied", path.display()))?;
        }
    }
    Ok(())
}
