//! A visit that begins with a typical system: searched by keyboard, chosen, denied in one point, and gone on with to the result.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DARK, DESKTOP, FORCED, LIGHT, PHONE, Size, TYPE, axe, in_browser, probe};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The pages of the demo, with what a word finds and how the list says so.
const PAGES: [(&str, &str, &str); 2] =
    [("index.html", "lebenslauf", " von 97 Systemen"), ("en.html", "cv", " of 97 systems")];
const AT_START: &str = "root.querySelector('[data-step=start] #aiact-search')";
const AT_ASSUMPTIONS: &str = "root.querySelector('[data-step=assumptions] [data-unfit]')";
/// The list has what the second part of the texts brings.
const TOLD: &str = "root.querySelector('.groups .system .meta')?.textContent";
const FOCUSED: &str = "root.activeElement?.dataset.system";
const TALLY: &str = "root.querySelector('[role=status]').textContent";
const GO_ON: &str = "root.querySelector('[data-action=go-on]').textContent";
const ASKED: &str = "[...root.querySelectorAll('.still li')].length";

async fn opened(browser: &Browser, page: &str) -> Result<()> {
    browser.open(page).await?;
    browser.until("the start screen stands", AT_START).await?;
    browser.run("host.setAttribute('as-of', '2026-11-28');", Vec::new()).await?;
    browser.until("all texts have come", TOLD).await.map(drop)
}

/// Light, dark and in forced colours; nothing is broken, cut off or too wide.
async fn looked_at(browser: &Browser) -> Result<()> {
    for settings in [DARK, FORCED, LIGHT] {
        browser.set(settings).await?;
        axe::check(browser).await.with_context(|| format!("with {settings:?}"))?;
    }
    for question in ["reflow()", "legible()"] {
        probe::ask(browser, question).await?;
    }
    Ok(())
}

/// Goes on by script to the end, each question answered with the option that stands for no fact, if it has one.
async fn on_to_the_result(browser: &Browser) -> Result<usize> {
    const ANSWER: &str = "for (const no of root.querySelectorAll('.line input[value$=\"!\"]')) no.click(); const found = ['none', 'learned', 'bought', 'no'] \
        .map((id) => root.querySelector(`.option input[value=${id}]`)).find((input) => input); \
        (found ?? root.querySelector('.option:not(.line) input'))?.click(); root.querySelector('[data-action=continue]').click();";
    for asked in 0..20 {
        let step = browser.text("root.querySelector('[data-step]').dataset.step").await?;
        if step == "answers" {
            browser.run("root.querySelector('[data-action=result]').click();", Vec::new()).await?;
            browser.until("the result stands", "root.querySelector('[data-step=result]')").await?;
            return Ok(asked);
        }
        browser.run(ANSWER, Vec::new()).await?;
    }
    anyhow::bail!("no result after 20 questions. On screen: {}", browser.screen().await?)
}

async fn by_keyboard(size: Size) -> Result<()> {
    in_browser(size, async |browser| {
        for (page, typed, tally) in PAGES {
            opened(browser, page).await?;
            looked_at(browser).await.context("the whole list")?;
            browser.tab_to("#aiact-search").await?;
            for letter in typed.chars() {
                browser.press_letter(letter).await?;
            }
            browser.until("the list follows", "root.querySelector('.systems .typed')").await?;
            browser.until("it is said after a pause", &format!("{TALLY}.endsWith('{tally}')")).await?;
            looked_at(browser).await.context("the list for a word")?;

            // Down into the list, Up back; Escape clears, Enter in the field does nothing.
            browser.press(Key::Enter).await?;
            browser.check("Enter chooses nothing", &format!("Boolean({AT_START})")).await?;
            browser.press(Key::Down).await?;
            browser.check("Down leads to the first row", &format!("{FOCUSED} === 'hr-cv-ranking'")).await?;
            browser.press(Key::Up).await?;
            browser.check("Up leads back", "root.activeElement.id === 'aiact-search'").await?;
            browser.press(Key::Escape).await?;
            browser
                .check("Escape clears", "root.activeElement.value === '' && Boolean(root.querySelector('.groups'))")
                .await?;
            for letter in typed.chars() {
                browser.press_letter(letter).await?;
            }
            browser.press(Key::Down).await?;
            browser.press(Key::Enter).await?;
            browser.until("the assumptions stand", AT_ASSUMPTIONS).await?;
            browser.check("the heading has the focus", "root.activeElement.matches('h2[data-focus]')").await?;

            let before = browser.value(ASKED).await?;
            let said = browser.text(GO_ON).await?;
            browser.tab_to("[data-unfit]").await?;
            browser.press(Key::Space).await?;
            let more = json!(before.as_u64().unwrap_or_default() + 1);
            ensure!(browser.value(ASKED).await? == more, "what does not fit is not asked at once");
            ensure!(browser.text(GO_ON).await? != said, "the number in the button stays");
            browser.check("the focus stays", "root.activeElement.matches('[data-unfit]:checked')").await?;
            browser.until("it is said", &format!("{TALLY}.endsWith({GO_ON})")).await?;
            looked_at(browser).await.context("the assumptions")?;
            browser.press(Key::Space).await?;
            ensure!(browser.text(GO_ON).await? == said, "what fits again is asked all the same");

            browser.tab_to("[data-action=go-on]").await?;
            browser.press(Key::Enter).await?;
            browser.until("a question stands", "root.querySelector('[data-step=question]')").await?;
            let asked = on_to_the_result(browser).await?;
            ensure!(json!(asked) == before, "{before} questions were announced, and {asked} came");
            browser
                .check("it is high-risk", "Boolean(root.querySelector('[data-class=high-risk][data-status=yes]'))")
                .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn from_a_word_to_the_result_by_keyboard() -> Result<()> {
    by_keyboard(DESKTOP).await
}

#[tokio::test]
async fn from_a_word_to_the_result_on_a_narrow_screen() -> Result<()> {
    by_keyboard(PHONE).await
}

#[tokio::test]
async fn nothing_found_leads_to_the_questions() -> Result<()> {
    in_browser(PHONE, async |browser| {
        opened(browser, "index.html").await?;
        browser.run(TYPE, vec!["qwertz".into()]).await?;
        browser.until("nothing is found", "root.querySelector('.systems .none')").await?;
        browser
            .until("it is said", &format!("{TALLY} && root.querySelector('.none').textContent.startsWith({TALLY})"))
            .await?;
        looked_at(browser).await?;
        browser.click(".systems [data-action=start]").await?;
        browser.until("the first question stands", "root.querySelector('[name=object]')").await.map(drop)
    })
    .await
}

/// The list and the page of assumptions tell no class, and the way back loses nothing.
#[tokio::test]
async fn back_leads_to_the_assumptions_and_the_list() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        opened(browser, "index.html").await?;
        browser.run(TYPE, vec!["chatbot".into()]).await?;
        browser.click("[data-system=web-chatbot]").await?;
        browser.until("the assumptions stand", AT_ASSUMPTIONS).await?;
        browser.click("[data-unfit]").await?;
        browser.click("[data-action=go-on]").await?;
        browser.until("a question stands", "root.querySelector('[data-step=question]')").await?;
        browser.click("[data-action=back]").await?;
        browser.until("the assumptions stand again", AT_ASSUMPTIONS).await?;
        browser.check("with what does not fit", "root.querySelector('[data-unfit]').checked").await?;
        browser.click("[data-action=back]").await?;
        browser.until("the list stands again", AT_START).await?;
        browser.check("with what was typed", "root.querySelector('#aiact-search').value === 'chatbot'").await?;
        browser.click("[data-action=start]").await?;
        browser.until("the first question stands", "root.querySelector('[name=object]')").await?;
        browser.check("nothing is assumed any more", "!Object.keys(host.answers.answers).length").await
    })
    .await
}

/// What was assumed is marked among the answers, until it is changed.
#[tokio::test]
async fn answers_of_the_template_are_marked() -> Result<()> {
    const MARKED: &str = "[...root.querySelectorAll('.answer .template')].length";
    in_browser(DESKTOP, async |browser| {
        opened(browser, "en.html").await?;
        browser.click("[data-system=web-chatbot]").await?;
        browser.until("the assumptions stand", AT_ASSUMPTIONS).await?;
        let assumed = browser.value("root.querySelectorAll('[data-unfit]').length").await?;
        browser.click("[data-action=go-on]").await?;
        browser.until("a question stands", "root.querySelector('[data-step=question]')").await?;
        on_to_the_result(browser).await?;
        browser.click("[data-action=answers]").await?;
        browser.until("the answers stand", "root.querySelector('[data-step=answers]')").await?;
        ensure!(browser.value(MARKED).await? == assumed, "not each assumption is marked");
        browser.click("[data-action=change][data-question=practices]").await?;
        browser.until("the question stands", "root.querySelector('[name=practices]')").await?;
        browser.click("[data-action=continue]").await?;
        browser.until("the answers stand", "root.querySelector('[data-step=answers]')").await?;
        let left = browser.value(MARKED).await?;
        ensure!(left == json!(assumed.as_u64().unwrap_or_default() - 1), "{left} are marked, of {assumed}");
        Ok(())
    })
    .await
}

/// `start` opens with the list, the questions or a system; what is none of these counts as the list, and is reported.
#[tokio::test]
async fn a_page_says_with_what_to_begin() -> Result<()> {
    const REPORTED: &str = "details('aiact-error').map((detail) => [detail.code, detail.message])";
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/contract.html").await?;
        browser.until("the list stands", AT_START).await?;
        browser.run("host.start = 'ask';", Vec::new()).await?;
        browser
            .until("the button stands", "!root.querySelector('#aiact-search') && root.querySelector('.need')")
            .await?;
        browser.run("host.setAttribute('start', 'web-chatbot');", Vec::new()).await?;
        browser.until("the assumptions stand", AT_ASSUMPTIONS).await?;
        browser.check("the property says so", "host.start === 'web-chatbot'").await?;
        browser.check("the step is told", "details('aiact-step').at(-1).step === 'assumptions'").await?;
        ensure!(browser.value(REPORTED).await? == json!([]), "something is wrong already");
        browser.run("host.start = 'nothing-such';", Vec::new()).await?;
        browser.until("the list stands", AT_START).await?;
        let reported = browser.value(REPORTED).await?;
        let code = reported.pointer("/0/0").and_then(Value::as_str);
        let message = reported.pointer("/0/1").and_then(Value::as_str).unwrap_or_default();
        ensure!(code == Some("attribute") && message.starts_with("start=\"nothing-such\""), "{reported}");
        Ok(())
    })
    .await
}
