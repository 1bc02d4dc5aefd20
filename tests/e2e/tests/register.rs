//! A town takes its messy list into the register, looks at it, checks a system within it, hands it on, and saves it.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, PHONE, axe, in_browser};
use serde_json::{Value, json};

const PAGE: &str = "strict/e2e/register.html";
/// The shadow root of the register.
const ROOT: &str = "document.querySelector('ai-act-register').shadowRoot";
/// A list as a town keeps it: lines above the headings, claims of all kinds, a sum.
const LIST: &str = "KI-Anwendungen der Stadt Musterhausen\r\n\r\n\
    Nr.;Bezeichnung;Dienststelle;Zweck;Status;Risikoklasse;Bem.\r\n\
    1;Chat im Netz;Amt 10;Auskunft;im Einsatz;gering;läuft\r\n\
    2;Reihung Wohngeld;Amt 50;Reihung von Anträgen;im Einsatz;minimal;\r\n\
    3;=Fristenrechner;Amt 11;rechnet;beendet;keine KI;\r\n\
    4;Kamera am Platz;Amt 32;zählt;Idee;unklar?;\r\n\
    Summe;4;;;;;\r\n";
/// Gives a file to the file field with an id, as a visitor does who chooses one.
const GIVE: &str = "const register = document.querySelector('ai-act-register').shadowRoot; const files = new DataTransfer(); \
    files.items.add(new File([arguments[2]], arguments[1])); const field = register.getElementById(arguments[0]); \
    field.files = files.files; field.dispatchEvent(new Event('change', { bubbles: true }));";
/// Clicks the control whose text begins so.
const CLICK: &str = "const register = document.querySelector('ai-act-register').shadowRoot; \
    const found = [...register.querySelectorAll('button, summary')].find((it) => it.textContent.trim().startsWith(arguments[0]) \
    && it.getClientRects().length); if (!found) throw new Error(`nothing says ${arguments[0]}`); found.click();";
/// What a download holds, as soon as there is one.
const HOLD: &str = "window.held = []; const make = URL.createObjectURL; window.showSaveFilePicker = undefined; \
    URL.createObjectURL = (blob) => { blob.text().then((text) => held.push(text)); return make.call(URL, blob); };";
/// A visitor who picks and places files without a window: they are real ones, in the file system that the browser keeps for the page.
/// `window.here` is the one that is picked, `window.elsewhere` the place that saving asks for, `window.asked` how often it did.
const PICKS: &str = "const done = arguments[arguments.length - 1]; (async () => { \
    const folder = await navigator.storage.getDirectory(); window.asked = 0; \
    window.here = await folder.getFileHandle('register.json', { create: true }); \
    window.elsewhere = await folder.getFileHandle('anderswo.json', { create: true }); \
    window.showOpenFilePicker = async () => [window.here]; \
    window.showSaveFilePicker = async () => { window.asked += 1; return window.elsewhere; }; done(true); \
    })().catch((error) => done(String(error)));";
/// A register of a town.
const TOWN: &str = include_str!("../../register/town.json");
/// What sticks out sideways, or is cut off.
const WIDE: &str = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

async fn click(browser: &Browser, words: &str) -> Result<()> {
    browser.run(CLICK, vec![json!(words)]).await.map(drop)
}

async fn give(browser: &Browser, field: &str, name: &str, content: &str) -> Result<()> {
    browser.run(GIVE, vec![json!(field), json!(name), json!(content)]).await.map(drop)
}

/// Waits until the main heading says this.
async fn headed(browser: &Browser, words: &str) -> Result<()> {
    let heading = format!("{ROOT}?.querySelector('h1')?.textContent.includes({words:?})");
    browser.until(words, &heading).await.map(drop)
}

/// No rule is violated, and nothing sticks out.
async fn looks_well(browser: &Browser) -> Result<()> {
    ensure!(browser.value(WIDE).await? == json!(false), "the page scrolls sideways");
    axe::check(browser).await
}

async fn open(browser: &Browser) -> Result<()> {
    browser.open(PAGE).await?;
    headed(browser, "Alle KI-Systeme an einem Ort").await?;
    browser.run(HOLD, Vec::new()).await.map(drop)
}

/// From the list to the register with four systems.
async fn take_in(browser: &Browser) -> Result<()> {
    give(browser, "open", "liste.csv", LIST).await?;
    headed(browser, "Stimmt die Zuordnung?").await?;
    let told = browser.text(&format!("{ROOT}.querySelector('.mapping').textContent")).await?;
    for words in ["Überschriften in Zeile 3", "übrig, wird aufbewahrt", "„unklar?“"] {
        ensure!(told.contains(words), "the mapping does not say {words:?}: {told}");
    }
    looks_well(browser).await?;
    click(browser, "Weiter zur Vorschau").await?;
    headed(browser, "4 neue Systeme").await?;
    looks_well(browser).await?;
    click(browser, "Jetzt übernehmen").await?;
    headed(browser, "4 Systeme").await
}

async fn a_town(browser: &Browser) -> Result<()> {
    open(browser).await?;
    looks_well(browser).await?;
    take_in(browser).await?;
    // One step back, and all is as before.
    click(browser, "Rückgängig").await?;
    headed(browser, "Alle KI-Systeme an einem Ort").await?;
    take_in(browser).await?;
    looks_well(browser).await?;

    click(browser, "Reihung Wohngeld").await?;
    headed(browser, "Reihung Wohngeld").await?;
    let told = browser.text(&format!("{ROOT}.querySelector('.verdict').textContent")).await?;
    ensure!(told.contains("„minimal“"), "the claim is not quoted: {told}");
    looks_well(browser).await?;
    click(browser, "Prüfung öffnen").await?;
    browser
        .until(
            "the check stands",
            &format!("{ROOT}.querySelector('ai-act-check')?.shadowRoot?.querySelector('.check')"),
        )
        .await?;
    click(browser, "Ohne Übernehmen").await?;
    beyond_the_law(browser).await?;

    click(browser, "Überblick").await?;
    headed(browser, "Überblick").await?;
    looks_well(browser).await?;
    click(browser, "Weitergeben").await?;
    headed(browser, "Weitergeben").await?;
    looks_well(browser).await?;

    click(browser, "Sichern").await?;
    let saved = browser.until("the file", "window.held[0]").await?;
    let saved: Value = serde_json::from_str(saved.as_str().unwrap_or_default())?;
    let systems = saved.get("systems").and_then(Value::as_array).map_or(0, Vec::len);
    ensure!(systems == 4, "the file holds {systems} systems");
    let kept = saved.to_string();
    ensure!(kept.contains("Wohngeldstelle") && kept.contains("ai-act-reflection/1"), "the catalogues are lost: {kept}");
    ensure!(kept.contains("läuft") && kept.contains("=Fristenrechner"), "something of the list is lost: {kept}");
    browser.nothing_went_wrong().await
}

/// What somebody writes to a catalogue belongs to the record once it is taken over, and opens again with it.
async fn beyond_the_law(browser: &Browser) -> Result<()> {
    let within = format!("{ROOT}.querySelector('ai-act-reflection')?.shadowRoot");
    let field = format!("{within}?.querySelector('#system')");
    headed(browser, "Reihung Wohngeld").await?;
    click(browser, "Kataloge ansehen").await?;
    headed(browser, "Über das Gesetz hinaus").await?;
    let begin = format!("[...({within}?.querySelectorAll('.card button') ?? [])][0]");
    browser.until("the catalogues stand", &begin).await?;
    looks_well(browser).await?;
    browser.run(&format!("{begin}.click();"), Vec::new()).await?;
    browser.until("the first begins", &field).await?;
    let write = format!(
        "const field = {field}; field.value = 'Wohngeldstelle'; field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    browser.run(&write, Vec::new()).await?;
    let accept =
        format!("[...{ROOT}.querySelectorAll('button')].some((one) => one.textContent.includes('In den Eintrag'))");
    browser.until("it can be taken over", &accept).await?;
    looks_well(browser).await?;
    click(browser, "In den Eintrag").await?;
    headed(browser, "Reihung Wohngeld").await?;
    let told = format!("{ROOT}.textContent.includes('Zu 1 Katalog ist etwas geschrieben.')");
    browser.until("the record says so", &told).await?;
    looks_well(browser).await?;
    click(browser, "Weiterarbeiten").await?;
    browser.until("the cards stand", &begin).await?;
    browser.run(&format!("[...{within}.querySelectorAll('.card button')].find((one) => one.textContent.includes('Weitermachen')).click();"), Vec::new()).await?;
    browser.until("it stands there again", &format!("{field}?.value === 'Wohngeldstelle'")).await?;
    click(browser, "Ohne Übernehmen").await
}

#[tokio::test]
async fn a_town_keeps_its_register() -> Result<()> {
    in_browser(DESKTOP, a_town).await
}

#[tokio::test]
async fn a_town_keeps_its_register_on_a_phone() -> Result<()> {
    in_browser(PHONE, a_town).await
}

#[tokio::test]
async fn the_public_register_shows_and_changes_nothing() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("strict/e2e/register-public.html").await?;
        headed(browser, "7 Systeme").await?;
        looks_well(browser).await?;
        let buttons = browser.text(&format!("{ROOT}.querySelector('.check').textContent")).await?;
        for words in ["Bearbeiten", "Sichern", "System hinzufügen"] {
            ensure!(!buttons.contains(words), "the public register offers {words:?}");
        }
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_read_is_told_in_a_sentence() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        open(browser).await?;
        give(browser, "open", "neu.json", r#"{"format":"ai-act-register/9"}"#).await?;
        let notes = format!("{ROOT}.querySelector('.notes')?.textContent");
        browser.until("a sentence", &notes).await?;
        let told = browser.text(&notes).await?;
        ensure!(told.contains("neu.json") && told.contains("ai-act-register/9"), "it says {told:?}");
        looks_well(browser).await?;
        browser.nothing_went_wrong().await
    })
    .await
}

/// Writes the file on the disk, as a colleague does.
async fn put(browser: &Browser, text: &str) -> Result<()> {
    let script = format!(
        "const done = arguments[arguments.length - 1]; window.here.createWritable().then(async (stream) => {{ \
         await stream.write({}); await stream.close(); done(true); }}).catch((error) => done(String(error)));",
        json!(text)
    );
    let done = browser.run_async(&script).await?;
    ensure!(done == json!(true), "the file cannot be written: {done}");
    Ok(())
}

/// What a file on the disk holds.
async fn on_disk(browser: &Browser, file: &str) -> Result<Value> {
    let script = format!(
        "const done = arguments[arguments.length - 1]; window.{file}.getFile().then((it) => it.text()).then(done, (error) => done(String(error)));"
    );
    let text = browser.run_async(&script).await?;
    Ok(serde_json::from_str(text.as_str().unwrap_or_default())?)
}

fn systems(register: &Value) -> usize {
    register.get("systems").and_then(Value::as_array).map_or(0, Vec::len)
}

async fn picks(browser: &Browser) -> Result<()> {
    open(browser).await?;
    let done = browser.run_async(PICKS).await?;
    ensure!(done == json!(true), "there are no files to pick: {done}");
    Ok(())
}

/// Saves, and waits until it says so.
async fn save(browser: &Browser) -> Result<()> {
    click(browser, "Sichern").await?;
    let said = format!("{ROOT}.querySelector('.notes')?.textContent.includes('ist gesichert')");
    browser.until("it is saved", &said).await.map(drop)
}

/// Whether the browser would ask before the page is left.
async fn asks_before_leaving(browser: &Browser) -> Result<bool> {
    let left = browser.value("window.dispatchEvent(new Event('beforeunload', { cancelable: true }))").await?;
    Ok(left == json!(false))
}

#[tokio::test]
async fn a_register_is_saved_in_its_place_and_takes_in_what_a_colleague_saved() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        picks(browser).await?;
        put(browser, TOWN).await?;
        browser.run(&format!("{ROOT}.getElementById('open').click();"), Vec::new()).await?;
        headed(browser, "3 Systeme").await?;
        ensure!(!asks_before_leaving(browser).await?, "nothing has changed yet");

        click(browser, "System hinzufügen").await?;
        browser
            .until("there is something to lose", &format!("{ROOT}.textContent.includes('noch nicht gesichert')"))
            .await?;
        ensure!(asks_before_leaving(browser).await?, "a change would be lost without a word");
        save(browser).await?;
        let mut there = on_disk(browser, "here").await?;
        ensure!(systems(&there) == 4, "the file has {} systems", systems(&there));
        ensure!(!asks_before_leaving(browser).await?, "all is saved");

        // A colleague names a system anew. Nothing of that is overwritten.
        *there.pointer_mut("/systems/0/name").context("the first system has a name")? =
            json!("Von der Kollegin benannt");
        put(browser, &there.to_string()).await?;
        click(browser, "Systeme").await?;
        click(browser, "System hinzufügen").await?;
        click(browser, "Sichern").await?;
        headed(browser, "dazunehmen?").await?;
        looks_well(browser).await?;
        ensure!(on_disk(browser, "here").await? == there, "what the colleague saved is overwritten");
        click(browser, "Zusammenführen").await?;
        headed(browser, "5 Systeme").await?;
        save(browser).await?;
        let both = on_disk(browser, "here").await?;
        ensure!(systems(&both) == 5 && both.to_string().contains("Von der Kollegin benannt"), "not both: {both}");
        ensure!(browser.value("window.asked").await? == json!(0), "a file with a place asked for another one");
        browser.nothing_went_wrong().await
    })
    .await
}

#[tokio::test]
async fn a_register_that_was_only_dropped_asks_for_a_place() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        picks(browser).await?;
        put(browser, "a file of the same name, which is another's").await?;
        give(browser, "open", "register.json", TOWN).await?;
        headed(browser, "3 Systeme").await?;
        click(browser, "System hinzufügen").await?;
        save(browser).await?;
        ensure!(browser.value("window.asked").await? == json!(1), "it does not ask where");
        ensure!(systems(&on_disk(browser, "elsewhere").await?) == 4, "the file is not whole");
        browser.nothing_went_wrong().await
    })
    .await
}
