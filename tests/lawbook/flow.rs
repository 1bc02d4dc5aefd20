//! When a question is asked: what uses its facts, and what must be certain before. It follows the interview's own way through
//! the rules (`engine::interview::Open`): from what the check wants to know down to facts, later steps after earlier ones.

use std::ptr;

use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Fact, Question, Rule, Schedule, Topic};
use ai_act_check::law::eu_ai_act::EU_AI_ACT as BOOK;

use super::condition::{category, entry, inline, question};
use super::entries::{penalty_link, schedule_link};
use super::index::{Entry, penalties};
use super::markdown::{link, list, paragraph};
use super::words::Words;

/// What must be certain before something is asked, in words; nothing where it may be asked at once.
type After = Vec<String>;

/// Why facts are asked for.
pub struct Flow<'a> {
    words: &'a Words,
    /// A fact, what must be certain before, and for whose sake it is asked then.
    reasons: Vec<(&'static Fact, After, String)>,
    /// After what each rule was looked into already.
    seen: Vec<(&'static Rule, After)>,
}

impl<'a> Flow<'a> {
    /// Looks into everything that the check wants to know, in its order.
    pub fn of_book(words: &'a Words) -> Self {
        let mut flow = Self { words, reasons: Vec::new(), seen: Vec::new() };
        for c in BOOK.categories() {
            let name = category(words, c);
            flow.find(&c.guard, &[], &name);
            for route in c.routes {
                flow.find(&route.guard, &[], &name);
            }
            for (_, rule) in c.grounds() {
                flow.rule(rule, &[]);
                rule.applies.into_iter().for_each(|s| flow.schedule(s, &[entry(words, Entry::Rule(rule))]));
            }
        }
        for duty in BOOK.duties() {
            let name = entry(words, Entry::Duty(duty));
            flow.find(&duty.when, &[inline(words, &duty.within)], &name);
            flow.schedule(duty.applies, &[name]);
        }
        for penalty in penalties() {
            let name = penalty_link(words, penalty.id);
            penalty.lines().for_each(|l| flow.find(&l.when, &[], &name));
        }
        for pointer in BOOK.contacts.iter().chain(BOOK.neighbours) {
            let name = words.law(&format!("pointer.{}.name", pointer.id));
            flow.find(&pointer.when, &[], &link(&name, &format!("contacts.md#pointer-{}", pointer.id)));
        }
        flow
    }

    /// In words: what the question is asked for, and after what.
    pub fn of(&self, asked: &'static Question) -> String {
        let words = self.words;
        if let Some(main) = asked.helps {
            return paragraph(&words.fill("flow.helper", &[("question", &question(words, main))]));
        }
        let found = self.reasons.iter().filter(|(fact, _, _)| asked.presents(fact));
        let mut reasons: Vec<(&After, Vec<String>)> = Vec::new();
        for (_, after, whom) in found {
            match reasons.iter_mut().find(|(known, _)| *known == after) {
                Some((_, entries)) if entries.contains(whom) => {}
                Some((_, entries)) => entries.push(whom.clone()),
                None => reasons.push((after, vec![whom.clone()])),
            }
        }
        if asked.topic == Topic::Organisation {
            let entries: Vec<String> = reasons.into_iter().flat_map(|(_, entries)| entries).collect();
            return paragraph(&words.fill("flow.offered", &[("entries", &words.list(&entries))]));
        }
        let line = |(after, entries): &(&After, Vec<String>)| {
            let values = [("condition", &*words.list(after)), ("entries", &*words.list(entries))];
            words.fill(if after.is_empty() { "flow.for" } else { "flow.after" }, &values)
        };
        paragraph(&words.say("flow.lead")) + &list(reasons.iter().map(line))
    }

    fn schedule(&mut self, schedule: &'static Schedule, after: &[String]) {
        let name = schedule_link(self.words, schedule);
        schedule.timetables.iter().flat_map(|t| t.starts).for_each(|s| self.find(&s.when, after, &name));
    }

    /// A rule that was looked into after less does not have to be looked into again.
    fn rule(&mut self, rule: &'static Rule, after: &[String]) {
        let weaker = |known: &After| known.iter().all(|step| after.contains(step));
        if self.seen.iter().any(|(r, known)| ptr::eq(*r, rule) && weaker(known)) {
            return;
        }
        self.seen.push((rule, after.to_vec()));
        let name = entry(self.words, Entry::Rule(rule));
        rule.wordings.iter().for_each(|w| self.find(&w.when, after, &name));
    }

    fn find(&mut self, expr: &'static Expr, after: &[String], whom: &str) {
        match expr {
            Expr::Is(fact) => self.reasons.push((fact, after.to_vec(), whom.to_owned())),
            Expr::Holds(rule) => self.rule(rule, after),
            Expr::AnyRule(rules) => rules.iter().for_each(|rule| self.rule(rule, after)),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|e| self.find(e, after, whom)),
            Expr::Not(inner) => self.find(inner, after, whom),
            Expr::Given(first, second) => {
                self.find(first, after, whom);
                let first = inline(self.words, first);
                let more = (!after.contains(&first)).then_some(first);
                self.find(second, &after.iter().cloned().chain(more).collect::<Vec<_>>(), whom);
            }
            // Classes and roles are goals themselves.
            Expr::Always | Expr::Class(_) | Expr::AnyGround(_) | Expr::InEffect(_) => {}
        }
    }
}
