//! How citations look and where they lead: one function for each, for every language.

use engine::date::Date;
use engine::source::{Citation, Unit};

/// Words that citations need in one language.
struct Words {
    article: &'static str,
    annex: &'static str,
    recital: &'static str,
    para: &'static str,
    section: &'static str,
    /// Language code in EUR-Lex addresses.
    eur_lex: &'static str,
}

const ENGLISH: Words =
    Words { article: "Art.", annex: "Annex", recital: "recital", para: "para.", section: "Section", eur_lex: "EN" };
const GERMAN: Words = Words {
    article: "Art.",
    annex: "Anhang",
    recital: "Erwägungsgrund",
    para: "Rn.",
    section: "Abschnitt",
    eur_lex: "DE",
};

/// A no-break space: a citation must not be torn apart.
const NB: &str = "\u{a0}";

/// The place as people cite it, without the name of the act: "Art. 5(1)(f)", "Art. 5 Abs. 1 Buchst. f".
#[must_use]
pub fn place(cite: &Citation, lang: &str) -> String {
    let words = words(lang);
    let unit = match cite.unit {
        Unit::Article => words.article,
        Unit::Annex => words.annex,
        Unit::Recital => words.recital,
        Unit::Paragraph => words.para,
        Unit::Section => "§",
    };
    let mut text = [unit, NB, cite.number].concat();
    if !cite.section.is_empty() {
        add(&mut text, &[" ", words.section, NB, cite.section]);
    }
    if lang == "de" {
        german_parts(cite, &mut text);
    } else {
        english_parts(cite, &mut text);
    }
    text
}

/// The address of the place in the text that was current on a day; `None` if the act is not on EUR-Lex and no German statute.
#[must_use]
pub fn link(cite: &Citation, lang: &str, day: Date) -> Option<String> {
    let act = cite.act;
    let current = act.texts.iter().rfind(|(from, _)| *from <= day).or(act.texts.first());
    let (celex, anchor) = match cite.unit {
        Unit::Article => (current?.1, "#art_"),
        Unit::Annex => (current?.1, "#anx_"),
        // Consolidated texts carry no recitals.
        Unit::Recital => (act.published_as, "#rct_"),
        Unit::Section if !act.published_as.is_empty() => {
            return Some(
                ["https://www.gesetze-im-internet.de/", act.published_as, "/__", cite.number, ".html"].concat(),
            );
        }
        Unit::Paragraph | Unit::Section => return None,
    };
    let site = "https://eur-lex.europa.eu/legal-content/";
    Some([site, words(lang).eur_lex, "/TXT/HTML/?uri=CELEX:", celex, anchor, cite.number].concat())
}

fn words(lang: &str) -> &'static Words {
    if lang == "de" { &GERMAN } else { &ENGLISH }
}

fn add(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

fn english_parts(cite: &Citation, text: &mut String) {
    let annex = cite.unit == Unit::Annex;
    // Subparagraphs have no number, so they are spelled out, and what stands below them follows in words.
    let nth = ["", "first", "second", "third", "fourth", "fifth", "sixth"]
        .get(usize::from(cite.sub))
        .copied()
        .unwrap_or_default();
    if !cite.par.is_empty() {
        add(text, &["(", cite.par, ")"]);
    }
    if !nth.is_empty() {
        add(text, &[", ", nth, if cite.par.is_empty() { " paragraph" } else { " subparagraph" }]);
    }
    match (cite.point, annex, nth) {
        ("", _, _) => {}
        (point, true, _) => add(text, &[", point", NB, point]),
        (point, false, "") => add(text, &["(", point, ")"]),
        (point, false, _) => add(text, &[", point", NB, "(", point, ")"]),
    }
    if !cite.item.is_empty() {
        add(text, &["(", cite.item, ")"]);
    }
}

fn german_parts(cite: &Citation, text: &mut String) {
    let annex = cite.unit == Unit::Annex;
    let nth = ["", "1", "2", "3", "4", "5", "6"].get(usize::from(cite.sub)).copied().unwrap_or_default();
    if !cite.par.is_empty() {
        add(text, &[NB, "Abs.", NB, cite.par]);
    }
    if !nth.is_empty() {
        add(text, &[NB, if cite.par.is_empty() { "Abs." } else { "Unterabs." }, NB, nth]);
    }
    // Inserted numbers have a letter too: "Nr. 14a".
    let numbered = cite.point.starts_with(|c: char| c.is_ascii_digit());
    match (cite.point, numbered) {
        ("", _) => {}
        (point, true) => add(text, &[NB, "Nr.", NB, point]),
        (point, false) => add(text, &[" Buchst.", NB, point]),
    }
    if !cite.item.is_empty() {
        add(text, &[if annex { " Buchst." } else { " Ziff." }, NB, cite.item]);
    }
}
