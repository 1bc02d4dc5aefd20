// @ts-check
// The generator of embed.html and embed.en.html: puts lines together from the settings and shows what they do. All words
// stand in the pages; nothing here is markup, so the page works under a strict policy.

// In the folder of the files themselves the page lies beside them.
const FOLDER = new URL(document.body.dataset.files || "./", document.baseURI);
// What the element and the frame know alike.
const ATTRIBUTES = ["lang", "theme", "start", "heading-level", "accessibility-contact"];

// What the files of this version are called, and their checksums.
const { files: FILES } = await (await fetch(new URL("manifest.json", FOLDER))).json();

/**
 * @typedef {[name: string, value: string][]} Pairs
 * @typedef {{ path: string, attributes: Pairs }} Settings The folder of the files, and the attributes that are wanted.
 */

const form = /** @type {HTMLFormElement} */ (document.querySelector("#settings"));
const words = /** @type {Record<string, string>} */ (document.body.dataset);
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const escaped = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/**
 * An address to write to becomes a link; undefined if it is neither that nor a web address.
 * @param {string} text
 */
function contactOf(text) {
  if (text === "" || /^(https:\/\/|mailto:)\S+$/.test(text)) return text;
  return /^\S+@\S+\.\S+$/.test(text) ? `mailto:${text}` : undefined;
}

function settings() {
  const { mode, folder, ...wishes } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
  const contact = contactOf(wishes["accessibility-contact"].trim());
  byId("contact-wrong").textContent = contact === undefined ? words.wrongContact : "";
  byId("accessibility-contact").toggleAttribute("aria-invalid", contact === undefined);
  wishes["accessibility-contact"] = contact ?? "";
  const path = folder.trim().replace(/\/*$/, "/");
  const attributes = /** @type {Pairs} */ (ATTRIBUTES.filter((name) => wishes[name]).map((name) => [name, wishes[name]]));
  return { mode, path, attributes };
}

const written = (/** @type {Pairs} */ attributes, prefix = "") =>
  attributes.map(([name, value]) => ` ${prefix}${name}="${escaped(value)}"`).join("");

/**
 * Where a script lies. A checksum needs the consent of a server elsewhere, which one for modules has given anyway.
 * @param {string} path
 * @param {string} name
 */
function source(path, name, isModule = false) {
  const { file, integrity } = FILES[name];
  const checked = isModule || !isElsewhere(path) ? ` integrity="${integrity}" crossorigin` : "";
  return `src="${escaped(path + file)}"${checked}`;
}

const isElsewhere = (/** @type {string} */ path) => /^https?:\/\//.test(path) && URL.canParse(path);

// What stands for "here" in a policy: the page's own server, or the one that the folder names.
const originOf = (/** @type {string} */ path) => (isElsewhere(path) ? new URL(path).origin : "'self'");

const element = (/** @type {Pairs} */ attributes) =>
  `<ai-act-check history${written(attributes)} style="display: block">\n  ${words.fallback}\n</ai-act-check>`;

const framePolicy = (/** @type {string} */ origin) =>
  `default-src 'none'; script-src ${FILES["frame.html"].script} 'wasm-unsafe-eval'; form-action 'none'; ` +
  `frame-ancestors ${origin === "'self'" ? origin : words.site}`;

// Where no script sets the frame up, its address does.
const framed = (/** @type {string} */ path, /** @type {Pairs} */ attributes) => `${path}frame.html#${new URLSearchParams(attributes)}`;

// What docs/embedding.md says about each.
const SANDBOX = "allow-scripts allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

/**
 * For each mode: the lines, the policy of the page, that of the frame, and what the preview shows.
 * @type {Record<string, {
 *   snippet: (settings: Settings) => string,
 *   policy: (origin: string) => string,
 *   framePolicy?: (origin: string) => string,
 *   preview: (settings: Settings) => HTMLElement,
 * }>}
 */
const MODES = {
  element: {
    snippet: ({ path, attributes }) =>
      `<script type="module" ${source(path, "ai-act-check.js", true)}></script>\n${element(attributes)}`,
    policy: (origin) => `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}`,
    preview: ({ attributes }) => made("ai-act-check", [["history", ""], ...attributes]),
  },
  single: {
    snippet: ({ path, attributes }) => `<script defer ${source(path, "ai-act-check.standalone.js")}></script>\n${element(attributes)}`,
    policy: (origin) => `script-src ${origin} 'wasm-unsafe-eval'`,
    preview: ({ attributes }) => made("ai-act-check", [["history", ""], ...attributes]),
  },
  iframe: {
    snippet: ({ path, attributes }) => `<script ${source(path, "ai-act-check.frame.js")}${written(attributes, "data-")}></script>`,
    policy: (origin) => `script-src ${origin}; frame-src ${origin}`,
    framePolicy,
    preview: ({ attributes }) => {
      const loader = made("script", []);
      for (const [name, value] of attributes) loader.setAttribute(`data-${name}`, value);
      loader.src = new URL(FILES["ai-act-check.frame.js"].file, FOLDER).href;
      return loader;
    },
  },
  plain: {
    snippet: ({ path, attributes }) =>
      `<iframe src="${escaped(framed(path, attributes))}" title="${words.title}" sandbox="${SANDBOX}" allow="clipboard-write" ` +
      `style="display: block; width: 100%; height: 60rem; border: 0"></iframe>`,
    policy: (origin) => `frame-src ${origin}`,
    framePolicy,
    preview: ({ attributes }) => made("iframe", [["src", framed(FOLDER.href, attributes)], ["title", words.title], ["sandbox", SANDBOX]]),
  },
  download: {
    snippet: ({ path }) => `<a href="${escaped(path)}ai-act-check.html" download>${words.download}</a>`,
    policy: () => "",
    preview: () => made("iframe", [["src", new URL("ai-act-check.html", FOLDER).href], ["title", words.download]]),
  },
};

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Pairs} attributes
 */
function made(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  return element;
}

/**
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
const parts = (selector) => document.querySelectorAll(selector);

function show() {
  const chosen = settings();
  const { snippet, policy, framePolicy, preview } = MODES[chosen.mode];
  const origin = originOf(chosen.path);
  byId("snippet").textContent = snippet(chosen);
  byId("policy").textContent = policy(origin);
  byId("frame-policy").textContent = framePolicy?.(origin) ?? "";
  for (const part of parts("[data-only]")) part.hidden = !part.dataset.only?.split(" ").includes(chosen.mode);
  for (const part of parts("[data-not]")) part.hidden = part.dataset.not === chosen.mode;
  byId("preview").replaceChildren(preview(chosen));
}

/** @param {MouseEvent} event */
async function copy({ target }) {
  const { copy: from } = /** @type {HTMLElement} */ (target).dataset;
  if (!from) return;
  const { done, failed } = /** @type {Record<string, string>} */ (byId("copied").dataset);
  const copied = navigator.clipboard?.writeText(byId(from).textContent ?? "").then(() => true, () => false);
  byId("copied").textContent = (await copied) ? done : failed;
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", copy);
byId("off").remove();
// Where the page lies in the folder, the folder is known.
if (!document.body.dataset.files) /** @type {HTMLInputElement} */ (byId("folder")).value = new URL("./", location.href).href;
show();
