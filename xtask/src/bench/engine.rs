//! The engine by itself: natively by criterion, in WASM in Node, and how its cost grows.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::BENCH;
use super::numbers::{Measured, numbers, significant, time};
use super::tables::table;
use crate::peers::Peers;
use crate::shell::{self, announce};
use crate::workspace::Workspace;

/// What is measured of every visit: the name natively, in WASM, and for people.
const WORK: [(&str, &str, &str); 3] =
    [("assess", "assess", "assessment"), ("next", "next", "next question"), ("what-ifs", "what_ifs", "what-ifs")];
/// The group that has all visits one after another.
const ALL: &str = "visits";
/// How many times as large the rulebook is made.
const TIMES: [u32; 3] = [1, 4, 16];

/// By group, function and value, as criterion names them.
type Natively = BTreeMap<String, Measured>;

/// Compiles what criterion will run.
pub fn build(workspace: &Workspace) -> Result<()> {
    shell::run(shell::cargo().args(["bench", "--package", BENCH, "--no-run"]).current_dir(&workspace.root))
}

/// Every visit natively and in WASM, and a whole document by the npm package.
pub fn measure(workspace: &Workspace, peers: &Peers) -> Result<String> {
    let natively = criterion(workspace, "^visit")?;
    announce("measuring the same in WASM");
    let mut node = peers.command("visits.js");
    node.env("AIACT_ENGINE", workspace.dist().join("npm/engine.node.js"));
    node.env("AIACT_CASES", workspace.root.join("bench/src/cases.json"));
    let found: Value = serde_json::from_str(&shell::output(&mut node)?).context("visits.js did not print JSON")?;
    let times = found.get("times").and_then(Value::as_object).context("visits.js measured nothing")?;
    let in_wasm =
        |name: &str| Measured::read(times.get(name).with_context(|| format!("visits.js did not measure {name}"))?);

    let mut rows = Vec::new();
    let mut names: Vec<&str> = times.keys().filter_map(|key| key.strip_suffix("/assess")).collect();
    // The sum comes last.
    names.sort_by_key(|name| *name == ALL);
    for name in names {
        let group = if name == ALL { ALL.to_owned() } else { format!("visit: {name}") };
        let mut row = vec![if name == ALL { "**all of these**".to_owned() } else { name.to_owned() }];
        for (ours, theirs, _) in WORK {
            match natively.get(&format!("{group}/{ours}")) {
                Some(natively) => row.extend([natively.time(), in_wasm(&format!("{name}/{theirs}"))?.time()]),
                // Nothing is certain yet, so nothing could turn.
                None if ours == "what-ifs" => row.extend(["none".to_owned(), "none".to_owned()]),
                None => anyhow::bail!("criterion did not measure {group}/{ours}"),
            }
        }
        rows.push(row);
    }
    let titles: Vec<String> =
        WORK.iter().flat_map(|(_, _, title)| [format!("{title}, native"), format!("{title}, WASM")]).collect();
    let head: Vec<&str> = Some("visit").into_iter().chain(titles.iter().map(String::as_str)).collect();
    let cases = numbers(found.get("bytes").unwrap_or(&Value::Null))?;
    let (document, json) = (in_wasm("visits/document")?, in_wasm("visits/json")?);
    Ok(format!("{}\n{}", table(&head, rows), document_table(&cases, in_wasm("visits/assess")?, document, json)))
}

/// What a program pays for a whole document, and where it goes.
fn document_table(bytes: &[f64], assess: Measured, document: Measured, json: Measured) -> String {
    let size = bytes.iter().sum::<f64>() / 1000.0;
    let rows = [
        ("`assess()` of the npm package", document.time()),
        ("of this, the assessment itself", time(assess.median)),
        ("of this, `JSON.stringify` of the answers on the side of JavaScript", time(json.median)),
        (
            "the rest: reasons, open questions and sentences of the documents in WASM, and making objects of them",
            time(document.median - assess.median - json.median),
        ),
    ];
    let title = format!("all visits, {size:.0} kB of documents");
    table(&[&title, "time"], rows.map(|(what, time)| vec![what.to_owned(), time]))
}

/// What becomes of the cost when the rulebook is several times as large.
pub fn growth(workspace: &Workspace) -> Result<String> {
    let natively = criterion(workspace, "^growth")?;
    let mut rows = Vec::new();
    for what in ["rules", "everything"] {
        for work in ["conditions", "next", "assess"] {
            let found = TIMES.map(|times| natively.get(&format!("growth of {what}/{work}/{times}")).copied());
            let [Some(one), Some(four), Some(sixteen)] = found else {
                anyhow::bail!("criterion did not measure the growth of {what} for {work}");
            };
            let exponent = |from: Measured, to: Measured| significant((to.median / from.median).log(4.0));
            let times = [one, four, sixteen].map(Measured::time);
            let mut row = vec![format!("{what}: {work}")];
            row.extend(times);
            row.extend([exponent(one, four), exponent(four, sixteen)]);
            rows.push(row);
        }
    }
    Ok(table(&["what grows: work", "1×", "4×", "16×", "exponent 1 to 4", "exponent 4 to 16"], rows))
}

/// Runs criterion's benchmarks that fit a pattern.
fn criterion(workspace: &Workspace, pattern: &str) -> Result<Natively> {
    announce("measuring natively");
    let home = workspace.target.join("xtask-criterion");
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| format!("{} cannot be emptied", home.display()))?;
    }
    let arguments = ["bench", "--package", BENCH, "--bench", "native", "--", "--quiet", pattern];
    shell::run(shell::cargo().args(arguments).current_dir(&workspace.root).env("CRITERION_HOME", &home))?;
    let mut found = Natively::new();
    read(&home, &mut found)?;
    Ok(found)
}

/// Reads all samples below a folder, each beside the description of what it measures.
fn read(folder: &Path, found: &mut Natively) -> Result<()> {
    let json = |name: &str| -> Result<Value> { Ok(serde_json::from_slice(&fs::read(folder.join(name))?)?) };
    if folder.join("sample.json").is_file() && folder.ends_with("new") {
        let (about, sample) = (json("benchmark.json")?, json("sample.json")?);
        let name = about.get("full_id").and_then(Value::as_str).context("criterion names no benchmark")?;
        let list = |key: &str| numbers(sample.get(key).unwrap_or(&Value::Null));
        let each = list("times")?.into_iter().zip(list("iters")?).map(|(time, turns)| time / turns);
        found.insert(name.to_owned(), Measured::of(each)?);
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use ai_act_check::engine::answers::Answers;
    use ai_act_check::engine::assess::{Outcome, assess};
    use ai_act_check::engine::program::Compiled;
    use ai_act_check::engine::truth::Truth;
    use ai_act_check::rulebooks::EU_AI_ACT;

    use bench::cases::{DAY, cases};
    use bench::grown::{Grown, answers, grown};

    // The package `bench` has no tests of its own: they would wait for criterion to be compiled.

    type Verdict = [Vec<(&'static str, Truth)>; 3];

    fn original(id: &'static str) -> &'static str {
        id.split_once('#').map_or(id, |(original, _)| original)
    }

    fn verdict(book: &'static Compiled, answers: &Answers) -> Result<Verdict, String> {
        let found = assess(book, answers, DAY).map_err(|e| e.to_string())?;
        let truths = |outcomes: &[Outcome]| outcomes.iter().map(|o| (original(o.category.id), o.truth)).collect();
        Ok([
            truths(&found.roles),
            truths(&found.classes),
            found.duties.iter().map(|d| (original(d.duty.id), d.truth)).collect(),
        ])
    }

    /// Every copy says what the original says; so the copies are whole.
    #[test]
    fn every_copy_says_the_same() -> Result<(), String> {
        for case in cases()? {
            let once = verdict(&EU_AI_ACT, case.answers())?;
            for what in [Grown::Rules, Grown::Everything] {
                let book = grown(&EU_AI_ACT, what, 3);
                let given = answers(book, case.answers()).map_err(|e| e.to_string())?;
                let thrice = once.each_ref().map(|part| part.repeat(3));
                assert_eq!(verdict(book, &given)?, thrice, "{what:?}, case \"{}\"", case.name);
            }
        }
        Ok(())
    }

    /// Answers to the first copy say nothing about the second; so nothing refers from one to another.
    #[test]
    fn no_copy_looks_into_another() -> Result<(), String> {
        let book = grown(&EU_AI_ACT, Grown::Everything, 2);
        let nothing = verdict(&EU_AI_ACT, &Answers::default())?;
        for case in cases()? {
            let first = verdict(&EU_AI_ACT, case.answers())?;
            let both: Vec<_> = first.into_iter().zip(nothing.clone()).map(|(a, b)| [a, b].concat()).collect();
            assert_eq!(verdict(book, case.answers())?.to_vec(), both, "case \"{}\"", case.name);
        }
        Ok(())
    }
}
