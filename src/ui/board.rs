//! The gates: as questions on the start screen, as a column beside questions, in a row on the result.

use super::dom::{Dom, El};
use super::mark::mark;
use session::{BoardView, GateView};
use text::{Catalogue, key};

/// The column beside a question.
pub fn column(dom: &Dom, words: &Catalogue, board: &BoardView) -> El {
    dom.div("board")
        .part("board")
        .with(dom.heading(1, &words.get(key::BOARD_TITLE)))
        .with(dom.el("ul").class("gates").with_all(board.gates.iter().map(|g| gate(dom, g))))
        .with(dom.p("tally", &board.tally))
}

/// The row on the result.
pub fn row(dom: &Dom, board: &BoardView) -> El {
    dom.el("ul").class("gates gates-wide").with_all(board.gates.iter().map(|g| gate(dom, g)))
}

/// The plain questions behind the gates, before anything is known.
pub fn questions(dom: &Dom, words: &Catalogue, board: &BoardView) -> El {
    let line = |g: &GateView| {
        dom.el("li").class("gate gate-asks").with(dom.span("state", &g.name)).with(dom.span("note", &g.asks))
    };
    dom.div("board")
        .part("board")
        .with(dom.heading(1, &words.get(key::BOOK_GATES)))
        .with(dom.el("ul").class("gates").with_all(board.gates.iter().map(line)))
        .with(dom.p("tally", &words.get(key::START_GATES_NOTE)))
}

/// Five small signs above a question on narrow screens; the full board stands below.
pub fn strip(dom: &Dom, board: &BoardView) -> El {
    let signs = board.gates.iter().map(|g| mark(dom, g.state.id()));
    dom.div("strip").with_all(signs).with(dom.span("", &board.tally))
}

fn gate(dom: &Dom, gate: &GateView) -> El {
    dom.el("li")
        .class("gate")
        .attr("data-gate", gate.id)
        .attr("data-state", gate.state.id())
        .attr_if("aria-current", gate.current.then_some("step"))
        .with(mark(dom, gate.state.id()))
        .with(dom.span("name", &gate.name))
        .with(dom.span("state", &gate.word))
        .with_if(gate.note.as_ref().map(|note| dom.span("note", note)))
}
