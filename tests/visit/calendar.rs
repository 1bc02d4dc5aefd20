//! The calendar file: read back by an independent parser, one event for each day to come, hostile names stay text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::Moment;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::Force;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::Rulebook;
use ai_act_check::engine::truth::Truth;
use ai_act_check::report::calendar::calendar;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::pack;
use ai_act_check::session::{DayView, DutiesView, LONGEST_NAME, Session, notice};
use ai_act_check::text::{Catalogue, LANGUAGES, cite};
use icalendar::parser::{Component, ParseString, read_calendar, unfold};
use support::cases;

const TODAY: Date = Date::new(2026, 11, 21);
/// The last day of the Regulation as it was first made.
const BEFORE_AMENDMENT: Date = Date::new(2026, 7, 26);

/// The same law, read again eleven days later.
static LATER: LazyLock<&Compiled> =
    LazyLock::new(|| Compiled::of(Box::leak(Box::new(Rulebook { version: Date::new(2026, 12, 2), ..*BOOK.book }))));

const CV_RANKING: &[(&str, &[&str])] = &[
    ("object", &["system"]),
    ("activity", &["offer"]),
    ("stage", &["use"]),
    ("exclusions", &["abroad"]),
    ("origin", &["own"]),
    ("union", &["outside"]),
    ("union-links", &["market"]),
    ("output", &["none"]),
    ("practices", &["none"]),
    ("areas", &["employment"]),
    ("employment", &["filter"]),
    ("profiling", &["yes"]),
    ("providing", &["none"]),
    ("existing", &["new"]),
];

fn words(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

fn cv_ranking_by(book: &'static Compiled, day: Date) -> Session {
    let mut answers = Answers::default();
    for (question, options) in CV_RANKING {
        answers.give(book, question, options).unwrap();
    }
    Session::with_answers(book, answers, day).unwrap()
}

fn cv_ranking() -> Session {
    cv_ranking_by(&BOOK, TODAY)
}

/// The answers of every scenario by name.
static CASES: LazyLock<Vec<(String, Answers)>> = LazyLock::new(cases);

/// A visit on a day, at the result.
fn visit(answers: &Answers, day: Date) -> Session {
    Session::with_answers(&BOOK, answers.clone(), day).unwrap()
}

/// The scenario with this name.
fn case(name: &str) -> Session {
    visit(&CASES.iter().find(|case| case.0 == name).unwrap().1, TODAY)
}

/// The value of a property that stands exactly once.
fn value<'a>(component: &'a Component, name: &str) -> &'a str {
    let found: Vec<_> = component.properties.iter().filter(|p| p.name == name).collect();
    assert_eq!(found.len(), 1, "{name} in {component:?}");
    found[0].val.as_str()
}

/// The value of a parameter of a property.
fn parameter<'a>(component: &'a Component, name: &str, key: &str) -> Option<&'a str> {
    let property = component.properties.iter().find(|p| p.name == name).unwrap();
    property.params.iter().find(|p| p.key == key).and_then(|p| p.val.as_ref()).map(ParseString::as_str)
}

/// An event as the parser read it.
#[derive(Debug, PartialEq, Eq)]
struct Event {
    uid: String,
    stamp: String,
    sequence: u32,
    start: String,
    end: String,
    summary: String,
    description: String,
    url: String,
    alarms: Vec<(String, String)>,
}

/// Reads a file and checks what holds for each: lines, properties and components, none of them unknown.
fn events(file: &str, lang: &str) -> Vec<Event> {
    check_lines(file);
    let unfolded = unfold(file);
    unfolded.lines().filter_map(|l| l.split_once(&format!(";LANGUAGE={lang}:"))).for_each(|l| check_text(l.1));
    let calendar = read_calendar(&unfolded).unwrap_or_else(|e| panic!("{e}\n{file}"));
    let names: Vec<_> = calendar.properties.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["VERSION", "PRODID", "CALSCALE"], "and no METHOD: nobody is invited");
    assert_eq!(calendar.properties[0].val.as_str(), "2.0");
    calendar.components.iter().map(|component| event(component, lang)).collect()
}

fn event(component: &Component, lang: &str) -> Event {
    assert_eq!(component.name, "VEVENT");
    let names: BTreeSet<_> = component.properties.iter().map(|p| p.name.as_str()).collect();
    let known =
        ["CATEGORIES", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "TRANSP", "UID", "URL"];
    assert_eq!(names, BTreeSet::from(known));
    for dated in ["DTSTART", "DTEND"] {
        assert_eq!(parameter(component, dated, "VALUE"), Some("DATE"), "an event of whole days");
    }
    for said in ["SUMMARY", "DESCRIPTION", "CATEGORIES"] {
        assert_eq!(parameter(component, said, "LANGUAGE"), Some(lang));
    }
    assert_eq!(value(component, "TRANSP"), "TRANSPARENT", "nobody is busy that day");
    let alarm = |alarm: &Component| {
        assert_eq!(alarm.name, "VALARM");
        assert!(alarm.components.is_empty() && alarm.properties.len() == 3, "{alarm:?}");
        assert_eq!(value(alarm, "ACTION"), "DISPLAY");
        assert_eq!(parameter(alarm, "DESCRIPTION", "LANGUAGE"), Some(lang));
        (value(alarm, "TRIGGER").to_owned(), value(alarm, "DESCRIPTION").to_owned())
    };
    let text = |name| value(component, name).to_owned();
    Event {
        uid: text("UID"),
        stamp: text("DTSTAMP"),
        sequence: value(component, "SEQUENCE").parse().unwrap(),
        start: text("DTSTART"),
        end: text("DTEND"),
        summary: text("SUMMARY"),
        description: text("DESCRIPTION"),
        url: text("URL"),
        alarms: component.components.iter().map(alarm).collect(),
    }
}

/// Every physical line ends with CR LF, has at most 75 octets, and no other control character.
fn check_lines(file: &str) {
    assert!(file.ends_with("\r\n"));
    for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!((1..=75).contains(&line.len()), "{} octets: {line}", line.len());
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
    }
}

/// A text value escapes what RFC 5545 (3.3.11) asks for and nothing else; the parser would forgive it.
fn check_text(value: &str) {
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        assert!(!";,".contains(sign), "{sign} stands bare in {value}");
        if sign == '\\' {
            let escaped = signs.next();
            assert!(escaped.is_some_and(|c| "\\;,n".contains(c)), "\\{escaped:?} in {value}");
        }
    }
}

/// The days that the file must have with how many duties begin on each, found without it.
fn days(session: &Session) -> Vec<(String, usize)> {
    let assessment = session.assessment();
    let mut days = BTreeMap::new();
    for outcome in &assessment.duties {
        if let (Force::Must | Force::Should, Moment::From(date)) = (outcome.duty.force, outcome.moment(session.day())) {
            assert_eq!(outcome.truth, Truth::Yes);
            *days.entry(date).or_default() += 1;
        }
    }
    for outcome in assessment.classes.iter().filter(|o| o.truth == Truth::Yes) {
        for date in outcome.certain().filter_map(|g| g.starts.iter().map(|s| s.from).max()) {
            days.entry(date).or_default();
        }
    }
    let future = days.into_iter().filter(|day| day.0 > session.day());
    future.map(|(date, n)| (date.to_string().replace('-', ""), n)).collect()
}

/// The day number of a date, by the days before its month instead of day by day.
fn number(date: Date) -> u32 {
    let (year, month) = (u32::from(date.year()), u32::from(date.month()));
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + u32::from(date.day())
}

#[test]
fn a_deadline_is_one_event_of_a_whole_day() {
    let (session, words) = (cv_ranking(), words("en"));
    let events = events(&calendar(&session, &words).unwrap(), "en");
    assert_eq!(events.len(), 1, "{events:?}");
    let event = &events[0];
    assert_eq!((event.start.as_str(), event.end.as_str()), ("20271202", "20271203"));
    assert_eq!(event.uid, "eu-ai-act-2027-12-02@ai-act-check");
    let view = DutiesView::of(&session, &words);
    let later: Vec<_> = view.groups.iter().filter(|g| g.id == "later").flat_map(|g| &g.parts).collect();
    let duties: Vec<_> = later.iter().flat_map(|p| &p.duties).collect();
    assert_eq!(event.summary, format!("AI Act: {} duties begin", duties.len()));
    let lines: Vec<_> = event.description.split('\n').collect();
    let named = lines.iter().skip_while(|l| !l.is_empty()).skip(1).take_while(|l| !l.is_empty());
    let named: BTreeSet<String> = named.map(|l| (*l).to_owned()).collect();
    let titles = duties.iter().map(|d| format!("{} ({})", d.title, d.place));
    assert_eq!(named, titles.collect(), "every duty of the group, by its title and article");
    assert!(lines[0].starts_with("“High-risk AI system” applies: ") && lines[0].contains("Annex"), "{}", lines[0]);
    assert!(lines.last().unwrap().starts_with(&notice(&BOOK, &words)), "{lines:?}");
    assert!(event.url.starts_with("https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:"), "{}", event.url);
    let rule = session.assessment().outcome_by_id("high-risk").unwrap().certain().next().unwrap().rule;
    assert_eq!(Some(&event.url), cite::link(&rule.wording_on(TODAY).unwrap().cite, &words, TODAY).as_ref());
}

#[test]
fn two_reminders_name_the_day_and_not_the_distance() {
    for (lang, day) in [("en", "2 December 2027, AI Act: "), ("de", "2. Dezember 2027, KI-Verordnung: ")] {
        let events = events(&calendar(&cv_ranking(), &words(lang)).unwrap(), lang);
        let triggers: Vec<_> = events[0].alarms.iter().map(|alarm| alarm.0.as_str()).collect();
        assert_eq!(triggers, ["-P90D", "-P30D"]);
        for (_, text) in &events[0].alarms {
            assert!(text.replace('\u{a0}', " ").starts_with(day), "{text}");
            assert!(text.ends_with(&events[0].summary), "{text}");
        }
    }
}

#[test]
fn an_event_keeps_its_identity_and_a_later_rulebook_raises_its_revision() {
    let identity = |session: &Session, lang: &str| -> Vec<(String, String, u32)> {
        let events = events(&calendar(session, &words(lang)).unwrap(), lang);
        events.into_iter().map(|e| (e.uid, e.stamp, e.sequence)).collect()
    };
    let first = identity(&cv_ranking(), "en");
    let sequence = number(BOOK.version) - number(Date::new(2024, 8, 1));
    let stamp = format!("{}T000000Z", BOOK.version.to_string().replace('-', ""));
    assert_eq!(first, [("eu-ai-act-2027-12-02@ai-act-check".to_owned(), stamp, sequence)]);
    assert_eq!(identity(&cv_ranking(), "de"), first);
    assert_eq!(identity(&cv_ranking_by(&BOOK, Date::new(2027, 12, 1)), "en"), first, "exported on another day");
    let mut named = cv_ranking();
    named.remarks_mut().set_name("Ranking");
    let named_first = identity(&named, "en");
    assert_ne!(named_first[0].0, first[0].0, "another system's events do not replace these");
    assert_eq!(named_first[0].1, first[0].1);
    assert_eq!(identity(&named, "de"), named_first);
    let later = identity(&cv_ranking_by(*LATER, TODAY), "en");
    assert_eq!((&later[0].0, later[0].2), (&first[0].0, number(LATER.version) - number(LATER.first_day)));
    assert!(later[0].2 > first[0].2 && later[0].1 > first[0].1);
    assert_eq!(calendar(&cv_ranking(), &words("en")), calendar(&cv_ranking(), &words("en")));
}

#[test]
fn a_day_that_has_come_is_no_event() {
    let file = |day| calendar(&cv_ranking_by(&BOOK, day), &words("en"));
    assert!(file(Date::new(2027, 12, 1)).is_some());
    assert_eq!(file(Date::new(2027, 12, 2)), None, "a calendar without an event would be no calendar");
    let empty = Session::new(&BOOK, TODAY).unwrap();
    assert_eq!(calendar(&empty, &words("de")), None);
    // Before the amendment the day was another one; it is no event once it has moved.
    let before = events(&file(BEFORE_AMENDMENT).unwrap(), "en");
    assert_eq!(before.iter().map(|e| e.start.as_str()).collect::<Vec<_>>(), ["20260802"]);
}

#[test]
fn a_day_without_duties_is_told_by_its_class() {
    let session = case("applicant-in-the-union");
    let summary = |lang| events(&calendar(&session, &words(lang)).unwrap(), lang).remove(0).summary;
    assert_eq!(summary("en"), "AI Act: “High-risk AI system” applies");
    assert_eq!(summary("de"), "KI-Verordnung: „Hochrisiko-KI-System“ gilt");
}

#[test]
fn an_event_tells_of_its_own_day_only() {
    let session = case("triage-device-in-the-emergency-room");
    let events = events(&calendar(&session, &words("en")).unwrap(), "en");
    let told: Vec<_> = events.iter().map(|e| e.description.replace('\u{a0}', " ")).collect();
    assert_eq!(events.iter().map(|e| e.start.as_str()).collect::<Vec<_>>(), ["20271202", "20280802"]);
    // By its use first, with the duties; by the product later.
    assert!(
        told[0].contains("Annex III") && told[0].contains("(Art. 9)") && !told[0].contains("Art. 6(1)"),
        "{told:?}"
    );
    assert!(
        told[1].contains("Art. 6(1)") && !told[1].contains("Annex III") && !told[1].contains("(Art. 9)"),
        "{told:?}"
    );
}

#[test]
fn a_day_that_hangs_on_an_open_answer_says_so() {
    let session = case("age-of-the-model-unknown");
    let events = events(&calendar(&session, &words("en")).unwrap(), "en");
    let day = events.iter().find(|e| e.start == "20270802").unwrap();
    let duty = day.description.lines().find(|l| l.contains("Art.\u{a0}53(1)(a)")).unwrap().replace('\u{a0}', " ");
    assert!(duty.ends_with("; applies from 2 August 2025 or 2 August 2027, depending on an open answer"), "{duty}");
}

#[test]
fn a_recommendation_is_told_as_one() {
    let recommended = |s: &Session| {
        let mut advice = s.assessment().duties.iter().filter(|o| o.duty.force == Force::Should);
        advice.any(|o| matches!(o.moment(TODAY), Moment::From(_)))
    };
    let session = CASES.iter().map(|case| visit(&case.1, TODAY)).find(recommended).unwrap();
    let events = events(&calendar(&session, &words("en")).unwrap(), "en");
    assert!(events.iter().any(|e| e.description.contains("\nRecommended: ")), "{events:?}");
}

#[test]
fn a_hostile_name_stays_one_text_value() {
    let plain = events(&calendar(&cv_ranking(), &words("en")).unwrap(), "en").remove(0);
    let emoji = "👩🏽\u{200d}🚀".repeat(2500);
    // A name and what may be left of it.
    let cases: [(&str, String); 13] = [
        ("CV ranking", "CV ranking".to_owned()),
        ("a;b,c:d", "a;b,c:d".to_owned()),
        (r"back\slash\n\, \", r"back\slash\n\, \".to_owned()),
        ("x\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT", "x BEGIN:VEVENT UID:evil END:VEVENT".to_owned()),
        ("x\nATTENDEE:mailto:a@b.example", "x ATTENDEE:mailto:a@b.example".to_owned()),
        ("x\u{2028}y\u{2029}z\u{85}\u{0}\u{1b}[2J\tw", "x y z [2J w".to_owned()),
        ("\u{202e}gnp.exe\u{202c}\u{2066}a\u{2069}\u{200f}\u{61c}", "gnp.exea".to_owned()),
        ("\u{202e}\u{2067}", String::new()),
        ("\u{5e9}\u{5dc} (3", "\u{2068}\u{5e9}\u{5dc} (3\u{2069}".to_owned()),
        ("{what} {name} {date} {summary}", "{what} {name} {date} {summary}".to_owned()),
        ("<b>&amp;</b>\"'", "<b>&amp;</b>\"'".to_owned()),
        ("   ", String::new()),
        (&emoji, emoji.chars().take(LONGEST_NAME).collect()),
    ];
    for (name, left) in cases {
        let mut session = cv_ranking();
        session.remarks_mut().set_name(name);
        for lang in LANGUAGES {
            let file = calendar(&session, &words(lang)).unwrap();
            support::reader::assert_unturned(&file.replace("\r\n ", ""));
            let mut found = events(&file, lang);
            assert_eq!(found.len(), 1, "{name:?}");
            let mut event = found.remove(0);
            let suffix = if left.is_empty() { String::new() } else { format!(" ({left})") };
            assert!(event.summary.ends_with(&suffix), "{name:?} became {:?}", event.summary);
            assert!(event.alarms.iter().all(|alarm| alarm.1.ends_with(&event.summary)), "{event:?}");
            assert!(!file.contains(['\u{202e}', '\u{2066}', '\u{2028}', '\u{85}', '\u{0}']), "{name:?}");
            if *lang == "en" {
                // Without the name nothing is different.
                event.summary = event.summary.strip_suffix(&suffix).unwrap().to_owned();
                event.alarms.iter_mut().for_each(|a| a.1 = a.1.strip_suffix(&suffix).unwrap().to_owned());
                assert_eq!(event.uid == plain.uid, left.is_empty(), "{name:?}");
                event.uid.clone_from(&plain.uid);
                assert_eq!(event, plain);
            }
        }
    }
}

#[test]
fn every_line_breaks_between_characters_wherever_it_is_long() {
    // Each further letter moves the place where the line is folded by one octet through the characters of four.
    for shift in 0..80 {
        let mut session = cv_ranking();
        let name = [&"a".repeat(shift), &*"\u{1f680}ß€;\\,".repeat(10)].concat();
        session.remarks_mut().set_name(&name);
        let file = calendar(&session, &words("en")).unwrap();
        let left: String = name.chars().take(LONGEST_NAME).collect();
        assert!(events(&file, "en")[0].summary.ends_with(&format!(" ({left})")), "{shift}");
        let longest = file.split("\r\n").map(str::len).max().unwrap();
        assert!((72..=75).contains(&longest), "lines are filled: {longest}");
    }
}

#[test]
fn every_scenario_gives_a_calendar_of_its_days_in_every_language() {
    let catalogues = LANGUAGES.iter().map(|lang| words(lang)).collect::<Vec<_>>();
    let (mut files, mut none, mut largest) = (0, 0, 0);
    for ((name, answers), today) in CASES.iter().flat_map(|case| [(case, TODAY), (case, BEFORE_AMENDMENT)]) {
        let session = visit(answers, today);
        let days = days(&session);
        let dates: Vec<_> = days.iter().map(|day| day.0.clone()).collect();
        let mut uids = BTreeSet::new();
        for words in &catalogues {
            let Some(file) = calendar(&session, words) else {
                assert!(days.is_empty(), "[{name}] {days:?}");
                none += 1;
                continue;
            };
            let events = events(&file, words.lang());
            assert_eq!(events.iter().map(|e| e.start.clone()).collect::<Vec<_>>(), dates, "[{name}]");
            let each = events.iter().map(|e| e.uid.clone()).collect::<BTreeSet<_>>();
            assert_eq!(each.len(), events.len(), "[{name}] every event has an id of its own");
            uids.insert(each);
            for (event, (_, n)) in events.iter().zip(&days) {
                assert!(*n == 0 || event.summary.contains(&format!(" {n} ")), "[{name}] {n} duties: {event:?}");
                assert!(event.alarms.len() == 2 && event.end > event.start, "[{name}] {event:?}");
                assert!(!event.summary.contains('{') && !event.description.contains("ui."), "[{name}] {event:?}");
            }
            (files, largest) = (files + 1, largest.max(file.len()));
        }
        assert!(uids.len() < 2, "[{name}] the same ids in every language");
        let timeline = DayView::of(&session, &catalogues[0]);
        let shown: Vec<_> = timeline.iter().map(|d| d.date.to_string().replace('-', "")).collect();
        assert!(dates.iter().all(|day| shown.contains(day)), "[{name}] {dates:?} in the calendar, {shown:?} on screen");
    }
    println!("{files} calendars, {none} sessions without one, the largest has {largest} octets");
    assert!(files > 400 && none > 400);
}
