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

/// What names of files end with.
const ENDS: [&str; 9] = [".html", ".js", ".wasm", ".txt", ".json", ".css", ".ics", ".conf", ".htaccess"];
/// Names that only examples give.
const EXAMPLES: [&str; 7] =
    ["answers.json", "case.json", "course.json", "register.json", "werte.json", "workshop.html", ".htaccess"];

/// Follows every name of a file that a manual, a README or a snippet gives: it is in the build or in the repository, or made up for an
/// example.
pub fn names_exist(parts: &Parts, files: &[File]) -> Result<()> {
    let is_text = |file: &&File| {
        let name = file.name.as_str();
        MANUALS.iter().any(|manual| name.starts_with(manual)) || GENERATORS.contains(&name) || name == "snippet.html"
    };
    let mut texts = Vec::new();
    for file in files.iter().filter(is_text) {
        texts.push((file.name.as_str(), str::from_utf8(&file.bytes)?.to_owned()));
    }
    for path in TELLING {
        texts.push((path, parts.read(path)?));
    }
    let exists = |name: &str| {
        let in_repository = ["", "docs/", "npm/", "www/"].iter().any(|folder| parts.has(&format!("{folder}{name}")));
        in_repository || EXAMPLES.contains(&name) || files.iter().any(|file| file.name == name || file.plain == name)
    };
    for (name, text) in texts {
        let missing = names(&text).into_iter().find(|name| !exists(name));
        ensure!(
            missing.is_none(),
            "{name} names {}, which is not in dist/. Name a file of the build, or mend xtask/src/pages.rs",
            missing.unwrap_or_default()
        );
    }
    Ok(())
}

/// The names of files in a text, as they lie in `dist/`. Patterns such as `….zip` are none, nor are ends such as `.txt`.
fn names(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || "\"'`()<>|,;=&[]".contains(c));
    let words = words.map(|word| word.split(['#', '?']).next().unwrap_or_default().trim_end_matches(['.', ':']));
    let name = |word| {
        let (_, name) = str::rsplit_once(word, "/ai-act-check/").unwrap_or(("", word));
        name.trim_start_matches("dist/").trim_start_matches("./")
    };
    let is_name = |name: &&str| {
        ENDS.iter().any(|end| name.ends_with(end) && *name != *end) && !name.contains([':', '{', '…', '*'])
    };
    words.map(name).filter(is_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_found_in_texts() {
        let text = "open `https://a.example/ai-act-check/check.html`, `dist/frame.html#lang=de`; two `.txt`, `….frame.js`\n\
            <script src=\"/ai-act-check/ai-act-check-0.1.0-01234567.js\"></script> e.g. manual.en.html.";
        assert_eq!(names(text), ["check.html", "frame.html", "ai-act-check-0.1.0-01234567.js", "manual.en.html"]);
    }

    #[test]
    fn a_page_of_the_folder_names_what_lies_there() -> Result<()> {
        let built = [File::immutable("ai-act-check.js", "1.2.3", "abc")];
        let page = "<a href=\"index.html\">x</a>\n<script src=\"dist/ai-act-check.js\"></script>\n<a href=\"dist/check.html\">";
        let page = deployed(page, &built, "embed.js", "pages.css")?;
        assert_eq!(page, "<script src=\"ai-act-check-1.2.3-ba7816bf.js\"></script>\n<a href=\"check.html\">\n");
        Ok(())
    }
}
