//! Ways through the check, as tables.

use std::collections::BTreeSet;

use ai_act_check::documents::link;
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT;
use ai_act_check::session::{self, Session};
use anyhow::{Context, Result, anyhow, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{Browser, DARK, FORCED, LIGHT, axe};

/// A visitor with a system in mind, and where they must end.
///
/// The order of the answers is of no concern: the check decides what it asks, the table only answers. A question without an
/// answer fails, and so does an answer that is never asked for.
pub struct Journey {
    /// Who is under way, for error messages.
    pub name: &'static str,
    /// The page, such as `index.html`.
    pub page: &'static str,
    /// How they operate the page.
    pub hands: Hands,
    /// Question id and the ids of the options to choose.
    pub answers: &'static [(&'static str, &'static [&'static str])],
    /// The class the headline names: the first on the result page.
    pub headline: &'static str,
    /// Further classes on the result page, with `yes` or `possible`.
    pub beside: &'static [(&'static str, &'static str)],
    /// Duties on the result page, each with its group: `now`, `later`, `dormant`, `event` or `open`.
    pub duties: &'static [(&'static str, &'static str)],
}

/// How a visitor operates the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// By clicking.
    Mouse,
    /// By Tab, arrows, Space and Enter alone.
    Keyboard,
}

/// The day on which all journeys take place, in ISO 8601: never the day of the machine, whose date may make a line longer.
pub const DAY: &str = "2026-11-21";

/// More screens than any way through the check has.
const LONGEST: usize = 60;

/// The screen, told apart from the one before: its kind, and the question if it is one.
const SCREEN: &str = "(() => { \
    const step = root.querySelector('[data-step]:not([data-step=wait])'); \
    const question = step?.dataset.step === 'question' && step.parentNode.querySelector('[data-question]'); \
    return step && [step.dataset.step, question?.dataset?.question ?? '']; })()";

/// How many files the page has asked for so far.
const REQUESTS: &str = "performance.getEntriesByType('resource').length";
/// Whether the second part of the texts has come; in a single file there is nothing to come.
const LOADED: &str = "(() => { const names = performance.getEntriesByType('resource').map(({ name }) => name); \
    return names.some((name) => name.endsWith('.rest.txt')) || !names.some((name) => name.endsWith('.wasm')); })()";

impl Journey {
    /// Goes the whole way, with the accessibility check on every screen, light, dark and in forced colours.
    ///
    /// # Errors
    /// Anything on the way is not as it should be; the error names the journey and the screen.
    pub async fn walk(&self, browser: &Browser) -> Result<()> {
        self.walk_to_result(browser).await.with_context(|| format!("the journey \"{}\" fails", self.name))
    }

    /// The fragment of an address that opens the result of this journey at once.
    ///
    /// # Errors
    /// The table of answers does not fit the rulebook.
    pub fn fragment(&self) -> Result<String> {
        let mut answers = Answers::default();
        for (question, options) in self.answers {
            answers.give(&EU_AI_ACT, question, options).map_err(|error| anyhow!("{question}: {error:?}"))?;
        }
        let day = Date::parse(DAY).context("the day of the journeys does not exist")?;
        let session = Session::with_answers(&EU_AI_ACT, answers, day)?;
        link::write(&session, false).map_err(|link::TooLong| anyhow!("the link is too long"))
    }

    async fn walk_to_result(&self, browser: &Browser) -> Result<()> {
        browser.open(self.page).await?;
        let mut screen = browser.until("the start screen stands", SCREEN).await?;
        // The visitor's day decides which questions matter; a journey must not depend on the day of the test.
        browser.run("host.setAttribute('as-of', arguments[0]);", vec![DAY.into()]).await?;
        browser.until("loading has ended by itself", LOADED).await?;
        let requests = browser.value(REQUESTS).await?;
        let mut asked = BTreeSet::new();
        for place in 0..LONGEST {
            let (step, question) = parts(&screen);
            let stage = || format!("on screen {} ({step} {question})", place + 1);
            axe_in_all_colours(browser).await.with_context(stage)?;
            if place > 0 {
                focus_is_on_heading(browser).await.with_context(stage)?;
            }
            let action = match step {
                "start" => "start",
                "question" => {
                    self.answer(browser, question).await.with_context(stage)?;
                    asked.insert(question.to_owned());
                    "continue"
                }
                "answers" => "result",
                _ => {
                    self.check_result(browser, &asked).await.with_context(stage)?;
                    let now = browser.value(REQUESTS).await?;
                    ensure!(now == requests, "the page asked for further files on the way: {requests} became {now}");
                    return Ok(());
                }
            };
            self.press(browser, action).await.with_context(stage)?;
            let before = serde_json::to_string(&screen)?;
            let changed =
                format!("(() => {{ const now = {SCREEN}; return JSON.stringify(now) !== {before:?} && now; }})()");
            screen = browser.until("the next screen stands", &changed).await.with_context(stage)?;
        }
        anyhow::bail!("no result after {LONGEST} screens")
    }

    async fn answer(&self, browser: &Browser, question: &str) -> Result<()> {
        let (_, options) = self
            .answers
            .iter()
            .find(|(id, _)| *id == question)
            .with_context(|| format!("the question {question:?} comes up, and the journey has no answer to it"))?;
        for tick in ticks(question, options)? {
            let input = format!("input[name^=\"{question}\"][value=\"{tick}\"]");
            match self.hands {
                Hands::Mouse => browser.click(&input).await?,
                Hands::Keyboard => choose_by_keyboard(browser, &input).await?,
            }
            browser
                .check(&format!("{tick} is chosen"), &format!("root.querySelector('{input}')?.checked === true"))
                .await?;
        }
        Ok(())
    }

    async fn press(&self, browser: &Browser, action: &str) -> Result<()> {
        let button = format!("[data-action=\"{action}\"]");
        match self.hands {
            Hands::Mouse => browser.click(&button).await,
            Hands::Keyboard => {
                browser.tab_to(&button).await?;
                browser.press(Key::Enter).await
            }
        }
    }

    async fn check_result(&self, browser: &Browser, asked: &BTreeSet<String>) -> Result<()> {
        let script = "return [...root.querySelectorAll('[data-class]')].map((found) => [found.dataset.class, found.dataset.status]);";
        let classes: Vec<(String, String)> = serde_json::from_value(browser.run(script, Vec::new()).await?)
            .context("a class on the result page has no data-status")?;
        let first = classes.first().context("the result page names no class")?;
        let headline = (self.headline.to_owned(), "yes".to_owned());
        ensure!(*first == headline, "the headline should be {headline:?}, and the page names {classes:?}");
        for (class, status) in self.beside {
            let wanted = ((*class).to_owned(), (*status).to_owned());
            ensure!(classes.contains(&wanted), "{wanted:?} should stand beside, and the page names {classes:?}");
        }
        let script = "return [...root.querySelectorAll('[data-moment] [data-duty]')].map((found) => [found.dataset.duty, found.closest('[data-moment]').dataset.moment]);";
        let duties: Vec<(String, String)> = serde_json::from_value(browser.run(script, Vec::new()).await?)
            .context("a duty on the result page has no group")?;
        for (duty, group) in self.duties {
            let wanted = ((*duty).to_owned(), (*group).to_owned());
            ensure!(duties.contains(&wanted), "{wanted:?} should be owed, and the page names {duties:?}");
        }
        self.unfold_duties(browser).await?;
        let idle: Vec<&str> = self.answers.iter().map(|(id, _)| *id).filter(|id| !asked.contains(*id)).collect();
        ensure!(idle.is_empty(), "these answers were never asked for: {idle:?}; asked were {asked:?}");
        Ok(())
    }
}

impl Journey {
    /// The first duty unfolds as the visitor operates the page; all of them unfolded pass the accessibility check.
    async fn unfold_duties(&self, browser: &Browser) -> Result<()> {
        let Some((duty, _)) = self.duties.first() else { return Ok(()) };
        let summary = format!("[data-duty=\"{duty}\"] > summary");
        match self.hands {
            Hands::Mouse => browser.click(&summary).await?,
            Hands::Keyboard => {
                browser.tab_to(&summary).await?;
                browser.press(Key::Enter).await?;
            }
        }
        browser.until("the duty unfolds", &format!("root.querySelector('[data-duty=\"{duty}\"]').open")).await?;
        browser.run("root.querySelectorAll('details').forEach((d) => { d.open = true; });", Vec::new()).await?;
        axe_in_all_colours(browser).await.context("with all duties unfolded")?;
        let fits = "document.documentElement.scrollWidth <= innerWidth";
        browser.check("nothing is wider than the page", fits).await
    }
}

impl Journey {
    /// Opens the page and goes to the result as quickly as it can be done, for what begins there.
    ///
    /// # Errors
    /// The result is never reached.
    pub async fn reach(&self, browser: &Browser) -> Result<()> {
        browser.open(self.page).await?;
        self.pass(browser, async |_: &str| Ok(())).await
    }

    /// Goes from the page as it stands to the result, by script, with an error on the way; `look` is called on every screen
    /// with its kind, `error` for a question that was left open.
    ///
    /// # Errors
    /// What `look` finds, or that the result is never reached.
    pub async fn pass(&self, browser: &Browser, look: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
        /// Chooses the options of the question, or none, and confirms.
        const CONFIRM: &str = "for (const option of arguments[0]) root.querySelector(`input[value=\"${option}\"]`).click(); \
            root.querySelector('[data-action=continue]').click();";
        const GO_ON: &str = "root.querySelector(`[data-action=${arguments[0]}]`).click();";
        browser.until("the start screen stands", SCREEN).await?;
        browser.run("host.setAttribute('as-of', arguments[0]);", vec![DAY.into()]).await?;
        let mut failed = false;
        for _ in 0..LONGEST {
            let screen = browser.until("a screen stands", SCREEN).await?;
            let (step, question) = parts(&screen);
            look(step).await.with_context(|| format!("on the screen {step} {question}"))?;
            match step {
                "start" => browser.run(GO_ON, vec!["start".into()]).await?,
                "answers" => browser.run(GO_ON, vec!["result".into()]).await?,
                "question" => {
                    if !failed {
                        failed = true;
                        browser.run(CONFIRM, vec![json!([])]).await?;
                        browser.until("the error is said", "root.querySelector('[data-summary]')").await?;
                        look("error").await.context("on the error screen")?;
                    }
                    let answer = self.answers.iter().find(|(id, _)| *id == question);
                    let (_, options) = answer.with_context(|| format!("the journey has no answer to {question:?}"))?;
                    browser.run(CONFIRM, vec![json!(ticks(question, options)?)]).await?
                }
                _ => return Ok(()),
            };
        }
        anyhow::bail!("no result after {LONGEST} screens")
    }
}

/// The page passes the accessibility check light, and its colours dark and forced as well.
async fn axe_in_all_colours(browser: &Browser) -> Result<()> {
    axe::check(browser).await?;
    if !browser.emulates() {
        return Ok(());
    }
    // It stays light.
    for settings in [DARK, FORCED, LIGHT] {
        browser.set(settings).await?;
        let looked = axe::look_at_colours(browser).await.with_context(|| format!("with {settings:?}"))?;
        ensure!(looked.contrasts > 0, "axe-core computed no contrast within the element, with {settings:?}");
    }
    Ok(())
}

fn parts(screen: &Value) -> (&str, &str) {
    let part = |place: usize| screen.get(place).and_then(Value::as_str).unwrap_or_default();
    (part(0), part(1))
}

/// Whoever cannot see the screen change must be led to its heading.
async fn focus_is_on_heading(browser: &Browser) -> Result<()> {
    browser
        .until("the focus is on the heading", "root.activeElement?.matches('h1, h2, h3, h4, h5, h6, legend')")
        .await
        .map(drop)
}

/// What has to be ticked for an answer: where every line is asked for, also what is not so.
fn ticks(question: &str, options: &[&str]) -> Result<Vec<String>> {
    let mut answers = Answers::default();
    answers.give(&EU_AI_ACT, question, options).map_err(|error| anyhow!("{error}"))?;
    Ok(answers.iter().flat_map(session::ticks).collect())
}

/// A group of radios is one stop for Tab, and arrows choose in it. Every checkbox is a stop, and Space chooses it.
async fn choose_by_keyboard(browser: &Browser, input: &str) -> Result<()> {
    const FOUND: &str =
        "const found = root.querySelector(arguments[0]); return [found?.type ?? 'absent', found?.name];";
    let found = browser.run(FOUND, vec![json!(input)]).await?;
    let (kind, name) = parts(&found);
    ensure!(kind != "absent", "there is no {input}. On screen: {}", browser.screen().await?);
    if kind != "radio" {
        browser.tab_to(input).await?;
        return browser.press(Key::Space).await;
    }
    let group = format!("input[name=\"{name}\"][type=radio]");
    browser.tab_to(&group).await?;
    let count = browser.run("return root.querySelectorAll(arguments[0]).length;", vec![json!(group)]).await?;
    let there = format!("root.activeElement?.matches('{input}')");
    for _ in 0..count.as_u64().unwrap_or_default() {
        if browser.value(&there).await? == json!(true) {
            return browser.press(Key::Space).await;
        }
        browser.press(Key::Down).await?;
    }
    anyhow::bail!("the arrow keys do not reach {input}")
}
