//! Conditions in plain words: which answer to which question, which rule, and how they hang together.

use std::ptr;

use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Fact, Kind, Question, Rule, Rulebook, UNKNOWN};

use crate::index::Entry;
use crate::markdown::link;
use crate::words::Words;

/// A part of a condition, ready to be written.
enum Item {
    Line(String),
    /// An answer, which may stand below its question together with others.
    Answer(Answer),
    /// A sentence that says how many of the parts must hold, and the parts; numbered if they are steps.
    Parts {
        head: String,
        numbered: bool,
        parts: Vec<Item>,
    },
}

/// What has to be answered to a question.
struct Answer {
    question: &'static Question,
    /// The options that stand for the fact.
    options: Vec<&'static str>,
    denied: bool,
    /// What stands in for the answer when that is "I don't know": a helper question and its options.
    helper: Option<(&'static Question, Vec<&'static str>)>,
}

/// A condition in a sentence or as a nested list below one; `lead` begins that sentence.
pub fn nested(words: &Words, lead: &str, expr: &'static Expr) -> String {
    let reader = Reader { words };
    match reader.item(expr, false) {
        Item::Parts { head, numbered, parts } => {
            format!("{lead} {head}\n\n{}\n", reader.list("", numbered, &parts))
        }
        Item::Line(text) => format!("{lead} {text}\n\n"),
        Item::Answer(answer) => format!("{lead} {}\n\n", reader.asked(&answer)),
    }
}

/// A condition in one line.
pub fn inline(words: &Words, expr: &'static Expr) -> String {
    Reader { words }.inline(expr, false, false)
}

/// The same in brackets if it has several parts, so that it can stand beside others.
pub fn bracketed(words: &Words, expr: &'static Expr) -> String {
    Reader { words }.inline(expr, false, true)
}

/// A question, with the place where the lawbook describes it.
pub fn question(words: &Words, question: &Question) -> String {
    link(&words.title(question), &format!("questions.md#question-{}", question.id))
}

/// An entry by its name.
pub fn entry(words: &Words, entry: Entry) -> String {
    link(&words.law(&entry.name_key()), &entry.address(words.book))
}

/// A class or role by its name.
pub fn category(words: &Words, category: &Category) -> String {
    link(&category_name(words, category), &format!("classes.md#{}", category_id(words, category)))
}

pub fn category_name(words: &Words, category: &Category) -> String {
    words.law(&format!("{}.name", category_id(words, category).replacen('-', ".", 1)))
}

/// "role-provider", "class-prohibited".
pub fn category_id(words: &Words, category: &Category) -> String {
    let role = words.book.roles.iter().any(|r| ptr::eq(*r, category));
    format!("{}-{}", if role { "role" } else { "class" }, category.id)
}

/// The questions that present a fact, each with the options that stand for it; the main question first.
fn sources(
    book: &Rulebook,
    fact: &'static Fact,
) -> impl Iterator<Item = (&'static Question, Vec<&'static str>)> + use<> {
    let options = |q: &'static Question| q.options.iter().filter(|o| o.facts.iter().any(|f| ptr::eq(*f, fact)));
    let agenda = book.agenda.iter().copied();
    agenda.filter(move |q| q.presents(fact)).map(move |q| (q, options(q).map(|o| o.id).collect()))
}

struct Reader<'a> {
    words: &'a Words,
}

impl Reader<'_> {
    fn item(&self, expr: &'static Expr, denied: bool) -> Item {
        match expr {
            Expr::Is(fact) => Item::Answer(self.fact(fact, denied)),
            Expr::Not(inner) => self.item(inner, !denied),
            Expr::AnyRule([rule]) => Item::Line(self.rule(rule, denied)),
            Expr::AnyRule(_) | Expr::Any(_) => {
                self.parts(if denied { "none" } else { "any" }, &alternatives(expr), false)
            }
            Expr::All(_) if denied => self.parts("not-all", &conjuncts(expr), false),
            Expr::All(_) => match denials(expr) {
                Some(parts) => self.parts("none", &parts, false),
                None => self.parts("all", &conjuncts(expr), false),
            },
            Expr::Given(_, _) if denied => self.parts("not-steps", &steps(expr), true),
            Expr::Given(_, _) => self.parts("steps", &steps(expr), true),
            Expr::Always | Expr::Holds(_) | Expr::Class(_) | Expr::AnyGround(_) | Expr::InEffect(_) => {
                Item::Line(self.plain(expr, denied))
            }
        }
    }

    fn parts(&self, head: &str, parts: &[Part], numbered: bool) -> Item {
        let read = |part: &Part| match part {
            Part::Expr(expr) => self.item(expr, false),
            Part::Rule(rule) => Item::Line(self.rule(rule, false)),
        };
        let items = parts.iter().map(read).collect();
        let all = head == "all";
        let head = self.words.say(&format!("condition.{head}"));
        // Numbered parts are steps: each stays by itself.
        let parts = if numbered { items } else { self.below_questions(items, &head, all) };
        match <[Item; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) => Item::Parts { head, numbered, parts },
        }
    }

    /// Answers to the same question that follow each other stand below it.
    fn below_questions(&self, items: Vec<Item>, head: &str, all: bool) -> Vec<Item> {
        let mut grouped: Vec<Item> = Vec::new();
        let mut open: Vec<Answer> = Vec::new();
        for item in items {
            match item {
                Item::Answer(answer) if open.last().is_none_or(|last| last.question.same(answer.question)) => {
                    open.push(answer);
                }
                Item::Answer(answer) => {
                    grouped.extend(self.joined(std::mem::replace(&mut open, vec![answer]), head, all));
                }
                other => {
                    grouped.extend(self.joined(std::mem::take(&mut open), head, all));
                    grouped.push(other);
                }
            }
        }
        grouped.extend(self.joined(open, head, all));
        grouped
    }

    /// Answers to one question as one item.
    fn joined(&self, mut answers: Vec<Answer>, head: &str, all: bool) -> Option<Item> {
        let [first, rest @ ..] = answers.as_slice() else { return None };
        if rest.is_empty() {
            return answers.pop().map(Item::Answer);
        }
        let asked = first.question;
        // Where only one option can be chosen, several demands leave those options that meet them.
        if asked.kind == Kind::One && answers.iter().all(|a| a.helper.is_none()) {
            let meets = |id: &'static str| {
                let fits = |a: &Answer| a.options.contains(&id) != a.denied;
                if all { answers.iter().all(fits) } else { answers.iter().any(fits) }
            };
            let options = asked.options.iter().map(|o| o.id).filter(|id| meets(id)).collect();
            return Some(Item::Answer(Answer { question: asked, options, denied: false, helper: None }));
        }
        if all && answers.iter().all(|a| a.denied) {
            let answers = answers.into_iter().map(|a| Answer { denied: false, ..a }).collect();
            return self.joined(answers, &self.words.say("condition.none"), false);
        }
        let parts = answers.iter().map(|a| Item::Line(self.answered(a))).collect();
        Some(Item::Parts { head: format!("{} {head}", question(self.words, asked)), numbered: false, parts })
    }

    /// Which answer makes the fact certain; where it is denied, which answer makes its opposite certain.
    #[expect(clippy::unwrap_used, reason = "a sound rulebook has a question for every fact that it uses")]
    fn fact(&self, fact: &'static Fact, denied: bool) -> Answer {
        let mut sources = sources(self.words.book, fact);
        let (main, options) = sources.next().unwrap();
        let helper = sources.find(|(q, _)| q.helps.is_some_and(|helped| helped.same(main)));
        Answer { question: main, options, denied, helper }
    }

    /// The question and what has to be answered.
    fn asked(&self, answer: &Answer) -> String {
        format!("{} {}", question(self.words, answer.question), self.answered(answer))
    }

    fn answered(&self, answer: &Answer) -> String {
        let main = self.options(answer.question, &answer.options, answer.denied);
        let Some((helper, options)) = &answer.helper else { return main };
        let values = [
            ("main", &*main),
            ("unknown", &*self.words.option(helper, UNKNOWN)),
            ("question", &*question(self.words, helper)),
            ("answer", &*self.options(helper, options, answer.denied)),
        ];
        self.words.fill("condition.helper", &values)
    }

    fn options(&self, asked: &'static Question, options: &[&str], denied: bool) -> String {
        let quoted =
            |ids: &[&str]| self.words.any(&ids.iter().map(|id| self.words.option(asked, id)).collect::<Vec<_>>());
        let others: Vec<&str> = asked.options.iter().map(|o| o.id).filter(|id| !options.contains(id)).collect();
        match (denied, asked.kind) {
            (false, _) => quoted(options),
            // One answer only: the opposite is another answer.
            (true, Kind::One) if others.len() <= 2 => quoted(&others),
            (true, _) => self.words.fill("condition.not", &[("answer", &quoted(options))]),
        }
    }

    fn rule(&self, rule: &'static Rule, denied: bool) -> String {
        let name = entry(self.words, Entry::Rule(rule));
        self.words.fill(if denied { "condition.fails" } else { "condition.holds" }, &[("rule", &name)])
    }

    fn plain(&self, expr: &'static Expr, denied: bool) -> String {
        let class = |key: &str, c: &'static Category| {
            let key = format!("condition.{key}{}", if denied { "-not" } else { "" });
            self.words.fill(&key, &[("class", &category(self.words, c))])
        };
        match expr {
            Expr::Always => self.words.say("condition.always"),
            Expr::Holds(rule) => self.rule(rule, denied),
            Expr::Class(c) => class("class", c),
            Expr::AnyGround(c) => class("ground", c),
            Expr::InEffect(c) => class("effect", c),
            _ => unreachable!("conditions with parts are no plain ones"),
        }
    }

    fn inline(&self, expr: &'static Expr, denied: bool, inner: bool) -> String {
        let joined = |parts: Vec<Part>, both: bool, denied: bool| {
            let read = |part: &Part| match part {
                Part::Expr(expr) => self.inline(expr, denied, true),
                Part::Rule(rule) => self.inline_rule(rule, denied),
            };
            let word = self.words.say(if both { "condition.and" } else { "condition.or" });
            let text = parts.iter().map(read).collect::<Vec<_>>().join(&format!(" {word} "));
            if inner && parts.len() > 1 { format!("({text})") } else { text }
        };
        match expr {
            Expr::Is(fact) => self.inline_fact(fact, denied, inner),
            Expr::Holds(rule) => self.inline_rule(rule, denied),
            Expr::Not(e) => self.inline(e, !denied, inner),
            // De Morgan: the opposite of "both" is "one of the opposites", and the other way round.
            Expr::All(_) => joined(conjuncts(expr), !denied, denied),
            Expr::Given(_, _) => joined(steps(expr), !denied, denied),
            Expr::Any(_) | Expr::AnyRule(_) => joined(alternatives(expr), denied, denied),
            Expr::Class(c) if !denied => category(self.words, c),
            Expr::Always | Expr::Class(_) | Expr::AnyGround(_) | Expr::InEffect(_) => {
                self.plain(expr, denied).trim_end_matches('.').to_owned()
            }
        }
    }

    fn inline_rule(&self, rule: &'static Rule, denied: bool) -> String {
        let name = entry(self.words, Entry::Rule(rule));
        if denied { self.words.fill("condition.not", &[("answer", &name)]) } else { name }
    }

    /// The answer, which leads to its question; one of several answers stands in brackets beside other parts.
    fn inline_fact(&self, fact: &'static Fact, denied: bool, inner: bool) -> String {
        let Answer { question: asked, options, .. } = self.fact(fact, denied);
        let answer = self.options(asked, &options, denied);
        let answer = if inner && (options.len() > 1 || denied) { format!("({answer})") } else { answer };
        match asked.kind {
            // Without its question a "yes" says nothing.
            Kind::One => format!("{} {answer}", question(self.words, asked)),
            Kind::Several | Kind::EachLine => link(&answer, &format!("questions.md#question-{}", asked.id)),
        }
    }

    /// The parts as lines, indented as deep as they lie.
    fn list(&self, indent: &str, numbered: bool, parts: &[Item]) -> String {
        let sign = if numbered { "1. " } else { "- " };
        let deeper = format!("{indent}{}", " ".repeat(sign.len()));
        let line = |item: &Item| match item {
            Item::Line(text) => format!("{indent}{sign}{text}\n"),
            Item::Answer(answer) => format!("{indent}{sign}{}\n", self.asked(answer)),
            Item::Parts { head, numbered, parts } => {
                format!("{indent}{sign}{head}\n{}", self.list(&deeper, *numbered, parts))
            }
        };
        parts.iter().map(line).collect()
    }
}

/// What a list is made of.
enum Part {
    Expr(&'static Expr),
    Rule(&'static Rule),
}

/// The parts of a conjunction, and of those within it.
fn conjuncts(expr: &'static Expr) -> Vec<Part> {
    match expr {
        Expr::All(list) => list.iter().flat_map(conjuncts).collect(),
        other => vec![Part::Expr(other)],
    }
}

/// What is denied, where every part of a conjunction denies something.
fn denials(expr: &'static Expr) -> Option<Vec<Part>> {
    let denied = |part: Part| match part {
        Part::Expr(Expr::Not(inner)) => Some(Part::Expr(inner)),
        _ => None,
    };
    conjuncts(expr).into_iter().map(denied).collect()
}

/// The parts of a disjunction, and of those within it.
fn alternatives(expr: &'static Expr) -> Vec<Part> {
    match expr {
        Expr::Any(list) => list.iter().flat_map(alternatives).collect(),
        Expr::AnyRule(rules) => rules.iter().map(|rule| Part::Rule(rule)).collect(),
        other => vec![Part::Expr(other)],
    }
}

/// The steps of conditions given one after the other.
fn steps(expr: &'static Expr) -> Vec<Part> {
    match expr {
        Expr::Given(first, second) => steps(first).into_iter().chain(steps(second)).collect(),
        other => vec![Part::Expr(other)],
    }
}
