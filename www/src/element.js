// @ts-check
// <ai-act-check>: the custom element around the Rust widget.
//
// It finds out the language, has the WASM and one language pack loaded side by side, says so when that takes long or fails,
// reads attributes, fires events, and hands everything else to the Rust object. What a page may rely on stands in
// docs/element.md, and a test compares. Works under a strict Content-Security-Policy and under Trusted Types: nodes are
// made one by one, styles are adopted sheets, and there is no inline anything.
//
// `cargo xtask dist` joins these modules into one file, with wasm-bindgen's output as glue.js and, for the single-file build,
// inlined.js as files.js.

// First, because in the single-file build they are long, and the rest compresses better in one piece.
import { SELF, versionBeside } from "./files.js";
import { Widget } from "./glue.js";

import { sizeRule, takeSlots } from "./around.js";
import { Attributes } from "./attributes.js";
import { LANGUAGES, LINK, NAME, VERSION } from "./build.js";
import { coloursAround, guardContrast } from "./contrast.js";
import { languageOf, primary } from "./language.js";
import { FOLDER, loadFirst, loadRest, loadWasm } from "./load.js";
import { notice, noticeSheet, slot } from "./notice.js";
import { printAlone } from "./print.js";
import { useStorage } from "./storage.js";
import { contentOf, download } from "./visitor-files.js";
import { LoadError, wordsFor } from "./words.js";

/** @import { AiActCheckAnswers, AiActCheckAttributes, AiActCheckElement, AiActCheckEventMap } from "../ai-act-check.d.ts" */
/** @import { Warn } from "./attributes.js" */
/** @import { Shim } from "./glue.js" */
/** @import { Persist } from "./storage.js" */
/** @import { Matter } from "./words.js" */

// The names of the events, without "aiact-".
/** @typedef {keyof AiActCheckEventMap extends `aiact-${infer Name}` ? Name : never} EventName */

// Shorter waits pass without a word.
const PATIENCE_MS = 400;
// A screen reader that is just naming what has the focus would swallow a status.
const AFTER_FOCUS_MS = 150;
// Whoever types is told what was found once they pause.
const AFTER_TYPING_MS = 500;
// Until the rest of the texts is asked for again.
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;
// What the fragment of a link to a case holds.
const LINK_MARK = `${LINK}=`;

// Servers that render pages may import this file; there is no element.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object);

/** @implements {AiActCheckElement} */
export class AiActCheck extends Base {
  static version = VERSION;
  // Where this script came from.
  static source = SELF;
  /** @type {(keyof AiActCheckAttributes)[]} */
  static observedAttributes = [
    "lang", "theme", "flush", "as-of", "start", "heading-level", "rulebook", "persist", "history", "exports", "accessibility-contact",
  ];

  #root = this.attachShadow({ mode: "open" });
  /**
   * The Rust object. Made once; it stays while the element leaves the page and comes back, and with it all answers.
   * @type {Widget | null}
   */
  #widget = null;
  #starting = false;
  #completing = false;
  // The language on screen, and the one asked for last. They differ while a pack is on its way.
  #language = "";
  #requested = "";
  // The fragment of the address that was opened last.
  #hash = "";
  /**
   * What the page set before the check stood, as JSON.
   * @type {string | null}
   */
  #prefill = null;
  // What was written to catalogues, as the page gave it before the widget stood.
  #reflections = "";
  /**
   * The result that was shown last, as JSON, as long as no answer has changed.
   * @type {string | null}
   */
  #result = null;
  /** @type {Persist} */
  #persist = "none";
  // The screen that stands, for the history.
  #screen = "";
  // What waits to be said.
  #saying = 0;
  // What was said once about the attributes need not be said again.
  #warned = new Set();
  // Size and, if the page wants it, colours of what is around.
  #around = new CSSStyleSheet();
  // Our colours where those of the page fail.
  #ownColours = new CSSStyleSheet();
  #darkScheme = matchMedia("(prefers-color-scheme: dark)");
  // Pages switch their colours by an attribute: theirs, or `theme`.
  #pageColours = new MutationObserver(() => this.#guardContrast());

  /**
   * For whoever made the page; the check goes on.
   * @type {Warn}
   */
  #warn = (code, message) => {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    console.warn(`<${NAME}>: ${message}`);
    this.#emit("error", { code, message, fatal: false });
  };

  #attributes = new Attributes(this, this.#warn);

  constructor() {
    super();
    // A page may have set them before this script came.
    for (const name of /** @type {const} */ (["answers", "reflections", "start"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Object.assign(this, { [name]: value });
    }
  }

  /**
   * The answers as they stand; to set them begins the check anew.
   * @returns {AiActCheckElement["answers"]}
   */
  get answers() {
    return this.#widget ? JSON.parse(this.#widget.answers()) : { answers: {}, locked: [], ...JSON.parse(this.#prefill || "null") };
  }

  /** @param {AiActCheckAnswers | null} given */
  set answers(given) {
    this.#prefill = textOf(given ?? { answers: {} });
    this.#result = null;
    if (this.#widget) this.#fill(this.#widget, this.#prefill);
  }

  /**
   * What was written to catalogues below the result: a list of documents that goes into the saved case, and comes out of one.
   * @returns {AiActCheckElement["reflections"]}
   */
  get reflections() {
    return JSON.parse((this.#widget ? this.#widget.reflections() : this.#reflections) || "null");
  }

  /** @param {object[] | null} given */
  set reflections(given) {
    this.#reflections = textOf(given);
    if (this.#widget) this.#keep(this.#widget, this.#reflections);
  }

  /** @returns {AiActCheckElement["start"]} */
  get start() {
    return this.getAttribute("start") ?? "choose";
  }

  set start(start) {
    this.setAttribute("start", start);
  }

  /** @returns {AiActCheckElement["result"]} */
  get result() {
    return this.#result && JSON.parse(this.#result);
  }

  connectedCallback() {
    addEventListener("hashchange", this.#onHash);
    addEventListener("popstate", this.#onPop);
    this.#darkScheme.addEventListener("change", this.#guardContrast);
    for (const node of [this, document.body, document.documentElement]) this.#pageColours.observe(node, { attributes: true });
    // What stands below the result of another check would take that one's own.
    if (!this.hasAttribute("within")) takeSlots(this);
    if (this.#widget) {
      this.#guardContrast();
      this.#complete(this.#widget);
    }
    if (!this.#widget && !this.#starting) this.#start();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onHash);
    removeEventListener("popstate", this.#onPop);
    this.#darkScheme.removeEventListener("change", this.#guardContrast);
    this.#pageColours.disconnect();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    const widget = this.#widget;
    // Before the widget stands, #start reads the attributes itself.
    if (!widget) return;
    if (name === "lang") return void this.#switchLanguage(languageOf(this));
    if (name === "as-of") return this.#attributes.atDay((day) => widget.set_as_of(day));
    if (name === "persist") this.#recall(widget);
    this.#setUp(widget);
  }

  async #start() {
    this.#starting = true;
    const language = languageOf(this);
    this.#language = this.#requested = language;
    this.#reflectLanguage();
    this.#root.adoptedStyleSheets = [noticeSheet];
    // Screen readers follow only a line that stands there before its words.
    const line = notice("", "status");
    this.#root.replaceChildren(line);
    const waiting = setTimeout(() => (line.textContent = wordsFor(language).loading), PATIENCE_MS);
    try {
      // Whoever comes with answers or a system goes past the start at once. Without the rest they would see the check wait.
      const early = this.#comesFurther() ? loadRest(language).catch(() => "") : "";
      const [first, rest] = await all([loadFirst(language), early, loadWasm()]);
      clearTimeout(waiting);
      this.#widget = this.#make(language, first + rest);
      this.#root.adoptedStyleSheets.unshift(noticeSheet);
      this.#root.adoptedStyleSheets.push(this.#around, this.#ownColours);
    } catch (error) {
      this.#root.adoptedStyleSheets = [noticeSheet];
      // The slots let the content of the element through: what the page offers to those who cannot use the check.
      this.#root.append(slot(""), slot("contact"));
      line.textContent = this.#explain("cannot-start", await reasonsFor(error), language);
    } finally {
      clearTimeout(waiting);
      this.#starting = false;
    }
    if (this.#widget) this.#begin(this.#widget);
  }

  #comesFurther() {
    const withSystem = !["choose", "ask"].includes(this.start);
    return withSystem || this.#prefill !== null || location.hash.includes(LINK_MARK) || this.#attributes.persist() === "session";
  }

  /** @param {Widget} widget */
  async #begin(widget) {
    // After the widget's own listener, which keeps what was typed.
    this.#root.addEventListener("change", (event) => this.#onChange(widget, /** @type {HTMLInputElement} */ (event.target)));
    if (this.#prefill !== null) this.#fill(widget, this.#prefill);
    if (this.#reflections) this.#keep(widget, this.#reflections);
    this.#recall(widget);
    this.#onHash();
    this.#emit("ready", { version: VERSION, languages: LANGUAGES, rulebook: JSON.parse(Widget.rulebook()) });
    this.#setUp(widget);
    this.#guardContrast();
    await painted();
    this.#complete(widget);
    // The page may have changed its mind meanwhile.
    this.#switchLanguage(languageOf(this));
  }

  /**
   * Fetches the second part of the texts, always and at once, so that no request can tell of an answer. Until it comes the visitor
   * may be ahead of it; the widget then waits. Another language brings its own.
   * @param {Widget} widget
   */
  async #complete(widget) {
    // Coming back to the page must not begin a second round.
    if (this.#completing) return;
    this.#completing = true;
    const language = this.#language;
    const wanted = () => this.isConnected && this.#language === language && !widget.is_complete();
    for (let wait = FIRST_RETRY_MS; wanted(); wait = Math.min(2 * wait, LAST_RETRY_MS)) {
      try {
        const rest = await loadRest(language);
        if (!wanted()) break;
        widget.complete(rest);
        this.#alert(null);
      } catch (error) {
        // Said again each time, as the next screen takes the place of what was said.
        if (wanted()) this.#alert(this.#explain("incomplete", error, language));
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    this.#completing = false;
  }

  /**
   * The Rust side refuses a pack of another build.
   * @param {string} language
   * @param {string} pack
   */
  #make(language, pack) {
    try {
      const shim = AiActCheck.#shim(new WeakRef(this));
      return this.#attributes.atDay((day) => new Widget(this.#root, shim, language, pack, day));
    } catch (cause) {
      throw new LoadError("mismatch", [FOLDER], cause);
    }
  }

  /**
   * What the Rust side holds of an element. Were it the element itself, no browser would ever free the two.
   * @param {WeakRef<AiActCheck>} weak
   * @returns {Shim}
   */
  static #shim = (weak) => {
    const living = (/** @type {(element: AiActCheck) => unknown} */ act) => {
      const element = weak.deref();
      if (element) act(element);
    };
    return {
      step: (...screen) => living((element) => element.#onStep(...screen)),
      answer: (question, options) => living((element) => element.#onAnswer(question, options)),
      result: () => living((element) => element.#onResult()),
      export: (kind) => living((element) => element.#emit("export", { kind })),
      language: (language) => living((element) => element.#switchLanguage(language)),
      file: download,
      print: (title) => living((element) => element.#print(title)),
      copy: async (text) => {
        const done = await (navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false);
        living((element) => element.#widget?.copied(done));
      },
      save: (text) => living((element) => element.#store(text)),
      forget: () => living((element) => element.#store()),
      say: (sentence, typing) => living((element) => element.#announce(sentence, typing ? AFTER_TYPING_MS : AFTER_FOCUS_MS)),
    };
  };

  /**
   * Hands the attributes over, and draws.
   * @param {Widget} widget
   */
  #setUp(widget) {
    const attributes = this.#attributes;
    this.#tellApart();
    // The sheet follows the theme by itself; a value that is none is named here.
    attributes.theme();
    const offered = this.getAttribute("exports");
    const said = widget.set_up(attributes.headingLevel(), offered, this.#persist, attributes.contact(), this.start, mayLackDownloads());
    const [unknown, wrong] = said.split("\n");
    if (unknown) this.#warn("attribute", `exports: these are no reports: ${unknown}. The check offers the others.`);
    if (wrong) this.#warn("attribute", `start="${this.start}" is none of ask, choose, and no typical system. The check uses choose.`);
    this.#noteScreen("replaceState");
    attributes.expect(JSON.parse(Widget.rulebook()));
  }

  /**
   * @param {Widget} widget
   * @param {string} answers
   */
  #fill(widget, answers) {
    const faults = widget.set_answers(answers);
    if (faults) this.#warn("answers", `answers: ${faults} The check uses the others.`);
  }

  /**
   * @param {Widget} widget
   * @param {string} reflections
   */
  #keep(widget, reflections) {
    if (!widget.set_reflections(reflections)) this.#warn("reflections", "reflections: this is no list of documents, or longer than 3 MiB. The check keeps what it had.");
  }

  #guardContrast = () => {
    // Outside a page no colour can be resolved; coming back calls again.
    const check = this.#root.querySelector(".check");
    if (!this.#widget || !check || !getComputedStyle(this).color) return;
    const size = sizeRule();
    // What was taken before is no colour of the page.
    this.#around.replaceSync(size);
    if (this.#attributes.theme() === "inherit") this.#around.replaceSync(size + coloursAround(this, check));
    const weak = guardContrast(this, check, this.#ownColours).join(", ");
    if (weak) this.#warn("contrast", `the page's colours leave too little contrast at ${weak}. The check uses its own there.`);
  };

  // A link to a case may be followed while the page stands already. Each is opened once: whoever goes on with its answers
  // and comes back to the same address with the browser's button keeps them. Of several elements the first opens it.
  #onHash = () => {
    const { hash } = location;
    const page = /** @type {ParentNode & Node} */ (this.getRootNode());
    const first = page.querySelector(this.localName) === this;
    if (!first || !this.#widget || hash === this.#hash || !hash.includes(LINK_MARK)) return;
    this.#hash = hash;
    this.#another((widget) => widget.open(hash));
  };

  /**
   * Another case is told even where its result is the same: what belongs to it may be otherwise.
   * @param {(widget: Widget) => void} open
   */
  #another(open) {
    const before = this.#result;
    this.#result = null;
    if (this.#widget) open(this.#widget);
    this.#result ??= before;
  }

  /**
   * Notes the screen in the history if the page wants that. The address stays, and so does what others keep in the state.
   * @param {"pushState" | "replaceState"} how
   */
  #noteScreen(how) {
    const { state } = history;
    const before = state?.[this.#key];
    if (!this.hasAttribute("history") || before === this.#screen) return;
    history[before ? how : "replaceState"]({ ...state, [this.#key]: this.#screen }, "");
  }

  /**
   * Back and forward walk the screens. Where the answers no longer lead to the one that was noted, the one that comes instead is
   * noted in its place: another step would hold the visitor fast.
   * @param {PopStateEvent} event
   */
  #onPop = ({ state }) => {
    const before = this.#screen;
    const screen = this.hasAttribute("history") && state?.[this.#key];
    if (!screen || screen === before || !this.#widget) return;
    this.#screen = "";
    this.#widget.go_to(.../** @type {[step: string, question: string]} */ (`${screen} `.split(" ")));
    this.#screen ||= before;
    this.#noteScreen("replaceState");
  };

  /** @type {Shim["step"]} */
  #onStep(step, question, title) {
    // Whoever goes on from these has other answers.
    if (step === "start" || step === "assumptions") this.#result = null;
    // What waits was about the screen before.
    clearTimeout(this.#saying);
    this.#emit("step", { step, question: question || null, title });
    this.#remember();
    // After a reload, the first screen stands in place of the one that was noted.
    const how = this.#screen ? "pushState" : "replaceState";
    this.#screen = `${step} ${question}`;
    this.#noteScreen(how);
  }

  /** @type {Shim["answer"]} */
  #onAnswer(question, options) {
    this.#result = null;
    this.#emit("answer", { question, options });
  }

  /** @param {string} title */
  #print(title) {
    printAlone(this, this.#root, this.#attributes.headingLevel(), title);
  }

  #onResult() {
    const result = this.#widget?.result();
    if (!result || result === this.#result) return;
    this.#result = result;
    this.#emit("result", JSON.parse(result));
  }

  /**
   * @param {Widget} widget
   * @param {HTMLInputElement} field
   */
  async #onChange(widget, field) {
    this.#remember();
    // A field that the page has put into a slot is its own.
    const file = this.#root.contains(field) && field.type === "file" && field.files?.[0];
    if (!file) return;
    const content = await contentOf(file);
    // The same file may be chosen again.
    field.value = "";
    this.#another(() => widget.open_file(content));
  }

  // Two elements without a name of their own would take each other's answers and steps.
  #tellApart() {
    const keeps = this.hasAttribute("history") || (this.getAttribute("persist") ?? "none") !== "none";
    const alike = [...document.querySelectorAll(NAME)].filter(({ id }) => id === this.id);
    if (!keeps || alike.length < 2) return;
    this.#warn("id", `${alike.length} checks on this page have ${this.id ? `the id "${this.id}"` : "no id"}. With persist or history each needs one of its own.`);
  }

  // The name of this element in storage and in the history.
  get #key() {
    return this.id ? `${NAME}#${this.id}` : NAME;
  }

  /**
   * Reads what is kept, if the page wants that, and hands it over.
   * @param {Widget} widget
   */
  #recall(widget) {
    this.#persist = this.#attributes.persist();
    const kept = useStorage(this.#persist, this.#warn, (area) => area.getItem(this.#key));
    widget.set_saved(this.#persist === "local" ? kept : null);
    // A visit that is under way goes on as it is.
    if (this.#persist === "session" && kept && !widget.fragment()) widget.restore(kept);
  }

  #remember() {
    if (this.#persist === "session") this.#store(this.#widget?.fragment());
  }

  /** @param {string} [text] */
  #store(text) {
    useStorage(this.#persist, this.#warn, (area) => {
      if (text === undefined) area.removeItem(this.#key);
      else area.setItem(this.#key, text);
    });
  }

  /**
   * @template {EventName} Name
   * @param {Name} name
   * @param {AiActCheckEventMap[`aiact-${Name}`]["detail"]} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`aiact-${name}`, { detail, bubbles: true, composed: true }));
  }

  /**
   * Changes the language and keeps the answers. Of several wishes in a row the last one counts.
   * @param {string} language
   */
  async #switchLanguage(language) {
    if (language === this.#requested && language !== this.#language) return;
    this.#requested = language;
    if (language === this.#language) return this.#reflectLanguage();
    try {
      const parts = await Promise.all([loadFirst(language), loadRest(language)]);
      if (this.#requested !== language) return;
      this.#widget?.set_language(language, parts.join(""));
      this.#language = language;
      this.#alert(null);
    } catch (error) {
      if (this.#requested !== language) return;
      this.#requested = this.#language;
      this.#alert(this.#explain("language-stays", error, this.#language));
    }
    this.#reflectLanguage();
  }

  // The attribute tells style sheets, screen readers and printed pages which language is on screen. "de-AT" may stay for "de".
  #reflectLanguage() {
    if (primary(this.getAttribute("lang")) !== this.#language) this.setAttribute("lang", this.#language);
  }

  /**
   * What has been done, for those who do not see it. The line falls silent first, as the same may be said again; of several
   * sentences in a row the last one counts.
   * @param {string} sentence
   * @param {number} wait
   */
  #announce(sentence, wait) {
    const line = /** @type {Element} */ (this.#root.querySelector("[role=status]"));
    line.textContent = "";
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (line.textContent = sentence), wait);
  }

  /**
   * A sentence above the widget, or none.
   * @param {string | null} sentence
   */
  #alert(sentence) {
    this.#root.querySelector("[data-notice]")?.remove();
    if (sentence !== null) this.#root.prepend(notice(sentence, "alert"));
  }

  /**
   * The sentences for a failure, and the details for whoever runs the page.
   * @param {Matter} matter
   * @param {unknown} error
   * @param {string} language
   */
  #explain(matter, error, language) {
    const reasons = (Array.isArray(error) ? error : [error]).map((one) => {
      console.error(`<${NAME}>: ${one.message}`, one.cause ?? one);
      const reason = one instanceof LoadError ? one : new LoadError("mismatch", [FOLDER]);
      this.#emit("error", { code: reason.code, message: reason.message, fatal: !this.#widget });
      return reason.in(language);
    });
    return [wordsFor(language)[matter], ...reasons].join(" ");
  }
}

/**
 * What all of them give, or everything that went wrong with them, so that nobody mends one file after the other.
 * @template {unknown[]} T
 * @param {T} promises
 * @returns {Promise<{ [K in keyof T]: Awaited<T[K]> }>}
 */
async function all(promises) {
  const settled = await Promise.allSettled(promises);
  const failures = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  if (failures.length > 0) throw failures.length > 1 ? new AggregateError(failures) : failures[0];
  return /** @type {{ [K in keyof T]: Awaited<T[K]> }} */ (/** @type {unknown} */ (settled.map((one) => one.status === "fulfilled" && one.value)));
}

/**
 * Each failure once, and first whether this script is older than the files beside it: then they are missing for that reason.
 * @param {unknown} error
 */
async function reasonsFor(error) {
  const failures = error instanceof AggregateError ? error.errors : [error];
  const ofFiles = failures.some(({ code }) => code === "missing" || code === "damaged");
  const version = ofFiles && (await versionBeside());
  const outdated = version && version !== VERSION ? [new LoadError("outdated", [VERSION, version, FOLDER])] : [];
  const seen = new Set();
  return [...outdated, ...failures.filter(({ message }) => !seen.has(message) && seen.add(message))];
}

/**
 * A sandbox that forbids downloads does so in silence. Only a page without an origin can be in one; our own loader allows them, and
 * its page says so.
 */
const mayLackDownloads = () => self.origin === "null" && document.documentElement.dataset.downloads === undefined;

/** When what has been drawn is on the screen; a page that nobody looks at paints nothing. */
const painted = () =>
  new Promise((resolve) => (document.hidden ? resolve : requestAnimationFrame)(() => setTimeout(resolve)));

/**
 * What is no JSON, such as a circle, is no text either; the rulebook then says what it wants instead.
 * @param {unknown} value
 */
function textOf(value) {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
