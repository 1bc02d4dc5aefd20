//! A question that only a specialist can answer in full: each of its lines wants a yes, a no or a "not sure".

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::visitors::TOWN_HALL;
use e2e::{Browser, DESKTOP, PHONE, Size, in_browser};
use fantoccini::key::Key;
use serde_json::json;

/// The question.
const ASKED: &str = "deploying";
/// What is ticked, in the order of the page.
const TICKED: &str = "[...root.querySelectorAll('.line input:checked')].map((input) => input.value).join(' ')";

/// The town hall has answered everything else.
async fn at_the_lines(browser: &Browser, page: &str) -> Result<()> {
    browser.open(page).await?;
    browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
    let others: BTreeMap<_, _> = TOWN_HALL.answers.iter().filter(|(question, _)| *question != ASKED).copied().collect();
    browser.run("host.answers = { answers: arguments[0] };", vec![json!(others)]).await?;
    browser.run("root.querySelector('[data-action=start]').click();", Vec::new()).await?;
    stands(browser).await?;
    browser.check("nothing is ticked yet", &format!("{TICKED} === ''")).await
}

async fn stands(browser: &Browser) -> Result<()> {
    browser.until("the lines stand", &format!("root.querySelector('[data-question={ASKED}] .line')")).await.map(drop)
}

async fn ticked(browser: &Browser, wanted: &str) -> Result<()> {
    let now = browser.text(TICKED).await?;
    ensure!(now == wanted, "ticked is {now:?}, not {wanted:?}");
    Ok(())
}

/// Goes on by keyboard; the summary names this line, and its link leads there.
async fn refused_for(browser: &Browser, line: &str) -> Result<()> {
    go_on(browser).await?;
    browser.until("the focus is on the summary", "root.activeElement?.matches('[data-summary]')").await?;
    let row = format!("root.querySelector('.line:has([value={line}])')");
    let named = format!(
        "root.querySelector('[data-summary] a').textContent.includes({row}.querySelector('.label').textContent)"
    );
    browser.check("the summary names the line", &named).await?;
    browser.check("the line is marked, alone", &format!("{row} === root.querySelector('[aria-invalid]')")).await?;
    browser.tab_to("[data-summary] a").await?;
    browser.press(Key::Enter).await?;
    browser.until("the focus is in the line", &format!("root.activeElement?.matches('[value={line}]')")).await.map(drop)
}

async fn go_on(browser: &Browser) -> Result<()> {
    browser.tab_to("[data-action=continue]").await?;
    browser.press(Key::Enter).await
}

/// By keyboard from line to line, with two left out at first; then back, into the other language, and on again.
async fn answered_by_keyboard(size: Size, page: &str) -> Result<()> {
    in_browser(size, async |browser| {
        at_the_lines(browser, page).await?;
        refused_for(browser, "decisions").await?;
        browser.press(Key::Space).await?;
        // The next group is one stop further; arrows choose in it.
        browser.press(Key::Tab).await?;
        browser.press(Key::Down).await?;
        browser.press(Key::Tab).await?;
        browser.press(Key::Down).await?;
        browser.press(Key::Down).await?;
        ticked(browser, "decisions staff! input?").await?;
        let read = "[...root.querySelectorAll('.understood dd')].map((line) => line.textContent).join('')";
        browser.check("the list is read back", &format!("{read} === '111'")).await?;
        refused_for(browser, "logs").await?;
        ticked(browser, "decisions staff! input?").await?;
        browser.press(Key::Space).await?;
        browser.press(Key::Tab).await?;
        browser.press(Key::Up).await?;
        ticked(browser, "decisions staff! input? logs dpia?").await?;
        go_on(browser).await?;
        browser.until("another screen stands", &format!("!root.querySelector('[data-question={ASKED}]')")).await?;
        let said = format!("host.answers.answers['{ASKED}'].join(' ') === 'decisions logs input? dpia?'");
        browser.check("the answer is written as that of any list", &said).await?;

        browser.run("host.setAttribute('as-of', '2026-11-21');", Vec::new()).await?;
        browser.run("root.querySelector('[data-action=back]').click();", Vec::new()).await?;
        stands(browser).await?;
        ticked(browser, "decisions staff! input? logs dpia?").await?;
        browser.run("root.querySelector('[value=\"logs!\"]').click();", Vec::new()).await?;
        browser.click("[data-action=language]").await?;
        let other = if page == "en.html" { "de" } else { "en" };
        browser.until("the language changes", &format!("host.lang === '{other}' && {TICKED}")).await?;
        ticked(browser, "decisions staff! input? logs! dpia?").await
    })
    .await
}

#[tokio::test]
async fn line_by_line_in_german() -> Result<()> {
    answered_by_keyboard(DESKTOP, "index.html").await
}

#[tokio::test]
async fn line_by_line_in_english_on_a_phone() -> Result<()> {
    answered_by_keyboard(PHONE, "en.html").await
}

/// All lines and the button fit on a screen, in both languages.
#[tokio::test]
async fn the_lines_are_no_longer_than_the_screen() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for page in ["index.html", "en.html"] {
            at_the_lines(browser, page).await?;
            let length = "root.querySelector('[data-action=continue]').getBoundingClientRect().bottom \
                - root.querySelector('.check').getBoundingClientRect().top";
            let length = browser.value(length).await?.as_f64().unwrap_or(f64::MAX);
            ensure!(length <= DESKTOP.1.into(), "from its top to the button, {page} takes {length} px");
        }
        Ok(())
    })
    .await
}
