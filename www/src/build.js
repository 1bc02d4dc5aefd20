// @ts-check
// What the modules know of the build they are part of; `cargo xtask dist` fills it in.

export const NAME = "ai-act-check";
// What a link to a case of its rulebook begins with.
export const LINK = "aiact";
export const VERSION = __VERSION__;
export const LANGUAGES = __LANGUAGES__;
