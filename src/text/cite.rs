//! How citations look and where they lead: one function for each, for every language.

use crate::engine::date::Date;
use crate::engine::source::{Citation, Unit};

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
const NB: char = '\u{a0}';

/// The place as people cite it, without the name of the act: "Art. 5(1)(f)", "Art. 5 Abs. 1 Buchst. f".
#[must_use]
pub fn place(cite: &Citation, lang: &str) -> String {
    let german = lang == "de";
    let words = words(lang);
    let unit = match cite.unit {
        Unit::Article => words.article,
        Unit::Annex => words.annex,
        Unit::Recital => words.recital,
        Unit::Paragraph => words.para,
    };
    let mut text = format!("{unit}{NB}{}", cite.number);
    if !cite.section.is_empty() {
        text.push_str(&format!(" {}{NB}{}", words.section, cite.section));
    }
    if german {
        german_parts(cite, &mut text)
    } else {
        english_parts(cite, &mut text)
    }
    text
}

/// The address of the place in the official text that was current on a day; `None` if the act is not on EUR-Lex.
#[must_use]
pub fn link(cite: &Citation, lang: &str, day: Date) -> Option<String> {
    let act = cite.act;
    let current = act.texts.iter().filter(|(from, _)| *from <= day).next_back().or(act.texts.first());
    let (celex, anchor) = match cite.unit {
        Unit::Article => (current?.1, format!("art_{}", cite.number)),
        Unit::Annex => (current?.1, format!("anx_{}", cite.number)),
        // Consolidated texts carry no recitals.
        Unit::Recital => (act.published_as, format!("rct_{}", cite.number)),
        Unit::Paragraph => return None,
    };
    let lang = words(lang).eur_lex;
    Some(format!("https://eur-lex.europa.eu/legal-content/{lang}/TXT/HTML/?uri=CELEX:{celex}#{anchor}"))
}

fn words(lang: &str) -> &'static Words {
    if lang == "de" { &GERMAN } else { &ENGLISH }
}

fn english_parts(cite: &Citation, text: &mut String) {
    let annex = cite.unit == Unit::Annex;
    // Subparagraphs have no number, so they are spelled out, and what stands below them follows in words.
    let nth = ["", "first", "second", "third", "fourth"].get(usize::from(cite.sub)).copied().unwrap_or_default();
    let spelled = annex || !nth.is_empty();
    if !cite.par.is_empty() {
        text.push_str(&format!("({})", cite.par));
    }
    if !nth.is_empty() {
        text.push_str(&format!(", {nth} {}", if cite.par.is_empty() { "paragraph" } else { "subparagraph" }));
    }
    match (cite.point, annex, spelled) {
        ("", _, _) => {}
        (point, true, _) => text.push_str(&format!(", point{NB}{point}")),
        (point, false, true) => text.push_str(&format!(", point{NB}({point})")),
        (point, false, false) => text.push_str(&format!("({point})")),
    }
    if !cite.item.is_empty() {
        text.push_str(&format!("({})", cite.item));
    }
}

fn german_parts(cite: &Citation, text: &mut String) {
    let annex = cite.unit == Unit::Annex;
    if !cite.par.is_empty() {
        text.push_str(&format!(" Abs.{NB}{}", cite.par));
    }
    if cite.sub > 0 {
        let unit = if cite.par.is_empty() { "Abs." } else { "Unterabs." };
        text.push_str(&format!(" {unit}{NB}{}", cite.sub));
    }
    let numbered = cite.point.bytes().all(|b| b.is_ascii_digit());
    match (cite.point, numbered) {
        ("", _) => {}
        (point, true) => text.push_str(&format!(" Nr.{NB}{point}")),
        (point, false) => text.push_str(&format!(" Buchst.{NB}{point}")),
    }
    if !cite.item.is_empty() {
        let unit = if annex { "Buchst." } else { "Ziff." };
        text.push_str(&format!(" {unit}{NB}{}", cite.item));
    }
}
