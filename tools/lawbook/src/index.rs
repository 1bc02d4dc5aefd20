//! Where everything stands, and what hangs together: pages in statute order, who names whom, which case exercises what.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::ptr;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::{Duty, Penalty};
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{Category, Fact, Question, Rule, Rulebook, Schedule};
use ai_act_check::engine::source::{Citation, Unit};
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::rules_of;
use ai_act_check::text::cite;
use anyhow::{Context, Result};
use support::scenario::{Scenario, assuming, bases_of, given, scenarios_of};
use support::tree::eval::{Eval, Facts};
use support::{Given, neutral};

use crate::folder;
use crate::words::{Words, own_act};

/// The annexes in their order.
const ROMAN: [&str; 13] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"];

/// What has a section of its own and can be signed off.
#[derive(Clone, Copy)]
pub enum Entry {
    Rule(&'static Rule),
    Duty(&'static Duty),
}

impl Entry {
    /// "rule.art-5-1-f".
    pub fn id(self) -> String {
        match self {
            Self::Rule(rule) => format!("rule.{}", rule.id),
            Self::Duty(duty) => format!("duty.{}", duty.id),
        }
    }

    pub fn anchor(self) -> String {
        self.id().replace('.', "-")
    }

    /// The key of its name in the language pack.
    pub fn name_key(self) -> String {
        match self {
            Self::Rule(rule) => format!("rule.{}.name", rule.id),
            Self::Duty(duty) => format!("duty.{}.title", duty.id),
        }
    }

    /// The provision it stands under; that of the last wording.
    #[expect(clippy::unwrap_used, reason = "in a sound rulebook every rule has a wording and every duty a provision")]
    pub fn cite(self) -> &'static Citation {
        match self {
            Self::Rule(rule) => &rule.wordings.last().unwrap().cite,
            Self::Duty(duty) => duty.cites.first().unwrap(),
        }
    }

    /// The page it stands on: one for each article or annex of the Regulation, one for each other act.
    pub fn file(self, book: &Rulebook) -> String {
        let cite = self.cite();
        match cite.unit {
            _ if !own_act(book, cite) => format!("{}.md", cite.act.id),
            Unit::Annex => format!("annex-{:02}.md", roman(cite.number())),
            Unit::Recital => "recitals.md".to_owned(),
            unit => {
                let (number, letter) = natural(cite.number());
                let kind = if unit == Unit::Section { "section" } else { "art" };
                format!("{kind}-{number:03}{letter}.md")
            }
        }
    }

    pub fn address(self, book: &Rulebook) -> String {
        format!("{}#{}", self.file(book), self.anchor())
    }
}

/// A page of entries.
pub struct Page {
    pub file: String,
    /// The provision of the first entry.
    pub cite: &'static Citation,
    pub entries: Vec<Entry>,
}

/// Every page, in statute order.
pub fn pages(book: &'static Rulebook) -> Vec<Page> {
    let rules = rules_of(book).into_iter().map(Entry::Rule);
    let mut entries: Vec<Entry> = rules.chain(book.duties().map(Entry::Duty)).collect();
    entries.sort_by_key(|e| order(book, e.cite()));
    let mut pages: Vec<Page> = Vec::new();
    for entry in entries {
        match pages.last_mut() {
            Some(page) if page.file == entry.file(book) => page.entries.push(entry),
            _ => pages.push(Page { file: entry.file(book), cite: entry.cite(), entries: vec![entry] }),
        }
    }
    pages
}

type Place = ((usize, u8, usize, String), Vec<(usize, String)>, u8);

/// The place of a provision: act, then articles, annexes, recitals, then number by number. What stands under a provision as a
/// whole comes after its parts.
fn order(book: &Rulebook, cite: &Citation) -> Place {
    let act = book.acts.iter().take_while(|a| !ptr::eq(**a, cite.act)).count();
    let (rank, (number, letter)) = match cite.unit {
        Unit::Article | Unit::Section | Unit::Paragraph => (0, natural(cite.number())),
        Unit::Annex => (1, (roman(cite.number()), String::new())),
        Unit::Recital => (2, natural(cite.number())),
    };
    let part = |number: &str| if number.is_empty() { (usize::MAX, String::new()) } else { natural(number) };
    let parts = [cite.section, cite.par, cite.point, cite.item].map(|mark| part(&mark));
    ((act, rank, number, letter), parts.into(), cite.sub)
}

fn roman(number: &str) -> usize {
    ROMAN.iter().take_while(|n| **n != number).count() + 1
}

/// "14a" is 14 and "a".
fn natural(number: &str) -> (usize, String) {
    let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = number.strip_suffix(letters).unwrap_or(number);
    (digits.parse().unwrap_or(0), letters.to_owned())
}

/// What a condition names itself.
#[derive(Default)]
pub struct Mentions {
    pub facts: Vec<&'static Fact>,
    pub rules: Vec<&'static Rule>,
    pub categories: Vec<&'static Category>,
}

impl Mentions {
    pub fn of(expr: &'static Expr) -> Self {
        let mut found = Self::default();
        found.add(expr, true);
        found
    }

    /// Only what helps the condition to hold: nothing that is denied.
    fn helpful(expr: &'static Expr) -> Self {
        let mut found = Self::default();
        found.add(expr, false);
        found
    }

    fn add(&mut self, expr: &'static Expr, denied: bool) {
        match expr {
            Expr::Is(fact) => push(&mut self.facts, fact),
            Expr::Holds(rule) => push(&mut self.rules, rule),
            Expr::AnyRule(rules) => rules.iter().for_each(|rule| push(&mut self.rules, rule)),
            Expr::Class(c) | Expr::AnyGround(c) | Expr::InEffect(c) => push(&mut self.categories, c),
            Expr::All(list) | Expr::Any(list) => list.iter().for_each(|e| self.add(e, denied)),
            Expr::Not(inner) if denied => self.add(inner, denied),
            Expr::Always | Expr::Not(_) => {}
            Expr::Given(first, second) => {
                self.add(first, denied);
                self.add(second, denied);
            }
        }
    }

    /// The questions about the facts, in the order of the agenda, without helpers.
    pub fn questions(&self, book: &Rulebook) -> Vec<&'static Question> {
        let asks = |q: &Question| q.helps.is_none() && self.facts.iter().any(|f| q.presents(f));
        book.agenda.iter().copied().filter(|q| asks(q)).collect()
    }

    pub fn names_rule(&self, rule: &'static Rule) -> bool {
        self.rules.iter().any(|r| ptr::eq(*r, rule))
    }
}

fn push<T>(list: &mut Vec<&'static T>, item: &'static T) {
    if !list.iter().any(|i| ptr::eq(*i, item)) {
        list.push(item);
    }
}

/// Every schedule, in the order of first use.
pub fn schedules(book: &'static Rulebook) -> Vec<&'static Schedule> {
    let mut found = Vec::new();
    for rule in rules_of(book) {
        rule.applies.into_iter().for_each(|s| push(&mut found, s));
    }
    book.duties().for_each(|d| push(&mut found, d.applies));
    found
}

/// Every penalty, in the order of first use.
pub fn penalties(book: &Rulebook) -> Vec<&'static Penalty> {
    let mut found = Vec::new();
    book.duties().flat_map(Duty::penalties).for_each(|p| push(&mut found, p));
    found
}

/// The duties that a rule helps to bring about, by whatever way of rules, classes and roles.
pub fn duties_on(book: &Rulebook, rule: &'static Rule) -> Vec<&'static Duty> {
    book.duties().filter(|duty| brings(duty).iter().any(|r| ptr::eq(*r, rule))).collect()
}

fn brings(duty: &'static Duty) -> Vec<&'static Rule> {
    let mut found: Vec<&'static Rule> = Vec::new();
    let mut open: Vec<&'static Rule> = duty.roles.iter().flat_map(|role| role.grounds()).map(|(_, r)| r).collect();
    for expr in [&duty.within, &duty.when] {
        open.extend(leads(expr));
    }
    while let Some(rule) = open.pop() {
        if !found.iter().any(|r| ptr::eq(*r, rule)) {
            found.push(rule);
            open.extend(rule.wordings.iter().flat_map(|w| leads(&w.when)));
        }
    }
    found
}

fn leads(expr: &'static Expr) -> Vec<&'static Rule> {
    let named = Mentions::helpful(expr);
    let grounds = named.categories.iter().flat_map(|c| c.grounds()).map(|(_, rule)| rule);
    named.rules.iter().copied().chain(grounds).collect()
}

/// A case of the rulebook.
#[derive(Clone)]
pub struct Case {
    /// The name of the file, without ending.
    pub file: String,
    pub name: String,
    why: String,
}

/// Cases by what they do with an entry; those that say they are about its provision come first.
#[derive(Default)]
pub struct Exercised {
    pub holds: Vec<Case>,
    /// The first step of the condition is certain, and yet it does not hold.
    pub fails: Vec<Case>,
    pub open: Vec<Case>,
}

/// What every case does with every entry, by the entry's id.
pub fn cases(book: &'static Compiled, pages: &[Page]) -> Result<BTreeMap<String, Exercised>> {
    let bases = bases_of(&folder(book))?;
    let mut found: BTreeMap<String, Exercised> = BTreeMap::new();
    for (file, name, scenario) in scenarios_of(&folder(book))? {
        let result = result(book, &scenario, &bases).with_context(|| format!("{file} [{name}]"))?;
        let file = Path::new(&file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let case = Case { file, name, why: scenario.why };
        for entry in pages.iter().flat_map(|p| &p.entries) {
            let exercised = found.entry(entry.id()).or_default();
            match outcome(*entry, &result) {
                (Truth::Yes, _) => exercised.holds.push(case.clone()),
                (Truth::No, true) => exercised.fails.push(case.clone()),
                (Truth::Unknown, true) => exercised.open.push(case.clone()),
                (Truth::No | Truth::Unknown, false) => {}
            }
        }
    }
    let english = Words::read(book, "en")?.law;
    for entry in pages.iter().flat_map(|p| &p.entries) {
        let place = cite::place(entry.cite(), &english).replace('\u{a0}', " ");
        let Some(Exercised { holds, fails, open }) = found.get_mut(&entry.id()) else { continue };
        for list in [holds, fails, open] {
            list.sort_by_key(|case| !case.why.contains(&place));
        }
    }
    Ok(found)
}

/// The result of a case. All its answers are given at once, as those that are not asked for do not count; what is asked and
/// not said is answered with what says that nothing is so.
fn result(book: &'static Compiled, scenario: &Scenario, bases: &BTreeMap<String, Given>) -> Result<Assessment> {
    let book = assuming(book, scenario)?;
    let day = Date::parse(&scenario.as_of).with_context(|| format!("as_of \"{}\" is no date", scenario.as_of))?;
    let (given, leave_open) = (given(scenario, bases)?, scenario.leave_open);
    let mut answers = Answers::default();
    let unsaid = book.agenda.iter().filter(|q| !leave_open && !q.topic.offered && !given.contains_key(q.id));
    for (id, chosen) in &given {
        give(book, &mut answers, id, &chosen.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    for question in unsaid {
        if let Some(option) = neutral(question) {
            give(book, &mut answers, question.id, &[&option])?;
        }
    }
    loop {
        let result = assess(book, &answers, day)?;
        // Details about the organisation are answered only where a duty depends on them.
        match result.interview.missing.first() {
            Some(question) if !leave_open => {
                let option = neutral(question);
                let option = option.with_context(|| format!("question \"{}\" is not answered", question.id))?;
                give(book, &mut answers, question.id, &[&option])?;
            }
            _ => return Ok(result),
        }
    }
}

fn give(book: &Rulebook, answers: &mut Answers, question: &str, chosen: &[&str]) -> Result<()> {
    Ok(answers.give(book, question, chosen)?)
}

/// The truth of an entry in a case, and whether the case comes near it.
fn outcome(entry: Entry, result: &Assessment) -> (Truth, bool) {
    let eval = &result.interview.eval;
    let written = Eval::new(Facts::from_answers(&result.interview.counted), result.day);
    match entry {
        Entry::Rule(rule) => {
            let near = rule.wording_on(result.day).is_some_and(|w| match &*w.when {
                Expr::Given(first, _) => written.expr(first) == Truth::Yes,
                Expr::All(list) => list.iter().any(|e| matches!(e, Expr::Is(_)) && written.expr(e) == Truth::Yes),
                _ => false,
            });
            (eval.rule(rule), near)
        }
        Entry::Duty(duty) => {
            let within = duty.roles.iter().any(|role| written.within(duty, role) == Truth::Yes);
            // Under an assumption the rulebook has a copy of it.
            let duty = result.book.duties().find(|d| d.id == duty.id).unwrap_or(duty);
            (eval.duty(duty), within)
        }
    }
}

/// The files among which cases are spread, each with its cases.
pub fn by_file(cases: &[Case]) -> Vec<(&str, Vec<&str>)> {
    let files: BTreeSet<&str> = cases.iter().map(|c| &*c.file).collect();
    files.into_iter().map(|f| (f, cases.iter().filter(|c| c.file == f).map(|c| &*c.name).collect())).collect()
}
