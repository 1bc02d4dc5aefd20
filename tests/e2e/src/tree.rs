//! What assistive technology is told: the browser's accessibility tree as text, compared with a committed file.

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Browser;

/// Set to anything, this variable makes the tests write the files instead of comparing them.
pub const REWRITE: &str = "AIACT_SNAPSHOTS";

/// States and values that a reader hears, as the browser calls them.
const HEARD: [&str; 9] =
    ["checked", "pressed", "expanded", "invalid", "required", "readonly", "disabled", "focused", "level"];
/// Nodes that say nothing themselves. Whether a form without a name is one depends on the version of the browser.
const SILENT: [&str; 6] = ["none", "generic", "paragraph", "form", "LineBreak", "ListMarker"];
/// What the browser itself adds to a field for a date; each version calls it otherwise.
const ADDED: &str = "Show date picker";

/// Compares the tree of the part of the page with this accessible name with a file in `snapshots/`.
///
/// # Errors
/// They differ; the error shows the first line that does and says how to accept the new tree.
pub async fn compare(browser: &Browser, part: &str, file: &str) -> Result<()> {
    let tree = read(browser, part).await?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(file);
    if env::var_os(REWRITE).is_some() {
        return fs::write(&path, tree).with_context(|| format!("{} cannot be written", path.display()));
    }
    let before = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let differ = tree.lines().zip(before.lines()).position(|(new, old)| new != old);
    let at = differ.unwrap_or_else(|| tree.lines().count().min(before.lines().count()));
    ensure!(
        tree == before,
        "what screen readers are told differs from snapshots/{file}, first in line {}:\n  was: {}\n  is:  {}\n\
         If that is right, run `{REWRITE}=1 cargo xtask e2e snapshot` and commit the file.",
        at + 1,
        before.lines().nth(at).unwrap_or("(the end)"),
        tree.lines().nth(at).unwrap_or("(the end)"),
    );
    Ok(())
}

/// Role, name and state of every node that says something, indented by depth.
async fn read(browser: &Browser, part: &str) -> Result<String> {
    let answer = browser.asked("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = answer.get("nodes").and_then(Value::as_array).context("the browser has no accessibility tree")?;
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node.get("nodeId")?.as_str()?, node))).collect();
    let top = nodes.iter().find(|node| said(node, "name") == part && said(node, "role") == "region");
    let top = top.with_context(|| format!("no region of the page is called \"{part}\""))?;
    let mut lines = String::new();
    write(&mut lines, top, &by_id, 0);
    Ok(lines)
}

fn write(lines: &mut String, node: &Value, by_id: &HashMap<&str, &Value>, depth: usize) {
    let (role, name) = (said(node, "role"), said(node, "name"));
    let ignored = node.get("ignored").and_then(Value::as_bool).unwrap_or_default();
    // The words of a button are its name; how text breaks into lines is nobody's concern.
    let again = role == "StaticText" && (name.trim().is_empty() || lines.ends_with(&format!(" \"{name}\"\n")));
    if role == "InlineTextBox" || name.starts_with(ADDED) {
        return;
    }
    let silent = ignored || again || (SILENT.contains(&role) && name.is_empty());
    if !silent {
        let quoted = if name.is_empty() { String::new() } else { format!(" \"{name}\"") };
        let role = if role == "StaticText" { "text" } else { role };
        let line = ["  ".repeat(depth).as_str(), role, &states(node), &quoted, "\n"].concat();
        lines.push_str(&line);
    }
    let below = depth + usize::from(!silent);
    let children = node.get("childIds").and_then(Value::as_array).into_iter().flatten();
    for child in children.filter_map(|id| by_id.get(id.as_str()?)) {
        write(lines, child, by_id, below);
    }
}

/// The states that a reader hears, such as ` [checked=true]`.
fn states(node: &Value) -> String {
    let properties = node.get("properties").and_then(Value::as_array).into_iter().flatten();
    let heard = properties.filter_map(|property| {
        let name = property.get("name")?.as_str()?;
        let value = property.get("value")?.get("value")?;
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (HEARD.contains(&name) && value != "false").then(|| format!(" [{name}={value}]"))
    });
    let description = said(node, "description");
    let told = (!description.is_empty()).then(|| format!(" [described: {description}]"));
    heard.chain(told).collect()
}

fn said<'a>(node: &'a Value, key: &str) -> &'a str {
    node.get(key).and_then(|said| said.get("value")).and_then(Value::as_str).unwrap_or_default()
}
