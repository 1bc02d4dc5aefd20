//! How large the deployable files are, as they lie on disk and as they travel.

use std::fmt::Write;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

/// The strongest brotli level, for files compressed once.
pub const STRONGEST: i32 = 11;

/// Compresses with brotli.
pub fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).context("brotli cannot compress in memory")?;
    Ok(out)
}

/// A table of names and sizes, with the sum.
pub fn table<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<String> {
    let mut rows = Vec::new();
    let (mut raw_sum, mut brotli_sum) = (0, 0);
    for (name, bytes) in files {
        let packed = brotli(bytes, STRONGEST)?.len();
        raw_sum += bytes.len();
        brotli_sum += packed;
        rows.push((name.to_owned(), bytes.len(), packed));
    }
    rows.push(("all".to_owned(), raw_sum, brotli_sum));
    let width = rows.iter().map(|(name, ..)| name.len()).max().unwrap_or_default();
    let mut table = format!("{:width$} {:>9} {:>9}\n", "bytes", "raw", "brotli");
    for (name, raw, packed) in rows {
        writeln!(table, "{name:width$} {:>9} {:>9}", grouped(raw), grouped(packed))?;
    }
    Ok(table)
}

/// 12345 → "12,345".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(
            ["0", "999", "1,000", "1,234,567"],
            [0, 999, 1000, 1_234_567].map(grouped).each_ref().map(String::as_str)
        );
    }

    #[test]
    fn the_table_ends_with_the_sum() -> Result<()> {
        let table = table([("a.js", &[b'x'; 2000][..]), ("b.wasm", &[b'y'; 500][..])])?;
        assert_eq!(table.lines().count(), 4);
        assert!(table.lines().last().is_some_and(|line| line.contains("2,500")), "{table}");
        Ok(())
    }
}
