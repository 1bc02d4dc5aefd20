//! When a question is asked: what uses its facts, and what must be certain before. It follows the interview's own way through
//! the rules (`engine::interview::Open`): from what the check wants to know down to facts, later steps after earlier ones.

use std::ptr;

use ai_act_check::engine::duty::{Duty, Force};
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Fact, Question, Rule, Schedule};

use crate::condition::{bracketed, category, entry, question};
use crate::entries::{penalty_link, schedule_link};
use crate::index::{Entry, penalties};
use crate::markdown::{link, list, paragraph};
use crate::words::Words;

/// What must be certain before something is asked, in words; nothing where it may be asked at once.
type After = Vec<String>;

/// A fact, what must be certain before it is asked about, and for whose sake it is asked then.
type Reason = (&'static Fact, After, String);

/// Why facts are asked for.
pub struct Flow<'a> {
    words: &'a Words,
    /// For roles, classes, duties and days.
    reasons: Vec<Reason>,
    /// For fines, reliefs and contacts: nobody is asked for their sake.
    details: Vec<Reason>,
    /// After what each rule was looked into already.
    seen: Vec<(&'static Rule, After)>,
}

impl<'a> Flow<'a> {
    /// Looks into everything that the check wants to know, in its order.
    pub fn of_book(words: &'a Words) -> Self {
        let mut flow = Self { words, reasons: Vec::new(), details: Vec::new(), seen: Vec::new() };
        for c in words.book.categories() {
            let name = category(words, c);
            flow.find(&c.guard, &[], &name);
            for route in c.routes {
                flow.find(&route.guard, &[], &name);
            }
            for (_, rule) in c.grounds() {
                flow.rule(rule, &[]);
                rule.applies.into_iter().for_each(|s| flow.schedule(s));
            }
        }
        let (reliefs, duties): (Vec<_>, Vec<_>) = words.book.duties().partition(|d| d.force == Force::May);
        flow.duties(&duties);
        let goals = std::mem::take(&mut flow.reasons);
        flow.seen.clear();
        flow.duties(&reliefs);
        flow.penalties_and_contacts();
        flow.details = std::mem::replace(&mut flow.reasons, goals);
        flow
    }

    fn duties(&mut self, duties: &[&'static Duty]) {
        for duty in duties {
            let name = entry(self.words, Entry::Duty(duty));
            self.find(&duty.when, &[bracketed(self.words, &duty.within)], &name);
            self.schedule(duty.applies);
        }
    }

    fn penalties_and_contacts(&mut self) {
        for penalty in penalties(self.words.book) {
            let name = penalty_link(self.words, penalty.id);
            penalty.lines().for_each(|l| self.find(&l.when, &[], &name));
        }
        let book = self.words.book;
        for pointer in book.contacts.iter().chain(book.neighbours) {
            let name = self.words.pointer(pointer);
            self.find(&pointer.when, &[], &link(&name, &format!("contacts.md#pointer-{}", pointer.id)));
        }
    }

    /// In words: what the question is asked for, and after what.
    pub fn of(&self, asked: &'static Question) -> String {
        let words = self.words;
        if let Some(main) = asked.helps {
            return paragraph(&words.fill("flow.helper", &[("question", &question(words, main))]));
        }
        let mut text = String::new();
        let reasons = by_condition(&self.reasons, asked);
        if !reasons.is_empty() {
            text = paragraph(&words.say("flow.lead")) + &list(reasons.iter().map(|r| self.reason(r)));
        }
        if asked.topic.offered {
            let mut entries: Vec<String> = Vec::new();
            for whom in by_condition(&self.details, asked).into_iter().flat_map(|(_, entries)| entries) {
                if !entries.contains(&whom) {
                    entries.push(whom);
                }
            }
            let key = if reasons.is_empty() { "flow.only-offered" } else { "flow.offered" };
            text += &paragraph(&words.fill(key, &[("entries", &words.list(&entries))]));
        }
        text
    }

    fn reason(&self, (after, entries): &(&After, Vec<String>)) -> String {
        let condition = match after.as_slice() {
            // What stands alone needs no brackets.
            [only] => only.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(only).to_owned(),
            several => self.words.list(several),
        };
        let values = [("condition", &*condition), ("entries", &*self.words.list(entries))];
        self.words.fill(if after.is_empty() { "flow.for" } else { "flow.after" }, &values)
    }

    /// The day matters once something is certain for which it is the day.
    fn schedule(&mut self, schedule: &'static Schedule) {
        let (name, after) = (schedule_link(self.words, schedule), [self.words.say("flow.dated")]);
        schedule.timetables.iter().flat_map(|t| t.starts).for_each(|s| self.find(&s.when, &after, &name));
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
                let first = bracketed(self.words, first);
                let more = (!after.contains(&first)).then_some(first);
                self.find(second, &after.iter().cloned().chain(more).collect::<Vec<_>>(), whom);
            }
            // Classes and roles are goals themselves.
            Expr::Always | Expr::Class(_) | Expr::AnyGround(_) | Expr::InEffect(_) => {}
        }
    }
}

/// For whose sake a question is asked, by what must be certain before.
fn by_condition<'r>(reasons: &'r [Reason], asked: &Question) -> Vec<(&'r After, Vec<String>)> {
    let mut found: Vec<(&After, Vec<String>)> = Vec::new();
    for (_, after, whom) in reasons.iter().filter(|(fact, _, _)| asked.presents(fact)) {
        match found.iter_mut().find(|(known, _)| *known == after) {
            Some((_, entries)) if entries.contains(whom) => {}
            Some((_, entries)) => entries.push(whom.clone()),
            None => found.push((after, vec![whom.clone()])),
        }
    }
    found
}
