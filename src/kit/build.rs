//! The sheet as it travels, which begins with that of the check so that both look alike; and the words.

use std::path::Path;
use std::{env, fs, io};

/// The sheet of the check, and what the elements beside it need besides.
const SHEETS: [&str; 2] = ["../ui/style.css", "style.css"];

fn main() -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut whole = String::new();
    for sheet in SHEETS {
        println!("cargo:rerun-if-changed={sheet}");
        let text = fs::read_to_string(sheet)?;
        whole.extend(text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, code)| code)));
    }
    fs::write(Path::new(&out).join("style.css"), whole)?;
    println!("cargo:rerun-if-changed=words");
    let words = text::pack::table(&[Path::new("words")]).map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("words.rs"), words)
}
