//! What the result says: the headline, every class with its grounds and reasons, what is open, what is in doubt.

use std::mem;

use super::beliefs_view::BeliefView;
use super::duties_view::DutiesView;
use super::phrases::{applies, basis, dates, moments, points};
use super::question_view::{CiteView, answer_line, answer_words};
use super::{BoardView, Session};
use engine::answers::Answer;
use engine::assess::{DutyOutcome, Ground, Moment, Outcome, Standing};
use engine::duty::Force;
use engine::explain::{self, Reason};
use engine::rulebook::{Category, Choice, Doubt, Gravity, Headline, Question, Rule, Schedule, Start, UNKNOWN};
use engine::truth::Truth;
use text::{Catalogue, Text, cite, filled, key};

/// Up to how many possible classes the headline names. More would be no headline.
const MOST_NAMED: usize = 3;

/// The whole result, ready to be drawn.
#[derive(Debug)]
pub struct ResultView {
    /// Id of the class that gives the headline; "open" if none is certain.
    pub weight: &'static str,
    /// How heavily it is set.
    pub gravity: Gravity,
    /// Whether it says that the law does not reach the case.
    pub outside: bool,
    /// That class in words, and the visitor's roles.
    pub kind: String,
    /// The result in one sentence.
    pub headline: String,
    /// What it rests on, in one or two sentences.
    pub lead: String,
    /// Four facts: what is owed now and later, what is open, what to do next.
    pub facts: Vec<FactView>,
    /// The gates.
    pub board: BoardView,
    /// What is often believed where this result comes out, and what is so.
    pub beliefs: Vec<BeliefView>,
    /// What follows for the visitor.
    pub duties: DutiesView,
    /// How certain the result is.
    pub certainty: String,
    /// Whether the law covers the case, and why.
    pub scope: Vec<ReasonView>,
    /// The roles that are certain.
    pub roles: Vec<RoleView>,
    /// The classes and findings that are certain.
    pub classes: Vec<ClassView>,
    /// The answers that count and decide neither class nor scope: what was ruled out, and what only duties hang on.
    pub rest: Vec<ReasonView>,
    /// Those still possible.
    pub possible: Vec<ClassView>,
    /// Grounds of heavy classes that were near: somebody was asked about them, and they do not hold.
    pub excluded: Vec<ExcludedView>,
    /// The questions that would settle what is open, those on which most hangs first.
    pub open: Vec<OpenView>,
    /// Open points of the law that touch this result.
    pub doubts: Vec<DoubtView>,
}

/// A fact of the first screenful.
#[derive(Debug)]
pub struct FactView {
    /// What it is.
    pub label: String,
    /// The fact.
    pub value: String,
}

/// A role of the visitor.
#[derive(Debug)]
pub struct RoleView {
    /// Stable id.
    pub id: &'static str,
    /// The law's term.
    pub name: String,
    /// What it means.
    pub then: String,
    /// The ground on which it rests.
    pub ground: Option<GroundView>,
}

/// A class or finding.
#[derive(Debug)]
pub struct ClassView {
    /// Stable id.
    pub id: &'static str,
    /// How heavily it is set.
    pub gravity: Gravity,
    /// Its name.
    pub name: String,
    /// What it means.
    pub what: String,
    /// From when it applies, in words, if not yet.
    pub later: Option<String>,
    /// The grounds that are certain, then those still open.
    pub grounds: Vec<GroundView>,
}

/// A ground of a class.
#[derive(Debug)]
pub struct GroundView {
    /// The rule's id.
    pub rule: &'static str,
    /// Whether it is still open whether this ground holds.
    pub open: bool,
    /// The rule's short name.
    pub name: String,
    /// What follows from it.
    pub then: String,
    /// The provision.
    pub cite: CiteView,
    /// From when, in words.
    pub from: Option<String>,
    /// A remark if it does not stand on the words of the law.
    pub basis: Option<String>,
    /// The deciding answers.
    pub reasons: Vec<ReasonView>,
}

/// A deciding answer.
#[derive(Debug)]
pub struct ReasonView {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub title: String,
    /// What was answered.
    pub answers: Vec<String>,
    /// The provision that makes it matter.
    pub cite: Option<CiteView>,
}

/// An open point of the law.
#[derive(Debug)]
pub struct DoubtView {
    /// Stable id.
    pub id: &'static str,
    /// What is open, and how we read it.
    pub text: String,
    /// Where it comes from.
    pub cite: CiteView,
    /// Whether the headline hangs on it.
    pub decides: bool,
}

/// A ground that was near and does not hold.
#[derive(Debug)]
pub struct ExcludedView {
    /// The class of which it is a ground.
    pub class: &'static str,
    /// The rule's id.
    pub rule: &'static str,
    /// The class and the rule's short name.
    pub name: String,
    /// The provision.
    pub cite: CiteView,
    /// The questions whose answers keep it away.
    pub questions: Vec<&'static str>,
    /// The same in a sentence each.
    pub because: Vec<String>,
}

/// An open question.
#[derive(Debug)]
pub struct OpenView {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub title: String,
    /// Ids of the classes and roles that hang on it.
    pub classes: Vec<&'static str>,
    /// How many duties hang on it.
    pub duties: usize,
    /// The same in words.
    pub hangs: Vec<String>,
    /// The answer that leaves it open, in words; `None` where there is none.
    pub answer: Option<String>,
}

impl OpenView {
    /// "Your answer: I don't know", or that there is none.
    #[must_use]
    pub fn state(&self, words: &Catalogue) -> String {
        answer_state(self.answer.as_deref(), words)
    }
}

/// "Your answer: I don't know", or that there is none.
pub(super) fn answer_state(answer: Option<&str>, words: &Catalogue) -> String {
    let answered = |answer| words.fill(key::RESULT_OPEN_ANSWER, &[("answer", answer)]);
    answer.map_or_else(|| words.get(key::RESULT_OPEN_MISSING), answered)
}

impl ResultView {
    /// The result of the session.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Self {
        let view = Writer { session, words };
        let assessment = session.assessment();
        let scope = view.scope();
        let classes = |truth: Truth| {
            let some = assessment.classes.iter().filter(move |o| o.truth == truth);
            some.map(|o| view.class(o, &scope)).collect::<Vec<_>>()
        };
        let (certain, possible) = (classes(Truth::Yes), classes(Truth::Unknown));
        let open = view.open();
        Self {
            weight: view.top().map_or("open", |o| o.category.id),
            gravity: view.top().map_or(Gravity::Light, |o| view.made_of(o).gravity),
            outside: view.top().is_some_and(|o| session.book().outside().is_some_and(|c| c.id == o.category.id)),
            kind: view.kind(),
            headline: view.headline(),
            lead: view.lead(),
            facts: view.facts(&open),
            board: BoardView::of(session, words),
            beliefs: BeliefView::of(session, words),
            duties: DutiesView::of(session, words),
            certainty: view.certainty(&open),
            rest: view.rest(&certain, &scope),
            scope,
            roles: view.roles(),
            excluded: view.excluded(),
            doubts: view.doubts(),
            classes: certain,
            possible,
            open,
        }
    }
}

/// The headline of a session; where no class is certain, the question on which most hangs.
pub(super) fn headline(session: &Session, words: &Catalogue) -> Result<String, Option<String>> {
    let writer = Writer { session, words };
    if writer.top().is_some() {
        Ok(writer.headline())
    } else {
        Err(writer.open().into_iter().next().map(|view| view.title))
    }
}

fn tells(reasons: &[ReasonView], question: &str) -> bool {
    reasons.iter().any(|r| r.question == question)
}

/// Puts an assessment into words.
#[derive(Clone, Copy)]
struct Writer<'a> {
    session: &'a Session,
    words: &'a Catalogue,
}

impl Writer<'_> {
    fn top(&self) -> Option<&Outcome> {
        self.session.assessment().headline()
    }

    /// What the rulebook makes of a class.
    fn made_of(&self, outcome: &Outcome) -> Headline {
        self.session.book().headline(outcome.category)
    }

    /// The class that has the words for a class: another one where it stands on nothing but a rule that leaves them to it.
    fn worded_as(&self, top: &Outcome) -> &'static Category {
        let left = self.made_of(top).leaves.filter(|(rule, _)| top.certain().all(|g| g.rule.id == rule.id));
        left.map_or(top.category, |(_, class)| class)
    }

    fn class_name(&self, category: &Category) -> String {
        self.words.get(["class", category.id, "name"])
    }

    fn role_names(&self) -> Vec<String> {
        let certain = self.session.assessment().roles.iter().filter(|o| o.truth == Truth::Yes);
        certain.map(|o| self.words.get(["role", o.category.id, "name"])).collect()
    }

    /// "High-risk AI system · Deployer".
    fn kind(&self) -> String {
        let class = self.top().map_or_else(|| self.words.get(key::RESULT_KIND_OPEN), |o| self.class_name(o.category));
        let roles = self.role_names();
        if roles.is_empty() { class } else { format!("{class} · {}", self.words.list(&roles)) }
    }

    /// The headline's text depends on the class, on whether it applies already and, for some, on the role. What an existing
    /// case has a time of its own for is not said of the day of its class.
    fn headline(&self) -> String {
        let Some(top) = self.top() else {
            let text = if self.names_possible() { key::HEADLINE_OPEN } else { key::HEADLINE_OPEN_MANY };
            return self.words.fill(text, &[("classes", &self.possible())]);
        };
        let (time, date) = match (self.existing(top), top.standing(self.session.day())) {
            (Some(start), _) => (start.time(), self.words.date(start.from)),
            (None, Standing::From(_)) => ("later", dates(top, self.words, self.session.day())),
            (None, Standing::Now | Standing::No | Standing::Open) => ("now", String::new()),
        };
        let class = self.worded_as(top);
        let key = |roles| ["class", class.id, "headline", time, roles];
        let text = self.words.find(key(&self.addressed(class))).unwrap_or_else(|| self.words.get(key("any")));
        filled(&text, &[("date", &date)])
    }

    /// Whether the headline names what is possible: one class alone would sound certain, and more than a few make no headline.
    fn names_possible(&self) -> bool {
        let possible = self.session.assessment().classes.iter().filter(|o| o.truth == Truth::Unknown);
        (2..=MOST_NAMED).contains(&possible.count())
    }

    /// The classes that are possible. Several of them may come to hold together.
    fn possible(&self) -> String {
        let possible = self.session.assessment().classes.iter().filter(|o| o.truth == Truth::Unknown);
        self.words.list(&possible.map(|o| self.class_name(o.category)).collect::<Vec<_>>())
    }

    /// The visitor's roles among those that the headline of a class addresses.
    fn addressed(&self, class: &'static Category) -> String {
        let assessment = self.session.assessment();
        let has = |role: &Category| assessment.outcome_by_id(role.id).is_some_and(|o| o.truth == Truth::Yes);
        let headline = self.session.book().headline(class);
        let roles: Vec<&str> = headline.roles.iter().filter(|r| has(r)).map(|r| r.id).collect();
        if roles.is_empty() { "any".to_owned() } else { roles.join("-and-") }
    }

    /// The line by which the duties of a class bind the case, where that is not the day of the class: a later day to come, or only
    /// an event.
    fn existing(&self, outcome: &Outcome) -> Option<&'static Start> {
        let (assessment, day) = (self.session.assessment(), self.session.day());
        let Headline { binds, waits, .. } = self.session.book().headline(self.worded_as(outcome));
        let among = |list: &[&Schedule], o: &DutyOutcome| list.iter().any(|s| s.id == o.duty.applies.id);
        let bound = |o: &&DutyOutcome| o.truth == Truth::Yes && (among(binds, o) || among(waits, o));
        let owed = assessment.duties.iter().filter(bound);
        let first = owed.filter(|o| !o.duty.on_event).min_by_key(|o| o.moment(day))?;
        let [start] = first.starts.as_slice() else { return None };
        let later = |class| among(binds, first) && start.from > class && start.from > day;
        (start.only_if.is_some() || outcome.earliest().is_some_and(later)).then_some(start)
    }

    /// "from 2 December 2027", and when for an existing case.
    fn for_existing(&self, from: String, outcome: &Outcome) -> String {
        match self.existing(outcome) {
            None => from,
            Some(start) => {
                let values = [("from", &*from), ("date", &self.words.date(start.from))];
                self.words.fill(["class", outcome.category.id, "from", start.time()], &values)
            }
        }
    }

    /// What the headline rests on, and what is to be said of the class besides.
    fn lead(&self) -> String {
        let Some(top) = self.top() else {
            return self.words.get(key::HEADLINE_OPEN_LEAD);
        };
        let remark = self.words.find(["class", top.category.id, "remark"]);
        [self.rests_on(top)].into_iter().chain(self.elsewhere(top)).chain(remark).collect::<Vec<_>>().join(" ")
    }

    /// The places where it stands in the law, or what its first ground says.
    fn rests_on(&self, top: &Outcome) -> String {
        let rules: Vec<&'static Rule> = top.certain().map(|g| g.rule).collect();
        let [first, ..] = rules.as_slice() else {
            return String::new();
        };
        if self.made_of(top).by_meaning {
            return self.words.get(["class", top.category.id, "what"]);
        }
        if !top.category.each {
            return self.words.get(["rule", first.id, "then"]);
        }
        let grounds: Vec<String> = rules.iter().map(|r| self.named(r)).collect();
        self.words.fill(key::RESULT_GROUND, &[("grounds", &self.words.list(&grounds))])
    }

    /// Where another class holds in its place: of several uses one may be high-risk and another exempt.
    fn elsewhere(&self, top: &Outcome) -> Option<String> {
        let shares = |class: &Category, grounds: &Outcome| {
            let ground_of = |rule: &Rule| class.grounds().any(|(_, own)| own.id == rule.id);
            grounds.certain().count() > 0 && grounds.certain().all(|g| ground_of(g.rule))
        };
        let beside = |o: &&Outcome| o.category.id != top.category.id && o.truth == Truth::Yes;
        let mut others = self.session.assessment().classes.iter().filter(beside);
        let other = others.find(|o| shares(o.category, top) && shares(top.category, o))?;
        let grounds: Vec<String> = other.certain().map(|g| self.named(g.rule)).collect();
        let (grounds, class) = (self.words.list(&grounds), self.class_name(other.category));
        Some(self.words.fill(key::RESULT_ELSEWHERE, &[("grounds", &grounds), ("class", &class)]))
    }

    /// "Recruitment and selection (Annex III, point 4(a))".
    fn named(&self, rule: &'static Rule) -> String {
        let name = self.words.get(["rule", rule.id, "name"]);
        let place = rule.wording_on(self.session.day()).map(|w| cite::place(&w.cite, self.words));
        self.words.fill(key::RESULT_NAMED, &[("name", &name), ("place", &place.unwrap_or_default())])
    }

    fn facts(&self, open: &[OpenView]) -> Vec<FactView> {
        let fact = |label: Text, value: String| FactView { label: self.words.get(label), value };
        let (now, later) = self.owed();
        let mut facts = vec![fact(key::FACT_NOW, now), fact(key::FACT_LATER, later)];
        facts.push(fact(key::FACT_OPEN, self.count_open(open.len())));
        facts.push(fact(key::FACT_NEXT, self.next_step()));
        facts
    }

    /// "2 questions and 1 point of the law".
    fn count_open(&self, questions: usize) -> String {
        let points = self.session.assessment().deciding().len();
        let counts = [(key::FACT_QUESTIONS, questions), (key::FACT_POINTS, points)];
        let counts: Vec<String> =
            counts.into_iter().filter(|c| c.1 > 0).map(|(key, n)| self.words.count(key, n)).collect();
        if counts.is_empty() { self.words.get(key::FACT_NOTHING_OPEN) } else { self.words.list(&counts) }
    }

    /// How many duties are owed now, and how many from a later day or on an event.
    fn owed(&self) -> (String, String) {
        let assessment = self.session.assessment();
        let must = |o: &&DutyOutcome| o.duty.force == Force::Must;
        let moments = moments(&assessment.duties.iter().filter(must).collect::<Vec<_>>(), assessment.day);
        let count = |n| if n == 0 { self.words.get(key::FACT_NONE) } else { self.words.count(key::FACT_DUTIES, n) };
        let of = |kind: fn(Moment) -> bool| moments.iter().filter(|m| kind(m.0)).map(|m| m.1).sum::<usize>();
        let first = moments.iter().find_map(|m| if let Moment::From(date) = m.0 { Some(date) } else { None });
        let later = count(of(|m| matches!(m, Moment::From(_))));
        let later = match first {
            Some(date) => {
                self.words.fill(key::FACT_LATER_FROM, &[("duties", &later), ("date", &self.words.date(date))])
            }
            None => match of(|m| matches!(m, Moment::OnEvent | Moment::OnlyIf(_, _))) {
                0 => later,
                n => self.words.fill(key::FACT_LATER_EVENT, &[("duties", &count(n))]),
            },
        };
        (count(of(|m| m == Moment::Now)), later)
    }

    /// By the class, unless a ground, the visitor's first role, or an event for which an existing case waits has a step of
    /// its own.
    fn next_step(&self) -> String {
        let Some(top) = self.top() else {
            return self.words.get(key::NEXT_OPEN);
        };
        let assessment = self.session.assessment();
        let rules = top.certain().map(|g| ["rule", g.rule.id, "next"]);
        let role = assessment.roles.iter().find(|o| o.truth == Truth::Yes).map(|o| ["role", o.category.id, "next"]);
        let waits = |o: &DutyOutcome| match o.moment(assessment.day) {
            Moment::OnlyIf(event, _) => Some(["event", event, "next"]),
            _ => None,
        };
        let has_existing = !self.made_of(top).binds.is_empty();
        let events = assessment.duties.iter().filter(|_| has_existing).filter_map(waits);
        let mut own = rules.chain(role).chain(events);
        let class = || self.words.get(["class", self.worded_as(top).id, "next"]);
        own.find_map(|key| self.words.find(key)).unwrap_or_else(class)
    }

    /// What is open: answers, or the law itself.
    fn certainty(&self, open: &[OpenView]) -> String {
        let possible = self.possible();
        let points = points(&self.session.assessment().deciding(), self.words);
        match (possible.is_empty(), open.is_empty()) {
            (true, true) if points.is_empty() => self.words.get(key::CERTAINTY_SETTLED),
            (true, true) => self.words.fill(key::CERTAINTY_SETTLED_DOUBT, &[("points", &points)]),
            (true, false) if points.is_empty() => self.words.get(key::CERTAINTY_ROBUST),
            (true, false) => self.words.fill(key::CERTAINTY_ROBUST_DOUBT, &[("points", &points)]),
            (false, _) if self.top().is_none() => {
                let text = if self.names_possible() { key::CERTAINTY_UNDECIDED } else { key::CERTAINTY_UNDECIDED_MANY };
                self.words.fill(text, &[("classes", &possible)])
            }
            (false, _) if points.is_empty() => self.words.fill(key::CERTAINTY_POSSIBLE, &[("classes", &possible)]),
            (false, _) => {
                self.words.fill(key::CERTAINTY_POSSIBLE_DOUBT, &[("classes", &possible), ("points", &points)])
            }
        }
    }

    fn scope(&self) -> Vec<ReasonView> {
        let outside = self.session.book().outside();
        let eval = &self.session.assessment().interview.eval;
        self.reasons(&outside.and_then(|c| explain::category(eval, c)).unwrap_or_default())
    }

    fn roles(&self) -> Vec<RoleView> {
        let certain = self.session.assessment().roles.iter().filter(|o| o.truth == Truth::Yes);
        let view = |o: &Outcome| RoleView {
            id: o.category.id,
            name: self.words.get(["role", o.category.id, "name"]),
            then: self.words.get(["role", o.category.id, "then"]),
            ground: o.certain().next().map(|g| self.ground(g)),
        };
        certain.map(view).collect()
    }

    /// What covers the case at all is told once, elsewhere; a class that rests on nothing more tells it itself.
    fn class(&self, outcome: &Outcome, scope: &[ReasonView]) -> ClassView {
        let id = outcome.category.id;
        let own = |reason: &ReasonView| !tells(scope, reason.question);
        let mut grounds = self.grounds(outcome);
        for from in grounds.iter_mut().filter(|g| !g.open).filter_map(|g| g.from.as_mut()) {
            *from = self.for_existing(mem::take(from), outcome);
        }
        for ground in grounds.iter_mut().filter(|g| g.reasons.iter().any(own)) {
            ground.reasons.retain(own);
        }
        ClassView {
            id,
            gravity: self.made_of(outcome).gravity,
            name: self.class_name(outcome.category),
            what: self.words.get(["class", id, "what"]),
            later: matches!(outcome.standing(self.session.day()), Standing::From(_)).then(|| {
                let date = dates(outcome, self.words, self.session.day());
                self.for_existing(self.words.fill(key::GATE_FROM, &[("date", &date)]), outcome)
            }),
            grounds,
        }
    }

    /// The certain grounds before the open ones.
    fn grounds(&self, outcome: &Outcome) -> Vec<GroundView> {
        let with = |truth: Truth| outcome.grounds.iter().filter(move |g| g.truth == truth).map(|g| self.ground(g));
        with(Truth::Yes).chain(with(Truth::Unknown)).collect()
    }

    fn ground(&self, ground: &Ground) -> GroundView {
        let (rule, day) = (ground.rule, self.session.day());
        let wording = rule.wording_on(day);
        let reasons = self.session.assessment().own_reasons(ground);
        GroundView {
            rule: rule.id,
            open: ground.truth == Truth::Unknown,
            name: self.words.get(["rule", rule.id, "name"]),
            then: self.words.get(["rule", rule.id, "then"]),
            cite: wording.map_or_else(CiteView::nowhere, |w| CiteView::of(&w.cite, self.words, day)),
            from: applies(&ground.starts, self.words, day),
            basis: wording.and_then(|w| basis(w.basis, &w.cite, self.words)),
            reasons: self.reasons(&reasons),
        }
    }

    /// Deciding facts as questions with their answers, each question once, in the order of the agenda.
    fn reasons(&self, reasons: &[Reason]) -> Vec<ReasonView> {
        let counted = &self.session.assessment().interview.counted;
        let mut views = Vec::new();
        for answer in counted {
            let question = answer.question;
            let Some(reason) = reasons.iter().find(|r| question.presents(r.fact)) else {
                continue;
            };
            if answer.doubted.is_empty() && answer.chosen.iter().all(|id| *id == UNKNOWN) {
                continue;
            }
            let decides = |o: &&Choice| answer.has(o.id) && o.facts.iter().any(|f| std::ptr::eq(*f, reason.fact));
            let chosen_cite = question.options.iter().find(decides).and_then(|o| o.cite);
            let rule_cite = reason.rule.and_then(|r| r.wording_on(self.session.day())).map(|w| w.cite);
            let cite = chosen_cite.or(rule_cite).or_else(|| question.cites.first().copied());
            views.push(ReasonView {
                question: question.id,
                title: self.title(question),
                answers: answer_words(answer, self.words),
                cite: cite.map(|c| CiteView::of(&c, self.words, self.session.day())),
            });
        }
        views
    }

    fn rest(&self, classes: &[ClassView], scope: &[ReasonView]) -> Vec<ReasonView> {
        let told = |question: &str| {
            let mut grounds = classes.iter().flat_map(|c| &c.grounds);
            tells(scope, question) || grounds.any(|g| tells(&g.reasons, question))
        };
        let counted = self.session.assessment().interview.counted.iter();
        let view = |a: &Answer| ReasonView {
            question: a.question.id,
            title: self.title(a.question),
            answers: answer_words(a, self.words),
            cite: a.question.cites.first().map(|c| CiteView::of(c, self.words, self.session.day())),
        };
        counted.filter(|a| !told(a.question.id)).map(view).collect()
    }

    fn title(&self, question: &Question) -> String {
        self.words.get(["question", question.id, "title"])
    }

    fn excluded(&self) -> Vec<ExcludedView> {
        let assessment = self.session.assessment();
        let heavy = |o: &&Outcome| self.made_of(o).gravity.bar() >= Gravity::Heavy.bar();
        let near = assessment.classes.iter().filter(heavy);
        near.flat_map(|o| assessment.near(o).into_iter().filter_map(|rule| self.excluded_by(o, rule))).collect()
    }

    /// None where no answer says why.
    fn excluded_by(&self, outcome: &Outcome, rule: &'static Rule) -> Option<ExcludedView> {
        let day = self.session.day();
        let why = explain::rule(&self.session.assessment().interview.eval, rule)?;
        let reasons = self.reasons(&why);
        let because = |r: &ReasonView| {
            let quoted = r.answers.iter().map(|a| self.words.fill(key::CHANGES_QUOTED, &[("answer", a)]));
            let answers = self.words.list(&quoted.collect::<Vec<_>>());
            self.words.fill(key::EXCLUDED_BECAUSE, &[("question", &*r.title), ("answers", &*answers)])
        };
        let names = [self.class_name(outcome.category), self.words.get(["rule", rule.id, "name"])];
        (!reasons.is_empty()).then(|| ExcludedView {
            class: outcome.category.id,
            rule: rule.id,
            name: self.words.fill(key::DOCUMENT_LABELLED, &[("label", &*names[0]), ("value", &*names[1])]),
            cite: rule.wording_on(day).map_or_else(CiteView::nowhere, |w| CiteView::of(&w.cite, self.words, day)),
            questions: reasons.iter().map(|r| r.question).collect(),
            because: reasons.iter().map(because).collect(),
        })
    }

    /// Those that settle most come first: by classes and roles, then by duties.
    fn open(&self) -> Vec<OpenView> {
        let assessment = self.session.assessment();
        let mut open: Vec<OpenView> = Vec::new();
        let open_roles = assessment.roles.iter().filter(|o| o.truth == Truth::Unknown).map(|o| ("role", o));
        let classes = assessment.classes.iter().filter(|o| o.truth != Truth::No).map(|o| ("class", o));
        for (kind, outcome) in classes.chain(open_roles) {
            for question in assessment.open_questions(outcome.category) {
                self.hang(&mut open, question, |view| {
                    view.classes.push(outcome.category.id);
                    view.hangs.push(self.words.get([kind, outcome.category.id, "name"]));
                });
            }
        }
        for outcome in assessment.duties.iter().filter(|o| matches!(o.duty.force, Force::Must | Force::Should)) {
            for question in assessment.open_questions_of_duty(outcome.duty) {
                self.hang(&mut open, question, |view| view.duties += 1);
            }
        }
        for view in open.iter_mut().filter(|v| v.duties > 0) {
            view.hangs.push(self.words.count(key::FACT_DUTIES, view.duties));
        }
        // An insertion is enough for a handful, and a sort weighs kilobytes.
        let settles = |view: &OpenView| (view.classes.len(), view.duties);
        open.into_iter().fold(Vec::new(), |mut ordered, view| {
            let at = ordered.iter().take_while(|o| settles(o) >= settles(&view)).count();
            ordered.insert(at, view);
            ordered
        })
    }

    /// Adds to what hangs on a question.
    fn hang(&self, open: &mut Vec<OpenView>, question: &'static Question, add: impl FnOnce(&mut OpenView)) {
        if let Some(view) = open.iter_mut().find(|o| o.question == question.id) {
            return add(view);
        }
        let mut view = OpenView {
            question: question.id,
            title: self.title(question),
            classes: Vec::new(),
            duties: 0,
            hangs: Vec::new(),
            answer: answer_line(self.session, question, self.words),
        };
        add(&mut view);
        open.push(view);
    }

    /// Those that decide about the headline come first.
    fn doubts(&self) -> Vec<DoubtView> {
        let assessment = self.session.assessment();
        let deciding = assessment.deciding();
        let decides = |d: &Doubt| deciding.iter().any(|one| one.id == d.id);
        let view = |d: &Doubt| DoubtView {
            id: d.id,
            text: self.words.get(["doubt", d.id, "text"]),
            cite: CiteView::of(&d.cite, self.words, self.session.day()),
            decides: decides(d),
        };
        let rest = assessment.doubts().into_iter().filter(|d| !decides(d));
        deciding.iter().copied().chain(rest).map(view).collect()
    }
}
