//! What the visitor has said: sets of option ids, keyed by question. No path, no cursor.

use std::fmt;

use super::rulebook::{Kind, Question, Rulebook, UNKNOWN};

/// The answer to one question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub question: &'static Question,
    /// The chosen option ids in the question's order; never empty.
    pub chosen: Vec<&'static str>,
}

impl Answer {
    /// Whether the option was chosen.
    #[must_use]
    pub fn has(&self, option: &str) -> bool {
        self.chosen.contains(&option)
    }

    /// Whether "I don't know" is (part of) the answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.has(UNKNOWN)
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.question.same(other.question) && self.chosen == other.chosen
    }
}

/// All answers, in the order of the agenda. The order in which they were given does not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(Vec<Answer>);

/// Why something is not an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// The rulebook has no question with this id.
    NoSuchQuestion(String),
    /// The question has no option with this id.
    NoSuchOption {
        /// The question's id.
        question: &'static str,
        /// What was given.
        option: String,
    },
    /// No option was given.
    Empty(&'static str),
    /// Several options were given to a question that takes one.
    OnlyOne(&'static str),
    /// An option that excludes every other one was given together with something else.
    StandsAlone {
        /// The question's id.
        question: &'static str,
        /// The option that stands alone.
        option: &'static str,
    },
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchQuestion(id) => {
                write!(f, "answer \"{id}\": the rulebook has no such question; see the command `questions` for the ids")
            }
            Self::NoSuchOption { question, option } => write!(
                f,
                "answer \"{question}\": the question has no option \"{option}\"; see the command `questions` for the ids"
            ),
            Self::Empty(question) => {
                write!(f, "answer \"{question}\": the list of options is empty; leave the key out or give an option")
            }
            Self::OnlyOne(question) => {
                write!(f, "answer \"{question}\": the question takes one option, several were given; keep one")
            }
            Self::StandsAlone { question, option } => {
                write!(f, "answer \"{question}\": \"{option}\" excludes every other option; keep it or the others")
            }
        }
    }
}

impl std::error::Error for AnswerError {}

impl Answers {
    /// Checks an answer and stores it, replacing an earlier one to the same question.
    ///
    /// # Errors
    /// See [`AnswerError`]. Nothing is stored then.
    pub fn give(&mut self, book: &Rulebook, question: &str, options: &[&str]) -> Result<(), AnswerError> {
        let question = book.question(question).ok_or_else(|| AnswerError::NoSuchQuestion(question.to_owned()))?;
        for option in options {
            if !question.option_ids().any(|id| id == *option) {
                return Err(AnswerError::NoSuchOption { question: question.id, option: (*option).to_owned() });
            }
        }
        let chosen: Vec<&'static str> = question.option_ids().filter(|id| options.contains(id)).collect();
        match chosen.as_slice() {
            [] => return Err(AnswerError::Empty(question.id)),
            [_] => {}
            _ if question.kind == Kind::One => return Err(AnswerError::OnlyOne(question.id)),
            several => {
                if let Some(option) = several.iter().find(|id| question.stands_alone(id)) {
                    return Err(AnswerError::StandsAlone { question: question.id, option });
                }
            }
        }
        self.take_back(question);
        insert_in_order(&mut self.0, Answer { question, chosen }, book);
        Ok(())
    }

    /// Removes the answer to a question.
    pub fn take_back(&mut self, question: &Question) {
        self.0.retain(|a| !a.question.same(question));
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: &Question) -> Option<&Answer> {
        self.0.iter().find(|a| a.question.same(question))
    }

    /// All answers in the order of the agenda.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter()
    }

    /// Whether nothing has been answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Puts an answer among others that stand in the agenda's order.
pub(super) fn insert_in_order(list: &mut Vec<Answer>, answer: Answer, book: &Rulebook) {
    let place = |q: &Question| book.agenda.iter().position(|a| a.same(q));
    let own = place(answer.question);
    let at = list.iter().take_while(|a| place(a.question) < own).count();
    list.insert(at, answer);
}
