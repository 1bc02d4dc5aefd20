//! The iframe mode, on a page of another origin: size, events, hostile messages, downloads.

use std::{env, fs};

use anyhow::{Context, Result, ensure};
use e2e::visitors::CV_RANKING;
use e2e::{Browser, DAY, DESKTOP, OTHER_URL, in_browser};
use serde_json::{Value, json};

/// Puts the loader on the page with these attributes, as its author would.
const EMBED: &str = "window.told = []; for (const type of ['aiact-result', 'aiact-error']) \
        document.querySelector('#place').addEventListener(type, ({ detail }) => told.push([type, detail])); \
    window.sent = 0; addEventListener('message', ({ data }) => { if (data === 'sent') sent += 1; }); \
    const loader = document.createElement('script'); loader.src = `${arguments[0]}${arguments[2] ?? ''}dist/ai-act-check.frame.js`; \
    Object.assign(loader.dataset, { into: '#place' }, arguments[1]); document.body.append(loader);";
/// The height of the frame, and that of what is in it.
const OUTER: &str = "document.querySelector('iframe').getBoundingClientRect().height";
const INNER: &str = "Math.ceil(document.body.getBoundingClientRect().height)";

fn other() -> Result<String> {
    env::var(OTHER_URL).with_context(|| format!("{OTHER_URL} is not set; run `cargo xtask e2e frame`"))
}

/// Opens the page with a frame, and turns to what is in it.
async fn embed(browser: &Browser, attributes: Value) -> Result<()> {
    browser.open("e2e/framed.html").await?;
    browser.run(EMBED, vec![json!(other()?), attributes]).await?;
    browser.until("the frame stands", "document.querySelector('iframe')").await?;
    browser.enter_frame().await?;
    browser.until("the check starts in it", "root.querySelector('[data-step=start]')").await.map(drop)
}

/// Turns from the frame to the page, where the frame becomes as tall as its content.
async fn leave_fitting(browser: &Browser) -> Result<u64> {
    let inner = browser.value(INNER).await?.as_u64().context("the content has no height")?;
    browser.check("nothing is scrolled in the frame", "document.documentElement.scrollTop === 0").await?;
    browser.leave_frame().await?;
    browser.until("the frame fits its content", &format!("Math.abs({OUTER} - {inner}) < 1")).await?;
    Ok(inner)
}

#[tokio::test]
async fn the_frame_has_a_title_a_sandbox_and_the_height_of_its_content() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        embed(browser, json!({ "lang": "en", "headingLevel": "3", "asOf": DAY })).await?;
        browser
            .check(
                "the attributes arrive",
                "host.lang === 'en' && !!root.querySelector('h3') && !root.querySelector('h2')",
            )
            .await?;
        browser.check("it has no origin", "origin === 'null'").await?;
        let start = leave_fitting(browser).await?;
        browser.check("it has a title", "document.querySelector('iframe').title === 'AI Act: self-check'").await?;
        browser
            .check(
                "it may not keep its origin",
                "!document.querySelector('iframe').sandbox.contains('allow-same-origin')",
            )
            .await?;
        browser.check("the fallback is gone", "document.querySelector('#place').textContent === ''").await?;

        browser.enter_frame().await?;
        CV_RANKING.pass(browser, async |_| Ok(())).await?;
        let result = leave_fitting(browser).await?;
        browser.enter_frame().await?;
        browser.run("root.querySelector('[data-action=restart]').click();", Vec::new()).await?;
        browser.until("the start screen stands again", "root.querySelector('[data-step=start]')").await?;
        let again = leave_fitting(browser).await?;
        ensure!(result > start && again == start, "heights: {start}, {result}, {again}");
        browser
            .check(
                "the focused heading is in sight",
                &format!("document.querySelector('iframe').getBoundingClientRect().top > -{start}"),
            )
            .await?;

        browser.run("document.querySelector('#place').style.inlineSize = '280px';", Vec::new()).await?;
        browser.enter_frame().await?;
        browser.until("the frame is narrow", "innerWidth === 280").await?;
        browser.check("nothing sticks out sideways", "document.documentElement.scrollWidth <= 280").await?;
        let narrow = leave_fitting(browser).await?;
        ensure!(narrow > start, "a narrow frame is {narrow} high, a wide one {start}");
        browser
            .check("the page asks for nothing it was not asked to", "errors.length === 0 && warnings.length === 0")
            .await
    })
    .await
}

#[tokio::test]
async fn the_frame_works_under_the_strict_policy() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/framed.html").await?;
        browser.run(EMBED, vec![json!(other()?), json!({}), json!("alone/")]).await?;
        browser.until("the frame stands", "document.querySelector('iframe')").await?;
        browser.enter_frame().await?;
        CV_RANKING.pass(browser, async |_| Ok(())).await?;
        browser.check("it has no origin", "origin === 'null'").await?;
        leave_fitting(browser).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_frame_that_stays_silent_is_named() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        // The page in the frame admits no script: as on a server with a policy that does not name it.
        browser.open("e2e/framed.html").await?;
        browser.run(EMBED, vec![json!(other()?), json!({ "lang": "en" }), json!("noscript/")]).await?;
        browser
            .until("a sentence says so", "document.querySelector('#place [role=alert] a[href$=\"frame.html\"]')")
            .await?;
        browser
            .check("in the language of the check", "document.querySelector('#place [role=alert]').lang === 'en'")
            .await?;
        browser
            .check("and an event", "told.length === 1 && told[0][0] === 'aiact-error' && told[0][1].code === 'frame'")
            .await?;
        browser.check("the frame is still there", "!!document.querySelector('#place iframe')").await
    })
    .await
}

#[tokio::test]
async fn one_document_is_all_the_frame_needs() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        embed(browser, json!({ "lang": "de" })).await?;
        let loaded = "performance.getEntriesByType('resource').length";
        browser.check("nothing else is loaded", &format!("{loaded} === 0")).await?;
        browser.leave_frame().await?;
        // As systems do that keep a frame and no script.
        browser.open("e2e/framed.html").await?;
        let plain = "const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts allow-forms'; \
            frame.src = arguments[0] + 'dist/frame.html#lang=en&theme=dark'; document.querySelector('#place').replaceChildren(frame);";
        browser.run(plain, vec![json!(other()?)]).await?;
        browser.enter_frame().await?;
        browser.until("the check starts in it", "root.querySelector('[data-step=start]')").await?;
        browser.check("the address sets it up", "host.lang === 'en' && host.getAttribute('theme') === 'dark'").await?;
        browser.leave_frame().await
    })
    .await
}

#[tokio::test]
async fn public_events_reach_the_page_and_forged_messages_do_not() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        embed(browser, json!({ "lang": "de" })).await?;
        let tell = "for (const type of ['aiact-result', 'aiact-unknown']) host.dispatchEvent(new CustomEvent(type, { detail: { done: true } }));";
        browser.run(tell, Vec::new()).await?;
        leave_fitting(browser).await?;
        let told = "JSON.stringify(told) === '[[\"aiact-result\",{\"done\":true}]]'";
        browser.until("the event arrives, and no other", told).await?;
        let height = browser.value(OUTER).await?;

        // Another window of this origin, and another sandboxed frame without an origin, as ours is.
        browser.run("window.open('hostile.html');", Vec::new()).await?;
        browser.until("the window has sent", "sent === 1").await?;
        let frame = "const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts'; \
            frame.src = arguments[0] + 'e2e/hostile.html'; document.body.append(frame);";
        browser.run(frame, vec![json!(other()?)]).await?;
        browser.until("the frame has sent", "sent === 2").await?;
        browser.check("nothing of it was believed", told).await?;
        ensure!(browser.value(OUTER).await? == height, "a forged message changed the height");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_frame_that_keeps_its_origin_can_store_and_is_believed_only_there() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        embed(browser, json!({ "persist": "local" })).await?;
        browser.check("it has its own origin", &format!("`${{origin}}/` === {}", json!(other()?))).await?;
        browser.check("it can store", "localStorage.length === 0").await?;
        leave_fitting(browser).await?;
        let height = browser.value(OUTER).await?;
        // The same frame, gone to a page of another origin.
        browser.run("document.querySelector('iframe').src = 'hostile.html';", Vec::new()).await?;
        browser.until("the page has sent", "sent === 1").await?;
        browser.check("nothing of it was believed", "told.length === 0").await?;
        ensure!(browser.value(OUTER).await? == height, "a forged message changed the height");

        // On the page's own origin a frame with an origin would need no sandbox to be let out of.
        browser.open("e2e/framed.html").await?;
        let here = browser.text("`${location.origin}/`").await?;
        browser.run(EMBED, vec![json!(here), json!({ "persist": "local" })]).await?;
        browser.until("the frame stands", "document.querySelector('iframe')").await?;
        browser
            .check("it has no origin here", "!document.querySelector('iframe').sandbox.contains('allow-same-origin')")
            .await
    })
    .await
}

#[tokio::test]
async fn files_can_be_saved_from_the_sandbox() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let folder = env::temp_dir().join(format!("aiact-frame-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let to = json!({ "behavior": "allow", "downloadPath": folder });
        browser.devtools("Browser.setDownloadBehavior", to).await?;
        embed(browser, json!({})).await?;
        CV_RANKING.pass(browser, async |_| Ok(())).await?;
        browser.click("[data-action=json]").await?;
        browser.until("it says so", "root.querySelector('[role=status]').textContent").await?;
        let arrived = || -> Result<bool> {
            Ok(fs::read_dir(&folder)?
                .filter_map(Result::ok)
                .any(|file| file.path().extension().is_some_and(|e| e == "json")))
        };
        browser.until_here("the file arrives", arrived).await?;
        fs::remove_dir_all(&folder).context("the folder of downloads cannot be removed")
    })
    .await
}
