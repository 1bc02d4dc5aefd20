//! Firefox and `WebKitGTK` with their drivers, for the tests in other engines than Chromium. Where one cannot be had, its
//! test is left out, and said so.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::apt;
use crate::shell;
use crate::tools::Tool;
use crate::workspace::Workspace;

/// An engine: what its test is called, and the variable in which that expects the driver.
struct Engine {
    test: &'static str,
    variable: &'static str,
    driver: Result<PathBuf>,
}

/// The engines that are there.
pub struct Engines {
    engines: [Engine; 2],
    display: Option<Display>,
}

/// An X server that shows its windows to nobody. `WebKitGTK` has no mode without one.
struct Display {
    process: Child,
    name: String,
}

impl Engines {
    /// Finds them, and installs what is missing where `install` allows it.
    pub fn find(workspace: &Workspace, install: bool) -> Self {
        let firefox = firefox(workspace, install);
        let display = webkit(install).and_then(|driver| Ok((driver, Display::start()?)));
        let (webkit, display) = match display {
            Ok((driver, display)) => (Ok(driver), Some(display)),
            Err(error) => (Err(error), None),
        };
        let engines = [
            Engine { test: "in_firefox", variable: "AIACT_GECKODRIVER", driver: firefox },
            Engine { test: "in_webkit", variable: "AIACT_WEBKITDRIVER", driver: webkit },
        ];
        Self { engines, display }
    }

    /// Tells the tests, which `command` starts, where the drivers are, and which tests to leave out.
    pub fn tell(&self, command: &mut Command) {
        for Engine { test, variable, driver } in &self.engines {
            match driver {
                Ok(driver) => command.env(variable, driver),
                Err(error) => {
                    println!("   left out: {test}, because {error:#}");
                    command.args(["--skip", test])
                }
            };
        }
        if let Some(display) = &self.display {
            command.env("DISPLAY", &display.name);
        }
    }
}

/// Debian has Firefox without its driver; that one is built here.
fn firefox(workspace: &Workspace, install: bool) -> Result<PathBuf> {
    const DRIVER: Tool = Tool { name: "geckodriver", version: "0.37.1" };
    let browser = || shell::find("firefox-esr").or_else(|| shell::find("firefox"));
    had("Firefox", &["firefox-esr"], install, browser)?;
    let found = env::var_os("GECKODRIVER").map(PathBuf::from).or_else(|| shell::find("geckodriver"));
    found.map_or_else(|| DRIVER.find(workspace, install), Ok)
}

fn webkit(install: bool) -> Result<PathBuf> {
    let there = || shell::find("WebKitWebDriver").filter(|_| shell::find("Xvfb").is_some());
    had("WebKitWebDriver or Xvfb", &["webkit2gtk-driver", "xvfb"], install, there)
}

/// What is there, or comes by apt where `install` allows it.
fn had(what: &str, packages: &[&str], install: bool, find: impl Fn() -> Option<PathBuf>) -> Result<PathBuf> {
    if install {
        return apt::ensure(what, packages, "It is not needed for the other tests.", find);
    }
    find().with_context(|| format!("{what} is not on the search path"))
}

impl Display {
    fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb cannot be started")?;
        let output = process.stdout.take().context("Xvfb has no output")?;
        // From here on it ends with the value, whatever happens.
        let mut display = Self { process, name: String::new() };
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).context("Xvfb does not name its display")?;
        display.name = format!(":{}", number.trim());
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
