//! What is assumed of a typical system: each fact can be said not to fit; beside it what is still asked.

use super::action::Action;
use super::dom::{Dom, El};
use super::frame::back;
use session::{AskedView, AssumptionsView};
use text::systems::Point;
use text::{Catalogue, key};

/// The page of assumptions.
pub fn screen(dom: &Dom, words: &Catalogue, view: &AssumptionsView) -> El {
    let caption = words.fill(key::ASSUMPTIONS_TEMPLATE, &[("name", view.system)]);
    let main = dom
        .div("main")
        .with(back(dom, &words.get(key::ASSUMPTIONS_BACK)))
        .with(dom.p("caption", &caption))
        .with(dom.main_heading("ask", &words.get(key::ASSUMPTIONS_TITLE)))
        .with(dom.p("quiet", view.what))
        .with(dom.p("lead", &words.get(key::ASSUMPTIONS_LEAD)))
        .with_if((!view.sides.is_empty()).then(|| sides(dom, words, view)))
        .with(dom.el("ul").class("assumed").with_all(view.assumed.iter().map(|fact| assumed(dom, words, fact))));
    dom.div("step step-assumptions").with(main).with(rest(dom, words, view))
}

/// What follows from what fits: the questions that are still asked, and their number in the button.
pub fn rest(dom: &Dom, words: &Catalogue, view: &AssumptionsView) -> El {
    let buttons = dom
        .div("buttons")
        .with(dom.button("button main-button", Action::GoOn, &view.go_on))
        .with(dom.button("link", Action::Start, &words.get(key::ASSUMPTIONS_SELF)));
    dom.div("rest").with(asked(dom, words, view)).with(buttons)
}

/// From which side the system is taken.
fn sides(dom: &Dom, words: &Catalogue, view: &AssumptionsView) -> El {
    let side = |(place, (name, chosen)): (usize, &(String, bool))| {
        let input = dom
            .el("input")
            .attr("type", "radio")
            .attr("name", "aiact-side")
            .attr("value", &place.to_string())
            .attr("data-side", "")
            .attr_if("checked", chosen.then_some(""));
        dom.el("label").class("tick").with(input).with(dom.span("", name))
    };
    dom.el("fieldset")
        .class("sides")
        .with(dom.el("legend").text(&words.get(key::ASSUMPTIONS_SIDES)))
        .with_all(view.sides.iter().enumerate().map(side))
}

/// A fact with its box. What names the box says the fact again, for those who do not see it beside.
fn assumed(dom: &Dom, words: &Catalogue, (fact, unfit): &(Point, bool)) -> El {
    let input = dom
        .el("input")
        .attr("type", "checkbox")
        .attr("value", fact.question)
        .attr("data-unfit", "")
        .attr_if("checked", unfit.then_some(""));
    let label =
        dom.el("label").class("tick").with(input).with(
            dom.span("", &words.get(key::ASSUMPTIONS_UNFIT)).with(dom.span("hidden", &[": ", fact.says].concat())),
        );
    let says = dom.div("").with(dom.p("", fact.says)).with(dom.p("meta anew", &words.get(key::ASSUMPTIONS_ASK)));
    dom.el("li").with(says).with(label)
}

/// What is still asked, each with the reason.
fn asked(dom: &Dom, words: &Catalogue, view: &AssumptionsView) -> El {
    let one = |asked: &AskedView| {
        let class = if asked.anew { "anew" } else { "" };
        dom.el("li").class(class).with(dom.span("state", &asked.title)).with(dom.span("note", &asked.why))
    };
    let nothing = view.asked.is_empty().then(|| dom.p("note", &words.get(key::ASSUMPTIONS_NOTHING)));
    dom.div("board still")
        .part("board")
        .with(dom.heading(1, &words.get(key::ASSUMPTIONS_ASKED)))
        .with(dom.el("ol").class("gates").with_all(view.asked.iter().map(one)))
        .with_if(nothing)
        .with(dom.p("tally", &words.get(key::ASSUMPTIONS_NOTE)))
}
