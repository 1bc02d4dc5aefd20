//! The tables of others come in without loss, and what goes out comes back the same.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;

use ai_act_check::register::export::{self, Computed};
use ai_act_check::register::grid::{Cell, Sheet};
use ai_act_check::register::import::{self, Report, Source};
use ai_act_check::register::reading;
use ai_act_check::register::record::Register;
use ai_act_check::register::scheme::{self, Kind, SCHEMES, scheme};
use ai_act_check::register::values::ClaimClass;
use ai_act_check::register::words::Words;
use ai_act_check::workbooks::csv::{self, Dialect};
use ai_act_check::workbooks::guard;
use ai_act_check::workbooks::read::{self, Trouble};
use ai_act_check::workbooks::xlsx::{self, Page};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::samples::{Dice, random};

const SOURCE: Source<'static> = Source { file: "table", body: "Stadt Musterhausen", today: "2026-11-30" };

fn bytes(name: &str) -> Vec<u8> {
    fs::read(format!("tests/register/files/{name}")).unwrap()
}

fn sheets(name: &str) -> Vec<Sheet> {
    let bytes = bytes(name);
    if name.contains(".json") {
        return vec![import::sheet_of_json(&serde_json::from_slice(&bytes).unwrap()).unwrap()];
    }
    read::read(&bytes).unwrap()
}

/// Takes every sheet that is a table into a register.
fn taken(register: &Register, sheets: &[Sheet]) -> (Register, Vec<Report>) {
    let (mut register, mut reports) = (register.clone(), Vec::new());
    for sheet in sheets {
        if let Some(plan) = import::plan(sheet) {
            let (after, report) = import::take(&register, sheet, &plan, SOURCE);
            register = after;
            reports.push(report);
        }
    }
    (register, reports)
}

fn nothing(_: &ai_act_check::register::record::System) -> Computed {
    Computed::new()
}

/// Each file: systems, rows left out, cells that could not be read, cells that were guessed.
#[test]
fn each_file_comes_in_with_its_counts() {
    for (name, scheme, expected) in [
        ("sample-us-2025.csv", "us", (150, 0, 109, 0)),
        ("sample-us-2025-cots.xlsx", "us-ready-made", (900, 0, 0, 0)),
        ("sample-nl-listing.csv", "dutch-list", (120, 0, 0, 0)),
        ("sample-atrs-index.csv", "atrs-list", (136, 0, 0, 0)),
        ("messy-import-cp1252.csv", "german", (8, 1, 10, 1)),
        ("messy-import.xlsx", "german", (6, 0, 4, 1)),
        ("example-nl-1.0.json", "dutch", (1, 0, 0, 0)),
        ("example-nl-1.0.csv", "dutch", (1, 0, 0, 0)),
    ] {
        let sheets = sheets(name);
        let plan = sheets.iter().find_map(import::plan).unwrap();
        assert_eq!(plan.scheme.id, scheme, "{name}");
        let (register, reports) = taken(&Register::default(), &sheets);
        let [report] = &reports[..] else { panic!("{name}: {} tables", reports.len()) };
        let counts = (report.added, report.skipped.len(), report.unread.len(), report.uncertain.len());
        assert_eq!(counts, expected, "{name}: {:#?}", report.unread);
        assert_eq!(register.systems.len(), report.added, "{name}");
        let ids: BTreeSet<&str> = register.systems.iter().map(|system| system.id.as_str()).collect();
        assert_eq!(ids.len(), register.systems.len(), "{name}");
        // The same table again brings nothing.
        let (again, reports) = taken(&register, &sheets);
        assert_eq!((reports[0].added, reports[0].changed), (0, 0), "{name}");
        assert_eq!(again, register, "{name}");
    }
}

/// Whatever stands in a cell stands in the record, or was read to a value, or is among what was left out.
#[test]
fn nothing_of_a_file_is_lost() {
    for name in [
        "sample-us-2025.csv",
        "sample-us-2025-cots.xlsx",
        "sample-nl-listing.csv",
        "sample-atrs-index.csv",
        "messy-import-cp1252.csv",
        "messy-import.xlsx",
        "example-nl-1.0.json",
    ] {
        for sheet in &sheets(name) {
            let Some(plan) = import::plan(sheet) else { continue };
            let (register, report) = import::take(&Register::default(), sheet, &plan, SOURCE);
            let mut systems = register.systems.iter();
            for row in plan.head + 1..sheet.rows.len() {
                let cells = (0..plan.columns.len()).map(|column| sheet.cell(row, column).text()).collect::<Vec<_>>();
                if cells.iter().all(String::is_empty) || report.skipped.iter().any(|(at, ..)| *at == row + 1) {
                    continue;
                }
                let system = systems.next().unwrap();
                let body = register.organisation(&system.organisation.responsible).unwrap();
                let record = serde_json::to_value(system).unwrap();
                let texts = texts(&record);
                for (planned, text) in plan.columns.iter().zip(&cells).filter(|(_, text)| !text.is_empty()) {
                    let unmapped = system.import.unmapped.get(&planned.heading) == Some(text);
                    let kept = match planned.column.map(|(column, _)| column.kind) {
                        None | Some(Kind::Left) => unmapped,
                        Some(Kind::Text | Kind::Address) => unmapped || texts.contains(text),
                        Some(Kind::Body | Kind::Parent) => body.name == *text || text.replace(' ', "") == body.name,
                        Some(Kind::Constant) => true,
                        // Words of a list, days and amounts: read, or kept as they were.
                        Some(_) => {
                            unmapped
                                || report
                                    .unread
                                    .iter()
                                    .all(|(at, heading, _)| (*at, heading) != (row + 1, &planned.heading))
                        }
                    };
                    assert!(kept, "{name}, row {}, {}: {text:?} in {record:#}", row + 1, planned.heading);
                }
            }
            assert_eq!(systems.next(), None, "{name}");
        }
    }
}

fn texts(value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(text) => BTreeSet::from([text.clone()]),
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => BTreeSet::new(),
    }
}

#[test]
fn a_messy_list_is_read_as_people_meant_it() {
    let (register, _) = taken(&Register::default(), &sheets("messy-import-cp1252.csv"));
    let system = |at: usize| &register.systems[at];
    assert_eq!(system(0).name, "Chatbot „Klara“");
    assert_eq!(
        (&*system(0).lifecycle.begin, &*system(6).lifecycle.begin, &*system(7).lifecycle.begin),
        ("2025-03", "2025-03-01", "2024-05")
    );
    assert_eq!(
        (&*system(1).lifecycle.begin, &*system(2).lifecycle.begin, &*system(3).lifecycle.begin),
        ("2026-02-09", "2019", "")
    );
    assert_eq!(system(4).lifecycle.begin, "2022-01-01");
    assert!(system(4).import.uncertain.contains(&"lifecycle.begin".to_owned()));
    let cost = |at: usize| system(at).supply.cost_yearly_eur.as_ref().map(|amount| amount.0.as_f64().unwrap());
    assert_eq!(
        (cost(0), cost(1), cost(2), cost(3), cost(4)),
        (Some(4800.0), Some(12500.5), Some(0.0), None, Some(1234.0))
    );
    assert_eq!(system(2).name, "=Fristenrechner");
    assert_eq!((system(0).claims[0].class, &*system(0).claims[0].raw), (Some(ClaimClass::Minimal), "gering/minimal"));
    assert_eq!(system(2).claims[0].class, Some(ClaimClass::NotAssessed));
    assert_eq!((system(7).claims[0].class, &*system(7).claims[0].raw), (Some(ClaimClass::Unclear), "hoch?"));
    assert_eq!(register.body_of(system(3)), register.body_of(system(2)), "letter-spaced names are one body");
    assert_eq!(system(4).identifiers[0].value, "005", "zeros stay");
    let doubles = ai_act_check::register::merge::doubles(&register);
    assert_eq!(doubles.len(), 1, "{doubles:?}");
}

#[test]
fn the_dutch_standard_says_the_same_as_json_and_as_csv_and_goes_back() {
    let (json, _) = taken(&Register::default(), &sheets("example-nl-1.0.json"));
    let (csv, _) = taken(&Register::default(), &sheets("example-nl-1.0.csv"));
    let (one, other) = (&json.systems[0], &csv.systems[0]);
    assert_eq!(one.purpose.legal_basis_links, other.purpose.legal_basis_links);
    assert_eq!(one.impact_assessments, other.impact_assessments);
    assert_eq!(one.purpose.themes, other.purpose.themes);
    assert_eq!(one.purpose.text, "Volledige aanvragen sneller behandelen.\n- inwoners merken een kortere wachttijd");
    let given: Value = serde_json::from_slice(&bytes("example-nl-1.0.json")).unwrap();
    let back = export::dutch(&json, scheme("dutch").unwrap(), &|system| {
        Computed::from([
            ("publication_category", system.claims[0].raw.clone()),
            ("source_id", system.identifiers[0].value.clone()),
        ])
    });
    for (key, value) in given.as_object().unwrap() {
        assert_eq!(&back[0][key], value, "{key}");
    }
}

#[test]
fn what_a_receiver_would_not_take_is_said_and_never_cut() {
    let mut register = random(&mut Dice(1), 1);
    register.systems[0].name = "n".repeat(101);
    register.systems[0].purpose.text = String::new();
    let scheme = scheme("dutch").unwrap();
    let table = export::table(&register, scheme, Words::of("en"), &nothing);
    assert!(table.gaps.iter().any(|gap| gap.contains("101 characters, the receiver takes 100")), "{:?}", table.gaps);
    assert_eq!(table.rows[1][0], Cell::Text("n".repeat(101)));
    assert!(
        table.gaps.iter().any(|gap| gap.ends_with("publication_category: to be filled in by you")),
        "{:?}",
        table.gaps
    );
}

/// A register as the German table, in a workbook and as CSV.
fn files(register: &Register) -> [Vec<u8>; 2] {
    let scheme = scheme("german").unwrap();
    let table = export::table(register, scheme, Words::of("de"), &nothing);
    let choices = export::columns(scheme).map(|column| column.choices("de")).collect();
    let page = Page { name: "KI-Systeme".to_owned(), rows: table.rows.clone(), choices, hidden: 1 };
    let csv = csv::write(&table.rows, Dialect::German, &|cell| export::shown(cell, "de"));
    [xlsx::write(&[page], "Test").unwrap(), csv]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_goes_out_as_the_german_table_comes_back_the_same(seed: u64) {
        let register = random(&mut Dice(seed), 3);
        for (file, again) in files(&register).iter().zip(files(&register)) {
            prop_assert_eq!(file, &again);
            let (back, reports) = taken(&register, &read::read(file).unwrap());
            prop_assert_eq!(reports.len(), 1);
            for (before, after) in register.systems.iter().zip(&back.systems) {
                prop_assert_eq!(before, after);
            }
            prop_assert_eq!((reports[0].added, reports[0].changed), (0, 0));
            prop_assert_eq!(&back, &register);
        }
    }

    #[test]
    fn no_text_becomes_a_formula_and_every_text_comes_back(text in "['=+@\\-\t\r\u{0}＝a-z\" ;\n]{0,6}|.{0,12}") {
        let written = guard::guarded(&text);
        prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']));
        prop_assert_eq!(guard::bare(&written), text);
    }

    #[test]
    fn markup_comes_back_as_the_text_it_was(lines in prop::collection::vec("(- )?[a-z<>&\"]{1,6}", 1..6)) {
        let text = lines.join("\n");
        prop_assert_eq!(reading::plain(&export::markup(&text)), text);
    }

    /// Cut anywhere, with any byte turned: a table or a sentence, never a panic.
    #[test]
    fn damaged_files_are_read_or_refused(file in 0_usize..4, cut: prop::sample::Index, at: prop::sample::Index, byte: u8) {
        let name = ["messy-import.xlsx", "messy-import-cp1252.csv", "sample-nl-listing.csv", "sample-us-2025-cots.xlsx"][file];
        let mut bytes = bytes(name);
        let place = at.index(bytes.len());
        bytes[place] = byte;
        for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
            match read::read(bytes) {
                Ok(sheets) => drop(taken(&Register::default(), &sheets)),
                Err(trouble) => prop_assert!(!trouble.sentence(Words::of("de")).is_empty()),
            }
        }
    }
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..201 {
        archive.write_all(&zeros).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read::read(&bomb), Err(Trouble::Long));
    let wide = "a;".repeat(600);
    assert_eq!(read::read(wide.as_bytes()), Err(Trouble::Columns(601)));
    let long = "a;b\n".repeat(50_001);
    assert_eq!(read::read(long.as_bytes()), Err(Trouble::Rows(50_001)));
    assert_eq!(read::read(b"\x00\x01binary"), Err(Trouble::Foreign));
    assert_eq!(read::read(&vec![b'a'; (20 << 20) + 1]), Err(Trouble::Long));
}

#[test]
fn separators_and_encodings_are_found_out() {
    let table = "Name;Status\nKlärwerk;im Einsatz\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(table.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let stated = format!("sep=|\r\n{}", table.replace(';', "|"));
    for bytes in [table.as_bytes(), &utf16, &latin, stated.as_bytes(), table.replace(';', ",").as_bytes()] {
        let sheets = read::read(bytes).unwrap();
        assert_eq!(sheets[0].cell(1, 0), &Cell::Text("Klärwerk".to_owned()));
        assert_eq!(sheets[0].width(), 2);
    }
}

/// Every column leads to a field that there is, and every closed list has the values of the schema.
#[test]
fn the_tables_fit_the_schema() {
    use ai_act_check::register::schema::{self, SCHEMA};
    let root = schema::property(&SCHEMA, "systems").and_then(schema::items).unwrap();
    let node = |path: &str| {
        let mut node = root;
        for name in ai_act_check::register::path::field(path).split('.') {
            let within = schema::items(node).unwrap_or(node);
            node = schema::property(within, name).unwrap_or_else(|| panic!("{path}: there is no {name}"));
        }
        node
    };
    for scheme in SCHEMES.iter() {
        for column in scheme.columns.iter().filter(|column| {
            !column.field.is_empty() && !column.field.starts_with('@') && column.kind != Kind::Computed
        }) {
            let node = node(&column.field);
            if let Kind::Choice | Kind::Choices = column.kind {
                let list = schema::items(node).unwrap_or(node);
                let mut expected: Vec<&str> =
                    schema::resolved(list)["enum"].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
                let mut named: Vec<&str> = scheme::list(&column.field).iter().map(|named| named.id.as_str()).collect();
                expected.sort_unstable();
                named.sort_unstable();
                assert_eq!(named, expected, "{}", column.field);
            }
        }
    }
    // What is written in a language is read as the same value.
    for column in
        scheme("german").unwrap().columns.iter().filter(|column| column.kind == Kind::Choice && column.field != "@kind")
    {
        for named in scheme::list(&column.field) {
            let written = scheme::name(&column.field, &named.id, "de");
            assert_eq!(scheme::value(&column.field, &written), Some(named.id.as_str()), "{} {written}", column.field);
        }
    }
}

#[test]
fn a_worksheet_has_the_points_of_the_annex_as_amended() {
    use ai_act_check::register::law::Law;
    use ai_act_check::register::values::Section;
    use ai_act_check::rulebooks::EU_AI_ACT;
    let mut register = random(&mut Dice(5), 1);
    let law = Law::of(&EU_AI_ACT);
    let system = &mut register.systems[0];
    system.classification.answers =
        serde_json::from_value(json!({ "exemption": ["procedural", "preparatory"] })).unwrap();
    system.supply.provider.name = "Musterfirma".to_owned();
    let system = system.clone();
    let points = |section, secure| -> Vec<String> {
        let rows = export::worksheet(&register, &system, &law, (section, secure), Words::of("de"));
        rows[1..].iter().map(|row| row[0].text()).collect()
    };
    assert_eq!(points(Section::A, false).len(), 13);
    assert_eq!(points(Section::A, true), ["A 1", "A 2", "A 3", "A 4", "A 5", "A 7", "A 10"]);
    assert_eq!(points(Section::B, false), ["B 1", "B 2", "B 3", "B 4", "B 5", "B 6", "B 8"]);
    assert_eq!(points(Section::B, true), ["B 1", "B 2", "B 3", "B 4", "B 5", "B 8"]);
    assert_eq!(points(Section::C, false).len(), 5);
    assert_eq!(points(Section::C, true), ["C 1", "C 2", "C 3"]);
    let rows = export::worksheet(&register, &system, &law, (Section::B, false), Words::of("de"));
    assert_eq!(rows[6][2], Cell::Text("(a), (d)".to_owned()));
    assert!(rows[1][2].text().starts_with("Musterfirma"));
}

/// People count empty lines, and so must sentences that name a row.
#[test]
fn empty_lines_of_a_csv_file_are_rows() {
    for (text, rows) in [
        ("a;b\r\n\r\nc;d\r\n", 3),
        ("\r\na;b\r\n", 2),
        ("\n\na;b\n", 3),
        ("a;b\n\nc;d", 3),
        ("a;b\r\rc;d\r", 3),
        ("a;\"b\r\n\r\nc\"\r\nd;e", 2),
        ("a;b\r\nc;d\r\n\r\n\r\n", 2),
    ] {
        let sheet = csv::read(text.as_bytes()).unwrap();
        assert_eq!(sheet.rows.len(), rows, "{text:?}: {:?}", sheet.rows);
        assert!(sheet.rows.last().is_some_and(|row| row.len() == 2), "{text:?}: {:?}", sheet.rows);
    }
}
