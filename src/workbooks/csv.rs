//! CSV as people save it: encoding and separator are found out, and told.

use std::iter;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use register::grid::{Cell, Sheet};

use super::guard;
use super::read::{LONGEST_ROW, MOST_ROWS, Trouble};

/// What separates cells, the most likely first.
const SEPARATORS: [u8; 4] = *b";,\t|";
/// In how many rows the separator is looked for.
const LOOKED_AT: usize = 40;

/// Reads a CSV file.
///
/// # Errors
/// [`Trouble`] if it has too many rows or columns, or is no text.
pub fn read(bytes: &[u8]) -> Result<Sheet, Trouble> {
    let (text, encoding) = decoded(bytes)?;
    // The first line may say what separates; spreadsheet programs write that.
    let (stated, body) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, body)) => (separator.trim_end_matches('\r').bytes().next(), body),
        None => (None, text.as_str()),
    };
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.is_empty()).count();
    let widest = |separator: u8| rows(body, separator, LOOKED_AT).iter().map(filled).max().unwrap_or(0);
    let separator = stated
        .unwrap_or_else(|| SEPARATORS.into_iter().rev().max_by_key(|separator| widest(*separator)).unwrap_or(b';'));
    let rows = rows(body, separator, MOST_ROWS + 1);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if rows.len() > MOST_ROWS {
        return Err(Trouble::Rows(rows.len()));
    }
    if width > LONGEST_ROW {
        return Err(Trouble::Columns(width));
    }
    let mut sheet = Sheet { rows, ..Sheet::default() };
    let name = match separator {
        b'\t' => "Tab".to_owned(),
        other => char::from(other).to_string(),
    };
    sheet.note("import.csv", &[("encoding", encoding), ("separator", &name)]);
    Ok(sheet)
}

/// The text of a file, and the name of its encoding: by its mark, else UTF-8 if it is that, else that of German Windows.
fn decoded(bytes: &[u8]) -> Result<(String, &'static str), Trouble> {
    let encoding = match bytes {
        [0xff, 0xfe, ..] => UTF_16LE,
        [0xfe, 0xff, ..] => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    };
    let (text, _, _) = encoding.decode(bytes);
    // A file with zeros in it is no text.
    if text.contains('\0') { Err(Trouble::Foreign) } else { Ok((text.into_owned(), encoding.name())) }
}

fn rows(text: &str, separator: u8, most: usize) -> Vec<Vec<Cell>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(guard::bare(text).to_owned()) };
    let mut rows = Vec::new();
    let (mut record, mut from) = (csv::StringRecord::new(), 0);
    // The text is UTF-8 and rows may be of any length, so no record is refused.
    while rows.len() < most && reader.read_record(&mut record).unwrap_or(false) {
        // The reader passes over empty lines. People count them, and so do the numbers of rows in our sentences.
        rows.extend(iter::repeat_n(Vec::new(), empty_lines(text, from).min(most)));
        from = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        rows.push(record.iter().map(cell).collect());
    }
    rows.truncate(most);
    rows
}

/// How many empty lines stand from here on. The reader ends a row with the first half of a line end of Windows.
fn empty_lines(text: &str, from: usize) -> usize {
    let (before, rest) = text.split_at_checked(from).unwrap_or((text, ""));
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let ends = rest.split(|c| !['\r', '\n'].contains(&c)).next().unwrap_or_default();
    ends.replace("\r\n", "\n").len()
}

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// For spreadsheet programs of German speakers: semicolons, a byte order mark.
    German,
    /// For programs: commas, no mark.
    Plain,
}

/// Writes a table. Days and amounts are written as its language has them by `show`.
#[must_use]
pub fn write(rows: &[Vec<Cell>], dialect: Dialect, show: &dyn Fn(&Cell) -> String) -> Vec<u8> {
    let (separator, mark) = match dialect {
        Dialect::German => (b';', "\u{feff}"),
        Dialect::Plain => (b',', ""),
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(mark.as_bytes().to_vec());
    for row in rows {
        // Into memory everything can be written.
        let _ = writer.write_record(row.iter().map(|cell| guard::guarded(&show(cell))));
    }
    writer.into_inner().unwrap_or_default()
}
