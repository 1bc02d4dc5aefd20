//! The recipes for `MkDocs`, Sphinx, Hugo and Jekyll: each site is built as its generator builds it, and a visitor walks to a result.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use e2e::{DESKTOP, in_browser};

use crate::place::{self, Place, run};
use crate::python::program;
use crate::server::{Server, free_port, listens};
use crate::step;
use crate::visit::{self, Way};

/// A generator: its folder in the recipes, where the files of the check go, and the page with the check in what it builds.
const SITES: [(&str, &str, &str); 4] = [
    ("mkdocs", "docs", "tiefer/pruefung/"),
    ("sphinx", "_static", "tiefer/pruefung.html"),
    ("hugo", "static", "tiefer/pruefung/"),
    ("jekyll", "", "tiefer/pruefung.html"),
];

pub async fn test() -> Result<()> {
    let (place, port) = (Place::make("recipes")?, free_port()?);
    let unzip = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    let zip = place::package("ai-act-check-recipes-", ".zip")?;
    run(Command::new("python3").args(["-c", unzip]).arg(zip).arg(place.text("sources")))?;
    // Below a folder, as on a project page.
    fs::create_dir_all(place.join("built"))?;
    let mut server = Command::new("python3");
    server.args(["-m", "http.server", "--bind", "127.0.0.1", "--directory", &place.text("built"), &port.to_string()]);
    let _server = Server::start(&mut server, &place.join("server.log"), 30, || listens(port))?;
    for (name, folder, page) in SITES {
        step(name);
        let source = place.join("sources").join(name);
        fs::create_dir_all(source.join(folder))?;
        let files = place.join("sources/ai-act-check");
        run(Command::new("cp").arg("-r").arg(&files).arg(source.join(folder)))?;
        if name == "jekyll" {
            fs::create_dir_all(source.join("_data"))?;
            fs::copy(files.join("manifest.json"), source.join("_data/ai-act-check.json"))?;
        }
        let target = place.join("built").join(name);
        let base = format!("http://127.0.0.1:{port}/{name}/");
        run(generator(name, target, &base)?.current_dir(&source)).with_context(|| format!("{name} does not build"))?;
        in_browser(DESKTOP, async |browser| {
            visit::to_the_result(browser, &format!("{base}{page}"), Way::Element, "de").await?;
            // Behind the result, what stands between the tags is still there for readers without script.
            browser.check("the fallback stands", "host.textContent.includes('Rufen Sie uns an')").await?;
            browser.check("the level of headings comes through", "host.getAttribute('heading-level') === '2'").await
        })
        .await
        .context(name)?;
    }
    Ok(())
}

fn generator(name: &str, target: PathBuf, base: &str) -> Result<Command> {
    let command = |program: PathBuf, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments);
        command
    };
    let mut made = match name {
        "mkdocs" => command(program("recipes", "mkdocs")?, &["build", "--quiet", "--strict", "--site-dir"]),
        "sphinx" => command(program("recipes", "sphinx-build")?, &["-q", "-W", "-b", "html", "."]),
        "hugo" => command("hugo".into(), &["--quiet", "--minify", "--baseURL", base, "--destination"]),
        _ => command("jekyll".into(), &["build", "--quiet", "--baseurl", &format!("/{name}"), "--destination"]),
    };
    made.arg(target);
    Ok(made)
}
