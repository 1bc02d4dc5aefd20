//! What the visitor has said: sets of option ids, keyed by question. No path, no cursor.

use std::fmt;

use super::rulebook::{Kind, Question, Rulebook, Ticks, UNKNOWN};

/// What follows the id of an option that may be so: `"identity?"`.
pub const DOUBT: char = '?';

/// An option that may be so, as documents and forms write it.
#[must_use]
pub fn in_doubt(option: &str) -> String {
    let mut said = option.to_owned();
    said.push(DOUBT);
    said
}

/// The option of which is said that it is so or may be so.
#[must_use]
pub fn option_of(said: &str) -> &str {
    said.strip_suffix(DOUBT).unwrap_or(said)
}

/// The answer to one question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub question: &'static Question,
    /// The chosen option ids in the question's order.
    pub chosen: Vec<&'static str>,
    /// The ids of the options that may be so and may not, in the question's order. An answer has one of either kind at least.
    pub doubted: Vec<&'static str>,
}

impl Answer {
    /// Whether the option was chosen.
    #[must_use]
    pub fn has(&self, option: &str) -> bool {
        self.chosen.contains(&option)
    }

    /// Whether "I don't know" is (part of) the answer, or some option is in doubt.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.has(UNKNOWN) || !self.doubted.is_empty()
    }

    /// The answer as documents and forms write it: the ids of the chosen options, then those in doubt with their mark.
    pub fn said(&self) -> impl Iterator<Item = String> {
        let doubted = self.doubted.iter().map(|id| in_doubt(id));
        self.chosen.iter().map(|id| (*id).to_owned()).chain(doubted)
    }

    /// The same in bits.
    #[must_use]
    pub fn ticks(&self) -> Ticks {
        Ticks { chosen: self.question.bits(&self.chosen), doubted: self.question.bits(&self.doubted) }
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.question.same(other.question) && self.chosen == other.chosen && self.doubted == other.doubted
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
    /// An option was given as in doubt that cannot be: only single lines of a list can.
    NotInDoubt {
        /// The question's id.
        question: &'static str,
        /// The option's id.
        option: &'static str,
    },
    /// An option was given both as certain and as in doubt.
    Both {
        /// The question's id.
        question: &'static str,
        /// The option's id.
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
            Self::NotInDoubt { question, option } => write!(
                f,
                "answer \"{question}\": \"{option}{DOUBT}\" cannot stand, as only a line of a list that excludes no other can be in doubt; write \"{UNKNOWN}\""
            ),
            Self::Both { question, option } => write!(
                f,
                "answer \"{question}\": \"{option}\" stands there both as certain and as in doubt; keep \"{option}\" or \"{option}{DOUBT}\""
            ),
        }
    }
}

impl std::error::Error for AnswerError {}

impl Answers {
    /// Checks an answer and stores it, replacing an earlier one to the same question. An option id followed by [`DOUBT`] is an
    /// option that may be so: its neighbours keep their yes or no. Beside "I don't know", which says it of all of them, it is left out.
    ///
    /// # Errors
    /// See [`AnswerError`]. Nothing is stored then.
    pub fn give(&mut self, book: &Rulebook, question: &str, options: &[&str]) -> Result<(), AnswerError> {
        let question = book.question(question).ok_or_else(|| AnswerError::NoSuchQuestion(question.to_owned()))?;
        for option in options {
            let id = option_of(option);
            if !question.option_ids().any(|known| known == id) {
                return Err(AnswerError::NoSuchOption { question: question.id, option: (*option).to_owned() });
            }
        }
        let doubted = |id: &str| options.iter().any(|option| option.strip_suffix(DOUBT) == Some(id));
        let answer = Answer {
            question,
            chosen: question.option_ids().filter(|id| options.contains(id)).collect(),
            doubted: question.option_ids().filter(|id| doubted(id)).collect(),
        };
        self.put(book, sound(answer)?);
        Ok(())
    }

    /// Stores an answer that was accepted before, replacing an earlier one to the same question.
    pub fn put(&mut self, book: &Rulebook, answer: Answer) {
        self.take_back(answer.question);
        insert_in_order(&mut self.0, answer, book);
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

/// An answer whose options go together.
fn sound(answer: Answer) -> Result<Answer, AnswerError> {
    let Answer { question, chosen, doubted } = &answer;
    if let Some(option) = doubted.iter().find(|id| !question.doubts(id)) {
        return Err(AnswerError::NotInDoubt { question: question.id, option });
    }
    if let Some(option) = doubted.iter().find(|id| chosen.contains(id)) {
        return Err(AnswerError::Both { question: question.id, option });
    }
    let alone = chosen.iter().find(|id| question.stands_alone(id));
    match (chosen.len() + doubted.len(), alone) {
        (0, _) => Err(AnswerError::Empty(question.id)),
        (1, _) => Ok(answer),
        _ if question.kind == Kind::One => Err(AnswerError::OnlyOne(question.id)),
        (_, Some(option)) => Err(AnswerError::StandsAlone { question: question.id, option }),
        _ if answer.has(UNKNOWN) => Ok(Answer { doubted: Vec::new(), ..answer }),
        _ => Ok(answer),
    }
}

/// Puts an answer among others that stand in the agenda's order.
pub(super) fn insert_in_order(list: &mut Vec<Answer>, answer: Answer, book: &Rulebook) {
    let mut at = 0;
    for question in book.agenda.iter().take_while(|q| !q.same(answer.question)) {
        at += usize::from(list.get(at).is_some_and(|a| a.question.same(question)));
    }
    list.insert(at, answer);
}
