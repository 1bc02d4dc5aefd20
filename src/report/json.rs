//! JSON values and their canonical text (RFC 8785): the same document has the same bytes everywhere, and so one checksum.
//!
//! A library reads the tokens. How they make a value is ours: its own way tells faults apart that we do not, which weighs more
//! than all of this. So is the writer, because the library's leaves some control characters as they are.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::iter::Map;
use std::str::Bytes;

use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use hifijson::{Expect, IterLexer};

/// A JSON value.
#[derive(Debug)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object; it keeps its members as they stood, also those given twice.
    Object(Vec<(String, Json)>),
}

/// Deeper than any document of ours; what is deeper was made to do harm.
const DEEPEST: usize = 32;

/// Reads a text that holds exactly one value.
#[must_use]
pub fn read(text: &str) -> Option<Json> {
    let mut lexer = IterLexer::new(text.bytes().map(Ok as fn(u8) -> _));
    lexer.exactly_one(Lexer::ws_peek, |next, lexer| value(DEEPEST, next, lexer)).ok()
}

type Lexer<'a> = IterLexer<Infallible, Map<Bytes<'a>, fn(u8) -> Result<u8, Infallible>>>;

/// Something is not as JSON has it, or too deep.
struct Fault;

impl From<Expect> for Fault {
    fn from(_: Expect) -> Self {
        Self
    }
}

/// The value that begins with `next`, which is still to be taken.
fn value(depth: usize, next: u8, lexer: &mut Lexer) -> Result<Json, Fault> {
    let deeper = depth.checked_sub(1).ok_or(Fault)?;
    Ok(match next {
        b'a'..=b'z' => lexer.null_or_bool().ok_or(Fault)?.map_or(Json::Null, Json::Bool),
        b'0'..=b'9' | b'-' => {
            let (digits, _) = lexer.num_bytes().validated().map_err(|_| Fault)?;
            Json::Number(digits.into_iter().map(char::from).collect())
        }
        b'"' => Json::String(lexer.discarded().str_string().map_err(|_| Fault)?),
        b'[' => {
            let mut items = Vec::new();
            lexer.discarded().seq(b']', Lexer::ws_peek, |next, lexer| {
                items.push(value(deeper, next, lexer)?);
                Ok::<_, Fault>(())
            })?;
            Json::Array(items)
        }
        b'{' => {
            let mut members = Vec::new();
            lexer.discarded().seq(b'}', Lexer::ws_peek, |next, lexer| {
                lexer.expect(|_| Some(next), b'"').ok_or(Fault)?;
                let key = lexer.str_string().map_err(|_| Fault)?;
                lexer.expect(Lexer::ws_peek, b':').ok_or(Fault)?;
                let next = lexer.ws_peek().ok_or(Fault)?;
                members.push((key, value(deeper, next, lexer)?));
                Ok::<_, Fault>(())
            })?;
            Json::Object(members)
        }
        _ => return Err(Fault),
    })
}

/// A string.
#[must_use]
pub fn text(text: impl Into<String>) -> Json {
    Json::String(text.into())
}

/// A whole number.
#[must_use]
pub fn number(number: u32) -> Json {
    Json::Number(number.to_string())
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
        Json::Number(digits) => out.push_str(digits),
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
