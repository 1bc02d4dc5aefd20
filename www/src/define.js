// @ts-check
// Registers the element.

import { AiActCheck } from "./element.js";

const name = "ai-act-check";

/** @typedef {typeof AiActCheck} Version */

// The script may be on the page twice, by accident or in two versions. While the page is still being read, they wait for each
// other here; the newest then serves all elements. One that comes later finds the name taken.
const page = /** @type {Record<symbol, Version[]>} */ (/** @type {unknown} */ (globalThis));
const versions = (page[Symbol.for(name)] ??= []);
versions.push(AiActCheck);

/**
 * @param {Version} a
 * @param {Version} b
 */
const newestFirst = ({ version: a }, { version: b }) => b.localeCompare(a, "en", { numeric: true });

let served = false;

function serve() {
  if (served) return;
  served = true;
  const present = /** @type {Version | undefined} */ (customElements.get(name));
  const [newest = AiActCheck] = versions.toSorted(newestFirst);
  if (!present) customElements.define(name, newest);
  const serving = present ?? newest;
  if (serving === AiActCheck) return;
  const { source, version } = AiActCheck;
  console.warn(`<${name}>: this page uses version ${serving.version}; version ${version} (${source}) stays unused.`);
}

const others = document.querySelectorAll(`script:is([src*="/${name}-"], [src*="/${name}."])`).length > 1;
if (others && document.readyState !== "complete") {
  // Either comes first, or has come already.
  document.addEventListener("DOMContentLoaded", serve);
  addEventListener("load", serve);
} else {
  serve();
}
