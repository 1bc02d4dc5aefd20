// @ts-check

/**
 * An element and all that it is shown in, through slots and out of the shadow roots of a page built of components.
 * @param {Element} element
 * @returns {Generator<Element | ShadowRoot | Document>}
 */
export function* flatTree(element) {
  let node = /** @type {Element & ShadowRoot} */ (element);
  for (; node; node = /** @type {typeof node} */ (node.assignedSlot ?? node.parentNode ?? node.host)) yield node;
}
