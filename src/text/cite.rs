//! How citations look and where they lead: one function for each, with the patterns that each language has in its texts.

use engine::date::Date;
use engine::source::{Citation, Unit};

use crate::{Catalogue, Text, key};

/// The place as people cite it, without the name of the act: "Art. 5(1)(f)", "Art. 5 Abs. 1 Buchst. f".
#[must_use]
pub fn place(cite: &Citation, words: &Catalogue) -> String {
    let unit = match cite.unit {
        Unit::Article => key::CITATION_ARTICLE,
        Unit::Annex => key::CITATION_ANNEX,
        Unit::Recital => key::CITATION_RECITAL,
        Unit::Paragraph => key::CITATION_PARAGRAPH,
        Unit::Section => key::CITATION_SECTION,
    };
    let ordinals = words.get(key::CITATION_NTH);
    let nth = usize::from(cite.sub).checked_sub(1).and_then(|at| ordinals.split(',').nth(at)).unwrap_or_default();
    let sub = if cite.par.is_empty() { key::CITATION_ARTICLE_SUB } else { key::CITATION_SUB };
    let parts = [
        (unit, cite.number()),
        (key::CITATION_ANNEX_SECTION, &*cite.section),
        (key::CITATION_PAR, &*cite.par),
        (sub, nth),
        (point(cite, !nth.is_empty()), &*cite.point),
        (if cite.unit == Unit::Annex { key::CITATION_ANNEX_ITEM } else { key::CITATION_ITEM }, &*cite.item),
    ];
    let there = parts.into_iter().filter(|(_, n)| !n.is_empty());
    there.fold(String::new(), |place, (part, n)| words.fill(part, &[("place", &place), ("n", n)]))
}

/// The pattern of a point: it depends on what the point stands below, and on whether it has a number or a letter. Inserted
/// numbers have a letter too: "14a".
fn point(cite: &Citation, below_sub: bool) -> Text {
    let numbered = cite.point.starts_with(|c: char| c.is_ascii_digit());
    match (cite.unit == Unit::Annex, below_sub, numbered) {
        (true, _, true) => key::CITATION_ANNEX_POINT_NUMBER,
        (true, _, false) => key::CITATION_ANNEX_POINT_LETTER,
        (false, true, true) => key::CITATION_SUB_POINT_NUMBER,
        (false, true, false) => key::CITATION_SUB_POINT_LETTER,
        (false, false, true) => key::CITATION_POINT_NUMBER,
        (false, false, false) => key::CITATION_POINT_LETTER,
    }
}

/// The address of the place in the text that was current on a day, or of the guidance document that it is in; `None` if the act
/// has none.
#[must_use]
pub fn link(cite: &Citation, words: &Catalogue, day: Date) -> Option<String> {
    let act = cite.act;
    let current = act.texts.iter().rfind(|(from, _)| *from <= day).or(act.texts.first());
    let (celex, anchor) = match cite.unit {
        Unit::Article => (current?.1, "#art_"),
        Unit::Annex => (current?.1, "#anx_"),
        // Consolidated texts carry no recitals.
        Unit::Recital => (act.published_as, "#rct_"),
        Unit::Section if !act.published_as.is_empty() => {
            return Some(
                ["https://www.gesetze-im-internet.de/", act.published_as, "/__", cite.number(), ".html"].concat(),
            );
        }
        Unit::Paragraph if !act.published_as.is_empty() => return Some(act.published_as.to_owned()),
        Unit::Paragraph | Unit::Section => return None,
    };
    let site = "https://eur-lex.europa.eu/legal-content/";
    Some([site, words.eur_lex(), "/TXT/HTML/?uri=CELEX:", celex, anchor, cite.number()].concat())
}
