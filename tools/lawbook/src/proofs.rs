//! What was proved for all answers: `tests/proofs/statements.toml`.

use std::collections::BTreeMap;
use std::fs;

use ai_act_check::engine::source::Citation;
use ai_act_check::eu_ai_act::acts::AI_ACT;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use support::repository;

use crate::markdown::{escaped, paragraph};
use crate::words::Words;

const FILE: &str = "tests/proofs/statements.toml";

/// A sentence in every language, by its code.
type Sentence = BTreeMap<String, String>;

fn said(sentence: &Sentence, words: &Words) -> String {
    let missing = || words.fault(format!("{FILE}: a statement has no sentence \"{}\"; translate it", words.lang));
    sentence.get(words.lang).map_or_else(missing, |sentence| escaped(sentence))
}

/// A statement as the file has it.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    cites: Vec<String>,
    #[serde(default)]
    except: Vec<Sentence>,
    #[serde(flatten)]
    text: Sentence,
}

/// A statement that was proved for all answers.
pub struct Statement {
    id: String,
    text: Sentence,
    cites: Vec<Citation>,
    except: Vec<Sentence>,
}

/// The statements in the order of the file; none where there is no file.
pub fn statements() -> Result<Vec<Statement>> {
    fs::read_to_string(repository(FILE)).map_or_else(|_| Ok(Vec::new()), |text| read(&text))
}

/// Reads statements.
pub fn read(text: &str) -> Result<Vec<Statement>> {
    let table: BTreeMap<String, Written> = toml::from_str(text).context(FILE)?;
    let statement = |(id, Written { text, cites, except })| {
        let cites = cites.into_iter().map(provision).collect::<Result<_>>()?;
        Ok(Statement { id, text, cites, except })
    };
    let mut statements = table.into_iter().map(statement).collect::<Result<Vec<_>>>()?;
    // TOML has no order; people have.
    statements.sort_by_key(|statement| text.find(&format!("[{}]", statement.id)));
    Ok(statements)
}

/// The page on them.
pub fn page(words: &Words, statements: &[Statement]) -> String {
    if statements.is_empty() {
        return paragraph(&words.say("proofs.none"));
    }
    let line = |statement: &Statement| {
        let cites: Vec<String> = statement.cites.iter().map(|c| words.cite(c, words.always())).collect();
        let values =
            [("text", &*said(&statement.text, words)), ("cites", &*words.list(&cites)), ("id", &*statement.id)];
        let limits = statement.except.iter().map(|e| words.fill("proofs.except", &[("text", &said(e, words))]));
        let limits: Vec<String> = limits.flat_map(|limit| ["   - ".to_owned(), limit, "\n".to_owned()]).collect();
        ["1. ".to_owned(), words.fill("proofs.line", &values), "\n".to_owned(), limits.concat()].concat()
    };
    let lines: String = statements.iter().map(line).collect();
    paragraph(&words.say("proofs.lead")) + &lines
}

/// "Art. 5(1)(f)" and "Annex III(1)(c)" as citations of the Regulation, for each language to write in its own way.
fn provision(text: String) -> Result<Citation> {
    // A citation keeps its numbers for good.
    let text: &'static str = text.leak();
    let (unit, numbers) = text.split_once(' ').unwrap_or_default();
    let mut numbers = numbers.split(['(', ')']).filter(|n| !n.is_empty());
    let number = numbers.next().unwrap_or_default();
    let parts = [(); 2].map(|()| numbers.next().unwrap_or_default());
    Ok(match (unit, number, parts) {
        ("Annex", number, [point, item]) => AI_ACT.annex(number).point(point).item(item),
        // The definitions are points of an article without paragraphs.
        ("Art.", "3", [point, item]) => AI_ACT.art("3").point(point).item(item),
        ("Art.", number, [par, point]) => AI_ACT.art(number).par(par).point(point),
        _ => bail!(
            "{FILE}: \"{text}\" is neither an article nor an annex; write \"Art. 5(1)(f)\" or \"Annex III(1)(c)\""
        ),
    })
}
