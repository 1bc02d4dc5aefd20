// @ts-check
// <ai-act-reflection>. Its attributes, properties and events stand in docs/reflection-element.md.

import { Beside, register } from "./beside.js";
import { followChecks } from "./beyond.js";

/** @import { AiActReflectionAnswers, AiActReflectionElement } from "../ai-act-reflection.d.ts" */
/** @import { Reflection } from "../documents.d.ts" */

/** @implements {AiActReflectionElement} */
export class AiActReflection extends Beside {
  static observedAttributes = [...super.observedAttributes, "catalogue", "catalogues"];

  /** @type {Reflection | null} */
  #reflection = null;
  /**
   * By catalogue.
   * @type {Map<string, Reflection>}
   */
  #reflections = new Map();
  /** @type {AiActReflectionAnswers} */
  #answers = { answers: {} };

  constructor() {
    super();
    this.addEventListener("aiact-reflection", (event) => {
      const { detail } = /** @type {CustomEvent<Reflection>} */ (event);
      this.#reflection = detail;
      this.#reflections.set(detail.catalogue, detail);
    });
    // A page may have set them before this script came.
    for (const name of /** @type {const} */ (["answers", "reflections", "reflection"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Object.assign(this, { [name]: value });
    }
  }

  /**
   * The answers of a check. What they tell of the system leaves out the points that do not concern it.
   * @returns {AiActReflectionElement["answers"]}
   */
  get answers() {
    return this.#answers;
  }

  /** @param {AiActReflectionAnswers | null} given */
  set answers(given) {
    this.#answers = given ?? { answers: {} };
    this.take("answers", JSON.stringify(this.#answers) ?? "");
  }

  /**
   * The document that changed last; to set one opens it.
   * @returns {AiActReflectionElement["reflection"]}
   */
  get reflection() {
    return this.#reflection;
  }

  /** @param {Reflection | null} given */
  set reflection(given) {
    if (given) this.take("reflection", JSON.stringify(given) ?? "");
  }

  /**
   * All documents; to set them takes the place of everything that was written.
   * @returns {AiActReflectionElement["reflections"]}
   */
  get reflections() {
    return [...this.#reflections.values()];
  }

  /** @param {Reflection[] | null} given */
  set reflections(given) {
    const documents = Array.isArray(given) ? given : [];
    this.#reflections = new Map(documents.map((one) => [one?.catalogue, one]));
    this.#reflection = null;
    this.take("reflections", JSON.stringify(documents) ?? "");
  }
}

register(AiActReflection);
followChecks({ attribute: "catalogues", wants: Boolean, follows: true, fixed: {}, keeps: true });
