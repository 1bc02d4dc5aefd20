//! The signs of the five answers, like phases of the moon: the shape carries the answer, the word stands beside it.

use documents::reflection::State;
use yew::prelude::*;

/// Signs in a row of a drawing, before the next row begins.
const ACROSS: usize = 9;
/// How wide and high a sign is with the room around it, in units of the drawing.
const CELL: usize = 24;

/// All answers in the order in which they are told.
pub const STATES: [State; 5] = [State::Done, State::Partly, State::NotYet, State::DoesNotApply, State::Open];

/// A sign by itself.
pub fn sign(state: State) -> Html {
    html! { <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">{ shape(state, 0, 0) }</svg> }
}

/// The signs of many points as one drawing. The words beside it say the same.
pub fn drawing(states: &[State]) -> Html {
    let columns = states.len().clamp(1, ACROSS);
    let rows = states.len().div_ceil(ACROSS).max(1);
    let (width, height) = (columns * CELL, rows * CELL);
    let signs = states.iter().enumerate().map(|(at, state)| {
        let (column, row) = (at % ACROSS, at / ACROSS);
        shape(*state, column * CELL, row * CELL)
    });
    html! {
        <svg class="signs" viewBox={format!("0 0 {width} {height}")} width={em(columns)} height={em(rows)} aria-hidden="true">
            { for signs }
        </svg>
    }
}

/// So many cells as a length that follows the size of the text.
fn em(cells: usize) -> String {
    let hundredths = cells * 125;
    format!("{}.{:02}em", hundredths / 100, hundredths % 100)
}

fn shape(state: State, x: usize, y: usize) -> Html {
    let place = format!("translate({x} {y})");
    html! { <g transform={place}>{ drawn(state) }</g> }
}

fn drawn(state: State) -> Html {
    let ring = html! { <circle cx="10" cy="10" r="8.5" fill="none" stroke-width="2" /> };
    match state {
        State::Done => html! { <circle cx="10" cy="10" r="9.5" stroke="none" /> },
        State::Partly => html! { <>{ ring }<path d="M10 1.5a8.5 8.5 0 0 0 0 17z" stroke="none" /></> },
        State::NotYet => ring,
        State::DoesNotApply => html! { <path d="M4 10h12" stroke-width="2" /> },
        State::Open => html! {
            <>
                <circle cx="10" cy="10" r="8.5" fill="none" stroke-width="2" stroke-dasharray="3 2.34" />
                <path d="M7.4 7.7a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2" fill="none" stroke-width="1.8" />
                <path d="M10 14.3v.2" stroke-width="2.2" stroke-linecap="round" />
            </>
        },
    }
}
