//! Phrases that result and duties have in common: days, the basis of a statement, open points.

use engine::assess::{DutyOutcome, Moment, Outcome};
use engine::date::{Date, Duration};
use engine::duty::Duty;
use engine::rare::Rare;
use engine::rulebook::{Doubt, Start};
use engine::source::{Basis, Citation, Unit};
use text::{Catalogue, key};

/// The moments of what is owed in order of time, each once, with how many duties it has.
pub(super) fn moments(owed: &[&DutyOutcome], day: Date) -> Vec<(Moment, usize)> {
    let mut moments: Vec<(Moment, usize)> = Vec::new();
    for moment in owed.iter().map(|o| o.moment(day)) {
        // An insertion is enough for a handful, and a sort weighs kilobytes.
        let at = moments.iter().take_while(|m| m.0 < moment).count();
        match moments.get_mut(at) {
            Some(entry) if entry.0 == moment => entry.1 += 1,
            _ => moments.insert(at, (moment, 1)),
        }
    }
    moments
}

/// The day from which a class applies; both days while an open answer decides between them.
pub(super) fn dates(outcome: &Outcome, words: &Catalogue, day: Date) -> String {
    let word = |date| words.date(date);
    match outcome.span() {
        None => String::new(),
        Some((first, last)) if first == last || last <= day => word(last),
        Some((first, last)) => words.fill(key::EITHER, &[("first", &word(first)), ("last", &word(last))]),
    }
}

/// From when lines of a timetable apply, in words: one day, or several while an open answer decides. Once all have come nobody
/// is asked any more. What counts from a day that nobody knows says so.
pub(super) fn applies(starts: &[&'static Start], words: &Catalogue, day: Date) -> Option<String> {
    if starts.iter().any(|s| s.after.is_some()) {
        let waits = starts.iter().filter_map(|s| Some(words.get(["event", s.only_if?, "when"])));
        return Some(waits.collect::<Vec<_>>().join("; "));
    }
    let days = || starts.iter().map(|s| s.from);
    let (first, last) = (days().min()?, days().max()?);
    let either = |key| words.fill(key, &[("first", &words.date(first)), ("last", &words.date(last))]);
    let date = if first == last { words.date(first) } else { either(key::EITHER) };
    Some(if last <= day {
        words.fill(key::FROM_SINCE, &[("date", &date)])
    } else if first != last {
        either(key::FROM_EITHER)
    } else {
        words.fill(key::FROM_LATER, &[("date", &date)])
    })
}

/// The names of open points of the law, as one goes through them in a sentence.
pub(super) fn points(doubts: &[&Doubt], words: &Catalogue) -> String {
    words.list(&doubts.iter().map(|d| words.get(["doubt", d.id, "name"])).collect::<Vec<_>>())
}

/// A remark on what does not stand on the words of the law. A German statute we have read, though not in its gazette.
pub(super) fn basis(basis: Basis, cite: &Citation, words: &Catalogue) -> Option<String> {
    let key = match basis {
        Basis::Text => return None,
        Basis::Recital => key::BASIS_RECITAL,
        Basis::Guideline => key::BASIS_GUIDELINE,
        Basis::OurReading => key::BASIS_READING,
        Basis::Reported if cite.unit == Unit::Section => key::BASIS_COPIES,
        Basis::Reported => key::BASIS_REPORTED,
    };
    Some(words.get(key))
}

/// How soon after its event a duty must be met, and after what time it is due again.
#[must_use]
pub fn times(duty: &Duty, words: &Catalogue) -> Vec<String> {
    let length = |time: Duration| {
        let n = time.count.into();
        words.fill(["time", time.unit.id(), words.form(n)], &[("n", &n.to_string())])
    };
    let said = |key, time: Option<Rare<Duration>>| Some(words.fill(["time", key], &[("time", &length(*time?))]));
    [said("limit", duty.limit), said("interval", duty.every)].into_iter().flatten().collect()
}

/// The same after what is said of its day.
pub(super) fn timed(from: Option<String>, duty: &Duty, words: &Catalogue) -> Option<String> {
    let times = times(duty, words).into_iter();
    times.fold(from, |said, time| Some(said.map_or_else(String::new, |said| said + "; ") + &time))
}
