//! A PDF as a reading aid meets it: title, language, and the tree of its structure with the words of each part.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// Deeper than any structure of ours; a tree that goes deeper is taken for a loop.
const DEEPEST: usize = 100;

/// A tagged PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The title in its description.
    pub title: String,
    /// The language of the whole.
    pub lang: String,
    /// How many pages it has.
    pub pages: usize,
    /// The root of its structure.
    pub root: Part,
}

/// A part of the structure: an element such as "H1" or "TD", or some words.
#[derive(Debug, Default)]
pub struct Part {
    /// The name of the element; empty for words.
    pub kind: String,
    /// The alternative text.
    pub alt: Option<String>,
    /// The scope of a header cell: "Row" or "Column".
    pub scope: Option<String>,
    /// How many header cells a cell names.
    pub headers: usize,
    /// The words, where it is words.
    words: String,
    /// What it consists of, in reading order.
    pub children: Vec<Part>,
}

impl Pdf {
    /// Reads a PDF.
    ///
    /// # Errors
    /// It is damaged, or has no structure, title or language.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let document = Document::load_mem(bytes).context("the PDF cannot be read")?;
        let catalog = document.catalog()?;
        let mark_info = catalog.get_deref(b"MarkInfo", &document).and_then(Object::as_dict);
        let marked = mark_info.and_then(|info| info.get(b"Marked")).and_then(Object::as_bool).unwrap_or_default();
        ensure!(marked, "the PDF does not say that it is tagged");
        let tree = catalog.get_deref(b"StructTreeRoot", &document).and_then(Object::as_dict);
        let top = tree.context("the PDF has no structure tree")?.get(b"K").context("the structure tree is empty")?;
        let info = document.trailer.get_deref(b"Info", &document).and_then(Object::as_dict);
        let reader = Reader { document: &document, words: words(&document)? };
        Ok(Self {
            title: decode_text_string(info.context("the PDF has no description")?.get(b"Title")?)?,
            lang: decode_text_string(catalog.get(b"Lang").context("the PDF names no language")?)?,
            pages: document.get_pages().len(),
            root: Part { children: reader.parts(top, None, 0)?, ..Part::default() },
        })
    }
}

impl Part {
    /// All elements of a kind, in reading order.
    #[must_use]
    pub fn all(&self, is: impl Fn(&str) -> bool + Copy) -> Vec<&Part> {
        let own = is(&self.kind).then_some(self);
        own.into_iter().chain(self.children.iter().flat_map(|child| child.all(is))).collect()
    }

    /// The words in it. Lines that the print broke stand without a blank between them.
    #[must_use]
    pub fn text(&self) -> String {
        self.words.clone() + &self.children.iter().map(Part::text).collect::<String>()
    }

    /// Whether these words stand in it, wherever the lines break.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        squeezed(&self.text()).contains(&squeezed(words))
    }
}

/// A text without blanks; the print has none where it breaks a line.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of each piece of marked content, by page and number.
type Words = BTreeMap<(ObjectId, i64), String>;

struct Reader<'a> {
    document: &'a Document,
    words: Words,
}

impl Reader<'_> {
    /// What an element consists of: one thing or several, each words or an element.
    fn parts(&self, object: &Object, page: Option<ObjectId>, depth: usize) -> Result<Vec<Part>> {
        ensure!(depth < DEEPEST, "the structure tree is deeper than {DEEPEST}");
        match self.document.dereference(object)?.1 {
            Object::Array(several) => {
                let parts = several.iter().map(|one| self.parts(one, page, depth + 1));
                Ok(parts.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
            }
            Object::Integer(number) => Ok(vec![self.piece(page, *number)]),
            Object::Dictionary(dictionary) => self.element(dictionary, page, depth),
            _ => Ok(Vec::new()),
        }
    }

    fn element(&self, dictionary: &Dictionary, page: Option<ObjectId>, depth: usize) -> Result<Vec<Part>> {
        let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let Ok(kind) = dictionary.get(b"S").and_then(Object::as_name) else {
            // A piece of words on a page of its own, or a link's place, which has no words.
            let number = dictionary.get(b"MCID").and_then(Object::as_i64);
            return Ok(number.map(|number| self.piece(page, number)).into_iter().collect());
        };
        let mut part = Part { kind: String::from_utf8_lossy(kind).into_owned(), ..Part::default() };
        part.alt = dictionary.get(b"Alt").and_then(decode_text_string).ok();
        for attributes in self.attributes(dictionary) {
            let scope = attributes.get(b"Scope").and_then(Object::as_name).ok();
            part.scope = scope.map(|scope| String::from_utf8_lossy(scope).into_owned()).or(part.scope);
            part.headers += attributes.get(b"Headers").and_then(Object::as_array).map_or(0, Vec::len);
        }
        if let Ok(content) = dictionary.get(b"K") {
            part.children = self.parts(content, page, depth + 1)?;
        }
        Ok(vec![part])
    }

    /// The attributes of an element: none, one set, or several.
    fn attributes<'d>(&'d self, dictionary: &'d Dictionary) -> Vec<&'d Dictionary> {
        let Ok(attributes) = dictionary.get_deref(b"A", self.document) else { return Vec::new() };
        let several = attributes.as_array().map_or_else(|_| vec![attributes], |several| several.iter().collect());
        let each = several.into_iter().filter_map(|one| self.document.dereference(one).ok());
        each.filter_map(|(_, one)| one.as_dict().ok()).collect()
    }

    fn piece(&self, page: Option<ObjectId>, number: i64) -> Part {
        let words = page.and_then(|page| self.words.get(&(page, number)));
        Part { words: words.cloned().unwrap_or_default(), ..Part::default() }
    }
}

/// Reads all pages for the words of their marked content. Words without a mark, such as page numbers, are passed over, as
/// a reading aid passes over them.
fn words(document: &Document) -> Result<Words> {
    let mut words = Words::new();
    for page in document.page_iter() {
        let mut fonts: BTreeMap<Vec<u8>, Encoding<'_>> = BTreeMap::new();
        for (name, font) in document.get_page_fonts(page)? {
            fonts.insert(name, font.get_font_encoding(document)?);
        }
        let mut font = None;
        let mut marks: Vec<Option<i64>> = Vec::new();
        for Operation { operator, operands } in document.get_and_decode_page_content(page)?.operations {
            match operator.as_str() {
                "BMC" => marks.push(None),
                "BDC" => marks.push(operands.get(1).and_then(number)),
                "EMC" => drop(marks.pop()),
                "Tf" => font = operands.first().and_then(|name| fonts.get(name.as_name().ok()?)),
                "Tj" | "TJ" => {
                    let mark = marks.iter().rev().find_map(|mark| *mark);
                    let (Some(mark), Some(font)) = (mark, font) else { continue };
                    let shown = words.entry((page, mark)).or_default();
                    for operand in &operands {
                        shown.push_str(&decoded(font, operand)?);
                    }
                }
                _ => {}
            }
        }
    }
    Ok(words)
}

/// The number in the properties of marked content.
fn number(properties: &Object) -> Option<i64> {
    properties.as_dict().and_then(|p| p.get(b"MCID")).and_then(Object::as_i64).ok()
}

/// The words in an operand of "show text": a string, or strings between distances.
fn decoded(font: &Encoding<'_>, operand: &Object) -> Result<String> {
    match operand {
        Object::String(bytes, _) => Document::decode_text(font, bytes).context("a text in the PDF cannot be decoded"),
        Object::Array(several) => several.iter().map(|one| decoded(font, one)).collect(),
        _ => Ok(String::new()),
    }
}
