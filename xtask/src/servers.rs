//! `cargo xtask servers`: Apache and nginx as Debian ships them, with and without our lines, on loopback: what a first visit weighs, and
//! whether the answers say what our lines promise.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;

use crate::dist::{self, BASE, File};
use crate::shell::announce;
use crate::workspace::{PACKAGE, Workspace};
use crate::{apt, frame, languages, shell};

/// What a first visit loads, by plain names: in the language of most of our readers.
const VISIT: [&str; 4] = ["js", "wasm", "{lang}.txt", "{lang}.rest.txt"];
/// What nginx reads as Debian ships it, but for where things lie. Its own `nginx.conf` cannot be started beside another server.
const NGINX: &str = "daemon off; master_process off; pid PLACE/nginx.pid; error_log PLACE/nginx.log; USER
events {}
http {
  include /etc/nginx/mime.types; default_type application/octet-stream; sendfile on; tcp_nopush on; gzip on; access_log off;
  client_body_temp_path PLACE/body; proxy_temp_path PLACE/proxy; fastcgi_temp_path PLACE/fastcgi; uwsgi_temp_path PLACE/uwsgi;
  scgi_temp_path PLACE/scgi;
  server { listen 127.0.0.1:PORT; root PLACE; LINES }
}
";
/// The same for Apache: the modules that Debian switches on and serve files.
const APACHE: &str = "ServerRoot PLACE
ServerName localhost
PidFile PLACE/apache.pid
ErrorLog PLACE/apache.log
Mutex file:PLACE
Listen 127.0.0.1:PORT
";
const MODULES: [&str; 9] =
    ["mpm_event", "authz_core", "mime", "filter", "deflate", "dir", "env", "negotiation", "setenvif"];
/// What our lines need beyond that; `a2enmod` switches it on.
const FURTHER: [&str; 2] = ["headers", "rewrite"];

/// Builds, starts each server twice, measures, and fails where an answer is not what our lines promise.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    let hint = "Install it with the packages of your system.";
    let apache = apt::ensure("Apache", &["apache2"], hint, || shell::find("apache2").or_else(|| in_sbin("apache2")))?;
    let nginx = apt::ensure("nginx", &["nginx-light"], hint, || shell::find("nginx").or_else(|| in_sbin("nginx")))?;
    let files = dist::build(&workspace)?;
    announce("asking Apache and nginx for a first visit");
    // Not in the repository: servers give up their rights, and need to read it all the same.
    let place = std::env::temp_dir().join(format!("aiact-servers-{}", std::process::id()));
    let measured = measure(&place, &files, &workspace, &apache, &nginx);
    fs::remove_dir_all(&place).with_context(|| format!("{} cannot be removed", place.display()))?;
    print!("{}", measured?);
    Ok(())
}

/// Where Debian puts servers; not on the search path of everybody.
fn in_sbin(program: &str) -> Option<PathBuf> {
    Some(Path::new("/usr/sbin").join(program)).filter(|path| path.is_file())
}

fn measure(place: &Path, files: &[File], workspace: &Workspace, apache: &Path, nginx: &Path) -> Result<String> {
    let folder = place.join(BASE.trim_matches('/'));
    let htaccess = folder.join(".htaccess");
    let mut table = format!("{:8} {:18} {:>9} {:>9} {:>9}\n", "bytes", "", "gzip", "brotli", "frame");
    for ours in [false, true] {
        let kept: Vec<File> = files.iter().filter(|file| ours || !is_compressed(&file.name)).cloned().collect();
        dist::write(place, &[])?;
        dist::write(&folder, &kept)?;
        let lines = |name: &str| fs::read_to_string(workspace.root.join("docs/servers").join(name));
        if ours {
            fs::write(&htaccess, lines("apache.htaccess")?)?;
        }
        let started = [
            ("Apache", start_apache(place, apache, ours)?),
            ("nginx", start_nginx(place, nginx, &if ours { lines("nginx.conf")? } else { String::new() })?),
        ];
        for (name, server) in started {
            let sums = ["gzip", "gzip, deflate, br, zstd"].map(|offer| server.visit(files, offer, name, ours));
            let [gzip, brotli] = sums;
            let page = server.ask(frame::PAGE, "gzip, deflate, br, zstd")?.travelled;
            let what = if ours { "with our lines" } else { "as shipped" };
            writeln!(table, "{name:8} {what:18} {:>9} {:>9} {page:>9}", gzip?, brotli?)?;
            if ours {
                server.keeps(files).with_context(|| name.to_owned())?;
            }
        }
    }
    Ok(table)
}

fn is_compressed(name: &str) -> bool {
    [".br", ".gz"].iter().any(|end| name.ends_with(end))
}

/// A server at work, which ends when this is dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which the requests have told.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn start_apache(place: &Path, program: &Path, ours: bool) -> Result<Server> {
    let port = free_port()?;
    let mut conf = filled(APACHE, place, port);
    for module in MODULES.iter().chain(if ours { &FURTHER[..] } else { &[] }) {
        for end in ["load", "conf"] {
            writeln!(conf, "IncludeOptional /etc/apache2/mods-available/{module}.{end}")?;
        }
    }
    let place_of = place.display();
    writeln!(
        conf,
        "DocumentRoot {place_of}\n<Directory {place_of}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>"
    )?;
    if is_root() {
        conf += "User www-data\nGroup www-data\n";
    }
    let path = place.join("apache.conf");
    fs::write(&path, conf)?;
    // In one process, so that it ends with the child.
    let child = Command::new(program).arg("-X").arg("-f").arg(&path).spawn();
    Server::awaited(child.with_context(|| format!("{} cannot be started", program.display()))?, port)
}

fn start_nginx(place: &Path, program: &Path, lines: &str) -> Result<Server> {
    let port = free_port()?;
    let lines = lines.replace("/var/www/ai-act-check/", &format!("{}{BASE}", place.display()));
    let user = if is_root() { "user www-data;" } else { "" };
    let conf = filled(NGINX, place, port).replace("USER", user).replace("LINES", &lines);
    let path = place.join("nginx.conf");
    fs::write(&path, conf)?;
    let child = Command::new(program).arg("-p").arg(place).arg("-c").arg(&path).spawn();
    Server::awaited(child.with_context(|| format!("{} cannot be started", program.display()))?, port)
}

fn filled(conf: &str, place: &Path, port: u16) -> String {
    conf.replace("PLACE", &place.display().to_string()).replace("PORT", &port.to_string())
}

fn is_root() -> bool {
    shell::output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

/// An answer as it came over the line.
struct Answer {
    head: String,
    /// Without the lengths of its chunks.
    body: Vec<u8>,
    /// How many bytes came after the head.
    travelled: usize,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        let found = self.head.lines().filter_map(|line| line.split_once(": "));
        found
            .filter(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .next_back()
            .unwrap_or_default()
    }

    fn content(&self) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        match self.header("Content-Encoding") {
            "gzip" => GzDecoder::new(&*self.body).read_to_end(&mut content).context("the gzip is damaged")?,
            "br" => brotli::Decompressor::new(&*self.body, 4096)
                .read_to_end(&mut content)
                .context("the brotli is damaged")?,
            "" => return Ok(self.body.clone()),
            other => bail!("an unknown encoding {other}"),
        };
        Ok(content)
    }
}

impl Server {
    /// A server, once it answers.
    fn awaited(child: Child, port: u16) -> Result<Self> {
        const PATIENCE: Duration = Duration::from_secs(20);
        let server = Self { child, port };
        let deadline = Instant::now() + PATIENCE;
        while server.ask("SHA256SUMS", "").is_err() {
            ensure!(Instant::now() < deadline, "the server on port {port} does not answer; its log says why");
            thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    fn ask(&self, file: &str, accept: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(
            stream,
            "GET {BASE}{file} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n"
        )?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        let at = all.windows(4).position(|four| four == b"\r\n\r\n").context("the answer has no head")?;
        let (head, body) = all.split_at(at);
        let head = String::from_utf8_lossy(head).into_owned();
        let mut answer = Answer { head, body: body.get(4..).unwrap_or_default().to_vec(), travelled: body.len() - 4 };
        ensure!(answer.head.starts_with("HTTP/1.1 200"), "{file}: {}", answer.head);
        if answer.header("Transfer-Encoding") == "chunked" {
            answer.body = joined(&answer.body)?;
        }
        Ok(answer)
    }

    /// What a first visit weighs. Each answer must hold the file, and under our lines be compressed, typed and kept.
    fn visit(&self, files: &[File], accept: &str, name: &str, ours: bool) -> Result<usize> {
        let mut sum = 0;
        for end in VISIT {
            let plain = format!("{PACKAGE}.{}", end.replace("{lang}", languages::HOME));
            let file = files.iter().find(|file| file.plain == plain).with_context(|| format!("no {plain}"))?;
            let answer = self.ask(&file.name, accept)?;
            ensure!(answer.content()? == file.bytes, "{name} sends something else than {}", file.name);
            sum += answer.travelled;
            if ours {
                let wanted = [
                    ("Content-Type", mime(&file.name)),
                    ("Content-Encoding", if accept.contains("br") && name == "Apache" { "br" } else { "gzip" }),
                    ("Cache-Control", "public, max-age=31536000, immutable"),
                    ("X-Content-Type-Options", "nosniff"),
                ];
                for (header, value) in wanted {
                    let is = answer.header(header);
                    ensure!(
                        is == value,
                        "{name} sends {} with {header}: {is}, not {value}\n{}",
                        file.name,
                        answer.head
                    );
                }
                ensure!(answer.head.contains("Accept-Encoding"), "{name} sends {} without Vary", file.name);
            }
        }
        Ok(sum)
    }

    /// What keeps its name is asked for each time.
    fn keeps(&self, files: &[File]) -> Result<()> {
        for name in [frame::PAGE, "check.html", "manifest.json", "manual.de.html", "ai-act-check.html"] {
            let answer = self.ask(name, "gzip, br")?;
            let file = files.iter().find(|file| file.name == name).with_context(|| format!("no {name}"))?;
            ensure!(answer.content()? == file.bytes, "something else than {name} comes");
            ensure!(answer.header("Cache-Control") == "no-cache", "{name} may be kept: {}", answer.head);
            ensure!(answer.header("Content-Type").starts_with(mime(name)), "{name}: {}", answer.head);
            ensure!(!answer.header("Content-Encoding").is_empty(), "{name} is not compressed: {}", answer.head);
        }
        Ok(())
    }
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("html") => "text/html",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

/// A body out of its chunks.
fn joined(mut chunks: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let at = chunks.windows(2).position(|two| two == b"\r\n").context("a chunk has no length")?;
        let (length, rest) = chunks.split_at(at);
        let length = usize::from_str_radix(str::from_utf8(length)?.split(';').next().unwrap_or_default().trim(), 16)?;
        if length == 0 {
            return Ok(body);
        }
        body.extend_from_slice(rest.get(2..2 + length).context("a chunk is cut off")?);
        chunks = rest.get(4 + length..).context("a chunk has no end")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined() -> Result<()> {
        assert_eq!(joined(b"3\r\nabc\r\na;x\r\n0123456789\r\n0\r\n\r\n")?, b"abc0123456789");
        assert!(joined(b"5\r\nabc").is_err());
        Ok(())
    }
}
