// The files of the single-file build: they lie in it, compressed. Nothing is fetched, so no policy needs a connect-src.

const FILES = __FILES__;

export const SELF = document.currentScript?.src || location.href;

export async function open(name) {
  const packed = Uint8Array.from(atob(FILES[name]), (character) => character.charCodeAt(0));
  const content = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(content, { headers: { "Content-Type": name === "wasm" ? "application/wasm" : "text/plain" } });
}

export const hindrance = () => ["damaged", SELF];
