//! The language packs, straight from the library. The one place that knows how it hands them out.

use ai_act_check::rulebooks::pack;
use ai_act_check::text::LANGUAGES;
use anyhow::{Context, Result};

/// Every language with its pack.
pub fn all() -> Result<Vec<(&'static str, &'static str)>> {
    LANGUAGES
        .iter()
        .map(|&language| {
            let pack =
                pack(language).with_context(|| format!("the library lists the language {language} without a pack"))?;
            Ok((language, pack))
        })
        .collect()
}
