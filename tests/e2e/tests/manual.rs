//! What lies beside the files for whoever puts them on a server: the manual, what to do on which system, and the page that puts
//! lines together for the folder it lies in.

use anyhow::{Context, Result, bail, ensure};
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use lopdf::Document;
use serde_json::json;

const MANUALS: [&str; 4] = ["manual.de", "manual.en", "systems.de", "systems.en"];
const FOLDER: &str = "ownfiles/ai-act-check";

/// The lines in a manual, one after the other.
const LINES: &str = "[...document.querySelectorAll('pre')].map((line) => line.textContent.trim())";

async fn open(browser: &Browser, name: &str) -> Result<()> {
    browser.open(&format!("{FOLDER}/{name}.html")).await?;
    browser
        .until("its style is there", "getComputedStyle(document.querySelector('h1')).fontWeight === '600'")
        .await
        .map(drop)
}

#[tokio::test]
async fn the_manuals_fit_every_screen_and_two_sheets_of_paper() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for name in MANUALS {
            open(browser, name).await?;
            browser.check("nothing sticks out sideways", "document.documentElement.scrollWidth <= 320").await?;
            browser.check("no name is left open", "!/\\{[a-z.]+\\}/.test(document.body.innerText)").await?;
            for scheme in ["dark", "light"] {
                browser.prefer(scheme).await?;
                axe::check(browser).await.with_context(|| format!("{name} {scheme}"))?;
            }
            let sheets = Document::load_mem(&browser.pdf().await?)?.get_pages().len();
            ensure!(sheets == 2, "{name} takes {sheets} sheets of paper");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_link_leads_somewhere() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for name in [&MANUALS[..], &["embed", "embed.en", "check"]].concat() {
            browser.open(&format!("ai-act-check/{name}.html")).await?;
            browser.until("its links stand", "document.querySelectorAll('nav a').length > 1").await?;
            let links = browser
                .value("[...document.links].map(({ href }) => href).filter((href) => href.startsWith(location.origin))")
                .await?;
            // A manual may fetch nothing; this page may. What is left unread would hold its connection.
            browser.open("e2e/empty.html").await?;
            browser.run("window.links = arguments[0];", vec![links]).await?;
            let ask = "const done = arguments[arguments.length - 1]; \
                Promise.all([...new Set(links)].map(async (link) => { const answer = await fetch(link); await answer.text(); return [link, answer.status]; })) \
                    .then((all) => done(all.filter(([, status]) => status !== 200)), (error) => done(String(error)));";
            let dead = browser.run_async(ask).await?;
            ensure!(dead == json!([]), "{name} leads nowhere with {dead}");
        }
        Ok(())
    })
    .await
}

/// Puts lines on an otherwise empty page, so that their scripts run, and waits for the start screen, in the frame if there is one.
async fn starts(browser: &Browser, lines: &str) -> Result<()> {
    browser.open("e2e/empty.html").await?;
    let paste = "const range = document.createRange(); range.selectNode(document.body); \
        document.body.append(range.createContextualFragment(arguments[0]));";
    browser.run(paste, vec![json!(lines)]).await?;
    let framed = lines.contains("<iframe") || lines.contains(".frame.js");
    if framed {
        browser.until("the frame stands", "document.querySelector('iframe')").await?;
        browser.enter_frame().await?;
    }
    browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
    if framed { browser.leave_frame().await } else { Ok(()) }
}

#[tokio::test]
async fn the_lines_of_the_manuals_work() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (name, lang) in [("manual.de", "de"), ("manual.en", "en")] {
            open(browser, name).await?;
            let lines: Vec<String> = serde_json::from_value(browser.value(LINES).await?)?;
            let [element, loader, frame, single, link] = &lines[..] else {
                bail!("{name} has {} lines, not five", lines.len())
            };
            let inside = element.split_once('\n').map_or("", |(_, inside)| inside);
            for lines in [element, loader, frame, &format!("{single}\n{inside}")] {
                starts(browser, lines).await.with_context(|| format!("{name}: {lines}"))?;
            }
            ensure!(
                inside.starts_with(&format!("<ai-act-check lang=\"{lang}\" history style=\"display: block\">")),
                "{inside}"
            );
            ensure!(link.starts_with("<a href=\"/ai-act-check/ai-act-check.html\" download>"), "{link}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_generator_in_the_folder_knows_where_it_lies() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for page in ["embed", "embed.en"] {
            browser.open(&format!("{FOLDER}/{page}.html")).await?;
            let stands = "document.querySelector('#preview ai-act-check').shadowRoot.querySelector('.check')";
            browser.until("the preview stands", stands).await?;
            let folder = browser.text("new URL('./', location.href).href").await?;
            for mode in ["element", "single", "iframe", "plain"] {
                browser.run("document.getElementById(`mode-${arguments[0]}`).click();", vec![json!(mode)]).await?;
                let lines = browser.text("document.getElementById('snippet').textContent").await?;
                ensure!(lines.contains(&folder), "{page}: the lines for {mode} do not name {folder}: {lines}");
                axe::check(browser).await?;
                starts(browser, &lines).await.with_context(|| format!("{page}: {lines}"))?;
                browser.open(&format!("{FOLDER}/{page}.html")).await?;
                browser.until("the preview stands", stands).await?;
            }
        }
        Ok(())
    })
    .await
}
