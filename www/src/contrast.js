// @ts-check
// Contrast guard: colours of the page that nobody could read give way to ours.

import { flatTree } from "./tree.js";

/**
 * What stands on what, by which ratio it must stand out (WCAG 1.4.3 and 1.4.11), and what gives way if not the first.
 * @type {[front: string, ground: string, least: number, weak?: string][]}
 */
const CONTRASTS = [
  ["ink", "paper", 4.5],
  ["quiet", "paper", 4.5],
  ["quiet", "wash", 4.5, "wash"],
  ["accent", "paper", 4.5],
  ["on-accent", "accent", 4.5],
  ["error", "paper", 4.5],
  ["error", "error-wash", 4.5, "error-wash"],
  ["ink", "error-wash", 4.5, "error-wash"],
  ["edge", "paper", 3],
  ["focus", "paper", 3],
];

/**
 * The names that pages know, where the sheet has a shorter one.
 * @type {Record<string, string>}
 */
const TOKENS = {
  ink: "text",
  paper: "background",
  quiet: "text-quiet",
  wash: "surface",
  edge: "line-strong",
  "error-wash": "error-surface",
};

// Mixed from other colours unless the page says otherwise, and then no mistake of the page.
const MIXED = ["quiet", "wash", "error-wash"];

/**
 * Red, green, blue and alpha of any colour, as the browser resolves it at the probe.
 * @param {HTMLElement} probe
 * @param {string} color
 */
function resolve(probe, color) {
  probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
  const resolved = getComputedStyle(probe).color;
  const [red, green, blue, alpha = 1] = (resolved.match(/-?\d[\d.e-]*/g) ?? []).map(Number);
  const scale = resolved.startsWith("rgb") ? 255 : 1;
  return [red / scale, green / scale, blue / scale, alpha];
}

/**
 * A colour laid over a solid one.
 * @param {number[]} front
 * @param {number[]} back
 */
const over = (front, back) => front.map((part, at) => (at < 3 ? part * front[3] + back[at] * (1 - front[3]) : 1));

/** @param {number[]} color */
function luminance([red, green, blue]) {
  /** @param {number} part */
  const light = (part) => (part <= 0.04045 ? Math.max(part, 0) / 12.92 : ((Math.min(part, 1) + 0.055) / 1.055) ** 2.4);
  return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
}

/**
 * How much two solid colours stand out from each other, from 1 to 21.
 * @param {number[]} one
 * @param {number[]} other
 */
function ratio(one, other) {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/**
 * What shines through a background that is not solid: those of the elements around, as far as needed.
 * @param {Element} element
 * @param {HTMLElement} probe
 */
function backdrop(element, probe) {
  const layers = [];
  for (const node of flatTree(element)) {
    if ("adoptedStyleSheets" in node) continue;
    const layer = resolve(probe, getComputedStyle(node).backgroundColor);
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((back, front) => over(front, back), resolve(probe, "Canvas"));
}

/**
 * The rule that gives the check the background and the text around it, as on a coloured section of a page.
 * @param {Element} element
 * @param {Element} check The root of all that is drawn.
 */
export function coloursAround(element, check) {
  const probe = check.appendChild(document.createElement("i"));
  probe.style.forcedColorAdjust = "none";
  const paper = backdrop(element, probe);
  const ink = over(resolve(probe, getComputedStyle(element).color), paper);
  probe.remove();
  const scheme = luminance(paper) < luminance(ink) ? "dark" : "light";
  const [ground, text] = [paper, ink].map(([red, green, blue]) => `color(srgb ${red} ${green} ${blue})`);
  return `@media not print { .check { color-scheme: ${scheme}; --_paper: ${ground}; --_ink: ${text}; } }`;
}

/**
 * Writes our colours into the sheet where those of the page fail, and returns the tokens of the page that did.
 * @param {Element} element
 * @param {Element} check The root of all that is drawn.
 * @param {CSSStyleSheet} sheet
 */
export function guardContrast(element, check, sheet) {
  const probe = check.appendChild(document.createElement("i"));
  // Forced colours are the visitor's own, and stand out by themselves.
  probe.style.forcedColorAdjust = "none";
  /** @type {Set<string>} */
  const ours = new Set();
  const useOurs = (/** @type {string[]} */ ...tokens) => {
    for (const token of tokens) ours.add(token);
    const lines = [...ours].map((token) => `--_${token}: var(--_own-${token});`);
    sheet.replaceSync(`@media not print { .check { ${lines.join(" ")} } }`);
  };
  useOurs();
  const behind = backdrop(element, probe);
  const color = (/** @type {string} */ token, /** @type {number[]} */ back) => over(resolve(probe, `var(--_${token})`), back);
  const contrast = (/** @type {string} */ front, /** @type {string} */ ground) => {
    const paper = color("paper", behind);
    const back = ground === "paper" ? paper : color(ground, paper);
    return ratio(back, color(front, back));
  };
  /** @type {Set<string>} */
  const failed = new Set();
  for (const [front, ground, least, weak = front] of CONTRASTS) {
    if (contrast(front, ground) >= least) continue;
    useOurs(weak);
    const name = `--aiact-${TOKENS[weak] ?? weak}`;
    if (!MIXED.includes(weak) || getComputedStyle(element).getPropertyValue(name)) failed.add(name);
    if (contrast(front, ground) >= least) continue;
    // Ours does not suit the page's other colours either.
    useOurs("paper", ...CONTRASTS.flatMap(([token, , , other = token]) => other));
    failed.add("--aiact-background");
    break;
  }
  probe.remove();
  return [...failed];
}
