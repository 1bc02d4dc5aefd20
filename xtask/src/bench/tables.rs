//! The page in which the tables stand, each between two comments: `<!-- table: name -->` and `<!-- end -->`.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

const PAGE: &str = "docs/benchmarks.md";
const END: &str = "<!-- end -->";

/// The page, to be written anew.
pub struct Tables {
    path: PathBuf,
    text: String,
}

impl Tables {
    /// Reads the page.
    pub fn open(workspace: &Workspace) -> Result<Self> {
        let path = workspace.root.join(PAGE);
        let text = fs::read_to_string(&path).with_context(|| format!("{PAGE} cannot be read"))?;
        Ok(Self { path, text })
    }

    /// Puts a table in the place of the one of this name, and prints it. What was measured is kept even if the next fails.
    pub fn put(&mut self, name: &str, table: &str) -> Result<()> {
        println!("\n{table}");
        self.text = replaced(&self.text, name, table)?;
        fs::write(&self.path, &self.text).with_context(|| format!("{PAGE} cannot be written"))
    }
}

fn replaced(text: &str, name: &str, table: &str) -> Result<String> {
    let begin = format!("<!-- table: {name} -->\n");
    let (before, rest) = text.split_once(&begin).with_context(|| format!("{PAGE} has no line `{}`", begin.trim()))?;
    let (_, after) = rest.split_once(END).with_context(|| format!("{PAGE} has no `{END}` after `{}`", begin.trim()))?;
    Ok(format!("{before}{begin}{table}{END}{after}"))
}

/// A table in Markdown. All columns but the first are numbers, on the right.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule: Vec<&str> = head.iter().enumerate().map(|(place, _)| if place == 0 { "---" } else { "---:" }).collect();
    let mut out = line(&head.iter().map(ToString::to_string).collect::<Vec<_>>());
    // Writing into a string cannot fail.
    let _ = writeln!(out, "|{}|", rule.join("|"));
    rows.into_iter().for_each(|row| out.push_str(&line(&row)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_put_in_its_own_place() -> Result<()> {
        let page = "A\n<!-- table: a -->\nold\n<!-- end -->\nB\n<!-- table: b -->\n<!-- end -->\n";
        let once = replaced(page, "b", "new\n")?;
        assert_eq!(once, "A\n<!-- table: a -->\nold\n<!-- end -->\nB\n<!-- table: b -->\nnew\n<!-- end -->\n");
        assert_eq!(replaced(&once, "b", "new\n")?, once);
        assert!(replaced(page, "c", "").is_err());
        Ok(())
    }

    #[test]
    fn a_table_has_a_line_for_each_row() {
        let rows = [vec!["a".to_owned(), "1".to_owned()]];
        assert_eq!(table(&["what", "n"], rows), "| what | n |\n|---|---:|\n| a | 1 |\n");
    }
}
