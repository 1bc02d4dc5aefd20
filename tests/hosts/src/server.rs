//! Servers that end with the test.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// A program at work.
pub struct Server {
    name: String,
    process: Child,
}

impl Server {
    /// Starts it; what it says goes to the file `log`. `ready` tells when it can be used.
    pub fn start(command: &mut Command, log: &Path, patience: u64, ready: impl Fn() -> bool) -> Result<Self> {
        let name = Path::new(command.get_program()).display().to_string();
        let output = File::create(log)?;
        let process = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            // Apache ends its whole group, and this program is not to be in it.
            .process_group(0)
            .spawn()
            .with_context(|| format!("{name} cannot be started"))?;
        // From here on it ends with the value.
        let mut server = Self { name, process };
        let deadline = Instant::now() + Duration::from_secs(patience);
        while !ready() {
            if let Some(status) = server.process.try_wait()? {
                bail!("{} ended ({status}): {}", server.name, end_of(log));
            }
            if Instant::now() > deadline {
                bail!("{} is not ready after {patience} s: {}", server.name, end_of(log));
            }
            sleep(Duration::from_millis(100));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Gently, so that a server takes its own children along.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        for _ in 0..100 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn end_of(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().rev().take(8).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

/// A port that nobody uses.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Whether somebody listens there.
pub fn listens(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}
