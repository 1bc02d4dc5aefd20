//! Installing what the tests need, on machines that have apt and let us.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::shell;

const WITHOUT: &str = "`cargo xtask test --quick` does without it.";

/// What `find` finds, if need be after installing `packages`. `what` names it for people, `hint` says how to get it by hand.
pub fn ensure(what: &str, packages: &[&str], hint: &str, find: impl Fn() -> Option<PathBuf>) -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if shell::find("apt-get").is_none() {
        bail!("{what} is missing. {hint} {WITHOUT}");
    }
    let names = packages.join(" ");
    let Some(before) = privilege() else {
        bail!(
            "{what} is missing, and installing it needs rights this user does not have. Run `sudo apt-get install \
             {names}`, then repeat. {WITHOUT}"
        );
    };
    shell::announce(&format!("installing {} by apt-get", packages.join(" and ")));
    let installed = install(&before, packages);
    match (installed, find()) {
        (Ok(()), Some(found)) => Ok(found),
        _ => bail!("{what} is missing, and `apt-get install {names}` did not bring it. {hint} Then repeat. {WITHOUT}"),
    }
}

fn install(before: &[&str], packages: &[&str]) -> Result<()> {
    let apt_get = |arguments: &[&str]| {
        let own = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"];
        let words = [before, &own, arguments].concat();
        let Some((program, rest)) = words.split_first() else {
            return Ok(());
        };
        // Its many lines are of interest only when it fails, and then the end of them says why.
        shell::run(Command::new(program).args(rest).stdout(Stdio::null()))
    };
    // An outdated list may still do; the installation decides.
    let _ = apt_get(&["update"]);
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// What to put before a command to run it as root: nothing, or sudo if that asks no password. None if neither works.
fn privilege() -> Option<Vec<&'static str>> {
    let user = shell::output(Command::new("id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(Vec::new());
    }
    let sudo = Command::new("sudo").args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    sudo.is_ok_and(|status| status.success()).then(|| vec!["sudo", "-n"])
}
