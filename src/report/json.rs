//! JSON values and their canonical text (RFC 8785): the same document has the same bytes everywhere, and so one checksum.
//!
//! The reader is a library's. The writer is ours because the library's leaves some control characters as they are.

use std::convert::Infallible;
use std::fmt::Write as _;

use hifijson::value::{self, Value};
use hifijson::{IterLexer, num, token::Lex as _};

/// A JSON value; an object keeps its members as they stood, also those given twice.
pub type Json = Value<String, String>;

/// Deeper than any document of ours; what is deeper was made to do harm.
const DEEPEST: usize = 32;

/// Reads a text that holds exactly one value.
#[must_use]
pub fn read(text: &str) -> Option<Json> {
    let mut lexer = IterLexer::new(text.bytes().map(Ok::<u8, Infallible>));
    let peek = |lexer: &mut IterLexer<_, _>| lexer.ws_peek();
    lexer.exactly_one(peek, |next, lexer| value::parse_bounded(DEEPEST, next, lexer)).ok()
}

/// A string.
#[must_use]
pub fn text(text: impl Into<String>) -> Json {
    Json::String(text.into())
}

/// A whole number.
#[must_use]
pub fn number(number: u32) -> Json {
    Json::Number((number.to_string(), num::Parts::default()))
}

/// A value, or `null`.
#[must_use]
pub fn maybe(value: Option<impl Into<String>>) -> Json {
    value.map_or(Json::Null, text)
}

/// A list of strings.
#[must_use]
pub fn texts<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Json {
    list(items.into_iter().map(text))
}

/// A list.
#[must_use]
pub fn list(items: impl IntoIterator<Item = Json>) -> Json {
    Json::Array(items.into_iter().collect())
}

/// An object.
#[must_use]
pub fn record(members: impl Into<Vec<(&'static str, Json)>>) -> Json {
    object(members.into())
}

/// Apart, so that the WASM has it once for records of any size.
fn object(members: Vec<(&'static str, Json)>) -> Json {
    Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// The member of an object; the first one if there are several.
#[must_use]
pub fn member<'a>(value: &'a Json, key: &str) -> Option<&'a Json> {
    members(value).iter().find(|m| m.0 == key).map(|m| &m.1)
}

/// The members of an object; none of anything else.
#[must_use]
pub fn members(value: &Json) -> &[(String, Json)] {
    if let Json::Object(members) = value { members } else { &[] }
}

/// The characters of a string; none of anything else.
#[must_use]
pub fn characters(value: &Json) -> Option<&str> {
    if let Json::String(text) = value { Some(text) } else { None }
}

/// The canonical text: no blanks, members sorted by name.
#[must_use]
pub fn canonical(value: &Json) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// The canonical text of an object without one of its members.
#[must_use]
pub fn canonical_without(value: &Json, key: &str) -> String {
    let mut out = String::new();
    write_members(members(value).iter().filter(|m| m.0 != key), &mut out);
    out
}

fn write(value: &Json, out: &mut String) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Number((digits, _)) => out.push_str(digits),
        Json::String(text) => quote(text, out),
        Json::Array(items) => {
            out.push('[');
            separated(items.iter(), out, write);
            out.push(']');
        }
        Json::Object(members) => write_members(members.iter(), out),
    }
}

fn write_members<'a>(members: impl Iterator<Item = &'a (String, Json)>, out: &mut String) {
    out.push('{');
    separated(sorted(members).into_iter(), out, |(key, value), out| {
        quote(key, out);
        out.push(':');
        write(value, out);
    });
    out.push('}');
}

fn separated<T>(items: impl Iterator<Item = T>, out: &mut String, one: impl Fn(T, &mut String)) {
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        one(item, out);
    }
}

/// An insertion is enough for a handful of members, and a sort weighs kilobytes.
fn sorted<'a>(members: impl Iterator<Item = &'a (String, Json)>) -> Vec<&'a (String, Json)> {
    let mut ordered: Vec<&(String, Json)> = Vec::new();
    for member in members {
        let at = ordered.iter().take_while(|m| m.0 <= member.0).count();
        ordered.insert(at, member);
    }
    ordered
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => {
                // Writing into a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
