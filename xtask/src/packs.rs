//! The language packs, straight from the library. The one place that knows how it hands them out.

use ai_act_check::text;
use anyhow::{Context, Result};

/// Every language with its pack.
pub fn all() -> Result<Vec<(&'static str, &'static str)>> {
    text::LANGUAGES
        .iter()
        .map(|&language| {
            let pack = text::pack(language)
                .with_context(|| format!("the library lists the language {language} without a pack"))?;
            Ok((language, pack))
        })
        .collect()
}
