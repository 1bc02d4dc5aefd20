//! Other engines beside ours: time as so many times ours, and what a page has to load for each.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::numbers::{Measured, kilobytes, numbers, time};
use super::tables::table;
use crate::dist::File;
use crate::peers::Peers;
use crate::shell::{self, announce};
use crate::sizes::{STRONGEST, brotli};

const OURS: &str = "ours, in WASM";

/// All engines in one run. They have been compared before.
pub fn measure(peers: &Peers, files: &[File]) -> Result<String> {
    announce("measuring all engines, in rounds");
    let found: Value =
        serde_json::from_str(&shell::output(&mut peers.command("speed.js"))?).context("speed.js did not print JSON")?;
    let times = found.get("times").and_then(Value::as_object).context("speed.js measured nothing")?;
    let of = |name: &str, what: &str| {
        let key = format!("{name}/{what}");
        numbers(times.get(&key).with_context(|| format!("speed.js did not measure {key}"))?)
    };
    let bundles = peers.folder.join("bundles");
    peers.node("bundles.js", &[&bundles.display().to_string()])?;
    let ours = of(OURS, "whole")?;
    let mut rows = Vec::new();
    for name in times.keys().filter_map(|key| key.strip_suffix("/whole")) {
        let (whole, evaluate) = (of(name, "whole")?, of(name, "evaluate")?);
        let ratio = Measured::of(whole.iter().zip(&ours).map(|(theirs, ours)| theirs / ours))?;
        let conversion = Measured::of(whole.iter().zip(&evaluate).map(|(whole, evaluate)| whole - evaluate))?;
        let bundle = bundles.join(format!("{name}.js"));
        let size = if name == OURS {
            kilobytes(super::brotli(files, "npm/engine.js")? + super::brotli(files, "npm/engine.wasm")?)
        } else if bundle.is_file() {
            kilobytes(brotli(&fs::read(bundle)?, STRONGEST)?.len())
        } else {
            "-".to_owned()
        };
        rows.push((
            ratio.median,
            vec![
                name.to_owned(),
                Measured::of(whole)?.time(),
                Measured::of(evaluate)?.time(),
                if conversion.median < 0.0 { "none".to_owned() } else { time(conversion.median) },
                if name == OURS { "1".to_owned() } else { ratio.times() },
                size,
            ],
        ));
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let inside = Measured::of(of(OURS, "inside")?)?;
    let count = found.get("conditions").and_then(Value::as_u64).unwrap_or_default();
    let head = ["engine", "whole", "evaluation alone", "conversion", "whole, times ours", "kB brotli"];
    let table = table(&head, rows.into_iter().map(|(_, row)| row));
    let conditions = kilobytes(brotli(&fs::read(peers.folder.join("conditions.json"))?, STRONGEST)?.len());
    Ok(format!(
        "{table}\nEach evaluates {count} conditions. Ours without leaving WASM takes {}. The conditions, which are part of ours \
         and which every other engine needs besides, are {conditions} kB.\n",
        inside.time()
    ))
}
