// Rounds of measurements, with warm-up.

const WARM_UP = 300; // milliseconds for each task, in which JavaScript is compiled and WASM as well
const BATCH = 40; // milliseconds that one measurement takes, at least one turn
const ROUNDS = 15;

async function timed(task, times) {
  const begin = process.hrtime.bigint();
  await task(times);
  return Number(process.hrtime.bigint() - begin) / times;
}

// Tasks by name, each a function of the number of turns; the result has nanoseconds per turn for each round.
export async function rounds(tasks) {
  const turns = {};
  for (const [name, task] of Object.entries(tasks)) {
    let [one, spent, times] = [0, 0, 1];
    while (spent < WARM_UP) {
      one = await timed(task, times);
      spent += (one * times) / 1e6;
      times = Math.max(1, Math.min(times * 2, Math.round((BATCH * 1e6) / one)));
    }
    turns[name] = Math.max(1, Math.round((BATCH * 1e6) / one));
  }
  const found = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, task] of Object.entries(tasks)) found[name].push(await timed(task, turns[name]));
  }
  return found;
}
