// Bundles every peer as a page would load it, minified, into the folder named.

import { build } from "esbuild-wasm";

const PEERS = {
  "json-logic-js": 'export { default } from "json-logic-js";',
  "json-rules-engine": 'export { Engine } from "json-rules-engine";',
  publicodes: 'export { default } from "publicodes";',
  "plain tree walk": 'export { prepare } from "./engines/walk.js";',
};

for (const [name, contents] of Object.entries(PEERS)) {
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    outfile: `${process.argv[2]}/${name}.js`,
    logLevel: "warning",
  });
}
