// @ts-check
// "Beyond the law": below the result of a check whose page wants it stands a closed section with the element of this script. All of it
// is here, so that the check does not grow by it; docs/decisions/15-beyond-the-result.md says why. Nothing is loaded before the
// visitor unfolds it, so no request tells of an answer.

import { NAME } from "./build.js";
import { FALLBACK_LANGUAGE, primary } from "./language.js";

/** @import { Reflection } from "../documents.d.ts" */

// By language, out of the words of the element.
const BEYOND = __BEYOND__;
// What the element below takes over from the check.
const FOLLOWED = ["lang", "theme", "as-of", "heading-level"];

/** A check, as far as it matters here. */
/** @typedef {HTMLElement & { answers?: object, result?: { rulebook: { id: string } } | null, reflections?: Reflection[] | null }} Check */

/** What a page says of it: the attribute of the check, whether its value asks for the element, what the element has besides, and
 * whether what is written in it goes into the saved case. */
/** @typedef {{ attribute: string, wants: (value: string) => boolean, follows: boolean, fixed: Record<string, string>, keeps: boolean }} Offer */

/** @type {WeakMap<Check, Section>} */
const sections = new WeakMap();

/**
 * Offers the section wherever a result stands now or comes.
 * @param {Offer} offer
 */
export function followChecks(offer) {
  if (!globalThis.document) return;
  const learn = (/** @type {Check} */ check) => {
    const wanted = offer.wants(check.getAttribute(offer.attribute) ?? "");
    if (!wanted || !("answers" in check) || check.localName === NAME) return;
    const section = sections.get(check) ?? new Section(check, offer);
    sections.set(check, section);
    section.learn();
  };
  document.addEventListener("aiact-result", (event) => learn(/** @type {Check} */ (event.composedPath()[0])));
  for (const check of /** @type {NodeListOf<Check>} */ (document.querySelectorAll(`[${offer.attribute}]`))) if (check.result) learn(check);
}

/** The section below one check. Words and colours come from the check, in whose result it stands. */
class Section {
  #check;
  #offer;
  #followed;
  #host = document.createElement("div");
  #summary = document.createElement("summary");
  #details = document.createElement("details");
  /**
   * The element, once somebody has unfolded the section.
   * @type {(HTMLElement & { answers?: object, reflections?: Reflection[] | null }) | null}
   */
  #element = null;
  #notes = document.createElement("div");
  /** What belongs to the case, as the check had it last. */
  #kept = "[]";
  /** Whether something was written here that no file brought. */
  #written = false;
  /**
   * What was written before another case took its place, the last at the end.
   * @type {Reflection[][]}
   */
  #formers = [];

  /**
   * @param {Check} check
   * @param {Offer} offer
   */
  constructor(check, offer) {
    this.#check = check;
    this.#offer = offer;
    this.#followed = offer.follows ? [...FOLLOWED, offer.attribute] : FOLLOWED;
    this.#host.slot = "after-result";
    const root = this.#host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet()];
    this.#details.append(this.#summary, this.#notes);
    root.append(this.#details);
    this.#details.addEventListener("toggle", () => this.#details.open && this.#load());
    new MutationObserver(() => this.#follow()).observe(check, { attributes: true, attributeFilter: this.#followed });
    this.#follow();
    check.append(this.#host);
  }

  /** What the check knows by now. */
  learn() {
    if (this.#element) this.#element.answers = { ...this.#check.answers, rulebook: this.#check.result?.rulebook.id };
    if (this.#keeps()) this.#recall();
  }

  /** A check of a former version has no place for it. */
  #keeps() {
    return this.#offer.keeps && "reflections" in this.#check;
  }

  /** The documents of the case. What else a page may have put there is no document. */
  #documents() {
    return (this.#check.reflections ?? []).filter((one) => typeof one?.catalogue === "string");
  }

  /** Another case, from a file or begun anew, has what was written to it, or nothing; what stood here before is only offered. */
  #recall() {
    const kept = JSON.stringify(this.#documents());
    if (kept === this.#kept) return;
    if (this.#written) this.#formers.push(JSON.parse(this.#kept));
    this.#written = false;
    this.#kept = kept;
    if (this.#element) this.#element.reflections = JSON.parse(kept);
    this.#follow();
  }

  /** @param {Reflection[]} documents */
  #keep(documents) {
    // The case is another one meanwhile; this was written to the one before.
    if (JSON.stringify(this.#documents()) !== this.#kept) return this.#recall();
    const catalogues = documents.map(({ catalogue }) => catalogue);
    this.#check.reflections = [...this.#documents().filter(({ catalogue }) => !catalogues.includes(catalogue)), ...documents];
    this.#kept = JSON.stringify(this.#documents());
    this.#written = true;
  }

  /** What stood here before takes its place again; what it replaces is offered in turn. */
  #takeBack() {
    const taken = this.#formers.pop() ?? [];
    const catalogues = taken.map(({ catalogue }) => catalogue);
    const replaced = this.#documents().filter(({ catalogue }) => catalogues.includes(catalogue));
    if (replaced.length > 0) this.#formers.push(replaced);
    this.#keep(taken);
    if (this.#element) this.#element.reflections = JSON.parse(this.#kept);
  }

  #load() {
    if (this.#element) return;
    this.#element = document.createElement(NAME);
    for (const [name, value] of Object.entries({ within: "", flush: "", ...this.#offer.fixed })) this.#element.setAttribute(name, value);
    this.#element.addEventListener("aiact-reflection", (event) => this.#keeps() && this.#keep([/** @type {CustomEvent} */ (event).detail]));
    this.#follow();
    this.#details.append(this.#element);
    this.learn();
    if (this.#kept !== "[]") this.#element.reflections = JSON.parse(this.#kept);
  }

  #follow() {
    const language = primary(this.#check.getAttribute("lang"));
    /** @type {Record<string, string>} */
    const words = BEYOND[language] ?? BEYOND[FALLBACK_LANGUAGE] ?? {};
    const { word = "", title = "", lead = "" } = words;
    const level = Math.min(6, (Number(this.#check.getAttribute("heading-level")) || 2) + 1);
    const heading = document.createElement(`h${level}`);
    heading.textContent = title;
    this.#summary.replaceChildren(text("word", word), heading, text("lead", lead));
    if (this.#keeps()) this.#note(words);
    this.#host.lang = language;
    this.#hand(level);
  }

  /**
   * What becomes of what is written here.
   * @param {Record<string, string>} words
   */
  #note(words) {
    if (this.#kept !== "[]" && !this.#element) this.#summary.append(text("lead begun", words["begun"] ?? ""));
    const offered = this.#check.getAttribute("exports");
    // Only whoever can save the case is told so.
    this.#notes.replaceChildren(...(offered === null || offered.includes("json") ? [text("lead", words["kept"] ?? "")] : []));
    if (this.#formers.length === 0) return;
    /** @param {() => void} act */
    const then = (act) => () => {
      act();
      this.#follow();
      // The button is gone.
      this.#summary.focus();
    };
    const [take, drop] = [() => this.#takeBack(), () => void this.#formers.pop()];
    this.#notes.append(text("lead former", words["former"] ?? ""), button(words["take"] ?? "", then(take)), button(words["drop"] ?? "", then(drop)));
  }

  /**
   * The attributes of the check go on to the element.
   * @param {number} level
   */
  #hand(level) {
    for (const name of this.#followed) {
      const value = name === "heading-level" ? String(Math.min(6, level + 1)) : this.#check.getAttribute(name);
      if (value === null) this.#element?.removeAttribute(name);
      else if (value !== this.#element?.getAttribute(name)) this.#element?.setAttribute(name, value);
    }
  }
}

/**
 * @param {string} content
 * @param {() => void} act
 */
function button(content, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = content;
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {string} name
 * @param {string} content
 */
function text(name, content) {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = content;
  return span;
}

/** A hollow frame and a word: unmistakably another kind of page, also without colours. */
function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(`
    :host { display: block; margin-block: 2rem }
    details { border: 2px solid currentColor; padding: .25rem 1.25rem }
    details[open] { padding-block-end: 1.25rem }
    summary { cursor: pointer; padding-block: .75rem; min-block-size: 44px; box-sizing: border-box; line-height: 1.4 }
    summary:focus-visible { outline: 3px solid currentColor; outline-offset: 3px }
    h1, h2, h3, h4, h5, h6 { display: inline; font-size: 1.3125em; font-weight: 600 }
    .word { display: inline-block; border: 1px solid currentColor; padding: 0 .5em; margin-inline-end: .75em; font-weight: 600; white-space: nowrap }
    .lead { display: block; margin-block-start: .4em; font-size: .9375em }
    .begun, .former { font-weight: 600 }
    button { font: inherit; color: inherit; background: none; border: 1px solid currentColor; border-radius: 4px; min-block-size: 44px;
      padding: .5em 1em; margin-block: .75rem; margin-inline-end: .75rem; cursor: pointer }
    button:focus-visible { outline: 3px solid currentColor; outline-offset: 3px }
    @media print { details:not([open]), summary, div { display: none } }
  `);
  return made;
}
