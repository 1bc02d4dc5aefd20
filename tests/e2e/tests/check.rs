//! The page that tests the files: under each fault of a server it names the right file, and says what to ask for.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use serde_json::json;

/// Findings that must be mended, and those that only could be better, each as `kind row`.
const FOUND: &str = "[...document.querySelectorAll('.finding')].map((card) => `${card.dataset.level} ${card.dataset.kind} ${card.dataset.row}`).join('; ')";

async fn open(browser: &Browser, page: &str) -> Result<String> {
    browser.open(page).await?;
    browser.until("the page has looked at everything", "document.querySelector('.letter')").await?;
    browser.text(FOUND).await
}

/// What a finding says and what stands in the text for the administrator, both of which name the file.
async fn finds(browser: &Browser, folder: &str, level: &str, kind: &str, end: &str) -> Result<()> {
    let found = open(browser, &format!("{folder}/ai-act-check/check.html#en")).await?;
    let named = found.split("; ").find(|one| one.starts_with(&format!("{level} {kind} ")) && one.ends_with(end));
    let row = named.and_then(|one| one.rsplit(' ').next()).with_context(|| {
        format!("under {folder}, no finding \"{level} {kind}\" for a file that ends with {end}, only: {found}")
    })?;
    let letter = browser.text("document.querySelector('.letter').textContent").await?;
    ensure!(letter.contains(row), "under {folder}, the text to pass on does not name {row}: {letter}");
    Ok(())
}

#[tokio::test]
async fn where_all_is_well_nothing_is_to_be_changed() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (page, headline) in [
            ("ai-act-check/check.html#en", "The check starts here in every way."),
            ("ownfiles/ai-act-check/check.html#de", "Die Prüfung startet hier auf jede Weise."),
        ] {
            let found = open(browser, page).await?;
            ensure!(found.is_empty(), "{page} finds {found}");
            let title = browser.text("document.querySelector('h1').textContent").await?;
            ensure!(title == headline, "{page} says {title}");
            browser.check("the frame was tried", "document.querySelector('[data-is=speaks]')?.dataset.row === 'frame.html'").await?;
            browser.check("every file was looked at", "document.querySelectorAll('[data-is=whole]').length === 10").await?;
            axe::check(browser).await?;
        }
        let elsewhere = "performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(location.origin)).length === 0";
        browser.check("nothing was asked for elsewhere", elsewhere).await
    })
    .await
}

#[tokio::test]
async fn each_fault_is_named_at_its_file() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (folder, level, kind, end) in [
            ("nofile", "must", "missing", ".wasm"),
            ("cutoff", "must", "damaged", ".de.rest.txt"),
            ("damagedfile", "must", "damaged", ".wasm"),
            ("wrongtype", "better", "slow-type", ".wasm"),
            ("nowasm", "must", "wasm", "check.html"),
            ("nowasm", "must", "inside", "frame.html"),
            ("nowasm", "must", "inside", "ai-act-check.html"),
            ("least", "must", "inside", "frame.html"),
            ("least", "better", "frames", "check.html"),
            ("noframes", "must", "denied", "frame.html"),
            ("onlyhere", "better", "own", ".txt"),
            ("forever", "must", "forever", "frame.html"),
            ("forever", "must", "forever", "manifest.json"),
        ] {
            finds(browser, folder, level, kind, end).await?;
        }
        // What fits one way only says so, and leaves the others in peace.
        open(browser, "noframes/ai-act-check/check.html#en").await?;
        let ways = "[...document.querySelectorAll('.facts dd')].slice(-2).map((dd) => dd.textContent).join(' | ')";
        let ways = browser.text(ways).await?;
        ensure!(ways == "element, single file, file to download | frame", "{ways}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_its_script_it_says_why() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for folder in ["noscript", "textscript"] {
            browser.open(&format!("{folder}/ai-act-check/check.html")).await?;
            for sentence in
                ["läuft das Skript dieser Seite nicht", "the script of this page is not loaded", "connect-src 'self'"]
            {
                let said = format!("document.body.innerText.includes({sentence:?})");
                browser.check("it says why", &said).await?;
            }
            browser.check("nothing sticks out sideways", "document.documentElement.scrollWidth <= 320").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_is_told_which_version_it_loads() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let on = async |page: &str| open(browser, &format!("ai-act-check/check.html?page={page}#en")).await;
        ensure!(on("snippet.html").await?.is_empty(), "the lines of this very build are refused");
        browser.check("it says the same version", "document.querySelectorAll('[data-is=same]').length > 0").await?;
        for (page, expected) in [
            ("/e2e/old-lines.html", "must old /e2e/old-lines.html"),
            ("/e2e/empty.html", "must no-lines /e2e/empty.html"),
            ("/nowhere.html", "must no-page /nowhere.html"),
            ("//www.elsewhere.example/", "better elsewhere http://www.elsewhere.example/"),
            ("/nowasm/ai-act-check/snippet.html", "must wasm /nowasm/ai-act-check/snippet.html"),
            ("/alone/ai-act-check/snippet.html", "must connect /alone/ai-act-check/snippet.html"),
        ] {
            let found = on(page).await?;
            ensure!(found.split("; ").any(|one| one == expected), "{page}: {found}, not {expected}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_fits_a_narrow_screen_in_both_languages() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for (language, title) in [("de", "Dateien prüfen"), ("en", "Check the files")] {
            open(browser, &format!("nowasm/ai-act-check/check.html#{language}")).await?;
            browser.until("the title is in its language", &format!("document.title.startsWith({title:?})")).await?;
            browser.check("nothing sticks out sideways", "document.documentElement.scrollWidth <= 320").await?;
            let holes = "/\\{\\w+\\}|undefined/.test(document.body.innerText)";
            browser.check("every sentence is whole", &format!("!{holes}")).await?;
            for scheme in ["dark", "light"] {
                browser.prefer(scheme).await?;
                axe::check(browser).await?;
            }
        }
        browser.run("document.querySelector('nav a[hreflang=de]').click();", Vec::new()).await?;
        browser.until("the language changes", "document.documentElement.lang === 'de' && document.querySelector('.finding')").await?;
        let take = "window.copied = []; Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { copied.push(text); } } }); \
            [...document.querySelectorAll('button')].pop().click();";
        browser.run(take, vec![json!(null)]).await?;
        browser.until("the text is copied", "copied[0].includes('wasm-unsafe-eval')").await.map(drop)
    })
    .await
}
