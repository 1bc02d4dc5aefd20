//! What follows from the result: duties by time and role, what may be done, what does not bind, contacts, other law.

use super::action::Action;
use super::answers::change;
use super::dom::{Dom, El};
use super::frame::{cite, cites, part};
use super::mark::mark;
use session::{DetailView, DutiesView, DutyGroup, DutyPart, DutyView, PenaltyView, PointerView, SparedView};
use text::{Catalogue, Text, key};

/// The parts of the result that stand before the reasons, in order.
pub fn first_parts(dom: &Dom, words: &Catalogue, view: &DutiesView) -> Vec<El> {
    let draw = Draw { dom, words };
    [draw.owed(view), draw.spared(view), draw.options(view), draw.details(view)].into_iter().flatten().collect()
}

/// The parts that stand after the reasons.
pub fn last_parts(dom: &Dom, words: &Catalogue, view: &DutiesView) -> Vec<El> {
    let draw = Draw { dom, words };
    let pointers = |list: &[PointerView], title: Text, lead: Text| {
        (!list.is_empty()).then(|| {
            let body = dom.el("ul").class("points").with_all(list.iter().map(|p| draw.pointer(p)));
            part(dom, &words.get(title), &words.get(lead), body)
        })
    };
    [
        pointers(&view.contacts, key::CONTACTS_TITLE, key::CONTACTS_LEAD),
        pointers(&view.neighbours, key::NEIGHBOURS_TITLE, key::BOOK_NEIGHBOURS),
    ]
    .into_iter()
    .flatten()
    .collect()
}

struct Draw<'a> {
    dom: &'a Dom,
    words: &'a Catalogue,
}

impl Draw<'_> {
    fn say(&self, key: Text) -> String {
        self.words.get(key)
    }

    fn owed(&self, view: &DutiesView) -> Option<El> {
        if view.groups.is_empty() && view.open.is_empty() {
            return None;
        }
        let several = view.roles.len() > 1;
        let open = (!view.open.is_empty()).then(|| {
            self.dom
                .div("duty-group")
                .attr("data-moment", "open")
                .with(self.dom.heading(2, &self.say(key::DUTIES_OPEN)))
                .with(self.dom.p("quiet", &self.say(key::DUTIES_OPEN_LEAD)))
                .with_all(view.open.iter().map(|d| self.duty(d)))
        });
        let body = self
            .dom
            .div("duties")
            .with_if(several.then(|| self.filter(view)))
            .with_all(view.groups.iter().map(|g| self.group(g, several)))
            .with_if(open);
        Some(part(self.dom, &self.say(key::DUTIES_TITLE), &self.words.list(&view.counts), body))
    }

    /// Buttons that show the duties of one role only; the print shows all.
    fn filter(&self, view: &DutiesView) -> El {
        let button = |id: &str, name: &str, pressed: &str| {
            self.dom.button("choice", Action::Filter, name).attr("data-role", id).attr("aria-pressed", pressed)
        };
        let label = self.say(key::DUTIES_FILTER);
        self.dom
            .div("filter")
            .attr("role", "group")
            .attr("aria-label", &label)
            .with(button("", &self.say(key::DUTIES_ALL), "true"))
            .with_all(view.roles.iter().map(|r| button(r.id, &r.name, "false")))
    }

    fn group(&self, group: &DutyGroup, several: bool) -> El {
        self.dom
            .div("duty-group")
            .attr("data-moment", group.id)
            .with(self.dom.heading(2, &group.title))
            .with_all(group.parts.iter().map(|p| self.duties_of(p, several)))
    }

    /// The duties that come from the same roles, with a heading where there is more than one role.
    fn duties_of(&self, part: &DutyPart, several: bool) -> El {
        let names: Vec<String> = part.roles.iter().map(|r| r.name.clone()).collect();
        let ids: Vec<&str> = part.roles.iter().map(|r| r.id).collect();
        let heading = several.then(|| {
            let title = self.words.fill(key::DUTIES_AS, &[("roles", &self.words.list(&names))]);
            self.dom.heading(3, &title).class("as-role")
        });
        self.dom
            .div("duty-part")
            .attr("data-roles", &ids.join(" "))
            .with_if(heading)
            .with_all(part.duties.iter().map(|d| self.duty(d)))
    }

    /// One duty: its title and article in sight, the rest unfolds.
    fn duty(&self, duty: &DutyView) -> El {
        let side = duty.tag.as_ref().map_or_else(|| duty.place.clone(), |tag| format!("{tag} · {}", duty.place));
        let event = duty.event.as_ref().map(|e| self.dom.span("when", e));
        let summary = self
            .dom
            .el("summary")
            .with(self.dom.span("duty-title", &duty.title))
            .then(" ")
            .with(self.dom.span("side", &side))
            .with_if(event);
        let body = self.dom.div("duty-body").with(self.dom.p("", &duty.what)).with(self.facts(duty));
        let questions = duty.questions.iter().map(|(id, title)| self.question(id, title));
        self.dom
            .fold(duty.id)
            .class("duty")
            .part("duty")
            .attr("data-duty", duty.id)
            .with(summary)
            .with(body.with_all(questions))
    }

    fn facts(&self, duty: &DutyView) -> El {
        let row = |label: Text, value: El| (self.say(label), value);
        let text = |label: Text, value: &str| row(label, self.dom.fact(value));
        let days: Vec<&str> = [duty.from.as_deref(), duty.former.as_deref()].into_iter().flatten().collect();
        let names: Vec<String> = duty.roles.iter().map(|r| r.name.clone()).collect();
        let remarks = duty.basis.iter().chain(&duty.doubts);
        let facts = [
            Some(text(key::DUTIES_STEP, &duty.step)),
            duty.evidence.as_ref().map(|e| text(key::DUTIES_EVIDENCE, e)),
            Some(text(key::DUTIES_WHEN, &days.join("; "))),
            Some(text(key::DUTIES_ROLE, &self.words.list(&names))),
            Some(row(key::DUTIES_SOURCE, cites(self.dom, self.dom.fact(""), &duty.cites))),
            duty.penalty.as_ref().map(|p| row(key::DUTIES_PENALTY, self.penalty(p))),
            duty.information.as_ref().map(|p| row(key::DUTIES_INFORMATION, self.penalty(p))),
        ];
        let remarks = remarks.map(|r| text(key::DUTIES_REMARK, r));
        self.dom.facts("duty-facts", facts.into_iter().flatten().chain(remarks))
    }

    fn penalty(&self, penalty: &PenaltyView) -> El {
        let line = self.dom.fact(&penalty.text).then(" (").with(cite(self.dom, &penalty.cite)).then(")");
        [&penalty.open, &penalty.basis].into_iter().flatten().fold(line, |line, remark| line.then(" ").then(remark))
    }

    fn question(&self, id: &str, title: &str) -> El {
        let settle = self.words.fill(key::DUTIES_SETTLED_BY, &[("question", title)]);
        self.dom
            .p("settle", "")
            .with(mark(self.dom, "open"))
            .then(" ")
            .then(&settle)
            .then(" ")
            .with(change(self.dom, self.words, id, title))
    }

    /// A list with a section of its own, unless it is empty.
    fn section(&self, title: Text, lead: Text, items: Vec<El>) -> Option<El> {
        let list = |items: Vec<El>| self.dom.el("ul").class("points").with_all(items);
        (!items.is_empty()).then(|| part(self.dom, &self.say(title), &self.say(lead), list(items)))
    }

    fn spared(&self, view: &DutiesView) -> Option<El> {
        let item = |s: &SparedView| {
            let doubts = s.doubts.iter().map(|d| self.dom.p("quiet", d));
            let text = self.dom.div("").with(self.dom.p("", &s.title)).with(self.source(&s.cite)).with_all(doubts);
            self.dom.el("li").class("open").attr("data-spared", s.id).with(mark(self.dom, "no")).with(text)
        };
        self.section(key::SPARED_TITLE, key::SPARED_LEAD, view.spared.iter().map(item).collect())
    }

    fn source(&self, source: &session::CiteView) -> El {
        self.dom.el("p").class("meta").with(cite(self.dom, source))
    }

    fn options(&self, view: &DutiesView) -> Option<El> {
        let body = || self.dom.div("duties").with_all(view.options.iter().map(|d| self.duty(d)));
        let lead = self.say(key::OPTIONS_LEAD);
        (!view.options.is_empty()).then(|| part(self.dom, &self.say(key::OPTIONS_TITLE), &lead, body()))
    }

    fn details(&self, view: &DutiesView) -> Option<El> {
        let item = |d: &DetailView| {
            let answer = self
                .dom
                .button("link", Action::Change, &self.say(key::RESULT_ANSWER))
                .attr("data-question", d.question)
                .then(" ")
                .with(self.dom.span("hidden", &d.title));
            self.dom.el("li").class("detail").with(self.dom.p("answer", &d.title)).with(answer)
        };
        self.section(key::DETAILS_TITLE, key::DETAILS_LEAD, view.details.iter().map(item).collect())
    }

    fn pointer(&self, pointer: &PointerView) -> El {
        let name = match pointer.link {
            Some(link) => self.dom.el("p").class("answer").with(self.dom.link(link, &pointer.name)),
            None => self.dom.p("answer", &pointer.name),
        };
        let source = self.source(&pointer.cite);
        let source = pointer.basis.as_ref().map_or(source.clone(), |b| source.then(" · ").then(b));
        self.dom.el("li").attr("data-pointer", pointer.id).with(name).with(self.dom.p("", &pointer.what)).with(source)
    }
}
