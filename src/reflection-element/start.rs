//! Where all catalogues are offered: a card for each, and a file of an earlier visit.

use kit::parts::{Button, Heading, Title};
use reflection::catalogue::{Catalogue, Content};
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::keep::OpenFile;
use crate::parts::{answered, profile_of};
use crate::state::Page;

/// The start.
#[function_component]
pub fn Start() -> Html {
    let desk = use_desk();
    let cards = desk.shelf.catalogues.iter().map(|catalogue| card(&desk, catalogue));
    html! {
        <div class="sheet">
            <Title text={desk.env.say("start.title")} screen="start" />
            <p class="lead">{ desk.env.say("start.lead") }</p>
            <ul class="cards">{ for cards }</ul>
            <OpenFile />
        </div>
    }
}

/// What a catalogue is, by whom and of which day, how long it takes, and the way into it.
fn card(desk: &Desk, catalogue: &Catalogue) -> Html {
    let (env, head) = (&desk.env, &catalogue.head);
    let written = desk.typed(catalogue);
    let profile = profile_of(catalogue, &written);
    let (done, all) = answered(&profile);
    let points = env.words.count("start.points", all);
    let sections = env.words.count("start.sections", profile.sections.len());
    let minutes = env.fill("start.minutes", &[("minutes", &head.minutes.to_string())]);
    let begun = desk.visit.kept.contains_key(&head.id);
    let name = desk.text(&head.name);
    html! {
        <li class="card" data-catalogue={head.id.clone()}>
            <p class="kind">{ kinds(desk, catalogue) }</p>
            <Heading below=1>{ &name }</Heading>
            <ul class="meta documents">{ for head.documents.iter().map(|document| {
                html! { <li>{ env.fill("start.by", &[("by", &desk.text(&document.by)), ("date", &desk.text(&document.date))]) }</li> }
            }) }</ul>
            <p>{ desk.text(&head.lead) }</p>
            <p class="meta">{ format!("{sections} · {points} · {minutes}") }</p>
            if catalogue.sheets.iter().any(|sheet| matches!(sheet.content, Content::Matrix(_))) {
                <p class="meta">{ env.say("start.sheets") }</p>
            }
            if begun {
                <p class="meta">{ env.fill("start.begun", &[("n", &done.to_string()), ("all", &all.to_string())]) }</p>
            }
            <div class="card-foot">
                <Button text={env.say(if begun { "start.go-on" } else { "start.begin" })} about={name}
                    onclick={desk.leads(&head.id, Page::Overview)} />
            </div>
        </li>
    }
}

/// What kind of documents are behind it, each kind once.
#[must_use]
pub fn kinds(desk: &Desk, catalogue: &Catalogue) -> String {
    let mut kinds: Vec<String> = catalogue.head.documents.iter().map(|document| desk.text(&document.kind)).collect();
    let all = kinds.len();
    kinds.dedup();
    match &*kinds {
        [kind] if all > 1 => desk.env.fill("start.several", &[("n", &all.to_string()), ("kind", kind)]),
        _ => desk.env.words.catalogue.list(&kinds),
    }
}
