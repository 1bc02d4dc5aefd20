// The same as JavaScript source, written out by a program and compiled by the browser: what no engine at all would cost.

import { asBytes, asTruths } from "../values.js";

export const threeValued = true;

export function prepare({ facts, conditions }) {
  const ids = conditions.map(({ id }) => id);
  const evaluate = new Function("f", source(facts, conditions));
  return {
    encode: (given) => asBytes(given, facts),
    evaluate,
    decode: (truths) => asTruths(truths, ids),
  };
}

function source(facts, conditions) {
  const factAt = new Map(facts.map((fact, place) => [fact, `f[${place}]`]));
  const conditionAt = new Map(conditions.map(({ id }, place) => [id, `c${place}`]));
  const write = (expr) => {
    if (typeof expr === "boolean") return expr ? "2" : "0";
    if (expr.fact !== undefined) return factAt.get(expr.fact);
    if (expr.condition !== undefined) return conditionAt.get(expr.condition);
    if (expr.all !== undefined) return `Math.min(2, ${expr.all.map(write).join()})`;
    if (expr.any !== undefined) return `Math.max(0, ${expr.any.map(write).join()})`;
    if (expr.not !== undefined) return `(2 - ${write(expr.not)})`;
    if (expr.certainly !== undefined) return `(${write(expr.certainly)} & 2)`;
    return `first([${expr.first.map(([when, value]) => `[${write(when)}, ${value}]`).join()}])`;
  };
  const lines = conditions.map(({ when }, place) => `const c${place} = ${write(when)};`);
  return `${first}\n${lines.join("\n")}\nreturn [${[...conditionAt.values()].join()}];`;
}

// The value of the first line that holds; unknown while lines that may come before it say otherwise.
function first(lines) {
  let [no, yes] = [false, false];
  for (const [holds, value] of lines) {
    if (holds === 0) continue;
    if (value) yes = true;
    else no = true;
    if (holds === 2) break;
  }
  if (no && yes) return 1;
  return no ? 0 : 2;
}
