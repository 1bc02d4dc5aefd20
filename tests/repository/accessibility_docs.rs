//! The conformance report says nothing that no test supports: what it names exists, and what exists is named.

use std::collections::BTreeSet;
use std::fs;

const REPORT: &str = include_str!("../../docs/accessibility/conformance.md");
const OWN_TESTS: &str = "tests/e2e/tests/accessibility.rs";

/// A line of one of its tables.
struct Row {
    criterion: &'static str,
    /// What is claimed for V3.2.1 and for V4.1.1.
    claims: [&'static str; 2],
    by: &'static str,
    remark: &'static str,
}

fn rows() -> Vec<Row> {
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    let lines = REPORT.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| criterion"));
    let row = |line| match cells(line)[..] {
        [criterion, old, new, by, remark] => Row { criterion, claims: [old, new], by, remark },
        _ => panic!("conformance.md: a row needs five cells: {line}"),
    };
    lines.map(row).collect()
}

/// The tests that a cell names, as file and function.
fn named(by: &str) -> impl Iterator<Item = (&str, &str)> {
    by.split('`').skip(1).step_by(2).map(|test| test.split_once("::").expect("a test is named as `file::function`"))
}

/// The names of the tests in a file; those of rows in a table as well.
fn tests_in(source: &str) -> BTreeSet<&str> {
    let lines: Vec<&str> = source.lines().collect();
    let function = |line: &str| line.starts_with("#[test]") || line.starts_with("#[tokio::test]");
    let functions = lines.windows(2).filter(|pair| function(pair[0])).filter_map(|pair| {
        let name = pair[1].trim_start_matches("async ").strip_prefix("fn ")?;
        name.split('(').next()
    });
    let rows = lines.iter().filter_map(|line| line.strip_prefix("    ")?.split_once(": Row {").map(|(name, _)| name));
    functions.chain(rows).collect()
}

#[test]
fn every_test_that_the_report_names_exists() {
    for row in rows() {
        for (file, name) in named(row.by) {
            let paths = [format!("tests/e2e/tests/{file}.rs"), format!("tests/visit/{file}.rs")];
            let source = paths.iter().find_map(|path| fs::read_to_string(path).ok());
            let source = source.unwrap_or_else(|| panic!("{}: there is no {paths:?}", row.criterion));
            assert!(tests_in(&source).contains(name), "{}: there is no test {name} in {paths:?}", row.criterion);
        }
    }
}

#[test]
fn every_test_of_accessibility_supports_a_row() {
    let source = fs::read_to_string(OWN_TESTS).expect("the tests can be read");
    let rows = rows();
    let named: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| named(row.by))
        .filter(|(file, _)| *file == "accessibility")
        .map(|(_, name)| name)
        .collect();
    let tests = tests_in(&source);
    assert!(tests.len() > 20, "{OWN_TESTS} is not read as it is written: {tests:?}");
    let idle: Vec<_> = tests.difference(&named).collect();
    assert!(idle.is_empty(), "conformance.md names no row for {idle:?}");
}

#[test]
fn nothing_is_claimed_without_a_ground() {
    const CLAIMS: [&str; 5] = ["supports", "partially supports", "not evaluated", "not applicable", "–"];
    for Row { criterion, claims, by, remark } in rows() {
        for claim in claims {
            assert!(CLAIMS.contains(&claim), "{criterion}: \"{claim}\" is none of {CLAIMS:?}");
            if claim.contains("supports") {
                assert!(!by.is_empty(), "{criterion}: what supports \"{claim}\"?");
            }
            if claim.starts_with("partially") {
                assert!(!remark.is_empty(), "{criterion}: a remark must say what is missing");
            }
        }
    }
}

/// WCAG 2.1 has 50 criteria of levels A and AA, WCAG 2.2 has 55; five on media share a row.
#[test]
fn no_criterion_is_left_out() {
    let web = REPORT.split("### ").next().expect("the first table stands first");
    let table = rows().into_iter().filter(|row| web.contains(&format!("| {} |", row.criterion)));
    let table: Vec<Row> = table.filter(|row| row.criterion.starts_with(['1', '2', '3', '4'])).collect();
    let in_version = |at: usize| table.iter().filter(|row| row.claims[at] != "–").count() + 4;
    assert_eq!((in_version(0), in_version(1)), (50, 55));
}
