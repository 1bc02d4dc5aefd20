//! A clock on which no result depends.

/// Milliseconds since the page was opened: how long a slice of work has taken, how much of a minute is left.
#[must_use]
pub fn ticks() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
