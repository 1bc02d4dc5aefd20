//! The sheet as it travels: without comments, and with what only a draft needs where the build is for one. Without its line breaks and
//! spaces too it would compress no better.

use std::path::Path;
use std::{env, fs, io, process};

const SHEET: &str = "style.css";
const OF_DRAFTS: &str = "draft.css";

fn main() {
    println!("cargo:rerun-if-changed={SHEET}\ncargo:rerun-if-changed={OF_DRAFTS}");
    if let Err(error) = write() {
        eprintln!("{SHEET}: {error}");
        process::exit(1);
    }
}

fn write() -> io::Result<()> {
    let mut sheet = fs::read_to_string(SHEET)?;
    if env::var_os("CARGO_FEATURE_DRAFT").is_some() {
        sheet += &fs::read_to_string(OF_DRAFTS)?;
    }
    let code = |part: &str| part.split_once("*/").map_or(part, |(_, code)| code).to_owned();
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join(SHEET), sheet.split("/*").map(code).collect::<String>())
}
