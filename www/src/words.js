// @ts-check
// The only sentences that cannot come out of a language pack, because they are needed without one: what is the matter, then
// why.

import { FALLBACK_LANGUAGE } from "./language.js";

/**
 * Why the check does not start, by the codes of `aiact-error`.
 * @typedef {"unsupported" | "blocked" | "unreachable" | "missing" | "damaged" | "mismatch"} Reason
 */

/** @typedef {Record<Matter, string> & Record<Reason, (...details: string[]) => string>} Sentences */
/** @typedef {"loading" | "cannotStart" | "languageStays" | "incomplete"} Matter */

/** @type {Record<string, Sentences>} */
const WORDS = {
  de: {
    loading: "Die Prüfung wird geladen.",
    cannotStart: "Die Prüfung kann hier nicht starten.",
    languageStays: "Die Sprache lässt sich gerade nicht wechseln.",
    incomplete: "Ein Teil der Texte fehlt noch. Die Prüfung versucht es von selbst wieder.",
    unsupported: () => "Dieser Browser bietet kein WebAssembly an.",
    blocked: () =>
      "Die Content-Security-Policy dieser Seite erlaubt kein WebAssembly: In script-src fehlt das Schlüsselwort " +
      "'wasm-unsafe-eval'.",
    unreachable: (file) =>
      `Die Datei ${file} ist nicht erreichbar. Entweder fehlt die Verbindung, oder connect-src in der ` +
      "Content-Security-Policy dieser Seite lässt die Datei nicht zu.",
    missing: (file, answer) => `Statt der Datei ${file} kam die Antwort ${answer}.`,
    damaged: (file) => `Die Datei ${file} ist beschädigt oder gehört zu einer anderen Fassung.`,
    mismatch: (folder) => `Die Dateien unter ${folder} gehören nicht zusammen. Sie sind alle zugleich zu ersetzen.`,
  },
  en: {
    loading: "Loading the check.",
    cannotStart: "The check cannot start here.",
    languageStays: "The language cannot be changed at the moment.",
    incomplete: "Some of the texts are still missing. The check tries again by itself.",
    unsupported: () => "This browser does not offer WebAssembly.",
    blocked: () =>
      "The Content-Security-Policy of this page does not allow WebAssembly: its script-src lacks the keyword " +
      "'wasm-unsafe-eval'.",
    unreachable: (file) =>
      `The file ${file} cannot be reached. Either the connection is down, or connect-src in the ` +
      "Content-Security-Policy of this page does not admit the file.",
    missing: (file, answer) => `Instead of the file ${file} came the answer ${answer}.`,
    damaged: (file) => `The file ${file} is damaged or belongs to another version.`,
    mismatch: (folder) => `The files under ${folder} do not belong together. They must all be replaced at once.`,
  },
};

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
    super(WORDS.en[code](...details), { cause });
    this.code = code;
    this.details = details;
  }

  /** @param {string} language */
  in(language) {
    return wordsFor(language)[this.code](...this.details);
  }
}
