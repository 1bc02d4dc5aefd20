// @ts-check
// <ai-act-reflection>. Its attributes stand in docs/reflection-element.md.

import { Beside, register } from "./beside.js";

export class AiActReflection extends Beside {
  static observedAttributes = [...super.observedAttributes];
}

register(AiActReflection);
