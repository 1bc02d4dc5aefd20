//! One question: practice first, then the legal term, an example that counts and one that does not, the options.

use super::action::Action;
use super::board;
use super::dom::{Dom, El};
use super::frame::{back, cites};
use super::mark::mark;
use session::{BoardView, OptionView, QuestionView, Session};
use text::{Catalogue, Text, key};

/// The question screen; `failed` after "Continue" without an answer.
pub fn screen(dom: &Dom, words: &Catalogue, session: &Session, question: &QuestionView, failed: bool) -> El {
    let board_view = BoardView::of(session, words);
    let form = dom.el("form").attr("novalidate", "").with(fieldset(dom, words, question, failed)).with(
        dom.button("button main-button", Action::Continue, &words.get(key::QUESTION_NEXT)).attr("type", "submit"),
    );
    let main = dom
        .div("main")
        .with(back(dom, &words.get(key::QUESTION_BACK)))
        .with(board::strip(dom, &board_view))
        .with_if(failed.then(|| summary(dom, words, question)))
        .with(form)
        .with(sources(dom, words, question));
    dom.div("step").attr("data-question", question.id).with(main).with(board::column(dom, words, &board_view))
}

fn fieldset(dom: &Dom, words: &Catalogue, question: &QuestionView, failed: bool) -> El {
    let described = if failed { "hint error" } else { "hint" };
    let legend =
        dom.el("legend").with(dom.span("caption", &question.caption)).with(dom.main_heading("ask", &question.title));
    let hint = dom
        .div("hint")
        .attr("id", "hint")
        .with(dom.p("", &question.hint))
        .with_if(question.judgement.as_ref().map(|j| dom.p("quiet", j)));
    dom.el("fieldset")
        .class(if failed { "failed" } else { "" })
        .part("question")
        .attr("aria-describedby", described)
        .with(legend)
        .with(hint)
        .with(examples(dom, words, question))
        .with_if(question.several.as_ref().map(|s| dom.p("several", s)))
        .with_if(failed.then(|| dom.p("error", &question.error).attr("id", "error")))
        .with(options(dom, words, question))
}

fn examples(dom: &Dom, words: &Catalogue, question: &QuestionView) -> El {
    let one = |state: &str, label: Text, text: &str| {
        dom.div("")
            .with(dom.el("dt").with(mark(dom, state)).with(dom.span("", &words.get(label))))
            .with(dom.el("dd").text(text))
    };
    dom.el("dl").class("examples").with(one("yes", key::QUESTION_COUNTS, &question.counts)).with(one(
        "no",
        key::QUESTION_COUNTS_NOT,
        &question.counts_not,
    ))
}

fn options(dom: &Dom, words: &Catalogue, question: &QuestionView) -> El {
    let mut list = dom.div("options");
    let mut separated = question.single;
    for view in &question.options {
        if view.apart && !separated {
            separated = true;
            list = list.with(dom.p("or", &words.get(key::OPTION_OR)));
        }
        list = list.with(option(dom, question, view));
    }
    list
}

fn option(dom: &Dom, question: &QuestionView, view: &OptionView) -> El {
    let input = dom
        .el("input")
        .attr("type", if question.single { "radio" } else { "checkbox" })
        .attr("name", question.id)
        .attr("value", view.id)
        .attr_if("checked", view.chosen.then_some(""))
        .attr_if("data-alone", view.alone.then_some(""));
    let label = dom.span("label", &view.label).with_if(view.note.as_ref().map(|note| dom.el("small").text(note)));
    dom.el("label").class("option").part("option").with(input).with(label)
}

/// The error summary: takes the focus; its link leads to the first option by script.
fn summary(dom: &Dom, words: &Catalogue, question: &QuestionView) -> El {
    let link = dom.el("a").attr("href", "#").action(Action::FirstOption).text(&question.error);
    dom.div("summary-box")
        .part("error-summary")
        .attr("tabindex", "-1")
        .attr("role", "alert")
        .attr("data-summary", "")
        .with(dom.heading(0, &words.get(key::ERROR_TITLE)))
        .with(dom.el("p").with(link))
}

/// Why we ask, and the provisions: below the button, for whoever wants it.
fn sources(dom: &Dom, words: &Catalogue, question: &QuestionView) -> El {
    let why = dom.el("p").with(dom.el("strong").text(&words.get(key::QUESTION_WHY))).then(" ").then(&question.why);
    let legal = dom.el("p").then(&words.get(key::QUESTION_LEGAL)).then(" ");
    dom.div("sources").with(why).with(cites(dom, legal, &question.cites))
}
