//! The life of `<ai-act-check>` in a page: attributes, several of them, leaving and coming back, and everything that can
//! keep it from starting.

use anyhow::{Result, ensure};
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use serde_json::json;

/// The screen on show: `start`, `question`, `answers` or `result`.
const STEP: &str = "root.querySelector('[data-step]')?.dataset.step";
const AT_START: &str = "root.querySelector('[data-step=start]')";
const AT_QUESTION: &str = "root.querySelector('[data-step=question]')";
/// The id of the question on show.
const QUESTION: &str =
    "root.querySelector('[data-step=question]')?.parentNode.querySelector('[data-question]').dataset.question";
/// What is chosen there.
const CHOSEN: &str = "root.querySelector('input:checked')?.value ?? ''";

async fn begin(browser: &Browser) -> Result<()> {
    browser.until("the start screen stands", AT_START).await?;
    browser.click("[data-action=start]").await?;
    browser.until("the first question stands", AT_QUESTION).await.map(drop)
}

/// Answers the first question with its first option, and goes on. Returns the question and the option.
async fn answer_first(browser: &Browser) -> Result<(String, String)> {
    let question = browser.text(QUESTION).await?;
    let option = browser.text("root.querySelector('input').value").await?;
    browser.click(&format!("input[value=\"{option}\"]")).await?;
    browser.click("[data-action=continue]").await?;
    let next = format!("({QUESTION}) !== '{question}'");
    browser.until("the second screen stands", &next).await?;
    Ok((question, option))
}

/// Goes back to the first question and finds the same choice there.
async fn still_answered(browser: &Browser, (question, option): &(String, String)) -> Result<()> {
    browser.click("[data-action=back]").await?;
    let back = format!("({QUESTION}) === '{question}'");
    browser.until("the first question stands again", &back).await?;
    browser.check("the answer is kept", &format!("({CHOSEN}) === '{option}'")).await
}

#[tokio::test]
async fn starts_in_the_language_of_its_attribute() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("index.html").await?;
        browser.until("the start screen stands", AT_START).await?;
        browser.check("the attribute stays", "host.lang === 'de'").await?;
        browser.check("the page keeps the focus", "document.activeElement === document.body").await?;
        browser.check("the fallback is hidden", "!host.querySelector('p').checkVisibility()").await?;
        axe::check(browser).await
    })
    .await
}

#[tokio::test]
async fn takes_the_language_of_its_surroundings() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/inherited.html").await?;
        browser.until("the start screen stands", AT_START).await?;
        browser.check("the language is reflected for :lang() and for print", "host.getAttribute('lang') === 'de'").await
    })
    .await
}

#[tokio::test]
async fn heading_level_follows_the_attribute() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/inherited.html").await?;
        browser.until("the headings start at 3", "root.querySelector('h3') && !root.querySelector('h1, h2')").await?;
        browser.run("host.setAttribute('heading-level', '4');", vec![]).await?;
        browser
            .until("the headings start at 4", "root.querySelector('h4') && !root.querySelector('h1, h2, h3')")
            .await?;
        browser.run("host.setAttribute('heading-level', 'large');", vec![]).await?;
        browser.until("the headings start at 2", "root.querySelector('h2')").await?;
        browser.check("the console says why", "warnings.some((line) => line.includes('heading-level=\"large\"'))").await
    })
    .await
}

#[tokio::test]
async fn a_day_that_cannot_be_used_is_reported_and_replaced() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/inherited.html").await?;
        browser.until("the start screen stands", AT_START).await?;
        // One that does not exist, and one before the law.
        for day in ["2027-02-30", "1999-12-31"] {
            browser.run("host.setAttribute('as-of', arguments[0]);", vec![day.into()]).await?;
            let reported = format!("warnings.some((line) => line.includes('as-of=\"{day}\"'))");
            browser.until("the console says why", &reported).await?;
            browser.check("the check goes on", &format!("({STEP}) === 'start'")).await?;
        }
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn two_elements_are_independent() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/two.html").await?;
        let other = "document.querySelectorAll('ai-act-check')[1]";
        browser.until("the second start screen stands", &format!("{other}.shadowRoot.querySelector('[data-step=start]')")).await?;
        begin(browser).await?;
        answer_first(browser).await?;
        browser.check("the second one has not moved", &format!("{other}.shadowRoot.querySelector('[data-step]').dataset.step === 'start'")).await?;
        browser.check("each speaks its language", &format!("host.lang === 'de' && {other}.lang === 'en'")).await?;
        browser.check(
            "their words differ",
            &format!("root.querySelector('[data-action=language]').textContent !== {other}.shadowRoot.querySelector('[data-action=language]').textContent"),
        )
        .await?;
        let fetched = "performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.wasm')).length";
        browser.check("the WASM was fetched once", &format!("{fetched} === 1")).await?;
        axe::check(browser).await
    })
    .await
}

#[tokio::test]
async fn answers_survive_leaving_the_page() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("index.html").await?;
        begin(browser).await?;
        let answered = answer_first(browser).await?;
        let question = browser.text(QUESTION).await?;
        browser.run("window.parent_ = host.parentNode; window.kept = host; host.remove();", vec![]).await?;
        browser.run("parent_.append(kept);", vec![]).await?;
        browser.check("the same question stands", &format!("({QUESTION}) === '{question}'")).await?;
        browser.check("it stands once", "root.querySelectorAll('[data-step]').length === 1").await?;
        still_answered(browser, &answered).await
    })
    .await
}

#[tokio::test]
async fn removed_elements_are_collected() -> Result<()> {
    /// Those that a page may still find alive, of 200: Chromium itself holds on to what it has last shown, focused or had
    /// on its stack. Held by the check they would be 200.
    const HELD_BY_THE_BROWSER: u64 = 5;
    const MOUNT: &str = "const done = arguments[0]; window.gone = []; (async () => { \
        for (let count = 0; count < 200; count += 1) { \
            const element = document.createElement('ai-act-check'); \
            const ready = new Promise((stands) => element.addEventListener('aiact-ready', stands)); \
            document.body.append(element); \
            await ready; \
            element.shadowRoot.querySelector('[data-action=start]').click(); \
            if (!element.shadowRoot.querySelector('[data-step=question]')) break; \
            element.remove(); \
            gone.push(new WeakRef(element)); \
        } \
        done(gone.length); })();";
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/inherited.html").await?;
        begin(browser).await?;
        let answered = answer_first(browser).await?;
        let mounted = browser.run_async(MOUNT).await?;
        ensure!(mounted == 200, "{mounted} of 200 elements came to their first question");
        // What was freed in one round may have held what only the next one finds.
        for _ in 0..3 {
            browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let alive = browser.value("gone.filter((element) => element.deref()).length").await?;
        ensure!(
            alive.as_u64().is_some_and(|alive| alive <= HELD_BY_THE_BROWSER),
            "{alive} of 200 removed elements live on"
        );
        still_answered(browser, &answered).await?;
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn answers_survive_a_change_of_language() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("index.html").await?;
        begin(browser).await?;
        let answered = answer_first(browser).await?;
        let german = browser.text("root.querySelector('[data-action=continue]').textContent").await?;
        browser.click("[data-action=language]").await?;
        browser
            .until(
                "the check speaks English",
                &format!("root.querySelector('[data-action=continue]').textContent !== '{german}'"),
            )
            .await?;
        browser.check("the attribute says so", "host.getAttribute('lang') === 'en'").await?;
        browser.run("host.lang = 'de';", vec![]).await?;
        browser
            .until(
                "the check speaks German",
                &format!("root.querySelector('[data-action=continue]').textContent === '{german}'"),
            )
            .await?;
        still_answered(browser, &answered).await
    })
    .await
}

#[tokio::test]
async fn a_language_that_does_not_load_leaves_the_other() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/slow.html").await?;
        browser.run("refused = '.en.txt'; release();", vec![]).await?;
        begin(browser).await?;
        browser.click("[data-action=language]").await?;
        browser
            .until("a sentence says so", "root.textContent.includes('Die Sprache lässt sich gerade nicht wechseln.')")
            .await?;
        browser.check("the attribute tells the language on screen", "host.lang === 'de'").await?;
        browser.run("refused = '';", vec![]).await?;
        browser.click("[data-action=language]").await?;
        browser.until("the check speaks English after all", "host.lang === 'en'").await?;
        browser.check("the sentence is gone", "!root.textContent.includes('Die Sprache lässt')").await
    })
    .await
}

/// Texts that the visitor does not need yet may be late or fail: that is said, tried again, and costs no answer.
#[tokio::test]
async fn whoever_is_ahead_of_the_texts_waits_and_loses_nothing() -> Result<()> {
    const WAITS: &str = "root.querySelector('[data-step=wait] [data-focus]')";
    in_browser(PHONE, async |browser| {
        browser.open("e2e/slow.html").await?;
        browser.run("refused = '.de.rest.txt'; release();", vec![]).await?;
        begin(browser).await?;
        browser.until("a sentence says so", "root.textContent.includes('Ein Teil der Texte fehlt noch.')").await?;
        browser.click("input[value=system]").await?;
        browser.click("[data-action=continue]").await?;
        browser.until("the check waits", WAITS).await?;
        browser.check("the focus is there", &format!("root.activeElement === {WAITS}")).await?;
        axe::check(browser).await?;
        browser.run("refused = '';", vec![]).await?;
        browser.until("the second question stands", AT_QUESTION).await?;
        browser.check("it has the focus", "root.activeElement.matches('[data-focus]')").await?;
        browser.check("the sentence is gone", "!root.textContent.includes('fehlt noch')").await?;
        browser.click("[data-action=back]").await?;
        browser.until("the first question stands again", AT_QUESTION).await?;
        browser.check("the answer is kept", &format!("({CHOSEN}) === 'system'")).await
    })
    .await
}

/// A line that is only slow holds nobody at the start; another language brings all its texts with it.
#[tokio::test]
async fn another_language_comes_whole() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/slow.html").await?;
        browser.run("refused = '.de.rest.txt'; release();", vec![]).await?;
        begin(browser).await?;
        browser.click("[data-action=language]").await?;
        browser.until("the check speaks English", "host.lang === 'en'").await?;
        let answered = answer_first(browser).await?;
        still_answered(browser, &answered).await
    })
    .await
}

#[tokio::test]
async fn a_long_wait_is_announced() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/slow.html").await?;
        browser.until("a sentence says so", "root.textContent === 'Die Prüfung wird geladen.'").await?;
        axe::check(browser).await?;
        browser.run("release();", vec![]).await?;
        browser.until("the start screen stands", AT_START).await?;
        browser.check("the sentence is gone", "!root.textContent.includes('wird geladen')").await
    })
    .await
}

#[tokio::test]
async fn works_under_the_strict_policy() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("strict/index.html").await?;
        begin(browser).await?;
        browser
            .check("its styles apply", "root.adoptedStyleSheets.length > 0 || root.querySelector('style') === null")
            .await?;
        browser.click("[data-action=language]").await?;
        browser.until("the language changes", "host.lang === 'en'").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn blocked_wasm_is_named_and_the_fallback_shown() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for page in ["nowasm/index.html", "nowasm/en.html"] {
            browser.open(page).await?;
            browser
                .until("a sentence names the missing word", "root.textContent.includes(\"'wasm-unsafe-eval'\")")
                .await?;
            browser.check("the fallback is shown", "host.querySelector('p').checkVisibility()").await?;
            axe::check(browser).await?;
        }
        browser
            .check("it speaks the language of the page", "root.textContent.startsWith('The check cannot start')")
            .await
    })
    .await
}

#[tokio::test]
async fn files_that_do_not_come_are_named_and_the_fallback_shown() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (page, file) in [("nofile/index.html", ".wasm"), ("nopack/index.html", ".de.txt")] {
            browser.open(page).await?;
            let named = format!("root.textContent.includes('{file}') && root.textContent.includes('HTTP 404')");
            browser.until("a sentence names the file", &named).await?;
            browser.check("the fallback is shown", "host.querySelector('p').checkVisibility()").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_type_of_the_wasm_only_costs_time() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("wrongtype/e2e/inherited.html").await?;
        begin(browser).await?;
        browser.check("the console says so", "warnings.some((line) => line.includes('application/octet-stream'))").await
    })
    .await
}

#[tokio::test]
async fn without_script_the_fallback_is_shown() -> Result<()> {
    in_browser(PHONE, async |browser| {
        browser.open("noscript/index.html").await?;
        browser.check("nothing was started", "root === null").await?;
        browser
            .check("the fallback is shown", "host.querySelector('a[href*=\"eur-lex.europa.eu\"]').checkVisibility()")
            .await
    })
    .await
}

#[tokio::test]
async fn the_script_may_be_on_the_page_twice() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/twice.html").await?;
        begin(browser).await?;
        browser.check("the console says so", "warnings.length === 1 && warnings[0].includes('?again')").await?;
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn another_version_on_the_page_is_reported() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/clash.html").await?;
        browser.until("the console says so", "warnings.some((line) => line.includes('version 0.0.0'))").await?;
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn the_pages_fit_a_narrow_screen() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for page in ["index.html", "en.html"] {
            browser.open(page).await?;
            begin(browser).await?;
            browser.check("nothing sticks out sideways", "document.documentElement.scrollWidth <= 320").await?;
            axe::check(browser).await?;
        }
        Ok(())
    })
    .await
}
