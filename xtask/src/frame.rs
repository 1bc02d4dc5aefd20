//! The files of the iframe mode: a loader for the page of the host, and the page inside the frame with its script.

use anyhow::{Result, ensure};

use crate::bundle::without_comments;
use crate::dist::{File, read};
use crate::workspace::{PACKAGE, Workspace};

/// How many bytes the loader may have. It stands in the way of somebody else's page.
const LOADER_LIMIT: usize = 2_000;

/// All files, ready for `dist/`.
pub fn files(workspace: &Workspace) -> Result<Vec<File>> {
    let source = |path: &str| read(&workspace.root.join("www").join(path));
    let script = |name: &str, path: &str| -> Result<File> {
        Ok(File { name: format!("{PACKAGE}.{name}.js"), bytes: without_comments(&source(path)?).into_bytes() })
    };
    let loader = script("frame", "src/frame.js")?;
    check_size(&loader)?;
    let page = File { name: "frame.html".to_owned(), bytes: source("frame.html")?.into_bytes() };
    Ok(vec![loader, page, script("frame-page", "src/frame-page.js")?])
}

fn check_size(loader: &File) -> Result<()> {
    let size = loader.bytes.len();
    ensure!(
        size <= LOADER_LIMIT,
        "{} has {size} bytes, more than the {LOADER_LIMIT} it may have. Shorten www/src/frame.js.",
        loader.name
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loader_over_its_limit_is_refused() {
        let loader = |size| File { name: "loader.js".to_owned(), bytes: vec![b'x'; size] };
        assert!(check_size(&loader(LOADER_LIMIT)).is_ok());
        assert!(check_size(&loader(LOADER_LIMIT + 1)).is_err_and(|error| error.to_string().contains("2001 bytes")));
    }
}
