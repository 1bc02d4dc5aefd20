//! What a rulebook that is no law has on its screens besides: a band and a mark at every heading, its scale, days that nobody knows
//! yet. Where no rulebook of the build has such things there is no value of their types, and so nothing of this.

use super::dom::{Dom, El};
use super::mark::mark;
use engine::truth::Truth;
use session::{LevelView, ScaleView, Session};
use text::{Catalogue, key};

#[cfg(feature = "draft")]
pub use assumed::{assumptions, carried, under};

/// Says above every screen that what follows is no law.
pub fn band(dom: &Dom, words: &Catalogue, session: &Session) -> Option<El> {
    let book = session.book();
    let word = dom.el("strong").text(&words.get(["mark", *book.mark?]));
    let law = words.fill(key::BOOK_LAW, &[("version", &words.date(book.version))]);
    Some(dom.el("p").class("band").with(word).then(" ").with(dom.span("", &law)))
}

/// Says so at every heading of a screen.
pub fn sign(dom: &Dom, words: &Catalogue, session: &Session, screen: &El) {
    let Some(id) = session.book().mark else { return };
    for heading in screen.all("h1, h2, h3, h4, h5, h6") {
        let _ = heading.then(" ").with(dom.span("no-law", &words.get(["mark", *id])));
    }
    // Below a result that has the same parts, their lists would be called alike.
    for list in screen.all("nav") {
        let name = [&*list.value("aria-label").unwrap_or_default(), ": ", &*words.get(["mark", *id])].concat();
        let _ = list.attr("aria-label", &name);
    }
}

/// The scales of the rulebook, with the level that holds.
pub fn scales(dom: &Dom, words: &Catalogue, session: &Session) -> Vec<El> {
    let scale = |view: &ScaleView| {
        let levels = dom.el("ol").class("levels").with_all(view.levels.iter().map(|level| draw_level(dom, level)));
        dom.div("scale").with(dom.p("quiet", &view.name)).with(levels)
    };
    session.book().scales.iter().map(|found| scale(&ScaleView::of(session, found, words))).collect()
}

/// The word says what the weight shows.
fn draw_level(dom: &Dom, level: &LevelView) -> El {
    let state = match level.truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "open",
    };
    let word = dom.el("small").text(&level.word);
    dom.el("li")
        .attr("data-level", level.class)
        .attr("data-status", state)
        .with(mark(dom, state))
        .with(dom.span("", &level.name))
        .then(" ")
        .with(word)
}

/// A build whose rulebook has no such day.
#[cfg(not(feature = "draft"))]
pub fn assumptions(_: &Dom, _: &Catalogue, _: &Session, _: bool) -> Vec<El> {
    Vec::new()
}

#[cfg(feature = "draft")]
mod assumed {
    use super::super::action::Action;
    use super::super::dom::{Dom, El};
    use documents::{case, prefill};
    use engine::answers::Answers;
    use engine::assess::assess;
    use engine::assume::anchors;
    use engine::date::Date;
    use engine::program::Compiled;
    use engine::rulebook::Anchor;
    use engine::shared;
    use rulebooks::rulebook;
    use session::Session;
    use text::{Catalogue, key};

    /// For each day that nobody knows yet a field to assume one, and what is assumed now. `refused` tells that what was typed in
    /// is none.
    pub fn assumptions(dom: &Dom, words: &Catalogue, session: &Session, refused: bool) -> Vec<El> {
        let book = session.book();
        let assumed = book.assumed.iter().map(|assumed| (assumed.anchor, Some(assumed.day)));
        let open = anchors(book).into_iter().map(|anchor| (anchor, None));
        let control = |(anchor, day)| control(dom, words, anchor, (day, book.first_day), refused);
        assumed.chain(open).map(control).collect()
    }

    /// Label, field, button; and a way back from what is assumed.
    fn control(dom: &Dom, words: &Catalogue, anchor: &Anchor, (day, first): (Option<Date>, Date), refused: bool) -> El {
        let say = |what: &str| words.get(["anchor", anchor.id, what]);
        let (id, about) = (["aiact-", anchor.id].concat(), ["aiact-", anchor.id, "-about"].concat());
        let field = dom
            .el("input")
            .attr("type", "date")
            .attr("id", &id)
            .attr("data-anchor", anchor.id)
            .attr("min", &first.to_string())
            .attr("max", "2099-12-31")
            .attr("value", &day.map_or_else(String::new, |day| day.to_string()))
            .attr_if("aria-invalid", refused.then_some("true"))
            .attr("aria-describedby", &about);
        let said = match day {
            _ if refused => {
                dom.p("error", &words.fill(["anchor", anchor.id, "error"], &[("first", &words.date(first))]))
            }
            Some(day) => dom.p("meta", &words.fill(["anchor", anchor.id, "assumed"], &[("date", &words.date(day))])),
            None => dom.p("meta", &say("unknown")),
        };
        let drop = day.map(|_| dom.button("link", Action::Unassume, &say("drop")));
        let buttons =
            dom.div("buttons").with(field).with(dom.button("button", Action::Assume, &words.get(key::DATES_SHOW)));
        dom.div("day")
            .with(dom.el("label").attr("for", &id).text(&say("ask")))
            .with(buttons.with_if(drop))
            .with(said.attr("id", &about).attr("data-assumed", ""))
    }

    /// The rulebook under what a saved case assumes; one that cannot be assumed is left out.
    pub fn under(book: &'static Compiled, content: &str) -> &'static Compiled {
        case::assumed(content).into_iter().fold(book, |book, (anchor, day)| book.assuming(&anchor, day).unwrap_or(book))
    }

    /// What the answers to another rulebook come to for this one, and what was wrong with them; nothing where a document is about this
    /// one, or does not say.
    pub fn carried(book: &'static Compiled, document: &str, day: Date) -> Option<(Answers, Vec<String>)> {
        let other = rulebook(&prefill::rulebook(document)?).filter(|other| other.id != book.id)?;
        let (given, faults) = prefill::read(other, document);
        let found = assess(other, &given.answers, day).ok()?;
        Some((shared::carried(&found, book), faults))
    }
}
