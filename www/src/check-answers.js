// @ts-check
// Asks the server for every file in the folder and says what is wrong with its answers. No words in here: check-words.js has them.

import { admits, admitsInline, admitsScript, admitsWasm, framers, policiesOf } from "./check-policy.js";

/**
 * @typedef {"element" | "single" | "frame" | "offline"} Way How the check comes onto a page.
 * @typedef {{ file: string, integrity: string, bytes: number, script?: string }} Entry A file of the build, as manifest.json has it.
 * @typedef {{ version: string, rulebook: string, files: Record<string, Entry> }} Manifest
 * @typedef {import("./check-words.js").Finding} Kind
 * @typedef {{ kind: Kind, level: "must" | "better", row: string, ways: Way[], details: Record<string, string>, line?: string }} Finding
 * @typedef {{ row: string, is: "whole" | "framed" | "own-pages" | "speaks" | "untried" | "admits" | "same", answer: string }} Fine
 * @typedef {{ findings: Finding[], fine: Fine[], manifest: Manifest | null, onPage: string | null, absent: Way[] }} Report
 */

/** @type {Way[]} */
export const WAYS = ["element", "single", "frame", "offline"];
export const FOLDER = new URL("./", location.href);
const PLAIN = "ai-act-check";
const FRAME = "frame.html";

/**
 * For which way a file is there.
 * @param {string} plain
 * @returns {Way | undefined}
 */
function wayOf(plain) {
  if (plain === `${PLAIN}.standalone.js`) return "single";
  if (plain === FRAME || plain === `${PLAIN}.frame.js`) return "frame";
  if (plain === `${PLAIN}.html`) return "offline";
  return plain === `${PLAIN}.js` || /^ai-act-check\.(wasm|.*txt)$/.test(plain) ? "element" : undefined;
}

/** @param {string | URL} address */
const ask = (address) => fetch(address, { cache: "reload" }).catch(() => null);

/**
 * Whether it is the file of this build: by its checksum where the page is safe enough for that, else by its length.
 * @param {ArrayBuffer} content
 * @param {Entry} entry
 */
async function isWhole(content, { integrity, bytes }) {
  if (!globalThis.crypto?.subtle) return content.byteLength === bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", content));
  return integrity === `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/**
 * What upload forms are known to make of a name.
 * @param {string} file
 */
const renamed = (file) => [
  file.replace(/\.(?=.*\.)/g, "-"),
  file.replace(/\.(?=.*\.)/g, "_"),
  file.replace(/\.(de|en)\./, ".$1_."),
];

/**
 * All that can be found out from here. `page` is the address of the page on which the check stands, if it is known.
 * @param {string} page
 * @param {HTMLElement} place where the frame may be tried
 * @param {(file: string) => void} tell
 * @returns {Promise<Report>}
 */
export async function look(page, place, tell) {
  /** @type {Report} */
  const report = { findings: [], fine: [], manifest: null, onPage: null, absent: [] };
  /**
   * @param {Kind} kind
   * @param {"must" | "better"} level
   * @param {string} row
   * @param {Way[]} ways
   * @param {Record<string, string>} [details]
   * @param {string} [line]
   */
  const found = (kind, level, row, ways, details = {}, line = undefined) =>
    report.findings.push({ kind, level, row, ways, details: { file: row, ...details }, line });

  const listed = await ask(new URL("manifest.json", FOLDER));
  /** @type {Manifest | null} */
  const manifest = listed?.ok ? await listed.json().catch(() => null) : null;
  if (!listed || !manifest) {
    found("list", "must", "manifest.json", WAYS, { answer: listed ? `HTTP ${listed.status}` : "–" });
    return report;
  }
  report.manifest = manifest;
  forever(listed, "manifest.json", []);
  const entry = (/** @type {string} */ plain) => manifest.files[plain];
  const address = (/** @type {string} */ plain) => new URL(entry(plain).file, FOLDER);

  /** @type {Map<string, Response>} */
  const answers = new Map();
  /** @type {Map<Way, string[]>} */
  const missing = new Map();
  const plainNames = WAYS.flatMap((way) => Object.keys(manifest.files).filter((plain) => wayOf(plain) === way));
  for (const plain of plainNames) await test(plain);
  for (const [way, files] of missing) {
    const all = plainNames.filter((plain) => wayOf(plain) === way);
    // A way that nobody has uploaded is none that fails. The page of the frame alone is enough for a frame without a script.
    if (files.length === all.length) {
      report.absent.push(way);
      found("absent", "better", files[0], [way], { files: files.join(", ") });
    } else for (const file of files) await lost(file, way);
  }
  if (report.absent.length === WAYS.length) for (const finding of report.findings) finding.level = "must";
  transport();
  await policies();
  await frame();
  return report;

  /** @param {string} plain */
  async function test(plain) {
    const { file } = entry(plain);
    const way = /** @type {Way} */ (wayOf(plain));
    tell(file);
    const response = await ask(new URL(file, FOLDER));
    const type = response?.headers.get("Content-Type") ?? "";
    const isPage = /^text\/html/i.test(type);
    if (response && (response.redirected || response.status === 401 || response.status === 403)) {
      const answer = response.redirected ? new URL(response.url).pathname : `HTTP ${response.status}`;
      return found("locked", "must", file, [way], { answer });
    }
    if (!response?.ok) {
      missing.set(way, [...(missing.get(way) ?? []), file]);
      return;
    }
    const before = report.findings.length;
    const content = await response.arrayBuffer();
    if (isPage && !file.endsWith(".html")) return found("instead", "must", file, [way], { answer: type });
    answers.set(plain, response);
    if (!(await isWhole(content, entry(plain)))) {
      found("damaged", "must", file, [way], { is: String(content.byteLength), should: String(entry(plain).bytes) });
    }
    if (file.endsWith(".html") && !isPage) found("type", "must", file, [way], { answer: type || "–", type: "text/html" });
    if (/^attachment/i.test(response.headers.get("Content-Disposition") ?? "")) found("attachment", "must", file, [way]);
    if (file.endsWith(".js") && !/^(text|application)\/(x-)?(java|ecma)script/i.test(type)) {
      found("type", "must", file, [way], { answer: type || "–", type: "text/javascript" });
    }
    if (file.endsWith(".wasm") && type !== "application/wasm") {
      found("slow-type", "better", file, [way], { answer: type || "–", type: "application/wasm" });
    }
    if (file === plain) forever(response, file, [way]);
    if (report.findings.length === before) report.fine.push({ row: file, is: "whole", answer: type });
  }

  /**
   * What keeps its name must not be kept by browsers.
   * @param {Response} response
   * @param {string} file
   * @param {Way[]} ways
   */
  function forever(response, file, ways) {
    const kept = response.headers.get("Cache-Control") ?? "";
    if (/immutable/i.test(kept) || lifetime(kept) > 86_400) found("forever", "must", file, ways, { answer: kept }, "Cache-Control: no-cache");
  }

  /**
   * @param {string} file
   * @param {Way} way
   */
  async function lost(file, way) {
    for (const other of new Set(renamed(file))) {
      if (other === file || !(await ask(new URL(other, FOLDER)))?.ok) continue;
      return found("renamed", "must", file, [way], { answer: other });
    }
    // Without the loader a frame still stands, with the line that has no script.
    const level = file.includes(".frame.") ? "better" : "must";
    found("missing", level, file, [way]);
  }

  // How the files travel: said once, as it is one setting.
  function transport() {
    const loose = [...answers].filter(([, { headers }]) => !headers.get("Content-Encoding")).map(([plain]) => plain);
    if (loose.length > 0) {
      const bytes = loose.reduce((sum, plain) => sum + entry(plain).bytes, 0);
      const [worst] = loose;
      found("loose", "better", entry(worst).file, waysOf(loose), { files: names(loose), size: String(Math.round(bytes / 1000)) });
    }
    const hashed = [...answers].filter(([plain]) => entry(plain).file !== plain);
    const asked = hashed.filter(([, { headers }]) => lifetime(headers.get("Cache-Control") ?? "") < 86_400).map(([plain]) => plain);
    if (asked.length > 0) {
      found("again", "better", entry(asked[0]).file, waysOf(asked), { files: names(asked) }, "Cache-Control: public, max-age=31536000, immutable");
    }
    const own = [...answers].filter(([, { headers }]) => /same-/i.test(headers.get("Cross-Origin-Resource-Policy") ?? ""));
    if (own.length > 0) {
      const plain = own.map(([plain]) => plain);
      const answer = own[0][1].headers.get("Cross-Origin-Resource-Policy") ?? "";
      found("own", "better", entry(plain[0]).file, waysOf(plain), { files: names(plain), answer });
    }
  }

  /** @param {string[]} plain */
  function names(plain) {
    return plain.map((name) => entry(name).file).join(", ");
  }

  /**
   * @param {string[]} plain
   * @returns {Way[]}
   */
  function waysOf(plain) {
    return WAYS.filter((way) => plain.some((name) => wayOf(name) === way));
  }

  // What the page may do on which the check stands: the one that was named, else this one, which lies on the same server.
  async function policies() {
    const where = page ? new URL(page, FOLDER) : new URL(location.href);
    const row = page ? where.pathname : "check.html";
    if (where.origin !== location.origin) return found("elsewhere", "better", where.href, [], { file: where.href });
    tell(row);
    const response = await ask(where);
    if (!response?.ok) return found("no-page", "must", row, [], { answer: response ? `HTTP ${response.status}` : "–" });
    const text = await response.text();
    const held = policiesOf(response.headers.get("Content-Security-Policy"));
    for (const [tag] of text.matchAll(/<meta\b[^>]*http-equiv=["']?Content-Security-Policy\b[^>]*>/gi)) {
      held.push(...policiesOf(/content=(["'])(.*?)\1/i.exec(tag)?.[2] ?? null));
    }
    const before = report.findings.length;
    const { tag, used } = page ? versions(text, row) : { tag: "", used: WAYS };
    const script = `${PLAIN}.js`;
    const nonce = /nonce="([^"]*)"/i.exec(tag)?.[1];
    const uses = (/** @type {Way[]} */ ...ways) => ways.some((way) => used.includes(way));
    if (uses("element") && !admitsScript(held, address(script), entry(script).integrity, nonce)) {
      found("script", "must", row, ["element"], {}, `script-src '${entry(script).integrity}' 'wasm-unsafe-eval'`);
    }
    if (uses("element", "single") && (!admitsWasm(held) || (!page && !compiles()))) found("wasm", "must", row, ["element", "single"], {}, "script-src 'self' 'wasm-unsafe-eval'");
    if (uses("element") && !admits(held, address(`${PLAIN}.wasm`), "connect")) found("connect", "must", row, ["element"], {}, "connect-src 'self'");
    for (const [plain, way] of /** @type {const} */ ([["standalone", "single"], ["frame", "frame"]])) {
      const name = `${PLAIN}.${plain}.js`;
      // A plain frame has no loader.
      if (!uses(way) || (way === "frame" && page && !tag.startsWith("<script")) || admitsScript(held, address(name), entry(name).integrity, nonce)) continue;
      found("script", "must", row, [way], {}, `script-src '${entry(name).integrity}'${way === "single" ? " 'wasm-unsafe-eval'" : ""}`);
    }
    if (uses("frame") && !admits(held, new URL(FRAME, FOLDER), "frame")) found("frames", page ? "must" : "better", row, ["frame"], {}, "frame-src 'self'");
    const embedder = response.headers.get("Cross-Origin-Embedder-Policy") ?? "";
    const framed = answers.get(FRAME)?.headers.get("Cross-Origin-Embedder-Policy") ?? "";
    if (uses("frame") && embedder && !/unsafe-none/.test(embedder) && answers.has(FRAME) && (!framed || /unsafe-none/.test(framed))) {
      found("embedder", "must", FRAME, ["frame"], { answer: embedder }, `Cross-Origin-Embedder-Policy: ${embedder}`);
    }
    if (report.findings.length === before) {
      report.fine.push({ row, is: "admits", answer: response.headers.get("Content-Security-Policy") ?? "–" });
    }
  }

  /**
   * Which version the lines of the page load, and in which way; the first of these lines.
   * @param {string} text
   * @param {string} row
   * @returns {{ tag: string, used: Way[] }}
   */
  function versions(text, row) {
    const tags = [...text.matchAll(/<(?:script|iframe|a)\b[^>]+(?:src|href)="([^"]*)"[^>]*>/gi)];
    const ours = tags.filter(([, src]) => /\/(ai-act-check-[^/]+\.js|frame\.html|ai-act-check\.html)([?#]|$)/.test(`/${src}`));
    if (ours.length === 0) {
      found("no-lines", "must", row, []);
      // Which ways would be open there is still worth knowing.
      return { tag: "", used: WAYS };
    }
    const entries = Object.entries(/** @type {Manifest} */ (manifest).files);
    /** @type {Way[]} */
    const used = [];
    for (const [, src] of ours) {
      const file = (src.split(/[?#]/)[0] ?? "").split("/").pop() ?? "";
      const plain = entries.find(([, entry]) => entry.file === file)?.[0] ?? file.replace(/-\d[^-]*-[0-9a-f]{8}/, "");
      used.push(wayOf(plain) ?? "element");
      report.onPage = /-(\d+\.\d+\.\d+)-/.exec(file)?.[1] ?? manifest?.version ?? null;
      if (entries.some(([, entry]) => entry.file === file)) report.fine.push({ row, is: "same", answer: file });
      else found("old", "must", row, [], { answer: file });
    }
    return { tag: ours[0][0], used };
  }

  // What comes with the page of the frame and with the file to download, which hold their script.
  async function frame() {
    for (const [plain, way] of /** @type {const} */ ([[FRAME, "frame"], [`${PLAIN}.html`, "offline"]])) {
      const response = answers.get(plain);
      const { script } = entry(plain);
      if (!response || !script) continue;
      const held = policiesOf(response.headers.get("Content-Security-Policy"));
      if (!admitsInline(held, script) || !admitsWasm(held)) {
        found("inside", "must", plain, [way], {}, `script-src ${script} 'wasm-unsafe-eval'`);
      }
    }
    const response = answers.get(FRAME);
    if (!response) return;
    const options = response.headers.get("X-Frame-Options");
    const policy = policiesOf(response.headers.get("Content-Security-Policy"));
    const allowed = framers(policy, options);
    if (allowed === "none") found("denied", "must", FRAME, ["frame"], { answer: options ?? "frame-ancestors" }, "X-Frame-Options: SAMEORIGIN");
    if (report.findings.some(({ row, level }) => row === FRAME && level === "must")) return;
    report.fine.push({ row: FRAME, is: allowed === "all" ? "framed" : "own-pages", answer: options ?? "–" });
    const here = policiesOf((await ask(location.href))?.headers.get("Content-Security-Policy") ?? null);
    tell(FRAME);
    if (!admits(here, new URL(FRAME, FOLDER), "frame")) report.fine.push({ row: FRAME, is: "untried", answer: "–" });
    else if (await speaks(place)) report.fine.push({ row: FRAME, is: "speaks", answer: "–" });
    else found("silent", "must", FRAME, ["frame"]);
  }
}

/** @param {string} control */
function lifetime(control) {
  if (/no-store|no-cache/i.test(control)) return 0;
  return Number(/max-age=(\d+)/i.exec(control)?.[1] ?? 0);
}

// As the element tries it: on the smallest module there is.
function compiles() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00)));
  } catch {
    return false;
  }
}

/**
 * Loads the page of the frame as pages do, and waits for a word from it.
 * @param {HTMLElement} place
 * @returns {Promise<boolean>}
 */
function speaks(place) {
  const PATIENCE = 10_000;
  const frame = document.createElement("iframe");
  frame.title = place.dataset.title ?? "";
  frame.sandbox.add("allow-scripts", "allow-forms");
  frame.src = `${new URL(FRAME, FOLDER)}#host=${encodeURIComponent(location.origin)}`;
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), PATIENCE);
    addEventListener("message", ({ source, data }) => {
      // It tells its height at once, and the first event once the check has started in it.
      if (source !== frame.contentWindow || !/^aiact-(ready|step)$/.test(data?.type)) return;
      clearTimeout(timer);
      done(true);
    });
    place.replaceChildren(frame);
  });
}
