//! The days ahead of all systems as one calendar file (RFC 5545): reviews that are due, and days from which classes and duties
//! apply by the last results. One event for each day, whatever the number of systems.

use std::collections::BTreeMap;

use report::calendar::{Lines, PRODUCT};

use super::record::Register;
use super::words::Words;

/// The calendar of a register from the day after `today` (YYYY-MM-DD) on; `None` if nothing is ahead, as a calendar must have an
/// event.
#[must_use]
pub fn calendar(register: &Register, today: &str, words: &Words) -> Option<String> {
    let mut days: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |day: &str, key: &str, parts: &[(&str, &str)]| {
        if day > today && day.len() == 10 {
            days.entry(day.to_owned()).or_default().push(words.fill(key, parts));
        }
    };
    for system in &register.systems {
        let name = ("name", system.name.as_str());
        add(&system.review.next, "calendar.review", &[name]);
        let Some(last) = system.classification.history.last() else { continue };
        for class in &last.classes {
            let class_name = words.class(&class.id);
            add(class.applies_from.as_deref().unwrap_or_default(), "calendar.class", &[name, ("class", &class_name)]);
        }
        let mut duties: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for duty in &last.duties {
            for day in &duty.applies_from {
                duties.entry(day).or_default().push(&duty.id);
            }
        }
        for (day, ids) in duties {
            add(day, "calendar.duties", &[name, ("duties", &ids.join(", "))]);
        }
    }
    let first = days.keys().next()?.clone();
    let mut lines = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", &format!("PRODID:{PRODUCT}"), "CALSCALE:GREGORIAN"] {
        lines.add(&[line]);
    }
    for (day, said) in &days {
        lines.add(&["BEGIN:VEVENT"]);
        lines.add(&["UID:", &register.register.id, "-", day, "@ai-act-check"]);
        // No clock: the same register gives the same file.
        lines.add(&["DTSTAMP:", &digits(&first), "T000000Z"]);
        lines.add(&["DTSTART;VALUE=DATE:", &digits(day)]);
        let count = said.len().to_string();
        lines.text("SUMMARY", words.lang(), &words.fill("calendar.summary", &[("count", &count)]));
        lines.text("DESCRIPTION", words.lang(), &said.join("\n"));
        lines.add(&["TRANSP:TRANSPARENT"]);
        lines.add(&["END:VEVENT"]);
    }
    lines.add(&["END:VCALENDAR"]);
    Some(lines.finish())
}

fn digits(day: &str) -> String {
    day.replace('-', "")
}
