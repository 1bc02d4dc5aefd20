//! What each address of the development server answers. No network in here, so it can be tested by itself.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use anyhow::Result;
use flate2::Compression;
use serde_json::Value;

use crate::dist::{self, MANIFEST};
use crate::workspace::Workspace;
use crate::{npm, pseudo, sizes, training};

/// The strictest policy the widget works under.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                          form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy of a public site that keeps to its own files: for pages around the widget, and so for the page in the frame too.
const OWN_FILES: &str = "default-src 'none'; script-src 'self' __PAGES__ 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
                         img-src 'self' data:; frame-src 'self'";

/// The strictest policy the single file works under: nothing may be fetched. Pages that hold their script
/// need a policy for a whole server to name it.
const ALONE: &str = "default-src 'none'; script-src 'self' __PAGES__ 'wasm-unsafe-eval'; form-action 'none'; \
                     require-trusted-types-for 'script'; trusted-types 'none'";

/// What the pages of the folder need that are for whoever put it there, and not more.
const LEAST: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'";

/// How browsers may keep what bears its content in its name.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The same pages under worse conditions, by the first part of the address: `/strict/en.html`.
const VARIANTS: &[Variant] = &[
    Variant { name: "strict", csp: Some(STRICT), ..PLAIN },
    Variant { name: "ownfiles", csp: Some(OWN_FILES), ..PLAIN },
    Variant { name: "nowasm", csp: Some("script-src 'self'"), ..PLAIN },
    Variant { name: "noscript", csp: Some("script-src 'none'"), ..PLAIN },
    Variant { name: "wrongtype", wasm_type: "application/octet-stream", ..PLAIN },
    Variant { name: "nofile", missing: Some("wasm"), ..PLAIN },
    Variant { name: "nopack", missing: Some("txt"), ..PLAIN },
    Variant { name: "damagedfile", damaged: Some("wasm"), ..PLAIN },
    Variant { name: "damagedpack", damaged: Some("txt"), ..PLAIN },
    Variant { name: "alone", csp: Some(ALONE), ..PLAIN },
    Variant { name: "least", csp: Some(LEAST), ..PLAIN },
    Variant { name: "noframes", header: Some(("X-Frame-Options", "DENY")), ..PLAIN },
    Variant { name: "onlyhere", header: Some(("Cross-Origin-Resource-Policy", "same-origin")), ..PLAIN },
    Variant { name: "forever", header: Some(("Cache-Control", IMMUTABLE)), ..PLAIN },
    Variant { name: "cutoff", damaged: Some("rest.txt"), ..PLAIN },
    Variant { name: "textscript", js_type: "text/plain; charset=utf-8", ..PLAIN },
];

const PLAIN: Variant = Variant {
    name: "",
    csp: None,
    header: None,
    wasm_type: "application/wasm",
    js_type: "text/javascript; charset=utf-8",
    missing: None,
    damaged: None,
};

/// One set of conditions.
#[derive(Clone, Copy)]
struct Variant {
    name: &'static str,
    /// The Content-Security-Policy sent with every answer.
    csp: Option<&'static str>,
    /// A further header with every answer.
    header: Option<(&'static str, &'static str)>,
    /// The MIME type of WASM files.
    wasm_type: &'static str,
    /// That of scripts.
    js_type: &'static str,
    /// The file name extension that is never found.
    missing: Option<&'static str>,
    /// The end of file names that comes with other content.
    damaged: Option<&'static str>,
}

/// Folders under addresses, and what has already been compressed.
pub struct Site {
    /// First part of the address, and the folder it stands for. The empty one comes last and takes the rest.
    mounts: Vec<(&'static str, PathBuf)>,
    strict: bool,
    compressed: Mutex<HashMap<(PathBuf, Coding), Compressed>>,
}

/// A file as it was when it last changed.
struct Compressed {
    modified: SystemTime,
    bytes: Arc<[u8]>,
}

/// How an answer is compressed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Coding {
    /// `br`
    Brotli,
    /// `gzip`
    Gzip,
}

/// An answer.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Arc<[u8]>,
}

impl Site {
    /// The demo pages, the deployable files, and the pages only tests need. With `strict`, everything under the strict policy.
    pub fn new(workspace: &Workspace, strict: bool) -> Self {
        let mounts = vec![
            ("dist", workspace.dist()),
            // The folder that lines for pages name.
            (dist::BASE.trim_matches('/'), workspace.dist()),
            ("e2e", workspace.root.join("tests/e2e/pages")),
            ("pseudo", pseudo::folder(workspace)),
            ("training", training::folder(workspace)),
            ("consumer", npm::page(workspace)),
            ("", workspace.root.join("www")),
        ];
        Self { mounts, strict, compressed: Mutex::default() }
    }

    /// Answers a request for `url` (path and query) by a client that accepts `accept_encoding`.
    pub fn answer(&self, url: &str, accept_encoding: &str) -> Reply {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let Some(mut parts) = segments(path) else {
            return Reply::text(400, "This address is not valid.");
        };
        let variant = take_variant(&mut parts);
        let query = url.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
        let mut reply =
            self.immutable(&parts, &query).unwrap_or_else(|| self.find(path, &parts, &variant, accept_encoding));
        let kept = parts.last().is_some_and(|name| is_immutable(name));
        if let Some((name, value)) = variant.header {
            reply.header(name, value);
        }
        if variant.header.is_none_or(|(name, _)| name != "Cache-Control") {
            reply.header("Cache-Control", if kept { IMMUTABLE } else { "no-cache" });
        }
        reply.header("X-Content-Type-Options", "nosniff");
        if let Some(policy) = variant.csp.or(self.strict.then_some(STRICT)) {
            reply.header("Content-Security-Policy", &policy.replace("__PAGES__", &self.scripts_in_pages()));
        }
        reply
    }

    fn find(&self, path: &str, parts: &[String], variant: &Variant, accept_encoding: &str) -> Reply {
        let Some(mut file) = self.locate(parts) else {
            return Reply::text(404, "Nothing lies at this address.");
        };
        if file.is_dir() {
            if !path.ends_with('/') {
                let mut reply = Reply::text(308, "This is a folder.");
                reply.header("Location", &format!("/{}/", path.trim_matches('/')));
                return reply;
            }
            file.push("index.html");
        }
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if variant.missing == Some(extension) {
            return Reply::text(404, "Nothing lies at this address.");
        }
        let mime = match extension {
            "wasm" => variant.wasm_type,
            "js" => variant.js_type,
            _ => mime(extension),
        };
        match self.read(&file, coding(mime, accept_encoding)) {
            Ok(_) if variant.damaged.is_some_and(|end| file.to_string_lossy().ends_with(end)) => {
                let mut reply = Reply::text(200, "Something else than the file.");
                reply.header("Content-Type", mime);
                reply
            }
            Ok((body, coding)) => {
                let mut reply = Reply { status: 200, headers: Vec::new(), body };
                reply.header("Content-Type", mime);
                reply.header("Vary", "Accept-Encoding");
                if let Some(coding) = coding {
                    reply.header("Content-Encoding", coding.name());
                }
                reply
            }
            Err(_) => Reply::text(404, "Nothing lies at this address."),
        }
    }

    /// What a policy must name so that the scripts within pages run; empty before the first build.
    fn scripts_in_pages(&self) -> String {
        let manifest = self.manifest("dist").unwrap_or_default();
        let files = manifest.get("files").and_then(Value::as_object);
        let scripts = files.into_iter().flatten().filter_map(|(_, file)| file.get("script")?.as_str());
        scripts.collect::<Vec<_>>().join(" ")
    }

    fn manifest(&self, folder: &str) -> Option<Value> {
        serde_json::from_slice(&fs::read(self.locate(&[folder.to_owned(), MANIFEST.to_owned()])?).ok()?).ok()
    }

    /// Leads from the plain name of a deployable file to its immutable one, so that pages need not change with each build.
    fn immutable(&self, parts: &[String], query: &str) -> Option<Reply> {
        let [folder, plain] = parts else { return None };
        let manifest = self.manifest(folder)?;
        let name = manifest.get("files")?.get(plain)?.get("file")?.as_str().filter(|name| name != plain)?;
        let mut reply = Reply::text(307, "This file has a name that tells its content.");
        reply.header("Location", &format!("{name}{query}"));
        Some(reply)
    }

    /// The file or folder an address stands for, if it exists and lies inside a mounted folder.
    fn locate(&self, parts: &[String]) -> Option<PathBuf> {
        let (folder, rest) = self.mounts.iter().find_map(|(name, folder)| match parts.split_first() {
            Some((first, rest)) if first == name => Some((folder, rest)),
            _ if name.is_empty() => Some((folder, parts)),
            _ => None,
        })?;
        let folder = folder.canonicalize().ok()?;
        let file = folder.join(rest.iter().collect::<PathBuf>()).canonicalize().ok()?;
        // A symbolic link must not lead out either.
        file.starts_with(&folder).then_some(file)
    }

    /// The content of a file, compressed once per version of the file.
    fn read(&self, file: &Path, coding: Option<Coding>) -> Result<(Arc<[u8]>, Option<Coding>)> {
        let Some(coding) = coding else {
            return Ok((fs::read(file)?.into(), None));
        };
        let modified = fs::metadata(file)?.modified()?;
        let key = (file.to_owned(), coding);
        let mut compressed = self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = compressed.get(&key)
            && known.modified == modified
        {
            return Ok((Arc::clone(&known.bytes), Some(coding)));
        }
        let bytes: Arc<[u8]> = coding.compress(&fs::read(file)?)?.into();
        compressed.insert(key, Compressed { modified, bytes: Arc::clone(&bytes) });
        Ok((bytes, Some(coding)))
    }
}

impl Reply {
    fn text(status: u16, sentence: &str) -> Self {
        let mut reply = Self { status, headers: Vec::new(), body: format!("{sentence}\n").into_bytes().into() };
        reply.header("Content-Type", "text/plain; charset=utf-8");
        reply
    }

    fn header(&mut self, name: &'static str, value: &str) {
        self.headers.push((name, value.to_owned()));
    }
}

impl Coding {
    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    fn compress(self, bytes: &[u8]) -> Result<Vec<u8>> {
        /// A level for compressing while somebody waits.
        const QUICK: i32 = 5;
        match self {
            Self::Brotli => sizes::brotli(bytes, QUICK),
            Self::Gzip => sizes::gzip(bytes, Compression::default()),
        }
    }
}

/// The parts of an address between its slashes. None if one of them could lead somewhere else.
fn segments(path: &str) -> Option<Vec<String>> {
    let parts = path.split('/').filter(|part| !part.is_empty()).map(decode).collect::<Option<Vec<String>>>()?;
    let harmless = |part: &String| !part.starts_with('.') && !part.contains(['/', '\\', ':', '\0']);
    parts.iter().all(harmless).then_some(parts)
}

/// Resolves %-escapes.
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Takes the name of a variant off the front of an address.
fn take_variant(parts: &mut Vec<String>) -> Variant {
    let variant = parts.first().and_then(|first| VARIANTS.iter().find(|variant| variant.name == first));
    if variant.is_some() {
        parts.remove(0);
    }
    variant.copied().unwrap_or(PLAIN)
}

/// Whether a name tells version and content, as [`dist::File::immutable`] makes it.
fn is_immutable(name: &str) -> bool {
    name.starts_with("ai-act-check-")
        && name.split(['-', '.']).any(|part| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn mime(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// The best compression the client accepts, for content that compresses at all.
fn coding(mime: &str, accept_encoding: &str) -> Option<Coding> {
    if mime.starts_with("image/") && mime != "image/svg+xml" {
        return None;
    }
    let accepts = |name: &str| {
        accept_encoding.split(',').any(|offer| {
            let (coding, weight) = offer.split_once(';').unwrap_or((offer, ""));
            let refused =
                weight.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).is_some_and(|q| q <= 0.0);
            coding.trim().eq_ignore_ascii_case(name) && !refused
        })
    };
    [Coding::Brotli, Coding::Gzip].into_iter().find(|coding| accepts(coding.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site on the real `www/`, with or without `dist/`.
    fn site() -> Site {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let workspace = Workspace { target: root.join("target"), root, version: String::new() };
        Site::new(&workspace, false)
    }

    fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        reply.headers.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn pages_come_with_their_type() {
        let reply = site().answer("/", "");
        assert_eq!(reply.status, 200);
        assert_eq!(header(&reply, "Content-Type"), Some("text/html; charset=utf-8"));
        assert_eq!(header(&reply, "Cache-Control"), Some("no-cache"));
        assert_eq!(header(&reply, "Content-Security-Policy"), None);
        assert_eq!(
            header(&site().answer("/src/element.js?v=1", ""), "Content-Type"),
            Some("text/javascript; charset=utf-8")
        );
    }

    #[test]
    fn no_address_leads_out_of_the_folders() {
        let ways_out = [
            "/../Cargo.toml",
            "/..%2fCargo.toml",
            "/%2e%2e/Cargo.toml",
            "/%2e%2e%2fCargo.toml",
            "/dist/../../Cargo.toml",
            "/..\\Cargo.toml",
            "/%5c..%5cCargo.toml",
            "/C:/Windows",
            "/%00",
            "/.git/config",
            "/%zz",
            "//etc/passwd",
            "/strict/../Cargo.toml",
        ];
        for way in ways_out {
            let status = site().answer(way, "").status;
            assert!(status == 400 || status == 404, "{way} answers {status}");
        }
    }

    #[test]
    fn variants_serve_the_same_pages_under_a_policy() {
        let (plain, strict) = (site().answer("/en.html", ""), site().answer("/strict/en.html", ""));
        assert_eq!(plain.body, strict.body);
        assert_eq!(header(&strict, "Content-Security-Policy"), Some(STRICT));
        assert_eq!(site().answer("/nowhere.html", "").status, 404);
        let folder = site().answer("/strict", "");
        assert_eq!((folder.status, header(&folder, "Location")), (308, Some("/strict/")));
    }

    #[test]
    fn the_best_accepted_compression_is_used() {
        let html = "text/html; charset=utf-8";
        assert_eq!(coding(html, "gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(coding(html, "gzip;q=1.0, br;q=0"), Some(Coding::Gzip));
        assert_eq!(coding(html, "identity"), None);
        assert_eq!(coding("image/png", "br"), None);
        let site = site();
        let (first, second) = (site.answer("/demo.css", "gzip"), site.answer("/demo.css", "gzip"));
        assert_eq!(header(&first, "Content-Encoding"), Some("gzip"));
        assert!(Arc::ptr_eq(&first.body, &second.body), "compressed twice");
    }
}
