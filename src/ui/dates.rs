//! The days that matter, and the control that shows the result for another day.

use super::action::Action;
use super::dom::{Dom, El};
use super::draft;
use super::frame::part;
use super::result::Around;
use engine::date::Date;
use session::{DayView, Session, Telling, as_of};
use text::{Catalogue, Text, key};

/// The section.
pub fn section(dom: &Dom, telling: &Telling, around: &Around<'_>) -> El {
    let (session, words, days) = (telling.session, telling.words, telling.days());
    let draw = Draw { dom, words };
    let timeline = dom.el("ol").class("timeline").part("timeline").with_all(days.iter().map(|d| draw.day(d)));
    let control = draw.control(session, around.today, around.day_refused);
    let assumptions = draft::assumptions(dom, words, session, around.assumption_refused);
    let body = dom.div("").with(control).with_all(assumptions).with(timeline);
    part(dom, &words.get(key::DATES_TITLE), &words.get(key::DATES_LEAD), body)
}

struct Draw<'a> {
    dom: &'a Dom,
    words: &'a Catalogue,
}

impl Draw<'_> {
    fn say(&self, key: Text) -> String {
        self.words.get(key)
    }

    /// Label, field, button; for another day than today a way back.
    fn control(&self, session: &Session, today: Date, refused: bool) -> El {
        // Before that day nobody owed anything.
        let (day, first) = (session.day(), session.book().applies);
        let field = self
            .dom
            .el("input")
            .attr("type", "date")
            .attr("id", "aiact-day")
            .attr("data-day", "")
            .attr("min", &first.to_string())
            .attr("max", "2099-12-31")
            .attr("required", "")
            .attr("value", &day.to_string())
            .attr_if("aria-invalid", refused.then_some("true"))
            .attr_if("aria-describedby", refused.then_some("aiact-day-error"));
        let values = [("first", &*self.words.date(first))];
        let error = refused
            .then(|| self.dom.p("error", &self.words.fill(key::DATES_ERROR, &values)).attr("id", "aiact-day-error"));
        let back = (day != today).then(|| self.dom.button("link", Action::Today, &self.say(key::DATES_TODAY)));
        self.dom
            .div("day")
            .with(self.dom.el("label").attr("for", "aiact-day").text(&self.say(key::DATES_FIELD)))
            .with_if(error)
            .with(
                self.dom
                    .div("buttons")
                    .with(field)
                    .with(self.dom.button("button", Action::AsOf, &self.say(key::DATES_SHOW)))
                    .with_if(back),
            )
            .with(self.dom.p("meta", &as_of(session, self.words)))
    }

    /// Words first: the sign and the line are drawn by the sheet.
    fn day(&self, day: &DayView) -> El {
        let today = (day.time == "today").then(|| self.dom.p("today-is", &self.say(key::DATES_HERE)));
        let event = |text: &String| self.dom.p("", text);
        let former = |text: &String| self.dom.p("quiet", text);
        self.dom
            .el("li")
            .attr("data-time", day.time)
            .with(
                self.dom
                    .el("p")
                    .class("date")
                    .with(self.dom.el("time").attr("datetime", &day.date.to_string()).text(&day.title)),
            )
            .with_if(today)
            .with_all(day.events.iter().map(event))
            .with_all(day.former.iter().map(former))
    }
}
