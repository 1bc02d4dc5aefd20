//! `<ai-act-register>`: the element over the crates `register` and `workbooks`. wasm32 only.
//!
//! [`state`] is all it knows, and [`desk`] how screens get at it. [`intake`] says what a file is; [`rows`] assesses in slices;
//! [`sight`] is what of it the list shows. The screens: [`start`], [`list`], [`system`], [`edit`], [`check`], [`beyond`], [`import`],
//! [`merge`], [`overview`], [`hand_on`]. [`fields`] is how a record is told, by the schema; [`keep`] saves the file.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::ignored_unit_patterns, reason = "the macro of yew writes them")]

pub mod beyond;
pub mod check;
pub mod desk;
pub mod edit;
pub mod fields;
pub mod hand_on;
pub mod import;
pub mod intake;
pub mod keep;
pub mod list;
pub mod merge;
pub mod overview;
pub mod page;
pub mod parts;
pub mod rows;
pub mod sight;
mod slices;
pub mod start;
pub mod state;
pub mod system;

use std::rc::Rc;

use kit::{Around, Table, use_env};
use yew::prelude::*;

use crate::desk::Desk;
use crate::parts::Notes;
use crate::state::{Action, Screen, State};

/// The element.
#[function_component]
pub fn Register() -> Html {
    let env = use_env();
    let state = use_reducer(State::default);
    let desk = Desk { state: state.clone(), env: env.clone() };
    use_taken(&desk);
    use_assessed(&desk);
    let shim = Rc::clone(&env.shim);
    use_effect_with(state.is_unsaved(), move |some| page::of(&shim).unsaved(*some));
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = {
        let desk = desk.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            if !desk.state.public {
                intake::take_list(&desk, event.data_transfer().and_then(|data| data.files()));
            }
        })
    };
    let notice = env.fill("notice", &[("rulebook", &desk.rulebook())]);
    let is_public = state.public || env.attribute("view") == Some("public");
    html! {
        <ContextProvider<UseReducerHandle<State>> context={state.clone()}>
            <Around name={env.say(if is_public { "name-public" } else { "name" })} step={step(&state.screen)} {notice}>
                <div class="desk" {ondragover} {ondrop}>
                    // Each in a box of its own: yew loses its place where neighbours come and go in one turn.
                    <div>
                        if !is_public && state.register.is_some() {
                            <keep::Bar />
                        }
                    </div>
                    <div><Notes /></div>
                    <div>{ screen(&state.screen, is_public && state.register.is_none()) }</div>
                </div>
            </Around>
        </ContextProvider<UseReducerHandle<State>>>
    }
}

/// The kind of a screen.
fn step(screen: &Screen) -> String {
    let name = screen.name();
    name.split_once("-urn").map_or(name.clone(), |(kind, _)| kind.to_owned())
}

fn screen(screen: &Screen, is_waiting: bool) -> Html {
    match screen {
        Screen::Start if is_waiting => html! { <start::Waiting /> },
        Screen::Start => html! { <start::Start /> },
        Screen::List => html! { <list::List /> },
        Screen::System(id) => html! { <system::SystemPage key={id.clone()} id={id.clone()} /> },
        Screen::Edit(id, topic) => html! { <edit::Edit key={format!("{id}{topic}")} id={id.clone()} topic={*topic} /> },
        Screen::Beyond(id) => html! { <beyond::Beyond key={id.clone()} id={id.clone()} /> },
        Screen::Check(id) => html! { <check::Check key={id.clone()} id={id.clone()} /> },
        Screen::Import => html! { <import::Import /> },
        Screen::Merge => html! { <merge::Merge /> },
        Screen::Overview => html! { <overview::Overview /> },
        Screen::HandOn => html! { <hand_on::HandOn /> },
    }
}

/// Takes what the page hands over.
#[hook]
fn use_taken(desk: &Desk) {
    let desk = desk.clone();
    let taken = desk.env.taken.clone();
    use_effect_with(taken.as_ref().map(Rc::as_ptr), move |_| {
        let Some(taken) = taken else { return };
        match taken.what.as_str() {
            "src" if desk.env.attribute("view") == Some("public") => intake::take_public(&desk, &taken.content),
            "src" => {
                let name = desk.env.attribute("src").and_then(|src| src.rsplit('/').next()).unwrap_or("register.json");
                let files = vec![(name.to_owned(), taken.content.clone())];
                wasm_bindgen_futures::spawn_local(async move { intake::take(&desk, files, false).await });
            }
            "src-missing" => {
                let src = String::from_utf8_lossy(&taken.content).into_owned();
                let faults = vec![desk.fill("public.missing", &[("src", &src)])];
                desk.tell(state::Said { done: Vec::new(), faults });
            }
            _ => {}
        }
    });
}

/// Assesses anew whatever changed, in slices.
#[hook]
fn use_assessed(desk: &Desk) {
    let turn = use_mut_ref(|| Rc::new(std::cell::Cell::new(0_u32)));
    let state = desk.state.clone();
    let day = desk.day();
    use_effect_with((state.register.as_ref().map(Rc::as_ptr), day), move |_| {
        let turn = Rc::clone(&turn.borrow());
        turn.set(turn.get().wrapping_add(1));
        if let Some(register) = state.register.clone() {
            let known = (Rc::clone(&state.rows), state.rows_of.clone());
            wasm_bindgen_futures::spawn_local(rows::assess(state.dispatcher(), (register, day), known, turn));
        } else {
            state.dispatch(Action::Work(None));
        }
    });
}

impl kit::mount::Element for Register {
    const WORDS: Table = include!(concat!(env!("OUT_DIR"), "/words.rs"));
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
}

kit::element!(Register);
