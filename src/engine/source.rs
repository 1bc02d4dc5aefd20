//! Where a rule comes from: acts, places in them, and how firmly the rule stands on them.

use std::fmt;
use std::ops::Deref;

use super::date::Date;

/// A legal act or guidance document that rules cite.
#[derive(Debug)]
pub struct Act {
    /// Stable id; its short name stands in the texts under `act.<id>`.
    pub id: &'static str,
    /// The published texts in order of the day from which each is current: CELEX numbers. Empty when none is on EUR-Lex.
    pub texts: &'static [(Date, &'static str)],
    /// CELEX number of the original publication, the only text that carries recitals; of a German statute its folder at
    /// gesetze-im-internet.de; of a guidance document its address. Empty when there is none of these.
    pub published_as: &'static str,
    /// The numbers of its articles end here (without inserted ones); 0 where the act has none that we cite.
    pub articles: u16,
    /// The number of its recitals.
    pub recitals: u16,
}

impl Act {
    /// An article, such as `art("5")` or `art("4a")`.
    #[must_use]
    pub const fn art(&'static self, number: &'static str) -> Citation {
        Citation::new(self, Unit::Article, number)
    }

    /// An annex, such as `annex("III")`.
    #[must_use]
    pub const fn annex(&'static self, number: &'static str) -> Citation {
        Citation::new(self, Unit::Annex, number)
    }

    /// A recital, such as `recital("12")`.
    #[must_use]
    pub const fn recital(&'static self, number: &'static str) -> Citation {
        Citation::new(self, Unit::Recital, number)
    }

    /// A section of a national statute, such as `section("17")`.
    #[must_use]
    pub const fn section(&'static self, number: &'static str) -> Citation {
        Citation::new(self, Unit::Section, number)
    }

    /// A numbered paragraph of a guidance document, such as `para("254")` or `para("46-47")`.
    #[must_use]
    pub const fn para(&'static self, number: &'static str) -> Citation {
        Citation::new(self, Unit::Paragraph, number)
    }
}

/// The kind of place a citation points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An article.
    Article,
    /// An annex.
    Annex,
    /// A recital.
    Recital,
    /// A numbered paragraph of a guidance document.
    Paragraph,
    /// A section (§) of a national statute.
    Section,
}

/// A number or letter of a place, four characters at most: "14a", "VIII". It stands in the citation itself, as addresses
/// weigh more in the browser than what they lead to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mark([u8; 4]);

impl Mark {
    const NONE: Self = Self([0; 4]);

    /// More than four characters are an error of the build: every citation of a rulebook is made there.
    const fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        assert!(bytes.len() <= 4, "a number or letter of a citation has four characters at most");
        let mut mark = Self::NONE;
        let mut rest = bytes;
        let mut room: &mut [u8] = &mut mark.0;
        while let ([first, others @ ..], [place, places @ ..]) = (rest, room) {
            *place = *first;
            rest = others;
            room = places;
        }
        mark
    }
}

impl Deref for Mark {
    type Target = str;

    fn deref(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        self.0.get(..end).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// An exact place in an act. Built as it is read: `AI_ACT.art("5").par("1").point("f")`. Empty parts are not there.
///
/// One function formats it for each language and links it (`text::cite`); nothing else knows how a citation looks.
#[derive(Clone, Copy, Debug)]
pub struct Citation {
    /// The act.
    pub act: &'static Act,
    /// Article, annex, recital or guideline paragraph.
    pub unit: Unit,
    /// Its number, but for guidance.
    article: Mark,
    /// The numbers of the paragraphs of a guidance document.
    paragraphs: &'static str,
    /// Section of an annex.
    pub section: Mark,
    /// Paragraph of an article.
    pub par: Mark,
    /// Subparagraph, counted from 1; 0 for none.
    pub sub: u8,
    /// Point of an article or annex.
    pub point: Mark,
    /// Letter below a numbered point of an annex, or roman number below a lettered point of an article.
    pub item: Mark,
}

impl Citation {
    const fn new(act: &'static Act, unit: Unit, number: &'static str) -> Self {
        let (article, paragraphs) = match unit {
            Unit::Paragraph => (Mark::NONE, number),
            Unit::Article | Unit::Annex | Unit::Recital | Unit::Section => (Mark::new(number), ""),
        };
        let none = Mark::NONE;
        Self { act, unit, article, paragraphs, section: none, par: none, sub: 0, point: none, item: none }
    }

    /// Its number; of guidance, that of the paragraph or of several.
    #[must_use]
    pub fn number(&self) -> &str {
        if self.unit == Unit::Paragraph { self.paragraphs } else { &self.article }
    }

    /// Whether this is the very same place.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let parts = |c: &Self| (c.unit, c.article, c.paragraphs, c.section, c.par, c.sub, c.point, c.item);
        std::ptr::eq(self.act, other.act) && parts(self) == parts(other)
    }

    /// Section of an annex.
    #[must_use]
    pub const fn section(self, section: &str) -> Self {
        Self { section: Mark::new(section), ..self }
    }

    /// Paragraph of an article.
    #[must_use]
    pub const fn par(self, par: &str) -> Self {
        Self { par: Mark::new(par), ..self }
    }

    /// Subparagraph of a paragraph, counted from 1.
    #[must_use]
    pub const fn sub(self, sub: u8) -> Self {
        Self { sub, ..self }
    }

    /// Point of an article or annex.
    #[must_use]
    pub const fn point(self, point: &str) -> Self {
        Self { point: Mark::new(point), ..self }
    }

    /// What stands below a point.
    #[must_use]
    pub const fn item(self, item: &str) -> Self {
        Self { item: Mark::new(item), ..self }
    }
}

/// How firmly a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The words of the law.
    Text,
    /// A recital.
    Recital,
    /// The Commission's guidance, final or draft: not law.
    Guideline,
    /// Our own reading, because the law leaves it open.
    OurReading,
    /// Known from copies or reports; the official publication was not read. German statutes: gesetze-im-internet.de.
    Reported,
}
