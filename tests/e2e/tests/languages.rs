//! A third language, which nobody speaks, in the real element: a text that stands in code has no marks, and one that is cut off
//! has lost one. `cargo xtask` builds the element with it, beside what is delivered.

use std::collections::BTreeSet;

use ai_act_check::rulebooks::EU_AI_ACT;
use ai_act_check::text::{LANGUAGES, pseudo};
use anyhow::{Context, Result, ensure};
use e2e::visitors::{EMPLOYER, HALF_KNOWN, TOWN_HALL};
use e2e::{Browser, DESKTOP, Journey, PHONE, Size, in_browser, probe};
use serde_json::json;

const PAGE: &str = "e2e/pseudo.html";
const UNFOLD: &str = "root.querySelectorAll('details').forEach((found) => { found.open = true; });";

/// Names that are no words of a language: of authorities and their pages, and the address for barriers.
fn names() -> BTreeSet<&'static str> {
    let proper = EU_AI_ACT.contacts.iter().chain(EU_AI_ACT.neighbours).map(|pointer| pointer.proper);
    let names = proper.chain(["barriers@example.org", "JSON"]);
    names.flat_map(|name| name.split(|c: char| !(c.is_alphanumeric() || c == '-'))).collect()
}

/// Asks of the screen as it stands: every text is marked, and none is broken, cut off or too wide.
async fn says_texts_only(browser: &Browser, least: u64) -> Result<()> {
    let answer = probe::ask_about(browser, "marked(arguments[0])", vec![json!(names())]).await?;
    ensure!(probe::looked(&answer) >= least, "only {} texts were looked at", probe::looked(&answer));
    // No browser hyphenates this language: words may break where there is no room for them in a line of their own.
    for question in ["reflow()", "legible()", "unbroken([''], 0)"] {
        probe::ask(browser, question).await?;
    }
    Ok(())
}

async fn goes_all_the_way(visitor: &Journey, size: Size) -> Result<()> {
    in_browser(size, async |browser| {
        browser.open(PAGE).await?;
        visitor
            .pass(browser, async |step| {
                says_texts_only(browser, 15).await?;
                if step == "result" {
                    browser.run(UNFOLD, Vec::new()).await?;
                    says_texts_only(browser, 200).await.context("with everything unfolded")?;
                }
                Ok(())
            })
            .await?;
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn a_third_language_in_a_wide_window() -> Result<()> {
    goes_all_the_way(&TOWN_HALL, DESKTOP).await
}

#[tokio::test]
async fn a_third_language_on_a_narrow_screen() -> Result<()> {
    goes_all_the_way(&EMPLOYER, PHONE).await
}

#[tokio::test]
async fn a_third_language_with_open_questions() -> Result<()> {
    goes_all_the_way(&HALF_KNOWN, PHONE).await
}

/// A language whose lines begin at the right: the marks of a result stand there too, and nothing is cut off or too wide.
#[tokio::test]
async fn lines_from_the_right() -> Result<()> {
    const TURN: &str = "root.querySelector('.check').dir = 'rtl';";
    const AT_THE_RIGHT: &str = "(() => { \
        const marks = [...root.querySelectorAll('.duty > summary, .more > summary')].map((at) => getComputedStyle(at, '::before')); \
        return marks.length > 5 && marks.every((mark) => parseFloat(mark.right) < parseFloat(mark.left)); })()";
    in_browser(PHONE, async |browser| {
        browser.open(PAGE).await?;
        let look = async |step: &str| {
            browser.run(TURN, Vec::new()).await?;
            if step == "result" {
                browser.run(UNFOLD, Vec::new()).await?;
                browser.check("the marks stand at the right", AT_THE_RIGHT).await?;
            }
            for question in ["reflow()", "legible()"] {
                probe::ask(browser, question).await?;
            }
            Ok(())
        };
        EMPLOYER.pass(browser, look).await?;
        browser.nothing_went_wrong().await
    })
    .await
}

/// Every other language is offered, in its own name; what the visitor chose stays.
#[tokio::test]
async fn each_language_leads_to_the_others() -> Result<()> {
    const OFFERED: &str =
        "[...root.querySelectorAll('[data-action=language]')].map((found) => found.dataset.language).join()";
    in_browser(DESKTOP, async |browser| {
        browser.open(PAGE).await?;
        let all: BTreeSet<&str> = LANGUAGES.iter().copied().chain([pseudo::CODE]).collect();
        for language in [pseudo::CODE, "en", "de", pseudo::CODE] {
            if browser.text("host.lang").await? != language {
                browser.click(&format!("[data-action=language][data-language={language}]")).await?;
            }
            browser
                .until("it speaks", &format!("host.lang === '{language}' && root.querySelector('[data-step]')"))
                .await?;
            let others: Vec<&str> = all.iter().copied().filter(|other| *other != language).collect();
            let offered = browser.text(OFFERED).await?;
            ensure!(offered == others.join(","), "{language} leads to {offered}");
            browser.check("it runs from the left", "root.querySelector('.check').dir === 'ltr'").await?;
            let marked = probe::ask_about(browser, "marked(arguments[0])", vec![json!(names())]).await;
            ensure!(marked.is_err() == (language != pseudo::CODE), "texts without marks are found: {marked:?}");
        }
        Ok(())
    })
    .await
}

/// What must be said before a pack is there, or without one.
#[tokio::test]
async fn what_hinders_the_check_is_said_in_a_third_language() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for variant in ["nowasm", "nofile", "nopack", "damagedfile"] {
            browser.open(&format!("{variant}/{PAGE}")).await?;
            browser.until("it says so", "root.querySelector('[data-notice]').textContent.length > 40").await?;
            let arguments = vec![json!(["HTTP"])];
            let answer = probe::ask_about(browser, "marked(arguments[0])", arguments).await.context(variant)?;
            ensure!(probe::looked(&answer) == 1, "{variant}: {answer}");
        }
        Ok(())
    })
    .await
}
