//! Visits with their answers, and what the engine does for each of them.

use documents::answers::read;
use documents::json::{self, Json, members};
use engine::answers::Answers;
use engine::assess::{Assessment, assess};
use engine::date::Date;
use engine::interview::Interview;
use engine::program::Compiled;
use engine::rulebook::{Category, Question};
use engine::truth::Truth;
use engine::what_if::changes;
use rulebooks::EU_AI_ACT;

/// The day of all measurements.
pub const DAY: Date = Date::new(2026, 11, 21);

/// The visits by name, each an answers document.
pub const CASES: &str = include_str!("cases.json");

/// A visit.
pub struct Case {
    /// What it is about.
    pub name: String,
    book: &'static Compiled,
    answers: Answers,
    /// The answers to the first half of the questions.
    half: Answers,
    /// The classes that certainly hold.
    certain: Vec<&'static Category>,
}

/// All visits.
///
/// # Errors
/// A sentence if the table of visits does not fit the rulebook.
pub fn cases() -> Result<Vec<Case>, String> {
    let table = json::read(CASES).ok_or("bench/src/cases.json is no JSON")?;
    members(&table).iter().map(|(name, given)| Case::read(name, given)).collect()
}

impl Case {
    fn read(name: &str, given: &Json) -> Result<Self, String> {
        let answers = read(&EU_AI_ACT, given).map_err(|e| format!("bench/src/cases.json, \"{name}\": {e}"))?;
        Self::of(name, &EU_AI_ACT, answers)
    }

    /// A visit to any rulebook.
    ///
    /// # Errors
    /// A sentence if an answer is idle or no class is certain: either is a slip in the table.
    pub fn of(name: &str, book: &'static Compiled, answers: Answers) -> Result<Self, String> {
        let whole = assess(book, &answers, DAY).map_err(|e| e.to_string())?;
        let counted = |q: &Question| whole.interview.counted.iter().any(|a| a.question.same(q));
        if let Some(idle) = answers.iter().find(|a| !counted(a.question)) {
            return Err(format!("the case \"{name}\" answers \"{}\", which is not asked", idle.question.id));
        }
        let mut half = Answers::default();
        for answer in answers.iter().take(answers.iter().count() / 2) {
            half.put(book, answer.clone());
        }
        let certain: Vec<_> = whole.classes.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category).collect();
        if certain.is_empty() && !answers.is_empty() {
            return Err(format!("in the case \"{name}\" no class is certain, so there are no what-ifs to measure"));
        }
        Ok(Self { name: name.to_owned(), book, answers, half, certain })
    }

    /// What was answered.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The full assessment: roles, classes, duties with days and sanctions, contacts.
    #[must_use]
    pub fn assess(&self) -> Option<Assessment> {
        assess(self.book, &self.answers, DAY).ok()
    }

    /// The question that comes after half of the answers.
    #[must_use]
    pub fn next(&self) -> Option<&'static Question> {
        Interview::replay(self.book, &self.half, DAY).next()
    }

    /// Whether any class certainly holds; otherwise there are no what-ifs.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.certain.is_empty()
    }

    /// How many other answers would turn a certain class: all what-ifs of the result screen.
    #[must_use]
    pub fn what_ifs(&self) -> usize {
        changes(self.book, &self.answers, DAY, &self.certain).iter().map(Vec::len).sum()
    }
}
