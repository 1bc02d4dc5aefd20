//! The page that puts the lines together: what it says fits what it shows, under a policy of its own.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use serde_json::{Value, json};

const PAGES: [&str; 2] = ["ownfiles/embed.html", "ownfiles/embed.en.html"];
/// Sets a field as a visitor does.
const SET: &str = "const field = document.getElementById(arguments[0]); \
    if (field.type === 'radio') field.click(); \
    else { field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true })); }";

async fn open(browser: &Browser, page: &str) -> Result<()> {
    browser.open(page).await?;
    browser
        .until(
            "the preview stands",
            "document.querySelector('#preview ai-act-check').shadowRoot.querySelector('.check')",
        )
        .await
        .map(drop)
}

async fn set(browser: &Browser, field: &str, value: &str) -> Result<()> {
    browser.run(SET, vec![json!(field), json!(value)]).await.map(drop)
}

async fn says(browser: &Browser, id: &str, words: &str) -> Result<()> {
    let text = browser.text(&format!("document.getElementById({id:?}).textContent")).await?;
    ensure!(text.contains(words), "#{id} says {text:?}, not {words:?}");
    Ok(())
}

/// What a line must say about a deployable file: its name in this build and its checksum, up to the end of the tag.
async fn built(browser: &Browser, plain: &str) -> Result<String> {
    let script = "const done = arguments[arguments.length - 1]; \
        fetch('dist/manifest.json').then((answer) => answer.json()).then(done, () => done(null));";
    let manifest = browser.run_async(script).await?;
    let fact = |name: &str| manifest.pointer(&format!("/files/{plain}/{name}")).and_then(Value::as_str);
    let (file, integrity) = fact("file").zip(fact("integrity")).context("the manifest does not name the file")?;
    Ok(format!("{file}\" integrity=\"{integrity}\" crossorigin"))
}

#[tokio::test]
async fn the_lines_fit_the_settings_and_the_preview() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let record = json!({ "source": include_str!("../pages/record.js") });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", record).await?;
        for page in PAGES {
            open(browser, page).await?;
            let [script, loader] = [built(browser, "ai-act-check.js").await?, built(browser, "ai-act-check.frame.js").await?];
            let line = format!("<script type=\"module\" src=\"/ai-act-check/{script}></script>\n<ai-act-check history style=\"display: block\">");
            says(browser, "snippet", &line).await?;
            says(browser, "policy", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'").await?;
            axe::check(browser).await?;

            for (field, value) in [("lang", "en"), ("theme", "dark"), ("heading-level", "3"), ("accessibility-contact", "a@b.example")] {
                set(browser, field, value).await?;
            }
            set(browser, "folder", "https://files.example/x\"y").await?;
            let attributes = "lang=\"en\" theme=\"dark\" heading-level=\"3\" accessibility-contact=\"mailto:a@b.example\"";
            let line = format!("src=\"https://files.example/x&quot;y/{script}></script>\n<ai-act-check history {attributes} style=\"display: block\">");
            says(browser, "snippet", &line).await?;
            says(browser, "policy", "script-src https://files.example 'wasm-unsafe-eval'; connect-src https://files.example").await?;
            let shown = "[...document.querySelector('#preview ai-act-check').attributes].map((a) => `${a.name}=\"${a.value}\"`).join(' ').replace('history=\"\"', 'history')";
            browser.check("the preview has these attributes", &format!("({shown}) === {:?}", format!("history {attributes}"))).await?;
            browser.until("it starts", "document.querySelector('#preview ai-act-check').shadowRoot.querySelector('h3')").await?;
            axe::check(browser).await?;

            set(browser, "accessibility-contact", "javascript:alert(1)").await?;
            browser.check("a contact that is none is refused", "document.querySelector('#contact-wrong').checkVisibility()").await?;
            browser.check("it stays out", "!document.querySelector('#snippet').textContent.includes('alert')").await?;
            set(browser, "accessibility-contact", "").await?;

            set(browser, "mode-iframe", "").await?;
            // A checksum would need the consent of that server.
            let file = loader.split_once('"').map_or("", |(file, _)| file);
            let line = format!("/{file}\" data-lang=\"en\" data-theme=\"dark\" data-heading-level=\"3\"></script>");
            says(browser, "snippet", &line).await?;
            says(browser, "policy", "script-src https://files.example; frame-src https://files.example").await?;
            says(browser, "frame-policy", "frame-ancestors https://").await?;
            browser.until("the frame stands", "document.querySelector('#preview iframe')").await?;
            axe::check(browser).await?;
            browser.enter_frame().await?;
            browser.until("the check starts in it", "root.querySelector('h3') && host.getAttribute('theme') === 'dark'").await?;
            browser.leave_frame().await?;
            browser.nothing_went_wrong().await?;

            set(browser, "mode-download", "").await?;
            says(browser, "snippet", "/ai-act-check.html\" download>").await?;
            browser.check("settings of no use are gone", "!document.getElementById('theme').checkVisibility()").await?;
            for language in ["de", "en"] {
                let text = format!("document.querySelector('#privacy-{language}')");
                browser.check("the paragraph is in its language", &format!("{text}.closest('[lang]').lang === {language:?}")).await?;
            }
            axe::check(browser).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_fits_a_narrow_screen_and_copies() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for page in PAGES {
            open(browser, page).await?;
            browser.check("nothing sticks out sideways", "document.documentElement.scrollWidth <= 320").await?;
            let take = "window.copied = []; Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { copied.push(text); } } });";
            browser.run(take, Vec::new()).await?;
            browser.run("for (const button of document.querySelectorAll('[data-copy]')) if (button.checkVisibility()) button.click();", Vec::new()).await?;
            browser.until("all four were copied", "copied.length === 4 && new Set(copied).size === 4 && !copied.includes('')").await?;
            browser.until("it says so", "document.querySelector('#copied').textContent.length > 3").await?;
            for scheme in ["dark", "light"] {
                browser.prefer(scheme).await?;
                axe::check(browser).await?;
            }
        }
        Ok(())
    })
    .await
}
