//! The dates of the law as files for other sites: `dates.json`, and a calendar for each language. In the repository a calendar has
//! the line ends of all texts there; `cargo xtask dist` gives it those of RFC 5545.

use ai_act_check::engine::rulebook::NamedDate;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::session::CiteView;
use icalendar::{Calendar, Component, Event, Property};
use serde_json::{Map, Value, json};

use crate::Files;
use crate::words::Words;

/// The named days that belong to the law today, in order of time.
fn today() -> Vec<&'static NamedDate> {
    let mut dates: Vec<_> = BOOK.dates.iter().copied().filter(|named| named.valid.contains(BOOK.version)).collect();
    dates.sort_by_key(|named| named.date);
    dates
}

/// What happens on a day.
fn title(named: &NamedDate, words: &Words) -> String {
    words.say(&format!("date.{}", named.id))
}

/// The document, beside the folders of the languages.
pub const DOCUMENT: &str = "dates.json";

/// The files, by their place in the folder of the lawbook.
pub fn files(languages: &[Words]) -> Files {
    let calendars = languages.iter().map(|words| (format!("{}/dates.ics", words.lang), calendar(words)));
    [(DOCUMENT.to_owned(), format!("{:#}\n", document(languages)))].into_iter().chain(calendars).collect()
}

fn document(languages: &[Words]) -> Value {
    let by_language = |value: &dyn Fn(&Words) -> Value| {
        languages.iter().map(|words| (words.lang.to_owned(), value(words))).collect::<Map<_, _>>()
    };
    let entry = |named: &&NamedDate| {
        let cite = |words: &Words| {
            let cite = CiteView::of(&named.cite, &words.law, BOOK.version);
            json!({ "text": cite.text, "link": cite.link })
        };
        json!({
            "id": named.id,
            "day": named.date.to_string(),
            "former": named.former.map(|day| day.to_string()),
            "title": by_language(&|words| title(named, words).into()),
            "cite": by_language(&cite),
        })
    };
    json!({
        "rulebook": { "id": BOOK.id, "version": BOOK.version.to_string() },
        "dates": today().iter().map(entry).collect::<Vec<_>>(),
    })
}

fn calendar(words: &Words) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//ai-act-check//lawbook//EN"));
    for named in today() {
        let cite = CiteView::of(&named.cite, &words.law, BOOK.version);
        let mut event = Event::new();
        event
            .uid(&format!("{}-{}@ai-act-check", BOOK.id, named.id))
            .add_property("DTSTAMP", format!("{}T000000Z", BOOK.version.digits()))
            .append_property(day("DTSTART", &named.date.digits()))
            .append_property(day("DTEND", &named.date.next().digits()))
            .summary(&title(named, words))
            .description(&cite.text);
        if let Some(link) = &cite.link {
            event.url(link);
        }
        calendar.push(event.done());
    }
    calendar.done().to_string().replace("\r\n", "\n")
}

/// A whole day (RFC 5545, 3.3.4).
fn day(name: &str, digits: &str) -> Property {
    Property::new(name, digits).add_parameter("VALUE", "DATE").done()
}
