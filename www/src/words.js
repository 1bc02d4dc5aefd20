// @ts-check
// The only sentences that cannot come out of a language pack, because they are needed without one: what is the matter, then
// why.

import { FALLBACK_LANGUAGE } from "./language.js";

/**
 * Why the check does not start, by the codes of `aiact-error`.
 * @typedef {"unsupported" | "blocked" | "unreachable" | "missing" | "damaged" | "mismatch" | "outdated"} Reason
 */

/** @typedef {"loading" | "cannot-start" | "language-stays" | "incomplete"} Matter */

/** By language, out of src/text/words/<language>/shim.toml. */
const WORDS = /** @type {Record<string, Record<Matter | Reason, string>>} */ (__WORDS__);

/** @param {string} language */
export const wordsFor = (language) => WORDS[language] ?? WORDS[FALLBACK_LANGUAGE];

/** A reason that a sentence in WORDS explains. */
export class LoadError extends Error {
  /**
   * @param {Reason} code
   * @param {string[]} [details]
   * @param {unknown} [cause]
   */
  constructor(code, details = [], cause = undefined) {
    super("", { cause });
    this.code = code;
    this.details = details;
    this.message = this.in(FALLBACK_LANGUAGE);
  }

  /** @param {string} language */
  in(language) {
    return wordsFor(language)[this.code].replace(/\{(\d)\}/g, (_, at) => this.details[at]);
  }
}
