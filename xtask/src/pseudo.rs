//! The element with a third language, which nobody speaks, for the journeys: made of the same parts in the same way as what is
//! delivered, and put below the target folder.

use std::path::PathBuf;

use anyhow::Result;

use crate::compile::compile;
use crate::dist::{self, Parts, WIDGET};
use crate::languages;
use crate::shell::announce;
use crate::workspace::Workspace;

/// Where it lies.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("xtask-pseudo")
}

/// Builds it.
pub fn build(workspace: &Workspace) -> Result<()> {
    announce("building the element with a language that nobody speaks");
    let parts = Parts {
        widget: compile(&workspace.root, &workspace.target, WIDGET)?,
        languages: languages::with_pseudo(&workspace.root)?,
        ..Parts::without_code(&workspace.root, &workspace.version)?
    };
    dist::write(&folder(workspace), &dist::element_alone(&parts)?)
}
