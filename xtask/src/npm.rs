//! The package for npm: its layout in `dist/npm`, and a project that uses it as a stranger would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::apt;
use crate::bundle::FILES;
use crate::compile::Compiled;
use crate::dist::{DRAFT, ENGINE, File, Parts, beside_script, fetched, of_draft};
use crate::minify::Kind;
use crate::shell::{self, announce};
use crate::workspace::{PACKAGE, Workspace};

/// The folder in `dist/`.
const FOLDER: &str = "npm";
/// The project that uses the package.
const CONSUMER: &str = "tests/npm";
/// What element and documents look like to TypeScript and to editors.
const DECLARED: [&str; 3] = ["ai-act-check.d.ts", "documents.d.ts", "custom-elements.json"];

/// All files of the package. `dist` are those of the other builds; some are the same.
pub fn files(parts: &Parts, dist: &[File]) -> Result<Vec<File>> {
    let mut files = vec![File::plain("README.md", parts.read("npm/README.md")?)];
    for plain in ["LICENSE", "licences.txt", "sbom.cdx.json"] {
        let file = dist.iter().find(|file| file.plain == plain).with_context(|| format!("there is no {plain}"))?;
        files.push(file.clone());
    }
    let packs = parts.packs().map(|(name, pack)| File::plain(&format!("{PACKAGE}.{name}.txt"), pack));
    files.extend(packs);

    let sources = parts.sources("www/src", &parts.widget.glue)?;
    files.push(File::plain(&format!("{PACKAGE}.wasm"), &*parts.widget.wasm));
    let packed = table(parts, PACKAGE, &parts.widget);
    files.push(File::plain("element.js", parts.module("element.js", &sources, &packed)?));
    // It imports element.js from beside it, here as in the sources.
    files.push(File::plain("define.js", parts.script(&parts.read("www/src/define.js")?, Kind::Module)?));
    let single = dist.iter().find(|file| file.plain == format!("{PACKAGE}.standalone.js")).context("no single file")?;
    files.push(File::plain("standalone.js", &*single.bytes));

    for (short, compiled) in &parts.beside {
        let name = format!("ai-act-{short}");
        files.push(File::plain(&format!("{name}.wasm"), &*compiled.wasm));
        let script = beside_script(parts, short, compiled, &table(parts, &name, compiled))?;
        files.push(File::plain(&format!("{short}.js"), script));
        files.push(File::plain(&format!("{name}.d.ts"), parts.read(&format!("www/{name}.d.ts"))?));
    }

    let [name, _, entry] = DRAFT;
    let (own, sources) = of_draft(parts)?;
    let packs = own.packs().map(|(key, pack)| File::plain(&format!("{name}.{key}.txt"), pack));
    files.extend(packs);
    files.push(File::plain(&format!("{name}.wasm"), &*own.widget.wasm));
    files.push(File::plain(entry, own.module(entry, &sources, &table_of(&own, [name, name], &own.widget))?));
    files.push(File::plain(&format!("{name}.d.ts"), parts.read(&format!("www/{name}.d.ts"))?));

    let mut sources = parts.sources("npm", &parts.engine.glue)?;
    sources.insert("once.js".to_owned(), parts.read("www/src/once.js")?);
    for (name, opener) in [("engine.js", "www/src/files.js"), ("engine.node.js", "npm/files.node.js")] {
        sources.insert(FILES.to_owned(), parts.read(opener)?);
        files.push(File::plain(name, parts.module("engine.js", &sources, &table(parts, ENGINE, &parts.engine))?));
    }
    files.push(File::plain(&format!("{ENGINE}.wasm"), &*parts.engine.wasm));
    for name in ["element.d.ts", "engine.d.ts"] {
        files.push(File::plain(name, parts.read(&format!("npm/{name}"))?));
    }
    for name in DECLARED {
        files.push(File::plain(name, parts.read(&format!("www/{name}"))?));
    }
    files.push(File::plain("package.json", parts.read("npm/package.json")?.replace("__VERSION__", &parts.version)));
    for file in &mut files {
        file.plain = format!("{FOLDER}/{}", file.plain);
        file.name.clone_from(&file.plain);
    }
    Ok(files)
}

/// What the scripts open: names are plain here, as bundlers give their own.
fn table(parts: &Parts, wasm: &str, compiled: &Compiled) -> String {
    table_of(parts, [wasm, PACKAGE], compiled)
}

/// The same with what WASM and packs are called.
fn table_of(parts: &Parts, [wasm, pack]: [&str; 2], compiled: &Compiled) -> String {
    let name = |key: &str| if key == "wasm" { format!("{wasm}.wasm") } else { format!("{pack}.{key}.txt") };
    let content: Vec<_> = parts.content(compiled).into_iter().map(|(key, bytes)| (name(&key), key, bytes)).collect();
    fetched(content.iter().map(|(name, key, bytes)| (key.as_str(), name.as_str(), *bytes)))
}

/// Where the project's page lies once it is built.
pub fn page(workspace: &Workspace) -> PathBuf {
    consumer(workspace).join("dist")
}

fn consumer(workspace: &Workspace) -> PathBuf {
    workspace.target.join("xtask-npm/consumer")
}

/// Packs the package, installs it into a copy of the project, and has that check types, run in Node and build a page.
pub fn test(workspace: &Workspace) -> Result<()> {
    let npm = ensure()?;
    let folder = consumer(workspace);
    let place = folder.parent().context("the project lies in no folder")?;
    fs::create_dir_all(&folder)?;
    let sources = workspace.root.join(CONSUMER);
    for entry in fs::read_dir(&sources).with_context(|| format!("{CONSUMER} cannot be listed"))? {
        let path = entry?.path();
        fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    announce("packing the npm package, installing it into a project, using it there");
    // For comparison, as the native tests have built it.
    let bin = ["build", "--quiet", "--profile", "test", "--package", PACKAGE, "--bin", PACKAGE];
    shell::run(shell::cargo().args(bin).current_dir(&workspace.root))?;
    let cli = workspace.target.join("debug").join(PACKAGE);
    let run = |folder: &Path, arguments: &[&str]| {
        let mut command = Command::new(&npm);
        shell::run(command.args(arguments).current_dir(folder).env("AIACT_CLI", &cli))
    };
    let package = workspace.dist().join(FOLDER);
    run(place, &["pack", "--silent", &package.display().to_string()])?;
    let installed = folder.join("node_modules").join(PACKAGE);
    if installed.exists() {
        // Of the same version it would stay, whatever is in it.
        fs::remove_dir_all(&installed).with_context(|| format!("{} cannot be removed", installed.display()))?;
    }
    let packed = format!("../{PACKAGE}-{}.tgz", workspace.version);
    let quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--loglevel", "error"];
    run(&folder, &[&["install", "--no-save", &packed], &quiet[..]].concat())?;
    run(&folder, &["test"])
}

/// Checks the types of our scripts with the compiler that the project has brought. `www/src/tsconfig.json` says which and how.
pub fn check_scripts(workspace: &Workspace) -> Result<()> {
    let compiler = consumer(workspace).join("node_modules/.bin/tsc");
    shell::run(Command::new(compiler).args(["--project", "www/src"]).current_dir(&workspace.root))
}

/// Node and npm; installs both where it may.
pub fn ensure() -> Result<PathBuf> {
    apt::ensure("Node or npm", &["nodejs", "npm"], "Install Node 18 or newer with its npm.", || {
        shell::find("node").and(shell::find("npm"))
    })
}
