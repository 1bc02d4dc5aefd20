//! Plone (Classic UI): an editor publishes a page with the tag in its text, and one with the view; visitors walk to a result.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{Browser, DESKTOP, in_browser};

use crate::place::{self, Place, run};
use crate::python::{install, program};
use crate::server::{Server, free_port, listens};
use crate::step;
use crate::visit::{self, SET, Way, press_in_page};

/// What an editor writes into the text, with things among it that must not reach a visitor.
const TEXT: &str = r#"<p>Vor der Prüfung.</p><ai-act-check lang="en" theme="light" history="" onclick="window.hacked=1"><p>Rufen Sie uns an.</p></ai-act-check><script>window.hacked=1</script>"#;

/// The line of the manual for a frame.
const FRAME: &str = r#"<p>Davor.</p><iframe src="/Plone/++plone++ai-act-check/frame.html#lang=en" title="AI Act check" sandbox="allow-scripts allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox" style="display: block; width: 100%; height: 60rem; border: 0"></iframe>"#;

pub async fn test() -> Result<()> {
    step("a new Plone, and the add-on by pip");
    install("plone", "ai_act_check_plone")?;
    let (place, port) = (Place::make("plone")?, free_port()?);
    let (folder, number) = (place.text(""), port.to_string());
    let values = [("__PLACE__", folder.trim_end_matches('/')), ("__PORT__", &*number)];
    let instance = place.text("instance");
    run(Command::new(program("plone", "mkwsgiinstance")?).args(["-d", &instance, "-u", "admin:admin-secret"]))?;
    let conf = place.fill(&place::data("plone/zope.conf"), "zope.conf", &values)?;
    let ini = place.fill(&place::data("plone/zope.ini"), "zope.ini", &values)?;
    let site = |action: &str| -> Result<()> {
        let mut zconsole = Command::new(program("plone", "zconsole")?);
        let said = run(zconsole.arg("run").arg(&conf).arg(place::data("plone/site.py")).arg(action))?;
        ensure!(said.ends_with("done"), "site.py {action} does not come to its end: {said}");
        Ok(())
    };
    site("prepare")?;
    let base = format!("http://127.0.0.1:{port}/Plone/");
    let serve = || -> Result<Server> {
        let mut server = Command::new(program("plone", "runwsgi")?);
        Server::start(server.arg(&ini), &place.join("server.log"), 120, || listens(port))
    };
    let server = serve()?;

    step("editor: publishes a page with the tag, one with the view, and one with a frame");
    let mut pages = Vec::new();
    in_browser(DESKTOP, async |browser| {
        sign_in(browser, &base).await?;
        pages.push((publish(browser, &base, "Mit der Marke", TEXT, false).await.context("the tag")?, "en"));
        pages
            .push((publish(browser, &base, "Mit der Ansicht", "<p>Davor.</p>", true).await.context("the view")?, "de"));
        pages.push((publish(browser, &base, "Mit dem Rahmen", FRAME, false).await.context("the frame")?, "en"));
        Ok(())
    })
    .await
    .context("as editor")?;
    step("visitors walk to a result");
    for (page, lang) in &pages {
        in_browser(DESKTOP, async |browser| {
            let way = if page.ends_with("rahmen") { Way::PlainFrame } else { Way::Element };
            visit::to_the_result(browser, page, way, lang).await?;
            browser.check("nothing hostile is left", "!window.hacked && !host?.hasAttribute('onclick')").await?;
            browser.check("the text stands above", "/Davor|Vor der Prüfung/.test(document.body.textContent)").await
        })
        .await?;
    }
    in_browser(DESKTOP, async |browser| {
        browser.open(&base).await?;
        browser.check("other pages load nothing of it", "!document.querySelector('script[src*=ai-act-check]')").await
    })
    .await?;

    step("uninstalled, nothing is left");
    drop(server);
    site("uninstall")?;
    let _server = serve()?;
    for (page, _) in &pages {
        in_browser(DESKTOP, async |browser| {
            browser.open(page).await?;
            browser.check("the page stands", "/Davor|Vor der Prüfung/.test(document.body.textContent)").await?;
            browser
                .check("the check is gone", "!document.querySelector('ai-act-check, script[src*=ai-act-check]')")
                .await
        })
        .await?;
    }
    Ok(())
}

async fn sign_in(browser: &Browser, base: &str) -> Result<()> {
    browser.open(&format!("{base}login")).await?;
    browser.until("the form stands", "document.querySelector('[name=__ac_name]')").await?;
    browser.run(SET, vec!["__ac_name".into(), "editor".into()]).await?;
    browser.run(SET, vec!["__ac_password".into(), "editor-secret".into()]).await?;
    press_in_page(browser, "[name=\"buttons.login\"]").await?;
    browser.until("the editor is signed in", "document.body?.classList.contains('userrole-editor')").await.map(drop)
}

/// Writes a page in `TinyMCE`, saves and publishes it; its address.
async fn publish(browser: &Browser, base: &str, title: &str, text: &str, view: bool) -> Result<String> {
    browser.open(&format!("{base}++add++Document")).await?;
    browser.until("the editor stands", "window.tinymce?.activeEditor?.initialized").await?;
    browser.run(SET, vec!["form.widgets.IDublinCore.title".into(), title.into()]).await?;
    // As the dialogue "source code" of the editor does it.
    browser.run("tinymce.activeEditor.setContent(arguments[0]); tinymce.triggerSave();", vec![text.into()]).await?;
    press_in_page(browser, "[name=\"form.buttons.save\"]").await?;
    browser.until("it is saved", "document.querySelector('.portalMessage, .alert, #global_statusmessage') && !location.href.includes('++add++')").await?;
    if view {
        press_in_page(browser, "[id$=ai_act_check_view]").await?;
        browser.until("the view is chosen", "document.querySelector('ai-act-check')").await?;
    }
    press_in_page(browser, "#workflow-transition-publish").await?;
    browser
        .until("it is published", "document.querySelector('.state-published, #contentview-menus .state-published')")
        .await?;
    let address = browser.text("document.querySelector('link[rel=canonical]').href").await?;
    // Whoever opens it again finds all as it was.
    browser.open(&format!("{address}/edit")).await?;
    browser.until("the editor stands again", "window.tinymce?.activeEditor?.initialized").await?;
    let kept = browser.text("tinymce.activeEditor.getContent()").await?;
    ensure!(kept.contains("<ai-act-check") == text.contains("<ai-act-check"), "the editor loses the tag: {kept}");
    press_in_page(browser, "[name=\"form.buttons.save\"]").await?;
    browser
        .until("it is saved again", "!location.href.endsWith('/edit') && document.querySelector('#content-core')")
        .await?;
    Ok(address)
}
