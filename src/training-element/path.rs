//! How the law got there: the questions that decide, one after the other, and the same decision as the check draws it.

use session::{DRAWING_WIDTH, DrawingView, EdgeView, NodeView, TextView};
use training::shown::{Shown, Step};
use yew::prelude::*;

use crate::here::Here;

/// The first steps of a path, as a list.
pub fn steps(here: &Here, shown: &Shown, so_many: usize) -> Html {
    html! { <ol class="path">{ for shown.steps.iter().take(so_many).map(|step| one(here, step)) }</ol> }
}

fn one(here: &Here, step: &Step) -> Html {
    let law = step.law.as_ref().map(|(place, link)| match link {
        Some(link) => html! { <a href={link.clone()} target="_blank" rel="noopener">{ place.clone() }</a> },
        None => html! { <span>{ place.clone() }</span> },
    });
    html! {
        <li data-question={step.question} data-decides={step.decides.then_some("")}>
            <p class="quiet">{ step.asks.clone() }</p>
            <p class="answer">{ step.says.clone() }</p>
            <p class="step-foot">
                if step.decides { <strong class="decides">{ here.say("path.decides") }</strong> }
                { law }
            </p>
        </li>
    }
}

/// The drawing, folded: the list has every word of it.
pub fn folded(here: &Here, shown: &Shown, so_many: usize) -> Html {
    if shown.drawing.is_none() || so_many == 0 {
        return Html::default();
    }
    html! {
        <details class="drawn-too"><summary>{ here.say("path.drawing") }</summary>{ drawing(shown, so_many) }</details>
    }
}

/// The decision as the check draws it, with as much of it as the first steps have shown. Whoever does not see it has the list.
fn drawing(shown: &Shown, so_many: usize) -> Html {
    let Some(view) = &shown.drawing else { return Html::default() };
    let seen = seen(view, shown, so_many);
    let is_seen = |at: usize| seen.get(at).copied().unwrap_or_default();
    let title =
        |(x, text): &(usize, String)| html! { <text class="quiet" x={x.to_string()} y="18">{ text.clone() }</text> };
    let edges = view.edges.iter().filter(|edge| is_seen(edge.from) && is_seen(edge.to));
    let nodes = view.nodes.iter().enumerate().filter(|(at, _)| is_seen(*at));
    let decides = |id: &str| shown.steps.iter().any(|step| step.decides && step.question == id);
    html! {
        <svg class="drawing" viewBox={format!("0 0 {DRAWING_WIDTH} {}", view.height)} aria-hidden="true">
            { for view.titles.iter().map(title) }
            { for edges.map(edge) }
            { for nodes.map(|(_, n)| node(n, n.kind == "answer" && decides(n.id))) }
        </svg>
    }
}

/// Which nodes are seen: an answer with its step; what follows from answers once all of them are there.
fn seen(view: &DrawingView, shown: &Shown, so_many: usize) -> Vec<bool> {
    let told: Vec<&str> = shown.steps.iter().take(so_many).map(|step| step.question).collect();
    let whole = so_many >= shown.steps.len();
    let mut seen: Vec<bool> = Vec::new();
    for (at, node) in view.nodes.iter().enumerate() {
        let mut from = view.edges.iter().filter(|edge| edge.to == at).map(|edge| edge.from).peekable();
        let visible = match node.kind {
            "answer" => whole || told.contains(&node.id),
            "ground" if from.peek().is_some() => from.all(|from| seen.get(from).copied().unwrap_or_default()),
            // What it is called is the verdict, which comes last.
            _ => so_many > shown.steps.len(),
        };
        seen.push(visible);
    }
    seen
}

/// It leaves one rule and reaches the other level, so that the rules seem to run on.
fn edge(edge: &EdgeView) -> Html {
    let ((x, y), (to_x, to_y)) = (edge.start, edge.end);
    let bend = x.midpoint(to_x);
    html! { <path d={format!("M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}")} /> }
}

fn node(node: &NodeView, decides: bool) -> Html {
    let bar = if decides { node.bar + 4 } else { node.bar };
    html! {
        <g data-node={node.kind} data-decides={decides.then_some("")} transform={format!("translate({} {})", node.x, node.y)}>
            <rect width={node.width.to_string()} height={bar.to_string()} />
            { for node.texts.iter().map(text) }
        </g>
    }
}

fn text(text: &TextView) -> Html {
    let line = |(y, line): &(usize, String)| html! { <tspan x="0" y={y.to_string()}>{ line.clone() }</tspan> };
    html! { <text class={text.class}>{ for text.lines.iter().map(line) }</text> }
}
