//! Why a question is asked although nobody said that it matters: a line of another list is in doubt, or all of it is unknown.

use super::{Session, option_label, quoted};
use engine::answers::{Answer, Answers, DOUBT};
use engine::interview::Interview;
use engine::rulebook::{NONE, Question, UNKNOWN};
use text::{Catalogue, key};

/// Says that a question is about something that was called uncertain; nothing where something certain leads to it as well.
pub fn supposed(session: &Session, question: &Question, words: &Catalogue) -> Option<String> {
    let uncertain = uncertain(session, question);
    if uncertain.is_empty() || is_asked(session, question, &uncertain) {
        return None;
    }
    let leads = |kept: &&Doubt| {
        let is_other = |(asked, line): &Doubt| !(asked.same(kept.0) && *line == kept.1);
        is_asked(session, question, &uncertain.iter().copied().filter(is_other).collect::<Vec<_>>())
    };
    let label = |(asked, line): &Doubt| match *line {
        UNKNOWN => words.get(["question", asked.id, "title"]),
        line => option_label(asked, line, words),
    };
    let labels: Vec<String> = uncertain.iter().filter(leads).map(label).collect();
    (!labels.is_empty()).then(|| words.fill(key::QUESTION_SUPPOSED, &[("options", &quoted(&labels, words))]))
}

/// A question with a line of it that is in doubt, or "I don't know".
type Doubt = (&'static Question, &'static str);

fn uncertain(session: &Session, question: &Question) -> Vec<Doubt> {
    let counted = session.assessment().interview.counted.iter();
    let lists = counted.filter(|answer| answer.question.several() && !answer.question.same(question));
    let lines = |answer: &Answer| {
        let unknown = answer.has(UNKNOWN).then_some(UNKNOWN);
        let lines: Vec<Doubt> = answer.doubted.iter().copied().chain(unknown).map(|id| (answer.question, id)).collect();
        lines
    };
    lists.flat_map(lines).collect()
}

/// Whether the question would be asked if these doubts were answered with "no".
fn is_asked(session: &Session, question: &Question, denied: &[Doubt]) -> bool {
    let mut answers = Answers::default();
    for answer in session.answers().iter() {
        let kept = |id: &&str| !denied.iter().any(|(asked, line)| asked.same(answer.question) && line == id);
        let said: Vec<String> = answer.said().collect();
        let left: Vec<&str> =
            said.iter().map(String::as_str).filter(|said| kept(&said.trim_end_matches(DOUBT))).collect();
        let left = if left.is_empty() { vec![NONE] } else { left };
        // Where a list has no "none of these", what is left out of it stays open, and so does what hangs on it.
        let _ = answers.give(session.book(), answer.question.id, &left);
    }
    let interview = Interview::replay(session.book(), &answers, session.day());
    interview.missing.iter().any(|asked| asked.same(question))
        || interview.counted.iter().any(|answer| answer.question.same(question))
}
