//! Pages of others: whatever their styles do, the check stays whole, and they stay as they were.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use e2e::visitors::CV_RANKING;
use e2e::{Browser, DESKTOP, PHONE, Size, axe, in_browser};
use serde_json::{Value, json};

const HOSTS: [&str; 4] = ["town", "blog", "kern", "hostile"];

/// Elements of the hosts themselves; each host has at least twelve of them.
const ELEMENTS: [&str; 18] = [
    "html", "body", "header", "main", "h1", "h2", "p", "a", "ul", "li", "button", "input", "label", "fieldset",
    "table", "th", "td", "footer",
];

/// What is wrong with the look of the check, as sentences.
const FLAWS: &str = "const flaws = []; const check = root.querySelector('.check'); \
    const says = (element) => `${element.tagName} ${element.className?.baseVal ?? element.className} ${element.textContent.trim().slice(0, 40)}`; \
    if (check.scrollWidth > check.clientWidth) flaws.push(`content of ${check.scrollWidth} px in ${check.clientWidth} px`); \
    if (document.documentElement.scrollWidth > innerWidth) flaws.push(`the page is ${document.documentElement.scrollWidth} px wide`); \
    for (const element of check.querySelectorAll('*')) { \
        if (!element.checkVisibility() || element.closest('.hidden, svg')) continue; \
        const style = getComputedStyle(element); const box = element.getBoundingClientRect(); const flaw = (what) => flaws.push(`${what}: ${says(element)}`); \
        if (box.right > check.getBoundingClientRect().right + .5 || box.left < check.getBoundingClientRect().left - .5) flaw('sticks out'); \
        if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) { \
            if (parseFloat(style.fontSize) < 13) flaw(`letters of ${style.fontSize}`); \
            const line = parseFloat(style.lineHeight) / parseFloat(style.fontSize); if (line < 1.05 || line > 2) flaw(`lines of ${line}`); \
            const odd = [style.textTransform !== 'none', style.direction !== 'ltr', style.wordSpacing !== '0px', style.textIndent !== '0px', \
                style.textShadow !== 'none', style.fontStyle !== 'normal', style.wordBreak !== 'normal', parseFloat(style.letterSpacing) > 1]; \
            if (odd.includes(true)) flaw(`odd letters ${odd}`); \
        } \
        if (element.matches('.button, .choice, .options') && parseFloat(style.borderTopWidth) < 1) flaw('no border'); \
        if (element.matches('button, .button, summary, .option') && box.height < 43.5) flaw(`only ${box.height} px high`); \
    } \
    return flaws.slice(0, 12);";

/// Focuses each control from below, from above and from where a sticky header would cover it, and lists those that a sticky header covers or that stay out of sight.
const COVERED: &str = "const covered = []; document.documentElement.style.scrollBehavior = 'auto'; \
    const header = document.querySelector('header'); \
    const edge = () => getComputedStyle(header).position === 'sticky' ? header.getBoundingClientRect().bottom : 0; \
    const controls = [...root.querySelectorAll('a, button, input:not(.hidden), textarea, summary, [data-focus]')].filter((c) => c.checkVisibility()); \
    for (const control of controls) for (const from of [() => document.documentElement.scrollHeight, () => 0, () => control.getBoundingClientRect().top + scrollY - 10]) { \
        root.activeElement?.blur(); scrollTo(0, from()); control.focus(); \
        const { top, bottom, height } = control.getBoundingClientRect(); const room = innerHeight - edge(); \
        if (height < room / 2 ? top < edge() - .5 || bottom > innerHeight + .5 : top > innerHeight - 32 || bottom < edge() + 32) covered.push(`${control.tagName} ${control.textContent.slice(0, 30)} ${top} ${bottom}`); \
    } \
    return [controls.length, covered.slice(0, 8)];";

/// The computed styles of the host's elements, without the lengths that follow from how tall the check is.
const STYLES: &str = "document.documentElement.style.overflowY = 'scroll'; const styles = {}; const grown = /^(block-size|height|perspective-origin|transform-origin|inset-block-end|bottom)$/; \
    for (const selector of arguments[0]) { \
        const element = [...document.querySelectorAll(selector)].find((e) => !e.closest('ai-act-check')); if (!element) continue; \
        const style = getComputedStyle(element); \
        for (const name of style) if (!grown.test(name)) styles[`${selector} ${name}`] = style.getPropertyValue(name); \
    } \
    return [styles, Object.getOwnPropertyNames(window)];";

/// Goes through the check on one host and looks at every kind of screen.
async fn visit(host: &str, size: Size) -> Result<()> {
    in_browser(size, async |browser| {
        browser.open(&format!("hosts/{host}.html")).await?;
        let look = async |screen: &str| {
            let flaws = browser.run(FLAWS, Vec::new()).await?;
            ensure!(flaws == json!([]), "{screen}: {flaws:#}");
            // One question stands for all.
            if screen == "error" {
                axe::check_part(browser, "ai-act-check").await?;
                nothing_is_covered(browser, 8).await?;
            }
            Ok(())
        };
        CV_RANKING.pass(browser, look).await?;
        for scheme in ["dark", "light"] {
            browser.prefer(scheme).await?;
            axe::check_part(browser, "ai-act-check").await.context(scheme)?;
        }
        nothing_is_covered(browser, 40).await
    })
    .await
    .with_context(|| format!("on the host {host:?}, {} px wide", size.0))
}

async fn nothing_is_covered(browser: &Browser, at_least: u64) -> Result<()> {
    let found = browser.run(COVERED, Vec::new()).await?;
    let count = found.get(0).and_then(Value::as_u64).unwrap_or_default();
    ensure!(count >= at_least, "only {count} controls were found");
    ensure!(found.get(1) == Some(&json!([])), "controls are covered or out of sight: {found:#}");
    Ok(())
}

#[tokio::test]
async fn a_wide_page_does_not_break_the_check() -> Result<()> {
    for host in HOSTS {
        visit(host, DESKTOP).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_narrow_page_does_not_break_the_check() -> Result<()> {
    for host in HOSTS {
        visit(host, PHONE).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_host_stays_as_it_was() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        for host in HOSTS {
            let measure = async || -> Result<(BTreeMap<String, String>, Vec<String>)> {
                let found = browser.run(STYLES, vec![json!(ELEMENTS)]).await?;
                Ok(serde_json::from_value(found)?)
            };
            browser.open(&format!("noscript/hosts/{host}.html")).await?;
            browser.check("the check does not run", "root === null").await?;
            let (styles, globals) = measure().await?;
            let elements = ELEMENTS.iter().filter(|e| styles.contains_key(&format!("{e} color"))).count();
            ensure!(elements >= 12, "{host} has only {elements} elements to compare");

            browser.open(&format!("hosts/{host}.html")).await?;
            CV_RANKING.pass(browser, async |_| Ok(())).await?;
            let (after, more) = measure().await?;
            // A length of ours that the browser was told of: it has a value everywhere, and nothing of the page reads it.
            let after: BTreeMap<_, _> = after.into_iter().filter(|(k, _)| !k.ends_with(" --_aiact-around")).collect();
            let changed: Vec<_> =
                after.iter().filter(|(k, v)| styles.get(*k) != Some(v)).map(|(k, v)| (k, styles.get(k), v)).collect();
            ensure!(changed.is_empty() && styles.len() == after.len(), "{host} looks otherwise: {changed:#?}");
            let new: Vec<_> = more.iter().filter(|name| !globals.contains(name)).collect();
            ensure!(new.is_empty(), "{host} has new globals: {new:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_kern_page_is_followed_into_its_dark_theme() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("hosts/kern.html").await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        let paper = "getComputedStyle(root.querySelector('.check')).backgroundColor";
        let page = "getComputedStyle(document.body).backgroundColor";
        browser.check("the background is the page's", &format!("{paper} === {page}")).await?;
        let light = browser.text(paper).await?;
        browser.run("document.querySelector('#theme').click();", Vec::new()).await?;
        browser.until("it is the page's again", &format!("{paper} === {page} && {paper} !== {light:?}")).await?;
        let button = "getComputedStyle(root.querySelector('.button'))";
        browser
            .check(
                "corners and font are the page's",
                &format!("{button}.borderRadius === '8px' && {button}.fontFamily.includes('DejaVu')"),
            )
            .await?;
        axe::check(browser).await
    })
    .await
}

/// What a page sets, the tokens that are reported for it, and then text, background, accent and the edge of controls.
type Case = (&'static [(&'static str, &'static str)], &'static [&'static str], [&'static str; 4]);

const INK: &str = "rgb(21, 24, 30)";
const PAPER: &str = "rgb(255, 255, 255)";
const ACCENT: &str = "rgb(27, 75, 145)";
const EDGE: &str = "rgb(123, 132, 144)";
const CASES: &[Case] = &[
    (&[], &[], [INK, PAPER, ACCENT, EDGE]),
    (
        &[("--aiact-text", "#333"), ("--aiact-accent", "#808")],
        &[],
        ["rgb(51, 51, 51)", PAPER, "rgb(136, 0, 136)", EDGE],
    ),
    (&[("--aiact-text", "#999")], &["--aiact-text"], [INK, PAPER, ACCENT, EDGE]),
    (&[("--kern-color-layout-text-default", "oklch(80% 0 0)")], &["--aiact-text"], [INK, PAPER, ACCENT, EDGE]),
    (
        &[("--aiact-accent", "#ffd400"), ("--aiact-line-strong", "#ddd")],
        &["--aiact-accent", "--aiact-line-strong"],
        [INK, PAPER, ACCENT, EDGE],
    ),
    (
        &[("--aiact-text-quiet", "#ccc"), ("--aiact-surface", "#555")],
        &["--aiact-text-quiet", "--aiact-surface"],
        [INK, PAPER, ACCENT, EDGE],
    ),
    // Our text cannot be read on their background: nothing of theirs is used.
    (
        &[("--aiact-background", "#000"), ("--aiact-accent", "#9cf")],
        &["--aiact-text", "--aiact-background"],
        [INK, PAPER, ACCENT, EDGE],
    ),
    // Colours that shine through are judged by what is behind them.
    (
        &[
            ("color-scheme", "dark"),
            ("--aiact-background", "transparent"),
            ("background", "#000"),
            ("--aiact-text", "#fff"),
            ("--aiact-accent", "#9cf"),
            ("--aiact-on-accent", "#000"),
        ],
        &[],
        ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)", "rgb(153, 204, 255)", "rgb(125, 134, 148)"],
    ),
    (&[("--aiact-text", "rgb(0 0 0 / .3)")], &["--aiact-text"], [INK, PAPER, ACCENT, EDGE]),
];

#[tokio::test]
async fn colours_that_nobody_could_read_give_way() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        browser.open("e2e/inherited.html").await?;
        browser.until("the start screen stands", "root.querySelector('[data-step=start]')").await?;
        browser.run("window.reasons = []; addEventListener('aiact-error', ({ detail }) => reasons.push(detail));", Vec::new()).await?;
        for (styles, tokens, colours) in CASES {
            let set = "reasons.length = warnings.length = 0; window.stands = false; \
                const next = document.createElement('ai-act-check'); next.addEventListener('aiact-ready', () => { stands = true; }); \
                for (const [name, value] of arguments[0]) next.style.setProperty(name, value); host.replaceWith(next);";
            browser.run(set, vec![json!(styles)]).await?;
            browser.until("the check stands", "stands && root.querySelector('.check')").await?;
            let look = "const of = (selector) => getComputedStyle(root.querySelector(selector)); \
                return [of('.check').color, of('.check').backgroundColor, of('.link').color, \
                    ((probe) => { probe.className = 'choice'; root.querySelector('.frame').append(probe); \
                        const { borderTopColor } = getComputedStyle(probe); probe.remove(); return borderTopColor; })(document.createElement('b'))];";
            let seen = browser.run(look, Vec::new()).await?;
            ensure!(seen == json!(colours), "{styles:?} gives {seen}, not {colours:?}");
            let told = browser.value("reasons.map(({ code, message, fatal }) => [code, message.match(/--[a-z-]+/g), fatal])").await?;
            let expected = if tokens.is_empty() { json!([]) } else { json!([["contrast", tokens, false]]) };
            ensure!(told == expected, "{styles:?} is told as {told}, not {expected}");
            let warned = browser.value("warnings.filter((line) => line.includes('contrast')).length").await?;
            ensure!(warned == json!(u8::from(!tokens.is_empty())), "{styles:?} gives {warned} warnings");
        }
        // What can be read in the light may not in the dark.
        browser.run("host.removeAttribute('style');", Vec::new()).await?;
        browser.run("reasons.length = 0; host.style.setProperty('--aiact-accent', '#1b4b91');", Vec::new()).await?;
        browser.check("nothing is wrong in the light", "reasons.length === 0").await?;
        browser.run("host.setAttribute('theme', 'dark');", Vec::new()).await?;
        browser.until("in the dark it is", "reasons.length === 1 && reasons[0].message.includes('--aiact-accent')").await?;
        browser.check("ours stands there", "getComputedStyle(root.querySelector('.link')).color === 'rgb(165, 202, 255)'").await?;
        let gone = "window.other = document.createElement('ai-act-check'); document.body.append(other); other.remove();";
        browser.run(gone, Vec::new()).await?;
        browser.until("an element that was taken away starts", "!!other.shadowRoot.querySelector('[data-step]')").await?;
        browser.run("document.body.append(other);", Vec::new()).await?;
        browser.nothing_went_wrong().await
    })
    .await
}
