//! The plan as a calendar file (RFC 5545): one all-day entry for each point that has a day.

use documents::link::code;
use engine::date::Date;
use report::calendar::{Lines, PRODUCT};
use session::isolated;
use text::filled;

use crate::profile::Profile;
use crate::sheets::Writer;

/// When to remind, as a duration before the day (RFC 5545, 3.3.6).
const REMINDER: &str = "-P7D";

/// The calendar file of a plan; `None` if no point of it has a day, as a calendar must have an entry (RFC 5545, 3.6).
#[must_use]
pub fn calendar(writer: &Writer) -> Option<String> {
    let (labels, reflection, lang) = (writer.labels, writer.reflection, writer.words.lang());
    let profile = Profile::of(writer.catalogue, reflection);
    let plan = profile.plan().into_iter().filter_map(|(shown, answer)| Some((answer.until?, shown, answer)));
    let plan: Vec<_> = plan.collect();
    plan.first()?;
    let catalogue = &writer.catalogue.head;
    // Two systems must not replace each other's entries.
    let system =
        if reflection.system.is_empty() { String::new() } else { ["-", &code("system", &reflection.system)].concat() };
    let mut lines = Lines::default();
    lines.add(&["BEGIN:VCALENDAR"]);
    lines.add(&["VERSION:2.0"]);
    lines.add(&["PRODID:", PRODUCT]);
    lines.add(&["CALSCALE:GREGORIAN"]);
    for (until, shown, answer) in plan {
        let point = shown.point;
        let name = point.name.get(lang);
        let named = || filled(labels.event.get(lang), &[("point", name), ("system", &isolated(&reflection.system))]);
        let summary = if reflection.system.is_empty() { name.to_owned() } else { named() };
        let band = [labels.no_law.get(lang), ". ", catalogue.band.get(lang)].concat();
        let said = [point.question.get(lang).to_owned(), isolated(&answer.who), isolated(&answer.note), band];
        let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
        lines.add(&["BEGIN:VEVENT"]);
        lines.add(&["UID:", &catalogue.id, "-", &point.id, &system, "@ai-act-check"]);
        lines.add(&["DTSTAMP:", &stamp(writer).digits(), "T000000Z"]);
        lines.add(&["DTSTART;VALUE=DATE:", &until.digits()]);
        lines.add(&["DTEND;VALUE=DATE:", &until.next().digits()]);
        lines.text("SUMMARY", lang, &summary);
        lines.text("DESCRIPTION", lang, &said.join("\n"));
        lines.text("CATEGORIES", lang, labels.category.get(lang));
        lines.add(&["TRANSP:TRANSPARENT"]);
        lines.add(&["BEGIN:VALARM"]);
        lines.add(&["ACTION:DISPLAY"]);
        lines.add(&["TRIGGER:", REMINDER]);
        lines.text("DESCRIPTION", lang, &summary);
        lines.add(&["END:VALARM"]);
        lines.add(&["END:VEVENT"]);
    }
    lines.add(&["END:VCALENDAR"]);
    Some(lines.finish())
}

/// The day of the last work on it, so that no clock is needed.
fn stamp(writer: &Writer) -> Date {
    writer.reflection.day.unwrap_or(writer.catalogue.head.version)
}
