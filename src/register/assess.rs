//! What the check says of a record, twice: for the body in its role, and for the system whoever must act. Results are condensed
//! to a [`Snapshot`], which is appended to the record's history and never changed.

use std::collections::BTreeMap;

use documents::case;
use documents::json;
use engine::answers::Answers;
use engine::assess::{Assessment, Moment, Outcome, Standing as Onsets, TooEarly, assess, assess_all};
use engine::date::Date;
use engine::duty::Force;
use engine::eval::Eval;
use engine::interview::Interview;
use engine::program::Compiled;
use engine::rulebook::{Category, Question};
use engine::truth::Truth;
use serde::Deserialize;
use serde_json::Value;

use super::file;
use super::law::Law;
use super::record::{Class, Owed, Role, Rulebook, Snapshot, System};
use super::values::{Onset, Section, Standing, Trigger};

/// The headline of a result in which no class is certain.
pub const OPEN: &str = "open";

/// Both results for one record.
#[derive(Debug)]
pub struct Results {
    /// For the body in its role.
    pub body: Assessment,
    /// For somebody who built the system, has it under the own name and uses it; all else is as answered.
    pub supposed: Assessment,
    /// The answers that counted.
    pub answers: Answers,
    /// How many options the rulebook does not know any more: while there are some, the result is open.
    pub lost: usize,
}

impl Results {
    /// Asks a rulebook about the answers of a record, as of a day.
    ///
    /// # Errors
    /// [`TooEarly`] for a day before the rulebook begins.
    pub fn of(book: &'static Compiled, law: &Law, system: &System, day: Date) -> Result<Self, TooEarly> {
        let (answers, lost) = answers(book, system);
        let body = assess(book, &answers, day)?;
        Ok(Self::with(law, (answers, lost), body))
    }

    /// The same for many records, in their order, in a fraction of the time.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub fn of_all(book: &'static Compiled, law: &Law, systems: &[&System], day: Date) -> Result<Vec<Self>, TooEarly> {
        let given: Vec<_> = systems.iter().map(|system| answers(book, system)).collect();
        let all: Vec<&Answers> = given.iter().map(|(answers, _)| answers).collect();
        let bodies = assess_all(book, &all, day)?;
        Ok(given.into_iter().zip(bodies).map(|(given, body)| Self::with(law, given, body)).collect())
    }

    fn with(law: &Law, (answers, lost): (Answers, usize), body: Assessment) -> Self {
        let supposed = Assessment::of(supposed(body.book, law, &answers, body.day));
        Self { body, supposed, answers, lost }
    }

    /// The most serious class that is certain for the body.
    #[must_use]
    pub fn headline(&self) -> &'static str {
        if self.lost > 0 { OPEN } else { self.body.headline().map_or(OPEN, |o| o.category.id) }
    }

    /// The result that tells the class of the system, with that class: the more serious of both. `None` while it is open.
    #[must_use]
    pub fn system(&self) -> Option<(&Assessment, &Outcome)> {
        if self.lost > 0 {
            return None;
        }
        let place = |outcome: &Outcome| self.body.classes.iter().position(|o| o.category.id == outcome.category.id);
        let found = |of| Assessment::headline(of).map(|outcome| (place(outcome), of, outcome));
        let possible = self.supposed.classes.iter().filter(|o| o.truth == Truth::Unknown).filter_map(place).min();
        match (found(&self.body), found(&self.supposed)) {
            (Some((at, of, outcome)), Some((other, ..))) if at <= other => Some((of, outcome)),
            (_, Some((_, of, outcome))) => Some((of, outcome)),
            // What might be so for others is no worse than what is so for the body.
            (Some((at, of, outcome)), None) if possible.is_none_or(|possible| at <= Some(possible)) => {
                Some((of, outcome))
            }
            (_, None) => None,
        }
    }

    /// The id of the class of the system; [`OPEN`] while none is certain.
    #[must_use]
    pub fn system_headline(&self) -> &'static str {
        self.system().map_or(OPEN, |(_, outcome)| outcome.category.id)
    }

    /// The classes of the system that are only possible, and more serious than its headline.
    #[must_use]
    pub fn system_possible(&self) -> Vec<&Outcome> {
        let headline = self.system_headline();
        let before = self.supposed.classes.iter().take_while(|o| o.category.id != headline);
        before.filter(|o| o.truth == Truth::Unknown).collect()
    }

    /// The questions on which the class of the system still hangs.
    #[must_use]
    pub fn system_open(&self) -> Vec<&'static str> {
        questions(&self.supposed, self.system_possible().into_iter().map(|outcome| outcome.category))
    }

    /// The questions on which roles and classes of the body still hang.
    #[must_use]
    pub fn open(&self) -> Vec<&'static str> {
        let outcomes = self.body.classes.iter().chain(&self.body.roles);
        questions(&self.body, outcomes.filter(|o| o.truth == Truth::Unknown).map(|o| o.category))
    }

    /// The results, condensed.
    #[must_use]
    pub fn snapshot(&self, system: &System, today: Date, trigger: Trigger) -> Snapshot {
        let (book, day) = (self.body.book, self.body.day);
        let living = |outcomes: &'_ [Outcome]| -> Vec<(&'static str, Standing)> {
            outcomes.iter().filter_map(|o| Some((o.category.id, standing(o.truth)?))).collect()
        };
        let own = |ids: Vec<&'static str>| ids.into_iter().map(str::to_owned).collect();
        let role =
            |(id, status): (&'static str, _)| Role { id: id.to_owned(), status: Some(status), ..Role::default() };
        Snapshot {
            on: today.to_string(),
            as_of: day.to_string(),
            trigger: Some(trigger),
            rulebook: Rulebook {
                id: book.id.to_owned(),
                version: book.version.to_string(),
                fingerprint: book.fingerprint.to_owned(),
                ..Rulebook::default()
            },
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
            headline: self.headline().to_owned(),
            system_headline: self.system_headline().to_owned(),
            roles: living(&self.body.roles).into_iter().map(role).collect(),
            classes: self.body.classes.iter().filter_map(|outcome| class(outcome, day)).collect(),
            duties: self.owed(),
            open: own(self.open()),
            system_open: own(self.system_open()),
            answers_sha256: answers_sha256(system),
            ..Snapshot::default()
        }
    }

    /// The duties that bind the body for certain.
    fn owed(&self) -> Vec<Owed> {
        let binding = self.body.duties.iter().filter(|o| o.truth == Truth::Yes && o.duty.force == Force::Must);
        let owed = binding.map(|outcome| {
            let moment = match outcome.moment(self.body.day) {
                Moment::Now => "now",
                Moment::From(_) => "from",
                Moment::OnlyIf(..) => "only-if",
                Moment::OnEvent => "on-event",
                Moment::Open => OPEN,
            };
            let mut days: Vec<String> = outcome.starts.iter().map(|start| start.from.to_string()).collect();
            days.sort();
            days.dedup();
            Owed { id: outcome.duty.id.to_owned(), moment: moment.to_owned(), applies_from: days, ..Owed::default() }
        });
        owed.collect()
    }
}

fn standing(truth: Truth) -> Option<Standing> {
    match truth {
        Truth::Yes => Some(Standing::Certain),
        Truth::Unknown => Some(Standing::Possible),
        Truth::No => None,
    }
}

fn class(outcome: &Outcome, day: Date) -> Option<Class> {
    let status = standing(outcome.truth)?;
    let onset = match outcome.standing(day) {
        Onsets::Now => Some(Onset::Now),
        Onsets::From(_) => Some(Onset::Later),
        Onsets::No | Onsets::Open => None,
    };
    // While everything is possible, what may lead there is most of the rulebook; the open questions say the rest.
    let rules = outcome.certain().map(|ground| ground.rule.id.to_owned()).collect();
    let applies_from = outcome.earliest().map(|from| from.to_string());
    Some(Class {
        id: outcome.category.id.to_owned(),
        status: Some(status),
        standing: onset,
        applies_from,
        rules,
        ..Class::default()
    })
}

/// The questions on which some categories hang, each once.
fn questions(of: &Assessment, categories: impl Iterator<Item = &'static Category>) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for question in categories.flat_map(|category| of.open_questions(category)) {
        if !found.contains(&question.id) {
            found.push(question.id);
        }
    }
    found
}

/// The answers of a record as the rulebook takes them today, and how many options it does not know any more.
fn answers(book: &'static Compiled, system: &System) -> (Answers, usize) {
    let version = system.classification.history.last().and_then(|last| Date::parse(&last.rulebook.version));
    let given = system.classification.answers.iter();
    let said = given.map(|(question, options)| (question.as_str(), options.iter().map(String::as_str).collect()));
    case::taken(book, said, version.is_some_and(|version| version < book.version))
}

/// The interview of somebody of whom more is known than what was answered. No answer is changed; every question without one
/// counts as open, as nobody has asked that somebody.
fn supposed(book: &'static Compiled, law: &Law, answers: &Answers, day: Date) -> Interview {
    let known: Vec<Truth> = Eval::of_answers(book, answers, day).facts().collect();
    let supposed = |slot: usize| {
        let fact = u16::try_from(slot).ok().and_then(|slot| book.fact(slot));
        fact.is_some_and(|fact| law.supposed.iter().any(|id| id == fact.id))
    };
    let facts: Vec<Truth> =
        known.into_iter().enumerate().map(|(slot, truth)| if supposed(slot) { Truth::Yes } else { truth }).collect();
    let missing: Vec<&'static Question> = book.agenda.iter().copied().filter(|q| answers.get(q).is_none()).collect();
    Interview {
        counted: answers.iter().cloned().collect(),
        missing,
        offered: Vec::new(),
        eval: Eval::of_facts(book, &facts, day),
    }
}

/// SHA-256 of the canonical text of a record's answers.
#[must_use]
pub fn answers_sha256(system: &System) -> String {
    file::checksum(&serde_json::to_value(&system.classification.answers).unwrap_or_default())
}

/// Why a new result would be written down; `None` if the last one still says it.
#[must_use]
pub fn trigger(system: &System, now: &Snapshot) -> Option<Trigger> {
    let Some(last) = system.classification.history.last() else { return Some(Trigger::First) };
    let same = Difference::between(last, now).is_none();
    match () {
        () if last.answers_sha256 != now.answers_sha256 => Some(Trigger::AnswersChanged),
        () if last.rulebook.fingerprint != now.rulebook.fingerprint => Some(Trigger::NewRulebook),
        () if !same => Some(Trigger::DatePassed),
        () => None,
    }
}

/// Assesses a record anew and appends the result if there is something to write down. Gives what came out otherwise than before.
///
/// # Errors
/// [`TooEarly`] for a day before the rulebook begins.
pub fn renew(
    book: &'static Compiled,
    law: &Law,
    system: &mut System,
    (day, today): (Date, Date),
) -> Result<Renewed, TooEarly> {
    Ok(written_down(Results::of(book, law, system, day)?, system, today))
}

/// The same with results that are there already.
#[must_use]
pub fn written_down(results: Results, system: &mut System, today: Date) -> Renewed {
    let before = system.classification.history.last().cloned();
    let mut now = results.snapshot(system, today, Trigger::Review);
    let written = trigger(system, &now);
    now.trigger = written.or(now.trigger);
    let difference = before.as_ref().and_then(|before| Difference::between(before, &now));
    if written.is_some() {
        system.classification.history.push(now.clone());
        system.revise(&today.to_string());
    }
    Renewed { results, before, now, written, difference }
}

/// What came of assessing a record anew.
#[derive(Debug)]
pub struct Renewed {
    /// Both results.
    pub results: Results,
    /// The result before, if there was one.
    pub before: Option<Snapshot>,
    /// The result now.
    pub now: Snapshot,
    /// Why it was written down, if it was.
    pub written: Option<Trigger>,
    /// What came out otherwise.
    pub difference: Option<Difference>,
}

/// In what two results differ. Each pair is the old and the new.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// The body's headline.
    pub headline: Option<(String, String)>,
    /// The system's.
    pub system_headline: Option<(String, String)>,
    /// Roles, classes and duties that came, with their days.
    pub gained: Vec<String>,
    /// Those that went.
    pub lost: Vec<String>,
    /// Questions that are open now and were not.
    pub opened: Vec<String>,
    /// Questions that were open and are not now.
    pub settled: Vec<String>,
}

impl Difference {
    /// In what they differ, if they do.
    #[must_use]
    pub fn between(old: &Snapshot, new: &Snapshot) -> Option<Self> {
        let moved = |old: &String, new: &String| (old != new).then(|| (old.clone(), new.clone()));
        let without = |these: Vec<String>, those: &[String]| -> Vec<String> {
            these.into_iter().filter(|one| !those.contains(one)).collect()
        };
        let system_headline = moved(&old.system_headline, &new.system_headline);
        let difference = Self {
            headline: moved(&old.headline, &new.headline),
            // Results of elsewhere may not have it.
            system_headline: system_headline.filter(|(old, _)| !old.is_empty()),
            gained: without(lines(new), &lines(old)),
            lost: without(lines(old), &lines(new)),
            opened: without(new.open.clone(), &old.open),
            settled: without(old.open.clone(), &new.open),
        };
        (difference != Self::default()).then_some(difference)
    }
}

/// What a result says, a line for each role, class and duty, with its days.
fn lines(snapshot: &Snapshot) -> Vec<String> {
    let said = |value: Option<Standing>| if value == Some(Standing::Possible) { "?" } else { "" };
    let roles = snapshot.roles.iter().map(|role| format!("{}{}", role.id, said(role.status)));
    let classes = snapshot.classes.iter().map(|class| {
        let day = class.applies_from.as_deref().map_or(String::new(), |day| format!(" {day}"));
        format!("{}{}{day}", class.id, said(class.status))
    });
    let duties = snapshot.duties.iter().map(|duty| format!("{} {}", duty.id, duty.applies_from.join(" ")));
    roles.chain(classes).chain(duties).collect()
}

/// What has to be registered under Art. 49: each section of Annex VIII with whether it goes into the secure part, Art. 49(4).
#[must_use]
pub fn registration(law: &Law, results: &Results) -> Vec<(Section, bool)> {
    let mut sheets: Vec<_> = results.owed().iter().filter_map(|duty| law.sheet(&duty.id)).collect();
    sheets.sort();
    sheets.dedup();
    sheets
}

/// What a saved case holds for a record.
#[derive(Clone, Debug, Deserialize)]
pub struct FromCase {
    /// The visitor's name for the system; empty if there is none.
    #[serde(default)]
    pub name: String,
    answers: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    reasons: BTreeMap<String, String>,
    #[serde(default)]
    reflections: Value,
}

impl FromCase {
    /// Reads a saved case; none if it holds no answers.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        json::read(text)?;
        serde_json::from_str(text).ok()
    }

    /// Answers and reasons take the place of those of a record. So does what was written to a catalogue; what the case says nothing
    /// about stays.
    pub fn put(self, system: &mut System) {
        system.classification.answers = self.answers;
        system.classification.reasons = self.reasons;
        let documents = self.reflections.as_array().into_iter().flatten().filter_map(Value::as_object);
        for document in documents {
            let catalogue = document.get("catalogue").and_then(Value::as_str).unwrap_or_default();
            let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if !catalogue.is_empty() && catalogue.chars().all(is_id) {
                system.reflections.insert(catalogue.to_owned(), document.clone());
            }
        }
    }
}
