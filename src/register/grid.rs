//! Tables as they are before anybody knows what is in them.

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, YYYY-MM-DD, which the file itself marks as one.
    Day(String),
    /// Yes or no.
    Truth(bool),
}

impl Cell {
    /// The text that people see, without blanks around it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.clone(),
            Self::Truth(truth) => truth.to_string(),
        }
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }
}

/// One sheet of a workbook, or a whole CSV file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The joined cells of headings: the first row and column, and the last.
    pub joined: Vec<((usize, usize), (usize, usize))>,
    /// What the reader has to say: the encoding it found, what it left out. Keys of words with their parts.
    pub notes: Vec<(String, Vec<(String, String)>)>,
}

impl Sheet {
    /// A cell; empty where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        static EMPTY: Cell = Cell::Empty;
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(&EMPTY)
    }

    /// How many columns the widest row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Says something about the sheet.
    pub fn note(&mut self, key: &str, parts: &[(&str, &str)]) {
        let parts = parts.iter().map(|(key, part)| ((*key).to_owned(), (*part).to_owned())).collect();
        self.notes.push((key.to_owned(), parts));
    }
}

/// A text as it is compared: small letters, single blanks, no soft hyphens and no hard blanks.
#[must_use]
pub fn folded(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')).collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
