//! `cargo xtask serve`: the demo page on this machine.

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::ACCEPT_ENCODING;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::dist;
use crate::shell::announce;
use crate::site::Site;
use crate::workspace::Workspace;

/// The port people will try first.
const USUAL_PORT: u16 = 8080;
/// How long to wait before the next visitor when one could not be let in, for want of open files for example.
const PAUSE: Duration = Duration::from_millis(100);

/// Builds, serves until stopped, and prints the address.
pub fn run(port: Option<u16>, open: bool, strict: bool) -> Result<()> {
    let workspace = Workspace::find()?;
    dist::build(&workspace)?;
    announce("starting the server");
    let server = match port {
        Some(port) => Running::start(Site::new(&workspace, strict), port)?,
        None => Running::start(Site::new(&workspace, strict), USUAL_PORT)
            .or_else(|_| Running::start(Site::new(&workspace, strict), 0))?,
    };
    let address = server.address();
    println!("The demo page is at {address}");
    println!("The same under a strict Content-Security-Policy: {address}strict/");
    println!("After a change, stop with Ctrl+C and start again.");
    if open && !open_browser(&address) {
        println!("No browser could be opened; open the address by hand.");
    }
    server.wait()
}

/// A server at work, which ends when this is dropped.
pub struct Running {
    port: u16,
    runtime: Runtime,
    visitors: JoinHandle<()>,
}

impl Running {
    /// Starts to serve `site` on loopback; port 0 takes any free one.
    pub fn start(site: Site, port: u16) -> Result<Self> {
        let runtime = Runtime::new().context("the server has no threads")?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port))).map_err(|error| {
            anyhow!("port {port} on 127.0.0.1 cannot be used ({error}). Choose another with --port, or any free one with --port 0.")
        })?;
        let port = listener.local_addr()?.port();
        let visitors = runtime.spawn(let_in(listener, Arc::new(site)));
        Ok(Self { port, runtime, visitors })
    }

    /// Where it serves, with a slash at the end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    fn wait(self) -> Result<()> {
        self.runtime.block_on(self.visitors).context("the server stopped")
    }
}

/// Serves each connection by itself: browsers keep theirs open, and none may wait for another to end.
async fn let_in(listener: TcpListener, site: Arc<Site>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let site = Arc::clone(&site);
        let service = service_fn(move |request| answer(Arc::clone(&site), request));
        // A client that has gone away is no concern of ours.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn answer(site: Arc<Site>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    // Reading and compressing files takes its time, in which others are served.
    let answered = tokio::task::spawn_blocking(move || respond(&site, &request)).await;
    let response = answered.map_err(anyhow::Error::from).flatten();
    Ok(response.unwrap_or_else(|error| {
        let mut response = Response::new(format!("{error:#}\n").into());
        *response.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
        response
    }))
}

fn respond(site: &Site, request: &Request<Incoming>) -> Result<Response<Full<Bytes>>> {
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let url = request.uri().path_and_query().map(hyper::http::uri::PathAndQuery::as_str).unwrap_or_default();
    let reply = site.answer(url, accepted);
    let mut response = Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    Ok(response.body(Bytes::from_owner(reply.body).into())?)
}

/// Whether some program of the desktop took the address.
fn open_browser(address: &str) -> bool {
    let opener: &[&str] = match std::env::consts::OS {
        "macos" => &["open"],
        "windows" => &["cmd", "/C", "start", ""],
        _ => &["xdg-open"],
    };
    let Some((program, arguments)) = opener.split_first() else {
        return false;
    };
    Command::new(program)
        .args(arguments)
        .arg(address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use std::hint;
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpStream;
    use std::path::Path;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use anyhow::ensure;

    use super::*;

    /// Browsers keep their connections open; whoever comes in the same moment as another must not wait until one of them ends. A
    /// server of threads let some wait, but only while every core had something else to do: so these have.
    #[test]
    fn connections_that_come_at_once_are_all_answered() -> Result<()> {
        const BUSY: usize = 8;
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            for _ in 0..BUSY {
                scope.spawn(|| {
                    while !done.load(Ordering::Relaxed) {
                        hint::spin_loop();
                    }
                });
            }
            let answered = many_at_once();
            done.store(true, Ordering::Relaxed);
            answered
        })
    }

    fn many_at_once() -> Result<()> {
        const ROUNDS: usize = 10;
        const AT_ONCE: [usize; 2] = [3, 24];
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let workspace = Workspace { target: root.join("target"), root, version: String::new() };
        let server = Running::start(Site::new(&workspace, false), 0)?;
        for at_once in [AT_ONCE; ROUNDS].as_flattened() {
            let arrived = (0..*at_once).map(|_| TcpStream::connect(("127.0.0.1", server.port)));
            for stream in &arrived.collect::<Result<Vec<_>, _>>()? {
                asks(stream).with_context(|| format!("{at_once} came at once, and not all were answered"))?;
            }
        }
        Ok(())
    }

    fn asks(mut stream: &TcpStream) -> Result<()> {
        /// Without it the test would not fail but never end.
        const PATIENCE: Duration = Duration::from_mins(1);
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"GET /demo.css HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        let mut status = String::new();
        BufReader::new(stream).read_line(&mut status)?;
        ensure!(status == "HTTP/1.1 200 OK\r\n", "the answer begins with {status:?}");
        Ok(())
    }
}
