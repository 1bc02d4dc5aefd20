//! Where a system lives, and programs that are run there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};

use anyhow::{Context, Result, ensure};

/// The folder with what tests need beside this program.
pub fn data(host: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(host)
}

/// The package of this system that the build made, by how its name begins and ends.
pub fn package(beginning: &str, end: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/packages").canonicalize()?;
    let entries = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(beginning) && name.ends_with(end)
    };
    let found = entries.into_iter().find(is_it);
    found.with_context(|| format!("dist/packages has no {beginning}…{end}; run `cargo xtask dist`"))
}

/// An empty folder, gone with the value. It does not lie in the repository: servers run as users who may not look in there, and
/// names of sockets are short.
pub struct Place(PathBuf);

impl Place {
    /// Makes it; another test at the same time has another.
    pub fn make(host: &str) -> Result<Self> {
        let folder = env::temp_dir().join(format!("ai-act-check-{host}-{}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// The path of something in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The path of something in it, as text.
    pub fn text(&self, name: &str) -> String {
        self.join(name).display().to_string()
    }

    /// Writes a file made of a template: each name, such as `__PORT__`, gives way to its value.
    pub fn fill(&self, template: &Path, name: &str, values: &[(&str, &str)]) -> Result<PathBuf> {
        let text = fs::read_to_string(template).with_context(|| format!("{} cannot be read", template.display()))?;
        let text = values.iter().fold(text, |text, (name, value)| text.replace(name, value));
        let path = self.join(name);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(path)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // For whoever wants to look into it.
        if env::var_os("AIACT_KEEP").is_none() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

/// Runs a program to its end and returns what it printed.
pub fn run(command: &mut Command) -> Result<String> {
    let name = Path::new(command.get_program()).display().to_string();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("{name} cannot be started"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let said = || [text(&output.stdout), text(&output.stderr)].join("\n");
    ensure!(output.status.success(), "{name} failed ({}): {}", output.status, said());
    Ok(text(&output.stdout))
}
