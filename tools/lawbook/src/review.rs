//! Sign-offs by lawyers: `review.toml` in the folder of the rulebook.

use std::fmt::Write as _;

use ai_act_check::engine::date::Date;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::markdown::escaped;
use crate::words::Words;

pub const FILE: &str = "review.toml";

/// Who stands for the content of an entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// "rule.art-5-1-f" or "duty.art-26-7".
    pub id: String,
    /// The fingerprint that the lawbook showed for what was read.
    pub fingerprint: String,
    pub who: String,
    /// The day, such as 2027-01-31.
    pub when: String,
    #[serde(default)]
    pub remark: String,
}

/// All sign-offs.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviews {
    #[serde(default)]
    pub signed: Vec<SignOff>,
}

impl Reviews {
    /// Reads them; a sign-off for something that is not there, or without a name or day, is a fault.
    pub fn read(text: &str, known: &[String]) -> Result<Self> {
        let reviews: Self = toml::from_str(text).context(FILE)?;
        for SignOff { id, who, when, .. } in &reviews.signed {
            if !known.contains(id) {
                bail!("{FILE}: the lawbook has no entry \"{id}\"; correct the id or remove the sign-off");
            }
            if who.trim().is_empty() || Date::parse(when).is_none() {
                bail!("{FILE}: the sign-off of \"{id}\" needs a name in `who` and a day such as 2027-01-31 in `when`");
            }
        }
        Ok(reviews)
    }

    /// What the lawbook says below an entry.
    pub fn of(&self, words: &Words, id: &str, fingerprint: &str) -> String {
        let mut text = String::new();
        for signed in self.signed.iter().filter(|s| s.id == id) {
            let day = Date::parse(&signed.when).map_or_else(|| signed.when.clone(), |day| words.date(day));
            let fits = signed.fingerprint == fingerprint;
            let values = [("who", &*escaped(&signed.who)), ("day", &*day), ("remark", &*escaped(&signed.remark))];
            let said = words.fill(if fits { "review.signed" } else { "review.lapsed" }, &values);
            let _ = write!(text, " · {}", said.trim_end());
        }
        if text.is_empty() { format!(" · {}", words.say("review.none")) } else { text }
    }
}

/// Of what an entry says in all languages; eight bytes of SHA-256 are plenty to tell a change.
pub fn fingerprint(content: &str) -> String {
    let mut print = String::new();
    for byte in Sha256::digest(content).iter().take(8) {
        let _ = write!(print, "{byte:02x}");
    }
    print
}
