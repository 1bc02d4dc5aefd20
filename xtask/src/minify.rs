//! Scripts as they travel: without comments and spaces, with short names.

use anyhow::{Error, Result, ensure};
use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::semantic::SemanticBuilder;
use oxc::span::SourceType;
use oxc_compat::EngineTargets;

/// What kind of script it is: a classic one keeps its top-level names, which the page can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What `<script>` runs.
    Classic,
    /// What `<script type="module">` runs, and what bundlers take.
    Module,
}

/// The newest JavaScript that may come out: the oldest browsers that the sheets work in know it (docs/decisions/10-builds.md).
const NEWEST: &str = "es2022";

/// A script that does the same in fewer bytes. What it exports, the names of properties and its texts stay.
pub fn minified(script: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let source = if kind == Kind::Module { SourceType::mjs() } else { SourceType::script() };
    let parsed = Parser::new(&allocator, script, source).parse();
    let mut program = parsed.program;
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&program).diagnostics;
    let fault = parsed.diagnostics.first().or(checked.first());
    ensure!(fault.is_none(), "a script cannot be read: {}", fault.map(ToString::to_string).unwrap_or_default());
    let target = EngineTargets::from_target(NEWEST).map_err(Error::msg)?;
    let compress = CompressOptions { target, ..CompressOptions::smallest() };
    let options = MinifierOptions { compress: Some(compress), ..MinifierOptions::default() };
    let names = Minifier::new(options).minify(&allocator, &mut program);
    let printer = Codegen::new().with_options(CodegenOptions::minify());
    let printer = printer.with_scoping(names.scoping).with_private_member_mappings(names.class_private_mappings);
    Ok(printer.build(&program).code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;

    #[test]
    fn what_is_seen_from_outside_stays() -> Result<()> {
        let source = "// Why.\nimport { readFile } from \"node:fs\";\nconst text = `one\n  two`;\n\
                      export class Check {\n  #secret = text;\n  open(file) { return readFile(file, this.#secret); }\n}\n";
        let module = minified(source, Kind::Module)?;
        for kept in ["from\"node:fs\"", "`one\n  two`", "Check", "open("] {
            assert!(module.contains(kept), "{kept} is missing: {module}");
        }
        for gone in ["Why", "secret", "text", " file"] {
            assert!(!module.contains(gone), "{gone} is left: {module}");
        }
        assert_eq!(
            minified("function check(answer) {\n  return answer + 1;\n}\n", Kind::Classic)?,
            "function check(e){return e+1}"
        );
        Ok(())
    }

    #[test]
    fn a_script_with_a_fault_is_refused() {
        assert!(
            minified("const = 1;", Kind::Module).is_err_and(|error| error.to_string().starts_with("a script cannot"))
        );
        // Modules that are joined share their names.
        assert!(minified("const a = 1;\nconst a = 2;\n", Kind::Module).is_err());
        for module in ["export const a = 1;", "import { a } from \"node:fs\";", "new URL(import.meta.url);"] {
            assert!(minified(module, Kind::Classic).is_err(), "{module} is taken");
            assert!(minified(&bundle::classic(module), Kind::Classic).is_err(), "{module} is taken within a function");
        }
    }
}
