//! What only the print shows: at its head the system and the day, at its end the record that the other reports end with.
//! The sheet hides both on screen, where the name stands in its field and the answers have a screen of their own.

use super::dom::{Dom, El};
use report::document::{self, Block, Line, Piece};
use session::{Session, Telling, as_of, isolated, notice};
use text::{Catalogue, key};

/// The system, if it has a name; then the state of the law and the day of the result, which bound all that follows.
pub fn head(dom: &Dom, words: &Catalogue, session: &Session) -> El {
    let bounds = format!("{} {}", notice(session.book(), words), as_of(session, words));
    dom.div("printed").with(dom.p("system", &system(words, session))).with(dom.p("quiet", &bounds))
}

/// "Name of the system: …", or nothing without a name.
pub fn system(words: &Catalogue, session: &Session) -> String {
    let name = session.remarks().name();
    if name.is_empty() {
        return String::new();
    }
    words.fill(key::DOCUMENT_LABELLED, &[("label", &words.get(key::BOOK_SUBJECT)), ("value", &isolated(name))])
}

/// All answers with their reasons, the stamps of the result and its limits.
pub fn section(dom: &Dom, telling: &Telling) -> El {
    let blocks = document::record(telling);
    dom.div("record").with_all(blocks.iter().map(|b| block(dom, b)))
}

fn block(dom: &Dom, block: &Block) -> El {
    match block {
        // The screen's main heading has the place of the report's first level.
        Block::Heading(level, text) => dom.heading(level.saturating_sub(1), text),
        Block::Text(text) => dom.p("", text),
        Block::Quiet(text) => dom.p("quiet", text),
        Block::List(entries) => dom.el("ul").with_all(entries.iter().map(|e| line(dom, dom.el("li"), e))),
        Block::Table { caption, head, rows } => table(dom, caption, head, rows),
    }
}

fn table(dom: &Dom, caption: &str, head: &[String], rows: &[Vec<Line>]) -> El {
    let column = |name: &String| dom.el("th").attr("scope", "col").text(name);
    let head = dom.el("tr").with_all(head.iter().map(column));
    dom.el("table")
        .with(dom.el("caption").text(caption))
        .with(dom.el("thead").with(head))
        .with(dom.el("tbody").with_all(rows.iter().map(|r| row(dom, r))))
}

/// A row; its first cell names it.
fn row(dom: &Dom, cells: &[Line]) -> El {
    let cell = |(at, cell): (usize, &Line)| {
        let into = if at == 0 { dom.el("th").attr("scope", "row") } else { dom.el("td") };
        line(dom, into, cell)
    };
    dom.el("tr").with_all(cells.iter().enumerate().map(cell))
}

/// Pieces below each other.
fn line(dom: &Dom, into: El, pieces: &Line) -> El {
    into.with_all(pieces.iter().map(|p| piece(dom, p)))
}

fn piece(dom: &Dom, piece: &Piece) -> El {
    match piece.link() {
        Some(link) => dom.el("p").with(dom.link(link, piece.text())),
        None => dom.p("", piece.text()),
    }
}
