//! The story, and the first guess: what it is, on which fact it hangs, how sure one is.

use kit::parts::{Button, Title};
use training::case::Asks;
use training::shown::{Fact, Shown};
use yew::prelude::*;

use super::{Now, back, way};
use crate::here::{Here, words};
use crate::parts::{Line, one_of};
use crate::state::{Action, SURE};

/// The story and the guess.
pub fn screen(here: &Here, now: &Now, shown: &Shown) -> Html {
    let case = &now.worked.case;
    html! {
        <div class="step">
            <div class="main">
                { back(here) }
                <p class="caption">{ now.place(here) }</p>
                <Title text={case.title.clone()} screen={format!("guess-{}", now.at)} />
                <div class="story">
                    <p>{ case.story.clone() }</p>
                    <p>{ words(&here.env).fill("adds", &[("adds", &case.adds)]) }</p>
                </div>
                <div class="guesses">
                    { classes(here, now) }
                    { one_of("fact", &here.say("guess.fact"), shown.facts.iter().map(|one| fact(here, now, one)).collect()) }
                </div>
                { sure(here, now) }
                if here.state.alone.missing { <p class="error" role="alert">{ here.say("guess.missing") }</p> }
                <p class="buttons">
                    <Button main=true name="answer" text={here.say("guess.answer")} onclick={here.on(|| Action::Answer)} />
                    <Button quiet=true name="pass" text={here.say("guess.pass")} onclick={here.on(|| Action::Pass)} />
                </p>
            </div>
            { way(here, now) }
        </div>
    }
}

fn classes(here: &Here, now: &Now) -> Html {
    let asks = if now.worked.case.asks == Asks::Class { "guess.class" } else { "guess.role" };
    let line = |(place, choice): (usize, &training::worked::Choice)| Line {
        label: choice.label.clone(),
        above: None,
        chosen: now.said.class == Some(place),
        choose: here.on(move || Action::Class(place)),
    };
    one_of("class", &here.say(asks), now.worked.choices.iter().enumerate().map(line).collect())
}

fn fact(here: &Here, now: &Now, fact: &Fact) -> Line {
    let question = fact.question;
    Line {
        label: fact.says.clone(),
        above: Some(fact.asks.clone()),
        chosen: now.said.fact == Some(question),
        choose: here.on(move || Action::Fact(question)),
    }
}

fn sure(here: &Here, now: &Now) -> Html {
    let line = |(place, name): (usize, &&str)| {
        let chosen = now.said.sure == Some(place);
        let onchange = here.on::<Event>(move || Action::Sure(place));
        html! {
            <label class="level">
                <input type="radio" name="sure" checked={chosen} {onchange} />
                <span>{ here.say(&format!("sure.{name}")) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="asked">
            <legend class="sub">{ here.say("guess.sure") }</legend>
            <div class="levels">{ for SURE.iter().enumerate().map(line) }</div>
        </fieldset>
    }
}
