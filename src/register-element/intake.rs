//! Files that come in: what each is, and what becomes of it.

use std::rc::Rc;

use kit::BOOK;
use register::assess::FromCase;
use register::file::{self, Opened, Opening, Refusal};
use register::grid::Sheet;
use register::import;
use register::record::{Organisation, Register, System};
use register::{identity, merge};
use serde_json::Value;
use workbooks::read;
use yew::prelude::*;

use crate::desk::Desk;
use crate::page::{self, Given};
use crate::slices::Slice;
use crate::state::{Action, Other, Said, Screen, Table};

/// What a file is.
enum Kind {
    /// A register.
    Register(Box<Opened>),
    /// A case of the check.
    Case(String),
    /// Tables.
    Tables(Vec<Sheet>),
}

/// What came in, by kind.
#[derive(Default)]
struct Incoming {
    /// The register to open, with its file.
    open: Option<(String, Box<Opened>)>,
    /// Registers to merge.
    others: Vec<Rc<Other>>,
    tables: Vec<Rc<Table>>,
    /// Cases of the check, with their files.
    cases: Vec<(String, String)>,
    /// What there is to say.
    said: Said,
}

/// Takes files in; `placed` are those that can be saved in their place.
pub async fn take(desk: &Desk, files: Vec<Given>, placed: bool) {
    let Incoming { mut open, mut others, tables, cases, mut said } = sorted(desk, files, placed).await;
    // Reading takes time, in which a register may have been begun: nothing replaces it.
    if desk.state.register.is_some()
        && let Some((file, opened)) = open.take()
    {
        others.push(Rc::new(Other { file, register: opened.register, on_disk: false, placed }));
    }
    let base = open.as_ref().map(|(_, opened)| opened.register.clone());
    if let Some((file, opened)) = open {
        let notes = opened_notes(desk, &file, &opened);
        said.done.splice(0..0, notes.done);
        if placed {
            page::of(&desk.env.shim).merged(&file);
        }
        desk.act(Action::Open { file, opened, said: Said::default(), saved: true, placed });
    }
    if !cases.is_empty() {
        take_cases(desk, base, &cases, &mut said);
    }
    if !said.faults.is_empty() || !said.done.is_empty() {
        desk.tell(said);
    }
    if !tables.is_empty() || !others.is_empty() {
        desk.env.shim.say(&desk.count("intake.waiting", tables.len() + others.len()));
        desk.act(Action::Wait(tables, others));
    }
}

/// What the files are.
async fn sorted(desk: &Desk, files: Vec<Given>, placed: bool) -> Incoming {
    let mut came = Incoming::default();
    for (name, content) in files {
        match kind(desk, &content).await {
            Err(why) => came.said.faults.push(format!("{name}: {why}")),
            Ok(Kind::Register(opened)) if desk.state.register.is_none() && came.open.is_none() => {
                came.open = Some((name, opened));
            }
            Ok(Kind::Register(opened)) => {
                came.others.push(Rc::new(Other { file: name, register: opened.register, on_disk: false, placed }));
            }
            Ok(Kind::Case(text)) => came.cases.push((name, text)),
            Ok(Kind::Tables(sheets)) => {
                let tables = worth_deciding(desk, &name, sheets, &mut came.said);
                came.tables.extend(tables.into_iter().map(|sheet| Rc::new(Table { file: name.clone(), sheet })));
            }
        }
    }
    came.tables.retain(|table| {
        let known = table.sheet.rows.iter().any(|row| row.iter().any(|cell| !cell.is_empty()));
        if !known {
            came.said.done.push(desk.fill("intake.empty-sheet", &[("file", &named(table))]));
        }
        known
    });
    came
}

/// The tables of a file that somebody has to look at: beside one that is known, choice lists and notes are no matter for a decision.
fn worth_deciding(desk: &Desk, file: &str, mut sheets: Vec<Sheet>, said: &mut Said) -> Vec<Sheet> {
    if sheets.iter().any(|sheet| import::plan(sheet).is_some()) {
        sheets.retain(|sheet| {
            let is_known = import::plan(sheet).is_some();
            if !is_known && sheet.rows.iter().any(|row| !row.is_empty()) {
                let sheet = [("sheet", sheet.name.as_str())];
                said.done.push(format!("{file}: {}", desk.law_words().fill("import.ignored", &sheet)));
            }
            is_known
        });
    }
    sheets
}

/// The file of a table, with its sheet.
#[must_use]
pub fn named(table: &Table) -> String {
    if table.sheet.name.is_empty() { table.file.clone() } else { format!("{} · {}", table.file, table.sheet.name) }
}

/// What there is to say about a register that was opened.
fn opened_notes(desk: &Desk, file: &str, opened: &Opened) -> Said {
    let words = desk.law_words();
    let mut done: Vec<String> = opened.faults.iter().map(|f| format!("{file}: {}", f.sentence(words))).collect();
    if opened.edited {
        done.push(words.fill("check.edited", &[("file", file)]));
    }
    done.extend(opened.register.contradictions(words));
    Said { done, faults: Vec::new() }
}

/// What a file is; else why it is not read.
async fn kind(desk: &Desk, content: &[u8]) -> Result<Kind, String> {
    let words = desk.law_words();
    let text = std::str::from_utf8(content).ok().map(|text| text.trim_start_matches('\u{feff}').trim_start());
    let json = text.filter(|text| text.starts_with(['{', '[']));
    if let Some(text) = json {
        let refused = |refusal: Refusal| refusal.sentences(words).join("; ");
        let document: Value =
            serde_json::from_str(text).map_err(|error| refused(Refusal::NoJson(error.to_string())))?;
        let format = document.get("format").and_then(Value::as_str).unwrap_or_default();
        if format.starts_with("ai-act-register/") {
            return opened(document).await.map(|opened| Kind::Register(Box::new(opened))).map_err(refused);
        }
        if format.starts_with("ai-act-check/") || document.get("answers").is_some_and(Value::is_object) {
            return Ok(Kind::Case(text.to_owned()));
        }
        return match import::sheet_of_json(&document) {
            Some(sheet) => Ok(Kind::Tables(vec![sheet])),
            None => Err(refused(Refusal::Foreign)),
        };
    }
    read::read(content).map(Kind::Tables).map_err(|trouble| trouble.sentence(words))
}

/// A register, read in slices.
async fn opened(document: Value) -> Result<Opened, Refusal> {
    let mut slice = Slice::begin();
    slice.rest().await;
    let mut opening = Opening::begin(document)?;
    while opening.step()? {
        if slice.is_over() {
            slice.rest().await;
        }
    }
    opening.finish()
}

/// Saved cases go to the systems with their names; one that fits none becomes a system of its own. `base` is a register that was
/// opened with them.
fn take_cases(desk: &Desk, base: Option<Register>, cases: &[(String, String)], said: &mut Said) {
    let base = base.or_else(|| desk.state.register.as_deref().cloned());
    let is_new = base.is_none();
    let mut register = base.unwrap_or_else(|| new_register(desk, ""));
    let before = said.faults.len();
    let count = cases.len();
    said.faults.extend(cases.iter().filter_map(|(file, text)| take_case(desk, &mut register, file, text).err()));
    let taken = count - (said.faults.len() - before);
    if taken == 0 {
        return;
    }
    let what = desk.count("intake.cases", taken);
    said.done.push(what.clone());
    if is_new {
        let opened = Box::new(Opened { register, faults: Vec::new(), edited: false });
        desk.act(Action::Open {
            file: desk.say("new.file"),
            opened,
            said: Said::default(),
            saved: false,
            placed: false,
        });
    } else {
        desk.act(Action::Change(Rc::new(register), what, Screen::List));
    }
}

/// Takes one saved case.
fn take_case(desk: &Desk, register: &mut Register, file: &str, text: &str) -> Result<(), String> {
    let Some(case) = FromCase::read(text) else {
        return Err(format!("{file}: {}", desk.say("intake.bad-case")));
    };
    let today = desk.today();
    match import::take_case(register, text, &today) {
        Some((_, 1)) => {}
        Some((name, count)) if count > 1 => {
            let parts = [("name", name.as_str()), ("count", &count.to_string())];
            return Err(desk.law_words().fill("import.case-unclear", &parts));
        }
        _ => {
            let name = if case.name.is_empty() { file.trim_end_matches(".json") } else { &case.name };
            let mut system = new_system(desk, register, name);
            case.put(&mut system);
            system.revise(&today);
            register.systems.push(system);
        }
    }
    Ok(())
}

/// An empty register of a body.
#[must_use]
pub fn new_register(desk: &Desk, body: &str) -> Register {
    let said = desk.say("new.body");
    let body = if body.trim().is_empty() { said.as_str() } else { body.trim() };
    let publisher = identity::named(&["organisation", &merge::folded(body)]);
    let organisation = Organisation { id: publisher.clone(), name: body.to_owned(), ..Organisation::default() };
    let mut register = Register { organisations: vec![organisation], ..Register::default() };
    register.register.id = page::new_id();
    register.register.title = desk.law_words().fill("import.title-new", &[("body", body)]);
    register.register.publisher = publisher;
    register.register.languages = vec![desk.env.lang().to_owned()];
    register
}

/// A new system of the body that keeps the register.
#[must_use]
pub fn new_system(desk: &Desk, register: &Register, name: &str) -> System {
    let mut system = System { id: page::new_id(), name: name.to_owned(), ..System::default() };
    desk.env.lang().clone_into(&mut system.lang);
    register.register.publisher.clone_into(&mut system.organisation.responsible);
    system.publication.state = Some(register::values::Publicity::Draft);
    system.lifecycle.status = Some(register::values::LifeStatus::InUse);
    system.revision.changed_on = desk.today();
    system
}

/// The public view, which the page fetched.
pub fn take_public(desk: &Desk, content: &[u8]) {
    let refused = |why: String| desk.tell(Said { done: Vec::new(), faults: vec![why] });
    let Ok(document) = serde_json::from_slice::<Value>(content) else { return refused(desk.say("public.damaged")) };
    let withheld = document.get("withheld").and_then(|w| w.get("total")?.as_u64()).unwrap_or(0);
    match file::opened(document) {
        // Only what everybody may see goes on, also where the page names a file of the house by mistake.
        Ok(opened) => {
            let is_view = withheld > 0 || opened.register.systems.iter().all(|s| s.publication.state.is_none());
            let view = if is_view {
                opened.register
            } else {
                serde_json::from_value(register::public::view(&opened.register)).unwrap_or_default()
            };
            desk.act(Action::OpenPublic(Box::new(view), withheld));
        }
        Err(refusal) => refused(refusal.sentences(desk.law_words()).join("; ")),
    }
}

/// The answers of a link of the check.
#[must_use]
pub fn answers_of_link(text: &str) -> Option<std::collections::BTreeMap<String, Vec<String>>> {
    let fragment = text.trim().split_once('#').map_or(text.trim(), |(_, fragment)| fragment);
    let case = documents::link::read(BOOK, fragment).ok()?;
    let answers = case.answers.iter().map(|answer| (answer.question.id.to_owned(), answer.said().collect()));
    Some(answers.collect())
}

/// Takes in the files of a file input or a drop.
pub fn take_list(desk: &Desk, list: Option<web_sys::FileList>) {
    let Some(list) = list else { return };
    let files: Vec<web_sys::File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
    if files.is_empty() {
        return;
    }
    let desk = desk.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let mut given = Vec::new();
        for file in files {
            let name = file.name();
            match page::read(file).await {
                Some(file) => given.push(file),
                None => desk
                    .tell(Said { done: Vec::new(), faults: vec![desk.fill("intake.unreadable", &[("file", &name)])] }),
            }
        }
        take(&desk, given, false).await;
    });
}

/// What the choice of files is told.
#[derive(PartialEq, Properties)]
pub struct ChooseProps {
    /// What the button says.
    pub text: AttrValue,
    /// Whether it is the one that leads on.
    #[prop_or_default]
    pub main: bool,
    /// Names it: ids are of one shadow root.
    pub id: AttrValue,
}

/// Chooses files, several at once; in place where the browser can save there.
#[function_component]
pub fn Choose(props: &ChooseProps) -> Html {
    let desk = crate::desk::use_desk();
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            take_list(&desk, input.files());
            // The same file may be chosen again.
            input.set_value("");
        })
    };
    let onclick = {
        let desk = desk.clone();
        Callback::from(move |event: MouseEvent| {
            if page::of(&desk.env.shim).can_pick() {
                event.prevent_default();
                let desk = desk.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    let files = page::picked(&desk.env.shim).await;
                    take(&desk, files, true).await;
                });
            }
        })
    };
    html! {
        <span class="choose">
            <input class="hidden" type="file" multiple=true id={props.id.clone()} {onchange} {onclick} />
            <label class={classes!("button", props.main.then_some("main-button"))} for={props.id.clone()}>{ &props.text }</label>
        </span>
    }
}
