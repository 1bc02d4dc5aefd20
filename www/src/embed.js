// The generator of embed.html and embed.en.html: puts lines together from the settings and shows what they do. All words
// stand in the pages; nothing here is markup, so the page works under a strict policy.

const FOLDER = new URL("../dist/", import.meta.url);
// What the element and the frame know alike.
const ATTRIBUTES = ["lang", "theme", "heading-level", "accessibility-contact"];

// What the files of this version are called, and their checksums.
const { files: FILES } = await (await fetch(new URL("manifest.json", FOLDER))).json();

const form = document.querySelector("#settings");
const byId = (id) => document.getElementById(id);
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

// An address to write to becomes a link; undefined if it is neither that nor a web address.
function contactOf(text) {
  if (text === "" || /^(https:\/\/|mailto:)\S+$/.test(text)) return text;
  return /^\S+@\S+\.\S+$/.test(text) ? `mailto:${text}` : undefined;
}

function settings() {
  const { mode, folder, ...wishes } = Object.fromEntries(new FormData(form));
  const contact = contactOf(wishes["accessibility-contact"].trim());
  byId("contact-wrong").textContent = contact === undefined ? document.body.dataset.wrongContact : "";
  byId("accessibility-contact").toggleAttribute("aria-invalid", contact === undefined);
  wishes["accessibility-contact"] = contact ?? "";
  const path = folder.trim().replace(/\/*$/, "/");
  return { mode, path, attributes: ATTRIBUTES.filter((name) => wishes[name]).map((name) => [name, wishes[name]]) };
}

const written = (attributes, prefix = "") => attributes.map(([name, value]) => ` ${prefix}${name}="${escaped(value)}"`).join("");

// Where a script lies. A checksum needs the consent of a server elsewhere, which one for modules has given anyway.
function source(path, name, isModule) {
  const { file, integrity } = FILES[name];
  const checked = isModule || !isElsewhere(path) ? ` integrity="${integrity}" crossorigin` : "";
  return `src="${escaped(path + file)}"${checked}`;
}

const isElsewhere = (path) => /^https:\/\//.test(path) && URL.canParse(path);

// What stands for "here" in a policy: the page's own server, or the one that the folder names.
const originOf = (path) => (isElsewhere(path) ? new URL(path).origin : "'self'");

// For each mode: the lines, the policy of the page, that of the frame, and what the preview shows.
const MODES = {
  element: {
    snippet: ({ path, attributes }) =>
      `<script type="module" ${source(path, "ai-act-check.js", true)}></script>\n` +
      `<ai-act-check history${written(attributes)}>\n  ${document.body.dataset.fallback}\n</ai-act-check>`,
    policy: (origin) => `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}`,
    preview: ({ attributes }) => made("ai-act-check", [["history", ""], ...attributes]),
  },
  iframe: {
    snippet: ({ path, attributes }) => `<script ${source(path, "ai-act-check.frame.js")}${written(attributes, "data-")}></script>`,
    policy: (origin) => `script-src ${origin}; frame-src ${origin}`,
    framePolicy: (origin) =>
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; form-action 'none'; " +
      `frame-ancestors ${origin === "'self'" ? origin : document.body.dataset.site}`,
    preview: ({ attributes }) => {
      const loader = made("script", attributes.map(([name, value]) => [`data-${name}`, value]));
      loader.src = new URL("ai-act-check.frame.js", FOLDER).href;
      return loader;
    },
  },
  download: {
    snippet: ({ path }) => `<a href="${escaped(path)}ai-act-check.html" download>${document.body.dataset.download}</a>`,
    policy: () => "",
    preview: () => made("iframe", [["src", new URL("ai-act-check.html", FOLDER).href], ["title", document.body.dataset.download]]),
  },
};

function made(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  return element;
}

function show() {
  const chosen = settings();
  const { snippet, policy, framePolicy, preview } = MODES[chosen.mode];
  const origin = originOf(chosen.path);
  byId("snippet").textContent = snippet(chosen);
  byId("policy").textContent = policy(origin);
  byId("frame-policy").textContent = framePolicy?.(origin) ?? "";
  for (const part of document.querySelectorAll("[data-only]")) part.hidden = part.dataset.only !== chosen.mode;
  for (const part of document.querySelectorAll("[data-not]")) part.hidden = part.dataset.not === chosen.mode;
  byId("preview").replaceChildren(preview(chosen));
}

async function copy({ target }) {
  const { copy: from } = target.dataset;
  if (!from) return;
  const { done, failed } = byId("copied").dataset;
  const copied = navigator.clipboard?.writeText(byId(from).textContent).then(() => true, () => false);
  byId("copied").textContent = (await copied) ? done : failed;
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", copy);
show();
