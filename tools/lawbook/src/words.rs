//! The words of one language: those of the language pack, and those that only the lawbook needs (`src/text/words/<lang>/lawbook.toml`).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use ai_act_check::engine::date::{Date, Period};
use ai_act_check::engine::duty::Pointer;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{Doubt, Question, Rulebook, Start};
use ai_act_check::engine::source::{Basis, Citation};
use ai_act_check::rulebooks::packs_of;
use ai_act_check::session::{CiteView, option_label, pointer_name};
use ai_act_check::text::{Catalogue, key};
use anyhow::{Context, Result};

use crate::markdown::{escaped, link};

/// The words, which of the lawbook's own were used, and what was found missing on the way.
pub struct Words {
    /// The rulebook that they are about.
    pub book: &'static Compiled,
    pub lang: &'static str,
    pub law: Catalogue,
    own: BTreeMap<String, &'static str>,
    used: RefCell<BTreeSet<String>>,
    faults: RefCell<BTreeSet<String>>,
}

impl Words {
    /// Reads those of a rulebook in a language.
    pub fn read(book: &'static Compiled, lang: &'static str) -> Result<Self> {
        let packs = packs_of(book.id, lang).with_context(|| format!("this build has no language {lang}"))?;
        let mut own = packs.texts();
        own.retain(|key, _| key.starts_with("lawbook.") || key.starts_with("reading."));
        let law = Catalogue::read(packs.whole, book)?;
        Ok(Self { book, lang, law, own, used: RefCell::default(), faults: RefCell::default() })
    }

    /// Notes what is wrong, so that all of it can be said at once. Nothing stands in its place: with a fault no page is written.
    pub fn fault(&self, fault: String) -> String {
        self.faults.borrow_mut().insert(fault);
        String::new()
    }

    /// What is wrong with the pages that were made of these words.
    pub fn faults(&self) -> Vec<String> {
        self.faults.borrow().iter().cloned().collect()
    }

    fn own(&self, key: &str) -> String {
        let missing = || self.fault(format!("{}: key \"{key}\" is missing; write the text", self.lang));
        self.own.get(key).map_or_else(missing, |text| self.law.dated(text))
    }

    /// A text of the lawbook's own. It may hold Markdown.
    ///
    /// A rulebook may have another one for itself, under `lawbook.own`.
    pub fn say(&self, key: &str) -> String {
        let [own, common] = [format!("own.{key}"), key.to_owned()];
        let key = if self.own.contains_key(&format!("lawbook.{own}")) { own } else { common };
        self.used.borrow_mut().insert(key.clone());
        self.own(&format!("lawbook.{key}"))
    }

    /// One of the readings of an open point, in which nothing is a sign of Markdown: "ours" or "other".
    pub fn reading(&self, doubt: &Doubt, whose: &str) -> String {
        escaped(&self.own(&format!("reading.{}.{whose}", doubt.id)))
    }

    /// The same with its placeholders filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.say(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// A text of the language pack, in which nothing is a sign of Markdown.
    pub fn law(&self, key: &str) -> String {
        escaped(
            &self
                .law
                .find(key)
                .unwrap_or_else(|| self.fault(format!("the language pack \"{}\" has no \"{key}\"", self.lang))),
        )
    }

    /// The name of a contact or of neighbouring law.
    pub fn pointer(&self, pointer: &Pointer) -> String {
        escaped(&pointer_name(pointer, &self.law))
    }

    /// The keys that no page used, but for common ones of which this rulebook has no need.
    #[cfg(test)]
    pub fn unused(&self) -> Vec<&str> {
        let used = self.used.borrow();
        let common = self.book.mark.is_some();
        let keys = self.own.keys().filter_map(|k| k.strip_prefix("lawbook."));
        keys.filter(|k| !used.contains(*k) && (!common || k.starts_with("own."))).collect()
    }

    /// Since the rulebook can tell anything.
    pub fn always(&self) -> Period {
        Period::since(self.book.first_day)
    }

    /// The act that the rulebook is about.
    pub fn own_act(&self, cite: &Citation) -> bool {
        own_act(self.book, cite)
    }

    /// When a line of a timetable begins: a day, or a time after one that nobody knows.
    pub fn start(&self, start: &Start) -> String {
        match start.after.and(start.only_if) {
            Some(event) => escaped(&self.law.get(&format!("event.{event}.when"))),
            None => self.date(start.from),
        }
    }

    pub fn date(&self, date: Date) -> String {
        self.law.date(date)
    }

    /// "since 1 August 2024", "from 1 August 2024 to 26 July 2026".
    pub fn period(&self, period: Period) -> String {
        let first = self.date(period.first);
        match period.last {
            None => self.fill("period.since", &[("first", &first)]),
            Some(last) => self.fill("period.until", &[("first", &first), ("last", &self.date(last))]),
        }
    }

    pub fn list(&self, words: &[String]) -> String {
        self.law.list(words)
    }

    /// Words of which any one will do: "a, b or c".
    pub fn any(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => self.law.fill(key::EITHER, &[("first", &first.join(", ")), ("last", last)]),
        }
    }

    pub fn title(&self, question: &Question) -> String {
        self.law(&format!("question.{}.title", question.id))
    }

    /// An option in quotation marks.
    pub fn option(&self, question: &Question, option: &str) -> String {
        self.law.fill(key::CHANGES_QUOTED, &[("answer", &escaped(&option_label(question, option, &self.law)))])
    }

    /// A citation that leads to the official text of a period: today's, unless that period has passed. The name of the
    /// Regulation itself goes without saying.
    pub fn cite(&self, cite: &Citation, period: Period) -> String {
        let day = if period.last.is_some() { period.first } else { self.book.version };
        let view = CiteView::of(cite, &self.law, day);
        let text = if self.own_act(cite) { view.place } else { view.text };
        view.link.map_or_else(|| escaped(&text), |to| link(&escaped(&text), &to))
    }

    /// The same without a link, for headings.
    pub fn place(&self, cite: &Citation) -> String {
        let view = CiteView::of(cite, &self.law, self.book.version);
        escaped(&if self.own_act(cite) { view.place } else { view.text })
    }

    /// What stands on something else than the words of the law says so.
    pub fn basis(&self, basis: Basis) -> Option<String> {
        let key = match basis {
            Basis::Text => return None,
            Basis::Recital => key::BASIS_RECITAL,
            Basis::Guideline => key::BASIS_GUIDELINE,
            Basis::OurReading => key::BASIS_READING,
            Basis::Reported => key::BASIS_REPORTED,
        };
        Some(escaped(&self.law.get(key)))
    }
}

/// The act that the rulebook is about.
pub fn own_act(book: &Rulebook, cite: &Citation) -> bool {
    book.acts.first().is_some_and(|act| ptr::eq(cite.act, *act))
}
