// @ts-check
// What the check takes from the page around it: the size of its text, and what the page has put elsewhere for its slots.

import { NAME } from "./build.js";

const SIZE = "--_aiact-around";
const SLOTS = ["intro", "contact", "disclaimer", "after-result"];

/**
 * Whether the browser knows the size of the text around as a length. Otherwise it were a text that every node reads anew.
 * Another version of the check may have said so already.
 */
function isLength() {
  try {
    CSS.registerProperty({ name: SIZE, syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch (error) {
    return error instanceof DOMException && error.name === "InvalidModificationError";
  }
  return true;
}

/** The rule that hands the size to the sheet, never below what can be read. Without it the sheet follows the root. */
export const sizeRule = () => (isLength() ? `:host { ${SIZE}: max(1em, 16px) }` : "");

/**
 * Systems that make paragraphs of lines tear what stands in the element out of it. So content for a slot may also stand anywhere on
 * the page, under `data-aiact-slot`, as it is or in a template; with `data-aiact-for` for the element of that id.
 * @param {HTMLElement} element
 */
export function takeSlots(element) {
  for (const found of document.querySelectorAll("[data-aiact-slot]")) {
    const { aiactSlot = "", aiactFor = element.id } = /** @type {HTMLElement} */ (found).dataset;
    if (!SLOTS.includes(aiactSlot) || aiactFor !== element.id || found.closest(NAME) || found.contains(element)) continue;
    const content = found instanceof HTMLTemplateElement ? document.createElement("div") : found;
    if (found instanceof HTMLTemplateElement) content.append(found.content.cloneNode(true));
    content.slot = aiactSlot;
    element.append(content);
    if (content !== found) found.remove();
  }
}
