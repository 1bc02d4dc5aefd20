//! Keyboard and clicker, and the same as buttons.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::here::Here;
use crate::state::{Action, View};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Begins.
    Begin,
    /// Goes on; where something is covered it makes ready first.
    On,
    /// Goes back.
    Back,
    /// Opens and closes the fields for the numbers.
    Numbers,
    /// Makes ready, then reveals.
    Reveal,
    /// Covers again.
    Cover,
    /// Starts and stops the time.
    Clock,
    /// Has single keys do nothing, or something again.
    Keys,
}

impl Key {
    /// What a key of the keyboard or of a clicker means.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowRight" | "PageDown" => Self::On,
            "ArrowLeft" | "PageUp" => Self::Back,
            "z" | "Z" => Self::Numbers,
            "a" | "A" => Self::Reveal,
            "t" | "T" => Self::Clock,
            // A browser in full screen keeps Esc for itself; clickers send the others to make the screen black.
            "Escape" | "b" | "B" | "." => Self::Cover,
            _ => return None,
        })
    }
}

/// Listens to the keys of the whole page while the room stands: nobody shall have to click into it first.
#[hook]
pub fn use_keys(here: &Here) {
    let state = here.state.clone();
    let (steps, cases) = measure(here);
    let begun = state.room.begun;
    let off = state.room.keys_off;
    let dispatch = state.dispatcher();
    let page = here.env.shim.clone();
    use_effect_with((begun, off, steps, cases), move |(begun, off, steps, cases)| {
        let (begun, off, steps, cases) = (*begun, *off, *steps, *cases);
        let page = page.clone();
        let listener = web_sys::window().and_then(|window| window.document()).filter(|_| begun).map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let Some(key) = Key::of(&event.key()) else { return };
                let with = event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat();
                let single = event.key().chars().count() == 1;
                if !page.stands()
                    || with
                    || (off && single)
                    || (in_field(event) && key != Key::Cover)
                    || (single && in_field(event))
                {
                    return;
                }
                // Where somebody types, Esc means something to the page too.
                if !in_field(event) {
                    event.prevent_default();
                }
                dispatch.dispatch(Action::Key(key, steps, cases));
            })
        });
        move || drop(listener)
    });
}

/// Whether something is being typed, on this page or in the element.
fn in_field(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    target.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
    })
}

/// How many steps the path of the case at hand has, and how many cases there are.
fn measure(here: &Here) -> (usize, usize) {
    let Some(running) = &here.running else { return (0, 0) };
    let steps = running.case(here.state.room.at).map_or(0, |(_, shown, _)| shown.steps.len());
    (steps, running.prepared.cases.len())
}

/// What the keys do, as buttons for whoever has a mouse.
pub fn bar(here: &Here) -> Html {
    let room = &here.state.room;
    let (steps, cases) = measure(here);
    let button = |key: Key, cap: &'static str, says: &str| {
        let onclick = here.on(move || Action::Key(key, steps, cases));
        html! {
            <button class="room-key" type="button" {onclick}><kbd>{ cap }</kbd><span>{ here.say(says) }</span></button>
        }
    };
    let covered = if room.stage.covered() { here.say("room.covered") } else { here.say("room.open") };
    let full = Callback::from(full_screen);
    let keys = if room.keys_off { "room.keys-on" } else { "room.keys-off" };
    html! {
        <div class="room-bar">
            <span class="room-covered" data-open={(!room.stage.covered()).then_some("")}>{ covered }</span>
            { button(Key::Back, "←", "room.back") }
            { button(Key::On, "→", "room.on") }
            { button(Key::Numbers, "Z", if room.typing { "room.numbers-done" } else { "room.numbers" }) }
            { button(Key::Clock, "T", "room.clock") }
            { if room.stage.covered() { button(Key::Reveal, "A", "room.reveal") } else { button(Key::Cover, "Esc", "room.cover") } }
            <details class="room-more">
                <summary>{ here.say("room.more") }</summary>
                <button class="room-key" type="button" onclick={full}>{ here.say("room.full") }</button>
                <button class="room-key" type="button" onclick={here.on(|| Action::Key(Key::Keys, 0, 0))}>{ here.say(keys) }</button>
                <button class="room-key" type="button" onclick={here.on(|| Action::Leave)}>{ here.say("room.leave") }</button>
                <button class="room-key" type="button" onclick={here.on(|| Action::Show(View::Sheet))}>{ here.say("sheet.open") }</button>
            </details>
        </div>
    }
}

/// The element alone on the screen, or no more.
#[allow(clippy::needless_pass_by_value, reason = "a callback is given its event")]
pub fn full_screen(event: MouseEvent) {
    let Some(target) = event.target_dyn_into::<Element>() else { return };
    let root = target.get_root_node().dyn_into::<web_sys::ShadowRoot>();
    let document = target.owner_document();
    if document.as_ref().is_some_and(|document| document.fullscreen_element().is_some()) {
        document.iter().for_each(web_sys::Document::exit_fullscreen);
    } else if let Ok(root) = root {
        let _ = root.host().request_fullscreen();
    }
}
