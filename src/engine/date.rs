//! Calendar days and the periods between them. No clock: every date comes in as an argument.

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
