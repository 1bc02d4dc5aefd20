// Every engine says the same of every sample, or this fails and names the first difference.
// `node equal.js` compares the peers, `node equal.js ours` ours in WASM as well.

import { document, facts, ours, peers, samples, truths, wasm } from "./engines.js";

async function compare(engine, sample) {
  const expected = truths(sample);
  const found = engine.decode(await engine.evaluate(engine.encode(facts(sample))));
  const wrong = Object.keys(expected).find((id) => found[id] !== expected[id]);
  if (wrong === undefined) return;
  const given = Object.entries(facts(sample)).filter(([, value]) => value !== false);
  throw new Error(`${engine.name} says ${found[wrong]} of ${wrong}, natively it is ${expected[wrong]}. The facts that are not false: ${JSON.stringify(given)}`);
}

const engines = await peers();
if (process.argv.includes("ours")) engines.unshift(ours(await wasm()));
for (const engine of engines) {
  const fitting = engine.threeValued ? [...samples.complete, ...samples.partial] : samples.complete;
  for (const sample of fitting) await compare(engine, sample);
  console.log(`   ${engine.name}: ${fitting.length} samples, ${document.conditions.length} conditions each, all the same`);
}

// Conditions that never change in the samples would agree by chance.
const seen = document.conditions.map((_, place) => new Set(samples.complete.map((sample) => sample.truths[place])));
const both = seen.filter((values) => values.size === 2).length;
console.log(`   ${both} of ${seen.length} conditions were seen both true and false`);
if (both < samples.least) throw new Error(`only ${both} conditions change in the samples, ${samples.least} should`);
