//! What is printed for the room, as one HTML page that needs nothing else: story cards four to a sheet, solutions apart, plans for
//! three lengths, the trainer's sheet, forms for feedback and for what was learned, and the record of who took part.

use engine::date::Date;

use crate::course::Prepared;
use crate::markup::{classed, element, escaped, list, text};
use crate::moodle::asked;
use crate::worked::Worked;

const SHEET: &str = include_str!("handouts.css");
/// So many cards stand on a sheet.
const CARDS: usize = 4;
/// The lengths for which there is a plan, in minutes.
pub const LENGTHS: [u16; 3] = [45, 90, 180];
/// Beginning, end, and a break in what takes longer than this, in minutes.
const BEGIN: u16 = 5;
const CLOSE: u16 = 10;
const PAUSE: u16 = 15;
const LONG: u16 = 120;

/// A line of a plan.
#[derive(Clone, Copy, Debug)]
pub enum Part<'c> {
    /// Arriving, aim of the day.
    Begin,
    /// A case.
    Case(&'c Worked),
    /// A break.
    Pause,
    /// Time for which the course has no case.
    Spare,
    /// What was learned, feedback.
    Close,
}

/// The handouts of a course.
#[must_use]
pub fn write(course: &Prepared) -> String {
    let (lang, title) = (escaped(&course.course.lang), escaped(&course.course.title));
    let sheets = [
        cover(course),
        cards(course),
        plans(course),
        trainer(course),
        solutions(course),
        form(course, "feedback", &["useful", "case", "unclear", "pace", "next"]),
        form(course, "taken", &["before", "now", "relying", "ask", "first-step"]),
        record(course),
    ];
    let sheets: String = sheets.iter().map(|sheet| classed("section", "sheet", sheet)).collect();
    page(&lang, &title, &sheets)
}

/// A page of its own around markup; language and title are escaped.
fn page(lang: &str, title: &str, sheets: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{SHEET}</style>\n</head>\n<body>\n<main>\n{sheets}\n</main>\n</body>\n</html>\n"
    )
}

/// What happens when in so many minutes: as many cases, in their order, as there is time for, each with its minutes. The parts
/// fill the time.
#[must_use]
pub fn plan(course: &Prepared, minutes: u16) -> Vec<(Part<'_>, u16)> {
    let pause = if minutes > LONG { PAUSE } else { 0 };
    let mut left = minutes.saturating_sub(BEGIN + CLOSE + pause);
    let mut parts = vec![(Part::Begin, BEGIN)];
    let mut paused = pause == 0;
    for worked in &course.cases {
        let takes = worked.case.minutes;
        if takes > left {
            break;
        }
        left -= takes;
        parts.push((Part::Case(worked), takes));
        if !paused && parts.iter().map(|(_, takes)| takes).sum::<u16>() >= minutes / 2 {
            parts.push((Part::Pause, pause));
            paused = true;
        }
    }
    if !paused {
        parts.push((Part::Pause, pause));
    }
    // A few minutes go to the end, where people ask; more would make nobody happy.
    let spare = if left > PAUSE { left } else { 0 };
    if spare > 0 {
        parts.push((Part::Spare, spare));
    }
    parts.push((Part::Close, CLOSE + left - spare));
    parts
}

fn cover(course: &Prepared) -> String {
    let words = &course.words;
    let minutes = words.fill(
        "sheet.minutes",
        &[
            ("cases", &course.cases.len().to_string()),
            ("needed", &course.minutes().to_string()),
            ("minutes", &course.course.minutes.to_string()),
        ],
    );
    let contents = ["cards", "plan", "trainer", "solutions", "feedback", "taken", "record"];
    let contents = contents.map(|sheet| words.get(&format!("sheet.{sheet}")));
    [
        text("h1", &course.course.title),
        text("p", &minutes),
        list(&contents),
        classed("p", "quiet", &escaped(&course.state())),
    ]
    .concat()
}

fn cards(course: &Prepared) -> String {
    let card = |(at, worked): (usize, &Worked)| {
        let case = &worked.case;
        let inner = [
            text("h3", &format!("{}. {}", at + 1, case.title)),
            text("p", &case.story),
            text("p", &course.words.fill("adds", &[("adds", &case.adds)])),
            classed("p", "asks", &escaped(&asked(course, worked))),
            list(&worked.choices.iter().map(|choice| choice.label.clone()).collect::<Vec<_>>()),
        ];
        classed("article", "card", &inner.concat())
    };
    let all: Vec<String> = course.cases.iter().enumerate().map(card).collect();
    let pages: String = all.chunks(CARDS).map(|page| classed("div", "page", &page.concat())).collect();
    text("h2", &course.words.get("sheet.cards")) + &pages
}

fn plans(course: &Prepared) -> String {
    let words = &course.words;
    let table = |length: u16| {
        let mut clock = 0;
        let mut rows = String::new();
        for (part, takes) in plan(course, length) {
            let (what, how) = match part {
                Part::Begin => (words.get("plan.begin"), words.get("plan.begin-how")),
                Part::Case(worked) => (worked.case.title.clone(), words.get("plan.case-how")),
                Part::Pause => (words.get("plan.pause"), String::new()),
                Part::Spare => (words.get("plan.spare"), words.get("plan.spare-how")),
                Part::Close => (words.get("plan.close"), words.get("plan.close-how")),
            };
            rows += &element(
                "tr",
                &[
                    text("td", &clock.to_string()),
                    text("td", &takes.to_string()),
                    heading("row", &what),
                    text("td", &how),
                ]
                .concat(),
            );
            clock += takes;
        }
        let head = ["plan.at", "plan.takes", "plan.what", "plan.how"].map(|key| words.get(key));
        let caption = words.fill("plan.caption", &[("minutes", &length.to_string())]);
        table(&caption, &head, &rows, "")
    };
    text("h2", &words.get("sheet.plan")) + &LENGTHS.map(table).concat()
}

fn table(caption: &str, head: &[String], rows: &str, class: &str) -> String {
    let columns: String = head.iter().map(|name| heading("col", name)).collect();
    let inner = [text("caption", caption), element("thead", &element("tr", &columns)), element("tbody", rows)];
    classed("table", class, &inner.concat())
}

/// A cell that names its row or column.
fn heading(scope: &str, name: &str) -> String {
    ["<th scope=\"", scope, "\">", &escaped(name), "</th>"].concat()
}

fn trainer(course: &Prepared) -> String {
    let words = &course.words;
    let how = (1..=6).map(|n| words.get(&format!("trainer.how-{n}"))).collect::<Vec<_>>();
    let sheet = |(at, worked): (usize, &Worked)| {
        let case = &worked.case;
        let heading = words.fill(
            "trainer.case",
            &[("number", &(at + 1).to_string()), ("title", &case.title), ("minutes", &case.minutes.to_string())],
        );
        let objections: Vec<String> = worked
            .choices
            .iter()
            .filter(|choice| !choice.right)
            .map(|choice| words.fill("trainer.objection", &[("label", &choice.label), ("why", &choice.why)]))
            .collect();
        let belief = case.belief.as_ref().map(|b| words.fill("belief", &[("says", &b.says), ("truth", &b.truth)]));
        let inner = [
            text("h3", &heading),
            text(
                "p",
                &words.fill(
                    "trainer.answer",
                    &[("name", &worked.outcome.name), ("grounds", &worked.outcome.grounds.join("; "))],
                ),
            ),
            text("p", &words.get("trainer.talk")),
            list(&case.talk),
            text("p", &words.get("trainer.objections")),
            list(&objections),
            belief.map(|belief| text("p", &belief)).unwrap_or_default(),
            text(
                "p",
                &words.fill(
                    "trainer.turn",
                    &[("asks", &case.turn.asks), ("says", &case.turn.says), ("name", &worked.partner.name)],
                ),
            ),
            classed("p", "quiet", &escaped(&words.fill("law", &[("law", &case.law)]))),
        ];
        classed("article", "solution", &inner.concat())
    };
    let cases: String = course.cases.iter().enumerate().map(sheet).collect();
    let lead = [text("h2", &words.get("sheet.trainer")), list(&how), text("p", &words.get("trainer.pyramid"))];
    lead.concat() + &cases + &classed("p", "quiet", &escaped(&course.state()))
}

fn solutions(course: &Prepared) -> String {
    let words = &course.words;
    let solution = |(at, worked): (usize, &Worked)| {
        let case = &worked.case;
        let right = worked
            .choices
            .iter()
            .filter(|choice| choice.right)
            .map(|choice| text("p", &choice.why))
            .collect::<String>();
        let steps = worked
            .outcome
            .path
            .iter()
            .map(|(question, answer)| words.fill("step", &[("question", question), ("answer", answer)]));
        let inner = [
            text("h3", &format!("{}. {}", at + 1, case.title)),
            classed("p", "right", &escaped(&worked.outcome.name)),
            right,
            text("p", &words.get("play.path")),
            list(&steps.collect::<Vec<_>>()),
            text(
                "p",
                &words.fill(
                    "sheet.partner",
                    &[("asks", &case.turn.asks), ("name", &worked.partner.name), ("says", &case.turn.says)],
                ),
            ),
            if worked.outcome.duties.is_empty() {
                String::new()
            } else {
                text("p", &words.get("play.duties")) + &list(&worked.outcome.duties)
            },
        ];
        classed("article", "solution", &inner.concat())
    };
    let cases: String = course.cases.iter().enumerate().map(solution).collect();
    text("h2", &words.get("sheet.solutions"))
        + &text("p", &words.get("play.assumed"))
        + &cases
        + &classed("p", "quiet", &escaped(&course.state()))
}

/// A form to be filled in by hand.
fn form(course: &Prepared, name: &str, lines: &[&str]) -> String {
    let words = &course.words;
    let row = |line: &&str| {
        let asks = heading("row", &words.get(&format!("{name}.{line}")));
        element("tr", &(asks + "<td class=\"line\"></td>"))
    };
    let rows: String = lines.iter().map(row).collect();
    let head = [words.get("form.question"), words.get("form.answer")];
    let title = words.get(&format!("sheet.{name}"));
    [
        text("h2", &title),
        text("p", &words.get(&format!("{name}.lead"))),
        table(&course.course.title, &head, &rows, "wide"),
    ]
    .concat()
}

/// The record of one person who worked through some cases alone, as a page of its own. It says no more than that, either.
#[must_use]
pub fn took_part(course: &Prepared, name: &str, day: Date, titles: &[&str]) -> String {
    let words = &course.words;
    let day = words.catalogue.date(day);
    let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    let name = if name.trim().is_empty() { text("p", &words.get("record.name")) } else { text("p", name.trim()) };
    let inner = [
        text("h1", &words.get("sheet.record")),
        name,
        text("p", &words.fill("record.took-part", &[("title", &course.course.title), ("day", &day)])),
        list(&titles),
        classed("p", "quiet", &escaped(&words.get("record.no-level"))),
        classed("p", "quiet", &escaped(&course.state())),
    ];
    let (lang, title) = (escaped(&course.course.lang), escaped(&words.get("sheet.record")));
    page(&lang, &title, &classed("section", "sheet", &inner.concat()))
}

/// Who took part and worked through what. It says no more than that: nobody is certified by it.
fn record(course: &Prepared) -> String {
    let words = &course.words;
    let titles: Vec<String> = course.cases.iter().map(|worked| worked.case.title.clone()).collect();
    let day = words.catalogue.date(course.day);
    [
        text("h2", &words.get("sheet.record")),
        text("p", &words.get("record.name")),
        text("p", &words.fill("record.took-part", &[("title", &course.course.title), ("day", &day)])),
        list(&titles),
        text("p", &words.get("record.signed")),
        classed("p", "quiet", &escaped(&words.get("record.no-level"))),
        classed("p", "quiet", &escaped(&course.state())),
    ]
    .concat()
}
