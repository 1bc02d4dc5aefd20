//! One browser with one page.

use std::env;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{Instant, sleep, timeout};

use crate::{BASE_URL, CHROMEDRIVER};

/// Width and height of the window in CSS pixels.
pub type Size = (u32, u32);
/// A common desktop window.
pub const DESKTOP: Size = (1280, 900);
/// The narrowest page the check must fit, WCAG 1.4.10.
pub const PHONE: Size = (320, 640);

/// How long anything awaited may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(20);

/// What every script can use: the first element on the page, and what is in it.
const PRELUDE: &str = "const host = document.querySelector('ai-act-check'); const root = host?.shadowRoot;";

/// A browser, started for one test.
pub struct Browser {
    client: Client,
    base: String,
    _driver: Driver,
}

/// The program that drives the browser. It ends with the test.
struct Driver {
    _process: Child,
    // Held open: a driver that cannot write dies.
    _output: Lines<BufReader<ChildStdout>>,
}

/// Starts a browser, runs `test` in it, and ends it whatever the outcome.
///
/// # Errors
/// What the test finds wrong, or that no browser can be started.
pub async fn in_browser(size: Size, test: impl AsyncFnOnce(&Browser) -> Result<()>) -> Result<()> {
    let browser = Browser::start(size).await?;
    let outcome = test(&browser).await;
    // Without this, the browser would outlive its driver.
    let closed = browser.client.clone().close().await;
    outcome?;
    closed.context("the browser does not close")
}

impl Browser {
    async fn start((width, height): Size) -> Result<Self> {
        let base = env::var(BASE_URL)
            .with_context(|| format!("{BASE_URL} is not set; run `cargo xtask test`, which starts the server"))?;
        let (driver, port) = start_driver().await?;
        let capabilities =
            serde_json::from_str(include_str!("../../../webdriver.json")).context("webdriver.json is not valid")?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .context("the driver starts no browser")?;
        let browser = Self { client, base, _driver: driver };
        // The narrowest window of a desktop browser is wider than a phone; emulation is not bound to windows.
        browser
            .devtools(
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
            )
            .await?;
        Ok(browser)
    }

    /// Opens a page of the server, such as `en.html` or `strict/index.html`, or any other by its whole address.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn open(&self, page: &str) -> Result<()> {
        let address = if page.contains("://") { page.to_owned() } else { format!("{}{page}", self.base) };
        self.client.goto(&address).await.with_context(|| format!("{page} does not open"))
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
    pub(crate) async fn run_async(&self, script: &str) -> Result<Value> {
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
            let script = format!("try {{ return ({expression}) || null; }} catch {{ return null; }}");
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

    /// The words in the element, for error messages.
    ///
    /// # Errors
    /// The page is gone.
    pub async fn screen(&self) -> Result<String> {
        let script = "const texts = []; for (const child of root?.children ?? []) texts.push(child.innerText ?? child.textContent); \
                      return (root ? texts.join(' ') : document.body.innerText).replace(/\\s+/g, ' ').slice(0, 600);";
        let text = self.run(script, Vec::new()).await?;
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
        let value = char::from(key);
        let stroke =
            KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(stroke).await.with_context(|| format!("{key:?} cannot be pressed"))
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
            self.press(Key::Tab).await?;
        }
        bail!("{STOPS} presses of Tab do not reach {selector}. On screen: {}", self.screen().await?)
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

    /// Shows the page as to a visitor whose system is set to `light` or `dark`.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn prefer(&self, scheme: &str) -> Result<()> {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await
    }

    /// Sends a command to the browser's developer tools.
    ///
    /// # Errors
    /// The browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<()> {
        self.asked(command, parameters).await.map(drop)
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
    async fn asked(&self, command: &str, parameters: Value) -> Result<Value> {
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

/// A driver on a port of its own choice.
async fn start_driver() -> Result<(Driver, u16)> {
    let program = env::var_os(CHROMEDRIVER)
        .with_context(|| format!("{CHROMEDRIVER} is not set; run `cargo xtask test`, which finds the driver"))?;
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{} cannot be started", program.display()))?;
    let output = driver.stdout.take().context("the driver has no output")?;
    let port = timeout(PATIENCE, async {
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next_line().await? {
            // "ChromeDriver was started successfully on port 38211."
            let port = line
                .rsplit_once("started successfully on port ")
                .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
            if let Some(port) = port {
                return Ok((port, lines));
            }
        }
        Err(anyhow!("the driver ends without naming its port"))
    });
    let (port, output) = port.await.context("the driver does not come up")??;
    Ok((Driver { _process: driver, _output: output }, port))
}
