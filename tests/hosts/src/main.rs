//! The packages on real systems: installed as their users install them, used by people with several rights, visited by others.
//!
//! `cargo xtask hosts` installs the systems and starts this program with the names of those to test. Each system lives in a
//! folder of its own that is new every time, serves on loopback only, and ends with the test.

mod place;
mod plone;
mod python;
mod recipes;
mod server;
mod typo3;
mod visit;
mod wagtail;
mod wordpress;

use std::env;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Says which step begins, so that an error is known by what stands above it, too.
pub fn step(what: &str) {
    println!("   {what}");
}

async fn host(name: &str) -> Result<()> {
    match name {
        "plone" => plone::test().await,
        "recipes" => recipes::test().await,
        "typo3" => typo3::test().await,
        "wagtail" => wagtail::test().await,
        "wordpress" => wordpress::test().await,
        _ => bail!("there is no test for it"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut failed = 0;
    let names: Vec<String> = env::args().skip(1).collect();
    for name in &names {
        println!("== {name}");
        let start = Instant::now();
        if let Err(error) = host(name).await.with_context(|| format!("on {name}")) {
            eprintln!("   {error:#}");
            failed += 1;
        }
        println!("   {:.0} s", start.elapsed().as_secs_f32());
    }
    println!("{} passed, {failed} failed", names.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
