//! The list of answers, grouped like the check itself.

use super::Session;
use super::question_view::answer_words;
use engine::answers::Answer;
use engine::rulebook::{Question, Topic};
use text::Catalogue;

/// All answers, ready to be drawn.
#[derive(Debug)]
pub struct AnswersView {
    /// Answers that count and questions still to be answered, by topic.
    pub groups: Vec<TopicGroup>,
    /// Optional questions without an answer: only fines, reliefs and contacts depend on them.
    pub offered: Vec<AnswerRow>,
    /// Answers that no longer count.
    pub uncounted: Vec<AnswerRow>,
    /// How many questions still wait for an answer.
    pub missing: usize,
}

/// The answers of one topic.
#[derive(Debug)]
pub struct TopicGroup {
    /// The topic's name.
    pub name: String,
    /// The rows in the order asked.
    pub rows: Vec<AnswerRow>,
}

/// One question with its answer.
#[derive(Debug)]
pub struct AnswerRow {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub title: String,
    /// What was answered; empty if there is no answer yet.
    pub answers: Vec<String>,
    /// Why the visitor answered so, in their own words; empty if they did not say.
    pub reason: String,
    /// Whether the answer leaves something in doubt, or there is none.
    pub open: bool,
    /// Whether the answer was assumed with the system that was chosen, and nobody has changed it.
    pub assumed: bool,
}

impl AnswersView {
    /// The list for the session.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Self {
        let mut groups: Vec<(&Topic, Vec<AnswerRow>)> = Vec::new();
        for question in session.way() {
            let row = row(session, question, session.answers().get(question), words);
            match groups.iter_mut().find(|g| g.0.id == question.topic.id) {
                Some(group) => group.1.push(row),
                None => groups.push((question.topic, vec![row])),
            }
        }
        let name = |topic: &Topic| words.get(["topic", topic.id]);
        Self {
            groups: groups.into_iter().map(|(topic, rows)| TopicGroup { name: name(topic), rows }).collect(),
            offered: session.assessment().interview.offered.iter().map(|q| row(session, q, None, words)).collect(),
            uncounted: session.uncounted().map(|a| row(session, a.question, Some(a), words)).collect(),
            missing: session.assessment().interview.missing.len(),
        }
    }
}

fn row(session: &Session, question: &'static Question, answer: Option<&Answer>, words: &Catalogue) -> AnswerRow {
    AnswerRow {
        question: question.id,
        title: words.get(["question", question.id, "title"]),
        answers: answer.map_or(Vec::new(), |a| answer_words(a, words)),
        reason: session.remarks().reason(question.id).to_owned(),
        open: answer.is_none_or(Answer::is_open),
        assumed: session.is_assumed(question.id),
    }
}
