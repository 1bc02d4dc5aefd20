//! Tools for driving the widget in a real browser, so that a test reads like what a visitor does.
//!
//! - [`Browser`]: one browser with one page; looks into the element's shadow root, waits, clicks, presses keys.
//! - [`axe`]: the accessibility check of the page as it stands.
//! - [`pdf`]: a printed page, read back with its structure.
//! - [`Screen`]: a kind of screen, reached the short way.
//! - [`probe`]: questions about a screen that axe-core does not ask.
//! - [`tree`]: what assistive technology is told, compared with a file.
//! - [`Journey`]: a way through the check as a table of answers, walked by mouse or by keyboard.
//!
//! `cargo xtask test` starts the server and names it, and the driver, in [`BASE_URL`] and [`CHROMEDRIVER`].
//! Nothing here sleeps for a fixed time: what is awaited is asked for again and again until a deadline.

pub mod axe;
mod browser;
mod journey;
pub mod pdf;
pub mod probe;
mod screen;
pub mod tree;
pub mod visitors;

pub use browser::{
    Browser, DARK, DESKTOP, Engine, FORCED, FORCED_LIGHT, LIGHT, PHONE, Settings, Size, in_browser, in_engine,
};
pub use journey::{DAY, Hands, Journey};
pub use screen::{Screen, TYPE};

/// The variable that holds the address of the server, with a slash at the end.
pub const BASE_URL: &str = "AIACT_BASE_URL";
/// The variable that holds the address of a second server with the same files, which is another origin.
pub const OTHER_URL: &str = "AIACT_OTHER_URL";
/// The variable that holds the path of Chromium's driver.
pub const CHROMEDRIVER: &str = "AIACT_CHROMEDRIVER";
/// The same for Firefox.
pub const GECKODRIVER: &str = "AIACT_GECKODRIVER";
/// The same for `WebKitGTK`.
pub const WEBKITDRIVER: &str = "AIACT_WEBKITDRIVER";
/// The variable that may hold the day, in ISO 8601, which Chromium's pages take for today; without it, it is the machine's.
pub const TODAY: &str = "AIACT_TODAY";
