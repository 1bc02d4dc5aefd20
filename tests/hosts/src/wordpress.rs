//! `WordPress` as Debian has it, with `MariaDB` and Apache: administrator, editor and author each publish the check, by block and by
//! shortcode; visitors walk to a result, also behind an optimiser and under a strict policy.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, in_browser};
use serde_json::{Value, json};

use crate::place::{self, Place, run};
use crate::server::{Server, free_port, listens};
use crate::step;
use crate::visit::{self, Way, press_in_page};

/// Who publishes, and what: authors may have no pages.
const ROLES: [(&str, &str); 3] = [("administrator", "page"), ("editor", "page"), ("author", "post")];
/// Values that must be left out, in a shortcode as somebody might write it.
const HOSTILE: &str = r#"[ai_act_check lang='de" onmouseover="window.hacked=1' id='x" onclick="window.hacked=1' theme="dark" start="javascript:window.hacked=1" accessibility-contact="javascript:window.hacked=1" exports="print onload=window.hacked=1" contact='x" onclick="window.hacked=1' onload="window.hacked=1" style="position:fixed"]"#;
/// Tags in values: `WordPress` takes such a shortcode apart in its own way, and whatever it makes of it must do no harm.
const TAGS: &str = r#"[ai_act_check contact='</p></ai-act-check><img src=x onerror="window.hacked=1">' fallback='"><svg onload="window.hacked=1">']"#;
/// What runs an attribute of the host's page as script, or leaves the place it was given.
const HARMED: &str = "Boolean(window.hacked) || document.querySelector('main img[src=x], main svg[onload]') !== null \
    || [...host.attributes].some(({ name, value }) => name.startsWith('on') || (name !== 'style' && /javascript:|hacked/.test(value))) \
    || host.style.position !== ''";

/// A `WordPress` at work; what ends first stands first.
struct WordPress {
    _apache: Server,
    _mariadb: Server,
    port: u16,
    strict: u16,
    place: Place,
}

pub async fn test() -> Result<()> {
    step("a new WordPress, and the plugin as it is uploaded");
    let host = WordPress::start()?;
    let mut links = Vec::new();
    for (role, kind) in ROLES {
        step(&format!("{role}: publishes a {kind} with the block, and one with the shortcode"));
        links.extend(host.publish(role, kind).await.with_context(|| format!("as {role}"))?);
    }
    for role in ["author", "administrator"] {
        step(&format!("{role}: hostile values stay text"));
        host.hostile(role).await.with_context(|| format!("as {role}"))?;
    }
    step("administrator: the settings page finds nothing wrong, and keeps what is set");
    host.settings().await.context("as administrator")?;
    step("visitors, behind an optimiser");
    host.optimised(&links).await?;
    step("visitors, under a strict policy");
    host.strict(&links).await?;
    step("an update leaves no old file, the settings stay");
    host.php(&["update", &package()?])?;
    host.visit(&links).await?;
    step("uninstalled, nothing is left");
    host.php(&["uninstall"])?;
    let log = fs::read_to_string(host.place.join("debug.log")).unwrap_or_default();
    let ours: Vec<&str> = log.lines().filter(|line| line.contains("plugins/ai-act-check")).collect();
    ensure!(ours.is_empty(), "PHP complains of the plugin: {ours:#?}");
    Ok(())
}

/// A page of the site, by its address from the root on, and how the check stands in it.
type Link = (String, Way);

fn package() -> Result<String> {
    Ok(place::package("ai-act-check-wordpress", ".zip")?.display().to_string())
}

impl WordPress {
    fn start() -> Result<Self> {
        let place = Place::make("wordpress")?;
        let (port, strict) = (free_port()?, free_port()?);
        let site = place.text("site");
        run(Command::new("cp").args(["-rL", "/usr/share/wordpress", &site]))?;
        let numbers = [port, strict].map(|port| port.to_string());
        let folder = place.text("");
        let values =
            [("__PLACE__", folder.trim_end_matches('/')), ("__PORT__", &numbers[0]), ("__STRICT__", &numbers[1])];
        place.fill(&place::data("wordpress/wp-config.php"), "site/wp-config.php", &values)?;
        fs::create_dir_all(place.join("site/wp-content/mu-plugins"))?;

        let (data, socket) = (place.text("data"), place.text("socket"));
        let user = run(Command::new("id").arg("-un"))?;
        run(Command::new("mariadb-install-db")
            .args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"])
            .args([format!("--datadir={data}"), format!("--user={user}")]))?;
        let mut mariadb = Command::new("/usr/sbin/mariadbd");
        mariadb.args(["--no-defaults", "--skip-networking", "--innodb-buffer-pool-size=32M"]).args([
            format!("--datadir={data}"),
            format!("--socket={socket}"),
            format!("--user={user}"),
            format!("--pid-file={}", place.text("mariadb.pid")),
        ]);
        let mariadb = Server::start(&mut mariadb, &place.join("mariadb.log"), 60, || Path::new(&socket).exists())?;
        run(Command::new("mariadb")
            .args(["--no-defaults", "--user=root", "-e", "CREATE DATABASE wordpress"])
            .arg(format!("--socket={socket}")))?;

        php(&site, &["install"])?;
        php(&site, &["plugin", &package()?])?;
        let apache = apache(&place, &values, &user)?;
        let apache = Server::start(
            Command::new("/usr/sbin/apache2").args(["-D", "FOREGROUND", "-f"]).arg(apache),
            &place.join("apache.out"),
            30,
            || listens(port),
        )?;
        Ok(Self { _apache: apache, _mariadb: mariadb, port, strict, place })
    }

    fn php(&self, arguments: &[&str]) -> Result<()> {
        php(&self.place.text("site"), arguments)
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    async fn sign_in(&self, browser: &Browser, base: &str, role: &str) -> Result<()> {
        browser.open(&format!("{base}wp-login.php")).await?;
        let fill = "document.getElementById('user_login').value = arguments[0]; document.getElementById('user_pass').value = arguments[0]; \
            document.getElementById('wp-submit').click();";
        browser.until("the form stands", "document.getElementById('wp-submit')").await?;
        browser.run(fill, vec![json!(role)]).await?;
        browser.until("the administration stands", "document.body?.classList.contains('wp-admin')").await.map(drop)
    }

    /// Opens the editor with nothing in it, and a title.
    async fn write(&self, browser: &Browser, kind: &str, title: &str) -> Result<()> {
        browser.open(&self.address(&format!("wp-admin/post-new.php?post_type={kind}"))).await?;
        browser.until("the editor stands", "window.wp?.data?.select('core/editor')?.getCurrentPostId() && document.querySelector('.editor-post-publish-panel__toggle')").await?;
        let begin = "const { select, dispatch } = wp.data; \
            if (select('core/edit-post').isFeatureActive('welcomeGuide')) dispatch('core/edit-post').toggleFeature('welcomeGuide'); \
            dispatch('core/editor').editPost({ title: arguments[0] });";
        browser.run(begin, vec![json!(title)]).await.map(drop)
    }

    /// Presses "Publish" twice, as the editor wants it; the address of the page from the root on.
    async fn send(&self, browser: &Browser) -> Result<String> {
        press_in_page(browser, ".editor-post-publish-panel__toggle").await?;
        press_in_page(browser, ".editor-post-publish-panel .editor-post-publish-button").await?;
        browser.until("it is published", "document.querySelector('.post-publish-panel__postpublish-header')").await?;
        browser.text("(() => { const at = new URL(wp.data.select('core/editor').getPermalink()); return at.pathname.slice(1) + at.search; })()").await
    }

    /// Signs in, publishes both, and visits both; one of them is an element, the other a frame.
    async fn publish(&self, role: &str, kind: &str) -> Result<Vec<Link>> {
        let mut links = Vec::new();
        in_browser(DESKTOP, async |browser| {
            self.sign_in(browser, &self.address(""), role).await?;
            self.write(browser, kind, &format!("Prüfung, {role}")).await?;
            let insert = "const block = wp.blocks.createBlock('ai-act-check/check'); wp.data.dispatch('core/block-editor').insertBlock(block); \
                wp.data.dispatch('core/block-editor').selectBlock(block.clientId); wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');";
            browser.run(insert, Vec::new()).await?;
            // By hand from here: the field at the side, in the language of the site, and the preview that follows it.
            let field = "[...document.querySelectorAll('.block-editor-block-inspector label')].find((label) => label.textContent === 'Sprache')?.control";
            browser.until("the field stands at the side, in German", field).await?;
            let choose = format!("const field = {field}; Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(field, 'en'); \
                field.dispatchEvent(new Event('change', {{ bubbles: true }}));");
            browser.run(&choose, Vec::new()).await?;
            let frame = "(document.querySelector('[name=editor-canvas]')?.contentDocument ?? document).querySelector('iframe[src*=\"lang=en\"]')";
            browser.until("the preview follows", frame).await?;
            links.push((self.send(browser).await.context("the block")?, Way::Element));

            self.write(browser, kind, &format!("Shortcode, {role}")).await?;
            let insert = "wp.data.dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('core/shortcode', { text: arguments[0] }));";
            browser.run(insert, vec![json!("[ai_act_check way=\"frame\" lang=\"en\" theme=\"light\"]")]).await?;
            links.push((self.send(browser).await.context("the shortcode")?, Way::Frame));
            Ok(())
        })
        .await?;
        self.visit(&links).await?;
        Ok(links)
    }

    async fn visit(&self, links: &[Link]) -> Result<()> {
        for (path, way) in links {
            in_browser(DESKTOP, async |browser| visit::to_the_result(browser, &self.address(path), *way, "en").await)
                .await?;
        }
        Ok(())
    }

    /// A block and a shortcode with hostile values, and the tag itself, which is left to administrators alone.
    async fn hostile(&self, role: &str) -> Result<()> {
        let raw = "<p>davor</p><ai-act-check class=\"raw\" lang=\"de\">roh</ai-act-check>";
        in_browser(DESKTOP, async |browser| {
            self.sign_in(browser, &self.address(""), role).await?;
            self.write(browser, "post", "Feindlich").await?;
            let insert = "const { createBlock } = wp.blocks; wp.data.dispatch('core/block-editor').insertBlocks([ \
                createBlock('core/html', { content: arguments[1] }), \
                createBlock('ai-act-check/check', { id: 'y\" onclick=\"window.hacked=1', contact: '<img src=x onerror=window.hacked=1>' }), \
                createBlock('core/shortcode', { text: arguments[0] }), createBlock('core/shortcode', { text: arguments[2] })]);";
            browser.run(insert, vec![json!(HOSTILE), json!(raw), json!(TAGS)]).await?;
            let path = self.send(browser).await?;
            browser.open(&self.address(&path)).await?;
            browser.until("the check stands", "root.querySelector('[data-step=start]')").await?;
            let own = u8::from(role != "author");
            browser.check("the tag itself is taken out of what an author writes", &format!("document.querySelectorAll('ai-act-check.raw').length === {own}")).await?;
            let all = "document.querySelectorAll('ai-act-check:not(.raw)')";
            browser.check("block and both shortcodes stand", &format!("{all}.length === 3")).await?;
            for check in 0..3 {
                let script = format!("(() => {{ const host = {all}[{check}]; return {HARMED}; }})()");
                ensure!(browser.value(&script).await? == json!(false), "a hostile value does harm in check {check}: {}", browser.text(&format!("{all}[{check}].outerHTML")).await?);
            }
            let written = browser.text(&format!("{all}[1].outerHTML")).await?;
            ensure!(written.contains("theme=\"dark\""), "what is taken does not stay: {written}");
            let said = "[...document.querySelectorAll('.ai-act-check-note')].map((note) => note.textContent).join()";
            let said = browser.text(said).await?;
            ensure!(["lang", "id", "start", "accessibility-contact", "exports", "onload", "style"].iter().all(|name| said.contains(name)), "the author is not told what is left out: {said}");
            browser.devtools("Network.clearBrowserCookies", json!({})).await?;
            browser.open(&self.address(&path)).await?;
            browser.until("the check stands", "root.querySelector('[data-step=start]')").await?;
            browser.check("visitors are not told", "!document.querySelector('.ai-act-check-note')").await
        })
        .await
    }

    /// The table on the settings page, once all answers are there: the last cell of each row.
    async fn judged(&self, browser: &Browser, base: &str) -> Result<Vec<String>> {
        browser.open(&format!("{base}wp-admin/options-general.php?page=ai-act-check")).await?;
        let cells =
            "[...document.querySelectorAll('#ai-act-check-files tbody td:last-child')].map((cell) => cell.textContent)";
        let ready = format!(
            "document.getElementById('ai-act-check-policy').textContent && !{cells}.includes('…') && {cells}.concat(document.getElementById('ai-act-check-policy').textContent)"
        );
        let cells = browser.until("the files are judged", &ready).await?;
        Ok(cells.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    async fn settings(&self) -> Result<()> {
        in_browser(DESKTOP, async |browser| {
            self.sign_in(browser, &self.address(""), "administrator").await?;
            let judged = self.judged(browser, &self.address("")).await?;
            let wrong: Vec<&String> = judged.iter().filter(|said| is_complaint(said)).collect();
            ensure!(judged.len() > 8 && wrong.is_empty(), "the settings page says: {judged:#?}");
            browser.check("all is right on the disk", "[...document.querySelectorAll('#ai-act-check-files tbody td:nth-child(2)')].every((cell) => cell.textContent === 'richtig')").await?;

            let save = "const field = (name) => document.getElementById(`ai-act-check-${name}`); field('contact').value = 'Frau Beispiel <b>Tel.</b>'; \
                field('accessibility-contact').value = 'kein Kontakt'; document.getElementById('submit').click();";
            browser.run(save, Vec::new()).await?;
            browser.until("what is not understood is named", "document.querySelector('.settings-error.notice-error')?.textContent.includes('Barriere')").await?;
            browser.check("what is understood is kept", "document.getElementById('ai-act-check-contact').value === 'Frau Beispiel <b>Tel.</b>'").await?;
            browser.open(&self.address("wp-admin/options-privacy.php?tab=policyguide")).await?;
            browser.until("the paragraph stands in the guide", "document.body.textContent.includes('ai-act-check“ prüfen, welche Regeln')").await.map(drop)
        })
        .await
    }

    async fn optimised(&self, links: &[Link]) -> Result<()> {
        let plugin = self.place.join("site/wp-content/mu-plugins/optimiser.php");
        fs::copy(place::data("wordpress/optimiser.php"), &plugin)?;
        let text = run(Command::new("php")
            .args(["-r", "echo file_get_contents($argv[1]);"])
            .arg(self.address(&links.first().context("no page")?.0)))?;
        ensure!(text.ends_with("<!-- optimised -->"), "the optimiser does not work");
        self.visit(links).await.context("behind an optimiser")?;
        fs::remove_file(plugin).context("the optimiser stays")
    }

    async fn strict(&self, links: &[Link]) -> Result<()> {
        let base = format!("http://127.0.0.1:{}/", self.strict);
        for (path, way) in links {
            in_browser(DESKTOP, async |browser| {
                visit::to_the_result(browser, &format!("{base}{path}"), *way, "en").await
            })
            .await
            .context("under a strict policy")?;
        }
        in_browser(DESKTOP, async |browser| {
            self.sign_in(browser, &base, "administrator").await?;
            let judged = self.judged(browser, &base).await?;
            let wrong: Vec<&String> = judged.iter().filter(|said| is_complaint(said)).collect();
            let named = matches!(*wrong, [wasm] if wasm.contains("text/plain") && wasm.ends_with("application/wasm"));
            ensure!(named, "of the wrong type of one file, the settings page says: {judged:#?}");
            Ok(())
        })
        .await
        .context("as administrator")
    }
}

/// Whether the settings page complains of something.
fn is_complaint(said: &str) -> bool {
    said != "richtig" && said != "Der Prüfung steht nichts im Weg."
}

fn php(site: &str, arguments: &[&str]) -> Result<()> {
    let said = run(Command::new("php").arg(place::data("wordpress/run.php")).arg(site).args(arguments))?;
    ensure!(said.ends_with("done"), "run.php {arguments:?} does not come to its end: {said}");
    Ok(())
}

/// The configuration of Apache. Started as root, it serves as the user that Debian has for it.
fn apache(place: &Place, values: &[(&str, &str)], user: &str) -> Result<std::path::PathBuf> {
    let php = run(Command::new("php").args(["-r", "echo PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;"]))?;
    let user = if user == "root" { "User www-data\nGroup www-data" } else { "" };
    let manifest: Value = serde_json::from_str(&fs::read_to_string(
        place.join("site/wp-content/plugins/ai-act-check/files/manifest.json"),
    )?)?;
    let frame = manifest
        .pointer("/files/frame.html/script")
        .and_then(Value::as_str)
        .context("the manifest names no script of the frame")?;
    let values = [values, &[("__PHP__", &*php), ("__USER__", user), ("__FRAME__", frame)]].concat();
    place.fill(&place::data("wordpress/apache.conf"), "apache.conf", &values)
}
