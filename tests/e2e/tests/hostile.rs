//! Whatever a page sets and a visitor types: nothing goes wrong, nothing runs, text stays text, and the check can be used
//! afterwards. Under the strictest policy, which would report what got out of its place.

use std::env;

use ai_act_check::documents::{case, link};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::report::calendar::calendar;
use ai_act_check::report::document::Document;
use ai_act_check::report::{html, markdown};
use ai_act_check::rulebooks::EU_AI_ACT;
use ai_act_check::rulebooks::pack;
use ai_act_check::session::{Remarks, Session, Telling, isolated};
use ai_act_check::text::Catalogue;
use anyhow::{Context, Result, anyhow, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use e2e::visitors::CV_RANKING;
use e2e::{Browser, DESKTOP, in_browser};
use fastrand::Rng;
use serde_json::{Map, Value, json};

const PAGE: &str = "strict/e2e/anything.html";
const DAY: Date = Date::new(2026, 11, 21);
/// How many elements go through it all.
const TURNS: usize = 40;

/// What breaks out of its place, what turns the writing, what is made for other readers, what is too long.
const HOSTILE: [&str; 40] = [
    "",
    " ",
    "\0",
    "\t\r\n",
    "\u{b}\u{c}\u{1b}[2J",
    "\u{85}\u{a0}\u{2028}\u{2029}",
    "\u{202e}evil\u{202c}",
    "\u{2066}\u{2067}\u{2068}x\u{2069}",
    "\u{200f}\u{61c}\u{feff}\u{fffe}\u{fdd0}\u{10ffff}",
    "(2) \u{5e9}\u{5dc}\u{5d5}\u{5dd} 3",
    "\u{645}\u{631}\u{62d}\u{628}\u{627} \u{661} -",
    "e\u{301}\u{327}\u{1f469}\u{200d}\u{1f680}\u{fe0f}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></style></textarea></script><svg onload=alert(1)>",
    "\"><b onmouseover=\"alert(1)\">",
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://example.org/<b>?x=\"'&amp;#y",
    "https://\u{5e9}\u{5dc}.example/\u{202e}gro",
    "https://",
    "https://[::1",
    "a@b",
    "\u{202e}a@b\u{5d0}",
    "a@b?bcc=c@d",
    "${alert(1)} {{alert(1)}} {name} {n} {date.general} %s %00 \\u0000",
    "](javascript:alert(1)) | ` * _ # <!-- --> ]]>",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "NaN",
    "-1",
    "1e999",
    "2027-02-29",
    "9999-12-31",
    "0000-00-00",
    "{\"answers\":{\"object\":[\"system\"]}}",
    "#aiact=v1.20261121.20261121.AAAA",
];
/// Halves of pairs, which are no text at all.
const HALVES: [&[u16]; 4] = [&[0xd800], &[0xdc00, 0xd83d], &[0x61, 0xdbff, 0x62], &[0xd83d, 0xd83d, 0xde00]];

/// The attributes with values that are understood.
const ATTRIBUTES: [(&str, &[&str]); 13] = [
    ("lang", &["de", "en", "de-AT", "EN"]),
    ("theme", &["auto", "light", "dark"]),
    ("as-of", &["2024-08-01", "2026-11-21", "2031-01-01"]),
    ("start", &["choose", "ask", "web-chatbot"]),
    ("heading-level", &["1", "2", "6"]),
    ("rulebook", &["eu-ai-act"]),
    ("persist", &["none", "session", "local"]),
    ("history", &[""]),
    ("exports", &["", "print html", "markdown json calendar link"]),
    ("accessibility-contact", &["barriers@example.org", "https://example.org/barriers"]),
    ("id", &["check"]),
    ("dir", &["rtl", "auto"]),
    ("class", &["check"]),
];
const GIVEN: [&str; 15] = [
    "text", "option", "question", "list", "wrong", "nothing", "absent", "number", "big", "symbol", "code", "page",
    "throwing", "deep", "circle",
];

/// The seed of all chance in here: always the same, or the one in `AIACT_SEED`, to look further by hand.
fn seed() -> Result<u64> {
    const SEED: u64 = 20_261_121;
    env::var("AIACT_SEED").map_or(Ok(SEED), |seed| seed.parse().context("AIACT_SEED is no number"))
}

/// A hostile text in code units, and how often it is repeated.
fn text(chance: &mut Rng) -> (Vec<u16>, usize) {
    let mut units = Vec::new();
    for _ in 0..chance.usize(1..4) {
        if chance.u8(..4) == 0 {
            units.extend(HALVES.iter().copied().nth(chance.usize(..HALVES.len())).unwrap_or_default());
        } else {
            units.extend(chance.choice(HOSTILE).unwrap_or_default().encode_utf16());
        }
    }
    (units, if chance.u8(..8) == 0 { chance.usize(..5000) } else { 1 })
}

/// A hostile text that might be taken for an address.
fn address(chance: &mut Rng) -> (Vec<u16>, usize) {
    let addresses: Vec<&str> = HOSTILE.into_iter().filter(|text| text.contains([':', '@'])).collect();
    (chance.choice(addresses).unwrap_or_default().encode_utf16().collect(), 1)
}

/// An attribute is given a hostile value. Of all texts, few would ever be a link.
fn set(chance: &mut Rng, name: &str) -> Value {
    json!(["set", name, if name == "accessibility-contact" { address(chance) } else { text(chance) }])
}

/// Something that a page or a visitor does, as `pages/anything.js` knows it.
fn step(chance: &mut Rng) -> Value {
    let (name, understood) = chance.choice(ATTRIBUTES).unwrap_or_default();
    let hostile = text(chance);
    match chance.u8(..20) {
        0..6 => set(chance, name),
        6..9 => {
            let value = chance.choice(understood).copied().unwrap_or_default();
            json!(["set", name, (value.encode_utf16().collect::<Vec<_>>(), 1)])
        }
        9 => json!(["remove", name]),
        10 | 11 => json!(["answers", chance.choice(GIVEN), hostile]),
        12 => json!(["result", hostile]),
        13 => json!([chance.choice(["join", "leave"])]),
        14 => json!(["hash", hostile]),
        15 => json!(["stored", chance.choice(["sessionStorage", "localStorage"]), hostile]),
        16 => json!(["state", hostile]),
        17 => json!(["press", chance.u8(..)]),
        18 => json!(["type", hostile]),
        _ => json!([chance.choice(["wait", "stand"])]),
    }
}

/// The answers of a journey as pages give them.
fn answers() -> Value {
    let answers: Map<String, Value> =
        CV_RANKING.answers.iter().map(|(question, options)| ((*question).to_owned(), json!(options))).collect();
    json!(answers)
}

async fn opened(browser: &Browser) -> Result<()> {
    browser.open(PAGE).await?;
    browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await.map(drop)
}

#[tokio::test]
async fn attributes_and_properties_take_anything_in_any_order() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let seed = seed()?;
        let mut chance = Rng::with_seed(seed);
        opened(browser).await?;
        for turn in 0..TURNS {
            let mut steps: Vec<Value> = (0..chance.usize(1..20)).map(|_| step(&mut chance)).collect();
            // What stands last is what must be followed or named.
            for (name, _) in ATTRIBUTES {
                steps.extend(chance.bool().then(|| set(&mut chance, name)));
            }
            let script = format!(
                "const done = arguments[0]; turn({}, {}).then(done, (error) => done([String(error)]));",
                json!(steps),
                answers()
            );
            let wrong = browser.run_async(&script).await;
            let told = || format!("turn {turn} with AIACT_SEED={seed}: {}", json!(steps));
            let wrong = wrong.with_context(told)?;
            ensure!(wrong == json!([]), "{wrong:#} in {}", told());
        }
        Ok(())
    })
    .await
}

/// A visit with a hostile name, and another hostile reason for each answer; as the page is to be told, and as it must be kept.
fn visit(first: usize) -> Result<(Value, Session)> {
    let mut texts: Vec<Vec<u16>> = HOSTILE.iter().map(|text| text.encode_utf16().collect()).collect();
    texts.extend(HALVES.map(<[u16]>::to_vec));
    texts.push("\u{202e}<b>\u{5d0}".repeat(400).encode_utf16().collect());
    let mut texts = texts.into_iter().cycle().skip(first);
    let mut answers = Answers::default();
    for (question, options) in CV_RANKING.answers {
        answers.give(&EU_AI_ACT, question, options).map_err(|error| anyhow!("{question}: {error}"))?;
    }
    let mut session = Session::with_answers(&EU_AI_ACT, answers, DAY)?;
    let mut told = Map::new();
    for (question, _) in [("", &[][..])].iter().chain(CV_RANKING.answers) {
        let text = texts.next().context("a cycle has no end")?;
        let kept = String::from_utf16_lossy(&text);
        match EU_AI_ACT.question(question) {
            Some(question) => session.remarks_mut().set_reason(question.id, &kept),
            None => session.remarks_mut().set_name(&kept),
        }
        told.insert((*question).to_owned(), json!(text));
    }
    Ok((json!(told), session))
}

/// Types into a field, as far as it is there: a reason by question, the name without one.
const TYPE: &str = "const [told] = arguments; \
    for (const [question, units] of Object.entries(told)) { \
        const field = root.querySelector(question ? `[data-reason=${question}]` : '[data-name]'); \
        if (!field) continue; \
        field.value = String.fromCharCode(...units); \
        field.dispatchEvent(new Event('change', { bubbles: true })); \
    }";
/// What the fields of this screen hold, by question.
const FIELDS: &str = "Object.fromEntries([...root.querySelectorAll('[data-reason]')] \
    .map((field) => [field.dataset.reason, field.value]))";
const CLEAN: &str = "errors.length + ran.length === 0 && markup(root).length === 0";

async fn press(browser: &Browser, action: &str, next: &str) -> Result<()> {
    browser.run(&format!("root.querySelector('[data-action={action}]').click();"), Vec::new()).await?;
    browser.until(&format!("{next} stands"), &format!("root.querySelector('{next}')")).await.map(drop)
}

#[tokio::test]
async fn free_text_stays_text_in_every_view_and_report() -> Result<()> {
    let words = Catalogue::read(pack("en").context("no English")?, &EU_AI_ACT)?;
    in_browser(DESKTOP, async |browser| {
        for first in (0..=HOSTILE.len()).step_by(8) {
            let (told, session) = visit(first)?;
            let remarks = session.remarks();
            opened(browser).await?;
            browser.run("host.answers = { answers: arguments[0] };", vec![answers()]).await?;
            press(browser, "start", "[data-step=answers]").await?;
            browser.run(TYPE, vec![told.clone()]).await?;
            press(browser, "result", "[data-step=result]").await?;
            browser.run(TYPE, vec![told]).await?;
            on_screen(browser, remarks).await?;
            let files = reports(browser, &session, &words).await?;
            links(browser, remarks).await?;
            browser.check("nothing went wrong", CLEAN).await?;
            shown_alone(browser, &files, remarks).await.with_context(|| format!("the report of visit {first}"))?;
        }
        Ok(())
    })
    .await
}

/// Every screen that has free text holds what was kept of it.
async fn on_screen(browser: &Browser, remarks: &Remarks) -> Result<()> {
    // Drawn anew, by way of the list of answers.
    press(browser, "answers", "[data-step=answers]").await?;
    let fields: Map<String, Value> = serde_json::from_value(browser.value(FIELDS).await?)?;
    for (question, field) in &fields {
        ensure!(field == remarks.reason(question), "{question}: {field} and not {:?}", remarks.reason(question));
    }
    ensure!(fields.len() == CV_RANKING.answers.len(), "every answer has its field, not only {}", fields.len());
    let turned = "[...root.querySelectorAll('[data-reason]')].every((field) => \
        (getComputedStyle(field).direction === 'rtl') === /^[^a-z]*[\\u05d0-\\u0648]/i.test(field.value))";
    browser.check("Hebrew and Arabic are written from the right, and nothing else", turned).await?;
    browser.check("nothing became markup", CLEAN).await?;
    press(browser, "result", "[data-step=result]").await?;
    let name = browser.text("root.querySelector('[data-name]').value").await?;
    ensure!(name == remarks.name(), "the name is {name:?} and not {:?}", remarks.name());
    let printed = browser.text("root.querySelector('.printed .system').textContent").await?;
    ensure!(printed.ends_with(&isolated(remarks.name())), "the print is headed {printed:?}");
    let record = browser.text("root.querySelector('.record').textContent").await?;
    for (question, reason) in remarks.reasons() {
        ensure!(record.contains(&isolated(reason)), "the reason for {question} is not in the print: {reason:?}");
    }
    Ok(())
}

/// Every file is, byte for byte, what the program writes, whose reports are read back by other parsers. Returns the HTML.
async fn reports(browser: &Browser, session: &Session, words: &Catalogue) -> Result<String> {
    browser
        .run(
            "files.splice(0); for (const kind of arguments) root.querySelector(`[data-action=${kind}]`).click();",
            ["html", "markdown", "json", "calendar"].map(Value::from).to_vec(),
        )
        .await?;
    browser.until("four files come", "files.length === 4").await?;
    let files: Vec<(String, String)> = serde_json::from_value(browser.value("files").await?)?;
    let document = Document::of(&Telling::of(session, words));
    let page = html::render(&document);
    for (kind, expected) in [
        ("text/html", page.clone()),
        ("text/markdown", markdown::render(&document)),
        ("application/json", case::write(&Telling::of(session, words))),
        ("text/calendar", calendar(session, words).context("there are dates")?),
    ] {
        let found = files.iter().find(|file| file.0 == kind).with_context(|| format!("no {kind} came"))?;
        ensure!(found.1 == expected, "the program writes another {kind} about {:?}", session.remarks());
    }
    Ok(page)
}

/// A link brings the free text back, if it fits in.
async fn links(browser: &Browser, remarks: &Remarks) -> Result<()> {
    browser.run("root.querySelector('[data-with-text]').click();", Vec::new()).await?;
    press(browser, "link", "[data-link], .keep .error").await?;
    let address = browser.value("root.querySelector('[data-link]')?.value ?? null").await?;
    let Some(address) = address.as_str() else { return Ok(()) };
    let case = link::read(&EU_AI_ACT, address.split_once('#').context("the link has no fragment")?.1)?;
    ensure!(case.remarks.name() == remarks.name(), "the link has the name {:?}", case.remarks.name());
    for (question, reason) in remarks.reasons() {
        ensure!(case.remarks.reason(question) == reason, "the link has lost the reason for {question}");
    }
    Ok(())
}

/// The HTML report as a page of its own, without any policy but its own.
async fn shown_alone(browser: &Browser, page: &str, remarks: &Remarks) -> Result<()> {
    browser.open(&format!("data:text/html;charset=utf-8;base64,{}", BASE64_STANDARD.encode(page))).await?;
    browser.until("the report stands", "document.querySelector('main > h1')").await?;
    let tags = "[...new Set([...document.querySelectorAll('*')].map((node) => node.localName))] \
        .filter((tag) => !'html head meta title style body main h1 h2 h3 p ul li div table caption thead tbody tr th td a' \
            .split(' ').includes(tag))";
    let tags = browser.value(tags).await?;
    ensure!(tags == json!([]), "these are no elements of a report: {tags}");
    if !remarks.name().is_empty() {
        ensure!(browser.text("document.title").await? == isolated(remarks.name()), "the title");
    }
    let text = browser.text("document.querySelector('main').textContent").await?;
    for (question, reason) in remarks.reasons() {
        ensure!(text.contains(&isolated(reason)), "the reason for {question} is not shown: {reason:?}");
    }
    Ok(())
}
