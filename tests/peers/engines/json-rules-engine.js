// json-rules-engine: rules over facts with events, asynchronous. Each result becomes a fact for the rules that refer to it;
// priorities see to it that those come later.

import { Engine } from "json-rules-engine";

export function prepare({ facts, conditions }) {
  const levels = new Map();
  for (const { id, when } of conditions) levels.set(id, 1 + Math.max(0, ...references(when).map((other) => levels.get(other))));
  const highest = Math.max(...levels.values());
  const engine = new Engine();
  for (const { id, when } of conditions) {
    const keep = (value) => (_event, almanac) => almanac.addFact(id, value);
    engine.addRule({
      name: id,
      conditions: { all: [translate(when)] },
      event: { type: id },
      priority: 1 + highest - levels.get(id),
      onSuccess: keep(true),
      onFailure: keep(false),
    });
  }
  return {
    encode: (given) => given,
    evaluate: (given) => engine.run(given),
    decode({ results, failureResults }) {
      const of = (list, value) => list.map(({ name }) => [name, value]);
      return Object.fromEntries([...of(results, true), ...of(failureResults, false)]);
    },
  };
}

const isSo = (fact) => ({ fact, operator: "equal", value: true });
const not = (condition) => ({ not: condition });

function translate(expr) {
  if (typeof expr === "boolean") return expr ? { all: [] } : not({ all: [] });
  if (expr.fact !== undefined) return isSo(expr.fact);
  if (expr.condition !== undefined) return isSo(expr.condition);
  if (expr.all !== undefined) return { all: expr.all.map(translate) };
  // Without parts, "any" would hold here.
  if (expr.any !== undefined) return expr.any.length > 0 ? { any: expr.any.map(translate) } : translate(false);
  if (expr.not !== undefined) return not(translate(expr.not));
  if (expr.certainly !== undefined) return translate(expr.certainly);
  // There is no "if": the first line that holds is one that says yes, or none holds.
  const lines = expr.first.map(([when]) => translate(when));
  const none = (count) => lines.slice(0, count).map(not);
  const says = expr.first.flatMap(([, value], place) => (value ? [{ all: [...none(place), lines[place]] }] : []));
  return { any: [...says, { all: none(lines.length) }] };
}

// The conditions that an expression refers to.
function references(expr) {
  if (typeof expr !== "object") return [];
  if (Array.isArray(expr)) return expr.flatMap(references);
  return expr.condition !== undefined ? [expr.condition] : Object.values(expr).flatMap(references);
}
