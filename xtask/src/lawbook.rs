//! `cargo xtask lawbook`: writes `docs/lawbook/`; and the public pages that `dist/lawbook/` makes of it.

use std::fs;

use anyhow::{Context, Result, ensure};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::dist::{File, Parts};
use crate::packs;
use crate::shell;
use crate::workspace::{PACKAGE, Workspace};

/// Where the pages lie in `dist/`.
const FOLDER: &str = "lawbook";
/// What a page may do: take its style from beside it, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/// Runs the test that compares the lawbook with the rules, with leave to write: so there is one way only.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    shell::run(
        shell::cargo()
            .current_dir(&workspace.root)
            .args(["test", "--package", PACKAGE, "--test", "lawbook", "--", "the_lawbook_says_what_the_rules_say"])
            .env("AIACT_LAWBOOK", "write"),
    )?;
    println!("The lawbook lies in {}.", workspace.root.join("docs/lawbook").display());
    Ok(())
}

/// The committed lawbook as pages for everybody, ready for `dist/`.
pub fn files(parts: &Parts) -> Result<Vec<File>> {
    let style = parts.read("www/demo.css")? + "\n" + &parts.read("www/lawbook.css")?;
    let mut files = vec![File::plain(&format!("{FOLDER}/lawbook.css"), style)];
    for (lang, _) in packs::all()? {
        let frame = parts.read(&format!("www/src/lawbook.{lang}.html"))?;
        let folder = parts.root.join("docs/lawbook").join(lang);
        let listed = fs::read_dir(&folder).with_context(|| format!("{} cannot be listed", folder.display()))?;
        let mut names = listed.map(|entry| Ok(entry?.file_name())).collect::<Result<Vec<_>>>()?;
        names.sort();
        ensure!(!names.is_empty(), "{} is empty; run `cargo xtask lawbook`", folder.display());
        for name in names {
            let name = name.to_string_lossy();
            let markdown = parts.read(&format!("docs/lawbook/{lang}/{name}"))?;
            let page = page(&frame, &name, &markdown).with_context(|| format!("docs/lawbook/{lang}/{name}"))?;
            files.push(File::plain(&format!("{FOLDER}/{lang}/{}", address(&name)), page));
        }
    }
    Ok(files)
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

fn inline(markdown: &str) -> String {
    let html = body(markdown);
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

fn body(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let markdown = headings_with_ids(markdown);
    let mut reader = Reader::default();
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
                self.heading = id.as_deref().unwrap_or_default().to_owned();
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
    use super::*;

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
