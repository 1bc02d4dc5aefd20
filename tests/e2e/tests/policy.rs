//! What a page owes to those who keep it safe and private: no breach of the strictest policy, no request, no trace.

use anyhow::{Context, Result, ensure};
use e2e::visitors::{CV_RANKING, TOWN_HALL};
use e2e::{Browser, DESKTOP, in_browser};
use serde_json::json;

/// A page that holds nothing but the element and a script that records what goes wrong.
const PAGE: &str = "strict/e2e/strict.html";
/// Collects what the check hands out to the browser.
const COLLECT: &str = "window.files = []; window.prints = 0; window.print = () => { window.prints += 1; }; \
    const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.files.push(blob.type); return make.call(URL, blob); };";
/// Everything that the result can be kept as.
const KEEP: [&str; 6] = ["html", "markdown", "json", "calendar", "link", "copy"];

/// Presses a button of the check.
const PRESS: &str = "[...root.querySelectorAll(`[data-action=${arguments[0]}]`)].at(-1).click();";

/// Unfolds everything, keeps the result in every way, prints it, and looks at another day.
async fn use_everything(browser: &Browser) -> Result<()> {
    browser.run("root.querySelectorAll('details').forEach((d) => { d.open = true; });", Vec::new()).await?;
    browser.run(COLLECT, Vec::new()).await?;
    for action in KEEP {
        browser.run(PRESS, vec![json!(action)]).await.with_context(|| format!("at {action}"))?;
    }
    browser.check("four files were handed out", "window.files.length === 4").await?;
    browser.run(PRESS, vec![json!("print")]).await?;
    browser.check("it was printed", "window.prints === 1").await?;
    browser.run("dispatchEvent(new Event('afterprint'));", Vec::new()).await?;
    browser
        .run(&format!("root.querySelector('[data-day]').value = '2028-01-01'; {PRESS}"), vec![json!("as-of")])
        .await?;
    browser.until("the other day is shown", "root.querySelector('[data-action=today]')").await.map(drop)
}

#[tokio::test]
async fn no_screen_breaches_the_strict_policy() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open(PAGE).await?;
        let clean = async |_: &str| browser.check("nothing was blocked", "errors.length + warnings.length === 0").await;
        TOWN_HALL.pass(browser, clean).await?;
        use_everything(browser).await?;
        browser.run("host.setAttribute('persist', 'local');", Vec::new()).await?;
        browser.until("storing is offered", "root.querySelector('[data-action=save]')").await?;
        for action in ["save", "forget"] {
            browser.run(PRESS, vec![json!(action)]).await?;
        }
        browser.run("host.lang = 'en';", Vec::new()).await?;
        browser.until("it speaks English", "root.textContent.includes('Keep the result')").await?;
        let said = browser.value("[...errors, ...warnings]").await?;
        ensure!(said == json!([]), "the browser says {said}");
        // A page that does breach it is noticed, or this test would prove nothing.
        browser.run("const style = document.createElement('style'); style.textContent = '*{}'; document.body.append(style);", Vec::new()).await?;
        browser.until("a breach is noticed", "errors.length === 1 && errors[0].startsWith('style-src')").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn nothing_is_asked_for_stored_or_shown_in_the_address() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/strict.html").await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        let loaded = "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.rest.txt'))";
        browser.until("loading has ended by itself", loaded).await?;
        // A file that was handed out is a copy in memory, asked for by the browser itself.
        let files = "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('blob:'))";
        browser
            .check(
                "all files come from the page's own server",
                &format!("{files}.every((f) => f.startsWith(location.origin))"),
            )
            .await?;
        browser
            .run(
                "performance.clearResourceTimings(); window.address = location.href; window.went = history.length;",
                Vec::new(),
            )
            .await?;
        let traceless = async |_: &str| {
            let asked = browser.value(files).await?;
            ensure!(asked == json!([]), "the page asks for {asked}");
            browser.check("the address stays", "location.href === address && history.length === went").await?;
            let stored = "document.cookie === '' && localStorage.length + sessionStorage.length === 0";
            browser.check("nothing is stored", stored).await?;
            let more = "const done = arguments[arguments.length - 1]; \
                Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]) \
                    .then((all) => done(all.flat().length));";
            let more = browser.run_async(more).await?;
            ensure!(more == json!(0), "{more} other things are stored");
            Ok(())
        };
        CV_RANKING.pass(browser, traceless).await?;
        use_everything(browser).await?;
        traceless("result").await
    })
    .await
}
