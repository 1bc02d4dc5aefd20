// @ts-check
// <ai-act-training>. Its attributes stand in docs/training-element.md.

import { Beside, register } from "./beside.js";

export class AiActTraining extends Beside {
  static observedAttributes = [...super.observedAttributes, "view", "cases", "check"];

  constructor() {
    super();
    // A page may have set it before this script came.
    if (!Object.hasOwn(this, "course")) return;
    const given = this.course;
    Reflect.deleteProperty(this, "course");
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
