//! A rulebook as it would be if a day that nobody knows yet were known: lines that count from it have dates then.

use std::fmt;

use super::date::{Date, Period};
use super::duty::Duty;
use super::program::{Compiled, Program};
use super::rare::Rare;
use super::rulebook::{Anchor, Assumed, Rulebook, Schedule, Start, Timetable};

/// Why a day cannot be assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssumeError {
    /// The rulebook counts from no day of this name.
    NoSuchAnchor {
        /// What was given.
        given: String,
        /// What the rulebook has.
        known: Vec<&'static str>,
    },
    /// The day lies before anything of the rulebook was there.
    TooEarly {
        /// The day.
        day: Date,
        /// The first one that can be assumed.
        first: Date,
    },
}

impl fmt::Display for AssumeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchAnchor { given, known } if known.is_empty() => {
                write!(f, "\"{given}\": every day of this rulebook is known, so none can be assumed; leave it out")
            }
            Self::NoSuchAnchor { given, known } => {
                write!(f, "\"{given}\": the rulebook counts from no such day; use one of {}", known.join(", "))
            }
            Self::TooEarly { day, first } => {
                write!(
                    f,
                    "{day} lies before {first}, the first day about which the rulebook can tell; assume a later one"
                )
            }
        }
    }
}

impl std::error::Error for AssumeError {}

/// Every day that nobody knows yet and from which something counts, in the order of first use.
#[must_use]
pub fn anchors(book: &Rulebook) -> Vec<&'static Anchor> {
    let starts = book.duties().flat_map(|d| d.applies.timetables).flat_map(|t| t.starts);
    let mut found: Vec<&'static Anchor> = Vec::new();
    for anchor in starts.filter_map(|s| Some(s.after?.anchor)) {
        if !found.iter().any(|known| known.id == anchor.id) {
            found.push(anchor);
        }
    }
    found
}

impl Compiled {
    /// The same rulebook under an assumption, besides those it is under already: duties with dates, and in the program the days
    /// of these lines exchanged. The copy is leaked, as a rulebook lives as long as the program.
    ///
    /// # Errors
    /// See [`AssumeError`].
    pub fn assuming(&'static self, anchor: &str, day: Date) -> Result<&'static Self, AssumeError> {
        let known = anchors(self.book);
        let Some(anchor) = known.iter().copied().find(|a| a.id == anchor) else {
            let known = known.iter().map(|a| a.id).collect();
            return Err(AssumeError::NoSuchAnchor { given: anchor.to_owned(), known });
        };
        if day < self.first_day {
            return Err(AssumeError::TooEarly { day, first: self.first_day });
        }
        let assumed = Assumed { anchor, day };
        let book: &'static Rulebook = Box::leak(Box::new(Rulebook {
            duties: leak(self.duties.iter().map(|group| dated_duties(group, assumed)).collect()),
            assumed: leak(self.assumed.iter().copied().chain([Rare::new(assumed)]).collect()),
            ..*self.book
        }));
        Ok(Box::leak(Box::new(Self { book, program: self.dated_program(assumed), fingerprint: self.fingerprint })))
    }

    /// The program with a day of its own for each line that counts from the assumed one, which then waits for nothing.
    fn dated_program(&self, assumed: Assumed) -> Program {
        let program = &self.program;
        let (mut days, mut lines) = (program.days.to_vec(), program.lines.to_vec());
        for (duty, row) in self.duties().zip(program.duties) {
            let span = program.schedules.get(usize::from(row.applies)).copied();
            let tables = span.map_or(&[][..], |span| span.of(program.tables));
            for (table, row) in duty.applies.timetables.iter().zip(tables) {
                for (start, at) in table.starts.iter().zip(usize::from(row.lines.from)..) {
                    let (Some(from), Some(line)) = (dated_line(start, assumed), lines.get_mut(at)) else { continue };
                    line.dormant = false;
                    let day = usize::from(line.day).checked_sub(program.facts.len());
                    if let Some(day) = day.and_then(|day| days.get_mut(day)) {
                        *day = Period::since(from);
                    }
                }
            }
        }
        Program { days: leak(days), lines: leak(lines), ..*program }
    }
}

/// The day of a line that counts from the assumed one.
fn dated_line(start: &Start, assumed: Assumed) -> Option<Date> {
    let after = start.after.filter(|after| after.anchor.id == assumed.anchor.id)?;
    Some(after.time.map_or(assumed.day, |time| assumed.day.plus(time)))
}

fn leak<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

fn dated_duties(group: &'static [Duty], assumed: Assumed) -> &'static [Duty] {
    leak(group.iter().map(|duty| Duty { applies: dated(duty.applies, assumed), ..*duty }).collect())
}

/// The schedule itself where nothing in it counts from the day.
fn dated(schedule: &'static Schedule, assumed: Assumed) -> &'static Schedule {
    if schedule.timetables.iter().flat_map(|t| t.starts).all(|start| dated_line(start, assumed).is_none()) {
        return schedule;
    }
    let line = |start: &'static Start| match dated_line(start, assumed) {
        Some(from) => Start { from, only_if: None, after: None, ..*start },
        None => Start { ..*start },
    };
    let timetables =
        schedule.timetables.iter().map(|t| Timetable { starts: leak(t.starts.iter().map(line).collect()), ..*t });
    Box::leak(Box::new(Schedule { timetables: leak(timetables.collect()), ..*schedule }))
}
