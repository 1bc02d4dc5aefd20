//! Markup in which no text becomes markup.

use report::html;

/// Some markup.
#[derive(Clone, Debug, Default)]
pub struct Html(String);

/// A text in markup, also in attributes and in XML.
#[must_use]
pub fn escaped(text: &str) -> String {
    html::escaped(&harmless(text))
}

/// A text without the signs that no document may hold, and without those that turn the writing.
#[must_use]
pub fn harmless(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let holds =
        |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || turns(*c) || matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(holds).collect()
}

impl Html {
    /// The markup.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Adds markup as it is.
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Adds an element with a text.
    pub fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>{}</{name}>\n", escaped(text)));
    }

    /// Adds a paragraph that says the most important thing.
    pub fn strong(&mut self, text: &str) {
        self.raw(&format!("<p><strong>{}</strong></p>\n", escaped(text)));
    }

    /// Adds a text: lines are paragraphs, and those that begin with `- ` items of a list.
    pub fn paragraphs(&mut self, text: &str) {
        let mut items: Vec<String> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(item) = line.strip_prefix("- ") {
                items.push(item.to_owned());
                continue;
            }
            self.list(&std::mem::take(&mut items));
            self.element("p", line);
        }
        self.list(&items);
    }

    /// Adds a list; nothing without items.
    pub fn list(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.raw("<ul>\n");
        for item in items {
            self.element("li", item);
        }
        self.raw("</ul>\n");
    }

    /// Adds names with what stands for them, which is markup.
    pub fn pairs(&mut self, pairs: &[(String, String)]) {
        self.raw("<dl>\n");
        for (name, markup) in pairs {
            self.element("dt", name);
            self.raw(&format!("<dd>{markup}</dd>\n"));
        }
        self.raw("</dl>\n");
    }

    /// Adds a table whose cells are markup; the first of each row names it.
    pub fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<String>]) {
        self.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.raw(&escaped(caption));
        self.raw("\">\n<table>\n");
        self.element("caption", caption);
        self.raw("<thead><tr>");
        for name in head {
            self.raw(&format!("<th scope=\"col\">{}</th>", escaped(name)));
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.raw("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.raw(&if at == 0 { format!("<th scope=\"row\">{cell}</th>") } else { format!("<td>{cell}</td>") });
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>\n");
    }
}
