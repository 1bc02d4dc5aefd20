//! axe-core, the accessibility checker, on the page as it stands. It looks into open shadow roots.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::Browser;

/// axe-core 4.14.1, as published; its licence lies beside it.
const SOURCE: &str = include_str!("../vendor/axe.min.js");

/// Checks the whole page by all rules of WCAG up to 2.2 AA and by axe's best practices.
///
/// # Errors
/// Something on the page violates a rule; the error lists what and where.
pub async fn check(browser: &Browser) -> Result<()> {
    check_part(browser, "html").await
}

/// The same for a part of the page, named by a selector.
///
/// # Errors
/// Something in it violates a rule.
pub async fn check_part(browser: &Browser, part: &str) -> Result<()> {
    if browser.value("typeof window.axe").await? == "undefined" {
        browser.run(SOURCE, Vec::new()).await.context("axe-core does not load")?;
    }
    let script = format!(
        "const done = arguments[arguments.length - 1]; axe.run(document.querySelector({part:?}), \
         {{ resultTypes: ['violations'] }}).then(done, (error) => done({{ error: String(error) }}));"
    );
    let result = browser.run_async(&script).await?;
    let violations =
        result.get("violations").and_then(Value::as_array).with_context(|| format!("axe-core answers {result}"))?;
    let report: Vec<String> = violations.iter().map(describe).collect();
    ensure!(
        report.is_empty(),
        "axe-core finds violations:\n{}\nOn screen: {}",
        report.join("\n"),
        browser.screen().await?
    );
    Ok(())
}

/// A violation in a line, and one more line for each place.
fn describe(violation: &Value) -> String {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut lines =
        vec![format!("- {} ({}): {}", text(violation, "id"), text(violation, "impact"), text(violation, "help"))];
    for node in violation.get("nodes").and_then(Value::as_array).into_iter().flatten() {
        let summary = text(node, "failureSummary").replace('\n', " ");
        lines.push(format!("    {} {} {summary}", node.get("target").unwrap_or(&Value::Null), text(node, "html")));
    }
    lines.join("\n")
}
