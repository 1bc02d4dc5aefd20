//! How large the deployable files are, as they lie on disk and as they travel, and how large they may be.

use std::fmt::Write as _;
use std::io::Write as _;

use ai_act_check::text::LANGUAGES;
use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::dist::{self, File};
use crate::shell::announce;
use crate::workspace::Workspace;

/// The strongest brotli level, for files compressed once.
pub const STRONGEST: i32 = 11;

/// Files by their plain names, and what they may weigh together after brotli, in bytes.
struct Budget {
    what: &'static str,
    /// Where a name has `{lang}`, each language is held to the budget.
    files: &'static [&'static str],
    /// More fails. At most 2 % above the state, of the largest language, when it was last set: whoever needs more says so here.
    limit: usize,
    /// What the project wants to come down to.
    goal: Option<usize>,
}

const BUDGETS: &[Budget] = &[
    Budget {
        what: "script and WASM",
        files: &["ai-act-check.js", "ai-act-check.wasm"],
        limit: 204_600,
        goal: Some(35_000),
    },
    Budget {
        what: "pack",
        files: &["ai-act-check.{lang}.txt", "ai-act-check.{lang}.rest.txt"],
        limit: 115_400,
        goal: Some(25_000),
    },
    Budget {
        what: "before the first question",
        files: &["ai-act-check.js", "ai-act-check.wasm", "ai-act-check.{lang}.txt"],
        limit: 213_200,
        goal: Some(60_000),
    },
    Budget {
        what: "first visit",
        files: &["ai-act-check.js", "ai-act-check.wasm", "ai-act-check.{lang}.txt", "ai-act-check.{lang}.rest.txt"],
        limit: 320_000,
        goal: Some(60_000),
    },
    Budget { what: "single file", files: &["ai-act-check.standalone.js"], limit: 508_000, goal: None },
    // With the catalogues and the draft, of which each holds a module of its own: one file for whoever has no network.
    Budget { what: "offline page", files: &["ai-act-check.html"], limit: 1_230_000, goal: None },
    Budget { what: "page of the frame", files: &["frame.html"], limit: 508_500, goal: None },
    Budget { what: "engine", files: &["npm/engine.js", "npm/engine.wasm"], limit: 113_700, goal: None },
    Budget {
        what: "reflection",
        files: &["ai-act-reflection.js", "ai-act-reflection.wasm"],
        limit: 362_000,
        goal: None,
    },
    // What comes with it is the check itself, and the law, whose answers it takes over.
    Budget {
        what: "draft",
        files: &["ai-act-draft.js", "ai-act-draft.wasm", "ai-act-draft.{lang}.txt", "ai-act-draft.{lang}.rest.txt"],
        limit: 228_000,
        goal: None,
    },
    Budget { what: "register", files: &["ai-act-register.js", "ai-act-register.wasm"], limit: 921_000, goal: None },
    Budget { what: "training", files: &["ai-act-training.js", "ai-act-training.wasm"], limit: 472_000, goal: None },
];

impl Budget {
    /// The files of each language with what they are; of all languages where none is named.
    fn each(&self) -> Vec<(String, Vec<String>)> {
        let of = |lang: &str| self.files.iter().map(|file| file.replace("{lang}", lang)).collect();
        if self.files.iter().any(|file| file.contains("{lang}")) {
            LANGUAGES.iter().map(|lang| (format!("{}, {lang}", self.what), of(lang))).collect()
        } else {
            vec![(self.what.to_owned(), of(""))]
        }
    }
}

/// Builds, prints the table, and fails over budget.
pub fn run() -> Result<()> {
    check(&dist::build(&Workspace::find()?)?)
}

/// Prints the table, and fails over budget.
pub fn check(files: &[File]) -> Result<()> {
    announce("measuring (gzip and brotli at their strongest, as a web server would send precompressed files)");
    let rows = rows(files)?;
    let (table, over) = budgets(&rows, BUDGETS)?;
    print!("{}\n{table}", list(&rows)?);
    if over.is_empty() {
        return Ok(());
    }
    bail!("over budget: {}. Make it smaller, or raise the limit in xtask/src/sizes.rs and say why", over.join(", "))
}

/// The table of files.
pub fn table(files: &[File]) -> Result<String> {
    list(&rows(files)?)
}

struct Row<'a> {
    plain: &'a str,
    name: &'a str,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Compresses with brotli.
pub fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).context("brotli cannot compress in memory")?;
    Ok(out)
}

/// Compresses with gzip.
pub fn gzip(bytes: &[u8], level: Compression) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    encoder.finish().context("gzip cannot compress in memory")
}

/// The files that have a budget; how much the others weigh matters to nobody.
fn rows(files: &[File]) -> Result<Vec<Row<'_>>> {
    let budgeted: Vec<String> = BUDGETS.iter().flat_map(Budget::each).flat_map(|(_, files)| files).collect();
    let measured = |file: &&File| budgeted.contains(&file.plain);
    files.iter().filter(measured).map(|file| Row::of(file, files)).collect()
}

impl<'a> Row<'a> {
    /// `all` may have the file compressed already.
    fn of(File { plain, name, bytes }: &'a File, all: &[File]) -> Result<Self> {
        let beside =
            |end: &str| all.iter().find(|file| file.plain == format!("{plain}.{end}")).map(|file| file.bytes.len());
        let gzip = beside("gz").map_or_else(|| Ok(gzip(bytes, Compression::best())?.len()), Ok::<_, anyhow::Error>)?;
        let brotli = beside("br").map_or_else(|| Ok(brotli(bytes, STRONGEST)?.len()), Ok::<_, anyhow::Error>)?;
        Ok(Self { plain, name, raw: bytes.len(), gzip, brotli })
    }
}

fn list(rows: &[Row]) -> Result<String> {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default();
    let mut table = format!("{:width$} {:>9} {:>9} {:>9}\n", "bytes", "raw", "gzip", "brotli");
    for row in rows {
        let [raw, gzip, brotli] = [row.raw, row.gzip, row.brotli].map(grouped);
        writeln!(table, "{:width$} {raw:>9} {gzip:>9} {brotli:>9}", row.name)?;
    }
    Ok(table)
}

/// The table of budgets, and what is over.
fn budgets(rows: &[Row], budgets: &[Budget]) -> Result<(String, Vec<String>)> {
    let mut over = Vec::new();
    let mut table = format!("{:28} {:>9} {:>9} {:>9} {:>9}\n", "brotli", "is", "limit", "goal", "beyond");
    for budget in budgets {
        for (what, files) in budget.each() {
            let mut sum = 0;
            for file in files {
                let row = rows.iter().find(|row| row.plain == file);
                sum += row.with_context(|| format!("the build has no {file}, which has a budget"))?.brotli;
            }
            let beyond = budget.goal.map(|goal| sum.saturating_sub(goal));
            let [goal, beyond] = [budget.goal, beyond].map(|number| number.map(grouped).unwrap_or_default());
            let (is, limit) = (grouped(sum), grouped(budget.limit));
            writeln!(table, "{what:28} {is:>9} {limit:>9} {goal:>9} {beyond:>9}")?;
            if sum > budget.limit {
                over.push(format!("{what} has {is} bytes of {limit}"));
            }
        }
    }
    Ok((table, over))
}

/// 12345 → "12,345".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(
            ["0", "999", "1,000", "1,234,567"],
            [0, 999, 1000, 1_234_567].map(grouped).each_ref().map(String::as_str)
        );
    }

    #[test]
    fn a_sum_over_its_limit_is_named() -> Result<()> {
        let row = |plain, brotli| Row { plain, name: plain, raw: 0, gzip: 0, brotli };
        let rows = [row("a.js", 600), row("b.wasm", 500)];
        let budget = |limit| Budget { what: "both", files: &["a.js", "b.wasm"], limit, goal: Some(1000) };
        let (table, over) = budgets(&rows, &[budget(1100)])?;
        assert!(over.is_empty() && table.ends_with("1,100     1,100     1,000       100\n"), "{table}");
        assert_eq!(budgets(&rows, &[budget(1099)])?.1, ["both has 1,100 bytes of 1,099"]);
        assert!(budgets(&rows[..1], &[budget(1100)]).is_err(), "a file that is missing weighs nothing");
        Ok(())
    }
}
