//! Joining our JavaScript modules and wasm-bindgen's output into one file.
//!
//! One file, because a page that guards its script by `integrity` guards only the file it names, not what that imports.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

/// The module that stands for wasm-bindgen's output.
pub const GLUE: &str = "glue.js";
/// The module that opens the files of a build.
pub const FILES: &str = "files.js";

/// Modules by name.
pub type Sources = BTreeMap<String, String>;

/// What the modules are told about the build they are part of: a placeholder and what stands in its place.
pub type Facts<'a> = [(&'static str, &'a str)];

/// One ES module out of `entry` and all that it imports. What `entry` exports stays exported.
pub fn module(entry: &str, sources: &Sources, facts: &Facts) -> Result<String> {
    let mut joined = Joined { sources, seen: Vec::new(), outside: String::new(), body: String::new() };
    joined.add(entry, true)?;
    let mut text = joined.outside + &joined.body;
    for (placeholder, fact) in facts {
        text = text.replace(placeholder, fact);
    }
    Ok(text)
}

/// A classic script out of a module that neither imports nor exports: its names stay its own.
pub fn classic(module: &str) -> String {
    format!("(() => {{\n\"use strict\";\n{module}}})();\n")
}

/// A module that exports nothing any more, for whoever wants none of its names.
pub fn closed(module: &str) -> String {
    module.lines().flat_map(|line| [line.strip_prefix("export ").unwrap_or(line), "\n"]).collect()
}

/// wasm-bindgen's parts that bring a compiled module to life. Its own `init` also fetches and compiles, which we do ourselves.
const START: &str = "const init = async (module) =>\n\
                     __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);";
/// The same for TypeScript.
pub const START_TYPE: &str = "export declare const init: (module: WebAssembly.Module) => Promise<unknown>;\n";

/// wasm-bindgen's module as an expression, so that its many top-level names stay its own; `init` takes the compiled module.
pub fn wrap_glue(glue: &str) -> Result<String> {
    let mut body = String::new();
    let mut names = vec!["init"];
    for line in glue.lines() {
        if line.starts_with("export {") {
            ensure!(line.contains("__wbg_init as default"), "wasm-bindgen exports in an unknown form: {line}");
        } else if line.starts_with("import ") {
            bail!("wasm-bindgen imports a further file, and the bundle is one file: {line}");
        } else if let Some(rest) = line.strip_prefix("export class ") {
            names.push(rest.split(' ').next().unwrap_or_default());
            body.extend(["class ", rest, "\n"]);
        } else {
            ensure!(!line.starts_with("export "), "wasm-bindgen exports something other than a class: {line}");
            body.extend([line, "\n"]);
        }
    }
    for function in ["__wbg_finalize_init(instance, module)", "__wbg_get_imports()"] {
        ensure!(body.contains(&format!("function {function}")), "wasm-bindgen's output has no function {function}");
    }
    let names = names.join(", ");
    Ok(format!("const {{ {names} }} = (() => {{\n{body}{START}\nreturn {{ {names} }};\n}})();\n"))
}

struct Joined<'a> {
    sources: &'a Sources,
    seen: Vec<String>,
    /// Imports of what the host brings.
    outside: String,
    body: String,
}

impl Joined<'_> {
    /// Adds a module after all that it imports; each only once, so a circle ends.
    fn add(&mut self, name: &str, is_entry: bool) -> Result<()> {
        if self.seen.iter().any(|seen| seen == name) {
            return Ok(());
        }
        self.seen.push(name.to_owned());
        let source = self.sources.get(name).with_context(|| format!("there is no module {name} to import"))?;
        let mut own = String::new();
        for line in source.lines() {
            if line.starts_with("import ") {
                self.import(name, line)?;
            } else {
                ensure!(
                    !line.starts_with("export {"),
                    "{name}: export where things are declared, not in a list: {line}"
                );
                own.push_str(line.strip_prefix("export ").filter(|_| !is_entry).unwrap_or(line));
                own.push('\n');
            }
        }
        self.body.push_str(&own);
        Ok(())
    }

    fn import(&mut self, importer: &str, line: &str) -> Result<()> {
        let from = line.split_once(" from \"").and_then(|(_, from)| from.strip_suffix("\";"));
        match from.map(|from| (from, from.strip_prefix("./"))) {
            Some((_, Some(module))) => self.add(module, false),
            Some((from, None)) if from.starts_with("node:") => {
                self.outside.extend([line, "\n"]);
                Ok(())
            }
            _ => bail!("{importer}: import by one line of the form `import {{ a, b }} from \"./module.js\";`: {line}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WBG: &str = "/* @ts-self-types=\"./x.d.ts\" */\nexport class Widget {\n    /**\n     * Free.\n     */\n    free() {}\n}\n\
                        function __wbg_get_imports() {}\nfunction __wbg_finalize_init(instance, module) {}\n\
                        export { initSync, __wbg_init as default };\n";

    fn sources(files: &[(&str, &str)]) -> Result<Sources> {
        let mut sources: Sources = files.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect();
        sources.insert(GLUE.to_owned(), wrap_glue(WBG)?);
        Ok(sources)
    }

    #[test]
    fn modules_are_joined_in_the_order_of_need() -> Result<()> {
        let sources = sources(&[
            ("define.js", "// About.\nimport { A } from \"./a.js\";\nuse(A);\n"),
            ("a.js", "import { b } from \"./b.js\";\nimport { init, Widget } from \"./glue.js\";\nexport class A {}\n"),
            ("b.js", "import { A } from \"./a.js\";\n// A circle.\nexport const b = __VERSION__;\n"),
        ])?;
        let bundle = module("define.js", &sources, &[("__VERSION__", "\"1.2.3\"")])?;
        let expected = "// A circle.\nconst b = \"1.2.3\";\nconst { init, Widget } = (() => {\n\
                        /* @ts-self-types=\"./x.d.ts\" */\nclass Widget {\n    /**\n     * Free.\n     */\n    free() {}\n}\n\
                        function __wbg_get_imports() {}\nfunction __wbg_finalize_init(instance, module) {}\n__START__\n\
                        return { init, Widget };\n})();\nclass A {}\n// About.\nuse(A);\n";
        assert_eq!(bundle, expected.replace("__START__", START));
        assert!(classic(&bundle).starts_with("(() => {\n\"use strict\";\n// A circle."));
        Ok(())
    }

    #[test]
    fn the_entry_keeps_its_exports_and_what_the_host_brings() -> Result<()> {
        let sources = sources(&[("a.js", "import { readFile } from \"node:fs\";\nexport class A {}\n")])?;
        let bundle = module("a.js", &sources, &[])?;
        assert_eq!(bundle, "import { readFile } from \"node:fs\";\nexport class A {}\n");
        Ok(())
    }

    #[test]
    fn what_would_need_a_second_file_is_refused() -> Result<()> {
        let glue = format!("import {{ x }} from './snippets/x.js';\n{WBG}");
        assert!(wrap_glue(&glue).is_err_and(|error| error.to_string().contains("snippets/x.js")));
        for import in ["import \"./b.js\";", "import b from \"b\";", "import { b } from \"./b.js\";"] {
            assert!(module("a.js", &sources(&[("a.js", import)])?, &[]).is_err(), "{import} is taken");
        }
        Ok(())
    }
}
