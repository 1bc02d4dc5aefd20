//! The list of typical systems: those that nearly everybody has and all in groups, or those that fit what was typed.

use super::action::Action;
use super::dom::{Dom, El};
use session::Query;
use text::systems::{Group, System};
use text::{Catalogue, key};

/// The longest that can be typed: the list follows each letter, and a page that is pasted would hold it up.
const LONGEST: &str = "120";

/// The search field, or the other way: to describe the system oneself.
pub fn search(dom: &Dom, words: &Catalogue, typed: &str) -> El {
    let field = dom
        .el("input")
        .attr("type", "search")
        .attr("id", "aiact-search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("dir", "auto")
        .attr("maxlength", LONGEST)
        .attr("value", typed)
        .attr("aria-describedby", "aiact-search-hint");
    let label = dom.el("label").attr("for", "aiact-search").text(&words.get(key::BOOK_SYSTEMS_QUESTION));
    let ways = dom.div("ways").with(field).with(dom.span("quiet", &words.get(key::OPTION_OR))).with(dom.button(
        "button",
        Action::Start,
        &words.get(key::SYSTEMS_DESCRIBE),
    ));
    dom.div("search")
        .with(dom.heading(1, "").with(label))
        .with(ways)
        .with(dom.p("meta", &words.get(key::BOOK_SYSTEMS)).attr("id", "aiact-search-hint"))
}

/// The list for what was typed, and how many systems it has, in words; nothing of that where nothing was typed.
pub fn list(dom: &Dom, words: &Catalogue, typed: &str) -> (El, String) {
    let (query, groups) = (Query::new(typed, words), words.systems());
    let all: usize = groups.iter().map(|group| group.systems.len()).sum();
    let list = dom.div("systems");
    if query.is_empty() {
        let count = [("n", &*all.to_string()), ("groups", &groups.len().to_string())];
        let (mut often, mut folds) = (dom.el("ul").class("often"), dom.div("groups"));
        for (at, one) in groups.iter().enumerate() {
            for system in one.systems.iter().filter(|system| system.often) {
                often = often.with(row(dom, &query, system, ""));
            }
            folds = folds.with(group(dom, words, &query, at, one));
        }
        let list = list
            .with(head(dom, &words.get(key::SYSTEMS_OFTEN), ""))
            .with(often)
            .with(head(dom, &words.get(key::SYSTEMS_ALL), &words.fill(key::SYSTEMS_TALLY, &count)))
            .with(folds);
        return (list, String::new());
    }
    let found = query.found(words);
    let count = [("n", &*found.len().to_string()), ("all", &all.to_string())];
    let tally = words.fill(key::SYSTEMS_FOUND_TALLY, &count);
    let list = list.with(head(dom, &words.fill(key::SYSTEMS_FOUND, &[("query", typed)]), &tally));
    if found.is_empty() {
        let none = words.get(key::SYSTEMS_NONE);
        let list = list.with(dom.p("none", &[&*none, " ", &words.get(key::BOOK_EFFORT)].concat())).with(dom.button(
            "button main-button",
            Action::Start,
            &words.get(key::SYSTEMS_DESCRIBE),
        ));
        return (list, none);
    }
    let rows = dom.el("ul").with_all(found.iter().map(|(group, system)| row(dom, &query, system, group)));
    (list.with(rows).with(dom.p("meta keys", &words.get(key::SYSTEMS_KEYS))), tally)
}

fn head(dom: &Dom, title: &str, tally: &str) -> El {
    dom.div("list-head").with(dom.heading(1, title)).with(dom.span("meta", tally))
}

/// A group unfolds. The number belongs to its name.
fn group(dom: &Dom, words: &Catalogue, query: &Query, at: usize, group: &Group) -> El {
    let summary = dom
        .el("summary")
        .with(dom.span("state", group.name))
        .then(" ")
        .with(dom.span("meta", group.hint))
        .then(" ")
        .with(dom.span("meta count", &words.count(key::SYSTEMS_COUNT, group.systems.len())));
    let rows = dom.el("ul").with_all(group.systems.iter().map(|system| row(dom, query, system, "")));
    dom.fold(&["group-", &at.to_string()].concat()).with(summary).with(rows)
}

/// A system: the whole row is the target.
fn row(dom: &Dom, query: &Query, system: &System, group: &str) -> El {
    let button = dom.button("system", Action::Choose, "").attr("data-system", system.id);
    let texts = [("title", system.name), ("meta", system.what), ("meta", group)];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    dom.el("li").with(texts.fold(button, |button, (class, text)| {
        let pieces = query.marked(text).into_iter().enumerate();
        let pieces = pieces.map(|(at, piece)| dom.span(if at % 2 == 0 { "" } else { "typed" }, piece));
        button.with(dom.span(class, "").with_all(pieces)).then(" ")
    }))
}
