//! Seven visitors, seven results, from the first screen to the last. Every screen on the way is checked by axe-core.

use anyhow::Result;
use e2e::{Browser, DESKTOP, Hands, Journey, PHONE, axe, in_browser};

// The ids of questions and options are those of `src/law`.

const CV_RANKING: Journey = Journey {
    name: "a tool that ranks applications, built and sold by us",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("activity", &["offer"]),
        ("union", &["seat", "market"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["employment"]),
        ("employment", &["filter", "candidates"]),
        ("profiling", &["yes"]),
        ("output", &["none"]),
        ("providing", &["suppliers"]),
        ("existing", &["new"]),
    ],
    headline: "high-risk",
    beside: &[],
    duties: &[("art-4", "now"), ("art-9", "later"), ("art-25-4", "later"), ("art-73", "event")],
};

const SHOP_CHATBOT: Journey = Journey {
    name: "a chatbot on our shop, bought and given our name",
    page: "en.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["name"]),
        ("union", &["seat"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["none"]),
        ("output", &["interacts", "generates"]),
        ("interaction", &["none"]),
        ("generation", &["none"]),
        ("publication", &["none"]),
        ("system-date", &["no"]),
    ],
    headline: "transparency",
    beside: &[],
    duties: &[("art-4", "now"), ("art-50-1", "now"), ("art-50-2", "now")],
};

const DRIVER_FATIGUE: Journey = Journey {
    name: "recognising fatigue of lorry drivers, by keyboard alone on a narrow screen",
    page: "index.html",
    hands: Hands::Keyboard,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["none"]),
        ("union", &["seat"]),
        ("practices", &["none"]),
        ("biometrics", &["emotions"]),
        ("emotion-kind", &["physical"]),
        ("product", &["no"]),
        ("areas", &["none"]),
        ("publication", &["none"]),
    ],
    headline: "minimal",
    beside: &[],
    duties: &[("art-4", "now")],
};

const EMOTIONS_AT_WORK: Journey = Journey {
    name: "a call centre that reads its agents' emotions",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["none"]),
        ("union", &["seat"]),
        ("practices", &["none"]),
        ("biometrics", &["emotions"]),
        ("emotion-kind", &["emotions"]),
        ("emotion-place", &["work"]),
        ("emotion-reason", &["none"]),
    ],
    headline: "prohibited",
    beside: &[],
    duties: &[("art-5", "now")],
};

const HALF_KNOWN: Journey = Journey {
    name: "an own chatbot whose areas of use nobody knows yet, on a narrow screen",
    page: "en.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("activity", &["offer"]),
        ("union", &["market"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["unknown"]),
        ("output", &["interacts"]),
        ("interaction", &["none"]),
    ],
    headline: "transparency",
    beside: &[("high-risk", "possible")],
    duties: &[("art-4", "now"), ("art-50-1", "now")],
};

const TOWN_HALL: Journey = Journey {
    name: "a town hall that builds and uses a benefits checker",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("activity", &["use"]),
        ("name", &["own"]),
        ("union", &["seat", "market"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["services"]),
        ("services", &["benefits"]),
        ("profiling", &["yes"]),
        ("output", &["none"]),
        ("publication", &["none"]),
        ("organisation", &["authority"]),
        ("deploying", &["decisions", "logs"]),
        ("providing", &["none"]),
        ("existing", &["new"]),
    ],
    headline: "high-risk",
    beside: &[],
    duties: &[("art-4", "now"), ("art-9", "later"), ("art-27", "later"), ("art-26-8", "later"), ("art-86", "event")],
};

const EMPLOYER: Journey = Journey {
    name: "an employer with a bought tool for applications, by keyboard alone on a narrow screen",
    page: "en.html",
    hands: Hands::Keyboard,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["none"]),
        ("union", &["seat"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["employment"]),
        ("employment", &["filter"]),
        ("profiling", &["yes"]),
        ("publication", &["none"]),
        ("organisation", &["none"]),
        ("deploying", &["decisions", "staff"]),
        ("existing", &["unknown"]),
    ],
    headline: "high-risk",
    beside: &[],
    duties: &[("art-4", "now"), ("art-26-7", "later"), ("art-26-11", "later"), ("art-26-12", "event")],
};

#[tokio::test]
async fn town_hall_in_german() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        TOWN_HALL.walk(browser).await?;
        one_role_at_a_time(browser).await?;
        an_optional_detail_changes_the_penalty(browser).await
    })
    .await
}

/// The filter shows the duties of one role; nothing is lost.
async fn one_role_at_a_time(browser: &Browser) -> Result<()> {
    let shown = "JSON.stringify([...root.querySelectorAll('.duties .duty')].filter((d) => d.checkVisibility()).map((d) => d.dataset.duty))";
    let all = browser.value(shown).await?;
    browser.click("[data-action=filter][data-role=deployer]").await?;
    browser
        .check("the provider's duties are out of sight", "!root.querySelector('[data-duty=art-9]').checkVisibility()")
        .await?;
    browser.check("the deployer's are in sight", "root.querySelector('[data-duty=art-27]').checkVisibility()").await?;
    browser.check("what both owe is in sight", "root.querySelector('[data-duty=art-4]').checkVisibility()").await?;
    axe::check(browser).await?;
    browser.click("[data-action=filter][data-role='']").await?;
    anyhow::ensure!(browser.value(shown).await? == all, "not all duties came back");
    Ok(())
}

/// "Germany" turns the fine of a town hall into none; the visitor comes back to the result.
async fn an_optional_detail_changes_the_penalty(browser: &Browser) -> Result<()> {
    let penalty = "root.querySelector('[data-duty=art-27]').textContent";
    browser.check("no German act yet", &format!("!{penalty}.includes('KI-MIG')")).await?;
    browser.click("[data-action=change][data-question=member-state]").await?;
    browser.until("the question stands", "root.querySelector('input[name=member-state]')").await?;
    browser.click("input[value=germany]").await?;
    browser.click("[data-action=continue]").await?;
    browser.until("the result stands again", "root.querySelector('[data-duty=art-27]')").await?;
    browser.check("the German act is named", &format!("{penalty}.includes('KI-MIG')")).await?;
    browser
        .check("the detail is no longer offered", "!root.querySelector('.detail [data-question=member-state]')")
        .await
}

#[tokio::test]
async fn employer_by_keyboard() -> Result<()> {
    in_browser(PHONE, async |browser| EMPLOYER.walk(browser).await).await
}

#[tokio::test]
async fn emotions_at_work_in_german() -> Result<()> {
    in_browser(DESKTOP, async |browser| EMOTIONS_AT_WORK.walk(browser).await).await
}

#[tokio::test]
async fn half_known_on_a_narrow_screen() -> Result<()> {
    in_browser(PHONE, async |browser| HALF_KNOWN.walk(browser).await).await
}

#[tokio::test]
async fn cv_ranking_in_german() -> Result<()> {
    in_browser(DESKTOP, async |browser| CV_RANKING.walk(browser).await).await
}

#[tokio::test]
async fn shop_chatbot_in_english() -> Result<()> {
    in_browser(DESKTOP, async |browser| SHOP_CHATBOT.walk(browser).await).await
}

#[tokio::test]
async fn driver_fatigue_by_keyboard() -> Result<()> {
    in_browser(PHONE, async |browser| DRIVER_FATIGUE.walk(browser).await).await
}
