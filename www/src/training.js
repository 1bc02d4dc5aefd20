// @ts-check
// <ai-act-training>. Its attributes stand in docs/training-element.md.

import { Beside, register } from "./beside.js";

export class AiActTraining extends Beside {
  static observedAttributes = [...super.observedAttributes, "view", "cases", "check"];

  constructor() {
    super();
    // A page may have set it before this script came.
    const given = Object.getOwnPropertyDescriptor(this, "course")?.value;
    if (!Reflect.deleteProperty(this, "course") || given === undefined) return;
    this.course = given;
  }

  /**
   * A course file, as text or as what its JSON says; it takes the place of the one before.
   * @param {unknown} given
   */
  set course(given) {
    if (given !== null && given !== undefined) this.take("course", typeof given === "string" ? given : JSON.stringify(given));
  }
}

register(AiActTraining);
