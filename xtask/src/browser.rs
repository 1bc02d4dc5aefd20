//! Chromium and its driver, for the tests that run in a real browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{apt, shell};

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

/// What to do by hand.
const HINT: &str = "Install Chromium (or Chrome) and the chromedriver of the same version so that `chromedriver` is on the \
                    search path, or name it in the variable CHROMEDRIVER.";

/// The driver of a Chromium or Chrome that is installed; installs both where it may.
pub fn ensure() -> Result<PathBuf> {
    apt::ensure("Chromium or its driver", packages(), HINT, find)
}

/// Fonts of other widths than Chromium's own, by which the tests see whether words break. Where there is no apt, whatever the
/// system has must do.
pub fn ensure_fonts() {
    const FONTS: [(&str, &str); 3] = [
        ("fonts-dejavu-core", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
        ("fonts-liberation", "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"),
        ("fonts-open-sans", "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"),
    ];
    let all = || FONTS.iter().all(|(_, file)| Path::new(file).is_file()).then(PathBuf::new);
    let _ = apt::ensure("A font", &FONTS.map(|(package, _)| package), "", all);
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

/// What apt calls the two.
fn packages() -> &'static [&'static str] {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let is_ubuntu =
        release.lines().any(|line| line == "ID=ubuntu" || (line.starts_with("ID_LIKE=") && line.contains("ubuntu")));
    if is_ubuntu { &["chromium-browser", "chromium-chromedriver"] } else { &["chromium", "chromium-driver"] }
}
