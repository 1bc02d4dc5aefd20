//! The pieces that the screens of the register share.

use kit::parts::Button;
use register::assess::OPEN;
use register::law::Weight;
use yew::prelude::*;

use crate::desk::use_desk;
use crate::rows::LAW;
use crate::state::{Action, Screen};

/// The sign of a class: the shape carries the state, the word stands beside it.
pub fn mark(class: &str, is_later: bool) -> Html {
    let ring = |dashed: bool| {
        html! { <circle cx="10" cy="10" r="8.5" fill="none" stroke-width="2" stroke-dasharray={dashed.then_some("3 2.34")} /> }
    };
    let drawn = match LAW.weight(class) {
        Weight::Forbidden => {
            html! { <><circle cx="10" cy="10" r="9.5" stroke="none" /><path d="M4.5 10h11" class="bar" /></> }
        }
        Weight::Light => ring(false),
        Weight::None => html! { <path d="M5 10h10" stroke-width="2" /> },
        _ if [OPEN, "unassessed"].contains(&class) => html! {
            <>
                { ring(true) }
                <path d="M7.4 7.7a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2" fill="none" stroke-width="1.8" />
                <path d="M10 14.3v.2" stroke-width="2.2" stroke-linecap="round" />
            </>
        },
        _ if is_later => {
            html! { <>{ ring(false) }<path d="M10 1.5a8.5 8.5 0 0 1 0 17z" stroke="none" /></> }
        }
        _ => html! { <circle cx="10" cy="10" r="9.5" stroke="none" /> },
    };
    html! { <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">{ drawn }</svg> }
}

/// The way back.
#[derive(PartialEq, Properties)]
pub struct BackProps {
    /// Where it leads.
    pub to: Screen,
    /// What it says.
    pub text: AttrValue,
}

/// The way back.
#[function_component]
pub fn Back(props: &BackProps) -> Html {
    let desk = use_desk();
    let onclick = desk.goes(props.to.clone()).reform(|_: MouseEvent| ());
    html! { <button class="link back" type="button" {onclick}>{ &props.text }</button> }
}

/// What was said last, with the way to take it back.
#[function_component]
pub fn Notes() -> Html {
    let desk = use_desk();
    let said = &desk.state.said;
    let undo = desk.state.undo.as_ref().filter(|(_, what)| said.done.contains(what)).map(|_| {
        let desk = desk.clone();
        Callback::from(move |()| {
            let said = desk.say("undone");
            desk.env.shim.say(&said);
            desk.act(Action::Undo(said));
        })
    });
    if said.done.is_empty() && said.faults.is_empty() {
        return Html::default();
    }
    let list = |sentences: &[String]| match sentences {
        [only] => html! { <p>{ only }</p> },
        several => html! { <ul class="dashes">{ for several.iter().map(|line| html! { <li>{ line }</li> }) }</ul> },
    };
    html! {
        <div class="notes">
            if !said.faults.is_empty() {
                <div class="summary-box" role="alert">
                    <p><strong>{ desk.say("not-taken") }</strong></p>
                    { list(&said.faults) }
                </div>
            }
            if !said.done.is_empty() {
                <div class="opened">
                    { list(&said.done) }
                    if let Some(undo) = undo {
                        <Button quiet=true text={desk.say("undo")} onclick={undo} name="undo" />
                    }
                </div>
            }
        </div>
    }
}

/// What a select is told.
#[derive(PartialEq, Properties)]
pub struct SelectProps {
    /// Its label; hidden where the place says it.
    pub label: AttrValue,
    /// Whether only those who hear it get the label.
    #[prop_or_default]
    pub hidden: bool,
    /// What can be chosen: value and text.
    pub options: Vec<(String, String)>,
    /// What is chosen.
    pub value: String,
    /// What is to be done with what is chosen.
    pub onchange: Callback<String>,
    /// Names it for tests.
    #[prop_or_default]
    pub name: Option<AttrValue>,
}

/// One of several.
#[function_component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange =
        props.onchange.reform(|event: Event| event.target_unchecked_into::<web_sys::HtmlSelectElement>().value());
    let options = props.options.iter().map(|(value, text)| {
        let selected = *value == props.value;
        html! { <option key={value.clone()} value={value.clone()} {selected}>{ text }</option> }
    });
    html! {
        <label class="field">
            <span class={if props.hidden { "hidden" } else { "label" }}>{ &props.label }</span>
            <select {onchange} data-name={props.name.clone()}>{ for options }</select>
        </label>
    }
}

/// A part of a page: what it is at the left, the rest at the right.
#[derive(PartialEq, Properties)]
pub struct PartProps {
    /// Its heading.
    pub title: AttrValue,
    /// A line below.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// What it is, for tests.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// The rest.
    pub children: Children,
}

/// A part of a page.
#[function_component]
pub fn Part(props: &PartProps) -> Html {
    html! {
        <section class="part" data-part={props.name.clone()}>
            <div class="part-head">
                <kit::parts::Heading below=1>{ html! { &props.title } }</kit::parts::Heading>
                if let Some(note) = &props.note {
                    <p>{ note }</p>
                }
            </div>
            <div>{ for props.children.iter() }</div>
        </section>
    }
}
