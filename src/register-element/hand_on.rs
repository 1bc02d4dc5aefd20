//! What leaves the house: tables, worksheets, reports, the calendar, and the published pages.

use std::io::{Cursor, Write as _};

use engine::date::Date;
use kit::BOOK;
use kit::parts::{Button, Heading, Title};
use register::assess;
use register::export::{self, Computed, Sheetful};
use register::publish::{self, House};
use register::record::{Register, System};
use register::scheme::{self, Scheme};
use register::values::Publicity;
use register::words::Words;
use register::{board, calendar, public};
use report::document::Document;
use report::{html, markdown};
use text::Catalogue;
use workbooks::csv::{self, Dialect};
use workbooks::{pages, xlsx};
use yew::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::{Desk, use_desk};
use crate::parts::{Part, Select};
use crate::rows::{LAW, results, results_of_all};
use crate::state::Said;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The words of the language in which a file is, and the day for which its results are.
type Terms<'a> = (&'a Catalogue, Date);

/// A file that was made, with what keeps a receiver from taking it.
struct Made {
    name: &'static str,
    kind: &'static str,
    content: Vec<u8>,
    gaps: Vec<String>,
}

/// What can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Export {
    German,
    GermanCsv,
    Dutch,
    DutchCsv,
    Annex,
    Board,
    BoardMarkdown,
    Calendar,
    Public,
    Pages,
}

impl Export {
    /// Whether it goes to everybody: then no body is left out.
    const fn is_public(self) -> bool {
        matches!(self, Self::Dutch | Self::DutchCsv | Self::Public | Self::Pages)
    }

    /// Whether it has the German table, whatever the language of the page.
    const fn is_german(self) -> bool {
        matches!(self, Self::German | Self::GermanCsv | Self::Pages)
    }

    const fn key(self) -> &'static str {
        match self {
            Self::German => "german",
            Self::GermanCsv => "german-csv",
            Self::Dutch => "dutch",
            Self::DutchCsv => "dutch-csv",
            Self::Annex => "annex",
            Self::Board => "board",
            Self::BoardMarkdown => "board-md",
            Self::Calendar => "calendar",
            Self::Public => "public",
            Self::Pages => "pages",
        }
    }
}

/// The screen.
#[function_component]
pub fn HandOn() -> Html {
    let desk = use_desk();
    let register = desk.register();
    let only = use_state(String::new);
    let shown = register.systems.iter().filter(|system| public::is_shown(system)).count();
    let withheld = register.systems.iter().filter(|s| s.publication.state == Some(Publicity::Withheld)).count();
    let line = |export: Export| {
        let onclick = {
            let desk = desk.clone();
            let only = (*only).clone();
            Callback::from(move |()| make(&desk, export, &only))
        };
        let name = desk.say(&format!("export.{}", export.key()));
        html! {
            <li class="export">
                <div><Heading below=2>{ html! { name.clone() } }</Heading><p class="meta">{ desk.say(&format!("export.{}-note", export.key())) }</p></div>
                <Button text={desk.say("export.make")} about={name} {onclick} name={export.key()} />
            </li>
        }
    };
    let parts =
        [("shown", shown), ("all", register.systems.len()), ("withheld", withheld)].map(|(k, n)| (k, n.to_string()));
    let parts = parts.each_ref().map(|(k, n)| (*k, n.as_str()));
    html! {
        <div class="sheet hand-on">
            <Title text={desk.say("hand-on.title")} screen="hand-on" />
            <Part title={desk.say("hand-on.house")} note={desk.say("hand-on.house-note")} name="house">
                if desk.day() != desk.env.today {
                    <p>{ desk.fill("hand-on.day", &[("day", &desk.date(&desk.day().to_string()))]) }</p>
                }
                if register.organisations.len() > 1 {
                    { bodies(&desk, &only) }
                }
                <ul>{ for [Export::German, Export::GermanCsv, Export::Board, Export::BoardMarkdown, Export::Calendar, Export::Annex].map(line) }</ul>
            </Part>
            <Part title={desk.say("hand-on.public")} note={desk.fill("hand-on.public-note", &parts)} name="public">
                { warnings(&desk, &register) }
                if shown == 0 {
                    <p>{ desk.say("hand-on.nothing") }</p>
                } else {
                    <ul>{ for [Export::Pages, Export::Public, Export::Dutch, Export::DutchCsv].map(line) }</ul>
                }
            </Part>
        </div>
    }
}

/// Of which body the tables for the house are: a ministry sends each agency its own.
fn bodies(desk: &Desk, only: &UseStateHandle<String>) -> Html {
    let register = desk.register();
    let mut options = vec![(String::new(), desk.say("hand-on.all"))];
    options.extend(register.organisations.iter().map(|body| (body.id.clone(), body.name.clone())));
    let onchange = {
        let only = only.clone();
        Callback::from(move |id: String| only.set(id))
    };
    html! { <Select label={desk.say("hand-on.only")} {options} value={(**only).clone()} {onchange} /> }
}

/// What a person should look at before it becomes public: it asks, and deletes nothing.
fn warnings(desk: &Desk, register: &Register) -> Html {
    let mut lines: Vec<String> = Vec::new();
    for system in register.systems.iter().filter(|system| public::is_shown(system)) {
        let name = ("name", system.name.as_str());
        let contact = &system.contacts.public;
        if contact.email.is_empty() && contact.url.is_empty() {
            lines.push(desk.fill("warn.contact", &[name]));
        }
        let before = contact.email.split('@').next().unwrap_or_default();
        if before.contains('.') && before.split('.').all(|part| part.len() > 1) {
            lines.push(desk.fill("warn.person", &[name, ("email", &contact.email)]));
        }
        if system.classification.answers.is_empty() {
            lines.push(desk.fill("warn.unassessed", &[name]));
        }
        let texts = [&system.short_description, &system.purpose.text];
        if texts.iter().any(|text| text.contains("VS-") || text.contains("VS ")) {
            lines.push(desk.fill("warn.secret", &[name]));
        }
    }
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <details class="more warnings"><summary>{ desk.count("warn.title", lines.len()) }</summary>
            <ul class="dashes duty-body">{ for lines.iter().take(100).map(|line| html! { <li>{ line }</li> }) }</ul></details>
    }
}

/// Makes a file and hands it over, with what there is to say about it.
fn make(desk: &Desk, export: Export, only: &str) {
    let mut register = (*desk.register()).clone();
    if !only.is_empty() && !export.is_public() {
        register.systems.retain(|system| system.organisation.responsible == only);
    }
    let desk = desk.clone();
    wasm_bindgen_futures::spawn_local(async move {
        // A day that somebody tries out is nothing to publish.
        let day = if export.is_public() { desk.env.day } else { desk.day() };
        let lang = if export.is_german() { "de" } else { desk.env.lang() };
        let made = match desk.env.catalogue(lang).await {
            Some(catalogue) => made(&desk, (&catalogue, day), &register, export),
            None => Err(desk.say("export.no-words")),
        };
        hand_over(&desk, made);
    });
}

fn hand_over(desk: &Desk, made: Result<Made, String>) {
    match made {
        Ok(made) => {
            desk.env.shim.file(made.name, made.kind, &made.content);
            let mut done = vec![desk.fill("export.done", &[("file", made.name)])];
            let count = made.gaps.len();
            done.extend(made.gaps.into_iter().take(20));
            if count > 20 {
                done.push(desk.count("import.more-lines", count - 20));
            }
            desk.tell(Said { done, faults: Vec::new() });
        }
        Err(why) => desk.tell(Said { done: Vec::new(), faults: vec![why] }),
    }
}

/// A file in the language and as of the day of its terms.
fn made(desk: &Desk, terms: Terms<'_>, register: &Register, export: Export) -> Result<Made, String> {
    let file =
        |name: &'static str, kind: &'static str, content: Vec<u8>| Made { name, kind, content, gaps: Vec::new() };
    match export {
        Export::German => german(desk, terms, register),
        Export::GermanCsv => {
            let Sheetful { rows, gaps } = table(desk, terms, register, of("german")?);
            let content = csv::write(&rows, Dialect::German, &|cell| export::shown(cell, "de"));
            Ok(Made { gaps, ..file("ki-register.csv", "text/csv", content) })
        }
        Export::DutchCsv => {
            let shown = shown(register)?;
            let Sheetful { rows, gaps } = table(desk, terms, &shown, of("dutch")?);
            let content = csv::write(&rows, Dialect::Plain, &|cell| export::shown(cell, "nl"));
            Ok(Made { gaps, ..file("algoritmeregister.csv", "text/csv", content) })
        }
        Export::Dutch => {
            let shown = shown(register)?;
            let scheme = of("dutch")?;
            let gaps = table(desk, terms, &shown, scheme).gaps;
            let entries = export::dutch(&shown, scheme, &|system| computed(terms, system, desk.law_words()));
            Ok(Made { gaps, ..file("algoritmeregister.json", "application/json", format!("{entries:#}").into_bytes()) })
        }
        Export::Annex => annex(desk, register).map(|content| file("annex-viii.xlsx", XLSX, content)),
        Export::Board => {
            Ok(file("ai-register-report.html", "text/html", html::render(&report(desk, register)).into_bytes()))
        }
        Export::BoardMarkdown => {
            Ok(file("ai-register-report.md", "text/markdown", markdown::render(&report(desk, register)).into_bytes()))
        }
        Export::Calendar => {
            let made = calendar::calendar(register, &desk.today(), desk.law_words());
            let text = made.ok_or_else(|| crate::import::sentence(&desk.law_words().get("calendar.empty")))?;
            Ok(file("ai-register.ics", "text/calendar", text.into_bytes()))
        }
        Export::Public => {
            let text = register::file::text(&public::view(register));
            Ok(file("register.json", "application/json", text.into_bytes()))
        }
        Export::Pages => {
            site(desk, terms, register).map(|content| file("register-pages.zip", "application/zip", content))
        }
    }
}

fn of(id: &str) -> Result<&'static Scheme, String> {
    scheme::scheme(id).ok_or_else(|| id.to_owned())
}

/// What everybody may see, as a register.
fn shown(register: &Register) -> Result<Register, String> {
    serde_json::from_value(public::view(register)).map_err(|error| error.to_string())
}

/// What the computed columns say of a system.
fn computed(terms: Terms<'_>, system: &System, words: &Words) -> Computed {
    export::computed(&LAW, system, results(system, terms.1).as_ref(), words, terms.0)
}

fn table(desk: &Desk, terms: Terms<'_>, register: &Register, scheme: &'static Scheme) -> Sheetful {
    // What Germans read is German; what is said of the Dutch table is said in the language of the page.
    let words = if scheme.lang == "de" { Words::of("de") } else { desk.law_words() };
    export::table(register, scheme, words, &|system| computed(terms, system, words))
}

fn german(desk: &Desk, terms: Terms<'_>, register: &Register) -> Result<Made, String> {
    let scheme = of("german")?;
    let words = Words::of(&scheme.lang);
    let Sheetful { rows, gaps } = table(desk, terms, register, scheme);
    let state = (&*BOOK.version.to_string(), &*terms.1.to_string());
    let content = xlsx::write(&pages::systems(rows, scheme, words, state), &register.register.title)?;
    Ok(Made { name: "ki-register.xlsx", kind: XLSX, content, gaps })
}

/// The worksheets of Annex VIII for every system that owes one.
fn annex(desk: &Desk, register: &Register) -> Result<Vec<u8>, String> {
    let sheets = |system| Some((system, assess::registration(&LAW, &results(system, desk.day())?)));
    let sheets: Vec<pages::Sheets<'_>> = register.systems.iter().filter_map(sheets).collect();
    let pages = pages::annex(register, &LAW, &sheets, desk.law_words());
    if pages.is_empty() { Err(desk.say("export.annex-none")) } else { xlsx::write(&pages, &register.register.title) }
}

/// The report for a committee.
fn report(desk: &Desk, register: &Register) -> Document {
    let systems: Vec<&System> = register.systems.iter().collect();
    let results = results_of_all(&systems, desk.day());
    let assessed: Vec<board::Assessed> = systems.into_iter().zip(results).collect();
    let words = (desk.law_words(), &*desk.env.words.catalogue);
    board::board(register, &assessed, &LAW, &desk.day().to_string(), words)
}

/// The note for a committee on one system, or on all.
pub fn board_of(desk: &Desk, id: Option<&str>) {
    let mut register = (*desk.register()).clone();
    register.systems.retain(|system| id.is_none_or(|id| system.id == id));
    let content = html::render(&report(desk, &register));
    desk.env.shim.file("ai-register-report.html", "text/html", content.as_bytes());
    desk.tell(Said {
        done: vec![desk.fill("export.done", &[("file", "ai-register-report.html")])],
        faults: Vec::new(),
    });
}

/// The published pages in one archive, made from the public view alone; without a clock, so the same register gives the same bytes.
fn site(desk: &Desk, terms: Terms<'_>, register: &Register) -> Result<Vec<u8>, String> {
    let mut files = publish::publish(register, &LAW, &House::default());
    let shown = shown(register)?;
    let scheme = of("german")?;
    let csv = pages::public_csv(&shown, table(desk, terms, &shown, scheme), Words::of(&scheme.lang))?;
    files.insert("register.public.csv".to_owned(), csv);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in &files {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).map_err(|error| error.to_string())?;
        archive.write_all(content.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
}
