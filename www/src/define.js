// @ts-check
// Registers the element.

import { AiActCheck } from "./element.js";

const name = "ai-act-check";
// The script may be on the page twice, by accident or in two versions. The first one serves all elements.
const present = /** @type {typeof AiActCheck | undefined} */ (customElements.get(name));
if (!present) {
  customElements.define(name, AiActCheck);
} else {
  const { source, version } = AiActCheck;
  console.warn(`<${name}>: this page already uses version ${present.version}; version ${version} (${source}) stays unused.`);
}
