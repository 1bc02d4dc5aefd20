//! The TYPO3 extension without TYPO3, which is not to be had here: PHP and XML are well-formed, and what the content element
//! prints leads a visitor to a result.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{DESKTOP, in_browser};

use crate::place::{self, Place, run};
use crate::server::{Server, free_port, listens};
use crate::step;
use crate::visit::{self, Way};

/// Values as nobody could choose them in the form.
const HOSTILE: &str = "lang=de%22%20onclick=%22window.hacked=1&theme=dark&start=%22%3E&accessibility-contact=javascript:window.hacked=1\
    &contact=%3C/p%3E%3C/ai-act-check%3E%3Cimg%20src=x%20onerror=%22window.hacked=1%22%3E";

pub async fn test() -> Result<()> {
    step("PHP and XML are well-formed");
    let place = Place::make("typo3")?;
    let folder = place.text("extension");
    let zip = place::package("ai_act_check_", ".zip")?;
    let unzip = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    run(Command::new("python3").args(["-c", unzip]).arg(zip).arg(&folder))?;
    for file in all(Path::new(&folder))? {
        match file.extension().and_then(|end| end.to_str()) {
            Some("php") => drop(run(Command::new("php").arg("-l").arg(&file))?),
            Some("xml" | "xlf") => {
                let read = "import sys, xml.dom.minidom as x; x.parse(sys.argv[1])";
                run(Command::new("python3").args(["-c", read]).arg(&file))
                    .with_context(|| file.display().to_string())?;
            }
            _ => {}
        }
    }
    step("visitors of what the content element prints");
    let port = free_port()?;
    let mut php = Command::new("php");
    php.args(["-S", &format!("127.0.0.1:{port}"), "-t", &folder]).arg(place::data("typo3/page.php"));
    let _server = Server::start(php.env("EXTENSION", &folder), &place.join("server.log"), 30, || listens(port))?;
    let base = format!("http://127.0.0.1:{port}/");
    for (settings, way) in [("?lang=en", Way::Element), ("?way=frame&lang=en", Way::Frame)] {
        in_browser(DESKTOP, async |browser| {
            visit::to_the_result(browser, &format!("{base}{settings}"), way, "en").await
        })
        .await?;
    }
    step("hostile values stay text");
    in_browser(DESKTOP, async |browser| {
        browser.open(&format!("{base}?{HOSTILE}")).await?;
        browser.until("the check stands", "root.querySelector('[data-step=start]')").await?;
        let html = browser.text("document.querySelector('main').innerHTML").await?;
        ensure!(html.contains("&lt;img src=x onerror"), "the contact is not shown as text: {html}");
        let rest = "host.getAttribute('theme') === 'dark' && ['onclick', 'start', 'accessibility-contact'].every((name) => !host.hasAttribute(name)) && !window.hacked";
        browser.check("what is taken stays, nothing else", rest).await
    })
    .await
}

fn all(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(all(&path)?) } else { files.push(path) }
    }
    Ok(files)
}
