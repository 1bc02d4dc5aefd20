//! Answers as earlier versions of the rulebook took them, in today's words.

use engine::answers::{AnswerError, Answers, option_of};
use engine::rulebook::{NONE, Question, Rulebook, UNKNOWN};

/// What is said today.
pub(super) struct Saying {
    /// The place of the first line that reads it.
    place: usize,
    /// Questions with the ids of their options, those in doubt with their mark.
    answers: Vec<(&'static Question, Vec<String>)>,
}

/// An answer of a document in today's words.
pub(super) struct Today<'a> {
    /// What it says today.
    pub saying: Saying,
    /// The options that neither today's rulebook nor an earlier one has.
    pub lost: Vec<&'a str>,
}

/// An answer in today's words; nothing where it needs no translating. `older` is what an earlier version of the rulebook wrote:
/// there also an answer that still stands may have said more than it does today.
pub(super) fn today<'a>(book: &Rulebook, question: &str, options: &[&'a str], older: bool) -> Option<Today<'a>> {
    let stands = Answers::default().give(book, question, options).is_ok();
    let lines = book.former.iter().enumerate().filter(|(_, line)| line.question == question);
    let lines = lines.filter(|(_, line)| if stands { older && line.adds() } else { true });
    let (mut saying, mut left) = (Saying { place: usize::MAX, answers: Vec::new() }, options.to_vec());
    for (place, line) in lines {
        if line.options.iter().all(|option| left.contains(option)) {
            left.retain(|option| !line.options.contains(option));
            saying.place = saying.place.min(place);
            for (question, option) in line.now {
                saying.add(book, question, option);
            }
        }
    }
    // Where nothing moved, an answer that is refused today was refused then.
    let moved = book.former.iter().any(|line| line.question == question && !line.adds());
    if !(stands || moved) || saying.place == usize::MAX {
        return None;
    }
    left.retain(|option| !saying.add(book, question, option));
    Some(Today { saying, lost: left })
}

/// Gives several answers in today's words, in the order of the rulebook's lines: where two answer one question, the first decides.
pub(super) fn give(book: &Rulebook, answers: &mut Answers, mut translated: Vec<Saying>) {
    while let Some(first) = (0..translated.len()).min_by_key(|at| translated.get(*at).map(|saying| saying.place)) {
        translated.swap_remove(first).give(book, answers);
    }
}

/// Answers to questions that earlier versions asked of everybody count only where the option that leads to them today stands before
/// them: it is added, in the place of "none of these". Where that question was not asked, or nobody knew, it is left.
pub(super) fn open(book: &'static Rulebook, answers: &mut Answers) {
    for line in book.opened {
        let said = |id| book.question(id).and_then(|question| answers.get(question));
        let (before, option) = line.by;
        let matters = said(line.question).is_some_and(|answer| answer.chosen != [line.idle]);
        let Some(gate) = said(before).filter(|gate| matters && !gate.has(UNKNOWN) && !gate.has(option)) else {
            continue;
        };
        if gate.doubted.contains(&option) || line.instead.is_some_and(|known| !gate.has(known)) {
            continue;
        }
        let gives_way = |said: &String| said == NONE || line.instead.is_some_and(|known| said == known);
        let mut today: Vec<String> = gate.said().filter(|said| !gives_way(said)).collect();
        today.push(option.to_owned());
        let today: Vec<&str> = today.iter().map(String::as_str).collect();
        // No option of these lists stands alone but "none of these", which has given way.
        let _ = answers.give(book, before, &today);
    }
}

/// Takes an answer, a former one in today's words. Gives the questions that have it today.
pub(super) fn take(
    book: &Rulebook,
    answers: &mut Answers,
    question: &str,
    options: &[&str],
) -> Result<Vec<&'static str>, AnswerError> {
    if let Some(today) = today(book, question, options, false).filter(|today| today.lost.is_empty()) {
        return Ok(today.saying.give(book, answers));
    }
    answers.give(book, question, options)?;
    Ok(book.question(question).map(|q| q.id).into_iter().collect())
}

impl Saying {
    /// Adds an option; whether the rulebook has it. A question that takes one keeps the first, and "none of these" gives way.
    fn add(&mut self, book: &Rulebook, question: &str, option: &str) -> bool {
        let Some(question) = book.question(question) else { return false };
        let id = option_of(option);
        if !question.option_ids().any(|known| known == id) {
            return false;
        }
        match self.answers.iter_mut().find(|(answered, _)| answered.same(question)) {
            None => self.answers.push((question, vec![option.to_owned()])),
            Some((_, said)) if question.several() && !said.iter().any(|known| known == option) => {
                said.push(option.to_owned());
                if said.len() > 1 {
                    said.retain(|id| id != NONE);
                }
            }
            Some(_) => {}
        }
        true
    }

    /// Gives these answers, each unless its question has one already. Gives the questions that took one.
    fn give(&self, book: &Rulebook, answers: &mut Answers) -> Vec<&'static str> {
        let open = |(question, _): &&(&'static Question, Vec<String>)| answers.get(question).is_none();
        let new: Vec<_> = self.answers.iter().filter(open).collect();
        let mut taken = Vec::new();
        for (question, said) in new {
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            if answers.give(book, question.id, &said).is_ok() {
                taken.push(question.id);
            }
        }
        taken
    }
}
