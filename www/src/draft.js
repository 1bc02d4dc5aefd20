// @ts-check
// <ai-act-draft>: the check of a draft that nobody has passed. It is <ai-act-check> around another program, with words of its own; what
// pages may rely on stands in docs/draft-element.md.

import { followChecks } from "./beyond.js";
import { NAME } from "./build.js";
import { AiActCheck } from "./element.js";

// What a check names in `rulebooks` when its page offers this one below the result.
const RULEBOOK = "gesetz-viii";

if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, AiActCheck);

// A link leads to the page, where the check of the law would stand before it; so below a result there is none.
followChecks({
  attribute: "rulebooks",
  wants: (value) => value.split(/\s+/).includes(RULEBOOK),
  follows: false,
  keeps: false,
  fixed: { exports: "print html markdown json calendar" },
});
