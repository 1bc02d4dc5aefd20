//! A register in the tables of others and ours. Texts are never cut: where a receiver takes fewer characters, or insists on what is
//! not there, [`Sheetful::gaps`] says so. What was read from a table and has no field here is written out to it again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use text::Catalogue;

use super::assess::Results;
use super::claims::{self, Comparison};
use super::grid::Cell;
use super::law::Law;
use super::path;
use super::record::{Register, System};
use super::scheme::{self, Column, Kind, Scheme};
use super::values::Section;
use super::words::Words;

/// What the check says of each system, by the names of the columns that are computed.
pub type Computed = BTreeMap<&'static str, String>;

/// A table that was made of a register.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheetful {
    /// The headings, and a row for each system.
    pub rows: Vec<Vec<Cell>>,
    /// What keeps a receiver from taking it: a sentence for each cell.
    pub gaps: Vec<String>,
}

/// The columns of a scheme that are written.
pub fn columns(scheme: &'static Scheme) -> impl Iterator<Item = &'static Column> {
    scheme.columns.iter().filter(|column| !column.extra)
}

/// The table of a scheme.
#[must_use]
pub fn table(
    register: &Register,
    scheme: &'static Scheme,
    words: &Words,
    computed: &dyn Fn(&System) -> Computed,
) -> Sheetful {
    let head = columns(scheme).map(|column| Cell::Text(column.name.clone())).collect();
    let (mut rows, mut gaps) = (vec![head], Vec::new());
    for system in &register.systems {
        let record = serde_json::to_value(system).unwrap_or_default();
        let said = computed(system);
        let row = columns(scheme).map(|column| {
            let cell = match said.get(column.name.as_str()).or_else(|| said.get(column.field.as_str())) {
                Some(text) => Cell::Text(text.clone()),
                _ => typed(register, &record, column, &scheme.lang),
            };
            gap(system, column, &cell, words, &mut gaps);
            cell
        });
        rows.push(row.collect());
    }
    Sheetful { rows, gaps }
}

/// What the receiver of a cell would not take.
fn gap(system: &System, column: &Column, cell: &Cell, words: &Words, gaps: &mut Vec<String>) {
    let (text, name) = (cell.text(), ("name", system.name.as_str()));
    let heading = ("heading", column.name.as_str());
    let length = text.chars().count();
    if let Some(most) = column.most.filter(|most| length > *most) {
        gaps.push(
            words.fill("export.long", &[name, heading, ("is", &length.to_string()), ("most", &most.to_string())]),
        );
    }
    if column.required && text.is_empty() {
        gaps.push(words.fill("export.missing", &[name, heading]));
    }
}

/// What stands in a cell, as a text.
#[must_use]
pub fn cell(register: &Register, record: &Value, column: &Column, lang: &str) -> String {
    shown(&typed(register, record, column, lang), lang)
}

/// A cell as people who read a language write it.
#[must_use]
pub fn shown(cell: &Cell, lang: &str) -> String {
    match cell {
        Cell::Day(day) => local_date(day, lang),
        Cell::Number(amount) if lang == "de" => euros(*amount),
        other => other.text(),
    }
}

/// What stands in a cell: a day as a day, an amount as a number, all else as text.
fn typed(register: &Register, record: &Value, column: &Column, lang: &str) -> Cell {
    let value = path::get(record, &column.field).unwrap_or(&Value::Null);
    let text = value.as_str().unwrap_or_default();
    let texts = || value.as_array().into_iter().flatten().filter_map(Value::as_str);
    let cell = match column.kind {
        Kind::Choice if column.field == "@kind" => {
            let kind = organisation(register, record).and_then(|o| serde_json::to_value(o.kind).ok());
            Cell::Text(
                kind.as_ref().and_then(Value::as_str).map_or(String::new(), |kind| scheme::name("@kind", kind, lang)),
            )
        }
        Kind::Choice if !text.is_empty() => Cell::Text(scheme::name(&column.field, text, lang)),
        Kind::Choices => {
            Cell::Text(texts().map(|id| scheme::name(&column.field, id, lang)).collect::<Vec<_>>().join("; "))
        }
        Kind::Date | Kind::Day if text.len() == 10 => Cell::Day(text.to_owned()),
        Kind::Date | Kind::Day => Cell::Text(local_date(text, lang)),
        Kind::Amount => value.as_f64().map_or(Cell::Empty, Cell::Number),
        Kind::Tags => Cell::Text(texts().collect::<Vec<_>>().join(", ")),
        Kind::Links | Kind::Assessments => Cell::Text(flattened(value)),
        Kind::Body => Cell::Text(organisation(register, record).map_or(String::new(), |o| o.name.clone())),
        Kind::Parent => {
            let parent = organisation(register, record).and_then(|o| register.organisation(&o.parent));
            Cell::Text(parent.map_or(String::new(), |o| o.name.clone()))
        }
        Kind::Language => Cell::Text(language(text, 3).to_owned()),
        Kind::Constant => Cell::Text(column.constant.clone()),
        Kind::Text if column.field == "supply.product_name" => {
            let version = path::get(record, "supply.product_version").and_then(Value::as_str).unwrap_or_default();
            Cell::Text([text, version].join(" ").trim().to_owned())
        }
        _ => Cell::Text(text.to_owned()),
    };
    // What could not be read goes out as it came in.
    if cell.is_empty() && column.kind != Kind::Computed {
        let unmapped = record.get("import").and_then(|import| import.get("unmapped"));
        return unmapped
            .and_then(|all| all.get(&column.name))
            .and_then(Value::as_str)
            .map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
    }
    cell
}

fn organisation<'r>(register: &'r Register, record: &Value) -> Option<&'r super::record::Organisation> {
    register.organisation(path::get(record, "organisation.responsible")?.as_str()?)
}

/// A year, month or day as the language writes it in tables.
pub(super) fn local_date(date: &str, lang: &str) -> String {
    if lang != "de" {
        return date.to_owned();
    }
    date.split('-').rev().collect::<Vec<_>>().join(".")
}

/// An amount as Germans write it: 4.800,50.
fn euros(amount: f64) -> String {
    let fixed = format!("{amount:.2}");
    let (whole, cents) = fixed.split_once('.').unwrap_or((&fixed, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{grouped},{cents}")
}

/// A language code with two or three letters.
#[must_use]
pub fn language(code: &str, letters: usize) -> &str {
    const CODES: [(&str, &str); 6] =
        [("nl", "nld"), ("de", "deu"), ("en", "eng"), ("fr", "fra"), ("fy", "fry"), ("da", "dan")];
    let pair = CODES.iter().find(|(short, long)| *short == code || *long == code);
    pair.map_or(code, |(short, long)| if letters == 2 { short } else { long })
}

/// Titles with addresses in a row, as the Dutch download has them.
fn flattened(value: &Value) -> String {
    let mut out = String::new();
    for (number, item) in (1..).zip(value.as_array().into_iter().flatten()) {
        let part = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
        let title = if part("title").is_empty() { part("kind") } else { part("title") };
        // Writing into a string cannot fail.
        let _ = write!(out, "{}{number}: {title}, {}.", if number > 1 { " " } else { "" }, part("url"));
    }
    out
}

/// What the check says of a system, in the columns of the German table, and for the Dutch register.
#[must_use]
pub fn computed(
    law: &Law,
    system: &System,
    results: Option<&Results>,
    words: &Words,
    catalogue: &Catalogue,
) -> Computed {
    let mut said = Computed::new();
    // Receivers keep our own id as that of the source, unless they have had another.
    let source = system.identifiers.iter().find(|id| id.scheme == Some(super::values::Scheme::NlSourceId));
    said.insert("source_id", source.map_or_else(|| system.id.clone(), |id| id.value.clone()));
    let Some(results) = results else { return said };
    let (cites, _) = claims::reasons(law, results, catalogue);
    let system_outcome = results.system();
    let from = system_outcome.and_then(|(_, outcome)| outcome.earliest());
    let book = results.body.book;
    said.insert("body-class", words.class(results.headline()));
    said.insert("system-class", words.class(results.system_headline()));
    said.insert("grounds", cites.join(", "));
    said.insert("applies-from", from.map_or(String::new(), |from| local_date(&from.to_string(), words.lang())));
    let mut open = results.open();
    open.extend(results.system_open().into_iter().filter(|id| !results.open().contains(id)));
    said.insert("open", open.join(", "));
    said.insert("rulebook", format!("{} {}", book.version, book.fingerprint));
    said.insert("assessed-on", local_date(&results.body.day.to_string(), words.lang()));
    said.insert("comparison", words.get(Comparison::of_all(law, system, results).key()));
    let category = law.dutch(results.system_headline()).unwrap_or_default();
    let stated = system.claims.iter().map(|claim| claim.raw.as_str()).find(|raw| law.is_dutch(raw));
    said.insert("publication_category", stated.map_or_else(|| category.to_owned(), str::to_owned));
    said
}

/// A register in the form in which the Dutch register takes it: a list of entries. Public records only.
#[must_use]
pub fn dutch(register: &Register, scheme: &'static Scheme, computed: &dyn Fn(&System) -> Computed) -> Value {
    let entry = |system: &System| -> Value {
        let record = serde_json::to_value(system).unwrap_or_default();
        let said = computed(system);
        let members = columns(scheme).map(|column| {
            let value = path::get(&record, &column.field).unwrap_or(&Value::Null);
            let text = || match said.get(column.name.as_str()) {
                Some(text) => text.clone(),
                None => cell(register, &record, column, &scheme.lang),
            };
            let value = match column.kind {
                Kind::Choices => {
                    let ids = value.as_array().into_iter().flatten().filter_map(Value::as_str);
                    ids.map(|id| scheme::name(&column.field, id, &scheme.lang)).collect()
                }
                Kind::Links | Kind::Assessments => {
                    let part = |item: &Value, name: &str| item.get(name).cloned().unwrap_or_else(|| json!(""));
                    let items = value.as_array().into_iter().flatten().filter(|item| item.get("title").is_some());
                    items.map(|item| json!({ "title": part(item, "title"), "link": part(item, "url") })).collect()
                }
                Kind::Markup => json!(markup(value.as_str().unwrap_or_default())),
                Kind::Date => json!(value.as_str().unwrap_or_default().chars().take(7).collect::<String>()),
                _ => json!(text()),
            };
            (column.name.clone(), value)
        });
        Value::Object(members.collect::<Map<String, Value>>())
    };
    register.systems.iter().map(entry).collect()
}

/// A text with the simple markup that the Dutch standard takes.
#[must_use]
pub fn markup(text: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (mut out, mut paragraph, mut items) = (String::new(), Vec::new(), Vec::new());
    let close = |paragraph: &mut Vec<String>, items: &mut Vec<String>, out: &mut String| {
        // Writing into a string cannot fail.
        if !paragraph.is_empty() {
            let _ = write!(out, "<p>{}</p>", paragraph.join("<br>"));
        }
        if !items.is_empty() {
            let _ = write!(out, "<ul>{}</ul>", items.concat());
        }
        paragraph.clear();
        items.clear();
    };
    for line in text.lines() {
        if let Some(item) = line.strip_prefix("- ") {
            if items.is_empty() {
                close(&mut paragraph, &mut items, &mut out);
            }
            items.push(format!("<li>{}</li>", escaped(item)));
        } else {
            if !items.is_empty() {
                close(&mut paragraph, &mut items, &mut out);
            }
            paragraph.push(escaped(line));
        }
    }
    close(&mut paragraph, &mut items, &mut out);
    out
}

/// A point of Annex VIII as amended.
#[derive(Debug, Deserialize)]
struct Point {
    section: Section,
    #[serde(rename = "point")]
    number: u8,
    en: String,
    de: String,
    fields: Vec<String>,
    secure: bool,
    #[serde(default)]
    where_applicable: bool,
}

static ANNEX_VIII: LazyLock<Vec<Point>> =
    LazyLock::new(|| serde_json::from_str(include_str!("tables/annex-viii.json")).unwrap_or_default());

/// The worksheet for a registration under Art. 49: each point of a section of Annex VIII, what the register knows of it, and what
/// only people know. Of the secure part, Art. 49(4), only its points.
#[must_use]
pub fn worksheet(
    register: &Register,
    system: &System,
    law: &Law,
    sheet: (Section, bool),
    words: &Words,
) -> Vec<Vec<Cell>> {
    let (section, secure) = sheet;
    let record = serde_json::to_value(system).unwrap_or_default();
    let head = ["point", "text", "known", "todo"].map(|key| Cell::Text(words.get(&format!("worksheet.{key}"))));
    let points = ANNEX_VIII.iter().filter(|point| point.section == section && (point.secure || !secure));
    let row = |point: &Point| {
        let known: Vec<String> = point
            .fields
            .iter()
            .map(|field| known(register, system, &record, law, field))
            .filter(|text| !text.is_empty())
            .collect();
        let todo = match () {
            () if !known.is_empty() => "worksheet.check",
            () if point.where_applicable => "worksheet.where-applicable",
            () => "worksheet.fill",
        };
        let text = if words.lang() == "de" { &point.de } else { &point.en };
        [format!("{:?} {}", point.section, point.number), text.clone(), known.join("\n"), words.get(todo)]
            .map(Cell::Text)
            .to_vec()
    };
    std::iter::once(head.to_vec()).chain(points.map(row)).collect()
}

/// What the register knows for a point.
fn known(register: &Register, system: &System, record: &Value, law: &Law, field: &str) -> String {
    match field {
        "@conditions" => law.conditions(&system.classification.answers).join(", "),
        "@deployer" => {
            let body = register.organisation(&system.organisation.responsible);
            body.map_or(String::new(), |body| {
                let parts =
                    [&body.name, &system.organisation.unit, &body.address, &body.contact.email, &body.contact.phone];
                parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n")
            })
        }
        _ => match path::get(record, field) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(items)) => items.iter().map(leaves).collect::<Vec<_>>().join("; "),
            _ => String::new(),
        },
    }
}

/// The texts of a value in a row.
fn leaves(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(members) => {
            members.values().map(leaves).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}
