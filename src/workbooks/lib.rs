//! Tables as files. [`read`] takes whatever comes: CSV as people save it, and workbooks of spreadsheet programs. [`csv`] and
//! [`xlsx`] write, and [`pages`] says which sheets. What is in a table is no matter here: `register` knows that.
//!
//! Formulas, macros and links to other files are never followed: of a formula only the value that the file has for it is taken, and
//! no text that is written becomes one ([`guard`]).

pub mod csv;
pub mod guard;
pub mod pages;
pub mod read;
pub mod xlsx;
