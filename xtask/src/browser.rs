//! Chromium and its driver, for the tests that run in a real browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::shell;

/// Names and places under which distributions install the driver.
const DRIVERS: &[&str] = &[
    "chromedriver",
    "chromium.chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/snap/bin/chromium.chromedriver",
];
/// The same for the browser, the first being what Debian's driver starts by itself.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The driver of a Chromium or Chrome that is installed; installs both where it may.
pub fn ensure() -> Result<PathBuf> {
    if let Some(driver) = find() {
        return Ok(driver);
    }
    let Some(packages) = packages() else {
        bail!(
            "Chromium or its driver is missing. Install Chromium (or Chrome) and the chromedriver of the same version so that \
             `chromedriver` is on the search path, or name it in the variable CHROMEDRIVER. `cargo xtask test --quick` \
             does without a browser."
        );
    };
    match (apt_install(packages), find()) {
        (Ok(()), Some(driver)) => Ok(driver),
        (Err(error), _) => Err(error.context("Chromium or its driver is missing")),
        (Ok(()), None) => bail!(
            "Chromium or its driver is missing, and `apt-get install {}` did not bring it. Install both by hand, then repeat. \
             `cargo xtask test --quick` does without a browser.",
            packages.join(" ")
        ),
    }
}

/// Installs packages by apt.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    let Some(mut before) = privilege() else {
        bail!(
            "installing needs rights this user does not have. Run `sudo apt-get install {}`, then repeat. \
             `cargo xtask test --quick` does without a browser.",
            packages.join(" ")
        );
    };
    shell::announce(&format!("installing {} by apt-get", packages.join(" and ")));
    before.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]);
    let apt_get = |arguments: &[&str]| {
        let Some((program, first)) = before.split_first() else {
            return Ok(());
        };
        // Its many lines are of interest only when it fails, and then the end of them says why.
        shell::run(Command::new(program).args(first).args(arguments).stdout(Stdio::null()))
    };
    // An outdated list may still do; the installation decides.
    let _ = apt_get(&["update"]);
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

fn find() -> Option<PathBuf> {
    if let Some(driver) = env::var_os("CHROMEDRIVER") {
        return Some(driver.into());
    }
    first(BROWSERS)?;
    first(DRIVERS)
}

fn first(candidates: &[&str]) -> Option<PathBuf> {
    candidates.iter().find_map(|candidate| {
        let path = Path::new(candidate);
        if path.is_absolute() { path.is_file().then(|| path.to_owned()) } else { shell::find(candidate) }
    })
}

/// What apt calls the two, on a distribution that has apt.
fn packages() -> Option<&'static [&'static str]> {
    shell::find("apt-get")?;
    let release = fs::read_to_string("/etc/os-release").ok()?;
    let is_ubuntu =
        release.lines().any(|line| line == "ID=ubuntu" || (line.starts_with("ID_LIKE=") && line.contains("ubuntu")));
    Some(if is_ubuntu { &["chromium-browser", "chromium-chromedriver"] } else { &["chromium", "chromium-driver"] })
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
