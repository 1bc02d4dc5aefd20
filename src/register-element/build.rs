//! The sheet of the element as it travels, and its words.

use std::path::Path;
use std::{env, fs, io};

const SHEET: &str = "style.css";
const WORDS: &str = "words";

fn main() -> io::Result<()> {
    for watched in [SHEET, WORDS] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let sheet = fs::read_to_string(SHEET)?;
    let sheet: String = sheet.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, code)| code)).collect();
    fs::write(Path::new(&out).join(SHEET), sheet)?;
    let words = text::pack::table(&[Path::new(WORDS)]).map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("words.rs"), words)
}
