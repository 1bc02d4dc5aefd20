//! The pages for whoever puts the files on a server: the manual, one that puts lines together, one that tests the files there, and the
//! lines for servers.

use ai_act_check::engine::date::Date;
use ai_act_check::eu_ai_act::EU_AI_ACT;
use anyhow::{Context, Result, ensure};

use crate::bundle::{self, Sources};
use crate::dist::{self, File, Parts};
use crate::languages::Language;
use crate::minify::Kind;
use crate::workspace::PACKAGE;
use crate::{lawbook, template};

/// What all these pages look like.
const SHEETS: [&str; 4] = ["www/demo.css", "www/embed.css", "www/check.css", "www/manual.css"];
/// What to read, each by language: `docs/manual.de.md`.
const MANUALS: [&str; 2] = ["manual", "systems"];
/// The pages that put lines together.
const GENERATORS: [&str; 2] = ["embed.html", "embed.en.html"];
/// The lines for servers.
const SERVERS: [&str; 2] = ["servers/apache.htaccess", "servers/nginx.conf"];
/// What tells people of files in `dist/` by their names.
const TELLING: [&str; 5] =
    ["README.md", "docs/embedding.md", "docs/element.md", "npm/README.md", "www/src/snippet.html"];

/// All of them with what they load, ready for `dist/`. `built` are the files that they tell of, `base` the folder that lines name.
pub fn files(parts: &Parts, built: &[File], base: &str) -> Result<Vec<File>> {
    let sheets = SHEETS.iter().map(|path| parts.read(path)).collect::<Result<Vec<_>>>()?;
    let immutable = |end: &str, text: String| File::immutable(&format!("{PACKAGE}.{end}"), &parts.version, text);
    let sheet = immutable("pages.css", sheets.join("\n"));
    let sources = parts.sources("www/src", &parts.widget.glue)?;
    let check = immutable("check.js", check(parts, &sources)?);
    let generator = immutable("embed.js", parts.module("embed.js", &sources, "{}")?);
    let page = parts.read("www/check.html")?.replace("__STYLE__", &sheet.name).replace("__SCRIPT__", &check.name);
    let mut files = vec![File::plain("check.html", page)];
    for name in GENERATORS {
        let page = deployed(&parts.read(&format!("www/{name}"))?, built, &generator.name, &sheet.name)?;
        files.push(File::plain(name, page));
    }
    for language in &parts.languages {
        for name in MANUALS {
            let name = format!("{name}.{}", language.code);
            let page = manual(parts, &format!("docs/{name}.md"), built, language, base, &sheet.name);
            files.push(File::plain(&format!("{name}.html"), page.with_context(|| format!("docs/{name}.md"))?));
        }
    }
    for name in SERVERS {
        files.push(File::plain(name, parts.read(&format!("docs/{name}"))?));
    }
    files.extend([check, generator, sheet]);
    Ok(files)
}

/// A classic script: it also runs where a server gives it no type.
fn check(parts: &Parts, sources: &Sources) -> Result<String> {
    parts.script(&bundle::classic(&parts.bundle("check.js", sources, "{}")?), Kind::Classic)
}

/// A page of `www/` as a page of the folder, where everything lies beside it and the pages for trying out are not.
fn deployed(page: &str, built: &[File], script: &str, sheet: &str) -> Result<String> {
    let element =
        built.iter().find(|file| file.plain == format!("{PACKAGE}.js")).context("the build has no element")?;
    let elsewhere = ["href=\"index.html\"", "href=\"en.html\"", "href=\"hosts/", "href=\"demo.css\""];
    let lines = page.lines().filter(|line| !elsewhere.iter().any(|link| line.contains(link)));
    let page = lines.collect::<Vec<_>>().join("\n") + "\n";
    let page = page
        .replace("dist/ai-act-check.js", &element.name)
        .replace("src/embed.js", script)
        .replace("href=\"embed.css\"", &format!("href=\"{sheet}\""))
        .replace("\"dist/", "\"");
    ensure!(!page.contains("dist/") && !page.contains("src/"), "a page of the folder leads out of it");
    Ok(page)
}

/// A manual as a page. Its second paragraph leads to the others.
fn manual(parts: &Parts, path: &str, built: &[File], language: &Language, base: &str, sheet: &str) -> Result<String> {
    let mut fills = dist::lines(built, language, base)?;
    fills.push(("version".to_owned(), parts.version.clone()));
    fills.push(("rulebook".to_owned(), day(language, EU_AI_ACT.version)?));
    let text = dist::filled(&parts.read(path)?.replace("\r\n", "\n"), &fills);
    let (title, rest) = text.split_once("\n\n").context("a manual has a title")?;
    let (nav, rest) = rest.split_once("\n\n").context("a manual leads to the others")?;
    let title = lawbook::inline(title.strip_prefix("# ").context("a manual begins with its title")?);
    let page = template::page(&parts.read("www/src/manual.html")?, language, &[])?;
    let nav = lawbook::inline(nav).replace(" · ", "\n      ");
    let page = page.replace("__STYLE__", sheet).replace("__TITLE__", &title).replace("__NAV__", &nav);
    Ok(page.replace("__TEXT__", &lawbook::body(rest)))
}

/// A day in words.
fn day(language: &Language, day: Date) -> Result<String> {
    let month = language.text(&format!("ui.month.{}", day.month()))?;
    let form = language.text("ui.date")?.replace("{day}", &day.day().to_string());
    Ok(form.replace("{month}", month).replace("{year}", &day.year().to_string()))
}

/// Follows every name of a file that a manual, a README or a snippet gives: it is in the build, in the repository, or made up for an example.
pub fn names_exist(parts: &Parts, files: &[File]) -> Result<()> {
    const ENDS: [&str; 9] = [".html", ".js", ".wasm", ".txt", ".json", ".css", ".ics", ".conf", ".htaccess"];
    const EXAMPLES: [&str; 4] = ["answers.json", "case.json", ".htaccess", "README.html"];
    let manuals = files.iter().filter(|file| MANUALS.iter().any(|name| file.name.starts_with(name)));
    let mut texts: Vec<(String, String)> =
        manuals.map(|file| (file.name.clone(), String::from_utf8_lossy(&file.bytes).into_owned())).collect();
    for path in TELLING {
        texts.push((path.to_owned(), parts.read(path)?));
    }
    let snippet = files.iter().filter(|file| file.name == "snippet.html" || GENERATORS.contains(&file.name.as_str()));
    texts.extend(snippet.map(|file| (file.name.clone(), String::from_utf8_lossy(&file.bytes).into_owned())));
    for (text_name, text) in &texts {
        let words = text.split(|c: char| c.is_whitespace() || "\"'`()<>|,;=&".contains(c));
        for word in words.map(|word| word.split(['#', '?']).next().unwrap_or_default().trim_end_matches(['.', ':'])) {
            let is_name = ENDS.iter().any(|end| word.ends_with(end)) && !word.contains([':', '{', '…', '*']);
            let name = word.trim_start_matches("dist/").rsplit_once("/ai-act-check/").map_or(word, |(_, name)| name);
            let name = name.trim_start_matches("dist/").trim_start_matches("./");
            let is_built = files.iter().any(|file| file.name == name || file.plain == name);
            let is_ours = parts.has(name) || parts.has(&format!("docs/{name}")) || parts.has(&format!("npm/{name}"));
            ensure!(
                !is_name || is_built || is_ours || EXAMPLES.contains(&name) || ENDS.contains(&name),
                "{text_name} names {word}, which is not in dist/. Name a file of the build, or mend xtask/src/pages.rs"
            );
        }
    }
    Ok(())
}
