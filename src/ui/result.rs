//! The result: one sentence, four facts, the gates; then duties, what applies and why, what is open, where to turn.

use super::action::Action;
use super::answers::{answer, change};
use super::dom::{Dom, El};
use super::duties;
use super::frame::{back, cite, cites, more, part};
use super::keep::{self, Keep};
use super::mark::mark;
use super::setup::Setup;
use super::{board, changes, dates, draft, drawing, letter, record, terms};
use engine::date::Date;
use session::{
    BeliefView, ClassChanges, ClassView, DoubtView, DrawingView, ExcludedView, GroundView, HalfView, HalvesView,
    OpenView, ReasonView, ResultView, RoleView, Telling, TermView, quoted,
};
use text::{Catalogue, Text, key};

/// How many beliefs stand in sight; the others unfold.
const IN_SIGHT: usize = 2;

/// What the result screen shows that is no part of the result.
pub struct Around<'a> {
    /// The day that the page gave.
    pub today: Date,
    /// Whether the day typed in was refused.
    pub day_refused: bool,
    /// Whether the day that was to be assumed was.
    pub assumption_refused: bool,
    /// What the page's author has chosen.
    pub setup: &'a Setup,
    /// What the visitor has asked for to keep the result.
    pub keep: &'a Keep,
    /// Sentences about a case that was opened.
    pub opened: Vec<String>,
}

/// The result screen.
pub fn screen(dom: &Dom, telling: &Telling, around: &Around<'_>) -> El {
    let (session, words, view) = (telling.session, telling.words, telling.result());
    let draw = Draw { dom, words };
    let body = dom
        .div("sheet")
        .part("result")
        .with(back(dom, &words.get(key::ANSWERS_BACK_TO)))
        .with_if((!around.opened.is_empty()).then(|| dom.p("opened", &around.opened.join(" "))))
        .with(record::head(dom, words, session))
        .with(draw.verdict(view))
        .with_all(draft::scales(dom, words, session))
        .with_if(telling.halves().map(|halves| draw.halves(halves)))
        .with(board::row(dom, &view.board));
    let contents = dom.el("nav").class("contents").attr("aria-label", &words.get(key::RESULT_CONTENTS));
    let classes = (!view.classes.is_empty()).then(|| {
        let mut told: Vec<Vec<&str>> = Vec::new();
        let rest = (!view.rest.is_empty()).then(|| draw.rest(view));
        let list = dom.div("").with_all(view.classes.iter().map(|c| draw.class(c, &mut told))).with_if(rest);
        let drawing = DrawingView::of(view, words).map(|d| drawing::drawing(dom, &d));
        let body = if drawing.is_some() { dom.div("drawn").with_if(drawing).with(list) } else { list };
        draw.part(key::RESULT_CLASSES, key::RESULT_CLASSES_LEAD, body)
    });
    // Where classes hang on them, the open questions stand in sight; where only duties do, these stand under them already.
    let in_sight = !view.possible.is_empty();
    let mut letter = telling.letter().map(|view| letter::letter(dom, words, &view));
    let open = (in_sight && !view.open.is_empty()).then(|| {
        let list = draw.list(view.open.iter().map(|o| draw.open(o)));
        draw.part(key::RESULT_OPEN, key::RESULT_OPEN_LEAD, dom.div("").with(list).with_if(letter.take()))
    });
    let possible = (!view.possible.is_empty()).then(|| {
        let body = dom.div("").with_all(view.possible.iter().map(|c| draw.possible(c)));
        draw.part(key::RESULT_POSSIBLE, key::RESULT_POSSIBLE_LEAD, body)
    });
    let mut beside = draw.beside(view, telling.changes(), in_sight, letter);
    beside.extend(terms::on_result(dom, words, &TermView::of_result(session, view, words)));
    let end = dom
        .div("buttons")
        .with(dom.button("button", Action::Answers, &words.get(key::ANSWERS_BACK_TO)))
        .with(dom.button("link", Action::Restart, &words.get(key::RESULT_RESTART)));
    let sheet = body
        .with(contents.clone())
        .with_if((!view.beliefs.is_empty()).then(|| draw.beliefs(view)))
        .with_if(duties::section(dom, words, &view.duties))
        .with_if(classes)
        .with_if(open)
        .with_if(possible)
        .with(dates::section(dom, telling, around))
        .with_if((!beside.is_empty()).then(|| draw.part(key::MORE_TITLE, key::MORE_LEAD, dom.div("").with_all(beside))))
        .with(record::section(dom, telling))
        .with_if(keep::section(dom, words, session, around.setup, around.keep))
        .with(dom.slot("after-result"))
        .with(end);
    list_parts(dom, &sheet, contents);
    sheet
}

/// The parts of a long page, a click or a key away.
fn list_parts(dom: &Dom, sheet: &El, contents: El) {
    let title = |(at, title): (usize, El)| {
        let at = at.to_string();
        let title = title.attr("tabindex", "-1").attr("data-part", &at);
        dom.button("link", Action::Go, &title.says()).attr("data-to", &at)
    };
    let titles = sheet.all(".part-head > :first-child").into_iter().enumerate();
    let _ = contents.with_all(titles.map(title));
}

struct Draw<'a> {
    dom: &'a Dom,
    words: &'a Catalogue,
}

impl Draw<'_> {
    fn say(&self, key: Text) -> String {
        self.words.get(key)
    }

    /// The bar weighs as much as the class; the words stand below it.
    fn verdict(&self, view: &ResultView) -> El {
        let facts = view.facts.iter().map(|f| (f.label.clone(), self.dom.fact(&f.value)));
        self.dom
            .div("verdict")
            .attr("data-weight", view.weight)
            .attr("data-bar", &view.gravity.bar().to_string())
            .with(self.dom.p("kind", &view.kind).part("badge"))
            .with(self.dom.main_heading("hero", &view.headline))
            .with(self.dom.p("lead", &view.lead))
            .with(self.dom.p("certainty", &view.certainty))
            .with(self.dom.facts("brief", facts))
    }

    /// Each result with the answers that lead to it, and where the answer is to be found.
    fn halves(&self, view: &HalvesView) -> El {
        let half = |half: &HalfView| {
            let answers = self.words.fill(key::HALVES_IF, &[("answers", &quoted(&half.answers, self.words))]);
            self.dom.el("li").with(self.dom.p("", &answers)).with(self.dom.p("answer", &half.then))
        };
        let look = self.dom.el("p").with(self.dom.el("strong").text(&self.say(key::HALVES_LOOK))).then(" ");
        self.dom
            .div("halves")
            .with(self.dom.heading(1, &self.words.fill(key::HALVES_TITLE, &[("question", &view.title)])))
            .with(self.dom.el("ul").class("points").with_all(view.halves.iter().map(half)))
            .with(look.then(&view.look))
            .with(answer(self.dom, self.words, view.question, &view.title))
    }

    /// The sentence as people say it, then what is so.
    fn beliefs(&self, view: &ResultView) -> El {
        let line = |b: &BeliefView| {
            let says = self.dom.el("p").with(self.dom.span("quoted", &b.quoted(self.words)));
            let truth = cites(self.dom, self.dom.p("truth", &b.truth).then(" "), b.cites.get(..2).unwrap_or(&b.cites));
            let truth = b.basis.iter().fold(truth, |line, basis| line.then(" · ").then(basis));
            self.dom.el("li").attr("data-belief", b.id).with(says).with(truth)
        };
        let (first, rest) = view.beliefs.split_at(view.beliefs.len().min(IN_SIGHT));
        let summary = || self.dom.el("summary").text(&self.say(key::MORE_TITLE));
        let rest =
            (!rest.is_empty()).then(|| self.dom.fold("beliefs").with(summary()).with(self.list(rest.iter().map(line))));
        let body = self.dom.div("").with(self.list(first.iter().map(line))).with_if(rest);
        self.part(key::BELIEFS_TITLE, key::BELIEFS_LEAD, body)
    }

    fn part(&self, title: Text, lead: Text, body: El) -> El {
        part(self.dom, &self.say(title), &self.say(lead), body)
    }

    /// A class that holds. Within it every deciding answer is told once; a list that another class has told is left out.
    fn class<'v>(&self, class: &'v ClassView, told: &mut Vec<Vec<&'v str>>) -> El {
        let mut block = self.class_head(class, "yes").with(self.dom.p("what", &class.what));
        let mut here: Vec<&str> = Vec::new();
        for ground in &class.grounds {
            let all: Vec<&str> = ground.reasons.iter().map(|r| r.question).collect();
            let new = |r: &&ReasonView| !here.contains(&r.question) && !told.contains(&all);
            let reasons: Vec<&ReasonView> = ground.reasons.iter().filter(new).collect();
            block = block.with(if ground.open { self.short(ground) } else { self.ground(ground, &reasons) });
            here.extend(&all);
            told.push(all);
        }
        block
    }

    /// The answers that decide nothing here, folded away.
    fn rest(&self, view: &ResultView) -> El {
        let summary = self.dom.el("summary").text(&self.say(key::RESULT_REST));
        self.dom.fold("rest").with(summary).with(self.path(&view.rest.iter().collect::<Vec<_>>()))
    }

    /// A class that may hold: its grounds in a line each; the questions that settle them stand above.
    fn possible(&self, class: &ClassView) -> El {
        self.class_head(class, "possible").with_all(class.grounds.iter().map(|g| self.short(g)))
    }

    fn class_head(&self, class: &ClassView, status: &str) -> El {
        self.dom
            .div("class")
            .attr("data-class", class.id)
            .attr("data-status", status)
            .with(self.dom.heading(2, &class.name))
    }

    fn ground(&self, ground: &GroundView, reasons: &[&ReasonView]) -> El {
        let path = (!reasons.is_empty()).then(|| {
            let summary = self.dom.el("summary").text(&self.say(key::DOCUMENT_CAPTION_WHY));
            self.dom.fold(&["why-", ground.rule].concat()).class("why").with(summary).with(self.path(reasons))
        });
        self.dom
            .div("ground")
            .attr("data-rule", ground.rule)
            .with(self.dom.heading(3, &ground.name))
            .with(self.dom.p("", &ground.then))
            .with(self.source(ground))
            .with_if(path)
    }

    fn short(&self, ground: &GroundView) -> El {
        let name = self.dom.el("p").with(mark(self.dom, "open")).then(" ").then(&ground.name);
        let source = self.source(ground);
        self.dom.div("ground short").attr("data-rule", ground.rule).with(name).with(source)
    }

    /// The provision, from when it applies, and on what it rests.
    fn source(&self, ground: &GroundView) -> El {
        let open = ground.open.then(|| self.say(key::GATE_OPEN));
        let facts = [open.as_ref(), ground.from.as_ref(), ground.basis.as_ref()].into_iter().flatten();
        let source = self.dom.el("p").class("source").with(cite(self.dom, &ground.cite));
        facts.fold(source, |line, fact| line.then(" · ").then(fact))
    }

    /// Question, answer, provision: numbered nodes on a line.
    fn path(&self, reasons: &[&ReasonView]) -> El {
        let step = |r: &&ReasonView| {
            let answers = r.answers.iter().map(|a| self.dom.span("chosen", a));
            let foot = self
                .dom
                .div("step-foot")
                .with_if(r.cite.as_ref().map(|c| cite(self.dom, c)))
                .with(change(self.dom, self.words, r.question, &r.title));
            self.dom
                .el("li")
                .with(self.dom.p("quiet", &r.title))
                .with(self.dom.p("answer", "").with_all(answers))
                .with(foot)
        };
        self.dom.el("ol").class("path").with_all(reasons.iter().map(step))
    }

    fn open(&self, open: &OpenView) -> El {
        let state = open.state(self.words);
        let hangs = self.words.fill(key::RESULT_OPEN_HANGS, &[("classes", &self.words.list(&open.hangs))]);
        let answer = answer(self.dom, self.words, open.question, &open.title);
        let text = self
            .dom
            .div("")
            .with(self.dom.p("quiet", &state))
            .with(self.dom.p("answer", &open.title))
            .with(self.dom.p("", &hangs))
            .with(answer);
        self.dom.el("li").class("open").with(mark(self.dom, "open")).with(text)
    }

    fn list(&self, items: impl IntoIterator<Item = El>) -> El {
        self.dom.el("ul").class("points").with_all(items)
    }

    /// What whoever wants to know more unfolds.
    fn beside(&self, view: &ResultView, changes: &[ClassChanges], open_in_sight: bool, letter: Option<El>) -> Vec<El> {
        let fold = |name, title, lead, count: usize, body: &dyn Fn() -> El| {
            (count > 0).then(|| more(self.dom, name, [&self.say(title), &self.say(lead)], count, body()))
        };
        let open = if open_in_sight { 0 } else { view.open.len() };
        let roles = if view.outside || view.scope.is_empty() { 0 } else { view.roles.len() };
        let list = |items: Vec<El>| self.list(items);
        let excluded = || list(view.excluded.iter().map(|e| self.excluded(e)).collect());
        let doubts = || list(view.doubts.iter().map(|d| self.doubt(d)).collect());
        let questions = || list(view.open.iter().map(|o| self.open(o)).collect());
        let first = [
            fold("excluded", key::EXCLUDED_TITLE, key::EXCLUDED_LEAD, view.excluded.len(), &excluded),
            fold("open", key::RESULT_OPEN, key::RESULT_OPEN_LEAD, open, &questions),
            letter,
            fold("doubts", key::RESULT_DOUBTS, key::RESULT_DOUBTS_LEAD, view.doubts.len(), &doubts),
            fold("roles", key::RESULT_ROLES, key::RESULT_ROLES_LEAD, roles, &|| self.scope(view)),
        ];
        let changes = changes::unfolds(self.dom, self.words, changes);
        changes
            .into_iter()
            .chain(first.into_iter().flatten())
            .chain(duties::beside(self.dom, self.words, &view.duties))
            .collect()
    }

    /// What was near, and which answer keeps it away.
    fn excluded(&self, excluded: &ExcludedView) -> El {
        let text = self
            .dom
            .div("")
            .with(self.dom.p("answer", &excluded.name))
            .with_all(excluded.because.iter().map(|b| self.dom.p("", b)))
            .with(self.dom.el("p").class("meta").with(cite(self.dom, &excluded.cite)));
        self.dom.el("li").class("open").attr("data-excluded", excluded.rule).with(mark(self.dom, "no")).with(text)
    }

    fn doubt(&self, doubt: &DoubtView) -> El {
        let source = self.dom.el("p").class("meta").with(cite(self.dom, &doubt.cite));
        self.dom.el("li").with(self.dom.p("", &doubt.text)).with(source)
    }

    fn scope(&self, view: &ResultView) -> El {
        let role = |r: &RoleView| {
            let source = r.ground.as_ref().map(|g| self.dom.el("p").class("source").with(cite(self.dom, &g.cite)));
            self.dom
                .div("ground")
                .attr("data-role", r.id)
                .with(self.dom.heading(2, &r.name))
                .with(self.dom.p("", &r.then))
                .with_if(source)
        };
        let summary = self.dom.el("summary").text(&self.say(key::BOOK_SCOPE));
        let reasons = self.dom.fold("scope").with(summary).with(self.path(&view.scope.iter().collect::<Vec<_>>()));
        self.dom.div("").with_all(view.roles.iter().map(role)).with(reasons)
    }
}
