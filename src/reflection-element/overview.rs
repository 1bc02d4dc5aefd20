//! What a catalogue is, by whom and of which day; what is known of the system; and where one begins.

use documents::reflection::Holds;
use kit::parts::{Button, Heading, Title};
use reflection::catalogue::{Catalogue, Document, Fact};
use yew::prelude::*;

use crate::board::Board;
use crate::desk::{Desk, holds, use_desk};
use crate::keep::OpenFile;
use crate::parts::{Back, SystemName, answered, profile_of};
use crate::start::kinds;
use crate::state::{Change, Page};

/// What the overview is told.
#[derive(PartialEq, Properties)]
pub struct OverviewProps {
    /// The catalogue.
    pub catalogue: AttrValue,
}

/// The overview of a catalogue.
#[function_component]
pub fn Overview(props: &OverviewProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let (env, head, written) = (&desk.env, &catalogue.head, desk.typed(catalogue));
    let profile = profile_of(catalogue, &written);
    let (done, all) = answered(&profile);
    let minutes = env.fill("start.minutes", &[("minutes", &head.minutes.to_string())]);
    let first = profile.sections.iter().find(|shown| crate::parts::answered_in(shown).0 < shown.points.len());
    let first = first.or(profile.sections.first()).map(|shown| AttrValue::from(shown.section.id.clone()));
    let next = first.map_or(Page::Profile, Page::Section);
    let is_alone = desk.shelf.catalogues.len() == 1;
    html! {
        <div class="step">
            <div class="main">
                if !is_alone {
                    <Back text={env.say("to-all")} onclick={desk.leads_to_all()} />
                }
                <p class="caption">{ format!("{} · {} · {minutes}", kinds(&desk, catalogue), env.words.count("start.points", all)) }</p>
                <Title text={desk.text(&head.name)} screen={format!("{} overview", head.id)} />
                <p class="lead">{ desk.text(&head.lead) }</p>
                if done > 0 {
                    <p class="opened">{ env.fill("start.begun", &[("n", &done.to_string()), ("all", &all.to_string())]) }</p>
                }
                <SystemName catalogue={props.catalogue.clone()} />
                <Facts catalogue={props.catalogue.clone()} />
                <div class="buttons">
                    <Button main=true text={env.say(if done > 0 { "start.go-on" } else { "overview.begin" })}
                        onclick={desk.leads(&head.id, next)} />
                </div>
                <Heading below=1 class="about">{ env.words.count("overview.documents", head.documents.len()) }</Heading>
                <ul class="points">{ for head.documents.iter().map(|document| described(&desk, document)) }</ul>
                if is_alone {
                    <OpenFile />
                }
            </div>
            <Board catalogue={props.catalogue.clone()} />
        </div>
    }
}

/// A document behind the catalogue: its title, and whose it is.
fn described(desk: &Desk, document: &Document) -> Html {
    let by = [("by", &*desk.text(&document.by)), ("date", &*desk.text(&document.date))];
    html! {
        <li>
            <p><strong>{ desk.text(&document.title) }</strong></p>
            <p class="meta">{ format!("{} · {}", desk.text(&document.kind), desk.env.fill("start.by", &by)) }</p>
            <p class="meta">{ desk.text(&document.number) }</p>
        </li>
    }
}

/// What is known of the system; points that concern others only are left out by it.
#[function_component]
pub fn Facts(props: &OverviewProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let (env, written) = (&desk.env, desk.typed(catalogue));
    let used = |fact: &&Fact| catalogue.points().any(|point| point.concerns.contains(&fact.id));
    let facts: Vec<&Fact> = catalogue.facts.iter().filter(used).collect();
    if facts.is_empty() {
        return Html::default();
    }
    let spared = profile_of(catalogue, &written).spared.len();
    let told = facts.iter().any(|fact| desk.is_told(&fact.id));
    html! {
        <details class="more known">
            <summary>
                <span>{ env.say("facts.title") }</span>
                <span class="when">{ if spared > 0 { env.words.count("facts.spared", spared) } else { env.say("facts.none") } }</span>
            </summary>
            <div class="duty-body">
                <p class="quiet">{ env.say(if told { "facts.from-check" } else { "facts.lead" }) }</p>
                { for facts.iter().map(|fact| asked(&desk, catalogue, fact, holds(&written.facts, &fact.id))) }
            </div>
        </details>
    }
}

fn asked(desk: &Desk, catalogue: &Catalogue, fact: &Fact, now: Holds) -> Html {
    let env = &desk.env;
    let choice = |(key, value): (&str, Holds)| {
        let id = fact.id.clone();
        let onchange = desk.writes(catalogue).reform(move |_: Event| Change::Fact(id.clone(), value));
        let name = format!("fact-{}", fact.id);
        html! { <label class="reply"><input type="radio" {name} checked={now == value} {onchange} />{ env.say(key) }</label> }
    };
    let choices = [("facts.yes", Holds::Yes), ("facts.no", Holds::No), ("facts.unknown", Holds::Unknown)];
    html! {
        <fieldset class="option line fact">
            <legend class="said">{ env.fill("facts.ask", &[("fact", &desk.text(&fact.name))]) }</legend>
            <div class="replies">{ for choices.into_iter().map(choice) }</div>
        </fieldset>
    }
}
