// What a visit makes the engine do, in WASM, and what the npm package does for a program. Prints JSON as `speed.js` does.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { wasm } from "./engines.js";
import { rounds } from "./timing.js";

const DAY = "2026-11-21";
const { assess } = await import(pathToFileURL(process.env.AIACT_ENGINE));
const cases = Object.entries(JSON.parse(readFileSync(process.env.AIACT_CASES, "utf8"))).map(([name, { answers }]) => [name, answers]);
const bench = await wasm();

const tasks = {};
const all = cases.map((_, place) => place);
for (const [name, places] of [["visits", all], ...cases.map(([name], place) => [name, [place]])]) {
  for (const work of ["assess", "next", "what_ifs"]) {
    tasks[`${name}/${work}`] = (times) => places.forEach((place) => bench[work](place, times));
  }
}
tasks["visits/document"] = async (times) => {
  for (let count = 0; count < times; count += 1) for (const [, answers] of cases) await assess(answers, DAY, "en");
};
// The part of it that JavaScript does before.
tasks["visits/json"] = (times) => {
  for (let count = 0; count < times; count += 1) {
    for (const [, answers] of cases) JSON.stringify({ answers });
  }
};
const bytes = [];
for (const [, answers] of cases) bytes.push(Buffer.byteLength(JSON.stringify(await assess(answers, DAY, "en"))));

process.stdout.write(JSON.stringify({ cases: cases.length, bytes, times: await rounds(tasks) }));
