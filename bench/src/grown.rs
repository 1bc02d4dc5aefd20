//! A rulebook several times as large, made in memory. Copies are leaked, as a rulebook lives as long as the program.

use std::collections::HashMap;
use std::ptr;

use engine::answers::{AnswerError, Answers};
use engine::duty::{Duty, Penalty, Pointer, Sanction};
use engine::expr::{Expr, When};
use engine::program::Compiled;
use engine::rulebook::{Category, Choice, Fact, Question, Route, Rule, Rulebook, Schedule, Start, Timetable, Wording};

/// What is there several times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grown {
    /// Rules, classes and duties, all about the same facts: the questionnaire stays as long as it is.
    Rules,
    /// Questions and facts as well: the questionnaire grows with the rules.
    Everything,
}

/// The rulebook and `times - 1` copies of it in one.
#[must_use]
pub fn grown(book: &'static Rulebook, what: Grown, times: usize) -> &'static Compiled {
    let copies: Vec<Rulebook> = (1..times).map(|number| Copy::new(what, number).book(book)).collect();
    let books = || Some(book).into_iter().chain(&copies);
    let agendas = if what == Grown::Everything { copies.len() } else { 0 };
    Compiled::of(Box::leak(Box::new(Rulebook {
        rules: leak(books().flat_map(|b| b.rules).copied()),
        agenda: leak(books().take(1 + agendas).flat_map(|b| b.agenda).copied()),
        roles: leak(books().flat_map(|b| b.roles).copied()),
        classes: leak(books().flat_map(|b| b.classes).copied()),
        duties: leak(books().flat_map(|b| b.duties).copied()),
        contacts: leak(books().flat_map(|b| b.contacts).map(|p| Pointer { ..*p })),
        neighbours: leak(books().flat_map(|b| b.neighbours).map(|p| Pointer { ..*p })),
        ..*book
    })))
}

/// The same answers to every copy of each question.
///
/// # Errors
/// The answers belong to another rulebook.
pub fn answers(book: &Rulebook, answers: &Answers) -> Result<Answers, AnswerError> {
    let mut all = Answers::default();
    for question in book.agenda {
        let original = question.id.split_once('#').map_or(question.id, |(original, _)| original);
        if let Some(answer) = answers.iter().find(|a| a.question.id == original) {
            let said: Vec<String> = answer.said().collect();
            all.give(book, question.id, &said.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
    }
    Ok(all)
}

fn leak<T>(items: impl Iterator<Item = T>) -> &'static [T] {
    Box::leak(items.collect::<Vec<T>>().into_boxed_slice())
}

/// One copy under way: what has been copied stays the same thing wherever it is named.
struct Copy {
    what: Grown,
    number: usize,
    facts: Known<Fact>,
    questions: Known<Question>,
    rules: Known<Rule>,
    schedules: Known<Schedule>,
    categories: Known<Category>,
    penalties: Known<Penalty>,
}

type Known<T> = HashMap<*const T, &'static T>;

impl Copy {
    fn new(what: Grown, number: usize) -> Self {
        Self {
            what,
            number,
            facts: Known::new(),
            questions: Known::new(),
            rules: Known::new(),
            schedules: Known::new(),
            categories: Known::new(),
            penalties: Known::new(),
        }
    }

    fn book(mut self, old: &'static Rulebook) -> Rulebook {
        Rulebook {
            rules: leak(old.rules.iter().map(|group| leak(group.iter().map(|rule| self.rule(rule))))),
            agenda: leak(old.agenda.iter().map(|q| self.question(q))),
            roles: leak(old.roles.iter().map(|c| self.category(c))),
            classes: leak(old.classes.iter().map(|c| self.category(c))),
            duties: leak(old.duties.iter().map(|group| leak(group.iter().map(|d| self.duty(d))))),
            contacts: leak(old.contacts.iter().map(|p| Pointer { when: self.when(&p.when), ..*p })),
            neighbours: leak(old.neighbours.iter().map(|p| Pointer { when: self.when(&p.when), ..*p })),
            ..*old
        }
    }

    /// The copy of a thing, made at its first mention.
    fn once<T>(
        &mut self,
        known: fn(&mut Self) -> &mut Known<T>,
        old: &'static T,
        make: fn(&mut Self, &'static T) -> T,
    ) -> &'static T {
        if let Some(copy) = known(self).get(&ptr::from_ref(old)) {
            return copy;
        }
        let copy: &'static T = Box::leak(Box::new(make(self, old)));
        known(self).insert(old, copy);
        copy
    }

    fn id(&self, old: &str) -> &'static str {
        Box::leak(format!("{old}#{}", self.number).into_boxed_str())
    }

    fn fact(&mut self, old: &'static Fact) -> &'static Fact {
        match self.what {
            Grown::Rules => old,
            Grown::Everything => self.once(|c| &mut c.facts, old, |c, old| Fact { id: c.id(old.id) }),
        }
    }

    fn question(&mut self, old: &'static Question) -> &'static Question {
        self.once(
            |c| &mut c.questions,
            old,
            |c, old| Question {
                id: c.id(old.id),
                options: leak(
                    old.options.iter().map(|o| Choice { facts: leak(o.facts.iter().map(|f| c.fact(f))), ..*o }),
                ),
                helps: old.helps.map(|main| c.question(main)),
                ..*old
            },
        )
    }

    fn rule(&mut self, old: &'static Rule) -> &'static Rule {
        self.once(
            |c| &mut c.rules,
            old,
            |c, old| Rule {
                id: c.id(old.id),
                wordings: leak(old.wordings.iter().map(|w| Wording { when: c.when(&w.when), ..*w })),
                applies: old.applies.map(|schedule| c.schedule(schedule)),
                ..*old
            },
        )
    }

    fn schedule(&mut self, old: &'static Schedule) -> &'static Schedule {
        self.once(
            |c| &mut c.schedules,
            old,
            |c, old| {
                let mut start = |s: &'static Start| Start { when: c.when(&s.when), ..*s };
                let mut starts = |t: &'static Timetable| leak(t.starts.iter().map(&mut start));
                Schedule {
                    timetables: leak(old.timetables.iter().map(|t| Timetable { starts: starts(t), ..*t })),
                    ..*old
                }
            },
        )
    }

    fn category(&mut self, old: &'static Category) -> &'static Category {
        self.once(
            |c| &mut c.categories,
            old,
            |c, old| Category { id: c.id(old.id), guard: c.when(&old.guard), routes: c.routes(old), ..*old },
        )
    }

    fn routes(&mut self, old: &'static Category) -> &'static [Route] {
        leak(old.routes.iter().map(|route| Route {
            guard: self.when(&route.guard),
            unless: route.unless.map(|rule| self.rule(rule)),
            grounds: leak(route.grounds.iter().map(|rule| self.rule(rule))),
        }))
    }

    fn duty(&mut self, old: &'static Duty) -> Duty {
        Duty {
            id: self.id(old.id),
            roles: leak(old.roles.iter().map(|role| self.category(role))),
            within: self.when(&old.within),
            when: self.when(&old.when),
            applies: self.schedule(old.applies),
            penalty: self.penalty(old.penalty),
            information: old.information.map(|penalty| self.penalty(penalty)),
            ..*old
        }
    }

    fn penalty(&mut self, old: &'static Penalty) -> &'static Penalty {
        self.once(
            |c| &mut c.penalties,
            old,
            |c, old| {
                let mut line = |s: &'static Sanction| Sanction { when: c.when(&s.when), ..*s };
                Penalty {
                    shared: leak(old.shared.iter().map(&mut line)),
                    own: leak(old.own.iter().map(&mut line)),
                    ..*old
                }
            },
        )
    }

    fn when(&mut self, old: &'static When) -> When {
        When::new(self.expr(old))
    }

    fn expr(&mut self, old: &'static Expr) -> Expr {
        match old {
            Expr::Always => Expr::Always,
            Expr::Is(fact) => Expr::Is(self.fact(fact)),
            Expr::Holds(rule) => Expr::Holds(self.rule(rule)),
            Expr::AnyRule(rules) => Expr::AnyRule(leak(rules.iter().map(|rule| self.rule(rule)))),
            Expr::Class(category) => Expr::Class(self.category(category)),
            Expr::AnyGround(category) => Expr::AnyGround(self.any_ground(category)),
            Expr::InEffect(category) => Expr::InEffect(self.category(category)),
            Expr::All(list) => Expr::All(leak(list.iter().map(|e| self.expr(e)))),
            Expr::Any(list) => Expr::Any(leak(list.iter().map(|e| self.expr(e)))),
            Expr::Not(inner) => Expr::Not(self.boxed(inner)),
            Expr::Given(first, second) => Expr::Given(self.boxed(first), self.boxed(second)),
        }
    }

    fn boxed(&mut self, old: &'static Expr) -> &'static Expr {
        Box::leak(Box::new(self.expr(old)))
    }

    /// A category whose own guard is not looked at; that guard may lead back here.
    fn any_ground(&mut self, old: &'static Category) -> &'static Category {
        let (id, routes) = (self.id(old.id), self.routes(old));
        Box::leak(Box::new(Category { id, routes, guard: When::new(Expr::Always), ..*old }))
    }
}
