//! A report that a committee can read: what the classes are, what was claimed otherwise, what is open, what is ahead.

use std::collections::BTreeMap;

use text::Catalogue;

use super::assess::{OPEN, Results};
use super::claims::{self, Comparison};
use super::html::{Html, escaped};
use super::law::Law;
use super::record::{Register, System};
use super::words::Words;

/// A system with its results; without where nobody has answered yet.
pub type Assessed<'a> = (&'a System, Option<Results>);

/// The report as a page of its own, for print too.
#[must_use]
pub fn board(
    register: &Register,
    assessed: &[Assessed],
    law: &Law,
    day: &str,
    (words, catalogue): (&Words, &Catalogue),
) -> String {
    let write = Writer { register, law, words, catalogue };
    let title = words.fill("board.title", &[("title", &register.register.title), ("day", day)]);
    let mut body = Html::default();
    body.element("h1", &title);
    write.counts(assessed, &mut body);
    write.claims(assessed, &mut body);
    write.open(assessed, &mut body);
    write.due(day, &mut body);
    body.element("p", &words.get("method.rules"));
    let lang = words.lang();
    let style = include_str!("style.css");
    let (title, content) = (escaped(&title), body.text());
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{style}</style>\n\
         </head>\n<body>\n<main>\n{content}</main>\n</body>\n</html>\n"
    )
}

struct Writer<'w> {
    register: &'w Register,
    law: &'w Law,
    words: &'w Words,
    catalogue: &'w Catalogue,
}

impl Writer<'_> {
    fn head<const N: usize>(&self, keys: [&str; N]) -> Vec<String> {
        keys.iter().map(|key| self.words.get(&format!("site.{key}"))).collect()
    }

    /// How many systems are in each class.
    fn counts(&self, assessed: &[Assessed], body: &mut Html) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, results) in assessed {
            let class =
                results.as_ref().map_or_else(|| self.words.get("site.none"), |r| self.words.class(r.system_headline()));
            *counts.entry(class).or_default() += 1;
        }
        let total = assessed.len().to_string();
        body.element("p", &self.words.fill("board.total", &[("count", &total)]));
        body.list(&counts.iter().map(|(class, count)| format!("{class}: {count}")).collect::<Vec<_>>());
    }

    /// What was claimed otherwise than it is, with the provisions and the questions that decide.
    fn claims(&self, assessed: &[Assessed], body: &mut Html) {
        let mut rows = Vec::new();
        for (system, results) in assessed.iter().filter_map(|(system, results)| Some((system, results.as_ref()?))) {
            for claim in &system.claims {
                let comparison = Comparison::of(self.law, claim, results);
                if matches!(comparison, Comparison::TooLow | Comparison::TooHigh) {
                    let (cites, questions) = claims::reasons(self.law, results, self.catalogue);
                    let texts = [
                        system.name.clone(),
                        self.register.body_of(system).to_owned(),
                        format!("{} ({})", claim.raw, claim.source),
                        self.words.get(comparison.key()),
                        self.words.class(results.system_headline()),
                        self.words.class(results.headline()),
                        cites.join(", "),
                        questions.join(", "),
                    ];
                    rows.push(texts.map(|text| escaped(&text)).to_vec());
                }
            }
        }
        body.element("h2", &self.words.get("board.claims"));
        if rows.is_empty() {
            return body.element("p", &self.words.get("board.none"));
        }
        let head =
            self.head(["name", "body", "claim", "compared", "class-system", "class-body", "rules-cited", "decided-by"]);
        body.table(&self.words.get("board.claims"), &head, &rows);
    }

    fn open(&self, assessed: &[Assessed], body: &mut Html) {
        let open = assessed.iter().filter_map(|(system, results)| match results {
            None => Some(vec![escaped(&system.name), escaped(&self.words.get("site.none"))]),
            Some(results) if results.system_headline() == OPEN => {
                let questions = self.words.fill("site.open", &[("questions", &results.system_open().join(", "))]);
                Some(vec![escaped(&system.name), escaped(&questions)])
            }
            Some(_) => None,
        });
        let rows: Vec<Vec<String>> = open.collect();
        body.element("h2", &self.words.get("board.open"));
        if rows.is_empty() {
            return body.element("p", &self.words.get("board.none"));
        }
        body.table(&self.words.get("board.open"), &self.head(["name", "class-system"]), &rows);
    }

    fn due(&self, day: &str, body: &mut Html) {
        let due = self.register.systems.iter().filter(|s| !s.review.next.is_empty() && *s.review.next <= *day);
        let due: Vec<String> = due.map(|system| format!("{}: {}", system.name, system.review.next)).collect();
        body.element("h2", &self.words.get("board.due"));
        if due.is_empty() {
            return body.element("p", &self.words.get("board.none"));
        }
        body.list(&due);
    }
}
