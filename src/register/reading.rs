//! What stands in a cell, read as people write it. What cannot be read for certain says so; nothing is made up.

use serde_json::{Value, json};

use super::grid::{Cell, folded};
use super::scheme::{self, Kind};

/// What became of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// It says nothing: that is no "no".
    Nothing,
    /// It says this.
    Value(Value),
    /// It probably says this.
    Uncertain(Value),
    /// Nobody knows what it says.
    Unread,
}

/// What the other cells of a column tell of one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habit {
    /// There are dates among them, so a bare number may be a day.
    pub has_dates: bool,
    /// Some cell has a comma before its cents.
    pub decimal_comma: bool,
    /// Dates have the month first.
    pub month_first: bool,
}

impl Habit {
    /// The habit of a column.
    pub fn of<'c>(cells: &(impl Iterator<Item = &'c Cell> + Clone), month_first: bool) -> Self {
        let is_date = |cell: &Cell| matches!(cell, Cell::Day(_)) || partial_date(&cell.text(), month_first).is_some();
        let comma = |cell: &Cell| {
            let text: String = cell.text().chars().filter(|c| c.is_ascii_digit() || ",.".contains(*c)).collect();
            text.rsplit_once(',').is_some_and(|(_, cents)| (1..=2).contains(&cents.len()))
        };
        Self { has_dates: cells.clone().any(is_date), decimal_comma: cells.clone().any(comma), month_first }
    }
}

/// What people write where they say nothing.
const NOTHING: [&str; 10] = ["", "-", "–", "—", "k. a.", "k.a.", "n. n.", "n.n.", "keine angabe", "[]"];

/// Whether a cell says nothing.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    NOTHING.contains(&folded(text).as_str())
}

/// Reads a cell for a field.
#[must_use]
pub fn read(cell: &Cell, kind: Kind, field: &str, habit: Habit) -> Read {
    let text = cell.text();
    // A claim says something even where it says that there is none.
    let is_claim = field == "claims[].raw";
    if text.is_empty() || (says_nothing(&text) && !is_claim) {
        return Read::Nothing;
    }
    match kind {
        Kind::Text | Kind::Language | Kind::Body | Kind::Parent | Kind::Id => Read::Value(json!(text)),
        Kind::Markup => Read::Value(json!(plain(&text))),
        Kind::Choice => scheme::value(field, &text).map_or(Read::Unread, |id| Read::Value(json!(id))),
        Kind::Choices => choices(field, &text),
        Kind::Date => date(cell, &text, habit),
        Kind::Day => match date(cell, &text, habit) {
            Read::Value(Value::String(day)) if day.len() == 10 => Read::Value(json!(day)),
            Read::Uncertain(day) => Read::Uncertain(day),
            _ => Read::Unread,
        },
        Kind::Amount => amount(cell, &text, habit).map_or(Read::Unread, |amount| Read::Value(json!(amount))),
        Kind::Address => {
            let address = text.trim();
            if super::schema::is_form(address, "url") { Read::Value(json!(address)) } else { Read::Unread }
        }
        Kind::Tags => {
            let tags = text.split(',').map(str::trim).filter(|tag| !tag.is_empty());
            Read::Value(tags.map(str::to_owned).collect::<Vec<_>>().into())
        }
        Kind::Links | Kind::Assessments => links(&text, kind),
        Kind::Computed | Kind::Constant | Kind::Left => Read::Unread,
    }
}

/// Several values: with semicolons, bars, lines, else with commas; all must be known.
fn choices(field: &str, text: &str) -> Read {
    if let Some(id) = scheme::value(field, text) {
        return Read::Value(json!([id]));
    }
    for separators in [&[';', '|', '\n'][..], &[',', '/', '\n'][..]] {
        let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
        let ids: Option<Vec<&str>> = parts.map(|part| scheme::value(field, part)).collect();
        if let Some(mut ids) = ids.filter(|ids| !ids.is_empty()) {
            let mut seen = Vec::new();
            ids.retain(|id| {
                !seen.contains(id) && {
                    seen.push(*id);
                    true
                }
            });
            return Read::Value(json!(ids));
        }
    }
    Read::Unread
}

fn date(cell: &Cell, text: &str, habit: Habit) -> Read {
    if let Cell::Day(day) = cell {
        return Read::Value(json!(day));
    }
    if let Some(date) = partial_date(text, habit.month_first) {
        return Read::Value(json!(date));
    }
    // The day count of spreadsheets, whose format was lost.
    let serial =
        text.split('.').next().and_then(|days| days.parse::<i32>().ok()).filter(|days| (20_000..60_000).contains(days));
    match serial.filter(|_| habit.has_dates).and_then(day_of_serial) {
        Some(day) => Read::Uncertain(json!(day)),
        None => Read::Unread,
    }
}

/// The day with a number in the count from 1900 that spreadsheets have.
#[must_use]
pub fn day_of_serial(serial: i32) -> Option<String> {
    // Day 25569 is 1 January 1970; from there by the lengths of years and months.
    let mut days = serial.checked_sub(25_569)?;
    let mut year = 1970;
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |year: i32| if leap(year) { 366 } else { 365 };
    while days < 0 {
        year -= 1;
        days += length(year);
    }
    while days >= length(year) {
        days -= length(year);
        year += 1;
    }
    let february = if leap(year) { 29 } else { 28 };
    for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        if days < length {
            return Some(format!("{year:04}-{month:02}-{:02}", days + 1));
        }
        days -= length;
    }
    None
}

/// A year, month or day as people write it.
fn partial_date(text: &str, month_first: bool) -> Option<String> {
    let text = folded(text);
    // Midnight is what programs add to a day.
    let text = text.trim_end_matches(" 00:00:00").trim_end_matches("t00:00:00").trim_end_matches(" 0:00");
    let year = |part: &str| match part.len() {
        4 => part.parse::<u16>().ok().filter(|year| (1950..2100).contains(year)),
        2 => part.parse::<u16>().ok().map(|year| 2000 + year),
        _ => None,
    };
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let found = match &parts[..] {
        [only] if only.len() == 4 => format!("{:04}", year(only)?),
        [first, second] if first.len() == 4 => format!("{:04}-{:02}", year(first)?, number(second)?),
        [first, second] => format!("{:04}-{:02}", year(second)?, number(first).or_else(|| month(first))?),
        [first, second, third] if first.len() == 4 => {
            format!("{:04}-{:02}-{:02}", year(first)?, number(second)?, number(third)?)
        }
        [first, second, third] if month_first => {
            format!(
                "{:04}-{:02}-{:02}",
                year(third)?,
                number(first).or_else(|| month(first))?,
                number(second.trim_end_matches(','))?
            )
        }
        [first, second, third] => {
            format!("{:04}-{:02}-{:02}", year(third)?, number(second).or_else(|| month(second))?, number(first)?)
        }
        _ => return None,
    };
    super::schema::is_form(&found, "partial-date").then_some(found)
}

/// The number of a month by its name, German or English, written out or cut short.
fn month(name: &str) -> Option<u8> {
    const MONTHS: [(&str, u8); 17] = [
        ("jan", 1),
        ("jän", 1),
        ("feb", 2),
        ("mär", 3),
        ("mar", 3),
        ("mrz", 3),
        ("apr", 4),
        ("mai", 5),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("okt", 10),
        ("oct", 10),
        ("nov", 11),
        ("de", 12),
    ];
    if !name.chars().all(char::is_alphabetic) {
        return None;
    }
    MONTHS.iter().find(|(begin, _)| name.starts_with(begin)).map(|(_, number)| *number)
}

/// An amount of euros. Where nobody can say what a dot means it is not read.
fn amount(cell: &Cell, text: &str, habit: Habit) -> Option<serde_json::Number> {
    let number = if let Cell::Number(number) = cell {
        *number
    } else {
        let bare = folded(text);
        let bare =
            bare.trim_end_matches("euro").trim_end_matches("eur").trim_end_matches('€').trim_start_matches('€').trim();
        if !bare.chars().all(|c| c.is_ascii_digit() || ".,".contains(c)) {
            return None;
        }
        match (bare.rsplit_once(','), bare.rsplit_once('.')) {
            (Some((whole, cents)), _) if cents.len() <= 2 && groups(whole, '.') => {
                format!("{}.{cents}", whole.replace('.', ""))
            }
            (None, Some((whole, cents))) if cents.len() <= 2 && !whole.contains('.') => format!("{whole}.{cents}"),
            (None, Some(_)) if groups(bare, '.') && habit.decimal_comma => bare.replace('.', ""),
            (None, None) => bare.to_owned(),
            _ => return None,
        }
        .parse::<f64>()
        .ok()?
    };
    if number < 0.0 {
        return None;
    }
    serde_json::Number::from_f64(number)
}

/// Whether digits stand in groups of three.
fn groups(text: &str, separator: char) -> bool {
    let mut parts = text.split(separator);
    let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()) || !text.contains(separator));
    first && parts.all(|part| part.len() == 3)
}

/// Titles with addresses: as JSON has them, or flattened as the Dutch download has them ("1: title, address. 2: …").
fn links(text: &str, kind: Kind) -> Read {
    let pairs: Option<Vec<(String, String)>> = if text.starts_with('[') {
        let items: Option<Vec<Value>> = serde_json::from_str(text).ok();
        let part = |item: &Value, name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        items.map(|items| items.iter().map(|item| (part(item, "title"), part(item, "link"))).collect())
    } else {
        flattened(text)
    };
    let Some(pairs) = pairs.filter(|pairs| pairs.iter().all(|(title, _)| !title.is_empty())) else {
        return Read::Unread;
    };
    let is_address = |link: &str| link.is_empty() || super::schema::is_form(link, "url");
    if !pairs.iter().all(|(_, link)| is_address(link)) {
        return Read::Unread;
    }
    let item = |(title, link): &(String, String)| {
        let mut item = json!({ "title": title });
        if !link.is_empty() {
            super::path::set(&mut item, "url", json!(link));
        }
        if kind == Kind::Assessments {
            let short = [("DPIA", "dpia"), ("IAMA", "fria"), ("FRIA", "fria")];
            let kind = short.iter().find(|(word, _)| title.contains(word)).map_or("other", |(_, kind)| kind);
            super::path::set(&mut item, "kind", json!(kind));
            super::path::set(&mut item, "state", json!("done"));
        }
        item
    };
    Read::Value(pairs.iter().map(item).collect())
}

fn flattened(text: &str) -> Option<Vec<(String, String)>> {
    let mut rest = text.trim();
    let mut pairs = Vec::new();
    for number in 1.. {
        rest = rest.strip_prefix(&format!("{number}: "))?;
        let next = format!(". {}: ", number + 1);
        let (pair, after) = match rest.split_once(&next) {
            Some((pair, _)) => (pair, rest.strip_prefix(pair)?.strip_prefix(". ")?),
            None => (rest.strip_suffix('.')?, ""),
        };
        let (title, link) = pair.rsplit_once(", ").or_else(|| pair.strip_suffix(',').map(|title| (title, "")))?;
        pairs.push((title.to_owned(), link.trim().to_owned()));
        if after.is_empty() {
            return Some(pairs);
        }
        rest = after;
    }
    None
}

/// The text of simple markup: paragraphs as blank lines, items of lists as lines that begin with `- `. What is no markup that
/// the Dutch standard admits stays as it is.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let tag = after.split_once('>').map(|(tag, after)| (tag.trim_matches('/').trim().to_lowercase(), after));
        match tag {
            Some((tag, after)) if ["p", "div", "ul", "ol"].contains(&tag.as_str()) => {
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                rest = after;
            }
            Some((tag, after)) if tag == "br" => {
                out.push('\n');
                rest = after;
            }
            Some((tag, after)) if tag == "li" => {
                if !after.is_empty() && !out.ends_with('\n') && !out.is_empty() {
                    out.push('\n');
                }
                let opens = rest.get(before.len()..).is_some_and(|tag| !tag.starts_with("</"));
                out.push_str(if opens { "- " } else { "" });
                rest = after;
            }
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    let entities = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = entities.iter().fold(out, |text, (entity, sign)| text.replace(entity, sign));
    text.trim_matches('\n').to_owned()
}
