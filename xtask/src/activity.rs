//! The check as an activity of a learning system: a package for each edition of SCORM, with one page in which everything lies. What
//! outlives the page lies with the learning system, so the check says so where it says elsewhere what is stored.

use ai_act_check::training::scorm::{self, Edition, LEARNING_SYSTEM, MANIFEST, PAGE};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::dist::{File, Parts};
use crate::languages::Language;
use crate::workspace::PACKAGE;
use crate::{archive, components, languages, single, template};

/// The module that stands in for `storage.js`, and what it imports.
const STORAGE: (&str, &str, &str) = ("storage.js", "activity.js", "learning-system.js");
/// What the check says elsewhere, and what stands in its place.
const SAID: [(&str, &str); 4] = [
    ("ui.start.file-hint", "page.activity.file"),
    ("ui.start.fact-3-session", "page.activity.fact"),
    ("ui.keep.lead-session", "page.activity.lead"),
    ("ui.foot.privacy", "page.activity.privacy"),
];
/// The editions, by the names that the command line has for them.
pub const EDITIONS: [(&str, Edition); 2] = [("scorm12", Edition::One), ("scorm2004", Edition::Four)];

/// Both packages.
pub fn files(parts: &Parts) -> Result<Vec<File>> {
    let parts = parts.in_languages(languages::saying(&parts.root, &SAID)?);
    let page = page(&parts)?;
    let titles = parts.languages.iter().map(|language| language.text("ui.book.name"));
    let title = titles.collect::<Result<Vec<_>>>()?.join(" · ");
    let (licence, licences) = (parts.read("LICENSE")?, components::licences(&parts.components)?);
    let package = |(name, edition): &(&str, Edition)| {
        let manifest = scorm::manifest(*edition, ("check", &title), None, &[PAGE]);
        let content: [(&str, &[u8]); 4] = [
            (MANIFEST, manifest.as_bytes()),
            (PAGE, page.as_bytes()),
            ("LICENSE.txt", licence.as_bytes()),
            ("licences.txt", &licences),
        ];
        Ok(File {
            plain: format!("packages/{PACKAGE}-{name}.zip"),
            name: format!("packages/{PACKAGE}-{name}-{}.zip", parts.version),
            bytes: archive::zip(content)?,
        })
    };
    EDITIONS.iter().map(package).collect()
}

/// The page, which is all that a learner opens.
fn page(parts: &Parts) -> Result<String> {
    let (storage, activity, system) = STORAGE;
    let mut sources = parts.sources("www/src", &parts.widget.glue)?;
    let module = sources.remove(activity).with_context(|| format!("www/src/{activity} is missing"))?;
    sources.insert(storage.to_owned(), module.replace("__ACTIVITY__", &words(parts)?.to_string()));
    sources.insert(system.to_owned(), LEARNING_SYSTEM.replace("\nfunction ", "\nexport function "));
    let script = single::script(parts, sources)?;
    let (home, others) = template::at_home(&parts.languages)?;
    let others = others.map(|other| template::foreign("p", other, "page.offline.fallback"));
    let others = others.collect::<Result<Vec<_>>>()?.join("\n      ");
    let page = template::page(&parts.read("www/src/activity.html")?, home, &[("others", &others)])?;
    single::document(&page, &script)
}

/// What the page itself says, by language.
fn words(parts: &Parts) -> Result<Value> {
    let own = |language: &Language| -> Result<Value> {
        Ok(json!({
            "title": language.text("ui.book.name")?,
            "alone": language.text("page.activity.alone")?,
            "full": language.text("page.activity.full")?,
        }))
    };
    let all = parts.languages.iter().map(|language| Ok((language.code.clone(), own(language)?)));
    Ok(Value::Object(all.collect::<Result<Map<_, _>>>()?))
}
