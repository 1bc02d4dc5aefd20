//! What pages may style: the documentation names exactly the tokens and parts that there are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

/// All names that stand between `before` and the first letter that is none of a name.
fn names<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next())
}

/// The names in the first column of the table under this head.
fn documented(head: &str) -> BTreeSet<String> {
    let text = read("docs/embedding.md");
    let table = text.split_once(head).expect("the table is there").1;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let column: String = rows.filter_map(|row| row.split('|').nth(1)).collect();
    column.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_token_is_documented_with_the_kern_token_behind_it() {
    let sheet = read("src/ui/style.css");
    let tokens: BTreeSet<String> = names(&sheet, "var(--aiact-").map(str::to_owned).collect();
    assert_eq!(documented("| token `--aiact-…` |"), tokens);
    let kern: BTreeSet<&str> = names(&sheet, "var(--kern-").collect();
    let docs = read("docs/embedding.md");
    assert_eq!(names(&docs, "`--kern-").collect::<BTreeSet<_>>(), kern);
}

#[test]
fn every_part_is_documented() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut parts = BTreeSet::new();
    for file in fs::read_dir(folder).expect("src/ui is there").flatten() {
        let source = fs::read_to_string(file.path()).expect("a source file can be read");
        parts.extend(names(&source, ".part(\"").map(str::to_owned));
        parts.extend(names(&source, "=> \"button-").map(|end| format!("button-{end}")));
    }
    assert_eq!(documented("| part |"), parts);
}
