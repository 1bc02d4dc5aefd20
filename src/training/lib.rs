//! What trainers run a course with. In reading order:
//!
//! - [`case`] is a case as it is taught: told, asked, turned by one fact. Ours lie in `cases/`, beside the typical systems of the
//!   rulebook that they are about; the build joins the two. A trainer's own case has the same form.
//! - [`worked`] is what the law says of a case on a day. Nobody types a verdict: the engine gives it, and says where a case
//!   does not hold.
//! - [`shown`] is what a screen shows of it: the path with the fact that decides, drawn, and the link into the check.
//! - [`course`] is the file in which a trainer keeps cases, order, language, day and pass mark.
//! - [`moodle`], [`gift`], [`scorm`] and [`handouts`] make what is taken along. The same course gives the same bytes.
//!
//! The law asks for support of literacy and guarantees no level (Art. 4): what is printed says who took part and worked through
//! which cases, never that somebody is competent.

pub mod case;
#[cfg(test)]
mod contract;
pub mod course;
pub mod gift;
pub mod handouts;
mod markup;
pub mod moodle;
pub mod scorm;
pub mod shown;
mod words;
pub mod worked;

pub use words::Words;

use case::Case;

/// The cases of the library by language, which the build joined from `cases/` and the typical systems.
mod library {
    include!(concat!(env!("OUT_DIR"), "/library.rs"));
}

/// Every case of the library in a language, in the order of the files; none in a language that this build does not have.
///
/// # Errors
/// A sentence, should the build have written what cannot be read.
pub fn library(lang: &str) -> Result<Vec<Case>, String> {
    let Some((_, text)) = library::CASES.iter().find(|(known, _)| *known == lang) else { return Ok(Vec::new()) };
    serde_json::from_str(text).map_err(|fault| format!("the library of cases cannot be read ({fault}); build it anew"))
}
