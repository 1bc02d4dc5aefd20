// @ts-check
// The classifier without its screens, for programs: answers in, documents out. In Node and in browsers.

import { open } from "./files.js";
import { Engine, init } from "./glue.js";
import { once } from "./once.js";

/** @param {string} name */
async function content(name) {
  const response = await open(name);
  if (!response.ok) throw new Error(`${response.url} answers HTTP ${response.status}; the package is not complete`);
  return response;
}

const wasm = once(async () => init(await WebAssembly.compile(await (await content("wasm")).arrayBuffer())));

const engine = once(async (lang) => {
  if (!LANGUAGES.includes(lang)) throw new RangeError(`there is no language "${lang}"; use one of ${LANGUAGES.join(", ")}`);
  const text = async (/** @type {string} */ name) => (await content(name)).text();
  const [first, rest] = await Promise.all([text(lang), text(`${lang}.rest`), wasm()]);
  return new Engine(first + rest);
});

export const LANGUAGES = __LANGUAGES__;

/** @type {typeof import("./engine.d.ts").questions} */
export const questions = async (lang) => (await engine(lang)).questions();

/** @type {typeof import("./engine.d.ts").next} */
export const next = async (answers, asOf, lang) => (await engine(lang)).next(JSON.stringify({ answers }), asOf);

/** @type {typeof import("./engine.d.ts").assess} */
export const assess = async (answers, asOf, lang) => (await engine(lang)).assess(JSON.stringify({ answers }), asOf);

/** @type {typeof import("./engine.d.ts").verify} */
export async function verify(saved, lang) {
  const text = typeof saved === "string" ? saved : JSON.stringify(saved);
  return (await engine(lang)).verify(text);
}
