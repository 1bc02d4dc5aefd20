//! The same sources, built in another folder, make the same bytes.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::dist::{BASE, File, Parts, assemble};
use crate::shell::{self, announce};
use crate::workspace::Workspace;

/// Copies the sources, builds the copy from nothing, and compares each file with those of the first build.
///
/// What it cannot see: another machine or operating system. The language packs inside this program are not made again,
/// but their fingerprint is part of the WASM.
pub fn check(workspace: &Workspace, first: &[File]) -> Result<()> {
    // Of another length and depth than the folder of the first build.
    let place = workspace.target.join("xtask-again/in another/folder");
    if place.exists() {
        fs::remove_dir_all(&place).with_context(|| format!("{} cannot be emptied", place.display()))?;
    }
    let root = place.join("sources");
    announce("building a copy of the sources in another folder, from nothing");
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
    let second = assemble(&Parts::make(&root, &place.join("target"), &workspace.version)?, BASE)?;
    let differing: Vec<&str> = first.iter().zip(&second).filter(|(a, b)| a != b).map(|(a, _)| &*a.plain).collect();
    if differing.is_empty() && first.len() == second.len() {
        println!("   {} files are the same, byte for byte", first.len());
        return Ok(());
    }
    bail!("not the same in two builds: {}. Find what depends on the folder, the day or chance", differing.join(", "))
}
