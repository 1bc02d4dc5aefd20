//! Joining the hand-written element (`www/src/element.js`) and wasm-bindgen's output into one module.
//!
//! One file, because a page that guards its script by `integrity` guards only the file it names, not what that imports.

use anyhow::{Result, bail, ensure};

/// The line of the element that stands for wasm-bindgen's output.
const IMPORT: &str = "import { init, Widget } from \"./glue.js\";";

/// What the element is told about the build it is part of.
pub struct Build<'a> {
    /// The version of the classifier.
    pub version: &'a str,
    /// The languages that have a pack.
    pub languages: &'a [&'a str],
}

/// One ES module out of `element` and `glue`.
pub fn join(element: &str, glue: &str, build: &Build) -> Result<String> {
    ensure!(
        element.matches(IMPORT).count() == 1,
        "www/src/element.js must hold this line once, for the bundle to replace it: {IMPORT}"
    );
    let languages: Vec<String> = build.languages.iter().map(|language| format!("{language:?}")).collect();
    let element = element
        .replace(IMPORT, &wrap(glue)?)
        .replace("__VERSION__", &format!("{:?}", build.version))
        .replace("__LANGUAGES__", &format!("[{}]", languages.join(", ")));
    if let Some(line) = element.lines().find(|line| line.starts_with("import ") || line.starts_with("export ")) {
        bail!("the bundle still imports or exports, so it is not one file: {line}");
    }
    Ok(format!(
        "/*! ai-act-check {} | Licensed under the EUPL | SPDX-License-Identifier: EUPL-1.2 */\n{}",
        build.version,
        without_comments(&element)
    ))
}

/// wasm-bindgen's module as an expression, so that its many top-level names stay its own.
fn wrap(glue: &str) -> Result<String> {
    let mut body = String::new();
    for line in glue.lines() {
        if line.starts_with("export {") {
            ensure!(line.contains("__wbg_init as default"), "wasm-bindgen exports in an unknown form: {line}");
        } else if line.starts_with("import ") {
            bail!("wasm-bindgen imports a further file, and the bundle is one file: {line}");
        } else {
            body.push_str(line.strip_prefix("export ").unwrap_or(line));
            body.push('\n');
        }
    }
    ensure!(body.contains("function __wbg_init("), "wasm-bindgen's output has no function __wbg_init");
    ensure!(body.contains("class Widget "), "the library exports no class Widget to JavaScript");
    Ok(format!("const {{ init, Widget }} = (() => {{\n{body}return {{ init: __wbg_init, Widget }};\n}})();"))
}

/// Leaves out the lines that are nothing but comment. Both sources keep comments on lines of their own.
pub fn without_comments(source: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in source.lines() {
        let text = line.trim();
        // Code may follow a short comment; such a line stays as it is.
        inside |= text.starts_with("/*") && (text.ends_with("*/") || !text.contains("*/"));
        if !inside && !text.is_empty() && !text.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !text.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELEMENT: &str =
        "// About.\nimport { init, Widget } from \"./glue.js\";\nconst V = __VERSION__, L = __LANGUAGES__;\n";
    const GLUE: &str = "/* @ts-self-types=\"./x.d.ts\" */\nexport class Widget {\n    /**\n     * Free.\n     */\n    free() {}\n}\n\
                        async function __wbg_init() {}\nexport { initSync, __wbg_init as default };\n";
    const BUILD: Build = Build { version: "1.2.3", languages: &["de", "en"] };

    #[test]
    fn the_bundle_is_one_module_without_comments() -> Result<()> {
        let bundle = join(ELEMENT, GLUE, &BUILD)?;
        let expected = "const { init, Widget } = (() => {\nclass Widget {\n    free() {}\n}\nasync function __wbg_init() {}\n\
                        return { init: __wbg_init, Widget };\n})();\nconst V = \"1.2.3\", L = [\"de\", \"en\"];\n";
        assert_eq!(bundle.split_once('\n').map(|(_, rest)| rest), Some(expected));
        assert!(bundle.starts_with("/*! ai-act-check 1.2.3 | Licensed under the EUPL"));
        Ok(())
    }

    #[test]
    fn what_would_need_a_second_file_is_refused() {
        let glue = format!("import {{ x }} from './snippets/x.js';\n{GLUE}");
        assert!(join(ELEMENT, &glue, &BUILD).is_err_and(|error| error.to_string().contains("snippets/x.js")));
        assert!(join("const x = 1;", GLUE, &BUILD).is_err_and(|error| error.to_string().contains("glue.js")));
    }
}
