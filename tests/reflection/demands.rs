//! Each demand of each document leads to a point or a sheet, or to a reason; each source of a point or a sheet is in the table.

use std::collections::BTreeSet;
use std::fs;

use ai_act_check::reflection::catalogue::Catalogue;
use serde::Deserialize;

use super::catalogues;

const FOLDER: &str = "tests/reflection/demands";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    document: String,
    #[serde(rename = "demand")]
    demands: Vec<Demand>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Demand {
    section: String,
    asks: String,
    #[serde(default)]
    points: Vec<String>,
    #[serde(default)]
    sheets: Vec<String>,
    none: Option<String>,
}

fn tables() -> Vec<Table> {
    let paths = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let tables = paths.filter(|path| path.extension().is_some_and(|e| e == "toml"));
    tables
        .map(|path| {
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        })
        .collect()
}

/// "werte/values: Einleitung: point purpose", for each point or sheet of each source.
fn sourced(catalogue: &Catalogue) -> BTreeSet<String> {
    let id = &catalogue.head.id;
    let points = catalogue.points().flat_map(|p| p.source.iter().map(move |s| (s, "point", &p.id)));
    let sheets = catalogue.sheets.iter().map(|sheet| (&sheet.source, "sheet", &sheet.id));
    points.chain(sheets).map(|(s, kind, of)| format!("{id}/{}: {}: {kind} {of}", s.document, s.section)).collect()
}

#[test]
fn the_table_and_the_sources_name_the_same() {
    let catalogues = catalogues();
    let sources: BTreeSet<String> = catalogues.iter().flat_map(sourced).collect();
    let mut named = BTreeSet::new();
    for table in tables() {
        for demand in &table.demands {
            let points = demand.points.iter().map(|id| ("point", id));
            for (kind, of) in points.chain(demand.sheets.iter().map(|id| ("sheet", id))) {
                named.insert(format!("{}: {}: {kind} {of}", table.document, demand.section));
            }
        }
    }
    let missing: Vec<_> = sources.difference(&named).collect();
    assert!(missing.is_empty(), "no demand of the table leads there: {missing:#?}");
    let unknown: Vec<_> = named.difference(&sources).collect();
    assert!(unknown.is_empty(), "the table leads to what has no such source: {unknown:#?}");
}

#[test]
fn every_demand_leads_somewhere_or_says_why_not() {
    for table in tables() {
        for demand in &table.demands {
            let led = !demand.points.is_empty() || !demand.sheets.is_empty();
            let reasoned = demand.none.as_ref().is_some_and(|none| !none.is_empty());
            assert!(
                led != reasoned,
                "{}, {}: \"{}\" needs points, sheets or `none`",
                table.document,
                demand.section,
                demand.asks
            );
        }
    }
}

#[test]
fn every_document_has_its_table() {
    let tables = tables();
    let of_tables: BTreeSet<String> = tables.iter().map(|table| table.document.clone()).collect();
    assert_eq!(of_tables.len(), tables.len(), "a document has two tables");
    let catalogues = catalogues();
    let documents = catalogues.iter().flat_map(|c| c.head.documents.iter().map(|d| format!("{}/{}", c.head.id, d.id)));
    assert_eq!(documents.collect::<BTreeSet<_>>(), of_tables);
}
