//! A visit in Chromium: what is loaded, when screens stand, what a click costs, memory.

use anyhow::{Context, Result};
use serde_json::Value;

use super::numbers::{Measured, kilobytes};
use super::tables::table;
use crate::browser;
use crate::dist::{File, MANIFEST};
use crate::serve::Running;
use crate::shell::{self, announce};
use crate::site::Site;
use crate::sizes::{STRONGEST, brotli};
use crate::workspace::Workspace;

/// The tables by name.
pub fn measure(workspace: &Workspace, files: &[File]) -> Result<[(&'static str, String); 3]> {
    let driver = browser::ensure()?;
    let server = Running::start(Site::new(workspace, false), 0)?;
    announce("measuring visits in Chromium");
    let mut visit = shell::cargo();
    // The program waits for the browser nearly all of the time; how it is compiled does not matter.
    visit.args(["bench", "--profile", "dev", "--package", "e2e", "--bench", "visit"]).current_dir(&workspace.root);
    visit.env("AIACT_BASE_URL", server.address()).env("AIACT_CHROMEDRIVER", driver);
    let found: Value = serde_json::from_str(&shell::output(&mut visit)?).context("the visits did not print JSON")?;
    let visits = found.get("visits").and_then(Value::as_object).context("there were no visits")?;
    let settings: Vec<(&str, Vec<&Value>)> =
        visits.iter().map(|(name, list)| (name.as_str(), list.as_array().into_iter().flatten().collect())).collect();
    let first = settings.first().and_then(|(_, visits)| visits.first()).context("there were no visits")?;
    Ok([("loaded", loaded(first, files)?), ("visit", times(&settings)?), ("memory", memory(&found)?)])
}

/// The files of a first visit.
fn loaded(visit: &Value, files: &[File]) -> Result<String> {
    let mut rows = Vec::new();
    let mut sum = 0;
    for entry in visit.get("loaded").and_then(Value::as_array).context("nothing was loaded")? {
        let name = entry.get("name").and_then(Value::as_str).context("a file has no name")?;
        if name == "favicon.ico" {
            // Browsers ask for it by themselves.
            continue;
        }
        let file = files.iter().find(|file| file.name == name && file.plain != MANIFEST);
        let file = file.with_context(|| format!("the page loads {name}, which is not in dist/"))?;
        let size = brotli(&file.bytes, STRONGEST)?.len();
        sum += size;
        rows.push(vec![format!("`{}`", file.plain), kilobytes(file.bytes.len()), kilobytes(size)]);
    }
    let title = format!("{} requests beside the page", rows.len());
    rows.push(vec!["together".to_owned(), String::new(), kilobytes(sum)]);
    Ok(table(&[&title, "kB", "kB brotli"], rows))
}

/// What is read from one visit: one number, or one for each click of a kind.
type Read<'a> = Box<dyn Fn(&Value) -> Result<Vec<f64>> + 'a>;

/// Milliseconds of a visit at every setting.
fn times(settings: &[(&str, Vec<&Value>)]) -> Result<String> {
    let number = |value: Option<&Value>| value.and_then(Value::as_f64).context("a time is missing");
    let click = |visit: &Value, to: &str, what: &str| {
        let clicks = visit.get("clicks").and_then(Value::as_array).context("there were no clicks")?;
        let fitting = clicks.iter().filter(|click| click.get("to").and_then(Value::as_str) == Some(to));
        fitting.map(|click| number(click.get(what))).collect::<Result<Vec<f64>>>()
    };
    let mark = |name: &'static str| -> Read<'_> {
        Box::new(move |visit| Ok(vec![number(visit.pointer(&format!("/marks/{name}")))?]))
    };
    let click = |to: &'static str, what: &'static str| -> Read<'_> { Box::new(move |visit| click(visit, to, what)) };
    let rows: [(&str, Read<'_>); 9] = [
        ("from the address to the start screen, painted", mark("start painted")),
        ("from the address to the first question, painted (“Start” clicked at once)", mark("question painted")),
        ("an answer: until the next question stands", click("question", "handled")),
        ("an answer: until the next question is painted", click("question", "painted")),
        ("the last answer: until the list of answers stands", click("answers", "handled")),
        ("the last answer: until the list of answers is painted", click("answers", "painted")),
        ("“Show result”: until the result stands", click("result", "handled")),
        ("“Show result”: until the result is painted", click("result", "painted")),
        (
            "a fixed loop in JavaScript, to see that the processor is slowed",
            Box::new(|visit| Ok(vec![number(visit.get("loop"))?])),
        ),
    ];
    let head: Vec<&str> = Some("milliseconds").into_iter().chain(settings.iter().map(|(name, _)| *name)).collect();
    let mut lines = Vec::new();
    for (what, read) in rows {
        let mut line = vec![what.to_owned()];
        for (_, visits) in settings {
            let values = visits.iter().map(|visit| read(visit)).collect::<Result<Vec<_>>>()?;
            line.push(Measured::of(values.into_iter().flatten())?.with_quartiles());
        }
        lines.push(line);
    }
    Ok(table(&head, lines))
}

/// Megabytes of an empty page and of the result.
fn memory(found: &Value) -> Result<String> {
    let list = found.get("memory").and_then(Value::as_array).context("memory was not measured")?;
    let of = |page: &str, what: &str, unit: f64| {
        let values = list.iter().map(|entry| entry.pointer(&format!("/{page}/{what}")).and_then(Value::as_f64));
        Measured::of(
            values
                .collect::<Option<Vec<f64>>>()
                .with_context(|| format!("{what} of {page} is missing"))?
                .iter()
                .map(|v| v / unit),
        )
    };
    let rows = [
        ("memory of its processes (PSS)", "pss", 1024.0),
        ("highest memory of its process so far (peak RSS)", "peak", 1024.0),
        ("of this, JavaScript objects", "script", 1024.0 * 1024.0),
    ];
    let mut lines = Vec::new();
    for (title, what, unit) in rows {
        let (empty, silent, result) = (of("empty", what, unit)?, of("silent", what, unit)?, of("result", what, unit)?);
        let more = format!("{:.1}", result.median - silent.median);
        let columns = [empty, silent, result].map(Measured::with_quartiles);
        lines.push([vec![title.to_owned()], columns.to_vec(), vec![more]].concat());
    }
    Ok(table(
        &["MiB", "empty page", "demo page without script", "demo page with the result", "more than without script"],
        lines,
    ))
}
