//! The builds as pages use them: the snippet with its checksums, the single file, the page without a server, and the npm
//! package in a page that a bundler has made.

use std::path::Path;

use anyhow::Result;
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};

const AT_START: &str = "root.querySelector('[data-step=start]')";
const AT_QUESTION: &str = "root.querySelector('[data-step=question]')";

/// Starts, changes the language: WASM and both parts of both packs have come.
async fn works(browser: &Browser) -> Result<()> {
    browser.until("the start screen stands", AT_START).await?;
    browser.click("[data-action=start]").await?;
    browser.until("the first question stands", AT_QUESTION).await?;
    let other = browser.text("host.lang === 'de' ? 'en' : 'de'").await?;
    browser.click("[data-action=language]").await?;
    browser.until("the language changes", &format!("host.lang === '{other}'")).await.map(drop)
}

#[tokio::test]
async fn the_snippet_works_where_it_is_pasted() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("strict/ai-act-check/snippet.html").await?;
        works(browser).await?;
        let names = "performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop())";
        let immutable = format!("{names}.every((name) => /-\\d+\\.\\d+\\.\\d+-[0-9a-f]{{8}}\\./.test(name))");
        browser.check("all that is loaded is immutable", &immutable).await?;
        browser.check("six files are loaded", &format!("{names}.length === 6")).await
    })
    .await
}

#[tokio::test]
async fn a_damaged_file_is_refused_and_named() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for (page, end) in [("damagedfile/index.html", ".wasm"), ("damagedpack/index.html", ".de.txt")] {
            browser.open(page).await?;
            let named =
                format!("root.textContent.includes('{end} ist beschädigt oder gehört zu einer anderen Fassung')");
            browser.until("a sentence names the file", &named).await?;
            browser.check("the fallback is shown", "host.querySelector('p').checkVisibility()").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_single_file_needs_no_connection() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("alone/e2e/single.html").await?;
        works(browser).await?;
        browser.nothing_went_wrong().await?;
        let kinds = "performance.getEntriesByType('resource').map((entry) => entry.initiatorType)";
        browser.check("only scripts are loaded", &format!("{kinds}.join() === 'script,script'")).await
    })
    .await
}

#[tokio::test]
async fn the_page_without_a_server_works_from_a_disk() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/ai-act-check.html").canonicalize()?;
        browser.open(&format!("file://{}", page.display())).await?;
        browser.until("the start screen stands", AT_START).await?;
        axe::check(browser).await?;
        works(browser).await?;
        // What goes beyond the law lies in the page as well.
        browser.run("host.answers = { answers: { object: ['none'] } };", Vec::new()).await?;
        for action in ["start", "result"] {
            let there = format!("root.querySelector('[data-action={action}]:not([data-question])')");
            browser.until("the next control stands", &there).await?;
            browser.run(&format!("{there}.click();"), Vec::new()).await?;
        }
        let sections = "[...host.querySelectorAll('[slot=after-result]')]";
        browser.until("catalogues and draft are offered", &format!("{sections}.length === 2")).await?;
        browser.run(&format!("for (const {{ shadowRoot }} of {sections}) shadowRoot.querySelector('summary').click(); \
            window.beyond = (name) => {sections}.map(({{ shadowRoot }}) => shadowRoot.querySelector(name)).find(Boolean)?.shadowRoot;"), Vec::new())
            .await?;
        browser.until("the catalogues stand", "beyond('ai-act-reflection')?.querySelectorAll('.card').length === 3").await?;
        browser.until("the draft stands", "beyond('ai-act-draft')?.querySelector('[data-step=start] .gates')").await?;
        browser.check("nothing is loaded", "performance.getEntriesByType('resource').length === 0").await
    })
    .await
}

#[tokio::test]
async fn a_bundler_takes_wasm_and_packs_along() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("strict/consumer/index.html").await?;
        works(browser).await?;
        browser.until("the engine works beside it", "Number(document.querySelector('output').value) > 20").await?;
        let training = "document.querySelector('ai-act-training').shadowRoot.querySelector('h2')";
        browser.until("an element beside the check stands", training).await.map(drop)
    })
    .await
}
