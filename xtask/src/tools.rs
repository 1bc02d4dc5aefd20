//! Programs from crates.io that Debian does not package, built once into the target folder.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::shell;
use crate::workspace::Workspace;

/// A program in the version that the project uses, named like its package.
pub struct Tool {
    /// The package and the program.
    pub name: &'static str,
    /// Another version is built anew.
    pub version: &'static str,
}

impl Tool {
    /// The program, if need be after building it where `install` allows that.
    pub fn find(&self, workspace: &Workspace, install: bool) -> Result<PathBuf> {
        // By version, so that a newer one in a later commit does not meet the old one.
        let folder = workspace.target.join("tools").join(format!("{}-{}", self.name, self.version));
        let built = folder.join(format!("bin/{}{}", self.name, env::consts::EXE_SUFFIX));
        if install && !built.is_file() {
            shell::announce(&format!("building {} (some minutes, once)", self.name));
            let arguments =
                ["install", "--quiet", "--locked", "--debug", self.name, "--version", self.version, "--root"];
            // Nobody looks into it with a debugger, and without what that needs it is built in less time.
            shell::run(shell::cargo().args(arguments).arg(&folder).env("CARGO_PROFILE_DEV_DEBUG", "false"))?;
        }
        built.is_file().then_some(built).with_context(|| format!("{} is not built", self.name))
    }
}
