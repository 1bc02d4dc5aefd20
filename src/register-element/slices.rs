//! Long work in slices, so that the page breathes.

use gloo_timers::future::TimeoutFuture;
use kit::ticks;

/// How long the page waits for a slice of work, in milliseconds.
const SLICE_MS: f64 = 40.0;

/// The slice in which work is.
#[derive(Debug)]
pub struct Slice {
    began: f64,
}

impl Slice {
    /// The first one.
    #[must_use]
    pub fn begin() -> Self {
        Self { began: ticks() }
    }

    /// Whether the page has waited long enough.
    #[must_use]
    pub fn is_over(&self) -> bool {
        ticks() - self.began > SLICE_MS
    }

    /// Lets the page do what waits, and begins the next one.
    pub async fn rest(&mut self) {
        TimeoutFuture::new(0).await;
        self.began = ticks();
    }
}
