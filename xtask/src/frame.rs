//! The files of the iframe mode: a loader for the page of the host, and the page inside the frame, one document that needs no other.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::dist::{File, Parts};
use crate::languages::Language;
use crate::minify::Kind;
use crate::workspace::PACKAGE;
use crate::{single, template};

/// The page inside the frame. It keeps its name, so that lines in pages live longer than a build.
pub const PAGE: &str = "frame.html";
/// How many bytes the loader may have. It stands in the way of somebody else's page.
const LOADER_LIMIT: usize = 3_500;

/// All files, ready for `dist/`. `standalone` is the script that holds everything.
pub fn files(parts: &Parts, standalone: &str) -> Result<Vec<File>> {
    let loader = File::immutable(&format!("{PACKAGE}.frame.js"), &parts.version, script(parts, "www/src/frame.js")?);
    check_size(&loader)?;
    let (home, others) = template::at_home(&parts.languages)?;
    let others = others.map(|other| template::foreign("span", other, "page.frame.fallback"));
    let others = others.collect::<Result<Vec<_>>>()?.join(" ");
    let page = template::page(&parts.read("www/frame.html")?, home, &[("others", &others)])?;
    // The settings come first: they stand on the element when it starts.
    let inside = [&script(parts, "www/src/frame-page.js")?, standalone].concat();
    Ok(vec![loader, File::plain(PAGE, single::document(&page, &inside)?)])
}

/// A script that knows the words of the frame.
fn script(parts: &Parts, path: &str) -> Result<String> {
    let words = |language: &Language| -> Result<Value> {
        let frame = ["fails", "alone", "module"]
            .map(|name| Ok((name.to_owned(), json!(language.text(&format!("page.frame.{name}"))?))));
        let title = [Ok(("title".to_owned(), json!(language.text("ui.book.name")?)))];
        Ok(Value::Object(title.into_iter().chain(frame).collect::<Result<Map<_, _>>>()?))
    };
    let all = parts.languages.iter().map(|language| Ok((language.code.clone(), words(language)?)));
    let all: Map<String, Value> = all.collect::<Result<_>>().with_context(|| format!("{path} lacks words"))?;
    parts.script(&parts.read(path)?.replace("__FRAME__", &Value::Object(all).to_string()), Kind::Classic)
}

fn check_size(loader: &File) -> Result<()> {
    let size = loader.bytes.len();
    ensure!(
        size <= LOADER_LIMIT,
        "{} has {size} bytes, more than the {LOADER_LIMIT} it may have. Shorten www/src/frame.js.",
        loader.name
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loader_over_its_limit_is_refused() {
        let loader = |size| File::plain("loader.js", vec![b'x'; size]);
        assert!(check_size(&loader(LOADER_LIMIT)).is_ok());
        assert!(check_size(&loader(LOADER_LIMIT + 1)).is_err_and(|error| error.to_string().contains("3501 bytes")));
    }
}
