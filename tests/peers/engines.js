// The engines, each as a function that takes the conditions and returns `encode`, `evaluate` and `decode`: from a plain
// object `{fact: true | false | null}` to what the engine takes, its work, and back to `{condition: true | false | null}`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { asBytes, asTruths } from "./values.js";

const FILES = { "plain tree walk": "walk", "generated JavaScript": "generated" };
const PACKAGES = ["json-logic-js", "json-rules-engine", "publicodes"];

// What `cargo xtask bench` and `cargo xtask test` have written for us.
const FOLDER = process.env.AIACT_PEERS;
const read = (name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8"));

export const document = read("conditions.json");
// Each with `facts` and the `truths` that our engine gives natively, as digits: 0 for no, 1 for unknown, 2 for yes.
export const samples = read("samples.json");

const digits = (text) => Uint8Array.from(text, Number);
export const facts = (sample) => asTruths(digits(sample.facts), document.facts);
const ids = document.conditions.map(({ id }) => id);
export const truths = (sample) => asTruths(digits(sample.truths), ids);

export async function peers() {
  const files = { ...FILES, ...Object.fromEntries(PACKAGES.map((name) => [name, name.replace(/-js$/, "")])) };
  const list = Object.entries(files).map(async ([name, file]) => {
    const { prepare, threeValued = false } = await import(`./engines/${file}.js`);
    return { name, threeValued, ...prepare(document) };
  });
  return Promise.all(list);
}

// Ours in WASM: the module that `cargo xtask bench` compiles, with the engine as it is in the npm package.
export async function wasm() {
  const { default: init, Bench } = await import(pathToFileURL(join(FOLDER, "bench.mjs")));
  await init({ module_or_path: readFileSync(join(FOLDER, "bench.wasm")) });
  return new Bench(ids);
}

export function ours(bench) {
  const ids = document.conditions.map(({ id }) => id);
  return {
    name: "ours, in WASM",
    threeValued: true,
    encode: (given) => asBytes(given, document.facts),
    evaluate: (bytes) => bench.truths(bytes),
    decode: (bytes) => asTruths(bytes, ids),
  };
}
