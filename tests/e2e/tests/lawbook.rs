//! The public pages of the lawbook: whole and readable under the policy of their own, on a phone too, light and dark.

use anyhow::{Context, Result};
use e2e::{Browser, DESKTOP, PHONE, Size, axe, in_browser};

/// One page of each kind: lists, nested conditions, wide and narrow tables, the longest one.
const PAGES: [&str; 5] = ["index", "art-005", "duties", "dates", "questions"];

/// The widest thing on the page that scrolls with the page.
const FITS: &str = "document.documentElement.scrollWidth <= innerWidth";
const STYLED: &str =
    "document.styleSheets.length === 1 && getComputedStyle(document.querySelector('h1')).fontWeight === '600'";

async fn look(browser: &Browser, lang: &str, page: &str) -> Result<()> {
    browser.open(&format!("ownfiles/dist/lawbook/{lang}/{page}.html")).await?;
    browser.until("its style is there", STYLED).await?;
    browser.check("nothing sticks out", FITS).await?;
    axe::check(browser).await
}

async fn read(lang: &str, size: Size, scheme: &str) -> Result<()> {
    in_browser(size, async |browser| {
        browser.prefer(scheme).await?;
        for page in PAGES {
            look(browser, lang, page).await.with_context(|| format!("{lang}/{page} {scheme}"))?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_lawbook_reads_well_on_a_desk() -> Result<()> {
    read("de", DESKTOP, "light").await
}

#[tokio::test]
async fn the_lawbook_reads_well_on_a_phone_in_the_dark() -> Result<()> {
    read("en", PHONE, "dark").await
}

/// From the demo page to the provision that decides, and to the other language.
#[tokio::test]
async fn the_demo_page_leads_to_the_lawbook() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (start, lang, other) in [("index.html", "de", "en"), ("en.html", "en", "de")] {
            browser.open(start).await?;
            for link in ["nav a[href*=lawbook]", "main a[href='art-005.html']", "nav a[hreflang]"] {
                browser.run("document.querySelector(arguments[0]).click()", vec![link.into()]).await?;
                browser.until("the page has changed", "document.querySelector('main.lawbook h1')").await?;
            }
            let there = format!("location.pathname.endsWith('/lawbook/{other}/art-005.html')");
            browser.until(&format!("{start} leads from {lang} to {other}"), &there).await?;
            browser.check("the language is told", &format!("document.documentElement.lang === '{other}'")).await?;
        }
        Ok(())
    })
    .await
}
