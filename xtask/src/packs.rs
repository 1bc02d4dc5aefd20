//! The language packs, straight from the library. The one place that knows how it hands them out.

use ai_act_check::rulebooks::packs;
use ai_act_check::text::LANGUAGES;
use anyhow::{Context, Result};

/// Both parts of every language's pack, by the names under which scripts ask for them.
pub fn all() -> Result<Vec<(String, &'static str)>> {
    let mut parts = Vec::new();
    for language in LANGUAGES {
        let pack =
            packs(language).with_context(|| format!("the library lists the language {language} without a pack"))?;
        parts.extend([((*language).to_owned(), pack.first), (format!("{language}.rest"), pack.rest)]);
    }
    Ok(parts)
}
