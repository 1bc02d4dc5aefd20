// @ts-check
// Which language is wanted.

import { LANGUAGES } from "./build.js";

export const FALLBACK_LANGUAGE = "en";

/**
 * The language alone of a tag such as "de-AT".
 * @param {string | null} tag
 */
export const primary = (tag) => (tag ?? "").toLowerCase().split("-")[0];

/**
 * The first language we have: own attribute, nearest ancestor (also outside a shadow root we stand in), browser.
 * @param {Element} element
 */
export function languageOf(element) {
  const wishes = [];
  // In the document of the page, where `lang` is inherited, a slot is no ancestor.
  let node = /** @type {Element & ShadowRoot} */ (element);
  for (; node; node = /** @type {typeof node} */ (node.parentNode ?? node.host)) {
    if (node.getAttribute?.("lang")) wishes.push(node.getAttribute("lang"));
  }
  wishes.push(...navigator.languages);
  return wishes.map(primary).find((language) => LANGUAGES.includes(language)) ?? FALLBACK_LANGUAGE;
}
