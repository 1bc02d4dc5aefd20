//! Where a rule comes from: acts, places in them, and how firmly the rule stands on them.

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

/// An exact place in an act. Built as it is read: `AI_ACT.art("5").par("1").point("f")`. Empty parts are not there.
///
/// One function formats it for each language and links it (`text::cite`); nothing else knows how a citation looks.
#[derive(Clone, Copy, Debug)]
pub struct Citation {
    /// The act.
    pub act: &'static Act,
    /// Article, annex, recital or guideline paragraph.
    pub unit: Unit,
    /// Its number.
    pub number: &'static str,
    /// Section of an annex.
    pub section: &'static str,
    /// Paragraph of an article.
    pub par: &'static str,
    /// Subparagraph, counted from 1; 0 for none.
    pub sub: u8,
    /// Point of an article or annex.
    pub point: &'static str,
    /// Letter below a numbered point of an annex, or roman number below a lettered point of an article.
    pub item: &'static str,
}

impl Citation {
    const fn new(act: &'static Act, unit: Unit, number: &'static str) -> Self {
        Self { act, unit, number, section: "", par: "", sub: 0, point: "", item: "" }
    }

    /// Whether this is the very same place.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let parts = |c: &Self| (c.unit, c.number, c.section, c.par, c.sub, c.point, c.item);
        std::ptr::eq(self.act, other.act) && parts(self) == parts(other)
    }

    /// Section of an annex.
    #[must_use]
    pub const fn section(self, section: &'static str) -> Self {
        Self { section, ..self }
    }

    /// Paragraph of an article.
    #[must_use]
    pub const fn par(self, par: &'static str) -> Self {
        Self { par, ..self }
    }

    /// Subparagraph of a paragraph, counted from 1.
    #[must_use]
    pub const fn sub(self, sub: u8) -> Self {
        Self { sub, ..self }
    }

    /// Point of an article or annex.
    #[must_use]
    pub const fn point(self, point: &'static str) -> Self {
        Self { point, ..self }
    }

    /// What stands below a point.
    #[must_use]
    pub const fn item(self, item: &'static str) -> Self {
        Self { item, ..self }
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
