//! A visit in Chromium, measured: what is loaded, when the first question stands, how long a click takes, how much memory.
//! `cargo xtask bench` runs it and reads what it prints, one JSON document.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::visitors::TOWN_HALL;
use e2e::{Browser, DESKTOP, in_browser};
use serde_json::{Value, json};

/// Browsers started for each setting; each is new, so nothing is cached.
const VISITS: usize = 9;
/// The page as it is pasted, with its own files only.
const PAGE: &str = "ai-act-check/snippet.html";
/// A page with nothing on it.
const EMPTY: &str = "e2e/empty.html";
/// The demo page, where the widget stands among other things.
const DEMO: &str = "index.html";
/// The same page where no script may run: text, a font, a layout.
const SILENT: &str = "noscript/index.html";

/// How fast the visitor's device and line are.
struct Setting {
    name: &'static str,
    /// How many times slower the processor is made.
    slower: u32,
    /// Latency in milliseconds and bytes per second of a mobile line.
    line: Option<(u32, u32)>,
}

const SETTINGS: [Setting; 3] = [
    Setting { name: "1x", slower: 1, line: None },
    Setting { name: "4x", slower: 4, line: None },
    // Lighthouse's "slow 4G": 1.6 Mbit/s, 150 ms.
    Setting { name: "4x, slow 4G", slower: 4, line: Some((150, 200_000)) },
];

/// Before any script of the page: notes when each screen stands and is painted, and begins once the start screen is painted.
const RECORDER: &str = "
    window.marks = {};
    const painted = (then) => requestAnimationFrame(() => setTimeout(then));
    document.addEventListener('aiact-step', ({ detail: { step }, target }) => {
        if (marks[step]) return;
        marks[step] = performance.now();
        painted(() => {
            marks[`${step} painted`] = performance.now();
            if (step === 'start') target.shadowRoot.querySelector('[data-action=start]').click();
        });
    });";

/// Answers what is asked until the result stands. For each click: the screen it led to, milliseconds until the handler was
/// done and until the next frame was painted.
const WALK: &str = "
    const [done] = arguments;
    const answers = ANSWERS;
    const root = document.querySelector('ai-act-check').shadowRoot;
    const painted = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    const now = () => root.querySelector('[data-step]').dataset.step;
    (async () => {
        const clicks = [];
        while (now() !== 'result' && clicks.length < 60) {
            const question = root.querySelector('[data-question]')?.dataset.question;
            if (now() === 'question') for (const option of answers[question]) root.querySelector(`input[value=\"${option}\"]`).click();
            const button = root.querySelector(`[data-action=${now() === 'question' ? 'continue' : 'result'}]`);
            await painted();
            const begin = performance.now();
            button.click();
            const handled = performance.now() - begin;
            const to = now();
            await painted();
            clicks.push({ to, handled, painted: performance.now() - begin });
        }
        return clicks;
    })().then(done, (error) => done(String(error)));";

/// The same work at every speed, in milliseconds: whether the processor was really made slower.
const LOOP: &str = "(() => { const begin = performance.now(); let sum = 0; \
    for (let i = 0; i < 2e7; i += 1) sum = (sum + i * i) % 1000003; return performance.now() - begin + 0 * sum; })()";

const LOADED: &str = "performance.getEntriesByType('resource').map((entry) => \
    ({ name: entry.name.split('/').pop(), sent: entry.encodedBodySize }))";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut visits = serde_json::Map::new();
    for setting in &SETTINGS {
        let mut found = Vec::new();
        for _ in 0..VISITS {
            in_browser(DESKTOP, async |browser| {
                found.push(visit(browser, setting).await.with_context(|| format!("at {}", setting.name))?);
                Ok(())
            })
            .await?;
        }
        visits.insert(setting.name.to_owned(), found.into());
    }
    let mut memory = Vec::new();
    for _ in 0..VISITS {
        memory.push(json!({
            "empty": memory_of(EMPTY, false).await?,
            "silent": memory_of(SILENT, false).await?,
            "result": memory_of(DEMO, true).await?,
        }));
    }
    println!("{}", json!({ "visits": visits, "memory": memory }));
    Ok(())
}

async fn visit(browser: &Browser, setting: &Setting) -> Result<Value> {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": RECORDER })).await?;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": setting.slower })).await?;
    if let Some((latency, speed)) = setting.line {
        browser.devtools("Network.enable", json!({})).await?;
        let line =
            json!({ "offline": false, "latency": latency, "downloadThroughput": speed, "uploadThroughput": speed });
        browser.devtools("Network.emulateNetworkConditions", line).await?;
    }
    browser.open(PAGE).await?;
    browser.until("the first question is painted", "marks['question painted']").await?;
    let (marks, loaded) = (browser.value("marks").await?, browser.value(LOADED).await?);
    let calibration = browser.value(LOOP).await?;
    let clicks = walk(browser).await?;
    Ok(json!({ "marks": marks, "loaded": loaded, "loop": calibration, "clicks": clicks }))
}

async fn walk(browser: &Browser) -> Result<Value> {
    let answers: HashMap<_, _> = TOWN_HALL.answers.iter().copied().collect();
    let clicks = browser.run_async(&WALK.replace("ANSWERS", &json!(answers).to_string())).await?;
    let last = clicks.as_array().and_then(|clicks| clicks.last()).and_then(|click| click.get("to"));
    ensure!(last == Some(&json!("result")), "the visit does not end at the result: {clicks}");
    Ok(clicks)
}

/// Memory of the page's processes in kilobytes: now, and at most so far.
async fn memory_of(page: &str, walked: bool) -> Result<Value> {
    let mut found = Value::Null;
    in_browser(DESKTOP, async |browser| {
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": RECORDER })).await?;
        browser.open(page).await?;
        if walked {
            browser.until("the first question is painted", "marks['question painted']").await?;
            walk(browser).await?;
        }
        let script = browser.asked("Runtime.getHeapUsage", json!({})).await?;
        let (proportional, peak) = renderers(browser)?;
        found = json!({ "pss": proportional, "peak": peak, "script": script.get("usedSize") });
        Ok(())
    })
    .await?;
    Ok(found)
}

/// Of all processes that show pages: their share of memory now, and the highest use of the largest one, in kilobytes.
fn renderers(browser: &Browser) -> Result<(u64, u64)> {
    let (mut share, mut peak) = (0, 0);
    for process in below(browser.driver().context("the driver has ended")?)? {
        let command = fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
        if command.contains("--type=renderer") {
            share += kilobytes(process, "smaps_rollup", "Pss:")?;
            peak = peak.max(kilobytes(process, "status", "VmHWM:")?);
        }
    }
    ensure!(peak > 0, "the browser has no process that shows pages");
    Ok((share, peak))
}

fn kilobytes(process: u32, file: &str, key: &str) -> Result<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/{file}"))?;
    let line = text.lines().find_map(|line| line.strip_prefix(key)).with_context(|| format!("{file} has no {key}"))?;
    line.trim().trim_end_matches("kB").trim().parse().context("no number of kilobytes")
}

/// A process and all that it has started.
fn below(process: u32) -> Result<Vec<u32>> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let Ok(id) = entry?.file_name().to_string_lossy().parse::<u32>() else { continue };
        // The name of the program stands in brackets and may hold anything; the parent is the second word after it.
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse().ok());
        parents.extend(parent.map(|parent: u32| (id, parent)));
    }
    let mut found = vec![process];
    let mut place = 0;
    while let Some(&one) = found.get(place) {
        found.extend(parents.iter().filter(|(_, parent)| *parent == one).map(|(id, _)| *id));
        place += 1;
    }
    Ok(found)
}
