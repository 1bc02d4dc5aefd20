//! Report formats, one file each. Pure.

pub mod answers;
pub mod assessment;
pub mod calendar;
pub mod case;
pub mod document;
pub mod duties;
pub mod html;
pub mod json;
pub mod link;
pub mod markdown;
pub mod prefill;
pub mod questionnaire;
