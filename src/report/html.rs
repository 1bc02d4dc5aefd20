//! A document as one HTML file: no script, nothing loaded, readable on a phone, on paper, light and dark.

use super::document::{Block, Document, Line, Piece};

/// The looks. Colours come in pairs by scheme, with a contrast of at least 7 : 1 for text on its ground.
const STYLE: &str = "\
:root { color-scheme: light dark; --paper: light-dark(#fff, #14171c); --ink: light-dark(#15181e, #eceef2);
  --quiet: light-dark(#464b53, #b9bec7); --line: light-dark(#c9ced4, #434954); --wash: light-dark(#f3f5f7, #1d2128);
  --accent: light-dark(#1b4b91, #a5caff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif;
  overflow-wrap: break-word; }
main { max-inline-size: 90rem; margin-inline: auto; padding: 1.5rem 1rem 3rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; }
h1 + p { font-size: 1.1875rem; }
h2 { margin: 3rem 0 .75rem; padding-block-start: .75rem; border-block-start: 1px solid var(--line); font-size: 1.375rem; }
h3 { margin: 2rem 0 .5rem; font-size: 1.0625rem; }
p { margin: 0 0 .75rem; }
main > p, main > ul { max-inline-size: 46rem; }
.quiet, caption { color: var(--quiet); }
ul { margin: 0 0 1rem; padding-inline-start: 1.25rem; }
li { margin-block-end: .5rem; }
li p, th p, td p { margin: 0 0 .25rem; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
.scroll { overflow-x: auto; margin-block-end: 1rem; }
table { inline-size: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.45; }
caption { padding-block-end: .5rem; text-align: start; }
th, td { min-inline-size: 8.5rem; padding: .5rem .75rem; border: 1px solid var(--line); text-align: start;
  vertical-align: top; hyphens: auto; }
.wide th:nth-child(2), .wide th:last-child { min-inline-size: 16rem; }
thead th { background: var(--wash); }
th { font-weight: 600; }
th p + p { font-weight: 400; }
@page { size: A4 landscape; margin: 14mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 9.5pt; }
  main { max-inline-size: none; padding: 0; }
  h1, h2, h3, caption { break-after: avoid; }
  h2 { margin-block-start: 1.5rem; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; line-height: 1.35; }
  th, td { min-inline-size: 7rem; padding: .2rem .3rem; overflow-wrap: anywhere; }
  .wide { table-layout: fixed; }
  .wide :is(th, td):nth-child(n) { min-inline-size: 0; }
  .wide th:first-child { inline-size: 12%; }
  .wide th:nth-child(2), .wide th:last-child { inline-size: 18%; }
  .wide th:nth-last-child(2) { inline-size: 7%; }
  thead th { font-size: 7.5pt; }
  tr, li { break-inside: avoid; }
  a { color: inherit; }
}
";

/// Forbids whatever the file does not have anyway, should text ever get out of its place.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// More columns than these share the width by hand: the second and the last, which say most, get most.
const MANY: usize = 5;

/// The document as a file of its own. No text of it becomes markup, whatever it says.
#[must_use]
pub fn render(document: &Document) -> String {
    let title = escaped(document.title());
    // Without a word about it lines begin at the left.
    let direction = if document.direction() == "rtl" { " dir=\"rtl\"" } else { "" };
    let mut tables = 0;
    let body: String = document.blocks().iter().map(|b| block(b, &mut tables)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\"{direction}>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        document.lang()
    )
}

/// The document as [`render`] makes it, with more looks after the usual ones. No text can end the sheet before them: a title is
/// escaped, and all else comes later.
#[must_use]
pub fn render_with(document: &Document, looks: &str) -> String {
    let end = "</style>";
    render(document).replacen(end, &[looks, end].concat(), 1)
}

/// A block; `tables` counts the tables, as each needs a name of its own.
fn block(block: &Block, tables: &mut usize) -> String {
    match block {
        Block::Heading(level, text) => format!("<h{level}>{}</h{level}>\n", escaped(text)),
        Block::Text(text) => element("p", &escaped(text)) + "\n",
        Block::Quiet(text) => format!("<p class=\"quiet\">{}</p>\n", escaped(text)),
        Block::List(entries) => {
            let entries: String = entries.iter().map(|e| element("li", &line(e)) + "\n").collect();
            format!("<ul>\n{entries}</ul>\n")
        }
        Block::Table { caption, head, rows } => {
            *tables += 1;
            table(*tables, caption, head, rows)
        }
    }
}

/// A table in a region of its own: whoever has no room for it scrolls there, with the keyboard too.
fn table(number: usize, caption: &str, head: &[String], rows: &[Vec<Line>]) -> String {
    let id = format!("table-{number}");
    let class = if head.len() > MANY { " class=\"wide\"" } else { "" };
    let column = |name: &String| ["<th scope=\"col\">", &*escaped(name), "</th>"].concat();
    let head: String = head.iter().map(column).collect();
    let rows: String = rows.iter().map(|r| row(r)).collect();
    format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\">\n\
         <table{class}>\n<caption id=\"{id}\">{}</caption>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n\
         </table>\n</div>\n",
        escaped(caption)
    )
}

/// A row; its first cell names it.
fn row(cells: &[Line]) -> String {
    let cell = |(at, cell): (usize, &Line)| {
        let text = line(cell);
        if at == 0 { ["<th scope=\"row\">", &*text, "</th>"].concat() } else { element("td", &text) }
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!("<tr>{cells}</tr>\n")
}

/// One piece as it is, several below each other.
fn line(pieces: &Line) -> String {
    match pieces.as_slice() {
        [only] => piece(only),
        several => several.iter().map(|p| element("p", &piece(p))).collect(),
    }
}

fn piece(piece: &Piece) -> String {
    let text = escaped(piece.text());
    match piece.link() {
        Some(link) => format!("<a href=\"{}\" rel=\"noopener\">{text}</a>", escaped(link)),
        None => text,
    }
}

/// An element without attributes around what is HTML already.
fn element(name: &str, inner: &str) -> String {
    ["<", name, ">", inner, "</", name, ">"].concat()
}

/// A text in which nothing is a sign of HTML or XML any more, neither between tags nor in the value of an attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '&' => kept.push_str("&amp;"),
            '<' => kept.push_str("&lt;"),
            '>' => kept.push_str("&gt;"),
            '"' => kept.push_str("&quot;"),
            '\'' => kept.push_str("&#39;"),
            c => kept.push(c),
        }
    }
    kept
}
