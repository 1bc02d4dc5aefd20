//! The course as it stands: order, day, pass mark, how long it takes, and what is made of it.

use std::rc::Rc;

use kit::parts::Button;
use training::case::Case;
use training::course::{Course, Entry, FORMAT};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::files::{self, Kind};
use crate::here::{Here, Running, words};
use crate::parts::{Typed, head, typed};
use crate::state::{Action, Draft, View};

/// The pass mark where somebody wants one and has not said which.
const USUAL_PASS: &str = "60";
/// The minutes where nobody has said how many.
const USUAL_MINUTES: &str = "90";

/// The course.
pub fn course(here: &Here) -> Html {
    let draft = &here.state.draft;
    let needed: u16 = draft.entries.iter().filter_map(|entry| find(here, entry)).map(|case| case.minutes).sum();
    html! {
        <>
            { head(1, "group-head", here.say("course.heading")) }
            { order(here) }
            { time(here, needed) }
            { field(here, "title", "text", title(here), |draft, value| draft.title = Some(value)) }
            <div class="picks">
                { field(here, "day", "date", day(here), |draft, value| draft.day = Some(value)) }
                { field(here, "time", "number", minutes(draft), |draft, value| draft.minutes = Some(value)) }
            </div>
            { pass(here) }
            { language(here) }
            { start(here) }
            { downloads(here) }
            { open(here) }
        </>
    }
}

fn find<'h>(here: &'h Here, entry: &'h Entry) -> Option<&'h Case> {
    match entry {
        Entry::Library(id) => here.library.iter().find(|case| case.id == *id),
        Entry::Own(case) => Some(case),
    }
}

fn title(here: &Here) -> String {
    here.state.draft.title.clone().unwrap_or_else(|| words(&here.env).get("title"))
}

fn day(here: &Here) -> String {
    here.state.draft.day.clone().unwrap_or_else(|| here.env.day.to_string())
}

fn minutes(draft: &Draft) -> String {
    draft.minutes.clone().unwrap_or_else(|| USUAL_MINUTES.to_owned())
}

/// Changes the draft.
fn changed(here: &Here, change: impl Fn(&mut Draft) + 'static) -> Callback<()> {
    let here = here.clone();
    Callback::from(move |()| {
        let mut draft = Draft { note: None, ..here.state.draft.clone() };
        change(&mut draft);
        here.send(Action::Draft(Box::new(draft)));
    })
}

fn field(here: &Here, id: &'static str, kind: &'static str, value: String, change: fn(&mut Draft, String)) -> Html {
    let to = here.clone();
    let taken = Callback::from(move |value| {
        let mut draft = Draft { note: None, ..to.state.draft.clone() };
        change(&mut draft, value);
        to.send(Action::Draft(Box::new(draft)));
    });
    typed(Typed { id, kind, label: here.say(&format!("course.{id}")), value, taken })
}

/// The cases in their order.
fn order(here: &Here) -> Html {
    let entries = &here.state.draft.entries;
    if entries.is_empty() {
        return html! { <p class="quiet">{ here.say("course.empty") }</p> };
    }
    let row = |(at, entry): (usize, &Entry)| {
        let title = find(here, entry).map_or_else(|| name(entry), |case| case.title.clone());
        let own = matches!(entry, Entry::Own(_));
        let move_to = |to: usize| changed(here, move |draft| draft.entries.swap(at, to)).reform(|_: MouseEvent| ());
        let remove = changed(here, move |draft| drop(draft.entries.remove(at))).reform(|_: MouseEvent| ());
        let (up, down, out) = (here.say("course.up"), here.say("course.down"), here.say("course.out"));
        html! {
            <li>
                <span>{ &title }if own { <span class="meta own">{ here.say("course.own") }</span> }</span>
                <span class="moves">
                    <button class="move" type="button" disabled={at == 0} aria-label={format!("{up}: {title}")} onclick={move_to(at.saturating_sub(1))}>{ "↑" }</button>
                    <button class="move" type="button" disabled={at + 1 == entries.len()} aria-label={format!("{down}: {title}")} onclick={move_to((at + 1).min(entries.len() - 1))}>{ "↓" }</button>
                    <button class="move" type="button" aria-label={format!("{out}: {title}")} onclick={remove}>{ "×" }</button>
                </span>
            </li>
        }
    };
    html! { <ol class="order">{ for entries.iter().enumerate().map(row) }</ol> }
}

fn name(entry: &Entry) -> String {
    match entry {
        Entry::Library(id) => id.clone(),
        Entry::Own(case) => case.title.clone(),
    }
}

/// How long the cases take, and whether there is that much time.
fn time(here: &Here, needed: u16) -> Html {
    let draft = &here.state.draft;
    if draft.entries.is_empty() {
        return Html::default();
    }
    let (cases, takes) = (here.env.words.count("cases", draft.entries.len()), here.minutes(needed));
    let there = minutes(draft).trim().parse::<u16>().ok();
    let over = there
        .filter(|there| *there < needed)
        .map(|there| here.fill("course.over", &[("n", &(needed - there).to_string())]));
    html! {
        <p class="takes"><strong>{ here.fill("course.takes", &[("cases", &cases), ("minutes", &takes)]) }</strong>{ " " }{ over }</p>
    }
}

fn pass(here: &Here) -> Html {
    let share = here.state.draft.pass.clone();
    let unmarked = changed(here, |draft| draft.pass = None).reform(|_: Event| ());
    let marked = changed(here, |draft| draft.pass = Some(USUAL_PASS.to_owned())).reform(|_: Event| ());
    html! {
        <fieldset class="asked">
            <legend class="sub">{ here.say("course.done-when") }</legend>
            <div class="options">
                <div class="option"><label class="certain">
                    <input type="radio" name="pass" checked={share.is_none()} onchange={unmarked} />
                    <span class="label">{ here.say("course.all-seen") }</span></label></div>
                <div class="option"><label class="certain">
                    <input type="radio" name="pass" checked={share.is_some()} onchange={marked} />
                    <span class="label">{ here.say("course.mark") }<small>{ here.say("course.mark-note") }</small></span></label></div>
            </div>
            if let Some(share) = share {
                { field(here, "pass", "number", share, |draft, value| draft.pass = Some(value)) }
            }
        </fieldset>
    }
}

/// The course has the language of the page.
fn language(here: &Here) -> Html {
    let catalogue = &here.env.words.catalogue;
    let others = catalogue.others().map(|(code, name)| {
        let (shim, code) = (here.env.shim.clone(), code.to_owned());
        let lang = code.clone();
        let onclick = move |_| shim.language(&code);
        html! { <button class="link" type="button" {lang} {onclick}>{ name.to_owned() }</button> }
    });
    html! { <p class="small">{ here.say("course.language") }{ " " }{ for others }</p> }
}

/// The draft as a course, or what is still wrong with it.
fn course_of(here: &Here) -> Result<Course, Vec<String>> {
    let draft = &here.state.draft;
    let (title, day) = (title(here).trim().to_owned(), day(here));
    let number =
        |text: &str, from: u16, to: u16| text.trim().parse::<u16>().ok().filter(|number| (from..=to).contains(number));
    let minutes = number(&minutes(draft), 10, 480);
    let pass = draft.pass.as_deref().map(|share| number(share, 1, 100).and_then(|share| u8::try_from(share).ok()));
    let mut faults = Vec::new();
    let mut wrong = |is: bool, key: &str| {
        if is {
            faults.push(here.say(key));
        }
    };
    wrong(draft.entries.is_empty(), "fault.no-cases");
    wrong(title.is_empty() || title.chars().count() > 80, "fault.title-length");
    wrong(engine::date::Date::parse(&day).is_none(), "fault.day");
    wrong(minutes.is_none(), "fault.minutes");
    wrong(pass == Some(None), "fault.pass");
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Course {
        format: FORMAT.to_owned(),
        title,
        lang: here.env.lang().to_owned(),
        day,
        minutes: minutes.unwrap_or_default(),
        pass: pass.flatten(),
        cases: draft.entries.clone(),
    })
}

/// Does something with the course if it holds; else says what does not.
fn with_course(here: &Here, act: impl Fn(&Here, &Course, &Running) -> Result<(), String> + 'static) -> Callback<()> {
    let here = here.clone();
    Callback::from(move |()| {
        let made = course_of(&here).and_then(|course| Running::of(&course, &here.env).map(|running| (course, running)));
        let done = made.and_then(|(course, running)| act(&here, &course, &running).map_err(|fault| vec![fault]));
        if let Err(faults) = done {
            here.send(Action::Fault(faults));
        }
    })
}

fn start(here: &Here) -> Html {
    let begin = |view: View| {
        with_course(here, move |here, course, _| {
            here.send(Action::Begin(Rc::new(course.clone()), view));
            Ok(())
        })
    };
    html! {
        <>
            { head(1, "group-head", here.say("course.start")) }
            <p class="buttons">
                <Button main=true name="room" text={here.say("course.in-room")} onclick={begin(View::Room)} />
                <Button name="alone" text={here.say("course.alone")} onclick={begin(View::Alone)} />
                <Button quiet=true name="sheet" text={here.say("sheet.open")} onclick={begin(View::Sheet)} />
            </p>
        </>
    }
}

fn downloads(here: &Here) -> Html {
    let row = |kind: Kind| {
        let make = with_course(here, move |here, _, running| {
            let name = files::hand_out(here, &running.prepared, kind)?;
            let note = here.fill("files.made", &[("name", &name)]);
            here.env.shim.say(&note);
            here.send(Action::Draft(Box::new(Draft { note: Some(note), ..here.state.draft.clone() })));
            Ok(())
        });
        let name = kind.name();
        html! {
            <li>
                <Button quiet=true name={name} text={here.say(&format!("files.{name}"))} onclick={make} />
                <span class="meta">{ here.say(&format!("files.{name}-note")) }</span>
            </li>
        }
    };
    html! {
        <>
            { head(1, "group-head", here.say("files.title")) }
            if let Some(note) = &here.state.draft.note { <p class="made">{ note }</p> }
            <ul class="files">{ for Kind::ALL.into_iter().map(row) }</ul>
        </>
    }
}

/// A course file is opened again.
fn open(here: &Here) -> Html {
    let to = here.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be chosen again once it has been mended.
        let (here, name) = (to.clone(), file.name());
        let text = file.text();
        input.set_value("");
        spawn_local(async move {
            let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
            let read = text.ok_or_else(|| vec![here.say("fault.unreadable")]);
            match read.and_then(|text| files::opened(&here.env, &text)) {
                Ok(course) => {
                    here.env.shim.say(&here.fill("files.opened", &[("name", &name)]));
                    here.send(Action::Given(Rc::new(course)));
                }
                Err(faults) => {
                    let faults: Vec<String> = faults.iter().map(|fault| format!("{name}: {fault}")).collect();
                    here.send(Action::Fault(faults));
                }
            }
        });
    });
    html! {
        <div class="field open">
            <label for="open">{ here.say("files.open") }</label>
            <input id="open" type="file" accept=".json,application/json" {onchange} />
            <p class="meta">{ here.say("files.open-note") }</p>
        </div>
    }
}
