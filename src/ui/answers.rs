//! The list of answers: each can be changed before the result.

use super::action::Action;
use super::dom::{Dom, El};
use super::frame::back;
use super::mark::mark;
use session::{AnswerRow, AnswersView, LONGEST_REASON, Session};
use text::{Catalogue, key};

/// The list of answers.
pub fn screen(dom: &Dom, words: &Catalogue, session: &Session) -> El {
    let view = AnswersView::of(session, words);
    let lead = if view.missing == 0 { key::ANSWERS_LEAD } else { key::ANSWERS_LEAD_MISSING };
    let lead = if session.answers().is_empty() { key::ANSWERS_EMPTY } else { lead };
    let groups =
        view.groups.iter().map(|g| dom.div("group").with(dom.heading(1, &g.name)).with(list(dom, words, &g.rows, "")));
    let uncounted = (!view.uncounted.is_empty()).then(|| {
        dom.div("group")
            .with(dom.heading(1, &words.get(key::ANSWERS_UNCOUNTED)))
            .with(dom.p("quiet", &words.get(key::ANSWERS_UNCOUNTED_LEAD)))
            .with(list(dom, words, &view.uncounted, "off"))
    });
    let offered = (!view.offered.is_empty()).then(|| {
        dom.div("group")
            .with(dom.heading(1, &words.get(key::DETAILS_TITLE)))
            .with(dom.p("quiet", &words.get(key::DETAILS_LEAD)))
            .with(list(dom, words, &view.offered, "off"))
    });
    let top = (!session.answers().is_empty()).then(|| {
        dom.div("buttons")
            .with(dom.button("button main-button", Action::Result, &words.get(key::ANSWERS_RESULT)))
            .with(dom.button("button", Action::Reasons, &words.get(key::ANSWERS_REASONS)).attr("aria-pressed", "false"))
    });
    let missing =
        (view.missing > 0).then(|| dom.button("button", Action::Start, &words.get(key::ANSWERS_NEXT_MISSING)));
    let buttons = dom
        .div("buttons")
        .with(dom.button("button main-button", Action::Result, &words.get(key::ANSWERS_RESULT)))
        .with_if(missing)
        .with(dom.button("link", Action::Restart, &words.get(key::RESULT_RESTART)));
    dom.div("sheet")
        .with(back(dom, &words.get(key::QUESTION_BACK)))
        .with(dom.main_heading("ask", &words.get(key::ANSWERS_TITLE)))
        .with(dom.p("lead", &words.get(lead)))
        .with_if(top)
        .with_all(groups)
        .with_if(offered)
        .with_if(uncounted)
        .with(buttons)
}

fn list(dom: &Dom, words: &Catalogue, rows: &[AnswerRow], class: &str) -> El {
    dom.el("dl").class(class).with_all(rows.iter().map(|r| row(dom, words, r)))
}

fn row(dom: &Dom, words: &Catalogue, row: &AnswerRow) -> El {
    let mut answer = dom.el("dd").class("answer");
    if row.answers.is_empty() {
        answer = answer.with(mark(dom, "open")).with(dom.span("", &words.get(key::ANSWERS_NONE)));
    }
    for text in &row.answers {
        answer = answer.with(dom.span("chosen", text));
    }
    if row.assumed {
        answer = answer.with(dom.el("small").class("template").text(&words.get(key::ANSWERS_ASSUMED)));
    }
    if row.open && !row.answers.is_empty() {
        let sign = dom.el("small").with(mark(dom, "open")).with(dom.span("", &words.get(key::ANSWERS_OPEN)));
        answer = answer.with(sign);
    }
    dom.div("row")
        .with(dom.el("dt").text(&row.title))
        .with(answer)
        .with(dom.el("dd").with(change(dom, words, row.question, &row.title)))
        .with_if((!row.answers.is_empty()).then(|| reason(dom, words, row)))
}

/// A reason for the answer, for the file only. In sight where there is one; for the others a button shows the fields.
fn reason(dom: &Dom, words: &Catalogue, row: &AnswerRow) -> El {
    let id = ["aiact-reason-", row.question].concat();
    let tail = words.fill(key::ANSWERS_REASON_FOR, &[("question", &row.title)]);
    let label = dom.el("label").class("meta").attr("for", &id).text(&words.get(key::ANSWERS_REASON)).then(" ");
    let field = dom
        .el("textarea")
        .attr("id", &id)
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("maxlength", &LONGEST_REASON.to_string())
        .attr("data-reason", row.question)
        .text(&row.reason);
    let given = (!row.reason.is_empty()).then_some("");
    dom.el("dd").class("reason").attr_if("data-given", given).with(label.with(dom.span("hidden", &tail))).with(field)
}

/// "Change", with a hidden tail that names the question.
pub fn change(dom: &Dom, words: &Catalogue, question: &str, title: &str) -> El {
    let tail = words.fill(key::ANSWERS_CHANGE_WHAT, &[("question", title)]);
    dom.button("link", Action::Change, &words.get(key::ANSWERS_CHANGE))
        .attr("data-question", question)
        .then(" ")
        .with(dom.span("hidden", &tail))
}

/// "Answer the question", with a hidden tail that names it.
pub fn answer(dom: &Dom, words: &Catalogue, question: &str, title: &str) -> El {
    dom.button("link", Action::Change, &words.get(key::RESULT_ANSWER))
        .attr("data-question", question)
        .then(" ")
        .with(dom.span("hidden", title))
}
