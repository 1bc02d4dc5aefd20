//! axe-core, the accessibility checker, on the page as it stands. It looks into open shadow roots.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::Browser;

/// axe-core 4.14.1, as published; its licence lies beside it.
const SOURCE: &str = include_str!("../vendor/axe.min.js");

/// Runs the rules that stand for RULES on the part that stands for PART. Of those that pass, only what proves that contrasts were computed within the element comes back.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    const inside = ({ target }) => Array.isArray(target[0]); \
    axe.run(document.querySelector(PART), RULES).then(({ violations, passes }) => done({ violations, rules: passes.length, \
        contrasts: passes.find(({ id }) => id === 'color-contrast')?.nodes.filter(inside).length ?? 0 }), \
        (error) => done({ error: String(error) }));";

/// Every rule that is on by itself.
const ALL: &str = "{}";
/// The rules on colours.
const COLOURS: &str = "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }";

/// How much axe-core looked at.
#[derive(Clone, Copy, Debug)]
pub struct Looked {
    /// Rules that found something to judge, and nothing wrong with it.
    pub rules: u64,
    /// Texts within a shadow root whose contrast it computed.
    pub contrasts: u64,
}

/// Checks the whole page by all rules of WCAG up to 2.2 AA and by axe's best practices.
///
/// # Errors
/// Something on the page violates a rule; the error lists what and where.
pub async fn check(browser: &Browser) -> Result<()> {
    look(browser).await.map(drop)
}

/// The same for a part of the page, named by a selector.
///
/// # Errors
/// Something in it violates a rule.
pub async fn check_part(browser: &Browser, part: &str) -> Result<()> {
    look_at(browser, part, ALL).await.map(drop)
}

/// The whole page, and tells how much it looked at.
///
/// # Errors
/// As [`check`].
pub async fn look(browser: &Browser) -> Result<Looked> {
    look_at(browser, "html", ALL).await
}

/// The whole page by the rules on colours alone: for other colours of a page that [`check`] has passed.
///
/// # Errors
/// As [`check`].
pub async fn look_at_colours(browser: &Browser) -> Result<Looked> {
    look_at(browser, "html", COLOURS).await
}

async fn look_at(browser: &Browser, part: &str, rules: &str) -> Result<Looked> {
    if browser.value("typeof window.axe").await? == "undefined" {
        browser.run(SOURCE, Vec::new()).await.context("axe-core does not load")?;
    }
    let result = browser.run_async(&RUN.replace("PART", &format!("{part:?}")).replace("RULES", rules)).await?;
    let violations =
        result.get("violations").and_then(Value::as_array).with_context(|| format!("axe-core answers {result}"))?;
    let report: Vec<String> = violations.iter().map(describe).collect();
    ensure!(
        report.is_empty(),
        "axe-core finds violations:\n{}\nOn screen: {}",
        report.join("\n"),
        browser.screen().await?
    );
    let count = |key: &str| result.get(key).and_then(Value::as_u64).unwrap_or_default();
    Ok(Looked { rules: count("rules"), contrasts: count("contrasts") })
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
