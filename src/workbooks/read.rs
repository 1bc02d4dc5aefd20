//! Whatever table a file holds.

use std::io::{self, Cursor, Read as _};

use calamine::{Data, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};
use register::grid::{Cell, Sheet};
use register::words::Words;
use zip::ZipArchive;

use super::csv;

/// The longest file read, in bytes.
pub const LONGEST: usize = 20 << 20;
/// The most bytes that a workbook unpacks to.
const LONGEST_UNPACKED: u64 = 200 << 20;
/// The most rows of a sheet.
pub const MOST_ROWS: usize = 50_000;
/// The most columns of a sheet.
pub const LONGEST_ROW: usize = 500;
/// The most sheets of a workbook.
const MOST_SHEETS: usize = 200;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is longer than [`LONGEST`], or unpacks to more than is read.
    Long,
    /// It has this many rows.
    Rows(usize),
    /// It has this many columns.
    Columns(usize),
    /// It has this many sheets.
    Sheets(usize),
    /// It is no table.
    Foreign,
    /// It is a workbook with a fault: what the reader says.
    Damaged(String),
}

impl Trouble {
    /// The reason in a sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let say = |key: &str, count: usize, most: usize| {
            words.fill(&format!("table.{key}"), &[("count", &count.to_string()), ("most", &most.to_string())])
        };
        match self {
            Self::Long => say("long", 0, LONGEST >> 20),
            Self::Rows(count) => say("rows", *count, MOST_ROWS),
            Self::Columns(count) => say("columns", *count, LONGEST_ROW),
            Self::Sheets(count) => say("sheets", *count, MOST_SHEETS),
            Self::Foreign => words.get("table.foreign"),
            Self::Damaged(why) => words.fill("table.damaged", &[("why", why)]),
        }
    }
}

/// Reads a file: a workbook (XLSX, XLSM, XLSB, XLS, ODS) by what it begins with, else CSV.
///
/// # Errors
/// [`Trouble`]. Nothing in a file is executed, and none makes this panic.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    if bytes.len() > LONGEST {
        return Err(Trouble::Long);
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            check_unpacked(bytes)?;
            workbook(bytes)
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => workbook(bytes),
        _ => Ok(vec![csv::read(bytes)?]),
    }
}

/// Unpacks everything once into nothing, and counts: what the file says of its lengths may be a lie.
fn check_unpacked(bytes: &[u8]) -> Result<(), Trouble> {
    let damaged = |error: String| Trouble::Damaged(error);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(e.to_string()))?;
    let mut left = LONGEST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|e| damaged(e.to_string()))?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|e| damaged(e.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(Trouble::Long)?;
    }
    Ok(())
}

fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|e| Trouble::Damaged(e.to_string()))?;
    let known: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    if known.len() > MOST_SHEETS {
        return Err(Trouble::Sheets(known.len()));
    }
    known.into_iter().map(|(name, hidden)| sheet(&mut book, name, hidden)).collect()
}

fn sheet(book: &mut Sheets<Cursor<&[u8]>>, name: String, hidden: bool) -> Result<Sheet, Trouble> {
    let range = book.worksheet_range(&name).map_err(|e| Trouble::Damaged(format!("{name}: {e}")))?;
    let (top, left) = range.start().unwrap_or((0, 0));
    let [top, left] = [top, left].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
    let (height, width) = range.get_size();
    let (rows, columns) = (top.saturating_add(height), left.saturating_add(width));
    if rows > MOST_ROWS {
        return Err(Trouble::Rows(rows));
    }
    if columns > LONGEST_ROW {
        return Err(Trouble::Columns(columns));
    }
    let mut faults = 0;
    // Places are those of the sheet, so that rows have the numbers that people see.
    let above = std::iter::repeat_n(Vec::new(), top);
    let filled = range.rows().map(|row| {
        let cells = row.iter().map(|data| {
            faults += usize::from(matches!(data, Data::Error(_)));
            cell(data)
        });
        std::iter::repeat_n(Cell::Empty, left).chain(cells).collect()
    });
    let rows = above.chain(filled).collect();
    let joined = match book {
        Sheets::Xlsx(book) => {
            let places =
                |(row, column): (u32, u32)| (usize::try_from(row).unwrap_or(0), usize::try_from(column).unwrap_or(0));
            let regions = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            regions.into_iter().map(|region| (places(region.start), places(region.end))).collect()
        }
        _ => Vec::new(),
    };
    let mut sheet = Sheet { name, hidden, rows, joined, notes: Vec::new() };
    sheet.note("import.colours", &[]);
    if faults > 0 {
        sheet.note("import.error-cells", &[("count", &faults.to_string())]);
    }
    Ok(sheet)
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Int(number) => {
            i32::try_from(*number).map_or_else(|_| Cell::Text(number.to_string()), |n| Cell::Number(n.into()))
        }
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Cell::Day(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::DateTime(duration) => Cell::Number(duration.as_f64()),
        // The day alone, as far as it is one.
        Data::DateTimeIso(text) => match text.get(..10) {
            Some(day) if register::schema::is_form(day, "date") => Cell::Day(day.to_owned()),
            _ => Cell::Text(text.clone()),
        },
        Data::Error(error) => Cell::Text(error.to_string()),
    }
}
