//! What documents that are no law ask: a catalogue worked through, kept and opened again; the matrix; and all of it below the
//! result of a check.

use ai_act_check::documents::reflection::Reflection;
use anyhow::{Context, Result, ensure};
use e2e::visitors::TOWN_HALL;
use e2e::{Browser, DESKTOP, PHONE, Size, axe, in_browser, probe};
use serde_json::json;

/// Collects what would leave the page.
const COLLECT: &str = "window.files = []; window.told = []; window.printed = []; \
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.files.push([blob.type, text])); return 'blob:none'; }; \
    window.print = () => window.printed.push([document.title, root.querySelector('.paper').textContent]) && dispatchEvent(new Event('afterprint')); \
    addEventListener('aiact-reflection', ({ detail }) => window.told.push(detail));";
/// A text of a visitor that would be a script somewhere.
const HOSTILE: &str = "<img src=x onerror=alert(1)> & \"so\"";

async fn open(browser: &Browser) -> Result<()> {
    browser.open("strict/e2e/reflection.html").await?;
    browser.run("window.subject = document.querySelector('ai-act-reflection');", Vec::new()).await?;
    browser.until("the cards stand", "root.querySelectorAll('.card').length === 3").await?;
    browser.run(COLLECT, Vec::new()).await.map(drop)
}

/// Clicks the control whose words begin so.
async fn choose(browser: &Browser, words: &str) -> Result<()> {
    let script = "const said = (it) => it.textContent.trim().replace(/\\s+/g, ' '); \
        const found = [...root.querySelectorAll('button, summary, .fifth, .certain')] \
            .find((it) => it.checkVisibility() && said(it).startsWith(arguments[0])); found?.click(); return Boolean(found);";
    let found = browser.run(script, vec![json!(words)]).await?;
    ensure!(found == json!(true), "there is no \"{words}\". On screen: {}", browser.screen().await?);
    browser.run_async("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done));").await.map(drop)
}

/// Answers the point with a number on the page.
async fn answer(browser: &Browser, point: usize, state: usize) -> Result<()> {
    browser.click(&format!(".point:nth-of-type({point}) .fifth:nth-child({state}) input")).await
}

async fn write(browser: &Browser, selector: &str, text: &str) -> Result<()> {
    let script = "const field = root.querySelector(arguments[0]); field.value = arguments[1]; \
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.run(script, vec![json!(selector), json!(text)]).await.map(drop)
}

/// What stands is whole, named, and says that it is no law.
async fn look(browser: &Browser, level: u8) -> Result<()> {
    axe::check(browser).await?;
    for question in ["reflow()", "legible()", "unbroken([''])", "names()", "contrast(4.5)"] {
        probe::ask(browser, question).await?;
    }
    probe::ask(browser, &format!("headings({level})")).await?;
    browser
        .check("it says that it is no law", "root.querySelector('.no-law').textContent.includes('Kein Gesetz')")
        .await
}

async fn work(size: Size) -> Result<()> {
    in_browser(size, async |browser| {
        open(browser).await?;
        look(browser, 2).await?;
        choose(browser, "Ansehen").await?;
        browser
            .check(
                "the heading has the focus",
                "root.activeElement?.textContent === 'Sieben Werte für KI in der Verwaltung'",
            )
            .await?;
        write(browser, "#system", "Reihung Wohngeld").await?;
        look(browser, 2).await?;
        choose(browser, "Beginnen").await?;
        browser
            .check(
                "a source stands at every point",
                "[...root.querySelectorAll('.point')].every((it) => it.querySelector('.source'))",
            )
            .await?;
        answer(browser, 1, 2).await?;
        browser.until("what is missing can be written", "root.querySelector('.missing input')").await?;
        write(browser, ".missing input", HOSTILE).await?;
        write(browser, "[type=date]", "2027-02-01").await?;
        answer(browser, 2, 1).await?;
        look(browser, 2).await?;
        // Whoever changes their mind, and changes it back, loses nothing.
        answer(browser, 1, 1).await?;
        browser
            .until("the note is kept in sight", "root.querySelector('.kept')?.textContent.includes('onerror')")
            .await?;
        answer(browser, 1, 3).await?;
        browser
            .until("it is back in its field", "root.querySelector('.missing input')?.value.includes('onerror')")
            .await?;
        choose(browser, "Drucken, auch unfertig").await?;
        browser
            .until(
                "it was printed",
                "printed[0]?.[0].includes('Reihung Wohngeld') && printed[0][1].includes('onerror')",
            )
            .await?;
        choose(browser, "Profil und Ergebnis").await?;
        browser
            .check(
                "the counts are words",
                "root.querySelector('.counts').textContent.startsWith('1 erledigt, 1 noch nicht')",
            )
            .await?;
        browser.check("there is no score", "!root.querySelector('.main').textContent.includes('%')").await?;
        choose(browser, "Wir setzen es nicht ein").await?;
        write(browser, "#reason", "Es geht ohne.").await?;
        look(browser, 2).await?;
        keep(browser).await?;
        browser
            .check("nothing is stored", "localStorage.length + sessionStorage.length === 0 && !document.cookie")
            .await?;
        browser.nothing_went_wrong().await
    })
    .await
}

/// Takes all files along, and opens the one that opens again.
async fn keep(browser: &Browser) -> Result<()> {
    for file in ["Bericht (HTML)", "Bericht (Markdown)", "Plan als Termine", "Sichern zum Weitermachen"] {
        choose(browser, file).await?;
    }
    browser.until("four files came", "files.length === 4").await?;
    let file = |kind: &str| format!("files.find(([type]) => type.startsWith('{kind}'))[1]");
    browser.check("hostile text is text", &format!("!{}.includes('<img')", file("text/html"))).await?;
    browser
        .check("the plan is a calendar", &format!("{}.includes('DTSTART;VALUE=DATE:20270201')", file("text/calendar")))
        .await?;
    let saved = browser.text(&file("application/json")).await?;
    let read = Reflection::read(&saved).map_err(anyhow::Error::msg).context("the saved file")?;
    ensure!(read.system == "Reihung Wohngeld" && read.points.len() == 2, "saved: {saved}");
    browser
        .check(
            "the page was told the same",
            &format!("JSON.stringify(told.at(-1)) === JSON.stringify(JSON.parse({}))", file("application/json")),
        )
        .await?;

    // In an element that knows nothing yet.
    browser
        .run("const other = document.createElement('ai-act-reflection'); other.lang = 'en'; other.reflection = JSON.parse(arguments[0]); \
            window.subject.replaceWith(other); window.subject = other;", vec![json!(saved)])
        .await?;
    browser.until("it is open again", "root.querySelector('#system')?.value === 'Reihung Wohngeld'").await?;
    choose(browser, "Profile and outcome").await?;
    browser.check("the outcome is there", "root.querySelectorAll('.outcome input')[2].checked && root.querySelector('#reason').value === 'Es geht ohne.'").await?;
    browser.run("window.subject.take('reflection', '{\"format\":\"ai-act-reflection/9\"}');", Vec::new()).await?;
    browser.check("it still stands", "Boolean(root.querySelector('.outcome'))").await
}

#[tokio::test]
async fn a_reflection_is_worked_kept_and_opened_again() -> Result<()> {
    work(DESKTOP).await
}

#[tokio::test]
async fn a_reflection_fits_a_telephone() -> Result<()> {
    work(PHONE).await
}

#[tokio::test]
async fn sheets_of_the_white_paper_are_filled_in_and_printed() -> Result<()> {
    for size in [DESKTOP, PHONE] {
        in_browser(size, async |browser| {
            open(browser).await?;
            browser.run("[...root.querySelectorAll('.card button')].at(-1).click();", Vec::new()).await?;
            browser.until("the overview stands", "root.querySelector('[data-step=overview]')").await?;
            choose(browser, "Vulnerabilitäts-Risiko-Matrix").await?;
            choose(browser, "Gruppe hinzufügen").await?;
            browser.until("the new group has the focus", "root.activeElement?.id === 'group-1'").await?;
            write(browser, "#group-1", "Menschen ohne eigenes Gerät").await?;
            browser
                .run("const list = root.querySelector('#impact-1'); list.selectedIndex = 2; list.dispatchEvent(new Event('change'));", Vec::new())
                .await?;
            let cell = "root.querySelector('.cells [data-weight=\"3\"]:last-child').textContent.includes('eigenes')";
            browser.until("the group stands in its cell", cell).await?;
            look(browser, 2).await?;
            choose(browser, "Leer drucken").await?;
            browser.until("nothing of it is on the empty sheet", "printed[0] && !printed[0][1].includes('1 Menschen ohne')").await?;
            for sheet in ["Vorlage: ein Werkzeug", "Workshop", "Retrospektive", "Lernprotokoll", "Ressourcen"] {
                choose(browser, sheet).await?;
                look(browser, 2).await?;
            }
            browser.nothing_went_wrong().await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn below_a_result_it_is_offered_closed_and_knows_the_answers() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("strict/e2e/beyond.html").await?;
        browser.until("the start stands", "root.querySelector('[data-step=start]')").await?;
        browser.check("nothing is offered before", "!host.querySelector('[slot]')").await?;
        TOWN_HALL.pass(browser, async |_: &str| Ok(())).await?;
        browser.until("it is offered", "host.querySelector('[slot=after-result]')").await?;
        let fetched = "performance.getEntriesByType('resource').some(({ name }) => /reflection[^/]*wasm/.test(name))";
        browser.check("nothing of it is loaded", &format!("!{fetched}")).await?;
        browser
            .run("const { shadowRoot } = host.querySelector('[slot=after-result]'); shadowRoot.querySelector('summary').click(); \
                window.below = () => shadowRoot.querySelector('ai-act-reflection');", Vec::new())
            .await?;
        browser.until("it stands", "below()?.shadowRoot.querySelectorAll('.card').length === 2").await?;
        axe::check_part(browser, "ai-act-check").await?;
        browser.run("window.subject = below();", Vec::new()).await?;
        choose(browser, "Ansehen").await?;
        let known = "root.querySelector('.known input[name=fact-public-body]').checked";
        browser.until("the check has told that this is a public body", known).await?;
        look(browser, 4).await?;
        a_case_has_what_was_written(browser).await?;
        browser.run("document.querySelector('ai-act-check').lang = 'en';", Vec::new()).await?;
        browser.until("the language follows", "root.querySelector('.no-law').textContent.includes('No law')").await?;
        browser.nothing_went_wrong().await
    })
    .await
}

/// What was written goes into the saved case and comes out of it; a check that is begun anew has nothing of it.
async fn a_case_has_what_was_written(browser: &Browser) -> Result<()> {
    const CHECK: &str = "document.querySelector('ai-act-check')";
    const WRITTEN: &str = "root.querySelector('#system')";
    let written = |text: &str| format!("{CHECK}.reflections?.[0]?.system === {text:?}");
    let below = "document.querySelector('ai-act-check > [slot=after-result]').shadowRoot";
    let press = |words: &str| {
        format!(
            "[...{below}.querySelectorAll('button')].find(({{ textContent }}) => textContent === {words:?}).click();"
        )
    };
    browser.check("nothing was written yet", &format!("{CHECK}.reflections === null")).await?;
    let write = format!(
        "const field = {WRITTEN}; field.value = 'Chatbot der Stadt'; field.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}));"
    );
    browser.run(&write, Vec::new()).await?;
    browser.until("it belongs to the case", &written("Chatbot der Stadt")).await?;
    let collect = format!(
        "window.files = []; URL.createObjectURL = (blob) => {{ blob.text().then((text) => files.push(text)); return 'blob:none'; }}; \
        {CHECK}.shadowRoot.querySelector('[data-action=json]').click();"
    );
    browser.run(&collect, Vec::new()).await?;
    let saved = browser.until("the case is handed out", "files[0]").await?;
    ensure!(
        saved.as_str().is_some_and(|text| text.contains("Chatbot der Stadt")),
        "the case has nothing of it: {saved}"
    );

    let sum = "[...document.querySelector('ai-act-check').shadowRoot.querySelectorAll('.record')].some(({ textContent }) => \
        textContent.includes(JSON.parse(arguments[0]).sha256))";
    let printed = browser.run(&format!("return {sum};"), vec![saved.clone()]).await?;
    ensure!(printed == json!(true), "the print has another checksum than the file");

    // Begun anew: the check knows nothing of it, and what stands here is only offered.
    browser.run(&format!("{CHECK}.answers = {CHECK}.answers;"), Vec::new()).await?;
    let goes_on = |action: &str| format!("{CHECK}.shadowRoot.querySelector('[data-action={action}]')");
    for action in ["start", "result"] {
        browser.until("it goes on", &goes_on(action)).await?;
        browser.run(&format!("{}.click();", goes_on(action)), Vec::new()).await?;
    }
    browser.until("it is offered", &format!("{below}.querySelector('.former')")).await?;
    browser.check("the new case has nothing of it", &format!("{CHECK}.reflections === null")).await?;
    browser.run(&press("Für diesen Fall übernehmen"), Vec::new()).await?;
    browser.until("it belongs to this case now", &written("Chatbot der Stadt")).await?;
    browser.check("nothing else is offered", &format!("!{below}.querySelector('.former')")).await?;

    // Another name, and then the file: what it holds counts, and the other name is offered.
    browser.run(&write.replace("Chatbot der Stadt", "Anderes"), Vec::new()).await?;
    browser.until("it is called otherwise", &written("Anderes")).await?;
    let open = format!(
        "const field = {CHECK}.shadowRoot.querySelector('input[type=file]'); const list = new DataTransfer(); \
        list.items.add(new File([arguments[0]], 'case.json')); field.files = list.files; \
        field.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}));"
    );
    browser.run(&format!("{}.click();", goes_on("restart")), Vec::new()).await?;
    browser.until("a file can be opened", &format!("{CHECK}.shadowRoot.querySelector('input[type=file]')")).await?;
    browser.run(&open, vec![saved]).await?;
    browser.until("the file's counts", &written("Chatbot der Stadt")).await?;
    browser.until("the other is offered", &format!("{below}.querySelector('.former')")).await?;
    axe::check_part(browser, "ai-act-check").await?;
    browser.run(&press("Verwerfen"), Vec::new()).await?;
    browser.until("it is gone", &format!("!{below}.querySelector('.former')")).await?;
    browser.until("it stands in the field", &format!("{WRITTEN}?.value === 'Chatbot der Stadt'")).await.map(drop)
}
