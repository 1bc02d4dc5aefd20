//! What was proved for all answers: `tests/proofs/statements.toml`.

use std::collections::BTreeMap;
use std::fs;

use ai_act_check::engine::source::Citation;
use ai_act_check::eu_ai_act::art_113_dates::ORIGINAL;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use serde::Deserialize;

use super::markdown::{escaped, paragraph};
use super::words::Words;

const FILE: &str = "tests/proofs/statements.toml";

/// A sentence in every language.
#[derive(Deserialize)]
struct Sentence {
    de: String,
    en: String,
}

impl Sentence {
    fn text(&self, words: &Words) -> String {
        escaped(if words.lang == "de" { &self.de } else { &self.en })
    }
}

/// A statement that was proved for all answers.
#[derive(Deserialize)]
pub struct Statement {
    #[serde(flatten)]
    text: Sentence,
    #[serde(default)]
    cites: Vec<String>,
    #[serde(default)]
    except: Vec<Sentence>,
}

/// The statements with their ids, in the order of the file; none where there is no file.
pub fn statements() -> Vec<(String, Statement)> {
    fs::read_to_string(FILE).map(|text| read(&text)).unwrap_or_default()
}

/// Reads statements.
pub fn read(text: &str) -> Vec<(String, Statement)> {
    let table: BTreeMap<String, Statement> = toml::from_str(text).unwrap_or_else(|e| panic!("{FILE}: {e}"));
    let mut statements: Vec<_> = table.into_iter().collect();
    // TOML has no order; people have.
    statements.sort_by_key(|(id, _)| text.find(&format!("[{id}]")));
    statements
}

/// The page on them.
pub fn page(words: &Words, statements: &[(String, Statement)]) -> String {
    if statements.is_empty() {
        return paragraph(&words.say("proofs.none"));
    }
    let line = |(id, statement): &(String, Statement)| {
        let cites: Vec<String> = statement.cites.iter().map(|c| words.cite(&provision(c), ORIGINAL)).collect();
        let values = [("text", &*statement.text.text(words)), ("cites", &*words.list(&cites)), ("id", id)];
        let limits = statement.except.iter().map(|e| words.fill("proofs.except", &[("text", &e.text(words))]));
        let limits: Vec<String> = limits.flat_map(|limit| ["   - ".to_owned(), limit, "\n".to_owned()]).collect();
        ["1. ".to_owned(), words.fill("proofs.line", &values), "\n".to_owned(), limits.concat()].concat()
    };
    let lines: String = statements.iter().map(line).collect();
    paragraph(&words.say("proofs.lead")) + &lines
}

/// "Art. 5(1)(f)" and "Annex III(1)(c)" as citations of the Regulation, for each language to write in its own way.
fn provision(text: &str) -> Citation {
    let act = BOOK.acts[0];
    // A citation keeps its numbers for good.
    let text: &'static str = text.to_owned().leak();
    let (unit, numbers) = text.split_once(' ').unwrap_or_else(|| panic!("{FILE}: \"{text}\" is no provision"));
    let mut numbers = numbers.split(['(', ')']).filter(|n| !n.is_empty());
    let number = numbers.next().unwrap_or_default();
    let parts = [(); 2].map(|()| numbers.next().unwrap_or_default());
    match (unit, number, parts) {
        ("Annex", number, [point, item]) => act.annex(number).point(point).item(item),
        // The definitions are points of an article without paragraphs.
        ("Art.", "3", [point, item]) => act.art("3").point(point).item(item),
        ("Art.", number, [par, point]) => act.art(number).par(par).point(point),
        _ => panic!(
            "{FILE}: \"{text}\" is neither an article nor an annex; write \"Art. 5(1)(f)\" or \"Annex III(1)(c)\""
        ),
    }
}
