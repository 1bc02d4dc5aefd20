// @ts-check
// The files of the single-file build: they lie in it, compressed. Nothing is fetched, so no policy needs a connect-src.

const FILES = /** @type {Record<string, string>} */ (__FILES__);

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
export const SELF = script?.src || location.href;

/** @type {typeof import("./files.js").open} */
export async function open(name) {
  const packed = Uint8Array.from(atob(FILES[name]), (character) => character.charCodeAt(0));
  const content = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(content, { headers: { "Content-Type": name === "wasm" ? "application/wasm" : "text/plain" } });
}

/** @type {typeof import("./files.js").diagnose} */
export const diagnose = async () => ["damaged", SELF];

/** @type {typeof import("./files.js").versionBeside} */
export const versionBeside = async () => null;
