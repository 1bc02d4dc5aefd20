//! A point: its question, the five answers, what is missing, and where it comes from.

use documents::reflection::{AnsweredPoint, State};
use engine::date::Date;
use reflection::catalogue::{Catalogue, Point as Told};
use reflection::profile::PointProfile;
use session::LONGEST_REASON;
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::parts::TextField;
use crate::signs::STATES;
use crate::state::Change;

/// What the point is told.
#[derive(PartialEq, Properties)]
pub struct PointProps {
    /// The catalogue.
    pub catalogue: AttrValue,
    /// The point.
    pub point: AttrValue,
    /// Its number on the page.
    pub number: usize,
}

/// The point.
#[function_component]
pub fn Point(props: &PointProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let Some(point) = catalogue.points().find(|point| *point.id == *props.point) else { return Html::default() };
    let written = desk.typed(catalogue);
    let answer = written.points.iter().find(|answer| answer.point == point.id);
    let is_certain = point.concerns(&written.facts) == engine::truth::Truth::Yes;
    let writer = desk.writer(catalogue, &written);
    let condition = writer.condition(PointProfile { point, is_certain, answer });
    let state = answer.map_or(State::Open, |answer| answer.state);
    html! {
        <fieldset class="point" data-point={point.id.clone()}>
            <legend><span class="number">{ props.number }</span>{ " " }{ desk.text(&point.question) }</legend>
            if let Some(condition) = condition {
                <p class="meta">{ condition }</p>
            }
            <div class="five">{ for STATES.into_iter().map(|choice| radio(&desk, catalogue, point, choice, choice == state)) }</div>
            if matches!(state, State::Partly | State::NotYet) {
                { missing(&desk, catalogue, point, answer) }
            } else {
                { kept(&desk, answer) }
            }
            <details class="here">
                <summary>{ desk.env.say("point.why") }<span class="hidden">{ format!(": {}", desk.text(&point.name)) }</span></summary>
                <p>{ desk.text(&point.why) }</p>
                <p class="good-head">{ desk.env.say("point.good") }</p>
                <ul class="dashes">{ for point.good.get(desk.env.lang()).iter().map(|example| html! { <li>{ example }</li> }) }</ul>
            </details>
            { for writer.places(point).into_iter().map(|place| html! { <p class="source">{ place }</p> }) }
            { law(&desk, writer.duties(point)) }
        </fieldset>
    }
}

fn radio(desk: &Desk, catalogue: &Catalogue, point: &Told, choice: State, checked: bool) -> Html {
    let id = point.id.clone();
    let onchange = desk.writes(catalogue).reform(move |_: Event| Change::State(id.clone(), choice));
    let word = desk.text(desk.shelf.labels.state(choice));
    html! {
        <label class="fifth">
            <input type="radio" name={format!("point-{}", point.id)} {checked} {onchange} />
            <span>{ word }</span>
        </label>
    }
}

/// What is missing, who takes care of it, and until when.
fn missing(desk: &Desk, catalogue: &Catalogue, point: &Told, answer: Option<&AnsweredPoint>) -> Html {
    let (env, writes, id) = (&desk.env, desk.writes(catalogue), point.id.clone());
    let about = AttrValue::from(desk.text(&point.name));
    let written = |pick: fn(&AnsweredPoint) -> &String| answer.map(pick).cloned().unwrap_or_default();
    let until = answer.and_then(|answer| answer.until).map(|until| until.to_string()).unwrap_or_default();
    let field = |name: &str| AttrValue::from(format!("{name}-{}", point.id));
    let says = |id: String, change: fn(String, String) -> Change| writes.reform(move |text| change(id.clone(), text));
    let dated =
        writes.reform(move |event: InputEvent| Change::Until(id.clone(), Date::parse(&crate::desk::typed(&event))));
    html! {
        <div class="missing">
            <TextField class="missing-note" id={field("note")} label={env.say("point.missing")} about={about.clone()}
                value={written(|answer| &answer.note)} longest={LONGEST_REASON} onchange={says(point.id.clone(), Change::Note)} />
            <TextField id={field("who")} label={env.say("point.who")} about={about.clone()}
                value={written(|answer| &answer.who)} onchange={says(point.id.clone(), Change::Who)} />
            <div class="field">
                <label for={field("until")}>{ env.say("point.until") }<span class="hidden">{ format!(" {about}") }</span></label>
                <input type="date" id={field("until")} value={until} min="2000-01-01" max="9999-12-31" oninput={dated} />
            </div>
        </div>
    }
}

/// What was written while something was missing: it stays, also where it shows no fields.
fn kept(desk: &Desk, answer: Option<&AnsweredPoint>) -> Html {
    let Some(answer) = answer else { return Html::default() };
    let until = answer.until.map(|until| desk.env.words.catalogue.date(until)).unwrap_or_default();
    let texts = [session::isolated(&answer.note), session::isolated(&answer.who), until];
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
    if texts.is_empty() {
        return Html::default();
    }
    html! { <p class="meta kept">{ desk.env.fill("point.kept", &[("text", &texts.join(" · "))]) }</p> }
}

/// What the law asks beside it, where it does.
fn law(desk: &Desk, duties: Vec<(String, Option<String>)>) -> Html {
    if duties.is_empty() {
        return Html::default();
    }
    let duty = |(duty, link): (String, Option<String>)| match link {
        Some(href) => html! { <li><a {href}>{ duty }</a></li> },
        None => html! { <li>{ duty }</li> },
    };
    html! {
        <div class="law">
            <p class="source">{ desk.env.say("point.law") }</p>
            <ul>{ for duties.into_iter().map(duty) }</ul>
        </div>
    }
}
