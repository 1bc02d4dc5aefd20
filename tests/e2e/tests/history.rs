//! Back and forward of the browser, on every page we ship: they walk the screens, and never hold anybody fast.

use std::cell::RefCell;
use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::visitors::CV_RANKING;
use e2e::{Browser, DESKTOP, Screen, in_browser};
use serde_json::{Value, json};
use tokio::time::sleep;

/// The page from which the visitor comes.
const BEFORE: &str = "e2e/empty.html";
/// Where the visitor is: the step and, if that is a question, its id.
const PLACE: &str = "(() => { const { step } = root.querySelector('[data-step]').dataset; \
    return `${step} ${step === 'question' ? root.querySelector('[data-question]').dataset.question : ''}`.trim(); })()";
/// The focus is on the heading of the screen.
const FOCUSED: &str = "root.activeElement?.matches('[data-focus]')";
/// The page is the one from which the visitor came.
const LEFT: &str = "location.pathname.endsWith('/empty.html')";

async fn back(browser: &Browser) -> Result<()> {
    browser.run("history.back();", Vec::new()).await.map(drop)
}

async fn forward(browser: &Browser) -> Result<()> {
    browser.run("history.forward();", Vec::new()).await.map(drop)
}

async fn stands(browser: &Browser, place: &str) -> Result<()> {
    browser.until(&format!("{place} stands"), &format!("{PLACE} === '{place}'")).await.map(drop)
}

async fn press(browser: &Browser, action: &str, place: &str) -> Result<()> {
    browser.click(&format!("[data-action={action}]")).await?;
    stands(browser, place).await
}

/// From the result back to the start, through every screen in turn, each with its answers; then out of the page, and in again.
async fn walk_back(browser: &Browser, page: &str) -> Result<()> {
    browser.open(BEFORE).await?;
    browser.open(page).await?;
    let been = RefCell::new(Vec::new());
    let note = async |_: &str| {
        let place = browser.text(PLACE).await?;
        // An error stands on the screen of its question.
        if been.borrow().last() != Some(&place) {
            been.borrow_mut().push(place);
        }
        Ok(())
    };
    CV_RANKING.pass(browser, note).await?;
    let been = been.into_inner();
    ensure!(been.len() >= 15, "the visitor has been on these screens only: {been:?}");
    for place in been.iter().rev().skip(1) {
        back(browser).await?;
        stands(browser, place).await?;
        browser.check("its heading has the focus", FOCUSED).await?;
        if place.starts_with("question") {
            browser.check("its answer is kept", "!!root.querySelector('input:checked')").await?;
            browser.check("there is no error", "!root.querySelector('[data-summary]')").await?;
        }
    }
    for place in been.iter().skip(1) {
        forward(browser).await?;
        stands(browser, place).await?;
    }
    browser.run(&format!("history.go({});", 1 - i64::try_from(been.len())?), Vec::new()).await?;
    stands(browser, "start").await?;
    back(browser).await?;
    browser.until("the page is left", LEFT).await.map(drop)
}

#[tokio::test]
async fn back_walks_every_screen() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        walk_back(browser, "index.html").await?;
        walk_back(browser, "dist/ai-act-check.html").await
    })
    .await
}

#[tokio::test]
async fn back_walks_the_screens_of_every_page() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for page in [
            "en.html",
            "embed.html",
            "ai-act-check/snippet.html",
            "hosts/town.html",
            "hosts/blog.html",
            "hosts/kern.html",
        ] {
            browser.open(BEFORE).await?;
            browser.open(page).await?;
            browser.until("the check starts", "root.querySelector('[data-step=start]')").await?;
            press(browser, "start", "question object").await?;
            back(browser).await?;
            stands(browser, "start").await?;
            back(browser).await?;
            browser.until("the page is left", LEFT).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_walks_the_screens_in_a_frame() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open(BEFORE).await?;
        browser.open("hosts/frame.html").await?;
        browser.until("the frame stands", "document.querySelector('iframe')").await?;
        browser.run("window.same = true;", Vec::new()).await?;
        browser.enter_frame().await?;
        browser.until("the check starts in it", "root.querySelector('[data-step=start]')").await?;
        press(browser, "start", "question object").await?;
        browser.click("input[value=system]").await?;
        browser.click("[data-action=continue]").await?;
        browser.until("the next question stands", &format!("{PLACE} !== 'question object'")).await?;
        for (step, place) in [(-1, "question object"), (-1, "start"), (1, "question object"), (-1, "start")] {
            browser.leave_frame().await?;
            browser.check("the page around it is the same", "same").await?;
            browser.run(&format!("history.go({step});"), Vec::new()).await?;
            browser.enter_frame().await?;
            stands(browser, place).await?;
        }
        browser.leave_frame().await?;
        back(browser).await?;
        browser.until("the page is left", LEFT).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn back_from_an_error_a_change_and_another_language() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        Screen::Error.show(browser, "index.html").await?;
        back(browser).await?;
        stands(browser, "start").await?;
        forward(browser).await?;
        stands(browser, "question object").await?;
        browser.check("the error is gone", "!root.querySelector('[data-summary]')").await?;

        Screen::Result.show(browser, "index.html").await?;
        press(browser, "answers", "answers").await?;
        browser.click("[data-action=change][data-question=areas]").await?;
        stands(browser, "question areas").await?;
        browser.click("[data-action=language]").await?;
        browser.until("the language changes", "host.lang === 'en'").await?;
        back(browser).await?;
        stands(browser, "answers").await?;
        browser.check("the language stays", "host.lang === 'en'").await?;
        forward(browser).await?;
        stands(browser, "question areas").await?;
        browser.check("its answer is kept", "!!root.querySelector('input:checked')").await?;
        back(browser).await?;
        stands(browser, "answers").await?;
        browser.click("[data-action=change][data-question=areas]").await?;
        stands(browser, "question areas").await?;
        press(browser, "continue", "answers").await?;
        press(browser, "result", "result").await?;
        back(browser).await?;
        stands(browser, "answers").await
    })
    .await
}

/// How long the history is. Chromium's page guesses after each step, and is told a moment later.
async fn counted(browser: &Browser) -> Result<Value> {
    let mut length = browser.value("history.length").await?;
    loop {
        sleep(Duration::from_millis(250)).await;
        let again = browser.value("history.length").await?;
        if again == length {
            return Ok(length);
        }
        length = again;
    }
}

#[tokio::test]
async fn after_a_new_start_back_shows_no_former_answers_and_leads_out() -> Result<()> {
    /// More steps than the visitor has taken.
    const STEPS: usize = 9;
    const BACK: &str = "window.waits = true; addEventListener('popstate', () => { waits = false; }, { once: true }); \
        history.back();";
    in_browser(DESKTOP, async |browser| {
        for again in ["root.querySelector('[data-action=restart]').click();", "location.reload();"] {
            browser.open(BEFORE).await?;
            Screen::Answers.show(browser, "index.html").await?;
            browser.click("[data-action=change][data-question=profiling]").await?;
            stands(browser, "question profiling").await?;
            press(browser, "back", "answers").await?;
            // A reload would open the case of the address again.
            browser.run("history.replaceState(history.state, '', location.pathname);", Vec::new()).await?;
            browser.run(again, Vec::new()).await?;
            stands(browser, "start").await?;
            let length = counted(browser).await?;
            let mut left = false;
            for _ in 0..STEPS {
                browser.run(BACK, Vec::new()).await?;
                browser.until("a step back is made", "!window.waits && document.readyState === 'complete'").await?;
                left = browser.value(LEFT).await? == json!(true);
                if left {
                    break;
                }
                browser.check("nothing is answered", "Object.keys(host.answers.answers).length === 0").await?;
                browser.check("no screen shows an answer", "!root.querySelector('.chosen, input:checked')").await?;
                browser.check("there is no result", &format!("{PLACE} !== 'result'")).await?;
                browser.check("nothing is added", &format!("history.length <= {length}")).await?;
            }
            ensure!(left, "{STEPS} steps back do not lead out");
        }
        Ok(())
    })
    .await
}
