//! Keeping what was written: print, files, a calendar; and opening it again. Nothing happens before somebody asks for it.

use kit::parts::{Button, Heading};
use kit::use_env;
use reflection::calendar::calendar;
use reflection::sheets::{self, POINTS, PROFILE};
use report::markdown;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::state::{Action, Fault};

/// The longest file that is read, in bytes: more than any document has.
const LONGEST: f64 = 4_194_304.0;

/// What the part is told.
#[derive(PartialEq, Properties)]
pub struct KeepProps {
    /// The catalogue.
    pub catalogue: AttrValue,
    /// The sheet that is kept.
    #[prop_or(AttrValue::Static(PROFILE))]
    pub sheet: AttrValue,
    /// Whether it can be printed empty, to be filled in by hand.
    #[prop_or_default]
    pub fillable: bool,
}

/// A form of a document.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Html,
    Markdown,
    Json,
    Calendar,
}

/// Print and files of a catalogue.
#[function_component]
pub fn Keep(props: &KeepProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let (env, written) = (&desk.env, desk.written(catalogue));
    let saves = |form| {
        let (desk, of, sheet) = (desk.clone(), props.catalogue.clone(), props.sheet.clone());
        Callback::from(move |()| save(&desk, &of, &sheet, form))
    };
    let is_profile = props.sheet == PROFILE;
    let dated = calendar(&desk.writer(catalogue, &written)).is_some();
    html! {
        <div class="keep-parts">
            <div class="buttons">
                <Button main=true text={env.say("print")} onclick={prints(&desk, &props.sheet, false)} />
                <Button text={env.say("keep.html")} onclick={saves(Form::Html)} />
                <Button text={env.say("keep.markdown")} onclick={saves(Form::Markdown)} />
                if is_profile {
                    <Button text={env.say("keep.json")} onclick={saves(Form::Json)} />
                    if dated {
                        <Button text={env.say("keep.calendar")} onclick={saves(Form::Calendar)} />
                    }
                }
            </div>
            if is_profile {
                <p class="meta">{ env.say(if dated { "keep.hint" } else { "keep.hint-undated" }) }</p>
                <Button quiet=true text={env.say("keep.empty-points")} onclick={prints(&desk, POINTS, true)} />
            } else if props.fillable {
                <Button quiet=true text={env.say("keep.empty")} onclick={prints(&desk, &props.sheet, true)} />
            }
        </div>
    }
}

/// Prints a sheet, as filled in or empty.
#[must_use]
pub fn prints(desk: &Desk, sheet: &str, is_empty: bool) -> Callback<()> {
    let (visit, sheet) = (desk.visit.clone(), AttrValue::from(sheet.to_owned()));
    Callback::from(move |()| visit.dispatch(Action::Print(sheet.clone(), is_empty)))
}

/// Hands a file out and says so.
fn save(desk: &Desk, catalogue: &str, sheet: &str, form: Form) {
    let Some(catalogue) = desk.catalogue(catalogue) else { return };
    let written = desk.written(catalogue);
    let writer = desk.writer(catalogue, &written);
    let Ok(document) = writer.sheet(sheet) else { return };
    let (ending, kind, content) = match form {
        Form::Html => ("html", "text/html", sheets::html(sheet, &document)),
        Form::Markdown => ("md", "text/markdown", markdown::render(&document)),
        Form::Json => ("json", "application/json", written.write()),
        Form::Calendar => ("ics", "text/calendar", calendar(&writer).unwrap_or_default()),
    };
    let stem = desk.env.say("keep.stem");
    let own = if sheet == PROFILE { String::new() } else { format!("-{sheet}") };
    let name = format!("{stem}-{}{own}.{ending}", catalogue.head.id);
    desk.env.shim.file(&name, kind, content.as_bytes());
    desk.env.shim.say(&desk.env.fill("keep.done", &[("file", &name)]));
}

/// Opens a file of an earlier visit.
#[function_component]
pub fn OpenFile() -> Html {
    let desk = use_desk();
    let env = use_env();
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
            let desk = desk.clone();
            wasm_bindgen_futures::spawn_local(async move {
                open(&desk, &file).await;
                // The same file may be chosen again.
                field.set_value("");
            });
        })
    };
    html! {
        <div class="from-file">
            <Heading below=1>{ env.say("open.title") }</Heading>
            <p class="meta" id="open-hint">{ env.say("open.hint") }</p>
            <input class="hidden" type="file" id="open-file" accept=".json,application/json" aria-describedby="open-hint" {onchange} />
            <label class="button" for="open-file">{ env.say("open.button") }</label>
        </div>
    }
}

async fn open(desk: &Desk, file: &web_sys::File) {
    let name = file.name();
    let refused = |key: &str, detail: Option<String>| {
        let sentence = desk.env.fill(key, &[("file", &name)]);
        desk.visit.dispatch(Action::Fault(Fault { sentence, detail }));
    };
    if file.size() > LONGEST {
        return refused("open.too-long", None);
    }
    let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok();
    let Some(text) = text.and_then(|text| text.as_string()) else { return refused("open.unreadable", None) };
    match crate::screen::read(&desk.shelf, &text) {
        Ok(document) => {
            desk.visit.dispatch(Action::Open(Box::new(document)));
            desk.env.shim.say(&desk.env.fill("open.done", &[("file", &name)]));
        }
        Err(fault) => refused("open.fault", Some(fault)),
    }
}
