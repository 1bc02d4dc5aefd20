//! Where things are: asked of cargo, so that it holds for any checkout and any target directory.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::shell;

/// The package that is the classifier itself.
pub const PACKAGE: &str = "ai-act-check";
/// The program that writes the rules in words.
pub const LAWBOOK: &str = "lawbook";

/// The repository as cargo sees it.
pub struct Workspace {
    /// The folder with the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target directory.
    pub target: PathBuf,
    /// The version of the classifier.
    pub version: String,
}

impl Workspace {
    /// Asks `cargo metadata`.
    pub fn find() -> Result<Self> {
        let text = shell::output(shell::cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: Value = serde_json::from_str(&text).context("cargo metadata did not print JSON")?;
        let path = |key: &str| {
            metadata
                .get(key)
                .and_then(Value::as_str)
                .map(PathBuf::from)
                .with_context(|| format!("cargo metadata names no {key}"))
        };
        let version = metadata
            .get("packages")
            .and_then(Value::as_array)
            .and_then(|packages| {
                packages.iter().find(|package| package.get("name").and_then(Value::as_str) == Some(PACKAGE))
            })
            .and_then(|package| package.get("version"))
            .and_then(Value::as_str)
            .with_context(|| format!("cargo metadata knows no package {PACKAGE}"))?;
        Ok(Self { root: path("workspace_root")?, target: path("target_directory")?, version: version.to_owned() })
    }

    /// Where the deployable files go.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
