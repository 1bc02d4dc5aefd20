//! The sheet as it travels: without comments. Without its line breaks and spaces too it would compress no better.

use std::path::Path;
use std::{env, fs, io, process};

const SHEET: &str = "style.css";

fn main() {
    println!("cargo:rerun-if-changed={SHEET}");
    if let Err(error) = write() {
        eprintln!("{SHEET}: {error}");
        process::exit(1);
    }
}

fn write() -> io::Result<()> {
    let sheet = fs::read_to_string(SHEET)?;
    let code = |part: &str| part.split_once("*/").map_or(part, |(_, code)| code).to_owned();
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join(SHEET), sheet.split("/*").map(code).collect::<String>())
}
