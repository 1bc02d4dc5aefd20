//! The partner: the same case with one thing different.

use kit::parts::{Button, Title};
use training::shown::Shown;
use training::worked::Choice;
use yew::prelude::*;

use super::result::in_check;
use super::{Now, back, way};
use crate::here::Here;
use crate::parts::{Line, head, one_of};
use crate::path;
use crate::state::Action;

/// What if one thing were different?
pub fn screen(here: &Here, now: &Now) -> Html {
    let worked = now.worked;
    let line = |(place, choice): (usize, &Choice)| Line {
        label: choice.label.clone(),
        above: None,
        chosen: now.said.partner == Some(place),
        choose: here.on(move || Action::Partner(place)),
    };
    let lines = worked.partner_choices.iter().enumerate().map(line).collect();
    html! {
        <div class="step">
            <div class="main">
                { back(here) }
                <p class="caption">{ now.place(here) }{ " · " }{ worked.case.title.clone() }</p>
                <Title text={worked.case.turn.asks.clone()} screen={format!("partner-{}", now.at)} />
                <p class="small quiet">{ here.fill("partner.was", &[("name", &worked.outcome.name)]) }</p>
                { one_of("partner", &here.say("partner.asks"), lines) }
                <details class="more"><summary>{ here.say("partner.story") }</summary><p>{ worked.case.story.clone() }</p></details>
                if here.state.alone.missing { <p class="error" role="alert">{ here.say("guess.missing-partner") }</p> }
                <p class="buttons">
                    <Button main=true name="answer" text={here.say("guess.answer")} onclick={answer(here, now)} />
                    <Button quiet=true name="next" text={here.say("next.skip")} onclick={here.on(|| Action::Next)} />
                </p>
            </div>
            { way(here, now) }
        </div>
    }
}

fn answer(here: &Here, now: &Now) -> Callback<()> {
    let (to, at) = (here.clone(), now.at);
    Callback::from(move |()| {
        let said = to.state.alone.said.get(&at).cloned().unwrap_or_default();
        if let (Some(running), Some(place)) = (&to.running, said.partner)
            && let Some((worked, ..)) = running.case(at)
        {
            let now = Now { running, worked, at, said: &said };
            now.tell(&to, "partner", worked.partner_choices.get(place), &worked.partner.ids);
        }
        to.send(Action::AnswerPartner);
    })
}

/// What comes out of it.
pub fn result(here: &Here, now: &Now, turned: &Shown) -> Html {
    let worked = now.worked;
    let guess = now.said.partner.and_then(|place| worked.partner_choices.get(place));
    let last = now.at + 1 >= now.running.prepared.cases.len();
    let key = if last { "next.end" } else { "next.on" };
    html! {
        <div class="step">
            <div class="main wide">
                { back(here) }
                <p class="caption">{ now.place(here) }{ " · " }{ worked.case.title.clone() }</p>
                <div class="verdict" data-bar={turned.bar.to_string()}>
                    <Title text={here.fill("partner.becomes", &[("name", &worked.partner.name)])} screen={format!("turned-{}", now.at)} />
                </div>
                <dl class="beside">
                    <div><dt>{ here.say("partner.before") }</dt><dd><strong>{ worked.outcome.name.clone() }</strong></dd></div>
                    <div><dt>{ here.say("guess.yours") }</dt>
                        <dd><strong>{ guess.map(|choice| choice.label.clone()).unwrap_or_default() }</strong></dd></div>
                </dl>
                <p>{ worked.case.turn.says.clone() }</p>
                { head(1, "sub", here.say("path.title")) }
                { path::steps(here, turned, turned.steps.len()) }
                { path::folded(here, turned, turned.steps.len() + 1) }
                <p class="buttons">
                    <Button main=true name="next" text={here.say(key)} onclick={here.on(|| Action::Next)} />
                    { in_check(here, turned) }
                </p>
            </div>
            { way(here, now) }
        </div>
    }
}
