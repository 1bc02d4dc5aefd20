//! `cargo xtask dist`: the files to put on a web server.
//!
//! What a page loads has an immutable name with version and checksum; what a person opens has a plain one. `manifest.json`
//! leads from plain names to immutable ones.

use std::collections::BTreeMap;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::thread;

use ai_act_check::eu_ai_act::EU_AI_ACT;
use ai_act_check::rulebooks::GESETZ_VIII;
use ai_act_check::text::pack;
use anyhow::{Context, Result, anyhow, ensure};
use flate2::Compression;
use serde_json::{Map, Value, json};

use crate::bundle::{self, Sources};
use crate::compile::{self, Compiled, compile, compile_with};
use crate::components::{self, Component};
use crate::digest;
use crate::languages::{self, Language};
use crate::minify::{Kind, minified};
use crate::shell::announce;
use crate::workspace::{PACKAGE, Workspace};
use crate::{activity, again, archive, frame, lawbook, npm, packages, pages, single, sizes, template, toolchain};

/// The crate with the screens.
pub const WIDGET: &str = "ui";
/// The crate without them, for programs.
pub const PROGRAMS: &str = "npm";
/// The elements beside the check: `reflection` is `<ai-act-reflection>`, of the crate `reflection-element` and the script
/// `reflection.js`.
pub const BESIDE: [&str; 3] = ["reflection", "register", "training"];
/// The check of the draft: what it is called, the feature of [`WIDGET`] that makes it, and the module with which it begins.
pub const DRAFT: [&str; 3] = ["ai-act-draft", "draft", "draft.js"];
/// What programs call it.
pub const ENGINE: &str = "engine";
/// Leads from plain names to immutable ones.
pub const MANIFEST: &str = "manifest.json";
/// The module that knows the name of the element.
const BUILD: &str = "build.js";
/// The module that offers an element below the result of a check, before its WASM is there.
const BEYOND: &str = "beyond.js";
/// What to paste into a page.
const SNIPPET: &str = "snippet.html";
/// Where the files lie if nobody says otherwise: on the page's own server, whatever the address of the page.
pub const BASE: &str = "/ai-act-check/";

/// Builds, if wanted twice, and prints how large the files are. `base` is the folder that the lines for pages name.
pub fn run(twice: bool, base: Option<&str>) -> Result<()> {
    let workspace = Workspace::find()?;
    let base = folder(base.unwrap_or(BASE))?;
    let files = if twice { again::twice(&workspace, &base) } else { build_for(&workspace, &base) }?;
    print!("{}", sizes::table(&files)?);
    let snippet = files.iter().find(|file| file.plain == SNIPPET).context("the build has no snippet")?;
    println!("\nFor a page:\n\n{}", String::from_utf8_lossy(&snippet.bytes));
    println!("The files lie in {}.", workspace.dist().display());
    Ok(())
}

/// A deployable file.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called in every build, with its folder in `dist/` if it lies in one.
    pub plain: String,
    /// What it is called in `dist/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file under a plain name.
    pub fn plain(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { plain: name.to_owned(), name: name.to_owned(), bytes: bytes.into() }
    }

    /// A file whose name tells version and content: `a.de.txt` becomes `a-1.2.3-89abcdef.de.txt`.
    pub fn immutable(plain: &str, version: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let (stem, end) = plain.split_once('.').unwrap_or((plain, ""));
        let checksum: String = digest::hex(&bytes).chars().take(8).collect();
        Self { plain: plain.to_owned(), name: format!("{stem}-{version}-{checksum}.{end}"), bytes }
    }
}

/// What compilers and cargo tell: all that takes long.
#[derive(Clone)]
pub struct Parts {
    /// The folder of the sources.
    pub root: PathBuf,
    /// The version of the classifier.
    pub version: String,
    /// The element.
    pub widget: Compiled,
    /// The classifier without screens.
    pub engine: Compiled,
    /// The check of the draft.
    pub draft: Compiled,
    /// The elements beside the check, by their names.
    pub beside: Vec<(&'static str, Compiled)>,
    /// Every language.
    pub languages: Vec<Language>,
    /// What comes from others.
    pub components: Vec<Component>,
}

impl Parts {
    /// Nothing but the languages that are delivered.
    pub fn without_code(root: &Path, version: &str) -> Result<Self> {
        let languages = languages::delivered()?;
        ensure!(!languages.is_empty(), "the library has no languages");
        Ok(Self {
            root: root.to_owned(),
            version: version.to_owned(),
            widget: Compiled::default(),
            draft: Compiled::default(),
            engine: Compiled::default(),
            beside: Vec::new(),
            languages,
            components: Vec::new(),
        })
    }

    /// The same code with other texts.
    pub fn in_languages(&self, languages: Vec<Language>) -> Self {
        Self { languages, ..self.clone() }
    }

    /// Compiles the sources at `root` into the folder `target`.
    pub fn make(root: &Path, target: &Path, version: &str) -> Result<Self> {
        let beside = BESIDE.iter().map(|name| Ok((*name, compile(root, target, &format!("{name}-element"))?)));
        Ok(Self {
            beside: beside.collect::<Result<_>>()?,
            draft: compile_with(root, target, WIDGET, DRAFT[1])?,
            widget: compile(root, target, WIDGET)?,
            engine: compile(root, target, PROGRAMS)?,
            components: components::find(root)?,
            ..Self::without_code(root, version)?
        })
    }

    /// A text file of the repository.
    pub fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.root.join(path)).with_context(|| format!("{path} cannot be read"))
    }

    /// Whether the repository has a file there.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// The modules in `folder`, with wasm-bindgen's output `glue` among them.
    pub fn sources(&self, folder: &str, glue: &str) -> Result<Sources> {
        let mut sources = Sources::from([(bundle::GLUE.to_owned(), bundle::wrap_glue(glue)?)]);
        for entry in fs::read_dir(self.root.join(folder)).with_context(|| format!("{folder} cannot be listed"))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|extension| extension == "js") {
                let source = fs::read_to_string(&path).with_context(|| format!("{name} cannot be read"))?;
                sources.insert(name, source);
            }
        }
        Ok(sources)
    }

    /// Tells editors and `tsc` what the scripts import as [`bundle::GLUE`].
    fn declare_glue(&self) -> Result<()> {
        // The elements beside the check have a class of the same form each; one stands for all.
        let beside = self.beside.first().and_then(|(_, compiled)| compiled.types.split_once("export type InitInput"));
        let widget = self.widget.types.clone() + beside.map_or("", |(classes, _)| classes);
        for (folder, types) in [("www/src", &widget), ("npm", &self.engine.types)] {
            let path = self.root.join(folder).join("glue.d.ts");
            fs::write(&path, types).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        Ok(())
    }

    /// Both parts of every language's pack, by the names under which scripts ask for them.
    pub fn packs(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.languages.iter().flat_map(|Language { code, packs: [first, rest], .. }| {
            [(code.clone(), first.as_bytes()), (format!("{code}.rest"), rest.as_bytes())]
        })
    }

    /// The files that a script opens, by the name under which it asks for them.
    pub fn content<'a>(&'a self, compiled: &'a Compiled) -> Vec<(String, &'a [u8])> {
        [("wasm".to_owned(), &*compiled.wasm)].into_iter().chain(self.packs()).collect()
    }

    /// What each language says under the keys that begin so, as JSON, without that beginning.
    fn said(&self, beginning: &str) -> Value {
        let own = |language: &Language| -> Map<String, Value> {
            let texts = language.texts.iter().filter_map(|(key, text)| Some((key.strip_prefix(beginning)?, text)));
            texts.map(|(key, text)| (key.to_owned(), json!(text))).collect()
        };
        self.languages.iter().map(|language| (language.code.clone(), Value::Object(own(language)))).collect()
    }

    /// Joins modules into one; `files` is what stands for `__FILES__`.
    pub fn bundle(&self, entry: &str, sources: &Sources, files: &str) -> Result<String> {
        let codes: Vec<&str> = self.languages.iter().map(|language| language.code.as_str()).collect();
        let facts = [
            ("__VERSION__", json!(self.version).to_string()),
            ("__LANGUAGES__", json!(codes).to_string()),
            ("__WORDS__", self.said("shim.").to_string()),
            ("__FILES__", files.to_owned()),
        ];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(name, fact)| (*name, fact.as_str())).collect();
        bundle::module(entry, sources, &facts)
    }

    /// The module to ship, out of an entry and all that it imports.
    pub fn module(&self, entry: &str, sources: &Sources, files: &str) -> Result<String> {
        self.script(&self.bundle(entry, sources, files)?, Kind::Module)
    }

    /// A script as it is shipped: under its licence, minified.
    pub fn script(&self, script: &str, kind: Kind) -> Result<String> {
        let script = minified(script, kind)?;
        Ok(format!(
            "/*! {PACKAGE} {} | Licensed under the EUPL | SPDX-License-Identifier: EUPL-1.2 */\n{script}\n",
            self.version
        ))
    }
}

/// A folder as lines name it: an address with https://, or a path from the root of the server.
fn folder(base: &str) -> Result<String> {
    let is_plain = !base.contains(['"', '<', '>', ' ']);
    ensure!(
        is_plain && (base.starts_with("https://") || base.starts_with("http://") || base.starts_with('/')),
        "--base \"{base}\" is no folder for a page: give an address with https://, or a path that begins with /"
    );
    Ok(format!("{}/", base.trim_end_matches('/')))
}

/// Builds the release widget and writes all deployable files to `dist/`.
pub fn build(workspace: &Workspace) -> Result<Vec<File>> {
    build_for(workspace, BASE)
}

/// The same for pages that name the files in another folder.
pub fn build_for(workspace: &Workspace, base: &str) -> Result<Vec<File>> {
    toolchain::ensure_wasm_target()?;
    announce("compiling element and engine to WASM (about two minutes the first time)");
    let parts = Parts::make(&workspace.root, &workspace.target, &workspace.version)?;
    parts.declare_glue()?;
    announce("joining JavaScript, WASM and language packs");
    let files = assemble(&parts, base)?;
    write(&workspace.dist(), &files)?;
    Ok(files)
}

/// Writes files to a folder, in the place of what it held.
pub fn write(place: &Path, files: &[File]) -> Result<()> {
    if place.exists() {
        fs::remove_dir_all(place).with_context(|| format!("{} cannot be emptied", place.display()))?;
    }
    for file in files {
        let path = place.join(&file.name);
        let folder = path.parent().unwrap_or(place);
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        fs::write(&path, &file.bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// A check as pages load it: its script, and before that, in the script's table, WASM and packs.
fn check(parts: &Parts, name: &str, entry: &str, sources: &Sources) -> Result<Vec<File>> {
    let content = parts.content(&parts.widget);
    let file = |(key, bytes): &(String, &[u8])| {
        let end = if key == "wasm" { key.clone() } else { format!("{key}.txt") };
        File::immutable(&format!("{name}.{end}"), &parts.version, *bytes)
    };
    let mut files: Vec<File> = content.iter().map(file).collect();
    let table =
        fetched(content.iter().zip(&files).map(|((key, bytes), file)| (key.as_str(), file.name.as_str(), *bytes)));
    let script = parts.module(entry, sources, &table)?;
    files.insert(0, File::immutable(&format!("{name}.js"), &parts.version, script));
    Ok(files)
}

/// The check of the draft: the same scripts around another program, with packs of its own.
fn draft(parts: &Parts) -> Result<Vec<File>> {
    let [name, _, entry] = DRAFT;
    let (own, sources) = of_draft(parts)?;
    check(&own, name, entry, &sources)
}

/// What it is made of: its program and packs in the place of those of the law, and the scripts with its names.
pub fn of_draft(parts: &Parts) -> Result<(Parts, Sources)> {
    let own = Parts { widget: parts.draft.clone(), ..parts.in_languages(languages::delivered_of(GESETZ_VIII.id)?) };
    let mut sources = own.sources("www/src", &own.widget.glue)?;
    let build = sources.get_mut(BUILD).with_context(|| format!("www/src/{BUILD} is missing"))?;
    for (usual, ours) in [(PACKAGE, DRAFT[0]), (EU_AI_ACT.link, GESETZ_VIII.link)] {
        *build = build.replace(&format!("{usual:?}"), &format!("{ours:?}"));
    }
    if let Some(beyond) = sources.get_mut(BEYOND) {
        *beyond = beyond.replace("__BEYOND__", &own.said("page.beyond.").to_string());
    }
    Ok((own, sources))
}

/// What pages load.
fn element(parts: &Parts) -> Result<Vec<File>> {
    let version = parts.version.as_str();
    let sources = parts.sources("www/src", &parts.widget.glue)?;
    let mut files = check(parts, PACKAGE, "define.js", &sources)?;
    let script = single::script(parts, sources)?;
    files.push(File::immutable(&format!("{PACKAGE}.standalone.js"), version, script.as_str()));
    files.extend(frame::files(parts, &script)?);
    Ok(files)
}

/// What pages load that want one of the elements beside the check: its own script and WASM, and the packs of the check, which are
/// among `element`.
fn beside(parts: &Parts, element: &[File], short: &str, compiled: &Compiled) -> Result<[File; 2]> {
    let name = format!("ai-act-{short}");
    let wasm = File::immutable(&format!("{name}.wasm"), &parts.version, compiled.wasm.as_slice());
    let pack = |end: &str| element.iter().find(|file| file.plain == format!("{PACKAGE}.{end}.txt"));
    let packs: Vec<_> = parts.packs().filter_map(|(end, bytes)| Some((pack(&end)?.name.clone(), end, bytes))).collect();
    let packs = packs.iter().map(|(file, end, bytes)| (end.as_str(), file.as_str(), *bytes));
    let table = fetched(iter::once(("wasm", wasm.name.as_str(), &*compiled.wasm)).chain(packs));
    let script = beside_script(parts, short, compiled, &table)?;
    Ok([File::immutable(&format!("{name}.js"), &parts.version, script), wasm])
}

/// The script of an element beside the check; `table` is what it fetches.
pub fn beside_script(parts: &Parts, short: &str, compiled: &Compiled, table: &str) -> Result<String> {
    parts.module(&format!("{short}.js"), &of_beside(parts, short, compiled)?, table)
}

/// The scripts of an element beside the check, with its names.
pub fn of_beside(parts: &Parts, short: &str, compiled: &Compiled) -> Result<Sources> {
    let mut sources = parts.sources("www/src", &compiled.glue)?;
    let build = sources.get_mut(BUILD).with_context(|| format!("www/src/{BUILD} is missing"))?;
    *build = build.replace(&format!("{PACKAGE:?}"), &format!("{:?}", format!("ai-act-{short}")));
    if let Some(beyond) = sources.get_mut(BEYOND) {
        *beyond = beyond.replace("__BEYOND__", &own_words(&parts.root, short, "beyond.")?.to_string());
    }
    Ok(sources)
}

/// What an element beside the check says before it is there, by language: its texts under the keys that begin so.
fn own_words(root: &Path, short: &str, beginning: &str) -> Result<Value> {
    let mut faults = Vec::new();
    let languages = pack::read(&[&root.join(format!("src/{short}-element/words"))], &mut faults);
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    let own = |texts: &BTreeMap<String, (String, String)>| -> Map<String, Value> {
        let texts =
            texts.iter().filter_map(|(key, (text, _))| Some((key.strip_prefix(beginning)?.to_owned(), json!(text))));
        texts.collect()
    };
    Ok(languages.iter().map(|(code, texts)| (code.clone(), Value::Object(own(texts)))).collect())
}

/// Puts one element beside the check, or the check of the draft, into `dist/`, in seconds instead of minutes, large and slow. The rest
/// stays as it was built last.
pub fn sketch(short: &str) -> Result<()> {
    let workspace = Workspace::find()?;
    let place = workspace.dist();
    let known = || BESIDE.into_iter().chain([DRAFT[1]]).collect::<Vec<_>>().join(", ");
    ensure!(BESIDE.contains(&short) || short == DRAFT[1], "there is no element \"{short}\"; use one of {}", known());
    let read =
        fs::read_to_string(place.join(MANIFEST)).context("there is no build in dist/; run cargo xtask dist once")?;
    let mut manifest: Value = serde_json::from_str(&read)?;
    let parts = Parts::without_code(&workspace.root, &workspace.version)?;
    let compiled = |package: &str, feature| compile::sketch(&workspace.root, &workspace.target, package, feature);
    let files = if short == DRAFT[1] {
        draft(&Parts { draft: compiled(WIDGET, Some(short))?, ..parts })?
    } else {
        let pack =
            |(name, bytes): (String, &[u8])| File::immutable(&format!("{PACKAGE}.{name}.txt"), &parts.version, bytes);
        let packs: Vec<File> = parts.packs().map(pack).collect();
        let own = beside(&parts, &packs, short, &compiled(&format!("{short}-element"), None)?)?;
        packs.into_iter().chain(own).collect()
    };
    let listed = manifest.get_mut("files").and_then(Value::as_object_mut).context("the manifest lists no files")?;
    for file in files {
        fs::write(place.join(&file.name), &file.bytes).with_context(|| format!("{} cannot be written", file.name))?;
        listed.insert(file.plain, json!({ "file": file.name }));
    }
    fs::write(place.join(MANIFEST), format!("{manifest:#}\n")).context("the manifest cannot be written")
}

/// The same with the manifest, which leads to them.
pub fn element_alone(parts: &Parts) -> Result<Vec<File>> {
    let mut files = element(parts)?;
    files.push(File::plain(MANIFEST, manifest(&parts.version, &files)));
    Ok(files)
}

/// All deployable files, out of nothing but the parts and the folder that lines name: the same parts make the same bytes.
pub fn assemble(parts: &Parts, base: &str) -> Result<Vec<File>> {
    let version = parts.version.as_str();
    let mut files = element(parts)?;
    files.extend(draft(parts)?);
    for (short, compiled) in &parts.beside {
        let own = beside(parts, &files, short, compiled)?;
        files.extend(own);
    }
    let (home, _) = template::at_home(&parts.languages)?;
    files.push(File::plain(&format!("{PACKAGE}.html"), single::page(parts)?));
    files.push(File::plain(SNIPPET, snippets(parts, &files, home, base)?));
    files.push(File::plain(MANIFEST, manifest(version, &files)));
    files.extend(pages::files(parts, &files, base)?);
    files.extend(lawbook::files(&parts.root, &parts.languages)?);
    files.push(File::plain("LICENSE", parts.read("LICENSE")?));
    files.push(File::plain("licences.txt", components::licences(&parts.components)?));
    files.push(File::plain("sbom.cdx.json", components::bill(&parts.components)?));
    files.extend(compressed(&files)?);
    files.push(File::plain("SHA256SUMS", sums(&files)));
    let zipped = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
    let zip = archive::zip(zipped)?;
    let npm = npm::files(parts, &files)?;
    let packages = packages::files(parts, &files)?;
    files.push(File::immutable(&format!("{PACKAGE}.zip"), version, zip));
    files.extend(npm);
    files.extend(packages);
    files.extend(activity::files(parts)?);
    pages::names_exist(parts, &files)?;
    Ok(files)
}

/// Files whose name tells their content, compressed as strongly as can be, to lie beside them. Those that keep their names are left to
/// the server: an old `frame.html.br` beside a new `frame.html` would go on being sent.
fn compressed(files: &[File]) -> Result<Vec<File>> {
    let immutable: Vec<&File> = files.iter().filter(|file| file.name != file.plain).collect();
    let beside = |file: &File| -> Result<[File; 2]> {
        let named = |end: &str, bytes: Vec<u8>| File {
            plain: format!("{}.{end}", file.plain),
            name: format!("{}.{end}", file.name),
            bytes,
        };
        let (brotli, gzip) =
            (sizes::brotli(&file.bytes, sizes::STRONGEST)?, sizes::gzip(&file.bytes, Compression::best())?);
        Ok([named("br", brotli), named("gz", gzip)])
    };
    // It takes seconds, so every core helps.
    let made: Result<Vec<_>> = thread::scope(|scope| {
        let all: Vec<_> = immutable.iter().map(|file| scope.spawn(|| beside(file))).collect();
        all.into_iter().map(|one| one.join().map_err(|_| anyhow!("a file cannot be compressed"))?).collect()
    });
    Ok(made?.into_iter().flatten().collect())
}

/// `__FILES__` of a script that fetches: name, address beside the script, checksum. Bundlers know this form of an address.
pub fn fetched<'a>(files: impl Iterator<Item = (&'a str, &'a str, &'a [u8])>) -> String {
    let lines: Vec<String> = files
        .map(|(name, file, bytes)| {
            format!("  {name:?}: [new URL({:?}, import.meta.url), {:?}],", format!("./{file}"), digest::sha256(bytes))
        })
        .collect();
    format!("{{\n{}\n}}", lines.join("\n"))
}

/// From plain names to immutable ones, each with what an `integrity` attribute wants, and pages that hold their script with what a
/// policy must name.
pub fn manifest(version: &str, files: &[File]) -> String {
    // Only a page that holds its script has something for a policy to name.
    let script = |file: &File| single::admitted(str::from_utf8(&file.bytes).ok()?);
    let entry = |file: &File| {
        let (name, integrity, bytes) = (&file.name, digest::sha384(&file.bytes), file.bytes.len());
        let value = match script(file) {
            Some(script) => json!({ "file": name, "integrity": integrity, "bytes": bytes, "script": script }),
            None => json!({ "file": name, "integrity": integrity, "bytes": bytes }),
        };
        (file.plain.clone(), value)
    };
    let files: Map<String, Value> = files.iter().map(entry).collect();
    format!("{:#}\n", json!({ "version": version, "rulebook": EU_AI_ACT.version.to_string(), "files": files }))
}

/// What stands for a name in braces, in lines for pages and in what tells of them.
pub type Fills = Vec<(String, String)>;

/// The lines for each way onto a page, and the names of the files they load.
pub fn lines(files: &[File], language: &Language, base: &str) -> Result<Fills> {
    let built = |plain: &str| {
        let found = files.iter().find(|file| file.plain == plain);
        found.with_context(|| format!("the build has no {plain}"))
    };
    let ours = |end: &str| built(&format!("{PACKAGE}.{end}"));
    let held = |plain: &str| -> Result<String> {
        single::admitted(str::from_utf8(&built(plain)?.bytes)?).with_context(|| format!("{plain} holds no script"))
    };
    let lang = &language.code;
    let element = format!(
        "<ai-act-check lang=\"{lang}\" history style=\"display: block\">\n  {}\n</ai-act-check>",
        language.text("page.fallback")?
    );
    let frame = format!(
        "<iframe src=\"{base}{}#lang={lang}\" title=\"{}\" sandbox=\"allow-scripts allow-forms allow-downloads allow-modals \
         allow-popups allow-popups-to-escape-sandbox\" allow=\"clipboard-write\" style=\"display: block; width: 100%; height: 60rem; \
         border: 0\"></iframe>",
        frame::PAGE,
        language.text("ui.book.name")?
    );
    let title = language.text("page.offline.title")?;
    let download = format!("<a href=\"{base}{PACKAGE}.html\" download>{title}</a>");
    let mut values = vec![
        ("base".to_owned(), base.to_owned()),
        ("module".to_owned(), tag(ours("js")?, base, "type=\"module\"")),
        ("single".to_owned(), tag(ours("standalone.js")?, base, "defer")),
        ("loader".to_owned(), tag(ours("frame.js")?, base, &format!("data-lang=\"{lang}\""))),
        ("element".to_owned(), element),
        ("frame".to_owned(), frame),
        ("link".to_owned(), download),
        ("integrity".to_owned(), digest::sha384(&ours("js")?.bytes)),
        ("frame.script".to_owned(), held(frame::PAGE)?),
        ("offline.script".to_owned(), held(&format!("{PACKAGE}.html"))?),
    ];
    for end in ["js", "wasm", "frame.js", "standalone.js"] {
        values.push((end.to_owned(), ours(end)?.name.clone()));
    }
    Ok(values)
}

/// Puts in what stands for names in braces.
pub fn filled(text: &str, fills: &Fills) -> String {
    fills.iter().fold(text.to_owned(), |text, (name, what)| text.replace(&format!("{{{name}}}"), what))
}

/// The lines for a page: the element, which works as it stands, and within a comment every other way.
fn snippets(parts: &Parts, files: &[File], language: &Language, base: &str) -> Result<String> {
    let page = template::page(&parts.read("www/src/snippet.html")?, language, &[])?;
    Ok(filled(&page, &lines(files, language, base)?))
}

/// The element that loads a script, with its checksum.
fn tag(script: &File, base: &str, attributes: &str) -> String {
    let integrity = digest::sha384(&script.bytes);
    format!("<script {attributes} src=\"{base}{}\" integrity=\"{integrity}\" crossorigin></script>", script.name)
}

/// As `sha256sum --check` reads it.
fn sums(files: &[File]) -> String {
    let line = |file: &File| format!("{}  {}\n", digest::hex(&file.bytes), file.name);
    files.iter().map(line).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn immutable_names_tell_version_and_content() {
        let file = File::immutable("a.de.txt", "1.2.3", "abc");
        assert_eq!((file.plain.as_str(), file.name.as_str()), ("a.de.txt", "a-1.2.3-ba7816bf.de.txt"));
        assert_ne!(File::immutable("a.de.txt", "1.2.3", "abd").name, file.name);
    }

    #[test]
    fn a_folder_is_an_address_or_a_path() {
        assert_eq!(folder("https://a.example/x").ok().as_deref(), Some("https://a.example/x/"));
        assert_eq!(folder("/x/").ok().as_deref(), Some("/x/"));
        assert!(folder("x").is_err_and(|error| error.to_string().contains("--base \"x\"")));
    }

    #[test]
    fn a_page_is_given_the_checksum_of_what_it_loads() {
        let script = File::immutable("ai-act-check.js", "1.2.3", "abc");
        let line = tag(&script, BASE, "type=\"module\"");
        let begin = format!("<script type=\"module\" src=\"/ai-act-check/{}\" integrity=\"sha384-ywB1", script.name);
        assert!(line.starts_with(&begin), "{line}");
        assert_eq!(sums(&[script]).split_once("  ").map(|(sum, _)| sum.len()), Some(64));
    }
}
