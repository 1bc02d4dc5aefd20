//! Shrinking the WASM with binaryen's `wasm-opt`, where that is at hand. The build is complete without it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell;

/// Older releases want the module's features listed by hand and gain less.
const OLDEST: u32 = 120;

/// Shrinks the module at `path` in place, or says why it stays as it is.
pub fn shrink(path: &Path, root: &Path) -> Result<()> {
    let Some(wasm_opt) = find(root) else {
        println!(
            "   wasm-opt (binaryen {OLDEST} or newer) is neither on the search path nor in node_modules/.bin: the WASM stays as compiled."
        );
        return Ok(());
    };
    let version = shell::output(Command::new(&wasm_opt).arg("--version"))?;
    if parse_version(&version).is_none_or(|version| version < OLDEST) {
        println!(
            "   {} is {}, binaryen {OLDEST} is needed: the WASM stays as compiled.",
            wasm_opt.display(),
            version.trim()
        );
        return Ok(());
    }
    let smaller = path.with_extension("opt.wasm");
    // No feature flags: the module lists its own features, and `--all-features` makes modules that browsers refuse.
    shell::run(Command::new(&wasm_opt).arg("-Oz").arg(path).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, path).with_context(|| format!("{} cannot be replaced", path.display()))
}

fn find(root: &Path) -> Option<PathBuf> {
    shell::find("wasm-opt").or_else(|| Some(root.join("node_modules/.bin/wasm-opt")).filter(|path| path.is_file()))
}

/// The number in what `wasm-opt --version` prints.
fn parse_version(text: &str) -> Option<u32> {
    text.split_whitespace().find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::parse_version;

    #[test]
    fn the_version_is_the_first_number() {
        assert_eq!(parse_version("wasm-opt version 132 (version_132)\n"), Some(132));
        assert_eq!(parse_version("wasm-opt version 108\n"), Some(108));
        assert_eq!(parse_version("no idea"), None);
    }
}
