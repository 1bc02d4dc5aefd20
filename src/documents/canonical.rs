//! The canonical text of a document (RFC 8785): the same document has the same bytes everywhere, and so one checksum.
//!
//! Members are sorted here, by name, so it does not matter in which order a struct declares them. Texts are escaped here too,
//! because the library that reads leaves some control characters as they are.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::ops::Range;

use serde::ser::{
    self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct,
    Serializer,
};

/// The canonical text: no blanks, members sorted by name.
#[must_use]
pub fn canonical(document: &impl Serialize) -> String {
    let mut text = String::new();
    let written = document.serialize(Canonical { out: &mut text, is_name: false });
    debug_assert!(written.is_ok(), "the document holds what has no canonical text here");
    text
}

/// What no document of ours holds: a fraction, or a variant with members.
#[derive(Debug)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no canonical text for it here")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<(), Unwritable>;

/// Writes one value at the end of a text.
struct Canonical<'t> {
    out: &'t mut String,
    /// The name of a member is taken as it is; it is quoted once it is in its place.
    is_name: bool,
}

impl<'t> Canonical<'t> {
    fn number(self, number: impl fmt::Display) {
        // Writing into a string cannot fail.
        let _ = write!(self.out, "{number}");
    }

    fn items(self) -> Items<'t> {
        self.out.push('[');
        Items { out: self.out, first: true }
    }

    fn members(self) -> Members<'t> {
        Members { start: self.out.len(), out: self.out, sorted: Vec::new(), name: String::new() }
    }
}

impl<'t> Serializer for Canonical<'t> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Items<'t>;
    type SerializeTuple = Items<'t>;
    type SerializeTupleStruct = Items<'t>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Members<'t>;
    type SerializeStruct = Members<'t>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    fn serialize_bool(self, value: bool) -> Written {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.number(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.number(value);
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Written {
        Err(Unwritable)
    }

    fn serialize_f64(self, _: f64) -> Written {
        Err(Unwritable)
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        if self.is_name {
            self.out.push_str(value);
        } else {
            quote(value, self.out);
        }
        Ok(())
    }

    /// JSON has no bytes, so these are a number as it was read, digit by digit.
    fn serialize_bytes(self, digits: &[u8]) -> Written {
        self.out.extend(digits.iter().copied().map(char::from));
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut members = self.members();
        members.serialize_field(variant, value)?;
        SerializeStruct::end(members)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'t>, Unwritable> {
        Ok(self.items())
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'t>, Unwritable> {
        Ok(self.items())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'t>, Unwritable> {
        Ok(self.items())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'t>, Unwritable> {
        Ok(self.members())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'t>, Unwritable> {
        Ok(self.members())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

/// A list that is being written.
struct Items<'t> {
    out: &'t mut String,
    first: bool,
}

impl Items<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Written {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        value.serialize(Canonical { out: self.out, is_name: false })
    }

    fn close(self) {
        self.out.push(']');
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }

    fn end(self) -> Written {
        self.close();
        Ok(())
    }
}

impl SerializeTuple for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }

    fn end(self) -> Written {
        self.close();
        Ok(())
    }
}

impl SerializeTupleStruct for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }

    fn end(self) -> Written {
        self.close();
        Ok(())
    }
}

/// The members of an object. They are written as they come, and put in order at the end.
struct Members<'t> {
    out: &'t mut String,
    /// Where they begin.
    start: usize,
    /// Each by its name, and where it stands from there for the time being.
    sorted: Vec<(Cow<'static, str>, Range<usize>)>,
    /// The name that stands before its value.
    name: String,
}

impl Members<'_> {
    fn member(&mut self, name: Cow<'static, str>, value: &(impl Serialize + ?Sized)) -> Written {
        let from = self.begin(&name);
        value.serialize(Canonical { out: self.out, is_name: false })?;
        self.put(name, from);
        Ok(())
    }

    fn begin(&mut self, name: &str) -> usize {
        let from = self.out.len() - self.start;
        quote(name, self.out);
        self.out.push(':');
        from
    }

    /// An insertion is enough for a handful of members, and a sort weighs kilobytes. Of two with one name the first stays first.
    fn put(&mut self, name: Cow<'static, str>, from: usize) {
        let at = self.sorted.iter().take_while(|member| member.0 <= name).count();
        self.sorted.insert(at, (name, from..self.out.len() - self.start));
    }

    fn close(self) {
        let written = self.out.split_off(self.start);
        self.out.push('{');
        for (at, (_, place)) in self.sorted.into_iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            self.out.push_str(written.get(place).unwrap_or_default());
        }
        self.out.push('}');
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.member(name.into(), value)
    }

    fn end(self) -> Written {
        self.close();
        Ok(())
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Written {
        name.serialize(Canonical { out: &mut self.name, is_name: true })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        let name = std::mem::take(&mut self.name);
        self.member(name.into(), value)
    }

    fn end(self) -> Written {
        self.close();
        Ok(())
    }
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
