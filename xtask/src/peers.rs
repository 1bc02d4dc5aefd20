//! Other engines on the conditions of our rulebook, in a project of their own: the same results first, then how fast.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ai_act_check::engine::rulebook::Fact;
use ai_act_check::engine::truth::Truth;
use ai_act_check::law::eu_ai_act::EU_AI_ACT;
use anyhow::{Context, Result, ensure};
use bench::cases::DAY;
use bench::conditions::Conditions;
use bench::random::{Dice, complete, partial};
use bench::wasm::byte;
use serde_json::{Value, json};

use crate::shell::{self, announce};
use crate::workspace::Workspace;
use crate::npm;

/// The project, without what npm installs.
const SOURCES: &str = "tests/peers";
/// How many samples of each kind the test command compares.
const FEW: usize = 100;
/// How many `cargo xtask bench` compares before it measures.
pub const MANY: usize = 2000;
/// The share of conditions, in percent, that must be seen both true and false among the samples. Of the others most are
/// settled by the day alone: rules that are not law yet, or no longer.
const LEAST_CHANGING: usize = 80;

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
        peers.write("samples.json", samples_of(&conditions, samples).to_string())?;
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

fn samples_of(conditions: &Conditions, count: usize) -> Value {
    let mut dice = Dice::new(20_261_121);
    let mut list = |make: fn(&[&'static Fact], &mut Dice) -> Vec<Truth>| -> Vec<Value> {
        let sample = |_| {
            let facts = make(conditions.facts(), &mut dice);
            json!({ "facts": digits(&facts), "truths": digits(&conditions.truths(&facts)) })
        };
        (0..count).map(sample).collect()
    };
    let complete = list(|facts, dice| complete(&EU_AI_ACT, facts, dice));
    json!({ "complete": complete, "partial": list(partial), "least": conditions.len() * LEAST_CHANGING / 100 })
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
