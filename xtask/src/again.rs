//! The same sources, built in another folder, make the same bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};

use crate::dist::{self, File, Parts, assemble};
use crate::shell::{self, announce};
use crate::toolchain;
use crate::workspace::Workspace;

/// Builds as [`dist::build_for`] does, a copy of the sources from nothing at the same time, and compares each file.
///
/// What it cannot see: another machine or operating system. The language packs inside this program are not made again,
/// but their fingerprint is part of the WASM.
pub fn twice(workspace: &Workspace, base: &str) -> Result<Vec<File>> {
    toolchain::ensure_wasm_target()?;
    // The linker works on one core alone, so two builds take little more time than one.
    let (first, second) = thread::scope(|scope| {
        let second = scope.spawn(|| elsewhere(workspace, base));
        (dist::build_for(workspace, base), second.join())
    });
    let (first, second) = (first?, second.map_err(|_| anyhow!("the second build broke off"))??);
    let differing: Vec<&str> = first.iter().zip(&second).filter(|(a, b)| a != b).map(|(a, _)| &*a.plain).collect();
    if differing.is_empty() && first.len() == second.len() {
        println!("   {} files are the same in another folder, byte for byte", first.len());
        return Ok(first);
    }
    bail!("not the same in two builds: {}. Find what depends on the folder, the day or chance", differing.join(", "))
}

fn elsewhere(workspace: &Workspace, base: &str) -> Result<Vec<File>> {
    // Of another length and depth than the folder of the first build.
    let place = workspace.target.join("xtask-again/in another/folder");
    announce("building a copy of the sources in another folder, from nothing");
    let root = copy(workspace, &place)?;
    assemble(&Parts::make(&root, &place.join("target"), &workspace.version)?, base)
}

fn copy(workspace: &Workspace, place: &Path) -> Result<PathBuf> {
    if place.exists() {
        fs::remove_dir_all(place).with_context(|| format!("{} cannot be emptied", place.display()))?;
    }
    let root = place.join("sources");
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(&workspace.root);
    for file in shell::output(&mut git)?.split_terminator('\0') {
        let (from, to) = (workspace.root.join(file), root.join(file));
        // A file that is deleted but not yet committed is listed, too.
        if from.is_file() {
            fs::create_dir_all(to.parent().context("a file lies in no folder")?)?;
            fs::copy(&from, &to).with_context(|| format!("{file} cannot be copied"))?;
        }
    }
    Ok(root)
}
