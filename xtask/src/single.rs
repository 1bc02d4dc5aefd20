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
/// What the page may do: run its script and style, and nothing else.
const POLICY: &str = "default-src 'none'; script-src '__SCRIPT__' 'wasm-unsafe-eval'; style-src '__STYLE__'; base-uri 'none'; \
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

/// The page around the script, which is among `files`; its policy lets nothing out.
pub fn page(parts: &Parts, files: &[File]) -> Result<String> {
    let script =
        files.iter().find(|file| file.plain == format!("{PACKAGE}.standalone.js")).context("no single file")?;
    let script = str::from_utf8(&script.bytes)?;
    // The end of the element would end the script, wherever it stands.
    ensure!(!script.contains("</script") && !script.contains("<!--"), "the script cannot stand in a page");
    let (home, others) = template::at_home(&parts.languages)?;
    let others = others.map(|other| template::foreign("p", other, "page.offline.fallback"));
    let others = others.collect::<Result<Vec<_>>>()?.join("\n      ");
    let page = template::page(&parts.read("www/src/offline.html")?, home, &[("others", &others)])?;
    let style = page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map(|(style, _)| style);
    let style = digest::sha256(style.context("www/src/offline.html has no style")?.as_bytes());
    let policy = POLICY.replace("__SCRIPT__", &digest::sha256(script.as_bytes())).replace("__STYLE__", &style);
    Ok(page.replace("__POLICY__", &policy).replace("__SCRIPT__", script))
}
