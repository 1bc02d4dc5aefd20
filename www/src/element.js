// <ai-act-check>: the custom element around the Rust widget.
//
// It finds out the language, fetches the WASM and one language pack side by side, says so when that takes long or fails,
// reads attributes, fires events, and hands everything else to the Rust object. What a page may rely on stands in
// docs/element.md, and a test compares. Works under a strict Content-Security-Policy and under Trusted Types: nodes are
// made one by one, styles are adopted sheets, and there is no inline anything.
//
// `cargo xtask dist` joins these modules into one file, with wasm-bindgen's output as glue.js and, for the single-file build,
// inlined.js as files.js; it fills in __VERSION__ and __LANGUAGES__.

import { hindrance, open, SELF } from "./files.js";
import { init, Widget } from "./glue.js";

const NAME = "ai-act-check";
const VERSION = __VERSION__;
const LANGUAGES = __LANGUAGES__;
const FALLBACK_LANGUAGE = "en";
// Shorter waits pass without a word.
const PATIENCE_MS = 400;
// A screen reader that is just naming what has the focus would swallow a status.
const AFTER_FOCUS_MS = 150;

// The only sentences that cannot come out of a language pack, because they are needed without one: what is the matter, then
// why.
const WORDS = {
  de: {
    loading: "Die Prüfung wird geladen.",
    cannotStart: "Die Prüfung kann hier nicht starten.",
    languageStays: "Die Sprache lässt sich gerade nicht wechseln.",
    unsupported: () => "Dieser Browser bietet kein WebAssembly an.",
    blocked: () =>
      "Die Content-Security-Policy dieser Seite erlaubt kein WebAssembly: In script-src fehlt das Schlüsselwort " +
      "'wasm-unsafe-eval'.",
    unreachable: (file) =>
      `Die Datei ${file} ist nicht erreichbar. Entweder fehlt die Verbindung, oder connect-src in der ` +
      "Content-Security-Policy dieser Seite lässt die Datei nicht zu.",
    missing: (file, answer) => `Statt der Datei ${file} kam die Antwort ${answer}.`,
    damaged: (file) => `Die Datei ${file} ist beschädigt oder gehört zu einer anderen Fassung.`,
    mismatch: (folder) => `Die Dateien unter ${folder} gehören nicht zusammen. Sie sind alle zugleich zu ersetzen.`,
  },
  en: {
    loading: "Loading the check.",
    cannotStart: "The check cannot start here.",
    languageStays: "The language cannot be changed at the moment.",
    unsupported: () => "This browser does not offer WebAssembly.",
    blocked: () =>
      "The Content-Security-Policy of this page does not allow WebAssembly: its script-src lacks the keyword " +
      "'wasm-unsafe-eval'.",
    unreachable: (file) =>
      `The file ${file} cannot be reached. Either the connection is down, or connect-src in the ` +
      "Content-Security-Policy of this page does not admit the file.",
    missing: (file, answer) => `Instead of the file ${file} came the answer ${answer}.`,
    damaged: (file) => `The file ${file} is damaged or belongs to another version.`,
    mismatch: (folder) => `The files under ${folder} do not belong together. They must all be replaced at once.`,
  },
};

const wordsFor = (language) => WORDS[language] ?? WORDS[FALLBACK_LANGUAGE];

// A reason that a sentence in WORDS explains.
class Hindrance extends Error {
  constructor(word, details = [], cause = undefined) {
    super(WORDS.en[word](...details), { cause });
    this.word = word;
    this.details = details;
  }

  in(language) {
    return wordsFor(language)[this.word](...this.details);
  }
}

// ---- Files: each is loaded once per page, however many elements there are. A failure is not remembered. ----

const FOLDER = new URL(".", SELF).href;
const loads = new Map();

function once(name, load) {
  if (!loads.has(name)) {
    const promise = load();
    promise.catch(() => loads.delete(name));
    loads.set(name, promise);
  }
  return loads.get(name);
}

async function opened(name) {
  try {
    return await open(name);
  } catch (cause) {
    const [word, ...details] = await hindrance(name);
    throw new Hindrance(word, details, cause);
  }
}

const loadPack = (language) => once(language, async () => (await opened(language)).text());

const loadWasm = () =>
  once("wasm", async () => {
    if (typeof WebAssembly !== "object") throw new Hindrance("unsupported");
    if (!mayCompile()) throw new Hindrance("blocked");
    const response = await opened("wasm");
    try {
      await init(await compile(response));
    } catch (cause) {
      throw new Hindrance("damaged", [response.url || SELF], cause);
    }
  });

// Whether this page lets WebAssembly compile: tried on the smallest module there is.
function mayCompile() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00)));
  } catch {
    return false;
  }
}

async function compile(response) {
  const type = response.headers.get("Content-Type");
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  console.warn(`<${NAME}>: ${response.url} is served as ${type}. As application/wasm it would start sooner.`);
  return WebAssembly.compile(await response.arrayBuffer());
}

// ---- Attributes ----

const primary = (tag) => (tag ?? "").toLowerCase().split("-")[0];

// The first language we have: own attribute, nearest ancestor (also outside a shadow root we stand in), browser.
function languageOf(element) {
  const wishes = [];
  for (let node = element; node; node = node.parentNode ?? node.host) {
    if (node.getAttribute?.("lang")) wishes.push(node.getAttribute("lang"));
  }
  wishes.push(...navigator.languages);
  return wishes.map(primary).find((language) => LANGUAGES.includes(language)) ?? FALLBACK_LANGUAGE;
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// The values that an attribute may have, the one that holds without it first.
const CHOICES = {
  theme: ["auto", "light", "dark"],
  persist: ["none", "session", "local"],
  "heading-level": ["2", "1", "3", "4", "5", "6"],
};

// ---- What only the page can do, each when the visitor asks for it ----

const LINK_MARK = "aiact=";

// The content of the chosen file; nothing at all if it is longer than any case or cannot be read.
const LONGEST_FILE = 4 << 20;
const contentOf = async (file) => (file.size > LONGEST_FILE ? "" : file.text().catch(() => ""));

function handOut(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Gives the page back what the last print has changed. A frame that may not print never says that the print is over.
let endPrint = () => {};
const onAfterPrint = () => endPrint();

// Prints the check without the page around it, as a document of its own. Everything comes back afterwards.
function printAlone(element, root, level, title) {
  endPrint();
  const page = document.documentElement;
  const { title: titleBefore } = document;
  const langBefore = page.getAttribute("lang");
  const undo = [isolate(element, title), levelHeadings(root, level)];
  // The title becomes the name of the file; both stand in the PDF's own description.
  document.title = title;
  page.setAttribute("lang", element.getAttribute("lang"));
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

// Marks everything that the element stands in, also through the shadow roots of a page built of components. What bears no
// mark is left out; what bears one gives up its own looks, because a fixed height or a grid would cut the pages off.
function isolate(element, title) {
  const MARK = "data-aiact-print";
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
  const marked = [];
  const roots = [];
  const mark = (node, how) => {
    node.setAttribute(MARK, how);
    marked.push(node);
  };
  for (let node = element; node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
    if (node.adoptedStyleSheets) {
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

// On paper the check stands alone: its headings begin at the first level, and the title of each duty, which unfolds on
// screen, is a heading below the one before it.
function levelHeadings(root, level) {
  const titles = root.querySelectorAll("h1, h2, h3, h4, h5, h6, .duty-title");
  let last = 0;
  for (const title of titles) {
    const real = /^H[1-6]$/.test(title.tagName);
    if (real) last = Number(title.tagName[1]) - level + 1;
    else title.setAttribute("role", "heading");
    title.setAttribute("aria-level", real ? last : last + 1);
  }
  return () => {
    for (const title of titles) {
      title.removeAttribute("aria-level");
      title.removeAttribute("role");
    }
  };
}

// ---- Contrast guard: colours of the page that nobody could read give way to ours ----

// What stands on what, by which ratio it must stand out (WCAG 1.4.3 and 1.4.11), and what gives way if not the first.
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
// The names that pages know, where the sheet has a shorter one.
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

// Red, green, blue and alpha of any colour, as the browser resolves it at the probe.
function resolve(probe, color) {
  probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
  const resolved = getComputedStyle(probe).color;
  const [red, green, blue, alpha = 1] = resolved.match(/-?\d[\d.e-]*/g).map(Number);
  const scale = resolved.startsWith("rgb") ? 255 : 1;
  return [red / scale, green / scale, blue / scale, alpha];
}

const over = (front, back) => front.map((part, at) => (at < 3 ? part * front[3] + back[at] * (1 - front[3]) : 1));

function luminance(color) {
  const light = (part) => (part <= 0.04045 ? Math.max(part, 0) / 12.92 : ((Math.min(part, 1) + 0.055) / 1.055) ** 2.4);
  return 0.2126 * light(color[0]) + 0.7152 * light(color[1]) + 0.0722 * light(color[2]);
}

// What shines through a background that is not solid: those of the elements around, as far as needed.
function backdrop(element, probe) {
  const layers = [];
  for (let node = element; node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    layers.push(resolve(probe, getComputedStyle(node).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reduceRight((back, front) => over(front, back), resolve(probe, "Canvas"));
}

// Writes our colours into the sheet where those of the page fail, and returns the tokens of the page that did.
function guardContrast(element, root, sheet) {
  const probe = root.querySelector(".check").appendChild(document.createElement("i"));
  // Forced colours are the visitor's own, and stand out by themselves.
  probe.style.forcedColorAdjust = "none";
  const ours = new Set();
  const useOurs = (...tokens) => {
    for (const token of tokens) ours.add(token);
    const lines = [...ours].map((token) => `--_${token}: var(--_own-${token});`);
    sheet.replaceSync(`@media not print { .check { ${lines.join(" ")} } }`);
  };
  useOurs();
  const behind = backdrop(element, probe);
  const color = (token, back) => over(resolve(probe, `var(--_${token})`), back);
  const contrast = (front, ground) => {
    const paper = color("paper", behind);
    const back = ground === "paper" ? paper : color(ground, paper);
    const [dark, bright] = [luminance(back), luminance(color(front, back))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
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

// What is no JSON, such as a circle, is no text either; the rulebook then says what it wants instead.
function textOf(value) {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

// ---- The element ----

function slot(name) {
  const place = document.createElement("slot");
  place.name = name;
  return place;
}

// For the sentences of this file. Colours and type come from the page, or from the widget once that stands.
// Servers that render pages may import this file; there is neither a style sheet nor an element.
const sheet = globalThis.CSSStyleSheet && new CSSStyleSheet();
sheet?.replaceSync(`
  :host { display: block }
  :host([hidden]) { display: none }
  [data-notice] { max-inline-size: 44em; margin-block: 0 1em }
  [data-notice], [data-notice] ~ slot { display: block; padding-inline: clamp(1rem, 4vw, 3rem) }
`);

export class AiActCheck extends (globalThis.HTMLElement ?? Object) {
  static version = VERSION;
  // Where this script came from.
  static source = SELF;
  static observedAttributes = [
    "lang", "theme", "as-of", "heading-level", "rulebook", "persist", "history", "exports", "accessibility-contact",
  ];

  #root = null;
  // The Rust object. Made once; it stays while the element leaves the page and comes back, and with it all answers.
  #widget = null;
  #starting = false;
  // The language on screen, and the one asked for last. They differ while a pack is on its way.
  #language = "";
  #wanted = "";
  // The fragment of the address that was opened last.
  #hash = "";
  // What the page set before the check stood, as JSON.
  #prefill = null;
  // The result that was shown last, as JSON, as long as no answer has changed.
  #result = null;
  #persist = "none";
  // The screen that stands, for the history.
  #place = "";
  // What was said once about the attributes need not be said again.
  #warned = new Set();
  // Our colours where those of the page fail.
  #colours = new CSSStyleSheet();
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  // Pages switch their colours by an attribute: theirs, or `theme`.
  #looks = new MutationObserver(() => this.#guard());

  // What the Rust side tells, by name: what happened, and what it wants of the page.
  #hear = {
    step: (step, question, title) => this.#onStep(step, question, title),
    answer: (question, ...options) => {
      this.#result = null;
      this.#emit("answer", { question, options });
    },
    result: () => this.#onResult(),
    export: (kind) => this.#emit("export", { kind }),
    language: (language) => this.#speak(language),
    file: handOut,
    print: (title) => this.#print(title),
    copy: (text) => navigator.clipboard?.writeText(text).catch(() => {}),
    save: (text) => this.#store(text),
    forget: () => this.#store(),
    say: (sentence) => this.#report(sentence),
  };

  // The answers as they stand; to set them begins the check anew.
  get answers() {
    return this.#widget ? JSON.parse(this.#widget.answers()) : { answers: {}, locked: [], ...JSON.parse(this.#prefill || null) };
  }

  set answers(given) {
    this.#prefill = textOf(given ?? { answers: {} });
    this.#result = null;
    if (this.#widget) this.#fill();
  }

  #fill() {
    const faults = this.#widget.set_answers(this.#prefill);
    if (faults) this.#warn("answers", `answers: ${faults} The check uses the others.`);
  }

  get result() {
    return this.#result && JSON.parse(this.#result);
  }

  connectedCallback() {
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: "open" });
      // A page may have set it before this script came.
      if (Object.hasOwn(this, "answers")) {
        const { answers } = this;
        delete this.answers;
        this.answers = answers;
      }
    }
    addEventListener("hashchange", this.#onHash);
    addEventListener("popstate", this.#onPop);
    this.#scheme.addEventListener("change", this.#guard);
    for (const node of [this, document.body, document.documentElement]) this.#looks.observe(node, { attributes: true });
    if (this.#widget) this.#guard();
    if (!this.#widget && !this.#starting) this.#start();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onHash);
    removeEventListener("popstate", this.#onPop);
    this.#scheme.removeEventListener("change", this.#guard);
    this.#looks.disconnect();
  }

  #guard = () => {
    // Outside a page no colour can be resolved; coming back calls again.
    if (!this.#widget || !getComputedStyle(this).color) return;
    const weak = guardContrast(this, this.#root, this.#colours).join(", ");
    if (weak) this.#warn("contrast", `the page's colours leave too little contrast at ${weak}. The check uses its own there.`);
  };

  // A link to a case may be followed while the page stands already. Each is opened once: whoever goes on with its answers
  // and comes back to the same address with the browser's button keeps them. Of several elements the first opens it.
  #onHash = () => {
    const { hash } = location;
    const first = this.getRootNode().querySelector(this.localName) === this;
    if (!first || !this.#widget || hash === this.#hash || !hash.includes(LINK_MARK)) return;
    this.#hash = hash;
    this.#widget.open(hash);
  };

  // Notes the screen in the history if the page wants that. The address stays, and so does what others keep in the state.
  #track(how) {
    const { state } = history;
    const before = state?.[this.#key];
    if (!this.hasAttribute("history") || before === this.#place) return;
    history[before ? how : "replaceState"]({ ...state, [this.#key]: this.#place }, "");
  }

  // Back and forward walk the screens. Where the answers no longer lead to the one that was noted, the one that comes instead is
  // noted in its place: another step would hold the visitor fast.
  #onPop = ({ state }) => {
    const before = this.#place;
    const place = this.hasAttribute("history") && state?.[this.#key];
    if (!place || place === before || !this.#widget) return;
    this.#place = "";
    this.#widget.go_to(...`${place} `.split(" "));
    this.#place ||= before;
    this.#track("replaceState");
  };

  #onStep(step, question, title) {
    if (step === "start") this.#result = null;
    this.#emit("step", { step, question: question || null, title });
    this.#remember();
    // After a reload, the first screen stands in place of the one that was noted.
    const how = this.#place ? "pushState" : "replaceState";
    this.#place = `${step} ${question}`;
    this.#track(how);
  }

  #onResult() {
    const result = this.#widget.result();
    if (result === this.#result) return;
    this.#result = result;
    this.#emit("result", this.result);
  }

  async #onChange(field) {
    this.#remember();
    const file = field.type === "file" && field.files[0];
    if (!file) return;
    const content = await contentOf(file);
    // The same file may be chosen again.
    field.value = "";
    this.#widget.open_file(content);
  }

  attributeChangedCallback(name) {
    // Before the widget stands, #start reads the attributes itself.
    if (!this.#widget) return;
    if (name === "lang") return void this.#speak(languageOf(this));
    if (name === "as-of") return this.#atDay((day) => this.#widget.set_as_of(day));
    if (name === "persist") this.#recall();
    this.#setUp();
  }

  async #start() {
    this.#starting = true;
    const language = languageOf(this);
    this.#language = this.#wanted = language;
    this.#reflect();
    this.#root.adoptedStyleSheets = [sheet];
    // Screen readers follow only a line that stands there before its words.
    this.#root.replaceChildren(this.#notice("", "status"));
    const waiting = setTimeout(() => this.#say(wordsFor(language).loading), PATIENCE_MS);
    try {
      const [pack] = await Promise.all([loadPack(language), loadWasm()]);
      clearTimeout(waiting);
      this.#widget = this.#make(language, pack);
      this.#root.adoptedStyleSheets.unshift(sheet);
      this.#root.adoptedStyleSheets.push(this.#colours);
    } catch (error) {
      this.#root.adoptedStyleSheets = [sheet];
      // The slots let the content of the element through: what the page offers to those who cannot use the check.
      this.#say(this.#explain("cannotStart", error, language), ...["", "contact"].map(slot));
    } finally {
      clearTimeout(waiting);
      this.#starting = false;
    }
    if (!this.#widget) return;
    // After the widget's own listener, which keeps what was typed.
    this.#root.addEventListener("change", (event) => this.#onChange(event.target));
    if (this.#prefill !== null) this.#fill();
    this.#recall();
    this.#onHash();
    this.#emit("ready", { version: VERSION, languages: LANGUAGES, rulebook: JSON.parse(Widget.rulebook()) });
    this.#setUp();
    this.#guard();
    // The page may have changed its mind meanwhile.
    this.#speak(languageOf(this));
  }

  // What the Rust side holds of an element. Were it the element itself, no browser would ever free the two.
  static #shim = (element) => ({
    tell: (what, details) => {
      const living = element.deref();
      if (living) living.#hear[what](...details);
    },
  });

  // The Rust side refuses a pack of another build.
  #make(language, pack) {
    try {
      const shim = AiActCheck.#shim(new WeakRef(this));
      return this.#atDay((day) => new Widget(this.#root, shim, language, pack, day));
    } catch (cause) {
      throw new Hindrance("mismatch", [FOLDER], cause);
    }
  }

  // Hands the attributes over, and draws.
  #setUp() {
    this.#choice("theme");
    const unknown = this.#widget.set_up(
      Number(this.#choice("heading-level")),
      this.getAttribute("exports") ?? undefined,
      this.#persist,
      this.#contact(),
    );
    if (unknown) this.#warn("attribute", `exports: these are no reports: ${unknown}. The check offers the others.`);
    this.#track("replaceState");
    const wish = this.getAttribute("rulebook");
    const rulebook = JSON.parse(Widget.rulebook());
    if (wish === null || Object.values(rulebook).includes(wish)) return;
    const known = `${rulebook.id} of ${rulebook.version}`;
    this.#warn("rulebook", `rulebook="${wish}" was expected, and the check has ${known}. Read your page against it again.`);
  }

  // The value of an attribute that has a few; another one is named, and the first holds.
  #choice(name) {
    const [first] = CHOICES[name];
    const wish = this.getAttribute(name) ?? first;
    if (CHOICES[name].includes(wish)) return wish;
    const known = CHOICES[name].toSorted().join(", ");
    this.#warn("attribute", `${name}="${wish}" is none of ${known}. The check uses ${first}.`);
    return first;
  }

  // The address to which barriers are reported, or nothing.
  #contact() {
    const wish = this.getAttribute("accessibility-contact");
    if (wish === null) return "";
    if (/^[^\s@?&:/]+@[^\s@?&:/]+$/.test(wish)) return `mailto:${wish}`;
    if (wish.startsWith("https://") && URL.canParse(wish)) return wish;
    this.#warn("attribute", `accessibility-contact="${wish}" is no e-mail address and no https URL. It is not shown.`);
    return "";
  }

  // Uses the day the page asks for, or today if there is no such day or the rulebook cannot tell about it.
  #atDay(use) {
    const wish = this.getAttribute("as-of");
    try {
      return use(wish ?? today());
    } catch (error) {
      if (wish === null) throw error;
      const result = use(today());
      this.#warn("attribute", `as-of="${wish}" cannot be used (${error.message}). The check uses today's date.`);
      return result;
    }
  }

  // The name of this element in storage and in the history.
  get #key() {
    return this.id ? `${NAME}#${this.id}` : NAME;
  }

  // Reads what is kept, if the page wants that, and hands it over.
  #recall() {
    this.#persist = this.#choice("persist");
    const kept = this.#stored((area, key) => area.getItem(key)) ?? undefined;
    this.#widget.set_saved(this.#persist === "local" ? kept : undefined);
    // A visit that is under way goes on as it is.
    if (this.#persist === "session" && kept && !this.#widget.fragment()) this.#widget.restore(kept);
  }

  #remember() {
    if (this.#persist === "session") this.#store(this.#widget.fragment());
  }

  #store(text) {
    this.#stored((area, key) => (text === undefined ? area.removeItem(key) : area.setItem(key, text)));
  }

  // The browser's storage, if the page wants one. Private windows and strict settings refuse it; then nothing is stored.
  #stored(use) {
    if (this.#persist === "none") return null;
    try {
      return use(window[`${this.#persist}Storage`], this.#key);
    } catch (error) {
      this.#warn("storage", `this browser stores nothing for this page (${error.message}).`);
      return null;
    }
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`aiact-${name}`, { detail, bubbles: true, composed: true }));
  }

  // For whoever made the page; the check goes on.
  #warn(code, message) {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    console.warn(`<${NAME}>: ${message}`);
    this.#emit("error", { code, message, fatal: false });
  }

  // Changes the language and keeps the answers. Of several wishes in a row the last one counts.
  async #speak(language) {
    if (language === this.#wanted && language !== this.#language) return;
    this.#wanted = language;
    if (language === this.#language) return this.#reflect();
    try {
      const pack = await loadPack(language);
      if (this.#wanted !== language) return;
      this.#widget.set_language(language, pack);
      this.#language = language;
      this.#notify(null);
    } catch (error) {
      if (this.#wanted !== language) return;
      this.#wanted = this.#language;
      this.#notify(this.#explain("languageStays", error, this.#language));
    }
    this.#reflect();
  }

  // What has been done, for those who do not see it. The line falls silent first, as the same may be said again.
  #report(sentence) {
    const line = this.#root.querySelector("[role=status]");
    line.textContent = "";
    setTimeout(() => (line.textContent = sentence), AFTER_FOCUS_MS);
  }

  #print(title) {
    printAlone(this, this.#root, Number(this.#choice("heading-level")), title);
  }

  // The attribute tells style sheets, screen readers and printed pages which language is on screen. "de-AT" may stay for "de".
  #reflect() {
    if (primary(this.getAttribute("lang")) !== this.#language) this.setAttribute("lang", this.#language);
  }

  // The sentences for a failure, and the details for whoever runs the page.
  #explain(matter, error, language) {
    console.error(`<${NAME}>: ${error.message}`, error.cause ?? error);
    const hindrance = error instanceof Hindrance ? error : new Hindrance("mismatch", [FOLDER]);
    this.#emit("error", { code: hindrance.word, message: hindrance.message, fatal: !this.#widget });
    return `${wordsFor(language)[matter]} ${hindrance.in(language)}`;
  }

  // A sentence instead of the widget.
  #say(sentence, ...more) {
    this.#root.firstChild.textContent = sentence;
    this.#root.append(...more);
  }

  // A sentence above the widget, or none.
  #notify(sentence) {
    this.#root.querySelector("[data-notice]")?.remove();
    if (sentence === null) return;
    this.#root.prepend(this.#notice(sentence, "alert"));
  }

  #notice(sentence, role) {
    const paragraph = document.createElement("p");
    paragraph.dataset.notice = "";
    paragraph.setAttribute("role", role);
    paragraph.textContent = sentence;
    return paragraph;
  }
}
