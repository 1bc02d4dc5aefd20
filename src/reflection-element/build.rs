//! The sheet of the element as it travels, and its words.

fn main() -> std::io::Result<()> {
    text::pack::element(&["style.css"])
}
