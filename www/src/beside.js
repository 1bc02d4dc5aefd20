// @ts-check
// The class around an element beside the check: training, register, reflection. As element.js does for the check, it finds out the
// language, has WASM and words loaded, says so when that fails, and hands everything else to the Rust object. What the
// visitor has done lives there alone; the shim keeps nothing.

// First, because in a single file they are long.
import { App } from "./glue.js";

import { sizeRule, takeSlots } from "./around.js";
import { Attributes, today } from "./attributes.js";
import { LANGUAGES, NAME, VERSION } from "./build.js";
import { coloursAround, guardContrast } from "./contrast.js";
import { languageOf, primary } from "./language.js";
import { FOLDER, loadFirst, loadRest, loadWasm } from "./load.js";
import { notice, noticeSheet, slot } from "./notice.js";
import { printAlone } from "./print.js";
import { download } from "./visitor-files.js";
import { LoadError, wordsFor } from "./words.js";

/** @import { Page } from "./glue.js" */

// Shorter waits pass without a word.
const PATIENCE_MS = 400;
// A screen reader that is just naming what has the focus would swallow a status.
const AFTER_FOCUS_MS = 150;

// Servers that render pages may import this file; there is no element.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object);

export class Beside extends Base {
  static version = VERSION;
  static observedAttributes = ["lang", "theme", "flush", "as-of", "heading-level"];

  #root = this.attachShadow({ mode: "open" });
  /**
   * The Rust object. It stays while the element leaves the page and comes back.
   * @type {App | null}
   */
  #app = null;
  #starting = false;
  #language = "";
  #requested = "";
  #pack = "";
  #saying = 0;
  #warned = new Set();
  /**
   * What the page handed over and the element has not taken yet.
   * @type {[what: string, content: Uint8Array][]}
   */
  #waiting = [];
  #handing = false;
  #around = new CSSStyleSheet();
  #ownColours = new CSSStyleSheet();
  #darkScheme = matchMedia("(prefers-color-scheme: dark)");
  #pageColours = new MutationObserver(() => this.#guardContrast());

  /** @type {(code: string, message: string) => void} */
  #warn = (code, message) => {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    console.warn(`<${NAME}>: ${message}`);
    this.#emit("error", { code, message, fatal: false });
  };

  #attributes = new Attributes(this, this.#warn);

  /**
   * Hands something over: a file, what a property was set to. Before the element stands it waits.
   * @param {string} what
   * @param {string | Uint8Array} content
   */
  take(what, content) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    this.#waiting.push([what, bytes]);
    if (this.#app) void this.#handOver();
  }

  /** One thing after the other: components see what was handed over last when they draw. */
  async #handOver() {
    if (this.#handing) return;
    this.#handing = true;
    try {
      for (let next; (next = this.#waiting.shift()); await new Promise((resolve) => setTimeout(resolve))) this.#app?.take(...next);
    } finally {
      this.#handing = false;
    }
  }

  connectedCallback() {
    this.#darkScheme.addEventListener("change", this.#guardContrast);
    for (const node of [this, document.body, document.documentElement]) this.#pageColours.observe(node, { attributes: true });
    // What stands below the result of a check would take the check's own.
    if (!this.hasAttribute("within")) takeSlots(this);
    if (this.#app) this.#guardContrast();
    else if (!this.#starting) this.#start();
  }

  disconnectedCallback() {
    this.#darkScheme.removeEventListener("change", this.#guardContrast);
    this.#pageColours.disconnect();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    // Before the object stands, #start reads the attributes itself.
    if (!this.#app) return;
    if (name === "lang") void this.#switchLanguage(languageOf(this));
    else this.#set();
  }

  async #start() {
    this.#starting = true;
    const language = languageOf(this);
    this.#language = this.#requested = language;
    this.#reflectLanguage();
    this.#root.adoptedStyleSheets = [noticeSheet];
    const line = notice("", "status");
    this.#root.replaceChildren(line);
    const waiting = setTimeout(() => (line.textContent = wordsFor(language).loading), PATIENCE_MS);
    try {
      const [pack] = await Promise.all([packOf(language), loadWasm()]);
      this.#pack = pack;
      this.#app = this.#make();
      this.#root.adoptedStyleSheets.unshift(noticeSheet);
      this.#root.adoptedStyleSheets.push(this.#around, this.#ownColours);
    } catch (error) {
      this.#root.adoptedStyleSheets = [noticeSheet];
      // The slots let the content of the element through: what the page offers to those who cannot use it.
      this.#root.append(slot(""), slot("contact"));
      line.textContent = this.#explain("cannot-start", error, language);
    } finally {
      clearTimeout(waiting);
      this.#starting = false;
    }
    if (!this.#app) return;
    void this.#handOver();
    this.#emit("ready", { version: VERSION, languages: LANGUAGES });
    this.#attributes.theme();
    // Components draw after this turn.
    requestAnimationFrame(this.#guardContrast);
    // The page may have changed its mind meanwhile.
    this.#switchLanguage(languageOf(this));
  }

  /** The Rust side refuses a pack of another build. */
  #make() {
    try {
      return this.#attributes.atDay((day) => new App(this.#root, this.#page(), this.#given(day), this.#pack));
    } catch (cause) {
      throw new LoadError("mismatch", [FOLDER], cause);
    }
  }

  #set() {
    this.#attributes.theme();
    this.#attributes.atDay((day) => this.#app?.set(this.#given(day), this.#pack));
    this.#guardContrast();
  }

  /** @param {string} day */
  #given(day) {
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    return JSON.stringify({ lang: this.#language, day, today: today(), heading: this.#attributes.headingLevel(), attributes });
  }

  /** @returns {Page} */
  #page() {
    return {
      event: (name, detail) => this.#emit(name, JSON.parse(detail)),
      language: (language) => void this.#switchLanguage(language),
      file: download,
      print: (title) => printAlone(this, this.#root, this.#attributes.headingLevel(), title),
      copy: async (text) => (await navigator.clipboard?.writeText(text).then(() => true, () => false)) ?? false,
      pack: packOf,
      say: (sentence) => this.#say(sentence),
      stands: () => this.isConnected,
      ...this.more(),
    };
  }

  /**
   * What the page of one element can do besides.
   * @returns {object}
   */
  more() {
    return {};
  }

  /**
   * Names what the page wishes and cannot have, once, in the console and as `aiact-error`.
   * @param {string} code
   * @param {string} message
   */
  warn(code, message) {
    this.#warn(code, message);
  }

  #guardContrast = () => {
    const check = this.#root.querySelector(".check");
    if (!this.#app || !check || !getComputedStyle(this).color) return;
    const size = sizeRule();
    this.#around.replaceSync(size);
    if (this.#attributes.theme() === "inherit") this.#around.replaceSync(size + coloursAround(this, check));
    const weak = guardContrast(this, check, this.#ownColours).join(", ");
    if (weak) this.#warn("contrast", `the page's colours leave too little contrast at ${weak}. The element uses its own there.`);
  };

  /**
   * Changes the language and keeps all the rest. Of several wishes in a row the last one counts.
   * @param {string} language
   */
  async #switchLanguage(language) {
    if (language === this.#requested && language !== this.#language) return;
    this.#requested = language;
    if (language !== this.#language) {
      try {
        const pack = await packOf(language);
        if (this.#requested !== language) return;
        [this.#language, this.#pack] = [language, pack];
        this.#alert(null);
        this.#set();
      } catch (error) {
        if (this.#requested !== language) return;
        this.#requested = this.#language;
        this.#alert(this.#explain("language-stays", error, this.#language));
      }
    }
    this.#reflectLanguage();
  }

  // The attribute tells style sheets, screen readers and printed pages which language is on screen.
  #reflectLanguage() {
    if (primary(this.getAttribute("lang")) !== this.#language) this.setAttribute("lang", this.#language);
  }

  /**
   * The line falls silent first, as the same may be said again; of several sentences in a row the last one counts.
   * @param {string} sentence
   */
  #say(sentence) {
    const line = this.#root.querySelector(":scope > [role=status]");
    if (!line) return;
    line.textContent = "";
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (line.textContent = sentence), AFTER_FOCUS_MS);
  }

  /** @param {string | null} sentence */
  #alert(sentence) {
    this.#root.querySelector("[data-notice]")?.remove();
    if (sentence !== null) this.#root.prepend(notice(sentence, "alert"));
  }

  /**
   * @param {import("./words.js").Matter} matter
   * @param {unknown} error
   * @param {string} language
   */
  #explain(matter, error, language) {
    const reason = error instanceof LoadError ? error : new LoadError("mismatch", [FOLDER], error);
    console.error(`<${NAME}>: ${reason.message}`, reason.cause ?? reason);
    this.#emit("error", { code: reason.code, message: reason.message, fatal: !this.#app });
    return `${wordsFor(language)[matter]} ${reason.in(language)}`;
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`aiact-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** @param {string} language */
const packOf = async (language) => (await Promise.all([loadFirst(language), loadRest(language)])).join("");

/**
 * Registers an element under the name of this build. A second script for the same name stays unused.
 * @param {typeof Beside} element
 */
export function register(element) {
  if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, element);
}
