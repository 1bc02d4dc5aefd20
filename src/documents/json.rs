//! JSON values as they are read. What is written has structs of its own.
//!
//! A library reads the tokens. How they make a value is ours: its own way tells faults apart that we do not, which weighs more
//! than all of this.

use std::convert::Infallible;
use std::iter::Map;
use std::str::Bytes;

use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use hifijson::{Expect, IterLexer};
use serde::{Serialize, Serializer};

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

impl Json {
    /// Takes the members with a name out of an object; returns the first of them.
    pub fn take(&mut self, name: &str) -> Option<Self> {
        let Self::Object(members) = self else { return None };
        let mut taken = None;
        while let Some(at) = members.iter().rposition(|m| m.0 == name) {
            taken = Some(members.remove(at).1);
        }
        taken
    }
}

/// What was read can be written again, for its checksum. A number stays as it was written: the canonical writer takes its digits
/// for bytes, which JSON has not.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Bool(value) => to.serialize_bool(*value),
            Self::Number(digits) => to.serialize_bytes(digits.as_bytes()),
            Self::String(text) => to.serialize_str(text),
            Self::Array(items) => to.collect_seq(items),
            Self::Object(members) => to.collect_map(members.iter().map(|(name, value)| (name, value))),
        }
    }
}
