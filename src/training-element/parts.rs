//! Pieces that several screens share.

use kit::parts::Heading;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::here::Here;

/// One of several that can be chosen.
pub struct Line {
    /// What it says.
    pub label: String,
    /// What stands quietly above it.
    pub above: Option<String>,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What choosing it does.
    pub choose: Callback<()>,
}

/// A question with lines of which one is chosen.
pub fn one_of(name: &'static str, asks: &str, lines: Vec<Line>) -> Html {
    let line = |line: Line| {
        let onchange = line.choose.reform(|_: Event| ());
        html! {
            <div class="option">
                <label class="certain">
                    <input type="radio" {name} checked={line.chosen} {onchange} />
                    <span class="label">
                        if let Some(above) = line.above { <small>{ above }</small> }
                        { line.label }
                    </span>
                </label>
            </div>
        }
    };
    html! {
        <fieldset class="asked">
            <legend class="sub">{ asks.to_owned() }</legend>
            <div class="options">{ for lines.into_iter().map(line) }</div>
        </fieldset>
    }
}

/// A list of which one is chosen: values with names, and the value that is.
pub fn pick(id: &'static str, label: &str, values: Vec<(String, String)>, now: &str, chosen: Callback<String>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
            chosen.emit(list.value());
        }
    });
    let line = |(value, name): (String, String)| {
        let selected = value == now;
        html! { <option {value} {selected}>{ name }</option> }
    };
    html! {
        <div class="field">
            <label for={id}>{ label.to_owned() }</label>
            <select {id} {onchange}>{ for values.into_iter().map(line) }</select>
        </div>
    }
}

/// A field that is typed into.
pub struct Typed {
    /// Its id.
    pub id: &'static str,
    /// "text", "date", "number" or "search".
    pub kind: &'static str,
    /// What it is for.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// What typing does.
    pub taken: Callback<String>,
}

/// A field that is typed into.
pub fn typed(field: Typed) -> Html {
    let taken = field.taken;
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            taken.emit(input.value());
        }
    });
    let numeric = (field.kind == "number").then_some("numeric");
    let kind = if field.kind == "number" { "text" } else { field.kind };
    html! {
        <div class="field">
            <label for={field.id}>{ field.label }</label>
            <input id={field.id} type={kind} inputmode={numeric} autocomplete="off" value={field.value} {oninput} />
        </div>
    }
}

/// What is wrong, in sentences. It takes the focus, as what was pressed may stand far below.
pub fn faults(here: &Here, faults: &[String]) -> Html {
    html! { <Faults title={here.say("fault.title")} faults={faults.to_vec()} times={here.state.faulted} /> }
}

/// What is wrong.
#[derive(PartialEq, Properties)]
struct FaultsProps {
    title: String,
    faults: Vec<String>,
    /// How often something was wrong: the same may be so again.
    times: usize,
}

/// What is wrong, in sentences.
#[function_component]
fn Faults(props: &FaultsProps) -> Html {
    let node = use_node_ref();
    let found = node.clone();
    use_effect_with((props.faults.clone(), props.times), move |_| {
        if let Some(it) = found.cast::<HtmlElement>() {
            let _ = it.focus();
        }
    });
    if props.faults.is_empty() {
        return Html::default();
    }
    html! {
        <div ref={node} class="summary-box" role="group" aria-label={props.title.clone()} tabindex="-1">
            <p><strong>{ props.title.clone() }</strong></p>
            <ul>{ for props.faults.iter().map(|fault| html! { <li>{ fault.clone() }</li> }) }</ul>
        </div>
    }
}

/// The sign at a case: worked, or the one at hand, or still to come.
pub fn mark(state: &'static str) -> Html {
    let shape = match state {
        "done" => html! { <circle cx="10" cy="10" r="9.5" stroke="none" /> },
        "now" => html! { <circle cx="10" cy="10" r="8.5" fill="none" stroke-width="2" stroke-dasharray="3 2.34" /> },
        _ => html! { <circle cx="10" cy="10" r="8.5" fill="none" stroke-width="2" /> },
    };
    html! { <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">{ shape }</svg> }
}

/// Lines with a dash before each.
pub fn dashes(lines: &[String]) -> Html {
    html! { <ul class="dashed">{ for lines.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul> }
}

/// A heading so many levels below the main one.
pub fn head(below: u8, class: &'static str, says: String) -> Html {
    html! { <Heading {below} {class}><>{ says }</></Heading> }
}
