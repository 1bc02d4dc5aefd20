//! One question: practice first, then the legal term, an example that counts and one that does not, the options.

use super::action::Action;
use super::board;
use super::dom::{Dom, El};
use super::frame::{back, cite, cites};
use super::mark::mark;
use super::terms;
use engine::answers::DOUBT;
use session::{BoardView, BordersView, DENIAL, OptionView, QuestionView, Session, UnderstoodView};
use text::{Catalogue, Text, key};

/// The question screen; `failed` after "Continue" without an answer.
pub fn screen(dom: &Dom, words: &Catalogue, session: &Session, question: &QuestionView, failed: bool) -> El {
    // Whoever has ticked the missing line since has nothing to be told.
    let failed = failed && question.each_line == question.missing.is_some();
    let board_view = BoardView::of(session, words);
    let next = dom
        .button("button main-button", Action::Continue, &words.get(key::QUESTION_NEXT))
        .attr("type", "submit")
        .attr_if("aria-describedby", (!question.single).then_some("understood"));
    let form = dom.el("form").attr("novalidate", "").with(fieldset(dom, words, question, failed));
    let understood = question.understood.as_ref().map(|lines| read_back(dom, words, lines));
    // Of single lines it says no more than their number, and stands beside the button.
    let form =
        if question.each_line { form.with(next).with_if(understood) } else { form.with_if(understood).with(next) };
    let main = dom
        .div("main")
        .with(back(dom, &words.get(key::QUESTION_BACK)))
        .with(board::strip(dom, &board_view))
        .with_if(failed.then(|| summary(dom, words, question)))
        .with(form)
        .with_if(question.each_line.then(|| examples(dom, words, question)))
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
        .with_if(question.supposed.as_ref().map(|s| dom.p("supposed", s)))
        .with(dom.p("", &question.hint))
        .with_if(question.judgement.as_ref().map(|j| dom.p("quiet", j)));
    dom.el("fieldset")
        .class(if failed { "failed" } else { "" })
        .part("question")
        .attr("aria-describedby", described)
        .with(legend)
        .with(hint)
        .with_if(terms::on_question(dom, words, question.id, &question.terms))
        .with_if((!question.each_line).then(|| examples(dom, words, question)))
        .with_if(question.several.as_ref().map(|s| dom.p("several", s)))
        .with_if(failed.then(|| dom.p("error", &question.error).attr("id", "error")))
        .with(options(dom, words, question, failed))
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

fn options(dom: &Dom, words: &Catalogue, question: &QuestionView, failed: bool) -> El {
    let mut list = dom.div("options");
    let mut separated = question.single;
    for view in &question.options {
        if view.apart && !separated {
            separated = true;
            list = list.with(dom.p("or", &words.get(key::OPTION_OR)));
        }
        list = list.with(match view.denied {
            Some(denied) => line(dom, words, question, view, denied, failed),
            None => option(dom, words, question, view),
        });
    }
    list
}

/// What excludes the others is round, in lists too: one sees it before one chooses.
fn option(dom: &Dom, words: &Catalogue, question: &QuestionView, view: &OptionView) -> El {
    let round = question.single || view.apart;
    let input = tick(dom, question.id, view.id, view.chosen)
        .attr("type", if round { "radio" } else { "checkbox" })
        .attr_if("data-alone", view.apart.then_some(""));
    let label = dom.span("label", &view.label).with_if(view.note.as_ref().map(|note| dom.el("small").text(note)));
    let certain = dom.el("label").class("certain").with(input).with(label);
    let borders = view.borders.as_ref().map(|b| borders(dom, words, question, view, b));
    let doubt = view.doubted.map(|doubted| doubt(dom, words, question, view, doubted));
    dom.div("option").part("option").with(certain).with_if(borders).with_if(doubt)
}

fn tick(dom: &Dom, name: &str, value: &str, ticked: bool) -> El {
    let checked = ticked.then_some("");
    dom.el("input").attr("name", name).attr("value", value).attr_if("checked", checked)
}

/// A line that is asked for by itself: yes, no or not sure.
fn line(dom: &Dom, words: &Catalogue, question: &QuestionView, view: &OptionView, denied: bool, failed: bool) -> El {
    let name = [question.id, "-", view.id].concat();
    let (label, note) = ([&name, "-label"].concat(), [&name, "-note"].concat());
    let reply = |mark: Option<char>, ticked: bool, text: Text| {
        let value: String = view.id.chars().chain(mark).collect();
        let input = tick(dom, &name, &value, ticked).attr("type", "radio");
        dom.el("label").class("reply").with(input).with(dom.span("", &words.get(text)))
    };
    let replies = dom
        .div("replies")
        .with(reply(None, view.chosen, key::OPTION_YES))
        .with(reply(Some(DENIAL), denied, key::OPTION_NO))
        .with(reply(Some(DOUBT), view.doubted == Some(true), key::OPTION_UNSURE));
    let said = dom.div("said").with(dom.span("label", &view.label).attr("id", &label));
    let said = said.with_if(view.note.as_ref().map(|text| dom.el("small").attr("id", &note).text(text)));
    let missing = failed && question.missing == Some(view.id);
    dom.div("option line")
        .part("option")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", &label)
        .attr_if("aria-describedby", view.note.is_some().then_some(&*note))
        .attr_if("aria-invalid", missing.then_some("true"))
        .with(said)
        .with(replies)
        .with_if(view.borders.as_ref().map(|b| borders(dom, words, question, view, b)))
}

/// "Not sure", for this line alone; a hidden tail names the line.
fn doubt(dom: &Dom, words: &Catalogue, question: &QuestionView, view: &OptionView, doubted: bool) -> El {
    let input = tick(dom, question.id, &format!("{}{DOUBT}", view.id), doubted).attr("type", "checkbox");
    let tail = dom.span("hidden", &words.fill(key::OPTION_DOUBT_OF, &[("option", &view.label)]));
    let label = dom.span("", &words.get(key::OPTION_DOUBT)).then(" ").with(tail);
    dom.el("label").class("doubt").with(input).with(label)
}

/// Border cases, unfolded on demand; a hidden tail names the line.
fn borders(dom: &Dom, words: &Catalogue, question: &QuestionView, option: &OptionView, view: &BordersView) -> El {
    let list = |state: &str, title: Text, lines: &[String]| {
        let items = lines.iter().map(|line| dom.el("li").text(line));
        let head = dom.p("", "").with(mark(dom, state)).with(dom.span("", &words.get(title)));
        (!lines.is_empty()).then(|| dom.div("").with(head).with(dom.el("ul").with_all(items)))
    };
    let tail = dom.span("hidden", &words.fill(key::OPTION_DOUBT_OF, &[("option", &option.label)]));
    let cases = dom
        .div("cases")
        .with_if(list("yes", key::QUESTION_COUNTS, &view.counts))
        .with_if(list("no", key::QUESTION_COUNTS_NOT, &view.counts_not))
        .with_if(list("later", key::BORDERS_EXEMPT, &view.exempt))
        .with(dom.el("p").class("meta").then(&words.get(key::BORDERS_SOURCE)).then(" ").with(cite(dom, &view.cite)));
    dom.fold(&format!("border-{}-{}", question.id, option.id))
        .class("borders")
        .with(dom.el("summary").text(&view.count).then(" ").with(tail))
        .with(cases)
}

/// How the ticks in a list are read; drawn anew with each of them.
pub fn read_back(dom: &Dom, words: &Catalogue, lines: &[UnderstoodView]) -> El {
    let line = |view: &UnderstoodView| {
        dom.div("")
            .with(dom.el("dt").with(mark(dom, view.state)).with(dom.span("", &view.name)))
            .with(dom.el("dd").text(&view.options))
    };
    dom.div("understood")
        .attr("id", "understood")
        .with(dom.p("several", &words.get(key::UNDERSTOOD_TITLE)))
        .with(dom.el("dl").with_all(lines.iter().map(line)))
}

/// The error summary: takes the focus; its link leads to the first option by script.
fn summary(dom: &Dom, words: &Catalogue, question: &QuestionView) -> El {
    let to = question.missing.map_or("input".to_owned(), |id| ["input[value=\"", id, "\"]"].concat());
    let link = dom.el("a").attr("href", "#").attr("data-to", &to).action(Action::FirstOption).text(&question.error);
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
    let find = question.find.as_ref().map(|find| {
        let summary = dom.el("summary").text(&words.get(key::QUESTION_FIND));
        dom.fold(&format!("find-{}", question.id)).with(summary).with(dom.p("", find))
    });
    dom.div("sources").with_if(find).with(why).with(cites(dom, legal, &question.cites))
}
