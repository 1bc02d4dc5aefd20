//! A bank of questions in GIFT, the text form that Moodle and other systems read. With feedback for every answer, by category.

use crate::course::Prepared;
use crate::markup::{escaped, text};
use crate::moodle::{Item, category, items};
use crate::worked::Choice;

/// The questions of a course.
#[must_use]
pub fn write(course: &Prepared) -> String {
    let mut out = vec![format!("// {}\n", one_line(&course.course.title))];
    let mut last = String::new();
    for item in items(course) {
        let path = category(course, item.worked);
        if path != last {
            out.push(format!("\n$CATEGORY: {}\n", one_line(&path)));
            last = path;
        }
        out.push(question(&item));
    }
    out.concat()
}

fn question(item: &Item) -> String {
    let answer = |choice: &Choice| {
        let sign = if choice.right { '=' } else { '~' };
        format!("\t{sign}{}#{}\n", told(&choice.label), told(&choice.why))
    };
    let answers: String = item.choices.iter().map(answer).collect();
    let paragraphs = |all: &[String]| all.iter().map(|one| text("p", one)).collect::<String>();
    let (text, general) = (paragraphs(&item.paragraphs), paragraphs(&item.after));
    format!(
        "\n::{}::[html]{} {{\n{answers}\t####{}\n}}\n",
        quoted(&one_line(&item.name)),
        quoted(&text),
        quoted(&general)
    )
}

/// A text as it stands within HTML and within GIFT.
fn told(text: &str) -> String {
    quoted(&escaped(text))
}

/// The signs that mean something in GIFT, each behind a backslash.
fn quoted(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '~' | '=' | '#' | '{' | '}' | ':' | '\\') {
            kept.push('\\');
        }
        kept.push(c);
    }
    kept
}

/// Without what would end a line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
