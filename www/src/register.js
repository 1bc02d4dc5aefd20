// @ts-check
// <ai-act-register>. Its attributes stand in docs/register-element.md.

import { Beside, register } from "./beside.js";

export class AiActRegister extends Beside {
  static observedAttributes = [...super.observedAttributes];
}

register(AiActRegister);
