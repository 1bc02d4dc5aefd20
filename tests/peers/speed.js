// How long every engine takes, in rounds: each round measures all of them one after another, so that a machine that is busy
// for a while slows all alike. Prints JSON: the times of each round in nanoseconds.

import { document, facts, ours, peers, samples, wasm } from "./engines.js";
import { rounds } from "./timing.js";

const bench = await wasm();
const given = samples.complete.slice(0, 64).map(facts);

async function loop(times, step) {
  for (let count = 0; count < times; count += 1) {
    const promise = step(count % given.length);
    // Waiting for what is there already costs more than most of what is measured.
    if (promise instanceof Promise) await promise;
  }
}

const tasks = {};
for (const engine of [ours(bench), ...(await peers())]) {
  const inputs = given.map(engine.encode);
  const whole = (place) => {
    const raw = engine.evaluate(engine.encode(given[place]));
    return raw instanceof Promise ? raw.then(engine.decode) : engine.decode(raw);
  };
  tasks[`${engine.name}/evaluate`] = (times) => loop(times, (place) => engine.evaluate(inputs[place]));
  tasks[`${engine.name}/whole`] = (times) => loop(times, whole);
}
const inputs = given.map(ours(bench).encode);
tasks["ours, in WASM/inside"] = (times) => bench.truths_again(inputs[0], times);

process.stdout.write(JSON.stringify({ conditions: document.conditions.length, times: await rounds(tasks) }));
