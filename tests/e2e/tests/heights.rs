//! How long the longest pages are before anything is unfolded: whoever uses a bought tool and does not know everything about it.

use anyhow::{Context, Result, ensure};
use e2e::visitors::EMPLOYER;
use e2e::{Browser, DESKTOP, Hands, Journey, PHONE, Size, in_browser};

/// The employer, who does not know whether anything was changed: all duties of a provider hang on it.
const IN_DOUBT: Journey = Journey {
    name: "an employer who does not know whether the tool was changed",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["unknown"]),
        ("stage", &["use"]),
        ("practices", &["none"]),
        ("areas", &["employment"]),
        ("employment", &["filter"]),
        ("profiling", &["yes"]),
        ("output", &["none"]),
        ("organisation", &["unknown"]),
        ("deploying", &["decisions", "staff"]),
        ("existing", &["unknown"]),
        ("redesign", &["unknown"]),
        ("providing", &["unknown"]),
    ],
    headline: "high-risk",
    beside: &[],
    duties: &[],
};

/// How many answers the list is to have at least.
const MANY: f64 = 16.0;

async fn height(browser: &Browser) -> Result<f64> {
    let height = browser.value("root.querySelector('.check').getBoundingClientRect().height").await?;
    height.as_f64().context("the check has no height")
}

async fn is_at_most(browser: &Browser, what: &str, most: f64) -> Result<()> {
    let height = height(browser).await?;
    println!("{what}: {height:.0} px, at most {most} px");
    ensure!(height <= most, "{what} is {height:.0} px high; at most {most} px are wanted");
    Ok(())
}

/// The employer's result, and that in doubt.
async fn results_are_at_most(size: Size, most: [f64; 2]) -> Result<()> {
    in_browser(size, async |browser| {
        for (visitor, most) in [&EMPLOYER, &IN_DOUBT].into_iter().zip(most) {
            // With a query of its own, the page loads anew.
            browser.open(&format!("index.html?{most}#{}", visitor.fragment()?)).await?;
            browser.until("the result stands", "root.querySelector('[data-step=result]')").await?;
            browser.check("nothing is unfolded", "!root.querySelector('details[open]')").await?;
            is_at_most(browser, &format!("the result of {}", visitor.name), most).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_result_on_a_wide_screen() -> Result<()> {
    results_are_at_most(DESKTOP, [4_500.0, 5_100.0]).await
}

#[tokio::test]
async fn a_result_on_a_phone() -> Result<()> {
    results_are_at_most(PHONE, [8_900.0, 9_000.0]).await
}

#[tokio::test]
async fn the_answers_stand_in_a_line_each() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open(&format!("index.html#{}", IN_DOUBT.fragment()?)).await?;
        browser.until("the result stands", "root.querySelector('[data-step=result]')").await?;
        browser.click("[data-action=answers]").await?;
        browser.until("the answers stand", "root.querySelector('[data-step=answers]')").await?;
        let rows =
            browser.value("root.querySelectorAll('dl:not(.off) > .row').length").await?.as_f64().unwrap_or_default();
        ensure!(rows >= MANY, "only {rows} answers are there");
        is_at_most(browser, "the list of answers", 2_500.0).await?;
        let whole =
            "[...root.querySelectorAll('.row .link')].every((link) => link.getBoundingClientRect().height < 60)";
        browser.check("no control is broken into two lines", whole).await?;
        let shown = "[...root.querySelectorAll('.reason')].filter((field) => field.checkVisibility()).length";
        browser.check("no field for a reason is there", &format!("{shown} === 0")).await?;
        browser.click("[data-action=reasons]").await?;
        browser.check("each answer has its field", &format!("{shown} === {rows}")).await?;
        browser.click("[data-action=reasons]").await?;
        browser.check("the fields are gone again", &format!("{shown} === 0")).await
    })
    .await
}
