//! Pages from templates: a template names texts by their keys in braces, and each language fills it with its own.

use ai_act_check::text::filled;
use anyhow::{Context, Result, ensure};

use crate::languages::{HOME, Language};

/// The page of a language. `more` are names that are no keys, with their HTML.
pub fn page(template: &str, language: &Language, more: &[(&str, &str)]) -> Result<String> {
    let texts: Vec<(&str, String)> = language.texts.iter().map(|(key, text)| (key.as_str(), escaped(text))).collect();
    let dir = if language.text("language.direction")? == "rtl" { " dir=\"rtl\"" } else { "" };
    let own = [("lang", language.code.as_str()), ("dir", dir)];
    let values: Vec<(&str, &str)> =
        texts.iter().map(|(key, text)| (*key, text.as_str())).chain(own).chain(more.iter().copied()).collect();
    let page = filled(template, &values);
    let missing = page.split_once("{page.").map(|(_, rest)| rest.split('}').next().unwrap_or_default());
    ensure!(missing.is_none(), "there is no text \"page.{}\" for a template", missing.unwrap_or_default());
    Ok(page)
}

/// The language of pages that stand in one only, and the others.
pub fn at_home(languages: &[Language]) -> Result<(&Language, impl Iterator<Item = &Language>)> {
    let home = languages.iter().find(|language| language.code == HOME);
    let home = home.with_context(|| format!("the build has no language {HOME}"))?;
    Ok((home, languages.iter().filter(|language| language.code != HOME)))
}

/// An element with a text in another language than the page.
pub fn foreign(element: &str, language: &Language, key: &str) -> Result<String> {
    Ok(format!("<{element} lang=\"{}\">{}</{element}>", language.code, escaped(language.text(key)?)))
}

/// A text in which nothing is a sign of HTML, neither between tags nor in the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
