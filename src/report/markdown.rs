//! A document as Markdown: `CommonMark` with the pipe tables of GitHub Flavored Markdown.

use std::fmt::Write as _;

use super::document::{Block, Document, Line, Piece};

/// What stands between pieces, as nothing can stand below another thing in a row of a table.
const BETWEEN: &str = " · ";

/// The document in Markdown. No text of it becomes markup, whatever it says.
#[must_use]
pub fn render(document: &Document) -> String {
    let blocks: Vec<String> = document.blocks().iter().map(block).collect();
    blocks.join("\n")
}

/// A block with the end of its last line.
fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {}\n", "#".repeat(usize::from(*level)), escaped(text)),
        Block::Text(text) => format!("{}\n", begun(&escaped(text))),
        Block::Quiet(text) => emphasised(text),
        Block::List(entries) => entries.iter().map(|e| ["- ", &*begun(&line(e)), "\n"].concat()).collect(),
        Block::Table { caption, head, rows } => {
            let head: Vec<String> = head.iter().map(|h| escaped(h)).collect();
            let rule = vec!["---".to_owned(); head.len()];
            let rows = rows.iter().map(|r| row(&r.iter().map(line).collect::<Vec<_>>()));
            [emphasised(caption), "\n".to_owned(), row(&head), row(&rule)].into_iter().chain(rows).collect()
        }
    }
}

fn emphasised(text: &str) -> String {
    format!("*{}*\n", escaped(text))
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn line(pieces: &Line) -> String {
    pieces.iter().map(piece).collect::<Vec<_>>().join(BETWEEN)
}

fn piece(piece: &Piece) -> String {
    let text = escaped(piece.text());
    piece.link().map_or_else(|| text.clone(), |link| format!("[{text}]({})", address(link)))
}

/// Text that begins a line, where a hyphen, or a number with a dot, would begin a list.
fn begun(escaped: &str) -> String {
    let number = escaped.len() - escaped.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (digits, rest) = escaped.split_at_checked(number).unwrap_or_default();
    let lists = if digits.is_empty() { rest.starts_with(['-', '+', ':']) } else { rest.starts_with(['.', ')']) };
    [digits, if lists { "\\" } else { "" }, rest].concat()
}

/// A text in which nothing is a sign of Markdown any more.
fn escaped(text: &str) -> String {
    let mut kept = String::new();
    for (at, c) in text.char_indices() {
        let sign = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '$' | '{' | '}' | '=' | '^'
        );
        // Many readers make links of bare addresses: of "https://", "www." and of what looks like a mailbox.
        let before = || text.get(at.saturating_sub(3)..at).unwrap_or_default();
        let address = match c {
            ':' => text.get(at..).is_some_and(|rest| rest.starts_with("://")),
            '.' => before().eq_ignore_ascii_case("www"),
            c => c == '@',
        };
        if sign || address {
            kept.push('\\');
        }
        kept.push(c);
    }
    kept
}

/// An address in which nothing ends a link or a cell.
fn address(link: &str) -> String {
    let mut kept = String::new();
    for byte in link.bytes() {
        if byte.is_ascii_graphic() && !br#"<>()[]|\"`"#.contains(&byte) {
            kept.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(kept, "%{byte:02X}");
        }
    }
    kept
}
