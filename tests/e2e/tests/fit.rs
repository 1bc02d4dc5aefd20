//! The check on pages of every kind: it takes size and colours of what is around, content for its slots from anywhere, and names what
//! the page did wrong.

use anyhow::Result;
use e2e::visitors::CV_RANKING;
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser, probe};
use serde_json::json;

const AT_START: &str = "root.querySelector('[data-step=start]')";

async fn open(browser: &Browser, page: &str) -> Result<()> {
    browser.open(page).await?;
    browser.until("the start screen stands", AT_START).await.map(drop)
}

#[tokio::test]
async fn the_text_has_the_size_of_the_text_around() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        open(browser, "e2e/fit.html").await?;
        let size = "parseFloat(getComputedStyle(root.querySelector('.frame')).fontSize)";
        browser.check("the root does not count", &format!("Math.abs({size} - 17) < .1")).await?;
        browser.run("host.parentElement.style.fontSize = '24px';", Vec::new()).await?;
        browser.check("the text around does", &format!("Math.abs({size} - 25.5) < .1")).await?;
        browser.run("host.parentElement.style.fontSize = '9px';", Vec::new()).await?;
        browser.check("what nobody can read does not", &format!("Math.abs({size} - 17) < .1")).await
    })
    .await
}

#[tokio::test]
async fn a_section_with_colours_of_its_own_is_taken_over() -> Result<()> {
    for size in [DESKTOP, PHONE] {
        in_browser(size, async |browser| {
            open(browser, "e2e/fit.html").await?;
            let same = "[0x12, 0x30, 0x4f].every((part, at) => Math.abs(part / 255 - getComputedStyle(root.querySelector('.frame').parentElement) \
                .backgroundColor.match(/[\\d.]+/g)[at] / (getComputedStyle(root.querySelector('.frame').parentElement).backgroundColor.startsWith('rgb') ? 255 : 1)) < .01)";
            browser.until("the background is that of the section", same).await?;
            let edges = "Math.abs(root.querySelector('h2').getBoundingClientRect().left - host.getBoundingClientRect().left) < 1";
            browser.check("the text begins where the column does", edges).await?;
            let look = async |_: &str| {
                axe::check(browser).await?;
                for question in ["reflow()", "legible()", "contrast(4.5)"] {
                    probe::ask(browser, question).await?;
                }
                Ok(())
            };
            CV_RANKING.pass(browser, look).await?;
            browser.check("no colour of ours was needed", "warnings.length === 0").await?;
            browser.nothing_went_wrong().await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn content_for_a_slot_may_stand_anywhere() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        open(browser, "e2e/fit.html").await?;
        let shown = |slot: &str, text: &str| {
            format!("root.querySelector('slot[name={slot}]').assignedElements().some((e) => e.textContent.includes('{text}') && e.checkVisibility())")
        };
        browser.check("as it is", &shown("contact", "01234")).await?;
        browser.check("out of a template", &shown("intro", "service of the town")).await?;
        browser.check("not what is another's", "host.textContent.includes('For another check') === false").await
    })
    .await
}

#[tokio::test]
async fn the_newest_of_several_versions_serves() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        open(browser, "e2e/versions.html?0.0.9").await?;
        browser.open("e2e/versions.html?99.10.0").await?;
        let serves = "customElements.get('ai-act-check')?.version === '99.10.0'";
        browser.until("the other one does", serves).await?;
        let said = "warnings.some((line) => line.includes('99.10.0') && line.includes('stays unused'))";
        browser.check("the console says so", said).await
    })
    .await
}

#[tokio::test]
async fn checks_that_would_share_what_they_keep_are_named() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        open(browser, "e2e/two.html").await?;
        browser.check("nothing is kept yet", "warnings.length === 0").await?;
        browser.run("host.setAttribute('history', '');", Vec::new()).await?;
        browser
            .until("it is said", "warnings.some((line) => line.includes('2 checks') && line.includes('no id'))")
            .await
            .map(drop)
    })
    .await
}

#[tokio::test]
async fn all_that_is_missing_is_named_at_once_with_the_version_beside() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/outdated.html").await?;
        for said in ["99.0.0", "snippet.html", ".wasm", ".en.txt"] {
            browser.until(&format!("{said} is named"), &format!("root.textContent.includes('{said}')")).await?;
        }
        browser.check("the fallback is shown", "host.querySelector('p').checkVisibility()").await
    })
    .await
}

#[tokio::test]
async fn a_download_that_a_sandbox_forbids_is_not_called_done() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/framed.html").await?;
        let put = "const frame = document.createElement('iframe'); frame.sandbox = arguments[0]; frame.height = 900; frame.width = '100%'; \
            frame.src = '/dist/frame.html#lang=en'; document.querySelector('#place').replaceChildren(frame);";
        browser.run(put, vec![json!("allow-scripts allow-forms")]).await?;
        browser.enter_frame().await?;
        browser.until("the check starts in it", AT_START).await?;
        CV_RANKING.pass(browser, async |_| Ok(())).await?;
        browser.run("root.querySelector('.keep [data-action=json]').click();", Vec::new()).await?;
        let said = "root.querySelector('[role=status]').textContent.includes('if the frame around this page allows it')";
        browser.until("it says on what it hangs", said).await?;
        browser.leave_frame().await
    })
    .await
}
