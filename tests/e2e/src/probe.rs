//! Questions about a screen that axe-core does not ask: sizes, clipping, order, focus rings, colours as rendered.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{Browser, Size};

const PROBES: &str = include_str!("probes.js");

/// Asks a question of `probes.js`, such as `targets(['a'])`. Returns its whole answer; see [`looked`].
///
/// # Errors
/// Something is not as it should be.
pub async fn ask(browser: &Browser, question: &str) -> Result<Value> {
    ask_about(browser, question, Vec::new()).await
}

/// The same for a question with `arguments` in it.
///
/// # Errors
/// Something is not as it should be.
pub async fn ask_about(browser: &Browser, question: &str, arguments: Vec<Value>) -> Result<Value> {
    let answer = browser.run(&format!("{PROBES} return probes.{question};"), arguments).await?;
    let found: Vec<&str> = answer
        .get("found")
        .and_then(Value::as_array)
        .with_context(|| format!("{question} answers {answer}"))?
        .iter()
        .filter_map(Value::as_str)
        .collect();
    if !found.is_empty() {
        bail!("{question} finds:\n- {}\nOn screen: {}", found.join("\n- "), browser.screen().await?);
    }
    Ok(answer)
}

/// How many things an answer is about. With none, it proves nothing.
#[must_use]
pub fn looked(answer: &Value) -> u64 {
    answer.get("looked").and_then(Value::as_u64).unwrap_or_default()
}

/// Whether words are whole on paper: on the screen as it would be printed, as wide as a sheet of A4 between its margins.
///
/// # Errors
/// The words that break.
pub async fn on_paper(browser: &Browser, size: Size) -> Result<()> {
    const SHEET: Size = (680, 960);
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    browser.resize(SHEET).await?;
    let found = ask(browser, "unbroken([''])").await.context("on paper").map(drop);
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    browser.resize(size).await?;
    found
}
