//! A report that a committee can read: what the classes are, what was claimed otherwise, what is open, what is ahead.

use std::collections::BTreeMap;

use report::document::{Block, Document, Line, Piece};
use text::Catalogue;

use super::assess::{OPEN, Results};
use super::claims::{self, Comparison};
use super::export::local_date;
use super::html::harmless;
use super::law::Law;
use super::record::{Register, System};
use super::words::Words;

/// A system with its results; without where nobody has answered yet.
pub type Assessed<'a> = (&'a System, Option<Results>);

/// The report, ready for any format.
#[must_use]
pub fn board(
    register: &Register,
    assessed: &[Assessed],
    law: &Law,
    day: &str,
    (words, catalogue): (&Words, &Catalogue),
) -> Document {
    let write = Writer { register, law, words, catalogue };
    let day_said = local_date(day, words.lang());
    let title = said(&words.fill("board.title", &[("title", &register.register.title), ("day", &day_said)]));
    let mut blocks = vec![Block::Heading(1, title.clone())];
    blocks.extend(write.counts(assessed));
    blocks.extend(write.claims(assessed));
    blocks.extend(write.open(assessed));
    blocks.extend(write.due(day));
    blocks.push(Block::Quiet(words.get("method.rules")));
    Document::new(&title, blocks, catalogue)
}

/// A text of the register on a single line: those of a document have no others.
fn said(text: &str) -> String {
    harmless(text).split(['\n', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A cell or an entry of one piece.
fn line(text: &str) -> Line {
    vec![Piece::new(&said(text))]
}

struct Writer<'w> {
    register: &'w Register,
    law: &'w Law,
    words: &'w Words,
    catalogue: &'w Catalogue,
}

impl Writer<'_> {
    /// A table under a heading; a word in its place where it has no rows.
    fn table<const N: usize>(&self, key: &str, head: [&str; N], rows: Vec<[String; N]>) -> Vec<Block> {
        let caption = self.words.get(key);
        let head = head.iter().map(|key| self.words.get(&format!("site.{key}"))).collect();
        let rows: Vec<Vec<Line>> = rows.into_iter().map(|row| row.iter().map(|text| line(text)).collect()).collect();
        let content = if rows.is_empty() { self.none() } else { Block::Table { caption: caption.clone(), head, rows } };
        vec![Block::Heading(2, caption), content]
    }

    fn none(&self) -> Block {
        Block::Text(self.words.get("board.none"))
    }

    /// Questions as people are asked them.
    fn questions(&self, ids: &[&'static str]) -> String {
        ids.iter().map(|id| self.catalogue.get(["question", id, "title"])).collect::<Vec<_>>().join(" ")
    }

    /// How many systems are in each class.
    fn counts(&self, assessed: &[Assessed]) -> [Block; 2] {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, results) in assessed {
            let none = || self.words.get("site.none").trim_end_matches('.').to_owned();
            let class = results.as_ref().map_or_else(none, |r| self.words.class(r.system_headline()));
            *counts.entry(class).or_default() += 1;
        }
        let total = self.words.fill("board.total", &[("count", &assessed.len().to_string())]);
        let counts = counts.iter().map(|(class, count)| line(&format!("{class}: {count}")));
        [Block::Text(total), Block::List(counts.collect())]
    }

    /// What was claimed otherwise than it is, with the provisions and the questions that decide.
    fn claims(&self, assessed: &[Assessed]) -> Vec<Block> {
        let mut rows = Vec::new();
        for (system, results) in assessed.iter().filter_map(|(system, results)| Some((system, results.as_ref()?))) {
            for claim in &system.claims {
                let comparison = Comparison::of(self.law, claim, results);
                if matches!(comparison, Comparison::TooLow | Comparison::TooHigh) {
                    let (cites, questions) = claims::reasons(self.law, results, self.catalogue);
                    rows.push([
                        system.name.clone(),
                        self.register.body_of(system).to_owned(),
                        format!("{} ({})", claim.raw, claim.source),
                        self.words.get(comparison.key()),
                        self.words.class(results.system_headline()),
                        self.words.class(results.headline()),
                        cites.join(", "),
                        self.questions(&questions),
                    ]);
                }
            }
        }
        let head = ["name", "body", "claim", "compared", "class-system", "class-body", "rules-cited", "decided-by"];
        self.table("board.claims", head, rows)
    }

    /// What nobody has answered, and what answers leave open.
    fn open(&self, assessed: &[Assessed]) -> Vec<Block> {
        let open = assessed.iter().filter_map(|(system, results)| match results {
            None => Some([system.name.clone(), self.words.get("site.none")]),
            Some(results) if results.system_headline() == OPEN => {
                let questions = self.questions(&results.system_open());
                let open = self.words.fill("site.open", &[("questions", &questions)]);
                // Questions end with a sign of their own.
                Some([system.name.clone(), open.trim_end_matches('.').to_owned()])
            }
            Some(_) => None,
        });
        self.table("board.open", ["name", "class-system"], open.collect())
    }

    /// What should have been looked at again.
    fn due(&self, day: &str) -> [Block; 2] {
        let due = self.register.systems.iter().filter(|s| !s.review.next.is_empty() && *s.review.next <= *day);
        let date = |day: &str| local_date(day, self.words.lang());
        let due: Vec<Line> =
            due.map(|system| line(&format!("{}: {}", system.name, date(&system.review.next)))).collect();
        let content = if due.is_empty() { self.none() } else { Block::List(due) };
        [Block::Heading(2, self.words.get("board.due")), content]
    }
}
