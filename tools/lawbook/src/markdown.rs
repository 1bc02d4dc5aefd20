//! Pieces of Markdown.

/// Text in which nothing is a sign of Markdown.
pub fn escaped(text: &str) -> String {
    let sign = |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#');
    text.chars().flat_map(|c| sign(c).then_some('\\').into_iter().chain(Some(c))).collect()
}

pub fn link(text: &str, to: &str) -> String {
    format!("[{text}]({to})")
}

/// A heading with an address of its own, which stays when its words change.
pub fn heading(level: usize, anchor: &str, text: &str) -> String {
    format!("<a id=\"{anchor}\"></a>\n\n{} {text}\n\n", "#".repeat(level))
}

pub fn paragraph(text: &str) -> String {
    format!("{text}\n\n")
}

/// A list; nothing for no entries.
pub fn list(entries: impl IntoIterator<Item = String>) -> String {
    let lines: String = entries.into_iter().flat_map(|e| ["- ".to_owned(), e, "\n".to_owned()]).collect();
    if lines.is_empty() { lines } else { lines + "\n" }
}

/// A table; nothing for no rows.
pub fn table<const N: usize>(head: &[String; N], rows: &[[String; N]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = vec!["---".to_owned(); N];
    let rows: String = rows.iter().map(|r| row(r)).collect();
    [row(head), row(&rule), rows, "\n".to_owned()].concat()
}
