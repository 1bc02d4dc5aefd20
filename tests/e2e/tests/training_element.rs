//! `<ai-act-training>`: alone from the first guess to the record, in the room by a clicker, and a course composed of eight cases.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The element's root, under a name of its own.
const ROOT: &str = "document.querySelector('ai-act-training')?.shadowRoot";
/// A projector.
const PROJECTOR: (u32, u32) = (1920, 1080);

/// Which screen stands.
const STEP: &str = "document.querySelector('ai-act-training').shadowRoot.querySelector('.frame').dataset.step";
/// Where the room is.
const STAGE: &str = "document.querySelector('ai-act-training').shadowRoot.querySelector('.room').dataset.stage";
/// Text in the room below 28 px.
const SMALL: &str = "[...document.querySelector('ai-act-training').shadowRoot.querySelectorAll('.room *')] \
    .filter((it) => it.checkVisibility() && it.innerText?.trim() && parseFloat(getComputedStyle(it).fontSize) < 28) \
    .map((it) => it.outerHTML.slice(0, 80))";

async fn click(browser: &Browser, selector: &str) -> Result<()> {
    let there = browser
        .run(
            &format!("const it = {ROOT}?.querySelector(arguments[0]); it?.click(); return Boolean(it);"),
            vec![json!(selector)],
        )
        .await?;
    ensure!(there == json!(true), "there is no {selector}");
    Ok(())
}

async fn stands(browser: &Browser, selector: &str) -> Result<()> {
    browser.until(selector, &format!("{ROOT}?.querySelector({selector:?})")).await.map(drop)
}

async fn at(browser: &Browser, what: &str, expression: &str, wanted: &str) -> Result<()> {
    browser.until(what, &format!("{expression} === {wanted:?}")).await.map(drop)
}

async fn fits(browser: &Browser) -> Result<()> {
    axe::check(browser).await?;
    let wide = browser.value("document.documentElement.scrollWidth - document.documentElement.clientWidth").await?;
    ensure!(wide == json!(0), "the page scrolls sideways by {wide}");
    Ok(())
}

/// One case with a guess, one without; then the end, the record and what the page was told.
async fn alone(browser: &Browser) -> Result<()> {
    browser.open("strict/e2e/training.html").await?;
    stands(browser, ".hero").await?;
    browser
        .run(
            "window.told = []; document.addEventListener('aiact-training', (event) => told.push(event.detail));",
            Vec::new(),
        )
        .await?;
    browser
        .run(
            "document.querySelector('ai-act-training').setAttribute('cases', 'town-benefit town-chatbot');",
            Vec::new(),
        )
        .await?;
    stands(browser, "[data-name=begin]").await?;
    browser.until("the course is there", &format!("!{ROOT}.querySelector('#group')")).await?;
    fits(browser).await?;
    click(browser, "[data-name=begin]").await?;
    stands(browser, "[data-name=answer]").await?;
    fits(browser).await?;
    click(browser, "[data-name=answer]").await?;
    stands(browser, ".error[role=alert]").await?;
    for selector in ["input[name=class]", "input[name=fact]", "input[name=sure]", "[data-name=answer]"] {
        click(browser, selector).await?;
    }
    at(browser, "the path", STEP, "path").await?;
    let whole = browser.value(&format!("{ROOT}.querySelectorAll('.path > li').length")).await?;
    ensure!(whole == json!(0), "{whole} steps are shown before anybody wants one");
    click(browser, "[data-name=step]").await?;
    stands(browser, ".path > li").await?;
    fits(browser).await?;
    click(browser, "[data-name=whole]").await?;
    stands(browser, ".verdict").await?;
    stands(browser, ".decides").await?;
    fits(browser).await?;
    click(browser, "[data-name=partner]").await?;
    stands(browser, "input[name=partner]").await?;
    click(browser, "input[name=partner]").await?;
    click(browser, "[data-name=answer]").await?;
    at(browser, "the partner's result", STEP, "turned").await?;
    click(browser, "[data-name=next]").await?;
    stands(browser, "[data-name=pass]").await?;
    click(browser, "[data-name=pass]").await?;
    click(browser, "[data-name=whole]").await?;
    stands(browser, "[data-name=partner]").await?;
    let link = browser.text(&format!("{ROOT}.querySelector('.in-check').getAttribute('href')")).await?;
    ensure!(link.starts_with("index.html#"), "the check is opened at {link}");
    click(browser, "[data-name=next]").await?;
    at(browser, "the end", STEP, "end").await?;
    fits(browser).await?;
    let told = browser.value("told").await?;
    let told = told.as_array().context("nothing was told")?;
    ensure!(told.len() == 4, "told: {told:?}");
    ensure!(told.last().and_then(|end| end.pointer("/cases/1/guess")) == Some(&Value::Null), "told: {told:?}");
    browser.nothing_went_wrong().await
}

#[tokio::test]
async fn somebody_alone_guesses_sees_the_path_and_takes_a_record() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        alone(browser).await?;
        browser.resize(PHONE).await?;
        alone(browser).await
    })
    .await
}

/// Eight cases are composed, downloads are made, and the room is run by a clicker; the result is on no page before its time.
#[tokio::test]
async fn a_trainer_composes_eight_cases_and_runs_them_by_a_clicker() -> Result<()> {
    in_browser(PROJECTOR, async |browser| {
        browser.open("strict/e2e/compose.html").await?;
        stands(browser, ".library .choice").await?;
        fits(browser).await?;
        for _ in 0..8 {
            click(browser, ".library .choice[aria-pressed=false]").await?;
        }
        browser.until("eight cases", &format!("{ROOT}.querySelectorAll('.order > li').length === 8")).await?;
        for kind in ["scorm12", "scorm2004", "moodle", "gift", "handouts", "course", "own"] {
            click(browser, &format!("[data-name={kind}]")).await?;
            stands(browser, ".made").await?;
        }
        click(browser, "[data-name=room]").await?;
        stands(browser, "[data-name=begin]").await?;
        click(browser, "[data-name=begin]").await?;
        at(browser, "the story", STAGE, "room.story").await?;
        for (key, stage) in [
            (Key::PageDown, "room.first"),
            (Key::PageDown, "room.talk"),
            (Key::PageUp, "room.first"),
            (Key::Right, "room.talk"),
            (Key::Right, "room.second"),
            (Key::PageDown, "room.ready"),
        ] {
            browser.press(key).await?;
            at(browser, "the stage", STAGE, stage).await?;
            let seen = browser.value(&format!("{ROOT}.querySelectorAll('.verdict, .path, .decides').length")).await?;
            ensure!(seen == json!(0), "something of the result is in the page at {stage}");
        }
        // A key that bounces reveals nothing.
        browser.press(Key::PageDown).await?;
        at(browser, "still covered", STAGE, "room.ready").await?;
        tokio::time::sleep(std::time::Duration::from_millis(800)).await;
        browser.press(Key::PageDown).await?;
        at(browser, "the path", STAGE, "room.path").await?;
        browser.press(Key::Escape).await?;
        at(browser, "covered again", STAGE, "room.second").await?;
        browser.press_letter('z').await?;
        stands(browser, ".votes input").await?;
        ensure!(browser.value(SMALL).await? == json!([]), "too small: {}", browser.value(SMALL).await?);
        fits(browser).await?;
        browser.nothing_went_wrong().await
    })
    .await
}
