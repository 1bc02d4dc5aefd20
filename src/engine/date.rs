//! Calendar days, the periods between them, and lengths of time. No clock: every date comes in as an argument.

use std::fmt;

/// A day of the Gregorian calendar, from the year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A date of the rulebook. A day that does not exist is found by the rulebook validation.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// Reads `YYYY-MM-DD`. `None` for any other form and for days that do not exist, such as 2027-02-29.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        let date = Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        date.exists().then_some(date)
    }

    /// Whether the calendar has this day.
    #[must_use]
    pub const fn exists(self) -> bool {
        self.year >= 1 && self.day >= 1 && self.day <= days_in(self.year, self.month)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The date in ISO 8601's basic format: "20271202".
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }

    /// The day after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.day < days_in(self.year, self.month) {
            Self::new(self.year, self.month, self.day + 1)
        } else if self.month < 12 {
            Self::new(self.year, self.month + 1, 1)
        } else {
            Self::new(self.year + 1, 1, 1)
        }
    }

    /// The day that lies a time after this one, which stands still for less than a day. Where the month is too short for the
    /// day it is the last of the month: half a year after 31 August is 28 or 29 February.
    #[must_use]
    pub fn plus(self, time: Duration) -> Self {
        let months = match time.unit {
            TimeUnit::Minutes | TimeUnit::Hours => return self,
            TimeUnit::Days => return (0..time.count).fold(self, |day, _| day.next()),
            TimeUnit::Months => u32::from(time.count),
            TimeUnit::Years => 12 * u32::from(time.count),
        };
        let months = 12 * u32::from(self.year) + u32::from(self.month) - 1 + months;
        let year = u16::try_from(months / 12).unwrap_or(u16::MAX);
        let month = u8::try_from(months % 12).unwrap_or(0) + 1;
        Self::new(year, month, self.day.min(days_in(year, month)))
    }

    /// The day before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.day > 1 {
            Self::new(self.year, self.month, self.day - 1)
        } else if self.month > 1 {
            Self::new(self.year, self.month - 1, days_in(self.year, self.month - 1))
        } else {
            Self::new(self.year - 1, 12, 31)
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A length of time as law counts it: 48 hours, 30 days, two years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many; at least one.
    pub count: u16,
    /// Of what.
    pub unit: TimeUnit,
}

/// What a length of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says it")]
pub enum TimeUnit {
    Minutes,
    Hours,
    Days,
    Months,
    Years,
}

impl TimeUnit {
    /// As the keys of texts name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Months => "months",
            Self::Years => "years",
        }
    }
}

impl Duration {
    /// So many minutes.
    #[must_use]
    pub const fn minutes(count: u16) -> Self {
        Self { count, unit: TimeUnit::Minutes }
    }

    /// So many hours.
    #[must_use]
    pub const fn hours(count: u16) -> Self {
        Self { count, unit: TimeUnit::Hours }
    }

    /// So many days.
    #[must_use]
    pub const fn days(count: u16) -> Self {
        Self { count, unit: TimeUnit::Days }
    }

    /// So many months.
    #[must_use]
    pub const fn months(count: u16) -> Self {
        Self { count, unit: TimeUnit::Months }
    }

    /// So many years.
    #[must_use]
    pub const fn years(count: u16) -> Self {
        Self { count, unit: TimeUnit::Years }
    }

    /// Whether it is counted in the calendar's months, as whatever comes again is.
    #[must_use]
    pub const fn is_of_months(self) -> bool {
        matches!(self.unit, TimeUnit::Months | TimeUnit::Years)
    }

    /// The same so many times.
    #[must_use]
    pub const fn times(self, n: u16) -> Self {
        Self { count: self.count.saturating_mul(n), ..self }
    }
}

/// As ISO 8601 writes it: "P2Y", "P30D", "PT48H".
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mark, letter) = match self.unit {
            TimeUnit::Minutes => ("PT", 'M'),
            TimeUnit::Hours => ("PT", 'H'),
            TimeUnit::Days => ("P", 'D'),
            TimeUnit::Months => ("P", 'M'),
            TimeUnit::Years => ("P", 'Y'),
        };
        write!(f, "{mark}{}{letter}", self.count)
    }
}

/// Days in a month; 0 for a month that does not exist.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// When a wording belongs to the law. Both ends are part of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day; `None` while no end is known.
    pub last: Option<Date>,
}

impl Period {
    /// From a day on, without a known end.
    #[must_use]
    pub const fn since(first: Date) -> Self {
        Self { first, last: None }
    }

    /// From a day on until the day before another wording begins.
    #[must_use]
    pub const fn until(first: Date, successor: Date) -> Self {
        Self { first, last: Some(successor.previous()) }
    }

    /// Whether the day lies in the period.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }
}
