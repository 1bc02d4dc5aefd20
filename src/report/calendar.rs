//! The days to come as a calendar file (RFC 5545): one all-day event for each day on which duties or classes begin to apply, and
//! one that comes again for each duty that does.

use std::iter::successors;

use documents::link::code;
use engine::assess::{DutyOutcome, Ground, Moment, Outcome};
use engine::date::{Date, Duration, TimeUnit};
use engine::duty::Force;
use engine::rare::Rare;
use engine::rulebook::Rulebook;
use engine::truth::Truth;
use session::{DutyView, Session, as_of, due_again, isolated, notice};
use text::{Catalogue, cite, key};

/// Who made the file (RFC 5545, 3.7.3). It names no language of the texts: an importer knows a product by it.
pub const PRODUCT: &str = concat!("-//ai-act-check//ai-act-check ", env!("CARGO_PKG_VERSION"), "//EN");
/// The longest line in octets, its end not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;
/// When to remind, as durations before the day (RFC 5545, 3.3.6): 90 days and 30 days.
const REMINDERS: [&str; 2] = ["-P90D", "-P30D"];

/// The calendar file of a session; `None` if no day to come matters, as a calendar must have an entry (RFC 5545, 3.6).
///
/// It has no method (RFC 5546), so that it is imported as entries and not taken for an invitation.
#[must_use]
pub fn calendar(session: &Session, words: &Catalogue) -> Option<String> {
    let writer = Writer { session, words };
    let mut lines = Lines::default();
    lines.add(&["BEGIN:VCALENDAR"]);
    lines.add(&["VERSION:2.0"]);
    lines.add(&["PRODID:", PRODUCT]);
    lines.add(&["CALSCALE:GREGORIAN"]);
    let head = lines.0.len();
    for date in successors(writer.after(session.day()), |date| writer.after(*date)) {
        writer.day(date, &mut lines);
    }
    for (date, every, outcome) in writer.again() {
        writer.repeated(date, every, outcome, &mut lines);
    }
    if lines.0.len() == head {
        return None;
    }
    lines.add(&["END:VCALENDAR"]);
    Some(lines.finish())
}

/// Puts days into events.
struct Writer<'a> {
    session: &'a Session,
    words: &'a Catalogue,
}

impl<'a> Writer<'a> {
    fn owed(&self) -> impl Iterator<Item = &'a DutyOutcome> {
        let owed = |o: &&DutyOutcome| matches!(o.duty.force, Force::Must | Force::Should);
        self.session.assessment().duties.iter().filter(owed)
    }

    /// What must or should be done from a later day on, with that day. What waits for an event has no day.
    fn duties(&self) -> impl Iterator<Item = (Date, &'a DutyOutcome)> {
        let day = self.session.day();
        self.owed().filter_map(move |o| if let Moment::From(date) = o.moment(day) { Some((date, o)) } else { None })
    }

    /// What is due again: the next time, and after what time it always is.
    fn again(&self) -> impl Iterator<Item = (Date, Rare<Duration>, &'a DutyOutcome)> {
        let day = self.session.day();
        self.owed().filter_map(move |o| {
            let every = o.duty.every?;
            Some((o.again(day)?, every, o))
        })
    }

    /// The classes that are certain.
    fn classes(&self) -> impl Iterator<Item = &'a Outcome> {
        self.session.assessment().classes.iter().filter(|o| o.truth == Truth::Yes)
    }

    /// The first day after another one on which something begins.
    fn after(&self, day: Date) -> Option<Date> {
        let classes = self.classes().flat_map(Outcome::certain).filter_map(start);
        classes.chain(self.duties().map(|(date, _)| date)).filter(|date| *date > day).min()
    }

    /// What begins on a day.
    fn day(&self, date: Date, lines: &mut Lines) {
        let day = Day::of(date, self);
        let event = Event { id: &date.to_string(), what: &self.what(&day), link: day.link.as_deref(), every: None };
        self.event(date, &event, &self.description(&day), lines);
    }

    /// A duty that is due again and again.
    fn repeated(&self, date: Date, every: Rare<Duration>, outcome: &DutyOutcome, lines: &mut Lines) {
        let view = DutyView::of(outcome, self.session, self.words);
        let (what, text) = (due_again(outcome.duty, self.words), [self.duty(outcome, &view), self.foot()].join("\n\n"));
        let link = view.cites.iter().find_map(|c| c.link.as_deref());
        self.event(date, &Event { id: view.id, what: &what, link, every: Some(every) }, &text, lines);
    }

    fn event(&self, date: Date, event: &Event, description: &str, lines: &mut Lines) {
        let (book, lang) = (self.session.book(), self.words.lang());
        let summary = self.summary(event.what);
        lines.add(&["BEGIN:VEVENT"]);
        lines.add(&["UID:", book.id, "-", event.id, &self.system(), "@ai-act-check"]);
        lines.add(&["DTSTAMP:", &book.version.digits(), "T000000Z"]);
        lines.add(&["SEQUENCE:", &revision(book).to_string()]);
        lines.add(&["DTSTART;VALUE=DATE:", &date.digits()]);
        lines.add(&["DTEND;VALUE=DATE:", &date.next().digits()]);
        if let Some(every) = event.every {
            let often = if every.unit == TimeUnit::Years { "YEARLY" } else { "MONTHLY" };
            lines.add(&["RRULE:FREQ=", often, ";INTERVAL=", &every.count.to_string()]);
        }
        lines.text("SUMMARY", lang, &summary);
        lines.text("DESCRIPTION", lang, description);
        if let Some(link) = event.link {
            lines.add(&["URL:", link]);
        }
        lines.text("CATEGORIES", lang, &self.words.get(key::BOOK_CALENDAR_CATEGORY));
        lines.add(&["TRANSP:TRANSPARENT"]);
        // The day and not the distance to it: a reminder may be shown late.
        let values = [("date", &*self.words.date(date)), ("summary", &*summary)];
        let alarm = match event.every {
            None => self.words.fill(key::CALENDAR_ALARM, &values),
            // A reminder comes before each of the days.
            Some(_) => summary.clone(),
        };
        for before in REMINDERS {
            lines.add(&["BEGIN:VALARM"]);
            lines.add(&["ACTION:DISPLAY"]);
            lines.add(&["TRIGGER:", before]);
            lines.text("DESCRIPTION", lang, &alarm);
            lines.add(&["END:VALARM"]);
        }
        lines.add(&["END:VEVENT"]);
    }

    /// What tells the events of two systems apart, so that a second file does not replace those of the first.
    fn system(&self) -> String {
        let name = self.session.remarks().name();
        if name.is_empty() { String::new() } else { ["-", &code("system", name)].concat() }
    }

    /// "28 duties begin"; the classes on a day without duties.
    fn what(&self, day: &Day) -> String {
        match day.duties.len() {
            0 => self.words.list(&day.classes.iter().map(|class| class.0.clone()).collect::<Vec<_>>()),
            n => self.words.count(key::CALENDAR_DUTIES, n),
        }
    }

    /// "AI Act: 28 duties begin (CV ranking)".
    fn summary(&self, what: &str) -> String {
        let name = self.session.remarks().name();
        if name.is_empty() {
            return self.words.fill(key::BOOK_CALENDAR_SUMMARY, &[("what", what)]);
        }
        // The name is filled in last, so that braces in it stay what they are.
        self.words.fill(key::BOOK_CALENDAR_NAMED, &[("what", what), ("name", &isolated(name))])
    }

    /// The classes with their grounds, the duties, and what the result is worth.
    fn description(&self, day: &Day) -> String {
        let classes = day.classes.iter().map(|(class, grounds)| self.detail(class, &self.words.list(grounds)));
        let parts = [classes.collect(), day.duties.clone(), vec![self.foot()]];
        let parts = parts.iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n"));
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// What the result is worth.
    fn foot(&self) -> String {
        [&notice(self.session.book(), self.words), " ", &as_of(self.session, self.words)].concat()
    }

    /// "Carry out a conformity assessment (Art. 43(2))", with what else has to be said about it.
    fn duty(&self, outcome: &DutyOutcome, view: &DutyView) -> String {
        let mut duty = self.named(&view.title, &view.place);
        if let Some(tag) = &view.tag {
            duty = self.detail(tag, &duty);
        }
        // While an open answer decides between days, nobody must take this one for certain.
        let open = outcome.starts.iter().any(|s| outcome.starts.iter().any(|other| other.from != s.from));
        match &view.from {
            Some(from) if open => self.words.fill(key::CALENDAR_REMARK, &[("duty", &duty), ("from", from)]),
            _ => duty,
        }
    }

    /// "Recruitment and selection (Annex III, point 4(a))".
    fn ground(&self, ground: &Ground) -> String {
        let name = self.words.get(["rule", ground.rule.id, "name"]);
        let place = ground.rule.wording_on(self.session.day()).map(|w| cite::place(&w.cite, self.words));
        match place {
            Some(place) => self.named(&name, &place),
            None => name,
        }
    }

    fn link(&self, ground: &Ground) -> Option<String> {
        let day = self.session.day();
        cite::link(&ground.rule.wording_on(day)?.cite, self.words, day)
    }

    fn named(&self, name: &str, place: &str) -> String {
        self.words.fill(key::RESULT_NAMED, &[("name", name), ("place", place)])
    }

    fn detail(&self, before: &str, after: &str) -> String {
        self.words.fill(key::CALENDAR_DETAIL, &[("before", before), ("after", after)])
    }
}

/// What is peculiar to an event.
struct Event<'a> {
    /// What tells it from the others of the rulebook.
    id: &'a str,
    /// What happens.
    what: &'a str,
    link: Option<&'a str>,
    /// After what time it comes again.
    every: Option<Rare<Duration>>,
}

/// What begins on a day, in words.
#[derive(Default)]
struct Day {
    /// Each class that begins to apply, with the grounds from which it does.
    classes: Vec<(String, Vec<String>)>,
    /// Each duty that begins to apply.
    duties: Vec<String>,
    /// The address of the first provision that has one.
    link: Option<String>,
}

impl Day {
    fn of(date: Date, writer: &Writer) -> Self {
        let mut day = Self::default();
        for outcome in writer.classes() {
            let grounds: Vec<&Ground> = outcome.certain().filter(|g| start(g) == Some(date)).collect();
            if !grounds.is_empty() {
                let class = writer.words.get(["class", outcome.category.id, "name"]);
                let class = writer.words.fill(key::CALENDAR_CLASS, &[("class", &class)]);
                day.classes.push((class, grounds.iter().map(|g| writer.ground(g)).collect()));
                day.link = day.link.or_else(|| grounds.iter().find_map(|g| writer.link(g)));
            }
        }
        for (_, outcome) in writer.duties().filter(|(from, _)| *from == date) {
            let view = DutyView::of(outcome, writer.session, writer.words);
            day.duties.push(writer.duty(outcome, &view));
            day.link = day.link.or_else(|| view.cites.into_iter().find_map(|c| c.link));
        }
        day
    }
}

/// From when a ground certainly applies, as the timeline has it: by the latest line that is possible.
fn start(ground: &Ground) -> Option<Date> {
    ground.starts.iter().map(|s| s.from).max()
}

/// The revision of an event (RFC 5545, 3.8.7.4): days from the rulebook's first day to its version. A later rulebook raises
/// it, and no clock is needed.
fn revision(book: &Rulebook) -> usize {
    successors(Some(book.first_day), |day| Some(day.next())).take_while(|day| *day < book.version).count()
}

/// A text value (RFC 5545, 3.3.11). Of the control characters only a line break can be written, so that no text can end its
/// line and begin another.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        out
    })
}

/// Content lines, each ended and folded as RFC 5545 asks for (3.1).
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A line from its parts. No character is cut in two, though the format would allow it: not every reader joins octets.
    pub fn add(&mut self, parts: &[&str]) {
        let mut octets = 0;
        for c in parts.iter().flat_map(|part| part.chars()) {
            if octets + c.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A text with its language.
    pub fn text(&mut self, name: &str, lang: &str, text: &str) {
        self.add(&[name, ";LANGUAGE=", lang, ":", &escaped(text)]);
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }
}
