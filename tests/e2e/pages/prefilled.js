// Before the element is defined: a page need not wait for it.
document.querySelector("ai-act-check").answers = {
  answers: {
    object: ["system"], method: ["learned"], stage: ["use"], exclusions: ["none"], origin: ["own"], activity: ["offer"], union: ["outside"], "union-links": ["market"],
    practices: ["none"], biometrics: ["none"], product: ["no"], areas: ["employment"], employment: ["filter"],
    profiling: ["yes"], output: ["none"], providing: ["none"], existing: ["new"],
  },
  locked: ["origin", "areas"],
};
