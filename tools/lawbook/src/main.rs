//! Writes the lawbook to `docs/lawbook/`: `cargo xtask lawbook`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match lawbook::write() {
        Ok(pages) => {
            println!("{pages} pages lie in {}.", lawbook::FOLDER);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("\nlawbook: {error:#}");
            ExitCode::FAILURE
        }
    }
}
