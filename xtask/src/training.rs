//! Courses as others meet them: made by the command line, read back by a parser of GIFT, and put where the journeys launch them.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use zip::ZipArchive;

use crate::activity::EDITIONS;
use crate::npm;
use crate::shell::{self, announce};
use crate::workspace::{PACKAGE, Workspace};

/// The project with host and parser, and the courses to try.
const SOURCES: &str = "tests/training";
/// The courses: an ordinary one, and one whose texts want to be more than texts.
const COURSES: [&str; 2] = ["course", "hostile"];

/// Where all of it lies.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("xtask-training")
}

/// Makes everything of each course, and has the questions read back.
pub fn build(workspace: &Workspace) -> Result<()> {
    announce("making courses, and reading their questions back");
    let (npm, folder) = (npm::ensure()?, folder(workspace));
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(workspace.root.join(SOURCES)).with_context(|| format!("{SOURCES} cannot be listed"))? {
        let path = entry?.path();
        fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    let quiet = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"];
    shell::run(Command::new(&npm).args(quiet).current_dir(&folder))?;
    let bin = ["build", "--quiet", "--profile", "test", "--package", PACKAGE, "--bin", PACKAGE];
    shell::run(shell::cargo().args(bin).current_dir(&workspace.root))?;
    for course in COURSES {
        make(&workspace.target.join("debug").join(PACKAGE), &folder, course)?;
    }
    for (name, _) in EDITIONS {
        unpack(&activity(workspace, name)?, &folder.join("activity").join(name))?;
    }
    let node = shell::find("node").context("node is missing although npm is there")?;
    shell::run(Command::new(node).arg("gift.js").args(COURSES).current_dir(&folder))
}

/// Everything that the command line makes of a course, the packages unpacked as a learning system has them.
fn make(program: &Path, folder: &Path, course: &str) -> Result<()> {
    let (file, into) = (folder.join(format!("{course}.json")), folder.join(course));
    fs::create_dir_all(&into)?;
    let outputs = [
        ("scorm12", "scorm12.zip"),
        ("scorm2004", "scorm2004.zip"),
        ("moodle", "questions.xml"),
        ("gift", "questions.gift"),
        ("handouts", "handouts.html"),
    ];
    for (kind, name) in outputs {
        let output = into.join(name);
        shell::run(Command::new(program).args(["training", kind]).arg(&file).arg(&output))?;
        if let Some(package) = name.strip_suffix(".zip") {
            unpack(&output, &into.join(package))?;
        }
    }
    Ok(())
}

/// The check as an activity, as the build has it.
fn activity(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let place = workspace.dist().join("packages");
    let mut found = Vec::new();
    for entry in fs::read_dir(&place).context("there is no build in dist/; run cargo xtask dist once")? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found.extend(file.starts_with(&format!("{PACKAGE}-{name}-")).then_some(path));
    }
    found.pop().with_context(|| format!("{} holds no package {name}", place.display()))
}

/// A package as a learning system has it.
fn unpack(package: &Path, into: &Path) -> Result<()> {
    let zip = || -> Result<()> { Ok(ZipArchive::new(Cursor::new(fs::read(package)?))?.extract(into)?) };
    zip().with_context(|| format!("{} cannot be unpacked", package.display()))
}
