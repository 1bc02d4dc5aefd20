//! The matrix of vulnerability and risk: the form is the tool, the table is the picture.

use documents::reflection::{GroupAtRisk, Reflection as Written, Step};
use kit::parts::{Button, Heading};
use reflection::catalogue::Catalogue;
use session::{LONGEST_REASON, isolated};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::parts::TextField;
use crate::state::{Change, tidied};

/// The steps in the order of the columns.
const STEPS: [Step; 3] = [Step::Low, Step::Medium, Step::High];

/// What the matrix is told.
#[derive(PartialEq, Properties)]
pub struct MatrixProps {
    /// The catalogue.
    pub catalogue: AttrValue,
    /// What the catalogue says of it.
    pub reading: AttrValue,
    /// Groups to begin with.
    pub suggested: Vec<String>,
}

/// The matrix as form and table.
#[function_component]
pub fn Matrix(props: &MatrixProps) -> Html {
    let desk = use_desk();
    let catalogue = desk.catalogue(&props.catalogue);
    let groups = catalogue.map(|catalogue| desk.typed(catalogue).groups.len()).unwrap_or_default();
    let list = use_follows(groups);
    let Some(catalogue) = catalogue else { return Html::default() };
    let (env, written) = (&desk.env, desk.typed(catalogue));
    let writes = desk.writes(catalogue);
    let named = |name: &String| written.groups.iter().any(|group| group.group == *name);
    let suggested = props.suggested.iter().filter(|name| !named(name)).map(|name| {
        let (writes, group) = (writes.clone(), name.clone());
        let onclick = move |()| writes.emit(Change::AddGroup(group.clone()));
        html! { <Button text={name.clone()} {onclick} /> }
    });
    let suggested: Vec<Html> = suggested.collect();
    let adds = writes.reform(|()| Change::AddGroup(String::new()));
    html! {
        <div class="matrix">
            <p class="quiet">{ env.say("matrix.steps") }</p>
            <ol class="at-risk" ref={list}>
                { for written.groups.iter().enumerate().map(|(at, group)| form(&desk, catalogue, at, group)) }
            </ol>
            <div class="buttons"><Button text={env.say("matrix.add")} onclick={adds} name="add-group" /></div>
            if !suggested.is_empty() {
                <p class="caption">{ env.say("matrix.suggested") }</p>
                <div class="filter suggested">{ for suggested }</div>
            }
            <Heading below=1>{ desk.text(&desk.shelf.labels.matrix) }</Heading>
            { placed(&desk, &written) }
            <p class="meta">{ &props.reading }</p>
        </div>
    }
}

/// Lets the focus follow the list: to the new group, or to the last one where one was taken out.
#[hook]
fn use_follows(groups: usize) -> NodeRef {
    let list = use_node_ref();
    let before = use_mut_ref(|| Option::<usize>::None);
    let node = list.clone();
    use_effect_with(groups, move |groups| {
        let changed = before.borrow_mut().replace(*groups).is_some_and(|former| former != *groups);
        let last = node.cast::<Element>().filter(|_| changed).and_then(|list| list.last_element_child());
        let field = last.and_then(|group| group.query_selector("input").ok().flatten());
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
    list
}

/// The fields of a group.
fn form(desk: &Desk, catalogue: &Catalogue, at: usize, group: &GroupAtRisk) -> Html {
    let (env, labels, writes) = (&desk.env, &desk.shelf.labels, desk.writes(catalogue));
    let number = (at + 1).to_string();
    let title = env.fill("matrix.group", &[("n", &number)]);
    let removes = writes.reform(move |()| Change::RemoveGroup(at));
    let likely = writes.reform(move |step| Change::Likelihood(at, step));
    let grave = writes.reform(move |step| Change::Impact(at, step));
    html! {
        <li data-group={number.clone()}>
            <TextField class="group-name" id={format!("group-{number}")} label={title.clone()} value={group.group.clone()}
                onchange={writes.reform(move |name| Change::Group(at, name))} />
            <Steps id={format!("likelihood-{number}")} label={desk.text(&labels.likelihood)} about={title.clone()}
                now={group.likelihood} then={likely} />
            <Steps id={format!("impact-{number}")} label={desk.text(&labels.impact)} about={title.clone()}
                now={group.impact} then={grave} />
            <TextField class="group-note" id={format!("group-note-{number}")} label={env.say("matrix.note")} about={title.clone()}
                value={group.note.clone()} longest={LONGEST_REASON} onchange={writes.reform(move |note| Change::GroupNote(at, note))} />
            <Button quiet=true text={env.say("matrix.remove")} about={title} onclick={removes} />
        </li>
    }
}

/// What the choice of a step is told.
#[derive(PartialEq, Properties)]
pub struct StepsProps {
    /// Its id, unique in the element.
    id: AttrValue,
    /// What is chosen.
    label: AttrValue,
    /// Of which group, for those who hear it alone.
    about: AttrValue,
    /// What is chosen now.
    now: Step,
    /// What to do with another choice.
    then: Callback<Step>,
}

/// The choice of a step.
#[function_component]
pub fn Steps(props: &StepsProps) -> Html {
    let desk = use_desk();
    let node = use_node_ref();
    // A list that somebody has used no longer follows the marks at its options.
    let (list, now) = (node.clone(), props.now);
    use_effect(move || {
        let at = STEPS.iter().position(|step| *step == now).and_then(|at| i32::try_from(at).ok());
        if let (Some(list), Some(at)) = (list.cast::<HtmlSelectElement>(), at) {
            list.set_selected_index(at);
        }
    });
    let onchange = props.then.reform(|event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|field| field.selected_index());
        let chosen = chosen.and_then(|at| usize::try_from(at).ok());
        chosen.and_then(|at| STEPS.get(at).copied()).unwrap_or(Step::Medium)
    });
    let option = |step: Step| html! { <option>{ desk.text(desk.shelf.labels.step(step)) }</option> };
    html! {
        <div class="field">
            <label for={props.id.clone()}>{ &props.label }<span class="hidden">{ format!(" {}", props.about) }</span></label>
            <select ref={node} id={props.id.clone()} {onchange}>{ for STEPS.into_iter().map(option) }</select>
        </div>
    }
}

/// Where the groups stand: likelihood by impact. The top edge of a cell grows with both.
pub fn placed(desk: &Desk, written: &Written) -> Html {
    let labels = &desk.shelf.labels;
    let written = tidied(written, &desk.env.say("group.unnamed"));
    let step = |pattern, step| text::filled(&desk.text(pattern), &[("step", &desk.text(labels.step(step)))]);
    let cell = |likelihood: Step, impact: Step| {
        let here = written.groups.iter().enumerate();
        let here = here.filter(|(_, group)| group.likelihood == likelihood && group.impact == impact);
        let entry = |(at, group): (usize, &GroupAtRisk)| {
            html! { <li><span class="number">{ at + 1 }</span>{ " " }<span class="hidden">{ isolated(&group.group) }</span><span class="cell-name" aria-hidden="true">{ isolated(&group.group) }</span></li> }
        };
        let weight = (weight(likelihood) + weight(impact)).to_string();
        html! { <td role="cell" data-weight={weight}><ul>{ for here.map(entry) }</ul></td> }
    };
    let row = |likelihood: Step| {
        html! {
            <tr role="row">
                <th scope="row" role="rowheader">{ step(&labels.likelihood_step, likelihood) }</th>
                { for STEPS.into_iter().map(|impact| cell(likelihood, impact)) }
            </tr>
        }
    };
    let head = |impact| html! { <th scope="col" role="columnheader">{ step(&labels.impact_step, impact) }</th> };
    html! {
        <>
            <table class="cells" role="table">
                <caption class="hidden">{ desk.text(&labels.matrix) }</caption>
                <thead role="rowgroup"><tr role="row"><td role="cell"></td>{ for STEPS.into_iter().map(head) }</tr></thead>
                <tbody role="rowgroup">{ for STEPS.into_iter().rev().map(row) }</tbody>
            </table>
            // Where cells are too narrow for names, their numbers stand for them.
            <ul class="cell-names" aria-hidden="true">
                { for written.groups.iter().enumerate().map(|(at, group)| html! {
                    <li><span class="number">{ at + 1 }</span>{ " " }{ isolated(&group.group) }</li>
                }) }
            </ul>
        </>
    }
}

const fn weight(step: Step) -> u8 {
    match step {
        Step::Low => 0,
        Step::Medium => 1,
        Step::High => 2,
    }
}
