// @ts-check
// The files of a build that fetches them. `cargo xtask dist` fills in the address and checksum of each by its name.

/** @import { Reason } from "./words.js" */

const FILES = /** @type {Record<string, [address: URL, checksum: string]>} */ (__FILES__);

export const SELF = import.meta.url;

/**
 * The browser refuses a file that differs from the one this script was built with.
 * @param {string} name
 */
export const open = (name) => fetch(FILES[name][0], { integrity: FILES[name][1] });

/**
 * Why a file did not open, and what the sentence about that needs to know. The browser does not tell damage from absence, so
 * the file is asked for again, whatever it holds.
 * @param {string} name
 * @returns {Promise<[Reason, ...string[]]>}
 */
export async function diagnose(name) {
  const { href } = FILES[name][0];
  const response = await fetch(href).catch(() => null);
  if (!response) return ["unreachable", href];
  if (!response.ok) return ["missing", href, `HTTP ${response.status}`];
  // Servers that answer every unknown address with their start page.
  const type = response.headers.get("Content-Type") ?? "";
  return type.startsWith("text/html") ? ["missing", href, type] : ["damaged", href];
}

/**
 * The version of the files that lie beside this script, if they can be asked.
 * @returns {Promise<string | null>}
 */
export async function versionBeside() {
  const list = await fetch(new URL("manifest.json", SELF)).then((response) => response.json()).catch(() => null);
  return typeof list?.version === "string" ? list.version : null;
}
