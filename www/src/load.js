// @ts-check
// WASM and the two parts of each language pack: each is loaded once per page, however many elements there are.

import { NAME } from "./build.js";
import { diagnose, open, SELF } from "./files.js";
import { init } from "./glue.js";
import { once } from "./once.js";
import { LoadError } from "./words.js";

/** Where the files lie, for whoever has to replace them. */
export const FOLDER = new URL(".", SELF).href;

const loadPart = once(async (name) => (await opened(name)).text());

/**
 * What the start screen and the first question need.
 * @param {string} language
 */
export const loadFirst = (language) => loadPart(language);

/**
 * All other texts.
 * @param {string} language
 */
export const loadRest = (language) => loadPart(`${language}.rest`);

export const loadWasm = once(async () => {
  if (typeof WebAssembly !== "object") throw new LoadError("unsupported");
  if (!mayCompile()) throw new LoadError("blocked");
  const response = await opened("wasm");
  try {
    await init(await compile(response));
  } catch (cause) {
    throw new LoadError("damaged", [response.url || SELF], cause);
  }
});

/** @param {string} name */
async function opened(name) {
  try {
    return await open(name);
  } catch (cause) {
    const [code, ...details] = await diagnose(name);
    throw new LoadError(code, details, cause);
  }
}

// Whether this page lets WebAssembly compile: tried on the smallest module there is.
function mayCompile() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00)));
  } catch {
    return false;
  }
}

/** @param {Response} response */
async function compile(response) {
  const type = response.headers.get("Content-Type");
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  console.warn(`<${NAME}>: ${response.url} is served as ${type}. As application/wasm it would start sooner.`);
  return WebAssembly.compile(await response.arrayBuffer());
}
