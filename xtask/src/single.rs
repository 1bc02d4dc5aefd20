//! Everything in one file: a classic script for pages that may load nothing else, and a page that works without a server.

use std::io::Write;

use anyhow::{Context, Result, ensure};
use flate2::{Compression, GzBuilder};

use crate::bundle::{self, FILES, Sources};
use crate::dist::{File, Parts};
use crate::minify::Kind;
use crate::workspace::PACKAGE;
use crate::{digest, template};

/// The module that stands in for [`FILES`].
const INLINED: &str = "inlined.js";
/// What such a page may do: run its script and style, and nothing else.
const POLICY: &str = "default-src 'none'; script-src '__SCRIPT__' 'wasm-unsafe-eval'; style-src __STYLE__; base-uri 'none'; \
                      form-action 'none'; require-trusted-types-for 'script'";

/// The classic script that holds WASM and packs.
pub fn script(parts: &Parts, mut sources: Sources) -> Result<String> {
    let inlined = sources.remove(INLINED).with_context(|| format!("www/src/{INLINED} is missing"))?;
    sources.insert(FILES.to_owned(), inlined);
    let mut lines = Vec::new();
    for (name, bytes) in parts.content(&parts.widget) {
        lines.push(format!("  {name:?}: {:?},", digest::base64(&gzip(bytes)?)));
    }
    let module = parts.bundle("define.js", &sources, &format!("{{\n{}\n}}", lines.join("\n")))?;
    parts.script(&bundle::classic(&module), Kind::Classic)
}

/// Without name and date, so that the same content has the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish().context("gzip cannot compress in memory")
}

/// The page for a disk, around the script, which is among `files`.
pub fn page(parts: &Parts, files: &[File]) -> Result<String> {
    let script =
        files.iter().find(|file| file.plain == format!("{PACKAGE}.standalone.js")).context("no single file")?;
    let (home, others) = template::at_home(&parts.languages)?;
    let others = others.map(|other| template::foreign("p", other, "page.offline.fallback"));
    let others = others.collect::<Result<Vec<_>>>()?.join("\n      ");
    let page = template::page(&parts.read("www/src/offline.html")?, home, &[("others", &others)])?;
    document(&page, str::from_utf8(&script.bytes)?)
}

/// A page with everything in it: the script, and a policy that names it and the style by their checksums and lets nothing out.
pub fn document(page: &str, script: &str) -> Result<String> {
    // The end of the element would end the script, wherever it stands.
    ensure!(!script.contains("</script") && !script.contains("<!--"), "the script cannot stand in a page");
    let style = page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map(|(style, _)| style);
    let style = style.map_or("'none'".to_owned(), |style| quoted(&digest::sha256(style.as_bytes())));
    let policy = POLICY.replace("'__SCRIPT__'", &hash(script)).replace("__STYLE__", &style);
    Ok(page.replace("__POLICY__", &policy).replace("__SCRIPT__", script))
}

/// What a policy for a whole server must name so that the script of such a page runs; `None` if nothing stands in the page.
pub fn admitted(page: &str) -> Option<String> {
    let (_, script) = page.strip_prefix("<!doctype html>")?.split_once("<script>")?;
    Some(hash(script.split_once("</script>")?.0))
}

fn hash(script: &str) -> String {
    quoted(&digest::sha256(script.as_bytes()))
}

fn quoted(source: &str) -> String {
    format!("'{source}'")
}
