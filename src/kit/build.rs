//! The sheet of all elements as it travels, which begins with that of the check so that they look alike; and their words.

fn main() -> std::io::Result<()> {
    text::pack::element(&["../ui/style.css", "style.css"])
}
