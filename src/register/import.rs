//! Tables of others become records. First [`plan`] says what it recognised, guessed and left over; only then [`take`] makes
//! records of it, in a copy: whoever keeps the register before has undone all.
//!
//! Nothing is invented: what cannot be read stays letter for letter in the record's `import.unmapped`, and what is guessed is named
//! in `import.uncertain`. A cell that says what the record says already changes nothing, so what was exported comes back the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::assess::FromCase;
use super::claims;
use super::export;
use super::grid::{Cell, Sheet, folded};
use super::identity;
use super::merge;
use super::path;
use super::reading::{self, Habit, Read};
use super::record::{Organisation, Register, System};
use super::scheme::{self, Column, Kind, Match, SCHEMES, Scheme};
use super::words::Words;

/// In how many rows the headings are looked for.
const DEEPEST_HEAD: usize = 30;
/// Fewer headings than this are none.
const FEWEST_HEADINGS: usize = 2;

/// What a sheet is taken for.
#[derive(Debug)]
pub struct Plan {
    /// The scheme.
    pub scheme: &'static Scheme,
    /// The row of the headings, counted from 0.
    pub head: usize,
    /// What each column is taken for.
    pub columns: Vec<Planned>,
    /// The lines above the headings.
    pub titles: Vec<String>,
}

/// What a column is taken for.
#[derive(Debug)]
pub struct Planned {
    /// Its heading, with that of the group it stands in.
    pub heading: String,
    /// The column of the scheme, and how it was found; none for what is left over.
    pub column: Option<(&'static Column, Match)>,
}

/// Finds out what a sheet is. `None` where there are no headings that anybody knows.
#[must_use]
pub fn plan(sheet: &Sheet) -> Option<Plan> {
    let rows = 0..sheet.rows.len().min(DEEPEST_HEAD);
    let candidates = rows.flat_map(|row| SCHEMES.iter().map(move |scheme| (row, scheme)));
    let scored = candidates.map(|(row, scheme)| (score(sheet, row, scheme), row, scheme));
    let best = scored.fold(None, |best: Option<(usize, usize, &'static Scheme)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    let (_, head, scheme) = best.filter(|(score, ..)| *score >= FEWEST_HEADINGS * 2)?;
    let columns = columns(sheet, head, scheme);
    let has = |kind: Kind, field: &str| {
        columns.iter().any(|c| c.column.is_some_and(|(c, _)| c.kind == kind && c.field == field))
    };
    let texts = |row: usize| sheet.rows.get(row).into_iter().flatten().map(Cell::text).filter(|text| !text.is_empty());
    let titles =
        (0..head).map(|row| texts(row).collect::<Vec<_>>().join(" · ")).filter(|title| !title.is_empty()).collect();
    has(Kind::Text, "name").then_some(Plan { scheme, head, columns, titles })
}

/// Two for each heading that is recognised, one for each that is guessed.
fn score(sheet: &Sheet, row: usize, scheme: &'static Scheme) -> usize {
    let found = columns(sheet, row, scheme).into_iter().filter_map(|planned| planned.column);
    found.map(|(_, how)| if how == Match::Recognised { 2 } else { 1 }).sum()
}

/// What each column is taken for: what is recognised before what is guessed, no field twice.
fn columns(sheet: &Sheet, head: usize, scheme: &'static Scheme) -> Vec<Planned> {
    let headings: Vec<String> = (0..sheet.width()).map(|column| sheet.cell(head, column).text()).collect();
    let found: Vec<_> = headings.iter().map(|heading| scheme.find(heading)).collect();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut kept = vec![None; headings.len()];
    for wanted in [Match::Recognised, Match::Guessed] {
        for (slot, found) in kept.iter_mut().zip(&found) {
            if let Some((column, how)) = found.filter(|(_, how)| *how == wanted)
                && (column.field.is_empty() || taken.insert(&column.field))
            {
                *slot = Some((column, how));
            }
        }
    }
    let mut names = BTreeSet::new();
    let planned = headings.into_iter().enumerate().zip(kept).map(|((at, heading), column)| {
        let mut heading = match group(sheet, head, at) {
            Some(group) if column.is_none() && !heading.is_empty() => format!("{group} / {heading}"),
            _ if heading.is_empty() => format!("#{}", at + 1),
            _ => heading,
        };
        // Two columns of one name stay two.
        if !names.insert(heading.clone()) {
            heading = format!("{heading} #{}", at + 1);
        }
        Planned { heading, column }
    });
    planned.collect()
}

/// The heading above several columns, where cells are joined.
fn group(sheet: &Sheet, head: usize, column: usize) -> Option<String> {
    let above = head.checked_sub(1)?;
    let covers = |((top, left), (bottom, right)): &((usize, usize), (usize, usize))| {
        (*top..=*bottom).contains(&above) && (*left..=*right).contains(&column)
    };
    let ((top, left), _) = sheet.joined.iter().find(|joined| covers(joined))?;
    Some(sheet.cell(*top, *left).text()).filter(|text| !text.is_empty())
}

/// Where a table comes from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The name of the file.
    pub file: &'s str,
    /// The body to which systems belong whose row names none.
    pub body: &'s str,
    /// Today, YYYY-MM-DD.
    pub today: &'s str,
}

/// What became of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How many records are new.
    pub added: usize,
    /// How many were changed.
    pub changed: usize,
    /// How many say what they said before.
    pub unchanged: usize,
    /// Rows that are no systems, counted from 1, with the key of the reason and what stands there.
    pub skipped: Vec<(usize, &'static str, String)>,
    /// Cells that have a field and could not be read: row, heading, text.
    pub unread: Vec<(usize, String, String)>,
    /// Cells that were guessed: row, heading, text.
    pub uncertain: Vec<(usize, String, String)>,
}

/// Takes the rows of a sheet into a register.
#[must_use]
pub fn take(register: &Register, sheet: &Sheet, plan: &Plan, source: Source) -> (Register, Report) {
    let mut taking = Taking::new(register.clone(), sheet, plan, source);
    for row in plan.head + 1..sheet.rows.len() {
        taking.row(row);
    }
    (taking.register, taking.report)
}

struct Taking<'t> {
    register: Register,
    sheet: &'t Sheet,
    plan: &'t Plan,
    source: Source<'t>,
    report: Report,
    habits: Vec<Habit>,
    /// Where each record stands, by its id.
    places: BTreeMap<String, usize>,
    /// Where records stand, by the ids that others gave them in a body.
    foreign: BTreeMap<(String, String, String), usize>,
    /// Organisations by their folded names.
    bodies: BTreeMap<String, String>,
    /// The ids that this table has had already.
    seen: BTreeSet<String>,
}

impl<'t> Taking<'t> {
    fn new(register: Register, sheet: &'t Sheet, plan: &'t Plan, source: Source<'t>) -> Self {
        let rows = sheet.rows.get(plan.head + 1..).unwrap_or_default();
        let habit = |column: usize| Habit::of(&rows.iter().filter_map(|row| row.get(column)), plan.scheme.lang == "en");
        let places = register.systems.iter().enumerate().map(|(at, system)| (system.id.clone(), at)).collect();
        let foreign = register.systems.iter().enumerate().flat_map(|(at, system)| {
            let body = &system.organisation.responsible;
            system.identifiers.iter().map(move |id| ((scheme_name(id.scheme), id.value.clone(), body.clone()), at))
        });
        let names =
            |o: &Organisation| [o.name.clone(), o.short.clone()].map(|name| (merge::folded(&name), o.id.clone()));
        let bodies = register.organisations.iter().flat_map(names).filter(|(name, _)| !name.is_empty()).collect();
        let habits = (0..plan.columns.len()).map(habit).collect();
        // Of several with one foreign id the first has it; the others are found by their number.
        let mut first = BTreeMap::new();
        for (key, at) in foreign {
            first.entry(key).or_insert(at);
        }
        let foreign = first;
        let (report, seen) = (Report::default(), BTreeSet::new());
        Self { register, sheet, plan, source, report, habits, places, foreign, bodies, seen }
    }

    /// The cells of a row with what their columns are taken for.
    fn cells(&self, row: usize) -> impl Iterator<Item = (&'t Planned, &'t Cell, Habit)> {
        let (sheet, habits) = (self.sheet, self.habits.clone());
        self.plan
            .columns
            .iter()
            .enumerate()
            .map(move |(at, planned)| (planned, sheet.cell(row, at), habits.get(at).copied().unwrap_or_default()))
    }

    /// What stands in the column of a field.
    fn said(&self, row: usize, field: &str) -> String {
        let found =
            self.cells(row).find(|(planned, ..)| planned.column.is_some_and(|(column, _)| column.field == field));
        found.map(|(_, cell, _)| cell.text()).filter(|text| !reading::says_nothing(text)).unwrap_or_default()
    }

    fn row(&mut self, row: usize) {
        let texts: Vec<String> =
            self.cells(row).map(|(_, cell, _)| cell.text()).filter(|text| !text.is_empty()).collect();
        let Some(first) = texts.first() else { return };
        let sum = ["summe", "gesamt", "insgesamt", "total", "zwischensumme"];
        let mut skip = |why| self.report.skipped.push((row + 1, why, texts.join(" · ")));
        if sum.iter().any(|word| folded(first).trim_end_matches(':') == *word) {
            return skip("import.sum");
        }
        if self.said(row, "name").is_empty() {
            let mut skip = |why| self.report.skipped.push((row + 1, why, texts.join(" · ")));
            return skip("import.nameless");
        }
        let body = self.body(row);
        let (id, place) = self.find(row, &body);
        let before = place.and_then(|place| self.register.systems.get(place)).cloned();
        let record = before
            .as_ref()
            .map_or_else(|| self.new_record(&id, &body), |system| serde_json::to_value(system).unwrap_or_default());
        let record = self.filled(row, record, before.is_some());
        let mut system: System = match serde_json::from_value(record) {
            Ok(system) => system,
            Err(error) => {
                self.report.skipped.push((row + 1, "import.misfit", error.to_string()));
                return;
            }
        };
        match before {
            Some(before) if same(&before, &system) => self.report.unchanged += 1,
            Some(_) => {
                system.revise(self.source.today);
                self.report.changed += 1;
                if let Some(known) = place.and_then(|place| self.register.systems.get_mut(place)) {
                    *known = system;
                }
            }
            None => {
                system.revision.content_sha256 = system.content_sha256();
                self.report.added += 1;
                self.places.insert(system.id.clone(), self.register.systems.len());
                self.register.systems.push(system);
            }
        }
    }

    /// The organisation of a row, made if nobody has it yet.
    fn body(&mut self, row: usize) -> String {
        let said = self.said(row, "@body");
        let name = if said.is_empty() { self.source.body.to_owned() } else { said };
        let parent = self.said(row, "@parent");
        let parent = if parent.is_empty() { parent } else { self.organisation(&parent) };
        let kind = scheme::value("@kind", &self.said(row, "@kind"));
        let id = self.organisation(&name);
        if let Some(organisation) = self.register.organisations.iter_mut().find(|organisation| organisation.id == id) {
            if organisation.parent.is_empty() && parent != id {
                organisation.parent = parent;
            }
            if organisation.kind.is_none() {
                organisation.kind = kind.and_then(|kind| serde_json::from_value(json!(kind)).ok());
            }
        }
        id
    }

    fn organisation(&mut self, name: &str) -> String {
        let key = merge::folded(name);
        if let Some(id) = self.bodies.get(&key) {
            return id.clone();
        }
        let id = identity::named(&["organisation", &key]);
        self.register.organisations.push(Organisation {
            id: id.clone(),
            name: name.to_owned(),
            ..Organisation::default()
        });
        self.bodies.insert(key, id.clone());
        id
    }

    /// The id of the record of a row, and where it stands if there is one. Each row has its own: the same foreign id twice in a
    /// table is a fault of the table, and no row may vanish by it.
    fn find(&mut self, row: usize, body: &str) -> (String, Option<usize>) {
        let own = Some(self.said(row, "id")).filter(|id| self.places.contains_key(id));
        let schemes = self.plan.columns.iter().filter_map(|planned| planned.column).filter_map(|(column, _)| {
            let scheme = column.field.strip_prefix("identifiers[scheme=")?.split(']').next()?;
            Some((scheme.to_owned(), column.field.clone()))
        });
        let ids: Vec<(String, String)> =
            schemes.map(|(scheme, field)| (scheme, self.said(row, &field))).filter(|(_, id)| !id.is_empty()).collect();
        let known = ids
            .iter()
            .find_map(|(scheme, id)| self.foreign.get(&(scheme.clone(), id.clone(), body.to_owned())).copied());
        // Receivers keep our own id as that of the source.
        let own = own.or_else(|| ids.iter().map(|(_, id)| id.clone()).find(|id| self.places.contains_key(id)));
        let of_place = |place: usize| self.register.systems.get(place).map(|system| system.id.clone());
        let mut id = own.or_else(|| known.and_then(of_place)).unwrap_or_else(|| match ids.first() {
            Some((scheme, value)) => identity::named(&["system", scheme, body, value]),
            None => identity::named(&["system", body, &merge::folded(&self.said(row, "name"))]),
        });
        let mut number = 1;
        while !self.seen.insert(id.clone()) {
            number += 1;
            id = identity::named(&["again", &id, &number.to_string()]);
        }
        let place = self.places.get(&id).copied();
        (id, place)
    }

    fn new_record(&self, id: &str, body: &str) -> Value {
        json!({
            "id": id,
            "revision": { "number": 1, "changed_on": self.source.today },
            "lang": self.plan.scheme.lang,
            "organisation": { "responsible": body },
            "publication": { "state": "draft" }
        })
    }

    /// The record with what the row says.
    fn filled(&mut self, row: usize, mut record: Value, exists: bool) -> Value {
        let mut unmapped: Map<String, Value> = Map::new();
        let mut uncertain: Vec<String> = Vec::new();
        let cells: Vec<_> = self.cells(row).collect();
        for (planned, cell, habit) in cells {
            let text = cell.text();
            let Some((column, how)) = planned.column else {
                if !text.is_empty() {
                    unmapped.insert(planned.heading.clone(), json!(text));
                }
                continue;
            };
            if text.is_empty()
                || column.field.starts_with('@')
                || matches!(column.kind, Kind::Computed | Kind::Constant | Kind::Id)
            {
                continue;
            }
            // Some readers lose the tabs of a text: that is no change.
            let known = || export::cell(&self.register, &record, column, &self.plan.scheme.lang).replace('\t', "");
            if exists && known() == text.replace('\t', "") {
                continue;
            }
            match reading::read(cell, column.kind, &column.field, habit) {
                Read::Value(value)
                    if path::get(&record, &column.field) == Some(&value) || record.get("id") == Some(&value) => {}
                Read::Value(value) => {
                    put(&mut record, column, value);
                    if how == Match::Guessed {
                        uncertain.push(path::field(&column.field));
                    }
                }
                Read::Uncertain(value) => {
                    put(&mut record, column, value);
                    uncertain.push(path::field(&column.field));
                    unmapped.insert(planned.heading.clone(), json!(text));
                    self.report.uncertain.push((row + 1, planned.heading.clone(), text));
                }
                Read::Nothing => {
                    unmapped.insert(planned.heading.clone(), json!(text));
                }
                Read::Unread if column.kind == Kind::Left => {
                    unmapped.insert(planned.heading.clone(), json!(text));
                }
                Read::Unread => {
                    unmapped.insert(planned.heading.clone(), json!(text));
                    self.report.unread.push((row + 1, planned.heading.clone(), text));
                }
            }
        }
        complete(&mut record, self.source);
        self.remember((row, exists), &mut record, &unmapped, &uncertain);
        record
    }

    /// Where the record comes from, and what was left over. A table that brings nothing new leaves no trace.
    fn remember(
        &self,
        (row, exists): (usize, bool),
        record: &mut Value,
        unmapped: &Map<String, Value>,
        uncertain: &[String],
    ) {
        let known = path::get(record, "import.unmapped").cloned().unwrap_or(Value::Null);
        let is_known = unmapped.iter().all(|(heading, text)| known.get(heading) == Some(text));
        if is_known && exists {
            return;
        }
        let mut all = known.as_object().cloned().unwrap_or_default();
        all.extend(unmapped.clone());
        let parts = [
            ("import.from", json!(self.source.file)),
            ("import.row", json!(row + 1)),
            ("import.on", json!(self.source.today)),
            ("import.mapping", json!(self.plan.scheme.id)),
            ("import.unmapped", Value::Object(all)),
            ("import.uncertain", json!(uncertain)),
        ];
        for (path, value) in parts {
            path::set(record, path, value);
        }
    }
}

fn scheme_name(scheme: Option<super::values::Scheme>) -> String {
    serde_json::to_value(scheme).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Whether two states of a record say the same.
fn same(one: &System, other: &System) -> bool {
    one.content_sha256() == other.content_sha256()
}

/// Puts what a cell says into a record. A claim that says something else does not replace the one before.
fn put(record: &mut Value, column: &Column, value: Value) {
    if column.field == "claims[].raw" {
        let claim = json!({ "raw": value });
        match path::get(record, "claims").and_then(Value::as_array) {
            Some(claims) if claims.iter().any(|claim| claim.get("raw").is_some()) => {
                let all: Vec<Value> = std::iter::once(claim).chain(claims.iter().cloned()).collect();
                path::set(record, "claims", Value::Array(all));
            }
            _ => path::set(record, &column.field, value),
        }
        return;
    }
    let value = if column.kind == Kind::Language {
        json!(export::language(value.as_str().unwrap_or_default(), 2))
    } else {
        value
    };
    if column.kind == Kind::Assessments
        && let (Some(Value::Array(known)), Value::Array(new)) = (record.get("impact_assessments"), &value)
    {
        let all: Vec<Value> = known.iter().chain(new).cloned().collect();
        return path::set(record, &column.field, Value::Array(all));
    }
    path::set(record, &column.field, value);
}

/// What goes with what was put in: the class that a claim says, the title of an address.
fn complete(record: &mut Value, source: Source) {
    if let Some(claims) = record.get_mut("claims").and_then(Value::as_array_mut) {
        for claim in claims.iter_mut().filter(|claim| claim.get("class").is_none()) {
            let raw = claim.get("raw").and_then(Value::as_str).unwrap_or_default().to_owned();
            path::set(claim, "raw", json!(raw));
            path::set(claim, "class", json!(claims::class_of(&raw)));
            if claim.get("source").is_none() {
                path::set(claim, "source", json!(source.file));
            }
        }
    }
    for list in ["links", "data.sources", "purpose.legal_basis_links"] {
        let Some(items) = path::get(record, list).and_then(Value::as_array).cloned() else { continue };
        let titled = items.into_iter().map(|mut item| {
            if item.get("title").is_none() {
                let url = item.get("url").cloned().unwrap_or(Value::Null);
                path::set(
                    &mut item,
                    "title",
                    url.as_str().map_or(Value::Null, |url| json!(url.chars().take(200).collect::<String>())),
                );
            }
            item
        });
        let titled = titled.collect();
        path::set(record, list, Value::Array(titled));
    }
    if let Some(assessments) = record.get_mut("impact_assessments").and_then(Value::as_array_mut) {
        for assessment in assessments.iter_mut().filter(|assessment| assessment.get("state").is_none()) {
            path::set(assessment, "state", json!("unknown"));
        }
    }
}

/// A list of objects as a table: the Dutch standard as JSON, and lists of that kind.
#[must_use]
pub fn sheet_of_json(document: &Value) -> Option<Sheet> {
    let objects =
        |list: &Value| list.as_array().filter(|items| !items.is_empty() && items.iter().all(Value::is_object)).cloned();
    let items = match document {
        Value::Array(_) => objects(document)?,
        Value::Object(members) => members
            .values()
            .find_map(objects)
            .filter(|_| !members.contains_key("name"))
            .unwrap_or_else(|| vec![document.clone()]),
        _ => return None,
    };
    let mut headings: Vec<String> = Vec::new();
    for name in items.iter().filter_map(Value::as_object).flat_map(Map::keys) {
        if !headings.contains(name) {
            headings.push(name.clone());
        }
    }
    let cell = |value: Option<&Value>| match value {
        None | Some(Value::Null) => Cell::Empty,
        Some(Value::String(text)) => Cell::Text(text.clone()),
        Some(Value::Bool(truth)) => Cell::Truth(*truth),
        Some(Value::Number(number)) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Some(Value::Array(items)) if items.iter().all(Value::is_string) => {
            Cell::Text(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "))
        }
        Some(other) => Cell::Text(other.to_string()),
    };
    let rows = items.iter().map(|item| headings.iter().map(|name| cell(item.get(name))).collect());
    let head = headings.iter().map(|name| Cell::Text(name.clone())).collect();
    Some(Sheet { rows: std::iter::once(head).chain(rows).collect(), ..Sheet::default() })
}

/// The answers and reasons of a saved case go to the record with its name. Gives the names of the records that got them; several
/// or none are for a person to settle, so then nothing is changed.
pub fn take_case(register: &mut Register, case: &str, today: &str) -> Option<(String, usize)> {
    let case = FromCase::read(case)?;
    let (name, key) = (case.name.clone(), merge::folded(&case.name));
    let mut fitting: Vec<&mut System> =
        register.systems.iter_mut().filter(|s| !key.is_empty() && merge::folded(&s.name) == key).collect();
    let count = fitting.len();
    if let [system] = &mut fitting[..] {
        case.put(system);
        system.revise(today);
    }
    Some((name, count))
}

impl Plan {
    /// What was found out, in sentences, before anything happens.
    #[must_use]
    pub fn sentences(&self, sheet: &Sheet, words: &Words) -> Vec<String> {
        let rows = sheet.rows.len().saturating_sub(self.head + 1).to_string();
        let name = if sheet.name.is_empty() { words.get("import.file") } else { sheet.name.clone() };
        let scheme = words.get(&format!("scheme.{}", self.scheme.id));
        let head = (self.head + 1).to_string();
        let mut said = vec![
            words.fill("import.sheet", &[("sheet", &name), ("rows", &rows), ("head", &head), ("scheme", &scheme)]),
        ];
        if sheet.hidden {
            said.push(words.fill("import.hidden", &[("sheet", &name)]));
        }
        for (key, parts) in &sheet.notes {
            let parts: Vec<(&str, &str)> = parts.iter().map(|(key, part)| (key.as_str(), part.as_str())).collect();
            said.push(words.fill(key, &parts));
        }
        for title in &self.titles {
            said.push(words.fill("import.title", &[("title", title)]));
        }
        for planned in &self.columns {
            let heading = ("heading", planned.heading.as_str());
            said.push(match planned.column {
                None => words.fill("import.left", &[heading]),
                Some((column, _)) if matches!(column.kind, Kind::Left) => words.fill("import.left", &[heading]),
                Some((column, _)) if matches!(column.kind, Kind::Computed) => words.fill("import.computed", &[heading]),
                Some((column, how)) => {
                    let key = if how == Match::Recognised { "import.recognised" } else { "import.guessed" };
                    words.fill(key, &[heading, ("field", &column.name)])
                }
            });
        }
        said
    }
}

impl Report {
    /// What became of it, in sentences.
    #[must_use]
    pub fn sentences(&self, words: &Words) -> Vec<String> {
        let row = |row: &usize| row.to_string();
        let mut said: Vec<String> =
            self.skipped.iter().map(|(at, key, text)| words.fill(key, &[("row", &row(at)), ("text", text)])).collect();
        let cells = |key: &'static str, cells: &[(usize, String, String)]| -> Vec<String> {
            let say = |(at, heading, text): &(usize, String, String)| {
                words.fill(key, &[("row", &row(at)), ("heading", heading), ("text", text)])
            };
            cells.iter().map(say).collect()
        };
        said.extend(cells("import.unread", &self.unread));
        said.extend(cells("import.uncertain", &self.uncertain));
        let counts = [self.added, self.changed, self.unchanged, self.skipped.len()].map(|count| count.to_string());
        let keys = ["added", "changed", "unchanged", "skipped"];
        let parts: Vec<(&str, &str)> = keys.into_iter().zip(counts.iter().map(String::as_str)).collect();
        said.push(words.fill("import.sum-up", &parts));
        said
    }
}
