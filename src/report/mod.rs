//! Report formats, one file each. Pure.

pub mod calendar;
pub mod document;
pub mod duties;
pub mod html;
pub mod json;
pub mod link;
pub mod markdown;
