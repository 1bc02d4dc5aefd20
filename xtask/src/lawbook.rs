//! `cargo xtask lawbook`: writes `docs/lawbook/`; and the public pages that `dist/lawbook/` makes of it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::dist::File;
use crate::languages::Language;
use crate::workspace::{LAWBOOK, Workspace};
use crate::{shell, template};

/// Where the pages lie in `dist/`.
const FOLDER: &str = "lawbook";
/// What a page may do: take its style from beside it, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/// Runs the program in `tools/lawbook`. Built like its tests it shares with them what it is made of, and works through the cases
/// in seconds.
pub fn run() -> Result<()> {
    let root = Workspace::find()?.root;
    shell::run(shell::cargo().current_dir(root).args(["run", "--quiet", "--profile", "test", "--package", LAWBOOK]))
}

/// The committed lawbook of the repository at `root` as pages for everybody, ready for `dist/`.
pub fn files(root: &Path, languages: &[Language]) -> Result<Vec<File>> {
    let read = |path: &str| fs::read_to_string(root.join(path)).with_context(|| format!("{path} cannot be read"));
    let style = read("www/demo.css")? + "\n" + &read("www/lawbook.css")?;
    let dates = read("docs/lawbook/dates.json")?;
    let mut files = vec![File::plain(&format!("{FOLDER}/lawbook.css"), style), File::plain("dates.json", dates)];
    let template = read("www/src/lawbook.html")?;
    for language in languages {
        let lang = &language.code;
        let frame = template::page(&template, language, &[("languages", &ways(language, languages)?)])?;
        for name in names(&root.join("docs/lawbook").join(lang))? {
            let page = page(&frame, &name, &read(&format!("docs/lawbook/{lang}/{name}"))?);
            let page = page.with_context(|| format!("docs/lawbook/{lang}/{name}"))?;
            files.push(File::plain(&format!("{FOLDER}/{lang}/{}", address(&name)), page));
        }
        // Lines of a calendar end as on paper (RFC 5545, 3.1).
        let dates = read(&format!("docs/lawbook/{lang}/dates.ics"))?.replace("\r\n", "\n").replace('\n', "\r\n");
        files.push(File::plain(&format!("dates.{lang}.ics"), dates));
    }
    Ok(files)
}

/// The links to the same page in the other languages.
fn ways(language: &Language, languages: &[Language]) -> Result<String> {
    let others = languages.iter().filter(|other| other.code != language.code);
    let link = |other: &Language| {
        let (code, name) = (&other.code, other.text("language.name")?);
        Ok(format!("<a href=\"../{code}/__NAME__\" hreflang=\"{code}\" lang=\"{code}\">{name}</a>"))
    };
    Ok(others.map(link).collect::<Result<Vec<_>>>()?.join("\n      "))
}

/// The names of the pages in a folder, in order.
fn names(folder: &Path) -> Result<Vec<String>> {
    let listed = fs::read_dir(folder)
        .with_context(|| format!("{} cannot be listed; run `cargo xtask lawbook`", folder.display()))?;
    let mut names =
        listed.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>>>()?;
    names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"));
    names.sort();
    Ok(names)
}

/// A page in the frame of its language. The second paragraph only leads elsewhere, as the head of the page does already.
fn page(frame: &str, name: &str, markdown: &str) -> Result<String> {
    let markdown = markdown.replace("\r\n", "\n");
    let (title, rest) = markdown.split_once("\n\n").context("a page has a title")?;
    let (_, rest) = rest.split_once("\n\n").context("a page has a way back")?;
    let title = title.strip_prefix("# ").context("a page begins with its title")?;
    let values = [
        ("__POLICY__", POLICY),
        ("__NAME__", &*address(name)),
        ("__TITLE__", &*inline(title)),
        ("__TEXT__", &*body(rest)),
    ];
    // In one go: what one value says is not looked through for another.
    let mut page = String::new();
    let mut rest = frame;
    while let Some((at, (sign, value))) =
        values.iter().filter_map(|v| Some((rest.find(v.0)?, v))).min_by_key(|found| found.0)
    {
        let (before, after) = rest.split_at_checked(at).context("a sign begins within a letter")?;
        page.push_str(before);
        page.push_str(value);
        rest = after.strip_prefix(sign).unwrap_or_default();
    }
    Ok(page + rest)
}

/// What a page of the lawbook is called as a page of a site.
fn address(name: &str) -> String {
    name.replace("README.md", "index.html").replace(".md", ".html")
}

/// A line of Markdown as HTML.
pub fn inline(markdown: &str) -> String {
    let html = body(markdown);
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

/// Markdown as HTML: each table in a region that is named by the heading above it, which needs an id.
pub fn body(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let markdown = headings_with_ids(markdown);
    // The page's own heading stands in the frame.
    let mut reader = Reader { heading: "title".to_owned(), ..Reader::default() };
    let events = Parser::new_ext(&markdown, options).flat_map(|event| reader.read(event)).collect::<Vec<_>>();
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out
}

/// The places that links lead to become ids of the headings below them.
fn headings_with_ids(markdown: &str) -> String {
    let mut out = String::new();
    let mut id = None;
    for line in markdown.lines() {
        let place = line.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\"></a>"));
        match (place, id) {
            (Some(_), _) => id = place,
            (None, Some(place)) if line.starts_with('#') => {
                out.extend([line, " {#", place, "}\n"]);
                id = None;
            }
            (None, _) => out.extend([line, "\n"]),
        }
    }
    out
}

/// Reads Markdown as a page of a site needs it.
#[derive(Default)]
struct Reader {
    /// Whether the link that is open leads out of the lawbook into the repository, where visitors cannot follow.
    outside: bool,
    /// The id of the last heading: it names the table below it.
    heading: String,
    in_head: bool,
    /// How many cells the row has so far.
    cells: usize,
}

impl Reader {
    fn read<'a>(&mut self, event: Event<'a>) -> Vec<Event<'a>> {
        let html = |text: &str| vec![Event::Html(CowStr::from(text.to_owned()))];
        match event {
            Event::Start(Tag::Link { ref dest_url, .. }) if dest_url.starts_with("../../../") => {
                self.outside = true;
                Vec::new()
            }
            Event::End(TagEnd::Link) if self.outside => {
                self.outside = false;
                Vec::new()
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) if !dest_url.starts_with("https://") => {
                let dest_url = address(&dest_url).into();
                vec![Event::Start(Tag::Link { link_type, dest_url, title, id })]
            }
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                id.as_deref().unwrap_or_default().clone_into(&mut self.heading);
                vec![Event::Start(Tag::Heading { level, id, classes, attrs })]
            }
            // Names of cases and ids are the same in every language.
            Event::Code(text) => {
                let mut code = String::new();
                html::push_html(&mut code, std::iter::once(Event::Text(text)));
                html(&format!("<code lang=\"en\" translate=\"no\">{code}</code>"))
            }
            // A table in a region of its own: whoever has no room for it scrolls there, with the keyboard too.
            Event::Start(Tag::Table(_)) => html(&format!(
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{}\">\n<table>\n",
                self.heading
            )),
            Event::End(TagEnd::Table) => html("</tbody>\n</table>\n</div>\n"),
            Event::Start(Tag::TableHead) => {
                (self.in_head, self.cells) = (true, 0);
                html("<thead>\n<tr>")
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                html("</tr>\n</thead>\n<tbody>\n")
            }
            Event::Start(Tag::TableRow) => {
                self.cells = 0;
                html("<tr>")
            }
            Event::End(TagEnd::TableRow) => html("</tr>\n"),
            Event::Start(Tag::TableCell) => {
                self.cells += 1;
                html(if self.in_head {
                    "<th scope=\"col\">"
                } else if self.cells == 1 {
                    "<th scope=\"row\">"
                } else {
                    "<td>"
                })
            }
            Event::End(TagEnd::TableCell) => html(if self.in_head || self.cells == 1 { "</th>" } else { "</td>" }),
            other => vec![other],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::languages;

    /// What stands between two signs, each time.
    fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
        text.split(before).skip(1).filter_map(move |rest| rest.split_once(after)).map(|(value, _)| value)
    }

    #[test]
    fn every_link_on_the_pages_leads_somewhere() -> Result<()> {
        let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &languages::delivered()?)?;
        let pages: BTreeMap<&str, String> =
            files.iter().map(|f| (f.name.as_str(), String::from_utf8_lossy(&f.bytes).into_owned())).collect();
        let mut links = 0;
        for (name, page) in pages.iter().filter(|(_, page)| page.starts_with("<!doctype html>")) {
            let ids: Vec<&str> = between(page, " id=\"", "\"").collect();
            let different: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), different.len(), "{name} has an id twice");
            for label in between(page, "aria-labelledby=\"", "\"") {
                assert!(different.contains(label), "{name}: no heading names the table \"{label}\"");
            }
            assert!(!page.contains("<script") && !page.contains(" style="), "{name}");
            // The German statutes have two such marks in the addresses of their sections (`/__20.html`); elsewhere they are emphasis left as it was.
            assert!(!page.replace("/__", "/").contains("__"), "{name}");
            for to in between(page, "href=\"", "\"").filter(|to| !to.starts_with("https://") && *to != "data:,") {
                links += 1;
                let (file, id) = to.split_once('#').unwrap_or((to, ""));
                let lang = name.split('/').nth(1).context("a page lies in a folder")?;
                let target = match file.strip_prefix("../") {
                    // The check itself, which every build has beside the lawbook.
                    Some("../ai-act-check.html") => continue,
                    Some(beside) => format!("lawbook/{beside}"),
                    None if file.is_empty() => (*name).to_owned(),
                    None => format!("lawbook/{lang}/{file}"),
                };
                let there = pages.get(target.as_str()).with_context(|| format!("{name} leads to {to}"))?;
                assert!(id.is_empty() || there.contains(&format!(" id=\"{id}\"")), "{name} leads to {to}");
            }
        }
        assert!(links > 5000, "only {links} links were looked at");
        Ok(())
    }

    #[test]
    fn markdown_becomes_a_page() -> Result<()> {
        let markdown = "# A & B\n\n[back](README.md)\n\n<a id=\"x\"></a>\n\n## X\n\n| a | b |\n| --- | --- |\n| `c` | [d](e.md#f) |\n\n[g](../../../tests/h.toml) __NAME__\n";
        let page = page("<title>__TITLE__</title>__NAME__ __TEXT__", "x.md", markdown)?;
        assert_eq!(
            page,
            "<title>A &amp; B</title>x.html <h2 id=\"x\">X</h2>\n\
             <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"x\">\n<table>\n<thead>\n\
             <tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n\
             <tr><th scope=\"row\"><code lang=\"en\" translate=\"no\">c</code></th><td><a href=\"e.html#f\">d</a></td></tr>\n\
             </tbody>\n</table>\n</div>\n<p>g <strong>NAME</strong></p>\n"
        );
        assert!(super::page("", "x.md", "no title").is_err());
        Ok(())
    }
}
