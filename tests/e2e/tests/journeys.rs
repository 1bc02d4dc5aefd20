//! Seven visitors, seven results, from the first screen to the last. Every screen on the way is checked by axe-core.

use anyhow::Result;
use e2e::visitors::{
    CV_RANKING, DRIVER_FATIGUE, EMOTIONS_AT_WORK, EMPLOYER, HALF_KNOWN, SHOP_CHATBOT, TOWN_HALL, UNSURE_EMPLOYER,
};
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use serde_json::json;

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
    // Duties that share a penalty have it said once, at the head of their group.
    let penalty = "((duty) => `${duty.textContent} ${duty.closest('.duty-group').querySelector(':scope > .quiet')?.textContent}`)\
        (root.querySelector('[data-duty=art-27]'))";
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

/// The letter to the supplier is unfolded and copied; what arrives is what stands there.
#[tokio::test]
async fn an_employer_copies_a_letter_to_the_supplier() -> Result<()> {
    in_browser(PHONE, async |browser| {
        let take = "window.copied = []; Object.defineProperty(navigator, 'clipboard', { configurable: true, \
            value: { writeText: async (text) => { copied.push(text); } } });";
        for (page, system, question) in
            [("index.html", "[Name des Systems]", "1. "), ("en.html", "[name of the system]", "1. ")]
        {
            browser.open(&format!("{page}#{}", UNSURE_EMPLOYER.fragment()?)).await?;
            browser.until("the letter is offered", "root.querySelector('[data-fold=letter]')").await?;
            browser.run(take, Vec::new()).await?;
            browser.click("[data-fold=letter] > summary").await?;
            axe::check(browser).await?;
            browser.click("[data-fold=letter] [data-action=copy]").await?;
            browser.until("it was copied", "copied.length === 1").await?;
            let shown = "root.querySelector('[data-fold=letter] .copier .meta').checkVisibility() && \
                root.querySelector('[data-fold=letter] .copier .meta').textContent === root.querySelector('[role=status]').textContent";
            browser.until("that is shown and said", shown).await?;
            for part in [system, question, "Art.\u{a0}13", "Art.\u{a0}47", "Art.\u{a0}6"] {
                browser.check(&format!("it says {part}"), &format!("copied[0].includes({})", json!(part))).await?;
            }
            let read = "[...root.querySelectorAll('.letter > p')]";
            browser
                .check(
                    "what one reads is copied",
                    &format!("{read}.length > 9 && {read}.every((part) => copied[0].includes(part.textContent))"),
                )
                .await?;
            browser.check("nothing sticks out sideways", "document.documentElement.scrollWidth <= 320").await?;
        }
        Ok(())
    })
    .await
}

/// Words of the law unfold on a question, outside any label.
#[tokio::test]
async fn a_question_explains_the_words_of_the_law() -> Result<()> {
    in_browser(PHONE, async |browser| {
        browser.open(&format!("index.html#{}", UNSURE_EMPLOYER.fragment()?)).await?;
        browser.until("the result stands", "root.querySelector('[data-step=result]')").await?;
        browser.click("[data-action=answers]").await?;
        browser.click("[data-action=change][data-question=activity]").await?;
        browser.until("the words are offered", "root.querySelector('[data-fold=terms-activity]')").await?;
        browser.check("there is one fold of them", "root.querySelectorAll('dl.terms').length === 1").await?;
        browser.check("it is in no label", "!root.querySelector('label :is(details, dl)')").await?;
        browser.click("[data-fold=terms-activity] > summary").await?;
        let defined = "[...root.querySelectorAll('.terms [data-term]')].map((term) => term.dataset.term).join()";
        browser.check("provider and deployer are told", &format!("{defined} === 'provider,deployer'")).await?;
        browser
            .check(
                "each with its provision",
                "[...root.querySelectorAll('.terms dd')].every((dd) => dd.querySelector('a[href*=\"#art_3\"]'))",
            )
            .await?;
        axe::check(browser).await
    })
    .await
}
