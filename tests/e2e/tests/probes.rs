//! A probe that cannot fail proves nothing: each finds the fault it is there for, once that is planted.

use anyhow::{Context, Result, ensure};
use e2e::{DESKTOP, FORCED, LIGHT, Screen, in_browser, probe};

/// What is planted, and the probe that must find it. Sheets win over ours by their place.
const FAULTS: &[(&str, &str)] = &[
    ("css('.source a { padding: 0 !important }')", "targets(['.sources a', 'td a'])"),
    (
        "css('.lead { inline-size: 200vw !important; max-inline-size: none !important; white-space: nowrap }')",
        "reflow()",
    ),
    ("css('.lead { block-size: 1em; overflow: hidden }')", "legible()"),
    ("css('.lead { margin-block-start: -2em }')", "legible()"),
    ("css('.quiet { color: #999 }')", "contrast(4.5)"),
    ("css('.button { border-color: #ccc }')", "contrast(4.5)"),
    ("css('.sheet { display: flex; flex-direction: column-reverse }')", "order()"),
    ("root.querySelector('button').tabIndex = 1", "order()"),
    ("root.querySelector('.hero').replaceWith(document.createElement('h4'))", "headings(2)"),
    ("root.querySelector('.sheet').append(document.createElement('main'))", "headings(2)"),
    ("root.querySelector('.choice').setAttribute('aria-label', 'Etwas anderes')", "names()"),
    ("root.querySelector('[for]').setAttribute('for', 'nothing')", "names()"),
    ("css('a { text-decoration: none }')", "colourless()"),
    ("root.querySelector('.gate .state').remove()", "colourless()"),
    ("css('.button { transition: color 1s }')", "still()"),
    ("css('.choice { outline: none !important }')", "forced()"),
    (
        "css(':focus-visible { outline: none !important }'); root.querySelector('.choice').focus({ focusVisible: true })",
        "focus()",
    ),
    (
        "css(':focus-visible { outline-color: #eee !important }'); root.querySelector('.choice').focus({ focusVisible: true })",
        "focus()",
    ),
    (
        "root.querySelector('.choice').focus(); css('.duties { visibility: visible; position: fixed; inset-block-start: -900px }')",
        "uncovered()",
    ),
];

const PLANT: &str = "const css = (text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); \
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]; };";

#[tokio::test]
async fn each_probe_finds_its_fault() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for (fault, question) in FAULTS {
            browser.set(if *question == "forced()" { FORCED } else { LIGHT }).await?;
            Screen::Result.show(browser, "index.html").await?;
            browser.run(&format!("{PLANT} {fault};"), Vec::new()).await.with_context(|| format!("planting {fault}"))?;
            let found = probe::ask(browser, question).await;
            ensure!(
                found.is_err_and(|error| error.to_string().contains(" finds:")),
                "{question} does not find {fault}"
            );
        }
        Ok(())
    })
    .await
}
