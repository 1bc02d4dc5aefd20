//! Before the first case: for whom, how hard, how many.

use std::rc::Rc;

use kit::parts::{Button, Title};
use training::case::{Case, Group, Level};
use yew::prelude::*;

use crate::here::Here;
use crate::parts::{faults, head, pick};
use crate::pyramid::pyramid;
use crate::state::{Action, Choice, View};

/// How many cases can be chosen; the last is all that there are.
const NUMBERS: [usize; 4] = [3, 5, 8, 12];

/// The start. A course that is there already needs no choice.
pub fn screen(here: &Here, wrong: &[String]) -> Html {
    let all: Vec<String> = here.state.faults.iter().chain(wrong).cloned().collect();
    html! {
        <div class="step step-start">
            <div class="main">
                <Title text={title(here)} screen="start" class="hero" />
                { super::back(here) }
                { faults(here, &all) }
                <p class="lead">{ here.say("start.lead") }</p>
                { if here.running.is_some() { given(here) } else { choose(here, View::Alone) } }
            </div>
            { pyramid(here) }
        </div>
    }
}

fn title(here: &Here) -> String {
    here.running
        .as_ref()
        .map_or_else(|| here.say("start.title"), |running| running.prepared.course.title.replace("KI-", "KI\u{2011}"))
}

/// A course that was handed over.
fn given(here: &Here) -> Html {
    let Some(running) = &here.running else { return Html::default() };
    let cases = here.env.words.count("cases", running.prepared.cases.len());
    let minutes = here.minutes(running.prepared.minutes() / 2);
    let course = Rc::new(running.prepared.course.clone());
    html! {
        <>
            <p>{ here.fill("start.given", &[("cases", &cases), ("minutes", &minutes)]) }</p>
            <p class="buttons">
                <Button main=true text={here.say("start.begin")} name="begin"
                    onclick={here.on(move || Action::Begin(Rc::clone(&course), View::Alone))} />
            </p>
        </>
    }
}

/// The cases that are wanted, of which a course is made in a view.
pub fn choose(here: &Here, view: View) -> Html {
    let choice = &here.state.choice;
    let fitting = fitting(here, choice);
    let ids = chosen(&fitting, choice);
    let minutes: u16 = fitting.iter().filter(|case| ids.contains(&case.id)).map(|case| case.minutes / 2).sum();
    let cases = here.env.words.count("cases", fitting.len());
    let found = here
        .fill("start.found", &[("cases", &cases), ("n", &ids.len().to_string()), ("minutes", &here.minutes(minutes))]);
    let begin = {
        let (here, ids) = (here.clone(), ids.clone());
        Callback::from(move |()| {
            let course = here.course(ids.iter().cloned());
            if course.cases.is_empty() {
                here.send(Action::Fault(vec![here.say("fault.none-holds")]));
            } else {
                here.send(Action::Begin(Rc::new(course), view));
            }
        })
    };
    let others = Choice { others: choice.others + 1, ..choice.clone() };
    html! {
        <>
            { head(1, "hidden", here.say("start.choose")) }
            <div class="picks">{ group(here) }{ level(here) }{ number(here) }</div>
            <p class="found" role="status">{ if fitting.is_empty() { here.say("start.nothing") } else { found } }</p>
            if !ids.is_empty() {
                <ul class="titles">
                    { for fitting.iter().filter(|case| ids.contains(&case.id)).map(|case| html! { <li>{ case.title.clone() }</li> }) }
                </ul>
                <p class="buttons">
                    <Button main=true text={here.say("start.begin")} name="begin" onclick={begin} />
                    if fitting.len() > ids.len() {
                        <Button quiet=true text={here.say("start.others")} onclick={here.on(move || Action::Choose(others.clone()))} />
                    }
                </p>
            }
        </>
    }
}

/// The cases that fit, the easiest first.
fn fitting<'h>(here: &'h Here, choice: &Choice) -> Vec<&'h Case> {
    let fits = |case: &&Case| {
        choice.group.is_none_or(|group| case.groups.contains(&group))
            && choice.level.is_none_or(|level| case.level == level)
    };
    let mut found: Vec<&Case> = here.library.iter().filter(fits).collect();
    found.sort_by_key(|case| case.level);
    found
}

/// So many of them, others each time they are wanted.
fn chosen(fitting: &[&Case], choice: &Choice) -> Vec<String> {
    let start = (choice.others * choice.number).checked_rem(fitting.len()).unwrap_or_default();
    let round = fitting.iter().cycle().skip(start);
    round.take(choice.number.min(fitting.len())).map(|case| case.id.clone()).collect()
}

fn group(here: &Here) -> Html {
    let choice = here.state.choice.clone();
    let now = choice.group.map_or("", Group::name);
    let all = std::iter::once((String::new(), here.say("all.groups")));
    let values = all.chain(Group::ALL.map(|group| (group.name().to_owned(), here.group(group)))).collect();
    let to = here.clone();
    let chosen = Callback::from(move |name: String| {
        let group = Group::ALL.into_iter().find(|group| group.name() == name);
        to.send(Action::Choose(Choice { group, others: 0, ..choice.clone() }));
    });
    pick("group", &here.say("start.group"), values, now, chosen)
}

fn level(here: &Here) -> Html {
    let choice = here.state.choice.clone();
    let now = choice.level.map_or("", Level::name);
    let all = std::iter::once((String::new(), here.say("all.levels")));
    let values = all.chain(Level::ALL.map(|level| (level.name().to_owned(), here.level(level)))).collect();
    let to = here.clone();
    let chosen = Callback::from(move |name: String| {
        let level = Level::ALL.into_iter().find(|level| level.name() == name);
        to.send(Action::Choose(Choice { level, others: 0, ..choice.clone() }));
    });
    pick("level", &here.say("start.level"), values, now, chosen)
}

fn number(here: &Here) -> Html {
    let choice = here.state.choice.clone();
    let values = NUMBERS.map(|n| (n.to_string(), here.env.words.count("cases", n))).into();
    let (now, to) = (choice.number.to_string(), here.clone());
    let chosen = Callback::from(move |n: String| {
        let number = n.parse().unwrap_or(choice.number);
        to.send(Action::Choose(Choice { number, others: 0, ..choice.clone() }));
    });
    pick("number", &here.say("start.number"), values, &now, chosen)
}
