//! A zip whose bytes depend on nothing but its content.

use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// Files by path, packed. Every file bears the same day and the same rights.
pub fn zip<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name, options).with_context(|| format!("{name} cannot be packed"))?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish().context("the zip cannot be finished")?.into_inner())
}
