//! A bank of questions in Moodle's own XML. Each case gives two: what it is, and what becomes of it with one thing different.

use crate::course::Prepared;
use crate::markup::{element, escaped, text};
use crate::worked::{Choice, Worked};

/// A question of a bank.
#[derive(Debug)]
pub struct Item<'c> {
    /// The case that it is about.
    pub worked: &'c Worked,
    /// Its id: that of the case, with "-if" for the partner.
    pub id: String,
    /// Its name in the bank, which gives nothing away.
    pub name: String,
    /// What is asked, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// What can be answered.
    pub choices: &'c [Choice],
    /// What is shown to everybody afterwards.
    pub after: Vec<String>,
}

/// The questions of a course, two for each case.
#[must_use]
pub fn items(course: &Prepared) -> Vec<Item<'_>> {
    course.cases.iter().flat_map(|worked| [first(course, worked), partner(course, worked)]).collect()
}

fn first<'c>(course: &Prepared, worked: &'c Worked) -> Item<'c> {
    let (case, words) = (&worked.case, &course.words);
    let path =
        worked.outcome.path.iter().map(|(asks, says)| words.fill("step", &[("question", asks), ("answer", says)]));
    let mut after: Vec<String> = path.collect();
    if let Some(belief) = &case.belief {
        after.push(words.fill("belief", &[("says", &belief.says), ("truth", &belief.truth)]));
    }
    after.push(words.fill("law", &[("law", &case.law)]));
    after.push(course.state());
    Item {
        worked,
        id: case.id.clone(),
        name: case.title.clone(),
        paragraphs: vec![case.story.clone(), words.fill("adds", &[("adds", &case.adds)]), asked(course, worked)],
        choices: &worked.choices,
        after,
    }
}

fn partner<'c>(course: &Prepared, worked: &'c Worked) -> Item<'c> {
    let (case, words) = (&worked.case, &course.words);
    Item {
        worked,
        id: format!("{}-if", case.id),
        name: words.fill("partner-name", &[("title", &case.title)]),
        paragraphs: vec![
            case.story.clone(),
            words.fill("adds", &[("adds", &case.adds)]),
            case.turn.asks.clone(),
            words.get("partner-asks"),
        ],
        choices: &worked.partner_choices,
        after: vec![case.turn.says.clone(), course.state()],
    }
}

/// The question to the group: what class, or what role, on the day of the course.
#[must_use]
pub fn asked(course: &Prepared, worked: &Worked) -> String {
    let key = match worked.case.asks {
        crate::case::Asks::Class => "asks-class",
        crate::case::Asks::Role => "asks-role",
    };
    course.words.fill(key, &[("day", &course.words.catalogue.date(course.day))])
}

/// Where a case stands in the bank: course, then group. A stroke within a name is doubled, as Moodle has it.
#[must_use]
pub fn category(course: &Prepared, worked: &Worked) -> String {
    let group = worked.case.groups.first().map(|group| course.words.get(&format!("group.{}", group.name())));
    let part = |name: &str| name.replace('/', "//");
    format!("$course$/top/{}/{}", part(&course.course.title), part(&group.unwrap_or_default()))
}

/// The questions of a course.
#[must_use]
pub fn write(course: &Prepared) -> String {
    let mut out = vec!["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_owned()];
    let mut last = String::new();
    for item in items(course) {
        let path = category(course, item.worked);
        if path != last {
            let named = element("category", &text("text", &path));
            out.push(format!("<question type=\"category\">{named}</question>\n"));
            last = path;
        }
        out.push(question(&item));
    }
    out.push("</quiz>\n".to_owned());
    out.concat()
}

fn question(item: &Item) -> String {
    let answers: String = item.choices.iter().map(answer).collect();
    format!(
        "<question type=\"multichoice\">\n{}\n{}\n{}\n{}<single>true</single><shuffleanswers>false</shuffleanswers>\
         <answernumbering>abc</answernumbering>\n{answers}</question>\n",
        element("name", &text("text", &item.name)),
        html("questiontext", &item.paragraphs),
        html("generalfeedback", &item.after),
        text("idnumber", &item.id),
    )
}

fn answer(choice: &Choice) -> String {
    let share = if choice.right { "100" } else { "0" };
    let label = text("text", &escaped(&choice.label));
    let why = html("feedback", std::slice::from_ref(&choice.why));
    format!("<answer fraction=\"{share}\" format=\"html\">{label}{why}</answer>\n")
}

/// Paragraphs as HTML, which within XML is text.
fn html(name: &str, paragraphs: &[String]) -> String {
    let inner: String = paragraphs.iter().map(|paragraph| text("p", paragraph)).collect();
    format!("<{name} format=\"html\">{}</{name}>", text("text", &inner))
}
