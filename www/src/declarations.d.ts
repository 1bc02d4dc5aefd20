// What `cargo xtask dist` fills in, and the little of Node that the engine uses there.

declare const __VERSION__: string;
declare const __LANGUAGES__: string[];
/** The sentences of words.js and those of a frame, each by language. */
declare const __WORDS__: unknown;
/** What stands below the result of a check, by language. */
declare const __BEYOND__: Record<string, Record<"word" | "title" | "lead", string> | undefined>;
declare const __ACTIVITY__: Record<string, Record<"title" | "alone" | "full", string>>;
declare const __FRAME__: Record<string, Record<"title" | "fails" | "alone" | "module", string> | undefined>;
/** By name; what of each depends on the build. */
declare const __FILES__: unknown;

declare module "node:fs/promises" {
  export function readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
}
