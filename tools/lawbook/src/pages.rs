//! The pages beside the provisions: contents, method, questions, duties, classes, dates, penalties, contacts, open points.

use std::ptr;

use ai_act_check::engine::duty::{Duty, Penalty, Pointer, Sanction};
use ai_act_check::engine::expr::Expr;
use ai_act_check::engine::rulebook::{
    Belief, Category, Choice, Doubt, Holder, Kind, Question, Route, Rule, Scale, Schedule, Start, Timetable,
};
use ai_act_check::engine::source::{Basis, Unit};
use ai_act_check::engine::validate::{doubts_of, rules_of};
use ai_act_check::session::sanction_text;

use crate::condition::{bracketed, category, category_id, category_name, entry, inline, nested};
use crate::entries::{doubt, force, penalty_link, schedule_link};
use crate::flow::Flow;
use crate::index::{Entry, Page, penalties, schedules};
use crate::markdown::{escaped, heading, link, list, paragraph, table};
use crate::words::Words;
use crate::{Lawbook, proofs};

/// The pages that are no provision, in the order of the contents.
const BESIDE: [&str; 11] = [
    "method",
    "questions",
    "classes",
    "duties",
    "dates",
    "penalties",
    "contacts",
    "beliefs",
    "readings",
    "open-points",
    "proofs",
];

impl Lawbook<'_> {
    /// Every page with its name.
    pub fn all(&self) -> Vec<(String, String)> {
        let mut files = vec![("README.md".to_owned(), self.contents())];
        for name in self.beside() {
            let text = match name {
                "method" => self.method(),
                "questions" => self.questions(),
                "classes" => self.classes(),
                "duties" => self.duties(),
                "dates" => self.dates(),
                "penalties" => self.penalties(),
                "contacts" => self.contacts(),
                "beliefs" => self.beliefs(),
                "readings" => self.readings(),
                "open-points" => self.open_points(),
                _ => proofs::page(self.words, self.statements),
            };
            files.push(self.page(format!("{name}.md"), &self.words.say(&format!("{name}.title")), &text));
        }
        files.extend(
            self.pages.iter().map(|p| self.page(p.file.clone(), &page_title(self.words, p), &self.provision(p))),
        );
        files
    }

    /// The pages that are no provision and have something to tell. What is no law has no statements that a lawyer would sign.
    fn beside(&self) -> impl Iterator<Item = &'static str> {
        let book = self.words.book;
        BESIDE.into_iter().filter(|name| match *name {
            "beliefs" => !book.beliefs.is_empty(),
            "proofs" => book.mark.is_none(),
            _ => true,
        })
    }

    /// At every heading of a rulebook that is no law it says so.
    fn marked(&self, text: String) -> String {
        let Some(mark) = self.words.book.mark else { return text };
        let mark = self.words.law(&format!("mark.{}", *mark));
        let line = |line: &str| if line.starts_with('#') { format!("{line} ({mark})\n") } else { format!("{line}\n") };
        text.lines().map(line).collect()
    }

    /// A page begins with its title, and below it the ways back to the contents and to the other languages.
    fn page(&self, file: String, title: &str, text: &str) -> (String, String) {
        let back = link(&self.words.say("title"), "README.md");
        let text = format!("# {title}\n\n{back} · {}\n\n{text}", self.other_languages(&file));
        (file, self.marked(text.trim_end().to_owned() + "\n"))
    }

    fn other_languages(&self, file: &str) -> String {
        let links = self.words.law.others().map(|(code, name)| link(name, &format!("../{code}/{file}")));
        links.collect::<Vec<_>>().join(" · ")
    }

    fn contents(&self) -> String {
        let words = self.words;
        let (holding, lapsed): (Vec<_>, Vec<_>) = self
            .reviews
            .signed
            .iter()
            .partition(|s| self.entries().any(|e| e.id() == s.id && self.fingerprint(e) == s.fingerprint));
        let review = if self.reviews.signed.is_empty() {
            words.say("contents.unsigned")
        } else {
            let numbers = [holding.len(), lapsed.len()].map(|n| n.to_string());
            words.fill("contents.signed", &[("n", &numbers[0]), ("lapsed", &numbers[1])])
        };
        let beside = self.beside().map(|name| {
            link(&words.say(&format!("{name}.title")), &format!("{name}.md"))
                + ": "
                + &words.say(&format!("{name}.what"))
        });
        let provisions = self.pages.iter().map(|p| link(&page_title(words, p), &p.file));
        let version = words.date(words.book.version);
        let text = [
            format!("# {}\n\n", words.say("title")),
            paragraph(&self.other_languages("README.md")),
            paragraph(&words.fill("contents.what", &[("version", &version)])),
            paragraph(&format!("**{review}**")),
            paragraph(&words.say("contents.how")),
            heading(2, "pages", &words.say("contents.beside")),
            list(beside),
            heading(2, "provisions", &words.say("contents.provisions")),
            list(provisions),
        ]
        .concat();
        self.marked(text.trim_end().to_owned() + "\n")
    }

    fn method(&self) -> String {
        let words = self.words;
        let part = |name: &str| {
            heading(2, name, &words.say(&format!("method.{name}.title")))
                + &paragraph(&words.say(&format!("method.{name}.text")))
        };
        ["facts", "values", "steps", "day", "classes", "duties", "read", "review"].map(part).concat()
    }

    fn provision(&self, page: &Page) -> String {
        let entries = page.entries.iter().map(|e| {
            let name = link(&self.words.law(&e.name_key()), &format!("#{}", e.anchor()));
            format!("{} {}: {name}", self.words.say(kind(*e)), self.words.place(e.cite()))
        });
        list(entries) + &page.entries.iter().map(|e| self.section(*e)).collect::<String>()
    }

    fn questions(&self) -> String {
        let order = self
            .words
            .book
            .agenda
            .iter()
            .map(|q| format!("1. {}\n", link(&self.words.title(q), &format!("#question-{}", q.id))));
        let flow = Flow::of_book(self.words);
        let sections = self.words.book.agenda.iter().map(|q| self.question(q, &flow));
        [
            paragraph(&self.words.say("questions.lead")),
            paragraph(&self.words.say("questions.common")),
            order.collect(),
            "\n".to_owned(),
            sections.collect(),
        ]
        .concat()
    }

    fn question(&self, asked: &'static Question, flow: &Flow) -> String {
        let words = self.words;
        let said = |part: &str| words.law(&format!("question.{}.{part}", asked.id));
        let cites: Vec<String> = asked.cites.iter().map(|c| words.cite(c, words.always())).collect();
        let lines = [
            words.fill("question.topic", &[("topic", &words.law(&format!("topic.{}", asked.topic.id)))]),
            words.fill("question.cites", &[("cites", &words.list(&cites))]),
            words.fill("question.counts", &[("example", &said("counts"))]),
            words.fill("question.counts-not", &[("example", &said("counts-not"))]),
            words.fill("question.why", &[("why", &said("why"))]),
        ];
        let kind = words.say(if asked.kind == Kind::One { "question.one" } else { "question.several" });
        let judgement = if asked.judgement { words.say("question.judgement") } else { String::new() };
        [
            heading(2, &format!("question-{}", asked.id), &words.title(asked)),
            paragraph(&said("hint")),
            list(self.options(asked)),
            paragraph(format!("{kind} {judgement}").trim_end()),
            list(lines),
            flow.of(asked),
        ]
        .concat()
    }

    /// What can be chosen. "None of these" and "I don't know" are explained once, above all questions.
    fn options(&self, asked: &'static Question) -> Vec<String> {
        let words = self.words;
        let option = |o: &Choice| {
            let note = words.law.find(&format!("question.{}.note.{}", asked.id, o.id));
            let note = note.map(|n| format!(" {}", escaped(&n))).unwrap_or_default();
            let cite = o.cite.map(|c| format!(" ({})", words.cite(&c, words.always()))).unwrap_or_default();
            [words.option(asked, o.id), note, cite].concat()
        };
        asked.options.iter().map(option).collect()
    }

    fn classes(&self) -> String {
        let part = |name: &str, list: &'static [&'static Category]| {
            let sections = list.iter().map(|c| self.category(c)).collect::<String>();
            heading(2, name, &self.words.say(&format!("classes.{name}"))) + &sections
        };
        let book = self.words.book;
        let scales = book.scales.iter().map(|scale| self.scale(scale)).collect::<String>();
        paragraph(&self.words.say("classes.lead"))
            + &scales
            + &part("classes", book.classes)
            + &part("roles", book.roles)
    }

    /// The levels of a scale in their order.
    fn scale(&self, scale: &Scale) -> String {
        let words = self.words;
        let levels = scale.levels.iter().map(|level| category(words, level));
        let name = words.law(&format!("scale.{}.name", scale.id));
        heading(2, &format!("scale-{}", scale.id), &name) + &paragraph(&words.say("classes.scale")) + &list(levels)
    }

    fn category(&self, c: &'static Category) -> String {
        let words = self.words;
        let what = if words.book.roles.iter().any(|r| ptr::eq(*r, c)) { "then" } else { "what" };
        let what = words.law(&format!("{}.{what}", category_id(words, c).replacen('-', ".", 1)));
        let guard = match *c.guard {
            Expr::Always => String::new(),
            _ => nested(words, &words.say("classes.guard"), &c.guard),
        };
        let ways: Vec<(String, &'static [&'static Rule])> =
            c.routes.iter().map(|way| (self.needs(way), way.grounds)).collect();
        // Ways that need the same are one way to a reader.
        let routes = ways.chunk_by(|a, b| a.0 == b.0).map(|alike| self.ways(alike)).collect::<String>();
        let each = if c.each { paragraph(&words.say("classes.each")) } else { String::new() };
        let doubts = c.doubts.iter().map(|d| paragraph(&words.fill("doubt", &[("text", &doubt(words, d))])));
        [
            heading(3, &category_id(words, c), &category_name(words, c)),
            paragraph(&what),
            guard,
            routes,
            each,
            doubts.collect(),
        ]
        .concat()
    }

    fn ways(&self, ways: &[(String, &'static [&'static Rule])]) -> String {
        let [(needs, _), ..] = ways else { return String::new() };
        let grounds = ways.iter().flat_map(|(_, grounds)| *grounds);
        let grounds: Vec<String> = grounds.map(|r| entry(self.words, Entry::Rule(r))).collect();
        let lead = if grounds.len() == 1 { "classes.ground" } else { "classes.grounds" };
        [paragraph(&self.words.say(lead)), list(grounds), needs.clone()].concat()
    }

    /// What the grounds of a way need besides, and what shuts it.
    fn needs(&self, way: &'static Route) -> String {
        let words = self.words;
        let shut = way
            .unless
            .map(|rule| paragraph(&words.fill("classes.unless", &[("rule", &entry(words, Entry::Rule(rule)))])));
        let guard = match *way.guard {
            Expr::Always => String::new(),
            _ => nested(words, &words.say("classes.route-guard"), &way.guard),
        };
        guard + &shut.unwrap_or_default()
    }

    fn duties(&self) -> String {
        let words = self.words;
        let head =
            ["duty", "roles", "condition", "from", "penalty", "cite"].map(|h| words.say(&format!("duties.head.{h}")));
        let row = |duty: &'static Duty| {
            let name = entry(words, Entry::Duty(duty));
            let cites: Vec<String> = duty.cites.iter().map(|c| words.place(c)).collect();
            let roles: Vec<String> = duty.roles.iter().map(|r| category_name(words, r)).collect();
            let fines: Vec<String> = duty.penalties().map(|p| penalty_link(words, p.id)).collect();
            [name, words.any(&roles), duty_case(words, duty), days(words, duty), fines.join("; "), words.list(&cites)]
        };
        let part = |name: &str| {
            let rows: Vec<_> = words.book.duties().filter(|d| force(d.force) == name).map(row).collect();
            heading(2, name, &words.say(&format!("duties.{name}"))) + &table(&head, &rows)
        };
        paragraph(&words.say("duties.lead")) + &["must", "should", "consider", "may"].map(part).concat()
    }

    fn dates(&self) -> String {
        let words = self.words;
        let acts = words.book.acts.iter().flat_map(|act| {
            let name = words.law(&format!("act.{}.name", act.id));
            if act.texts.is_empty() {
                return vec![[name, words.say("dates.no-text"), String::new()]];
            }
            let text = |(from, celex): &(_, &str)| [name.clone(), words.date(*from), format!("`{celex}`")];
            act.texts.iter().map(text).collect()
        });
        let named = words.book.dates.iter().map(|d| [words.date(d.date), words.say(&format!("date.{}", d.id))]);
        let schedules = schedules(self.words.book).into_iter().map(|s| self.schedule(s));
        [
            paragraph(&words.say("dates.lead")),
            heading(2, "days", &words.say("dates.days")),
            table(&["day", "what"].map(|h| words.say(&format!("dates.head.{h}"))), &named.collect::<Vec<_>>()),
            heading(2, "schedules", &words.say("dates.schedules")),
            schedules.collect(),
            heading(2, "acts", &words.say("dates.acts")),
            table(&["act", "since", "text"].map(|h| words.say(&format!("dates.head.{h}"))), &acts.collect::<Vec<_>>()),
        ]
        .concat()
    }

    fn schedule(&self, schedule: &'static Schedule) -> String {
        let words = self.words;
        let name = words.say(&format!("schedule.{}", schedule.id));
        let start = |start: &'static Start, table: &Timetable| {
            let only = start.only_if.filter(|_| start.after.is_none()).map(|event| {
                let text = words.law.fill(&format!("event.{event}.when"), &[("date", &words.date(start.from))]);
                format!(" ({})", escaped(&text))
            });
            let values = [
                ("date", &*words.start(start)),
                ("cite", &*words.cite(&start.cite, table.valid)),
                ("when", &*inline(words, &start.when)),
            ];
            let key = if matches!(*start.when, Expr::Always) { "dates.otherwise" } else { "dates.if" };
            format!("1. {}{}\n", words.fill(key, &values), only.unwrap_or_default())
        };
        let table = |t: &'static Timetable| {
            let lines: String = t.starts.iter().map(|s| start(s, t)).collect();
            let key = if t.starts.len() == 1 { "dates.table-one" } else { "dates.table" };
            format!("{}\n\n{lines}\n", words.fill(key, &[("period", &words.period(t.valid))]))
        };
        let tables = schedule.timetables.iter().rev().map(table).collect::<String>();
        let doubts = schedule.doubts.iter().map(|d| paragraph(&words.fill("doubt", &[("text", &doubt(words, d))])));
        [heading(3, &format!("schedule-{}", schedule.id), &name), tables, doubts.collect()].concat()
    }

    fn penalties(&self) -> String {
        let section = |penalty: &'static Penalty| {
            let words = self.words;
            let name = words.say(&format!("penalty.{}", penalty.id));
            let lines = penalty.lines().map(|l| format!("1. {}\n", self.sanction(l)));
            [heading(2, &format!("penalty-{}", penalty.id), &name), lines.collect(), "\n".to_owned()].concat()
        };
        paragraph(&self.words.say("penalties.lead"))
            + &penalties(self.words.book).into_iter().map(section).collect::<String>()
    }

    fn sanction(&self, line: &'static Sanction) -> String {
        let words = self.words;
        let key = if matches!(*line.when, Expr::Always) { "penalties.otherwise" } else { "penalties.if" };
        let values = [
            ("when", &*inline(words, &line.when)),
            ("text", &*escaped(&sanction_text(line, &words.law))),
            ("cite", &*words.cite(&line.cite, line.valid)),
            ("period", &*words.period(line.valid)),
        ];
        let basis = words.basis(line.basis).map(|b| format!(" {b}"));
        words.fill(key, &values) + &basis.unwrap_or_default()
    }

    fn contacts(&self) -> String {
        let part = |name: &str, list: &'static [Pointer]| {
            let sections = list.iter().map(|p| self.pointer(p)).collect::<String>();
            heading(2, name, &self.words.say(&format!("contacts.{name}"))) + &sections
        };
        paragraph(&self.words.say("contacts.lead"))
            + &part("contacts", self.words.book.contacts)
            + &part("neighbours", self.words.book.neighbours)
    }

    fn pointer(&self, pointer: &'static Pointer) -> String {
        let words = self.words;
        let mut lines = vec![words.fill("contacts.cite", &[("cite", &words.cite(&pointer.cite, words.always()))])];
        if !pointer.link.is_empty() {
            lines.push(words.fill("contacts.site", &[("site", &link(pointer.link, pointer.link))]));
        }
        if pointer.general {
            lines.push(words.say("contacts.general"));
        }
        lines.extend(words.basis(pointer.basis));
        [
            heading(3, &format!("pointer-{}", pointer.id), &words.pointer(pointer)),
            paragraph(&words.law(&format!("pointer.{}.what", pointer.texts))),
            list(lines),
            nested(words, &words.say("contacts.when"), &pointer.when),
        ]
        .concat()
    }

    /// What is often believed: what is so instead, where it stands, in which cases a result says it.
    fn beliefs(&self) -> String {
        paragraph(&self.words.say("beliefs.lead"))
            + &self.words.book.beliefs.iter().map(|b| self.belief(b)).collect::<String>()
    }

    fn belief(&self, belief: &'static Belief) -> String {
        let words = self.words;
        let say = |part| words.law(&format!("belief.{}.{part}", belief.id));
        let cites = belief.cites.iter().map(|c| words.cite(c, belief.valid)).collect::<Vec<_>>().join(", ");
        let owes = belief.owes.iter().map(|id| words.law(&format!("duty.{id}.title"))).collect::<Vec<_>>();
        let owes = (!owes.is_empty()).then(|| words.fill("beliefs.owes", &[("duties", &words.law.list(&owes))]));
        [
            heading(2, &format!("belief-{}", belief.id), &say("says")),
            paragraph(&say("truth")),
            list(
                [words.fill("contacts.cite", &[("cite", &cites)])]
                    .into_iter()
                    .chain(words.basis(belief.basis))
                    .chain(owes),
            ),
            nested(words, &words.say("contacts.when"), &belief.when),
        ]
        .concat()
    }

    /// Each point where the law can be read in more than one way: our reading, the other, who holds it, what it changes.
    fn readings(&self) -> String {
        let words = self.words;
        let rows = doubts_of(words.book).into_iter().map(|d| {
            let point = words.law(&format!("doubt.{}.name", d.id));
            let holder = match d.holder {
                Holder::Text => "text",
                Holder::Commission => "commission",
                Holder::Draft => "draft",
                Holder::Open => "open",
            };
            let turns: Vec<String> = d.turns.iter().map(|c| category(words, c)).collect();
            let changes = match turns.as_slice() {
                [] => words.fill("readings.touches", &[("entries", &words.list(&self.places(d)))]),
                turns => words.list(turns),
            };
            let case = match &*d.when {
                Expr::Always => words.say("condition.always"),
                when => inline(words, when),
            };
            [
                format!("<a id=\"doubt-{}\"></a>{point} ({})", d.id, words.cite(&d.cite, words.always())),
                words.reading(d, "ours"),
                words.reading(d, "other"),
                words.say(&format!("readings.held-by.{holder}")),
                changes,
                case,
            ]
        });
        let heads = ["point", "ours", "other", "holder", "changes", "case"];
        let heads = heads.map(|name| words.say(&format!("readings.{name}")));
        paragraph(&words.say("readings.lead")) + &table(&heads, &rows.collect::<Vec<_>>())
    }

    /// What stands on something else than the words of the law.
    fn open_points(&self) -> String {
        let words = self.words;
        let resting = |basis: Basis| {
            let entries = self.entries().filter(|e| rests_on(*e) == Some(basis)).map(|e| entry(words, e));
            let title = words.basis(basis).unwrap_or_default();
            match list(entries) {
                none if none.is_empty() => none,
                entries => paragraph(&title) + &entries,
            }
        };
        paragraph(&words.say("open-points.lead"))
            + &[Basis::Recital, Basis::Guideline, Basis::OurReading, Basis::Reported].map(resting).concat()
    }

    fn entries(&self) -> impl Iterator<Item = Entry> {
        self.pages.iter().flat_map(|p| p.entries.iter().copied())
    }

    /// What an open point touches.
    fn places(&self, doubt: &'static Doubt) -> Vec<String> {
        let has = |list: &[&'static Doubt]| list.iter().any(|d| ptr::eq(*d, doubt));
        let classes = self.words.book.categories().filter(|c| has(c.doubts)).map(|c| category(self.words, c));
        let rules =
            rules_of(self.words.book).into_iter().filter(|r| has(r.doubts)).map(|r| entry(self.words, Entry::Rule(r)));
        let duties = self.words.book.duties().filter(|d| has(d.doubts)).map(|d| entry(self.words, Entry::Duty(d)));
        let dates =
            schedules(self.words.book).into_iter().filter(|s| has(s.doubts)).map(|s| schedule_link(self.words, s));
        classes.chain(rules).chain(duties).chain(dates).collect()
    }
}

/// "Art. 5: Prohibited AI practices".
fn page_title(words: &Words, page: &Page) -> String {
    let cite = page.cite;
    if !words.own_act(cite) {
        return words.law(&format!("act.{}.name", cite.act.id));
    }
    let unit = match cite.unit {
        Unit::Recital => return words.say("unit.recitals"),
        Unit::Annex => "annex",
        Unit::Section => "section",
        _ => "article",
    };
    let title = words.say(&format!("{unit}.{}", cite.number()));
    words.fill(&format!("unit.{unit}"), &[("number", cite.number()), ("title", &title)])
}

fn kind(entry: Entry) -> &'static str {
    match entry {
        Entry::Rule(_) => "kind.rule",
        Entry::Duty(duty) => match force(duty.force) {
            "must" => "kind.must",
            "should" => "kind.should",
            "consider" => "kind.consider",
            _ => "kind.may",
        },
    }
}

/// The class or kind of case of a duty and its own condition, in one line.
fn duty_case(words: &Words, duty: &'static Duty) -> String {
    if matches!(*duty.when, Expr::Always) {
        return inline(words, &duty.within);
    }
    let values = [("within", &*bracketed(words, &duty.within)), ("when", &*bracketed(words, &duty.when))];
    words.fill("duties.and", &values)
}

/// The days from which a duty can apply, by what is law now; and until when the duty was law, if it no longer is.
fn days(words: &Words, duty: &'static Duty) -> String {
    let starts = duty.applies.timetables.last().into_iter().flat_map(|t| t.starts);
    let (counted, dated): (Vec<_>, Vec<_>) = starts.partition(|s| s.after.is_some());
    let mut days: Vec<_> = dated.into_iter().map(|s| s.from).collect();
    days.sort_unstable();
    days.dedup();
    let days = days.into_iter().map(|d| words.date(d));
    let days: Vec<String> = counted.into_iter().map(|s| words.start(s)).chain(days).collect();
    let days = link(&words.any(&days), &format!("dates.md#schedule-{}", duty.applies.id));
    match duty.valid.last {
        None => days,
        Some(_) => words.fill("duties.past", &[("days", &days), ("period", &words.period(duty.valid))]),
    }
}

/// What an entry stands on, if not on the words of the law.
fn rests_on(entry: Entry) -> Option<Basis> {
    let basis = match entry {
        Entry::Rule(rule) => rule.wordings.last().map_or(Basis::Text, |w| w.basis),
        Entry::Duty(duty) => duty.basis,
    };
    (basis != Basis::Text).then_some(basis)
}
