//! What the check makes of it: the path step by step beside the guess, then what comes out and why not what was guessed.

use kit::parts::{Button, Title};
use training::case::Asks;
use training::shown::{Fact, Part, Shown};
use training::worked::Worked;
use yew::prelude::*;

use super::{Now, back};
use crate::here::Here;
use crate::parts::{dashes, head};
use crate::path;
use crate::state::{Action, SURE};

/// The path, with so many steps of it.
pub fn steps(here: &Here, now: &Now, shown: &Shown, so_many: usize) -> Html {
    let all = shown.steps.len();
    let (n, of) = ((so_many + 1).min(all).to_string(), all.to_string());
    let key = if so_many < all { "path.next" } else { "path.result" };
    let on = next(here, now, shown, so_many);
    html! {
        <div class="sheet">
            { back(here) }
            <p class="caption">{ now.place(here) }</p>
            <Title text={now.worked.case.title.clone()} screen={format!("path-{}", now.at)} />
            { guess(here, now, shown, None) }
            { head(1, "sub", here.say("path.title")) }
            if so_many == 0 { <p class="quiet">{ here.say("path.lead") }</p> }
            { path::steps(here, shown, so_many) }
            { path::folded(here, shown, so_many) }
            <p class="buttons">
                <Button main=true name="step" text={here.fill(key, &[("n", &n), ("all", &of)])} onclick={on} />
                <Button quiet=true name="whole" text={here.say("path.whole")} onclick={whole(here, now)} />
            </p>
        </div>
    }
}

/// What leads on: to the next step, which is said to those who do not see it, or to what comes out.
fn next(here: &Here, now: &Now, shown: &Shown, so_many: usize) -> Callback<()> {
    let Some(step) = shown.steps.get(so_many).cloned() else { return whole(here, now) };
    let (here, all) = (here.clone(), shown.steps.len());
    Callback::from(move |()| {
        let decides = if step.decides { here.say("path.decides") } else { String::new() };
        here.env.shim.say(&[step.asks.as_str(), &step.says, &decides].join(" "));
        here.send(Action::Step(all));
    })
}

/// Shows what comes out, and tells the page.
fn whole(here: &Here, now: &Now) -> Callback<()> {
    let to = here.clone();
    let at = now.at;
    Callback::from(move |()| {
        if let Some(running) = &to.running
            && let Some((worked, ..)) = running.case(at)
        {
            let said = to.state.alone.said.get(&at).cloned().unwrap_or_default();
            let now = Now { running, worked, at, said: &said };
            now.tell(&to, "case", now.guess(), &worked.outcome.ids);
        }
        to.send(Action::Whole);
    })
}

/// What comes out.
pub fn screen(here: &Here, now: &Now, shown: &Shown) -> Html {
    let worked = now.worked;
    html! {
        <div class="step">
            <div class="main wide">
                { back(here) }
                <p class="caption">{ now.place(here) }{ " · " }{ worked.case.title.clone() }</p>
                <div class="verdict" data-bar={shown.bar.to_string()}>
                    <Title text={headline(worked)} screen={format!("result-{}", now.at)} />
                </div>
                { guess(here, now, shown, shown.steps.iter().find(|step| step.decides)) }
                { why(here, now, shown) }
                { head(1, "sub", here.say("path.title")) }
                { path::steps(here, shown, shown.steps.len()) }
                { path::folded(here, shown, shown.steps.len() + 1) }
                { duties(here, worked) }
                { partner(here, worked) }
                <p class="buttons">
                    <Button main=true name="partner" text={here.say("partner.go")} onclick={here.on(|| Action::ToPartner)} />
                    <Button quiet=true name="next" text={here.say("next.skip")} onclick={here.on(|| Action::Next)} />
                    { in_check(here, shown) }
                </p>
            </div>
            { take_along(here, worked) }
        </div>
    }
}

/// The result in a sentence; where roles are asked for, the roles.
pub fn headline(worked: &Worked) -> String {
    if worked.case.asks == Asks::Class { worked.outcome.headline.clone() } else { worked.outcome.name.clone() }
}

/// The guess, and beside it what decides, once that may be seen.
fn guess(here: &Here, now: &Now, shown: &Shown, decides: Option<&training::shown::Step>) -> Html {
    let fact = chosen_fact(now, shown);
    let class = now.guess().map_or_else(|| here.say("guess.none"), |choice| choice.label.clone());
    let fact = fact.map(|fact| here.fill("guess.because", &[("fact", &with_question(fact))]));
    let sure = now.said.sure.and_then(|place| SURE.get(place)).map(|name| here.say(&format!("sure.{name}")));
    let more: Vec<String> = fact.into_iter().chain(sure).collect();
    html! {
        <dl class="beside">
            <div>
                <dt>{ here.say("guess.yours") }</dt>
                <dd><strong>{ class }</strong><span class="quiet">{ more.join(" · ") }</span></dd>
            </div>
            if let Some(step) = decides {
                <div>
                    <dt>{ here.say("path.here") }</dt>
                    <dd>
                        <span class="quiet">{ step.asks.clone() }</span>
                        <strong>{ step.says.clone() }</strong>
                    </dd>
                </div>
            }
        </dl>
    }
}

/// A fact with its question, without which "none of these" says nothing.
fn with_question(fact: &Fact) -> String {
    [fact.asks.as_str(), &fact.says].join(" ")
}

/// On what a result stands.
pub fn grounds(here: &Here, worked: &Worked) -> String {
    let grounds = worked.outcome.grounds.join("; ");
    if grounds.is_empty() { worked.case.adds.clone() } else { here.fill("grounds", &[("grounds", &grounds)]) }
}

fn chosen_fact<'s>(now: &Now, shown: &'s Shown) -> Option<&'s Fact> {
    shown.facts.iter().find(|fact| Some(fact.question) == now.said.fact)
}

/// What is to be said to this guess: to the class, and to the fact.
fn why(here: &Here, now: &Now, shown: &Shown) -> Html {
    let wrong = now.guess().filter(|choice| !choice.right);
    let agrees = now.guess().is_some_and(|choice| choice.right);
    let fact = chosen_fact(now, shown).map(|fact| {
        let key = match fact.part {
            Part::Decides => "fact.decides",
            Part::Reason => "fact.reason",
            Part::Beside => "fact.beside",
        };
        here.fill(key, &[("fact", &with_question(fact))])
    });
    html! {
        <div class="why-not">
            if agrees { <p><strong>{ here.say("guess.agrees") }</strong></p> }
            if let Some(choice) = wrong {
                <p><strong>{ here.fill("guess.why-not", &[("class", &choice.label)]) }</strong>{ " " }{ choice.why.clone() }</p>
            }
            if let Some(fact) = fact { <p>{ fact }</p> }
            <p class="quiet">{ grounds(here, now.worked) }</p>
        </div>
    }
}

fn duties(here: &Here, worked: &Worked) -> Html {
    if worked.outcome.duties.is_empty() {
        return html! { <p>{ here.say("free") }</p> };
    }
    let title = here.env.words.count("duties", worked.outcome.duties.len());
    html! { <details class="more"><summary>{ title }</summary>{ dashes(&worked.outcome.duties) }</details> }
}

fn partner(here: &Here, worked: &Worked) -> Html {
    html! {
        <div class="turn">
            { head(1, "sub", here.say("partner.title")) }
            <p>{ worked.case.turn.asks.clone() }</p>
        </div>
    }
}

/// The link that opens the case in the check, where the page says where that is.
pub fn in_check(here: &Here, shown: &Shown) -> Html {
    let address = here.env.attribute("check").map(str::trim).filter(|address| is_address(address));
    let (Some(address), Some(link)) = (address, &shown.link) else { return Html::default() };
    let page = address.split('#').next().unwrap_or_default();
    html! {
        <a class="in-check" href={format!("{page}#{link}")} target="_blank" rel="noopener">{ here.say("open-in-check") }</a>
    }
}

/// Nothing that a link would run.
fn is_address(address: &str) -> bool {
    let before = address.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = before.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https"))
}

fn take_along(here: &Here, worked: &Worked) -> Html {
    let case = &worked.case;
    html! {
        <aside class="board aside">
            { head(1, "sub", here.say("take.title")) }
            if let Some(belief) = &case.belief {
                <p class="small"><span class="quiet">{ here.fill("take.belief", &[("says", &belief.says)]) }</span></p>
                <p class="small">{ belief.truth.clone() }</p>
            }
            <p class="small"><strong>{ here.say("take.ask") }</strong></p>
            { dashes(&case.talk) }
            <p class="small quiet">{ here.fill("take.read", &[("law", &case.law)]) }</p>
        </aside>
    }
}
