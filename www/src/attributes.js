// @ts-check
// What the page asks for by attributes. A value that is not understood is named, and counts as absent.

/** @import { AiActCheckAttributes, AiActCheckErrorCode } from "../ai-act-check.d.ts" */
/** @import { Rulebook } from "../documents.d.ts" */

/** @typedef {(code: AiActCheckErrorCode, message: string) => void} Warn */

export class Attributes {
  #element;
  #warn;

  /**
   * @param {HTMLElement} element
   * @param {Warn} warn
   */
  constructor(element, warn) {
    this.#element = element;
    this.#warn = warn;
  }

  theme() {
    return this.#choice("theme", ["auto", "light", "dark", "inherit"]);
  }

  persist() {
    return this.#choice("persist", ["none", "session", "local"]);
  }

  headingLevel() {
    return Number(this.#choice("heading-level", ["2", "1", "3", "4", "5", "6"]));
  }

  // The address to which barriers are reported, or nothing.
  contact() {
    const wish = this.#element.getAttribute("accessibility-contact");
    if (wish === null) return "";
    if (/^[^\s@?&:/]+@[^\s@?&:/]+$/.test(wish)) return `mailto:${wish}`;
    if (wish.startsWith("https://") && URL.canParse(wish)) return wish;
    this.#warn("attribute", `accessibility-contact="${wish}" is no e-mail address and no https URL. It is not shown.`);
    return "";
  }

  /**
   * Uses the day the page asks for, or today if there is no such day or the rulebook cannot tell about it.
   * @template T
   * @param {(day: string) => T} use
   */
  atDay(use) {
    const wish = this.#element.getAttribute("as-of");
    try {
      return use(wish ?? today());
    } catch (error) {
      if (wish === null) throw error;
      const result = use(today());
      const { message } = /** @type {Error} */ (error);
      this.#warn("attribute", `as-of="${wish}" cannot be used (${message}). The check uses today's date.`);
      return result;
    }
  }

  /**
   * Warns a page that was written for another rulebook.
   * @param {Rulebook} rulebook
   */
  expect(rulebook) {
    const wish = this.#element.getAttribute("rulebook");
    if (wish === null || Object.values(rulebook).includes(wish)) return;
    const known = `${rulebook.id} of ${rulebook.version}`;
    this.#warn("rulebook", `rulebook="${wish}" was expected, and the check has ${known}. Read your page against it again.`);
  }

  /**
   * The value of an attribute that has a few; without it the first one.
   * @template {keyof AiActCheckAttributes} Name
   * @param {Name} name
   * @param {NonNullable<AiActCheckAttributes[Name]>[]} choices
   */
  #choice(name, choices) {
    const [first] = choices;
    const wish = this.#element.getAttribute(name) ?? first;
    const choice = choices.find((choice) => choice === wish);
    if (choice) return choice;
    const known = choices.toSorted().join(", ");
    this.#warn("attribute", `${name}="${wish}" is none of ${known}. The check uses ${first}.`);
    return first;
  }
}

export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
