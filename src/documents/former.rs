//! Answers as earlier versions of the rulebook took them, in today's words.

use engine::answers::{AnswerError, Answers};
use engine::rulebook::{Kind, NONE, Question, Rulebook};

/// An answer of a document in today's words.
pub(super) struct Today<'a> {
    /// The place of the first line that reads it.
    place: usize,
    /// What it says today: questions with their options.
    answers: Vec<(&'static Question, Vec<&'static str>)>,
    /// The options that neither today's rulebook nor an earlier one has.
    pub lost: Vec<&'a str>,
}

/// An answer in today's words; nothing where it needs no translating. `older` is what an earlier version of the rulebook wrote:
/// there also an answer that still stands may have said more than it does today.
pub(super) fn today<'a>(book: &Rulebook, question: &str, options: &[&'a str], older: bool) -> Option<Today<'a>> {
    let stands = Answers::default().give(book, question, options).is_ok();
    let lines = book.former.iter().enumerate().filter(|(_, line)| line.question == question);
    let lines = lines.filter(|(_, line)| if stands { older && line.adds() } else { true });
    let (mut today, mut left) = (Today { place: usize::MAX, answers: Vec::new(), lost: Vec::new() }, options.to_vec());
    for (place, line) in lines {
        if line.options.iter().all(|option| left.contains(option)) {
            left.retain(|option| !line.options.contains(option));
            today.place = today.place.min(place);
            for (question, option) in line.now {
                today.add(book, question, option);
            }
        }
    }
    // Where nothing moved, an answer that is refused today was refused then.
    let moved = book.former.iter().any(|line| line.question == question && !line.adds());
    if !(stands || moved) || today.place == usize::MAX {
        return None;
    }
    for option in left {
        if !today.add(book, question, option) {
            today.lost.push(option);
        }
    }
    Some(today)
}

/// Gives several answers in today's words, in the order of the rulebook's lines: where two answer one question, the first decides.
pub(super) fn give(book: &Rulebook, answers: &mut Answers, mut translated: Vec<Today>) {
    while let Some(first) = (0..translated.len()).min_by_key(|at| translated.get(*at).map(|today| today.place)) {
        translated.swap_remove(first).give(book, answers);
    }
}

/// Takes an answer, a former one in today's words. Gives the questions that have it today.
pub(super) fn take(
    book: &Rulebook,
    answers: &mut Answers,
    question: &str,
    options: &[&str],
) -> Result<Vec<&'static str>, AnswerError> {
    match today(book, question, options, false).filter(|today| today.lost.is_empty()) {
        Some(today) => Ok(today.give(book, answers)),
        None => {
            answers.give(book, question, options)?;
            Ok(book.question(question).map(|q| q.id).into_iter().collect())
        }
    }
}

impl Today<'_> {
    /// Adds an option; whether the rulebook has it. A question that takes one keeps the first, and "none of these" gives way.
    fn add(&mut self, book: &Rulebook, question: &str, option: &str) -> bool {
        let Some(question) = book.question(question) else { return false };
        let Some(option) = question.option_ids().find(|id| *id == option) else { return false };
        match self.answers.iter_mut().find(|(answered, _)| answered.same(question)) {
            None => self.answers.push((question, vec![option])),
            Some((_, chosen)) if question.kind == Kind::Several && !chosen.contains(&option) => {
                chosen.push(option);
                if chosen.len() > 1 {
                    chosen.retain(|id| *id != NONE);
                }
            }
            Some(_) => {}
        }
        true
    }

    /// Gives these answers, each unless its question has one already. Gives the questions that took one.
    pub(super) fn give(&self, book: &Rulebook, answers: &mut Answers) -> Vec<&'static str> {
        let open = |(question, _): &&(&'static Question, Vec<&'static str>)| answers.get(question).is_none();
        let new: Vec<_> = self.answers.iter().filter(open).collect();
        let taken = new.into_iter().filter(|(question, chosen)| answers.give(book, question.id, chosen).is_ok());
        taken.map(|(question, _)| question.id).collect()
    }
}
