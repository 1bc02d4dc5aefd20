// json-logic-js: JavaScript's "and", "or" and "!". It has no references, so results are put beside the facts as data.

import jsonLogic from "json-logic-js";

export function prepare({ conditions }) {
  const rules = conditions.map(({ id, when }) => [id, translate(when)]);
  const ids = conditions.map(({ id }) => id);
  return {
    encode: (given) => given,
    evaluate(given) {
      const data = { ...given };
      for (const [id, rule] of rules) data[id] = jsonLogic.apply(rule, data);
      return data;
    },
    decode: (data) => Object.fromEntries(ids.map((id) => [id, data[id]])),
  };
}

function translate(expr) {
  if (typeof expr === "boolean") return expr;
  if (expr.fact !== undefined) return { var: expr.fact };
  if (expr.condition !== undefined) return { var: expr.condition };
  // Neither "and" nor "or" has a value without parts.
  if (expr.all !== undefined) return { and: [true, ...expr.all.map(translate)] };
  if (expr.any !== undefined) return { or: [...expr.any.map(translate), false] };
  if (expr.not !== undefined) return { "!": [translate(expr.not)] };
  if (expr.certainly !== undefined) return translate(expr.certainly);
  return { if: [...expr.first.flatMap(([when, value]) => [translate(when), value]), true] };
}
