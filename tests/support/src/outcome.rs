//! The whole outcome of a case in a few lines: what was asked, which roles and classes hold on which grounds, which duties
//! bind whom, from when and under which sanction, what is spared, where to turn. Recorded for each scenario in
//! src/rulebooks/eu-ai-act/outcomes/, so that a change of the law's statics shows everything that it changes.

use std::collections::BTreeMap;
use std::fmt::Write;

use ai_act_check::engine::assess::{Assessment, Ground, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{Category, Start};
use ai_act_check::engine::truth::Truth;

use crate::{Given, interview, moment};

/// The outcome of a rulebook on a day.
///
/// An error is what makes the case impossible under this rulebook, such as a question without a neutral option.
pub fn outcome(book: &'static Compiled, given: &Given, leave_open: bool, day: Date) -> Result<String, String> {
    let (answers, asked) = interview(book, given, leave_open, day)?;
    Ok(of(&assess(book, &answers, day).map_err(|e| e.to_string())?, asked))
}

/// The same with the points of law that are open, those that decide about the headline with a mark.
pub fn with_doubts(book: &'static Compiled, given: &Given, leave_open: bool, day: Date) -> Result<String, String> {
    let (answers, asked) = interview(book, given, leave_open, day)?;
    let assessment = assess(book, &answers, day).map_err(|e| e.to_string())?;
    let deciding = assessment.deciding();
    let decides = |id: &str| deciding.iter().any(|d| d.id == id);
    let doubts = assessment.doubts().into_iter().map(|d| format!(" {}{}", d.id, if decides(d.id) { "!" } else { "" }));
    let doubts: String = doubts.collect();
    let doubts = if doubts.is_empty() { doubts } else { format!("doubts:{doubts}\n") };
    Ok(of(&assessment, asked) + &doubts)
}

fn of(assessment: &Assessment, asked: Vec<&'static str>) -> String {
    let mut text = String::new();
    let mut line = |what: &str, items: Vec<String>| {
        if !items.is_empty() {
            let _ = writeln!(text, "{what}: {}", items.join(" "));
        }
    };
    line("asked", asked.into_iter().map(str::to_owned).collect());
    line("missing", assessment.interview.missing.iter().map(|q| q.id.to_owned()).collect());
    line("offered", assessment.interview.offered.iter().map(|q| q.id.to_owned()).collect());
    for found in assessment.roles.iter().chain(&assessment.classes).filter(|o| o.truth != Truth::No) {
        let ground = |g: &Ground| format!("{}{}", marked(g.rule.id, g.truth), lines(&g.starts));
        line(&marked(found.category.id, found.truth), found.grounds.iter().map(ground).collect());
    }
    for (what, ids) in duties(assessment) {
        line(&what, ids);
    }
    line("spared", assessment.spared.iter().map(|d| d.id.to_owned()).collect());
    line("contacts", assessment.contacts.iter().map(|p| p.id.to_owned()).collect());
    line("neighbours", assessment.neighbours.iter().map(|p| p.id.to_owned()).collect());
    text
}

/// What is open has a question mark.
fn marked(id: &str, truth: Truth) -> String {
    format!("{id}{}", if truth == Truth::Unknown { "?" } else { "" })
}

fn lines(starts: &[&Start]) -> String {
    let days: Vec<String> = starts.iter().map(|s| format!("{}{}", s.from, s.only_if.unwrap_or_default())).collect();
    if days.is_empty() { String::new() } else { format!("({})", days.join(",")) }
}

/// The duties, those together that bind the same roles from the same day under the same sanctions.
fn duties(assessment: &Assessment) -> BTreeMap<String, Vec<String>> {
    let names = |roles: &[&Category]| roles.iter().map(|c| c.id).collect::<Vec<_>>().join("+");
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for found in &assessment.duties {
        let sanctions: Vec<_> = found.sanctions.iter().chain(&found.information).map(|s| s.id).collect();
        let force = format!("{:?}", found.duty.force).to_lowercase();
        let former = found.former.map(|day| format!(", before {day}")).unwrap_or_default();
        let when = format!("{}{}{former}", moment(found, assessment.day), lines(&found.starts));
        let group = format!("{force} {} {when} under {}", names(&found.roles), sanctions.join(","));
        groups.entry(group).or_default().push(found.duty.id.to_owned());
    }
    groups
}
