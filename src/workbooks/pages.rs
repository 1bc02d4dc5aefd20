//! Sheets that every door of the register writes alike: the German table with what it is, the worksheets of Annex VIII, and the
//! table that is published.

use register::export::{self, Sheetful};
use register::grid::Cell;
use register::law::Law;
use register::publish;
use register::record::{Register, System};
use register::scheme::Scheme;
use register::values::Section;
use register::words::Words;

use crate::csv::{self, Dialect};
use crate::xlsx::Page;

/// What has to be registered for a system, as `register::assess::registration` says it.
pub type Sheets<'a> = (&'a System, Vec<(Section, bool)>);

/// The German table with choice lists, and the sheet that says what it is: made with which version of the rules, as of which day.
#[must_use]
pub fn systems(
    rows: Vec<Vec<Cell>>,
    scheme: &'static Scheme,
    words: &Words,
    (version, day): (&str, &str),
) -> [Page; 2] {
    let choices = export::columns(scheme).map(|column| column.choices(&scheme.lang)).collect();
    let state = words.fill("sheet.note-state", &[("version", version), ("day", day)]);
    let lines = ["sheet.note-internal", "sheet.note-computed", "sheet.note-id"].map(|key| words.get(key));
    let notes = lines.into_iter().chain([state]).map(|line| vec![Cell::Text(line)]).collect();
    [
        Page { name: words.get("sheet.systems"), rows, choices, hidden: 1 },
        Page { name: words.get("sheet.notes"), rows: notes, ..Page::default() },
    ]
}

/// The worksheets of Annex VIII, one for each section and part of each system.
#[must_use]
pub fn annex(register: &Register, law: &Law, sheets: &[Sheets<'_>], words: &Words) -> Vec<Page> {
    let all = sheets.iter().flat_map(|(system, owed)| owed.iter().map(move |sheet| (*system, *sheet)));
    let page = |(number, (system, sheet)): (usize, (&System, (Section, bool)))| {
        let (section, is_secure) = sheet;
        let mut rows = export::worksheet(register, system, law, sheet, words);
        let part = words.get(if is_secure { "worksheet.secure" } else { "worksheet.public" });
        let note = words.fill("worksheet.notes", &[("section", &format!("{section:?}"))]);
        rows.extend([system.name.clone(), part, note].map(|line| vec![Cell::Text(line)]));
        Page { name: format!("{section:?} {number}"), rows, ..Page::default() }
    };
    (1..).zip(all).map(page).collect()
}

/// The table of the public view, as CSV with the page of each system after its id.
///
/// # Errors
/// A sentence, if the table is no text.
pub fn public_csv(shown: &Register, table: Sheetful, words: &Words) -> Result<String, String> {
    let names = publish::names(shown);
    let base = shown.register.base_url.trim_end_matches('/');
    let page = |system: &System| names.get(&system.id).map(|name| format!("{base}/s/{name}.html")).unwrap_or_default();
    let pages = [words.get("sheet.page")].into_iter().chain(shown.systems.iter().map(page));
    let mut rows = table.rows;
    for (row, page) in rows.iter_mut().zip(pages) {
        row.insert(1, Cell::Text(page));
    }
    let content = csv::write(&rows, Dialect::German, &|cell| export::shown(cell, words.lang()));
    String::from_utf8(content).map_err(|error| error.to_string())
}
