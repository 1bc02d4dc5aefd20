// @ts-check
// <ai-act-training>. Its attributes stand in docs/training-element.md.

import { Beside, register } from "./beside.js";

export class AiActTraining extends Beside {
  static observedAttributes = [...super.observedAttributes];
}

register(AiActTraining);
