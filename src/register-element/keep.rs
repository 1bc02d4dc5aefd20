//! The file is the store: it is saved in its place where the browser can, else handed over as a download.

use std::rc::Rc;

use kit::parts::Button;
use register::file;
use register::record::Register;
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::page::{self, Kept};
use crate::state::{Action, Other, Said, Screen};
use crate::system::fault;

/// Where one is, and whether everything is saved.
#[function_component]
pub fn Bar() -> Html {
    let desk = use_desk();
    let state = &desk.state;
    let unsaved = state.is_unsaved();
    let saves = |anew: bool| {
        let desk = desk.clone();
        Callback::from(move |()| save(&desk, anew))
    };
    let tab = |screen: Screen, key: &str| {
        let current = (state.screen == screen).then_some("page");
        let onclick = desk.goes(screen).reform(|_: MouseEvent| ());
        html! { <button class="link" type="button" aria-current={current} {onclick}>{ desk.say(key) }</button> }
    };
    let waiting = state.tables.len() + state.others.len();
    let next = if state.others.is_empty() { Screen::Import } else { Screen::Merge };
    let is_waiting = [Screen::Import, Screen::Merge].contains(&state.screen);
    let goes_on = desk.goes(next).reform(|_: MouseEvent| ());
    html! {
        <div class="bar">
            <p class="meta file">
                <strong>{ &state.file }</strong>
                { " · " }
                { desk.say(if unsaved { "keep.unsaved" } else { "keep.saved" }) }
            </p>
            <nav class="tabs" aria-label={desk.say("tabs")}>
                { tab(Screen::List, "tab.list") }
                { tab(Screen::Overview, "tab.overview") }
                { tab(Screen::HandOn, "tab.hand-on") }
                if waiting > 0 {
                    <button class="link" type="button" aria-current={is_waiting.then_some("page")} onclick={goes_on}>
                        { desk.count("tab.waiting", waiting) }
                    </button>
                }
            </nav>
            <div class="saves">
                <button class={classes!("button", unsaved.then_some("main-button"))} type="button" data-name="save"
                    onclick={saves(false).reform(|_: MouseEvent| ())}>{ desk.say("keep.save") }</button>
                <Button quiet=true text={desk.say("keep.save-as")} onclick={saves(true)} />
            </div>
        </div>
    }
}

/// Saves the register.
pub fn save(desk: &Desk, anew: bool) {
    let desk = desk.clone();
    let Some(register) = desk.state.register.clone() else { return };
    wasm_bindgen_futures::spawn_local(async move {
        let content = register.write();
        // A register without a place of its own may bear the name of a file that was only looked at.
        let anew = anew || !desk.state.placed;
        match page::kept(&desk.env.shim, &desk.state.file, content.as_bytes(), anew).await {
            Kept::InPlace(name) => saved(&desk, register, name, "keep.in-place"),
            Kept::Downloaded(name) => saved(&desk, register, name, "keep.downloaded"),
            Kept::Left => {}
            Kept::Refused(name) => {
                let faults = vec![desk.fill("keep.refused", &[("file", &name)])];
                desk.tell(Said { done: Vec::new(), faults });
            }
            Kept::Changed(name, there) => changed(&desk, name, &there),
        }
    });
}

fn saved(desk: &Desk, register: Rc<Register>, name: String, key: &str) {
    let done = vec![desk.fill(key, &[("file", &name)])];
    desk.act(Action::Saved(name, register));
    desk.tell(Said { done, faults: Vec::new() });
}

/// Somebody else has changed the file: both go together.
fn changed(desk: &Desk, file: String, there: &[u8]) {
    let opened = std::str::from_utf8(there).ok().and_then(|text| file::open(text).ok());
    let Some(opened) = opened else {
        return desk.tell(fault(desk.fill("keep.changed-unread", &[("file", &file)])));
    };
    let done = vec![desk.fill("keep.changed", &[("file", &file)])];
    let other = Rc::new(Other { file, register: opened.register, on_disk: true, placed: true });
    desk.tell(Said { done, faults: Vec::new() });
    desk.act(Action::Wait(Vec::new(), vec![other]));
}
