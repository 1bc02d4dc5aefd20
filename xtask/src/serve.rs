//! `cargo xtask serve`: the demo page on this machine.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::dist;
use crate::shell::announce;
use crate::site::Site;
use crate::workspace::Workspace;

/// The port people will try first.
const USUAL_PORT: u16 = 8080;
/// Browsers open up to six connections at a time.
const WORKERS: usize = 6;

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

/// A server at work.
pub struct Running {
    port: u16,
    workers: Vec<thread::JoinHandle<()>>,
}

impl Running {
    /// Starts to serve `site` on loopback; port 0 takes any free one.
    pub fn start(site: Site, port: u16) -> Result<Self> {
        let server = Server::http(("127.0.0.1", port)).map_err(|error| {
            anyhow!("port {port} on 127.0.0.1 cannot be used ({error}). Choose another with --port, or any free one with --port 0.")
        })?;
        let port = server.server_addr().to_ip().context("the server has no IP address")?.port();
        let (server, site) = (Arc::new(server), Arc::new(site));
        let workers = (0..WORKERS)
            .map(|_| {
                let (server, site) = (Arc::clone(&server), Arc::clone(&site));
                thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        // A client that has gone away is no concern of ours.
                        let _ = respond(&site, request);
                    }
                })
            })
            .collect();
        Ok(Self { port, workers })
    }

    /// Where it serves, with a slash at the end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    fn wait(self) -> Result<()> {
        for worker in self.workers {
            worker.join().map_err(|_| anyhow!("a worker of the server stopped"))?;
        }
        Ok(())
    }
}

fn respond(site: &Site, request: Request) -> Result<()> {
    let accept_encoding = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Accept-Encoding"))
        .map(|header| header.value.as_str().to_owned())
        .unwrap_or_default();
    let reply = site.answer(request.url(), &accept_encoding);
    let mut response = Response::from_data(reply.body.to_vec()).with_status_code(reply.status);
    for (name, value) in reply.headers {
        response.add_header(Header::from_bytes(name, value).map_err(|()| anyhow!("{name} is no valid header"))?);
    }
    Ok(request.respond(response)?)
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
