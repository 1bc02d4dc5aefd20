//! Answers as earlier versions of the rulebook took them, in today's words.

use engine::answers::{AnswerError, Answers, DOUBT};
use engine::rulebook::{Former, Kind, NONE, Question, Rulebook};

/// What is said today: questions with the ids of their options, those in doubt with their mark.
type Saying = Vec<(&'static Question, Vec<String>)>;

/// An answer of a document in today's words.
pub(super) struct Today<'a> {
    /// What it says today: questions with their options.
    pub answers: Saying,
    /// The options that neither today's rulebook nor an earlier one has.
    pub lost: Vec<&'a str>,
}

/// An answer in today's words; nothing where it needs no translating. `older` is what an earlier version of the rulebook wrote:
/// there also an option that still stands may have said more than it does today.
pub(super) fn today<'a>(book: &Rulebook, question: &str, options: &[&'a str], older: bool) -> Option<Today<'a>> {
    let stands = !older && Answers::default().give(book, question, options).is_ok();
    let lines = || book.former.iter().filter(|line| line.question == question && options.contains(&line.option));
    if stands || lines().next().is_none() {
        return None;
    }
    let mut today = Today { answers: Vec::new(), lost: Vec::new() };
    for (question, option) in lines().flat_map(|line: &Former| line.now) {
        today.add(book, question, option);
    }
    for option in options.iter().filter(|option| !lines().any(|line| line.option == **option)) {
        if !today.add(book, question, option) {
            today.lost.push(option);
        }
    }
    Some(today)
}

/// Takes an answer, a former one in today's words. Gives the questions that have it today.
pub(super) fn take(
    book: &Rulebook,
    answers: &mut Answers,
    question: &str,
    options: &[&str],
) -> Result<Vec<&'static str>, AnswerError> {
    if let Some(today) = today(book, question, options, false).filter(|today| today.lost.is_empty()) {
        return Ok(give(book, answers, &today.answers));
    }
    answers.give(book, question, options)?;
    Ok(book.question(question).map(|q| q.id).into_iter().collect())
}

impl Today<'_> {
    /// Adds an option; whether the rulebook has it. A question that takes one keeps the first, and "none of these" gives way.
    fn add(&mut self, book: &Rulebook, question: &str, option: &str) -> bool {
        let Some(question) = book.question(question) else { return false };
        let id = option.strip_suffix(DOUBT).unwrap_or(option);
        if !question.option_ids().any(|known| known == id) {
            return false;
        }
        match self.answers.iter_mut().find(|(answered, _)| answered.same(question)) {
            None => self.answers.push((question, vec![option.to_owned()])),
            Some((_, said)) if question.kind == Kind::Several && !said.iter().any(|known| known == option) => {
                said.push(option.to_owned());
                if said.len() > 1 {
                    said.retain(|id| id != NONE);
                }
            }
            Some(_) => {}
        }
        true
    }
}

/// Gives answers, each unless its question has one already. Gives the questions that took one.
pub(super) fn give(book: &Rulebook, answers: &mut Answers, saying: &Saying) -> Vec<&'static str> {
    let open = |(question, _): &&(&'static Question, Vec<String>)| answers.get(question).is_none();
    let new: Vec<_> = saying.iter().filter(open).collect();
    let mut taken = Vec::new();
    for (question, said) in new {
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        if answers.give(book, question.id, &said).is_ok() {
            taken.push(question.id);
        }
    }
    taken
}
