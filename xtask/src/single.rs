//! Everything in one file: a classic script for pages that may load nothing else, and a page that works without a server.

use std::io::Write;

use anyhow::{Context, Result, ensure};
use flate2::{Compression, GzBuilder};

use crate::bundle::{self, FILES, Sources};
use crate::dist::{DRAFT, Parts, of_beside, of_draft};
use crate::minify::Kind;
use crate::{digest, template};

/// The module that stands in for [`FILES`].
const INLINED: &str = "inlined.js";
/// The element that the page for a disk offers below a result, besides the draft.
const BEYOND: &str = "reflection";
/// What such a page may do: run its script and style, and nothing else.
const POLICY: &str = "default-src 'none'; script-src '__SCRIPT__' 'wasm-unsafe-eval'; style-src __STYLE__; base-uri 'none'; \
                      form-action 'none'; require-trusted-types-for 'script'";

/// The classic script that holds WASM and packs.
pub fn script(parts: &Parts, sources: Sources) -> Result<String> {
    let table = format!("{{\n{}\n}}", lines(parts.content(&parts.widget).into_iter())?);
    parts.script(&element(parts, "define.js", sources, &table)?, Kind::Classic)
}

/// An element whose files lie within its script, as `table` says.
fn element(parts: &Parts, entry: &str, mut sources: Sources, table: &str) -> Result<String> {
    let inlined = sources.remove(INLINED).with_context(|| format!("www/src/{INLINED} is missing"))?;
    sources.insert(FILES.to_owned(), inlined);
    Ok(bundle::classic(&bundle::closed(&parts.bundle(entry, &sources, table)?)))
}

/// Files by the names under which a script asks for them.
fn lines<'a>(files: impl Iterator<Item = (String, &'a [u8])>) -> Result<String> {
    let line = |(name, bytes): (String, &[u8])| Ok(format!("  {name:?}: {:?},", digest::base64(&gzip(bytes)?)));
    Ok(files.map(line).collect::<Result<Vec<_>>>()?.join("\n"))
}

/// The check with all that it offers below its result. The packs of the law are there once.
fn with_all(parts: &Parts) -> Result<String> {
    const SHARED: &str = "PACKS";
    let around = |wasm: &[u8]| -> Result<String> {
        let wasm = lines([("wasm".to_owned(), wasm)].into_iter())?;
        Ok(format!("{{\n{wasm}\n  ...{SHARED}\n}}"))
    };
    let (law, packs) = (parts.sources("www/src", &parts.widget.glue)?, lines(parts.packs())?);
    let check = element(parts, "define.js", law, &around(&parts.widget.wasm)?)?;
    let beside = parts.beside.iter().find(|(short, _)| *short == BEYOND);
    let (short, reflection) = beside.with_context(|| format!("there is no element {BEYOND}"))?;
    let sources = of_beside(parts, short, reflection)?;
    let beyond = element(parts, &format!("{short}.js"), sources, &around(&reflection.wasm)?)?;
    let (own, sources) = of_draft(parts)?;
    let table = format!("{{\n{}\n}}", lines(own.content(&own.widget).into_iter())?);
    let draft = element(&own, DRAFT[2], sources, &table)?;
    let whole = format!("const {SHARED} = {{\n{packs}\n}};\n{check}{draft}{beyond}");
    parts.script(&bundle::classic(&whole), Kind::Classic)
}

/// Without name and date, so that the same content has the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish().context("gzip cannot compress in memory")
}

/// The page for a disk, with all that a check can offer.
pub fn page(parts: &Parts) -> Result<String> {
    let (home, others) = template::at_home(&parts.languages)?;
    let others = others.map(|other| template::foreign("p", other, "page.offline.fallback"));
    let others = others.collect::<Result<Vec<_>>>()?.join("\n      ");
    let page = template::page(&parts.read("www/src/offline.html")?, home, &[("others", &others)])?;
    document(&page, &with_all(parts)?)
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
