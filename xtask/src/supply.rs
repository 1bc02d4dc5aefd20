//! What others' code may come into the project: `deny.toml`, held by cargo-deny.

use std::process::Command;

use anyhow::Result;

use crate::shell;
use crate::tools::Tool;
use crate::workspace::Workspace;

const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };

/// Licences, bans and sources always; known weaknesses where their database can be fetched.
pub fn check(workspace: &Workspace) -> Result<()> {
    let program = DENY.find(workspace, true)?;
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        // Nobody sits here who could type the password that git would ask for.
        command.current_dir(&workspace.root).arg("--locked").args(arguments).env("GIT_TERMINAL_PROMPT", "0");
        command
    };
    shell::run(&mut deny(&["check", "licenses", "bans", "sources"]))?;
    if let Err(error) = shell::output(&mut deny(&["--log-level", "off", "fetch", "db"])) {
        println!("   left out: known weaknesses, because their database cannot be fetched here ({error:#})");
        return Ok(());
    }
    shell::run(&mut deny(&["--offline", "check", "advisories"]))
}
