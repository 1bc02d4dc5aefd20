//! The sheet for the trainer, a page for each case. It has every answer, so it stands on no other screen.

use kit::parts::{Button, Title};
use training::worked::Worked;
use yew::prelude::*;

use crate::here::{Here, Running, words};
use crate::parts::{dashes, head};
use crate::state::Action;

/// What happens in a case, and how many hundredths of its time it takes.
const PARTS: [(&str, u16); 6] =
    [("read", 15), ("first", 10), ("talk", 25), ("second", 10), ("path", 20), ("partner", 20)];

/// The sheet.
pub fn screen(here: &Here) -> Html {
    let Some(running) = &here.running else {
        return html! {
            <div class="main">
                <Title text={here.say("sheet.title")} screen="sheet" />
                <p>{ here.say("sheet.none") }</p>
                <p class="buttons"><Button text={here.say("back")} onclick={here.on(|| Action::Close)} /></p>
            </div>
        };
    };
    let (shim, title) = (here.env.shim.clone(), here.say("sheet.title"));
    let print = Callback::from(move |()| shim.print(&title));
    let all = running.prepared.cases.len();
    html! {
        <div class="sheet">
            <button class="link back" type="button" onclick={here.on(|| Action::Close)}>{ here.say("back") }</button>
            <Title text={here.say("sheet.title")} screen="sheet" />
            <p class="unprinted">{ here.say("sheet.lead") }</p>
            <p class="buttons unprinted"><Button main=true name="print" text={here.say("sheet.print")} onclick={print} /></p>
            { for running.prepared.cases.iter().enumerate().map(|(at, worked)| case(here, running, worked, at, all)) }
        </div>
    }
}

fn case(here: &Here, running: &Running, worked: &Worked, at: usize, all: usize) -> Html {
    let case = &worked.case;
    let place = here.fill("case.place", &[("n", &(at + 1).to_string()), ("all", &all.to_string())]);
    let about = [here.minutes(case.minutes), here.level(case.level)]
        .into_iter()
        .chain(case.groups.first().map(|group| here.group(*group)));
    let decides = running.case(at).and_then(|(_, shown, _)| shown.steps.iter().find(|step| step.decides));
    html! {
        <section class="trainer">
            <p class="trainer-head"><span>{ place }</span><span>{ about.collect::<Vec<_>>().join(" · ") }</span></p>
            { head(1, "trainer-title", case.title.clone()) }
            <p><strong>{ here.fill("sheet.result", &[("name", &worked.outcome.name)]) }</strong>{ " " }{ worked.outcome.grounds.join("; ") }</p>
            if let Some(step) = decides {
                <p><strong>{ here.say("sheet.decides") }</strong>{ " " }{ format!("{} {}", step.asks, step.says) }</p>
            }
            { times(here, worked) }
            { objections(here, worked) }
            <div class="two">
                <div>{ head(2, "sub", here.say("sheet.talk")) }{ dashes(&case.talk) }</div>
                <div>
                    { head(2, "sub", here.say("sheet.turns")) }
                    <p>{ case.turn.asks.clone() }</p>
                    <p><strong>{ here.fill("partner.becomes", &[("name", &worked.partner.name)]) }</strong></p>
                    <p>{ case.turn.says.clone() }</p>
                </div>
            </div>
            <p class="small quiet">{ here.fill("take.read", &[("law", &case.law)]) }{ " " }{ running.prepared.state() }</p>
        </section>
    }
}

/// The minutes of a case, from part to part.
fn times(here: &Here, worked: &Worked) -> Html {
    let (mut told, mut share) = (0, 0);
    let mut row = |(name, part): &(&str, u16)| {
        let from = told;
        share += part;
        // The nearest minute, but never none.
        let ends = ((worked.case.minutes * share + 50) / 100).max(from + 1);
        told = if share == 100 { worked.case.minutes.max(ends) } else { ends };
        html! {
            <tr>
                <td>{ here.fill("sheet.from-to", &[("from", &from.to_string()), ("to", &told.to_string())]) }</td>
                <th scope="row">{ here.say(&format!("sheet.part-{name}")) }</th>
                <td>{ here.say(&format!("sheet.part-{name}-how")) }</td>
            </tr>
        }
    };
    let rows: Vec<Html> = PARTS.iter().map(&mut row).collect();
    html! {
        <table class="lines">
            <caption>{ here.say("sheet.times") }</caption>
            <thead><tr>
                <th scope="col">{ here.say("sheet.minute") }</th>
                <th scope="col">{ here.say("sheet.what") }</th>
                <th scope="col">{ here.say("sheet.how") }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

/// What people say, and the answer.
fn objections(here: &Here, worked: &Worked) -> Html {
    let wrong =
        worked.choices.iter().filter(|choice| !choice.right).map(|choice| (choice.label.clone(), choice.why.clone()));
    let belief = worked.case.belief.iter().map(|belief| (belief.says.clone(), belief.truth.clone()));
    let quoted = |says: &str| here.fill("sheet.quoted", &[("says", says)]);
    let row = |(says, why): (String, String)| html! { <tr><th scope="row">{ quoted(&says) }</th><td>{ why }</td></tr> };
    let law = words(&here.env).fill("law", &[("law", &worked.case.law)]);
    html! {
        <table class="lines">
            <caption>{ here.say("sheet.objections") }</caption>
            <thead><tr>
                <th scope="col">{ here.say("sheet.objection") }</th>
                <th scope="col">{ here.say("sheet.answer") }{ " · " }{ law }</th>
            </tr></thead>
            <tbody>{ for belief.chain(wrong).map(row) }</tbody>
        </table>
    }
}
