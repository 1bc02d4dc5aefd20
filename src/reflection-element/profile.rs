//! What came out: how far the points of each section are, what goes well and what is missing, the plan, the decision. Counts of
//! things, never a number that judges.

use documents::reflection::{Decision, Reflection as Written, State};
use kit::parts::{Heading, Title};
use reflection::catalogue::{Catalogue, Content};
use reflection::profile::{Profile as Picture, SectionProfile};
use session::{LONGEST_REASON, isolated};
use yew::prelude::*;

use crate::board::Board;
use crate::desk::{Desk, use_desk};
use crate::keep::Keep;
use crate::matrix::placed;
use crate::parts::{Back, SystemName, TextField, profile_of};
use crate::signs::{STATES, drawing, sign};
use crate::state::{Change, Page};

/// What the profile is told.
#[derive(PartialEq, Properties)]
pub struct ProfileProps {
    /// The catalogue.
    pub catalogue: AttrValue,
}

/// The profile.
#[function_component]
pub fn Profile(props: &ProfileProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let (env, labels, id) = (&desk.env, &desk.shelf.labels, &*catalogue.head.id);
    let written = desk.written(catalogue);
    let profile = profile_of(catalogue, &written);
    let screen = format!("{id} profile");
    html! {
        <div class="step">
            <div class="main wide">
                <Back text={desk.text(&catalogue.head.name)} onclick={desk.leads(id, Page::Overview)} />
                if !written.system.is_empty() {
                    <p class="caption">{ env.fill("section.system", &[("system", &isolated(&written.system))]) }</p>
                }
                <Title text={env.say("profile.title")} {screen} />
                <p class="lead">{ desk.text(&labels.profile_lead) }</p>
                { overview(&desk, catalogue, &profile) }
                { plan(&desk, &profile) }
                { groups(&desk, catalogue, &written) }
                { left_out(&desk, catalogue, &written, &profile) }
                <Outcome catalogue={props.catalogue.clone()} />
                <div class="chapter keep-part">
                    <Heading below=1>{ env.say("keep.title") }</Heading>
                    <p class="quiet">{ env.say("keep.lead") }</p>
                    <SystemName catalogue={props.catalogue.clone()} />
                    <Keep catalogue={props.catalogue.clone()} />
                </div>
            </div>
            <Board catalogue={props.catalogue.clone()} />
        </div>
    }
}

/// A row for each section: a drawing and the same in words, what goes well, what is missing.
fn overview(desk: &Desk, catalogue: &Catalogue, profile: &Picture) -> Html {
    let labels = &desk.shelf.labels;
    let head = [&labels.section, &labels.points, &labels.strong, &labels.missing].map(|label| desk.text(label));
    html! {
        <>
            <table class="profile" role="table">
                <thead role="rowgroup"><tr role="row">
                    { for head.iter().map(|name| html! { <th scope="col" role="columnheader">{ name }</th> }) }
                </tr></thead>
                <tbody role="rowgroup">{ for profile.sections.iter().map(|section| row(desk, catalogue, section, &head)) }</tbody>
            </table>
            <ul class="legend" aria-label={desk.env.say("profile.legend")}>
                { for STATES.into_iter().map(|state| html! { <li>{ sign(state) }{ desk.text(labels.state(state)) }</li> }) }
            </ul>
        </>
    }
}

fn row(desk: &Desk, catalogue: &Catalogue, shown: &SectionProfile, head: &[String; 4]) -> Html {
    let [_, points, strong, missing] = head;
    let states: Vec<State> =
        STATES.iter().flat_map(|state| shown.in_state(*state).map(|point| point.state())).collect();
    let count = |state: &State| {
        let count = shown.in_state(*state).count();
        (count > 0).then(|| format!("{count} {}", desk.text(desk.shelf.labels.state(*state))))
    };
    let counts: Vec<String> = STATES.iter().filter_map(count).collect();
    let names = |states: &[State]| {
        let points = states.iter().flat_map(|state| shown.in_state(*state));
        points.map(|shown| html! { <li>{ desk.text(&shown.point.name) }</li> }).collect::<Vec<_>>()
    };
    let cell = |label: &str, names: Vec<Html>| {
        let is_empty = names.is_empty();
        html! {
            <td role="cell" data-empty={is_empty.then_some("")}>
                <span class="cell-label">{ label }</span>
                if !is_empty { <ul>{ for names }</ul> }
            </td>
        }
    };
    let page = Page::Section(AttrValue::from(shown.section.id.clone()));
    let onclick = desk.leads(&catalogue.head.id, page).reform(|_: MouseEvent| ());
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <button class="link" type="button" {onclick}>{ desk.text(&shown.section.name) }</button>
            </th>
            <td role="cell">
                <span class="cell-label">{ points }</span>
                { drawing(&states) }
                <span class="counts">{ counts.join(", ") }</span>
            </td>
            { cell(strong, names(&[State::Done])) }
            { cell(missing, names(&[State::Partly, State::NotYet])) }
        </tr>
    }
}

/// Who does what until when.
fn plan(desk: &Desk, profile: &Picture) -> Html {
    let labels = &desk.shelf.labels;
    let plan = profile.plan();
    let head = [&labels.until, &labels.who, &labels.point, &labels.what_is_missing].map(|label| desk.text(label));
    let [until, who, point, missing] = &head;
    let cell = |label: &str, text: String| {
        html! {
            <td role="cell" data-empty={text.is_empty().then_some("")}>
                <span class="cell-label">{ label }</span>{ text }
            </td>
        }
    };
    let row = |(shown, answer): &(reflection::profile::PointProfile, &documents::reflection::AnsweredPoint)| {
        let day = answer.until.map_or_else(|| desk.text(&labels.no_day), |day| desk.env.words.catalogue.date(day));
        html! {
            <tr role="row">
                <th scope="row" role="rowheader"><span class="cell-label">{ until }</span>{ day }</th>
                { cell(who, isolated(&answer.who)) }
                { cell(point, desk.text(&shown.point.name)) }
                { cell(missing, isolated(&answer.note)) }
            </tr>
        }
    };
    html! {
        <div class="chapter">
            <Heading below=1>{ desk.text(&labels.plan) }</Heading>
            if plan.is_empty() {
                <p class="quiet">{ desk.env.say("profile.no-plan") }</p>
            } else {
                <p class="quiet">{ desk.text(&labels.plan_lead) }</p>
                <table class="profile plan" role="table">
                    <thead role="rowgroup"><tr role="row">
                        { for head.iter().map(|name| html! { <th scope="col" role="columnheader">{ name }</th> }) }
                    </tr></thead>
                    <tbody role="rowgroup">{ for plan.iter().map(row) }</tbody>
                </table>
            }
        </div>
    }
}

/// The groups of the matrix, where the catalogue has one or a file brought some.
fn groups(desk: &Desk, catalogue: &Catalogue, written: &Written) -> Html {
    let sheet = catalogue.sheets.iter().find(|sheet| matches!(sheet.content, Content::Matrix(_)));
    if written.groups.is_empty() {
        return Html::default();
    }
    html! {
        <div class="chapter">
            <Heading below=1>{ desk.text(&desk.shelf.labels.groups) }</Heading>
            { placed(desk, written) }
            if let Some(sheet) = sheet {
                <kit::parts::Button quiet=true text={desk.text(&sheet.name)}
                    onclick={desk.leads(&catalogue.head.id, Page::Sheet(AttrValue::from(sheet.id.clone())))} />
            }
        </div>
    }
}

/// What does not concern the system, and what a file brought that belongs to no point.
fn left_out(desk: &Desk, catalogue: &Catalogue, written: &Written, profile: &Picture) -> Html {
    let (labels, writer) = (&desk.shelf.labels, desk.writer(catalogue, written));
    let spared = profile.spared.iter().map(|point| {
        let when = desk.env.fill("section.only", &[("facts", &writer.facts(point))]);
        html! { <li><p>{ desk.text(&point.question) }</p><p class="meta">{ when }</p></li> }
    });
    let former = profile.former.iter().map(|answer| {
        let state = desk.text(labels.state(answer.state));
        let said = [answer.point.clone(), state, isolated(&answer.note), isolated(&answer.who)];
        html! { <li>{ said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ") }</li> }
    });
    html! {
        <>
            if !profile.spared.is_empty() {
                <details class="more">
                    <summary><span>{ desk.env.words.count("section.left-out", profile.spared.len()) }</span></summary>
                    <div class="duty-body">
                        <p class="quiet">{ desk.text(&labels.spared_lead) }</p>
                        <ul class="points">{ for spared }</ul>
                    </div>
                </details>
            }
            if !profile.former.is_empty() {
                <div class="chapter">
                    <Heading below=1>{ desk.text(&labels.former) }</Heading>
                    <p class="quiet">{ desk.text(&labels.former_lead) }</p>
                    <ul class="points">{ for former }</ul>
                </div>
            }
        </>
    }
}

/// What came of it, and why. Not to use AI is an outcome like any other.
#[function_component]
pub fn Outcome(props: &ProfileProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let (env, written) = (&desk.env, desk.typed(catalogue));
    let choices = [Decision::Use, Decision::UseWithConditions, Decision::NotUsed, Decision::Open];
    let choice = |decision: Decision| {
        let onchange = desk.writes(catalogue).reform(move |_: Event| Change::Decision(decision));
        // Whoever does without it has come to a result as well, and it is kept.
        let text = match decision {
            Decision::NotUsed => env.say("outcome.not-used"),
            _ => desk.text(desk.shelf.labels.decision(decision)),
        };
        html! {
            <div class="option">
                <label class="certain">
                    <input type="radio" name="decision" checked={written.decision == decision} {onchange} />
                    <span class="label">{ text }</span>
                </label>
            </div>
        }
    };
    let conditions = written.decision == Decision::UseWithConditions;
    html! {
        <div class="chapter outcome">
            <Heading below=1>{ env.say("outcome.title") }</Heading>
            <fieldset>
                <legend class="hidden">{ env.say("outcome.title") }</legend>
                <div class="options">{ for choices.into_iter().map(choice) }</div>
            </fieldset>
            <TextField id="reason" label={env.say(if conditions { "outcome.conditions" } else { "outcome.reason" })}
                value={written.reason.clone()} longest={LONGEST_REASON} long=true
                onchange={desk.writes(catalogue).reform(Change::Reason)} />
        </div>
    }
}
