//! A table is taken in: first what it was taken for, then what would become of it, and only then it becomes systems.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use kit::parts::{Button, Title};
use register::claims;
use register::grid::Sheet;
use register::import::{self, Plan, Planned, Report, Source};
use register::reading::{self, Habit, Read};
use register::record::{Claim, Register};
use register::scheme::{self, Column, Kind, Match};
use register::values::ClaimClass;
use register::{path, words::Words};
use serde_json::{Value, json};
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::fields;
use crate::intake::{self, named};
use crate::parts::{Part, Select};
use crate::state::{Action, Said, Screen, Table};

/// How many values a column shows.
const SHOWN_VALUES: usize = 4;
/// How many new systems the preview names.
const SHOWN_SYSTEMS: usize = 20;

/// What the visitor has decided.
#[derive(Clone, Debug, Default, PartialEq)]
struct Decided {
    /// For columns by their place: the field, or empty to leave them over.
    columns: BTreeMap<usize, String>,
    /// For values by field and text: the value of the closed list, or empty.
    values: BTreeMap<(String, String), String>,
    /// The body for rows that name none.
    body: Option<String>,
    /// Whether the preview stands.
    preview: bool,
}

/// The first table that waits.
#[function_component]
pub fn Import() -> Html {
    let desk = use_desk();
    let Some(table) = desk.state.tables.first().cloned() else { return Html::default() };
    let key = format!("{}{}", named(&table), desk.state.tables.len());
    html! { <Mapping {key} table={Waiting(table)} /> }
}

/// A table, compared by its address.
#[derive(Clone, Debug)]
struct Waiting(Rc<Table>);

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
struct MappingProps {
    table: Waiting,
}

#[function_component]
fn Mapping(props: &MappingProps) -> Html {
    let desk = use_desk();
    let table = Rc::clone(&props.table.0);
    let decided = use_state(Decided::default);
    let guess = {
        let table = Rc::clone(&table);
        use_memo((), move |()| import::plan(&table.sheet))
    };
    let Some(guess) = &*guess else { return unknown(&desk, &table) };
    let plan = planned(guess, &decided);
    let left = desk.state.tables.len();
    let step =
        desk.fill(if decided.preview { "import.step-2" } else { "import.step-1" }, &[("left", &left.to_string())]);
    let skip = {
        let desk = desk.clone();
        Callback::from(move |()| desk.act(Action::NextTable))
    };
    let has_name = plan.columns.iter().any(|c| c.column.is_some_and(|(c, _)| c.field == "name"));
    let rows = table.sheet.rows.len().saturating_sub(plan.head + 1);
    html! {
        <div class="sheet mapping">
            if decided.preview {
                <Button quiet=true text={desk.say("import.back")} onclick={ { let decided = decided.clone(); Callback::from(move |()| decided.set(Decided { preview: false, ..(*decided).clone() })) } } />
            } else {
                <Button quiet=true text={desk.say("import.skip")} onclick={skip} />
            }
            <p class="meta">{ step }</p>
            if decided.preview {
                <div><Preview table={props.table.clone()} decided={(*decided).clone()} /></div>
            } else {
                <div>
                <Title text={desk.say("import.title")} screen={format!("import-{}", named(&table))} />
                <p class="lead">{ desk.fill("import.lead", &[("file", &named(&table)), ("rows", &desk.count("import.rows", rows)), ("columns", &desk.count("import.columns", plan.columns.len()))]) }</p>
                { read_as(&desk, &table.sheet, &plan) }
                { columns(&desk, &table.sheet, guess, &plan, &decided) }
                { values(&desk, &table.sheet, &plan, &decided) }
                { whose(&desk, &plan, &table, &decided) }
                <div class="buttons">
                    if has_name {
                        <Button main=true name="preview" text={desk.say("import.preview")} onclick={ { let decided = decided.clone(); Callback::from(move |()| decided.set(Decided { preview: true, ..(*decided).clone() })) } } />
                    } else {
                        <p class="error">{ desk.say("import.nameless-table") }</p>
                    }
                </div>
                <p class="meta under">{ desk.say("import.nothing-yet") }</p>
                </div>
            }
        </div>
    }
}

/// A sheet whose headings nobody knows.
fn unknown(desk: &Desk, table: &Table) -> Html {
    let name = named(table);
    let said = desk.law_words().fill("import.ignored", &[("sheet", &name)]);
    let skip = {
        let desk = desk.clone();
        Callback::from(move |()| desk.act(Action::NextTable))
    };
    html! {
        <div class="main">
            <Title text={desk.say("import.unknown")} screen={format!("import-{name}")} />
            <p class="lead">{ said }</p>
            <p>{ desk.say("import.unknown-hint") }</p>
            <div class="buttons"><Button main=true text={desk.say("import.go-on")} onclick={skip} /></div>
        </div>
    }
}

/// The plan with what the visitor has decided.
fn planned(guess: &Plan, decided: &Decided) -> Plan {
    let columns = guess.columns.iter().enumerate().map(|(at, planned)| {
        let column = match decided.columns.get(&at) {
            None => planned.column,
            Some(field) if field.is_empty() => None,
            Some(field) => guess.scheme.columns.iter().find(|c| c.field == *field).map(|c| (c, Match::Recognised)),
        };
        Planned { heading: planned.heading.clone(), column }
    });
    Plan { scheme: guess.scheme, head: guess.head, columns: columns.collect(), titles: guess.titles.clone() }
}

/// How the file was read, and what was passed over.
fn read_as(desk: &Desk, sheet: &Sheet, plan: &Plan) -> Html {
    let words = desk.law_words();
    let mut lines: Vec<String> = Vec::new();
    let head = (plan.head + 1).to_string();
    lines.push(
        desk.fill("import.head", &[("head", &head), ("scheme", &words.get(&format!("scheme.{}", plan.scheme.id)))]),
    );
    lines.extend(sheet.notes.iter().map(|(key, parts)| {
        let parts: Vec<(&str, &str)> = parts.iter().map(|(key, part)| (key.as_str(), part.as_str())).collect();
        words.fill(key, &parts)
    }));
    if sheet.hidden {
        lines.push(words.fill("import.hidden", &[("sheet", &sheet.name)]));
    }
    lines.extend(plan.titles.iter().map(|title| words.fill("import.title", &[("title", title)])));
    html! { <ul class="dashes read-as">{ for lines.into_iter().map(|line| html! { <li>{ sentence(&line) }</li> }) }</ul> }
}

/// A line with a capital at its beginning.
#[must_use]
pub fn sentence(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The different texts of a column, each once, with how often they stand there.
fn texts(sheet: &Sheet, head: usize, column: usize) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for row in head + 1..sheet.rows.len() {
        let text = sheet.cell(row, column).text();
        if !text.is_empty() {
            let count = counts.entry(text.clone()).or_default();
            *count += 1;
            if *count == 1 {
                order.push(text);
            }
        }
    }
    order
        .into_iter()
        .map(|text| {
            let count = counts.get(&text).copied().unwrap_or(0);
            (text, count)
        })
        .collect()
}

/// What a column of a scheme is called here.
fn field_name(desk: &Desk, column: &Column) -> String {
    match column.field.as_str() {
        "" => column.name.clone(),
        "@body" => desk.say("column.body"),
        "@parent" => desk.say("import.parent"),
        "@kind" => desk.say("import.kind"),
        "id" => desk.say("import.id"),
        field => {
            let bare = path::field(field);
            let said = desk.label(&bare);
            if said == bare { column.name.clone() } else { said }
        }
    }
}

fn columns(desk: &Desk, sheet: &Sheet, guess: &Plan, plan: &Plan, decided: &UseStateHandle<Decided>) -> Html {
    let place = |at: usize| match plan.columns.get(at).and_then(|c| c.column) {
        Some((_, Match::Guessed)) => 0,
        None => 1,
        Some((column, _)) if column.kind == Kind::Left => 1,
        Some(_) => 2,
    };
    // What stands at a place stays there while somebody decides.
    let first = |at: usize| match guess.columns.get(at).and_then(|c| c.column) {
        Some((_, Match::Guessed)) => 0,
        None => 1,
        Some((column, _)) if column.kind == Kind::Left => 1,
        Some(_) => 2,
    };
    let mut order: Vec<usize> =
        (0..plan.columns.len()).filter(|at| !texts(sheet, plan.head, *at).is_empty() || first(*at) == 2).collect();
    order.sort_by_key(|at| (first(*at), *at));
    let (sure, unsure): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|at| first(*at) == 2);
    let fields: Vec<(usize, String)> = plan
        .columns
        .iter()
        .enumerate()
        .filter_map(|(at, planned)| Some((at, planned.column?.0.field.clone())))
        .collect();
    let row = |at: usize| {
        let planned = plan.columns.get(at)?;
        let sample: Vec<String> = texts(sheet, plan.head, at)
            .into_iter()
            .take(SHOWN_VALUES)
            .map(|(text, _)| text.chars().take(60).collect())
            .collect();
        let certain = ["import.sure-guessed", "import.sure-left", "import.sure-recognised"]
            .get(place(at))
            .copied()
            .unwrap_or_default();
        let mut options = vec![(String::new(), desk.say("import.keep"))];
        options.extend(
            guess.scheme.columns.iter().filter(|c| !c.field.is_empty()).map(|c| (c.field.clone(), field_name(desk, c))),
        );
        let mut seen = BTreeSet::new();
        options.retain(|(field, _)| seen.insert(field.clone()));
        let value = planned.column.map_or_else(String::new, |(c, _)| c.field.clone());
        let onchange = {
            let (decided, fields) = (decided.clone(), fields.clone());
            Callback::from(move |field: String| {
                let mut next = (*decided).clone();
                // No field twice: whoever had it is left over.
                if !field.is_empty() {
                    let had = fields.iter().filter(|(_, known)| *known == field);
                    next.columns.extend(had.map(|(other, _)| (*other, String::new())));
                }
                next.columns.insert(at, field);
                decided.set(next);
            })
        };
        let computed = planned.column.is_some_and(|(c, _)| matches!(c.kind, Kind::Computed | Kind::Constant));
        Some(html! {
            <tr key={at} role="row">
                <th scope="row" role="rowheader"><strong>{ &planned.heading }</strong><span class="meta">{ sample.join("; ") }</span></th>
                <td role="cell"><Select hidden=true label={desk.fill("import.becomes-of", &[("heading", &planned.heading)])} {options} {value} {onchange} /></td>
                <td role="cell">if computed { { desk.say("import.sure-computed") } } else { { desk.say(certain) } }</td>
            </tr>
        })
    };
    let table = |places: &[usize]| {
        html! {
            <table class="mapping-table" role="table">
                <thead role="rowgroup"><tr role="row">
                    { for ["import.in-file", "import.becomes", "import.how-sure"].map(|key| html! { <th scope="col" role="columnheader">{ desk.say(key) }</th> }) }
                </tr></thead>
                <tbody role="rowgroup">{ for places.iter().filter_map(|at| row(*at)) }</tbody>
            </table>
        }
    };
    html! {
        <Part title={desk.say("import.columns-title")} note={desk.say("import.columns-note")} name="columns">
            if unsure.is_empty() {
                <p>{ desk.say("import.all-sure") }</p>
            } else {
                { table(&unsure) }
            }
            if !sure.is_empty() {
                <details class="more"><summary>{ desk.count("import.sure", sure.len()) }</summary><div>{ table(&sure) }</div></details>
            }
        </Part>
    }
}

/// The values that nobody knows, each once.
fn values(desk: &Desk, sheet: &Sheet, plan: &Plan, decided: &UseStateHandle<Decided>) -> Html {
    let mut rows: Vec<Html> = Vec::new();
    let mut known = 0;
    for (at, planned) in plan.columns.iter().enumerate() {
        let Some((column, _)) = planned.column else { continue };
        let is_claim = column.field == "claims[].raw";
        if column.kind != Kind::Choice && !is_claim {
            continue;
        }
        let options = if is_claim { claim_options(desk) } else { list_options(desk, &column.field) };
        for (text, count) in texts(sheet, plan.head, at) {
            let clear = if is_claim {
                claims::class_of(&text) != ClaimClass::Unclear
            } else {
                !matches!(
                    reading::read(
                        &register::grid::Cell::Text(text.clone()),
                        column.kind,
                        &column.field,
                        Habit::default()
                    ),
                    Read::Unread
                )
            };
            if clear {
                known += 1;
                continue;
            }
            let key = (column.field.clone(), text.clone());
            let value = decided.values.get(&key).cloned().unwrap_or_default();
            let onchange = {
                let decided = decided.clone();
                Callback::from(move |value: String| {
                    let mut next = (*decided).clone();
                    next.values.insert(key.clone(), value);
                    decided.set(next);
                })
            };
            rows.push(html! {
                <tr role="row">
                    <th scope="row" role="rowheader"><strong>{ desk.quoted(&text) }</strong><span class="meta">{ format!("{} · {}", planned.heading, desk.count("import.times", count)) }</span></th>
                    <td role="cell"><Select hidden=true label={desk.fill("import.counts-of", &[("text", &text)])} options={options.clone()} {value} {onchange} /></td>
                </tr>
            });
        }
    }
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <Part title={desk.say("import.values-title")} note={desk.say("import.values-note")} name="values">
            <table class="mapping-table" role="table">
                <thead role="rowgroup"><tr role="row">
                    { for ["import.value", "import.counts"].map(|key| html! { <th scope="col" role="columnheader">{ desk.say(key) }</th> }) }
                </tr></thead>
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
            <p class="meta">{ desk.count("import.values-known", known) }</p>
        </Part>
    }
}

fn claim_options(desk: &Desk) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), desk.say("import.only-words"))];
    let all = fields::choices(fields::at("claims.class")).unwrap_or_default();
    options.extend(
        all.into_iter().filter(|id| *id != "unclear").map(|id| (id.to_owned(), desk.value("claims.class", id))),
    );
    options
}

fn list_options(desk: &Desk, field: &str) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), desk.say("import.only-words"))];
    options.extend(
        scheme::list(field).iter().map(|named| (named.id.clone(), scheme::name(field, &named.id, desk.env.lang()))),
    );
    options
}

/// Whose the systems are, where the rows do not say so.
fn whose(desk: &Desk, plan: &Plan, table: &Table, decided: &UseStateHandle<Decided>) -> Html {
    let has_body = plan.columns.iter().any(|c| c.column.is_some_and(|(c, _)| c.field == "@body"));
    let value = body(desk, table, decided);
    let oninput = {
        let decided = decided.clone();
        Callback::from(move |event: InputEvent| {
            let body = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            decided.set(Decided { body: Some(body), ..(*decided).clone() });
        })
    };
    html! {
        <Part title={desk.say("import.body-title")} note={desk.say(if has_body { "import.body-note-some" } else { "import.body-note" })} name="body">
            <label class="field">
                <span class="label">{ desk.say("import.body") }</span>
                <input type="text" maxlength="200" {value} {oninput} />
            </label>
        </Part>
    }
}

fn body(desk: &Desk, table: &Table, decided: &Decided) -> String {
    decided.body.clone().unwrap_or_else(|| {
        let publisher = desk.publisher();
        let stem = table.file.rsplit_once('.').map_or(table.file.as_str(), |(stem, _)| stem);
        if publisher.is_empty() { commonest(table).unwrap_or_else(|| stem.to_owned()) } else { publisher }
    })
}

/// The body that most rows name.
fn commonest(table: &Table) -> Option<String> {
    let plan = import::plan(&table.sheet)?;
    let at = plan.columns.iter().position(|c| c.column.is_some_and(|(c, _)| c.field == "@body"))?;
    texts(&table.sheet, plan.head, at).into_iter().max_by_key(|(_, count)| *count).map(|(text, _)| text)
}

/// The register with the table, and what became of it.
fn taken(desk: &Desk, table: &Table, decided: &Decided) -> Option<(Register, Report)> {
    let plan = planned(&import::plan(&table.sheet)?, decided);
    let body = body(desk, table, decided);
    let before = desk.state.register.as_deref().cloned().unwrap_or_else(|| intake::new_register(desk, &body));
    let today = desk.today();
    let source = Source { file: &table.file, body: &body, today: &today };
    let (mut register, report) = import::take(&before, &table.sheet, &plan, source);
    let heading = |field: &str| {
        plan.columns.iter().find(|c| c.column.is_some_and(|(c, _)| c.field == field)).map(|c| c.heading.clone())
    };
    for ((field, text), value) in decided.values.iter().filter(|(_, value)| !value.is_empty()) {
        if let Some(heading) = heading(field) {
            register.systems.iter_mut().for_each(|system| settle(system, table, (field, &heading, text), value));
        }
    }
    Some((register, report))
}

/// Puts the value that the visitor chose for a text; the text itself stays where it is.
fn settle(
    system: &mut register::record::System,
    table: &Table,
    (field, heading, text): (&str, &str, &str),
    value: &str,
) {
    if field == "claims[].raw" {
        let is_of_file = |claim: &Claim| claim.source == table.file && claim.raw == text;
        let fitting = system.claims.iter_mut().filter(|c| is_of_file(c) && c.class == Some(ClaimClass::Unclear));
        fitting.for_each(|claim| claim.class = serde_json::from_value(json!(value)).ok());
        system.revision.content_sha256 = system.content_sha256();
        return;
    }
    let is_left = system.import.unmapped.get(heading).is_some_and(|left| left == text);
    if system.import.from != table.file || !is_left {
        return;
    }
    let mut record = serde_json::to_value(&*system).unwrap_or(Value::Null);
    path::set(&mut record, field, json!(value));
    if let Ok(settled) = serde_json::from_value(record) {
        *system = settled;
        system.revision.content_sha256 = system.content_sha256();
    }
}

#[derive(PartialEq, Properties)]
struct PreviewProps {
    table: Waiting,
    decided: Decided,
}

/// What would become of the table.
#[function_component]
fn Preview(props: &PreviewProps) -> Html {
    let desk = use_desk();
    let table = Rc::clone(&props.table.0);
    let made = {
        let (desk, table, decided) = (desk.clone(), Rc::clone(&table), props.decided.clone());
        use_memo(props.decided.clone(), move |_| {
            taken(&desk, &table, &decided).map(|(register, report)| (Rc::new(register), report))
        })
    };
    let Some((register, report)) = &*made else { return Html::default() };
    let take = {
        let (desk, register, table, report) = (desk.clone(), Rc::clone(register), Rc::clone(&table), report.clone());
        Callback::from(move |()| take(&desk, &register, &table, &report))
    };
    let known: BTreeSet<&str> =
        desk.state.register.as_ref().map(|r| r.systems.iter().map(|s| s.id.as_str()).collect()).unwrap_or_default();
    let names: Vec<&str> =
        register.systems.iter().filter(|s| !known.contains(s.id.as_str())).map(|s| s.name.as_str()).collect();
    let words: &Words = desk.law_words();
    let mut sentences = report.sentences(words);
    let sum = sentences.pop().unwrap_or_default();
    let doubles = register::merge::doubles(register);
    let double = |double: &register::merge::Double| desk.fill("merge.double", &[("name", &double.name)]);
    html! {
        <>
            <Title text={desk.count("import.becomes-systems", report.added)} screen={format!("preview-{}", named(&table))} />
            <p class="lead">{ sentence(&sum) }{ "." }</p>
            if !names.is_empty() {
                <Part title={desk.say("import.new")} name="new">
                    <ul class="dashes">{ for names.iter().take(SHOWN_SYSTEMS).map(|name| html! { <li>{ *name }</li> }) }</ul>
                    if names.len() > SHOWN_SYSTEMS {
                        <p class="meta">{ desk.count("import.more", names.len() - SHOWN_SYSTEMS) }</p>
                    }
                </Part>
            }
            if !sentences.is_empty() {
                <Part title={desk.say("import.look")} note={desk.say("import.look-note")} name="look">
                    <ul class="dashes">{ for sentences.iter().take(100).map(|line| html! { <li>{ sentence(line) }</li> }) }</ul>
                    if sentences.len() > 100 {
                        <p class="meta">{ desk.count("import.more-lines", sentences.len() - 100) }</p>
                    }
                </Part>
            }
            if !doubles.is_empty() {
                <Part title={desk.say("merge.doubles")} name="doubles"><ul class="dashes">{ for doubles.iter().map(|d| html! { <li>{ double(d) }</li> }) }</ul></Part>
            }
            <div class="buttons"><Button main=true name="take" text={desk.say("import.take")} onclick={take} /></div>
            <p class="meta under">{ desk.say("import.undo-note") }</p>
        </>
    }
}

/// Takes the table in; one step takes it out again.
fn take(desk: &Desk, register: &Rc<Register>, table: &Table, report: &Report) {
    let counts = [("added", report.added), ("changed", report.changed)].map(|(key, n)| (key, n.to_string()));
    let counts = counts.each_ref().map(|(key, n)| (*key, n.as_str()));
    let what = desk.fill("import.done", &[&counts[..], &[("file", named(table).as_str())]].concat());
    desk.env.shim.say(&what);
    if desk.state.file.is_empty() {
        desk.act(Action::Name(desk.say("new.file")));
    }
    desk.act(Action::Change(Rc::clone(register), what.clone(), Screen::List));
    desk.act(Action::NextTable);
    desk.act(Action::Say(Said { done: vec![what], faults: Vec::new() }));
}
