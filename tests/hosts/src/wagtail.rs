//! Wagtail with `SQLite`, served as in production: an editor publishes the block, visitors walk to a result under a policy with a
//! nonce. The template tag on a page of the same site, also with hostile values.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, in_browser};

use crate::place::{self, Place, run};
use crate::python::{install, program};
use crate::server::{Server, free_port, listens};
use crate::step;
use crate::visit::{self, SET, Way, press_in_page};

/// Values of the template tag that must be left out, or stay text.
const HOSTILE: &str = "?tag=1&lang=de%22%20onclick=%22window.hacked=1&theme=javascript:window.hacked=1\
    &contact=%3C/p%3E%3C/ai-act-check%3E%3Cimg%20src=x%20onerror=%22window.hacked=1%22%3E";

pub async fn test() -> Result<()> {
    step("a new Wagtail, and the package by pip");
    install("wagtail", "ai_act_check_wagtail")?;
    let (place, port) = (Place::make("wagtail")?, free_port()?);
    let manage = |arguments: &[&str]| -> Result<Command> {
        let mut command = Command::new(program("wagtail", "python")?);
        command.arg("-B").arg(place::data("wagtail/site.py")).args([place.text(""), port.to_string()]).args(arguments);
        Ok(command)
    };
    let home = run(&mut manage(&["prepare"])?)?;
    let mut server = manage(&["runserver", "--noreload", "--nostatic", &format!("127.0.0.1:{port}")])?;
    let _server = Server::start(&mut server, &place.join("server.log"), 60, || listens(port))?;
    let base = format!("http://127.0.0.1:{port}/");

    step("editor: publishes a page with the block");
    for (way, slug) in [(Way::Element, "pruefung"), (Way::Frame, "rahmen")] {
        in_browser(DESKTOP, async |browser| publish(browser, &base, &home, way, slug).await)
            .await
            .context("as editor")?;
    }
    step("visitors, under a policy with a nonce");
    for (way, path) in [(Way::Element, "pruefung/"), (Way::Frame, "rahmen/"), (Way::Element, "?tag=1&lang=en")] {
        in_browser(DESKTOP, async |browser| {
            visit::to_the_result(browser, &format!("{base}{path}"), way, "en").await?;
            let named =
                "performance.getEntriesByType('resource').some(({ name }) => /\\.[0-9a-f]{12}\\.js$/.test(name))";
            browser.check("the script came under the name that WhiteNoise gives it", named).await
        })
        .await?;
    }
    step("hostile values of the tag stay text");
    in_browser(DESKTOP, async |browser| {
        browser.open(&format!("{base}{HOSTILE}")).await?;
        browser.until("the check stands", "root.querySelector('[data-step=start]')").await?;
        let html = browser.text("document.querySelector('main').innerHTML").await?;
        ensure!(html.contains("&lt;img src=x onerror"), "the contact is not shown as text: {html}");
        browser
            .check(
                "nothing else is set",
                "!host.hasAttribute('theme') && !host.hasAttribute('onclick') && !window.hacked",
            )
            .await
    })
    .await?;
    step("uninstalled, nothing is left");
    run(Command::new(program("wagtail", "pip")?).args(["uninstall", "--quiet", "--yes", "ai-act-check-wagtail"]))?;
    let left = run(Command::new(program("wagtail", "python")?)
        .args(["-c", "import importlib.util as u; print(u.find_spec('ai_act_check_wagtail'))"]))?;
    ensure!(left == "None", "pip has left {left}");
    Ok(())
}

/// `home` is the page below which the editor may publish.
async fn publish(browser: &Browser, base: &str, home: &str, way: Way, slug: &str) -> Result<()> {
    browser.open(&format!("{base}admin/login/")).await?;
    for name in ["username", "password"] {
        browser.run(SET, vec![name.into(), "editor".into()]).await?;
    }
    press_in_page(browser, "form.login-form [type=submit], form [type=submit]").await?;
    browser.until("the administration stands", "document.querySelector('.sidebar, [data-wagtail-sidebar]')").await?;
    browser.open(&format!("{base}admin/pages/add/pages/checkpage/{home}/")).await?;
    browser.until("the form stands", "document.querySelector('[name=title]')").await?;
    // Wagtail makes the address of the title once its scripts listen; a title that is set before leaves it empty.
    for name in ["title", "slug"] {
        browser.run(SET, vec![name.into(), slug.into()]).await?;
    }
    press_in_page(browser, ".c-sf-add-button").await?;
    browser.until("the block stands", "document.querySelector('[name=\"body-0-value-lang\"]')").await?;
    browser.run(SET, vec!["body-0-value-lang".into(), "en".into()]).await?;
    if way == Way::Frame {
        browser.run(SET, vec!["body-0-value-way".into(), "frame".into()]).await?;
    }
    browser
        .check("the fields are in German", "document.body.textContent.includes('Ebene der Hauptüberschrift')")
        .await?;
    // It stands in a menu that is made when it is opened.
    press_in_page(browser, "footer [data-w-dropdown-target=toggle]").await?;
    press_in_page(browser, "[name=action-publish]").await?;
    browser.until("it is published", "document.querySelector('.messages .success')").await.map(drop)
}
