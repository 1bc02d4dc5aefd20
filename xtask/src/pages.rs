//! The pages for whoever puts the files on a server: one that tests the files there.

use anyhow::Result;

use crate::bundle;
use crate::dist::{File, Parts};
use crate::minify::Kind;
use crate::workspace::PACKAGE;

/// What all these pages look like.
const SHEETS: [&str; 3] = ["www/demo.css", "www/embed.css", "www/check.css"];

/// All of them with what they load, ready for `dist/`.
pub fn files(parts: &Parts) -> Result<Vec<File>> {
    let sheets = SHEETS.iter().map(|path| parts.read(path)).collect::<Result<Vec<_>>>()?;
    let sheet = File::immutable(&format!("{PACKAGE}.pages.css"), &parts.version, sheets.join("\n"));
    let sources = parts.sources("www/src", &parts.widget.glue)?;
    // A classic script: it also runs where a server gives it no type.
    let check = parts.script(&bundle::classic(&parts.bundle("check.js", &sources, "{}")?), Kind::Classic)?;
    let check = File::immutable(&format!("{PACKAGE}.check.js"), &parts.version, check);
    let page = parts.read("www/check.html")?.replace("__STYLE__", &sheet.name).replace("__SCRIPT__", &check.name);
    Ok(vec![File::plain("check.html", page), check, sheet])
}
