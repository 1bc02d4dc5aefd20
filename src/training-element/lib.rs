//! `<ai-act-training>`: the element over the crate `training`. wasm32 only.
//!
//! [`state`] is what the visitor has done, [`here`] what every screen is drawn from. Three views: somebody [`alone`], a
//! [`room`] with a projector, and where a course is [`compose`]d, from which [`files`] are taken along and the [`sheet`] for the
//! trainer is printed. [`path`] is how the law got there, step by step; [`pyramid`] the picture that misleads.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::ignored_unit_patterns, reason = "the macro of yew writes them")]

mod alone;
mod compose;
mod files;
mod here;
mod parts;
mod path;
mod pyramid;
mod room;
mod sheet;
mod state;

use std::rc::Rc;

use kit::{Around, Env, Table, use_env};
use training::library;
use yew::prelude::*;

use here::{Here, Running};
use state::{Action, State, View};

/// The element.
#[function_component]
pub fn Training() -> Html {
    let env = use_env();
    let state = use_reducer(State::default);
    let known = use_memo(env.lang().to_owned(), |lang| library(lang).unwrap_or_default());
    use_handed_over(&env, &state);
    use_listed(&env, &state);
    let key = (state.course.clone(), env.lang().to_owned(), env.day.to_string());
    let around = env.clone();
    let running = use_memo(key, move |(course, ..)| {
        course.as_ref().map(|course| Running::of(course, &around).map(Rc::new)).transpose()
    });
    let (running, faults) = match &*running {
        Ok(running) => (running.clone(), Vec::new()),
        Err(faults) => (None, faults.clone()),
    };
    let view = state.view.unwrap_or_else(|| View::named(env.attribute("view")));
    let here = Here { env: env.clone(), state: state.clone(), library: known, running };
    let (step, screen) = match view {
        View::Alone => alone::screen(&here, &faults),
        View::Room => ("room", html! { <room::Stand here={here.clone()} faults={faults} /> }),
        View::Compose => ("compose", compose::screen(&here, &faults)),
        View::Sheet => ("sheet", sheet::screen(&here)),
    };
    html! { <Around name={env.say("name")} step={step} notice={env.say("notice")}>{ screen }</Around> }
}

/// A course that the page hands over, once for each that it hands over.
#[hook]
fn use_handed_over(env: &Env, state: &UseReducerHandle<State>) {
    let (dispatch, around) = (state.dispatcher(), env.clone());
    let taken = env.taken.as_ref().map(|taken| Rc::as_ptr(taken).addr());
    use_effect_with(taken, move |_| {
        let Some(taken) = around.taken.as_ref().filter(|taken| taken.what == "course") else { return };
        match files::opened(&around, &String::from_utf8_lossy(&taken.content)) {
            Ok(course) => dispatch.dispatch(Action::Given(Rc::new(course))),
            Err(faults) => dispatch.dispatch(Action::Fault(faults)),
        }
    });
}

/// A course that stands in the attribute `cases`.
#[hook]
fn use_listed(env: &Env, state: &UseReducerHandle<State>) {
    let (dispatch, around) = (state.dispatcher(), env.clone());
    let listed = env.attribute("cases").map(str::to_owned);
    use_effect_with(listed, move |listed| {
        let Some(listed) = listed else { return };
        let ids: Vec<&str> = listed.split([',', ' ']).map(str::trim).filter(|id| !id.is_empty()).collect();
        let known = library(around.lang()).unwrap_or_default();
        let lost: Vec<&&str> = ids.iter().filter(|id| known.iter().all(|case| case.id != **id)).collect();
        if lost.is_empty() && !ids.is_empty() {
            dispatch.dispatch(Action::Given(Rc::new(files::course_of(&around, &ids))));
        } else {
            let fault = |id: &&&str| around.fill("fault.no-case", &[("id", id)]);
            dispatch.dispatch(Action::Fault(lost.iter().map(fault).collect()));
        }
    });
}

impl kit::mount::Element for Training {
    const WORDS: Table = include!(concat!(env!("OUT_DIR"), "/words.rs"));
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
}

kit::element!(Training);
