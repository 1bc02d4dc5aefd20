//! A page of points: one section of a catalogue.

use kit::parts::{Button, Title};
use reflection::catalogue::{Catalogue, Section as Told};
use reflection::profile::Profile;
use reflection::sheets::{PROFILE, Writer};
use yew::prelude::*;

use crate::board::Board;
use crate::desk::{Desk, use_desk};
use crate::parts::{Back, profile_of};
use crate::point::Point;
use crate::state::{Action, Page};

/// What the page is told.
#[derive(PartialEq, Properties)]
pub struct SectionProps {
    /// The catalogue.
    pub catalogue: AttrValue,
    /// The section.
    pub section: AttrValue,
}

/// The page.
#[function_component]
pub fn Section(props: &SectionProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let Some(section) = catalogue.sections.iter().find(|section| *section.id == *props.section) else {
        return Html::default();
    };
    let (env, id) = (&desk.env, &*catalogue.head.id);
    let written = desk.typed(catalogue);
    let profile = profile_of(catalogue, &written);
    let shown = profile.sections.iter().find(|shown| shown.section.id == section.id);
    let points = shown.map(|shown| shown.points.iter().enumerate().collect::<Vec<_>>()).unwrap_or_default();
    let points = points.into_iter().map(|(at, shown)| {
        let of = props.catalogue.clone();
        html! { <Point key={shown.point.id.clone()} catalogue={of} point={shown.point.id.clone()} number={at + 1} /> }
    });
    let screen = format!("{id} {}", section.id);
    html! {
        <div class="step">
            <div class="main">
                <Back text={desk.text(&catalogue.head.name)} onclick={desk.leads(id, Page::Overview)} />
                <p class="caption">{ caption(&desk, &profile, section, &written.system) }</p>
                <Title text={desk.text(&section.name)} {screen} />
                <p class="lead">{ desk.text(&section.lead) }</p>
                { for points }
                { spared(&desk, &desk.writer(catalogue, &written), &profile, section) }
                { onward(&desk, catalogue, &profile, section) }
                <div class="buttons quiet-buttons">
                    <Button quiet=true text={env.say("print.unfinished")} onclick={print(&desk)} />
                </div>
            </div>
            <Board catalogue={props.catalogue.clone()} />
        </div>
    }
}

/// "Section 6 of 7 · System: …".
fn caption(desk: &Desk, profile: &Profile, section: &Told, system: &str) -> String {
    let at = profile.sections.iter().position(|shown| shown.section.id == section.id).map_or(0, |at| at + 1);
    let values = [("n", &*at.to_string()), ("all", &*profile.sections.len().to_string())];
    let mut caption = if at > 0 { desk.env.fill("section.of", &values) } else { desk.env.say("section.spared") };
    if !system.trim().is_empty() {
        caption.push_str(" · ");
        caption.push_str(&desk.env.fill("section.system", &[("system", &session::isolated(system))]));
    }
    caption
}

/// The points of the section that do not concern the system, each with the condition that is not met.
fn spared(desk: &Desk, writer: &Writer, profile: &Profile, section: &Told) -> Html {
    let of_section = |point: &&&reflection::catalogue::Point| section.points.iter().any(|own| own.id == point.id);
    let spared: Vec<_> = profile.spared.iter().filter(of_section).collect();
    if spared.is_empty() {
        return Html::default();
    }
    let entry = |point: &&&reflection::catalogue::Point| {
        let when = desk.env.fill("section.only", &[("facts", &writer.facts(point))]);
        html! { <li><p>{ desk.text(&point.question) }</p><p class="meta">{ when }</p></li> }
    };
    html! {
        <details class="more spared">
            <summary><span>{ desk.env.words.count("section.left-out", spared.len()) }</span></summary>
            <div class="duty-body">
                <p class="quiet">{ desk.env.say("section.left-out-lead") }</p>
                <ul class="points">{ for spared.iter().map(entry) }</ul>
            </div>
        </details>
    }
}

/// To the next section or, after the last, to the profile; and back.
fn onward(desk: &Desk, catalogue: &Catalogue, profile: &Profile, section: &Told) -> Html {
    let (env, id) = (&desk.env, &*catalogue.head.id);
    let at = profile.sections.iter().position(|shown| shown.section.id == section.id);
    let near = |at: Option<usize>| {
        let near = at.and_then(|at| profile.sections.get(at))?.section;
        Some((AttrValue::from(desk.text(&near.name)), Page::Section(AttrValue::from(near.id.clone()))))
    };
    let next = near(at.map(|at| at + 1));
    let before = near(at.and_then(|at| at.checked_sub(1)));
    html! {
        <div class="buttons">
            if let Some((name, page)) = next {
                <Button main=true text={env.say("section.next")} about={name} onclick={desk.leads(id, page)} />
            } else {
                <Button main=true text={env.say("section.to-profile")} onclick={desk.leads(id, Page::Profile)} />
            }
            if let Some((name, page)) = before {
                <Button quiet=true text={env.say("section.before")} about={name} onclick={desk.leads(id, page)} />
            }
        </div>
    }
}

/// Prints profile and answers as they stand.
fn print(desk: &Desk) -> Callback<()> {
    let visit = desk.visit.clone();
    Callback::from(move |()| visit.dispatch(Action::Print(AttrValue::Static(PROFILE), false)))
}
