// A plain tree walk by hand, three-valued like ours: 0 for no, 1 for unknown, 2 for yes.

import { asBytes, asTruths } from "../values.js";

export const threeValued = true;

export function prepare({ facts, conditions }) {
  const ids = conditions.map(({ id }) => id);
  return {
    encode: (given) => asBytes(given, facts),
    evaluate(bytes) {
      const truth = {};
      facts.forEach((fact, place) => { truth[fact] = bytes[place]; });
      for (const { id, when } of conditions) truth[id] = walk(when, truth);
      return truth;
    },
    decode: (truth) => asTruths(ids.map((id) => truth[id]), ids),
  };
}

function walk(expr, truth) {
  if (typeof expr === "boolean") return expr ? 2 : 0;
  if (expr.fact !== undefined) return truth[expr.fact];
  if (expr.condition !== undefined) return truth[expr.condition];
  if (expr.all !== undefined) return least(expr.all, truth);
  if (expr.any !== undefined) return most(expr.any, truth);
  if (expr.not !== undefined) return 2 - walk(expr.not, truth);
  if (expr.certainly !== undefined) return walk(expr.certainly, truth) === 2 ? 2 : 0;
  return first(expr.first, truth);
}

function least(parts, truth) {
  let found = 2;
  for (let place = 0; place < parts.length && found > 0; place += 1) found = Math.min(found, walk(parts[place], truth));
  return found;
}

function most(parts, truth) {
  let found = 0;
  for (let place = 0; place < parts.length && found < 2; place += 1) found = Math.max(found, walk(parts[place], truth));
  return found;
}

// The value of the first line that holds; unknown while lines that may come before it say otherwise.
function first(lines, truth) {
  let [no, yes] = [false, false];
  for (const [when, value] of lines) {
    const holds = walk(when, truth);
    if (holds === 0) continue;
    if (value) yes = true;
    else no = true;
    if (holds === 2) break;
  }
  if (no && yes) return 1;
  return no ? 0 : 2;
}
