//! WCAG 2.2 AA and three criteria of AAA, one test for each row of the conformance report in `docs/accessibility/`.
//!
//! What needs no hands is a row in [`criteria`]: conditions, and a question that every kind of screen must pass in both
//! languages. What a visitor does stands below. `tests/repository/accessibility_docs.rs` checks that the report names all of them.

use anyhow::{Context, Result, ensure};
use e2e::visitors::{EMOTIONS_AT_WORK, HALF_KNOWN};
use e2e::{
    Browser, DARK, DESKTOP, FORCED, Hands, Journey, LIGHT, PHONE, Screen, Settings, Size, axe, in_browser, probe, tree,
};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The pages of the demo: German and English.
const PAGES: [&str; 2] = ["index.html", "en.html"];
/// A German check on an English page with a sticky header and a sticky footer.
const SURROUNDINGS: &str = "e2e/surroundings.html";

/// 1280 by 1024 pixels at 400 %, the smallest page WCAG 1.4.10 speaks of.
const MAGNIFIED: Size = (320, 256);

/// Under which conditions all screens are looked at.
struct Row {
    size: Size,
    settings: Settings,
    /// A script that prepares each screen, on which everything is unfolded.
    prepare: &'static str,
    /// A question of `probes.js`.
    question: &'static str,
}

/// An ordinary page.
const PLAIN: Row = Row { size: DESKTOP, settings: LIGHT, prepare: "", question: "" };

/// Opens everything that unfolds.
const UNFOLD: &str = "root.querySelectorAll('details').forEach((found) => { found.open = true; });";

/// The narrowest column that hosts give us.
const COLUMN: &str = "host.parentElement.style.inlineSize = '280px';";

/// Twice the size of all text, without zoom.
const LARGE_TEXT: &str = "document.documentElement.style.fontSize = '200%';";

/// The spacing that WCAG 1.4.12 names, as visitors inject it.
const SPACING: &str = "const sheet = new CSSStyleSheet(); \
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } \
        p { margin-block-end: 2em !important }'); \
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];";

/// Looks at every kind of screen in both languages.
async fn look(row: Row) -> Result<()> {
    in_browser(row.size, async |browser| {
        browser.set(row.settings).await?;
        for page in PAGES {
            let mut looked = 0;
            for screen in Screen::ALL {
                screen.show(browser, page).await?;
                browser.run(&format!("{UNFOLD} {}", row.prepare), Vec::new()).await?;
                let answer =
                    probe::ask(browser, row.question).await.with_context(|| format!("{screen:?} of {page}"))?;
                looked += probe::looked(&answer);
            }
            ensure!(looked >= 10, "{} looked at {looked} things on all screens of {page}", row.question);
        }
        Ok(())
    })
    .await
}

/// One test for each row.
macro_rules! criteria {
    ($($(#[$about:meta])* $name:ident: $row:expr;)*) => {
        $($(#[$about])* #[tokio::test] async fn $name() -> Result<()> { look($row).await })*
    };
}

criteria! {
    /// 1.3.1, 2.4.6, 2.4.10
    headings_and_landmarks: Row { question: "headings(2)", ..PLAIN };
    /// 1.3.2, 2.4.3
    order_of_reading: Row { question: "order()", ..PLAIN };
    /// The same where everything stands below each other.
    order_of_reading_on_a_phone: Row { size: PHONE, question: "order()", ..PLAIN };
    /// 1.4.1
    use_of_colour: Row { question: "colourless()", ..PLAIN };
    /// 1.4.3, 1.4.11, by colours as rendered
    contrast_light: Row { question: "contrast(4.5)", ..PLAIN };
    /// 1.4.3, 1.4.11
    contrast_dark: Row { settings: DARK, question: "contrast(4.5)", ..PLAIN };
    /// EN 301 549, 9.7: who asks for more contrast gets that of AAA, 1.4.6.
    contrast_preferred: Row { settings: &[("prefers-contrast", "more")], question: "contrast(7)", ..PLAIN };
    /// EN 301 549, 9.7
    forced_colours: Row { settings: FORCED, question: "forced()", ..PLAIN };
    /// 1.4.4
    text_at_twice_its_size: Row { prepare: LARGE_TEXT, question: "reflow()", ..PLAIN };
    /// 1.4.4
    text_at_twice_its_size_is_legible: Row { prepare: LARGE_TEXT, question: "legible()", ..PLAIN };
    /// 1.4.10
    reflow_at_400_percent: Row { size: MAGNIFIED, question: "reflow()", ..PLAIN };
    /// 1.4.10
    reflow_is_legible: Row { size: MAGNIFIED, question: "legible()", ..PLAIN };
    /// 1.4.10, for the narrow columns of hosts
    reflow_in_a_column: Row { prepare: COLUMN, question: "reflow()", ..PLAIN };
    /// 1.4.12, but for the drawing: the list below it says the same in full.
    text_spacing: Row { prepare: SPACING, question: "legible('.drawing')", ..PLAIN };
    /// 1.4.12
    text_spacing_on_a_phone: Row { size: PHONE, prepare: SPACING, question: "legible()", ..PLAIN };
    /// 1.4.12
    text_spacing_fits: Row { size: PHONE, prepare: SPACING, question: "reflow()", ..PLAIN };
    /// 2.3.3
    nothing_moves: Row { settings: &[("prefers-reduced-motion", "reduce")], question: "still()", ..PLAIN };
    /// 2.5.3, 4.1.2
    label_in_name: Row { question: "names()", ..PLAIN };
}

/// Targets smaller than 44 px, each with the reason for which WCAG 2.5.8 and 2.5.5 except it.
const SMALL_TARGETS: [(&str, &str); 6] = [
    (".sources a", "inline: citations within a paragraph, as tall as its lines"),
    (".terms a", "inline: the provision behind what a word means"),
    ("td a", "inline: several citations in a running line, or one in a sentence on a penalty"),
    (".truth a", "inline: at the end of the sentence that says what is so"),
    (".meta a", "inline: several citations in a running line"),
    (".quiet a", "inline: in a sentence on a penalty"),
];

/// 2.5.8, 2.5.5
#[tokio::test]
async fn target_size() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let selectors: Vec<&str> = SMALL_TARGETS.iter().map(|(selector, _)| *selector).collect();
        let question = format!("targets({})", json!(selectors));
        let mut used: Vec<String> = Vec::new();
        for size in [DESKTOP, PHONE] {
            browser.resize(size).await?;
            for screen in Screen::ALL {
                screen.show(browser, "index.html").await?;
                browser.run(UNFOLD, Vec::new()).await?;
                let answer = probe::ask(browser, &question).await.with_context(|| format!("{screen:?} at {size:?}"))?;
                let needed = answer.get("used").cloned().unwrap_or_default();
                used.extend(serde_json::from_value::<Vec<String>>(needed)?);
            }
        }
        for (selector, _) in SMALL_TARGETS {
            ensure!(
                used.iter().any(|one| one == selector),
                "no small target matches {selector}; take the exception out"
            );
        }
        Ok(())
    })
    .await
}

/// axe-core on every kind of screen, in both languages, light, dark and in forced colours, wide and narrow. On results it is
/// slow; what is folded there is looked at on the journeys.
#[tokio::test]
async fn axe_on_every_screen() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for page in PAGES {
            for screen in Screen::ALL {
                screen.show(browser, page).await?;
                for (size, settings) in [(PHONE, LIGHT), (DESKTOP, LIGHT), (DESKTOP, DARK), (DESKTOP, FORCED)] {
                    browser.resize(size).await?;
                    browser.set(settings).await?;
                    let stage = || format!("{screen:?} of {page} at {size:?} with {settings:?}");
                    let looked = axe::look(browser).await.with_context(stage)?;
                    ensure!(looked.contrasts >= 10, "{}: axe-core computed {} contrasts", stage(), looked.contrasts);
                }
            }
        }
        Ok(())
    })
    .await
}

/// Everything that a screen reader is told on the key screens, and so the order in which it reads. `AIACT_SNAPSHOTS=1` rewrites the files.
#[tokio::test]
async fn accessibility_tree_snapshots() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.set(LIGHT).await?;
        for (page, language, part) in [("index.html", "de", "Prüfung"), ("en.html", "en", "Check")] {
            for screen in Screen::ALL.into_iter().filter(|screen| *screen != Screen::OpenResult) {
                screen.show(browser, page).await?;
                let file = format!("{screen:?}.{language}.txt").to_lowercase();
                tree::compare(browser, part, &file).await.with_context(|| format!("{screen:?} of {page}"))?;
            }
        }
        Ok(())
    })
    .await
}

/// 2.4.7, 2.4.11, 2.4.13, 2.1.2: on a page with a sticky header and footer, Tab there and back.
#[tokio::test]
async fn focus_is_visible_and_not_covered() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for settings in [LIGHT, DARK, FORCED] {
            browser.set(settings).await?;
            let screens = [
                Screen::Start,
                Screen::Found,
                Screen::Assumptions,
                Screen::Error,
                Screen::Checkboxes,
                Screen::Lines,
                Screen::Answers,
                Screen::Result,
            ];
            for screen in screens {
                screen.show(browser, SURROUNDINGS).await?;
                let stage = || format!("{screen:?} with {settings:?}");
                let there = tab_through(browser, false).await.with_context(stage)?;
                let back = tab_through(browser, true).await.with_context(stage)?;
                ensure!(there >= 3 && back >= there, "{}: {there} stops there, {back} back", stage());
            }
        }
        Ok(())
    })
    .await
}

/// Presses Tab from one end of the element until the focus has left it. Returns the number of stops.
async fn tab_through(browser: &Browser, backwards: bool) -> Result<usize> {
    /// More stops than any screen has.
    const STOPS: usize = 150;
    let mut stops = 0;
    for _ in 0..STOPS {
        if backwards {
            browser.press_shifted(Key::Tab).await?;
        } else {
            browser.press(Key::Tab).await?;
        }
        // Elsewhere on the page, or in the browser's own controls.
        if browser.value("root.activeElement === null").await? == json!(true) {
            if stops > 0 {
                return Ok(stops);
            }
            continue;
        }
        probe::ask(browser, "focus()").await?;
        stops += 1;
    }
    anyhow::bail!("the focus does not leave the element after {STOPS} presses of Tab")
}

/// 2.4.3, 3.2.2, 4.1.3: a step change moves the focus to the new heading, in sight, and no live region speaks as well.
#[tokio::test]
async fn focus_model() -> Result<()> {
    in_browser(PHONE, async |browser| {
        browser.open(SURROUNDINGS).await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        browser.check("the page keeps the focus at first", "document.activeElement === document.body").await?;
        for (action, step) in [("start", "question"), ("back", "start"), ("start", "question")] {
            press_on(browser, &format!("[data-action={action}]")).await?;
            on_a_new_heading(browser, step).await?;
        }
        browser.tab_to(".option input").await?;
        browser.press(Key::Space).await?;
        press_on(browser, "[data-action=continue]").await?;
        browser.until("the second question stands", "!root.querySelector('[name=object]')").await?;
        on_a_new_heading(browser, "question").await?;
        Screen::Answers.show(browser, PAGES[0]).await?;
        press_on(browser, "[data-action=change][data-question=areas]").await?;
        on_a_new_heading(browser, "question").await?;
        Screen::Result.show(browser, PAGES[0]).await?;
        press_on(browser, ".contents [data-to='2']").await?;
        browser.until("the focus is on the part", "root.activeElement?.dataset.part === '2'").await?;
        focus_is_in_sight(browser).await
    })
    .await
}

async fn press_on(browser: &Browser, selector: &str) -> Result<()> {
    browser.tab_to(selector).await?;
    browser.press(Key::Enter).await
}

async fn focus_is_in_sight(browser: &Browser) -> Result<()> {
    let answer = probe::ask(browser, "uncovered()").await?;
    ensure!(probe::looked(&answer) == 1, "nothing in the element has the focus");
    Ok(())
}

/// The focus is on the heading of this step, which nothing covers, and no live region has words.
async fn on_a_new_heading(browser: &Browser, step: &str) -> Result<()> {
    let there = format!("root.querySelector('[data-step={step}]') && root.activeElement?.matches('h2[data-focus]')");
    browser.until(&format!("the focus is on the heading of the {step}"), &there).await?;
    let silent = "[...root.querySelectorAll('[role=status], [role=alert], [aria-live]')].every((live) => live.textContent === '')";
    browser.check("no live region speaks", silent).await?;
    focus_is_in_sight(browser).await
}

/// 3.3.1, 3.3.2, 3.3.3, 2.1.1: the whole way of an error by keyboard alone.
#[tokio::test]
async fn error_path() -> Result<()> {
    in_browser(PHONE, async |browser| {
        for page in PAGES {
            Screen::Start.show(browser, page).await?;
            press_on(browser, "[data-action=start]").await?;
            on_a_new_heading(browser, "question").await?;
            browser.check("no error before \"Continue\"", "!root.querySelector('.error, [aria-invalid]')").await?;
            press_on(browser, "[data-action=continue]").await?;
            browser.until("the focus is on the summary", "root.activeElement?.matches('[data-summary]')").await?;
            probe::ask(browser, "focus()").await?;
            let same =
                "root.querySelector('[data-summary] a').textContent === root.querySelector('#error').textContent";
            browser.check("summary and question say the same", same).await?;
            let described =
                "root.querySelector('fieldset').getAttribute('aria-describedby').split(' ').includes('error')";
            browser.check("the question is described by it", described).await?;
            press_on(browser, "[data-summary] a").await?;
            browser
                .until(
                    "the focus is on the first option",
                    "root.activeElement === root.querySelector('fieldset input')",
                )
                .await?;
            browser.check("the page keeps its address", "!location.hash").await?;
            probe::ask(browser, "focus()").await?;
            browser.press(Key::Space).await?;
            press_on(browser, "[data-action=continue]").await?;
            browser.until("the next question stands", "!root.querySelector('[data-summary]')").await?;
            on_a_new_heading(browser, "question").await?;
        }
        Ok(())
    })
    .await
}

/// 3.2.1, 3.2.2: choosing moves nothing, opens nothing and confirms nothing.
#[tokio::test]
async fn choosing_changes_nothing_else() -> Result<()> {
    const PLACE: &str =
        "JSON.stringify([root.querySelector('.ask').textContent, root.querySelectorAll('*').length, location.href])";
    in_browser(DESKTOP, async |browser| {
        for screen in [Screen::Radios, Screen::Checkboxes, Screen::Lines] {
            screen.show(browser, "index.html").await?;
            browser.tab_to(".option input").await?;
            let before = browser.value(PLACE).await?;
            browser.press(Key::Space).await?;
            browser.press(if screen == Screen::Checkboxes { Key::Space } else { Key::Down }).await?;
            browser.check("the focus stays in the options", "root.activeElement.matches('.option input')").await?;
            let after = browser.value(PLACE).await?;
            ensure!(before == after, "{screen:?}: choosing turned {before} into {after}");
        }
        Ok(())
    })
    .await
}

/// 4.1.3: one region for statuses, there from the beginning and never replaced; it says what is also to be seen.
#[tokio::test]
async fn status_messages() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for page in PAGES {
            Screen::Result.show(browser, page).await?;
            browser.check("there is one", "root.querySelectorAll('[role=status]').length === 1").await?;
            browser.run("host.setAttribute('persist', 'local'); window.line = root.querySelector('[role=status]'); URL.createObjectURL = () => 'blob:none';", Vec::new()).await?;
            for action in ["html", "save", "forget", "link", "copy", "as-of"] {
                let target = format!("[data-action={action}]");
                press_on(browser, &target).await?;
                browser.until(&format!("{action} is reported"), "line.textContent.length > 5").await?;
                browser.check("it is still the one", "root.querySelectorAll('[role=status]').length === 1 && line.isConnected").await?;
                let shown = "[...root.querySelectorAll('.frame *')].some((seen) => seen.textContent === line.textContent && seen.checkVisibility())";
                browser.check(&format!("what {action} did is to be seen as well"), shown).await?;
                let kept = format!("root.activeElement?.matches('{target}, [data-day], [data-focus], [data-action=save]')");
                browser.check("the focus stays", &kept).await?;
                browser.run("line.textContent = '';", Vec::new()).await?;
            }
            browser.click("[data-action=restart]").await?;
            browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
            browser.check("the line outlives the screens", "line.isConnected && line.textContent === ''").await?;
        }
        Ok(())
    })
    .await
}

/// 3.1.1, 3.1.2: the element tells its language whatever the page speaks, and so does every part in another one.
#[tokio::test]
async fn language_of_parts() -> Result<()> {
    const SPOKEN: &str = "((found) => found.closest('[lang]')?.lang ?? host.lang)";
    in_browser(DESKTOP, async |browser| {
        browser.open(SURROUNDINGS).await?;
        for (own, other) in [("de", "en"), ("en", "de"), ("de", "en")] {
            browser
                .until(
                    "the element tells its language",
                    &format!("root.querySelector('[data-step]') && host.lang === '{own}'"),
                )
                .await?;
            browser
                .check(
                    "its words follow",
                    &format!(
                        "{SPOKEN}(root.querySelector('.hero')) === '{own}' && root.querySelector(':lang({own}).hero')"
                    )
                    .replace("&& root", "&& null !== root"),
                )
                .await?;
            browser
                .check(
                    "the other language's name is in that language",
                    &format!("{SPOKEN}(root.querySelector('[data-action=language]')) === '{other}'"),
                )
                .await?;
            let page = if own == "de" { "en" } else { "de" };
            browser.run("document.documentElement.lang = arguments[0];", vec![json!(page)]).await?;
            browser.click("[data-action=language]").await?;
        }
        Ok(())
    })
    .await
}

/// 3.2.3, 3.2.4, 3.2.6: what accompanies the check stands in the same place and order on every screen.
#[tokio::test]
async fn consistent_help() -> Result<()> {
    const AROUND: &str = "const frame = root.querySelector('.frame'); const children = [...frame.children]; \
        const text = (selector) => frame.querySelector(selector).textContent; \
        return [children[0].className, children.at(-1).className, text('.top .name'), text('.top [data-action=language]'), \
            [...frame.querySelectorAll('.foot > *')].map((part) => part.name || part.textContent)];";
    in_browser(DESKTOP, async |browser| {
        for page in PAGES {
            let mut first: Option<Value> = None;
            for screen in Screen::ALL {
                screen.show(browser, page).await?;
                let around = browser.run(AROUND, Vec::new()).await?;
                let first = first.get_or_insert_with(|| around.clone());
                ensure!(*first == around, "{screen:?} of {page} has {around} around it, not {first}");
            }
        }
        Ok(())
    })
    .await
}

/// 3.3.4, 3.3.7: nothing is asked twice; what was answered stands there already, and can be changed before the result.
#[tokio::test]
async fn answers_are_kept_and_can_be_changed() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        Screen::Answers.show(browser, "index.html").await?;
        let asked = "[...root.querySelectorAll('[data-action=change]')].map((button) => button.dataset.question)";
        browser
            .check(
                "each question stands once",
                &format!("new Set({asked}).size === {asked}.length && {asked}.length > 10"),
            )
            .await?;
        for question in ["output", "areas"] {
            browser.click(&format!("[data-action=change][data-question={question}]")).await?;
            browser.until("the question stands", &format!("root.querySelector('[name={question}]')")).await?;
            browser.check("its answer is filled in", "root.querySelectorAll('input:checked').length > 0").await?;
            browser.click("[data-action=continue]").await?;
            browser.until("the list stands again", "root.querySelector('[data-step=answers]')").await?;
        }
        Ok(())
    })
    .await
}

/// 2.1.1: to a prohibition in English, by keyboard alone on a narrow screen. axe-core looks at every step of the way.
#[tokio::test]
async fn a_prohibition_by_keyboard() -> Result<()> {
    let journey = Journey { page: "en.html", hands: Hands::Keyboard, ..EMOTIONS_AT_WORK };
    in_browser(PHONE, async |browser| journey.walk(browser).await).await
}

/// 2.1.1: to a result with open questions in German, by keyboard alone.
#[tokio::test]
async fn an_open_result_by_keyboard() -> Result<()> {
    let journey = Journey { page: "index.html", hands: Hands::Keyboard, ..HALF_KNOWN };
    in_browser(DESKTOP, async |browser| journey.walk(browser).await).await
}
