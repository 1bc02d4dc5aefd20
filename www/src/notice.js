// @ts-check
// What the element shows by itself: a sentence of words.js while the widget does not stand, or above it.

// Colours and type come from the page, or from the widget once that stands. Servers that render pages have no style sheets.
export const noticeSheet = globalThis.CSSStyleSheet && new CSSStyleSheet();
noticeSheet?.replaceSync(`
  :host { display: block }
  :host([hidden]) { display: none }
  [data-notice] { max-inline-size: 44em; margin-block: 0 1em }
  [data-notice], [data-notice] ~ slot { display: block; padding-inline: clamp(1rem, 4vw, 3rem) }
`);

/**
 * @param {string} sentence
 * @param {"status" | "alert"} role
 */
export function notice(sentence, role) {
  const paragraph = document.createElement("p");
  paragraph.dataset.notice = "";
  paragraph.setAttribute("role", role);
  // The sentence knows better than the page from where it runs.
  paragraph.dir = "auto";
  paragraph.textContent = sentence;
  return paragraph;
}

/** @param {string} name */
export function slot(name) {
  const place = document.createElement("slot");
  place.name = name;
  return place;
}
