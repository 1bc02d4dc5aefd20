//! The files of the iframe mode: a loader for the page of the host, and the page inside the frame with its script.

use anyhow::{Result, ensure};

use crate::dist::{File, Parts};
use crate::minify::Kind;
use crate::template;
use crate::workspace::PACKAGE;

/// How many bytes the loader may have. It stands in the way of somebody else's page.
const LOADER_LIMIT: usize = 2_000;

/// All files, ready for `dist/`. The page inside the frame names the script and those of `built` as they are called there.
pub fn files(parts: &Parts, built: &[File]) -> Result<Vec<File>> {
    let titles = parts.each("ui.book.name")?.to_string();
    let script = |name: &str, path: &str| -> Result<File> {
        Ok(File::immutable(
            &format!("{PACKAGE}.{name}.js"),
            &parts.version,
            parts.script(&parts.read(path)?.replace("__TITLES__", &titles), Kind::Classic)?,
        ))
    };
    let loader = script("frame", "www/src/frame.js")?;
    check_size(&loader)?;
    let inside = script("frame-page", "www/src/frame-page.js")?;
    let (home, others) = template::at_home(&parts.languages)?;
    let others = others.map(|other| template::foreign("span", other, "page.frame"));
    let others = others.collect::<Result<Vec<_>>>()?.join(" ");
    let mut page = template::page(&parts.read("www/frame.html")?, home, &[("others", &others)])?;
    for file in built.iter().chain([&inside]) {
        page = page.replace(&format!("src=\"{}\"", file.plain), &format!("src=\"{}\"", file.name));
    }
    Ok(vec![loader, File::plain("frame.html", page), inside])
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
        let loader = |size| File::plain("loader.js", vec![b'x'; size]);
        assert!(check_size(&loader(LOADER_LIMIT)).is_ok());
        assert!(check_size(&loader(LOADER_LIMIT + 1)).is_err_and(|error| error.to_string().contains("2001 bytes")));
    }
}
