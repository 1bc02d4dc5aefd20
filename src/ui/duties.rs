//! What follows from the result: duties by time and role, what may be done, what does not bind, contacts, other law.

use super::action::Action;
use super::answers::{answer, change};
use super::dom::{Dom, El};
use super::frame::{cite, cites, more, part};
use super::mark::mark;
use session::{
    DetailView, DutiesView, DutyGroup, DutyPart, DutyView, NoticeView, OpenDuties, PenaltyView, PointerView, SparedView,
};
use text::{Catalogue, Text, key};

/// What is owed.
pub fn section(dom: &Dom, words: &Catalogue, view: &DutiesView) -> Option<El> {
    Draw { dom, words }.owed(view)
}

/// What stands beside the duties, each to be unfolded.
pub fn beside(dom: &Dom, words: &Catalogue, view: &DutiesView) -> Vec<El> {
    let draw = Draw { dom, words };
    let list = |items: Vec<El>| dom.el("ul").class("points").with_all(items);
    let pointers = |pointers: &[PointerView]| pointers.iter().map(|p| draw.pointer(p)).collect::<Vec<_>>();
    let fold = |name, title: Text, lead: Text, items: Vec<El>, body: &dyn Fn(Vec<El>) -> El| {
        let count = items.len();
        (count > 0).then(|| more(dom, name, [&words.get(title), &words.get(lead)], count, body(items)))
    };
    let options = view.options.iter().map(|d| draw.duty(d, &Told::default())).collect();
    let details = view.details.iter().map(|d| draw.detail(d)).collect();
    let spared = view.spared.iter().map(|s| draw.spared(s)).collect();
    let duties = |items: Vec<El>| dom.div("duties").with_all(items);
    [
        fold("spared", key::SPARED_TITLE, key::SPARED_LEAD, spared, &list),
        fold("options", key::OPTIONS_TITLE, key::OPTIONS_LEAD, options, &duties),
        fold("details", key::DETAILS_TITLE, key::DETAILS_LEAD, details, &list),
        fold("contacts", key::CONTACTS_TITLE, key::CONTACTS_LEAD, pointers(&view.contacts), &list),
        fold("neighbours", key::NEIGHBOURS_TITLE, key::BOOK_NEIGHBOURS, pointers(&view.neighbours), &list),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What has been told already of the duties that stand together.
#[derive(Default)]
struct Told<'a> {
    penalty: Option<&'a PenaltyView>,
    question: Option<&'a str>,
    /// The visitor has one role, so it goes without saying.
    role: bool,
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
                .with(self.dom.p("quiet", &view.open_count))
                .with_all(view.open.iter().map(|g| self.hanging(g)))
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

    /// A question with the duties that hang on it.
    fn hanging(&self, group: &OpenDuties) -> El {
        let summary = self
            .dom
            .el("summary")
            .with(self.dom.span("duty-title", &group.title))
            .then(" ")
            .with(self.dom.span("side", &group.count))
            .with(self.dom.span("when", &group.state));
        let answer = group.question.map(|id| answer(self.dom, self.words, id, &group.title));
        let told = Told { question: group.question, ..Told::default() };
        let duties = group.duties.iter().map(|d| self.duty(d, &told));
        let body = self.dom.div("duty-body").with_if(answer).with_all(duties);
        let name = group.question.unwrap_or("open");
        self.dom.fold(&["hangs-", name].concat()).class("duty hangs").attr("data-hangs", name).with(summary).with(body)
    }

    /// What follows from a breach is said once where several duties share it.
    fn group(&self, group: &DutyGroup, several: bool) -> El {
        let penalty = group.penalty.as_ref().zip(group.breach.as_ref());
        let penalty = penalty.map(|(p, breach)| {
            let line = self.dom.p("quiet", "").with(self.dom.el("strong").text(breach)).then(": ").then(&p.text);
            self.penalty(line, p)
        });
        let told = Told { penalty: group.penalty.as_ref(), role: !several, ..Told::default() };
        self.dom
            .div("duty-group")
            .attr("data-moment", group.id)
            .with(self.dom.heading(2, &group.title))
            .with_if(penalty)
            .with_all(group.parts.iter().map(|p| self.duties_of(p, several, &told)))
    }

    /// The duties that come from the same roles, with a heading where there is more than one role.
    fn duties_of(&self, part: &DutyPart, several: bool, told: &Told<'_>) -> El {
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
            .with_all(part.duties.iter().map(|d| self.duty(d, told)))
    }

    /// One duty: its title and article in sight, the rest unfolds.
    fn duty(&self, duty: &DutyView, told: &Told<'_>) -> El {
        let side = duty.tag.as_ref().map_or_else(|| duty.place.clone(), |tag| format!("{tag} · {}", duty.place));
        let event = duty.event.as_ref().map(|e| self.dom.span("when", e));
        let summary = self
            .dom
            .el("summary")
            .with(self.dom.span("duty-title", &duty.title))
            .then(" ")
            .with(self.dom.span("side", &side))
            .with_if(event);
        let body = self.dom.div("duty-body").with(self.dom.p("", &duty.what)).with(self.facts(duty, told));
        let body = body.with_if((!duty.notices.is_empty()).then(|| self.notices(&duty.notices)));
        let others = duty.questions.iter().filter(|(id, _)| told.question != Some(*id));
        let questions = others.map(|(id, title)| self.question(id, title));
        self.dom
            .fold(duty.id)
            .class("duty")
            .part("duty")
            .attr("data-duty", duty.id)
            .with(summary)
            .with(body.with_all(questions))
    }

    /// Words to copy, channel by channel.
    fn notices(&self, notices: &[NoticeView]) -> El {
        self.dom
            .div("notices")
            .with(self.dom.p("answer", &self.say(key::NOTICE_TITLE)))
            .with(self.dom.p("meta", &self.say(key::NOTICE_LEAD)))
            .with_all(notices.iter().map(|n| self.notice(n)))
    }

    fn notice(&self, notice: &NoticeView) -> El {
        let copied = |text: &str, label: Text| {
            let copy = self.dom.copier(&self.say(label), &notice.channel, text);
            self.dom.div("words").with(self.dom.p("", text)).with(copy)
        };
        let said = |label: Text, text: &str| {
            let label = self.dom.el("strong").text(&self.say(label));
            self.dom.el("p").class("meta").with(label).then(" ").then(text)
        };
        let source = cites(self.dom, self.dom.el("p").class("meta"), &notice.cites);
        let source = notice.basis.iter().fold(source, |line, basis| line.then(" · ").then(basis));
        self.dom
            .fold(&["notice-", notice.id].concat())
            .with(self.dom.el("summary").text(&notice.channel))
            .with(copied(&notice.short, key::NOTICE_COPY_SHORT))
            .with(copied(&notice.full, key::NOTICE_COPY_FULL))
            .with(said(key::NOTICE_ENOUGH, &notice.enough))
            .with(said(key::NOTICE_NOT_ENOUGH, &notice.not_enough))
            .with(source)
    }

    fn facts(&self, duty: &DutyView, told: &Told<'_>) -> El {
        let row = |label: Text, value: El| (self.say(label), value);
        let text = |label: Text, value: &str| row(label, self.dom.fact(value));
        let days: Vec<&str> = [duty.from.as_deref(), duty.former.as_deref()].into_iter().flatten().collect();
        let names: Vec<String> = duty.roles.iter().map(|r| r.name.clone()).collect();
        let penalty = |p: &PenaltyView| self.penalty(self.dom.fact(&p.text), p);
        let remarks = duty.basis.iter().chain(&duty.doubts);
        let facts = [
            Some(text(key::DUTIES_STEP, &duty.step)),
            duty.evidence.as_ref().map(|e| text(key::DUTIES_EVIDENCE, e)),
            Some(text(key::DUTIES_WHEN, &days.join("; "))),
            (!told.role).then(|| text(key::DUTIES_ROLE, &self.words.list(&names))),
            Some(row(key::DUTIES_SOURCE, cites(self.dom, self.dom.fact(""), &duty.cites))),
            duty.penalty.as_ref().filter(|p| told.penalty != Some(*p)).map(|p| row(key::DUTIES_PENALTY, penalty(p))),
            duty.information.as_ref().map(|p| row(key::DUTIES_INFORMATION, penalty(p))),
        ];
        let remarks = remarks.map(|r| text(key::DUTIES_REMARK, r));
        self.dom.facts("duty-facts", facts.into_iter().flatten().chain(remarks))
    }

    /// The provision of a penalty after its text, and what may change it.
    fn penalty(&self, line: El, penalty: &PenaltyView) -> El {
        let line = line.then(" (").with(cite(self.dom, &penalty.cite)).then(")");
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

    /// What need not be done.
    fn spared(&self, spared: &SparedView) -> El {
        let doubts = spared.doubts.iter().map(|d| self.dom.p("quiet", d));
        let text =
            self.dom.div("").with(self.dom.p("", &spared.title)).with(self.source(&spared.cite)).with_all(doubts);
        self.dom.el("li").class("open").attr("data-spared", spared.id).with(mark(self.dom, "no")).with(text)
    }

    fn source(&self, source: &session::CiteView) -> El {
        self.dom.el("p").class("meta").with(cite(self.dom, source))
    }

    fn detail(&self, detail: &DetailView) -> El {
        let answer = answer(self.dom, self.words, detail.question, &detail.title);
        self.dom.el("li").class("detail").with(self.dom.p("answer", &detail.title)).with(answer)
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
