//! One browser with one page.

use std::env;
use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::{Capabilities, TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{Instant, sleep, timeout};

use crate::{BASE_URL, CHROMEDRIVER, GECKODRIVER, TODAY, WEBKITDRIVER};

/// Width and height of the window in CSS pixels.
pub type Size = (u32, u32);
/// A common desktop window.
pub const DESKTOP: Size = (1280, 900);
/// The narrowest page the check must fit, WCAG 1.4.10.
pub const PHONE: Size = (320, 640);

/// What visitors set in their system, as names and values of media features.
pub type Settings = &'static [(&'static str, &'static str)];
/// A light page.
pub const LIGHT: Settings = &[("prefers-color-scheme", "light")];
/// A dark page.
pub const DARK: Settings = &[("prefers-color-scheme", "dark")];
/// The few colours of a contrast theme.
pub const FORCED: Settings = &[("forced-colors", "active"), ("prefers-color-scheme", "dark")];
/// Those of a light one.
pub const FORCED_LIGHT: Settings = &[("forced-colors", "active"), ("prefers-color-scheme", "light")];

/// How often a driver and its browser are started before their error counts.
const ATTEMPTS: usize = 3;
/// How long anything awaited may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a script of ours may take to call back.
const LONGEST_SCRIPT: Duration = Duration::from_mins(3);
/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(20);

/// What has the focus, in the element or around it.
const FOCUS: &str = "(root?.activeElement ?? document.activeElement)";
/// What every script can use: the first check on the page, or the element that a test has put into `window.subject`; and what
/// is in it.
const PRELUDE: &str =
    "const host = window.subject ?? document.querySelector('ai-act-check'); const root = host?.shadowRoot;";

/// The program that shows the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, in which everything is tested.
    Chromium,
    /// Firefox, without a window.
    Firefox,
    /// `WebKitGTK`, in a window of an X server that shows it to nobody.
    WebKit,
}

impl Engine {
    /// The variable that holds the path of its driver.
    const fn variable(self) -> &'static str {
        match self {
            Self::Chromium => CHROMEDRIVER,
            Self::Firefox => GECKODRIVER,
            Self::WebKit => WEBKITDRIVER,
        }
    }

    fn capabilities(self) -> Result<Capabilities> {
        let text = match self {
            Self::Chromium => include_str!("../../../webdriver.json"),
            Self::Firefox => r#"{ "moz:firefoxOptions": { "args": ["-headless"] } }"#,
            Self::WebKit => "{}",
        };
        serde_json::from_str(text).with_context(|| format!("the capabilities for {self:?} are not valid"))
    }
}

/// A browser, started for one test.
pub struct Browser {
    client: Client,
    base: String,
    engine: Engine,
    driver: Driver,
}

/// The program that drives the browser. It ends with the test.
struct Driver {
    process: Child,
    // Held open: a driver that cannot write dies.
    _output: Option<Lines<BufReader<ChildStdout>>>,
}

/// Starts a browser, runs `test` in it, and ends it whatever the outcome.
///
/// # Errors
/// What the test finds wrong, or that no browser can be started.
pub async fn in_browser(size: Size, test: impl AsyncFnOnce(&Browser) -> Result<()>) -> Result<()> {
    let browser = Browser::start(Engine::Chromium).await?;
    browser.resize(size).await?;
    browser.pretend_today().await?;
    end(browser, test).await
}

/// The same in any engine, in a window of the size of a desktop's. Only Chromium has developer tools.
///
/// # Errors
/// What the test finds wrong, or that no browser can be started.
pub async fn in_engine(engine: Engine, test: impl AsyncFnOnce(&Browser) -> Result<()>) -> Result<()> {
    let browser = Browser::start(engine).await?;
    browser.client.set_window_size(DESKTOP.0, DESKTOP.1).await?;
    end(browser, test).await
}

async fn end(browser: Browser, test: impl AsyncFnOnce(&Browser) -> Result<()>) -> Result<()> {
    let outcome = test(&browser).await;
    // Without this, the browser would outlive its driver.
    let closed = browser.client.clone().close().await;
    outcome?;
    closed.context("the browser does not close")
}

impl Browser {
    async fn start(engine: Engine) -> Result<Self> {
        let base = env::var(BASE_URL)
            .with_context(|| format!("{BASE_URL} is not set; run `cargo xtask test`, which starts the server"))?;
        let (driver, client) = start_driven(engine).await?;
        Ok(Self { client, base, engine, driver })
    }

    /// Gives the page another size. The narrowest window of a desktop browser is wider than a phone; this is not bound to windows.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn resize(&self, (width, height): Size) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Sets the clock of every page to the day that [`TODAY`] names, if it names one: a journey must pass on any.
    async fn pretend_today(&self) -> Result<()> {
        let Ok(day) = env::var(TODAY) else { return Ok(()) };
        let ahead = format!("Date.parse({}) - Date.now()", json!(day));
        let clock = format!(
            "{{ const ahead = {ahead}, Real = Date; globalThis.Date = class extends Real {{ \
             constructor(...of) {{ super(...(of.length ? of : [Real.now() + ahead])); }} \
             static now() {{ return Real.now() + ahead; }} }}; }}"
        );
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": clock })).await
    }

    /// The process of the driver, below which the browser's run.
    #[must_use]
    pub fn driver(&self) -> Option<u32> {
        self.driver.process.id()
    }

    /// Whether it is Chromium: only there can settings of the system be emulated.
    #[must_use]
    pub fn emulates(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Opens a page of the server, such as `en.html` or `strict/index.html`, or any other by its whole address, which may hold it.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn open(&self, page: &str) -> Result<()> {
        let whole = page.contains("://") || page.starts_with("data:");
        let address = if whole { page.to_owned() } else { format!("{}{page}", self.base) };
        let unchanged = |url: &str| url.split('#').next() == address.split('#').next() && address.contains('#');
        let stays = self.client.current_url().await.is_ok_and(|url| unchanged(url.as_str()));
        // Firefox may come back while the former page still stands; what is looked for next would be found there.
        self.client.execute("window.former = true;", Vec::new()).await.with_context(|| format!("before {page}"))?;
        self.client.goto(&address).await.with_context(|| format!("{page} does not open"))?;
        if stays {
            return Ok(());
        }
        let loaded = "!window.former && document.readyState === 'complete'";
        self.until(&format!("{page} has taken the place of the former page"), loaded).await.map(drop)
    }

    /// Turns to the document of the first frame on the page; from here on, everything happens there.
    ///
    /// # Errors
    /// There is no frame.
    pub async fn enter_frame(&self) -> Result<()> {
        self.client.enter_frame(0).await.context("there is no frame to enter")
    }

    /// Turns back to the page.
    ///
    /// # Errors
    /// The page is gone.
    pub async fn leave_frame(&self) -> Result<()> {
        self.client.enter_parent_frame().await.context("the page around the frame is gone")
    }

    /// Runs a script in the page. It can use `host`, `root` and `arguments`.
    ///
    /// # Errors
    /// The script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client
            .execute(&format!("{PRELUDE} {script}"), arguments)
            .await
            .with_context(|| format!("in the script: {script}"))
    }

    /// What a JavaScript expression is worth in the page. It can use `host` and `root`.
    ///
    /// # Errors
    /// The expression throws.
    pub async fn value(&self, expression: &str) -> Result<Value> {
        self.run(&format!("return {expression};"), Vec::new()).await
    }

    /// The same for text.
    ///
    /// # Errors
    /// The expression throws or is no text.
    pub async fn text(&self, expression: &str) -> Result<String> {
        let value = self.value(expression).await?;
        value.as_str().map(str::to_owned).with_context(|| format!("{expression} is {value}, not text"))
    }

    /// Runs a script that calls its last argument back with a result.
    ///
    /// # Errors
    /// The script throws, or never calls back.
    pub async fn run_async(&self, script: &str) -> Result<Value> {
        self.client.execute_async(script, Vec::new()).await.context("in an asynchronous script")
    }

    /// Waits until a JavaScript expression is truthy, and returns its value.
    ///
    /// # Errors
    /// It is not, in the time allowed. The error says what is on screen instead.
    pub async fn until(&self, what: &str, expression: &str) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // A page that is only just loading may lack what the expression reaches through.
            // An element stays in the page: the check may draw anew while it is on its way, and Firefox then finds it gone.
            let script = format!(
                "try {{ const found = ({expression}) || null; return found instanceof Node || found; }} catch {{ return null; }}"
            );
            let value = self.run(&script, Vec::new()).await?;
            if !value.is_null() {
                return Ok(value);
            }
            if Instant::now() > deadline {
                bail!("waited in vain until {what} ({expression}). On screen: {}", self.screen().await?);
            }
            sleep(PAUSE).await;
        }
    }

    /// Waits until something outside the page holds, such as a file that arrives.
    ///
    /// # Errors
    /// It does not, in the time allowed, or cannot be found out.
    pub async fn until_here(&self, what: &str, holds: impl Fn() -> Result<bool>) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !holds()? {
            ensure!(Instant::now() <= deadline, "waited in vain until {what}. On screen: {}", self.screen().await?);
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// The words in the element and where the focus is, for error messages.
    ///
    /// # Errors
    /// The page is gone.
    pub async fn screen(&self) -> Result<String> {
        let script = format!(
            "const texts = []; for (const child of root?.children ?? []) texts.push(child.innerText ?? child.textContent); \
             const text = (root ? texts.join(' ') : document.body.innerText).replace(/\\s+/g, ' ').slice(0, 600); \
             return `${{text}} Focus: ${{{FOCUS}?.outerHTML.slice(0, 150)}}`;"
        );
        let text = self.run(&script, Vec::new()).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks what a selector finds in the element, as a hand would: on its label, if it has one.
    ///
    /// # Errors
    /// There is no such thing, or something else lies on top of it.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let script = "const found = root.querySelector(arguments[0]); return found?.labels?.[0] ?? found;";
        let found = self.run(script, vec![json!(selector)]).await?;
        // The key under which WebDriver hands over elements.
        let id = found.get("element-6066-11e4-a52e-4f735466cecf").and_then(Value::as_str);
        let Some(id) = id else { bail!("there is no {selector}. On screen: {}", self.screen().await?) };
        let element = Element::from_element_id(self.client.clone(), id.to_owned().into());
        element.click().await.with_context(|| format!("{selector} cannot be clicked"))
    }

    /// Presses and releases a key.
    ///
    /// # Errors
    /// The browser does not take it.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.press_letter(char::from(key)).await.with_context(|| format!("{key:?} cannot be pressed"))
    }

    /// Types a letter.
    ///
    /// # Errors
    /// The browser does not take it.
    pub async fn press_letter(&self, value: char) -> Result<()> {
        let stroke =
            KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(stroke).await.with_context(|| format!("'{value}' cannot be typed"))
    }

    /// Presses a key while Shift is held.
    ///
    /// # Errors
    /// The browser does not take it.
    pub async fn press_shifted(&self, key: Key) -> Result<()> {
        let (shift, value) = (char::from(Key::Shift), char::from(key));
        let strokes = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: shift });
        self.client.perform_actions(strokes).await.with_context(|| format!("Shift and {key:?} cannot be pressed"))
    }

    /// Presses Tab until the focus in the element is on something the selector matches.
    ///
    /// # Errors
    /// It never is.
    pub async fn tab_to(&self, selector: &str) -> Result<()> {
        /// More stops than any screen of the check has.
        const STOPS: usize = 120;
        for _ in 0..STOPS {
            let there =
                self.run("return Boolean(root.activeElement?.matches(arguments[0]));", vec![json!(selector)]).await?;
            if there == json!(true) {
                return Ok(());
            }
            self.run(&format!("window.focusBefore = {FOCUS};"), Vec::new()).await?;
            self.press(Key::Tab).await?;
            self.focus_moves().await?;
        }
        bail!("{STOPS} presses of Tab do not reach {selector}. On screen: {}", self.screen().await?)
    }

    /// Waits until the last Tab has done its work: a driver may answer before, and another Tab would then lead too far. At the end
    /// of a page the focus may stay where it is, so the wait is short and its end no error.
    async fn focus_moves(&self) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(1);
        let moved = format!("{FOCUS} !== window.focusBefore");
        while self.value(&moved).await? != json!(true) && Instant::now() < deadline {
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Checks that an expression is true now.
    ///
    /// # Errors
    /// It is not; the error says so in the words of `what`.
    pub async fn check(&self, what: &str, expression: &str) -> Result<()> {
        let value = self.value(expression).await?;
        ensure!(value == json!(true), "not so: {what} ({expression} is {value}). On screen: {}", self.screen().await?);
        Ok(())
    }

    /// Checks that nothing went wrong so far, on a page that keeps a record (`tests/e2e/pages/record.js`).
    ///
    /// # Errors
    /// There was an error or a policy was violated; the error says which.
    pub async fn nothing_went_wrong(&self) -> Result<()> {
        let errors = self.value("errors").await?;
        ensure!(errors == json!([]), "something went wrong: {errors}. On screen: {}", self.screen().await?);
        Ok(())
    }

    /// Shows the page as to a visitor whose system is set to `light` or `dark`.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn prefer(&self, scheme: &str) -> Result<()> {
        self.set(&[("prefers-color-scheme", scheme)]).await
    }

    /// Shows the page as to a visitor with these settings of their system, and no others.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn set(&self, settings: &[(&str, &str)]) -> Result<()> {
        let features: Vec<Value> =
            settings.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await
    }

    /// Sends a command to the browser's developer tools.
    ///
    /// # Errors
    /// The browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<()> {
        self.asked(command, parameters).await.map(drop)
    }

    /// What the browser paints of the page, over its whole width, `height` pixels high from `top` on: a PNG in Base64.
    ///
    /// # Errors
    /// The browser paints nothing.
    pub async fn picture(&self, top: f64, height: f64) -> Result<String> {
        let width = self.value("document.documentElement.clientWidth").await?;
        let clip = json!({ "x": 0, "y": top, "width": width, "height": height, "scale": 1 });
        let parameters = json!({ "optimizeForSpeed": true, "captureBeyondViewport": true, "clip": clip });
        let answer = self.asked("Page.captureScreenshot", parameters).await?;
        let data = answer.get("data").and_then(Value::as_str).context("the browser paints nothing")?;
        Ok(data.to_owned())
    }

    /// Lays the pointer on what a selector finds in the element.
    ///
    /// # Errors
    /// There is no such thing.
    pub async fn point_at(&self, selector: &str) -> Result<()> {
        let middle = "const found = root.querySelector(arguments[0]); found.scrollIntoView({ block: 'center' }); \
            const box = found.getBoundingClientRect(); return { type: 'mouseMoved', x: box.left + box.width / 2, y: box.top + box.height / 2 };";
        let moved = self.run(middle, vec![json!(selector)]).await?;
        self.devtools("Input.dispatchMouseEvent", moved).await
    }

    /// What the browser prints now, as a tagged PDF on A4.
    ///
    /// # Errors
    /// The browser does not print.
    pub async fn pdf(&self) -> Result<Vec<u8>> {
        /// Width and height of A4 in inches, as the browser wants them.
        const A4: (f64, f64) = (8.27, 11.69);
        let parameters = json!({
            "paperWidth": A4.0, "paperHeight": A4.1, "preferCSSPageSize": true, "displayHeaderFooter": false,
            "generateTaggedPDF": true,
        });
        let answer = self.asked("Page.printToPDF", parameters).await?;
        let data = answer.get("data").and_then(Value::as_str).context("the browser prints nothing")?;
        BASE64_STANDARD.decode(data).context("the printed PDF is damaged")
    }

    /// The answer to a command of the browser's developer tools.
    ///
    /// # Errors
    /// The browser refuses it.
    pub async fn asked(&self, command: &str, parameters: Value) -> Result<Value> {
        let command = DevTools(json!({ "cmd": command, "params": parameters }));
        self.client.issue_cmd(command).await.context("the browser refuses a command of its developer tools")
    }
}

/// The driver's own address for commands of the developer tools.
#[derive(Debug)]
struct DevTools(Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}

/// The driver of an engine, and its port. Chromium's driver ends if the port it has drawn is free for one kind of address and
/// taken for the other; started again, it draws another one.
/// A driver with its browser. Either may die while it comes up on a busy machine, before anything of ours is asked for: then both are started anew.
async fn start_driven(engine: Engine) -> Result<(Driver, Client)> {
    for _ in 1..ATTEMPTS {
        match try_driven(engine).await {
            Ok(started) => return Ok(started),
            Err(error) => eprintln!("{engine:?} is started again: {error:#}"),
        }
    }
    try_driven(engine).await
}

async fn try_driven(engine: Engine) -> Result<(Driver, Client)> {
    let (driver, port) = start_driver(engine).await?;
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(engine.capabilities()?)
        .connect(&format!("http://127.0.0.1:{port}"))
        .await
        .context("the driver starts no browser")?;
    // Half a minute by itself, in which two hundred elements do not come and go while every core has something else to do.
    client.update_timeouts(TimeoutConfiguration::new(Some(LONGEST_SCRIPT), None, None)).await?;
    Ok((driver, client))
}

async fn start_driver(engine: Engine) -> Result<(Driver, u16)> {
    let variable = engine.variable();
    let program = env::var_os(variable)
        .with_context(|| format!("{variable} is not set; run `cargo xtask test`, which finds the driver"))?;
    // ChromeDriver chooses a port and tells it; the others want to be given one.
    let port = if engine == Engine::Chromium { 0 } else { free_port()? };
    let mut process = Command::new(&program)
        .arg(format!("--port={port}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{} cannot be started", program.display()))?;
    if port != 0 {
        accepts(port).await?;
        return Ok((Driver { process, _output: None }, port));
    }
    let output = process.stdout.take().context("the driver has no output")?;
    let (port, output) = timeout(PATIENCE, told_port(output)).await.context("the driver does not come up")??;
    Ok((Driver { process, _output: Some(output) }, port))
}

/// The port that Chromium's driver tells: "… was started successfully on port 38211."
async fn told_port(output: ChildStdout) -> Result<(u16, Lines<BufReader<ChildStdout>>)> {
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        let port = line
            .rsplit_once("started successfully on port ")
            .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
        if let Some(port) = port {
            return Ok((port, lines));
        }
    }
    Err(anyhow!("the driver ends without naming its port"))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

async fn accepts(port: u16) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        ensure!(Instant::now() < deadline, "the driver does not come up");
        sleep(PAUSE).await;
    }
    Ok(())
}
