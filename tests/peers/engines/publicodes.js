// publicodes: a language of formulas with references, in French. It knows undefined values, so it is three-valued.

import Engine from "publicodes";

const VALUES = new Map([[true, "oui"], [false, "non"]]);

export function prepare({ facts, conditions }) {
  // Names have no hyphens or colons there.
  const factNames = new Map(facts.map((fact, place) => [fact, `f${place}`]));
  const names = new Map(conditions.map(({ id }, place) => [id, `c${place}`]));
  const translate = (expr) => {
    if (typeof expr === "boolean") return VALUES.get(expr);
    if (expr.fact !== undefined) return factNames.get(expr.fact);
    if (expr.condition !== undefined) return names.get(expr.condition);
    if (expr.all !== undefined) return { "toutes ces conditions": expr.all.map(translate) };
    if (expr.any !== undefined) return expr.any.length > 0 ? { "une de ces conditions": expr.any.map(translate) } : "non";
    if (expr.not !== undefined) return { "=": [translate(expr.not), "non"] };
    if (expr.certainly !== undefined) return translate(expr.certainly);
    const lines = expr.first.map(([when, value]) => ({ si: translate(when), alors: VALUES.get(value) }));
    return { variations: [...lines, { sinon: "oui" }] };
  };
  const rules = Object.fromEntries([
    ...[...factNames.values()].map((name) => [name, { question: name }]),
    ...conditions.map(({ id, when }) => [names.get(id), { valeur: translate(when) }]),
  ]);
  const engine = new Engine(rules);
  return {
    encode: (given) => Object.fromEntries(facts.map((fact) => [factNames.get(fact), VALUES.get(given[fact])])),
    evaluate(situation) {
      engine.setSituation(situation);
      return Array.from(names.values(), (name) => engine.evaluate(name).nodeValue);
    },
    decode: (values) => Object.fromEntries(conditions.map(({ id }, place) => [id, values[place] ?? null])),
  };
}
