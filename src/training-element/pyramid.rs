//! The picture that everybody knows and that misleads, beside the gates through which a system goes.

use kit::BOOK;
use yew::prelude::*;

use crate::here::Here;
use crate::parts::head;

/// Four floors, from the top.
const FLOORS: [&str; 4] =
    ["50,4 62,28 38,28", "36,32 64,32 76,56 24,56", "22,60 78,60 90,84 10,84", "8,88 92,88 100,104 0,104"];

/// The picture that misleads, and the gates.
pub fn pyramid(here: &Here) -> Html {
    let words = &here.env.words.catalogue;
    let gate = |gate: &&'static engine::rulebook::Gate| {
        html! {
            <li class="gate">
                <span class="name"><strong>{ words.get(["gate", gate.id, "name"]) }</strong></span>
                <span class="note">{ words.get(["gate", gate.id, "asks"]) }</span>
            </li>
        }
    };
    html! {
        <aside class="misleads">
            { head(1, "sub", here.say("pyramid.title")) }
            <svg class="pyramid" viewBox="-2 0 104 108" role="img" aria-label={here.say("pyramid.label")}>
                { for FLOORS.iter().map(|points| html! { <polygon points={*points} /> }) }
                <path d="M2 104L98 6" />
            </svg>
            <p class="small">{ here.say("pyramid.why") }</p>
            <p class="small"><strong>{ here.say("pyramid.gates") }</strong></p>
            <ol class="gates">{ for BOOK.gates.iter().map(gate) }</ol>
        </aside>
    }
}
