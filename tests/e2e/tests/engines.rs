//! The other engines: a whole journey and the path of an error by keyboard alone, every kind of screen opened from a link,
//! with axe-core on each.
//!
//! `cargo xtask test` leaves out an engine that it can neither find nor install, and says so.

use anyhow::{Context, Result};
use e2e::visitors::DRIVER_FATIGUE;
use e2e::{Browser, Engine, Screen, axe, in_engine, probe};
use fantoccini::key::Key;

#[tokio::test]
async fn in_firefox() -> Result<()> {
    visit(Engine::Firefox, "/Firefox\\//").await
}

#[tokio::test]
async fn in_webkit() -> Result<()> {
    visit(Engine::WebKit, "/AppleWebKit(?!.*Chrom)/").await
}

async fn visit(engine: Engine, mark: &str) -> Result<()> {
    in_engine(engine, async |browser| {
        path_of_an_error(browser).await?;
        browser.check("this is the engine meant", &format!("{mark}.test(navigator.userAgent)")).await?;
        DRIVER_FATIGUE.walk(browser).await?;
        for page in ["index.html", "en.html"] {
            for screen in Screen::ALL {
                screen.show(browser, page).await?;
                let stage = || format!("{screen:?} of {page}");
                axe::check(browser).await.with_context(stage)?;
                for question in ["headings(2)", "reflow()", "legible()", "contrast(4.5)"] {
                    probe::ask(browser, question).await.with_context(stage)?;
                }
            }
        }
        Ok(())
    })
    .await
}

/// By keyboard from the start over an error to the second question, under the strict policy.
async fn path_of_an_error(browser: &Browser) -> Result<()> {
    browser.open("strict/en.html").await?;
    browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
    browser.run("root.querySelector('[data-action=language]').focus();", Vec::new()).await?;
    press_on(browser, "[data-action=start]").await?;
    browser.until("the focus is on the question", "root.activeElement?.matches('[data-step=question] h2')").await?;
    press_on(browser, "[data-action=continue]").await?;
    browser.until("the focus is on the summary", "root.activeElement?.matches('[data-summary]')").await?;
    browser.tab_to(".option input").await?;
    browser.press(Key::Space).await?;
    press_on(browser, "[data-action=continue]").await?;
    let second = "root.activeElement?.matches('h2') && !root.querySelector('[data-question=object]')";
    browser.until("the focus is on the second question", second).await.map(drop)
}

async fn press_on(browser: &Browser, selector: &str) -> Result<()> {
    browser.tab_to(selector).await?;
    browser.press(Key::Enter).await
}
