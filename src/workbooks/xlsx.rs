//! Workbooks that spreadsheet programs open: texts as texts, days as days, choice lists, and never a formula.

use register::grid::Cell;
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

/// How many rows beyond those with something in them get choice lists.
const SPARE_ROWS: u32 = 500;
/// The longest text of a cell.
const LONGEST_TEXT: usize = 32_767;

/// A sheet to write.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its name.
    pub name: String,
    /// Its rows, the headings first.
    pub rows: Vec<Vec<Cell>>,
    /// For each column the names to choose from; none where there is nothing to choose.
    pub choices: Vec<Vec<String>>,
    /// How many columns at the beginning nobody needs to see.
    pub hidden: usize,
}

/// Writes a workbook.
///
/// # Errors
/// A sentence, if a text is too long for a cell or a sheet too large for the format.
pub fn write(pages: &[Page], title: &str) -> Result<Vec<u8>, String> {
    written(pages, title).map_err(|error| error.to_string())
}

fn written(pages: &[Page], title: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same content is the same file: the format wants a day, so it gets the first that it knows.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    let mut lists: Vec<Vec<String>> = Vec::new();
    for page in pages {
        let sheet = book.add_worksheet();
        sheet.set_name(&page.name)?;
        fill(sheet, page, &mut lists)?;
    }
    if !lists.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name(LISTS)?.set_hidden(true);
        for (column, list) in (0..).zip(&lists) {
            for (row, name) in (0..).zip(list) {
                sheet.write_string(row, column, name)?;
            }
        }
    }
    book.save_to_buffer()
}

/// The hidden sheet with what can be chosen.
const LISTS: &str = "Listen";

fn fill(sheet: &mut Worksheet, page: &Page, lists: &mut Vec<Vec<String>>) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_quote_prefix();
    let text = Format::new().set_text_wrap().set_quote_prefix().set_num_format("@");
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let amount = Format::new().set_num_format("#,##0.00");
    let width = page.rows.iter().map(Vec::len).max().unwrap_or(0);
    for (row, cells) in (0..).zip(&page.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    sheet.write_number_with_format(row, column, *number, &amount)?;
                }
                Cell::Day(iso) if ExcelDateTime::parse_from_str(iso).is_ok() => {
                    sheet.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(iso)?, &day)?;
                }
                other => {
                    let said = other.text();
                    if said.chars().count() > LONGEST_TEXT {
                        return Err(XlsxError::MaxStringLengthExceeded);
                    }
                    sheet.write_string_with_format(row, column, said, if row == 0 { &head } else { &text })?;
                }
            }
        }
    }
    let last = u32::try_from(page.rows.len()).unwrap_or(u32::MAX).saturating_add(SPARE_ROWS);
    for (column, list) in (0..).zip(&page.choices).filter(|(_, list)| !list.is_empty()) {
        lists.push(list.clone());
        let letters = letters(lists.len());
        let range = Formula::new(format!("='{LISTS}'!${letters}$1:${letters}${}", list.len()));
        // A word that is not in the list may stay: the check says what it thinks of it.
        let choice = DataValidation::new().allow_list_formula(range).show_error_message(false);
        sheet.add_data_validation(1, column, last, column, &choice)?;
    }
    for column in (0..).take(width) {
        sheet.set_column_width(column, 26)?;
    }
    for column in (0..).take(page.hidden) {
        sheet.set_column_hidden(column)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Some(last_row), Some(last_column)) = (
        u32::try_from(page.rows.len()).ok().and_then(|n| n.checked_sub(1)),
        u16::try_from(width).ok().and_then(|n| n.checked_sub(1)),
    ) {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    Ok(())
}

/// The letters of a column, counted from 1.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    while let Some(rest) = number.checked_sub(1) {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        number = rest / 26;
    }
    letters.iter().rev().collect()
}
