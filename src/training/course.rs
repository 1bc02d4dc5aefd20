//! The course file: which cases in which order, in which language, on which day, and when it counts as worked.

#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use engine::date::Date;
use engine::program::Compiled;

use crate::case::Case;
use crate::library;
use crate::words::{SOURCE, Words, fault};
use crate::worked::Worked;

/// What stands under "format".
pub const FORMAT: &str = "ai-act-course/1";
/// More cases nobody works, and no learning system keeps.
const MOST_CASES: usize = 200;

/// A course, as `ai-act-check training course` writes it and every export reads it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct Course {
    /// The form of the file.
    #[cfg_attr(test, schemars(extend("const" = FORMAT)))]
    pub format: String,
    /// The title, at most 80 characters.
    #[cfg_attr(test, schemars(length(min = 1, max = 80)))]
    pub title: String,
    /// The language of the course: one of this build.
    #[cfg_attr(test, schemars(regex(pattern = "^[a-z]{2,3}(-[a-z0-9]+)*$")))]
    pub lang: String,
    /// The day of the course, written YYYY-MM-DD: the law is that of this day.
    #[cfg_attr(test, schemars(regex(pattern = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")))]
    pub day: String,
    /// How many minutes there are in the room.
    #[cfg_attr(test, schemars(range(min = 10, max = 480)))]
    pub minutes: u16,
    /// The share of right answers that a learning system counts as passed, in percent; null where whoever worked all cases is done.
    #[cfg_attr(test, schemars(range(min = 1, max = 100)))]
    pub pass: Option<u8>,
    /// The cases in their order: the id of one of the library, or a case of one's own.
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    pub cases: Vec<Entry>,
}

/// A case of a course.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[serde(untagged)]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Entry {
    /// The id of a case of the library; `ai-act-check training list` names them.
    Library(String),
    /// A case of one's own.
    Own(Box<Case>),
}

/// A course as it is read: the cases are still to be looked at one by one, so that a fault names the case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unread {
    format: String,
    title: String,
    lang: String,
    day: String,
    minutes: u16,
    pass: Option<u8>,
    cases: Vec<Value>,
}

/// A course whose cases have been worked: what every export is made of.
#[derive(Debug)]
pub struct Prepared {
    /// The course.
    pub course: Course,
    /// Its words.
    pub words: Words,
    /// Its day.
    pub day: Date,
    /// Its cases, in order.
    pub cases: Vec<Worked>,
}

impl Course {
    /// Reads a course file.
    ///
    /// # Errors
    /// A sentence that names the key, states what is wrong and says what to do.
    pub fn read(text: &str) -> Result<Self, String> {
        Self::read_in(text, SOURCE)
    }

    /// The same, with sentences in a language.
    ///
    /// # Errors
    /// These.
    pub fn read_in(text: &str, lang: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|e| fault(lang, "json", &[("fault", &e.to_string())]))?;
        let form = value.get("format").and_then(Value::as_str).unwrap_or_default();
        if form != FORMAT {
            return Err(fault(lang, "format", &[("format", form), ("wanted", FORMAT)]));
        }
        let unread = Unread::deserialize(value).map_err(|e| fault(lang, "shape", &[("fault", &e.to_string())]))?;
        let cases = unread.cases.into_iter().enumerate().map(|(at, value)| Entry::read(at, value, lang));
        let course = Self {
            format: unread.format,
            title: unread.title,
            lang: unread.lang,
            day: unread.day,
            minutes: unread.minutes,
            pass: unread.pass,
            cases: cases.collect::<Result<_, _>>()?,
        };
        course.sound(lang)?;
        Ok(course)
    }

    fn sound(&self, lang: &str) -> Result<(), String> {
        let length = self.title.chars().count();
        if self.title.trim().is_empty() || length > 80 {
            return Err(fault(lang, "length", &[("key", "title"), ("length", &length.to_string()), ("most", "80")]));
        }
        if !(10..=480).contains(&self.minutes) {
            return Err(fault(lang, "minutes", &[("n", &self.minutes.to_string())]));
        }
        if self.pass.is_some_and(|share| share == 0 || share > 100) {
            return Err(fault(lang, "pass", &[]));
        }
        if self.cases.is_empty() || self.cases.len() > MOST_CASES {
            let (n, most) = (self.cases.len().to_string(), MOST_CASES.to_string());
            return Err(fault(lang, "cases", &[("n", &n), ("most", &most)]));
        }
        Ok(())
    }

    /// Works every case on the day of the course.
    ///
    /// # Errors
    /// A sentence for each case that does not hold on that day, and for each thing wrong with it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn prepare(self, book: &'static Compiled) -> Result<Prepared, Vec<String>> {
        self.sound(SOURCE).map_err(|fault| vec![fault])?;
        let words = Words::of(&self.lang, book).map_err(|fault| vec![format!("lang: {fault}")])?;
        self.prepare_in(words, book)
    }

    /// The same in words that are there already, which are those of its language.
    ///
    /// # Errors
    /// The same sentences.
    pub fn prepare_in(self, words: Words, book: &'static Compiled) -> Result<Prepared, Vec<String>> {
        let one = |fault: String| vec![fault];
        self.sound(words.faults_in()).map_err(one)?;
        let day = Date::parse(&self.day).ok_or_else(|| one(words.fault("day", &[("day", &self.day)])))?;
        let known = library(&self.lang).map_err(one)?;
        let (mut cases, mut faults): (Vec<Worked>, Vec<String>) = (Vec::new(), Vec::new());
        for (at, entry) in self.cases.iter().enumerate() {
            let place = at.to_string();
            let Some(case) = entry.find(&known) else {
                faults.push(words.fault("no-case", &[("at", &place)]));
                continue;
            };
            if cases.iter().any(|other| other.case.id == case.id) {
                faults.push(words.fault("twice", &[("at", &place), ("id", &case.id)]));
                continue;
            }
            let id = case.id.clone();
            match Worked::of(case, book, day, &words) {
                Ok(worked) => cases.push(worked),
                Err(all) => {
                    let told =
                        |fault: String| words.fault("in-case", &[("at", &place), ("id", &id), ("fault", &fault)]);
                    faults.extend(all.into_iter().map(told));
                }
            }
        }
        if faults.is_empty() { Ok(Prepared { course: self, words, day, cases }) } else { Err(faults) }
    }
}

impl Entry {
    fn read(at: usize, value: Value, lang: &str) -> Result<Self, String> {
        match value {
            Value::String(id) => Ok(Self::Library(id)),
            value => Case::deserialize(value)
                .map(|case| Self::Own(Box::new(case)))
                .map_err(|e| fault(lang, "entry", &[("at", &at.to_string()), ("fault", &e.to_string())])),
        }
    }

    /// The case itself.
    fn find(&self, library: &[Case]) -> Option<Case> {
        match self {
            Self::Library(id) => library.iter().find(|case| case.id == *id).cloned(),
            Self::Own(case) => Some(Case::clone(case)),
        }
    }
}

impl Prepared {
    /// How many minutes the cases take.
    #[must_use]
    pub fn minutes(&self) -> u16 {
        self.cases.iter().map(|worked| worked.case.minutes).fold(0, u16::saturating_add)
    }

    /// Title, day and state of the law in a line.
    #[must_use]
    pub fn state(&self) -> String {
        self.words.fill("state", &[("day", &self.words.catalogue.date(self.day))])
    }
}
