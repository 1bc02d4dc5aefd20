//! Every line of the table of policies in `docs/systems.en.md`: a server of its own sends that policy, and the lines of our manual reach
//! the start screen; or, where they cannot, somebody is told why in a sentence.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, in_browser};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How the check comes onto the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Element,
    Single,
    Loader,
    Frame,
}

/// What visitors or editors meet.
enum Meets {
    /// The start screen.
    Start,
    /// A sentence of the element with these words.
    Says(&'static str),
    /// A sentence of the loader above the frame.
    Note,
    /// Nothing of ours can run there; `check.html` names this kind of finding for the page.
    Finding(&'static str),
}
use Meets::{Finding, Note, Says, Start};
use Way::{Element, Frame, Loader, Single};

type Headers = Vec<(&'static str, String)>;

/// A server with one page, `/`, and the files of the build.
#[derive(Default)]
struct Server {
    /// What the page holds in its body.
    body: String,
    page: Headers,
    files: Headers,
    /// What is wrong with files that end so.
    odd: Option<(&'static str, Odd)>,
}

/// What servers and systems do to a file.
#[derive(Clone, Copy, Debug)]
enum Odd {
    /// It is not there.
    Missing,
    /// It has another name: all dots but the last have become hyphens.
    Renamed,
    /// A login stands before it.
    Locked,
    /// It leads to a login.
    Elsewhere,
    /// The server's own page comes instead.
    Page,
    /// Its end is missing.
    Cut,
    /// It is called a plain text.
    Text,
    /// It comes for download only.
    Attachment,
}

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist")
}

/// A fact about a file of the build, from the manifest.
fn fact(plain: &str, name: &str) -> Result<String> {
    let manifest: Value = serde_json::from_slice(&fs::read(dist().join("manifest.json"))?)?;
    let fact = manifest.get("files").and_then(|files| files.get(plain)?.get(name)?.as_str()).map(str::to_owned);
    fact.with_context(|| format!("the manifest says no {name} of {plain}"))
}

/// The lines of the manual, in its order: element, loader, frame, single file, link.
fn lines(way: Way) -> Result<String> {
    let manual = fs::read_to_string(dist().join("manual.en.html"))?;
    let mut lines =
        manual.split("<pre><code>").skip(1).filter_map(|rest| rest.split_once("</code></pre>")).map(|(lines, _)| {
            lines.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
        });
    let mut next = || lines.next().context("the manual lacks lines");
    let [element, loader, frame, single] = [next()?, next()?, next()?, next()?];
    let inside = element.split_once('\n').context("the element has no line of its own")?.1;
    Ok(match way {
        Element => element,
        Single => format!("{single}{inside}"),
        Loader => loader,
        Frame => frame,
    })
}

impl Server {
    fn new(body: &str, page: &[(&'static str, &str)], files: &[(&'static str, &str)]) -> Self {
        let owned = |headers: &[(&'static str, &str)]| {
            headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
        };
        Self { body: body.to_owned(), page: owned(page), files: owned(files), odd: None }
    }

    /// Serves on loopback as long as the test runs, and tells the address.
    async fn start(self) -> Result<String> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = format!("http://{}/", listener.local_addr()?);
        let server = Arc::new(self);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = Arc::clone(&server);
                // A browser that has gone away is no concern of ours.
                tokio::spawn(async move { drop(server.answer(stream).await) });
            }
        });
        Ok(address)
    }

    /// The answer with a file: status, type, further headers, content.
    fn file(&self, name: &str, mime: &'static str) -> (u16, &'static str, &'static str, Vec<u8>) {
        let content = fs::read(dist().join(name)).ok();
        let odd = self.odd.filter(|(end, _)| name.ends_with(end)).map(|(_, odd)| odd);
        match (odd, content) {
            (Some(Odd::Missing | Odd::Renamed), _) => (404, "text/html", "", b"Not here.".to_vec()),
            (Some(Odd::Locked), _) => (401, "text/html", "", b"Who are you?".to_vec()),
            (Some(Odd::Elsewhere), _) => (302, "text/html", "Location: /\r\n", Vec::new()),
            (Some(Odd::Page), _) => (200, "text/html", "", b"Welcome.".to_vec()),
            (Some(Odd::Cut), Some(content)) => (200, mime, "", content.into_iter().take(1000).collect()),
            (Some(Odd::Text), Some(content)) => (200, "text/plain", "", content),
            (Some(Odd::Attachment), Some(content)) => (200, mime, "Content-Disposition: attachment\r\n", content),
            (_, Some(content)) => (200, mime, "", content),
            // What is asked for by the name that an upload form has made of it.
            (_, None) if matches!(self.odd, Some((_, Odd::Renamed))) && name.contains("-0-") => {
                (200, mime, "", b"x".to_vec())
            }
            _ => (404, "text/html", "", b"Not here.".to_vec()),
        }
    }

    async fn answer(&self, mut stream: TcpStream) -> Result<()> {
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            if stream.read(&mut byte).await? == 0 {
                return Ok(());
            }
            request.push(byte[0]);
        }
        let request = String::from_utf8(request)?;
        let path = request.split(' ').nth(1).context("no address")?.split('?').next().unwrap_or_default();
        let mut more_headers = "";
        let (status, headers, mime, body) = if path == "/" {
            let page = format!(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Page</title></head><body>\n{}\n</body></html>\n",
                self.body
            );
            (200, &self.page, "text/html", page.into_bytes())
        } else {
            let name = path.strip_prefix("/ai-act-check/").filter(|name| !name.contains("..")).unwrap_or("-");
            let mime = match name.rsplit('.').next() {
                Some("html") => "text/html",
                Some("js") => "text/javascript",
                Some("css") => "text/css",
                Some("wasm") => "application/wasm",
                Some("json") => "application/json",
                _ => "text/plain",
            };
            let (status, mime, more, body) = self.file(name, mime);
            more_headers = more;
            (status, &self.files, mime, body)
        };
        let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let headers = headers.concat();
        let head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: {mime}; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n{more_headers}{headers}\r\n",
            body.len()
        );
        let head = if mime == "application/wasm" { head.replace("; charset=utf-8", "") } else { head };
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&body).await?;
        Ok(stream.shutdown().await?)
    }
}

async fn meets(browser: &Browser, server: Server, way: Way, expected: &Meets) -> Result<()> {
    let address = server.start().await?;
    browser.open(&address).await?;
    match expected {
        Start if matches!(way, Loader | Frame) => {
            browser.until("the frame stands", "document.querySelector('iframe')").await?;
            browser.enter_frame().await?;
            browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
            browser.leave_frame().await
        }
        Start => browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await.map(drop),
        Says(words) => {
            browser.until("the element says why", &format!("root.textContent.includes({words:?})")).await.map(drop)
        }
        Note => browser.until("the loader says so", "document.querySelector('[role=alert] a')").await.map(drop),
        Finding(kind) => {
            browser.check("the fallback is read", "document.body.innerText.includes('eur-lex')").await?;
            browser.check("nothing of ours runs", "!root").await?;
            browser.open(&format!("{address}ai-act-check/check.html?page=/#en")).await?;
            let card = format!("document.querySelector('[data-kind={kind}][data-row=\"/\"]')");
            browser.until("check.html says why", &card).await.map(drop)
        }
    }
}

/// The same policy for the page alone.
async fn policies(cases: &[(&str, Way, Meets)]) -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (policy, way, expected) in cases {
            let policy = told(policy)?;
            let server = Server::new(&lines(*way)?, &[("Content-Security-Policy", &policy)], &[]);
            meets(browser, server, *way, expected).await.with_context(|| format!("{way:?} under {policy}"))?;
        }
        Ok(())
    })
    .await
}

/// Puts in what the manual names: the checksum of the element's line, and the scripts within pages.
fn told(policy: &str) -> Result<String> {
    Ok(policy
        .replace("ELEMENT", &format!("'{}'", fact("ai-act-check.js", "integrity")?))
        .replace("FRAME", &fact("frame.html", "script")?)
        .replace("DOWNLOAD", &fact("ai-act-check.html", "script")?))
}

#[tokio::test]
async fn policies_of_a_page() -> Result<()> {
    policies(&[
        ("script-src 'self'", Element, Says("'wasm-unsafe-eval'")),
        ("script-src 'self'", Single, Says("'wasm-unsafe-eval'")),
        ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'", Element, Start),
        ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", Element, Says("connect-src")),
        ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", Single, Start),
        ("default-src 'none'; script-src 'self'; frame-src 'self'", Loader, Start),
        ("default-src 'none'; frame-src 'self'", Frame, Start),
        ("default-src 'none'; script-src 'self'", Loader, Note),
        (
            "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
            Element,
            Start,
        ),
        ("script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'", Loader, Start),
        // A nonce that our line does not have.
        ("script-src 'nonce-abc' 'strict-dynamic'", Element, Finding("script")),
        ("script-src 'nonce-abc' 'strict-dynamic'", Single, Finding("script")),
        ("script-src ELEMENT 'wasm-unsafe-eval'; connect-src 'self'", Element, Start),
        ("script-src 'nonce-abc' 'strict-dynamic' ELEMENT 'wasm-unsafe-eval'; connect-src 'self'", Element, Start),
    ])
    .await
}

#[tokio::test]
async fn a_line_with_the_nonce_of_the_page() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (way, more) in [
            (Element, "'wasm-unsafe-eval'; connect-src 'self'"),
            (Single, "'wasm-unsafe-eval'"),
            (Loader, "; frame-src 'self'"),
        ] {
            for dynamic in ["", "'strict-dynamic'"] {
                let policy = format!("default-src 'none'; script-src 'nonce-abc' {dynamic} {more}");
                let lines = lines(way)?.replace("<script ", "<script nonce=\"abc\" ");
                let server = Server::new(&lines, &[("Content-Security-Policy", &policy)], &[]);
                meets(browser, server, way, &Start).await.with_context(|| format!("{way:?} under {policy}"))?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn headers_of_a_whole_server() -> Result<()> {
    const CSP: &str = "Content-Security-Policy";
    let named = told("script-src 'self' 'wasm-unsafe-eval' FRAME DOWNLOAD")?;
    let cases: [(&str, &str, Way, Meets); 15] = [
        (CSP, "script-src 'self' 'wasm-unsafe-eval'", Element, Start),
        (CSP, "script-src 'self' 'wasm-unsafe-eval'", Loader, Note),
        (CSP, &named, Loader, Start),
        (CSP, &named, Frame, Start),
        ("X-Frame-Options", "DENY", Element, Start),
        ("X-Frame-Options", "DENY", Loader, Note),
        ("X-Frame-Options", "SAMEORIGIN", Loader, Start),
        (CSP, "frame-ancestors 'none'", Loader, Note),
        ("Cross-Origin-Resource-Policy", "same-origin", Element, Start),
        ("Cross-Origin-Resource-Policy", "same-origin", Single, Start),
        ("Cross-Origin-Resource-Policy", "same-origin", Loader, Start),
        ("Cross-Origin-Resource-Policy", "same-origin", Frame, Start),
        ("Cross-Origin-Embedder-Policy", "require-corp", Element, Start),
        ("Cross-Origin-Embedder-Policy", "require-corp", Loader, Start),
        ("Cross-Origin-Embedder-Policy", "require-corp", Frame, Start),
    ];
    in_browser(DESKTOP, async |browser| {
        for (name, value, way, expected) in &cases {
            let server = Server::new(&lines(*way)?, &[(name, value)], &[(name, value)]);
            meets(browser, server, *way, expected).await.with_context(|| format!("{way:?} under {name}: {value}"))?;
        }
        // The page alone has it, and the page of the frame has not.
        let page = [("Cross-Origin-Embedder-Policy", "require-corp")];
        meets(browser, Server::new(&lines(Loader)?, &page, &[]), Loader, &Note)
            .await
            .context("a frame without the header")
    })
    .await
}

#[tokio::test]
async fn the_file_to_download_under_the_policy_of_a_server() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let named = told("script-src 'self' 'wasm-unsafe-eval' DOWNLOAD")?;
        let address = Server::new("", &[], &[("Content-Security-Policy", &named)]).start().await?;
        browser.open(&format!("{address}ai-act-check/ai-act-check.html")).await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        let general = "script-src 'self' 'wasm-unsafe-eval'";
        let address = Server::new("", &[], &[("Content-Security-Policy", general)]).start().await?;
        browser.open(&format!("{address}ai-act-check/ai-act-check.html")).await?;
        browser.check("the fallback is read", "document.body.innerText.includes('JavaScript')").await?;
        browser.open(&format!("{address}ai-act-check/check.html#en")).await?;
        let card = "document.querySelector('[data-kind=inside][data-row=\"ai-act-check.html\"] pre').textContent.includes('sha256-')";
        browser.until("check.html says what to add", card).await.map(drop)
    })
    .await
}

/// What tools do to scripts: they take them out and put them in again, later.
#[tokio::test]
async fn consent_and_delay() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let again = "for (const old of document.querySelectorAll('script[data-later]')) { \
                const made = document.createElement('script'); \
                for (const { name, value } of old.attributes) made.setAttribute(name, value); \
                old.dataset.type ? made.type = old.dataset.type : made.removeAttribute('type'); old.replaceWith(made); }";
        let blocked = |lines: &str, kept: &str| {
            lines.replace("type=\"module\"", "").replace("<script ", &format!("<script data-later type=\"text/plain\" {kept} "))
        };
        for (way, kept) in [(Element, "data-type=\"module\""), (Single, ""), (Loader, "")] {
            let address = Server::new(&blocked(&lines(way)?, kept), &[], &[]).start().await?;
            browser.open(&address).await?;
            browser.check("it waits", "!root && !document.querySelector('iframe')").await?;
            browser.run(again, Vec::new()).await?;
            if way == Loader {
                // Put in by a script, the loader no longer knows where it stood, but its place is beside it.
                browser.until("the frame stands", "document.querySelector('iframe')").await?;
                browser.enter_frame().await?;
            }
            browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await.with_context(|| format!("{way:?}"))?;
            if way == Loader {
                browser.leave_frame().await?;
            }
        }
        // A tool that loses the type leaves what visitors without script read.
        browser.open(&Server::new(&blocked(&lines(Element)?, ""), &[], &[]).start().await?).await?;
        browser.run(again, Vec::new()).await?;
        browser.until("the fallback is read", "document.body.innerText.includes('eur-lex') && !root").await?;

        // Markdown and classic editors: in one <div> without empty lines nothing is torn apart.
        let wrapped = format!("<div>\n{}</div>", lines(Element)?);
        ensure!(!wrapped.contains("\n\n"), "the lines have an empty line, where systems make paragraphs");
        meets(browser, Server::new(&wrapped, &[], &[]), Element, &Start).await
    })
    .await
}

/// What `check.html` finds where a file is not as it should be: the kind of finding and the file.
#[tokio::test]
async fn what_is_wrong_with_a_file_is_found_and_named() -> Result<()> {
    let cases = [
        (".en.txt", Odd::Missing, "must missing"),
        (".en.txt", Odd::Renamed, "must renamed"),
        (".en.txt", Odd::Locked, "must locked"),
        (".en.txt", Odd::Elsewhere, "must locked"),
        (".en.txt", Odd::Page, "must instead"),
        (".wasm", Odd::Cut, "must damaged"),
        (".standalone.js", Odd::Cut, "must damaged"),
        (".standalone.js", Odd::Text, "must type"),
        (".standalone.js", Odd::Missing, "better absent"),
        (".frame.js", Odd::Missing, "better missing"),
        ("frame.html", Odd::Missing, "must missing"),
        ("frame.html", Odd::Attachment, "must attachment"),
        ("ai-act-check.html", Odd::Text, "must type"),
        ("manifest.json", Odd::Missing, "must list"),
    ];
    in_browser(DESKTOP, async |browser| {
        for (end, odd, expected) in cases {
            let server = Server { odd: Some((end, odd)), ..Server::default() };
            let found = findings(browser, server, "").await?;
            let named = found.iter().any(|one| one.starts_with(&format!("{expected} ")) && one.ends_with(end));
            ensure!(named, "{odd:?} {end}: not {expected}, but {found:?}");
        }
        // A server that neither compresses nor says how long to keep: no fault, but two hints.
        let found = findings(browser, Server::default(), "").await?;
        let kinds: Vec<&str> = found.iter().filter_map(|one| one.rsplit_once(' ')).map(|(kind, _)| kind).collect();
        ensure!(kinds == ["better loose", "better again"], "{found:?}");
        // Of a page that is named, only the way it uses counts.
        let page = [
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Content-Security-Policy", "frame-src 'self'; script-src 'none'"),
        ];
        let found = findings(browser, Server::new(&lines(Frame)?, &page, &[]), "?page=/").await?;
        let faults: Vec<&String> = found.iter().filter(|one| one.starts_with("must")).collect();
        ensure!(faults == ["must embedder frame.html"], "{found:?}");
        Ok(())
    })
    .await
}

/// Level, kind and row of all that `check.html` finds on a server.
async fn findings(browser: &Browser, server: Server, query: &str) -> Result<Vec<String>> {
    browser.open(&format!("{}ai-act-check/check.html{query}#en", server.start().await?)).await?;
    browser.until("the page has looked at everything", "document.querySelector('.letter')").await?;
    let found = "[...document.querySelectorAll('.finding')].map(({ dataset }) => `${dataset.level} ${dataset.kind} ${dataset.row}`)";
    Ok(serde_json::from_value(browser.value(found).await?)?)
}
