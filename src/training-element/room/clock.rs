//! The time a room has, if it wants to see one.

use gloo_timers::callback::Interval;
use yew::prelude::*;

/// A minute, in milliseconds.
pub const MINUTE: u64 = 60_000;

/// Milliseconds, of which only differences matter.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers above zero")]
pub fn now() -> u64 {
    kit::ticks() as u64
}

/// What the clock is told.
#[derive(PartialEq, Properties)]
pub struct ClockProps {
    /// When the time is up.
    pub ends: u64,
    /// What is said then.
    pub over: AttrValue,
}

/// The seconds that are left.
#[function_component]
pub fn Clock(props: &ClockProps) -> Html {
    let left = use_state(|| MINUTE / 1000);
    let set = left.setter();
    use_effect_with(props.ends, move |ends| {
        let ends = *ends;
        let tick = Interval::new(200, move || set.set(ends.saturating_sub(now()).div_ceil(1000)));
        move || drop(tick)
    });
    let (minutes, seconds) = (*left / 60, *left % 60);
    let over = *left == 0;
    html! {
        <span class="room-clock" role="timer">
            { if over { props.over.to_string() } else { format!("{minutes}:{seconds:02}") } }
        </span>
    }
}
