//! Checks of a rulebook against itself. Run by the tests; every fault is a sentence that names the place.

use std::collections::HashSet;
use std::ptr;

use super::date::{Date, Period};
use super::duty::{Duty, Penalty, Sanction};
use super::expr::Expr;
use super::rulebook::{
    Border, Category, Doubt, Fact, Former, Kind, NONE, Question, Rule, Rulebook, Scale, Schedule, Start, Topic, UNKNOWN,
};
use super::source::{Citation, Unit};

/// All faults of a rulebook; empty if it is sound.
#[must_use]
pub fn faults(book: &'static Rulebook) -> Vec<String> {
    let mut v = Validator::walked(book);
    v.agenda();
    v.borders();
    v.former();
    v.overview();
    v.scales();
    v.shared();
    v.facts();
    v.beliefs();
    v.notices();
    v.words();
    v.rules();
    v.ids();
    v.faults
}

/// Every rule that some category uses, in the order of first use.
#[must_use]
pub fn rules_of(book: &'static Rulebook) -> Vec<&'static Rule> {
    Validator::walked(book).rules
}

/// Every open point of the law that something refers to, in the order of first use.
#[must_use]
pub fn doubts_of(book: &'static Rulebook) -> Vec<&'static Doubt> {
    Validator::walked(book).doubts
}

/// Every fact that some question presents, in the order of the agenda.
#[must_use]
pub fn facts_of(book: &Rulebook) -> Vec<&'static Fact> {
    let mut facts: Vec<&'static Fact> = Vec::new();
    for fact in book.agenda.iter().flat_map(|q| q.options).flat_map(|o| o.facts) {
        if !facts.iter().any(|f| ptr::eq(*f, *fact)) {
            facts.push(fact);
        }
    }
    facts
}

/// Every day on which a wording or timetable begins or a rule starts to apply: the only days on which results may change.
#[must_use]
pub fn boundary_dates(book: &'static Rulebook) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    for rule in rules_of(book) {
        days.extend(rule.wordings.iter().map(|w| w.valid.first));
        for table in rule.applies.map_or(&[][..], |s| s.timetables) {
            days.push(table.valid.first);
            days.extend(table.starts.iter().map(|s| s.from));
        }
    }
    days.extend(book.beliefs.iter().map(|b| b.valid.first));
    for duty in book.duties() {
        days.push(duty.valid.first);
        days.extend(duty.valid.last.map(Date::next));
        days.extend(duty.applies.timetables.iter().flat_map(|t| t.starts).map(|s| s.from));
        days.extend(duty.penalties().flat_map(Penalty::lines).map(|l| l.valid.first));
    }
    days.sort();
    days.dedup();
    days
}

/// The annexes that acts have; a slip in a Roman number is found.
const ANNEXES: [&str; 13] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"];

/// Answers are kept as one bit for each option.
const MOST_OPTIONS: usize = 32;

/// Whether a guard shuts out whatever brings a category about.
fn excludes(guard: &'static Expr, category: &Category) -> bool {
    match guard {
        Expr::Not(Expr::AnyGround(other)) => ptr::eq(*other, category),
        Expr::All(parts) => parts.iter().any(|part| excludes(part, category)),
        _ => false,
    }
}

struct Validator {
    book: &'static Rulebook,
    faults: Vec<String>,
    rules: Vec<&'static Rule>,
    doubts: Vec<&'static Doubt>,
    used: Vec<&'static Fact>,
}

impl Validator {
    fn walked(book: &'static Rulebook) -> Self {
        let mut v = Self { book, faults: Vec::new(), rules: Vec::new(), doubts: Vec::new(), used: Vec::new() };
        v.walk();
        v
    }

    fn fault(&mut self, text: String) {
        self.faults.push(text);
    }

    fn walk(&mut self) {
        for category in self.book.categories() {
            self.category(category);
        }
        for duty in self.book.duties() {
            self.duty(duty);
        }
        for pointer in self.book.contacts.iter().chain(self.book.neighbours) {
            self.node(&pointer.when);
            self.cite(&pointer.cite, &format!("pointer \"{}\"", pointer.id));
        }
        self.doubts(self.book.doubts);
    }

    fn duty(&mut self, duty: &'static Duty) {
        let what = format!("duty \"{}\"", duty.id);
        if duty.roles.is_empty() || duty.cites.is_empty() {
            self.fault(format!("{what} has no addressee or no provision"));
        }
        for role in duty.roles {
            if !self.book.roles.iter().any(|r| ptr::eq(*r, *role)) {
                self.fault(format!("{what} addresses \"{}\", which is no role of the rulebook", role.id));
            }
        }
        self.node(&duty.within);
        self.node(&duty.when);
        for cite in duty.cites {
            self.cite(cite, &what);
        }
        self.doubts(duty.doubts);
        self.times(duty, &what);
        self.starts(duty.applies);
        self.schedule(duty.applies, duty.valid.first, &what);
        for penalty in duty.penalties() {
            for line in penalty.lines() {
                self.node(&line.when);
                self.cite(&line.cite, &format!("sanction \"{}\"", line.id));
            }
            let always =
                |line: &Sanction| matches!(*line.when, Expr::Always) && line.valid.first <= self.book.first_day;
            if !penalty.own.last().is_some_and(always) {
                self.fault(format!("penalty \"{}\": the last line must hold always", penalty.id));
            }
        }
    }

    /// A time runs from an event, and what comes again comes after months or years.
    fn times(&mut self, duty: &'static Duty, what: &str) {
        if duty.limit.is_some() && !duty.on_event {
            self.fault(format!("{what} must be met within a time, but after no event"));
        }
        if duty.every.is_some_and(|time| !time.is_of_months() || duty.on_event) {
            self.fault(format!("{what} is due again, but not after months or years, or after an event"));
        }
        let starts = duty.applies.timetables.iter().flat_map(|t| t.starts);
        let after = starts.filter_map(|s| s.after?.time);
        let own = duty.limit.into_iter().chain(duty.every).map(|time| *time);
        if own.chain(after).any(|time| time.count == 0) {
            self.fault(format!("{what} counts a time of nothing; leave it out"));
        }
    }

    fn starts(&mut self, schedule: &'static Schedule) {
        for start in schedule.timetables.iter().flat_map(|t| t.starts) {
            self.node(&start.when);
        }
        self.doubts(schedule.doubts);
    }

    fn doubts(&mut self, doubts: &'static [&'static Doubt]) {
        for doubt in doubts {
            if self.doubts.iter().any(|d| ptr::eq(*d, *doubt)) {
                continue;
            }
            self.doubts.push(doubt);
            let what = format!("doubt \"{}\"", doubt.id);
            self.cite(&doubt.cite, &what);
            self.node(&doubt.when);
            for category in doubt.turns {
                if !self.book.categories().any(|c| ptr::eq(c, *category)) {
                    self.fault(format!("{what} turns \"{}\", which is not in the rulebook", category.id));
                }
            }
        }
    }

    fn category(&mut self, category: &'static Category) {
        self.doubts(category.doubts);
        self.node(&category.guard);
        for (route, rule) in category.grounds() {
            self.node(&route.guard);
            route.unless.into_iter().for_each(|r| self.rule(r));
            self.rule(rule);
        }
    }

    fn rule(&mut self, rule: &'static Rule) {
        if self.rules.iter().any(|r| ptr::eq(*r, rule)) {
            return;
        }
        self.rules.push(rule);
        for wording in rule.wordings {
            self.node(&wording.when);
            self.signs(rule, &wording.when);
        }
        rule.applies.into_iter().for_each(|s| self.starts(s));
        self.doubts(rule.doubts);
    }

    fn node(&mut self, expr: &'static Expr) {
        match expr {
            Expr::Always => {}
            Expr::Is(fact) => self.used.push(fact),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => rules.iter().for_each(|rule| self.rule(rule)),
            Expr::Class(category) | Expr::InEffect(category) | Expr::AnyGround(category) => {
                if !self.book.categories().any(|c| ptr::eq(c, *category)) {
                    self.fault(format!("category \"{}\" is referred to but not in the rulebook", category.id));
                }
            }
            Expr::All(list) | Expr::Any(list) => {
                if list.len() < 2 {
                    self.fault("an `all` or `any` has fewer than two parts; write the part alone".to_owned());
                }
                list.iter().for_each(|e| self.node(e));
            }
            Expr::Not(inner) => self.node(inner),
            Expr::Given(first, second) => {
                self.node(first);
                self.node(second);
            }
        }
    }

    /// A fact that stands in one conjunction both plainly and negated makes the condition empty.
    fn signs(&mut self, rule: &'static Rule, expr: &'static Expr) {
        if let Expr::All(list) = expr {
            for part in *list {
                if let Expr::Is(fact) = part
                    && list.iter().any(|e| matches!(e, Expr::Not(Expr::Is(f)) if ptr::eq(*f, *fact)))
                {
                    self.fault(format!(
                        "rule \"{}\": fact \"{}\" stands in one `all` with both signs",
                        rule.id, fact.id
                    ));
                }
            }
        }
        match expr {
            Expr::All(list) | Expr::Any(list) => list.iter().for_each(|e| self.signs(rule, e)),
            Expr::Not(inner) => self.signs(rule, inner),
            Expr::Given(first, second) => {
                self.signs(rule, first);
                self.signs(rule, second);
            }
            Expr::Always
            | Expr::Is(_)
            | Expr::Holds(_)
            | Expr::AnyRule(_)
            | Expr::Class(_)
            | Expr::AnyGround(_)
            | Expr::InEffect(_) => {}
        }
    }

    fn agenda(&mut self) {
        for (at, question) in self.book.agenda.iter().enumerate() {
            if let Some(main) = question.helps {
                let before = self.book.agenda.iter().take(at).any(|q| q.same(main));
                if !before {
                    self.fault(format!(
                        "question \"{}\" helps \"{}\", which does not come before it",
                        question.id, main.id
                    ));
                }
            }
            self.options(question);
            if question.cites.is_empty() {
                self.fault(format!("question \"{}\" serves no provision", question.id));
            }
            for cite in question.cites.iter().chain(question.options.iter().filter_map(|o| o.cite.as_ref())) {
                self.cite(cite, &format!("question \"{}\"", question.id));
            }
        }
    }

    /// Border cases stand at an option of a question that is asked, once.
    fn borders(&mut self) {
        let mut seen = HashSet::new();
        for Border { question, option, cite } in self.book.borders {
            let what = format!("border cases of \"{option}\" at question \"{}\"", question.id);
            let asked = self.book.agenda.iter().any(|q| q.same(question));
            if !asked || !question.option_ids().any(|id| id == *option) {
                self.fault(format!("{what}: there is no such option; name one, or remove them"));
            }
            if !seen.insert((question.id, option)) {
                self.fault(format!("{what} are there twice; keep one"));
            }
            self.cite(cite, &what);
        }
    }

    fn beliefs(&mut self) {
        for belief in self.book.beliefs {
            self.beside(&format!("belief \"{}\"", belief.id), &belief.when, belief.owes, belief.cites);
        }
    }

    fn notices(&mut self) {
        for notice in self.book.notices {
            self.beside(&format!("notice \"{}\"", notice.id), &notice.when, &[notice.duty], notice.cites);
        }
    }

    fn words(&mut self) {
        for term in self.book.terms {
            self.cite(&term.cite, &format!("term \"{}\"", term.id));
        }
        for paper in self.book.letter.map_or(&[][..], |letter| letter.papers) {
            self.cite(&paper.cite, &format!("paper \"{}\" of the letter", paper.id));
        }
    }

    /// What stands beside the result: nobody is asked for it, so all that its condition hangs on is asked for other reasons.
    fn beside(&mut self, what: &str, when: &'static Expr, duties: &[&str], cites: &[Citation]) {
        let asked = self.used.len();
        self.node(when);
        for fact in self.used.split_off(asked) {
            if !self.used.iter().any(|f| ptr::eq(*f, fact)) {
                self.fault(format!("{what} hangs on the fact \"{}\", for which nobody is asked", fact.id));
            }
        }
        for id in duties.iter().filter(|id| !self.book.duties().any(|duty| duty.id == **id)).collect::<Vec<_>>() {
            self.fault(format!("{what} asks for the duty \"{id}\", which is not in the rulebook"));
        }
        if cites.is_empty() {
            self.fault(format!("{what} has no provision"));
        }
        for cite in cites {
            self.cite(cite, what);
        }
    }

    fn options(&mut self, question: &'static Question) {
        let mut seen = HashSet::new();
        for option in question.options {
            if !seen.insert(option.id) || option.id == NONE || option.id == UNKNOWN {
                self.fault(format!(
                    "question \"{}\": option \"{}\" is there twice or reserved",
                    question.id, option.id
                ));
            }
            if option.facts.is_empty() && question.several() && !option.alone {
                self.fault(format!("question \"{}\": option \"{}\" stands for no fact", question.id, option.id));
            }
            if option.alone && question.kind == Kind::EachLine {
                self.fault(format!(
                    "question \"{}\" is answered line by line, and option \"{}\" excludes the other lines",
                    question.id, option.id
                ));
            }
        }
        if question.option_ids().count() > MOST_OPTIONS {
            self.fault(format!("question \"{}\" has more than {MOST_OPTIONS} options", question.id));
        }
        if question.options.iter().all(|o| o.facts.is_empty()) {
            self.fault(format!("question \"{}\" presents no fact", question.id));
        }
    }

    /// What says the same today is there. An option that still stands is former only where it said more than it does today, or
    /// stood beside others at a question that now takes one.
    fn former(&mut self) {
        let stands = |question: &str, option: &str| {
            self.book.question(question).filter(|q| q.option_ids().any(|id| id == option))
        };
        let mut faults = Vec::new();
        for line in self.book.former {
            let what = format!("former answer {:?} to \"{}\"", line.options, line.question);
            if line.now.is_empty() || !line.now.iter().all(|(question, option)| stands(question, option).is_some()) {
                faults.push(format!("{what}: what says the same today is not there"));
            }
            let today = |option: &&str| stands(line.question, option).is_some_and(Question::several);
            let idle = line.adds() && line.now.len() == line.options.len();
            if line.options.is_empty() || idle || !line.adds() && line.options.iter().all(today) {
                faults.push(format!("{what} still stands and means what it did; leave the line out"));
            }
            let twin = |other: &&Former| (other.question, other.options) == (line.question, line.options);
            if self.book.former.iter().filter(twin).count() > 1 {
                faults.push(format!("{what} is there twice"));
            }
        }
        for line in self.book.opened {
            let (before, option) = line.by;
            let told = line.instead.is_none_or(|known| stands(before, known).is_some());
            if !told || stands(line.question, line.idle).is_none() || stands(before, option).is_none() {
                faults.push(format!("the opened question \"{}\" or what leads to it is not there", line.question));
            }
        }
        self.faults.extend(faults);
    }

    /// Gates and headlines speak of what the rulebook has.
    fn overview(&mut self) {
        let book = self.book;
        let has = |list: &[&'static Category], one: &Category| list.iter().any(|c| ptr::eq(*c, one));
        for gate in book.gates {
            if gate.classes.is_empty() || !gate.classes.iter().all(|c| has(book.classes, c)) {
                self.fault(format!("gate \"{}\" stands for no class, or for one that is not in the rulebook", gate.id));
            }
        }
        if book.gates.iter().filter(|g| g.inverted).count() > 1 {
            self.fault("two gates are inverted; one says whether the law reaches the case".to_owned());
        }
        for headline in book.headlines {
            let what = format!("headline of \"{}\"", headline.class.id);
            let to = headline.leaves.map(|(_, class)| class);
            if !Some(headline.class).into_iter().chain(to).all(|c| has(book.classes, c)) {
                self.fault(format!("{what}: it is, or leaves its words to, no class of the rulebook"));
            }
            if !headline.roles.iter().all(|r| has(book.roles, r)) {
                self.fault(format!("{what} addresses what is no role of the rulebook"));
            }
        }
    }

    /// Of the levels of a scale exactly one holds wherever the law reaches.
    fn scales(&mut self) {
        for scale in self.book.scales {
            let Scale { id, levels } = **scale;
            let what = format!("scale \"{id}\"");
            if levels.len() < 2 {
                self.fault(format!("{what} has fewer than two levels; write a class"));
            }
            let places: Vec<_> =
                levels.iter().map(|l| self.book.classes.iter().position(|c| ptr::eq(*c, *l))).collect();
            if places.contains(&None) {
                self.fault(format!("{what} has a level that is no class of the rulebook"));
            }
            if !places.is_sorted_by(|lower, higher| lower > higher) {
                self.fault(format!("{what}: among the classes the highest level must come first"));
            }
            for (at, level) in levels.iter().enumerate() {
                let (_, above) = levels.split_at(at + 1);
                for higher in above.iter().filter(|higher| !excludes(&level.guard, higher)) {
                    self.fault(format!(
                        "{what}: the guard of \"{}\" does not exclude the grounds of \"{}\" above it",
                        level.id, higher.id
                    ));
                }
            }
            let always = |rule: &Rule| rule.wordings.iter().all(|w| matches!(*w.when, Expr::Always));
            if levels.first().is_some_and(|lowest| !lowest.grounds().any(|(_, rule)| always(rule))) {
                self.fault(format!("{what}: nothing may be below the lowest level; give it a rule that holds always"));
            }
        }
    }

    /// What another rulebook answers are lines of lists here.
    fn shared(&mut self) {
        for line in self.book.shared {
            let what = format!("what \"{}\" of \"{}\" answers", line.category, line.book);
            let asked = self.book.agenda.iter().any(|q| q.same(line.question));
            if !asked || !line.question.options.iter().any(|o| o.id == line.option) {
                self.fault(format!("{what}: question \"{}\" has no option \"{}\"", line.question.id, line.option));
            }
            if !line.question.doubts(line.option) {
                self.fault(format!("{what} cannot be in doubt at question \"{}\"; make it a list", line.question.id));
            }
        }
    }

    fn facts(&mut self) {
        for fact in facts_of(self.book) {
            if !self.used.iter().any(|f| ptr::eq(*f, fact)) {
                self.fault(format!("fact \"{}\" is asked for but no rule uses it", fact.id));
            }
        }
        self.facts_told_twice();
        let used: Vec<_> = self.used.clone();
        for fact in used {
            if !self.book.agenda.iter().any(|q| q.presents(fact)) {
                self.fault(format!("fact \"{}\" is used but no question presents it", fact.id));
            }
        }
    }

    /// Of two questions that tell the same fact one must help the other, so that the order of the answers is no matter.
    fn facts_told_twice(&mut self) {
        for fact in facts_of(self.book) {
            let mut tell = self.book.agenda.iter().copied().filter(|q| q.presents(fact));
            let main = tell.next();
            let helps = |q: &'static Question| q.helps.is_some_and(|helped| main.is_some_and(|m| m.same(helped)));
            if let Some(other) = tell.find(|q| !helps(q)) {
                self.fault(format!("fact \"{}\" is told by \"{}\" too, which helps no question", fact.id, other.id));
            }
        }
    }

    fn rules(&mut self) {
        for rule in self.book.rules().filter(|rule| !self.rules.iter().any(|r| ptr::eq(*r, *rule))).collect::<Vec<_>>()
        {
            self.fault(format!("rule \"{}\" is listed in the rulebook but nothing uses it", rule.id));
        }
        for rule in self.rules.clone() {
            let what = format!("rule \"{}\"", rule.id);
            if !self.book.rules().any(|r| ptr::eq(r, rule)) {
                self.fault(format!("{what} is used but not listed in the rulebook"));
            }
            self.periods(&rule.wordings.iter().map(|w| w.valid).collect::<Vec<_>>(), &what);
            for wording in rule.wordings {
                self.cite(&wording.cite, &what);
            }
            if let Some(schedule) = rule.applies {
                if schedule.timetables.iter().flat_map(|t| t.starts).any(|start: &Start| start.after.is_some()) {
                    self.fault(format!("{what} counts from a day that nobody knows; only duties can"));
                }
                let first = rule.wordings.first().map_or(self.book.first_day, |w| w.valid.first);
                self.schedule(schedule, first, &what);
            }
        }
    }

    /// A schedule covers whatever it is for from its first day on.
    fn schedule(&mut self, schedule: &'static Schedule, first_wording: Date, whose: &str) {
        let what = format!("schedule \"{}\"", schedule.id);
        self.periods(&schedule.timetables.iter().map(|t| t.valid).collect::<Vec<_>>(), &what);
        if schedule.timetables.first().is_some_and(|t| t.valid.first > first_wording) {
            self.fault(format!("{what} begins after the first wording of {whose}"));
        }
        for table in schedule.timetables {
            if !matches!(table.starts.last(), Some(start) if matches!(*start.when, Expr::Always)) {
                self.fault(format!("{what}: the last line of a timetable must hold always"));
            }
            for start in table.starts {
                self.day(start.from, &what);
                self.cite(&start.cite, &what);
            }
        }
    }

    fn periods(&mut self, periods: &[Period], what: &str) {
        for period in periods {
            self.day(period.first, what);
        }
        for pair in periods.windows(2) {
            if let [before, after] = pair
                && before.last.map(Date::next) != Some(after.first)
            {
                self.fault(format!("{what}: a period beginning {} does not adjoin the one before", after.first));
            }
        }
        match periods.last() {
            None => self.fault(format!("{what} has no wording")),
            Some(last) if last.last.is_some() => self.fault(format!("{what}: the last period has an end")),
            Some(_) => {}
        }
    }

    fn day(&mut self, day: Date, what: &str) {
        if !day.exists() {
            self.fault(format!("{what}: the calendar has no {day}"));
        }
    }

    fn cite(&mut self, cite: &Citation, what: &str) {
        let number: u16 = cite.number().trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().unwrap_or(0);
        let known = self.book.acts.iter().any(|a| ptr::eq(*a, cite.act));
        let inside = match cite.unit {
            Unit::Article => (1..=cite.act.articles).contains(&number),
            Unit::Recital => (1..=cite.act.recitals).contains(&number),
            Unit::Annex => ANNEXES.contains(&cite.number()),
            Unit::Paragraph | Unit::Section => !cite.number().is_empty(),
        };
        if !known || !inside {
            self.fault(format!(
                "{what} cites {:?} {} of act \"{}\", which is not there",
                cite.unit,
                cite.number(),
                cite.act.id
            ));
        }
    }

    fn ids(&mut self) {
        let mut topics: Vec<&Topic> = Vec::new();
        for question in self.book.agenda {
            if !topics.iter().any(|t| ptr::eq(*t, question.topic)) {
                topics.push(question.topic);
            }
        }
        let kinds: [(&str, Vec<&str>); 13] = [
            ("topic", topics.iter().map(|t| t.id).collect()),
            ("gate", self.book.gates.iter().map(|g| g.id).collect()),
            ("doubt", self.doubts.iter().map(|d| d.id).collect()),
            ("duty", self.book.duties().map(|d| d.id).collect()),
            ("pointer", self.book.contacts.iter().chain(self.book.neighbours).map(|p| p.id).collect()),
            ("belief", self.book.beliefs.iter().map(|b| b.id).collect()),
            ("notice", self.book.notices.iter().map(|n| n.id).collect()),
            ("term", self.book.terms.iter().map(|t| t.id).collect()),
            ("paper", self.book.letter.iter().flat_map(|l| l.papers).map(|p| p.id).collect()),
            ("question", self.book.agenda.iter().map(|q| q.id).collect()),
            ("fact", facts_of(self.book).iter().map(|f| f.id).collect()),
            ("rule", self.rules.iter().map(|r| r.id).collect()),
            ("category", self.book.categories().map(|c| c.id).collect()),
        ];
        for (kind, ids) in kinds {
            let mut seen = HashSet::new();
            for id in ids {
                if !seen.insert(id) {
                    self.fault(format!("two of kind {kind} have the id \"{id}\""));
                }
                if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
                    self.fault(format!("{kind} id \"{id}\" has characters other than a-z, 0-9 and hyphen"));
                }
            }
        }
    }
}
