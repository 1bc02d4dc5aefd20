//! The sections on rules and duties.

use ai_act_check::engine::duty::{Duty, Force};
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{Category, Doubt, Rule, Schedule};
use ai_act_check::engine::source::Basis;
use ai_act_check::engine::validate::rules_of;
use ai_act_check::session::times;

use crate::Lawbook;
use crate::condition::{category, entry, nested, question};
use crate::index::{Case, Entry, Mentions, by_file, duties_on, penalties, schedules};
use crate::markdown::{escaped, heading, link, list, paragraph};
use crate::words::Words;
use crate::{folder, up};

/// So many cases of a kind are named.
const CASES: usize = 6;
/// More duties than these are told by their number.
const DUTIES: usize = 10;

impl Lawbook<'_> {
    /// The whole section on an entry.
    pub fn section(&self, item: Entry) -> String {
        let title = format!("{}: {}", self.words.place(item.cite()), self.words.law(&item.name_key()));
        let print = self.fingerprint(item);
        let review = self.reviews.of(self.words, &item.id(), &print);
        let foot = self.words.fill("review.foot", &[("id", &item.id()), ("fingerprint", &print)]);
        [
            heading(2, &item.anchor(), &title),
            content(self.words, item),
            self.leads(item),
            self.cases_of(item),
            paragraph(&(foot + &review)),
        ]
        .concat()
    }

    /// What hangs on an entry.
    fn leads(&self, item: Entry) -> String {
        let Entry::Rule(rule) = item else { return String::new() };
        let duties = duties_on(self.words.book, rule);
        let names: Vec<String> = duties.iter().map(|d| entry(self.words, Entry::Duty(d))).collect();
        let duties = match names.len() {
            0 => String::new(),
            n if n <= DUTIES => paragraph(&self.words.fill("rule.duties", &[("duties", &self.words.list(&names))])),
            _ => paragraph(&self.words.say("rule.many-duties")),
        };
        let users = self.users(rule);
        let users = if users.is_empty() {
            String::new()
        } else {
            paragraph(&self.words.fill("rule.users", &[("users", &self.words.list(&users))]))
        };
        users + &duties
    }

    /// Who names a rule: classes and roles, other rules, duties, dates, penalties, contacts.
    fn users(&self, rule: &'static Rule) -> Vec<String> {
        let book = self.words.book.book;
        let names = |expr: &'static Expr| Mentions::of(expr).names_rule(rule);
        let classes = book.categories().filter(|c| {
            let routes = c.routes.iter().any(|r| names(&r.guard) || r.unless.is_some_and(|u| std::ptr::eq(u, rule)));
            names(&c.guard) || routes || c.grounds().any(|(_, ground)| std::ptr::eq(ground, rule))
        });
        let rules = rules_of(book).into_iter().filter(|r| r.wordings.iter().any(|w| names(&w.when)));
        let duties = book.duties().filter(|d| names(&d.within) || names(&d.when));
        let dates =
            schedules(book).into_iter().filter(|s| s.timetables.iter().flat_map(|t| t.starts).any(|s| names(&s.when)));
        let fines = penalties(book).into_iter().filter(|p| p.lines().any(|l| names(&l.when)));
        let pointers = book.contacts.iter().chain(book.neighbours).filter(|p| names(&p.when));
        let mut found: Vec<String> = classes.map(|c| category(self.words, c)).collect();
        found.extend(rules.map(|r| entry(self.words, Entry::Rule(r))));
        found.extend(duties.map(|d| entry(self.words, Entry::Duty(d))));
        found.extend(dates.map(|s| schedule_link(self.words, s)));
        found.extend(fines.map(|p| penalty_link(self.words, p.id)));
        found.extend(pointers.map(|p| link(&self.words.pointer(p), &format!("contacts.md#pointer-{}", p.id))));
        found
    }

    fn cases_of(&self, item: Entry) -> String {
        let Some(found) = self.cases.get(&item.id()) else { return String::new() };
        let kind = if matches!(item, Entry::Rule(_)) { "rule" } else { "duty" };
        let named = |key: &str, cases: &[Case]| {
            (!cases.is_empty()).then(|| self.words.fill(&format!("cases.{kind}-{key}"), &[("cases", &self.few(cases))]))
        };
        let lines = [named("holds", &found.holds), named("fails", &found.fails), named("open", &found.open)];
        let lines = list(lines.into_iter().flatten());
        if lines.is_empty() {
            return self.words.fault(format!(
                "no case in {}/cases exercises {}; write one",
                folder(self.words.book),
                item.id()
            ));
        }
        paragraph(&self.words.say("cases.lead")) + &lines
    }

    /// The first few cases, by file.
    fn few(&self, cases: &[Case]) -> String {
        let shown = cases.get(..CASES).unwrap_or(cases);
        let of_file = |(file, names): (&str, Vec<&str>)| {
            let names: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
            format!(
                "{}: {}",
                link(
                    &format!("`{file}`"),
                    &format!("{}{}/cases/{file}.toml", up(self.words.book), folder(self.words.book))
                ),
                names.join(", ")
            )
        };
        let shown = by_file(shown).into_iter().map(of_file).collect::<Vec<_>>().join("; ");
        if cases.len() > CASES { self.words.fill("cases.more", &[("cases", &shown)]) } else { shown }
    }
}

/// What an entry says about the law: that is what a lawyer signs.
pub fn content(words: &Words, item: Entry) -> String {
    match item {
        Entry::Rule(rule) => rule_content(words, rule),
        Entry::Duty(duty) => duty_content(words, duty),
    }
}

fn rule_content(words: &Words, rule: &'static Rule) -> String {
    let then = words.law(&format!("rule.{}.then", rule.id));
    let mut text = paragraph(&words.fill("rule.then", &[("then", &then)]));
    // The wording that is law now comes first.
    for wording in rule.wordings.iter().rev() {
        let values = [("period", &*words.period(wording.valid)), ("cite", &*words.cite(&wording.cite, wording.valid))];
        text.push_str(&nested(words, &words.fill("rule.condition", &values), &wording.when));
        text.extend(words.basis(wording.basis).map(|b| paragraph(&words.fill("basis", &[("basis", &b)]))));
    }
    text + &rule.applies.map_or_else(|| paragraph(&words.say("rule.no-day")), |s| paragraph(&applies(words, s)))
        + &asked(words, rule.wordings.iter().map(|w| &*w.when))
        + &doubts(words, rule.doubts.iter().chain(rule.applies.into_iter().flat_map(|s| s.doubts)))
}

/// The questions that conditions ask themselves, and whether more come by way of what they name.
fn asked(words: &Words, exprs: impl Iterator<Item = &'static Expr>) -> String {
    let mut all = Mentions::default();
    for found in exprs.map(Mentions::of) {
        all.facts.extend(found.facts);
        all.rules.extend(found.rules);
        all.categories.extend(found.categories);
    }
    let questions: Vec<String> = all.questions(words.book).into_iter().map(|q| question(words, q)).collect();
    let further = !all.rules.is_empty() || !all.categories.is_empty();
    let list = words.list(&questions);
    match (questions.is_empty(), further) {
        (true, true) => paragraph(&words.say("questions.further")),
        (true, false) => String::new(),
        (false, false) => paragraph(&words.fill("questions.own", &[("questions", &list)])),
        (false, true) => paragraph(
            &(words.fill("questions.own", &[("questions", &list)]) + " " + &words.say("questions.and-further")),
        ),
    }
}

fn duty_content(words: &Words, duty: &'static Duty) -> String {
    let said = |part: &str| words.law(&format!("duty.{}.{part}", duty.id));
    let line = |key: &str, value: &str| words.fill(&format!("duty.{key}"), &[("value", value)]);
    let cites: Vec<String> = duty.cites.iter().map(|c| words.cite(c, duty.valid)).collect();
    let mut lines = vec![
        line("force", &words.say(&format!("force.{}", force(duty.force)))),
        line("provisions", &words.list(&cites)),
        line("roles", &roles(words, duty.roles)),
        line("step", &said("step")),
    ];
    if duty.force == Force::Must {
        lines.push(line("evidence", &said("evidence")));
    }
    if duty.on_event {
        lines.push(line("event", &said("event")));
    }
    lines.extend(times(duty, &words.law).iter().map(|time| escaped(time)));
    if duty.force != Force::May {
        let penalties: Vec<String> = duty.penalties().map(|p| penalty_link(words, p.id)).collect();
        lines.push(line("penalty", &penalties.join("; ")));
    }
    if duty.valid != words.always() {
        lines.push(line("valid", &words.period(duty.valid)));
    }
    [
        paragraph(&said("what")),
        list(lines),
        duty_condition(words, duty),
        paragraph(&applies(words, duty.applies)),
        asked(words, [&*duty.within, &*duty.when].into_iter()),
        basis(words, duty.basis),
        doubts(words, duty.doubts.iter().chain(duty.applies.doubts)),
    ]
    .concat()
}

/// The class or kind of case, and what must hold besides.
fn duty_condition(words: &Words, duty: &'static Duty) -> String {
    let within = nested(words, &words.say("duty.within"), &duty.within);
    match *duty.when {
        Expr::Always => within,
        _ => within + &nested(words, &words.say("duty.when"), &duty.when),
    }
}

fn basis(words: &Words, basis: Basis) -> String {
    words.basis(basis).map_or_else(String::new, |b| paragraph(&words.fill("basis", &[("basis", &b)])))
}

fn doubts<'d>(words: &Words, doubts: impl Iterator<Item = &'d &'static Doubt>) -> String {
    doubts.map(|d| paragraph(&words.fill("doubt", &[("text", &doubt(words, d))]))).collect()
}

/// An open point with the provision it comes from.
pub fn doubt(words: &Words, doubt: &'static Doubt) -> String {
    let cite = words.cite(&doubt.cite, words.always());
    words.fill("doubt-text", &[("text", &words.law(&format!("doubt.{}.text", doubt.id))), ("cite", &cite)])
}

pub fn roles(words: &Words, roles: &[&'static Category]) -> String {
    words.any(&roles.iter().map(|r| category(words, r)).collect::<Vec<_>>())
}

pub fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "must",
        Force::Should => "should",
        Force::Consider => "consider",
        Force::May => "may",
    }
}

/// From when: the day, or the days by case; and what the law said before.
pub fn applies(words: &Words, schedule: &'static Schedule) -> String {
    let table = |t: &'static ai_act_check::engine::rulebook::Timetable| match t.starts {
        [only] => {
            let values = [("date", &*words.start(only)), ("cite", &*words.cite(&only.cite, t.valid))];
            words.fill("applies.from", &values)
        }
        several if several.iter().any(|s| s.after.is_some()) => {
            let whens: Vec<String> = several.iter().map(|s| words.start(s)).collect();
            words.fill("applies.either", &[("dates", &words.any(&whens))])
        }
        several => {
            let mut days: Vec<_> = several.iter().map(|s| s.from).collect();
            days.sort_unstable();
            days.dedup();
            let days: Vec<String> = days.into_iter().map(|d| words.date(d)).collect();
            words.fill("applies.either", &[("dates", &words.any(&days))])
        }
    };
    let [before @ .., last] = schedule.timetables else { return String::new() };
    let mut text = words.fill("applies.now", &[("when", &table(last)), ("schedule", &schedule_link(words, schedule))]);
    for former in before.iter().rev() {
        let values = [("when", &*table(former)), ("period", &*words.period(former.valid))];
        text.push(' ');
        text.push_str(&words.fill("applies.formerly", &values));
    }
    text
}

pub fn schedule_link(words: &Words, schedule: &Schedule) -> String {
    link(&words.say(&format!("schedule.{}", schedule.id)), &format!("dates.md#schedule-{}", schedule.id))
}

pub fn penalty_link(words: &Words, id: &str) -> String {
    link(&words.say(&format!("penalty.{id}")), &format!("penalties.md#penalty-{id}"))
}
