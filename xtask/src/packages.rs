//! The packages for other systems in `dist/packages/`: what lies in `packages/`, the files of the check, and the licences. Those
//! for Python become wheels, which pip installs as they are, the others zips.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::dist::{self, File, Parts};
use crate::workspace::PACKAGE;
use crate::{archive, translations, wheel};

/// The folder in the sources and in `dist/`.
const FOLDER: &str = "packages";
/// Stands in the sources of packages for the version.
const VERSION: &str = "__VERSION__";
/// Who has set German in `WordPress` to a kind of its own is not given the usual German by it.
const GERMAN: [&str; 3] = ["de_AT", "de_CH", "de_DE_formal"];

/// A package for a system.
struct Package {
    /// The folder of its sources.
    name: &'static str,
    /// What becomes of it.
    kind: Kind,
    /// In which folder of it the files of the check lie, with a slash.
    files: &'static str,
}

enum Kind {
    /// A zip in which all lies in one folder, with a slash. Its name begins so; the version follows.
    Zip { within: &'static str, named: &'static str },
    /// A wheel, of which `pyproject.toml` says the rest.
    Wheel,
}

const PACKAGES: &[Package] = &[
    // TYPO3 reads key and version of an extension off the name of its file.
    Package { name: "typo3", kind: Kind::Zip { within: "", named: "ai_act_check_" }, files: "Resources/Public/Check/" },
    Package {
        name: "wordpress",
        kind: Kind::Zip { within: "ai-act-check/", named: "ai-act-check-wordpress-" },
        files: "files/",
    },
    Package { name: "plone", kind: Kind::Wheel, files: "ai_act_check_plone/files/" },
    Package { name: "recipes", kind: Kind::Zip { within: "", named: "ai-act-check-recipes-" }, files: "ai-act-check/" },
    Package { name: "wagtail", kind: Kind::Wheel, files: "ai_act_check_wagtail/static/ai_act_check_wagtail/files/" },
];

/// All packages. `dist` are the files of the other builds.
pub fn files(parts: &Parts, dist: &[File]) -> Result<Vec<File>> {
    PACKAGES.iter().map(|package| made(parts, package, dist).with_context(|| package.name)).collect()
}

fn made(parts: &Parts, package: &Package, dist: &[File]) -> Result<File> {
    let (version, plain) = (&parts.version, format!("{FOLDER}/{PACKAGE}-{}", package.name));
    let mut content = content(parts, package, dist)?;
    let (plain, name) = match package.kind {
        Kind::Zip { within, named } => {
            content = content.into_iter().map(|file| moved(file, within)).collect();
            (format!("{plain}.zip"), format!("{FOLDER}/{named}{version}.zip"))
        }
        Kind::Wheel => {
            let project = wheel::project(&content)?;
            content = wheel::laid_out(content, &project)?;
            (format!("{plain}.whl"), format!("{FOLDER}/{}", project.file()))
        }
    };
    let bytes = archive::zip(content.iter().map(|file| (&*file.name, &*file.bytes)))?;
    Ok(File { plain, name, bytes })
}

/// What a package holds, in the order of the paths.
fn content(parts: &Parts, package: &Package, dist: &[File]) -> Result<Vec<File>> {
    let mut content = Vec::new();
    for path in listed(&parts.root.join(FOLDER).join(package.name))? {
        let source = parts.read(&format!("{FOLDER}/{}/{path}", package.name))?.replace(VERSION, &parts.version);
        if let Some(stem) = path.strip_suffix(".po") {
            let translations = translations::read(&source).with_context(|| path.clone())?;
            let compiled = translations::compiled(&translations)?;
            let others = GERMAN.iter().filter(|_| stem.ends_with("de_DE")).map(|other| stem.replace("de_DE", other));
            content.extend(others.map(|stem| File::plain(&format!("{stem}.mo"), &*compiled)));
            content.push(File::plain(&format!("{stem}.mo"), compiled));
        }
        content.push(File::plain(&path, source));
    }
    for plain in ["LICENSE", "licences.txt"] {
        let file = dist.iter().find(|file| file.plain == plain).with_context(|| format!("there is no {plain}"))?;
        content.push(file.clone());
    }
    content.extend(loaded(&parts.version, dist)?.into_iter().map(|file| moved(file, package.files)));
    content.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(content)
}

/// What pages load, by element or by frame, and a manifest of just that.
fn loaded(version: &str, dist: &[File]) -> Result<Vec<File>> {
    let wanted = |plain: &str| match plain.strip_prefix(PACKAGE) {
        Some(end) => [".js", ".wasm", ".frame.js"].contains(&end) || end.rsplit('.').next() == Some("txt"),
        None => plain == "frame.html",
    };
    let mut files: Vec<File> = dist.iter().filter(|file| wanted(&file.plain)).cloned().collect();
    ensure!(files.len() > 5, "the build lacks files that pages load");
    files.push(File::plain(dist::MANIFEST, dist::manifest(version, &files)));
    Ok(files)
}

fn moved(mut file: File, folder: &str) -> File {
    file.name.insert_str(0, folder);
    file
}

/// The paths of all files below a folder, in order. What systems leave behind when they run begins with a dot or two lines.
fn listed(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be listed", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "__pycache__" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            paths.extend(listed(&entry.path())?.into_iter().map(|path| format!("{name}/{path}")));
        } else {
            paths.push(name);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use super::*;

    fn sources(package: &str) -> Result<Vec<(String, String)>> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(FOLDER).join(package);
        let read = |path: String| Ok((path.clone(), fs::read_to_string(folder.join(path))?));
        listed(&folder)?.into_iter().map(read).collect()
    }

    /// The texts that a PHP file has translated.
    fn translated(php: &str) -> impl Iterator<Item = String> {
        let calls = ["__( '", "_e( '", "_x( '"];
        calls.into_iter().flat_map(move |call| php.split(call).skip(1)).map(|rest| {
            let rest = rest.replace("\\'", "\u{0}");
            rest.split('\'').next().unwrap_or_default().replace('\u{0}', "'")
        })
    }

    #[test]
    fn wordpress_is_translated_in_full() -> Result<()> {
        let sources = sources("wordpress")?;
        let mut said: BTreeSet<String> = sources
            .iter()
            .filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "php"))
            .flat_map(|(_, php)| translated(php))
            .collect();
        // WordPress itself translates what stands in block.json and at the head of the plugin.
        let (_, block) = sources.iter().find(|(path, _)| path == "block/block.json").context("no block.json")?;
        let block: serde_json::Value = serde_json::from_str(block)?;
        let texts = [&["title"][..], &["description"], &["keywords"]].concat();
        let texts = texts.iter().filter_map(|key| block.get(key));
        let words = texts.flat_map(|text| text.as_array().cloned().unwrap_or_else(|| vec![text.clone()]));
        said.extend(words.filter_map(|text| text.as_str().map(str::to_owned)));
        let (_, plugin) = sources.iter().find(|(path, _)| path == "ai-act-check.php").context("no ai-act-check.php")?;
        said.extend(plugin.lines().filter_map(|line| Some(line.split_once("Description:")?.1.trim().to_owned())));

        let (_, german) = sources.iter().find(|(path, _)| path.ends_with("-de_DE.po")).context("no German")?;
        let german = translations::read(german)?;
        let german: BTreeSet<String> =
            german.keys().map(|key| key.rsplit('\u{4}').next().unwrap_or_default().to_owned()).collect();
        let missing: Vec<_> = said.difference(&german).collect();
        assert!(missing.is_empty(), "not in German: {missing:#?}");
        let idle: Vec<_> = german.difference(&said).filter(|key| !key.is_empty()).collect();
        assert!(idle.is_empty(), "in German, and said nowhere: {idle:#?}");
        Ok(())
    }

    #[test]
    fn typo3_has_every_text_in_both_languages() -> Result<()> {
        let sources = sources("typo3")?;
        let after = |text: &str, sign: &str| -> BTreeSet<String> {
            let ends = |letter: char| !letter.is_ascii_alphanumeric() && !"-.".contains(letter);
            text.split(sign).skip(1).map(|rest| rest.split(ends).next().unwrap_or_default().to_owned()).collect()
        };
        let ids = |name: &str| -> Result<BTreeSet<String>> {
            let (_, texts) = sources.iter().find(|(path, _)| path.ends_with(name)).with_context(|| name.to_owned())?;
            Ok(after(texts, " id=\""))
        };
        let (source, german) = (ids("/locallang.xlf")?, ids("/de.locallang.xlf")?);
        assert_eq!(source, german);
        let named: BTreeSet<String> = sources
            .iter()
            .flat_map(|(_, text)| after(text, "locallang.xlf:"))
            .filter(|name| !name.is_empty())
            .collect();
        assert_eq!(named, source);
        Ok(())
    }
}
