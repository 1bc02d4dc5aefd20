//! Reads reports back with parsers that are not ours, and with the rules by which lines of mixed writing are laid out.

use std::collections::BTreeSet;

use ai_act_check::report::document::{self, Block, Document, Line};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html, Selector};
use unicode_bidi::{BidiInfo, Level};

/// What might break out of its place: markup, rows, code, links, lists, the end of a sheet, and what turns the writing.
pub const HOSTILE: [&str; 20] = [
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "a | b || c \\| d \\\\| e",
    "`code` ``more`` ```\nlet x;\n```",
    "[text](javascript:alert(1)) ![x](http://example.org/x.png)",
    "](javascript:alert(1)) <https://example.org> <a@example.org>",
    "https://example.org www.example.org WWW.example.org a@example.org",
    "*a* _b_ **c** ~~d~~ $e$ {f} &amp; &lt; &#60; &copy;",
    "# heading\n\n## another\r\n- item\n1. item\n\n    code",
    "- item",
    ": item x^2^ ==y== H~2~O :smile: ||z||",
    "*** +++ title = 1",
    "12. item",
    "3) item\u{2028}---\u{2029}***",
    "+ item\t===",
    "\u{202e}evil\u{202c} \u{2066}x\u{2069} \u{200f}\u{61c}y\u{feff}\u{fffe}\u{fdd0}\0\u{7}\u{1b}[31m",
    "[x]: https://example.org \"y\" [^1] - [ ] task \\",
    "(2) \u{5e9}\u{5dc}\u{5d5}\u{5dd} 3 \u{661}",
    "\u{645}\u{631}\u{62d}\u{628}\u{627} | 4 -",
    "--> ]]> <!-- <?php ' \" ' onmouseover=\"alert(1)\" {{x}} ${y}",
];

/// The words of each piece.
pub fn words_of(line: &Line) -> Vec<&str> {
    line.iter().map(document::Piece::text).collect()
}

/// What a document holds, as a parser should find it.
#[derive(Default)]
pub struct Shape {
    /// Levels and texts.
    pub headings: Vec<(u8, String)>,
    /// Texts of either weight, and what tables are called.
    pub paragraphs: Vec<String>,
    /// For each table its rows, the head among them, each with its cells.
    pub tables: Vec<Vec<Vec<String>>>,
    /// For each list its entries.
    pub lists: Vec<Vec<String>>,
    /// Words and addresses.
    pub links: Vec<(String, String)>,
}

/// What is in it; `between` stands between the pieces of a line.
pub fn shape(document: &Document, between: &str) -> Shape {
    let mut shape = Shape::default();
    let join = |line: &Line| words_of(line).join(between);
    let mut links =
        |line: &Line| line.iter().filter_map(|p| Some((p.text().to_owned(), p.link()?.to_owned()))).collect::<Vec<_>>();
    for block in document.blocks() {
        match block {
            Block::Heading(level, text) => shape.headings.push((*level, text.clone())),
            Block::Text(text) | Block::Quiet(text) => shape.paragraphs.push(text.clone()),
            Block::List(entries) => {
                shape.lists.push(entries.iter().map(join).collect());
                shape.links.extend(entries.iter().flat_map(&mut links));
            }
            Block::Table { caption, head, rows } => {
                shape.paragraphs.push(caption.clone());
                let rows_of = rows.iter().map(|r| r.iter().map(join).collect());
                shape.tables.push([head.clone()].into_iter().chain(rows_of).collect());
                shape.links.extend(rows.iter().flatten().flat_map(&mut links));
            }
        }
    }
    shape
}

/// Compares part by part, so that a fault shows the place and not the whole report.
pub fn assert_same(name: &str, found: &Shape, expected: &Shape) {
    assert_eq!(found.headings, expected.headings, "[{name}]");
    assert_eq!(found.paragraphs, expected.paragraphs, "[{name}]");
    assert_eq!(found.links, expected.links, "[{name}]");
    assert_eq!(found.lists, expected.lists, "[{name}]");
    let rows = |shape: &Shape| shape.tables.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(rows(found), rows(expected), "[{name}] rows by table");
    for (found, expected) in found.tables.iter().flatten().zip(expected.tables.iter().flatten()) {
        assert_eq!(found, expected, "[{name}]");
    }
}

/// Reads Markdown with all extensions but the one that only changes quotes and hyphens; anything but headings, paragraphs, emphasis, lists, tables and links is a fault.
pub fn read_markdown(source: &str) -> Shape {
    let mut shape = Shape::default();
    let mut texts = vec![String::new()];
    for event in Parser::new_ext(source, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Table(_)) => shape.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => shape.tables.last_mut().unwrap().push(Vec::new()),
            Event::Start(Tag::List(None)) => shape.lists.push(Vec::new()),
            Event::Start(Tag::TableCell | Tag::Item | Tag::Heading { .. } | Tag::Paragraph) => {
                texts = vec![String::new()];
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                shape.links.push((String::new(), dest_url.to_string()));
                texts.push(String::new());
            }
            Event::Text(text) => texts.last_mut().unwrap().push_str(&text),
            Event::End(TagEnd::Link) => {
                let text = texts.pop().unwrap();
                texts.last_mut().unwrap().push_str(&text);
                shape.links.last_mut().unwrap().0 = text;
            }
            Event::End(TagEnd::TableCell) => {
                shape.tables.last_mut().unwrap().last_mut().unwrap().push(texts.concat());
            }
            Event::End(TagEnd::Item) => shape.lists.last_mut().unwrap().push(texts.concat()),
            Event::End(TagEnd::Heading(level)) => shape.headings.push((number(level), texts.concat())),
            Event::End(TagEnd::Paragraph) => shape.paragraphs.push(texts.concat()),
            Event::Start(Tag::Emphasis) | Event::End(_) => {}
            other => panic!("{other:?} in the Markdown, after {texts:?}"),
        }
    }
    shape
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// The elements that match.
pub fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(element: ElementRef) -> String {
    element.text().collect()
}

/// Reads HTML; the parser must find no error.
pub fn read_html(source: &str) -> (Html, Shape) {
    let page = Html::parse_document(source);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let all = |root: ElementRef, selector: &str| -> Vec<String> {
        root.select(&Selector::parse(selector).unwrap()).map(text_of).collect()
    };
    let cells = |row: ElementRef| all(row, "th, td");
    let rows = Selector::parse("tr").unwrap();
    let shape = Shape {
        headings: select(&page, "h1, h2, h3, h4, h5, h6")
            .into_iter()
            .map(|h| (h.value().name().trim_start_matches('h').parse().unwrap(), text_of(h)))
            .collect(),
        paragraphs: select(&page, "main > p, caption").into_iter().map(text_of).collect(),
        tables: select(&page, "table").into_iter().map(|t| t.select(&rows).map(cells).collect()).collect(),
        lists: select(&page, "ul").into_iter().map(|l| all(l, "li")).collect(),
        links: select(&page, "a").into_iter().map(|a| (text_of(a), a.attr("href").unwrap().to_owned())).collect(),
    };
    (page, shape)
}

/// What holds of every page: its elements, their order, its tables, its links, and that it loads nothing.
pub fn check_page(name: &str, page: &Html, document: &Document) {
    let known: BTreeSet<&str> = [
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "div", "table",
        "caption", "thead", "tbody", "tr", "th", "td", "a",
    ]
    .into();
    let known_attributes: BTreeSet<&str> = [
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "role",
        "tabindex",
        "aria-labelledby",
        "id",
        "scope",
        "href",
        "rel",
    ]
    .into();
    for element in select(page, "*") {
        assert!(known.contains(element.value().name()), "[{name}] <{}>", element.value().name());
        for (attribute, value) in element.value().attrs() {
            assert!(known_attributes.contains(attribute), "[{name}] {attribute}={value}");
        }
    }
    assert_eq!(select(page, "html")[0].attr("lang"), Some(document.lang()));
    assert_eq!(text_of(select(page, "head > title")[0]), document.title());
    assert_eq!(select(page, "title, style, h1, main, meta[charset]").len(), 5, "[{name}] one of each");
    let sheet = text_of(select(page, "style")[0]);
    assert!(!sheet.contains("url(") && !sheet.contains("@import"), "[{name}] the sheet loads something");
    for link in select(page, "a") {
        assert!(link.attr("href").unwrap().starts_with("https://"), "[{name}] {}", link.html());
        assert_eq!(link.attr("rel"), Some("noopener"));
        assert!(!text_of(link).is_empty(), "[{name}] a link without words");
    }
    let count = |root: ElementRef, selector: &str| root.select(&Selector::parse(selector).unwrap()).count();
    let mut captions = BTreeSet::new();
    for region in select(page, "[role=region]") {
        assert_eq!(region.attr("tabindex"), Some("0"));
        let caption = region.select(&Selector::parse("table > caption").unwrap()).next().unwrap();
        assert_eq!(region.attr("aria-labelledby"), caption.attr("id"));
        assert!(captions.insert(text_of(caption)), "[{name}] two tables with the caption {}", text_of(caption));
        assert_eq!(count(region, "thead th[scope=col]"), count(region, "thead th"));
        assert_eq!(count(region, "tbody tr"), count(region, "tbody th[scope=row]:first-child"));
    }
    assert_eq!(captions.len(), select(page, "table").len(), "[{name}] a table without a region");
}

/// Outside of isolates, every sign of every line stands where it was written, whatever the visitor wrote in between.
pub fn assert_unturned(text: &str) {
    for line in text.lines() {
        let levels = BidiInfo::new(line, Some(Level::ltr())).levels;
        let mut isolates = 0_usize;
        for (at, sign) in line.char_indices() {
            isolates = isolates.saturating_sub(usize::from(sign == '\u{2069}'));
            assert!(isolates > 0 || levels[at] == Level::ltr(), "{sign:?} is turned at {at} in {line:?}");
            isolates += usize::from(sign == '\u{2068}');
        }
        assert_eq!(isolates, 0, "an isolate has no end in {line:?}");
    }
}
