//! Report formats, one file each. Pure.

pub mod calendar;
pub mod document;
pub mod html;
pub mod markdown;
