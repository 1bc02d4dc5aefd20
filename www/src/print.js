// @ts-check
// Prints the check without the page around it, as a document of its own. Everything comes back afterwards.

import { flatTree } from "./tree.js";

// Gives the page back what the last print has changed. A frame that may not print never says that the print is over.
let endPrint = () => {};
const onAfterPrint = () => endPrint();

/**
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 * @param {number} level The level of the main heading on screen.
 * @param {string} title
 */
export function printAlone(element, root, level, title) {
  endPrint();
  const page = document.documentElement;
  const { title: titleBefore } = document;
  const langBefore = page.getAttribute("lang");
  const undo = [isolate(element, title), levelHeadings(root, level)];
  // The title becomes the name of the file; both stand in the PDF's own description.
  document.title = title;
  page.setAttribute("lang", element.lang);
  endPrint = () => {
    endPrint = () => {};
    document.title = titleBefore;
    if (langBefore === null) page.removeAttribute("lang");
    else page.setAttribute("lang", langBefore);
    for (const step of undo) step();
  };
  addEventListener("afterprint", onAfterPrint, { once: true });
  print();
}

const MARK = "data-aiact-print";

/**
 * Marks everything that the element stands in. What bears no mark is left out; what bears one gives up its own looks, because
 * a fixed height or a grid would cut the pages off.
 * @param {Element} element
 * @param {string} title
 */
function isolate(element, title) {
  const sheet = isolatingSheet(title);
  /** @type {Element[]} */
  const marked = [];
  /** @type {DocumentOrShadowRoot[]} */
  const roots = [];
  const mark = (/** @type {Element} */ node, /** @type {string} */ how) => {
    node.setAttribute(MARK, how);
    marked.push(node);
  };
  for (const node of flatTree(element)) {
    if ("adoptedStyleSheets" in node) {
      node.adoptedStyleSheets = [...node.adoptedStyleSheets, sheet];
      roots.push(node);
    } else {
      mark(node, node === element ? "" : "around");
    }
  }
  // What the page has put into our slots is part of the document.
  for (const node of element.querySelectorAll(":scope > [slot], :scope > [slot] *")) mark(node, "");
  return () => {
    for (const node of marked) node.removeAttribute(MARK);
    for (const node of roots) node.adoptedStyleSheets = node.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** @param {string} title */
function isolatingSheet(title) {
  // Nothing bears these ids; naming them gives a rule more weight than those of the page.
  const ABOVE = "#aiact-print#aiact-print";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print {
    :not([${MARK}], head, head *, ${ABOVE}) { display: none !important }
    [${MARK}="around"]:not(${ABOVE}) {
      display: block !important; position: static !important; float: none !important; columns: auto !important;
      inline-size: auto !important; block-size: auto !important; min-block-size: 0 !important;
      max-inline-size: none !important; max-block-size: none !important; margin: 0 !important; padding: 0 !important;
      border: 0 !important; background: none !important; color-scheme: light !important; overflow: visible !important;
      contain: none !important; container-type: normal !important; transform: none !important; filter: none !important;
      opacity: 1 !important;
    }
    [${MARK}]::before, [${MARK}]::after { content: none !important }
    @page {
      margin: 16mm 16mm 18mm;
      @bottom-left { content: ${JSON.stringify(title)}; font: 8pt sans-serif }
      @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif }
    }
  }`);
  return sheet;
}

/**
 * On paper the check stands alone: its headings begin at the first level, and the title of each duty, which unfolds on
 * screen, is a heading below the one before it.
 * @param {ShadowRoot} root
 * @param {number} level
 */
function levelHeadings(root, level) {
  const titles = root.querySelectorAll("h1, h2, h3, h4, h5, h6, .duty-title");
  let last = 0;
  for (const title of titles) {
    const real = /^H[1-6]$/.test(title.tagName);
    if (real) last = Number(title.tagName[1]) - level + 1;
    else title.setAttribute("role", "heading");
    title.setAttribute("aria-level", String(real ? last : last + 1));
  }
  return () => {
    for (const title of titles) {
      title.removeAttribute("aria-level");
      title.removeAttribute("role");
    }
  };
}
