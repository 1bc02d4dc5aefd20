//! Wheels: packages of Python as pip installs them, zips with a folder of facts about them.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::digest;
use crate::dist::File;

/// What stands at the root of the sources and becomes part of the facts.
const PROJECT: &str = "pyproject.toml";
const README: &str = "README.md";
const LICENCES: [&str; 2] = ["LICENSE", "licences.txt"];

/// The table `project` of a `pyproject.toml`.
pub struct Project {
    table: Table,
    name: String,
    version: String,
}

/// Reads it out of a package's files.
pub fn project(files: &[File]) -> Result<Project> {
    let source: Table = toml::from_str(text(files, PROJECT)?).context(PROJECT)?;
    let table = source.get("project").and_then(Value::as_table).context("pyproject.toml has no table project")?.clone();
    let said = |key: &str| table.get(key).and_then(Value::as_str).with_context(|| format!("{PROJECT} has no {key}"));
    let (name, version) = (said("name")?.to_owned(), said("version")?.to_owned());
    Ok(Project { table, name, version })
}

impl Project {
    /// The name of the wheel.
    pub fn file(&self) -> String {
        format!("{}-py3-none-any.whl", self.stem())
    }

    /// Name and version, as file names have them.
    fn stem(&self) -> String {
        format!("{}-{}", self.name.replace(['-', '.'], "_"), self.version)
    }

    /// The file METADATA.
    fn metadata(&self, readme: &str) -> String {
        let mut out = format!("Metadata-Version: 2.4\nName: {}\nVersion: {}\n", self.name, self.version);
        let mut line = |name: &str, value: &str| {
            // To a text, writing never fails.
            let _ = writeln!(out, "{name}: {value}");
        };
        for (key, name) in
            [("description", "Summary"), ("license", "License-Expression"), ("requires-python", "Requires-Python")]
        {
            if let Some(value) = self.table.get(key).and_then(Value::as_str) {
                line(name, value);
            }
        }
        for file in LICENCES {
            line("License-File", file);
        }
        for (key, name) in [("classifiers", "Classifier"), ("dependencies", "Requires-Dist")] {
            for value in texts(self.table.get(key)) {
                line(name, value);
            }
        }
        let extras = self.table.get("optional-dependencies").and_then(Value::as_table);
        for (extra, needs) in extras.into_iter().flatten() {
            line("Provides-Extra", extra);
            for need in texts(Some(needs)) {
                line("Requires-Dist", &format!("{need}; extra == \"{extra}\""));
            }
        }
        format!("{out}Description-Content-Type: text/markdown\n\n{readme}")
    }

    /// The file `entry_points.txt`, or nothing.
    fn entry_points(&self) -> String {
        let groups = self.table.get("entry-points").and_then(Value::as_table).into_iter().flatten();
        let group = |(group, entries): (&String, &Value)| {
            let entries = entries.as_table().into_iter().flatten();
            let lines = entries.map(|(name, value)| format!("{name} = {}\n", value.as_str().unwrap_or_default()));
            format!("[{group}]\n{}", lines.collect::<String>())
        };
        groups.map(group).collect()
    }
}

/// Lays a package's files out as a wheel: its modules, then the facts, and last the list of all with their checksums.
pub fn laid_out(files: Vec<File>, project: &Project) -> Result<Vec<File>> {
    let facts = format!("{}.dist-info", project.stem());
    let metadata = project.metadata(text(&files, README)?);
    let (at_root, mut wheel): (Vec<File>, Vec<File>) = files.into_iter().partition(|file| !file.name.contains('/'));
    for file in at_root.iter().filter(|file| LICENCES.contains(&file.name.as_str())) {
        wheel.push(File::plain(&format!("{facts}/licenses/{}", file.name), &*file.bytes));
    }
    wheel.push(File::plain(&format!("{facts}/METADATA"), metadata));
    let kind = "Wheel-Version: 1.0\nGenerator: ai-act-check\nRoot-Is-Purelib: true\nTag: py3-none-any\n";
    wheel.push(File::plain(&format!("{facts}/WHEEL"), kind));
    let entry_points = project.entry_points();
    if !entry_points.is_empty() {
        wheel.push(File::plain(&format!("{facts}/entry_points.txt"), entry_points));
    }
    let record = format!("{facts}/RECORD");
    let line = |file: &File| {
        // In the alphabet for addresses, and without the signs that fill it up.
        let sum = digest::sha256(&file.bytes).replacen('-', "=", 1).replace('+', "-").replace('/', "_");
        format!("{},{},{}\n", file.name, sum.trim_end_matches('='), file.bytes.len())
    };
    let lines: String = wheel.iter().map(line).chain([format!("{record},,\n")]).collect();
    wheel.push(File::plain(&record, lines));
    Ok(wheel)
}

fn text<'a>(files: &'a [File], name: &str) -> Result<&'a str> {
    let file = files.iter().find(|file| file.name == name).with_context(|| format!("there is no {name}"))?;
    str::from_utf8(&file.bytes).with_context(|| format!("{name} is no text"))
}

fn texts(list: Option<&Value>) -> impl Iterator<Item = &str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "[project]\nname = \"a-b\"\nversion = \"1.2\"\ndependencies = [\"c>=1\"]\n\
                          optional-dependencies = { d = [\"e\"] }\n[project.entry-points.\"f.g\"]\ntarget = \"a_b\"\n";

    #[test]
    fn a_wheel_lists_its_files_and_says_what_it_needs() -> Result<()> {
        let names =
            [(PROJECT, SOURCE), (README, "# A"), ("LICENSE", "L"), ("licences.txt", "M"), ("a_b/__init__.py", "abc")];
        let files: Vec<File> = names.iter().map(|(name, text)| File::plain(name, *text)).collect();
        let project = project(&files)?;
        assert_eq!(project.file(), "a_b-1.2-py3-none-any.whl");
        let wheel = laid_out(files, &project)?;
        let metadata = text(&wheel, "a_b-1.2.dist-info/METADATA")?;
        assert!(metadata.contains("\nRequires-Dist: c>=1\n") && metadata.ends_with("\n\n# A"), "{metadata}");
        assert!(metadata.contains("\nProvides-Extra: d\nRequires-Dist: e; extra == \"d\"\n"), "{metadata}");
        assert_eq!(text(&wheel, "a_b-1.2.dist-info/entry_points.txt")?, "[f.g]\ntarget = a_b\n");
        let record = text(&wheel, "a_b-1.2.dist-info/RECORD")?;
        // The checksum of "abc" that RFC 6234 gives, in the alphabet for addresses.
        let line = "a_b/__init__.py,sha256=ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0,3\n";
        assert!(record.starts_with(line) && record.ends_with("/RECORD,,\n"), "{record}");
        assert!(!wheel.iter().any(|file| file.name == PROJECT), "the sources of facts stay at home");
        Ok(())
    }
}
