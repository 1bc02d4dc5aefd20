//! Keeping a result and coming back to it: links, this device, files. Under the strict policy, without a request.

use ai_act_check::documents::case;
use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT;
use ai_act_check::rulebooks::pack;
use ai_act_check::session::{Opened, Telling};
use ai_act_check::text::Catalogue;
use anyhow::{Context, Result, ensure};
use e2e::visitors::{CV_RANKING, TOWN_HALL};
use e2e::{Browser, DESKTOP, Screen, axe, in_browser};
use fantoccini::key::Key;
use serde_json::{Value, json};

const RESULT: &str = "root.querySelector('[data-step=result]')";
const HEADLINE: &str = "root.querySelector('.hero').textContent";
/// Collects the files that the check hands out, instead of leaving them to the browser.
const COLLECT: &str = "window.files = []; \
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.files.push([blob.type, text])); return 'blob:none'; };";

/// The page lets visitors store their case.
const OFFER_STORING: &str = "host.setAttribute('persist', 'local');";

async fn click(browser: &Browser, action: &str) -> Result<()> {
    browser.click(&format!("[data-action={action}]")).await
}

#[tokio::test]
async fn a_link_brings_the_whole_case_back() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        TOWN_HALL.reach(browser).await?;
        let headline = browser.text(HEADLINE).await?;
        browser.check("no link before it is asked for", "!root.querySelector('[data-link]')").await?;
        click(browser, "link").await?;
        let link = browser.text("root.querySelector('[data-link]').value").await?;
        browser.check("the page keeps its address", "!location.hash").await?;
        axe::check(browser).await?;
        let fragment = link.split_once('#').context("the link has no fragment")?.1.to_owned();
        ensure!(fragment.len() <= 1500, "the link has {} characters", fragment.len());

        browser.open(&format!("en.html#top&{fragment}")).await?;
        browser.until("the result stands at once", RESULT).await?;
        browser.check("it says where it comes from", "root.querySelector('.opened')?.textContent.length > 20").await?;
        browser.click("[data-action=language]").await?;
        browser.until("the result is the same", &format!("({HEADLINE}) === {}", json!(headline))).await?;

        browser.open(&format!("index.html?cut#{}", fragment.get(..fragment.len() - 7).unwrap_or_default())).await?;
        browser
            .until("a damaged link is said on the start screen", "root.querySelector('[data-step=start] .error')")
            .await?;
        axe::check(browser).await
    })
    .await
}

#[tokio::test]
async fn what_is_unfolded_and_shown_stays_so_whatever_is_asked_for() -> Result<()> {
    const OPEN: &str =
        "JSON.stringify([...root.querySelectorAll('details[open]')].map((found) => found.dataset.fold).sort())";
    const PRESSED: &str = "root.querySelector('[data-action=filter][aria-pressed=true]').dataset.role";
    async fn as_left(browser: &Browser, after: &str) -> Result<()> {
        let open = format!("{OPEN} === {}", json!(r#"["art-26-1","art-27"]"#));
        browser.check(&format!("{after}, two duties are unfolded"), &open).await?;
        browser.check(&format!("{after}, the filter holds"), &format!("{PRESSED} === 'deployer'")).await?;
        let hidden = "!root.querySelector('[data-duty=art-9]').checkVisibility()";
        browser.check(&format!("{after}, what it hides is hidden"), hidden).await
    }
    in_browser(DESKTOP, async |browser| {
        Screen::Result.show(browser, "index.html").await?;
        browser.run(OFFER_STORING, Vec::new()).await?;
        for duty in ["art-27", "art-26-1", "art-26-5"] {
            browser.click(&format!("[data-duty={duty}] > summary")).await?;
        }
        // What is folded again stays folded.
        browser.click("[data-duty=art-26-5] > summary").await?;
        browser.click("[data-action=filter][data-role=deployer]").await?;
        as_left(browser, "before all").await?;
        browser.run("window.duty = root.querySelector('[data-duty=art-27]');", Vec::new()).await?;
        click(browser, "link").await?;
        browser.until("the link stands", "root.querySelector('[data-link]')").await?;
        as_left(browser, "after the link").await?;
        click(browser, "save").await?;
        browser.until("it can be deleted", "root.querySelector('[data-action=forget]')").await?;
        as_left(browser, "after saving").await?;
        browser.check("nothing else was drawn again", "duty.isConnected").await?;
        for language in ["en", "de"] {
            click(browser, "language").await?;
            browser.until("the language changes", &format!("host.lang === '{language}'")).await?;
            as_left(browser, language).await?;
        }
        browser.check("the link is still there", "Boolean(root.querySelector('[data-link]'))").await?;
        click(browser, "answers").await?;
        click(browser, "result").await?;
        browser.check("another visit of the screen begins anew", &format!("{OPEN} === '[]' && {PRESSED} === ''")).await
    })
    .await
}

#[tokio::test]
async fn a_case_is_stored_only_on_request_and_deleted_again() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        TOWN_HALL.reach(browser).await?;
        let stored = "localStorage.length + sessionStorage.length + document.cookie.length";
        browser.check("nothing is stored", &format!("{stored} === 0")).await?;
        let headline = browser.text(HEADLINE).await?;
        browser.check("storing is not offered", "!root.querySelector('[data-action=save]')").await?;
        browser.run(OFFER_STORING, Vec::new()).await?;
        browser.check("still nothing is stored", "localStorage.length === 0").await?;
        click(browser, "save").await?;
        browser.check("it is stored now", "localStorage.length === 1").await?;

        browser.open("index.html").await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        browser.check("unasked, nothing is read", "!root.querySelector('[data-action=open-saved]')").await?;
        browser.run(OFFER_STORING, Vec::new()).await?;
        browser.until("the start screen offers it", "root.querySelector('[data-action=open-saved]')").await?;
        axe::check(browser).await?;
        click(browser, "open-saved").await?;
        browser.until("it is the same result", &format!("({HEADLINE}) === {}", json!(headline))).await?;
        click(browser, "forget").await?;
        browser.check("nothing is left", "localStorage.length === 0").await
    })
    .await
}

#[tokio::test]
async fn files_are_handed_out_with_name_and_reasons() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        CV_RANKING.reach(browser).await?;
        browser.run(COLLECT, Vec::new()).await?;
        let type_name = "const field = root.querySelector('[data-name]'); field.value = 'CV <b>ranker</b>'; \
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        browser.run(type_name, Vec::new()).await?;
        browser.run("root.querySelector('[data-focus]').focus();", Vec::new()).await?;
        browser.tab_to("[data-action=go]:last-child").await?;
        browser.press(Key::Enter).await?;
        browser
            .check("the focus is on the last part", "root.activeElement?.closest('.part:has(.keep)') !== null")
            .await?;
        for action in ["html", "markdown", "json", "calendar"] {
            browser.tab_to(&format!("[data-action={action}]")).await?;
            browser.press(Key::Enter).await?;
            browser.check("the focus stays", &format!("root.activeElement?.dataset.action === '{action}'")).await?;
        }
        browser.until("four files came", "window.files?.length === 4").await?;
        let files = browser.value("window.files").await?;
        let files: Vec<(String, String)> = serde_json::from_value::<Value>(files).and_then(serde_json::from_value)?;
        let starts = [
            ("text/html", "<!doctype html>"),
            ("text/markdown", "# "),
            ("application/json", "{\"answers\":"),
            ("text/calendar", "BEGIN:VCALENDAR"),
        ];
        for (kind, start) in starts {
            let (_, text) = files.iter().find(|(t, _)| t.starts_with(kind)).with_context(|| format!("no {kind}"))?;
            ensure!(text.to_lowercase().starts_with(&start.to_lowercase()), "{kind} begins with {text:.60}");
            ensure!(text.contains("ranker"), "{kind}: the name stands in it");
            // Where markup has no meaning, the name stands as it is.
            let plain = ["text/calendar", "application/json"].contains(&kind);
            let markup = !plain && text.contains("<b>ranker");
            ensure!(!markup, "{kind}: the name stands in it as text");
        }
        Ok(())
    })
    .await
}

/// Chooses a file with this content.
const CHOOSE: &str = "const chosen = new DataTransfer(); chosen.items.add(new File([arguments[0]], 'case.json')); \
    const field = root.querySelector('#aiact-file'); field.files = chosen.files; \
    field.dispatchEvent(new Event('change', { bubbles: true }));";

#[tokio::test]
async fn a_saved_file_brings_the_case_back_here_and_in_the_program() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        TOWN_HALL.reach(browser).await?;
        let headline = browser.text(HEADLINE).await?;
        browser.run(COLLECT, Vec::new()).await?;
        click(browser, "json").await?;
        browser.until("the file came", "window.files?.length === 1").await?;
        let file = browser.text("window.files[0][1]").await?;

        let words = Catalogue::read(pack("de").context("no German")?, &EU_AI_ACT)?;
        let (session, origin) = case::read(&EU_AI_ACT, &file, Date::new(2026, 1, 1))?.resume(&EU_AI_ACT)?;
        let opened = Opened::of(&session, &origin, &words);
        ensure!(opened.same, "the program says otherwise: {:?}", opened.sentences);
        ensure!(case::write(&Telling::of(&session, &words)) == file, "the program writes other bytes than the browser");

        browser.open("index.html").await?;
        browser.until("the start screen offers it", "root.querySelector('#aiact-file')").await?;
        browser.run(CHOOSE, vec![json!("<script>alert(1)</script>")]).await?;
        browser.until("a foreign file is refused", "root.querySelector('[data-step=start] [data-problem]')").await?;
        browser.check("the focus is on the reason", "root.activeElement?.matches('[data-problem]')").await?;
        axe::check(browser).await?;
        browser.run(CHOOSE, vec![json!(file)]).await?;
        browser.until("the result stands", RESULT).await?;
        browser.check("the refusal is gone", "!root.querySelector('[data-problem]')").await?;
        browser.check("it is the same result", &format!("({HEADLINE}) === {}", json!(headline))).await?;
        browser.check("it says so", "root.querySelector('.opened').textContent.includes('dasselbe')").await
    })
    .await
}

#[tokio::test]
async fn a_link_followed_on_the_page_opens_once_and_a_damaged_one_changes_nothing() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        TOWN_HALL.reach(browser).await?;
        let headline = browser.text(HEADLINE).await?;
        click(browser, "link").await?;
        let link = browser.text("root.querySelector('[data-link]').value").await?;
        let fragment = link.split_once('#').context("the link has no fragment")?.1.to_owned();
        let follow = "location.hash = arguments[0];";

        browser.run(follow, vec![json!(fragment.get(..fragment.len() - 7))]).await?;
        browser.until("the damage is said", "root.querySelector('[data-step=result] [data-problem]')").await?;
        browser.check("the result stays", &format!("({HEADLINE}) === {}", json!(headline))).await?;
        axe::check(browser).await?;

        click(browser, "restart").await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        browser.run(follow, vec![json!(fragment)]).await?;
        browser.until("the link is opened", RESULT).await?;
        click(browser, "answers").await?;
        browser.run(follow, vec![json!("elsewhere")]).await?;
        browser.run("history.back();", Vec::new()).await?;
        browser.until("the address is back", "location.hash.includes('aiact=')").await?;
        browser.check("the visitor stays where they were", "!!root.querySelector('[data-step=answers]')").await
    })
    .await
}

#[tokio::test]
async fn the_print_leaves_the_page_around_it_out() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        TOWN_HALL.reach(browser).await?;
        browser.run("window.titles = []; window.print = () => window.titles.push(document.title);", Vec::new()).await?;
        let before = browser.text("document.title").await?;
        click(browser, "print").await?;
        let title = browser.text("window.titles[0]").await?;
        ensure!(title.starts_with("ki-vo-check_") && title != before, "the file would be called {title}");
        browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        browser.check("the page around it is gone", "!document.querySelector('h1').checkVisibility()").await?;
        browser.check("the check is there", "root.querySelector('.hero').checkVisibility()").await?;
        browser.run("dispatchEvent(new Event('afterprint'));", Vec::new()).await?;
        browser.check("the page is as before", "document.querySelector('h1').checkVisibility()").await?;
        ensure!(browser.text("document.title").await? == before, "the title came back");
        Ok(())
    })
    .await
}

/// A page may put a form of its own into one of our slots. Its file is none that was saved here.
#[tokio::test]
async fn a_file_field_of_the_page_is_its_own() -> Result<()> {
    const CHOOSE: &str = "const done = arguments[arguments.length - 1]; \
        const field = Object.assign(document.createElement('input'), { type: 'file', slot: 'intro' }); \
        document.querySelector('ai-act-check').append(field); \
        const chosen = new DataTransfer(); \
        chosen.items.add(new File(['{}'], 'own.json')); \
        field.files = chosen.files; \
        field.dispatchEvent(new Event('change', { bubbles: true })); \
        setTimeout(() => done(field.files.length), 200);";
    in_browser(DESKTOP, async |browser| {
        browser.open("index.html").await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        let left = browser.run_async(CHOOSE).await?;
        ensure!(left == 1, "{left} files are left in the field");
        browser.check("it was not opened as a case", "!root.querySelector('[data-problem]')").await
    })
    .await
}
