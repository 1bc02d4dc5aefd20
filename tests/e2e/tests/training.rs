//! Courses in a learning system: packages launched in a host that is not ours, worked, left, taken up again and finished, with what
//! the host was told; and the sheets for the room. The packages are made by `xtask/src/training.rs`.

use anyhow::{Context, Result, ensure};
use e2e::pdf::Pdf;
use e2e::visitors::CV_RANKING;
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use serde_json::{Value, json};

/// Answers the question that is open, right or not, and goes on where there is nothing more to answer.
const ANSWER: &str = "const it = COURSE.cases.find(({ title }) => title === document.querySelector('h1').textContent); \
    const form = document.querySelector('form'); const input = form.querySelector('input'); \
    const choices = input.name === 'guess' ? it.choices : it.partner; \
    const at = choices.findIndex(({ right }) => right === arguments[0]); \
    form.querySelectorAll(`input[name=${input.name}]`)[at].click(); \
    form.querySelector('input[name=sure]')?.click(); form.requestSubmit(); \
    if (!document.querySelector('form')) document.querySelector('main > button').click();";
/// Which case is open, or what else stands there.
const TITLE: &str = "document.querySelector('h1').textContent";

/// What an edition calls what it was told, each as a path into that.
struct Edition {
    name: &'static str,
    response: &'static str,
    wrong: &'static str,
}

const ONE: Edition = Edition { name: "12", response: "student_response", wrong: "wrong" };
const FOUR: Edition = Edition { name: "2004", response: "learner_response", wrong: "incorrect" };

impl Edition {
    fn folder(&self, course: &str) -> String {
        format!("{course}/scorm{}", self.name)
    }

    /// Whether it is finished, how it went, and the score in percent.
    fn state(&self, told: &Value) -> (String, String, String) {
        if self.name == "12" {
            let status = at(told, "/cmi/core/lesson_status");
            return (status.clone(), status, at(told, "/cmi/core/score/raw"));
        }
        (at(told, "/cmi/completion_status"), at(told, "/cmi/success_status"), at(told, "/cmi/score/raw"))
    }
}

/// What stands at a path, as text; nothing where there is nothing.
fn at(value: &Value, path: &str) -> String {
    match value.pointer(path) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

async fn launch(browser: &Browser, folder: &str, edition: &Edition, kept: Option<&Value>) -> Result<()> {
    let given = vec![json!(folder), json!(edition.name), kept.cloned().unwrap_or_default()];
    browser.run("launch(...arguments)", given).await?;
    browser.enter_frame().await?;
    browser.until("the package stands", "window.COURSE && document.querySelector('h1')").await.map(drop)
}

/// Leaves the package as a learning system does, and gives what it was told.
async fn close(browser: &Browser) -> Result<Value> {
    browser.leave_frame().await?;
    let told = browser.value("close()").await?;
    let refused = browser.value("window.refused").await?;
    ensure!(refused == json!([]), "the host refuses {refused}");
    Ok(told)
}

async fn answer(browser: &Browser, right: bool) -> Result<()> {
    browser.run(ANSWER, vec![json!(right)]).await.map(drop)
}

/// Starts a course of three cases, works one, comes back, works the others, and looks at what the host has.
async fn work(edition: &Edition) -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("training/host.html").await?;
        let folder = edition.folder("course");
        launch(browser, &folder, edition, None).await?;
        axe::check(browser).await?;
        browser.run("document.querySelector('main > button').click()", Vec::new()).await?;
        browser.check("nothing is chosen", "!document.querySelector('input:checked')").await?;
        axe::check(browser).await?;
        browser.run("document.querySelector('form').requestSubmit()", Vec::new()).await?;
        browser.check("it asks for an answer", "document.querySelector('.wanted').textContent !== ''").await?;
        answer(browser, true).await?;
        browser.check("the reason has the focus", "document.activeElement.className === 'verdict'").await?;
        axe::check(browser).await?;
        answer(browser, false).await?;
        let second = browser.text(TITLE).await?;
        let kept = close(browser).await.context("after one case")?;
        ensure!(edition.state(&kept).0 == "incomplete", "after one case: {kept}");
        let suspended = at(&kept, "/cmi/suspend_data");
        ensure!(!suspended.is_empty() && suspended.len() <= 4096, "suspended: {suspended}");

        launch(browser, &folder, edition, Some(&kept)).await?;
        let again = browser.text(TITLE).await?;
        ensure!(again == second, "it goes on at \"{again}\" and not at \"{second}\"");
        for _ in 0..4 {
            answer(browser, true).await?;
        }
        browser.check("the record stands", "document.querySelectorAll('.record li').length === 3").await?;
        axe::check(browser).await?;
        let told = close(browser).await.context("at the end")?;
        let (completed, success, score) = edition.state(&told);
        let done = if edition.name == "12" { "passed" } else { "completed" };
        ensure!((completed.as_str(), success.as_str(), score.as_str()) == (done, "passed", "83"), "at the end: {told}");
        interactions(edition, &kept, &["correct", edition.wrong])?;
        let results = ["correct", edition.wrong, "correct", "correct", "correct", "correct"];
        let lost = if edition.name == "12" { 0 } else { 2 };
        interactions(edition, &told, results.get(lost..).unwrap_or_default())
    })
    .await
}

/// What the host has of each answer.
fn interactions(edition: &Edition, told: &Value, results: &[&str]) -> Result<()> {
    let all: Vec<&Value> = match told.pointer("/cmi/interactions").unwrap_or(&Value::Null) {
        Value::Array(list) => list.iter().collect(),
        Value::Object(members) => match members.get("childArray") {
            Some(Value::Array(list)) => list.iter().collect(),
            _ => members.values().filter(|value| value.is_object()).collect(),
        },
        other => anyhow::bail!("interactions are {other}"),
    };
    let found: Vec<&str> = all.iter().filter_map(|one| one.get("result")?.as_str()).collect();
    ensure!(found == results, "results are {found:?}: {told}");
    for one in all {
        let [id, response, latency] = ["id", edition.response, "latency"].map(|key| at(one, &format!("/{key}")));
        ensure!(!id.is_empty() && response.len() == 1 && !latency.is_empty(), "an interaction is {one}");
    }
    Ok(())
}

#[tokio::test]
async fn a_package_of_scorm_1_2_is_worked_left_and_finished() -> Result<()> {
    work(&ONE).await
}

#[tokio::test]
async fn a_package_of_scorm_2004_is_worked_left_and_finished() -> Result<()> {
    work(&FOUR).await
}

/// Who answers wrongly throughout has worked all cases and not passed; where nobody has to pass, it is complete.
#[tokio::test]
async fn a_pass_mark_decides_where_there_is_one() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("training/host.html").await?;
        for edition in [&ONE, &FOUR] {
            for (course, cases, success) in [("course", 3, "failed"), ("hostile", 1, "")] {
                launch(browser, &edition.folder(course), edition, None).await?;
                browser.run("document.querySelector('main > button').click()", Vec::new()).await?;
                for _ in 0..2 * cases {
                    answer(browser, false).await?;
                }
                let told = close(browser).await?;
                let state = edition.state(&told);
                let wanted = match (edition.name, success) {
                    ("12", "") => ("completed", "completed"),
                    ("12", _) => ("failed", "failed"),
                    (_, "") => ("completed", "unknown"),
                    (_, success) => ("completed", success),
                };
                ensure!(
                    (state.0.as_str(), state.1.as_str(), state.2.as_str()) == (wanted.0, wanted.1, "0"),
                    "{course}: {told}"
                );
            }
        }
        Ok(())
    })
    .await
}

/// What a host keeps of another course, or damaged, is none of this one's.
#[tokio::test]
async fn what_was_kept_of_another_course_is_left_alone() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("training/host.html").await?;
        for kept in ["", "00000000;2;aaabbb---", ";;", "null", &"a".repeat(4096)] {
            let kept = json!({ "cmi": { "suspend_data": kept } });
            launch(browser, "course/scorm12", &ONE, Some(&kept)).await?;
            browser.check("it begins", "document.querySelector('h1').textContent === COURSE.title").await?;
            close(browser).await?;
        }
        Ok(())
    })
    .await
}

/// The check as an activity: what was answered is there again, the result completes it for good, and no sentence says that nothing
/// leaves the browser.
async fn check(edition: &Edition) -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let folder = format!("activity/scorm{}", edition.name);
        browser.open("training/host.html").await?;
        begin(browser, &folder, edition, None).await?;
        browser.until("it starts", "root.querySelector('[data-step=start]')").await?;
        let said = "root.querySelector('.frame').textContent";
        for (lang, own, usual) in [
            ("de", "Lernplattform", "verlassen diesen Browser nicht"),
            ("en", "learning platform", "do not leave this browser"),
        ] {
            browser.run("host.lang = arguments[0]", vec![json!(lang)]).await?;
            browser.until("it says who keeps the answers", &format!("{said}.includes('{own}')")).await?;
            browser.check("it says nothing else", &format!("!{said}.includes('{usual}')")).await?;
            axe::check(browser).await?;
        }
        browser.click("[data-action=start]").await?;
        browser.until("a question stands", "root.querySelector('[data-question=object]')").await?;
        browser.click("input[value=system]").await?;
        browser.click("[data-action=continue]").await?;
        browser.until("the next stands", "root.querySelector('[data-question]:not([data-question=object])')").await?;
        let asked = browser.text("root.querySelector('[data-question]').dataset.question").await?;
        let kept = close(browser).await.context("after one answer")?;
        ensure!(edition.state(&kept).0 == "incomplete", "after one answer: {kept}");

        begin(browser, &folder, edition, Some(&kept)).await?;
        browser.click("[data-action=start]").await?;
        browser.until("it goes on there", &format!("root.querySelector('[data-question={asked}]')")).await?;
        close(browser).await?;

        begin(browser, &folder, edition, None).await?;
        CV_RANKING.pass(browser, async |_| Ok(())).await?;
        let told = close(browser).await.context("with a result")?;
        let (completed, success, score) = edition.state(&told);
        ensure!(
            completed == "completed" && ["completed", "unknown"].contains(&&*success) && score.is_empty(),
            "{told}"
        );
        let suspended = at(&told, "/cmi/suspend_data");
        ensure!((50..=4096).contains(&suspended.len()), "suspended: {suspended}");

        begin(browser, &folder, edition, Some(&told)).await?;
        browser.click("[data-action=start]").await?;
        browser
            .until(
                "the answers stand again",
                "root.querySelectorAll('[data-step=answers] [data-action=change]').length > 10",
            )
            .await?;
        browser.click("[data-action=change]").await?;
        let again = close(browser).await?;
        ensure!(edition.state(&again).0 == "completed", "who comes back has completed it all the same: {again}");
        Ok(())
    })
    .await
}

/// Launches the check as an activity.
async fn begin(browser: &Browser, folder: &str, edition: &Edition, kept: Option<&Value>) -> Result<()> {
    let given = vec![json!(folder), json!(edition.name), kept.cloned().unwrap_or_default()];
    browser.run("launch(...arguments)", given).await?;
    browser.enter_frame().await?;
    browser.until("the check stands", "root?.querySelector('[data-step]:not([data-step=wait])')").await.map(drop)
}

#[tokio::test]
async fn the_check_is_an_activity_of_scorm_1_2() -> Result<()> {
    check(&ONE).await
}

#[tokio::test]
async fn the_check_is_an_activity_of_scorm_2004() -> Result<()> {
    check(&FOUR).await
}

/// What a learning system kept of something else, or damaged, is no case; notes that are too long are not kept, and that is said.
#[tokio::test]
async fn an_activity_says_what_is_not_kept() -> Result<()> {
    in_browser(PHONE, async |browser| {
        browser.open("training/activity/scorm12/index.html").await?;
        browser.until("it starts", "root?.querySelector('[data-step=start]')").await?;
        let note = "document.querySelector('main > [role=status]').textContent";
        browser.check("it says that there is no platform", &format!("{note} !== ''")).await?;
        browser.check("nothing sticks out", "document.documentElement.scrollWidth <= innerWidth").await?;
        browser.open("training/host.html").await?;
        for kept in ["", "aiact=v1.20261201", "00000000;2;aaabbb---", &"a".repeat(4096)] {
            let kept = json!({ "cmi": { "suspend_data": kept } });
            begin(browser, "activity/scorm12", &ONE, Some(&kept)).await?;
            browser.until("it starts", "root.querySelector('[data-step=start]')").await?;
            browser.check("it says nothing", &format!("{note} === ''")).await?;
            close(browser).await?;
        }
        begin(browser, "activity/scorm12", &ONE, None).await?;
        CV_RANKING.pass(browser, async |_| Ok(())).await?;
        browser.click("[data-action=answers]").await?;
        browser.until("the answers stand", "root.querySelector('[data-step=answers]')").await?;
        let write = "for (const field of root.querySelectorAll('textarea')) { field.value = 'ä'.repeat(400); \
            field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true })); }";
        browser.run(write, Vec::new()).await?;
        browser.until("it says so", &format!("{note} !== ''")).await?;
        axe::check(browser).await?;
        let told = close(browser).await?;
        let suspended = at(&told, "/cmi/suspend_data");
        ensure!((100..=4096).contains(&suspended.len()), "suspended: {} characters", suspended.len());
        Ok(())
    })
    .await
}

/// A trainer's texts are shown as they were written, and nothing in them acts; without a learning system it says so.
#[tokio::test]
async fn texts_of_a_trainer_stay_texts() -> Result<()> {
    in_browser(PHONE, async |browser| {
        browser.open("training/hostile/scorm12/index.html").await?;
        browser
            .check("it says that nothing is recorded", "document.body.textContent.includes('nothing is recorded')")
            .await?;
        browser.run("document.querySelector('main > button').click()", Vec::new()).await?;
        browser
            .check("the story is as written", "document.querySelector('.story').textContent === COURSE.cases[0].story")
            .await?;
        answer(browser, false).await?;
        browser
            .check(
                "the reason is as written",
                "document.querySelector('.answered').textContent.includes(COURSE.cases[0].choices[0].why)",
            )
            .await?;
        browser.check("nothing ran", "!window.hit && !document.querySelector('img, script:not([src])')").await?;
        browser.check("nothing sticks out", "document.documentElement.scrollWidth <= innerWidth").await?;
        browser.prefer("dark").await?;
        axe::check(browser).await?;
        browser.open("training/hostile/handouts.html").await?;
        browser.check("nothing ran on the sheets", "!window.hit && !document.querySelector('img, script')").await
    })
    .await
}

/// The sheets are readable on a screen, and print as tagged pages.
#[tokio::test]
async fn the_sheets_print() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("training/course/handouts.html").await?;
        axe::check(browser).await?;
        browser.resize(PHONE).await?;
        browser.check("nothing sticks out", "document.documentElement.scrollWidth <= innerWidth").await?;
        browser.resize(DESKTOP).await?;
        let pdf = Pdf::read(&browser.pdf().await?)?;
        ensure!(pdf.title == "KI im Rathaus" && pdf.lang == "de", "the PDF is {} in {}", pdf.title, pdf.lang);
        ensure!((8..=16).contains(&pdf.pages), "the sheets take {} pages", pdf.pages);
        Ok(())
    })
    .await
}
