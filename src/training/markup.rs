//! Text within markup.

/// A text in which nothing is a sign of HTML or XML any more, neither between tags nor in the value of an attribute. What XML
/// 1.0 cannot hold at all is left out.
pub fn escaped(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => kept.push_str("&amp;"),
            '<' => kept.push_str("&lt;"),
            '>' => kept.push_str("&gt;"),
            '"' => kept.push_str("&quot;"),
            '\'' => kept.push_str("&#39;"),
            '\t' | '\n' | '\r' => kept.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => kept.push(c),
        }
    }
    kept
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
