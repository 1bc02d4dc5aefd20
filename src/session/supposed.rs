//! Why a question is asked although nobody said that it matters: a line of another list is in doubt, or all of it is unknown.

use std::ptr;

use super::{Session, option_label, quoted};
use engine::interview::Interview;
use engine::rulebook::{NONE, Question, UNKNOWN};
use text::{Catalogue, key};

/// Says that a question is about something that was called uncertain; nothing where something certain leads to it as well.
pub fn supposed(session: &Session, question: &Question, words: &Catalogue) -> Option<String> {
    let uncertain = uncertain(session, question);
    if uncertain.is_empty() || is_asked(session, question, &uncertain, None) {
        return None;
    }
    let mut labels = Vec::new();
    for kept in &uncertain {
        if is_asked(session, question, &uncertain, Some(kept)) {
            let (asked, line) = *kept;
            labels.push(match line {
                UNKNOWN => words.get(["question", asked.id, "title"]),
                line => option_label(asked, line, words),
            });
        }
    }
    (!labels.is_empty()).then(|| words.fill(key::QUESTION_SUPPOSED, &[("options", &quoted(&labels, words))]))
}

/// A question with a line of it that is in doubt, or "I don't know".
type Doubt = (&'static Question, &'static str);

fn uncertain(session: &Session, question: &Question) -> Vec<Doubt> {
    let mut found = Vec::new();
    for answer in &session.assessment().interview.counted {
        if answer.question.several() && !answer.question.same(question) {
            found.extend(answer.doubted.iter().map(|line| (answer.question, *line)));
            found.extend(answer.has(UNKNOWN).then_some((answer.question, UNKNOWN)));
        }
    }
    found
}

/// Whether the question would be asked if all these doubts but one were answered with "no".
fn is_asked(session: &Session, question: &Question, doubts: &[Doubt], kept: Option<&Doubt>) -> bool {
    let mut answers = session.answers().clone();
    for doubt in doubts.iter().filter(|doubt| !kept.is_some_and(|kept| ptr::eq(*doubt, kept))) {
        let (asked, line) = *doubt;
        let Some(mut answer) = answers.get(asked).cloned() else { continue };
        answer.chosen.retain(|id| *id != line);
        answer.doubted.retain(|id| *id != line);
        if answer.chosen.is_empty() && answer.doubted.is_empty() {
            answer.chosen.push(NONE);
        }
        answers.put(session.book(), answer);
    }
    let interview = Interview::replay(session.book(), &answers, session.day());
    interview.missing.iter().any(|asked| asked.same(question))
        || interview.counted.iter().any(|answer| answer.question.same(question))
}
