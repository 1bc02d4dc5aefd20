//! Puts every file of the catalogues and bindings into the crate, so that a new one is there by lying in its folder.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    for folder in ["bindings", "catalogues"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(&here.join(folder), &mut files)?;
    }
    files.sort();
    let entry = |path: &PathBuf| {
        let name = path.strip_prefix(&here).unwrap_or(path).display().to_string().replace('\\', "/");
        format!("    ({name:?}, include_str!({:?})),\n", path.display().to_string())
    };
    let entries: String = files.iter().map(entry).collect();
    let table = format!("static FILES: &[(&str, &str)] = &[\n{entries}];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("files.rs"), table)
}

/// The TOML files in a folder and in those within it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
