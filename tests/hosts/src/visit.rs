//! A visitor of a page with the check.

use anyhow::{Context, Result, bail, ensure};
use e2e::Browser;
use serde_json::json;

/// Sets a field as a hand would.
pub const SET: &str = "const field = document.querySelector(`[name=\"${arguments[0]}\"]`); field.value = arguments[1]; \
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));";

/// How the check stands in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As an element of the page.
    Element,
    /// In a frame that the loader puts there, as tall as its content.
    Frame,
    /// In a frame of the page's own.
    PlainFrame,
}

/// More questions than the way of a chatbot has.
const LONGEST: usize = 30;
/// Answers the question that stands with the option that stands for no fact, if it has one, and confirms.
const ANSWER: &str = "for (const no of root.querySelectorAll('.line input[value$=\"!\"]')) no.click(); \
    const found = ['none', 'learned', 'bought', 'no'].map((id) => root.querySelector(`.option input[value=${id}]`)).find((input) => input); \
    (found ?? root.querySelector('.option:not(.line) input'))?.click(); root.querySelector('[data-action=continue]').click();";

/// Opens a page and goes from the chatbot on the website to a result. `lang` is the language in which the check must stand.
pub async fn to_the_result(browser: &Browser, address: &str, way: Way, lang: &str) -> Result<()> {
    // Whoever was signed in before is a stranger now.
    browser.devtools("Network.clearBrowserCookies", json!({})).await?;
    browser.open(address).await?;
    if way != Way::Element {
        browser.until("the frame stands", "document.querySelector('iframe[src*=\"frame.html\"]')").await?;
        browser.enter_frame().await?;
    }
    let walked = walk(browser, lang).await;
    if way != Way::Element {
        browser.leave_frame().await?;
        if walked.is_ok() && way == Way::Frame {
            let tall = "document.querySelector('iframe[src*=\"frame.html\"]').getBoundingClientRect().height > 2000";
            browser.until("the frame is as tall as the result", tall).await?;
        }
    }
    walked.with_context(|| format!("a visitor of {address} ({way:?})"))
}

async fn walk(browser: &Browser, lang: &str) -> Result<()> {
    press(browser, "[data-system=web-chatbot]").await?;
    browser.check(&format!("the check stands in {lang}"), &format!("host.lang === '{lang}'")).await?;
    press(browser, "[data-action=go-on]").await?;
    for _ in 0..LONGEST {
        browser
            .until(
                "a screen stands",
                "root.querySelector('[data-step]:not([data-step=assumptions], [data-step=wait])')",
            )
            .await?;
        match browser.text("root.querySelector('[data-step]').dataset.step").await?.as_str() {
            "result" => {
                let headline =
                    browser.text("root.querySelector('[part~=result] h2, [part~=heading]').textContent").await?;
                ensure!(!headline.trim().is_empty(), "the result has no headline");
                return Ok(());
            }
            "answers" => press(browser, "[data-action=result]").await?,
            _ => browser.run(ANSWER, Vec::new()).await.map(drop)?,
        }
    }
    bail!("no result after {LONGEST} screens. On screen: {}", browser.screen().await?)
}

/// Presses a button in the check as soon as it stands.
async fn press(browser: &Browser, selector: &str) -> Result<()> {
    let button = format!("root.querySelector('{selector}')");
    browser.until(&format!("{selector} stands"), &button).await?;
    browser.run(&format!("{button}.click();"), Vec::new()).await.map(drop)
}

/// Presses what a selector finds in the page, as soon as it stands.
pub async fn press_in_page(browser: &Browser, selector: &str) -> Result<()> {
    let button = format!("document.querySelector({selector:?})");
    browser
        .until(
            &format!("{selector} stands"),
            &format!("{button} && !{button}.disabled && {button}.ariaDisabled !== 'true'"),
        )
        .await?;
    browser.run(&format!("{button}.click();"), Vec::new()).await.map(drop)
}
