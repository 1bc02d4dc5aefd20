//! What third parties put into the WASM: as a bill of materials (`CycloneDX`) and as a list of licences with their texts.

use std::fmt::Write;
use std::fs;
use std::iter;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::dist::{BESIDE, WIDGET};
use crate::workspace::PACKAGE;
use crate::{shell, toolchain};

/// File names under which packages ship their licences.
const TEXTS: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// One package in the WASM.
#[derive(Clone)]
pub struct Component {
    name: String,
    version: String,
    /// As an SPDX expression.
    licence: String,
    authors: Vec<String>,
    /// SHA-256 of the package as published; none for the standard library and our own.
    checksum: Option<String>,
    /// What it uses, as positions in the list.
    uses: Vec<usize>,
    /// Licence texts by file name.
    texts: Vec<(String, String)>,
}

/// Everything linked into the WASM; the classifier itself comes first, Rust's standard library last.
pub fn find(root: &Path) -> Result<Vec<Component>> {
    let beside = BESIDE.map(|name| format!("{name}-element"));
    let packages: Vec<&str> = iter::once(WIDGET).chain(beside.iter().map(String::as_str)).collect();
    let mut components = linked(root, &packages)?;
    let metadata = json_of(shell::cargo().args(["metadata", "--locked", "--format-version", "1"]).current_dir(root))?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("cargo metadata lists no packages")?;
    let lock: toml::Table = fs::read_to_string(root.join("Cargo.lock"))?.parse().context("Cargo.lock is no TOML")?;
    for component in &mut components {
        let is_it = |package: &&Value| {
            package.get("name") == Some(&json!(component.name))
                && package.get("version") == Some(&json!(component.version))
        };
        let package = packages.iter().find(is_it).with_context(|| format!("cargo knows no {}", component.name))?;
        let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
        // An old way to write "or".
        component.licence = text("license").replace('/', " OR ");
        ensure!(!component.licence.is_empty(), "the package {} names no licence", component.name);
        let authors = package.get("authors").and_then(Value::as_array).into_iter().flatten();
        component.authors = authors.filter_map(Value::as_str).map(str::to_owned).collect();
        component.checksum = checksum(&lock, &component.name, &component.version);
        let folder = Path::new(text("manifest_path")).parent().context("a manifest lies in no folder")?;
        component.texts = licence_texts(folder)?;
    }
    components.push(standard_library()?);
    Ok(components)
}

fn json_of(command: &mut std::process::Command) -> Result<Value> {
    serde_json::from_str(&shell::output(command)?).context("cargo metadata did not print JSON")
}

/// The packages that cargo links into ours, from its own trees: unlike its metadata it knows features by package. Ours come first,
/// as one.
fn linked(root: &Path, packages: &[&str]) -> Result<Vec<Component>> {
    let mut cargo = shell::cargo();
    cargo.args(["tree", "--locked", "--edges", "normal,no-proc-macro", "--target", toolchain::WASM]);
    cargo.args(packages.iter().flat_map(|package| ["--package", package]));
    let tree = shell::output(cargo.args(["--prefix", "depth", "--format", " {p}"]).current_dir(root))?;
    // Crates of our own are rooms of one product, which has one name.
    let ours = format!("({}", root.canonicalize()?.display());
    let mut components: Vec<Component> = Vec::new();
    let mut way: Vec<usize> = Vec::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        let mut word = || words.next().with_context(|| format!("cargo tree prints an unknown form: {line}"));
        let (depth, name, version) = (word()?.parse::<usize>()?, word()?, word()?.trim_start_matches('v'));
        let name = if line.contains(&ours) { PACKAGE } else { name };
        let known = components.iter().position(|c| c.name == name && c.version == version);
        let at = known.unwrap_or(components.len());
        if known.is_none() {
            components.push(Component::named(name, version));
        }
        way.truncate(depth);
        if let Some(user) = way
            .last()
            .filter(|user| **user != at)
            .and_then(|&user| components.get_mut(user))
            .filter(|c| !c.uses.contains(&at))
        {
            user.uses.push(at);
        }
        way.push(at);
    }
    Ok(components)
}

fn checksum(lock: &toml::Table, name: &str, version: &str) -> Option<String> {
    let text = |package: &toml::Value, key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let packages = lock.get("package")?.as_array()?;
    let package = packages
        .iter()
        .find(|p| text(p, "name").as_deref() == Some(name) && text(p, "version").as_deref() == Some(version))?;
    text(package, "checksum")
}

fn licence_texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be listed", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && TEXTS.iter().any(|start| name.to_uppercase().starts_with(start)) {
            let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            texts.push((name, text.replace("\r\n", "\n").trim().to_owned()));
        }
    }
    texts.sort();
    Ok(texts)
}

fn standard_library() -> Result<Component> {
    let rustc = shell::output(std::process::Command::new("rustc").arg("--version"))?;
    let version = rustc.split(' ').nth(1).context("rustc tells no version")?;
    Ok(Component {
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: vec!["The Rust Project Developers".to_owned()],
        ..Component::named("rust-std", version)
    })
}

impl Component {
    fn named(name: &str, version: &str) -> Self {
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: String::new(),
            authors: Vec::new(),
            checksum: None,
            uses: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Its package URL: the same everywhere, so it serves as reference too.
    fn purl(&self) -> String {
        let kind = if self.name == "rust-std" { "generic" } else { "cargo" };
        format!("pkg:{kind}/{}@{}", self.name, self.version)
    }

    fn describe(&self) -> Value {
        let hash = |checksum: &String| json!({ "alg": "SHA-256", "content": checksum });
        json!({
            "type": "library", "bom-ref": self.purl(), "name": self.name, "version": self.version, "purl": self.purl(),
            "licenses": [{ "expression": self.licence }],
            "hashes": self.checksum.iter().map(hash).collect::<Vec<_>>(),
        })
    }
}

/// The bill of materials in `CycloneDX`. Without a date or a random number, so that it is the same in every build.
pub fn bill(components: &[Component]) -> Result<Vec<u8>> {
    let (own, parts) = components.split_first().context("nothing is linked")?;
    let purl = |at: &usize| components.get(*at).map(Component::purl);
    let standard_library = components.last().map(Component::purl);
    let dependencies: Vec<Value> = components
        .iter()
        .map(|c| {
            let mut uses: Vec<String> = c.uses.iter().filter_map(purl).collect();
            uses.extend(standard_library.clone().filter(|std| *std != c.purl()));
            json!({ "ref": c.purl(), "dependsOn": uses })
        })
        .collect();
    let document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": own.describe() },
        "components": parts.iter().map(Component::describe).collect::<Vec<_>>(),
        "dependencies": dependencies,
    });
    Ok(format!("{document:#}\n").into_bytes())
}

/// Names and licences, then each licence text once with the packages that bring it.
pub fn licences(components: &[Component]) -> Result<Vec<u8>> {
    let (own, parts) = components.split_first().context("nothing is linked")?;
    let mut list = format!(
        "{} {} is licensed under {}; the text stands in LICENSE.\n\
         The WASM of the check and of the elements beside it contains:\n\n",
        own.name, own.version, own.licence
    );
    let mut texts: Vec<(&str, Vec<String>)> = Vec::new();
    for part in parts {
        let title = format!("{} {}", part.name, part.version);
        writeln!(list, "{title}: {}", part.licence)?;
        if part.texts.is_empty() {
            let authors = part.authors.join(", ");
            writeln!(list, "  (brings no text of its own; by {authors}; the texts of its licences stand below)")?;
        }
        for (file, text) in &part.texts {
            let bringer = format!("{title} ({file})");
            match texts.iter_mut().find(|(known, _)| known == text) {
                Some((_, bringers)) => bringers.push(bringer),
                None => texts.push((text, vec![bringer])),
            }
        }
    }
    for (text, bringers) in texts {
        write!(list, "\n{}\n{}\n\n{text}\n", "=".repeat(80), bringers.join(", "))?;
    }
    Ok(list.into_bytes())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::dist::PROGRAMS;

    const DECISIONS: &str = "docs/decisions/07-dependencies.md";

    /// The packages that have a line of reasons: rows of the table that begin with a name and go on.
    fn documented(text: &str) -> BTreeSet<&str> {
        let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        rows.filter(|(_, why)| why.len() > " |".len()).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_package_in_the_wasm_has_its_line_of_reasons() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut packages = BTreeSet::new();
        packages.extend(linked(&root, &[WIDGET, PROGRAMS])?.into_iter().map(|c| (c.name, c.version)));
        packages.retain(|(name, _)| name != PACKAGE);
        let names: BTreeSet<&str> = packages.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), packages.len(), "a package is in the WASM in two versions: {packages:?}");
        let text = fs::read_to_string(root.join(DECISIONS))?;
        let documented = documented(&text);
        let missing: Vec<_> = names.difference(&documented).collect();
        assert!(missing.is_empty(), "{DECISIONS} does not say why these are in the WASM: {missing:?}");
        let gone: Vec<_> = documented.difference(&names).collect();
        assert!(gone.is_empty(), "{DECISIONS} says why these are in the WASM, and they are not: {gone:?}");
        Ok(())
    }

    #[test]
    fn a_line_without_a_reason_is_none() {
        let text = "| `named` | For this. |\n| `bare` |  |\n| package | why |\n`other` | For that. |";
        assert_eq!(documented(text), BTreeSet::from(["named"]));
    }
}
