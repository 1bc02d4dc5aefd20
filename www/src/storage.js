// @ts-check
// What outlives the page, in the browser's storage, if the page wants that.

/** @import { AiActCheckAttributes } from "../ai-act-check.d.ts" */
/** @import { Warn } from "./attributes.js" */

/** @typedef {NonNullable<AiActCheckAttributes["persist"]>} Persist */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Area */

/**
 * Private windows and strict settings refuse the storage; then nothing is stored.
 * @template T
 * @param {Persist} persist
 * @param {Warn} warn
 * @param {(area: Area) => T} use
 */
export function useStorage(persist, warn, use) {
  if (persist === "none") return null;
  try {
    return use(persist === "local" ? localStorage : sessionStorage);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    warn("storage", `this browser stores nothing for this page (${message}).`);
    return null;
  }
}
