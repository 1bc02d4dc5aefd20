//! The kinds of screens, each reached the short way: a case opened from a link instead of a walk through all questions.

use anyhow::{Context, Result};

use crate::DAY;
use crate::visitors::{HALF_KNOWN, TOWN_HALL};
use crate::{Browser, Journey};

/// Types a word into the search field, at once.
pub const TYPE: &str = "const field = root.querySelector('#aiact-search'); field.focus(); field.value = arguments[0]; \
    field.dispatchEvent(new Event('input', { bubbles: true }));";

/// A kind of screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Where the check begins.
    Start,
    /// The list of typical systems for a word that was typed.
    Found,
    /// What is assumed of a typical system, and something of it does not fit.
    Assumptions,
    /// A question with one answer, which is chosen.
    Radios,
    /// The first question after "Continue" without an answer.
    Error,
    /// A question with several answers, and one of them chosen.
    Checkboxes,
    /// A question that is answered line by line.
    Lines,
    /// The list of answers.
    Answers,
    /// A result with several roles and duties.
    Result,
    /// A result that hangs on open answers.
    OpenResult,
}

impl Screen {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Start,
        Self::Found,
        Self::Assumptions,
        Self::Radios,
        Self::Error,
        Self::Checkboxes,
        Self::Lines,
        Self::Answers,
        Self::Result,
        Self::OpenResult,
    ];

    /// Opens the page and goes to this screen.
    ///
    /// # Errors
    /// The way is blocked; the error names the screen.
    pub async fn show(self, browser: &Browser, page: &str) -> Result<()> {
        self.go(browser, page).await.with_context(|| format!("{self:?} of {page} cannot be reached"))
    }

    async fn go(self, browser: &Browser, page: &str) -> Result<()> {
        match self {
            Self::Start => self.open(browser, page, None).await,
            Self::Found => {
                self.open(browser, page, None).await?;
                browser
                    .until("the other texts have come", "root.querySelector('.groups .system .meta')?.textContent")
                    .await?;
                browser.run(TYPE, vec!["chatbot".into()]).await?;
                browser.until("the list follows", "root.querySelector('.systems .typed')").await.map(drop)
            }
            Self::Assumptions => {
                self.open(browser, page, None).await?;
                press(browser, "[data-system=web-chatbot]").await?;
                press(browser, "[data-unfit]").await?;
                browser.until("a question more is asked", "root.querySelector('.still .anew')").await.map(drop)
            }
            Self::Radios => self.change(browser, page, "profiling", "radio").await,
            Self::Error => {
                self.open(browser, page, None).await?;
                step(browser, "start", "[data-question]").await?;
                step(browser, "continue", "[data-summary]").await
            }
            Self::Checkboxes => self.change(browser, page, "areas", "checkbox").await,
            Self::Lines => self.change(browser, page, "deploying", "radio").await,
            Self::Answers => {
                self.open(browser, page, Some(&TOWN_HALL)).await?;
                step(browser, "answers", "[data-step=answers]").await
            }
            Self::Result => self.open(browser, page, Some(&TOWN_HALL)).await,
            Self::OpenResult => self.open(browser, page, Some(&HALF_KNOWN)).await,
        }
    }

    /// A question of a case that is answered already.
    async fn change(self, browser: &Browser, page: &str, question: &str, kind: &str) -> Result<()> {
        self.open(browser, page, Some(&TOWN_HALL)).await?;
        step(browser, "answers", "[data-step=answers]").await?;
        press(browser, &format!("[data-action=change][data-question={question}]")).await?;
        browser.until("the question stands", &format!("root.querySelector('[type={kind}]:checked')")).await.map(drop)
    }

    /// The page at the start screen, or with a case at its result, on the day of the journeys.
    async fn open(self, browser: &Browser, page: &str, case: Option<&Journey>) -> Result<()> {
        let fragment = case.map(Journey::fragment).transpose()?.unwrap_or_default();
        // With a query of its own, the address differs by more than its fragment, and the page loads anew.
        browser.open(&format!("{page}?{self:?}#{fragment}")).await?;
        let step = if case.is_some() { "result" } else { "start" };
        browser.until("the screen stands", &format!("root.querySelector('[data-step={step}]')")).await?;
        browser.run("host.setAttribute('as-of', arguments[0]);", vec![DAY.into()]).await.map(drop)
    }
}

/// Presses a button by script as soon as it stands: this is a short cut, and what lies on top is of no concern.
async fn press(browser: &Browser, selector: &str) -> Result<()> {
    let button = format!("root.querySelector('{selector}')");
    browser.until(&format!("{selector} stands"), &button).await?;
    browser.run(&format!("{button}.click();"), Vec::new()).await.map(drop)
}

/// Presses a button and waits for what follows.
async fn step(browser: &Browser, action: &str, next: &str) -> Result<()> {
    press(browser, &format!("[data-action={action}]")).await?;
    browser.until(&format!("{next} stands"), &format!("root.querySelector('{next}')")).await.map(drop)
}
