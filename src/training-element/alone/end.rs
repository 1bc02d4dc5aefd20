//! The end: which cases were worked, guess against result by topic, what to read again, and a record to take along.

use std::collections::BTreeMap;

use kit::parts::{Button, Title};
use serde_json::json;
use training::worked::Worked;
use yew::prelude::*;

use super::back;
use crate::files;
use crate::here::{Here, Running};
use crate::parts::{Typed, head, typed};
use crate::state::{Action, Said};

/// The end of a course.
pub fn screen(here: &Here, running: &Running) -> Html {
    html! { <End here={here.clone()} cases={running.prepared.cases.len()} /> }
}

/// What the end is told.
#[derive(Properties)]
struct EndProps {
    here: Here,
    cases: usize,
}

impl PartialEq for EndProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The end of a course. The name is typed here and is gone with the screen.
#[function_component]
fn End(props: &EndProps) -> Html {
    let here = &props.here;
    let name = use_state(String::new);
    let told = here.clone();
    use_effect_with((), move |()| tell(&told));
    let Some(running) = &here.running else { return Html::default() };
    let worked: Vec<(usize, &Worked)> = worked(here, running);
    let again: Vec<&(usize, &Worked)> = worked.iter().filter(|(at, case)| !agrees(here, *at, case)).collect();
    let set = name.clone();
    let field = Typed {
        id: "name",
        kind: "text",
        label: here.say("end.name"),
        value: name.to_string(),
        taken: Callback::from(move |typed| set.set(typed)),
    };
    let (keep, typed_name) = (here.clone(), name.clone());
    let keep = Callback::from(move |()| files::record(&keep, &typed_name));
    let print = {
        let shim = here.env.shim.clone();
        let title = here.say("record.title");
        Callback::from(move |()| shim.print(&title))
    };
    html! {
        <div class="sheet">
            { back(here) }
            <Title text={here.say("end.title")} screen="end" class="hero" />
            <p class="lead">{ here.fill("end.lead", &[("n", &worked.len().to_string()), ("all", &props.cases.to_string())]) }</p>
            { topics(here, &worked) }
            if !again.is_empty() {
                { head(1, "group-head", here.say("end.again")) }
                <ul class="titles">
                    { for again.iter().map(|(_, case)| html! {
                        <li>{ case.case.title.clone() }<span class="quiet">{ case.case.law.clone() }</span></li>
                    }) }
                </ul>
            }
            { head(1, "group-head", here.say("record.title")) }
            <div class="unprinted">{ typed(field) }<p class="small quiet">{ here.say("end.name-note") }</p></div>
            { record(here, running, &worked, &name) }
            <p class="buttons">
                <Button main=true name="print" text={here.say("record.print")} onclick={print} />
                <Button name="keep" text={here.say("record.keep")} onclick={keep} />
                <Button quiet=true text={here.say("end.once-more")} onclick={here.on(|| Action::Again)} />
            </p>
        </div>
    }
}

/// The cases whose result was seen.
pub fn worked<'r>(here: &Here, running: &'r Running) -> Vec<(usize, &'r Worked)> {
    let seen = |at: &usize| here.state.alone.said.get(at).is_some_and(|said| said.done);
    running.prepared.cases.iter().enumerate().filter(|(at, _)| seen(at)).collect()
}

fn said(here: &Here, at: usize) -> Said {
    here.state.alone.said.get(&at).cloned().unwrap_or_default()
}

fn agrees(here: &Here, at: usize, worked: &Worked) -> bool {
    said(here, at).class.and_then(|place| worked.choices.get(place)).is_some_and(|choice| choice.right)
}

/// The name of a group, and its cases with their places.
type Topic<'t> = (String, Vec<&'t (usize, &'t Worked)>);

/// Guess against result, by topic: the group whose work a case is about.
fn topics(here: &Here, worked: &[(usize, &Worked)]) -> Html {
    let mut by: BTreeMap<&str, Topic> = BTreeMap::new();
    for one in worked {
        if let Some(group) = one.1.case.groups.first() {
            by.entry(group.name()).or_insert_with(|| (here.group(*group), Vec::new())).1.push(one);
        }
    }
    html! {
        <>
            { head(1, "group-head", here.say("end.topics")) }
            { for by.into_values().map(|(name, cases)| topic(here, &name, &cases)) }
        </>
    }
}

fn topic(here: &Here, name: &str, cases: &[&(usize, &Worked)]) -> Html {
    let row = |(at, worked): &&(usize, &Worked)| {
        let guess = said(here, *at).class.and_then(|place| worked.choices.get(place));
        let guess = guess.map_or_else(|| here.say("guess.none"), |choice| choice.label.clone());
        html! {
            <tr>
                <th scope="row">{ worked.case.title.clone() }</th>
                <td data-label={here.say("guess.yours")}>{ guess }</td>
                <td data-label={here.say("end.result")}><strong>{ worked.outcome.name.clone() }</strong></td>
            </tr>
        }
    };
    html! {
        <table class="told">
            <caption>{ name.to_owned() }</caption>
            <thead><tr>
                <th scope="col">{ here.say("end.case") }</th>
                <th scope="col">{ here.say("guess.yours") }</th>
                <th scope="col">{ here.say("end.result") }</th>
            </tr></thead>
            <tbody>{ for cases.iter().map(row) }</tbody>
        </table>
    }
}

/// The record as it is printed. It says who took part and worked through what, no more.
fn record(here: &Here, running: &Running, worked: &[(usize, &Worked)], name: &str) -> Html {
    let course = &running.prepared;
    let day = here.env.words.catalogue.date(here.env.today);
    let took = here.fill("record.took-part", &[("title", &course.course.title), ("day", &day)]);
    html! {
        <div class="paper">
            <p>{ if name.trim().is_empty() { course.words.get("record.name") } else { name.trim().to_owned() } }</p>
            <p>{ took }</p>
            <ul class="dashed">{ for worked.iter().map(|(_, case)| html! { <li>{ case.case.title.clone() }</li> }) }</ul>
            <p class="small quiet">{ here.say("record.no-level") }</p>
            <p class="small quiet">{ course.state() }</p>
        </div>
    }
}

/// Tells the page that the end is reached: which cases, guess and result, nothing that was typed.
fn tell(here: &Here) {
    let Some(running) = &here.running else { return };
    let case = |(at, worked): (usize, &Worked)| {
        let guess = said(here, at).class.and_then(|place| worked.choices.get(place)).map(|choice| &choice.ids);
        json!({ "case": worked.case.id, "guess": guess, "result": worked.outcome.ids })
    };
    let cases: Vec<_> = worked(here, running).into_iter().map(case).collect();
    let detail = json!({ "end": true, "cases": cases, "all": running.prepared.cases.len() });
    here.env.shim.event("training", &detail.to_string());
}
