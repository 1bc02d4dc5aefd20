//! The signs of the gates, like phases of the moon: the shape carries the state, the word stands beside it.

use super::dom::{Dom, El};

/// The sign for a state: "yes", "later", "no", "open", "moot", "forbidden", "forbidden-later".
pub fn mark(dom: &Dom, state: &str) -> El {
    let svg = dom.svg("svg").attr("class", "mark").attr("viewBox", "0 0 20 20").attr("aria-hidden", "true");
    let ring = || circle(dom, "8.5").attr("fill", "none").attr("stroke-width", "2");
    match state {
        "yes" => svg.with(circle(dom, "9.5").attr("stroke", "none")),
        "later" => svg.with(ring()).with(path(dom, "M10 1.5a8.5 8.5 0 0 1 0 17z").attr("stroke", "none")),
        "forbidden" => {
            svg.with(circle(dom, "9.5").attr("stroke", "none")).with(path(dom, "M4.5 10h11").attr("class", "bar"))
        }
        "forbidden-later" => svg.with(ring()).with(path(dom, "M4.5 10h11").attr("stroke-width", "3.5")),
        "no" => svg.with(ring()),
        "moot" => svg.with(path(dom, "M5 10h10").attr("stroke-width", "2")),
        _ => svg
            .with(ring().attr("stroke-dasharray", "3 2.34"))
            .with(
                path(dom, "M7.4 7.7a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2")
                    .attr("fill", "none")
                    .attr("stroke-width", "1.8"),
            )
            .with(path(dom, "M10 14.3v.2").attr("stroke-width", "2.2").attr("stroke-linecap", "round")),
    }
}

fn circle(dom: &Dom, radius: &str) -> El {
    dom.svg("circle").attr("cx", "10").attr("cy", "10").attr("r", radius)
}

fn path(dom: &Dom, d: &str) -> El {
    dom.svg("path").attr("d", d)
}
