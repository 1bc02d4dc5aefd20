//! What pages may rely on: attributes, properties, events and slots of the running element, as they are documented.
//! `tests/repository/contract.rs` compares the documents with each other.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use e2e::visitors::{CV_RANKING, SHOP_CHATBOT};
use e2e::{Browser, DESKTOP, Journey, axe, in_browser};
use serde_json::{Value, json};

const MANIFEST: &str = include_str!("../../../www/custom-elements.json");
const TYPES: &str = include_str!("../../../www/ai-act-check.d.ts");
const PAGE: &str = "e2e/contract.html";

const AT_START: &str = "root.querySelector('[data-step=start]')";
const AT_RESULT: &str = "root.querySelector('[data-step=result]')";
const AT_ANSWERS: &str = "root.querySelector('[data-step=answers]')";
/// The id of the question on show.
const QUESTION: &str = "root.querySelector('.step[data-question]')?.dataset.question";

/// The names that the manifest has in a list.
fn documented(list: &str) -> Result<BTreeSet<String>> {
    let manifest: Value = serde_json::from_str(MANIFEST)?;
    let entries = manifest.pointer(&format!("/modules/0/declarations/0/{list}")).and_then(Value::as_array);
    let names = entries.with_context(|| format!("the manifest has no {list}"))?.iter();
    // The slot without a name is the fallback.
    Ok(names.filter_map(|e| e.get("name")?.as_str()).filter(|n| !n.is_empty()).map(str::to_owned).collect())
}

/// The names of the reports in the types.
fn reports() -> Result<Vec<&'static str>> {
    let (_, rest) = TYPES.split_once("export type AiActCheckExport =").context("the types name no reports")?;
    let (union, _) = rest.split_once(';').context("the union has no end")?;
    Ok(union.split('"').skip(1).step_by(2).collect())
}

async fn names(browser: &Browser, expression: &str) -> Result<BTreeSet<String>> {
    Ok(serde_json::from_value(browser.value(&format!("[...{expression}]")).await?)?)
}

async fn opened(browser: &Browser, page: &str) -> Result<()> {
    browser.open(page).await?;
    browser.until("the start screen stands", AT_START).await.map(drop)
}

async fn click(browser: &Browser, action: &str) -> Result<()> {
    browser.click(&format!("[data-action={action}]")).await
}

/// Answers the question on show, which must be this one.
async fn answer(browser: &Browser, question: &str, option: &str) -> Result<()> {
    browser.until(&format!("{question} is asked"), &format!("({QUESTION}) === '{question}'")).await?;
    browser.click(&format!("input[value=\"{option}\"]")).await?;
    click(browser, "continue").await
}

/// To the result of a journey, by setting its answers.
async fn to_the_result(browser: &Browser, journey: &Journey) -> Result<()> {
    let answers: serde_json::Map<String, Value> =
        journey.answers.iter().map(|(question, options)| ((*question).to_owned(), json!(options))).collect();
    browser.run("host.answers = { answers: arguments[0] };", vec![json!(answers)]).await?;
    click(browser, "start").await?;
    browser.until("the list of answers stands", AT_ANSWERS).await?;
    click(browser, "result").await?;
    browser.until("the result stands", AT_RESULT).await.map(drop)
}

#[tokio::test]
async fn the_elements_beside_the_check_listen_to_what_is_documented() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for short in ["reflection", "register", "training"] {
            browser.open(&format!("strict/e2e/{short}.html")).await?;
            let class = format!("customElements.get('ai-act-{short}')");
            browser.until(&format!("<ai-act-{short}> is there"), &class).await?;
            let manifest: Value = serde_json::from_str(MANIFEST)?;
            let modules = manifest.get("modules").and_then(Value::as_array).into_iter().flatten();
            let declaration = modules
                .filter_map(|module| module.pointer("/declarations/0"))
                .find(|declaration| declaration.get("tagName") == Some(&json!(format!("ai-act-{short}"))))
                .with_context(|| format!("the manifest has no <ai-act-{short}>"))?;
            let listed = declaration.get("attributes").and_then(Value::as_array).into_iter().flatten();
            let mut listed: BTreeSet<String> =
                listed.filter_map(|a| a.get("name")?.as_str()).map(str::to_owned).collect();
            // The file is fetched once, when the element comes to the page.
            listed.remove("src");
            let observed = names(browser, &format!("{class}.observedAttributes")).await?;
            ensure!(observed == listed, "<ai-act-{short}> listens to {observed:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_running_element_has_what_is_documented_and_nothing_else() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        let attributes = names(browser, "customElements.get('ai-act-check').observedAttributes").await?;
        ensure!(attributes == documented("attributes")?, "attributes: the element has {attributes:?}");
        let own = "Object.entries(Object.getOwnPropertyDescriptors(customElements.get('ai-act-check').prototype))\
            .filter(([, own]) => own.get).map(([name]) => name)";
        let properties = names(browser, own).await?;
        ensure!(properties == documented("members")?, "properties: the element has {properties:?}");

        let slots = "[...root.querySelectorAll('slot')].map((slot) => slot.name)";
        let mut seen = names(browser, slots).await?;
        click(browser, "start").await?;
        answer(browser, "object", "system").await?;
        browser.run("host.setAttribute('theme', 'sepia');", Vec::new()).await?;
        to_the_result(browser, &CV_RANKING).await?;
        seen.append(&mut names(browser, slots).await?);
        ensure!(seen == documented("slots")?, "slots: the element has {seen:?}");
        click(browser, "json").await?;
        click(browser, "language").await?;
        browser.until("the language changes", "host.lang === 'de'").await?;

        let events = documented("events")?;
        let fired = names(browser, "heard.map((event) => event.type)").await?;
        ensure!(fired == events, "events: the element fires {fired:?}");
        let reached = names(browser, "reached").await?;
        ensure!(reached == events, "only these reach the document: {reached:?}");
        browser.check("all bubble and are composed", "heard.every((event) => event.bubbles && event.composed)").await?;
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn events_tell_the_way_and_the_result_is_that_of_the_export() -> Result<()> {
    const COLLECT: &str = "window.files = []; \
        URL.createObjectURL = (blob) => { blob.text().then((text) => files.push(text)); return 'blob:none'; };";
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        browser
            .check(
                "first of all it is ready",
                "heard[0].type === 'aiact-ready' && heard[0].detail.languages.includes('de')",
            )
            .await?;
        browser.check("there is no result yet", "host.result === null").await?;
        let title = browser.text("root.querySelector('[data-focus]').textContent").await?;
        let step =
            |step: &str, question: Value, title: &str| json!({ "step": step, "question": question, "title": title });
        let steps = browser.value("details('aiact-step')").await?;
        ensure!(steps == json!([step("start", Value::Null, &title)]), "the first screen is told as {steps}");
        click(browser, "start").await?;
        answer(browser, "object", "system").await?;
        let told = browser.value("details('aiact-step').map((detail) => [detail.step, detail.question])").await?;
        let question = browser.text(QUESTION).await?;
        ensure!(
            told == json!([["start", null], ["question", "object"], ["question", question]]),
            "the screens are told as {told}"
        );
        let answers = browser.value("details('aiact-answer')").await?;
        ensure!(answers == json!([{ "question": "object", "options": ["system"] }]), "the answer is told as {answers}");

        to_the_result(browser, &CV_RANKING).await?;
        browser.run(COLLECT, Vec::new()).await?;
        let name = "const field = root.querySelector('[data-name]'); field.value = 'Our secret name'; \
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        browser.run(name, Vec::new()).await?;
        click(browser, "json").await?;
        browser.until("the file comes", "files.length === 1").await?;
        browser.check("the file has the name", "files[0].includes('Our secret name')").await?;
        browser.check("no event has it", "!JSON.stringify(heard.map((e) => e.detail)).includes('secret')").await?;
        let same = "JSON.stringify(details('aiact-result')[0]) === JSON.stringify(JSON.parse(files[0]).assessment)";
        browser.check("the event has the assessment of the file", same).await?;
        let same = "JSON.stringify(host.result) === JSON.stringify(details('aiact-result')[0])";
        browser.check("so has the property", same).await?;
        browser.check("it was told once", "details('aiact-result').length === 1").await?;
        let export = browser.value("details('aiact-export')").await?;
        ensure!(export == json!([{ "kind": "json" }]), "the export is told as {export}");

        browser.run("host.setAttribute('as-of', '2028-01-01');", Vec::new()).await?;
        let days = browser.value("details('aiact-result').map((result) => result.as_of)").await?;
        ensure!(days == json!(["2026-11-21", "2028-01-01"]), "the results are of {days}");
        click(browser, "answers").await?;
        browser.check("looking at the answers changes nothing", "host.result !== null").await?;
        browser.click("[data-action=change][data-question=object]").await?;
        answer(browser, "object", "model").await?;
        browser.check("another answer does", "host.result === null").await
    })
    .await
}

#[tokio::test]
async fn answers_of_the_page_hold_and_the_locked_cannot_be_changed() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        opened(browser, "e2e/prefilled.html").await?;
        browser
            .check(
                "the visit has not begun",
                "root.querySelector('[data-action=start]').textContent === 'Start the check'",
            )
            .await?;
        browser
            .check("they read as given", "host.answers.answers.origin[0] === 'own' && host.answers.locked.length === 2")
            .await?;
        click(browser, "start").await?;
        browser.until("nothing is left to ask", AT_ANSWERS).await?;
        let locked = "[...root.querySelectorAll('[data-locked]')].map((note) => note.dataset.locked)";
        let open = "!root.querySelector('[data-action=change]:is([data-question=origin], [data-question=areas])')";
        for action in ["answers", "result"] {
            if action == "result" {
                click(browser, action).await?;
                browser.until("the result stands", AT_RESULT).await?;
            }
            ensure!(names(browser, locked).await?.contains("areas"), "{action}: the locked answer is not called so");
            browser.check("it offers no change", open).await?;
            axe::check(browser).await?;
        }
        click(browser, "restart").await?;
        browser.until("the start screen stands", AT_START).await?;
        browser.check("the answers are there again", "host.answers.answers.origin[0] === 'own'").await?;

        browser.run("host.answers = { answers: { object: ['system'], colour: ['red'] } };", Vec::new()).await?;
        browser.check("what is known is taken", "'object' in host.answers.answers").await?;
        browser
            .check(
                "what is not is named",
                "details('aiact-error').some((e) => e.code === 'answers' && e.message.includes('colour'))",
            )
            .await?;
        browser.run("host.answers = null;", Vec::new()).await?;
        browser.check("nothing is left", "Object.keys(host.answers.answers).length === 0").await?;
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn back_and_forward_walk_the_screens_only_if_the_page_says_so() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        let length = browser.value("history.length").await?;
        click(browser, "start").await?;
        browser.check("nothing is added by itself", &format!("history.length === {length} && !history.state")).await?;

        opened(browser, "e2e/contract.html?history").await?;
        let address = browser.text("location.href").await?;
        browser.run("history.replaceState({ page: 1 }, ''); host.setAttribute('history', '');", Vec::new()).await?;
        click(browser, "start").await?;
        answer(browser, "object", "system").await?;
        let second = browser.text(QUESTION).await?;
        browser.run("history.back();", Vec::new()).await?;
        browser.until("the first question stands again", &format!("({QUESTION}) === 'object'")).await?;
        browser.check("its heading has the focus", "root.activeElement?.matches('[data-focus]')").await?;
        browser.check("its answer is kept", "root.querySelector('input:checked').value === 'system'").await?;
        browser.run("history.forward();", Vec::new()).await?;
        browser.until("the second question stands again", &format!("({QUESTION}) === '{second}'")).await?;
        browser.check("the address stays", &format!("location.href === '{address}'")).await?;
        browser.check("so does what the page keeps", "history.state.page === 1").await?;

        opened(browser, "e2e/prefilled.html").await?;
        click(browser, "start").await?;
        browser.until("the list of answers stands", AT_ANSWERS).await?;
        let length = browser.value("history.length").await?;
        browser.run("window.before = true; location.reload();", Vec::new()).await?;
        browser.until("the start screen stands again", &format!("!window.before && {AT_START}")).await?;
        browser.check("a reload adds nothing", &format!("history.length === {length}")).await?;
        browser.check("and notes the screen", "Object.values(history.state).includes('start ')").await
    })
    .await
}

#[tokio::test]
async fn a_session_is_kept_from_the_first_answer_until_a_new_start() -> Result<()> {
    const STORED: &str = "sessionStorage.length + localStorage.length";
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        browser.run("host.setAttribute('persist', 'session');", Vec::new()).await?;
        browser
            .check("the start screen says so", "root.querySelector('.facts').textContent.includes('close this tab')")
            .await?;
        axe::check(browser).await?;
        click(browser, "start").await?;
        browser.check("nothing is stored before an answer", &format!("{STORED} === 0")).await?;
        answer(browser, "object", "system").await?;
        browser.check("now it is", "sessionStorage.length === 1 && localStorage.length === 0").await?;

        opened(browser, PAGE).await?;
        browser.check("without the attribute nothing is read", "!('object' in host.answers.answers)").await?;
        browser.run("host.id = 'other'; host.setAttribute('persist', 'session');", Vec::new()).await?;
        browser.check("another element has its own", "!('object' in host.answers.answers)").await?;
        browser
            .run(
                "host.id = ''; host.setAttribute('persist', 'none'); host.setAttribute('persist', 'session');",
                Vec::new(),
            )
            .await?;
        browser.check("the same one goes on", "host.answers.answers.object[0] === 'system'").await?;
        browser
            .check("and says so", "root.querySelector('[data-action=start]').textContent === 'Continue the check'")
            .await?;
        click(browser, "start").await?;
        browser.until("a question stands", QUESTION).await?;
        browser.check("not the one that was answered", &format!("({QUESTION}) !== 'object'")).await?;
        to_the_result(browser, &CV_RANKING).await?;
        browser.check("saving is not offered", "!root.querySelector('[data-action=save]')").await?;
        click(browser, "restart").await?;
        browser.check("a new start forgets", &format!("{STORED} === 0 && document.cookie === ''")).await
    })
    .await
}

#[tokio::test]
async fn only_the_reports_that_the_page_names_are_offered() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        to_the_result(browser, &CV_RANKING).await?;
        let offered = "[...root.querySelectorAll('.keep [data-action]')].map((button) => button.dataset.action)";
        let all: BTreeSet<String> = reports()?.into_iter().map(str::to_owned).collect();
        ensure!(names(browser, offered).await? == all, "by itself it offers {:?}", names(browser, offered).await?);
        browser.run("host.setAttribute('exports', 'calendar fax  html telex');", Vec::new()).await?;
        let some = BTreeSet::from(["calendar", "html"].map(str::to_owned));
        ensure!(names(browser, offered).await? == some, "it offers {:?}", names(browser, offered).await?);
        browser.check("the others are named", "warnings.some((line) => line.includes('fax telex'))").await?;
        axe::check(browser).await?;
        browser.run("host.setAttribute('exports', '');", Vec::new()).await?;
        browser.check("without any there is no such part", "!root.querySelector('.keep')").await
    })
    .await
}

#[tokio::test]
async fn barriers_can_be_reported_from_every_screen_at_the_same_place() -> Result<()> {
    const CONTACT: &str = "root.querySelector('.foot > :last-child[data-contact] a')";
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        browser.check("without a contact there is none", "!root.querySelector('[data-contact]')").await?;
        browser.run("host.setAttribute('accessibility-contact', 'barriers@example.org');", Vec::new()).await?;
        let mail = format!("{CONTACT}?.href === 'mailto:barriers@example.org'");
        browser.check("it is on the start screen", &mail).await?;
        click(browser, "start").await?;
        browser.check("it is on a question", &mail).await?;
        click(browser, "continue").await?;
        browser.until("the error stands", "root.querySelector('[data-summary]')").await?;
        browser.check("it is there with an error", &mail).await?;
        to_the_result(browser, &SHOP_CHATBOT).await?;
        browser.check("it is on the result", &mail).await?;
        axe::check(browser).await?;
        browser.run("host.setAttribute('accessibility-contact', 'https://example.org/barriers');", Vec::new()).await?;
        browser.check("a page will do as well", &format!("{CONTACT}.href === 'https://example.org/barriers'")).await?;
        for wrong in ["javascript:alert(1)", "http://example.org", "a@b?bcc=c@d", "somewhere"] {
            browser.run("host.setAttribute('accessibility-contact', arguments[0]);", vec![json!(wrong)]).await?;
            browser.check(&format!("{wrong} is not shown"), "!root.querySelector('[data-contact]')").await?;
            let named = format!(
                "details('aiact-error').some((e) => e.code === 'attribute' && e.message.includes({}))",
                json!(wrong)
            );
            browser.check(&format!("{wrong} is named"), &named).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_rulebook_than_expected_is_reported_and_the_check_goes_on() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        let rulebook = browser.value("details('aiact-ready')[0].rulebook").await?;
        for right in ["id", "version", "fingerprint"] {
            browser
                .run(
                    "host.setAttribute('rulebook', arguments[0]);",
                    vec![rulebook.get(right).cloned().unwrap_or_default()],
                )
                .await?;
        }
        browser.check("nothing is reported", "warnings.length === 0 && !reached.has('aiact-error')").await?;
        browser.run("host.setAttribute('rulebook', '1999-12-31');", Vec::new()).await?;
        let said =
            "details('aiact-error').some((e) => e.code === 'rulebook' && e.message.includes('1999-12-31') && !e.fatal)";
        browser.check("it is reported", said).await?;
        browser.check("in the console, too", "warnings.some((line) => line.includes('1999-12-31'))").await?;
        click(browser, "start").await?;
        browser.until("the check goes on", QUESTION).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn content_of_the_page_stands_in_its_slots_also_in_print() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        opened(browser, PAGE).await?;
        let shown = "[...host.children].filter((child) => child.checkVisibility()).map((child) => child.slot)";
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
        ensure!(names(browser, shown).await? == set(&["contact", "disclaimer", "intro"]), "on the start screen");
        axe::check(browser).await?;
        click(browser, "start").await?;
        browser.until("a question stands", QUESTION).await?;
        ensure!(names(browser, shown).await? == set(&["contact", "disclaimer"]), "on a question");
        to_the_result(browser, &CV_RANKING).await?;
        ensure!(names(browser, shown).await? == set(&["after-result", "contact", "disclaimer"]), "on the result");
        browser.run("window.print = () => {};", Vec::new()).await?;
        click(browser, "print").await?;
        browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        browser
            .check("the disclaimer is printed", "host.querySelector('[slot=disclaimer] em').checkVisibility()")
            .await?;
        browser.check("the page is not", "!document.querySelector('h1').checkVisibility()").await?;
        browser.run("dispatchEvent(new Event('afterprint'));", Vec::new()).await?;
        browser.check("no mark is left", "!document.querySelector('[data-aiact-print]')").await?;

        browser.open("nowasm/e2e/contract.html").await?;
        browser
            .until("it is said that the check cannot start", "root.querySelector('[data-notice]').textContent")
            .await?;
        ensure!(names(browser, shown).await? == set(&["", "contact"]), "when the check cannot start");
        browser
            .check(
                "the error is fatal",
                "details('aiact-error')[0].code === 'blocked' && details('aiact-error')[0].fatal",
            )
            .await
    })
    .await
}

#[tokio::test]
async fn two_elements_share_nothing_that_a_visitor_does() -> Result<()> {
    const OTHER_AT_START: &str =
        "document.querySelectorAll('ai-act-check')[1].shadowRoot.querySelector('[data-step=start]')";
    const SET_UP: &str = "window.other = document.querySelectorAll('ai-act-check')[1]; window.targets = []; \
        document.addEventListener('aiact-step', (event) => targets.push(event.target.id)); \
        host.id = 'first'; other.id = 'second'; \
        for (const name of ['history', 'persist']) \
            for (const element of [host, other]) element.setAttribute(name, 'session');";
    const CHOOSE_THERE: &str = "other.shadowRoot.querySelector('[data-action=start]').click(); \
        other.shadowRoot.querySelector('input[value=model]').closest('label').click();";
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/two.html").await?;
        browser.until("both stand", &format!("{AT_START} && {OTHER_AT_START}")).await?;
        browser.run(SET_UP, Vec::new()).await?;
        click(browser, "start").await?;
        answer(browser, "object", "system").await?;
        browser.check("the other has no answer", "!('object' in other.answers.answers)").await?;
        browser.check("its events name it", "targets.length === 2 && targets.every((id) => id === 'first')").await?;
        browser.click(".option input").await?;
        let place = browser.text(QUESTION).await?;
        browser.run(CHOOSE_THERE, Vec::new()).await?;
        let chosen = "other.shadowRoot.querySelector('input:checked').value === 'model'";
        browser.check("what is chosen there is chosen there", chosen).await?;
        browser.check("and here what is chosen here", "root.querySelectorAll('input:checked').length === 1").await?;
        browser.run("history.back();", Vec::new()).await?;
        browser.until("back moves the one that moved last", OTHER_AT_START).await?;
        browser.check("and not the other", &format!("({QUESTION}) === '{place}'")).await?;
        browser.check("where the choice stays", "root.querySelectorAll('input:checked').length === 1").await?;
        browser.check("and has the focus", "document.activeElement === other").await?;
        browser.check("each stores its own", "Object.keys(sessionStorage).join() === 'ai-act-check#first'").await?;
        browser.run("location.hash = 'aiact=damaged';", Vec::new()).await?;
        browser.until("the first takes the link", "root.querySelector('[data-problem]')").await?;
        browser.check("the other does not", "!other.shadowRoot.querySelector('[data-problem]')").await?;
        browser.check("nothing went wrong", "errors.length === 0 && warnings.length === 0").await
    })
    .await
}
