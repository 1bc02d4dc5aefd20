// The files of the engine in Node, which fetches nothing from a disk. `cargo xtask dist` fills in where they lie.

import { readFile } from "node:fs/promises";

const FILES = __FILES__;

export const open = async (name) => new Response(await readFile(FILES[name][0]));
