//! What is really painted: computed styles do not tell of the plates that Chromium lays behind text under forced colours, nor
//! where a word breaks.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, FORCED, FORCED_LIGHT, Screen, Settings, in_browser, probe};
use serde_json::json;

/// Every line of text between `top` and `bottom` stands out from what is painted behind it. Returns how many there are.
async fn stands_out(browser: &Browser, top: f64, bottom: f64) -> Result<u64> {
    let picture = browser.picture(top, bottom - top).await?;
    let arguments = vec![json!(picture), json!(top)];
    let answer = probe::ask_about(browser, "painted(arguments[0], arguments[1], 4.5)", arguments).await?;
    Ok(probe::looked(&answer))
}

/// The same on the whole page, in pieces, each of which begins a little above the end of the last: no line is cut by both.
async fn all_stands_out(browser: &Browser) -> Result<u64> {
    const PIECE: f64 = 4_000.0;
    let height =
        browser.value("document.documentElement.scrollHeight").await?.as_f64().context("the page has no height")?;
    let (mut top, mut looked) = (0.0, 0);
    while top < height {
        looked += stands_out(browser, top, height.min(top + PIECE)).await?;
        top += PIECE - 100.0;
    }
    Ok(looked)
}

/// What is filled has other colours under the pointer.
async fn so_does_the_main_button_under_the_pointer(browser: &Browser) -> Result<()> {
    const PLACE: &str = "((box) => [box.top + scrollY, box.bottom + scrollY])\
        (root.querySelector('.main-button').getBoundingClientRect())";
    browser.point_at(".main-button").await?;
    browser.check("the pointer is on it", "root.querySelector('.main-button').matches(':hover')").await?;
    let (top, bottom): (f64, f64) = serde_json::from_value(browser.value(PLACE).await?)?;
    let looked = stands_out(browser, top.floor(), bottom.ceil()).await.context("under the pointer")?;
    ensure!(looked > 0, "its label was not looked at");
    Ok(())
}

async fn look(settings: Settings) -> Result<()> {
    /// Some of what unfolds, and something in each field.
    const FILL: &str = "for (const found of [...root.querySelectorAll('details')].slice(0, 3)) found.open = true; \
        for (const field of root.querySelectorAll('input[type=text]:not([readonly]), textarea')) field.value = 'Beispiel';";
    in_browser(DESKTOP, async |browser| {
        browser.set(settings).await?;
        for screen in Screen::ALL {
            screen.show(browser, "index.html").await?;
            browser.run(FILL, Vec::new()).await?;
            let stage = || format!("{screen:?} with {settings:?}");
            let looked = all_stands_out(browser).await.with_context(stage)?;
            ensure!(looked >= 20, "{}: only {looked} lines of text were looked at", stage());
            // The list of systems leads on by many rows, and by no button that is filled.
            if !matches!(screen, Screen::Start | Screen::Found | Screen::Result | Screen::OpenResult) {
                so_does_the_main_button_under_the_pointer(browser).await.with_context(stage)?;
            }
        }
        for page in ["embed.html", "hosts/kern.html", "dist/ai-act-check.html"] {
            browser.open(page).await?;
            browser.until("the check starts", "root.querySelector('[data-step=start]')").await?;
            all_stands_out(browser).await.with_context(|| format!("{page} with {settings:?}"))?;
        }
        Ok(())
    })
    .await
}

/// WCAG 1.4.3 under forced colours, EN 301 549, 9.7.
#[tokio::test]
async fn text_stands_out_under_dark_forced_colours() -> Result<()> {
    look(FORCED).await
}

#[tokio::test]
async fn text_stands_out_under_light_forced_colours() -> Result<()> {
    look(FORCED_LIGHT).await
}

/// Fonts of several widths, of which every system has some. `cargo xtask e2e` installs three where it may.
const FONTS: [&str; 9] = [
    "DejaVu Sans",
    "Liberation Sans",
    "Liberation Serif",
    "Open Sans",
    "Noto Sans",
    "Verdana",
    "Helvetica",
    "Times New Roman",
    "Georgia",
];

/// Those of them that the browser has: text in them is not as wide as in the fonts that would stand in for them.
const PRESENT: &str = "const context = document.createElement('canvas').getContext('2d'); \
    const width = (font) => { context.font = `40px ${font}`; return context.measureText('Ändern').width; }; \
    return arguments[0].filter((font) => \
        ['monospace', 'cursive'].every((other) => width(`'${font}', ${other}`) !== width(other)));";

/// From the narrowest column that hosts give us to a wide window.
const WIDTHS: [u32; 8] = [280, 320, 400, 600, 800, 1024, 1280, 1600];

async fn words_stay_whole(page: &str) -> Result<()> {
    const UNFOLD: &str = "root.querySelectorAll('details').forEach((found) => { found.open = true; });";
    in_browser(DESKTOP, async |browser| {
        browser.open(page).await?;
        let present = browser.run(PRESENT, vec![json!(FONTS)]).await?;
        let present: Vec<String> = serde_json::from_value(present)?;
        ensure!(present.len() >= 4, "of {FONTS:?} this system has only {present:?}");
        // The page's own font comes first.
        let fonts: Vec<&str> = [""].into_iter().chain(present.iter().map(String::as_str).take(4)).collect();
        let question = format!("unbroken({})", json!(fonts));
        let mut faults = Vec::new();
        for screen in Screen::ALL {
            screen.show(browser, page).await?;
            browser.run(UNFOLD, Vec::new()).await?;
            for width in WIDTHS {
                browser.resize((width, DESKTOP.1)).await?;
                match probe::ask(browser, &question).await {
                    Ok(answer) => ensure!(probe::looked(&answer) >= 50, "{screen:?} of {page} shows next to nothing"),
                    Err(fault) => faults.push(format!("{screen:?} of {page}, {width} px wide: {fault}")),
                }
            }
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_word_breaks_within_itself_in_german() -> Result<()> {
    words_stay_whole("index.html").await
}

#[tokio::test]
async fn no_word_breaks_within_itself_in_english() -> Result<()> {
    words_stay_whole("en.html").await
}
