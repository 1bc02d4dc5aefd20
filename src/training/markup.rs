//! Text within markup.

use report::html;

/// A text in one line in which nothing is a sign of HTML or XML any more. What XML 1.0 cannot hold at all is left out.
pub fn escaped(text: &str) -> String {
    let holds = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let line = text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c });
    html::escaped(&line.filter(holds).collect::<String>())
}

/// An element around markup.
pub fn element(name: &str, inner: &str) -> String {
    ["<", name, ">", inner, "</", name, ">"].concat()
}

/// An element around text.
pub fn text(name: &str, text: &str) -> String {
    element(name, &escaped(text))
}

/// An element with a class around markup.
pub fn classed(name: &str, class: &str, inner: &str) -> String {
    ["<", name, " class=\"", class, "\">", inner, "</", name, ">"].concat()
}

/// A list around texts; nothing where there are none.
pub fn list(items: &[String]) -> String {
    if items.is_empty() {
        String::new()
    } else {
        element("ul", &items.iter().map(|item| text("li", item)).collect::<String>())
    }
}
