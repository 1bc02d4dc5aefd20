//! The decision, drawn: rules that run from answers to provisions to classes. The sheet says how it looks.

use super::dom::{Dom, El};
use session::{DRAWING_WIDTH, DrawingView, EdgeView, NodeView, TextView};

/// The drawing. Whoever does not see it hears what it shows; the list after it has every word.
pub fn drawing(dom: &Dom, view: &DrawingView) -> El {
    let title = |(x, text): &(usize, String)| {
        dom.svg("text").attr("class", "quiet").attr("x", &x.to_string()).attr("y", "18").text(text)
    };
    dom.svg("svg")
        .attr("class", "drawing")
        .attr("viewBox", &format!("0 0 {DRAWING_WIDTH} {}", view.height))
        .attr("role", "img")
        .attr("aria-label", &view.label)
        .with_all(view.titles.iter().map(title))
        .with_all(view.edges.iter().map(|e| edge(dom, e)))
        .with_all(view.nodes.iter().map(|n| node(dom, n)))
}

/// It leaves one rule and reaches the other level, so that the rules seem to run on.
fn edge(dom: &Dom, edge: &EdgeView) -> El {
    let ((x, y), (to_x, to_y)) = (edge.start, edge.end);
    let bend = x.midpoint(to_x);
    dom.svg("path").attr("d", &format!("M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}"))
}

fn node(dom: &Dom, node: &NodeView) -> El {
    let rule = dom.svg("rect").attr("width", &node.width.to_string()).attr("height", &node.bar.to_string());
    dom.svg("g")
        .attr("data-node", node.kind)
        .attr("transform", &format!("translate({} {})", node.x, node.y))
        .with(rule)
        .with_all(node.texts.iter().map(|t| text(dom, t)))
}

fn text(dom: &Dom, text: &TextView) -> El {
    let line = |(y, line): &(usize, String)| dom.svg("tspan").attr("x", "0").attr("y", &y.to_string()).text(line);
    dom.svg("text")
        .attr("class", text.class)
        .with_if(text.full.as_ref().map(|full| dom.svg("title").text(full)))
        .with_all(text.lines.iter().map(line))
}
