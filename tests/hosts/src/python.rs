//! Systems written in Python, each in an environment of its own, which `cargo xtask hosts` makes.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::place::{self, run};

/// A program of the environment with this system in it.
pub fn program(host: &str, name: &str) -> Result<PathBuf> {
    let variable = format!("AIACT_{}", host.to_uppercase());
    let environment =
        env::var_os(&variable).with_context(|| format!("{variable} is not set; run `cargo xtask hosts {host}`"))?;
    Ok(PathBuf::from(environment).join("bin").join(name))
}

/// Installs a wheel anew, in the place of an older build of the same version.
pub fn install(host: &str, beginning: &str) -> Result<()> {
    let wheel = place::package(beginning, ".whl")?;
    let options = ["install", "--quiet", "--no-deps", "--force-reinstall", "--no-index", "--disable-pip-version-check"];
    run(Command::new(program(host, "pip")?).args(options).arg(wheel)).map(drop)
}
