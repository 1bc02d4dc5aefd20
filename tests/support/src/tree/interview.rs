//! Which question comes next, and which answers count: derived from what is still undecided, in the agenda's order.

use std::ptr;

use super::eval::{Eval, Facts};
use super::stuck::{Stuck, doubted};
use ai_act_check::engine::answers::{Answer, Answers};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::{Duty, Force};
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Question, Rule, Rulebook, Start};
use ai_act_check::engine::truth::Truth;

/// The interview as it stands: a pure function of the rulebook, the answers and the day.
#[derive(Debug)]
pub struct Interview {
    /// The answers that count, in the order of the agenda. An answer that is not here no longer matters.
    pub counted: Vec<Answer>,
    /// The questions that matter and have no answer yet, the next one first.
    pub missing: Vec<&'static Question>,
    /// Questions without an answer on which only fines, reliefs and contacts depend: offered, never asked.
    pub offered: Vec<&'static Question>,
    /// What the counted answers mean on the day.
    pub eval: Eval,
}

/// The facts that can still change something, by what is of interest, beside those that stay open.
type Goals = fn(&Rulebook, &Eval, &[*const Fact]) -> Vec<&'static Fact>;

impl Interview {
    /// Replays the interview: asks from the beginning, takes an answer where there is one, and goes on without it where
    /// there is none. So an answer counts exactly if its question would be asked or offered, or tells since which past day a
    /// class applies: nobody is asked for that any more, but whoever said it finds it in the result.
    #[must_use]
    pub fn replay(book: &Rulebook, answers: &Answers, day: Date) -> Self {
        Self::replay_for(book, answers, day, open_facts, detail_facts)
    }

    /// The same as far as roles and classes need it; what only duties ask for is left out.
    #[must_use]
    pub fn replay_classes(book: &Rulebook, answers: &Answers, day: Date) -> Self {
        Self::replay_for(book, answers, day, open_facts_of_classes, |_, _, _| Vec::new())
    }

    fn replay_for(book: &Rulebook, answers: &Answers, day: Date, goals: Goals, details: Goals) -> Self {
        let mut counted: Vec<Answer> = Vec::new();
        let mut passed: Vec<&'static Question> = Vec::new();
        loop {
            let eval = Eval::new(Facts::from_answers(&counted), day);
            let doubted = doubted(book, &counted, &eval);
            let open = goals(book, &eval, &doubted);
            let asks = |q: &Question| open.iter().any(|fact| q.presents(fact));
            if take(book, answers, asks, &mut counted, &mut passed) {
                continue;
            }
            // Details are looked into once nothing is left to ask.
            let details = details(book, &eval, &doubted);
            let offers = |q: &Question| q.topic.offered && details.iter().any(|fact| q.presents(fact));
            let since = past_facts(book, &eval);
            let settles = |q: &Question| offers(q) || since.iter().any(|fact| q.presents(fact));
            if take(book, answers, settles, &mut counted, &mut passed) {
                continue;
            }
            // Questions passed over early may have been settled by later answers, or matter more since.
            let (missing, rest): (Vec<_>, Vec<_>) = passed.into_iter().partition(|q| asks(q));
            let offered = rest.into_iter().filter(|q| offers(q)).collect();
            return Self { counted, missing, offered, eval };
        }
    }

    /// The question to ask now; `None` when nothing that matters is unanswered.
    #[must_use]
    pub fn next(&self) -> Option<&'static Question> {
        self.missing.first().copied()
    }

    /// The questions on which a ground or category still hangs: without an answer, or answered with "I don't know".
    #[must_use]
    pub fn open_questions(&self, facts: &[&'static Fact]) -> Vec<&'static Question> {
        let answered = self.counted.iter().filter(|a| a.is_open()).map(|a| a.question);
        let mut open: Vec<&'static Question> = Vec::new();
        for fact in facts {
            // The first question that presents a fact is the main one; its helper would only repeat it.
            let unanswered = self.missing.iter().chain(&self.offered).copied();
            let main = answered.clone().chain(unanswered).find(|q| q.presents(fact));
            if let Some(question) = main
                && !open.iter().any(|q| q.same(question))
            {
                open.push(question);
            }
        }
        open
    }
}

/// Takes the answer to the first question that is wanted, due and has one; passes over those before it. Only an answer changes
/// what is wanted, so they can be passed over together. Whether there was one.
fn take(
    book: &Rulebook,
    answers: &Answers,
    wanted: impl Fn(&Question) -> bool,
    counted: &mut Vec<Answer>,
    passed: &mut Vec<&'static Question>,
) -> bool {
    for question in book.agenda.iter().copied() {
        let known = counted.iter().any(|a| a.question.same(question)) || passed.iter().any(|p| p.same(question));
        if !known && helper_is_due(question, counted) && wanted(question) {
            match answers.get(question) {
                Some(answer) => {
                    insert_in_order(counted, answer.clone(), book);
                    return true;
                }
                None => passed.push(question),
            }
        }
    }
    false
}

fn helper_is_due(question: &Question, counted: &[Answer]) -> bool {
    question.helps.is_none_or(|main| counted.iter().any(|a| a.question.same(main) && a.is_open()))
}

/// The facts that can still change a goal of the rulebook: a role, a class, a duty, or a day of these.
#[must_use]
pub fn open_facts(book: &Rulebook, eval: &Eval, doubted: &[*const Fact]) -> Vec<&'static Fact> {
    let mut open = Open::new(eval, doubted);
    open.classes(book);
    for duty in book.duties().filter(|d| d.force != Force::May) {
        open.duty(duty);
    }
    open.facts
}

fn open_facts_of_classes(book: &Rulebook, eval: &Eval, doubted: &[*const Fact]) -> Vec<&'static Fact> {
    let mut open = Open::new(eval, doubted);
    open.classes(book);
    open.facts
}

/// The facts on which only details depend: the penalty of a duty that binds, a relief, a contact, a neighbouring law.
#[must_use]
pub fn detail_facts(book: &Rulebook, eval: &Eval, doubted: &[*const Fact]) -> Vec<&'static Fact> {
    let mut open = Open::new(eval, doubted);
    for duty in book.duties() {
        if duty.force == Force::May {
            open.duty(duty);
        } else if eval.duty(duty) == Truth::Yes {
            for line in duty.penalties().flat_map(|penalty| eval.sanctions(penalty)) {
                open.expr(&line.when);
            }
        }
    }
    for pointer in book.contacts.iter().chain(book.neighbours) {
        open.expr(&pointer.when);
    }
    open.facts
}

/// The facts that can still change since when a class applies, also where every day that is possible has come.
fn past_facts(book: &Rulebook, eval: &Eval) -> Vec<&'static Fact> {
    let mut open = Open::new(eval, &[]);
    for category in book.classes {
        for (_, rule) in category.grounds().filter(|(route, rule)| eval.ground(category, route, rule) == Truth::Yes) {
            eval.starts(rule).iter().for_each(|start| open.expr(&start.when));
        }
    }
    open.facts
}

/// The facts that can still change whether a duty binds, or from when.
#[must_use]
pub fn open_facts_of_duty(duty: &'static Duty, eval: &Eval) -> Vec<&'static Fact> {
    let mut open = Open::new(eval, &[]);
    for role in duty.roles.iter().filter(|role| eval.binds(duty, role) == Truth::Unknown) {
        open.category(role);
        open.expr(&duty.within);
        open.expr(&duty.when);
    }
    if eval.duty(duty) == Truth::Yes {
        open.lines(&eval.lines(duty.applies));
    }
    open.facts
}

/// The facts that can still change this category, one of its grounds that count, or the day from which it applies.
#[must_use]
pub fn open_facts_of(category: &'static Category, eval: &Eval) -> Vec<&'static Fact> {
    let mut open = Open::new(eval, &[]);
    open.goal(category);
    open.facts
}

/// The residual of undecided conditions: the facts that remain in them.
struct Open<'a> {
    eval: &'a Eval,
    stuck: Stuck<'a>,
    facts: Vec<&'static Fact>,
    /// Rules already looked into, sorted by address: a second look would find the same facts.
    seen: Vec<*const Rule>,
}

impl<'a> Open<'a> {
    const fn new(eval: &'a Eval, doubted: &'a [*const Fact]) -> Self {
        Self { eval, stuck: Stuck { eval, doubted }, facts: Vec::new(), seen: Vec::new() }
    }

    /// A duty's own condition matters once role and class are certain or stay in doubt; until then those are goals themselves.
    fn duty(&mut self, duty: &'static Duty) {
        let stuck = self.stuck;
        let inside =
            |role: &&'static Category| stuck.settles(self.eval.within(duty, role), || stuck.within(duty, role));
        if duty.roles.iter().any(inside) {
            self.expr(&duty.when);
            if stuck.settles(self.eval.duty(duty), || stuck.duty(duty)) {
                self.lines(&self.eval.lines(duty.applies));
            }
        }
    }

    fn classes(&mut self, book: &Rulebook) {
        for category in book.categories() {
            self.goal(category);
        }
        for doubt in book.doubts.iter().filter(|d| d.asked) {
            self.expr(&doubt.when);
        }
    }

    fn goal(&mut self, category: &'static Category) {
        if !category.each {
            self.category(category);
        }
        for (route, rule) in category.grounds() {
            match self.eval.ground(category, route, rule) {
                Truth::Unknown if category.each => {
                    self.expr(&category.guard);
                    self.expr(&route.guard);
                    self.rule(rule);
                }
                Truth::Yes => self.schedule(rule),
                Truth::No | Truth::Unknown => {}
            }
            if self.eval.ground(category, route, rule) == Truth::Unknown && self.stuck.ground(category, route, rule) {
                self.schedule(rule);
            }
        }
    }

    fn category(&mut self, category: &'static Category) {
        if self.eval.category(category) == Truth::Unknown {
            self.expr(&category.guard);
            // A certain ground settles what grounds can settle; only the guard is open then.
            if self.eval.any_ground(category) != Truth::Yes {
                self.grounds(category);
            }
        }
    }

    fn grounds(&mut self, category: &'static Category) {
        for (route, rule) in category.grounds() {
            if self.eval.route(route).and(self.eval.rule(rule)) == Truth::Unknown {
                self.expr(&route.guard);
                self.rule(rule);
            }
        }
    }

    /// Dates matter only while it is open whether the rule applies already, or which future day it is.
    fn schedule(&mut self, rule: &'static Rule) {
        self.lines(&self.eval.starts(rule));
    }

    fn lines(&mut self, starts: &[&'static Start]) {
        if starts.iter().any(|s| s.from > self.eval.day() || s.only_if.is_some()) {
            for start in starts {
                self.expr(&start.when);
            }
        }
    }

    fn rule(&mut self, rule: &'static Rule) {
        if self.eval.rule(rule) != Truth::Unknown {
            return;
        }
        if let Err(at) = self.seen.binary_search(&ptr::from_ref(rule)) {
            self.seen.insert(at, rule);
            if let Some(wording) = rule.wording_on(self.eval.day()) {
                self.expr(&wording.when);
            }
        }
    }

    fn expr(&mut self, expr: &'static Expr) {
        if self.eval.expr(expr) != Truth::Unknown {
            return;
        }
        match expr {
            Expr::Always => {}
            Expr::Is(fact) => {
                if !self.facts.iter().any(|f| ptr::eq(*f, *fact)) {
                    self.facts.push(fact);
                }
            }
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => rules.iter().for_each(|rule| self.rule(rule)),
            Expr::Class(category) => self.category(category),
            Expr::AnyGround(category) => self.grounds(category),
            Expr::InEffect(category) => {
                self.expr(&category.guard);
                // A ground may hold from a later day only, so the others matter even where one is certain.
                for (route, rule) in category.grounds() {
                    self.expr(&route.guard);
                    self.rule(rule);
                    self.schedule(rule);
                }
            }
            Expr::All(list) | Expr::Any(list) => list.iter().for_each(|e| self.expr(e)),
            Expr::Not(inner) => self.expr(inner),
            Expr::Given(first, second) => match self.eval.expr(first) {
                Truth::Unknown => {
                    self.expr(first);
                    if self.stuck.expr(first) {
                        self.expr(second);
                    }
                }
                Truth::Yes => self.expr(second),
                Truth::No => {}
            },
        }
    }
}

/// Puts an answer among others that stand in the agenda's order.
fn insert_in_order(list: &mut Vec<Answer>, answer: Answer, book: &Rulebook) {
    let place = |q: &Question| book.agenda.iter().position(|a| a.same(q));
    let own = place(answer.question);
    let at = list.iter().take_while(|a| place(a.question) < own).count();
    list.insert(at, answer);
}
