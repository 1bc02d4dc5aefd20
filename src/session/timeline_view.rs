//! The days that matter for this result, past and future, with those that an amendment moved.

use super::Session;
use engine::assess::{DutyOutcome, Moment, Outcome};
use engine::date::Date;
use engine::duty::{Duty, Force};
use engine::truth::Truth;
use text::{Catalogue, Group, key};

/// A day of the timeline.
#[derive(Debug)]
pub struct DayView {
    /// The day.
    pub date: Date,
    /// The day in words.
    pub title: String,
    /// "past", "today" or "future", seen from the day of the assessment.
    pub time: &'static str,
    /// What happens on it. Empty only for the day of the assessment.
    pub events: Vec<String>,
    /// What would have happened on it, had it not been moved.
    pub former: Vec<String>,
}

/// What the timeline gathers before it is put into words.
#[derive(Default)]
struct Gathered {
    /// Days with the classes that begin to apply.
    classes: Vec<(Date, &'static str)>,
    /// Days with how many duties begin to apply.
    duties: Vec<(Date, usize)>,
    /// Days from which duties were moved away.
    moved: Vec<(Date, usize)>,
}

impl DayView {
    /// The timeline of the session, the day of the assessment included; nothing but that day if nothing has a day.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Vec<Self> {
        let assessment = session.assessment();
        let mut gathered = Gathered::default();
        assessment.classes.iter().filter(|o| o.truth == Truth::Yes).for_each(|o| gathered.class(o));
        let owed = |o: &&DutyOutcome| o.truth == Truth::Yes && matches!(o.duty.force, Force::Must | Force::Should);
        assessment.duties.iter().filter(owed).for_each(|o| gathered.duty(o, assessment.day));
        let again = assessment.duties.iter().filter(owed).filter_map(|o| Some((o.again(assessment.day)?, o)));
        let view = |date: Date| {
            let count = |list: &[(Date, usize)], forms: Group| {
                list.iter().filter(|entry| entry.0 == date).map(|entry| words.count(forms, entry.1)).collect::<Vec<_>>()
            };
            let class = |id: &str| words.fill(key::DATES_CLASS, &[("class", &words.get(["class", id, "name"]))]);
            let classes = gathered.classes.iter().filter(|entry| entry.0 == date).map(|entry| class(entry.1));
            let again = again.clone().filter(|(due, _)| *due == date).map(|(_, o)| due_again(o.duty, words));
            DayView {
                date,
                title: words.date(date),
                time: match date.cmp(&assessment.day) {
                    std::cmp::Ordering::Less => "past",
                    std::cmp::Ordering::Equal => "today",
                    std::cmp::Ordering::Greater => "future",
                },
                events: classes.chain(count(&gathered.duties, key::DATES_DUTIES)).chain(again).collect(),
                former: count(&gathered.moved, key::BOOK_MOVED),
            }
        };
        gathered.days(assessment.day, again.clone().map(|(due, _)| due)).into_iter().map(view).collect()
    }
}

impl Gathered {
    /// The first day of each certain ground; a class that is there already needs no second line.
    fn class(&mut self, outcome: &Outcome) {
        for start in outcome.certain().filter_map(|g| g.starts.iter().map(|s| s.from).max()) {
            if !self.classes.contains(&(start, outcome.category.id)) {
                self.classes.push((start, outcome.category.id));
            }
        }
    }

    /// What has a day, which for what is owed already is the last that was possible; what waits for an event has none.
    fn duty(&mut self, outcome: &DutyOutcome, today: Date) {
        let from = match outcome.moment(today) {
            Moment::From(from) => Some(from),
            Moment::Now => outcome.starts.iter().filter(|s| s.only_if.is_none()).map(|s| s.from).max(),
            Moment::OnEvent | Moment::OnlyIf(_, _) | Moment::Open => None,
        };
        let Some(from) = from else { return };
        add(&mut self.duties, from);
        if let Some(former) = outcome.former {
            add(&mut self.moved, former);
        }
    }

    /// Every day once, in order.
    fn days(&self, today: Date, again: impl Iterator<Item = Date>) -> Vec<Date> {
        let classes = self.classes.iter().map(|entry| entry.0);
        let duties = self.duties.iter().chain(&self.moved).map(|entry| entry.0);
        // An insertion is enough for a handful, and a sort weighs kilobytes.
        classes.chain(duties).chain(again).chain([today]).fold(Vec::new(), |mut days, date| {
            let at = days.iter().take_while(|d| **d < date).count();
            if days.get(at) != Some(&date) {
                days.insert(at, date);
            }
            days
        })
    }
}

fn add(list: &mut Vec<(Date, usize)>, date: Date) {
    match list.iter_mut().find(|entry| entry.0 == date) {
        Some(entry) => entry.1 += 1,
        None => list.push((date, 1)),
    }
}

/// "Independent audit: due again".
#[must_use]
pub fn due_again(duty: &Duty, words: &Catalogue) -> String {
    words.fill(["time", "again"], &[("duty", &words.get(["duty", duty.id, "title"]))])
}
