//! Hands, counted and typed in: a bar for each answer, hollow for the first vote, filled for the second.

use training::worked::Choice;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Room;
use crate::here::Here;
use crate::parts::head;
use crate::state::Action;

/// No room has more hands.
const MOST: u32 = 999;
/// The vote that is drawn hollow.
const FIRST: usize = 0;

/// The answers with the votes so far.
pub fn table(here: &Here, asks: &str, choices: &[Choice], rounds: &[usize]) -> Html {
    let room = &here.state.room;
    let most = rounds.iter().flat_map(|round| votes(room, *round)).max().unwrap_or_default().max(1);
    let row = |(place, choice): (usize, &Choice)| {
        html! {
            <tr>
                <th scope="row">{ choice.label.clone() }</th>
                { for rounds.iter().map(|round| cell(here, choice, place, *round, most)) }
            </tr>
        }
    };
    html! {
        <>
            { head(1, "room-asks", asks.to_owned()) }
            <table class="votes">
                <thead><tr>
                    <th scope="col"><span class="hidden">{ here.say("votes.answer") }</span></th>
                    { for rounds.iter().map(|round| html! { <th scope="col">{ here.say(&format!("votes.{round}")) }</th> }) }
                </tr></thead>
                <tbody>{ for choices.iter().enumerate().map(row) }</tbody>
            </table>
        </>
    }
}

fn votes(room: &Room, round: usize) -> Vec<u32> {
    room.votes.get(&(room.at, round)).cloned().unwrap_or_default()
}

fn cell(here: &Here, choice: &Choice, place: usize, round: usize, most: u32) -> Html {
    let room = &here.state.room;
    let counted = votes(room, round).get(place).copied();
    if !room.typing {
        return match counted {
            Some(hands) => html! { <td><span class="hands">{ hands }</span>{ bar(hands, most, round == FIRST) }</td> },
            None => html! { <td></td> },
        };
    }
    let to = here.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let mut room = to.state.room.clone();
        let hands = input.value().chars().filter(char::is_ascii_digit).collect::<String>();
        let counts = room.votes.entry((room.at, round)).or_default();
        if counts.len() <= place {
            counts.resize(place + 1, 0);
        }
        if let Some(count) = counts.get_mut(place) {
            *count = hands.parse().unwrap_or(if hands.is_empty() { 0 } else { MOST }).min(MOST);
        }
        to.send(Action::Room(room));
    });
    let label = [here.say(&format!("votes.{round}")), choice.label.clone()].join(": ");
    let value = counted.filter(|hands| *hands > 0).map(|hands| hands.to_string()).unwrap_or_default();
    html! { <td><input type="text" inputmode="numeric" aria-label={label} {value} {oninput} /></td> }
}

/// A bar; of no hands at all a stroke.
fn bar(hands: u32, most: u32, hollow: bool) -> Html {
    let width = (hands * 96).checked_div(most).unwrap_or_default().max(1).to_string();
    html! {
        <svg class="hands-bar" data-hollow={hollow.then_some("")} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
            <rect x="1" y="1" height="14" {width} />
        </svg>
    }
}
