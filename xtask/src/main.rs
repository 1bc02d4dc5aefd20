//! `cargo xtask …`: everything this repository does beyond plain cargo.
//!
//! One file per command, in the order in which they build on each other:
//!
//! - [`dist`] writes the deployable files: [`compile`] makes the WASM, [`bundle`] joins the JavaScript, [`minify`] shortens
//!   it, [`languages`] brings packs and texts, [`single`] puts all into one file, [`frame`] makes the iframe mode, [`template`] fills
//!   their pages, [`pages`] adds those for whoever puts the files on a server, [`npm`] lays out the package, [`packages`] those for
//!   other systems with their [`translations`] and [`wheel`]s, [`activity`] those for learning systems, [`components`] lists what is not ours, [`archive`] zips, [`digest`] makes checksums.
//! - [`sizes`] holds the budgets; [`again`] builds twice and compares.
//! - [`serve`] shows `www/` and `dist/` on loopback; [`site`] decides what each address answers.
//! - [`hosts`] tries the packages on the systems for which they are, [`servers`] the lines for Apache and nginx on both.
//! - [`lawbook`] writes the rules in words to `docs/lawbook/`, and makes the public pages out of them.
//! - [`bench`] measures, for `docs/benchmarks.md`; [`peers`] compares the results of other engines with ours.
//! - [`texts`] remembers that a translation was read against its source.
//! - [`supply`] checks what comes in from others against `deny.toml`.
//! - [`test`] runs all tests, [`pseudo`] makes a language and [`training`] courses for them; [`wasm_test`] runs those that were compiled to WASM.
//!
//! What they share: [`workspace`] (where things are), [`shell`] (running programs), [`toolchain`], [`apt`], [`tools`],
//! [`browser`] and [`engines`] (what the machine must or may have, and how to get it).

mod activity;
mod again;
mod apt;
mod archive;
mod bench;
mod browser;
mod bundle;
mod compile;
mod components;
mod digest;
mod dist;
mod engines;
mod frame;
mod hosts;
mod languages;
mod lawbook;
mod minify;
mod npm;
mod packages;
mod pages;
mod peers;
mod pseudo;
mod serve;
mod servers;
mod shell;
mod single;
mod site;
mod sizes;
mod supply;
mod template;
mod test;
mod texts;
mod toolchain;
mod tools;
mod training;
mod translations;
mod wasm_test;
mod wheel;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

/// Builds, serves and tests ai-act-check.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Command {
    /// Write the deployable files to dist/
    Dist {
        /// Build a copy of the sources in another folder as well, and compare every byte
        #[arg(long)]
        twice: bool,
        /// Where the files will lie, for the lines to paste, such as `https://www.your-site.example/ai-act-check/` [default: /ai-act-check/]
        #[arg(long)]
        base: Option<String>,
    },
    /// Build one element beside the check, or the check of the draft, into dist/ in seconds, large and slow, for a look while one works
    Sketch {
        /// Which: reflection, register, training or draft
        element: String,
    },
    /// Build, print how large everything is, and fail over budget
    Size,
    /// Build, then show the demo page on this machine
    Serve {
        /// Port on 127.0.0.1; 0 takes any free one [default: 8080, or any free one when that is taken]
        #[arg(long)]
        port: Option<u16>,
        /// Open the page in the default browser
        #[arg(long)]
        open: bool,
        /// Send the strictest Content-Security-Policy the widget works under with every answer
        #[arg(long)]
        csp: bool,
    },
    /// Run all checks and tests, from formatting to journeys in a real browser
    Test {
        /// Leave out everything that needs a browser, the builds, and the minutes of fuzzing
        #[arg(long)]
        quick: bool,
    },
    /// Write the rules in words, for lawyers, to docs/lawbook/
    Lawbook,
    /// Measure speed, size and memory beside other engines, and write the tables of docs/benchmarks.md
    Bench {
        /// What to measure [default: all]
        parts: Vec<bench::Part>,
        /// Only build, and compare the results of all engines
        #[arg(long)]
        check: bool,
    },
    /// Print the conditions of all rules as JSON, for other engines
    Conditions,
    /// Confirm that translations were read against today's English sentences
    Texts {
        /// Keys of the texts that were read again, such as question.areas.title
        keys: Vec<String>,
        /// Confirm every text
        #[arg(long)]
        all: bool,
        /// Who made the translations: machine, person or official
        #[arg(long, default_value = "machine")]
        by: String,
    },
    /// Measure a first visit on Apache and nginx, with and without the lines of docs/servers/
    Servers,
    /// Run only the tests in a real browser against the built widget
    E2e {
        /// Take dist/ as it is, such as with an element that `sketch` has put there
        #[arg(long)]
        as_built: bool,
        /// Arguments for the tests, such as a part of a test's name
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Install content management systems, and try the packages on them; not a part of `test`
    Hosts {
        /// Which systems [default: all]
        names: Vec<String>,
    },
    /// Run tests compiled to WASM in a headless browser (cargo calls this by itself)
    #[command(hide = true)]
    WasmTest {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Dist { twice, base } => dist::run(twice, base.as_deref()),
        Command::Sketch { element } => dist::sketch(&element),
        Command::Size => sizes::run(),
        Command::Serve { port, open, csp } => serve::run(port, open, csp),
        Command::Test { quick } => test::run(quick),
        Command::Lawbook => lawbook::run(),
        Command::Bench { parts, check } => bench::run(&parts, check),
        Command::Conditions => {
            peers::print_conditions();
            Ok(())
        }
        Command::Texts { keys, all, by } => texts::run(&texts::Confirm { keys, all, by }),
        Command::Servers => servers::run(),
        Command::E2e { as_built, arguments } => test::journeys_alone(as_built, &arguments),
        Command::Hosts { names } => hosts::run(&names),
        Command::WasmTest { arguments } => wasm_test::run(arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
