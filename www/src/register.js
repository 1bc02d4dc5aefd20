// @ts-check
// <ai-act-register>. Its attributes stand in docs/register-element.md.

import { Beside, register } from "./beside.js";
import { download } from "./visitor-files.js";

/**
 * What the register asks of its page besides; src/register-element/page.rs calls it.
 * @typedef {object} RegisterPage
 * @property {() => boolean} canPick
 * @property {() => Promise<[name: string, content: Uint8Array<ArrayBuffer>][]>} pick
 * @property {(name: string, content: Uint8Array<ArrayBuffer>, anew: boolean) => Promise<Kept>} keep
 * @property {(name: string) => void} merged
 * @property {(some: boolean) => void} unsaved
 * @typedef {[state: "kept" | "downloaded" | "changed" | "left" | "refused", name: string, content?: Uint8Array<ArrayBuffer>]} Kept
 */

/**
 * What Chromium knows of files on the device. Nobody else does yet; there files are downloads.
 * @typedef {FileSystemFileHandle & { createWritable(): Promise<{ write(content: BufferSource): Promise<void>, close(): Promise<void> }> }} Handle
 * @typedef {{ showOpenFilePicker?: (wish: object) => Promise<Handle[]>, showSaveFilePicker?: (wish: object) => Promise<Handle> }} Pickers
 */

const pickers = /** @type {Pickers} */ (/** @type {unknown} */ (globalThis));
const JSON_FILES = [{ description: "JSON", accept: { "application/json": [".json"] } }];

/** @param {unknown} error */
const isLeft = (error) => error instanceof DOMException && error.name === "AbortError";

export class AiActRegister extends Beside {
  static observedAttributes = [...super.observedAttributes, "view", "check", "catalogues"];

  /**
   * The files that can be saved in their place, by name, each with the time of the last change that is in the register; and of one
   * that is on the disk and not in it yet.
   * @type {Map<string, { handle: Handle, changed: number, found?: number }>}
   */
  #files = new Map();
  #unsaved = false;
  #stay = (/** @type {BeforeUnloadEvent} */ event) => event.preventDefault();

  connectedCallback() {
    super.connectedCallback();
    this.#warnBeforeLeaving(this.#unsaved);
    void this.#fetch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("beforeunload", this.#stay);
  }

  /** @param {boolean} some */
  #warnBeforeLeaving(some) {
    this.#unsaved = some;
    if (some) addEventListener("beforeunload", this.#stay);
    else removeEventListener("beforeunload", this.#stay);
  }

  /** @returns {RegisterPage} */
  more() {
    return {
      canPick: () => Boolean(pickers.showOpenFilePicker),
      pick: () => this.#pick(),
      keep: (name, content, anew) => this.#keep(name, content, anew),
      merged: (name) => {
        const known = this.#files.get(name);
        if (known?.found) Object.assign(known, { changed: known.found, found: undefined });
      },
      unsaved: (some) => this.#warnBeforeLeaving(some),
    };
  }

  /** The file that the attribute `src` names, fetched once. */
  #fetched = false;
  async #fetch() {
    const src = this.getAttribute("src");
    if (this.#fetched || src === null) return;
    this.#fetched = true;
    try {
      const answer = await fetch(new URL(src, document.baseURI));
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      this.take("src", new Uint8Array(await answer.arrayBuffer()));
    } catch (error) {
      this.warn("src", `src="${src}" cannot be fetched (${error instanceof Error ? error.message : error}).`);
      this.take("src-missing", src);
    }
  }

  /** @returns {Promise<[name: string, content: Uint8Array<ArrayBuffer>][]>} */
  async #pick() {
    try {
      const handles = (await pickers.showOpenFilePicker?.({ multiple: true })) ?? [];
      const files = [];
      // One after the other: two may have the same name.
      for (const handle of handles) files.push(await this.#opened(handle));
      return files;
    } catch (error) {
      if (!isLeft(error)) this.warn("file", `a file cannot be read (${error}).`);
      return [];
    }
  }

  /**
   * @param {Handle} handle
   * @returns {Promise<[name: string, content: Uint8Array<ArrayBuffer>]>}
   */
  async #opened(handle) {
    const file = await handle.getFile();
    const name = await this.#nameOf(handle, file.name);
    const known = this.#files.get(name);
    // What stands there by now is known only once it is taken in.
    if (known) known.found = file.lastModified;
    else this.#files.set(name, { handle, changed: file.lastModified });
    return [name, new Uint8Array(await file.arrayBuffer())];
  }

  /**
   * The name of a file, with a number where another file has it already.
   * @param {Handle} handle
   * @param {string} plain
   */
  async #nameOf(handle, plain) {
    let name = plain;
    for (let at = 2, known; (known = this.#files.get(name)) && !(await handle.isSameEntry(known.handle)); at += 1) {
      name = plain.replace(/(\.[^.]*)?$/, ` (${at})$1`);
    }
    return name;
  }

  /**
   * Saves in place where the browser can and the file is known, else asks for a place, else downloads. A file that somebody else
   * has changed meanwhile is not overwritten: its content comes back.
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>} content
   * @param {boolean} anew
   * @returns {Promise<Kept>}
   */
  async #keep(name, content, anew) {
    if (!pickers.showSaveFilePicker) {
      download(name, "application/json", content);
      return ["downloaded", name];
    }
    try {
      const known = anew ? undefined : this.#files.get(name);
      const handle = known?.handle ?? (await pickers.showSaveFilePicker({ suggestedName: name, types: JSON_FILES }));
      if (known) {
        const now = await handle.getFile();
        if (now.lastModified !== known.changed) {
          known.found = now.lastModified;
          return ["changed", name, new Uint8Array(await now.arrayBuffer())];
        }
      }
      const stream = await handle.createWritable();
      // The register's bytes may lie in memory that grows.
      await stream.write(content.slice());
      await stream.close();
      const file = await handle.getFile();
      const kept = known ? name : await this.#nameOf(handle, file.name);
      this.#files.set(kept, { handle, changed: file.lastModified });
      return ["kept", kept];
    } catch (error) {
      return [isLeft(error) ? "left" : "refused", name];
    }
  }
}

register(AiActRegister);
