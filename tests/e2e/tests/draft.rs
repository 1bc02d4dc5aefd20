//! The check of a draft that is not in force: alone, with a day that is assumed, kept and opened again; and below the result of the
//! check of the law, whose answers it takes over.

use anyhow::{Context, Result};
use e2e::visitors::TOWN_HALL;
use e2e::{Browser, DAY, DESKTOP, PHONE, Size, axe, in_browser, probe};
use serde_json::json;

/// Collects what would leave the page.
const COLLECT: &str = "window.files = []; \
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.files.push(text)); return 'blob:none'; };";
/// What somebody answers who operates a system of high risk.
const ANSWERS: [(&str, &str); 7] = [
    ("draft-part", "operate"),
    ("draft-state-tasks", "none"),
    ("draft-level", "proposal"),
    ("draft-act-classes", "act-high-risk"),
    ("draft-state", "running"),
    ("draft-vital-decisions", "no"),
    ("draft-bidding", "no"),
];
/// The same once the check of the law has told the classes: what it does not ask.
const LEFT: [(&str, &str); 6] = [ANSWERS[0], ANSWERS[1], ANSWERS[2], ANSWERS[4], ANSWERS[5], ANSWERS[6]];

/// What stands is whole, and says at every heading that it is a draft.
async fn look(browser: &Browser, level: u8) -> Result<()> {
    axe::check_part(browser, "main").await?;
    for question in ["reflow()", "legible()", "unbroken([''])", "names()", "contrast(4.5)"] {
        probe::ask(browser, question).await?;
    }
    probe::ask(browser, &format!("headings({level})")).await?;
    let marked = "[...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].every((it) => /Entwurf|draft/i.test(it.textContent)) \
        && /Entwurf, nicht in Kraft|draft, not in force/.test(root.querySelector('.band').textContent)";
    browser.check("every heading says that it is a draft", marked).await
}

async fn press(browser: &Browser, action: &str) -> Result<()> {
    browser.click(&format!("[data-action={action}]")).await
}

/// From the start to the list of answers.
async fn answer(browser: &Browser, answers: &[(&str, &str)], level: u8) -> Result<()> {
    browser.until("the start stands", "root.querySelector('[data-step=start]')").await?;
    browser.until("all texts have come", "root.querySelector('.gates')").await?;
    look(browser, level).await.context("on the start screen")?;
    press(browser, "start").await?;
    for (question, option) in answers {
        browser
            .until(question, &format!("root.querySelector('[data-step=question] input[value=\"{option}\"]')"))
            .await?;
        look(browser, level).await.with_context(|| format!("at {question}"))?;
        let script = "root.querySelector(`input[value=\"${arguments[0]}\"]`).click(); root.querySelector('[data-action=continue]').click();";
        browser.run(script, vec![json!(option)]).await?;
    }
    browser.until("the answers stand", "root.querySelector('[data-step=answers]')").await.map(drop)
}

async fn assume(browser: &Browser, day: &str) -> Result<()> {
    let script =
        "root.querySelector('[data-anchor]').value = arguments[0]; root.querySelector('[data-action=assume]').click();";
    browser.run(script, vec![json!(day)]).await.map(drop)
}

async fn alone(size: Size) -> Result<()> {
    in_browser(size, async |browser| {
        browser.open("strict/e2e/draft.html").await?;
        browser.run("window.subject = document.querySelector('ai-act-draft');", Vec::new()).await?;
        browser.run(COLLECT, Vec::new()).await?;
        browser.run("window.subject.setAttribute('as-of', arguments[0]);", vec![json!(DAY)]).await?;
        answer(browser, &ANSWERS, 2).await?;
        look(browser, 2).await?;
        press(browser, "result").await?;
        let level = "root.querySelector('.levels [data-status=yes]')?.dataset.level === 'draft-level-4-of-5'";
        browser.until("level 4 of 5 holds", level).await?;
        browser.check("only one level does", "root.querySelectorAll('.levels [data-status=yes]').length === 1").await?;
        browser.check("no day is known", "root.querySelectorAll('.timeline li').length === 1").await?;
        look(browser, 2).await?;

        assume(browser, "").await?;
        browser.until("no day is refused", "root.querySelector('.error[data-assumed]')").await?;
        look(browser, 2).await?;
        assume(browser, "2027-07-01").await?;
        let dated = "[...root.querySelectorAll('.timeline time')].map((it) => it.dateTime).join() === \
            arguments[0]";
        let days = format!("{DAY},2027-07-01,2028-07-01,2030-07-01");
        let expected = dated.replace("arguments[0]", &format!("'{days}'"));
        browser.until("the periods are days", &expected).await?;
        browser
            .check("it is said to be assumed", "/angenommen/i.test(root.querySelector('.foot').textContent)")
            .await?;
        browser.check("the field keeps the focus", "root.activeElement.matches('[data-anchor]')").await?;
        look(browser, 2).await?;

        probe::on_paper(browser, size).await?;
        press(browser, "json").await?;
        browser.until("a file came", "files.length === 1").await?;
        let saved = browser.text("files[0]").await?;
        press(browser, "unassume").await?;
        browser.until("the days are gone", "root.querySelectorAll('.timeline li').length === 1").await?;
        let script = "const list = new DataTransfer(); list.items.add(new File([arguments[0]], 'case.json')); \
            const field = root.querySelector('#aiact-file'); field.files = list.files; \
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        press(browser, "restart").await?;
        browser.until("it begins anew", "root.querySelector('[data-step=start]')").await?;
        browser.run(script, vec![json!(saved)]).await?;
        browser.until("the case is open again, with its assumption", &expected).await?;
        browser.run("window.subject.lang = 'en';", Vec::new()).await?;
        browser.until("the language follows", "/draft/.test(root.querySelector('.band').textContent)").await?;
        look(browser, 2).await?;
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn a_draft_is_checked_under_an_assumed_day_kept_and_opened_again() -> Result<()> {
    alone(DESKTOP).await
}

#[tokio::test]
async fn the_check_of_a_draft_fits_a_telephone() -> Result<()> {
    alone(PHONE).await
}

#[tokio::test]
async fn below_a_result_a_draft_takes_over_its_answers() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("strict/e2e/draft-below.html").await?;
        browser.until("the start stands", "root.querySelector('[data-step=start]')").await?;
        TOWN_HALL.pass(browser, async |_: &str| Ok(())).await?;
        browser.until("it is offered", "host.querySelector('[slot=after-result]')").await?;
        let fetched = "performance.getEntriesByType('resource').some(({ name }) => /draft[^/]*(wasm|txt)/.test(name))";
        browser.check("nothing of it is loaded", &format!("!{fetched}")).await?;
        browser
            .run("const { shadowRoot } = host.querySelector('[slot=after-result]'); shadowRoot.querySelector('summary').click(); \
                window.below = () => shadowRoot.querySelector('ai-act-draft');", Vec::new())
            .await?;
        browser.until("it stands", "below()?.shadowRoot.querySelector('[data-step=start]')").await?;
        browser.run("window.subject = below();", Vec::new()).await?;
        answer(browser, &LEFT, 4).await?;
        press(browser, "result").await?;
        let level = |number: u8| format!("root.querySelector('.levels [data-status=yes]')?.dataset.level === 'draft-level-{number}-of-5'");
        browser.until("the classes of the law propose the level", &level(4)).await?;
        look(browser, 4).await?;
        browser.check("a link would lead past it, so there is none", "!root.querySelector('[data-action=link]')").await?;
        // The visitor changes an answer above: the level follows, and what was said below stays.
        let change = "const check = document.querySelector('ai-act-check'); const { answers } = check.answers; \
            check.answers = { answers: { ...answers, areas: ['none'] } }; \
            check.shadowRoot.querySelector('[data-action=start]').click(); \
            check.shadowRoot.querySelector('[data-action=result]').click();";
        browser.run(change, Vec::new()).await?;
        browser.until("the level follows", &level(1)).await?;
        browser
            .check("what was said stays", "below().answers.answers['draft-part'].join() === 'operate'")
            .await?;
        browser.nothing_went_wrong().await
    })
    .await
}
