// @ts-check
// Files of the visitor: one that is opened, and one that is saved.

const LONGEST_FILE = 4 << 20;

/**
 * The content of a file; nothing at all if it is longer than any case or cannot be read.
 * @param {File} file
 */
export const contentOf = async (file) => (file.size > LONGEST_FILE ? "" : file.text().catch(() => ""));

/**
 * @param {string} name
 * @param {string} type
 * @param {string | Uint8Array<ArrayBuffer>} content
 */
export function download(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
